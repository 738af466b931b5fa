"""What reviewers decided, with their reasons."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from outcomes.enums import OutcomeState
from outcomes.models.outcome import Outcome


class ReviewDecision(models.Model):
    """One step that moved an outcome, with its reason; the newest one explains the present state."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="decisions")
    step = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=OutcomeState.choices)
    to_state = models.CharField(max_length=10, choices=OutcomeState.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_decisions"
    )
    at = models.DateTimeField(default=timezone.now)
    outcome_version = models.PositiveIntegerField()

    class Meta:
        ordering = ["outcome", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=["return", "reopen", "set_aside"]) | ~Q(reason=""),
                name="return_reopen_and_set_aside_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.step}"
