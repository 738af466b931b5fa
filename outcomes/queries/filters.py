"""Narrowing outcomes by the words of an address; list, export and annual tables share them.

Values of one name are alternatives, names add up. `NONE` as a value means "not given". A value that
nobody knows matches nothing; it is never quietly left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from harvests import financial_year
from harvests.enums import Dimension
from outcomes.enums import (
    Confidentiality,
    Direction,
    Expected,
    InfluenceRoute,
    OutcomeState,
    QuestionState,
    WaitsFor,
)
from outcomes.models import (
    ContributionLink,
    Evidence,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeProgramme,
    Question,
    ReviewDecision,
)
from outcomes.policy import UNDER_WAY
from outcomes.queries.actors import nameless_parts
from outcomes.queries.assignments import given_condition
from outcomes.queries.coded import CODED, coded_condition, is_coded
from outcomes.queries.credibility import strength_condition
from outcomes.queries.funnel import step_condition
from outcomes.queries.questions import waiting_for
from outcomes.queries.reported import is_reported
from outcomes.queries.search import outcomes_matching
from outcomes.queries.timing import (
    LONGER_THAN,
    Span,
    accepted_in,
    longer_than,
    past_deadline,
    sent_in,
    span_of,
)
from wiego_mle.kernel.countries import Region
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.languages import Language

NONE = "none"
RESTRICTED_WITHOUT = "without"
RESTRICTED_ONLY = "only"
SENT_FIRST = "first"
SENT_AGAIN = "again"
PASSED = "passed"
QUESTIONS_OPEN = "open"
EVIDENCE_CHECKED = "checked"
EVIDENCE_NOT_CHECKED = "unchecked"
CODING_DONE = "done"
IN_PUBLISHED = "published"
DECIDING_STEPS = ("accept", "return", "set_aside")
"""The steps by which a reviewer decides about what somebody sent."""
_MOST_VALUES = 60
"""More alternatives than any list offers; a longer address is cut off here."""

_NOTHING = Q(pk__in=[])
Values = Sequence[str]


def narrowed(
    rows: QuerySet[Outcome], chosen: Mapping[str, Values], *, now: datetime | None = None
) -> QuerySet[Outcome]:
    """Return the outcomes that match everything chosen; names that are no filter are not looked at.

    No row appears twice, whatever is chosen, so a count of the result is exact. `now` is the moment for
    which filters of time are asked, this one unless it is given.
    """
    for name in (*CONDITIONS, *_coded_among(chosen)):
        if chosen.get(name):
            rows = rows.filter(condition_of({name: chosen[name]}, now=now))
    for words in chosen.get("q", ()):
        rows = outcomes_matching(rows, words)
    return rows


def condition_of(chosen: Mapping[str, Values], *, now: datetime | None = None) -> Q:
    """Return what `narrowed` asks of an outcome as one condition, without the words looked for.

    A number that is counted by it is the number of the list at the same address.
    """
    found = Q()
    for name, condition in CONDITIONS.items():
        values = [clean_text(value).strip() for value in chosen.get(name, ())[:_MOST_VALUES]]
        if values and name in _OF_A_MOMENT:
            found &= condition(values, now or timezone.now())
        elif values:
            found &= condition(values)
    for name in _coded_among(chosen):
        values = [clean_text(value).strip() for value in chosen[name][:_MOST_VALUES]]
        if values:
            found &= coded_condition(name.removeprefix(CODED), values)
    return found


def _coded_among(chosen: Mapping[str, Values]) -> list[str]:
    """Return the names that ask for a settled code: dimensions are data, so they stand in no table."""
    return [name for name in chosen if name.startswith(CODED)]


def _is_year(values: Values) -> Q:
    years = [int(value) for value in values if value.isascii() and value.isdigit() and len(value) == 4]
    return Q(round__financial_year__in=years)


def _is_round(values: Values) -> Q:
    return Q(round__reference__in=values)


def _one_of(column: str, known: Sequence[str], *, blank: bool) -> Callable[[Values], Q]:
    def condition(values: Values) -> Q:
        found = [value for value in values if value in known]
        if blank and NONE in values:
            found.append("")
        return Q(**{f"{column}__in": found}) if found else _NOTHING

    return condition


def _code(column: str) -> Callable[[Values], Q]:
    def condition(values: Values) -> Q:
        found = Q(**{f"{column}__key__in": [value for value in values if value != NONE]})
        return found | Q(**{f"{column}__isnull": True}) if NONE in values else found

    return condition


def _programme(values: Values, **part) -> Q:
    parts = OutcomeProgramme.objects.filter(**part)
    found = Q(pk__in=parts.filter(programme__key__in=values).values("outcome"))
    return found | ~_any(parts) if NONE in values else found


def _lead_programme(values: Values) -> Q:
    return _programme(values, is_lead=True)


def _country(values: Values) -> Q:
    found = Q(pk__in=OutcomeCountry.objects.filter(country__in=values).values("outcome"))
    return found | ~_any(OutcomeCountry.objects.all()) if NONE in values else found


def _region(values: Values) -> Q:
    regions = [str(region) for region in Region if region in values]
    found = Q(pk__in=OutcomeCountry.objects.filter(region__in=regions).values("outcome"))
    if Region.GLOBAL in values:
        beyond = OutcomeCountry.objects.filter(region="").values("outcome")
        found |= Q(is_global=True) | Q(pk__in=beyond)
    if NONE in values:
        found |= Q(is_global=False) & ~_any(OutcomeCountry.objects.all())
    return found


def _worker_group(values: Values) -> Q:
    parts = Outcome.worker_groups.through.objects.filter(code__dimension=Dimension.WORKER_GROUP)
    found = Q(pk__in=parts.filter(code__key__in=values).values("outcome"))
    return found | ~_any(parts) if NONE in values else found


def _grant(values: Values) -> Q:
    parts = Outcome.grants.through.objects.all()
    found = Q(pk__in=parts.filter(grant__key__in=values).values("outcome"))
    return found | ~_any(parts) if NONE in values else found


def _focal_city(values: Values) -> Q:
    parts = Outcome.focal_cities.through.objects.all()
    found = Q(pk__in=parts.filter(focalcity__key__in=values).values("outcome"))
    return found | ~_any(parts) if NONE in values else found


def _actor(values: Values) -> Q:
    parts = OutcomeActor.objects.all()
    nameless = [outcome for outcome, _actor in nameless_parts(actor__reference__in=values)]
    found = Q(
        pk__in=parts.filter(actor__reference__in=values).exclude(outcome__in=nameless).values("outcome")
    )
    return found | ~_any(parts) if NONE in values else found


def _contribution(values: Values) -> Q:
    parts = ContributionLink.objects.all()
    found = Q(pk__in=parts.filter(contribution__reference__in=values).values("outcome"))
    return found | ~_any(parts) if NONE in values else found


def _author(values: Values) -> Q:
    return Q(author__reference__in=values)


def _restricted(values: Values) -> Q:
    restricted = Q(confidentiality=Confidentiality.RESTRICTED)
    found = _NOTHING
    if RESTRICTED_ONLY in values:
        found |= restricted
    if RESTRICTED_WITHOUT in values:
        found |= ~restricted
    return found


def _submission(values: Values) -> Q:
    found = _NOTHING
    if SENT_FIRST in values:
        found |= Q(submissions=1)
    if SENT_AGAIN in values:
        found |= Q(submissions__gt=1)
    return found


def _waits(values: Values) -> Q:
    found = _NOTHING
    for value in values:
        if value in WaitsFor.values:
            found |= waiting_for(WaitsFor(value))
    return found


def _longer(values: Values, now: datetime) -> Q:
    found = _NOTHING
    for days in LONGER_THAN:
        if str(days) in values:
            found |= longer_than(days, now)
    return found


def _deadline(values: Values, now: datetime) -> Q:
    return past_deadline(timezone.localdate(now)) if PASSED in values else _NOTHING


def _happened(values: Values) -> Q:
    """Return the condition that the change began to show in one of some financial years."""
    found = Q(date_from__isnull=True) if NONE in values else _NOTHING
    for value in values:
        if financial_year.is_written(value):
            found |= Q(date_from__range=financial_year.period_of(int(value)))
    return found


def _over_contributions(column: str) -> Callable[[Values], Q]:
    """Return the condition that a linked contribution has a value; none is what has no value at all."""

    def condition(values: Values) -> Q:
        parts = ContributionLink.objects.all()
        found = Q(pk__in=parts.filter(**{f"{column}__in": values}).values("outcome"))
        return found | ~_any(parts.filter(**{f"{column}__isnull": False})) if NONE in values else found

    return condition


def _evidence(values: Values) -> Q:
    """Return the condition that evidence was checked by somebody else, or that none was yet."""
    checked = Q(
        Exists(Evidence.objects.filter(outcome=OuterRef("pk"), removed_at=None, checked_at__isnull=False))
    )
    found = _NOTHING
    if EVIDENCE_CHECKED in values:
        found |= checked
    if EVIDENCE_NOT_CHECKED in values:
        found |= ~checked
    return found


def _in_days(asked: Callable[[Span], Q]) -> Callable[[Values], Q]:
    def condition(values: Values) -> Q:
        found = _NOTHING
        for value in values:
            span = span_of(value)
            if span is not None:
                found |= asked(span)
        return found

    return condition


def _city(values: Values) -> Q:
    # A place that is withheld must not be found out by guessing at it.
    return Q(city__in=[value for value in values if value], withheld=[])


def _decided_by(values: Values) -> Q:
    decisions = ReviewDecision.objects.filter(by__reference__in=values, step__in=DECIDING_STEPS)
    return Q(pk__in=decisions.values("outcome"))


def _questions(values: Values) -> Q:
    """Return the condition that an answer is waited for; before and after the review nobody waits."""
    if QUESTIONS_OPEN not in values:
        return _NOTHING
    is_open = Question.objects.filter(outcome=OuterRef("pk"), state=QuestionState.OPEN)
    return Q(state__in=UNDER_WAY) & Q(Exists(is_open))


def _reviewer(values: Values) -> Q:
    return given_condition([value for value in values if value != NONE], nobody=NONE in values)


def _coding(values: Values) -> Q:
    return is_coded() if CODING_DONE in values else _NOTHING


def _reported(values: Values) -> Q:
    return is_reported() if IN_PUBLISHED in values else _NOTHING


def _any(parts: QuerySet) -> Q:
    return Q(Exists(parts.filter(outcome=OuterRef("pk"))))


CONDITIONS: dict[str, Callable[..., Q]] = {
    "year": _is_year,
    "round": _is_round,
    "state": _one_of("state", OutcomeState.values, blank=False),
    "programme": _programme,
    "lead_programme": _lead_programme,
    "country": _country,
    "region": _region,
    "worker_group": _worker_group,
    "actor_type": _code("actor_type"),
    "change_type": _code("change_type"),
    "level": _code("level"),
    "stage": _code("stage"),
    "direction": _one_of("direction", Direction.values, blank=True),
    "route": _one_of("influence_route", InfluenceRoute.values, blank=True),
    "expected": _one_of("expected", Expected.values, blank=True),
    "language": _one_of("language", Language.values, blank=False),
    "confidentiality": _one_of("confidentiality", Confidentiality.values, blank=False),
    "restricted": _restricted,
    "submission": _submission,
    "actor": _actor,
    "contribution": _contribution,
    "author": _author,
    "decided_by": _decided_by,
    "questions": _questions,
    "waits": _waits,
    "longer": _longer,
    "deadline": _deadline,
    "sent": _in_days(sent_in),
    "accepted": _in_days(accepted_in),
    "city": _city,
    "reviewer": _reviewer,
    "strength": strength_condition,
    "outside": step_condition,
    "happened": _happened,
    "strategy": _over_contributions("contribution__strategies__key"),
    "degree": _over_contributions("strength"),
    "evidence": _evidence,
    "grant": _grant,
    "focal_city": _focal_city,
    "coding": _coding,
    "reported": _reported,
}
"""What each name of an address means; `q`, the words looked for, comes on top."""

_OF_A_MOMENT = {"longer", "deadline"}
"""What is asked for a moment gets it as well."""
