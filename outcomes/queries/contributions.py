"""Which contributions: found by words and filters, linked to what a person may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from harvests.models import Code
from outcomes.masking import Passage, as_passages
from outcomes.models import Contribution, ContributionLink, Outcome
from outcomes.queries.outcomes import visible_to
from outcomes.queries.search import matching
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.access import Principal

MOST_OFFERED = 20
"""How many contributions one search offers for a link; whoever needs more writes another word."""
DEFAULT_ORDER = "-updated"
_READABLE_TITLE = Case(When(withheld=[], then=Lower("title")), default=Value(""))
"""Where words are withheld a title stands first: its place must not tell the name."""
_ORDERS = {
    "-updated": (F("updated_at").desc(), F("pk").desc()),
    "updated": (F("updated_at").asc(), F("pk").asc()),
    "title": (_READABLE_TITLE.asc(), F("pk").asc()),
    "-title": (_READABLE_TITLE.desc(), F("pk").desc()),
    "-date": (F("date_from").desc(nulls_last=True), F("pk").desc()),
    "date": (F("date_from").asc(nulls_last=True), F("pk").asc()),
    "programme": (
        F("programme__order").asc(),
        F("programme_id").asc(),
        F("updated_at").desc(),
        F("pk").desc(),
    ),
    "-programme": (
        F("programme__order").desc(),
        F("programme_id").desc(),
        F("updated_at").desc(),
        F("pk").desc(),
    ),
}
ORDERS = tuple(_ORDERS)


def narrowed(rows: QuerySet[Contribution], chosen: Mapping[str, Sequence[str]]) -> QuerySet[Contribution]:
    """Return the contributions that match the words and filters; an unknown value matches nothing."""
    for words in chosen.get("q", ()):
        rows = matching(rows, words)
    if programmes := chosen.get("programme"):
        rows = rows.filter(programme__key__in=programmes)
    if strategies := chosen.get("strategy"):
        with_one = Contribution.strategies.through.objects.filter(code__key__in=strategies)
        rows = rows.filter(pk__in=with_one.values("contribution"))
    if years := chosen.get("year"):
        rows = rows.filter(_done_in(years))
    return rows


def _done_in(years: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for text in years:
        if len(text) == 4 and text.isascii() and text.isdigit() and text > "0000":
            first, last = date(int(text), 1, 1), date(int(text), 12, 31)
            found |= Q(date_from__lte=last) & (Q(date_to__gte=first) | Q(is_ongoing=True))
    return found


def ordered(rows: QuerySet[Contribution], order: str) -> QuerySet[Contribution]:
    """Return the rows in one of `ORDERS`; raise KeyError for any other word."""
    return rows.order_by(*_ORDERS[order])


def printed_in_list(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Return the rows with only the columns and neighbours that a list prints."""
    return (
        rows.only(
            "reference",
            "title",
            "withheld",
            "partners",
            "city",
            "date_from",
            "date_to",
            "date_precision",
            "is_ongoing",
            "updated_at",
            "programme__label_en",
            "programme__label_es",
            "programme__label_fr",
            "programme__label_pt",
        )
        .select_related("programme")
        .prefetch_related("countries")
    )


def with_everything(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Return the rows with what the page of one contribution prints."""
    return rows.select_related("programme", "author").prefetch_related("countries", "strategies")


def years_of_contributions() -> list[int]:
    """Return the years from the first contribution to the latest, the latest first."""
    span = Contribution.objects.aggregate(first=Min("date_from"), last=Max("date_to"))
    if span["first"] is None:
        return []
    return list(range(span["last"].year, span["first"].year - 1, -1))


def numbers_of_outcomes(contributions: Iterable[Contribution], principal: Principal) -> dict[int, int]:
    """Return, per id of a contribution, to how many outcomes it is linked that the person may see."""
    links = ContributionLink.objects.filter(
        contribution__in=[each.pk for each in contributions],
        outcome__in=visible_to(principal).order_by().values("pk"),
    )
    counted = links.order_by().values("contribution").annotate(number=Count("pk"))
    return {row["contribution"]: row["number"] for row in counted}


def links_seen_by(contribution: Contribution, principal: Principal) -> QuerySet[ContributionLink]:
    """Return the links of a contribution to outcomes that the person may see, the latest change first."""
    return (
        ContributionLink.objects.filter(
            contribution=contribution, outcome__in=visible_to(principal).order_by().values("pk")
        )
        .select_related("outcome__round")
        .order_by(F("outcome__date_from").desc(nulls_last=True), "pk")
    )


def links_of(outcome: Outcome) -> QuerySet[ContributionLink]:
    """Return the links of an outcome with their contributions, in the order in which they were made."""
    return (
        ContributionLink.objects.filter(outcome=outcome)
        .select_related("contribution__programme", "outcome__round")
        .order_by("pk")
    )


def offered_for_link(outcome: Outcome, words: str) -> list[Contribution]:
    """Return contributions that could be linked: those that match, else of the outcome's programmes.

    One more than `MOST_OFFERED` is returned when there are more.
    """
    rows = Contribution.objects.exclude(
        pk__in=ContributionLink.objects.filter(outcome=outcome).values("contribution")
    )
    if words.strip():
        rows = matching(rows, words)
    else:
        rows = rows.filter(programme__in=outcome.programme_parts.values("programme"))
    return list(printed_in_list(ordered(rows, DEFAULT_ORDER))[: MOST_OFFERED + 1])


def strategies_of(contribution: Contribution) -> list[Code]:
    """Return the strategies of a contribution in the order of their list."""
    return sorted(contribution.strategies.all(), key=lambda code: (code.order, code.pk))


def trail_seen_by(contribution: Contribution, principal: Principal) -> list[Entry]:
    """Return the trail of a contribution without what was done to outcomes hidden from the person."""
    entries = list(trail_of("contribution", contribution.reference))
    named = {reference for entry in entries if (reference := _outcome_of(entry))}
    seen = set(visible_to(principal).filter(reference__in=named).values_list("reference", flat=True))
    return [entry for entry in entries if not (reference := _outcome_of(entry)) or reference in seen]


def passages_in_trail(contribution: Contribution, entries: Iterable[Entry]) -> tuple[Passage, ...]:
    """Return what is withheld in a contribution's trail: its own words and those of the outcomes named there."""
    named = {reference for entry in entries if (reference := _outcome_of(entry))}
    withheld = Outcome.objects.filter(reference__in=named).values_list("withheld", flat=True) if named else ()
    return as_passages([*contribution.withheld, *(each for words in withheld for each in words)])


def _outcome_of(entry: Entry) -> str:
    """Return the outcome that an entry on a contribution's trail is about, if it is about one."""
    before, after = entry.changes.get("outcome") or ("", "")
    return after or before
