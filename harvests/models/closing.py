"""What a round closed with: a note in words, and a frozen record of its outcomes."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from harvests.models.rounds import HarvestRound

LONGEST_NOTE = 4_000


def _note(label) -> models.TextField:
    return models.TextField(label, validators=[MaxLengthValidator(LONGEST_NOTE)])


class RoundClosing(models.Model):
    """One closing of a round; a round that was reopened and closed again has several, and none is changed.

    `content` is the record as text, so that it is the same to the byte on every database; `sha256` is its
    checksum, which also stands on the trail. What is in it is for whoever counts outcomes to say.
    """

    round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="closings")
    number = models.PositiveSmallIntegerField()
    limits = _note(_("limits of this harvest"))
    non_response = _note(_("who did not answer"))
    method_changes = _note(_("what was done differently"))
    content = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="rounds_closed"
    )
    closed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("closing of a round")
        ordering = ["round", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="closing_number_once_per_round"),
            models.CheckConstraint(
                condition=~Q(limits="") & ~Q(non_response="") & ~Q(method_changes=""),
                name="closing_note_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(sha256=""), name="closing_froze_a_record_with_its_checksum"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} #{self.number}"

    def parts(self) -> list[tuple[str, str]]:
        """Return the note as pairs of what a part is about and what it says."""
        names = ("limits", "non_response", "method_changes")
        return [(capfirst(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in names]
