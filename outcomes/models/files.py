"""What is made of a file that came as evidence, and how it may be destroyed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.enums import CopyFailure, CopyState, PurgeState
from outcomes.models.evidence import Evidence


class ServedCopy(models.Model):
    """What everybody but the lead gets of a file: the same without what it tells about people.

    The row is made with the file and says how far the work is; `claimed_at` tells that a worker has
    taken it, `attempts` how often one did.
    """

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="copy")
    state = models.CharField(max_length=8, choices=CopyState.choices, default=CopyState.WAITING)
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=12, blank=True, default="")
    file_key = models.CharField(max_length=64, blank=True, default="")
    file_name = models.CharField(max_length=200, blank=True, default="")
    content_type = models.CharField(max_length=100, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    thumbnail_key = models.CharField(max_length=64, blank=True, default="")
    thumbnail_width = models.PositiveSmallIntegerField(default=0)
    thumbnail_height = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("copy of a file")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "queued_at", "id"], name="copies_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in CopyState]), name="copy_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=CopyState.READY) | (~Q(file_key="") & Q(finished_at__isnull=False)),
                name="ready_copy_has_its_file",
            ),
            models.CheckConstraint(
                condition=~Q(state=CopyState.FAILED) | ~Q(failure=""), name="failed_copy_says_why"
            ),
            models.CheckConstraint(
                condition=Q(thumbnail_key="") | Q(thumbnail_width__gte=1, thumbnail_height__gte=1),
                name="thumbnail_has_its_measures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.state}"

    @property
    def is_ready(self) -> bool:
        """Say whether there is something to hand out."""
        return self.state == CopyState.READY

    @property
    def is_failed(self) -> bool:
        """Say whether the copy could not be made."""
        return self.state == CopyState.FAILED

    @property
    def failure_words(self) -> str:
        """Return why the copy could not be made, and what to do."""
        return str(CopyFailure(self.failure).label) if self.failure else ""


class EvidenceText(models.Model):
    """The folded words of a file, apart from its row, so that no list ever reads them.

    `folded` is what is searched, without what the record withholds; `whole` has all words while there
    is a difference, so that words can be found again when they are no longer withheld.
    """

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="text")
    folded = models.TextField()
    whole = models.TextField(blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("text of a file")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(folded=""), name="text_of_a_file_has_words")]

    def __str__(self) -> str:
        return self.folded[:60]


class Purge(models.Model):
    """A request to destroy a file for good, and who else decided about it."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="purges")
    state = models.CharField(max_length=8, choices=PurgeState.choices, default=PurgeState.ASKED)
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request to destroy a file")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in PurgeState]), name="purge_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="purge_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state=PurgeState.ASKED, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=PurgeState.ASKED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="purge_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state=PurgeState.DONE) | ~Q(decided_by=F("asked_by")),
                name="purge_needs_two_people",
            ),
            models.UniqueConstraint(
                fields=["evidence"], condition=Q(state=PurgeState.ASKED), name="one_open_purge_per_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id}: {self.state}"
