"""Documents that a team reads for outcomes: their versions, and the text of each page."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import DocumentFailure, DocumentState
from harvests.models.rounds import HarvestRound
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.references import new_public_reference


class SourceDocument(models.Model):
    """A report, an article or another text that is read for outcomes in one round.

    What is restricted is read by who added it, the lead of the round and administrators. `withheld` repeats, as
    `[words, kind]`, what the outcomes that came from it withhold, so that no page of it shows these words.
    Removing sets `removed_at`.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    round = models.ForeignKey(
        HarvestRound, on_delete=models.PROTECT, related_name="documents", verbose_name=_("harvest round")
    )
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    origin = models.CharField(_("where it comes from"), max_length=300, blank=True, default="")
    is_restricted = models.BooleanField(_("confidential"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents", editable=False
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)
    title_sorted = models.TextField(blank=True, default="", editable=False)
    withheld = models.JSONField(default=list, blank=True, editable=False)

    words_are_shown = False
    """Withheld words of a document are shown to nobody: who needs them asks at the outcome."""

    class Meta:
        verbose_name = _("document")
        ordering = ["-added_at", "-pk"]
        indexes = [
            models.Index(fields=["round", "-added_at", "-id"], name="documents_by_round"),
            models.Index(fields=["title_sorted", "id"], name="documents_by_title"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title"),
            models.CheckConstraint(
                condition=Q(language__in=[str(language) for language in Language]),
                name="document_language_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DocumentVersion(models.Model):
    """A document as it came once, as a file or as pasted text, and how far its reading is.

    `claimed_at` tells that a worker has taken it, `attempts` how often one did; `pages_done` of `pages_total`
    are kept. `is_current` marks the version that is read and searched: the newest that could be read.
    `is_paged` says that its pages are pages on paper and not parts of about a page.
    """

    document = models.ForeignKey(SourceDocument, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.REQUESTED)
    is_current = models.BooleanField(default=False)
    is_pasted = models.BooleanField(default=False)
    is_paged = models.BooleanField(default=False)
    file_key = models.CharField(max_length=64)
    file_name = models.CharField(max_length=200, blank=True, default="")
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=12, blank=True, default="")
    pages_total = models.PositiveIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version of a document")
        ordering = ["document", "-number"]
        indexes = [models.Index(fields=["state", "queued_at", "id"], name="documents_due")]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once_per_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(is_current=True), name="one_current_version_per_document"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in DocumentState]),
                name="document_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(file_key="") & ~Q(sha256=""), name="document_version_has_its_file"
            ),
            models.CheckConstraint(
                condition=~Q(is_current=True) | Q(state=DocumentState.READY),
                name="current_version_is_ready",
            ),
            models.CheckConstraint(
                condition=~Q(state=DocumentState.READY) | Q(pages_total__gte=1, finished_at__isnull=False),
                name="ready_document_has_pages",
            ),
            models.CheckConstraint(
                condition=Q(state=DocumentState.FAILED) & ~Q(failure="")
                | ~Q(state=DocumentState.FAILED) & Q(failure=""),
                name="failed_document_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number}: {self.state}"

    @property
    def is_ready(self) -> bool:
        """Say whether its pages can be read."""
        return self.state == DocumentState.READY

    @property
    def is_failed(self) -> bool:
        """Say whether it could not be read."""
        return self.state == DocumentState.FAILED

    @property
    def failure_words(self) -> str:
        """Return why it could not be read, and what to do."""
        return str(DocumentFailure(self.failure).label) if self.failure else ""


class DocumentPage(models.Model):
    """The text of one page, each paragraph on a line; `search_text` is folded, without withheld words."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True, default="")
    search_text = models.TextField(blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("page of a document")
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="page_number_once_per_version"),
            models.CheckConstraint(condition=Q(number__gte=1), name="pages_are_counted_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.number}"


class PageLook(models.Model):
    """Somebody’s word that they have read a page; it says how much of a document was looked at."""

    page = models.ForeignKey(DocumentPage, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("page that was read")
        ordering = ["page", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "person"], name="page_read_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.person_id}"
