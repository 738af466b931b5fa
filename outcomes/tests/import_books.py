"""Workbooks in the layouts that people use, each with what a careful person reads in it.

They are made by four libraries (openpyxl, XlsxWriter, xlwt, odfpy) and as text files, so that no reader is tested
against its own writer only. `rows` names each row by sheet and number as a spreadsheet program shows it;
`doubtful` are the answers of a row that must carry a warning.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

import openpyxl
import xlsxwriter
import xlwt
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import A, P
from openpyxl.comments import Comment

CITY = "In March 2021 the city council of Accra adopted a by-law that gives street vendors two-year permits."
COURT = "In June 2020 the High Court of Kenya stopped the eviction of market traders in Nairobi."
UNION = "La central sindical de Perú abrió en 2019 sus estatutos a las trabajadoras del hogar y eligió a una de ellas."
TOWN = "La mairie de Dakar a ouvert en 2022 un guichet pour les vendeuses de rue et a publié les tarifs des places."
STATE = (
    "O governo do estado de São Paulo publicou em 2021 uma lei que reconhece as cooperativas de catadores."
)
BANK = "In 2018 the World Bank added waste pickers to its safeguards for projects with landfills."


@dataclass
class Book:
    """A file with its name, its bytes, and the rows that it holds."""

    name: str
    content: bytes
    rows: dict[tuple[str, int], dict] = field(default_factory=dict)
    doubtful: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    skipped: set[tuple[str, int]] = field(default_factory=set)


BOOKS: list[Callable[[], Book]] = []


def book(make: Callable[[], Book]) -> Callable[[], Book]:
    """Add a maker of a workbook to the set."""
    BOOKS.append(make)
    return make


def with_openpyxl(fill: Callable, *, title: str = "Sheet1") -> bytes:
    """Return a workbook that openpyxl wrote."""
    made = openpyxl.Workbook()
    made.active.title = title
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_xlsxwriter(fill: Callable, **options) -> bytes:
    """Return a workbook that XlsxWriter wrote."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
    fill(made)
    made.close()
    return stream.getvalue()


def with_xlwt(fill: Callable) -> bytes:
    """Return an old workbook that xlwt wrote."""
    made = xlwt.Workbook()
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_odfpy(sheets: dict[str, list[list]]) -> bytes:
    """Return an OpenDocument workbook: text, numbers, days, or cells made beforehand."""
    made = OpenDocumentSpreadsheet()
    hidden = Style(name="unused", family="table-cell")
    hidden.addElement(TableCellProperties(wrapoption="wrap"))
    made.automaticstyles.addElement(hidden)
    for name, rows in sheets.items():
        table = Table(name=name)
        table.addElement(TableColumn(numbercolumnsrepeated=len(rows[0])))
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(odf_cell(value))
            table.addElement(line)
        made.spreadsheet.addElement(table)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def odf_cell(value, *, link: str = "", comment: str = "", **attributes) -> TableCell:
    """Return a cell of an OpenDocument sheet."""
    if hasattr(value, "qname"):
        return value
    if value is None or value == "":
        return TableCell(**attributes)
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
        cell.addElement(P(text=value.isoformat()))
        return cell
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value), **attributes)
        cell.addElement(P(text=str(value)))
        return cell
    cell = TableCell(valuetype="string", **attributes)
    if comment:
        note = Annotation()
        note.addElement(P(text=comment))
        cell.addElement(note)
    for line in value.split("\n"):
        paragraph = P()
        if link:
            paragraph.addElement(A(href=link, text=line, type="simple"))
        else:
            paragraph.addText(line)
        cell.addElement(paragraph)
    return cell


