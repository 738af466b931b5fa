"""Writing in a real browser: saved while somebody writes, actors found while they type, two who save."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

STATUS = "[data-autosave-status]"


def new_draft(page: Page, title: str) -> str:
    """Log a draft and return the address of its list of questions."""
    page.goto("/outcomes/new/")
    page.locator("[name=title]").fill(title)
    page.get_by_role("button", name="Save as a draft and go on").click()
    page.wait_for_url("**/edit/")
    return page.url


def test_a_draft_is_saved_while_somebody_writes_and_says_so_only_then(signed_in):
    page = signed_in("priya")
    questions = new_draft(page, "Saved while writing")
    page.goto(questions + "significance/")
    page.locator("[name=significance]").fill("First words.")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    expect(page.locator("[name=version]")).to_have_value("2")
    page.goto(questions + "significance/")
    expect(page.locator("[name=significance]")).to_have_value("First words.")
    expect(page.locator("[data-autosave-offer]")).to_be_hidden()


def test_a_button_pressed_while_saving_waits_for_it(signed_in):
    page = signed_in("priya")
    questions = new_draft(page, "Pressed while saving")
    page.goto(questions + "others/")
    held = []
    page.route("**/autosave/**", lambda route: held.append(route))
    page.locator("[name=contribution_others]").fill("Racing words.")
    expect(page.locator(STATUS)).to_have_text("Saving …")
    page.get_by_role("button", name="Save and back to the list of questions").click()
    assert page.url.endswith("/others/")
    held[0].continue_()
    page.wait_for_url(questions)
    page.goto(questions + "others/")
    expect(page.locator("[name=contribution_others]")).to_have_value("Racing words.")


def test_an_ended_session_is_told_and_the_text_comes_back(signed_in):
    page = signed_in("priya")
    address = new_draft(page, "Signed out while writing") + "significance/"
    page.goto(address)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.locator("[name=significance]").fill("Typed after the session had ended.")
    expect(page.locator(STATUS)).to_have_text(re.compile("Not saved: you are signed out"))
    page.locator("[name=significance]").press_sequentially(" And more.")
    page.wait_for_timeout(1500)
    expect(page.locator(STATUS)).to_have_text(re.compile("Not saved: you are signed out"))
    page.context.add_cookies(cookies)


def test_no_connection_is_told_and_tried_again(signed_in):
    page = signed_in("priya")
    page.goto(new_draft(page, "Written on a bad line") + "significance/")
    page.context.set_offline(True)
    page.locator("[name=significance]").fill("Typed in a tunnel.")
    expect(page.locator(STATUS)).to_have_text(re.compile("Not saved: no connection"))
    page.context.set_offline(False)
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"), timeout=40_000)


def test_two_who_save_see_both_texts_and_lose_nothing(signed_in):
    writer, reviewer = signed_in("priya"), signed_in("grace")
    questions = new_draft(writer, "Written by two")
    for page in (writer, reviewer):
        page.goto(questions + "significance/")
    reviewer.locator("[name=significance]").fill("The reviewer’s text.")
    reviewer.get_by_role("button", name="Save and continue").click()
    reviewer.wait_for_url("**/contribution/")
    writer.locator("[name=significance]").fill("The writer’s text.")
    expect(writer.locator(STATUS)).to_have_text(re.compile("somebody else changed this record"))
    writer.get_by_role("button", name="Save and continue").click()
    expect(writer.get_by_role("heading", level=1)).to_have_text("Not saved yet: two people changed this")
    expect(writer.get_by_text("The reviewer’s text.").first).to_be_visible()
    writer.get_by_label("Put both together in this text:").check()
    writer.locator("[name=significance-together]").fill("Both texts.")
    writer.get_by_role("button", name="Save what I chose").click()
    writer.wait_for_url("**/contribution/")
    reviewer.goto(questions + "significance/")
    expect(reviewer.locator("[name=significance]")).to_have_value("Both texts.")


def test_actors_are_found_while_typing_and_ticks_stay(signed_in):
    page = signed_in("priya")
    page.goto(new_draft(page, "Found while typing") + "who/")
    choices = page.locator("#actor-choices")
    page.locator("[name=find]").press_sequentially("ghana")
    choices.get_by_role("checkbox", name="Government of Ghana").check()
    page.locator("[name=find]").fill("mexico")
    expect(choices.get_by_role("checkbox", name="Government of Mexico City")).to_be_visible()
    expect(choices.get_by_role("checkbox", name="Government of Ghana")).to_be_checked()
    page.get_by_role("button", name="Save and back to the list of questions").click()
    page.goto(page.url + "who/")
    expect(choices.get_by_role("checkbox", name="Government of Ghana")).to_be_checked()
    expect(choices.get_by_role("checkbox")).to_have_count(1)
