"""People without an account answer on a phone, in four languages, one of them without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.installation import RUNNING, manage
from wiego_mle.tests.browser.test_accessibility import violations
from wiego_mle.tests.browser.test_weights import KB, listen

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

SMALL = {"width": 360, "height": 780}
LETTERS = Path(__file__).parent / "letters_to_outsiders.py"
"""Asks one person per language in the demonstration, and prints the path of each link."""


@pytest.fixture(scope="module")
def links(site) -> dict[str, str]:
    """Return the link of a person asked in each language, and of one who is asked about a text with a code."""
    printed = manage("shell", "-c", LETTERS.read_text(), env=RUNNING[site])
    return dict(re.findall(r"^link (\w+) (\S+)$", printed, re.MULTILINE))


def fill_in(page: Page, *, comment: str) -> None:
    """Answer everything by its name: partly for what changed, fully for the rest."""
    for part, answer in (("outcome", "partly"), ("significance", "fully"), ("contribution", "cannot_say")):
        page.locator(f"[name={part}_judgement][value={answer}]").check()
    page.locator("[name=outcome_comment]").fill(comment)
    page.locator("[name=quoting][value=by_role]").check()


@pytest.mark.parametrize(("language", "script"), [("en", False), ("es", True), ("fr", True), ("pt", True)])
def test_from_the_link_to_the_thanks_on_a_phone(context_of, links, language, script):
    page = context_of(viewport=SMALL, java_script_enabled=script).new_page()
    page.goto(links[language])
    assert links[language] not in page.url
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator("main form .btn-main").click()
    statement = page.locator(".statement").first.inner_text()
    assert statement
    page.locator("button[value=send]").click()
    summary = page.locator("#error-summary")
    expect(summary.locator("a")).to_have_count(4)
    if script:
        expect(summary).to_be_focused()
        assert not violations(page)
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
    fill_in(page, comment=f"Not quite so ({language}).")
    page.locator("summary").first.click()
    correction = page.locator("[name=corrected_statement]")
    assert correction.input_value().split() == statement.split()
    correction.fill(f"{statement} And more.")
    page.locator("button[value=later]").click()
    page.goto(links[language])
    page.locator("main .btn-main").click()
    assert page.locator("[name=outcome_comment]").input_value() == f"Not quite so ({language})."
    page.locator("button[value=send]").click()
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator(".task-state-done")).to_have_count(1)
    page.locator(".task-list a").click()
    page.locator("[name=outcome_judgement][value=fully]").check()
    page.locator("button[value=send]").click()
    expect(page.locator(".task-state-done")).to_have_count(1)
    if script:
        assert not violations(page)


def test_the_language_is_switched_without_losing_a_word(context_of, links):
    page = context_of(viewport=SMALL, java_script_enabled=False).new_page()
    page.goto(links["switch"])
    page.locator("main form .btn-main").click()
    page.locator("[name=outcome_comment]").fill("Half a sentence")
    page.locator(".languages [value=fr]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.locator("[name=outcome_comment]").input_value() == "Half a sentence"


def test_the_first_visit_is_at_most_50_kb_and_asks_no_other_host(context_of, site, links):
    page = context_of(viewport=SMALL).new_page()
    traffic = listen(page)
    page.goto(links["weight"], wait_until="networkidle")
    page.locator("main form .btn-main").click()
    page.wait_for_load_state("networkidle")
    assert traffic.bytes <= 50 * KB
    assert traffic.hosts == {site.split("/")[2]}


def test_declining_takes_one_click_and_is_without_violation(context_of, links):
    page = context_of(viewport=SMALL).new_page()
    page.goto(links["decline"])
    assert not violations(page)
    page.locator("a[href$='/decline/']").click()
    assert not violations(page)
    page.locator("[name=kind][value=no_time]").check()
    page.locator("main form .btn-main").click()
    assert page.url.endswith("/")
    assert "/decline/" not in page.url
    assert not violations(page)


def test_a_link_that_does_not_work_offers_a_new_one(context_of, links):
    page = context_of(viewport=SMALL).new_page()
    page.goto(links["decline"][:-3] + "/")
    assert page.url.endswith("/answer/")
    assert not violations(page)
    page.locator("[name=email]").fill("nobody@else.example")
    page.locator("main form .btn-main").click()
    expect(page.locator("h1")).to_have_count(1)
    assert not violations(page)
