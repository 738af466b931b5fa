"""The coach in a real browser: it asks when somebody pauses, keeps out of the way, and never blocks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from wiego_mle.tests.browser.conftest import DESKTOP, PHONE
from wiego_mle.tests.browser.test_accessibility import violations
from wiego_mle.tests.browser.test_capture import new_draft

pytestmark = pytest.mark.browser

WEAK = "Stakeholders were empowered thanks to WIEGO and now take part in the debate on the city."
STRONG = (
    "In March 2025 the city council of Testville, Ghana, adopted a by-law that licenses 300 street vendors."
)
CAUSE = "without saying that it caused the change"


def asked(page: Page) -> Locator:
    return page.locator("#coach-statement .coach-questions [data-question]")


def caused(page: Page) -> Locator:
    return page.locator(".coach-questions strong", has_text=CAUSE)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_weak_statement_is_asked_about_improved_and_sent_by_keyboard(signed_in, size):
    page = signed_in("priya", viewport=size)
    questions = new_draft(page, f"Coached at {size['width']}")
    page.goto(questions + "happened/")
    statement = page.locator("[name=statement]")
    statement.focus()
    top = statement.bounding_box()["y"]
    page.keyboard.type(WEAK)
    expect(caused(page)).to_be_visible()
    expect(statement).to_be_focused()
    assert statement.bounding_box()["y"] == top
    assert asked(page).count() >= 2
    assert not violations(page)

    page.keyboard.press("Control+A")
    page.keyboard.type(STRONG)
    expect(asked(page)).to_have_count(0)
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thanks to WIEGO it passed.")
    expect(caused(page)).to_be_visible()

    page.locator("[data-coach-no]", has_text=CAUSE).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#coach-ready-1")).to_be_focused()
    assert not violations(page)
    page.keyboard.press("Tab")
    expect(page.locator("#coach-own")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".coach-reasons .field-error")).to_have_text("Choose a reason, or write your own.")
    page.keyboard.type("The mayor said this.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Found to be no problem here")).to_be_visible()
    expect(asked(page).filter(has_text=CAUSE)).to_have_count(0)
    assert not page.evaluate("document.activeElement === document.body")

    page.locator("[name=title]").press("Enter")
    page.wait_for_url("**/who/")
    page.goto(questions.replace("/edit/", "/check/"))
    expect(page.get_by_text(CAUSE)).to_have_count(0)
    expect(page.get_by_role("button", name="Send to reviewer")).to_be_enabled()
    assert not violations(page)
    page.goto(questions.replace("/edit/", "/"))
    expect(page.get_by_text("The mayor said this.")).to_be_visible()


def test_without_a_script_the_questions_stand_there_after_saving_and_are_answered(signed_in):
    page = signed_in("priya", java_script_enabled=False)
    questions = new_draft(page, "Coached without a script")
    page.goto(questions + "happened/")
    page.locator("[name=statement]").fill(WEAK)
    page.get_by_role("button", name="Save and back to the list of questions").click()
    page.goto(questions + "happened/")
    expect(caused(page)).to_be_visible()
    page.locator("[name=statement]").fill(f"{WEAK} Indeed.")
    page.locator("[data-coach-no]", has_text=CAUSE).click()
    page.get_by_label("It is meant like this, and it is true.").check()
    page.get_by_role("button", name="Do not ask this again").click()
    page.wait_for_url("**/happened/#id_statement")
    expect(page.locator("[name=statement]")).to_have_value(f"{WEAK} Indeed.")
    expect(asked(page).filter(has_text=CAUSE)).to_have_count(0)
    page.locator(".coach-dismissed summary").click()
    page.locator("[name=do][value^='coach.']", has_text="Ask this again").click()
    page.get_by_role("button", name="Ask this again").click()
    expect(asked(page).filter(has_text=CAUSE)).to_have_count(1)


def test_without_a_connection_the_coach_is_silent_and_the_text_stays(signed_in):
    page = signed_in("priya")
    page.goto(new_draft(page, "Coached on a bad line") + "happened/")
    page.context.set_offline(True)
    page.locator("[name=statement]").press_sequentially("Stakeholders were empowered thanks to WIEGO.")
    page.wait_for_timeout(2500)
    expect(asked(page)).to_have_count(0)
    page.context.set_offline(False)
    page.locator("[name=statement]").press_sequentially(" Indeed.")
    expect(caused(page)).to_be_visible()
    expect(page.locator("[name=statement]")).to_have_value(
        "Stakeholders were empowered thanks to WIEGO. Indeed."
    )
