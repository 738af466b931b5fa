"""Which outcomes of a round are substantiated: by which rules and seed, among which, and what was drawn."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound
from outcomes.enums import SelectionState
from outcomes.models.outcome import Outcome
from outcomes.selecting.lots import new_seed

LONGEST_SEED = 40


def _person(**options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, **options
    )


class Selection(models.Model):
    """A plan of selection while it is a draft, and what it drew once it is drawn; then it is frozen.

    `rules` are plain values (outcomes/selecting/written.py). `frame` holds, from the draw on, every unit
    among which was drawn with its groups and marks, so that the draw can be repeated for ever. `together`
    says that linked outcomes are drawn as one unit.
    """

    round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="selections")
    number = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(
        max_length=6, choices=SelectionState.choices, default=SelectionState.DRAFT, editable=False
    )
    seed = models.CharField(
        _("seed"), max_length=LONGEST_SEED, default=new_seed, validators=[MinLengthValidator(1)]
    )
    rules = models.JSONField(default=list, blank=True)
    together = models.BooleanField(_("linked outcomes are one unit"), default=False)
    frame = models.JSONField(default=list, blank=True, editable=False)
    created_by = _person()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    drawn_by = _person(null=True)
    drawn_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("selection")
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="selection_number_once_per_round"),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state=SelectionState.DRAFT),
                name="round_plans_one_selection_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in SelectionState]),
                name="selection_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state=SelectionState.DRAFT, drawn_by__isnull=True, drawn_at__isnull=True)
                | Q(state=SelectionState.DRAWN, drawn_by__isnull=False, drawn_at__isnull=False),
                name="drawn_selection_says_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(seed=""), name="selection_has_a_seed"),
        ]

    def __str__(self) -> str:
        return f"{self.round.reference}-{self.number}"

    @property
    def is_drawn(self) -> bool:
        """Say whether it is drawn, and so does not change any more."""
        return self.state == SelectionState.DRAWN


class SelectedOutcome(models.Model):
    """An outcome that a selection drew, with the rules that chose it.

    `unit` is the name under which it was in the lot, `place` its place in the order of the lot.
    `stands_in_for` names the outcome of which nothing came back and for which this one was taken from
    the reserve; such a row has no rule.
    """

    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="selected")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="selected_in")
    unit = models.CharField(max_length=12)
    place = models.PositiveIntegerField()
    why = models.JSONField(default=list, blank=True)
    stands_in_for = models.ForeignKey(
        Outcome, null=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = _person()

    class Meta:
        verbose_name = _("selected outcome")
        ordering = ["selection", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["selection", "outcome"], name="outcome_once_per_selection"),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("outcome")),
                name="outcome_does_not_stand_in_for_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.selection}: {self.outcome.reference}"


class IntendedQuote(models.Model):
    """That a report is going to quote an outcome, so that it is substantiated first."""

    outcome = models.OneToOneField(Outcome, on_delete=models.CASCADE, related_name="intended_quote")
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("outcome to be quoted")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.outcome.reference
