"""What the values of an ODS file do not tell: formulas, links, comments, hidden parts, and how dates are shown."""

from __future__ import annotations

import zipfile

from cleaning.packages import local
from cleaning.results import LOCKED, CannotClean
from lxml import etree

from .written import Extras
from .xlsx_parts import Facts, _events

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 2000
"""Empty rows and columns up to the edge of the sheet are repeated a million times; they say nothing."""


def facts(package: zipfile.ZipFile) -> Facts:
    """Return what stands beside the values of all sheets."""
    if "META-INF/manifest.xml" in package.namelist() and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise CannotClean(LOCKED)
    found = Facts()
    shown = _shown_parts(package)
    row = column = 0
    extras = Extras()
    tags = tuple(
        f"{_TABLE}{name}"
        for name in ("table", "table-row", "table-column", "table-cell", "covered-table-cell")
    )
    pending: list[tuple[int, etree._Element | dict]] = []
    size = [0, 0]
    for element in _events(package, "content.xml", tags):
        kind = local(element.tag)
        repeated = element.get(f"{_TABLE}number-{'rows' if kind == 'table-row' else 'columns'}-repeated", "1")
        times = int(repeated) if repeated.isdecimal() else 1
        if kind == "table-column":
            if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                extras.hidden_columns.update(range(column, column + min(times, _MOST_REPEATED)))
            column += times
        elif kind in ("table-cell", "covered-table-cell"):
            said = _cell(element, shown)
            if len(pending) < _MOST_REPEATED:
                pending.append((times, said))
        elif kind == "table-row":
            _keep_row(extras, row, times, pending, size)
            if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                extras.hidden_rows.update(range(row, row + min(times, _MOST_REPEATED)))
            row += times
            pending = []
        elif kind == "table":
            name = element.get(f"{_TABLE}name", "")
            found.extras[name], found.sizes[name] = extras, (size[0], size[1])
            extras, row, column, pending, size = Extras(), 0, 0, [], [0, 0]
    return found


def _shown_parts(package: zipfile.ZipFile) -> dict[str, str]:
    """Return, by the name of a style of cells, how exactly it shows a date."""
    by_format: dict[str, str] = {}
    styles: dict[str, str] = {}
    for path in ("styles.xml", "content.xml"):
        if path not in package.namelist():
            continue
        # The rows are asked for as well, so that they do not stay in memory.
        for element in _events(
            package, path, (f"{_NUMBER}date-style", f"{_STYLE}style", f"{_TABLE}table-row")
        ):
            name = element.get(f"{_STYLE}name", "")
            if local(element.tag) == "date-style":
                parts = {local(each.tag) for each in element if isinstance(each.tag, str)}
                by_format[name] = _part(parts)
            elif element.get(f"{_STYLE}data-style-name"):
                styles[name] = element.get(f"{_STYLE}data-style-name")
    return {name: by_format[key] for name, key in styles.items() if by_format.get(key)}


def _part(parts: set[str]) -> str:
    if "year" not in parts:
        return "no_year" if {"day", "month"} <= parts else ""
    if "day" in parts:
        return ""
    return "month" if "month" in parts else "year"


def _cell(element: etree._Element, shown: dict[str, str]) -> dict:
    said: dict = {}
    kind = element.get(f"{_OFFICE}value-type")
    if element.get(f"{_TABLE}formula"):
        said["formula"] = 1
        if kind is None:
            said["unsaved"] = 1
    if kind == "date" and (part := shown.get(element.get(f"{_TABLE}style-name", ""))):
        said["shown"] = part
    for child in element.iter(f"{_OFFICE}annotation"):
        text = "\n".join("".join(each.itertext()) for each in child.iter(f"{_TEXT}p")).strip()
        if text:
            said["comment"] = text[:2000]
    for link in element.iter(f"{_TEXT}a"):
        if link.get(_LINK):
            said["link"] = link.get(_LINK)[:2000]
            break
    text = "".join(element.itertext()).strip()
    if text.startswith(("#", "Err:")) and said.get("formula"):
        said["error"] = text[:20]
    across = element.get(f"{_TABLE}number-columns-spanned", "1")
    down = element.get(f"{_TABLE}number-rows-spanned", "1")
    if (across, down) != ("1", "1") and across.isdecimal() and down.isdecimal():
        said["spans"] = (int(down), int(across))
    if kind is not None or text:
        said["holds"] = 1
    return said


def _keep_row(extras: Extras, row: int, times: int, pending: list, size: list[int]) -> None:
    column = 0
    for across, said in pending:
        said = dict(said)
        spans = said.pop("spans", None)
        if spans:
            extras.merged.append((row, column, row + spans[0] - 1, column + spans[1] - 1))
        if said.pop("holds", None):
            size[0], size[1] = max(size[0], row + times), max(size[1], column + across)
        if said:
            for down in range(min(times, _MOST_REPEATED)):
                for step in range(min(across, _MOST_REPEATED)):
                    extras.note(row + down, column + step, **said)
        column += across
