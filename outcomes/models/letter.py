"""Which letters name which outcomes."""

from __future__ import annotations

from django.db import models

from outcomes.models.outcome import Outcome
from wiego_mle.mailing.models import Letter


class OutcomeInLetter(models.Model):
    """That a letter about something else, such as a round, names an outcome: it follows the record as others do.

    A letter about one outcome says so itself (`Letter.about_reference`), and notices know theirs.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["letter", "outcome", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "outcome"], name="outcome_named_once_per_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} – {self.letter.reference}"
