"""The financial year of `annual_year` as an edition: what every number must be, and how files are read back.

The numbers were counted by hand from the table in `annual_year`, for the outcomes A to G; all of them began to
show in March 2025, so in the financial year 2024/25.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile

import docx
import pypdfium2
from openpyxl import load_workbook

from outcomes.editions.building import build, write
from outcomes.models import Edition, EditionFile
from outcomes.services.editions import order_edition
from outcomes.services.files import open_file
from wiego_mle.kernel.access import Principal

_ALL = "All outcomes"
_NONE = "Not given"

EXPECTED: dict[str, dict[tuple[str, str], int]] = {
    "year-programme": {
        ("2024/25", "Law"): 4,
        ("2024/25", "Statistics"): 2,
        ("2024/25", "Urban Policies"): 2,
        ("2024/25", _NONE): 1,
        ("2024/25", _ALL): 7,
        (_ALL, "Law"): 4,
        (_ALL, "Statistics"): 2,
        (_ALL, "Urban Policies"): 2,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "region-group": {
        ("Africa", "Domestic workers"): 2,
        ("Africa", "Street vendors and market traders"): 1,
        ("Africa", "Home-based workers"): 1,
        ("Africa", _ALL): 3,
        ("Asia-Pacific", "Home-based workers"): 1,
        ("Asia-Pacific", "Across sectors"): 1,
        ("Asia-Pacific", _ALL): 2,
        ("Latin America & Caribbean", "Waste pickers"): 1,
        ("Latin America & Caribbean", "Street vendors and market traders"): 1,
        ("Latin America & Caribbean", _ALL): 1,
        ("Global", "Across sectors"): 1,
        ("Global", "Domestic workers"): 1,
        ("Global", _ALL): 2,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "Domestic workers"): 3,
        (_ALL, "Home-based workers"): 1,
        (_ALL, "Street vendors and market traders"): 2,
        (_ALL, "Waste pickers"): 1,
        (_ALL, "Across sectors"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "country-group": {
        ("Antarctica", "Domestic workers"): 1,
        ("Antarctica", _ALL): 1,
        ("Ghana", "Domestic workers"): 2,
        ("Ghana", "Street vendors and market traders"): 1,
        ("Ghana", "Home-based workers"): 1,
        ("Ghana", _ALL): 3,
        ("India", "Home-based workers"): 1,
        ("India", "Across sectors"): 1,
        ("India", _ALL): 2,
        ("Kenya", "Domestic workers"): 1,
        ("Kenya", "Street vendors and market traders"): 1,
        ("Kenya", _ALL): 1,
        ("Peru", "Waste pickers"): 1,
        ("Peru", "Street vendors and market traders"): 1,
        ("Peru", _ALL): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "Domestic workers"): 3,
        (_ALL, "Home-based workers"): 1,
        (_ALL, "Street vendors and market traders"): 2,
        (_ALL, "Waste pickers"): 1,
        (_ALL, "Across sectors"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "actor-level": {
        ("Court", "National"): 1,
        ("Court", "City"): 1,
        ("Court", _ALL): 2,
        ("Statistical office", "National"): 1,
        ("Statistical office", _ALL): 1,
        ("Local government", "City"): 1,
        ("Local government", _ALL): 1,
        ("ILO (bodies and constituents)", "Global"): 1,
        ("ILO (bodies and constituents)", _ALL): 1,
        ("Guild (retired)", "National"): 1,
        ("Guild (retired)", _ALL): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "National"): 3,
        (_ALL, "City"): 2,
        (_ALL, "Global"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "actor-change": {
        ("Court", "Policy"): 1,
        ("Court", "Practice"): 1,
        ("Court", _ALL): 2,
        ("Statistical office", "Practice"): 1,
        ("Statistical office", _ALL): 1,
        ("Local government", "Policy"): 1,
        ("Local government", _ALL): 1,
        ("ILO (bodies and constituents)", "Agenda"): 1,
        ("ILO (bodies and constituents)", _ALL): 1,
        ("Guild (retired)", "Policy"): 1,
        ("Guild (retired)", _ALL): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "Policy"): 3,
        (_ALL, "Practice"): 2,
        (_ALL, "Agenda"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "actor-stage": {
        ("Court", _NONE): 2,
        ("Court", _ALL): 2,
        ("Statistical office", _NONE): 1,
        ("Statistical office", _ALL): 1,
        ("Local government", _NONE): 1,
        ("Local government", _ALL): 1,
        ("ILO (bodies and constituents)", _NONE): 1,
        ("ILO (bodies and constituents)", _ALL): 1,
        ("Guild (retired)", _NONE): 1,
        ("Guild (retired)", _ALL): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, _NONE): 7,
        (_ALL, _ALL): 7,
    },
    "strategy-change": {
        (_NONE, "Policy"): 3,
        (_NONE, "Practice"): 2,
        (_NONE, "Agenda"): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 7,
        (_ALL, "Policy"): 3,
        (_ALL, "Practice"): 2,
        (_ALL, "Agenda"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "degree-change": {
        (_NONE, "Policy"): 3,
        (_NONE, "Practice"): 2,
        (_NONE, "Agenda"): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 7,
        (_ALL, "Policy"): 3,
        (_ALL, "Practice"): 2,
        (_ALL, "Agenda"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "route-direction": {
        ("A: WIEGO → external actor", "Positive"): 2,
        ("A: WIEGO → external actor", _ALL): 2,
        ("B: WIEGO → workers, MBO or network", "Negative"): 1,
        ("B: WIEGO → workers, MBO or network", _ALL): 1,
        ("C: workers, MBO or network, earlier supported → others", "Mixed"): 1,
        ("C: workers, MBO or network, earlier supported → others", _ALL): 1,
        ("D: jointly → external actor", "Positive"): 1,
        ("D: jointly → external actor", "Setback averted"): 1,
        ("D: jointly → external actor", _ALL): 2,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "Positive"): 3,
        (_ALL, "Negative"): 1,
        (_ALL, "Mixed"): 1,
        (_ALL, "Setback averted"): 1,
        (_ALL, _NONE): 1,
        (_ALL, _ALL): 7,
    },
    "programme-strength": {
        ("Law", "C1 – reported and accepted as specific"): 4,
        ("Law", _ALL): 4,
        ("Statistics", "C1 – reported and accepted as specific"): 2,
        ("Statistics", _ALL): 2,
        ("Urban Policies", "C1 – reported and accepted as specific"): 2,
        ("Urban Policies", _ALL): 2,
        (_NONE, "C1 – reported and accepted as specific"): 1,
        (_NONE, _ALL): 1,
        (_ALL, "C1 – reported and accepted as specific"): 7,
        (_ALL, _ALL): 7,
    },
    "direction-expected": {
        ("Positive", "Intended"): 2,
        ("Positive", "Unintended"): 1,
        ("Positive", _ALL): 3,
        ("Negative", _NONE): 1,
        ("Negative", _ALL): 1,
        ("Mixed", "Partly intended"): 1,
        ("Mixed", _ALL): 1,
        ("Setback averted", "Not sure"): 1,
        ("Setback averted", _ALL): 1,
        (_NONE, _NONE): 1,
        (_NONE, _ALL): 1,
        (_ALL, "Intended"): 2,
        (_ALL, "Partly intended"): 1,
        (_ALL, "Unintended"): 1,
        (_ALL, "Not sure"): 1,
        (_ALL, _NONE): 2,
        (_ALL, _ALL): 7,
    },
}
"""By table: each number that is not zero. The funnel is that of `annual_year` (`FUNNEL`, as a lead counts it)."""

FUNNEL_ALL = {
    "Lead": 1,
    "Draft": 2,
    "Submitted": 1,
    "Returned": 1,
    "Accepted": 7,
    "Set aside": 1,
    "Withdrawn": 1,
}

WHOLE = ("All outcomes", "All records")
"""The last heading of a table of numbers."""
Numbers = dict[tuple[str, str], int]


def made_edition(
    by: Principal, *, audience: str = "internal", title: str = "Outcomes 2024/25", **more
) -> Edition:
    """Order an edition of 2024, let it be built with all its files, and return it as it is then."""
    order = {
        "title": title,
        "year": 2024,
        "harvest_round": None,
        "programme": None,
        "audience": audience,
        "language": "en",
    }
    edition = order_edition(by=by, **order | more)
    return built(edition)


def built(edition: Edition) -> Edition:
    """Do what the workers do with an edition, and return it as it is then."""
    build(edition.pk)
    for pk in EditionFile.objects.filter(edition=edition).values_list("pk", flat=True):
        write(pk)
    return Edition.objects.select_related("round", "programme", "follows").get(pk=edition.pk)


def file_of(edition: Edition, file_format: str) -> bytes:
    """Return a file of an edition."""
    file = EditionFile.objects.get(edition=edition, file_format=file_format)
    assert file.is_ready, f"{file_format}: {file.state} {file.failure}"
    with open_file(file.file_key) as stream:
        return stream.read()


def numbers_of(rows: list[list]) -> Numbers:
    """Return the numbers of a table whose first row are its heads, without what is zero."""
    heads, *body = rows
    return {
        (str(row[0]), str(head)): int(value)
        for row in body
        for head, value in zip(heads[1:], row[1:], strict=True)
        if value not in ("–", "", None) and int(value)
    }


def numbers_in_workbook(content: bytes, titles: dict[str, str]) -> dict[str, Numbers]:
    """Return the numbers of each table by its key, read back from a workbook."""
    found = {}
    keys = {title: key for key, title in titles.items()}
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        key = keys.get(rows[0][0])
        if key:
            start = next(at for at, row in enumerate(rows) if at > 1 and row[-1] in WHOLE)
            found[key] = numbers_of(rows[start:])
    return found


def numbers_in_archive(content: bytes) -> dict[str, Numbers]:
    """Return the numbers of each table by its key, read back from CSV files."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            key = re.fullmatch(r"\d+-(.+)\.csv", name)
            rows = list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            if key and rows[0][-1] in WHOLE:
                found[key[1]] = numbers_of(rows)
    return found


def numbers_in_word(content: bytes, titles: dict[str, str]) -> dict[str, Numbers]:
    """Return the numbers of each table by its key: in a Word file a table follows the heading with its title."""
    found, key = {}, None
    keys = {title: key for key, title in titles.items()}
    for element in docx.Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(element, "rows"):
            rows = [[cell.text for cell in row.cells] for row in element.rows]
            if key and rows[0][-1] in WHOLE:
                found[key] = numbers_of(rows)
            key = None
        elif element.style.name == "Heading 1":
            key = keys.get(element.text)
    return found


def words_of_pdf(content: bytes) -> str:
    """Return the text of a PDF."""
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
