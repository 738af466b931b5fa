"""How far outcomes came on the way from selected to confirmed, and who answered: counts with their conditions.

Each step is one condition, which the list takes as well: a number and the list behind it cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from outcomes.credibility import CONFIRMED, Facts, grade_of
from outcomes.enums import OutcomeState
from outcomes.models import (
    AskedOutcome,
    Judgement,
    Nomination,
    Outcome,
    OutcomeProgramme,
    SelectedOutcome,
)
from outcomes.queries.credibility import facts_among
from outcomes.queries.reported import is_reported
from outcomes.request_enums import WAITING, Judged, JudgedPart, RequestState

REACHED = Q(request__sent_at__isnull=False) | Q(request__opened_at__isnull=False) | Q(answers__gt=0)
"""That a letter went, or that somebody spoke with the person."""
OPENED = Q(request__opened_at__isnull=False) | Q(answers__gt=0)

SELECTED, ASKED, OPENED_STEP, ANSWERED, AGREED = "selected", "asked", "opened", "answered", "agreed"
STEPS = {
    SELECTED: _("Selected to be substantiated"),
    ASKED: _("Somebody outside was asked"),
    OPENED_STEP: _("Somebody opened the page"),
    ANSWERED: _("Somebody answered"),
    AGREED: _("An independent person agrees fully with change and contribution"),
} | {
    f"{AGREED}-{part.value}": label
    for part, label in (
        (JudgedPart.OUTCOME, _("… with what changed")),
        (JudgedPart.SIGNIFICANCE, _("… with why it matters")),
        (JudgedPart.CONTRIBUTION, _("… with what was contributed")),
    )
}
"""The steps after an outcome was accepted, with their words; the last three look at one part each."""
UNANSWERED = "waits"
"""Stands in an address for outcomes about which somebody was asked who has neither answered nor declined."""


CONFIRMED_STEP, REPORTED = "confirmed", "reported"
"""What follows an answer, where outcomes are counted per programme; lists have filters of their own for both."""


def unanswered() -> Q:
    """Return the condition that an answer about an accepted outcome is still waited for."""
    waited_for = Q(answers=0, ended_at__isnull=True, request__state__in=WAITING)
    return Q(Exists(_asked(waited_for)), state=OutcomeState.ACCEPTED)


def step_condition(steps: Iterable[str]) -> Q:
    """Return the condition that an outcome came as far as one of these steps; other words match nothing."""
    found = Q(pk__in=[])
    for step in steps:
        if step == UNANSWERED:
            found |= unanswered()
        elif step in _BY_ROWS:
            found |= Q(Exists(_BY_ROWS[step]()))
        elif step in STEPS:
            found |= Q(pk__in=_agreed(step, facts_among(Outcome.objects.filter(_is_answered()))))
    return found


def steps_of(rows: QuerySet[Outcome]) -> dict[str, int]:
    """Return how many of these outcomes came as far as each step but agreeing, in one query."""
    return rows.order_by().aggregate(
        **{step: Count("pk", filter=Q(Exists(make()))) for step, make in _BY_ROWS.items()}
    )


def funnel_of(rows: QuerySet[Outcome]) -> dict[str, int]:
    """Return how many of these outcomes came as far as each step, in at most eight queries."""
    counts = steps_of(rows)
    facts = facts_among(rows.filter(_is_answered()))
    return counts | {step: len(_agreed(step, facts)) for step in STEPS if step not in _BY_ROWS}


def funnel_by_programme(
    rows: QuerySet[Outcome], facts: dict[int, Facts]
) -> dict[tuple[str | None, str], int]:
    """Return how many of these outcomes of each leading programme (by key; None for none) came as far as each step.

    An empty step stands for all of them. `facts` are those of the rows; six queries however many these are.
    """
    of_these = rows.order_by().values("pk")
    leading = OutcomeProgramme.objects.filter(outcome__in=of_these, is_lead=True).order_by()
    programmes = dict(leading.values_list("outcome", "programme__key"))
    reached = {"": facts, CONFIRMED_STEP: [pk for pk, told in facts.items() if grade_of(told) in CONFIRMED]}
    conditions = {step: Exists(_BY_ROWS[step]()) for step in (SELECTED, ASKED, ANSWERED)} | {
        REPORTED: is_reported()
    }
    for step, condition in conditions.items():
        reached[step] = rows.filter(condition).order_by().values_list("pk", flat=True)
    return dict(Counter((programmes.get(pk), step) for step, keys in reached.items() for pk in keys))


def _agreed(step: str, facts: dict[int, Facts]) -> list[int]:
    _agreed_word, _dash, part = step.partition("-")
    return [
        key
        for key, known in facts.items()
        if any(
            voice.counts and (getattr(voice, part) == Judged.FULLY if part else voice.confirms)
            for voice in known.voices
        )
    ]


def _is_answered() -> Q:
    return Q(Exists(Judgement.objects.filter(asked__outcome=OuterRef("pk"))))


def _asked(*conditions: Q) -> QuerySet[AskedOutcome]:
    return AskedOutcome.objects.filter(*conditions, outcome=OuterRef("pk"))


_BY_ROWS = {
    SELECTED: lambda: SelectedOutcome.objects.filter(outcome=OuterRef("pk")),
    ASKED: lambda: _asked(REACHED),
    OPENED_STEP: lambda: _asked(OPENED),
    ANSWERED: lambda: _asked(Q(answers__gt=0)),
}


@dataclass(frozen=True)
class Response:
    """One person asked about one outcome, and what became of it."""

    relation: str
    language: str
    channel: str
    opened: bool
    answered: bool
    declined: bool


def responses_of(rows: QuerySet[Outcome]) -> list[Response]:
    """Return each person who was asked about each of these outcomes, in two queries."""
    keys = rows.order_by().values("pk")
    relations = {
        (outcome, person): relation
        for outcome, person, relation in Nomination.objects.filter(outcome__in=keys)
        .order_by()
        .values_list("outcome", "substantiator", "relation")
    }
    asked = AskedOutcome.objects.filter(REACHED, outcome__in=keys).order_by("pk")
    return [
        Response(
            relation=relations.get((outcome, person), ""),
            language=language,
            channel=channel,
            opened=opened_at is not None or answers > 0,
            answered=answers > 0,
            declined=answers == 0 and state == RequestState.DECLINED,
        )
        for outcome, person, language, channel, opened_at, answers, state in asked.values_list(
            "outcome",
            "substantiator",
            "request__language",
            "request__channel",
            "request__opened_at",
            "answers",
            "request__state",
        )
    ]
