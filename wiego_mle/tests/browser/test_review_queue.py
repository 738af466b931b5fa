"""The lead decides ten outcomes by keyboard alone, takes one back, and presses a button twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROUND = "2018-2021"
"""A closed round of the demonstration, which the lead opens again for the journey."""
QUEUE = f"/review/?round={ROUND}&submission=again"
TEN = 10


def opened_again(page: Page) -> None:
    """Reopen the round and eleven of its accepted outcomes through their pages."""
    page.goto(f"/rounds/{ROUND}/step/reopen/")
    page.locator("[name=reason]").fill("To look at some once more.")
    page.locator("main form button").last.click()
    page.goto(f"/outcomes/?state=accepted&round={ROUND}&sort=title")
    links = page.locator("main a[href^='/outcomes/OH-']").evaluate_all(
        "each => each.map(one => one.pathname)"
    )
    records = list(dict.fromkeys(links))[: TEN + 1]
    assert len(records) == TEN + 1
    for record in records:
        page.goto(f"{record}step/reopen/")
        page.locator("[name=reason]").fill("To look at it once more.")
        page.get_by_role("button", name="Reopen").click()
        expect(page.locator("main")).to_contain_text("Submitted again")


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)


def place(page: Page) -> str:
    """Return where in the queue the record stands: “3 of 11”."""
    return page.locator(".desk-place").inner_text().split(" · ")[0].strip()


def test_ten_outcomes_are_decided_by_keyboard_alone(signed_in):
    page = signed_in("miriam")
    opened_again(page)
    page.goto(QUEUE)
    expect(page.locator("#list-count")).to_have_attribute("data-count", str(TEN + 1))

    press(page, "j")
    assert place(page) == "1 of 11"
    press(page, "j")
    assert place(page) == "2 of 11"
    press(page, "k")
    assert place(page) == "1 of 11"
    press(page, "s")
    assert place(page) == "2 of 11"
    decided = []

    # One is returned with a reason, one accepted and taken back, the others accepted.
    page.keyboard.press("r")
    page.keyboard.type("Which office was it?")
    decided.append(re.search(r"OH-\d+", page.url).group())
    page.keyboard.press("Tab")
    press(page, "Enter")
    assert place(page) == "2 of 10"
    press(page, "a")
    assert place(page) == "2 of 9"
    press(page, "u")
    assert place(page) == "2 of 10"
    assert f"round={ROUND}&submission=again" in page.url
    for number in range(TEN - 1):
        decided.append(re.search(r"OH-\d+", page.url).group())
        page.locator(".desk-bar").wait_for()
        press(page, "a")
        if number < TEN - 2:
            assert place(page) == f"2 of {TEN - 1 - number}"
    assert len(set(decided)) == TEN
    expect(page.locator("main")).to_contain_text("You have been through all of them")
    expect(page.locator("#list-count")).to_have_attribute("data-count", "1")

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")


def test_the_keys_that_ask_for_words_lead_into_the_field_for_them(signed_in):
    page = signed_in("miriam")
    page.goto("/review/?round=2025")
    press(page, "j")
    desk = page.url
    press(page, "c")
    expect(page.locator("#id_text")).to_be_focused()
    page.get_by_role("button", name="Ask the contributor").click()
    expect(page.locator("#error-summary")).to_be_focused()
    page.goto(desk)
    page.locator("#return_reason").evaluate("field => { field.value = 'Who?' }")
    page.keyboard.press("r")
    expect(page.locator("#return_reason")).to_be_focused()
    page.keyboard.type(" And where?")
    expect(page.locator("#return_reason")).to_have_value("Who? And where?")
    page.keyboard.press("Escape")
    expect(page.locator("#return_reason")).to_be_hidden()
    page.keyboard.press("r")
    expect(page.locator("#return_reason")).to_have_value("Who? And where?")
    page.goto(desk.split("?")[0])
    press(page, "r")
    expect(page.locator("#return_reason")).to_be_focused()


def test_where_accepting_takes_a_second_press_that_is_said_beside_the_button(signed_in):
    page = signed_in("miriam")
    page.goto("/review/")
    press(page, "j")
    # Other journeys ask and decide in the same installation, so the first may not be the one with a second look.
    for _number in range(20):
        if page.locator("[data-key-again]").count():
            break
        press(page, "j")
    hint = page.get_by_text("Press a again to accept.")
    expect(hint).to_be_hidden()
    page.keyboard.press("a")
    expect(hint).to_be_visible()

    page.keyboard.press("?")
    page.get_by_label("Use these keys on this device").uncheck()
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()


def test_pressed_twice_it_is_decided_once(signed_in):
    page = signed_in("miriam")
    page.goto("/review/?round=2025")
    page.get_by_role("link", name=re.compile("Start with the first|Go on with the next")).click()
    reference = re.search(r"OH-\d+", page.url).group()
    page.get_by_text("Return with a reason").first.click()
    page.locator("#step-return [name=reason]").fill("Which office was it?")
    page.get_by_role("button", name="Return and next").dblclick()
    expect(page.locator("main")).to_contain_text(f"{reference} was returned")
    page.wait_for_load_state("networkidle")
    page.goto(f"/outcomes/{reference}/")

    expect(page.get_by_text("You returned it")).to_have_count(1)


def test_the_queue_works_without_scripts(signed_in):
    page = signed_in("miriam", java_script_enabled=False)
    page.goto("/review/")
    page.get_by_role("link", name=re.compile("Start with the first|Go on with the next")).click()
    before = place(page)
    reference = re.search(r"OH-\d+", page.url).group()
    page.get_by_text("Return with a reason").first.click()
    page.locator("#step-return [name=reason]").fill("Which month was it?")
    page.get_by_role("button", name="Return and next").click()
    assert place(page) != before
    page.get_by_role("button", name=re.compile(f"Take back {reference}")).click()
    assert f"/outcomes/{reference}/" in page.url
    assert place(page) == before
