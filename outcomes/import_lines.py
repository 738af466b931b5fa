"""Rows and columns of an import as its pages print them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _

from harvests.models import Code, Grant, Programme
from outcomes.enums import Direction, Expected, InfluenceRoute, Origin, OutcomeState
from outcomes.importing.remarks import Grave, Remark
from outcomes.importing.rows import Values
from outcomes.importing.states import RowVerdict
from outcomes.importing.stored import remarks_of, values_from_data
from outcomes.importing.targets import Target
from outcomes.masking import shown_text
from outcomes.models import ImportRow, Outcome, SheetImport
from outcomes.word_diff import Piece, word_diff
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.spreadsheets import column_letters

_TEXTS = (
    "title",
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "public_text",
    "city",
)
_OF_A_RECORD = frozenset({"possible_duplicate", "not_writable", "words_withheld", "changed_twice"})
"""Remarks that tell of a record of ours, and so only those who may read it."""
_SHOWN_VERDICTS = (
    RowVerdict.ERROR,
    RowVerdict.WARNING,
    RowVerdict.DUPLICATE,
    RowVerdict.CHANGED,
    RowVerdict.NEW,
    RowVerdict.SAME,
    RowVerdict.SKIPPED,
)


@dataclass(frozen=True)
class RemarkLine:
    """A remark with the letters of its column and how grave it is."""

    words: str
    column: str
    grave: str
    label: str


@dataclass(frozen=True)
class AnswerLine:
    """An answer as it was read: its name and its words, or the words that a change takes out and puts in."""

    label: str
    text: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class RowLine:
    """A row as the preview prints it.

    `record` is the outcome that it became or is held against, where its reader may read it; `is_hidden` says
    that it became a restricted one that they may not, so that nothing of the row is told.
    """

    row: ImportRow
    place: str
    title: str = ""
    cells: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[RemarkLine] = field(default_factory=list)
    answers: list[AnswerLine] = field(default_factory=list)
    changes: list[AnswerLine] = field(default_factory=list)
    record: Outcome | None = None
    is_hidden: bool = False

    @property
    def verdict(self) -> RowVerdict:
        """Return what the row is."""
        return RowVerdict(self.row.verdict)


class Labels:
    """The labels of codes, programmes and grants in the active language, read once per page."""

    def __init__(self):
        self._codes = {(code.dimension, code.key): code.label for code in Code.objects.all()}
        self._grants = {each.key: each.label for each in Grant.objects.all()}
        self._programmes = {each.key: each.label for each in Programme.objects.all()}

    def answers(self, values: Values) -> list[AnswerLine]:
        """Return the answers that a row gives, in the order of the record."""
        told = [(Target.TITLE, values.title), (Target.STATEMENT, values.statement)]
        told += [
            (Target.ACTORS, "; ".join(actor.name for actor in values.actors)),
            (Target.DATE, when_words(values)),
        ]
        told += [(Target.COUNTRY, _where(values)), (Target.CITY, values.city)]
        told += [
            (Target.SIGNIFICANCE, values.significance),
            (Target.CONTRIBUTION_WIEGO, values.contribution_wiego),
        ]
        told += [(Target.CONTRIBUTION_OTHERS, values.contribution_others)]
        told += [(Target.PROGRAMMES, self.programmes(values.programmes))]
        told += [
            (target, self.code(str(target), getattr(values, str(target))))
            for target in (Target.ACTOR_TYPE, Target.CHANGE_TYPE, Target.STAGE, Target.LEVEL)
        ]
        told += [
            (Target.WORKER_GROUPS, "; ".join(self.code("worker_group", key) for key in values.worker_groups))
        ]
        told += [(Target.GRANTS, self.grants(values.grants))]
        told += [
            (Target.DIRECTION, _choice(Direction, values.direction)),
            (Target.EXPECTED, _choice(Expected, values.expected)),
        ]
        told += [(Target.ROUTE, _choice(InfluenceRoute, values.influence_route))]
        told += [(Target.SOURCES, "; ".join(values.sources))]
        told += [
            (
                Target.EVIDENCE,
                "; ".join(" ".join(filter(None, [each.title, each.url])) for each in values.evidence),
            )
        ]
        told += [(Target.LANGUAGE, _choice(Language, values.language))]
        return [AnswerLine(str(target.label), text) for target, text in told if text]

    def code(self, dimension: str, key: str) -> str:
        """Return the label of a code."""
        return str(self._codes.get((dimension, key), key))

    def programmes(self, keys: list[str]) -> str:
        """Return the labels of programmes."""
        return "; ".join(str(self._programmes.get(key.removeprefix("* "), key)) for key in keys)

    def grants(self, keys: list[str]) -> str:
        """Return what grants are called."""
        return "; ".join(self._grants.get(key, key) for key in keys)

    def changes(self, row: ImportRow, record: Outcome) -> list[AnswerLine]:
        """Return what a row changes about a record, word by word in texts, without the words that are withheld."""
        changes = row.reading.get("changes", {})
        return [self._change(name, was, said, record) for name, (was, said) in changes.items()]

    def _change(self, name: str, was, said, record: Outcome) -> AnswerLine:
        target = Target(name) if name in list(Target) else Target.COUNTRY
        old, new = (shown_text(record, self._words(name, value)) for value in (was, said))
        return AnswerLine(str(target.label), new, word_diff(old, new))

    def _words(self, name: str, value) -> str:
        if value in (None, "", []):
            return ""
        if name in _TEXTS:
            return value
        if isinstance(value, list):
            if name == "countries":
                return "; ".join(country_name(code) for code in value)
            if name == "programmes":
                return self.programmes(value)
            if name == "grants":
                return self.grants(value)
            return "; ".join(self.code("worker_group", key) for key in value)
        return (
            self.code(name, str(value)) if not isinstance(value, bool) else (_("yes") if value else _("no"))
        )


def when_words(values: Values) -> str:
    """Return when it happened, as a reader would write it."""
    if values.date_from is None:
        return ""
    period = Period(values.date_from, values.date_to or values.date_from, Precision(values.date_precision))
    return _("%s, still going on") % period.words() if values.is_ongoing else period.words()


def _where(values: Values) -> str:
    names = [country_name(code) for code in values.countries]
    return "; ".join([*names, _("Global")] if values.is_global else names)


def _choice(choices, value: str) -> str:
    return str(choices(value).label) if value else ""


def remark_line(remark: Remark) -> RemarkLine:
    """Return a remark as a page prints it."""
    column = column_letters(remark.column) if remark.column is not None else ""
    label = {Grave.ERROR: _("Error"), Grave.WARNING: _("Doubt"), Grave.NOTE: _("Note")}[remark.grave]
    return RemarkLine(remark.words, column, str(remark.grave), label)


def row_line(row: ImportRow, labels: Labels, *, readable: Collection[int], whole: bool = False) -> RowLine:
    """Return a row as a page prints it; in a list only what is grave is told about it.

    `readable` are the keys of the outcomes that the reader may read: `queries.import_targets.readable_records`.
    """
    record = row.outcome or row.matched
    may_read = record is not None and record.pk in readable
    if row.outcome is not None and row.outcome.is_restricted and not may_read:
        return RowLine(row, _place(row), is_hidden=True)
    values = values_from_data(row.reading["values"] | row.fixes)
    remarks = [
        replace(line := remark_line(each), words=_shown(record, line.words))
        for each in remarks_of(row.reading)
        if (whole or each.grave is not Grave.NOTE or row.verdict == RowVerdict.SKIPPED)
        and (may_read or each.kind not in _OF_A_RECORD)
    ]
    answers = labels.answers(values) if row.verdict != RowVerdict.SKIPPED else []
    return RowLine(
        row,
        _place(row),
        title=_shown(record, row.title),
        cells=[(heading, _shown(record, text)) for heading, text in row.reading.get("raw", ())],
        remarks=remarks,
        answers=[
            replace(each, text=_shown(record, each.text))
            for each in answers
            if whole or each.label in _brief()
        ],
        changes=labels.changes(row, record) if may_read else [],
        record=record if may_read else None,
    )


def _shown(record: Outcome | None, text: str) -> str:
    return shown_text(record, text) if record is not None else text


def _brief() -> set[str]:
    """Return the answers by which a row is recognised in a list."""
    return {str(target.label) for target in (Target.ACTORS, Target.DATE, Target.COUNTRY, Target.PROGRAMMES)}


def _place(row: ImportRow) -> str:
    """Return where a row stands, as the spreadsheet program shows it."""
    if row.sheet:
        return _("%(sheet)s, row %(row)d") % {"sheet": row.sheet, "row": row.number}
    return _("row %d") % row.number


@dataclass(frozen=True)
class Count:
    """How many rows have a verdict, and the list of them."""

    verdict: RowVerdict
    number: int
    current: bool = False


@dataclass(frozen=True)
class Made:
    """How many records of one state an import made, and the list of the round in which they stand."""

    number: int
    label: str
    url: str


def made_by(sheet_import: SheetImport) -> list[Made]:
    """Return what an import made, by the state in which the records are now."""
    states = (
        sheet_import.rows.filter(created=True, outcome__isnull=False)
        .order_by("outcome__state")
        .values_list("outcome__state")
        .annotate(number=models.Count("pk"))
    )
    address, of_round = reverse("outcomes:list"), sheet_import.round.reference
    return [
        Made(
            number,
            str(OutcomeState(state).label),
            f"{address}?{urlencode({'round': of_round, 'state': state})}",
        )
        for state, number in states
    ]


def counts_of(sheet_import: SheetImport, chosen: str = "") -> list[Count]:
    """Return how many rows have which verdict, the gravest first."""
    return [
        Count(verdict, number, verdict == chosen)
        for verdict in _SHOWN_VERDICTS
        if (number := sheet_import.counts.get(str(verdict), 0))
    ]


def open_questions(sheet_import: SheetImport) -> int:
    """Return how many questions about the whole file nobody has answered."""
    about = sheet_import.about
    order = bool(about.get("asks_day_first")) and sheet_import.answers.get("day_first") is None
    return len(about.get("words", [])) + order


def doubtful_columns(sheet_import: SheetImport) -> int:
    """Return how many columns are guessed or not understood."""
    columns = [column for table in sheet_import.about.get("tables", []) for column in table["columns"]]
    return sum(
        1 for each in columns if not each["confirmed"] and (not each["sure"] or not each["understood"])
    )


@dataclass(frozen=True)
class CameWith:
    """The row of a spreadsheet that an outcome came with: where it stood, and its cells."""

    sheet_import: SheetImport
    place: str
    cells: list[tuple[str, str]]


def came_with(outcome: Outcome) -> CameWith | None:
    """Return the row from which an outcome was made, as everybody who may know the sources reads it."""
    if outcome.origin != Origin.IMPORT:
        return None
    row = outcome.import_rows.filter(created=True).select_related("sheet_import__round").first()
    if row is None:
        return None
    cells = [(heading, shown_text(outcome, text)) for heading, text in row.reading.get("raw", [])]
    return CameWith(row.sheet_import, _place(row), cells)
