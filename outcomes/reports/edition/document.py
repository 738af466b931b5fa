"""An edition as a document: chapters with picture, table and facts, highlights, the note on the method, the annex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.demonstration_notice import demonstration_facts
from outcomes.models import EditionHighlight
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.pictures import EditionPictures
from outcomes.reports.edition.shape import PUBLIC_TEXT
from outcomes.reports.edition.tables import EditionTables
from wiego_mle.kernel.documents.document import Document, Entry, Part, Passage, Words
from wiego_mle.kernel.tables import Table, Value, table_facts
from wiego_mle.kernel.written import colon, date_format, labelled

MOST_PRINTED = 500
"""So many outcomes stand in a printed annex; of a longer one the workbook has all."""
MOST_CHANGES = 150

_CODES = (
    "programmes",
    "actor_type",
    "level",
    "change_type",
    "stage",
    "worker_groups",
    "direction",
    "expected",
    "influence_route",
    "contributions",
    "evidence",
    "sources",
)
Cells = Mapping[str, Value]


def document_of(frozen: FrozenEdition) -> Document:
    """Return an edition as it is printed, in the active language."""
    head, tables, pictures = frozen.head, EditionTables(frozen), EditionPictures(frozen)
    return Document(
        title=head["title"],
        subtitle=_("Outcomes of WIEGO’s outcome harvest, %s") % head["year"],
        language=frozen.edition.language,
        words=Words(
            contents=_("Contents"),
            page=_("Page"),
            colon=colon(),
            unset=_(
                "Some signs of other scripts could not be set in this document; they stand as [?]. The workbook "
                "has them."
            ),
        ),
        facts=cover_facts(frozen),
        parts=[
            *_highlights(frozen),
            *(_counted(table, pictures) for table in tables.counted()),
            *(_section(table) for table in tables.sections()),
            *_threads(frozen, tables, pictures),
            *_changes(head, tables),
            *_method(head),
            _annex(frozen, tables),
            *_cleared(frozen, tables),
        ],
    )


def cover_facts(frozen: FrozenEdition) -> tuple[tuple[str, str], ...]:
    """Return what a reader needs to trust the numbers, in pairs, for the first page and the cover sheet."""
    head = frozen.head
    facts = [
        *demonstration_facts(),
        (_("Edition"), frozen.edition.reference),
        (_("Period"), head["period"]),
        (_("Filter"), head["filter"]),
        (_("Accepted outcomes (N)"), str(head["counted"])),
        (_("Restricted outcomes withheld"), str(head["withheld"])),
        (_("As of"), date_format(frozen.made_at, "DATE_FORMAT")),
    ]
    if not frozen.edition.is_public:
        facts.append((_("For whom"), _("for people of WIEGO; not to be passed on")))
    facts.append((_("Checksum"), frozen.edition.sha256))
    return tuple(facts)


def annex_entry(cells: Cells, labels: Mapping[str, str]) -> Entry:
    """Return one outcome in full."""
    language = str(cells.get("language_key") or "")
    passages = (
        Passage(_("What changed"), str(cells.get("statement") or ""), language),
        Passage(_("Significance"), str(cells.get("significance") or ""), language),
        Passage(_("Contribution of WIEGO"), str(cells.get("contribution_wiego") or ""), language),
        Passage(_("Contribution of others"), str(cells.get("contribution_others") or ""), language),
    )
    line = " · ".join(str(cells[name]) for name in ("date", "place", "actors") if cells.get(name))
    pairs = tuple(
        (labels[name], str(cells[name]))
        for name in _CODES
        if cells.get(name) not in (None, "") and name in labels
    )
    return Entry(f"{cells['reference']} {cells.get('title') or ''}".strip(), line, passages, pairs)


def _highlights(frozen: FrozenEdition) -> Iterator[Part]:
    if not frozen.highlights:
        return
    yield Part(
        heading=_("Highlights"),
        sentences=(
            _(
                "Lightly edited for this edition. The original words stand in the annex under the same reference."
            ),
        ),
        entries=lambda: (_highlight(each, cells) for each, cells in frozen.highlights),
    )


def _highlight(highlight: EditionHighlight, cells: Cells) -> Entry:
    language = str(cells.get("language_key") or "")
    passages = [Passage(_("As told in this edition"), highlight.text)]
    if cells.get("statement"):
        passages += [
            Passage(_("In the original words"), str(cells["statement"]), language),
            Passage(_("Contribution of WIEGO"), str(cells.get("contribution_wiego") or ""), language),
            Passage(_("Contribution of others"), str(cells.get("contribution_others") or ""), language),
        ]
    else:
        passages.append(Passage(_("Text that may be published"), str(cells.get(PUBLIC_TEXT) or "")))
    title = f"{cells.get('reference') or ''} {cells.get('title') or ''}".strip() or _("Outcome")
    line = " · ".join(str(cells[name]) for name in ("date", "place", "actors") if cells.get(name))
    return Entry(title, line, tuple(passages))


def _counted(table: Table, pictures: EditionPictures) -> Part:
    return Part(
        heading=str(table.title),
        picture=pictures.beside(table.key),
        table=table,
        facts=tuple(table_facts(table)),
    )


def _section(table: Table) -> Part:
    return Part(heading=str(table.title), table=table, facts=tuple(table_facts(table)))


def _threads(frozen: FrozenEdition, tables: EditionTables, pictures: EditionPictures) -> Iterator[Part]:
    if frozen.threads:
        table = tables.threads()
        yield Part(
            heading=str(table.title),
            sentences=(
                _("A thread is outcomes of this edition that somebody linked as leading to one another."),
            ),
            picture=pictures.threads(),
            table=table,
        )


def _changes(head: Mapping, tables: EditionTables) -> Iterator[Part]:
    if not head["changes"]:
        return
    for table in (tables.changed_outcomes(), tables.moved_numbers()):
        rows = list(islice(table.rows(), MOST_CHANGES + 1))
        short = Table(**{**vars(table), "rows": lambda rows=rows: rows[:MOST_CHANGES]})
        facts = [str(note) for note in table.notes]
        if len(rows) > MOST_CHANGES:
            facts.append(_("Only the first %d stand here; the workbook has all.") % MOST_CHANGES)
        if not rows:
            yield Part(heading=str(table.title), sentences=(_("None."),), facts=tuple(facts))
        else:
            yield Part(heading=str(table.title), table=short, facts=tuple(facts))


def _method(head: Mapping) -> Iterator[Part]:
    yield Part(heading=_("How it was counted"), points=tuple(head["method"]))
    for closing in head["closings"]:
        yield Part(
            heading=_("Closing note of the round “%s”") % closing["round"],
            level=2,
            points=tuple(labelled(label, text) for label, text in closing["parts"]),
        )


def _annex(frozen: FrozenEdition, tables: EditionTables) -> Part:
    table = tables.annex()
    labels = {column.key: str(column.label) for column in table.columns}
    sentences = [str(note) for note in table.notes]
    if frozen.counted > MOST_PRINTED:
        sentences.insert(
            0,
            ngettext(
                "The first %d outcome stands here; the workbook and the CSV files have all.",
                "The first %d outcomes stand here; the workbook and the CSV files have all.",
                MOST_PRINTED,
            )
            % MOST_PRINTED,
        )
    return Part(
        heading=str(table.title),
        sentences=tuple(sentences),
        entries=lambda: (annex_entry(cells, labels) for cells in islice(frozen.annex(), MOST_PRINTED)),
    )


def _cleared(frozen: FrozenEdition, tables: EditionTables) -> Iterator[Part]:
    rows = list(islice(frozen.cleared(), MOST_PRINTED)) if frozen.edition.is_public else []
    if rows:
        table = tables.cleared()
        yield Part(
            heading=str(table.title),
            sentences=tuple(str(note) for note in table.notes),
            entries=lambda: (
                Entry(
                    str(cells.get("reference") or _("Outcome")),
                    "",
                    (Passage(_("Text that may be published"), str(cells[PUBLIC_TEXT])),),
                )
                for cells in rows
            ),
        )
