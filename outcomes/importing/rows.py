"""The rows of a table as outcomes: what was read in each, what stays attached, and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from outcomes.headlines import LONGEST_TITLE, headline
from outcomes.importing.actors import NamedActor, read_actors, read_references
from outcomes.importing.beside import Beside, read_beside
from outcomes.importing.columns import Taken, is_mark, is_no_mark
from outcomes.importing.known import Known
from outcomes.importing.languages import language_of
from outcomes.importing.places import Where, country_of, read_countries, read_place
from outcomes.importing.remarks import Grave, Remark, remark, shortened
from outcomes.importing.sections import Carried, Sections
from outcomes.importing.tables import Table, score
from outcomes.importing.targets import LISTS, NOT_READ, SEVERAL, TEXTS, WHENS, Target
from outcomes.importing.terms import Lists, is_blank, split_values
from outcomes.importing.whens import DateWays, When, from_parts, joined, read_when
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Precision
from wiego_mle.kernel.spreadsheets import EMPTY, Cell, column_letters
from wiego_mle.kernel.tables import unguarded

MOST_CHARACTERS = 10_000
_TOTALS = re.compile(
    r"^(?:sub-?\s?total|grand total|total|totals|sum|suma|subtotales|totales|total general|sous-?\s?total|"
    r"totaux|somme|soma|count|"
    r"number of outcomes|numero de alcances|nombre de|recuento|average|promedio|moyenne|media)\b"
)
_FOOT = re.compile(
    r"^(?:\*|(?:note|notes|nb|n\.b\.|source|sources|legend|key|last updated|updated|prepared by|"
    r"compiled by|nota|notas|fuente|fuentes|leyenda|elaborado|actualizado|legende|mis a jour|"
    r"prepare par|fonte|legenda|atualizado|end of|fin de|confidential)\b)"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”]+", re.IGNORECASE)
_ADDRESS_END = ".,;:)]}»”'"
_MOST_WORDS_OF_A_HEADING = 5
_LONGEST_HEADING = 120
"""A row with a longer text is no row of headings, and need not be asked."""
_YES = frozenset("yes y si oui sim 1 true x vrai verdadero verdadeiro ✓ ✔".split())


@dataclass
class Evidence:
    """A piece of evidence as a cell names it: words, an address, or both."""

    title: str = ""
    url: str = ""


@dataclass
class Values:
    """What was read in a row; the names are those of the answers of the record."""

    reference: str = ""
    version: int | None = None
    title: str = ""
    statement: str = ""
    significance: str = ""
    contribution_wiego: str = ""
    contribution_others: str = ""
    public_text: str = ""
    language: str = ""
    date_from: date | None = None
    date_to: date | None = None
    date_precision: str = ""
    is_ongoing: bool = False
    countries: list[str] = field(default_factory=list)
    is_global: bool = False
    city: str = ""
    level: str = ""
    actors: list[NamedActor] = field(default_factory=list)
    actor_type: str = ""
    change_type: str = ""
    stage: str = ""
    direction: str = ""
    expected: str = ""
    influence_route: str = ""
    confidentiality: str = ""
    programmes: list[str] = field(default_factory=list)
    lead_programme: str = ""
    worker_groups: list[str] = field(default_factory=list)
    grants: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


@dataclass
class RowRead:
    """A row of a sheet: its number as the spreadsheet program shows it, and everything about it.

    `skipped` says that it is no outcome; `raw` is the row as it stands, pairs of heading and text, of which
    `attached` are those that became no answer. `answered` are the answers for which the table has a column.
    """

    sheet: str
    number: int
    values: Values = field(default_factory=Values)
    remarks: list[Remark] = field(default_factory=list)
    skipped: bool = False
    raw: list[tuple[str, str]] = field(default_factory=list)
    attached: list[tuple[str, str]] = field(default_factory=list)
    answered: frozenset[str] = frozenset()
    is_own: bool = False
    asks_day_first: bool = False
    unknown: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of a list and the words that it does not know."""
    beside: list[Beside] = field(default_factory=list)
    """Words of a file of ours that say something else than the values beside them; see `beside.settled`."""

    @property
    def is_faulty(self) -> bool:
        """Say whether something stops this row."""
        return any(each.grave is Grave.ERROR for each in self.remarks)

    @property
    def is_doubtful(self) -> bool:
        """Say whether there is a doubt about this row."""
        return any(each.grave is Grave.WARNING for each in self.remarks)


