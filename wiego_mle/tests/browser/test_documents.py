"""Reading a report in a real browser: with the keyboard alone, on a phone, without scripts, with the mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

TEXT = (
    "The council of Riverbend opened a night market in May 2025. Vendors had asked for it for years. "
    "Nobody was evicted since."
)


def add_text(page: Page, title: str) -> None:
    """Paste a text as a document of the open round and wait until it is read."""
    page.goto("/rounds/2025/documents/add/")
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("Or paste the text").fill(TEXT)
    page.get_by_role("button", name="Keep this document").click()
    expect(page.locator(".document-text")).to_be_visible(timeout=60_000)


def press_until_focused(page: Page, selector: str, key: str = "Tab", most: int = 60) -> None:
    """Press a key until an element has the focus."""
    for _ in range(most):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} was not reached")


def test_a_passage_becomes_a_lead_with_the_keyboard_alone(signed_in):
    page = signed_in("amara")
    add_text(page, "Read with keys")
    press_until_focused(page, ".sentence input")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("[data-chosen]")).to_have_text("18 words chosen")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("[data-chosen]")).to_have_text("11 words chosen")
    page.keyboard.press("Enter")
    quote = page.locator("#marking [name=quote]")
    expect(quote).to_be_focused()
    expect(quote).to_have_value("The council of Riverbend opened a night market in May 2025.")
    press_until_focused(page, "#marking .btn-main")
    page.keyboard.press("Enter")
    expect(page.locator("mark.passage-outcome")).to_have_text(
        "The council of Riverbend opened a night market in May 2025."
    )
    expect(page.get_by_text("things are still to be asked")).to_be_visible()
    # What is missing is asked, and the record leads back to the very words.
    press_until_focused(page, ".drawer details summary")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Name at least one actor whose behaviour changed.")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^OH-\d+ The council")).press("Enter")
    page.get_by_role("link", name="Read with keys").press("Enter")
    expect(page).to_have_url(re.compile("#p-"))
    expect(page.locator("mark:target")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_role("heading", level=1)).to_have_text("What became of the passages")
    expect(page.get_by_text("Every page was read.")).to_be_visible()


def test_a_passage_is_set_aside_on_a_phone(signed_in):
    page = signed_in("amara", viewport=PHONE, has_touch=True, is_mobile=True)
    add_text(page, "Read on a phone")
    page.get_by_text("Vendors had asked for it for years.").tap()
    page.get_by_text("Nobody was evicted since.").tap()
    page.get_by_role("button", name="Mark the chosen words").tap()
    expect(page.locator("#marking [name=quote]")).to_be_in_viewport()
    expect(page.locator("#marking [name=reason]")).to_be_hidden()
    page.get_by_label("Nothing: set it aside, because …").check()
    page.get_by_label("Why do they become no outcome?").select_option("background")
    page.get_by_role("button", name="Keep", exact=True).tap()
    expect(page.locator("mark.passage-aside")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_works_without_scripts(signed_in):
    with_scripts = signed_in("amara")
    add_text(with_scripts, "Read without scripts")
    page = signed_in("amara", java_script_enabled=False)
    page.goto(with_scripts.url)
    page.get_by_text("The council of Riverbend opened").click()
    page.get_by_role("button", name="Mark the chosen words").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mark a passage")
    page.locator("[name=quote]").fill("Riverbend opened a night market")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("mark.passage-outcome")).to_have_text("Riverbend opened a night market")


def test_words_selected_with_the_mouse_are_quoted_exactly(signed_in):
    page = signed_in("amara")
    add_text(page, "Read with the mouse")
    box = page.locator(".sentence [data-words]").first
    place = box.evaluate(
        """words => {
            const text = words.firstChild, range = document.createRange();
            const at = text.data.indexOf('Riverbend');
            range.setStart(text, at); range.setEnd(text, text.data.indexOf(' market') + 7);
            const [first, last] = [range.getClientRects()[0], [...range.getClientRects()].pop()];
            return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
        }"""
    )
    page.mouse.move(place[0], place[1])
    page.mouse.down()
    page.mouse.move(place[2], place[3], steps=5)
    page.mouse.up()
    expect(page.locator("[data-chosen]")).to_have_text("5 words chosen")
    expect(page.locator(".sentence input:checked")).to_have_count(0)
    page.get_by_role("button", name="Mark the chosen words").click()
    expect(page.locator("#marking [name=quote]")).to_have_value("Riverbend opened a night market")