def as_csv(
    rows: list[list], *, encoding: str = "utf-8", delimiter: str = ",", bom: bytes = b"", end: str = "\r\n"
) -> bytes:
    """Return rows as a text file."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return bom + stream.getvalue().encode(encoding)


def _fill(sheet, rows: list[list], *, first: int = 1) -> None:
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(number, column, value)


@book
def plain_table() -> Book:
    rows = [
        ["Title", "Outcome statement", "Date", "Country", "Actor", "Programme"],
        [
            "Accra licenses vendors",
            CITY,
            date(2021, 3, 12),
            "Ghana",
            "Accra Metropolitan Assembly",
            "Urban Policies",
        ],
        ["Court stops eviction", COURT, "June 2020", "Kenya", "High Court of Kenya", "Law"],
    ]
    return Book(
        "plain.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {
                "title": "Accra licenses vendors",
                "statement": CITY,
                "date_from": "2021-03-12",
                "date_to": "2021-03-12",
                "date_precision": "day",
                "countries": ["GHA"],
                "actors": ["Accra Metropolitan Assembly"],
                "programmes": ["urban-policies"],
                "language": "en",
            },
            ("Sheet1", 3): {
                "date_from": "2020-06-01",
                "date_to": "2020-06-30",
                "date_precision": "month",
                "countries": ["KEN"],
                "programmes": ["law"],
            },
        },
    )


@book
def title_rows_and_header_in_row_five() -> Book:
    def fill(made):
        sheet = made.active
        sheet["A1"] = "WIEGO – Outcome Harvest 2015–2021"
        sheet.merge_cells("A1:F1")
        sheet["A2"] = "Programme: Social Protection"
        sheet["A3"] = "Last updated 03/04/2022"
        _fill(
            sheet,
            [
                [
                    "No.",
                    "Outcome",
                    "Significance",
                    "Contribution of WIEGO",
                    "Contribution of others",
                    "When?",
                ],
                [1, CITY, "First by-law of its kind.", "WIEGO drafted it.", "StreetNet lobbied.", "Q3 2020"],
                [2, COURT, "A precedent.", "WIEGO filed an amicus brief.", "None known", "mid 2019"],
            ],
            first=5,
        )

    return Book(
        "title-rows.xlsx",
        with_openpyxl(fill),
        {
            ("Sheet1", 6): {
                "statement": CITY,
                "significance": "First by-law of its kind.",
                "contribution_wiego": "WIEGO drafted it.",
                "contribution_others": "StreetNet lobbied.",
                "date_from": "2020-07-01",
                "date_to": "2020-09-30",
                "date_precision": "quarter",
                "programmes": ["social-protection"],
            },
            ("Sheet1", 7): {
                "contribution_others": "None known",
                "date_from": "2019-05-01",
                "date_to": "2019-08-31",
                "programmes": ["social-protection"],
            },
        },
        doubtful={("Sheet1", 7): {"date"}},
    )


@book
def merged_headings_and_crosses() -> Book:
    def fill(made):
        sheet = made.add_worksheet("Harvest")
        bold = made.add_format({"bold": True})
        sheet.merge_range(0, 0, 0, 8, "Outcome database", bold)
        sheet.merge_range(1, 0, 2, 0, "Outcome statement", bold)
        sheet.merge_range(1, 1, 1, 2, "Date", bold)
        sheet.merge_range(1, 3, 1, 6, "Worker group", bold)
        sheet.merge_range(1, 7, 1, 8, "Contribution", bold)
        for column, text in enumerate(
            [
                "From",
                "To",
                "Domestic workers",
                "Street vendors",
                "Waste pickers",
                "Miners",
                "WIEGO",
                "Others",
            ],
            start=1,
        ):
            sheet.write(2, column, text, bold)
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write(3, 0, CITY)
        sheet.write_datetime(3, 1, datetime(2021, 3, 1), day)
        sheet.write_datetime(3, 2, datetime(2021, 3, 12), day)
        sheet.write(3, 4, "x")
        sheet.write(3, 5, "X")
        sheet.write(3, 7, "Drafted the by-law.")
        sheet.write(3, 8, "StreetNet lobbied.")
        sheet.write(4, 0, COURT)
        sheet.write(4, 1, 2020)
        sheet.write(4, 3, "✓")
        sheet.write(4, 6, "x")

    return Book(
        "crosses.xlsx",
        with_xlsxwriter(fill),
        {
            ("Harvest", 4): {
                "statement": CITY,
                "date_from": "2021-03-01",
                "date_to": "2021-03-12",
                "worker_groups": ["street-vendors-market-traders", "waste-pickers"],
                "contribution_wiego": "Drafted the by-law.",
                "contribution_others": "StreetNet lobbied.",
            },
            ("Harvest", 5): {
                "date_from": "2020-01-01",
                "date_to": "2020-12-31",
                "date_precision": "year",
                "worker_groups": ["domestic-workers"],
            },
        },
        doubtful={("Harvest", 5): {"worker_groups"}},
    )


@book
def one_sheet_per_programme() -> Book:
    def fill(made):
        law = made.active
        _fill(law, [["Outcome", "Year", "Where"], [COURT, 2020, "Nairobi, Kenya"]])
        urban = made.create_sheet("Urban Policies")
        _fill(
            urban,
            [
                ["Política urbana"],
                [None],
                ["Descripción del cambio", "Fecha", "País", "Importancia"],
                [UNION, "segundo semestre 2019", "Perú", "Es la primera vez."],
            ],
        )
        notes = made.create_sheet("Read me")
        _fill(notes, [["How to fill in"], ["Write one outcome per row."]])
        made.create_sheet("Empty")

    return Book(
        "per-programme.xlsx",
        with_openpyxl(fill, title="Law"),
        {
            ("Law", 2): {
                "statement": COURT,
                "programmes": ["law"],
                "countries": ["KEN"],
                "city": "Nairobi",
                "date_from": "2020-01-01",
                "date_precision": "year",
            },
            ("Urban Policies", 4): {
                "statement": UNION,
                "programmes": ["urban-policies"],
                "countries": ["PER"],
                "date_from": "2019-07-01",
                "date_to": "2019-12-31",
                "language": "es",
                "significance": "Es la primera vez.",
            },
        },
    )


@book
def section_rows_totals_and_blank_rows() -> Book:
    def fill(made):
        sheet = made.add_worksheet("2020")
        rows = [
            ["Country", "Outcome description", "Actor", "Date"],
            ["Law"],
            ["Kenya", COURT, "High Court of Kenya", "June–July 2020"],
            [],
            ["Subtotal", "1"],
            ["URBAN POLICIES"],
            ["Ghana", CITY, "Accra Metropolitan Assembly", "03.2020"],
            ["Senegal", TOWN, "Mairie de Dakar", "T3 2020"],
            ["Total", "3"],
            [],
            ["Source: quarterly reports of the teams"],
        ]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)

    return Book(
        "sections.xlsx",
        with_xlsxwriter(fill),
        {
            ("2020", 3): {
                "countries": ["KEN"],
                "programmes": ["law"],
                "date_from": "2020-06-01",
                "date_to": "2020-07-31",
            },
            ("2020", 7): {"countries": ["GHA"], "programmes": ["urban-policies"], "date_from": "2020-03-01"},
            ("2020", 8): {
                "countries": ["SEN"],
                "programmes": ["urban-policies"],
                "date_from": "2020-07-01",
                "date_to": "2020-09-30",
                "language": "fr",
            },
        },
        skipped={("2020", 2), ("2020", 5), ("2020", 6), ("2020", 9), ("2020", 11)},
    )


@book
def serial_dates_of_1904() -> Book:
    def fill(made):
        sheet = made.add_worksheet("Data")
        sheet.write_row(0, 0, ["Outcome", "Date", "Country"])
        sheet.write(1, 0, CITY)
        sheet.write_datetime(1, 1, datetime(2021, 3, 12), made.add_format({"num_format": "d mmm yyyy"}))
        sheet.write(1, 2, "GHA")
        sheet.write(2, 0, COURT)
        sheet.write_datetime(2, 1, datetime(2020, 6, 1), made.add_format({"num_format": "mmm-yy"}))
        sheet.write(2, 2, "KE")
        sheet.write(3, 0, BANK)
        sheet.write_number(3, 1, 41639)
        sheet.write(3, 2, "Global")

    return Book(
        "serials-1904.xlsx",
        with_xlsxwriter(fill, date_1904=True),
        {
            ("Data", 2): {"date_from": "2021-03-12", "date_precision": "day", "countries": ["GHA"]},
            ("Data", 3): {
                "date_from": "2020-06-01",
                "date_to": "2020-06-30",
                "date_precision": "month",
                "countries": ["KEN"],
            },
            ("Data", 4): {"date_from": "2018-01-01", "date_to": "2018-01-01", "countries": []},
        },
        doubtful={("Data", 4): {"date"}},
    )


@book
def old_xls_with_dates_and_merged_cells() -> Book:
    def fill(made):
        sheet = made.add_sheet("Cosecha")
        for column, text in enumerate(["País", "Título", "Alcance", "Fecha", "Tipo de actor", "Dirección"]):
            sheet.write(1, column, text)
        sheet.write_merge(2, 3, 0, 0, "Perú")
        sheet.write(2, 1, "Sindicato abre estatutos")
        sheet.write(2, 2, UNION)
        sheet.write(2, 3, date(2019, 8, 1), xlwt.easyxf(num_format_str="MMM-YY"))
        sheet.write(2, 4, "Sindicato")
        sheet.write(2, 5, "positivo")
        sheet.write(3, 1, "Segundo cambio")
        sheet.write(
            3,
            2,
            "La municipalidad de Lima canceló en 2020 los permisos de los vendedores ambulantes del centro.",
        )
        sheet.write(3, 3, date(2020, 2, 14), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
        sheet.write(3, 4, "Gobierno local")
        sheet.write(3, 5, "Negativo")

    return Book(
        "viejo.xls",
        with_xlwt(fill),
        {
            ("Cosecha", 3): {
                "title": "Sindicato abre estatutos",
                "countries": ["PER"],
                "date_from": "2019-08-01",
                "date_to": "2019-08-31",
                "date_precision": "month",
                "actor_type": "trade-union",
                "direction": "positive",
                "language": "es",
            },
            ("Cosecha", 4): {
                "countries": ["PER"],
                "date_from": "2020-02-14",
                "date_precision": "day",
                "actor_type": "local-government",
                "direction": "negative",
            },
        },
    )


@book
def open_document_in_french() -> Book:
    return Book(
        "recolte.ods",
        with_odfpy(
            {
                "Récolte": [
                    [
                        "N°",
                        "Description du changement",
                        "Portée",
                        "Pays",
                        "Quand",
                        "Preuves",
                        "Groupe de travailleurs",
                    ],
                    [
                        1,
                        TOWN,
                        "Les vendeuses\nconnaissent les tarifs.",
                        "Sénégal",
                        "fin 2022",
                        odf_cell("Article", link="https://example.org/dakar", comment="vérifié"),
                        "vendeurs de rue ; récupérateurs de déchets",
                    ],
                    [
                        2,
                        "Le parlement du Togo a voté en 2021 une loi sur le travail domestique et l'a publiée.",
                        "",
                        "Togo",
                        date(2021, 6, 18),
                        "",
                        "Travail domestique",
                    ],
                ]
            }
        ),
        {
            ("Récolte", 2): {
                "statement": TOWN,
                "significance": "Les vendeuses\nconnaissent les tarifs.",
                "countries": ["SEN"],
                "language": "fr",
                "worker_groups": ["street-vendors-market-traders", "waste-pickers"],
                "evidence": ["Article https://example.org/dakar"],
            },
            ("Récolte", 3): {
                "countries": ["TGO"],
                "date_from": "2021-06-18",
                "date_precision": "day",
                "worker_groups": ["domestic-workers"],
            },
        },
        doubtful={("Récolte", 2): {"date"}},
    )


@book
def open_document_in_portuguese() -> Book:
    return Book(
        "colheita.ods",
        with_odfpy(
            {
                "Catadores": [
                    [
                        "Título",
                        "O que mudou",
                        "Por que importa",
                        "Contribuição da WIEGO",
                        "Contribuição de outros",
                        "Data",
                        "País",
                        "Tipo de mudança",
                    ],
                    [
                        "Lei estadual",
                        STATE,
                        "É inédita.",
                        "A WIEGO apoiou o texto.",
                        "O movimento mobilizou.",
                        "3 a 5 de junho de 2021",
                        "Brasil",
                        "Política pública",
                    ],
                ]
            }
        ),
        {
            ("Catadores", 2): {
                "title": "Lei estadual",
                "statement": STATE,
                "significance": "É inédita.",
                "contribution_wiego": "A WIEGO apoiou o texto.",
                "contribution_others": "O movimento mobilizou.",
                "date_from": "2021-06-03",
                "date_to": "2021-06-05",
                "countries": ["BRA"],
                "change_type": "policy",
                "language": "pt",
                "worker_groups": ["waste-pickers"],
            }
        },
    )


def _spanish_rows() -> list[list]:
    return [
        ["Título", "Descripción del alcance", "Fecha", "País", "Idioma"],
        ["Estatutos abiertos", UNION, "mayo de 2019", "Perú", "Español"],
        [
            "Señal “nueva”",
            "El Congreso de México aprobó en 2019 la reforma; dio derechos a las trabajadoras.",
            "14/05/2019",
            "México",
            "es",
        ],
    ]


def _spanish_expected() -> dict:
    return {
        ("", 2): {
            "title": "Estatutos abiertos",
            "statement": UNION,
            "date_from": "2019-05-01",
            "date_precision": "month",
            "countries": ["PER"],
            "language": "es",
        },
        ("", 3): {
            "title": "Señal “nueva”",
            "date_from": "2019-05-14",
            "date_precision": "day",
            "countries": ["MEX"],
        },
    }


@book
def csv_with_semicolons_in_windows_letters() -> Book:
    return Book(
        "exportado.csv", as_csv(_spanish_rows(), encoding="cp1252", delimiter=";"), _spanish_expected()
    )


@book
def csv_with_tabs_in_utf_16() -> Book:
    return Book(
        "unicode.txt",
        as_csv(_spanish_rows(), encoding="utf-16-le", delimiter="\t", bom=b"\xff\xfe"),
        _spanish_expected(),
    )


@book
def csv_of_a_mac() -> Book:
    return Book("mac.csv", as_csv(_spanish_rows(), encoding="mac_roman", end="\r"), _spanish_expected())


@book
def csv_that_names_its_delimiter() -> Book:
    return Book("sep.csv", b"sep=|\r\n" + as_csv(_spanish_rows(), delimiter="|"), _spanish_expected())


@book
def csv_with_lines_in_cells_and_blank_rows() -> Book:
    rows = [
        ["", "", "", ""],
        ["Harvest of the Law team", "", "", ""],
        ["", "", "", ""],
        ["Outcome", "Why it matters", "Date of change", "Countries"],
        [CITY, "One.\n\nTwo.", "2021-03", "Ghana; Togo\nBenin"],
        ["", "", "", ""],
        [COURT, "", "", "Kenya and Uganda"],
        ["Notes: draft", "", "", ""],
    ]
    return Book(
        "lines.csv",
        as_csv(rows, bom=b"\xef\xbb\xbf"),
        {
            ("", 5): {
                "statement": CITY,
                "significance": "One.\n\nTwo.",
                "date_from": "2021-03-01",
                "date_precision": "month",
                "countries": ["BEN", "GHA", "TGO"],
            },
            ("", 7): {"statement": COURT, "date_from": None, "countries": ["KEN", "UGA"]},
        },
        skipped={("", 8)},
    )


@book
def ambiguous_days() -> Book:
    rows = [["Outcome", "Date"], [CITY, "03/04/2021"], [COURT, "05/06/2020"]]
    return Book(
        "ambiguous.csv",
        as_csv(rows),
        {("", 2): {"statement": CITY}, ("", 3): {"statement": COURT}},
        doubtful={("", 2): {"date"}, ("", 3): {"date"}},
    )


@book
def days_that_tell_about_each_other() -> Book:
    rows = [["Outcome", "Date"], [CITY, "03/04/2021"], [COURT, "25/06/2020"]]
    return Book(
        "telling.csv",
        as_csv(rows),
        {("", 2): {"date_from": "2021-04-03"}, ("", 3): {"date_from": "2020-06-25"}},
        doubtful={("", 2): {"date"}},
    )


@book
def formulas_errors_and_text_like_formulas() -> Book:
    def fill(made):
        sheet = made.add_worksheet("F")
        sheet.write_row(0, 0, ["Title", "Outcome", "Year", "Significance"])
        sheet.write_string(1, 0, "=Accra licenses vendors")
        sheet.write(1, 1, CITY)
        sheet.write_formula(1, 2, "=2020+1", None, 2021)
        sheet.write_string(1, 3, "+ a first by-law")
        sheet.write(2, 0, "Court")
        sheet.write(2, 1, COURT)
        sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 3, '="It is "&"a precedent"', None, "It is a precedent")

    return Book(
        "formulas.xlsx",
        with_xlsxwriter(fill),
        {
            ("F", 2): {
                "title": "=Accra licenses vendors",
                "date_from": "2021-01-01",
                "date_precision": "year",
                "significance": "+ a first by-law",
            },
            ("F", 3): {"date_from": None, "significance": "It is a precedent"},
        },
        doubtful={("F", 2): {"date"}, ("F", 3): {"date", "significance"}},
    )


@book
def formulas_without_a_saved_value() -> Book:
    def fill(made):
        _fill(made.active, [["Outcome", "Year", "Country"], [CITY, "=2020+1", "Ghana"]])

    return Book(
        "unsaved.xlsx",
        with_openpyxl(fill),
        {("Sheet1", 2): {"statement": CITY, "date_from": None, "countries": ["GHA"]}},
        doubtful={("Sheet1", 2): {"date"}},
    )


@book
def links_comments_hidden_columns_and_hard_spaces() -> Book:
    def fill(made):
        sheet = made.active
        _fill(
            sheet,
            [
                ["Outcome\xa0statement", "Evidence", "Country", "Internal\xa0notes", "Actor"],
                [
                    CITY.replace(" ", "\xa0", 3),
                    "By-law text",
                    "\xa0Ghana\xa0",
                    "call Ama",
                    "City\u200b of Accra",
                ],
            ],
        )
        sheet["B2"].hyperlink = "https://example.org/by-law.pdf"
        sheet["A2"].comment = Comment("Confirmed by phone", "Ama")
        sheet.column_dimensions["E"].hidden = True

    return Book(
        "links.xlsx",
        with_openpyxl(fill),
        {
            ("Sheet1", 2): {
                "statement": CITY,
                "evidence": ["By-law text https://example.org/by-law.pdf"],
                "countries": ["GHA"],
                "actors": ["City of Accra"],
            }
        },
        doubtful={("Sheet1", 2): {"actors"}},
    )


@book
def near_and_unknown_words() -> Book:
    rows = [
        ["Outcome", "Country", "Actor type", "Worker groups", "Programme", "Direction"],
        [CITY, "Ghanna", "Local goverment", "Street vendors; Miners", "Urban Policy", "positive"],
        [COURT, "Congo", "Court", "market traders and waste pickers", "Health", "neutral"],
        [
            BANK,
            "Wakanda",
            "Development bank",
            "Waste pickers, domestic workers & street vendors",
            "Law / Statistics",
            "+",
        ],
    ]
    return Book(
        "near.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {
                "countries": ["GHA"],
                "actor_type": "local-government",
                "worker_groups": ["street-vendors-market-traders"],
                "programmes": ["urban-policies"],
                "direction": "positive",
            },
            ("Sheet1", 3): {
                "countries": [],
                "actor_type": "court",
                "worker_groups": ["street-vendors-market-traders", "waste-pickers"],
                "programmes": [],
                "direction": "",
            },
            ("Sheet1", 4): {
                "countries": [],
                "actor_type": "development-bank",
                "worker_groups": ["domestic-workers", "street-vendors-market-traders", "waste-pickers"],
                "programmes": ["law", "statistics"],
                "direction": "positive",
            },
        },
        doubtful={
            ("Sheet1", 2): {"countries", "actor_type", "worker_groups"},
            ("Sheet1", 3): {"countries", "programmes", "direction"},
            ("Sheet1", 4): {"countries"},
        },
    )


@book
def dates_of_the_report_are_not_dates_of_the_change() -> Book:
    rows = [
        [
            "Date of report",
            "Reported by",
            "What changed?",
            "When did it happen?",
            "Country",
            "Reporting year",
        ],
        [date(2022, 1, 15), "Ama Mensah", CITY, "March 2021", "Ghana", 2022],
        [date(2022, 1, 16), "Joy Otieno", COURT, "", "Kenya", 2022],
    ]
    return Book(
        "reported.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {"date_from": "2021-03-01", "date_to": "2021-03-31", "sources": ["Ama Mensah"]},
            ("Sheet1", 3): {"date_from": None, "sources": ["Joy Otieno"]},
        },
    )


@book
def year_month_and_quarter_in_columns() -> Book:
    def fill(made):
        sheet = made.add_worksheet("Y")
        sheet.write_row(0, 0, ["Year", "Month", "Outcome", "City", "Country"])
        sheet.write_row(1, 0, [2021, "March", CITY, "Accra", "Ghana"])
        sheet.write_row(2, 0, [2020, 6, COURT, "Nairobi", "Kenya"])
        sheet.write_row(3, 0, [2018, "", BANK, "", "Global"])
        quarters = made.add_worksheet("Q")
        quarters.write_row(0, 0, ["Año", "Trimestre", "Cambio observado", "País"])
        quarters.write_row(1, 0, [2019, "T4", UNION, "Perú"])
        quarters.write_row(
            2,
            0,
            [
                2019,
                2,
                "El ministerio de Trabajo de Perú publicó un registro de las trabajadoras del hogar.",
                "Perú",
            ],
        )

    return Book(
        "parts.xlsx",
        with_xlsxwriter(fill),
        {
            ("Y", 2): {"date_from": "2021-03-01", "date_to": "2021-03-31", "city": "Accra"},
            ("Y", 3): {"date_from": "2020-06-01", "date_to": "2020-06-30", "date_precision": "month"},
            ("Y", 4): {
                "date_from": "2018-01-01",
                "date_to": "2018-12-31",
                "countries": [],
                "is_global": True,
            },
            ("Q", 2): {"date_from": "2019-10-01", "date_to": "2019-12-31", "date_precision": "quarter"},
            ("Q", 3): {"date_from": "2019-04-01", "date_to": "2019-06-30"},
        },
    )


@book
def two_lines_of_headings_without_merged_cells() -> Book:
    """Upper headings stand alone, over one lower one, or over several; nothing but their place tells which."""
    rows = [
        ["Focal City Accra – outcomes collected in the field, FINAL_v3"],
        [],
        ["Nr", "What happened", "", "When", "Where", "", "Who", "Remarks"],
        ["", "Headline", "Description", "(date)", "City", "Country", "Actor / type", "strength"],
        [
            1,
            "Two-year permits",
            CITY,
            "March 2021",
            "Accra",
            "Ghana",
            "Accra Metropolitan Assembly",
            "strong",
        ],
        [2, "No eviction", COURT, "2020-06", "Nairobi", "Kenya", "High Court of Kenya", "??"],
    ]
    return Book(
        "two-lines.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 5): {
                "title": "Two-year permits",
                "statement": CITY,
                "date_from": "2021-03-01",
                "date_to": "2021-03-31",
                "city": "Accra",
                "countries": ["GHA"],
                "actors": ["Accra Metropolitan Assembly"],
            },
            ("Sheet1", 6): {"title": "No eviction", "city": "Nairobi", "actors": ["High Court of Kenya"]},
        },
    )


@book
def two_tables_on_one_sheet() -> Book:
    rows = [
        ["Ghana"],
        ["Outcome", "Date", "Actor type"],
        [CITY, "2021-03", "Local government"],
        [],
        ["Pays: Sénégal"],
        ["Description du changement", "Date du changement", "Type d'acteur", "Importance"],
        [TOWN, "2022", "Autorité locale", "Une première."],
    ]
    return Book(
        "two-tables.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 3): {"statement": CITY, "date_from": "2021-03-01", "actor_type": "local-government"},
            ("Sheet1", 7): {
                "statement": TOWN,
                "date_from": "2022-01-01",
                "actor_type": "local-government",
                "significance": "Une première.",
                "countries": ["SEN"],
            },
        },
    )


@book
def headings_once_more_and_numbers() -> Book:
    head = ["#", "Outcome title", "Outcome description", "Change type", "Level"]
    rows = [
        head,
        [1, "By-law", CITY, "Policy", "City"],
        [2, "Ruling", COURT, "Practice", "national"],
        head,
        [3, "Safeguards", BANK, "Policy/law", "Global"],
    ]
    return Book(
        "repeated.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {"title": "By-law", "change_type": "policy", "level": "city"},
            ("Sheet1", 3): {"title": "Ruling", "change_type": "practice", "level": "national"},
            ("Sheet1", 5): {"title": "Safeguards", "change_type": "policy", "level": "global"},
        },
        skipped={("Sheet1", 4)},
    )


@book
def countries_as_crosses() -> Book:
    def fill(made):
        sheet = made.active
        _fill(
            sheet,
            [
                ["Outcome", "Ghana", "Peru", "India", "Law", "Statistics", "Comments"],
                [CITY, "x", None, None, None, "x", "ok"],
                [COURT, None, "X", "x", "yes", None, None],
                [BANK, None, None, "perhaps", "x", None, None],
            ],
        )

    return Book(
        "country-crosses.xlsx",
        with_openpyxl(fill),
        {
            ("Sheet1", 2): {"countries": ["GHA"], "programmes": ["statistics"]},
            ("Sheet1", 3): {"countries": ["IND", "PER"], "programmes": ["law"]},
            ("Sheet1", 4): {"programmes": ["law"]},
        },
        doubtful={("Sheet1", 4): {"countries"}},
    )


@book
def statement_merged_over_rows() -> Book:
    def fill(made):
        sheet = made.active
        _fill(
            sheet,
            [
                ["Outcome", "Evidence", "Country", "Source"],
                [CITY, "By-law", "Ghana", "Ama"],
                [None, "https://example.org/news", None, "Kofi"],
                [COURT, "Ruling", "Kenya", "Joy"],
            ],
        )
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("C2:C3")

    return Book(
        "merged-down.xlsx",
        with_openpyxl(fill),
        {
            ("Sheet1", 2): {
                "statement": CITY,
                "evidence": ["By-law", "https://example.org/news"],
                "countries": ["GHA"],
                "sources": ["Ama", "Kofi"],
            },
            ("Sheet1", 4): {"statement": COURT, "evidence": ["Ruling"], "countries": ["KEN"]},
        },
        skipped={("Sheet1", 3)},
    )


@book
def several_actors_in_a_cell() -> Book:
    rows = [
        ["Outcome", "Who changed", "Place"],
        [CITY, "Accra Metropolitan Assembly; Ghana Police Service", "Accra (Ghana)"],
        [COURT, "Ministry of Labour and Social Protection", "Kenya: Nairobi"],
        [BANK, "World Bank", "worldwide"],
    ]
    return Book(
        "actors.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {
                "actors": ["Accra Metropolitan Assembly", "Ghana Police Service"],
                "countries": ["GHA"],
                "city": "Accra",
            },
            ("Sheet1", 3): {
                "actors": ["Ministry of Labour and Social Protection"],
                "countries": ["KEN"],
                "city": "Nairobi",
            },
            ("Sheet1", 4): {"actors": ["World Bank"], "countries": [], "is_global": True},
        },
    )


@book
def ongoing_and_strange_dates() -> Book:
    rows = [
        ["Outcome", "Period"],
        [CITY, "2019 – present"],
        [COURT, "since March 2020"],
        [BANK, "after the election"],
        [UNION, 20190514],
        [TOWN, "FY 2021/22"],
    ]
    return Book(
        "strange.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {"date_from": "2019-01-01", "is_ongoing": True},
            ("Sheet1", 3): {"date_from": "2020-03-01", "is_ongoing": True},
            ("Sheet1", 4): {"date_from": None},
            ("Sheet1", 5): {"date_from": "2019-05-14", "date_precision": "day"},
            ("Sheet1", 6): {"date_from": "2021-01-01", "date_to": "2022-12-31"},
        },
        doubtful={
            ("Sheet1", 2): {"date"},
            ("Sheet1", 3): {"date"},
            ("Sheet1", 4): {"date"},
            ("Sheet1", 6): {"date"},
        },
    )


@book
def in_the_future_and_backwards() -> Book:
    rows = [
        ["Outcome", "Start date", "End date"],
        [CITY, date(2021, 5, 1), date(2021, 3, 1)],
        [COURT, date(2020, 6, 1), date(2020, 6, 9)],
    ]
    return Book(
        "backwards.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {("Sheet1", 3): {"date_from": "2020-06-01", "date_to": "2020-06-09"}},
        doubtful={("Sheet1", 2): {"date"}},
    )


@book
def languages_row_by_row() -> Book:
    rows = [["Outcome", "Country"], [CITY, "Ghana"], [UNION, "Peru"], [TOWN, "Senegal"], [STATE, "Brazil"]]
    return Book(
        "languages.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {"language": "en"},
            ("Sheet1", 3): {"language": "es"},
            ("Sheet1", 4): {"language": "fr"},
            ("Sheet1", 5): {"language": "pt"},
        },
    )


@book
def bilingual_headings_of_a_form() -> Book:
    rows = [
        [
            "Timestamp",
            "1. Outcome statement / Descripción del alcance *",
            "2. Country / País",
            "3. Significance / Importancia (why?)",
            "4. WIEGO's contribution / Contribución de WIEGO",
            "5. Others' contribution / Contribución de otros",
            "Email address",
        ],
        [
            datetime(2021, 4, 1, 10, 15),
            CITY,
            "Ghana",
            "It is the first.",
            "We drafted it.",
            "StreetNet.",
            "ama@example.org",
        ],
    ]
    return Book(
        "form.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {
            ("Sheet1", 2): {
                "statement": CITY,
                "countries": ["GHA"],
                "significance": "It is the first.",
                "contribution_wiego": "We drafted it.",
                "contribution_others": "StreetNet.",
                "date_from": None,
            }
        },
    )


@book
def a_summary_is_no_table_of_outcomes() -> Book:
    def fill(made):
        _fill(made.active, [["Programme", "Outcomes", "Country"], ["Law", 4, "Kenya"], ["Total", 4, None]])
        sheet = made.create_sheet("List")
        _fill(sheet, [["Outcome", "Programme"], [CITY, "Law"]])

    return Book(
        "summary.xlsx",
        with_openpyxl(fill, title="Summary"),
        {("List", 2): {"statement": CITY, "programmes": ["law"]}},
    )


@book
def unknown_headings_are_told() -> Book:
    rows = [
        ["Outcome", "Country", "Ripple effects seen", "Significance for informal workers in this place"],
        [CITY, "Ghana", "Tema copied it.", "It is the first by-law that names vendors."],
    ]
    return Book(
        "unknown.xlsx",
        with_openpyxl(lambda made: _fill(made.active, rows)),
        {("Sheet1", 2): {"statement": CITY, "significance": "It is the first by-law that names vendors."}},
        doubtful={("Sheet1", 2): {"aside", "significance"}},
    )


@book
def crosses_below_headings_in_a_text_file() -> Book:
    rows = [
        ["Outcome", "Date", "Worker group", "", "", "Type of change", ""],
        ["", "", "Domestic workers", "Waste pickers", "Street vendors", "Policy", "Practice"],
        [CITY, "2021", "", "", "x", "x", ""],
        [BANK, "2018", "", "x", "x", "", "x"],
    ]
    return Book(
        "crosses.csv",
        as_csv(rows),
        {
            ("", 3): {"worker_groups": ["street-vendors-market-traders"], "change_type": "policy"},
            ("", 4): {
                "worker_groups": ["street-vendors-market-traders", "waste-pickers"],
                "change_type": "practice",
            },
        },
    )


@book
def a_year_typed_into_a_cell_for_dates() -> Book:
    def fill(made):
        sheet = made.add_worksheet("D")
        sheet.write_row(0, 0, ["Outcome", "Date"])
        sheet.write(1, 0, CITY)
        sheet.write_number(1, 1, 2021, made.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write(2, 0, COURT)
        sheet.write_datetime(2, 1, datetime(2020, 6, 17), made.add_format({"num_format": "yyyy"}))

    return Book(
        "year-as-date.xlsx",
        with_xlsxwriter(fill),
        {
            ("D", 2): {"date_from": "2021-01-01", "date_to": "2021-12-31", "date_precision": "year"},
            ("D", 3): {"date_from": "2020-01-01", "date_precision": "year"},
        },
        doubtful={("D", 2): {"date"}, ("D", 3): {"date"}},
    )


@book
def sections_of_countries_within_programmes() -> Book:
    def fill(made):
        sheet = made.add_sheet("All")
        rows = [
            ["Ref", "Outcome", "Date"],
            ["Programme: Law"],
            ["Kenya"],
            ["K1", COURT, "2020"],
            ["India (1)"],
            [
                "I1",
                "The Supreme Court of India told states in 2021 to register migrant and informal workers.",
                "2021",
            ],
            ["Programme: Urban Policies"],
            ["G1", CITY, "2021"],
        ]
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write(number, column, text)

    return Book(
        "nested.xls",
        with_xlwt(fill),
        {
            ("All", 4): {"programmes": ["law"], "countries": ["KEN"], "date_from": "2020-01-01"},
            ("All", 6): {"programmes": ["law"], "countries": ["IND"]},
            ("All", 8): {"programmes": ["urban-policies"], "countries": []},
        },
        skipped={("All", 2), ("All", 3), ("All", 5), ("All", 7)},
    )


@book
def merged_section_rows_and_hidden_rows() -> Book:
    def fill(made):
        sheet = made.active
        _fill(
            sheet,
            [
                ["Title", "Outcome", "Country", "Sector"],
                ["Waste pickers"],
                ["Safeguards", BANK, "Global", None],
                ["Street vendors"],
                ["By-law", CITY, "Ghana", None],
            ],
        )
        sheet.merge_cells("A2:D2")
        sheet.merge_cells("A4:D4")
        sheet.row_dimensions[5].hidden = True

    return Book(
        "merged-sections.xlsx",
        with_openpyxl(fill),
        {
            ("Sheet1", 3): {"worker_groups": ["waste-pickers"], "title": "Safeguards"},
            ("Sheet1", 5): {"worker_groups": ["street-vendors-market-traders"]},
        },
        doubtful={("Sheet1", 5): {""}},
        skipped={("Sheet1", 2), ("Sheet1", 4)},
    )
