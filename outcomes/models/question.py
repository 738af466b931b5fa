"""Questions at a field, the words that pass in them, notes among reviewers, and whom to tell."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.enums import MessageKind, NoticeReason, QuestionState, RecordField
from outcomes.models.outcome import Outcome

MOST_CHARACTERS = 4_000
"""The longest question, answer or note."""


def _words(**options) -> models.TextField:
    return models.TextField(validators=[MaxLengthValidator(MOST_CHARACTERS)], **options)


def _person(related_name: str = "+", **options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options
    )


class Question(models.Model):
    """What a reviewer wants to know about an outcome, at one field or about the whole.

    `number` is counted per outcome and stands in addresses and letters. `version` grows with every
    step and is checked in the UPDATE.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    field = models.CharField(max_length=20, choices=RecordField.choices, blank=True, default="")
    state = models.CharField(max_length=8, choices=QuestionState.choices, default=QuestionState.OPEN)
    asked_by = _person("questions_asked")
    asked_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["outcome", "number"]
        indexes = [
            models.Index(fields=["state", "outcome"], name="questions_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="question_number_once_per_outcome"),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in QuestionState]),
                name="question_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(field__in=[str(field) for field in RecordField]), name="question_field_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} #{self.number}"


class QuestionMessage(models.Model):
    """What somebody wrote into a question: asked, answered, or said when settling it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=8, choices=MessageKind.choices)
    text = _words(blank=True)
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    outcome_version = models.PositiveIntegerField()

    class Meta:
        ordering = ["question", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in MessageKind]), name="message_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=MessageKind.SETTLED) | ~Q(text=""), name="question_and_answer_have_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.kind}"


class InternalNote(models.Model):
    """What reviewers and leads of a round say among themselves about an outcome."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="internal_notes")
    field = models.CharField(max_length=20, choices=RecordField.choices, blank=True, default="")
    text = _words()
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    outcome_version = models.PositiveIntegerField()

    class Meta:
        ordering = ["outcome", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="internal_note_has_words"),
            models.CheckConstraint(
                condition=Q(field__in=[str(field) for field in RecordField]),
                name="internal_note_field_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.at:%Y-%m-%d}"


TOLD_OF = ("message", "note", "purge", "assignment", "opinion", "event")
"""What a notice can be about; exactly one of these columns is filled."""
_ONLY_REASON = {
    "purge": NoticeReason.PURGE,
    "assignment": NoticeReason.GIVEN,
    "opinion": NoticeReason.OPINION,
    "event": NoticeReason.OUTSIDE,
}


def _told_of(name: str) -> Q:
    """Return the condition that a notice is about this alone, and for no other reason."""
    alone = Q(**{f"{each}__isnull": each != name for each in TOLD_OF})
    return alone & Q(reason=_ONLY_REASON[name]) if name in _ONLY_REASON else alone


class Notice(models.Model):
    """That a person is to be told about a message, a note, a purge, a review, or what somebody outside did.

    Told once or not at all.

    `told_at` is when it went into a letter or needed none any more, `letter_key` the effect of that
    letter; `noted_at` is when a person who was mentioned, or had asked outside, said that they have read it.
    """

    person = _person("notices")
    reason = models.CharField(max_length=9, choices=NoticeReason.choices)
    message = models.ForeignKey(
        QuestionMessage, null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    note = models.ForeignKey(
        InternalNote, null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    purge = models.ForeignKey(
        "outcomes.Purge", null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    assignment = models.ForeignKey(
        "outcomes.ReviewAssignment", null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    opinion = models.ForeignKey(
        "outcomes.SecondOpinion", null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    event = models.ForeignKey(
        "outcomes.RequestEvent", null=True, blank=True, on_delete=models.CASCADE, related_name="notices"
    )
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    letter_key = models.CharField(max_length=160, blank=True, default="")
    noted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["person", "at"], condition=Q(told_at__isnull=True), name="notices_still_to_tell"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "message"], name="person_told_once_of_a_message"),
            models.UniqueConstraint(fields=["person", "note"], name="person_told_once_of_a_note"),
            models.UniqueConstraint(fields=["person", "purge"], name="person_told_once_of_a_purge"),
            models.UniqueConstraint(fields=["person", "assignment"], name="person_told_once_of_a_review"),
            models.UniqueConstraint(fields=["person", "opinion"], name="person_told_once_of_an_opinion"),
            models.UniqueConstraint(fields=["person", "event"], name="person_told_once_of_an_event_outside"),
            models.CheckConstraint(
                condition=reduce(or_, map(_told_of, TOLD_OF)), name="notice_is_about_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[str(reason) for reason in NoticeReason]),
                name="notice_reason_is_known",
            ),
            models.CheckConstraint(
                condition=Q(letter_key="") | Q(told_at__isnull=False), name="notice_in_a_letter_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"


class ReadyQuestion(models.Model):
    """A question that reviewers ask often, in the four languages, for one field or the whole record."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    field = models.CharField(_("field"), max_length=20, choices=RecordField.choices, blank=True, default="")
    text_en = models.CharField(_("question in English"), max_length=200)
    text_es = models.CharField(_("question in Spanish"), max_length=200, blank=True)
    text_fr = models.CharField(_("question in French"), max_length=200, blank=True)
    text_pt = models.CharField(_("question in Portuguese"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("ready question")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text_en=""), name="ready_question_has_english_words"),
            models.CheckConstraint(
                condition=Q(field__in=[str(field) for field in RecordField]),
                name="ready_question_field_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.text_en

    def text_in(self, language: str) -> str:
        """Return the question in a language, or in English where it is not translated."""
        return getattr(self, f"text_{language}", "") or self.text_en
