"""Editions of the annual tables: what was counted, frozen; the files made of it; what was quoted from it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests import financial_year
from harvests.models import Grant, HarvestRound, Programme
from outcomes.enums import (
    Audience,
    EditionFailure,
    EditionFileState,
    EditionState,
    FileFormat,
    FindingKind,
    OutcomeState,
    PrintedText,
)
from outcomes.models.outcome import Outcome
from wiego_mle.kernel.languages import Language

LONGEST_QUOTE = 2_000
LONGEST_REASON = 300
FROZEN = (EditionState.READY, EditionState.PUBLISHED)
"""States in which everything was collected, so that tables can be made."""


def _person() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )


class Edition(models.Model):
    """The annual tables of a selection as they were at one moment.

    It counts one financial year; without a `year`, all years of a grant.

    `head` is everything that is not a row (scope, words of codes, notes on the method) as one text, the same to
    the byte on every database; `sha256` is the checksum of it and of all rows, which also stands on the
    trail when the edition is published. The row says how far the building is: `claimed_at` tells that a
    worker has taken it, `attempts` how often one did, `done` how many records it has collected.
    """

    reference = models.CharField(max_length=12, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=120)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.INTERNAL)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    year = models.PositiveSmallIntegerField(_("financial year"), null=True, blank=True)
    round = models.ForeignKey(
        HarvestRound, null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    grant = models.ForeignKey(Grant, null=True, blank=True, on_delete=models.PROTECT, related_name="editions")
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by", editable=False
    )
    state = models.CharField(max_length=10, choices=EditionState.choices, default=EditionState.REQUESTED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    requested_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    failure = models.CharField(max_length=12, blank=True, default="", editable=False)
    collected_at = models.DateTimeField(null=True, blank=True, editable=False)
    head = models.TextField(blank=True, default="", editable=False)
    sha256 = models.CharField(max_length=64, blank=True, default="", editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_by = _person()
    creation_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("edition")
        ordering = ["-requested_at", "-pk"]
        indexes = [models.Index(fields=["state", "requested_at", "id"], name="editions_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in EditionState]), name="edition_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="edition_has_a_title"),
            models.CheckConstraint(
                condition=~Q(state__in=[str(state) for state in FROZEN])
                | (~Q(head="") & ~Q(sha256="") & Q(collected_at__isnull=False)),
                name="frozen_edition_has_content_and_checksum",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=EditionState.PUBLISHED, published_at__isnull=False, published_by__isnull=False
                )
                | (
                    ~Q(state=EditionState.PUBLISHED) & Q(published_at__isnull=True, published_by__isnull=True)
                ),
                name="published_edition_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.FAILED) | ~Q(failure=""), name="failed_edition_says_why"
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=False) | Q(grant__isnull=False, round__isnull=True),
                name="edition_of_all_years_is_of_a_grant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def clean(self) -> None:
        """Raise ValidationError, at its field, where year, round and grant do not go together."""
        if self.counts_all_years and not self.grant:
            raise ValidationError(
                {"year": _("All years are counted of one grant only: choose the grant, or a financial year.")}
            )
        if self.counts_all_years and self.round:
            raise ValidationError(
                {"round": _("A round belongs to one financial year: choose that year, or leave all rounds.")}
            )
        if self.round and self.round.financial_year != self.year:
            raise ValidationError({"round": _("This round belongs to another financial year.")})

    @property
    def counts_all_years(self) -> bool:
        """Say whether it counts all years of its grant."""
        return self.year is None

    @property
    def years_label(self) -> str:
        """Return which years it counts, in words."""
        return str(_("All years of the grant")) if self.year is None else financial_year.label(self.year)

    @property
    def is_public(self) -> bool:
        """Say whether the edition may leave WIEGO."""
        return self.audience == Audience.PUBLIC

    @property
    def is_frozen(self) -> bool:
        """Say whether everything was collected and can be read."""
        return self.state in FROZEN

    @property
    def is_published(self) -> bool:
        """Say whether nothing of it can be changed any more."""
        return self.state == EditionState.PUBLISHED

    @property
    def failure_words(self) -> str:
        """Return why it could not be built, and what to do."""
        return str(EditionFailure(self.failure).label) if self.failure else ""


class EditionRow(models.Model):
    """One record as the edition counts it: which version, where it was, under what it counts, what it said.

    `counted_under` maps each dimension to the values of the record; `cells` are the columns of the annex, empty
    where nothing is printed. Withheld words are never in them. A restricted record has a row only in a public
    edition, for its public text, and is not counted.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rows")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=OutcomeState.choices)
    is_counted = models.BooleanField(default=False)
    printed = models.CharField(max_length=8, choices=PrintedText.choices, default=PrintedText.NOTHING)
    counted_under = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    cells = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("row of an edition")
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "outcome"], name="outcome_once_per_edition"),
            models.CheckConstraint(
                condition=Q(is_counted=False) | Q(state=OutcomeState.ACCEPTED),
                name="edition_counts_accepted_outcomes",
            ),
            models.CheckConstraint(
                condition=Q(printed=PrintedText.NOTHING) | Q(state=OutcomeState.ACCEPTED),
                name="edition_prints_accepted_outcomes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.reference} v{self.version}"


class EditionFile(models.Model):
    """One file of an edition; the row is made with its order and says how far the writing is.

    `screen` is the checksum of what was withheld and restricted when the file was written: where that is
    different now, the file is not handed out any more and is written again from the same rows.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    file_format = models.CharField(max_length=4, choices=FileFormat.choices)
    state = models.CharField(max_length=8, choices=EditionFileState.choices, default=EditionFileState.WAITING)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    failure = models.CharField(max_length=12, blank=True, default="", editable=False)
    written_at = models.DateTimeField(null=True, blank=True, editable=False)
    file_key = models.CharField(max_length=64, blank=True, default="", editable=False)
    sha256 = models.CharField(max_length=64, blank=True, default="", editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    screen = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("file of an edition")
        ordering = ["edition", "pk"]
        indexes = [models.Index(fields=["state", "queued_at", "id"], name="edition_files_due")]
        constraints = [
            models.UniqueConstraint(fields=["edition", "file_format"], name="format_once_per_edition"),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in EditionFileState]),
                name="edition_file_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionFileState.READY) | (~Q(file_key="") & ~Q(screen="")),
                name="ready_edition_file_is_there",
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionFileState.FAILED) | ~Q(failure=""),
                name="failed_edition_file_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.file_format}"

    @property
    def is_ready(self) -> bool:
        """Say whether it can be handed out."""
        return self.state == EditionFileState.READY

    @property
    def failure_words(self) -> str:
        """Return why it could not be written, and what to do."""
        return str(EditionFailure(self.failure).label) if self.failure else ""


class EditionHighlight(models.Model):
    """An outcome that an edition puts in front, in words that were lightly edited; the original stands beside them."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="highlights")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place in the order"))
    text = models.TextField(_("text as printed"), validators=[MaxLengthValidator(LONGEST_QUOTE)])
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    edited_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("highlight of an edition")
        ordering = ["edition", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "outcome"], name="highlight_once_per_edition"),
            models.CheckConstraint(condition=~Q(text=""), name="highlight_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.outcome_id}"


class EditionFinding(models.Model):
    """Private words that were found in a public edition: whose, where, and whether somebody cleared them.

    The words themselves are not kept: `mark` is their checksum, `outcome` the record to which they belong.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=14, choices=FindingKind.choices)
    outcome = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=120)
    mark = models.CharField(max_length=64)
    cleared_by = _person()
    cleared_at = models.DateTimeField(null=True, blank=True, editable=False)
    cleared_because = models.CharField(max_length=LONGEST_REASON, blank=True, default="")

    class Meta:
        verbose_name = _("finding in an edition")
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "mark", "where"], name="finding_once_per_place"),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True, cleared_by__isnull=True, cleared_because="")
                | (Q(cleared_at__isnull=False, cleared_by__isnull=False) & ~Q(cleared_because="")),
                name="cleared_finding_says_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.where}"
