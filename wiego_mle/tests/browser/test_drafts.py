"""Notes on a phone and texts that survive: few steps, lost connections, two windows, what changed since."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

STATUS = "[data-autosave-status]"
SMALL = {"width": 360, "height": 700}
SECTION = "/outcomes/OH-0083/edit/significance/"
NOTE = "The city began to give licences to vendors."
FINGER = 44
"""Height in CSS pixels that a thumb hits."""


def note_a_lead(page: Page) -> int:
    """Note a lead from the first page and return how many steps it took."""
    page.get_by_role("link", name="Note a lead").click()
    page.locator("[name=what]").fill(NOTE)
    page.get_by_role("button", name="Keep this lead").click()
    page.wait_for_url("**/kept/")
    return 3


@pytest.mark.parametrize("scripts", [True, False])
def test_a_lead_is_noted_on_a_phone_in_three_steps(signed_in, scripts):
    page = signed_in("priya", viewport=SMALL, java_script_enabled=scripts, has_touch=True)
    page.goto("/")
    assert note_a_lead(page) <= 3
    expect(page.get_by_role("heading", level=1)).to_have_text("Kept")
    expect(page.get_by_text(NOTE.removesuffix("."))).to_be_visible()
    page.get_by_role("link", name="Note another").click()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    for target in (page.locator("[name=what]"), page.get_by_role("button", name="Keep this lead")):
        assert target.bounding_box()["height"] >= FINGER
    assert page.locator("[name=photo]").get_attribute("capture") == "environment"


def test_a_lead_noted_without_a_connection_is_sent_when_it_is_back(signed_in):
    page = signed_in("priya", viewport=SMALL)
    page.goto("/leads/new/")
    page.context.set_offline(True)
    page.locator("[name=what]").fill(NOTE)
    page.get_by_role("button", name="Keep this lead").click()
    expect(page.locator(STATUS)).to_have_text(re.compile(r"No connection\. Kept on this device \d\d:\d\d"))
    assert page.url.endswith("/leads/new/")
    page.context.set_offline(False)
    page.wait_for_url("**/kept/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kept")


def test_a_note_of_a_closed_page_is_offered_on_return(signed_in):
    page = signed_in("priya", viewport=SMALL)
    page.goto("/leads/new/")
    page.context.set_offline(True)
    # Written without a pause, as somebody in a hurry does, and then the page is gone.
    page.locator("[name=what]").press_sequentially(NOTE, delay=40)
    page.wait_for_timeout(1_000)
    page.context.set_offline(False)
    again = page.context.new_page()
    page.close()
    again.goto("/leads/new/")
    again.get_by_role("button", name="Put my text back").click()
    expect(again.locator("[name=what]")).to_have_value(NOTE)


def test_an_actor_found_and_saved_keeps_its_tick_and_the_search_is_no_lost_text(signed_in):
    page = signed_in("priya")
    page.goto("/outcomes/new/")
    page.locator("[name=title]").fill("Looked for in the register")
    page.get_by_role("button", name="Save as a draft and go on").click()
    page.wait_for_url("**/edit/")
    who = f"{page.url}who/"
    page.goto(who)
    page.locator("[name=find]").press_sequentially("assembly")
    found = page.locator("[name=actors]").nth(1)
    found.check()
    ticked = page.locator(f"[name=actors][value={found.get_attribute('value')}]")
    expect(page.locator(STATUS)).to_have_text(re.compile("Kept on this device|Saved"))
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/when-where/")
    page.go_back()
    expect(ticked).to_be_checked()
    expect(page.locator("[data-autosave-offer]")).to_be_hidden()
    # What was only looked for, and never saved, is no text either.
    page.locator("[name=find]").press_sequentially("court")
    page.locator("#found").wait_for()
    page.goto("/")
    page.goto(who)
    expect(ticked).to_be_checked()
    expect(page.locator("[data-autosave-offer]")).to_be_hidden()


def test_two_windows_never_write_over_each_other(signed_in):
    one = signed_in("amara")
    other = one.context.new_page()
    for page, text in ((one, "Written in one window."), (other, "Written in the other.")):
        page.goto(SECTION)
        page.locator("[name=significance]").fill(text)
        expect(page.locator(STATUS)).to_have_text(re.compile("Kept on this device"))
    expect(one.locator(STATUS)).to_have_text(re.compile("writing on this page in another window too"))
    one.close()
    other.reload()
    offer = other.locator("[data-autosave-offer]")
    other.get_by_role("button", name="Throw it away").click()
    expect(offer).to_be_visible()
    other.get_by_role("button", name="Put my text back").click()
    expect(other.locator("[name=significance]")).to_have_value(
        re.compile("Written in (one window|the other)")
    )
    expect(offer).to_be_hidden()


def test_what_others_change_after_a_page_was_read_is_told(signed_in):
    writer, reviewer = signed_in("priya"), signed_in("grace")
    writer.goto("/outcomes/new/")
    writer.locator("[name=title]").fill("Read and then changed")
    writer.get_by_role("button", name="Save as a draft and go on").click()
    writer.wait_for_url("**/edit/")
    record = writer.url.removesuffix("edit/")
    with reviewer.expect_response("**/look/") as remembered:
        reviewer.goto(record)
    assert remembered.value.status == 204
    writer.goto(f"{record}edit/significance/")
    writer.locator("[name=significance]").fill("Vendors have a right to a place.")
    writer.get_by_role("button", name="Save and continue").click()
    writer.wait_for_url("**/contribution/")
    reviewer.goto(record)
    expect(reviewer.get_by_role("heading", name=re.compile("Changed since you looked"))).to_be_visible()
    reviewer.get_by_role("link", name="Word by word").first.click()
    expect(reviewer.locator("ins")).to_contain_text(["underlined", "Vendors have a right to a place."])
