"""What a reviewer decided after the answers about an outcome, and the reminders that went before them."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import ReminderKind
from outcomes.models.outcome import Outcome
from outcomes.models.requests import SubstantiationRequest
from outcomes.resolution_enums import ReminderFate, ResolutionKind, ResolutionResult
from wiego_mle.mailing.models import Letter

LONGEST_REASON = 1_000


def _person(**options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, **options
    )


def _reason(**options) -> models.TextField:
    return models.TextField(_("reason"), validators=[MaxLengthValidator(LONGEST_REASON)], **options)


class Resolution(models.Model):
    """What follows for an outcome from the answers about it, as a reviewer decided it.

    `version_before` is the version that was decided about, `version_after` the one that an amendment made.
    `answers_hold` says that, in the reviewer's judgement, what people agreed to is what the amended text says.
    A resolution ends when another one is made or when it is taken back; the row stays.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="resolutions")
    kind = models.CharField(max_length=9, choices=ResolutionKind.choices)
    reason = _reason(blank=True, default="")
    version_before = models.PositiveIntegerField()
    version_after = models.PositiveIntegerField()
    answers_hold = models.BooleanField(default=True)
    decided_at_before = models.DateTimeField(null=True, editable=False)
    decided_by_before = _person(null=True)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = _person(null=True)
    ended_reason = _reason(blank=True, default="")

    class Meta:
        verbose_name = _("resolution")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome"], condition=Q(ended_at__isnull=True), name="outcome_resolved_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in ResolutionKind]), name="resolution_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=ResolutionKind.KEEP) | ~Q(reason=""), name="resolution_says_why"
            ),
            models.CheckConstraint(
                condition=Q(kind=ResolutionKind.AMEND, version_after__gt=F("version_before"))
                | (~Q(kind=ResolutionKind.AMEND) & Q(version_after=F("version_before"))),
                name="only_amending_makes_a_version",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="ended_resolution_says_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.kind}"

    @property
    def result_label(self) -> str:
        """Return what was decided, in words."""
        return str(ResolutionResult(self.kind).label)


class RequestReminder(models.Model):
    """One reminder of a request, decided about once: written, or left out because a later one went.

    `number` is how many days after the first letter, or before the last day, it belongs to.
    """

    request = models.ForeignKey(SubstantiationRequest, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=9, choices=ReminderKind.choices)
    number = models.PositiveSmallIntegerField()
    fate = models.CharField(max_length=10, choices=ReminderFate.choices)
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="request_reminder"
    )

    class Meta:
        verbose_name = _("reminder")
        ordering = ["request", "decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "kind", "number"], name="reminder_once_per_request"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in ReminderKind]), name="reminder_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(fate=ReminderFate.SUPERSEDED, letter__isnull=True)
                | Q(fate=ReminderFate.WRITTEN, letter__isnull=False),
                name="written_reminder_has_its_letter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}: {self.kind} {self.number}"
