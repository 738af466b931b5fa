"""The roles people can hold, on which days they work, and how often they want letters.

The words of the roles belong to the kernel, where policies find them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wiego_mle.kernel.roles import ROUND_ROLES, Role

__all__ = ["ROUND_ROLES", "DigestRhythm", "LetterRhythm", "Role", "Weekday"]


class LetterRhythm(models.TextChoices):
    """How often a person gets a letter about questions, answers and mentions."""

    DAILY = "daily", _("Once a day, at 08:00 where I am, if there is anything")
    AT_ONCE = "at_once", _("At once, a letter for each question or answer")
    NEVER = "never", _("No letters: I look at the first page")


class DigestRhythm(models.TextChoices):
    """How often a reviewer gets a letter about what waits for a decision."""

    DAILY = "daily", _("On each working day")
    WEEKLY = "weekly", _("Once a week, on my first working day")
    NEVER = "never", pgettext_lazy("digest", "Never: I look at the first page")


class Weekday(models.TextChoices):
    """The days of a week, numbered as ISO 8601 does."""

    MONDAY = "1", _("Monday")
    TUESDAY = "2", _("Tuesday")
    WEDNESDAY = "3", _("Wednesday")
    THURSDAY = "4", _("Thursday")
    FRIDAY = "5", _("Friday")
    SATURDAY = "6", _("Saturday")
    SUNDAY = "7", _("Sunday")
