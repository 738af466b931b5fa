"""Headings between the rows, lines over the table and names of sheets: values that hold for the rows below."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from outcomes.importing.headings import meaning
from outcomes.importing.known import Known
from outcomes.importing.places import country_of
from outcomes.importing.remarks import Remark, remark
from outcomes.importing.targets import LISTS, SEVERAL, Target
from outcomes.importing.terms import Lists
from outcomes.importing.whens import DateWays, read_when
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Period
from wiego_mle.kernel.spreadsheets import Cell

if TYPE_CHECKING:
    from outcomes.importing.rows import RowRead

_AMONG = (
    Target.PROGRAMMES,
    Target.WORKER_GROUPS,
    Target.CHANGE_TYPE,
    Target.ACTOR_TYPE,
    Target.DIRECTION,
    Target.LEVEL,
    Target.STAGE,
)
_LABELLED = re.compile(r"^(.{2,40}?)\s*[::–—]\s*(.{1,80})$", re.DOTALL)
_COUNT = re.compile(r"\s*[\(\[]\s*\d+[^)\]]*[\)\]]\s*$")
_KIND = re.compile(
    r"^(?:the |wiego |wiego's )?(?:programme|program|programa|team|equipo|country|pais|pays|"
    r"sector|secteur|setor|region|year|ano|annee)\s+(?:de |of |du |da |do )?|"
    r"\s+(?:programme|program|outcomes|team)$"
)
_YEARS = re.compile(
    r"\b(?:fy|ef|af)?\s*(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\b|\b[qt][1-4]\b|\boutcomes?\b|\balcances\b",
    re.IGNORECASE,
)
_TITLE_PARTS = re.compile(r"\s+[-–—|:]\s+|:\s+|\s*[,;()]\s*")
_SAY_NOTHING = frozenset(
    "all other others public data list summary total mixed both un world international"
    " everything todos todas otros tous "
    "autres outros datos donnees dados local national state market activity activities "
    "action actions media draft workers".split()
)
"""Words that a list knows too, and that as the name of a sheet or of rows say nothing."""
_IN_TITLES = (Target.PROGRAMMES, Target.COUNTRY)
_DASHED = re.compile(r"\s+[-–—|/]\s+|\s*,\s*")


@dataclass(frozen=True)
class Carried:
    """A value that holds for rows: what it is, its key or period, the words it was read from, and where they stand."""

    target: Target
    value: str | Period
    read: str
    kind: str = "carried"


class Sections:
    """The headings of rows that are in force, the outer before the inner ones."""

    def __init__(self, lists: Lists, known: Known, above: dict[Target, Carried]):
        self._lists, self._known = lists, known
        self._above = dict(above)
        self._entered: list[Carried] = []
        self._unread = ""

    def means_something(self, text: str) -> bool:
        """Say whether a text can be the heading of rows: something that a list, a map or a calendar knows."""
        return bool(values_in(text, self._lists, self._known))

    def enter(self, text: str) -> None:
        """Take the heading of the rows that follow; inner ones of the heading before end with it."""
        values = values_in(text, self._lists, self._known)
        if not values:
            self.doubt(text)
            return
        self._unread = ""
        for value in values:
            for position, before in enumerate(self._entered):
                if before.target is value.target:
                    del self._entered[position:]
                    break
        self._entered += values

    def doubt(self, text: str) -> None:
        """Take a line that may head the rows that follow and says nothing that is known; what held before ends."""
        self._unread, self._entered = text, []

    def two(self, label: str, text: str) -> Remark | None:
        """Take “Programme:” and “Law” in two cells as the heading of the rows that follow."""
        found = meaning(label.rstrip(": "))
        if found is None or not found.sure or not label.rstrip().endswith(":"):
            return None
        values = values_in(f"{label.rstrip(': ')}: {text}", self._lists, self._known)
        if not values:
            return None
        self.enter(f"{label.rstrip(': ')}: {text}")
        return remark("section", read=f"{label} {text}")

    def year(self) -> int | None:
        """Return the year that the headings name, if it is one year."""
        for each in [*reversed(self._entered), *self._above.values()]:
            if isinstance(each.value, Period) and each.value.first.year == each.value.last.year:
                return each.value.first.year
        return None

    def apply(self, read: RowRead) -> None:
        """Give a row what holds for it; what it says itself goes before."""
        if self._unread:
            read.remarks.append(remark("section_unread", read=self._unread))
            read.attached.append(("–", self._unread))
        in_force = dict(self._above)
        in_force.update({each.target: each for each in self._entered})
        for each in in_force.values():
            self._apply(read, each)

    def _apply(self, read: RowRead, carried: Carried) -> None:
        values = read.values
        note = remark(carried.kind, target=carried.target, read=carried.read)
        if isinstance(carried.value, Period):
            if values.date_from is None and not any(each.kind == "date_unread" for each in read.remarks):
                values.date_from, values.date_to = carried.value.first, carried.value.last
                values.date_precision = str(carried.value.precision)
                read.remarks.append(note)
            elif values.date_from is not None and (
                values.date_to < carried.value.first or values.date_from > carried.value.last
            ):
                said = {"read": carried.read, "as": f"{values.date_from} – {values.date_to}"}
                read.remarks.append(remark("section_differs", target=carried.target, **said))
            return
        if carried.target is Target.COUNTRY:
            self._apply_country(read, carried, note)
            return
        name = LISTS[carried.target]
        have = getattr(values, str(carried.target))
        if not have:
            setattr(
                values, str(carried.target), [carried.value] if carried.target in SEVERAL else carried.value
            )
            read.remarks.append(note)
        elif carried.value not in (have if carried.target in SEVERAL else [have]):
            keys = have if carried.target in SEVERAL else [have]
            said = {"read": carried.read, "as": "; ".join(self._lists.label(name, key) for key in keys)}
            read.remarks.append(remark("section_differs", target=carried.target, **said))

    def _apply_country(self, read: RowRead, carried: Carried, note: Remark) -> None:
        values = read.values
        if not values.countries and not values.is_global:
            if any(name == "country" for name, _words in read.unknown):
                return
            values.countries = [carried.value]
            read.remarks.append(note)
        elif carried.value not in values.countries:
            said = {"read": carried.read, "as": "; ".join(values.countries) or "global"}
            read.remarks.append(remark("section_differs", target=Target.COUNTRY, **said))


def values_in(text: str, lists: Lists, known: Known, *, kind: str = "carried") -> list[Carried]:
    """Return what a heading of rows says; nothing where a part of it is not known."""
    if fold(text).strip() in _SAY_NOTHING:
        return []
    plain = _COUNT.sub("", " ".join(text.replace("_", " ").split())).strip(" :.-–—*")
    if not plain or len(plain) > 90:
        return []
    labelled = _LABELLED.match(plain)
    if labelled:
        target = meaning(labelled[1])
        if target is not None and target.sure:
            value = _as(target.target, labelled[2], lists, known, kind)
            if value is not None:
                return [value]
    value = _any(plain, lists, known, kind)
    if value is not None:
        return [value]
    parts = [part for part in _DASHED.split(plain) if part]
    if len(parts) in (2, 3):
        found = [_any(part, lists, known, kind) for part in parts]
        if all(found) and len({each.target for each in found}) == len(found):
            return found
        if all(found) and len({(each.target, each.value) for each in found}) == 1:
            return found[:1]
    shorter = _YEARS.sub(" ", plain).strip(" :.-–—*()")
    if shorter and shorter != plain and not re.fullmatch(r"[\d\W]+", shorter):
        return values_in(shorter, lists, known, kind=kind)
    return []


def values_in_title(text: str, lists: Lists, known: Known) -> list[Carried]:
    """Return the programme or country that a line over the table names; in a part of it, with a doubt."""
    whole = [each for each in values_in(text, lists, known) if each.target in _IN_TITLES]
    if whole:
        return whole
    found = []
    for part in _TITLE_PARTS.split(text):
        found += [
            replace(each, kind="from_title")
            for each in values_in(part, lists, known)
            if each.target in _IN_TITLES and len(part) > 2
        ]
    return found if len({each.target for each in found}) == len(found) else []


def _as(target: Target, text: str, lists: Lists, known: Known, kind: str) -> Carried | None:
    if target in (Target.COUNTRY, Target.PLACE):
        code = country_of(text, known)
        return Carried(Target.COUNTRY, code, text, kind) if code else None
    if target in (Target.YEAR, Target.DATE, Target.QUARTER):
        return _when(text, kind)
    if target in (Target.LEAD_PROGRAMME, Target.PROGRAMMES):
        target = Target.PROGRAMMES
    if target in LISTS:
        key = lists.exact(LISTS[target], text) or lists.exact(LISTS[target], _KIND.sub("", fold(text)))
        return Carried(target, key, text, kind) if key else None
    return None


def _any(text: str, lists: Lists, known: Known, kind: str) -> Carried | None:
    for words in dict.fromkeys((text, _KIND.sub("", fold(text)).strip())):
        for target in _AMONG:
            key = lists.exact(LISTS[target], words)
            if key:
                return Carried(target, key, text, kind)
        # A short word may be a code of a country by chance.
        code = country_of(words, known) if len(words) > 3 or words in ("USA", "UK") else None
        if code:
            return Carried(Target.COUNTRY, code, text, kind)
    return _when(_KIND.sub("", fold(text)), kind, text)


def _when(text: str, kind: str, read: str = "") -> Carried | None:
    found = read_when(Cell(text=text), DateWays())
    if found.period is None or found.remarks or len(text) > 30:
        return None
    return Carried(Target.DATE, found.period, read or text, kind)
