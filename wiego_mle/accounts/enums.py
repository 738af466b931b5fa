"""The roles people can hold, and how often they want letters about questions.

The words of the roles belong to the kernel, where policies find them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.roles import ROUND_ROLES, Role

__all__ = ["ROUND_ROLES", "LetterRhythm", "Role"]


class LetterRhythm(models.TextChoices):
    """How often a person gets a letter about questions, answers and mentions."""

    DAILY = "daily", _("Once a day, at 08:00 where I am, if there is anything")
    AT_ONCE = "at_once", _("At once, a letter for each question or answer")
    NEVER = "never", _("No letters: I look at the first page")
