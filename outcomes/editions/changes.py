"""What an edition says about the one before: which outcomes changed, and why each number moved."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outcomes.enums import OutcomeState as S
from outcomes.enums import PrintedText
from outcomes.models import Edition, EditionRow, Outcome
from outcomes.queries.editions import CHUNK
from outcomes.reports.edition.shape import CountedTable
from outcomes.reports.edition.tallies import cells_of

MOST_NUMBERS = 2_000
"""More moved numbers than anybody reads; how many there are besides is said."""

_RE_DATED = frozenset({"happened"})
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


def changes_since(
    earlier: Edition, edition: Edition, dimensions: Dimensions, tables: Sequence[CountedTable]
) -> dict:
    """Return the changes as plain values: the outcomes with what became of them, and the numbers that moved.

    An outcome that is restricted now is not named, and in a public edition none that it does not print. In the
    active language.
    """
    before, now = _rows(earlier), _rows(edition)
    lost = [pk for pk, row in before.items() if row.is_counted and not (pk in now and now[pk].is_counted)]
    live = Outcome.objects.select_related("duplicate_of").defer("search_text").in_bulk(lost)
    words = (json.loads(earlier.head)["dimensions"], dimensions)
    names = dict.fromkeys(name for table in tables for name in (table.down, table.across))
    labels = {name: _labels(name, *words) for name in names}
    called = {name: dimensions[name]["label"] for name in names}
    said: dict[int, tuple[str, str]] = {}
    for pk in sorted(before.keys() | now.keys()):
        was, is_now = before.get(pk), now.get(pk)
        what = _what_became(was, is_now, live.get(pk), labels, called)
        if what:
            said[pk] = _for_the_public(what, is_now) if edition.is_public else what
    numbers = _moved(tables, before, now, said, labels)
    return {
        "since": earlier.reference,
        "title": earlier.title,
        "outcomes": [list(said[pk]) for pk in said],
        "numbers": numbers[:MOST_NUMBERS],
        "more_numbers": max(0, len(numbers) - MOST_NUMBERS),
    }


def _labels(name: str, *told: Dimensions) -> dict[str, str]:
    """Return the words of a dimension: as they are now, and of what is no longer there as they were."""
    entries = (dimensions.get(name, {"entries": [], "if_used": []}) for dimensions in told)
    return {key: label for each in entries for key, label in (*each["entries"], *each["if_used"])}


def _rows(edition: Edition) -> dict[int, _Then]:
    rows = EditionRow.objects.filter(edition=edition).order_by("outcome_id")
    columns = ("outcome_id", "reference", "version", "state", "is_counted", "printed", "counted_under")
    return {pk: _Then(*values) for pk, *values in rows.values_list(*columns).iterator(chunk_size=CHUNK)}


def _for_the_public(what: tuple[str, str], is_now: _Then | None) -> tuple[str, str]:
    """Return what everybody may know: why an outcome went is told inside, and only printed ones are named."""
    if is_now is None or not is_now.is_counted:
        return "", _("no longer counted")
    return what if is_now.printed == PrintedText.OWN else ("", what[1])


def _what_became(
    was: _Then | None, is_now: _Then | None, live: Outcome | None, labels, called: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the reference and what became of an outcome between two editions; None where nothing did."""
    counted_then, counted_now = bool(was and was.is_counted), bool(is_now and is_now.is_counted)
    if counted_then and counted_now:
        words = _recoded(was, is_now, labels, called)
        if not words and was.version != is_now.version:
            words = _("text or parts changed; it counts as before")
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
        then, after = was.under.get(name) or [], is_now.under.get(name) or []
        if sorted(then) == sorted(after):
            continue
        told = {
            "what": called[name],
            "before": _values(then, labels[name]),
            "now": _values(after, labels[name]),
        }
        if name in _RE_DATED:
            words.append(_("re-dated: %(before)s → %(now)s") % told)
        else:
            words.append(_("recoded, %(what)s: %(before)s → %(now)s") % told)
    return "; ".join(words)


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
    return was.reference, _("moved: it belongs to another round or programme now")


def _moved(
    tables: Sequence[CountedTable],
    before: Mapping[int, _Then],
    now: Mapping[int, _Then],
    said: Mapping[int, tuple[str, str]],
    labels,
) -> list:
    """Return each number of a table that is another now: table, row, column, before, now, and why."""
    numbers = []
    for table in tables:
        then, after = (_by_cell(rows, table.down, table.across) for rows in (before, now))
        for cell in sorted(then.keys() | after.keys()):
            old, new = then.get(cell, set()), after.get(cell, set())
            if len(old) == len(new):
                continue
            why = sorted(": ".join(filter(None, said[pk])) for pk in old ^ new if pk in said)
            row, column = labels[table.down].get(cell[0], cell[0]), labels[table.across].get(cell[1], cell[1])
            numbers.append([table.key, row, column, len(old), len(new), why])
    return numbers


def _by_cell(rows: Mapping[int, _Then], down: str, across: str) -> dict[tuple[str, str], set[int]]:
    cells: dict[tuple[str, str], set[int]] = defaultdict(set)
    for pk, row in rows.items():
        if row.is_counted:
            for cell in cells_of(row.under, down, across):
                cells[cell].add(pk)
    return cells
