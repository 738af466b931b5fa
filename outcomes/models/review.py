"""What reviewers decided, to whom a review is given, and what reviewers tell each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.enums import CheckAnswer, Criterion, Met, OutcomeState, ReviewerQuestion, Verdict
from outcomes.models.outcome import Outcome

MOST_OF_A_NOTE = 500
"""The longest word among reviewers on an opinion or a criterion; longer ones are internal notes."""


def _person(related_name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name)


class ReviewDecision(models.Model):
    """One step that moved an outcome, with its reason; the newest one explains the present state."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="decisions")
    step = models.CharField(max_length=20)
    from_state = models.CharField(max_length=10, choices=OutcomeState.choices)
    to_state = models.CharField(max_length=10, choices=OutcomeState.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="review_decisions"
    )
    at = models.DateTimeField(default=timezone.now)
    outcome_version = models.PositiveIntegerField()

    class Meta:
        ordering = ["outcome", "-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(step__in=["return", "reopen", "set_aside"]) | ~Q(reason=""),
                name="return_reopen_and_set_aside_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.step}"


class ReviewAssignment(models.Model):
    """That a record is given to one reviewer; one at a time, and what was given before stays as history."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="assignments")
    reviewer = _person("review_assignments")
    given_by = _person()
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("assignment of a review")
        ordering = ["outcome", "-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome"], condition=Q(ended_at__isnull=True), name="record_given_to_one_reviewer"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("given_at")),
                name="assignment_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.reviewer}"


class SecondOpinion(models.Model):
    """What one reviewer asks another about a record, and what that one thinks; it never holds anything up."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="second_opinions")
    number = models.PositiveSmallIntegerField()
    asked_of = _person("opinions_asked_of")
    asked_by = _person()
    question = models.CharField(max_length=MOST_OF_A_NOTE, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=5, choices=Verdict.choices, blank=True, default="")
    note = models.CharField(max_length=MOST_OF_A_NOTE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome_version = models.PositiveIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("second opinion")
        ordering = ["outcome", "number"]
        indexes = [
            models.Index(
                fields=["asked_of"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="opinions_awaited",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="opinion_number_once_per_outcome"),
            models.UniqueConstraint(
                fields=["outcome", "asked_of"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="opinion_awaited_once_of_a_person",
            ),
            models.CheckConstraint(condition=~Q(asked_of=F("asked_by")), name="opinion_is_of_somebody_else"),
            models.CheckConstraint(
                condition=Q(verdict="", answered_at__isnull=True, outcome_version__isnull=True)
                | Q(verdict__in=[str(verdict) for verdict in Verdict])
                & Q(answered_at__isnull=False, outcome_version__isnull=False),
                name="answered_opinion_has_a_verdict_on_a_version",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.DOUBT) | ~Q(note=""), name="doubt_says_what_about"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="answered_opinion_is_not_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.asked_of}"


class ReviewerCheck(models.Model):
    """What a reviewer found when they looked for one of the seven things in one version of a text."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="reviewer_checks")
    by = _person()
    outcome_version = models.PositiveIntegerField()
    question = models.CharField(max_length=6, choices=ReviewerQuestion.choices)
    answer = models.CharField(max_length=7, choices=CheckAnswer.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("check by a reviewer")
        ordering = ["outcome", "-outcome_version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "by", "outcome_version", "question"],
                name="checked_once_per_reviewer_and_version",
            ),
            models.CheckConstraint(
                condition=Q(question__in=[str(each) for each in ReviewerQuestion]),
                name="reviewer_question_is_known",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=[str(each) for each in CheckAnswer]), name="check_answer_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} v{self.outcome_version}: {self.question}"


class SmartVerdict(models.Model):
    """How far one version of a text meets one criterion in the eyes of a reviewer."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="smart_verdicts")
    by = _person()
    outcome_version = models.PositiveIntegerField()
    criterion = models.CharField(max_length=10, choices=Criterion.choices)
    met = models.CharField(max_length=6, choices=Met.choices)
    note = models.CharField(max_length=MOST_OF_A_NOTE, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("verdict on a criterion")
        ordering = ["outcome", "-outcome_version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "by", "outcome_version", "criterion"],
                name="criterion_judged_once_per_reviewer_and_version",
            ),
            models.CheckConstraint(
                condition=Q(criterion__in=[str(each) for each in Criterion]), name="criterion_is_known"
            ),
            models.CheckConstraint(
                condition=Q(met__in=[str(each) for each in Met]), name="how_far_met_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} v{self.outcome_version}: {self.criterion}"
