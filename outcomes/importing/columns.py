"""What each column of a table is taken for, by its heading and by what stands below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from outcomes.importing.headings import meaning, own_keys, plain
from outcomes.importing.known import Known
from outcomes.importing.places import country_of, read_place
from outcomes.importing.tables import Column, Table
from outcomes.importing.targets import LISTS, LONG, TEXTS, Target
from outcomes.importing.terms import Lists, is_blank
from outcomes.importing.vocabulary import NO_MARKS, PLURAL_MARKS
from outcomes.importing.whens import DateWays, read_when
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.spreadsheets import Cell

_SAMPLED = 60
_MARKS = frozenset(fold(mark) or mark for mark in PLURAL_MARKS.split())
_NO_MARKS = frozenset(fold(mark) or mark for mark in NO_MARKS.split())
_CROSSED = (
    Target.WORKER_GROUPS,
    Target.PROGRAMMES,
    Target.ACTOR_TYPE,
    Target.CHANGE_TYPE,
    Target.DIRECTION,
    Target.LEVEL,
    Target.STAGE,
    Target.EXPECTED,
)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_SURELY_SHORT = 100
_MANY = 0.6
_ENOUGH_TO_TELL = 2


@dataclass
class Taken:
    """What a column is taken for, how surely, and some of what stands in it.

    `beside` is what the words of a column tell while the values for programs beside them are read. `mark`
    is the entry that a cross in the column stands for: a key of the list of `target`, or the two-letter
    code of a country; `unknown_mark` its heading where no list knows it. `sure` is False where only
    likeness speaks for it, `confirmed` where a person or a profile said so.
    """

    column: Column
    target: Target
    sure: bool = True
    mark: str = ""
    unknown_mark: str = ""
    confirmed: bool = False
    understood: bool = True
    samples: list[str] = field(default_factory=list)
    beside: Target | None = None

    @property
    def index(self) -> int:
        """Return the place of the column on the sheet."""
        return self.column.index

    @property
    def key(self) -> str:
        """Return the words by which a profile knows the column again."""
        return plain(f"{self.column.group} {self.column.heading}".strip()) or f"column {self.index + 1}"


@dataclass
class _Below:
    """What stands below a heading."""

    filled: int = 0
    mean: float = 0
    dates: float = 0
    numbers: float = 0
    marks: float = 0
    countries: float = 0
    links: float = 0
    spaced: float = 0
    texts: list[str] = field(default_factory=list)


def is_mark(text: str) -> bool:
    """Say whether a cell holds a cross, or another sign for yes."""
    return (fold(text) or text) in _MARKS


def is_no_mark(text: str) -> bool:
    """Say whether a cell of crosses says no."""
    return not text or (fold(text) or text) in _NO_MARKS


def is_list(table: Table, taken: list[Taken]) -> bool:
    """Say whether a table tells of outcomes: a column with the text of one, with text in it."""
    return (
        any(each.target in (Target.STATEMENT, Target.TITLE) for each in taken) and table.first <= table.last
    )


def take_columns(
    table: Table, lists: Lists, known: Known, profile: dict[str, dict] | None = None
) -> list[Taken]:
    """Return what each column of a table is taken for.

    `profile` holds what was said before: by the words of a column, its target and mark.
    """
    below = _look_below(table)
    taken = [
        _own(column, below[column.index], table)
        if table.is_own
        else _take(column, below[column.index], lists, known)
        for column in table.columns
    ]
    taken = [each for each in taken if each.column.heading or below[each.index].filled]
    if not table.is_own:
        _tell_apart(taken, below)
        _find_missing(taken, below)
    else:
        _keys_win(taken)
    for each in taken:
        each.samples = [text[:200] for text in dict.fromkeys(below[each.index].texts)][:3]
    _follow(taken, profile or {})
    return taken


def _look_below(table: Table) -> dict[int, _Below]:
    below = {column.index: _Below() for column in table.columns}
    lengths: dict[int, list[int]] = {column.index: [] for column in table.columns}
    for number, (_row, cells) in enumerate(table.rows()):
        if number >= _SAMPLED * 4:
            break
        for column, cell in zip(table.columns, cells, strict=True):
            if cell.text and len(lengths[column.index]) < _SAMPLED:
                lengths[column.index].append(len(cell.text))
                _look_at(cell, below[column.index])
    for index, found in below.items():
        count = len(lengths[index])
        found.filled = count
        if count:
            found.mean = sum(lengths[index]) / count
            for name in ("dates", "numbers", "marks", "countries", "links", "spaced"):
                setattr(found, name, getattr(found, name) / count)
    return below


def _look_at(cell: Cell, found: _Below) -> None:
    text = cell.text
    found.texts.append(text)
    found.marks += is_mark(text) or is_no_mark(text)
    found.numbers += cell.number is not None
    found.links += bool(cell.link) or bool(_URL.search(text))
    found.spaced += text.count(" ") >= 3
    if cell.day is not None or (len(text) <= 60 and read_when(cell, DateWays()).period is not None):
        found.dates += 1
    elif len(text) <= 60 and country_of(text.split(";")[0].split(",")[0].split("\n")[0]) is not None:
        found.countries += 1


_TOLD_ONLY = frozenset({"contributions", "links", "link_keys", "strength", "strength_key", "passages"})
"""Columns of a file of ours that tell what stands elsewhere, and are not read back."""


def _own(column: Column, below: _Below, table: Table) -> Taken:
    target = own_keys().get(column.heading, Target.ASIDE)
    return Taken(
        column,
        target,
        understood=column.heading in own_keys() or column.heading in _TOLD_ONLY,
    )


_VALUES_OF = {"date": "date_from", "place": "countries", "actors": "actor_references"}
"""Words for people and the value for programs that tells the same under a name of its own."""


def _keys_win(taken: list[Taken]) -> None:
    """Let values for programs stand before the words for people beside them, which say the same."""
    present = {each.column.heading for each in taken}
    for each in taken:
        heading = each.column.heading
        spoken_for = {f"{heading}_key", f"{heading.removesuffix('s')}_keys", _VALUES_OF.get(heading)}
        if spoken_for & present:
            each.beside = each.target if each.target is not Target.ASIDE else None
            each.target = Target.ASIDE


def _take(column: Column, below: _Below, lists: Lists, known: Known) -> Taken:
    crossed = _as_cross(column, below, lists, known)
    if crossed is not None:
        return crossed
    doubted = None
    for heading in _forms(column):
        found = meaning(heading)
        if found is not None:
            taken = Taken(column, found.target, sure=found.sure)
            _doubt(taken, below, lists)
            if taken.understood:
                return taken
            # What stands below belies these words; the upper ones may tell it.
            doubted = doubted or taken
    if doubted is not None:
        return doubted
    return Taken(column, Target.ASIDE, understood=not below.filled)


def _forms(column: Column) -> list[str]:
    """Return the ways to read a heading of two lines: the lower with the upper, the lower, the upper."""
    if not column.group or column.group == column.heading:
        return [column.heading]
    if not column.heading:
        return [column.group]
    both = f"{column.group} {column.heading}"
    sure = [form for form in (both, column.heading) if (found := meaning(form)) is not None and found.sure]
    upper = meaning(column.group)
    if sure:
        return sure
    # “Date: beginning” and the like are told by the upper words where the lower ones are new.
    return [both, column.heading, column.group] if upper is not None else [both, column.heading]


def _as_cross(column: Column, below: _Below, lists: Lists, known: Known) -> Taken | None:
    """Return a column of crosses: its heading is an entry of a list, and below stands nothing but signs."""
    if below.filled and (below.marks < 0.5 or below.mean > 20):
        return None
    heading = column.heading
    group = meaning(column.group) if column.group else None
    if (
        group is not None
        and group.target in (*LISTS, Target.COUNTRY, Target.PLACE)
        and column.heading != column.group
    ):
        if group.target in (Target.COUNTRY, Target.PLACE):
            code = country_of(heading, known)
            if code:
                return Taken(column, Target.COUNTRY, mark=code)
            return Taken(column, Target.COUNTRY, unknown_mark=heading)
        name = LISTS[group.target]
        key = lists.exact(name, heading) or _only(lists.near(name, heading))
        if key:
            return Taken(column, group.target, mark=key, sure=lists.exact(name, heading) is not None)
        if not lists.list_of(heading, tuple(LISTS[target] for target in _CROSSED)):
            return Taken(column, group.target, unknown_mark=heading)
    named = meaning(heading)
    if named is not None and named.sure and named.target is not Target.ASIDE:
        # “Expected” with yes and no below is a question, not an entry of a list.
        return None
    if not below.filled and not column.group:
        return None
    for target in _CROSSED:
        key = lists.exact(LISTS[target], heading)
        if key:
            return Taken(column, target, mark=key)
    code = country_of(heading, known) if below.filled and len(heading) > 3 else None
    if code:
        return Taken(column, Target.COUNTRY, mark=code)
    return None


def _only(keys: list[str]) -> str:
    return keys[0] if len(keys) == 1 else ""


def _doubt(taken: Taken, below: _Below, lists: Lists) -> None:
    """Set a heading aside that promises something else than what stands below it, or doubt it."""
    if not below.filled:
        return
    target = taken.target
    if (
        target in LONG
        and below.filled >= _ENOUGH_TO_TELL
        and (below.numbers > _MANY or below.dates > _MANY or below.marks > 0.8)
    ):
        taken.target, taken.sure, taken.understood = (
            Target.ASIDE,
            True,
            target is Target.STATEMENT and below.numbers > _MANY,
        )
    elif target in LONG and not taken.sure and below.mean < 15 and below.filled >= _ENOUGH_TO_TELL:
        taken.target, taken.understood = Target.ASIDE, False
    elif target in (Target.DATE, Target.DATE_FROM, Target.DATE_TO, Target.YEAR) and below.dates < 0.3:
        taken.sure = taken.sure and below.dates > 0
        if below.mean > 60 and below.dates == 0:
            taken.target, taken.understood = Target.ASIDE, False
    elif (target is Target.COUNTRY and below.countries < 0.2 and taken.sure is False) or (
        target is Target.NUMBER and below.mean > 30
    ):
        taken.target, taken.understood = Target.ASIDE, False
    elif target is Target.SOURCES and below.links > _MANY:
        taken.target = Target.EVIDENCE
    elif target in LISTS and not taken.sure:
        name = LISTS[target]
        told = sum(1 for text in below.texts if lists.read(name, text).keys)
        if told < 0.5 * below.filled:
            taken.target, taken.understood = Target.ASIDE, False


def _tell_apart(taken: list[Taken], below: dict[int, _Below]) -> None:
    """Divide several columns that are taken for the same answer."""
    by_target: dict[Target, list[Taken]] = {}
    for each in taken:
        if not each.mark and not each.unknown_mark:
            by_target.setdefault(each.target, []).append(each)
    sure_first = by_target.get(Target.STATEMENT, [])
    if len(sure_first) > 1:
        _choose_statement(sure_first, by_target, below)
    for target in (Target.DATE, Target.DATE_FROM, Target.DATE_TO, Target.COUNTRY, Target.CITY, *TEXTS):
        columns = [each for each in by_target.get(target, []) if each.target is target]
        sure = [each for each in columns if each.sure]
        if len(columns) > 1 and sure:
            for each in columns:
                if not each.sure:
                    each.target, each.understood = Target.ASIDE, False
    both = [
        each
        for each in by_target.get(Target.CONTRIBUTION_WIEGO, [])
        if each.target is Target.CONTRIBUTION_WIEGO
    ]
    if len(both) == 2 and not by_target.get(Target.CONTRIBUTION_OTHERS):
        named = [
            each for each in both if "wiego" in fold(each.column.words) or "our" in fold(each.column.words)
        ]
        if len(named) == 1:
            other = next(each for each in both if each is not named[0])
            other.sure = False
    if by_target.get(Target.DATE) and (by_target.get(Target.DATE_FROM) or by_target.get(Target.DATE_TO)):
        dates = by_target[Target.DATE]
        if not by_target.get(Target.DATE_FROM) and len(dates) == 1:
            dates[0].target = Target.DATE_FROM
    if by_target.get(Target.COUNTRY) and len(by_target.get(Target.PLACE, [])) == 1:
        by_target[Target.PLACE][0].target = Target.CITY if not by_target.get(Target.CITY) else Target.PLACE


def _choose_statement(columns: list[Taken], by_target: dict, below: dict[int, _Below]) -> None:
    """Take of two columns that may both be the statement the short one for the title, if there is none."""
    sure = [each for each in columns if each.sure]
    if sure and len(sure) < len(columns):
        for each in columns:
            if not each.sure:
                each.target, each.understood = Target.ASIDE, False
        columns = sure
    if len(columns) != 2:
        return
    short, long = sorted(columns, key=lambda each: below[each.index].mean)
    has_title = any(each.target is Target.TITLE for each in by_target.get(Target.TITLE, []))
    if not has_title and below[short.index].mean < _SURELY_SHORT <= 1.5 * below[long.index].mean:
        short.target = Target.TITLE


def _find_missing(taken: list[Taken], below: dict[int, _Below]) -> None:
    """Take a column of long texts without a known heading for the statement where nothing else is."""
    targets = {each.target for each in taken}
    if Target.STATEMENT in targets:
        return
    titles = [each for each in taken if each.target is Target.TITLE]
    if titles and below[titles[0].index].mean > 1.5 * _SURELY_SHORT:
        titles[0].target = Target.STATEMENT
        return
    free = [each for each in taken if each.target is Target.ASIDE and not each.understood]
    long = [each for each in free if below[each.index].mean > 60 and below[each.index].spaced > _MANY]
    if long and (titles or len(targets - {Target.ASIDE}) >= 2):
        best = max(long, key=lambda each: below[each.index].mean)
        best.target, best.sure, best.understood = Target.STATEMENT, False, True


def _follow(taken: list[Taken], profile: dict[str, dict]) -> None:
    """Let what a person or a profile said stand before every guess."""
    for each in taken:
        said = profile.get(f"\n{each.index}") or profile.get(each.key)
        if said is not None:
            each.target, each.beside = Target(said["target"]), None
            each.mark = said.get("mark", "")
            each.unknown_mark = ""
            each.sure = each.understood = each.confirmed = True


def is_place_cell(text: str, known: Known) -> bool:
    """Say whether a cell names a place that is known."""
    return not is_blank(text) and bool(read_place(text, known).countries)
