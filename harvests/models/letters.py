"""The letters of a round: when they go, in which words, and which of them were written."""

from __future__ import annotations

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import LetterFate, LetterKind
from harvests.models.rounds import HarvestRound
from wiego_mle.kernel.languages import Language
from wiego_mle.mailing.models import Letter

DAYS = re.compile(r"[1-9][0-9]?(,[1-9][0-9]?){0,5}\Z|\Z")


def validate_days(text: str) -> None:
    """Raise ValidationError unless the text is up to six numbers of days, separated by commas."""
    if not DAYS.match(text):
        raise ValidationError(_("Write up to six numbers of days from 1 to 99, for example 14, 7, 2."))


class LetterCalendar(models.Model):
    """Whether the letters of a round go, at which hour, and what the calendar has seen of the round.

    They go while `running_since` is set. `opened_at` and `closed_at` are when the calendar first saw the
    round open and closed; `closings` counts how often it was closed.
    """

    round = models.OneToOneField(HarvestRound, on_delete=models.CASCADE, related_name="letter_calendar")
    hour = models.PositiveSmallIntegerField(_("hour of the morning"), default=8)
    running_since = models.DateTimeField(null=True, blank=True, editable=False)
    stopped_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closings = models.PositiveSmallIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("calendar of letters")
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(hour__gte=5, hour__lte=18), name="letters_go_by_day"),
            models.CheckConstraint(
                condition=Q(running_since__isnull=True) | Q(stopped_at__isnull=True),
                name="letters_run_or_are_stopped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.hour}:00"


class LetterPlan(models.Model):
    """Whether letters of one kind go in a round, and on which days; without a row the usual ones do."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="letter_plans")
    kind = models.CharField(_("kind"), max_length=10, choices=LetterKind.choices)
    is_on = models.BooleanField(_("goes out"), default=True)
    days = models.CharField(_("days"), max_length=20, blank=True, validators=[validate_days])

    class Meta:
        verbose_name = _("plan of letters")
        ordering = ["round", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="letters_planned_once_per_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in LetterKind]), name="planned_letter_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.round})"


class LetterWording(models.Model):
    """The words in which a round sends one kind of letter in one language, in place of the shipped ones."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="letter_wordings")
    kind = models.CharField(_("kind"), max_length=10, choices=LetterKind.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"), max_length=5000)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("wording of a letter")
        ordering = ["round", "kind", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "language"], name="letter_worded_once_per_language"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in LetterKind]), name="worded_letter_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(body=""), name="wording_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.language} ({self.round})"


class RoundLetter(models.Model):
    """One letter of a round to one person, decided about once: written, or left out and why.

    `about_day` is the day it belongs to (the person's deadline, the day of opening or closing, the day or
    week of a digest), `number` which letter of its kind that is (how many days before or after).
    """

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="letters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="round_letters"
    )
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    number = models.PositiveSmallIntegerField()
    about_day = models.DateField()
    fate = models.CharField(max_length=10, choices=LetterFate.choices)
    send_at = models.DateTimeField()
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="round_letter"
    )

    class Meta:
        verbose_name = _("letter of a round")
        ordering = ["-send_at", "-pk"]
        indexes = [models.Index(fields=["round", "kind", "fate"], name="round_letters_by_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "kind", "number", "about_day"], name="round_letter_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in LetterKind]), name="round_letter_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(fate__in=[str(fate) for fate in LetterFate]), name="round_letter_fate_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(fate=LetterFate.WRITTEN) | Q(letter__isnull=False),
                name="written_round_letter_has_its_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} → {self.person} ({self.about_day})"
