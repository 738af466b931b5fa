"""The roles people can hold; the vocabulary of every policy."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does in a harvest; held everywhere or for one round."""

    CONTRIBUTOR = "contributor", _("Contributor")
    REVIEWER = "reviewer", _("Reviewer")
    CODER = "coder", _("Coder")
    LEAD = "lead", _("MLE lead")
    ADMINISTRATOR = "administrator", _("Administrator")
    READER = "reader", _("Reader")


ROUND_ROLES = (Role.CONTRIBUTOR, Role.REVIEWER, Role.CODER, Role.LEAD)
"""The roles that can also be given for a single round."""