class TableReader:
    """Reads the rows of one table, from above to below."""

    def __init__(
        self,
        table: Table,
        taken: list[Taken],
        *,
        lists: Lists,
        known: Known,
        ways: DateWays,
        language: str,
        carried: dict[Target, Carried],
        guarded: bool = False,
    ):
        self._table, self._taken, self._lists, self._known, self._ways = table, taken, lists, known, ways
        self._language, self._guarded = language, guarded
        self._by_target: dict[Target, list[Taken]] = {}
        for each in taken:
            self._by_target.setdefault(each.target, []).append(each)
        self._sections = Sections(lists, known, carried)
        self._place = {column.index: position for position, column in enumerate(table.columns)}
        self._numbered = self._is_numbered()
        self._answered = _answered(self._by_target)

    def read(self) -> Iterator[RowRead]:
        """Yield every row that holds something."""
        for row, cells, belongs in self._grouped():
            read = RowRead(
                self._table.sheet.name, row + 1, is_own=self._table.is_own, answered=self._answered
            )
            if belongs:
                read.skipped = True
                read.remarks.append(remark("belongs_to", other=belongs + 1))
                yield read
                continue
            reason = self._no_outcome(row, cells)
            if reason is not None:
                read.skipped = True
                read.remarks.append(reason)
                read.raw = self._raw(cells)
                yield read
                continue
            self._read(read, row, cells)
            yield read

    # Which rows are outcomes

    def _grouped(self) -> Iterator[tuple[int, list[Cell], int | None]]:
        """Yield the rows; those that one statement holds together come as one, then each as belonging to it."""
        main = self._main()
        merged = self._table.merged_down
        held: list[tuple[int, list[Cell]]] = []
        for row, cells in self._table.rows():
            if main is not None and (row, main) in merged and held:
                held.append((row, cells))
                continue
            yield from self._joined(held)
            held = [(row, cells)]
        yield from self._joined(held)

    def _joined(self, held: list[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell], int | None]]:
        if not held:
            return
        first, cells = held[0]
        together = list(cells)
        for row, more in held[1:]:
            for position, cell in enumerate(more):
                same = (row, self._table.columns[position].index) in self._table.merged_down
                if cell and not same and cell.text != together[position].text:
                    before = together[position]
                    text = "\n".join(filter(None, [before.text, cell.text]))
                    together[position] = (
                        replace(before, text=text, day=None, number=None, link=before.link or cell.link)
                        if before
                        else cell
                    )
        yield first, together, None
        for row, _cells in held[1:]:
            yield row, [], first

    def _main(self) -> int | None:
        for target in (Target.STATEMENT, Target.TITLE):
            if target in self._by_target:
                return self._by_target[target][0].index
        return None

    def _is_numbered(self) -> bool:
        """Say whether nearly every row has a number or reference of its own."""
        columns = [*self._by_target.get(Target.NUMBER, []), *self._by_target.get(Target.REFERENCE, [])]
        if not columns:
            return False
        filled = total = 0
        for _row, cells in self._table.rows():
            if sum(1 for cell in cells if cell.text) > 2:
                total += 1
                filled += bool(cells[self._place[columns[0].index]].text)
        return total > 2 and filled >= 0.8 * total

    def _no_outcome(self, row: int, cells: list[Cell]) -> Remark | None:
        """Return why a row is no outcome, or None where it is one; headings of rows are taken to heart."""
        filled = [(position, cell) for position, cell in enumerate(cells) if cell.text]
        texts = list(dict.fromkeys(cell.text for _position, cell in filled))
        main_text = any(self._cells(cells, target) for target in (Target.STATEMENT,)) or any(
            len(cell.text) > 40 for cell in self._cells(cells, Target.TITLE)
        )
        if not filled:
            return remark("footnote")
        first = fold(texts[0])
        if _TOTALS.match(first) and len(texts[0]) <= 60 and self._is_total(filled):
            return remark("subtotal")
        if len(max(texts, key=len)) <= _LONGEST_HEADING and score(self._table.sheet.rows[row]) >= max(
            3, 0.6 * len(filled)
        ):
            return remark("repeated_heading")
        if len(texts) == 1 and not self._is_text_row(filled[0][0], texts[0], row):
            return self._as_section(filled[0][1], row)
        if (
            not main_text
            and len(texts) <= 2
            and (_FOOT.match(first) or (len(texts) == 1 and len(texts[0]) > 60))
        ):
            return remark("footnote", read=texts[0])
        if (
            len(texts) == 2
            and not main_text
            and (found := self._sections.two(filled[0][1].text, filled[1][1].text))
        ):
            return found
        return None

    def _is_total(self, filled: list[tuple[int, Cell]]) -> bool:
        rest = [cell for _position, cell in filled[1:]]
        return all(
            cell.number is not None or cell.formula or re.fullmatch(r"[\d.,%\s]+", cell.text) for cell in rest
        ) or (len(filled) == 1)

    def _is_text_row(self, position: int, text: str, row: int) -> bool:
        """Say whether the only filled cell of a row is the text of an outcome rather than a heading of rows."""
        column = self._table.columns[position].index
        is_text = any(
            each.index == column
            for target in (Target.STATEMENT, Target.TITLE)
            for each in self._by_target.get(target, [])
        )
        if not is_text or self._sections.means_something(text):
            return False
        wide = any(
            top == row and right > left for top, left, _b, right in self._table.sheet.merged if left == column
        )
        if wide or _FOOT.match(fold(text)):
            return False
        # A few words alone in a row are the name of what follows, not what an actor did.
        return len(text) > 60 or (not self._numbered and len(text.split()) > _MOST_WORDS_OF_A_HEADING)

    def _as_section(self, cell: Cell, row: int) -> Remark:
        if _FOOT.match(fold(cell.text)) and not self._sections.means_something(cell.text):
            return remark("footnote", read=cell.text)
        if len(cell.text) > 120 or not self._rows_follow(row):
            return remark("footnote", read=cell.text)
        self._sections.enter(cell.text)
        return remark("section", read=cell.text)

    def _rows_follow(self, row: int) -> bool:
        return any(
            sum(1 for cell in self._table.sheet.rows[below] if cell.text) > 1
            for below in range(row + 1, min(len(self._table.sheet.rows), self._table.last + 1))
        )

    # What a row says

    def _cells(self, cells: list[Cell], target: Target) -> list[Cell]:
        return [
            cells[self._place[each.index]]
            for each in self._by_target.get(target, [])
            if not each.mark and cells[self._place[each.index]]
        ]

    def _one(self, cells: list[Cell], target: Target) -> tuple[Cell, int | None]:
        for each in self._by_target.get(target, []):
            if not each.mark and not each.unknown_mark and cells[self._place[each.index]]:
                return cells[self._place[each.index]], each.index
        return EMPTY, None

    def _raw(self, cells: list[Cell]) -> list[tuple[str, str]]:
        raw = []
        for column, cell in zip(self._table.columns, cells, strict=True):
            if cell.text or cell.comment or cell.link:
                said = cell.text
                if cell.link and cell.link not in said:
                    said = f"{said} <{cell.link}>".strip()
                if cell.comment:
                    said = f"{said} [{cell.comment}]".strip()
                raw.append((column.words or column_letters(column.index), said))
        return raw

    def _read(self, read: RowRead, row: int, cells: list[Cell]) -> None:
        read.raw = self._raw(cells)
        if self._table.is_own and self._guarded:
            cells = [
                replace(cell, text=unguarded(cell.text)) if cell.text.startswith("'") else cell
                for cell in cells
            ]
        self._look_at_cells(read, row, cells)
        self._read_texts(read, cells)
        self._read_when(read, cells)
        self._read_where(read, cells)
        self._read_lists(read, cells)
        self._read_crosses(read, cells)
        self._read_actors(read, cells)
        self._read_documents(read, cells)
        self._sections.apply(read)
        self._read_language(read, cells)
        self._finish(read, cells)
        self._read_beside(read, cells)

    def _look_at_cells(self, read: RowRead, row: int, cells: list[Cell]) -> None:
        sheet = self._table.sheet
        if row in sheet.hidden_rows:
            read.remarks.append(remark("hidden_row"))
        if sheet.hidden:
            read.remarks.append(remark("hidden_sheet"))
        for each in self._taken:
            cell = cells[self._place[each.index]]
            about = {"column": each.index, "target": each.target}
            if not cell and not cell.comment:
                continue
            if cell.comment:
                read.remarks.append(remark("comment", read=cell.comment, **about))
            if each.target is not Target.NUMBER:
                self._look_at(read, each, cell, about)
            if each.target in NOT_READ and not self._table.is_own and cell.text:
                read.attached.append((each.column.words or column_letters(each.index), cell.text))
                if each.target is Target.ASIDE and not each.understood:
                    said = {
                        "heading": each.column.words,
                        "read": cell.text,
                        "column": column_letters(each.index),
                    }
                    read.remarks.append(Remark("unknown_column", each.index, str(each.target), _short(said)))
            elif not each.sure and not each.confirmed and cell.text:
                said = {
                    "heading": each.column.words,
                    "as": str(each.target.label),
                    "column": column_letters(each.index),
                }
                read.remarks.append(Remark("guessed_column", each.index, str(each.target), _short(said)))

    def _look_at(self, read: RowRead, each: Taken, cell: Cell, about: dict) -> None:
        if cell.error:
            read.remarks.append(remark("cell_error", read=cell.error, **about))
        elif cell.unsaved or (cell.formula and not cell.text):
            read.remarks.append(remark("unsaved_formula", **about))
        elif cell.formula and each.target is not Target.ASIDE:
            read.remarks.append(remark("formula", read=cell.text, **about))
        hidden = each.index in self._table.sheet.hidden_columns
        if hidden and each.target not in NOT_READ and not each.confirmed:
            said = {"column": column_letters(each.index)}
            read.remarks.append(Remark("hidden_column", each.index, str(each.target), said))

    def _read_texts(self, read: RowRead, cells: list[Cell]) -> None:
        for target in TEXTS:
            found = [cell.text for cell in self._cells(cells, target) if cell.text]
            if not found:
                continue
            index = self._by_target[target][0].index
            if len(found) > 1:
                label = str(target.label)
                read.remarks.append(remark("joined_columns", column=index, target=target, **{"as": label}))
            text = "\n\n".join(dict.fromkeys(found))
            if len(text) > MOST_CHARACTERS:
                read.remarks.append(remark("too_long", column=index, target=target, most=MOST_CHARACTERS))
            if target is Target.CONTRIBUTION_BOTH:
                read.values.contribution_wiego = text
                read.remarks.append(remark("both_contributions", column=index, target=target))
            else:
                setattr(read.values, str(target), text)
        for target in (Target.REFERENCE, Target.VERSION):
            cell, _index = self._one(cells, target)
            if target is Target.REFERENCE:
                read.values.reference = cell.text.strip()
            elif cell.number is not None or cell.text.isdecimal():
                read.values.version = int(cell.number if cell.number is not None else cell.text)

    def _read_when(self, read: RowRead, cells: list[Cell]) -> None:
        found = self._from_columns(cells)
        if found is None:
            return
        read.remarks += found.remarks
        read.asks_day_first = found.asks_day_first
        read.values.is_ongoing = found.is_ongoing
        precision, _index = self._one(cells, Target.DATE_PRECISION)
        if found.period is not None:
            read.values.date_from, read.values.date_to = found.period.first, found.period.last
            read.values.date_precision = str(found.period.precision)
            if self._table.is_own and fold(precision.text) in Precision.values:
                read.values.date_precision = fold(precision.text)
        ongoing, _index = self._one(cells, Target.IS_ONGOING)
        if ongoing.text:
            read.values.is_ongoing = fold(ongoing.text) in _YES

    def _from_columns(self, cells: list[Cell]) -> When | None:
        """Return when it happened, from whichever columns with dates the table has."""
        first, first_at = self._one(cells, Target.DATE_FROM)
        last, last_at = self._one(cells, Target.DATE_TO)
        whole, whole_at = self._one(cells, Target.DATE)
        year, year_at = self._one(cells, Target.YEAR)
        month, month_at = self._one(cells, Target.MONTH)
        quarter, quarter_at = self._one(cells, Target.QUARTER)
        ways = self._ways
        parts = from_parts(year, month, quarter, column=year_at)
        found: When | None = None
        if first or last:
            begins = self._with_year(first, ways, first_at, Target.DATE_FROM)
            ends = self._with_year(last, ways, last_at, Target.DATE_TO)
            found = joined(begins, ends, column=last_at) if last.text and not is_blank(last.text) else begins
            if not first.text:
                found = ends
        if whole and found is None:
            found = self._with_year(whole, ways, whole_at, Target.DATE, year)
        elif whole and found is not None and whole.text and not self._table.is_own:
            other = self._with_year(whole, ways, whole_at, Target.DATE, year)
            if other.period != found.period and other.period is not None:
                said = f"{whole.text}; {first.text} – {last.text}"
                found.remarks.append(remark("dates_differ", column=whole_at, target=Target.DATE, read=said))
        if parts is None and (month.text or quarter.text) and found is None:
            cell, at, target = (
                (month, month_at, Target.MONTH) if month.text else (quarter, quarter_at, Target.QUARTER)
            )
            return self._with_year(cell, ways, at, target)
        return self._against(found, parts, year, year_at)

    def _against(self, found: When | None, parts: When | None, year: Cell, at: int | None) -> When | None:
        if found is None or found.period is None:
            if found is not None and parts is not None:
                parts.remarks += found.remarks
            return parts or found
        if parts is not None and parts.period is not None:
            outside = found.period.last < parts.period.first or found.period.first > parts.period.last
            if outside:
                said = f"{found.period.words()}; {parts.period.words()}"
                found.remarks.append(remark("dates_differ", column=at, target=Target.YEAR, read=said))
        return found

    def _with_year(
        self, cell: Cell, ways: DateWays, at: int | None, target: Target, year: Cell = EMPTY
    ) -> When:
        """Read a cell; one that names no year gets it from the column or the heading of rows that has it."""
        found = read_when(cell, ways, column=at, target=target)
        if found.period is not None or not cell.text or is_blank(cell.text):
            return found
        above = self._sections.year()
        number = (
            int(year.number)
            if year.number and 1950 <= year.number <= 2100
            else (int(year.text) if re.fullmatch(r"\d{4}", year.text) else above)
        )
        if number is None:
            return found
        whole = read_when(Cell(text=f"{cell.text} {number}"), ways, column=at, target=target)
        if whole.period is not None and whole.period.first.year == whole.period.last.year == number:
            if not year:
                whole.remarks.append(
                    remark("date_no_year_text", column=at, target=target, read=cell.text, **{"as": number})
                )
            return whole
        return found

    def _read_where(self, read: RowRead, cells: list[Cell]) -> None:
        where = Where()
        for target, reader in ((Target.COUNTRY, read_countries), (Target.PLACE, read_place)):
            for each in self._by_target.get(target, []):
                cell = cells[self._place[each.index]]
                if each.mark or each.unknown_mark or not cell.text:
                    continue
                found = reader(cell.text, self._known, column=each.index)
                _add_where(where, found)
                read.unknown += [("country", text) for text in found.unknown]
        cities = [cell.text for cell in self._cells(cells, Target.CITY) if not is_blank(cell.text)]
        for city in cities:
            if (
                country_of(city, self._known)
                and not where.countries
                and not self._by_target.get(Target.COUNTRY)
            ):
                where.add(country_of(city, self._known))
            elif city not in where.city:
                where.city = f"{where.city}; {city}".strip("; ") if where.city else " ".join(city.split("\n"))
        cell, _index = self._one(cells, Target.IS_GLOBAL)
        if cell.text:
            where.is_global = fold(cell.text) in _YES
        read.values.countries, read.values.city = where.countries, where.city[:120]
        read.values.is_global = where.is_global
        read.remarks += where.remarks

    def _read_lists(self, read: RowRead, cells: list[Cell]) -> None:
        for target, name in LISTS.items():
            for each in self._by_target.get(target, []):
                cell = cells[self._place[each.index]]
                if each.mark or each.unknown_mark or not cell.text or target is Target.LANGUAGE:
                    continue
                self._read_terms(read, each, target, name, cell.text)

    def _read_terms(self, read: RowRead, each: Taken, target: Target, name: str, text: str) -> None:
        about = {"column": each.index, "target": target}
        if name == "confidentiality" and (fold(text) in _YES or is_no_mark(text)):
            text = _confidential(each.column.words, text)
            if not text:
                return
        if (
            name == "expected"
            and re.search(
                r"\b(?:un(?:expected|intended|planned)|inesperad|inattendu|imprevu)", fold(each.column.words)
            )
            and "/" not in each.column.words
        ):
            text = (
                {True: "unintended", False: "intended"}.get(is_mark(text), text)
                if is_mark(text) or is_no_mark(text)
                else text
            )
        found = self._lists.read(name, text)
        label = str(target.label)
        for words, key in found.near:
            read.remarks.append(
                remark("near_term", read=words, **{"as": self._lists.label(name, key)}, **about)
            )
        for words, keys in found.either:
            named = " / ".join(self._lists.label(name, key) for key in keys)
            read.remarks.append(remark("either_term", read=words, list=label, **{"as": named}, **about))
            read.unknown.append((name, words))
        for words in found.unknown:
            read.remarks.append(remark("unknown_term", read=words, list=label, **about))
            read.unknown.append((name, words))
        self._keep_terms(read, target, name, found.keys, text, about)

    def _keep_terms(
        self, read: RowRead, target: Target, name: str, keys: list[str], text: str, about: dict
    ) -> None:
        if not keys:
            return
        if target in SEVERAL:
            have = getattr(read.values, str(target))
            have += [key for key in keys if key not in have]
            return
        before = getattr(read.values, str(target))
        if len(keys) > 1 or (before and before != keys[0]):
            first = before or keys[0]
            said = {"read": text, "list": str(target.label), "as": self._lists.label(name, first)}
            read.remarks.append(remark("several_terms", **said, **about))
        if not before:
            setattr(read.values, str(target), keys[0])

    def _read_crosses(self, read: RowRead, cells: list[Cell]) -> None:
        for each in self._taken:
            if not each.mark and not each.unknown_mark:
                continue
            cell = cells[self._place[each.index]]
            if is_no_mark(cell.text):
                continue
            about = {"column": each.index, "target": each.target}
            if not is_mark(cell.text):
                said = {"heading": each.column.words, "read": cell.text}
                read.remarks.append(remark("not_a_mark", **said, **about))
                continue
            if each.unknown_mark:
                name = "country" if each.target is Target.COUNTRY else LISTS[each.target]
                kind = {"list": str(each.target.label), "read": each.unknown_mark}
                read.remarks.append(remark("unknown_term", **kind, **about))
                read.unknown.append((name, each.unknown_mark))
            elif each.target is Target.COUNTRY:
                if each.mark not in read.values.countries:
                    read.values.countries.append(each.mark)
            else:
                self._keep_terms(read, each.target, LISTS[each.target], [each.mark], each.column.words, about)

    def _read_actors(self, read: RowRead, cells: list[Cell]) -> None:
        for target, reader in ((Target.ACTOR_REFERENCES, read_references), (Target.ACTORS, read_actors)):
            for each in self._by_target.get(target, []):
                cell = cells[self._place[each.index]]
                if cell.text:
                    named = reader(cell.text, self._known, column=each.index)
                    have = {fold(actor.name) for actor in read.values.actors}
                    read.values.actors += [actor for actor in named.actors if fold(actor.name) not in have]
                    read.remarks += named.remarks

    def _read_documents(self, read: RowRead, cells: list[Cell]) -> None:
        found = [
            read_evidence(cells[self._place[each.index]]) for each in self._by_target.get(Target.EVIDENCE, [])
        ]
        read.values.evidence += _paired([pieces for pieces in found if pieces])
        named = [part for cell in self._cells(cells, Target.SOURCES) for part in split_values(cell.text)]
        organisations = [
            part
            for cell in self._cells(cells, Target.SOURCE_ORGANISATION)
            for part in split_values(cell.text)
        ]
        if len(named) == len(organisations):
            named = [
                f"{name} ({where})" if where not in name else name
                for name, where in zip(named, organisations, strict=True)
            ]
        else:
            named += organisations
        read.values.sources = [name for name in named if not is_blank(name)]

    def _read_language(self, read: RowRead, cells: list[Cell]) -> None:
        values = read.values
        text = " ".join([values.title, values.statement, values.significance, values.contribution_wiego])
        told = language_of(text)
        cell, index = self._one(cells, Target.LANGUAGE)
        if cell.text and not is_blank(cell.text):
            found = self._lists.read("language", cell.text)
            if len(found.keys) == 1:
                values.language = found.keys[0]
                if told is not None and told.sure and told.language != values.language:
                    said = {"read": cell.text, "as": self._lists.label("language", told.language)}
                    read.remarks.append(
                        remark("other_language", column=index, target=Target.LANGUAGE, **said)
                    )
                return
            said = {"read": cell.text, "list": str(Target.LANGUAGE.label)}
            read.remarks.append(remark("unknown_term", column=index, target=Target.LANGUAGE, **said))
        if told is not None and (told.sure or told.language == self._language):
            values.language = told.language
            return
        values.language = (
            told.language
            if told is not None and not self._language
            else self._language or self._known.default_language
        )
        label = self._lists.label("language", values.language)
        read.remarks.append(remark("no_language", target=Target.LANGUAGE, **{"as": label}))

    def _read_beside(self, read: RowRead, cells: list[Cell]) -> None:
        for each in self._taken:
            if each.beside is not None:
                cell = cells[self._place[each.index]]
                ways = {"lists": self._lists, "known": self._known, "ways": self._ways}
                found = read_beside(each.beside, each.index, cell, read.values, **ways)
                if found is not None:
                    read.beside.append(found)

    def _finish(self, read: RowRead, cells: list[Cell]) -> None:
        values = read.values
        if not values.title and not values.statement:
            read.remarks.append(remark("no_text"))
            return
        if not values.statement and len(values.title) > LONGEST_TITLE:
            values.statement, values.title = values.title, ""
        if not values.title:
            values.title = headline(values.statement)
            read.remarks.append(remark("title_made", target=Target.TITLE))
        elif len(values.title) > LONGEST_TITLE:
            read.attached.append((str(Target.TITLE.label), values.title))
            values.title = headline(values.title)
            read.remarks.append(remark("title_long", target=Target.TITLE))
        else:
            values.title = " ".join(values.title.split())
        if values.lead_programme and values.lead_programme not in values.programmes:
            values.programmes.insert(0, values.lead_programme)
        self._doubt_alone(read, cells)
        round_cell, index = self._one(cells, Target.ROUND)
        if round_cell.text and self._table.is_own and round_cell.text != self._known.round_reference:
            said = {"read": round_cell.text, "as": self._known.round_reference}
            read.remarks.append(remark("other_round", column=index, target=Target.ROUND, **said))

    def _doubt_alone(self, read: RowRead, cells: list[Cell]) -> None:
        """Doubt a row with hardly anything in it."""
        filled = [each for each in self._taken if cells[self._place[each.index]].text]
        texts = [each for each in filled if each.target in TEXTS]
        if len(filled) == 1 and len(self._taken) > 2:
            read.remarks.append(remark("perhaps_section"))
            self._sections.doubt(filled[0].column.heading and cells[self._place[filled[0].index]].text)
        elif (
            self._numbered
            and len(texts) == len(filled)
            and not any(each.target in (Target.NUMBER, Target.REFERENCE) for each in filled)
        ):
            read.remarks.append(remark("perhaps_continues"))


