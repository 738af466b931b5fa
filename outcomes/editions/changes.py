"""What an edition says about the one before: which outcomes changed, and why each number moved."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from outcomes.enums import OutcomeState as S
from outcomes.enums import PrintedText
from outcomes.models import Edition, EditionRow, Outcome
from outcomes.queries.coded import CODED
from outcomes.queries.editions import CHUNK
from outcomes.reports.edition.shape import CountedTable
from outcomes.reports.edition.tallies import cells_of

MOST_NUMBERS = 2_000
"""More moved numbers than anybody reads; how many there are besides is said."""

_RE_DATED = frozenset({"happened"})
_MOVED = frozenset({"year"})
_NEVER_NAMED = "focal_city"
"""By this no outcome is named: the words of its place may be withheld, now or when the edition is long frozen."""
Dimensions = Mapping[str, Mapping]


@dataclass(frozen=True)
class _Then:
    """A row of one of the two editions."""

    reference: str
    version: int
    state: str
    is_counted: bool
    printed: str
    under: Mapping[str, Sequence[str]]


_Keyed = tuple[int, _Then]
_Pair = tuple[int, _Then | None, _Then | None]
_Cell = tuple[str, str]


def changes_since(
    earlier: Edition, edition: Edition, dimensions: Dimensions, tables: Sequence[CountedTable]
) -> dict:
    """Return the changes as plain values: the outcomes with what became of them, and the numbers that moved.

    An outcome that is restricted now is not named, and in a public edition none that it does not print. The rows of
    both editions are read side by side, so only what changed is held in memory. In the active language.
    """
    known = json.loads(earlier.head)["dimensions"]
    # What the earlier edition did not count yet cannot have moved since; codes may have come meanwhile.
    tables = [
        table
        for table in tables
        if all(name in known or name.startswith(CODED) for name in (table.down, table.across))
    ]
    words = (known, dimensions)
    names = dict.fromkeys(name for table in tables for name in (table.down, table.across))
    labels = {name: _labels(name, *words) for name in names}
    called = {name: dimensions[name]["label"] for name in names}
    said: dict[int, tuple[str, str]] = {}
    moved = _Moved(tables)
    for pairs in _in_chunks(_side_by_side(_rows(earlier), _rows(edition))):
        live = _live_of([pk for pk, was, is_now in pairs if _counts(was) and not _counts(is_now)])
        for pk, was, is_now in pairs:
            moved.add(pk, was, is_now)
            what = _what_became(was, is_now, live.get(pk), labels, called)
            if what:
                said[pk] = _for_the_public(what, is_now) if edition.is_public else what
    numbers = moved.told(said, labels)
    return {
        "since": earlier.reference,
        "title": earlier.title,
        "outcomes": [list(said[pk]) for pk in said],
        "numbers": numbers[:MOST_NUMBERS],
        "more_numbers": max(0, len(numbers) - MOST_NUMBERS),
    }


def _counts(row: _Then | None) -> bool:
    return row is not None and row.is_counted


def _live_of(lost: Sequence[int]) -> Mapping[int, Outcome]:
    """Return the records of outcomes that are no longer counted, as they are now."""
    if not lost:
        return {}
    return Outcome.objects.select_related("duplicate_of").defer("search_text").in_bulk(lost)


def _side_by_side(before: Iterator[_Keyed], now: Iterator[_Keyed]) -> Iterator[_Pair]:
    """Yield each outcome of two editions once with its row in either; both come in the order of their keys."""
    was, is_now = next(before, None), next(now, None)
    while was or is_now:
        if is_now is None or (was and was[0] < is_now[0]):
            yield was[0], was[1], None
            was = next(before, None)
        elif was is None or is_now[0] < was[0]:
            yield is_now[0], None, is_now[1]
            is_now = next(now, None)
        else:
            yield was[0], was[1], is_now[1]
            was, is_now = next(before, None), next(now, None)


def _in_chunks(pairs: Iterator[_Pair]) -> Iterator[list[_Pair]]:
    while chunk := list(islice(pairs, CHUNK)):
        yield chunk


def _labels(name: str, *told: Dimensions) -> dict[str, str]:
    """Return the words of a dimension: as they are now, and of what is no longer there as they were."""
    entries = (dimensions.get(name, {"entries": [], "if_used": []}) for dimensions in told)
    return {key: label for each in entries for key, label in (*each["entries"], *each["if_used"])}


def _rows(edition: Edition) -> Iterator[_Keyed]:
    rows = EditionRow.objects.filter(edition=edition).order_by("outcome_id")
    columns = ("outcome_id", "reference", "version", "state", "is_counted", "printed", "counted_under")
    for pk, *values in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        yield pk, _Then(*values)


def _for_the_public(what: tuple[str, str], is_now: _Then | None) -> tuple[str, str]:
    """Return what everybody may know: why an outcome went is told inside, and only printed ones are named."""
    if is_now is None or not is_now.is_counted:
        return "", _("no longer counted")
    return what if is_now.printed == PrintedText.OWN else ("", what[1])


def _what_became(
    was: _Then | None, is_now: _Then | None, live: Outcome | None, labels, called: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the reference and what became of an outcome between two editions; None where nothing did."""
    counted_then, counted_now = _counts(was), _counts(is_now)
    if counted_then and counted_now:
        words = _recoded(was, is_now, labels, called)
        if not words and was.version != is_now.version:
            stays = _same(was, is_now, _NEVER_NAMED)
            words = _("text or parts changed; it counts as before") if stays else _("text or parts changed")
        return (is_now.reference, words) if words else None
    if counted_now:
        words = _("accepted since") if was else _("added: it was not in this selection before")
        return is_now.reference, words
    if counted_then:
        return _why_lost(was, live)
    return None


