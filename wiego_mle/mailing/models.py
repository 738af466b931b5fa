"""Letters: the row is the truth, the message to the worker only a doorbell."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.models import new_public_reference
from wiego_mle.kernel.languages import Language


class LetterState(models.TextChoices):
    """Where a letter is on its way; a letter left in `sending` is doubtful, never resent blindly."""

    QUEUED = "queued", _("Not sent yet")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    LEFT = "left", _("Left unsent")


class Letter(models.Model):
    """One letter to one address, with its exact text.

    `effect_key` names what the letter is about (for example `outcome-returned:OH-0042:3`); the same
    effect can be queued only once, however often a task runs.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    effect_key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="letters"
    )
    to_name = models.CharField(max_length=120)
    to_address = models.EmailField()
    language = models.CharField(max_length=2, choices=Language.choices)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.QUEUED)
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)
    about_type = models.CharField(max_length=40, blank=True)
    about_reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at", "id"], name="letters_due"),
            models.Index(fields=["-queued_at", "-id"], name="letters_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENT) | Q(sent_at__isnull=False),
                name="sent_letter_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.SENDING) | Q(claimed_at__isnull=False),
                name="letter_being_sent_is_claimed",
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.FAILED) | ~Q(failure=""),
                name="failed_letter_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to_address}"
