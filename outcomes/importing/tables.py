"""Where the table is on a sheet: its headings, perhaps in two lines, and which rows hold what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from outcomes.importing.headings import meaning, own_keys, plain
from outcomes.importing.targets import Target
from wiego_mle.kernel.spreadsheets import EMPTY, Cell, Sheet

_LOOKED_THROUGH = 80
"""Headings stand among the first rows; further down only a second table is looked for."""
_LONGEST = 120
_ENOUGH = 2
_BETTER_WITHIN = 6
"""So many rows below a line that only looks like headings the real ones may stand."""
_MOST_OWN = 8
_WIDE = 0.75
_LABELLED = re.compile(r"^(.{2,40}?)\s*[::]\s*(.{1,80})$", re.DOTALL)


@dataclass
class Column:
    """One column of a table: its place, its heading and the heading above it that it shares with others."""

    index: int
    heading: str
    group: str = ""

    @property
    def words(self) -> str:
        """Return the heading as a person would say it."""
        return " – ".join(filter(None, [self.group if self.group != self.heading else "", self.heading]))


@dataclass
class Table:
    """A table on a sheet: where its headings end, its columns, and its rows up to the next headings."""

    sheet: Sheet
    head: int
    first: int
    last: int
    columns: list[Column]
    is_own: bool = False
    above: dict[str, str] = field(default_factory=dict)
    """What lines over the table say as “Programme: Law”."""
    title_lines: list[str] = field(default_factory=list)

    def rows(self):
        """Yield the number and the cells of each row below the headings, one cell per column."""
        merged = self.merged_down
        for row in range(self.first, self.last + 1):
            cells = self.sheet.rows[row]
            if not any(cells) and not any((row, column.index) in merged for column in self.columns):
                continue
            yield row, [self._cell(row, column.index, merged) for column in self.columns]

    def _cell(self, row: int, column: int, merged: dict) -> Cell:
        cell = self.sheet.cell(row, column)
        if not cell and (row, column) in merged:
            return self.sheet.cell(*merged[row, column])
        return cell

    @property
    def merged_down(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return the cells that are one with a cell above, and that cell."""
        found = {}
        for top, left, bottom, right in self.sheet.merged:
            if bottom > top and top >= self.first and right - left < 3 and bottom - top < 5000:
                for row in range(top + 1, bottom + 1):
                    for column in range(left, right + 1):
                        found[row, column] = (top, left)
        return found


def tables_on(sheet: Sheet) -> list[Table]:
    """Return the tables of a sheet from above to below; none where no row looks like headings."""
    found: list[Table] = []
    row = 0
    while row < len(sheet.rows):
        head = _head_from(
            sheet, row, most=_LOOKED_THROUGH if not found else len(sheet.rows), again=bool(found)
        )
        if head is None:
            break
        table = _table_at(sheet, head, row)
        if found:
            if [column.heading for column in table.columns] == [c.heading for c in found[-1].columns]:
                # The same headings again, as on a printed page: its rows go on with the table above.
                row = table.first
                continue
            found[-1].last = max(found[-1].first - 1, head - 1)
        found.append(table)
        row = table.first
    if found:
        found[-1].last = len(sheet.rows) - 1
    return found


def score(cells: list[Cell]) -> float:
    """Return how much a row looks like headings: the number of different known ones among short cells."""
    texts = [cell.text for cell in cells if cell.text]
    if len(texts) < _ENOUGH or any(len(text) > 300 for text in texts):
        return 0
    if (
        sum(1 for cell in cells if cell.day is not None or (cell.number is not None and len(cell.text) > 2))
        > 1
    ):
        return 0
    points: dict[str, float] = {}
    for text in texts:
        found = meaning(text)
        if found is not None:
            key = str(found.target) if found.target is not Target.ASIDE else plain(text)
            worth = 1 if found.sure else 0.4
            points[key] = max(points.get(key, 0), worth)
    long = sum(1 for text in texts if len(text) > _LONGEST)
    return sum(points.values()) - long


