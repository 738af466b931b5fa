"""The administrator owes somebody a table by Friday: explores, orders an edition, puts outcomes in front, publishes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TITLE = "Outcomes for the annual report"
BUILT_WITHIN = 180_000
"""A busy machine writes a Word file and a PDF in a minute or two."""


def explore(page: Page) -> None:
    """Look at a map, turn to a crossed table, and keep the view."""
    page.goto("/explore/?year=2017")
    page.get_by_label("Picture").select_option(label="Map of countries")
    page.get_by_label("Rows", exact=True).select_option(label="Actor type")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("img", name=re.compile("Where the changes took place"))).to_be_visible()
    total = page.locator("#table-explored tfoot a").last
    number = total.inner_text()
    page.get_by_text("Keep this view").click()
    page.get_by_label("What is this view called?").fill("Actors of 2017")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("link", name="Actors of 2017")).to_be_visible()
    total.click()
    expect(page.locator("#list-count")).to_have_attribute("data-count", number)


def order(page: Page) -> None:
    """Order a public edition and wait until the page says that it is ready."""
    page.goto("/editions/")
    page.get_by_role("link", name="Order an edition").click()
    page.get_by_label("What is the title?").fill(TITLE)
    page.get_by_label("Which financial year is it about?").select_option("2017")
    page.get_by_label("For everybody: may leave WIEGO").check()
    page.get_by_role("button", name="Order this edition").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    # The page looks by itself how far the work is; nobody presses anything.
    expect(page.get_by_role("button", name="Publish this edition")).to_be_visible(timeout=BUILT_WITHIN)


def files_are_written(page: Page) -> None:
    """Wait until every file can be taken."""
    expect(page.get_by_role("button", name="Document (PDF)")).to_be_visible(timeout=BUILT_WITHIN)
    expect(page.get_by_role("button", name="Word document (DOCX)")).to_be_visible(timeout=BUILT_WITHIN)
    expect(page.get_by_role("button", name="All tables as CSV (ZIP)")).to_be_visible(timeout=BUILT_WITHIN)


def put_in_front(page: Page) -> None:
    """Tell one outcome in front, in shorter words than the original, which stand beside them."""
    page.get_by_role("link", name="Choose from the outcomes of this edition").click()
    page.get_by_role("link", name=re.compile("Tell it in front")).first.click()
    words = page.get_by_label("How is it told in this edition?")
    words.fill("Delegates from all over the world adopted a convention on domestic work.")
    page.get_by_role("button", name="Tell it in front").click()
    expect(page.locator("#highlights")).to_contain_text("Delegates from all over the world")
    page.get_by_role("button", name="Write the files again").click()


def test_the_administrator_makes_an_edition(signed_in):
    page = signed_in("sofia")
    explore(page)
    order(page)
    files_are_written(page)
    put_in_front(page)
    files_are_written(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Document (PDF)").click()
    assert taken.value.suggested_filename.endswith(".pdf")
    page.get_by_role("button", name="Publish this edition").click()
    expect(page.locator("main")).to_contain_text("published on")
    expect(page.get_by_role("button", name="Build it again")).to_have_count(0)
    page.goto(page.url.split("?")[0] + "?verify")
    expect(page.locator("main")).to_contain_text("agree with its checksum")
    reader = signed_in("robert")
    reader.goto("/editions/")
    reader.get_by_role("link", name=TITLE).click()
    expect(reader.locator("h1")).to_have_text(TITLE)
