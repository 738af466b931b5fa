"""What the values of an XLSX file do not tell: formulas, links, comments, hidden parts, and how dates are shown."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaning.packages import local, parsed
from cleaning.results import UNSAFE, CannotClean
from lxml import etree

from .written import Extras

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_BUILT_IN = {14: "d/m/y", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "d/m/y h:mm"}
_HEAD = 2048
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_ROW_NUMBERS = re.compile(rb'<row r="(\d{1,7})"')
_COLUMN_LETTERS = re.compile(rb'<c r="([A-Z]{1,3})')
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_CELL_PLACE = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
_STYLE_NUMBER = re.compile(rb'\bs="(\d+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Facts:
    """What stands beside the values: per name of a sheet, and for the whole book."""

    extras: dict[str, Extras] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    from_1904: bool = False


def shown_part(code: str) -> str:
    """Return how exactly a format shows a date: `month`, `year`, `no_year`, or nothing where a whole day is shown."""
    plain = _QUOTED.sub("", code.split(";")[0]).lower()
    if "y" not in plain:
        return "no_year" if "d" in plain and "m" in plain else ""
    if "d" in plain:
        return ""
    return "month" if "m" in plain else "year"


def place(reference: str) -> tuple[int, int] | None:
    """Return row and column of “B7”, counted from zero; None where it is no place of a cell."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def span(reference: str) -> tuple[int, int, int, int] | None:
    """Return first row and column, last row and column of “A1:C2”."""
    first, _colon, last = reference.partition(":")
    ends = place(first), place(last or first)
    return (*ends[0], *ends[1]) if all(ends) else None


def facts(package: zipfile.ZipFile) -> Facts:
    """Return what stands beside the values of all sheets."""
    names = set(package.namelist())
    book_path = next(name for name in sorted(names) if name.endswith("workbook.xml"))
    book = parsed(package.read(book_path))
    targets = _targets(package, book_path, names)
    shown = _shown_parts(package, names, posixpath.dirname(book_path))
    found = Facts()
    for element in book.iter():
        if not isinstance(element.tag, str):
            continue
        if local(element.tag) == "workbookPr":
            found.from_1904 = element.get("date1904", "0") in ("1", "true")
        if local(element.tag) == "sheet":
            path = targets.get(element.get(_ID) or element.get("id", ""), "")
            if path in names:
                name = element.get("name", "")
                found.extras[name], found.sizes[name] = _sheet(package, path, names, shown)
    return found


def _targets(package: zipfile.ZipFile, path: str, names: set[str]) -> dict[str, str]:
    """Return what a part's relations lead to, by the key of the relation; addresses as they are."""
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if relations not in names:
        return {}
    found = {}
    for each in parsed(package.read(relations)).iter("{*}Relationship"):
        target = each.get("Target", "")
        if each.get("TargetMode") != "External":
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            )
        found[each.get("Id", "")] = target
    return found


def _shown_parts(package: zipfile.ZipFile, names: set[str], folder: str) -> dict[int, str]:
    """Return, by the number of a style, how exactly it shows a date."""
    path = f"{folder}/styles.xml" if folder else "styles.xml"
    if path not in names:
        return {}
    styles = parsed(package.read(path))
    codes = dict(_BUILT_IN)
    for each in styles.iter("{*}numFmt"):
        if each.get("numFmtId", "").isdecimal():
            codes[int(each.get("numFmtId"))] = each.get("formatCode", "")
    found = {}
    for listed in styles.iter("{*}cellXfs"):
        for number, style in enumerate(listed.iterchildren("{*}xf")):
            key = style.get("numFmtId", "0")
            part = shown_part(codes.get(int(key), "")) if key.isdecimal() else ""
            if part:
                found[number] = part
    return found


