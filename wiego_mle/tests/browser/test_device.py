"""What the scripts add: text kept on the device, keys, one sending; and that nothing needs them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

SECTION = "/outcomes/OH-0083/edit/significance/"
TYPED = "Vendors have a right to a place for the first time."


def kept(page: Page) -> list[str]:
    """Return the names under which typed text is kept on the device."""
    return page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('oh:kept:'))")


def type_and_wait(page: Page) -> None:
    """Write into the section and wait until the page says that it is kept on the device."""
    page.goto(SECTION)
    page.locator("[name=significance]").fill(TYPED)
    expect(page.locator("[data-autosave-status]")).to_have_text(re.compile(r"Kept on this device \d\d:\d\d"))


def test_text_of_a_lost_page_is_offered_and_put_back_only_when_asked(signed_in):
    page = signed_in("amara")
    type_and_wait(page)
    page.reload()
    field = page.locator("[name=significance]")
    expect(field).not_to_have_value(TYPED)
    page.get_by_role("button", name="Put my text back").click()
    expect(field).to_have_value(TYPED)
    expect(page.locator("[data-autosave-offer]")).to_be_hidden()


def test_text_that_was_thrown_away_is_not_offered_again(signed_in):
    page = signed_in("amara")
    type_and_wait(page)
    page.reload()
    page.get_by_role("button", name="Throw it away").click()
    assert kept(page) == []
    page.reload()
    expect(page.locator("[data-autosave-offer]")).to_be_hidden()


def test_signing_out_forgets_text_on_a_shared_device(signed_in):
    page = signed_in("amara")
    type_and_wait(page)
    assert len(kept(page)) == 1
    page.locator(".masthead-tools [data-drop] summary").last.click()
    page.locator(".masthead-tools").get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda address: SECTION not in address)
    assert kept(page) == []


def test_kept_text_survives_a_page_that_asks_to_sign_in(signed_in):
    page = signed_in("amara")
    type_and_wait(page)
    page.context.clear_cookies()
    page.goto("/account/login/")
    assert len(kept(page)) == 1


def test_a_form_is_sent_once_however_often_the_button_is_pressed(context_of):
    page = context_of().new_page()
    page.goto("/account/password/reset/")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.locator("[name=email]").fill("nobody@example.org")
    page.locator("main form button").first.evaluate(
        "button => { button.click(); button.click(); button.click(); }"
    )
    page.wait_for_url(lambda address: "done" in address)
    assert len(sent) == 1


def test_keys_press_what_carries_them_but_not_while_somebody_writes(signed_in):
    page = signed_in("grace")
    page.goto("/outcomes/")
    page.keyboard.press("/")
    search = page.locator("[name=q]")
    expect(search).to_be_focused()
    page.keyboard.type("n?j")
    expect(search).to_have_value("n?j")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_keys_are_listed_and_can_be_switched_off(signed_in):
    page = signed_in("grace")
    page.goto("/review/")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    expect(dialog).to_be_visible()
    expect(dialog.locator("dt", has_text="j")).to_have_count(1)
    dialog.get_by_label("Use these keys on this device").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert page.url.endswith("/review/")


def test_without_scripts_errors_are_summed_up_and_lead_to_their_fields(context_of):
    page = context_of(java_script_enabled=False).new_page()
    page.goto("/account/login/")
    page.locator("main form button").first.click()
    expect(page).to_have_title(re.compile("^Error:"))
    summary = page.locator("#error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("#id_login$"))


def test_without_scripts_the_menu_opens_on_a_phone(context_of):
    page = context_of(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto("/account/login/")
    page.locator("[name=login]").fill("grace@example.org")
    page.locator("[name=password]").fill("harvest for everyone")
    page.locator("main form button").first.click()
    navigation = page.get_by_role("navigation", name="Main menu")
    expect(navigation).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    navigation.get_by_role("link", name="Outcomes", exact=True).click()
    expect(page.locator("h1")).to_have_text("Outcomes")
