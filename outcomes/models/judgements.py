"""What people outside say about an outcome: their answer now, each that they gave, and what they have begun."""

from __future__ import annotations

from functools import reduce
from operator import and_

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcomes.models.outcome import MOST_CHARACTERS, Outcome
from outcomes.models.requests import AskedOutcome
from outcomes.request_enums import Channel, Judged, JudgedPart, Quoting

MOST_OF_A_COMMENT = 4_000
"""The longest comment of a person outside."""
TO_BE_SAID_WHY = (Judged.PARTLY, Judged.DISAGREE)
"""Judgements that ask for a comment."""


def _words(label, most: int = MOST_OF_A_COMMENT) -> models.TextField:
    return models.TextField(label, blank=True, default="", validators=[MaxLengthValidator(most)])


def _judged(label) -> models.CharField:
    return models.CharField(label, max_length=10, choices=Judged.choices)


def _says_why(part: str) -> Q:
    return ~Q(**{f"{part}_judgement__in": [str(each) for each in TO_BE_SAID_WHY]}) | ~Q(
        **{f"{part}_comment": ""}
    )


class Judgement(models.Model):
    """The answer of one person about one outcome as it is now; `number` says how often it was given.

    It is bound to the words of `asked.frozen`. `corrected_statement` is a suggestion and changes no record;
    `other_changes` becomes a lead (`lead`). What was said by telephone or in person was entered by `by_proxy`.
    """

    asked = models.OneToOneField(AskedOutcome, on_delete=models.CASCADE, related_name="judgement")
    number = models.PositiveSmallIntegerField(default=1)
    outcome_judgement = _judged(_("what changed"))
    outcome_comment = _words(_("comment on what changed"))
    significance_judgement = _judged(_("why it matters"))
    significance_comment = _words(_("comment on why it matters"))
    contribution_judgement = _judged(_("what was contributed"))
    contribution_comment = _words(_("comment on what was contributed"))
    corrected_statement = _words(_("corrected text"), MOST_CHARACTERS)
    others_contributed = _words(_("others who contributed"))
    other_changes = _words(_("other changes"))
    confidential_part = _words(_("what is confidential in the answer"))
    quoting = models.CharField(
        _("may be quoted"), max_length=10, choices=Quoting.choices, default=Quoting.NOT_AT_ALL
    )
    answered_at = models.DateTimeField(default=timezone.now)
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices, default=Channel.EMAIL)
    by_proxy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lead = models.ForeignKey(Outcome, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("judgement")
        ordering = ["asked", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=reduce(
                    and_, (Q(**{f"{part.value}_judgement__in": Judged.values}) for part in JudgedPart)
                ),
                name="judgement_of_each_part_is_known",
            ),
            models.CheckConstraint(
                condition=reduce(and_, (_says_why(part.value) for part in JudgedPart)),
                name="judgement_that_differs_says_why",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.EMAIL, by_proxy__isnull=True)
                | (
                    Q(channel__in=[str(Channel.TELEPHONE), str(Channel.IN_PERSON)])
                    & Q(by_proxy__isnull=False)
                ),
                name="judgement_by_proxy_says_who_and_how",
            ),
            models.CheckConstraint(
                condition=Q(quoting__in=Quoting.values), name="judgement_quoting_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked}: {self.outcome_judgement}"


class JudgementVersion(models.Model):
    """One answer as it was given once; rows are only added."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    channel = models.CharField(max_length=9, choices=Channel.choices)
    by_proxy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["judgement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["judgement", "number"], name="judgement_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.judgement.asked} ({self.number})"


class JudgementDraft(models.Model):
    """What a person has begun to answer and saved to go on later; it counts nowhere and ends with the answer."""

    asked = models.OneToOneField(AskedOutcome, on_delete=models.CASCADE, related_name="draft")
    content = models.JSONField(encoder=DjangoJSONEncoder, default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["asked", "pk"]

    def __str__(self) -> str:
        return f"{self.asked}"