def _short(said: dict[str, str]) -> dict[str, str]:
    return {name: shortened(text) for name, text in said.items()}


def _confidential(heading: str, text: str) -> str:
    """Return what yes or no means below “confidential?” or “may be published?”."""
    publish = re.search(r"publi", fold(heading)) is not None
    yes = fold(text) in _YES
    if publish:
        return "open" if yes else "restricted" if not is_blank(text) else ""
    return "restricted" if yes else ""


def _add_where(where: Where, found: Where) -> None:
    for code in found.countries:
        where.add(code)
    if found.city and found.city not in where.city:
        where.city = f"{where.city}; {found.city}" if where.city else found.city
    where.is_global = where.is_global or found.is_global
    where.remarks += found.remarks


def _answered(by_target: dict[Target, list[Taken]]) -> frozenset[str]:
    """Return the answers for which the table has a column."""
    names = {str(target) for target in by_target if target not in NOT_READ}
    if by_target.keys() & WHENS:
        names |= {"date_from", "date_to", "date_precision", "is_ongoing"}
    if by_target.keys() & {Target.COUNTRY, Target.PLACE, Target.IS_GLOBAL}:
        names |= {"countries", "is_global"}
    if by_target.keys() & {Target.PLACE, Target.CITY}:
        names.add("city")
    if by_target.keys() & {Target.ACTORS, Target.ACTOR_REFERENCES}:
        names.add("actors")
    if Target.CONTRIBUTION_BOTH in by_target:
        names.add("contribution_wiego")
    return frozenset(names)


