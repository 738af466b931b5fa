"""What contributors say about a round as a whole."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import ReplyKind
from harvests.models.rounds import HarvestRound


class Reply(models.Model):
    """A contributor’s word that nothing more comes from them; taken back, the row goes and the trail stays."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(_("reply"), max_length=10, choices=ReplyKind.choices)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="replies_noted",
        help_text=_("The person themself, or the lead who noted what they were told."),
    )

    class Meta:
        verbose_name = _("reply")
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="reply_once_per_person_and_round"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in ReplyKind]), name="reply_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()} ({self.round})"
