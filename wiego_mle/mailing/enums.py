"""Where a letter can be, and why it did not go."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    """Where a letter is on its way; a letter left in `sending` is doubtful, never resent blindly."""

    QUEUED = "queued", _("Not sent yet")
    HELD = "held", _("Held back")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    LEFT = "left", _("Left unsent")


class Failure(models.TextChoices):
    """Why a letter did not go, or why nobody can say whether it did."""

    UNREACHABLE = "unreachable", _("The mail server could not be reached.")
    POSTPONED = "postponed", _("The mail server asked to be tried again later.")
    REFUSED = "refused", _("The mail server refused the letter.")
    LINK_VOID = "link-void", _("The link in the letter no longer holds, so it was not sent.")
    NEEDLESS = "needless", _("It was no longer needed when its time came, so it was not sent.")
    BROKE_OFF = "broke-off", _("The connection broke off while the letter was handed over.")