def read_evidence(cell: Cell) -> list[Evidence]:
    """Return the pieces of evidence in a cell: each line or part, with its address."""
    found: list[Evidence] = []
    for part in split_values(cell.text):
        urls = [url.rstrip(_ADDRESS_END) for url in _URL.findall(part)]
        words = _URL.sub("", part).strip(" -–—:,;()[]<>")
        if not urls:
            found.append(Evidence(title=part))
        elif len(urls) == 1:
            found.append(Evidence(title=words, url=_address(urls[0])))
        else:
            found += [
                Evidence(title=words if number == 0 else "", url=_address(url))
                for number, url in enumerate(urls)
            ]
    address = cell.link
    if address and not any(each.url == address for each in found):
        if found and not found[0].url:
            found[0].url = address
        else:
            found.append(Evidence(url=address))
    return [each for each in found if not is_blank(each.title or each.url)]


def _paired(columns: list[list[Evidence]]) -> list[Evidence]:
    """Return the pieces of all columns; a column of titles and one of addresses tell of the same piece."""
    if len(columns) == 2 and len(columns[0]) == len(columns[1]) == 1:
        one, other = sorted((columns[0][0], columns[1][0]), key=lambda each: bool(each.url))
        if not one.url and other.url and not other.title:
            return [Evidence(one.title, other.url)]
    return [piece for pieces in columns for piece in pieces]


def _address(url: str) -> str:
    return url if url.lower().startswith("http") else f"https://{url}"
