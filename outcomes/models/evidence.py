"""Who told us, and what documents it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outcomes.enums import CONSENT_MEANS, Consent, EvidenceKind, EvidenceLanguage, Supports
from outcomes.models.outcome import Outcome, answer_field
from wiego_mle.kernel.partial_dates import Period, period_from_text

ERASED = "[erased on request]"
"""Stands in place of the name of a source that was erased."""


class Source(models.Model):
    """A person or organisation that told us about the change.

    Versions and the trail name a source only by its number; `version` grows when something said about
    it changes, so that they show that it did. What is known of a source can be erased for good.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    consent = models.CharField(
        _("consent"), max_length=10, choices=Consent.choices, default=Consent.NOT_ASKED
    )
    wants_credit = models.BooleanField(_("wants to be named in reports"), default=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone number"), max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("source")
        ordering = ["outcome", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(name=ERASED, organisation="", role="", email="", phone="", wants_credit=False),
                name="erased_source_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def consent_means(self) -> str:
        """Return what follows from the answer of the source."""
        return str(CONSENT_MEANS[self.consent])

    @property
    def shown_name(self) -> str:
        """Return the name; of an erased source, that it was erased, in the active language."""
        return gettext("[erased on request]") if self.erased_at else self.name


class Evidence(models.Model):
    """A link or a file that documents the change or the contribution.

    `file_key` is a random name below DATA_DIR; the name under which the file came is only shown.
    `dated` is a date as exactly as it is known, written as `2024`, `2024-Q1`, `2024-03` or `2024-03-12`.
    Removing sets `removed_at`; nothing is deleted without trace. `purged_at` tells that the file itself
    was destroyed by two people: its name, size and checksum stay.
    """

    reference = models.CharField(max_length=12, unique=True, editable=False)
    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(
        _("kind"), max_length=12, choices=EvidenceKind.choices, default=EvidenceKind.DOCUMENT
    )
    supports = models.CharField(
        _("supports"), max_length=12, choices=Supports.choices, default=Supports.CHANGE
    )
    url = models.URLField(
        _("link"), max_length=1000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    file_key = models.CharField(max_length=64, blank=True, editable=False)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    content_type = models.CharField(max_length=100, blank=True, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    dated = models.CharField(_("date of the document"), max_length=40, blank=True)
    page = models.CharField(_("page"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=EvidenceLanguage.choices, blank=True, default=""
    )
    quote = answer_field(_("quote"))
    note = answer_field(_("note"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    purged_at = models.DateTimeField(null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    check_note = models.CharField(max_length=300, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("evidence")
        ordering = ["outcome", "pk"]
        indexes = [models.Index(fields=["sha256"], name="evidence_by_checksum")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="evidence_has_a_title"),
            models.CheckConstraint(
                condition=Q(url="") | Q(file_key=""), name="evidence_is_a_link_or_a_file_not_both"
            ),
            models.CheckConstraint(
                condition=Q(file_key="") | ~Q(sha256=""), name="evidence_file_has_a_checksum"
            ),
            models.CheckConstraint(
                condition=Q(purged_at__isnull=True) | (Q(file_key="") & ~Q(sha256="")),
                name="purged_evidence_keeps_its_checksum_alone",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True, checked_at__isnull=True, check_note="")
                | (Q(checked_by__isnull=False, checked_at__isnull=False) & ~Q(check_note="")),
                name="checked_evidence_says_who_when_and_what",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("added_by")),
                name="evidence_not_checked_by_who_added_it",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period | None:
        """Return the date that it bears, as exactly as it is known; None while it is not."""
        try:
            return period_from_text(self.dated)
        except ValueError:
            return None

    @property
    def dated_words(self) -> str:
        """Return the date that it bears as a reader would write it."""
        return self.period.words() if self.period else self.dated

    @property
    def served(self):
        """Return the copy that people get, whatever its state; None for what is no file."""
        return getattr(self, "copy", None)

    @property
    def is_file(self) -> bool:
        """Say whether it came as a file, even if that was destroyed since."""
        return self.sha256 != ""
