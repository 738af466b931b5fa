"""The design of a round: what it is for, what it asks, how it is substantiated, and how long it takes."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from harvests.enums import MethodStep, Need
from harvests.models.rounds import HarvestRound
from harvests.record_fields import CHOSEN_BY_ROUNDS, RECORD_FIELDS, TEXTS_WITH_LENGTH
from harvests.validators import require_days_within_reach
from wiego_mle.kernel.languages import Language

MOST_QUESTIONS = 7
MOST_USES = 6
LONGEST_TEXT = 3_000
LONGEST_LINE = 300
MOST_WORDS = 2_000
MOST_HOURS = Decimal("9999.5")


def all_languages() -> list[str]:
    """Return every language that the application speaks; a round takes all of them unless it says otherwise."""
    return list(Language.values)


def validate_languages(languages: list[str]) -> None:
    """Raise ValidationError if no language is chosen, or one that the application does not speak."""
    if not languages or set(languages) - set(Language.values):
        raise ValidationError(_now("Choose at least one of the languages."))


def _text(label) -> models.TextField:
    return models.TextField(label, blank=True, default="", validators=[MaxLengthValidator(LONGEST_TEXT)])


def _hours(label) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(MOST_HOURS)],
    )


class RoundDesign(models.Model):
    """What a round is for and how it is to be substantiated; made when its first part is written.

    `version` grows with every saved part of the design, also with those that are rows of their own.
    """

    round = models.OneToOneField(HarvestRound, on_delete=models.CASCADE, related_name="design")
    purpose = _text(_("purpose"))
    languages = models.JSONField(_("languages"), default=all_languages, validators=[validate_languages])
    substantiation_who = _text(_("whom we ask"))
    substantiation_number = models.PositiveSmallIntegerField(
        _("people asked about each outcome"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    substantiation_rule = _text(_("which outcomes are chosen"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("design of a round")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(substantiation_number__isnull=True) | Q(substantiation_number__gte=1),
                name="design_asks_at_least_one_person",
            ),
        ]

    def __str__(self) -> str:
        return str(self.round)


class HarvestQuestion(models.Model):
    """A question that the round is to answer. `slot` stays while it is reworded; `place` is its order."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="questions")
    slot = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.TextField(_("question"), validators=[MaxLengthValidator(LONGEST_LINE)])

    class Meta:
        verbose_name = _("harvest question")
        ordering = ["round", "place", "slot", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "slot"], name="harvest_question_once_per_slot"),
            models.CheckConstraint(
                condition=Q(slot__gte=1, slot__lte=MOST_QUESTIONS), name="round_has_seven_questions_at_most"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="harvest_question_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class IntendedUse(models.Model):
    """Somebody who will use what the round finds, and for what."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="uses")
    slot = models.PositiveSmallIntegerField()
    who = models.CharField(_("who will use it"), max_length=LONGEST_LINE)
    use = models.CharField(_("for what"), max_length=LONGEST_LINE, blank=True)

    class Meta:
        verbose_name = _("intended use")
        ordering = ["round", "slot", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "slot"], name="intended_use_once_per_slot"),
            models.CheckConstraint(
                condition=Q(slot__gte=1, slot__lte=MOST_USES), name="round_has_six_uses_at_most"
            ),
            models.CheckConstraint(condition=~Q(who=""), name="intended_use_names_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.use}" if self.use else self.who


class RoundField(models.Model):
    """What a round asks about one answer of the record otherwise than the method does."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="asked_fields")
    name = models.CharField(_("answer"), max_length=30)
    need = models.CharField(_("when it is needed"), max_length=8, choices=Need.choices)
    words_from = models.PositiveSmallIntegerField(
        _("words, at least"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    words_to = models.PositiveSmallIntegerField(
        _("words, at most"), null=True, blank=True, validators=[MaxValueValidator(MOST_WORDS)]
    )

    class Meta:
        verbose_name = _("what a round asks")
        ordering = ["round", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "name"], name="field_rule_once_per_round"),
            models.CheckConstraint(
                condition=Q(need__in=[str(need) for need in Need]), name="field_need_is_known"
            ),
            models.CheckConstraint(
                condition=Q(words_from__isnull=True, words_to__isnull=True)
                | Q(words_from__gte=1, words_to__gte=F("words_from")),
                name="field_words_go_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.need}"

    def clean(self) -> None:
        """Refuse a rule about an answer of which rounds do not decide."""
        super().clean()
        known = RECORD_FIELDS.get(self.name)
        if known is None or self.need not in (known.choices or (known.need,)):
            raise ValidationError({"need": _now("This answer is asked in the same way in every round.")})
        if self.words_to and self.name not in TEXTS_WITH_LENGTH:
            raise ValidationError({"words_to": _now("This answer has no length.")})
        if not self.words_to and self.name not in CHOSEN_BY_ROUNDS:
            raise ValidationError({"need": _now("This answer is asked in the same way in every round.")})


class RoundStep(models.Model):
    """When a step of the method is planned in a round, and how many hours it takes."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=12, choices=MethodStep.choices)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    hours_planned = _hours(_("hours planned"))
    hours_actual = _hours(_("hours it took"))

    class Meta:
        verbose_name = _("step of a round")
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "step"], name="step_once_per_round"),
            models.CheckConstraint(
                condition=Q(step__in=[str(step) for step in MethodStep]), name="round_step_is_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="round_step_goes_forward",
            ),
            models.CheckConstraint(
                condition=(Q(hours_planned__isnull=True) | Q(hours_planned__gte=0))
                & (Q(hours_actual__isnull=True) | Q(hours_actual__gte=0)),
                name="round_step_hours_are_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} ({self.round})"

    def clean(self) -> None:
        """Refuse years that nobody means."""
        require_days_within_reach(self, ("starts_on", "ends_on"))
