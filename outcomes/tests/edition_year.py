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
from outcomes.tests.annual_year import Numbers, written_tables
from wiego_mle.kernel.access import Principal

EXPECTED = written_tables("""
year-programme | Law | Statistics | Urban Policies | Not given | All outcomes
2024/25        |   4 |          2 |              2 |         1 |            7
All outcomes   |   4 |          2 |              2 |         1 |            7

region-group              | Domestic workers | Home-based workers | Street vendors and market traders | Waste pickers | Across sectors | Not given | All outcomes
Africa                    |                2 |                  1 |                                 1 |               |                |           |            3
Asia-Pacific              |                  |                  1 |                                   |               |              1 |           |            2
Latin America & Caribbean |                  |                    |                                 1 |             1 |                |           |            1
Global                    |                1 |                    |                                   |               |              1 |           |            2
Not given                 |                  |                    |                                   |               |                |         1 |            1
All outcomes              |                3 |                  1 |                                 2 |             1 |              1 |         1 |            7

country-group | Domestic workers | Home-based workers | Street vendors and market traders | Waste pickers | Across sectors | Not given | All outcomes
Antarctica    |                1 |                    |                                   |               |                |           |            1
Ghana         |                2 |                  1 |                                 1 |               |                |           |            3
India         |                  |                  1 |                                   |               |              1 |           |            2
Kenya         |                1 |                    |                                 1 |               |                |           |            1
Peru          |                  |                    |                                 1 |             1 |                |           |            1
Not given     |                  |                    |                                   |               |                |         1 |            1
All outcomes  |                3 |                  1 |                                 2 |             1 |              1 |         1 |            7

focal-group       | Domestic workers | Home-based workers | Street vendors and market traders | Waste pickers | Across sectors | Not given | All outcomes
Accra             |                2 |                    |                                 1 |               |                |           |            2
Delhi             |                  |                  1 |                                   |               |                |           |            1
Lima              |                  |                    |                                 1 |             1 |                |           |            1
In no Focal City  |                1 |                    |                                   |               |              1 |         1 |            3
All outcomes      |                3 |                  1 |                                 2 |             1 |              1 |         1 |            7

actor-level                   | National | City | Global | Not given | All outcomes
Court                         |        1 |    1 |        |           |            2
Statistical office            |        1 |      |        |           |            1
Local government              |          |    1 |        |           |            1
ILO (bodies and constituents) |          |      |      1 |           |            1
Guild (retired)               |        1 |      |        |           |            1
Not given                     |          |      |        |         1 |            1
All outcomes                  |        3 |    2 |      1 |         1 |            7

actor-change                  | Policy | Practice | Agenda | Not given | All outcomes
Court                         |      1 |        1 |        |           |            2
Statistical office            |        |        1 |        |           |            1
Local government              |      1 |          |        |           |            1
ILO (bodies and constituents) |        |          |      1 |           |            1
Guild (retired)               |      1 |          |        |           |            1
Not given                     |        |          |        |         1 |            1
All outcomes                  |      3 |        2 |      1 |         1 |            7

actor-stage                   | Not given | All outcomes
Court                         |         2 |            2
Statistical office            |         1 |            1
Local government              |         1 |            1
ILO (bodies and constituents) |         1 |            1
Guild (retired)               |         1 |            1
Not given                     |         1 |            1
All outcomes                  |         7 |            7

strategy-change | Policy | Practice | Agenda | Not given | All outcomes
Not given       |      3 |        2 |      1 |         1 |            7
All outcomes    |      3 |        2 |      1 |         1 |            7

degree-change | Policy | Practice | Agenda | Not given | All outcomes
Not given     |      3 |        2 |      1 |         1 |            7
All outcomes  |      3 |        2 |      1 |         1 |            7

route-direction                                        | Positive | Negative | Mixed | Setback averted | Not given | All outcomes
A: WIEGO → external actor                              |        2 |          |       |                 |           |            2
B: WIEGO → workers, MBO or network                     |          |        1 |       |                 |           |            1
C: workers, MBO or network, earlier supported → others |          |          |     1 |                 |           |            1
D: jointly → external actor                            |        1 |          |       |               1 |           |            2
Not given                                              |          |          |       |                 |         1 |            1
All outcomes                                           |        3 |        1 |     1 |               1 |         1 |            7

programme-strength | C1 – reported and accepted as specific | All outcomes
Law                |                                      4 |            4
Statistics         |                                      2 |            2
Urban Policies     |                                      2 |            2
Not given          |                                      1 |            1
All outcomes       |                                      7 |            7

direction-expected | Intended | Partly intended | Unintended | Not sure | Not given | All outcomes
Positive           |        2 |                 |          1 |          |           |            3
Negative           |          |                 |            |          |         1 |            1
Mixed              |          |               1 |            |          |           |            1
Setback averted    |          |                 |            |        1 |           |            1
Not given          |          |                 |            |          |         1 |            1
All outcomes       |        2 |               1 |          1 |        1 |         2 |            7
""")
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
    return Edition.objects.select_related("round", "programme", "grant", "follows").get(pk=edition.pk)


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
