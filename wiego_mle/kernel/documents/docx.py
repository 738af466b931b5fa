"""A document as a Word file with real styles and tables, to be edited further.

Every word of a person is the text of a run, so nothing of theirs is a field or a link; the fields are the list of
chapters and the page numbers. The file tells nothing about who made it or when.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import IO

import docx
from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from wiego_mle.kernel.documents.document import (
    KEPT_TOGETHER,
    Document,
    Entry,
    Part,
    height_of_heads,
    is_wide,
    printable,
    widths_of,
)
from wiego_mle.kernel.documents.drawing import as_png
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

_ACCENT, _SOFT = RGBColor(0x6B, 0x1D, 0x58), RGBColor(0x5C, 0x53, 0x65)
_SHADES = ("", "F8F1F5", "EFDFE9", "E4C9DA", "D8B1CA")
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the day on which the file was made, which it does not tell."""
_WIDTH = Cm(16.8)
_SERIF, _SANS = "Cambria", "Calibri"


def write_docx(stream: IO[bytes], document: Document) -> None:
    """Write a document as DOCX."""
    file = docx.Document()
    _settle_styles(file, document.language)
    _settle_properties(file, document)
    file.add_paragraph(printable(document.subtitle), style="Subtitle")
    file.add_paragraph(printable(document.title), style="Title")
    for label, value in document.facts:
        line = file.add_paragraph()
        line.add_run(printable(label) + document.words.colon).bold = True
        _add_text(line, value)
    _add_contents(file, document)
    _add_footer(file, document)
    for part in document.parts:
        _add_part(file, part, document.words.colon)
    file.save(stream)


def _settle_properties(file: WordFile, document: Document) -> None:
    told = file.core_properties
    told.title, told.language = printable(document.title), document.language
    told.author = told.comments = told.last_modified_by = told.keywords = told.subject = told.category = ""
    told.created = told.modified = _NO_DAY
    told.revision = 1


def _settle_styles(file: WordFile, language: str) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin = section.bottom_margin = Cm(2.2)
    sizes = {
        "Title": 23,
        "Heading 1": 15,
        "Heading 2": 12,
        "Heading 3": 9.5,
        "Subtitle": 10,
        "TOC Heading": 15,
        "Normal": 10.5,
    }
    for name, size in sizes.items():
        style = file.styles[name]
        style.font.size = Pt(size)
        family = _SERIF if name == "Normal" else _SANS
        style.font.name = family
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), family)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        if name in ("Title", "Heading 1", "TOC Heading"):
            style.font.color.rgb = _ACCENT
        elif name in ("Heading 3", "Subtitle"):
            style.font.color.rgb, style.font.italic = _SOFT, False
        elif name == "Heading 2":
            style.font.color.rgb = RGBColor(0x24, 0x1D, 0x29)
    file.styles["Normal"].paragraph_format.space_after = Pt(5)
    file.styles["Normal"].element.get_or_add_rPr().append(_language(language))
    caption = file.styles["Caption"]
    caption.font.color.rgb, caption.font.bold, caption.font.size = _SOFT, False, Pt(8.5)
    # The template of the library letters these wide and rules a line below the title.
    for name in ("Title", "Subtitle"):
        element = file.styles[name].element
        for spacing in element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
            spacing.getparent().remove(spacing)
        for border in element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
            border.getparent().remove(border)
    file.styles["Subtitle"].paragraph_format.keep_with_next = True


def _add_contents(file: WordFile, document: Document) -> None:
    """Write the list of chapters as Word's own table of contents; it has page numbers once Word has updated it."""
    file.add_paragraph(printable(document.words.contents), style="TOC Heading")
    chapters = [printable(part.heading) for part in document.parts if part.level == 1]
    for number, chapter in enumerate(chapters):
        line = file.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        if number == 0:
            _begin_field(line, r'TOC \o "1-1" \h \z \u')
        line.add_run(chapter)
        if number == len(chapters) - 1:
            _end_field(line)


def _add_footer(file: WordFile, document: Document) -> None:
    footer = file.sections[0].footer.paragraphs[0]
    file.styles["Footer"].paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _add_text(footer, f"{document.title}\t{document.words.page} ")
    _begin_field(footer, "PAGE")
    footer.add_run("1")
    _end_field(footer)
    for run in footer.runs:
        run.font.size, run.font.color.rgb = Pt(8.5), _SOFT


def _begin_field(paragraph, instruction: str) -> None:
    """Begin a field of our own; what follows is what it shows until Word works it out anew."""
    _field_sign(paragraph, "begin")
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
    _field_sign(paragraph, "separate")


def _end_field(paragraph) -> None:
    _field_sign(paragraph, "end")


def _field_sign(paragraph, kind: str) -> None:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)


def _language(language: str):
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    return element


