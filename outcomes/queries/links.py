"""How an outcome belongs to others, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from outcomes.enums import SYMMETRIC_LINKS, LinkKind
from outcomes.masking import Passage, as_passages
from outcomes.models import Evidence, NotTheSame, Outcome, OutcomeLink, OutcomeMerge
from outcomes.queries.evidence import printed
from outcomes.queries.outcomes import visible_to
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.access import Principal

_DEEPEST = 10
"""How many merges on top of one another are followed; a real chain has two or three."""


@dataclass(frozen=True)
class SeenLink:
    """A link as it reads from one of its two records."""

    link: OutcomeLink
    other: Outcome
    words: str
    key: str
    """The kind, ending with “-inverse” where it is read from its second record."""


def links_seen_from(principal: Principal, outcome: Outcome) -> list[SeenLink]:
    """Return the links of an outcome to others that the person may read, in the order of their making."""
    links = list(
        OutcomeLink.objects.filter(Q(outcome=outcome) | Q(other=outcome))
        .select_related("linked_by")
        .order_by("linked_at", "pk")
    )
    if not links:
        return []
    ids = {link.outcome_id for link in links} | {link.other_id for link in links}
    readable = visible_to(principal).filter(pk__in=ids - {outcome.pk}).defer("search_text").in_bulk()
    seen = (_seen_from(outcome, link, readable) for link in links)
    return [each for each in seen if each]


def _seen_from(outcome: Outcome, link: OutcomeLink, readable: Mapping[int, Outcome]) -> SeenLink | None:
    goes_out = link.outcome_id == outcome.pk
    other = readable.get(link.other_id if goes_out else link.outcome_id)
    if other is None:
        return None
    link.outcome, link.other = (outcome, other) if goes_out else (other, outcome)
    kind = LinkKind(link.kind)
    if goes_out or kind in SYMMETRIC_LINKS:
        return SeenLink(link, other, str(kind.label), kind.value)
    return SeenLink(link, other, str(kind.inverse_label), f"{kind.value}-inverse")


def links_between(principal: Principal, outcome: Outcome, other: Outcome) -> list[SeenLink]:
    """Return the links of two outcomes, read from the first."""
    return [seen for seen in links_seen_from(principal, outcome) if seen.other.pk == other.pk]


def links_in_rows(
    readable: QuerySet[Outcome], keys: Collection[int]
) -> dict[int, list[tuple[str, bool, str]]]:
    """Return per outcome its links to outcomes that are readable: the kind, whether it is read forward, to which.

    Two queries, however many outcomes there are; oldest link first.
    """
    rows = OutcomeLink.objects.filter(Q(outcome__in=keys) | Q(other__in=keys)).order_by("linked_at", "pk")
    links = list(rows.values_list("outcome_id", "other_id", "kind"))
    ends = {pk for first, second, _kind in links for pk in (first, second)}
    named = dict(readable.order_by().filter(pk__in=ends).values_list("pk", "reference")) if ends else {}
    found: dict[int, list[tuple[str, bool, str]]] = {}
    for first, second, kind in links:
        for one, other, forward in ((first, second, True), (second, first, kind in SYMMETRIC_LINKS)):
            if one in keys and other in named:
                found.setdefault(one, []).append((kind, forward, named[other]))
    return found


def judged_not_the_same(outcome: Outcome, other: Outcome) -> NotTheSame | None:
    """Return what somebody said when they found that the two are not one change."""
    first, second = sorted((outcome, other), key=lambda each: each.pk)
    rows = NotTheSame.objects.select_related("by", "first__round", "second__round")
    return rows.filter(first=first, second=second).first()


def not_the_same_as(principal: Principal, outcome: Outcome) -> list[tuple[Outcome, NotTheSame]]:
    """Return the outcomes that were found not to be the same change as one, with who said so, the latest first."""
    rows = NotTheSame.objects.filter(Q(first=outcome) | Q(second=outcome)).select_related("by")
    pairs = {
        each.second_id if each.first_id == outcome.pk else each.first_id: each
        for each in rows.order_by("-at", "-pk")
    }
    if not pairs:
        return []
    shown = (
        visible_to(principal).filter(pk__in=pairs).only("reference", "title", "withheld", "state").in_bulk()
    )
    return [(shown[pk], judged) for pk, judged in pairs.items() if pk in shown]


def reports_merged_into(principal: Principal, outcome: Outcome) -> list[Outcome]:
    """Return the other reports of this change that the person may read, also those merged by way of others.

    Each comes with its author, sources, evidence and the merge by which it is here.
    """
    ids = _all_merged_into({outcome.pk})
    if not ids:
        return []
    return list(
        visible_to(principal)
        .filter(pk__in=ids)
        .defer("search_text")
        .select_related("round", "author")
        .prefetch_related(
            "sources",
            Prefetch("evidence", queryset=printed(Evidence.objects.filter(removed_at__isnull=True))),
            Prefetch(
                "merges", queryset=OutcomeMerge.objects.filter(ended_at__isnull=True), to_attr="open_merges"
            ),
        )
        .order_by("pk")
    )


def _all_merged_into(ids: set[int]) -> set[int]:
    found: set[int] = set()
    level = set(ids)
    for _depth in range(_DEEPEST):
        # Unordered: SQLite would else read every outcome in that order instead of using the index.
        merged = Outcome.objects.filter(duplicate_of__in=level).order_by()
        level = set(merged.values_list("pk", flat=True)) - found
        if not level:
            break
        found |= level
    return found - ids


def kept_for(principal: Principal, outcome: Outcome) -> Outcome | None:
    """Return the outcome that counts for a merged one, at the end of a chain, if the person may read it."""
    following = outcome.duplicate_of_id
    kept = None
    for _depth in range(_DEEPEST):
        if following is None:
            break
        kept, following = Outcome.objects.values_list("pk", "duplicate_of_id").get(pk=following)
    if kept is None:
        return None
    return visible_to(principal).only("reference", "title", "withheld", "state").filter(pk=kept).first()


def open_merge_of(outcome: Outcome) -> OutcomeMerge | None:
    """Return the merge by which an outcome is set aside now, if there is one."""
    merges = OutcomeMerge.objects.select_related("kept", "by").filter(merged=outcome, ended_at__isnull=True)
    return merges.first()


def with_readable_others(principal: Principal, entries: Iterable[Entry]) -> list[Entry]:
    """Return the trail of an outcome without what links it to outcomes hidden from the person.

    That it was set aside as a duplicate stays; of which one is not told if that one is hidden.
    """
    entries = list(entries)
    named = {reference for entry in entries for reference in _others_in(entry) | _twins_in(entry)}
    if not named:
        return entries
    readable = set(visible_to(principal).filter(reference__in=named).values_list("reference", flat=True))
    return [_telling(entry, readable) for entry in entries if _others_in(entry) <= readable]


def _telling(entry: Entry, readable: set[str]) -> Entry:
    """Return the entry, or a copy that does not name of which hidden outcome this one is a duplicate."""
    if _twins_in(entry) <= readable:
        return entry
    told = copy(entry)
    told.changes = {name: pair for name, pair in entry.changes.items() if name != "duplicate_of"}
    return told


def _twins_in(entry: Entry) -> set[str]:
    return {value for value in entry.changes.get("duplicate_of") or () if value}


def _others_in(entry: Entry) -> set[str]:
    return {value for value in entry.changes.get("other_outcome") or () if value}


def passages_of_others(entries: Iterable[Entry]) -> tuple[Passage, ...]:
    """Return what the other outcomes withhold that a trail names: a reason may speak of both."""
    named = {reference for entry in entries for reference in _others_in(entry)}
    named |= {reference for entry in entries for reference in _twins_in(entry)}
    if not named:
        return ()
    withheld = Outcome.objects.filter(reference__in=named).values_list("withheld", flat=True)
    return as_passages(each for words in withheld for each in words)
