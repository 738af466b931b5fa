"""How outcomes belong together: links, merged records, pairs that were looked at, and keys to find them by."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.comparing.keys import LONGEST_KEY
from outcomes.enums import SYMMETRIC_LINKS, LinkKind, OutcomeState
from outcomes.models.outcome import Outcome

LONGEST_NOTE = 1000


def _note(label, **options) -> models.TextField:
    return models.TextField(label, validators=[MaxLengthValidator(LONGEST_NOTE)], **options)


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )


class OutcomeLink(models.Model):
    """One outcome led to another, contributed to it, continues, contradicts or is the same as it.

    Read from `outcome` to `other`; a kind that reads the same both ways is kept once, the older
    record first. Taking a link off deletes the row; the trails of both records keep it.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="links_from")
    other = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="links_to")
    kind = models.CharField(_("how they belong together"), max_length=16, choices=LinkKind.choices)
    note = _note(_("note"), blank=True, default="")
    linked_by = _person()
    linked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["outcome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "other", "kind"], name="outcomes_linked_once_per_kind"
            ),
            models.CheckConstraint(condition=~Q(outcome=F("other")), name="outcome_not_linked_to_itself"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in LinkKind]), name="outcome_link_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[str(kind) for kind in SYMMETRIC_LINKS]) | Q(outcome__lt=F("other")),
                name="mutual_link_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} {self.kind} {self.other.reference}"


class OutcomeMerge(models.Model):
    """`merged` was found to be the same change as `kept`, and what it was before, so that it can be undone.

    Nothing is moved: every reporter, source, piece of evidence and version stays with its record.
    """

    merged = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="merges")
    kept = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="merged_into_it")
    reason = _note(_("reason"))
    state_before = models.CharField(max_length=10, choices=OutcomeState.choices)
    decided_at_before = models.DateTimeField(null=True)
    decided_by_before = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["merged", "-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["merged"], condition=Q(ended_at__isnull=True), name="outcome_merged_into_one_only"
            ),
            models.CheckConstraint(condition=~Q(merged=F("kept")), name="outcome_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(reason=""), name="merge_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.merged.reference} → {self.kept.reference}"


class NotTheSame(models.Model):
    """Somebody compared two outcomes and found that they are not one change; they are not proposed again."""

    first = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="not_the_same_as_later")
    second = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="not_the_same_as_earlier")
    why = _note(_("why"), blank=True, default="")
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["first", "second"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_judged_not_the_same_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_names_the_older_first"),
        ]

    def __str__(self) -> str:
        return f"{self.first.reference} ≠ {self.second.reference}"


class OutcomeKey(models.Model):
    """A telling word, name or figure of an outcome; services keep them with the text."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=LONGEST_KEY)

    class Meta:
        ordering = ["outcome", "key"]
        constraints = [
            # In this order it is also the index by which outcomes with a key are found.
            models.UniqueConstraint(fields=["key", "outcome"], name="key_once_per_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.key}"
