"""Which questions of the coach a person said do not apply, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from outcomes.models.outcome import Outcome


class CoachDismissal(models.Model):
    """One question of the coach that somebody who writes the record found not to apply, with the reason.

    `words` are the folded words that led to the question. A question about something that is not
    there has none; then `text` is the folded text in which it was missing.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="coach_dismissals")
    rule = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    words = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "dismissed question of the coach"
        verbose_name_plural = "dismissed questions of the coach"
        ordering = ["outcome", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "rule", "field", "words"], name="coach_question_dismissed_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="coach_dismissal_says_why"),
            models.CheckConstraint(
                condition=Q(words="") | Q(text=""), name="coach_dismissal_of_words_or_of_a_gap"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.field}, {self.rule}"
