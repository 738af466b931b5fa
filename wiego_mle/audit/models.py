"""The append-only trail: who, when, what, why, each row sealed by the hash of the one before."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

GENESIS = "0" * 64
"""The hash before the first row."""


class HistoryIsFixed(Exception):
    """Something tried to change or remove a row of the trail; a fault in the program, never a person's."""


class AppendOnly(models.QuerySet):
    """Rows that can be added and read, and nothing else."""

    def update(self, **changes):
        """Refuse: what is written stays."""
        raise HistoryIsFixed("rows of the trail are never changed")

    def delete(self):
        """Refuse: what is written stays."""
        raise HistoryIsFixed("rows of the trail are never removed")

    def bulk_update(self, objs, fields, batch_size=None):
        """Refuse: what is written stays."""
        raise HistoryIsFixed("rows of the trail are never changed")


class Entry(models.Model):
    """One change: what was done to which record, by whom, when and why.

    `changes` maps a field name to `[old, new]`. `subject_type` and `subject_reference` name the
    record; a reference is never reused, so the row stays readable after the record is gone.
    """

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="trail_entries"
    )
    by_name = models.CharField(max_length=120)
    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_reference = models.CharField(max_length=60)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "trail entry"
        verbose_name_plural = "trail entries"
        ordering = ["sequence"]
        indexes = [
            models.Index(
                fields=["subject_type", "subject_reference", "sequence"], name="trail_of_one_record"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.act} {self.subject_reference}"

    def save(self, **options) -> None:
        """Write a new row; refuse to write an existing one again."""
        if not self._state.adding:
            raise HistoryIsFixed("rows of the trail are never changed")
        super().save(**options)

    def delete(self, **options) -> None:
        """Refuse: what is written stays."""
        raise HistoryIsFixed("rows of the trail are never removed")

    def computed_hash(self) -> str:
        """Return the SHA-256 over the previous hash and everything this row says."""
        content = json.dumps(
            [
                self.previous_hash,
                self.sequence,
                self.at.isoformat(),
                self.by_id,
                self.by_name,
                self.act,
                self.subject_type,
                self.subject_reference,
                self.changes,
                self.reason,
            ],
            cls=DjangoJSONEncoder,
            sort_keys=True,
            ensure_ascii=False,
        )
        return hashlib.sha256(content.encode()).hexdigest()


class ChainHead(models.Model):
    """The end of the chain: one row that every append moves on, so that a cut tail is noticed."""

    name = models.CharField(max_length=10, primary_key=True, default="trail")
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(name="trail"), name="only_one_chain_head"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.hash}"
