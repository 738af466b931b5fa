"""Up to which version of a record somebody has read it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from outcomes.models.outcome import Outcome


class LastLook(models.Model):
    """The newest version of a record that a person has seen, and when; only they are told of it."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["person", "outcome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "outcome"], name="last_look_once_per_person_and_outcome"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="last_look_is_at_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.person} has read {self.outcome.reference} v{self.version}"
