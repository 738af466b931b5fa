"""Whom somebody proposes to ask about an outcome, and whether a reviewer agreed."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.models.outcome import Outcome
from outcomes.models.substantiators import Substantiator
from outcomes.nomination_enums import Closeness, NominationState, Relation
from outcomes.request_enums import Channel

LONGEST_WORD = 1_000
"""The longest reason about a nomination."""


def _person(**options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, **options
    )


def _words(label) -> models.TextField:
    return models.TextField(label, blank=True, default="", validators=[MaxLengthValidator(LONGEST_WORD)])


class Nomination(models.Model):
    """That a person outside could be asked about an outcome: what they are to it, and why they are independent.

    A reviewer checks it before anybody is asked. `version` grows with every change and is checked in the UPDATE.
    """

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="nominations")
    substantiator = models.ForeignKey(Substantiator, on_delete=models.PROTECT, related_name="nominations")
    relation = models.CharField(_("relation to the outcome"), max_length=11, choices=Relation.choices)
    independence = _words(_("why they are independent"))
    conflict = models.CharField(
        _("conflict of interest"), max_length=8, choices=Closeness.choices, default=Closeness.NONE
    )
    conflict_note = _words(_("which conflict of interest"))
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices, default=Channel.EMAIL)
    state = models.CharField(
        max_length=8, choices=NominationState.choices, default=NominationState.PROPOSED, editable=False
    )
    refusal = _words(_("why they are not asked"))
    nominated_by = _person()
    nominated_at = models.DateTimeField(default=timezone.now, editable=False)
    checked_by = _person(null=True)
    checked_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("nomination")
        ordering = ["outcome", "pk"]
        indexes = [
            models.Index(fields=["state", "outcome"], name="nominations_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "substantiator"], name="person_nominated_once_per_outcome"
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values), name="nomination_relation_is_known"
            ),
            models.CheckConstraint(
                condition=Q(conflict=Closeness.NONE)
                | (Q(conflict=Closeness.DECLARED) & ~Q(conflict_note="")),
                name="declared_closeness_says_which",
            ),
            models.CheckConstraint(
                condition=Q(state=NominationState.PROPOSED, checked_by__isnull=True, checked_at__isnull=True)
                | (
                    Q(state__in=[str(NominationState.APPROVED), str(NominationState.REFUSED)])
                    & Q(checked_by__isnull=False, checked_at__isnull=False)
                ),
                name="checked_nomination_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=NominationState.REFUSED) | ~Q(refusal=""),
                name="refused_nomination_says_why",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="nomination_channel_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.substantiator.reference}"
