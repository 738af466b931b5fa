"""Letters: the row is the truth, the message to the worker only a doorbell."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.references import new_public_reference
from wiego_mle.mailing.enums import Failure, LetterState

LINK_MARK = "[[personal link]]"
"""Stands in a stored text where the letter carries a link that is for its reader alone."""


class Letter(models.Model):
    """One letter to one address, with its exact text.

    `effect_key` names what the letter is about (for example `outcome-returned:OH-0042:3`); the same
    effect can be queued only once, however often a task runs.

    A personal link is not part of the stored text: where it belongs the body has `LINK_MARK`, and
    `link_kind` with `link_claim` say how to make it when the letter goes (mailing/links.py).

    A letter may be written ahead: it waits until `due_at`, and until it is taken a person may hold it back,
    reword it (`edited_at`) or leave it. `version` grows with each of these.

    `failure` is the last reason why it did not go, in `server_words` with what the mail server answered.
    `round_id` is the harvest round whose leads look after the letter; a plain number, because rounds are
    built on top of letters.
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
    link_kind = models.CharField(max_length=40, blank=True)
    link_claim = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.QUEUED)
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=12, choices=Failure.choices, blank=True)
    server_words = models.TextField(blank=True)
    round_id = models.BigIntegerField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in LetterState]), name="letter_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to_address}"