def _head_from(sheet: Sheet, start: int, *, most: int, again: bool) -> int | None:
    best, best_score = None, 0.0
    looked = 0
    for row in range(start, len(sheet.rows)):
        cells = sheet.rows[row]
        if not any(cells):
            continue
        looked += 1
        if not again and _own_row(cells):
            return row
        # Whatever holds a long text is a row of data; nothing more need be asked of it.
        found = 0 if again and any(len(cell.text) > _LONGEST for cell in cells) else score(cells)
        if again:
            # Among rows of data only a row that is nothing but headings begins another table.
            filled = [cell for cell in cells if cell.text]
            if found >= 3 and found >= 0.6 * len(filled):
                return row
        elif found >= max(_ENOUGH, best_score + 1):
            best, best_score = row, found
        elif best is not None and (row > best + _BETTER_WITHIN or any(len(cell.text) > 40 for cell in cells)):
            return best
        elif best is None and looked > most:
            break
    return best if best is not None or again else _lonely_head(sheet, start)


def _lonely_head(sheet: Sheet, start: int) -> int | None:
    """Return the row in which only the heading of the text is known, with a text below it."""
    for row in range(start, min(start + _LOOKED_THROUGH, len(sheet.rows))):
        for index, cell in enumerate(sheet.rows[row]):
            found = meaning(cell.text) if cell.text and len(cell.text) <= _LONGEST else None
            if found is not None and found.sure and found.target in (Target.STATEMENT, Target.TITLE):
                below = [sheet.cell(each, index).text for each in range(row + 1, row + 1 + _BETTER_WITHIN)]
                if any(len(text) > 40 for text in below):
                    return row
    return None


def _spans(sheet: Sheet, row: int) -> dict[int, tuple[int, int, int]]:
    """Return the merged cells that begin in a row: column → last row, last column, first column."""
    return {left: (bottom, right, left) for top, left, bottom, right in sheet.merged if top == row}


def _table_at(sheet: Sheet, head: int, start: int) -> Table:
    own = _own_row(sheet.rows[head])
    if own:
        return _own_table(sheet, head)
    before = head - 1 if head > start and _is_group_row(sheet, head - 1, head) else None
    below = head + 1 if before is None and _is_sub_row(sheet, head, head + 1) else None
    top, bottom = (before, head) if before is not None else (head, below if below is not None else head)
    columns = _columns(sheet, top, bottom)
    if below is None and before is None:
        merged_rows = [last for last, _right, _left in _spans(sheet, head).values()]
        bottom = max([bottom, *[last for last in merged_rows if last <= head + 2]])
    above, lines = _above(sheet, start, top)
    return Table(sheet, top, bottom + 1, len(sheet.rows) - 1, columns, above=above, title_lines=lines)


def _own_row(cells: list[Cell]) -> bool:
    keys = own_keys()
    named = [cell.text for cell in cells if cell.text in keys]
    return len(named) >= _MOST_OWN and "reference" in named and "statement" in named


def _own_table(sheet: Sheet, head: int) -> Table:
    columns = [Column(index, cell.text) for index, cell in enumerate(sheet.rows[head]) if cell.text]
    first = head + 1
    at = {column.heading: column.index for column in columns}
    version, statement = at.get("version"), at["statement"]
    following = sheet.rows[first] if first < len(sheet.rows) else []
    # A workbook has the labels for people below the keys, a text file has not.
    labels = sheet.cell(first, version).number is None if version is not None else score(following) >= 4
    named = meaning(sheet.cell(first, statement).text)
    if following and labels and named is not None and named.sure and named.target is Target.STATEMENT:
        first += 1
    return Table(sheet, head, first, len(sheet.rows) - 1, columns, is_own=True)


def _is_group_row(sheet: Sheet, row: int, head: int) -> bool:
    """Say whether a row above the headings holds headings that several of them share."""
    filled = [(index, cell) for index, cell in enumerate(sheet.rows[row]) if cell.text]
    if not filled or any(len(cell.text) > _LONGEST for _index, cell in filled):
        return False
    if any(cell.text.rstrip().endswith((":", ":")) for _index, cell in filled):
        return False
    width = sum(1 for cell in sheet.rows[head] if cell.text)
    spans = _spans(sheet, row)
    if len(filled) == 1:
        index, _cell = filled[0]
        bottom, right, left = spans.get(index, (row, index, index))
        covers = right - left + 1
        return bottom == row and covers > 1 and covers < _WIDE * max(width, 1)
    partial = [span for span in spans.values() if span[1] - span[2] > 0]
    vertical = [span for span in spans.values() if span[0] > row and span[1] == span[2]]
    known = [cell for _index, cell in filled if meaning(cell.text) is not None]
    over_empty = [index for index, cell in filled if not sheet.cell(head, index).text]
    return bool(partial or vertical or over_empty or len(known) >= 2)