def _events(package: zipfile.ZipFile, path: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield the elements of a part one after another, without holding the part in memory."""
    with package.open(path) as stream:
        events = etree.iterparse(
            stream, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        )
        for _event, element in events:
            if element.getroottree().docinfo.internalDTD is not None:
                raise CannotClean(UNSAFE)
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None and element.getparent() is not None:
                del element.getparent()[0]


def _sheet(
    package: zipfile.ZipFile, path: str, names: set[str], shown: dict[int, str]
) -> tuple[Extras, tuple[int, int]]:
    content = package.read(path)
    if b"<!DOCTYPE" in content[:_HEAD]:
        raise CannotClean(UNSAFE)
    extras = Extras()
    start, end = content.find(b"<sheetData"), content.rfind(b"</sheetData>")
    if 0 <= start < end:
        size = _cells(content[start:end], extras, shown)
        content = content[:start] + content[end + len(b"</sheetData>") :]
    else:
        # A writer that gives its elements a prefix, or a sheet without rows.
        size = _cells_one_by_one(package, path, extras, shown)
    targets = _targets(package, path, names)
    _beside(parsed(content), targets, extras)
    for target in targets.values():
        if target in names and "comments" in posixpath.basename(target).lower():
            _comments(package, target, extras)
    return extras, size


def _beside(root: etree._Element, targets: dict[str, str], extras: Extras) -> None:
    """Note what a sheet says outside of its rows: hidden columns, merged cells, links."""
    for element in root.iter("{*}col", "{*}mergeCell", "{*}hyperlink"):
        kind = local(element.tag)
        if kind == "col" and element.get("hidden") in ("1", "true"):
            first, last = int(element.get("min")) - 1, min(int(element.get("max")), 20_000)
            extras.hidden_columns.update(range(first, last))
        elif kind == "mergeCell" and (area := span(element.get("ref", ""))):
            extras.merged.append(area)
        elif kind == "hyperlink" and (area := span(element.get("ref", ""))):
            address = targets.get(element.get(_ID) or "", "")
            if address:
                extras.note(area[0], area[1], link=address[:2000])


def _cells(rows: bytes, extras: Extras, shown: dict[int, str]) -> tuple[int, int]:
    """Note what is special about cells, and return how many rows and columns there are.

    A hundred thousand cells are looked through as bytes; only those that are special are taken apart.
    """
    for found in _HIDDEN_ROW.finditer(rows):
        number = _ROW_NUMBER.search(found[0])
        if number:
            extras.hidden_rows.add(int(number[1]) - 1)
    if shown or b"<f" in rows or b't="e"' in rows:
        styles = {str(number).encode(): part for number, part in shown.items()}
        for found in _CELL.finditer(rows):
            _note_cell(found[1], found[2] or b"", extras, styles)
    numbers = _ROW_NUMBERS.findall(rows)
    columns = {place(f"{letters.decode()}1") for letters in set(_COLUMN_LETTERS.findall(rows))}
    width = max((each[1] + 1 for each in columns if each), default=0)
    return (max(map(int, numbers)) if numbers else 0), width


def _note_cell(attributes: bytes, body: bytes, extras: Extras, styles: dict[bytes, str]) -> None:
    style = _STYLE_NUMBER.search(attributes)
    part = styles.get(style[1]) if style else None
    formula, error = b"<f" in body, b't="e"' in attributes
    if not (part or formula or error):
        return
    reference = _CELL_PLACE.search(attributes)
    where = place(reference[1].decode()) if reference else None
    if where is None:
        return
    value = _VALUE.search(body)
    if part:
        extras.note(*where, shown=part)
    if formula:
        extras.note(*where, formula=1)
        if value is None or not value[1]:
            extras.note(*where, unsaved=1)
    if error:
        extras.note(*where, error=value[1][:20].decode("utf-8", "replace") if value else "")


def _cells_one_by_one(
    package: zipfile.ZipFile, path: str, extras: Extras, shown: dict[int, str]
) -> tuple[int, int]:
    rows = columns = 0
    for element in _events(package, path, ("{*}c", "{*}row")):
        if local(element.tag) == "row":
            if element.get("hidden") in ("1", "true") and element.get("r", "").isdecimal():
                extras.hidden_rows.add(int(element.get("r")) - 1)
            continue
        where = place(element.get("r", ""))
        if where is not None and _cell(element, where, extras, shown):
            rows, columns = max(rows, where[0] + 1), max(columns, where[1] + 1)
    return rows, columns


def _cell(element: etree._Element, where: tuple[int, int], extras: Extras, shown: dict[int, str]) -> bool:
    """Note what is special about a cell, and say whether it holds anything."""
    value = element.find("{*}v")
    style = element.get("s", "")
    if style.isdecimal() and (part := shown.get(int(style))):
        extras.note(*where, shown=part)
    if element.find("{*}f") is not None:
        extras.note(*where, formula=1)
        if value is None or value.text is None:
            extras.note(*where, unsaved=1)
    if element.get("t") == "e":
        extras.note(*where, error=(value.text or "")[:20] if value is not None else "")
    return value is not None or element.find("{*}is") is not None


def _comments(package: zipfile.ZipFile, path: str, extras: Extras) -> None:
    for comment in _events(package, path, ("{*}comment",)):
        where = place(comment.get("ref", ""))
        text = "".join(each.text or "" for each in comment.iter("{*}t")).strip()
        if where is not None and text:
            extras.note(*where, comment=text[:2000])
