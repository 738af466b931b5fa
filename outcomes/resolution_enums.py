"""Fixed words of what a reviewer decides after people outside have answered, and of reminding them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResolutionKind(models.TextChoices):
    """What follows for an outcome from the answers about it."""

    KEEP = "keep", pgettext_lazy("resolution", "Keep the text as it is")
    AMEND = "amend", pgettext_lazy("resolution", "Amend the text")
    CONTESTED = "contested", pgettext_lazy("resolution", "Report it as contested")
    WITHDRAWN = "withdrawn", pgettext_lazy("resolution", "Withdraw it: it is kept and no longer counted")


class ResolutionResult(models.TextChoices):
    """What was decided, said afterwards."""

    KEEP = "keep", pgettext_lazy("resolution", "Kept as it is")
    AMEND = "amend", pgettext_lazy("resolution", "Amended")
    CONTESTED = "contested", pgettext_lazy("resolution", "Contested")
    WITHDRAWN = "withdrawn", pgettext_lazy("resolution", "Withdrawn")


class ReminderFate(models.TextChoices):
    """What became of a reminder when its day had come."""

    WRITTEN = "written", _("Written")
    SUPERSEDED = "superseded", _("Left out: a later one went on the same day")
