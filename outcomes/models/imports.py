"""Spreadsheets that are brought in: the file, its rows, and what was said about columns and words before."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound
from outcomes.importing.states import EntersAs, FileFailure, ImportState, RowChoice, RowVerdict
from outcomes.models.outcome import Outcome

_SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")


def _person(**options) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class ImportProfile(models.Model):
    """How files of one kind are read: what was said about their columns, words and dates, under a name.

    `columns` maps the words of a heading to what it means, `words` a list to words and the keys they mean;
    `signature` are the words of all headings, by which a file like it is recognised.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    signature = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    day_first = models.BooleanField(null=True, blank=True)
    saved_by = _person()
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("profile of an import")
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="import_profile_has_a_name")]

    def __str__(self) -> str:
        return self.name


class SheetImport(models.Model):
    """A spreadsheet on its way into a round.

    The row is the truth of the work in the background: `claimed_at` says that a worker has taken it, `done`
    and `total` how far it is. `answers` is what people said about columns, words, dates and sheets; `about`
    what was found in the file; `counts` how many rows have which verdict. Outcomes that it makes name it in
    their note of origin.
    """

    reference = models.CharField(max_length=12, unique=True, editable=False)
    round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="+")
    uploaded_by = _person()
    uploaded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.WAITING)
    file_key = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=4, blank=True, default="")
    failure = models.CharField(max_length=12, blank=True, default="")

    answers = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    profile = models.ForeignKey(
        ImportProfile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    enters_as = models.CharField(max_length=10, choices=EntersAs.choices, default=EntersAs.DRAFT)
    author = _person(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, default="")
    confirmed_by = _person(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_by = _person(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("import")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "queued_at", "id"], name="imports_due"),
            models.Index(fields=["round", "-uploaded_at"], name="imports_of_a_round"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in ImportState]), name="import_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.FAILED) | ~Q(failure=""), name="failed_import_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ImportState.CONFIRMED, ImportState.DONE])
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_import_names_who_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportState.UNDONE) | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="undone_import_names_who_undid_it",
            ),
            models.CheckConstraint(
                condition=~Q(enters_as=EntersAs.ACCEPTED)
                | Q(confirmed_by__isnull=True)
                | (~Q(reason="") & Q(author__isnull=False) & ~Q(author=F("confirmed_by"))),
                name="import_of_accepted_ones_has_a_reason_and_an_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.file_name}"

    @property
    def failure_words(self) -> str:
        """Return why the file could not be read, and what to do."""
        return str(FileFailure(self.failure).label) if self.failure else ""

    @property
    def name_to_save(self) -> str:
        """Return the name under which the file is handed out: that of a spreadsheet, whatever it was called."""
        is_one = self.file_name.lower().endswith(_SPREADSHEETS)
        return self.file_name if is_one else f"{self.file_name}.{self.kind or 'csv'}"

    @property
    def holds_what_is_kept_back(self) -> bool:
        """Say whether something that came with the file is withheld from readers by now, or was erased."""
        came = Outcome.objects.filter(import_rows__sheet_import=self)
        return came.filter(~Q(withheld=[]) | Q(sources__erased_at__isnull=False)).exists()

    @property
    def is_at_work(self) -> bool:
        """Say whether a worker has something to do for it."""
        return self.state in (ImportState.WAITING, ImportState.CONFIRMED)


class ImportRow(models.Model):
    """One row of a file: what it is, what was read in it, and what became of it.

    `reading` holds the values, remarks and raw cells as `importing/stored.py` writes them; `fixes` the values
    that a person put in their place. `digest` is the same for the same row of cells in the same round, so that a
    file brought in twice is recognised; `matched` is the outcome that the row is held against. `created` says
    that `outcome` was made by this row, `version_after` at which version it was left, `before` what it said
    before.
    """

    sheet_import = models.ForeignKey(SheetImport, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=200, blank=True, default="")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=RowVerdict.choices)
    choice = models.CharField(max_length=4, choices=RowChoice.choices, blank=True, default="")
    title = models.CharField(max_length=200, blank=True, default="")
    reading = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    fixes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64, blank=True, default="")
    matched = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.ForeignKey(
        Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_rows"
    )
    created = models.BooleanField(default=False)
    version_after = models.PositiveIntegerField(default=0)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("row of an import")
        ordering = ["sheet_import", "position"]
        indexes = [
            models.Index(fields=["sheet_import", "verdict", "position"], name="import_rows_by_verdict"),
            models.Index(fields=["digest"], name="import_rows_by_digest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sheet_import", "position"], name="import_row_once_per_position"),
            models.CheckConstraint(
                condition=Q(verdict__in=[str(verdict) for verdict in RowVerdict]),
                name="import_row_verdict_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}: {self.verdict}"
