"""Passages of documents, and what became of each."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import DocumentPage
from outcomes.enums import PassageReason
from outcomes.models.outcome import Outcome
from wiego_mle.kernel.references import new_public_reference

MOST_WORDS = 30
"""Words of a quote: enough to find the place again, and not somebody else’s text."""
MOST_CHARACTERS = 1000


class Passage(models.Model):
    """A few words of a page, word for word, that became part of an outcome or were set aside with a reason.

    `start` and `end` count the characters of the page’s text; the page belongs to one version of a document
    and never changes, so the place stays true.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    page = models.ForeignKey(DocumentPage, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"), validators=[MaxLengthValidator(MOST_CHARACTERS)])
    outcome = models.ForeignKey(
        Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="document_passages"
    )
    set_aside = models.CharField(max_length=12, choices=PassageReason.choices, blank=True, default="")
    note = models.CharField(_("note"), max_length=300, blank=True, default="")
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("passage of a document")
        ordering = ["page", "start", "pk"]
        indexes = [models.Index(fields=["outcome", "id"], name="passages_by_outcome")]
        constraints = [
            models.CheckConstraint(condition=~Q(quote=""), name="passage_has_words"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_goes_forward"),
            models.CheckConstraint(
                condition=Q(outcome__isnull=False, set_aside="") | Q(outcome__isnull=True) & ~Q(set_aside=""),
                name="passage_became_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(set_aside__in=["", *(str(reason) for reason in PassageReason)]),
                name="passage_reason_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(set_aside=PassageReason.OTHER) | ~Q(note=""),
                name="passage_with_another_reason_names_it",
            ),
            models.UniqueConstraint(
                fields=["page", "start", "end"],
                condition=Q(outcome__isnull=True),
                name="passage_set_aside_once",
            ),
            models.UniqueConstraint(
                fields=["page", "start", "end", "outcome"], name="passage_once_per_outcome"
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:60]
