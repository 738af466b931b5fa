"""What a round goes on with although it is unfinished, and what was carried over to a later round."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound
from outcomes.models.outcome import Outcome

LONGEST_REASON = 1_000


def _reason() -> models.TextField:
    return models.TextField(_("reason"), validators=[MaxLengthValidator(LONGEST_REASON)])


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )


class LeftInRound(models.Model):
    """That a check of a round lists an outcome and the lead leaves it as it is, with a reason.

    `kind` is the key of the check (outcomes/queries/round_checks.py). The row ends when the round goes back
    to an earlier phase, because the checks are asked anew then; it stays, for its author to read.
    """

    round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="left_outcomes")
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="left_in")
    kind = models.SlugField(max_length=20)
    reason = _reason()
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "outcome", "kind"],
                condition=Q(ended_at__isnull=True),
                name="outcome_left_once_per_round_and_check",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="left_outcome_says_why"),
            models.CheckConstraint(condition=~Q(kind=""), name="left_outcome_names_its_check"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.kind} ({self.round})"


class CarryOver(models.Model):
    """That an unfinished outcome went from one round to a later one; its versions and trail went with it."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="carried_over")
    from_round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="carried_out")
    to_round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="carried_in")
    reason = _reason()
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="carry_over_says_why"),
            models.CheckConstraint(
                condition=~Q(from_round=F("to_round")), name="carried_over_to_another_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.from_round} → {self.to_round}"
