"""Names and passages that a record withholds, and who looked at them."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.enums import LookedAt, WithheldKind
from outcomes.models.outcome import Outcome

LONGEST_WORDS = 1000
"""A longer passage is better left out of the text."""
LONGEST_WHY = 300


class SensitivePassage(models.Model):
    """Words that must not be read outside; `Outcome.withheld` repeats those in force for every reader.

    `number` counts the passages of the record, in force or not. `mark` is the checksum of the words
    as they are compared, so that the same ones stand here once.
    No longer withholding them sets `removed_at`; that they were withheld stays known.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField(editable=False)
    words = models.TextField(_("words"), validators=[MaxLengthValidator(LONGEST_WORDS)])
    mark = models.CharField(max_length=64, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=WithheldKind.choices, default=WithheldKind.NAME)
    why = models.CharField(_("why"), max_length=LONGEST_WHY)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("withheld passage")
        ordering = ["outcome", "number"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="withheld_passage_numbered_once"),
            models.CheckConstraint(condition=~Q(words=""), name="withheld_passage_has_words"),
            models.CheckConstraint(condition=~Q(why=""), name="withheld_passage_says_why"),
            models.UniqueConstraint(
                fields=["outcome", "mark"],
                condition=Q(removed_at__isnull=True),
                name="passage_withheld_once_per_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.get_kind_display()}"


class WithheldLook(models.Model):
    """Somebody had the withheld words of a record shown, and said why."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="withheld_looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=LONGEST_WHY)
    what = models.CharField(max_length=10, choices=LookedAt.choices, default=LookedAt.RECORD)

    class Meta:
        verbose_name = _("look at withheld words")
        ordering = ["outcome", "-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="look_says_why")]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.by}"
