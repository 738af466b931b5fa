"""How a round asks people outside about its outcomes: when they are reminded, how much, and how long data stay."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from harvests.enums import Replacement
from harvests.models.letters import DAYS, validate_days
from harvests.models.rounds import HarvestRound

USUAL_PEOPLE = 1
"""How many people a round wants to hear about each outcome unless its design says otherwise."""


def _number(label, default: int, least: int, most: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


class SubstantiationPlan(models.Model):
    """When and how a round asks people outside; without a row the usual plan holds.

    `reminder_days` counts from the day on which the letter went, `last_call_days` back from the last day for
    an answer. Letters go between `quiet_until` and `quiet_from` by the clock of their reader. How many people
    are wanted for each outcome is said by the design of the round, once.
    """

    round = models.OneToOneField(HarvestRound, on_delete=models.CASCADE, related_name="substantiation_plan")
    answer_days = _number(_("days to answer"), 28, 3, 180)
    reminder_days = models.CharField(
        _("reminders, days after the letter"),
        max_length=20,
        blank=True,
        default="7,14,21",
        validators=[validate_days],
    )
    last_call_days = _number(_("last call, days before the deadline"), 2, 0, 60)
    grace_days = _number(_("days of grace"), 0, 0, 60)
    quiet_until = _number(_("letters go from this hour on"), 8, 5, 18)
    quiet_from = _number(_("letters go until this hour"), 19, 6, 23)
    skips_weekends = models.BooleanField(_("no letters on Saturday and Sunday"), default=True)
    most_per_letter = _number(_("outcomes in one letter, at most"), 5, 1, 20)
    retention_months = _number(_("months for which contact data are kept"), 12, 1, 120)
    replacement = models.CharField(
        _("when nobody answers"),
        max_length=10,
        choices=Replacement.choices,
        default=Replacement.BOTH,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("plan of substantiation")
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(replacement__in=[str(rule) for rule in Replacement]),
                name="replacement_rule_is_known",
            ),
            models.CheckConstraint(
                condition=Q(quiet_until__lt=F("quiet_from"), quiet_from__lte=23),
                name="substantiation_has_hours_for_letters",
            ),
            models.CheckConstraint(
                condition=Q(answer_days__gte=1, most_per_letter__gte=1, retention_months__gte=1),
                name="substantiation_asks_for_something",
            ),
            models.CheckConstraint(
                condition=Q(last_call_days__lt=F("answer_days")), name="last_call_comes_after_the_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.answer_days}"

    @property
    def reminders(self) -> tuple[int, ...]:
        """Return how many days after the letter somebody is reminded, the earliest first."""
        return tuple(sorted(int(day) for day in self.reminder_days.split(",") if day))

    @property
    def people_per_outcome(self) -> int:
        """Return how many people the round wants to hear about each outcome."""
        design = getattr(self.round, "design", None)
        return (design.substantiation_number if design else None) or USUAL_PEOPLE

    def clean(self) -> None:
        """Refuse reminders after the last day, and hours between which no letter could go."""
        super().clean()
        problems = {}
        days = self.reminders if DAYS.match(self.reminder_days) else ()
        if days and days[-1] >= self.answer_days:
            problems["reminder_days"] = _now("The last reminder comes before the last day for an answer.")
        if self.last_call_days >= self.answer_days:
            problems["last_call_days"] = _now("The last call comes after the letter itself.")
        if self.quiet_until >= self.quiet_from:
            problems["quiet_from"] = _now("Letters need some hours of the day in which they may go.")
        if problems:
            raise ValidationError(problems)
