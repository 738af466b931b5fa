"""A workbook that nobody prepared becomes outcomes, one of which is accepted; each page of the import is examined."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import accept
from wiego_mle.tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

TITLE = "Harvest of the coast team, 2025"
GROUPS = {"A": "", "B": "The change", "F": "When and where", "J": "Why and how", "M": "Kind of change"}
HEADINGS = [
    *("No.", "Outcome statement", "Title", "Who changed", "Actor type", "Date", "Country", "City", "Level"),
    *("Significance", "WIEGO contribution", "Contribution of others"),
    *("Worker group", "Programme", "Change type", "Direction", "Influence route", "Source"),
]
WHY = (
    "They can no longer be moved on at will.",
    "WIEGO counted them with the union.",
    "The union negotiated.",
)
KIND = ("Hawkers of the quay", "Urban Policies", "Policy", "positive", "direct", "Maria Vendedora")
QUAY = "The harbour board of Saltmouth put up a roof over the fish quay and let the women who gut fish stay under it."
FERRY = "The ferry company of Lowport printed the rights of porters on its tickets."
WHO = {QUAY: ("A roof over the fish quay", "Harbour board"), FERRY: ("Tickets with rights", "Ferry company")}
ROWS = [
    [number, text, *WHO[text], kind, when, "Ghana", "Accra", "City", *WHY, *KIND]
    for number, (text, kind, when) in enumerate(
        [(QUAY, "Local government", "03/04/2025"), (FERRY, "Private sector", "March 2090")], start=1
    )
]


def workbook() -> bytes:
    """Return a sheet as a team keeps one: a title, headings in two lines, words of their own."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Coast"
    sheet["A1"] = TITLE
    sheet.merge_cells("A1:R1")
    for column, words in GROUPS.items():
        sheet[f"{column}3"] = words or None
    for cells in ("B3:E3", "F3:I3", "J3:L3", "M3:R3"):
        sheet.merge_cells(cells)
    for at, heading in enumerate(HEADINGS, start=1):
        sheet.cell(4, at).value = heading
    for at, row in enumerate(ROWS, start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def examined(page: Page, found: list[str]) -> None:
    """Let axe-core look at the page as it is."""
    found += [f"{page.url}: {each}" for each in violations(page)]


def read(page: Page) -> None:
    """Wait until the worker has read the file."""
    expect(page.get_by_role("heading", name="3. Rows")).to_be_visible(timeout=60_000)


def test_from_a_workbook_nobody_prepared_to_an_accepted_outcome(signed_in):
    page, found = signed_in("miriam"), []
    page.goto("/rounds/2025/imports/")
    examined(page, found)
    file = {"name": "coast.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()}
    page.get_by_label("Spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Upload and read it").click()
    read(page)
    expect(page.get_by_text("1 row has an error")).to_be_visible()
    examined(page, found)

    page.get_by_role("link", name="See what each column is taken for").click()
    expect(page.get_by_text("Headings in row 3")).to_be_visible()
    examined(page, found)
    page.get_by_role("button", name="This is right: read the file so").click()
    read(page)

    page.get_by_role("link", name="Answer them").click()
    expect(page.get_by_label("3 April: the day first")).to_be_visible()
    examined(page, found)
    page.get_by_label("3 April: the day first").check()
    page.get_by_label(re.compile("Hawkers of the quay")).select_option("street-vendors-market-traders")
    page.get_by_label(re.compile("“direct”")).select_option("D")
    page.get_by_role("button", name="Keep the answers and read the file again").click()
    read(page)
    expect(page.get_by_text("Nothing is open.")).to_be_visible()

    page.locator(".import-counts").get_by_role("link", name="Error").click()
    expect(page.get_by_role("link", name="Tickets with rights")).to_be_visible()
    examined(page, found)
    page.get_by_role("link", name="Tickets with rights").click()
    expect(page.get_by_role("button", name="Put this in its place")).to_be_visible()
    examined(page, found)
    page.get_by_label("When?").fill("March 2025")
    page.get_by_role("button", name="Put this in its place").click()
    expect(page.get_by_text("What you wrote stands in the place of what was read.")).to_be_visible()

    page.get_by_role("link", name="All rows").click()
    page.get_by_role("link", name="coast.xlsx").first.click()
    page.get_by_label("Whose outcomes are they?").select_option(label="Amara Mensah")
    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_text("2 rows were imported")).to_be_visible(timeout=60_000)
    examined(page, found)

    page.locator(".import-counts a").first.click()
    page.locator("main").get_by_role("link", name=re.compile(r"^OH-\d+$")).first.click()
    expect(page.locator("main")).to_contain_text("3 April 2025")
    reference = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"/outcomes/{reference}/check/")
    page.get_by_role("button", name=re.compile("^Send to reviewer")).click()
    expect(page.locator(".state-line").first).to_contain_text("Submitted")
    accept(page)
    expect(page.locator(".state-line").first).to_contain_text("Accepted")
    assert not found, "\n".join(found)