def _is_sub_row(sheet: Sheet, head: int, below: int) -> bool:
    """Say whether the row below holds a second line of headings."""
    filled = (
        [(index, cell) for index, cell in enumerate(sheet.rows[below])] if below < len(sheet.rows) else []
    )
    filled = [(index, cell) for index, cell in filled if cell.text]
    if len(filled) < 2 or any(
        len(cell.text) > 80 or cell.day is not None or cell.number is not None for _index, cell in filled
    ):
        return False
    tops = sheet.rows[head]
    spans = _spans(sheet, head)
    across = {
        column
        for left, (_bottom, right, _left) in spans.items()
        if right > left
        for column in range(left, right + 1)
    }
    down = {left for left, (bottom, right, _left) in spans.items() if bottom >= below and right == left}
    if across:
        return all(index in across for index, _cell in filled)
    if down:
        return all(index not in down for index, _cell in filled)
    empty = {index for index in range(len(tops) + len(filled)) if not sheet.cell(head, index).text}
    shared = {index - 1 for index in empty if index and sheet.cell(head, index - 1).text}
    fits = all(index in empty or index in shared for index, _cell in filled)
    # Under headings of their own there may be further words, where the line is nothing but headings.
    return any(index in empty for index, _cell in filled) and (
        fits or score(sheet.rows[below]) >= max(3, 0.6 * len(filled))
    )


def _columns(sheet: Sheet, top: int, bottom: int) -> list[Column]:
    width = max(
        sheet.width, max((right + 1 for t, _l, b, right in sheet.merged if t <= bottom <= b), default=0)
    )
    groups = _spread(sheet, top, width, divided=bottom if bottom != top else None)
    columns = []
    for index in range(width):
        if bottom == top:
            heading, group = sheet.cell(top, index).text or _merged_into(sheet, top, index), ""
        else:
            below = sheet.cell(bottom, index).text
            group = groups.get(index, "")
            heading, group = (below, group) if below else (group, "")
        columns.append(Column(index, _one_line(heading), _one_line(group)))
    return columns


def _merged_into(sheet: Sheet, row: int, index: int) -> str:
    """Return the heading of the cell that a part of a merged cell belongs to, where it is one column wide."""
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left == right == index:
            return sheet.cell(top, left).text
    return ""


def _spread(sheet: Sheet, row: int, width: int, *, divided: int | None) -> dict[int, str]:
    """Return the upper heading of each column: merged cells, and others up to the next one, stand over several."""
    found: dict[int, str] = {}
    spans = _spans(sheet, row)
    current, until = "", -1
    for index in range(width):
        text = sheet.cell(row, index).text
        if text:
            current = text
            until = spans[index][1] if index in spans else (index if spans else width)
        if current and (index <= until) and (text or divided is None or sheet.cell(divided, index).text):
            found[index] = current
        elif not text:
            current = ""
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _above(sheet: Sheet, start: int, head: int) -> tuple[dict[str, str], list[str]]:
    """Return what the lines over the table say: named values, and everything else as lines."""
    named: dict[str, str] = {}
    lines: list[str] = []
    for row in range(start, head):
        texts = [cell.text for cell in sheet.rows[row] if cell.text]
        if not texts:
            continue
        if len(texts) == 2 and len(texts[0]) <= 40 and (texts[0].endswith(":") or meaning(texts[0])):
            named[texts[0].rstrip(": ")] = texts[1]
            continue
        for text in texts:
            for line in text.split("\n"):
                found = _LABELLED.match(line.strip())
                if found and meaning(found[1]) is not None:
                    named[found[1]] = found[2].strip()
                else:
                    lines.append(line.strip())
    return named, lines


def empty_cells(count: int) -> list[Cell]:
    """Return so many empty cells."""
    return [EMPTY] * count
