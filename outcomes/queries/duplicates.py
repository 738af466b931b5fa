"""Finding outcomes that may be about the same change as a text that is being written.

Candidates come from three indexed look-ups: the same actor, the same country at about the same time,
and telling words of the text; only the nearest of them are read and judged. All of it is asked of the
outcomes that the person may read, so that nothing hidden is proposed, nor pushes anything out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from outcomes.comparing.judging import Judgement, Verdict, judge
from outcomes.comparing.keys import keys_of
from outcomes.comparing.reasons import reasons
from outcomes.comparing.reports import Report, report
from outcomes.enums import OutcomeState as S
from outcomes.masking import searched
from outcomes.models import Actor, NotTheSame, Outcome, OutcomeActor, OutcomeCountry, OutcomeKey, OutcomeLink
from outcomes.queries.outcomes import visible_to
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Precision

MOST_SHOWN = 5
MOST_WITHOUT_A_DATE = 2
"""How many are proposed while somebody writes and has not said when it was."""
_WINDOW = timedelta(days=120)
"""Ninety days, and a month for dates that are known only roughly."""
_LONG_WINDOW = timedelta(days=1500)
"""Steps of one process by the same actor lie years apart."""
_YEAR = 366
_TOO_COMMON = 100
"""A word that so many outcomes have tells nothing."""
_MOST_LOOKED_AT = 2000
_MOST_JUDGED = 40
_PROPOSED = (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.ACCEPTED)


@dataclass(frozen=True)
class Draft:
    """What is known so far of the change that somebody writes about; `pk` is None before it is saved."""

    title: str = ""
    statement: str = ""
    language: str = ""
    actor_ids: frozenset[int] = frozenset()
    actor_names: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    city: str = ""
    first: date | None = None
    last: date | None = None
    precision: str = ""
    pk: int | None = None

    @property
    def says_something(self) -> bool:
        """Say whether there is enough text to compare."""
        return len(self.title) + len(self.statement) >= _SHORTEST


_SHORTEST = 15


@dataclass(frozen=True)
class Possible:
    """An outcome that may be about the same change, and why."""

    outcome: Outcome
    judgement: Judgement
    why: list[str] = field(default_factory=list)

    @property
    def is_same(self) -> bool:
        """Say whether it may be the same change, rather than another step of one process."""
        return self.judgement.verdict is Verdict.SAME_CHANGE


def draft_of(outcome: Outcome) -> Draft:
    """Return a record as a draft to be compared, without what it withholds; reads its actors and countries."""
    actors = [part.actor for part in outcome.actor_parts.all()]
    return Draft(
        title=searched(outcome, "title"),
        statement=searched(outcome, "statement"),
        language=outcome.language,
        actor_ids=frozenset(actor.pk for actor in actors),
        actor_names=tuple(name for actor in actors for name in _names_of(actor)),
        countries=frozenset(place.country for place in outcome.countries.all()),
        city=searched(outcome, "city"),
        first=outcome.date_from,
        last=outcome.date_to,
        precision=outcome.date_precision,
        pk=outcome.pk,
    )


def report_of(draft: Draft) -> Report:
    """Return a draft taken apart."""
    return report(
        text=f"{draft.title}. {draft.statement}",
        actors=draft.actor_names,
        actor_keys=draft.actor_ids,
        countries=draft.countries,
        place=draft.city,
        first=draft.first,
        last=draft.last,
        is_exact=draft.precision == Precision.DAY,
        language=draft.language,
    )


def compared(one: Outcome, other: Outcome) -> Possible:
    """Judge two records, read with their actors and countries."""
    judgement = judge(report_of(draft_of(one)), report_of(draft_of(other)))
    return Possible(other, judgement, reasons(judgement.found))


def possible_duplicates(
    principal: Principal, draft: Draft, *, most: int = MOST_SHOWN, rows: QuerySet[Outcome] | None = None
) -> list[Possible]:
    """Return the outcomes that may be the same change or a step of it, the surest first.

    Pairs that somebody found not to be the same, or linked already, are not proposed again.
    """
    if not draft.says_something:
        return []
    written = report_of(draft)
    rows = visible_to(principal, rows).filter(state__in=_PROPOSED)
    passed_over = set() if draft.pk is None else _settled_with(draft.pk) | {draft.pk}
    found = []
    for outcome in _nearest(rows, draft, written, passed_over):
        judgement = judge(written, report_of(draft_of(outcome)))
        if judgement.is_worth_showing:
            found.append((judgement, outcome))
    found.sort(key=lambda pair: (-pair[0].score, pair[1].pk))
    return [Possible(outcome, judgement, reasons(judgement.found)) for judgement, outcome in found[:most]]


def years_named(draft: Draft) -> frozenset[int]:
    """Return the years that a text names whose date is not given yet; none once it is given."""
    return frozenset() if draft.first else report_of(draft).told.years


def about_the_time(found: list[Possible], years: frozenset[int]) -> list[Possible]:
    """Return what is of one of some years or the one beside it, or has no date; everything if no year is named."""
    if not years:
        return found
    return [each for each in found if _is_near(each.outcome, years)]


def _is_near(outcome: Outcome, years: frozenset[int]) -> bool:
    if outcome.date_from is None:
        return True
    last = (outcome.date_to or outcome.date_from).year
    return any(outcome.date_from.year - 1 <= year <= last + 1 for year in years)


def _settled_with(pk: int) -> set[int]:
    """Return the outcomes of which somebody said already what they are to this one."""
    pairs = [
        *NotTheSame.objects.filter(Q(first=pk) | Q(second=pk)).values_list("first_id", "second_id"),
        *OutcomeLink.objects.filter(Q(outcome=pk) | Q(other=pk)).values_list("outcome_id", "other_id"),
    ]
    return {each for pair in pairs for each in pair}


def _nearest(rows: QuerySet[Outcome], draft: Draft, written: Report, passed_over: set[int]) -> list[Outcome]:
    """Return the candidates that are worth reading, with what is needed to judge them."""
    points: dict[int, float] = defaultdict(float)
    for pk, telling in _by_words(rows, draft):
        points[pk] += telling
    around = _around(written)
    for pk, city, first in _by_actor(rows, draft, written):
        points[pk] += 2 + _nearness(city, first, written, around)
    for pk, city, first in _by_place_and_time(rows, written):
        points[pk] += 1 + _nearness(city, first, written, around)
    nearest = sorted(points.keys() - passed_over, key=lambda pk: (-points[pk], pk))[:_MOST_JUDGED]
    return list(
        Outcome.objects.filter(pk__in=nearest)
        .only(
            "reference", "title", "statement", "withheld", "language", "state", "submissions", "city",
            "date_from", "date_to", "date_precision", "confidentiality", "is_global", "round",
        )
        .prefetch_related("actor_parts__actor", "countries")
    )  # fmt: skip


def _by_words(rows: QuerySet[Outcome], draft: Draft) -> list[tuple[int, float]]:
    """Return the outcomes that share telling words, the more telling the fewer have them."""
    keys = keys_of(draft.title, draft.statement)
    if not keys:
        return []
    # One bounded look-up per word in one query; common words stop early and are passed over.
    parts = [
        OutcomeKey.objects.filter(
            pk__in=OutcomeKey.objects.filter(key=key).order_by("outcome_id").values("pk")[: _TOO_COMMON + 1]
        )
        .order_by()
        .values_list("key", "outcome_id")
        for key in keys
    ]
    holders: dict[str, list[int]] = defaultdict(list)
    for key, pk in parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]:
        holders[key].append(pk)
    shared: dict[int, float] = defaultdict(float)
    for found in holders.values():
        if len(found) <= _TOO_COMMON:
            for pk in found:
                shared[pk] += 1 + 1 / len(found)
    best = sorted(shared, key=lambda pk: (-shared[pk], pk))[:_MOST_LOOKED_AT]
    readable = set(rows.filter(pk__in=best).values_list("pk", flat=True))
    return [(pk, shared[pk]) for pk in best if pk in readable]


def _by_actor(rows: QuerySet[Outcome], draft: Draft, written: Report) -> list[tuple]:
    """Return the outcomes of the same actors, within some years if the date is known."""
    ids = draft.actor_ids or _actors_called(draft.actor_names)
    if not ids:
        return []
    by_them = OutcomeActor.objects.filter(actor__in=ids).values("outcome")
    return _looked_at(_within(rows.filter(pk__in=by_them), written, _LONG_WINDOW), written)


def _actors_called(names: Iterable[str]) -> list[int]:
    folded = [fold(name) for name in names]
    if not folded:
        return []
    return list(Actor.objects.filter(folded_name__in=folded).values_list("pk", flat=True)[:20])


def _by_place_and_time(rows: QuerySet[Outcome], written: Report) -> list[tuple]:
    """Return the outcomes of the same countries at about the same time; without a date, the latest."""
    if written.countries:
        there = OutcomeCountry.objects.filter(country__in=written.countries, outcome=OuterRef("pk"))
        rows = rows.filter(Exists(there))
    elif written.first is None:
        return []
    return _looked_at(_within(rows, written, _WINDOW), written)


def _within(rows: QuerySet[Outcome], written: Report, window: timedelta) -> QuerySet[Outcome]:
    if written.first is None:
        return rows
    begin, end = written.first - window, (written.last or written.first) + window
    # Most dates cover a month at most; those that cover a year begin with one.
    years = [date(year, 1, 1) for year in range(begin.year, end.year + 1)]
    return rows.filter(Q(date_from__range=(begin - timedelta(days=31), end)) | Q(date_from__in=years))


def _looked_at(rows: QuerySet[Outcome], written: Report) -> list[tuple]:
    ordered = (
        rows.order_by("-date_from", "-pk") if written.first is None else rows.order_by("date_from", "pk")
    )
    return list(ordered.values_list("pk", "city", "date_from")[:_MOST_LOOKED_AT])


def _around(written: Report) -> date | None:
    if written.first is None:
        return None
    return written.first + ((written.last or written.first) - written.first) / 2


def _nearness(city: str, first: date | None, written: Report, around: date | None) -> float:
    """Return up to two points for the same city and a near date, from what the look-up gave."""
    points = 1.0 if city and (fold(city) in written.cities or set(fold(city).split()) & written.spot) else 0.0
    if around and first:
        points += max(0.0, 1 - abs((first - around).days) / _YEAR)
    return points


def _names_of(actor: Actor) -> list[str]:
    """Return the names of an actor; other names are parted by semicolons."""
    return [actor.name, *(name.strip() for name in actor.other_names.split(";") if name.strip())]


def with_names_of(draft: Draft, actors: Iterable[Actor]) -> Draft:
    """Return a draft with the names of the actors that were chosen while writing."""
    chosen = list(actors)
    return replace(
        draft,
        actor_ids=frozenset(actor.pk for actor in chosen),
        actor_names=tuple(name for actor in chosen for name in _names_of(actor)),
    )