def _add_part(file: WordFile, part: Part, colon: str) -> None:
    file.add_heading(printable(part.heading), part.level)
    for sentence in part.sentences:
        _add_text(file.add_paragraph(), sentence)
    for point in part.points:
        _add_text(file.add_paragraph(style="List Bullet"), point)
    if part.picture:
        picture = file.add_picture(BytesIO(as_png(part.picture)), width=_WIDTH)
        file.paragraphs[-1].paragraph_format.keep_with_next = True
        told = picture._inline.docPr
        told.set("descr", printable(f"{part.picture.title}. {part.picture.words}"))
        told.set("title", printable(part.picture.title))
    if part.table:
        _add_table(file, part.table)
    if part.facts:
        _add_text(file.add_paragraph(style="Caption"), "  ·  ".join(part.facts))
    if part.entries:
        for entry in part.entries():
            _add_entry(file, entry, colon)


def _add_entry(file: WordFile, entry: Entry, colon: str) -> None:
    file.add_heading(printable(entry.heading), 2)
    if entry.line:
        _add_text(file.add_paragraph(style="Subtitle"), entry.line)
    for passage in entry.passages:
        if not passage.text:
            continue
        file.add_heading(printable(passage.heading), 3)
        for line in printable(passage.text).split("\n"):
            if line.strip():
                run = file.add_paragraph().add_run(line)
                if passage.language:
                    run._element.get_or_add_rPr().append(_language(passage.language))
    told = [(label, value) for label, value in entry.pairs if value]
    if told:
        line = file.add_paragraph(style="Caption")
        for number, (label, value) in enumerate(told):
            line.add_run(f"{' · ' if number else ''}{printable(label)}{colon}").bold = True
            _add_text(line, value)


def _add_text(paragraph, value) -> None:
    paragraph.add_run(printable(value))


def _add_table(file: WordFile, table: Table) -> None:
    rows = list(table.rows())
    body = [*rows, table.total] if table.total else rows
    made = file.add_table(rows=1 + len(body), cols=len(table.columns), style="Table Grid")
    made.autofit = False
    made.allow_autofit = False
    _light_borders(made)
    sizes = [int(_WIDTH * width) for width in widths_of(table)]
    for word_column, size in zip(made.columns, sizes, strict=True):
        word_column.width = size
    most = max(
        (
            cell.value
            for row in rows
            for cell, column in zip(row, table.columns, strict=True)
            if _is_shaded(table, column, cell)
        ),
        default=0,
    )
    small = Pt(7.5) if len(table.columns) > 6 else Pt(8.5)
    word_rows = made.rows
    _fill_row(word_rows[0], [column.label for column in table.columns], table, sizes, small, is_bold=True)
    _repeat_as_head(word_rows[0])
    if is_wide(table):
        _stand_upright(word_rows[0], table)
    for number, row in enumerate(body):
        is_total = number == len(rows)
        cells = _fill_row(
            word_rows[number + 1], [cell.value for cell in row], table, sizes, small, is_bold=is_total
        )
        if not is_total and table.total and most:
            for cell, column, word_cell in zip(row, table.columns, cells, strict=True):
                if _is_shaded(table, column, cell) and cell.value:
                    _shade(word_cell, _SHADES[-(-cell.value * (len(_SHADES) - 1) // most)])
    for number, word_row in enumerate(word_rows):
        _keep_whole(word_row, with_next=len(body) <= KEPT_TOGETHER and number < len(body))
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _keep_whole(word_row, *, with_next: bool) -> None:
    """Let no row break over a page, and no short table."""
    word_row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if with_next:
        for cell in word_row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _stand_upright(word_row, table: Table) -> None:
    """Turn the heads of a table with many columns, so that no word of them is broken."""
    word_row.height = Pt(height_of_heads(table))
    word_row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in list(word_row.cells)[1:]:
        turned = OxmlElement("w:textDirection")
        turned.set(qn("w:val"), "btLr")
        properties = cell._tc.get_or_add_tcPr()
        properties.append(turned)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
    word_row.cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM


def _is_shaded(table: Table, column: Column, cell: Cell) -> bool:
    """Say whether the weight of a cell is shown by a shade: numbers, but for totals."""
    return column.kind == Kind.NUMBER and column.key != table.bar and isinstance(cell.value, int)


def _fill_row(word_row, values, table: Table, sizes: list[int], size, *, is_bold: bool) -> list:
    cells = list(word_row.cells)
    for cell, value, column, width in zip(cells, values, table.columns, sizes, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        is_number = column.kind == Kind.NUMBER
        run = paragraph.add_run("–" if is_number and value == 0 and not is_bold else printable(value))
        run.font.size, run.bold = size, is_bold
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return cells


def _repeat_as_head(word_row) -> None:
    properties = word_row._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _shade(word_cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shade.set(qn(name), value)
    word_cell._tc.get_or_add_tcPr().append(shade)


def _light_borders(made) -> None:
    """Leave lines between rows only, as in a printed report."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "D8D0D6")):
            line.set(qn(name), value)
        borders.append(line)
    for edge in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{edge}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    made._tbl.tblPr.append(borders)
