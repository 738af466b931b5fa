"""The filters of a list that are set, each with a way to take it off."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from wiego_mle.kernel.written import labelled


def chips_of(form: forms.Form, address: QueryDict) -> list[dict]:
    """Return what is set in a filter form as `components/filter_chips.html` prints it.

    What the form does not understand is among them, as it was written, so that it can be taken off.
    """
    chips = []
    for field in form:
        value = field.value()
        if not value:
            continue
        rest = address.copy()
        rest.pop(field.name, None)
        rest.pop("page", None)
        words = dict(getattr(field.field, "choices", ())).get(value, value)
        chips.append({"label": labelled(field.label, words), "url": f"?{rest.urlencode()}"})
    return chips
