"""Showing in a form why something was not taken."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import Form

from wiego_mle.kernel.errors import Incomplete


def show_error(form: Form, error: Exception) -> None:
    """Say at the fields of a form, or above them, why it was not taken; what was typed stays."""
    if isinstance(error, Incomplete):
        for name, words in error.missing.items():
            form.add_error(name if name in form.fields else None, words)
    elif isinstance(error, ValidationError):
        form.add_error(None, error.messages)
    else:
        form.add_error(None, str(error))