def _recoded(was: _Then, is_now: _Then, labels, called: Mapping[str, str]) -> str:
    words = []
    for name in called:
        if name == _NEVER_NAMED or _same(was, is_now, name):
            continue
        then, after = was.under.get(name) or [], is_now.under.get(name) or []
        told = {
            "what": called[name],
            "before": _values(then, labels[name]),
            "now": _values(after, labels[name]),
        }
        if name in _RE_DATED:
            words.append(_("re-dated: %(before)s → %(now)s") % told)
        elif name in _MOVED:
            words.append(_("moved to another financial year: %(before)s → %(now)s") % told)
        else:
            words.append(_("recoded, %(what)s: %(before)s → %(now)s") % told)
    return "; ".join(words)


def _same(was: _Then, is_now: _Then, name: str) -> bool:
    return sorted(was.under.get(name) or []) == sorted(is_now.under.get(name) or [])


def _values(values: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(value, value) for value in values) or _("not given")


def _why_lost(was: _Then, live: Outcome | None) -> tuple[str, str]:
    if live is None:
        return was.reference, _("no longer there")
    if live.is_restricted:
        return "", _("restricted since")
    if live.state == S.SET_ASIDE and live.duplicate_of:
        # A record that not everybody may read is not named.
        other = live.duplicate_of
        if other.state == S.ACCEPTED and not other.is_restricted:
            return was.reference, _("merged into %s") % other.reference
        return was.reference, _("merged into another report of the same change")
    if live.state == S.SET_ASIDE:
        return was.reference, _("set aside: %s") % live.get_set_aside_kind_display()
    if live.state == S.WITHDRAWN:
        return was.reference, _("withdrawn")
    if live.state != S.ACCEPTED:
        return was.reference, _("no longer accepted; it is with the reviewers or its author again")
    return was.reference, _("moved: it belongs to another round, programme or grant now")


class _Moved:
    """Counts every cell of the tables in both editions, and keeps which outcomes are in one of them only."""

    def __init__(self, tables: Sequence[CountedTable]):
        self._tables = tables
        self._then: dict[str, Counter[_Cell]] = {table.key: Counter() for table in tables}
        self._now: dict[str, Counter[_Cell]] = {table.key: Counter() for table in tables}
        self._moved: dict[tuple[str, _Cell], list[int]] = defaultdict(list)
        self._stayed: set[int] = set()

    def add(self, pk: int, was: _Then | None, is_now: _Then | None) -> None:
        """Count an outcome where it was and where it is now."""
        if _counts(was) and _counts(is_now):
            self._stayed.add(pk)
        for table in self._tables:
            then, now = _cells(table, was), _cells(table, is_now)
            self._then[table.key].update(then)
            self._now[table.key].update(now)
            for cell in then ^ now:
                self._moved[table.key, cell].append(pk)

    def told(self, said: Mapping[int, tuple[str, str]], labels) -> list:
        """Return each number that is another now: table, row, column, before, now, and why."""
        numbers = []
        for table in self._tables:
            then, now = self._then[table.key], self._now[table.key]
            for cell in sorted(then.keys() | now.keys()):
                if then[cell] == now[cell]:
                    continue
                moved = self._moved[table.key, cell]
                if _NEVER_NAMED in (table.down, table.across):
                    why = self._unnamed(moved, said)
                else:
                    why = sorted(": ".join(filter(None, said[pk])) for pk in moved if pk in said)
                row, column = (
                    labels[name].get(value, value)
                    for name, value in zip((table.down, table.across), cell, strict=True)
                )
                numbers.append([table.key, row, column, then[cell], now[cell], why])
        return numbers

    def _unnamed(self, moved: Sequence[int], said: Mapping[int, tuple[str, str]]) -> list[str]:
        """Return why outcomes came to a cell or left it, without saying which."""
        elsewhere = _("another place, or another list of Focal Cities")
        return sorted(elsewhere if pk in self._stayed else said[pk][1] for pk in moved)


def _cells(table: CountedTable, row: _Then | None) -> set[_Cell]:
    return set(cells_of(row.under, table.down, table.across)) if _counts(row) else set()
