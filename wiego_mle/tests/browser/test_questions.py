"""One weak statement of the demonstration, from the first question to acceptance, in three turns."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE, accept

pytestmark = pytest.mark.browser

BETTER = (
    "On 2 July 2020 in Masvingo the acting town clerk of Masvingo City Council told ZCIEA that traders will "
    "be heard before market stalls are planned, and named an officer for it."
)


def reference_of(page: Page, title: str) -> str:
    """Return the reference of the record with this title."""
    page.goto(f"/outcomes/?q={title.replace(' ', '+')}")
    page.get_by_role("link", name=title, exact=True).click()
    return re.search(r"OH-\d+", page.url).group()


def to_acceptance(signed_in: Callable[..., Page], title: str, **options) -> None:
    """Ask, answer and edit, ask again, answer, settle and accept; nothing but the pages is used."""
    reviewer = signed_in("grace", **options)
    reference = reference_of(reviewer, title)
    record = f"/outcomes/{reference}/"

    # First turn: a ready question with one press, one in own words, and the return.
    reviewer.goto(f"{record}questions/ask/?field=statement")
    reviewer.get_by_role("button", name=re.compile("What did they do afterwards")).click()
    expect(reviewer.locator("main")).to_contain_text("1 question is open")
    reviewer.goto(f"{record}questions/ask/?field=significance")
    reviewer.locator("[name=text]").fill("What is different now for the traders of Masvingo?")
    reviewer.get_by_role("button", name="Ask the contributor").click()
    expect(reviewer.locator("main")).to_contain_text("Waits for Amara Mensah: 2 questions are open")
    reviewer.goto(f"{record}step/return/")
    assert "2 open questions" in reviewer.locator("[name=reason]").input_value()
    reviewer.get_by_role("button", name="Return with a reason").click()

    contributor = signed_in("amara", **options)
    contributor.goto("/")
    expect(contributor.locator("main")).to_contain_text("Questions asked of you")
    contributor.goto(f"{record}edit/")
    expect(contributor.locator("main")).to_contain_text("1 question is open")
    contributor.goto(f"{record}questions/1/answer/")
    assert contributor.url.endswith(f"{record}edit/happened/#question-1")
    contributor.locator("[name=answer-1]").fill("He named an officer whom traders can call. I wrote it in.")
    contributor.locator("[name=statement]").fill(BETTER)
    contributor.get_by_role("button", name="Save and continue").click()
    contributor.goto(f"{record}questions/2/answer/")
    contributor.locator("[name=answer-2]").fill("They had never been asked before a market was built.")
    contributor.locator("[name=significance]").fill(
        "For the first time traders are heard before stalls are built."
    )
    contributor.get_by_role("button", name="Save and send this answer").click()
    contributor.goto(f"{record}check/")
    contributor.get_by_role("button", name=re.compile("^Send to reviewer again")).click()
    expect(contributor.locator("main")).to_contain_text("Waits for the reviewers: 2 answers to settle")

    # Second turn: one is settled, one asked again, and answered without a return.
    reviewer.goto("/")
    expect(reviewer.locator("main")).to_contain_text("Answers waiting for you")
    reviewer.goto(f"{record}questions/2/")
    reviewer.get_by_role("button", name="Settle it").click()
    reviewer.goto(f"{record}questions/1/")
    reviewer.locator("[name=text]").fill("Where is that written down?")
    reviewer.get_by_role("button", name="Ask again").click()
    expect(reviewer.locator("main")).to_contain_text("Waits for Amara Mensah: 1 question is open")
    contributor.goto(f"{record}questions/1/answer/")
    contributor.locator("[name=text]").fill("In the letter of the council of 6 July 2020, on the page named.")
    contributor.get_by_role("button", name="Send this answer").click()
    expect(contributor.locator("main")).to_contain_text("1 answer to settle")

    # Third turn: settled with one press on the record, and accepted.
    reviewer.goto(record)
    reviewer.locator("#question-1").get_by_role("button", name="Settle it").click()
    expect(reviewer.locator("main")).to_contain_text("Waits for the reviewers: to be decided")
    accept(reviewer)
    expect(reviewer.locator("main")).to_contain_text("Accepted")

    contributor.goto(record)
    expect(contributor.locator("#conversation")).to_contain_text("Settled")
    assert contributor.locator("main").get_by_text("Internal note").count() == 0


def test_a_weak_statement_is_accepted_after_three_turns(signed_in):
    to_acceptance(signed_in, "Meeting on market stalls in Masvingo")


def test_the_key_c_asks_from_the_queue_and_comes_back_to_it(signed_in):
    page = signed_in("grace")
    page.goto("/review/next/")
    place = page.url
    page.keyboard.press("c")
    page.wait_for_url(re.compile("/questions/ask/"))
    page.locator("[name=text]").fill("Which office exactly?")
    page.get_by_role("button", name="Ask the contributor").click()
    page.wait_for_url(re.compile(re.escape(place)))
    page.keyboard.press("a")
    expect(page.get_by_label("Why is it accepted although questions are open?")).to_be_focused()


def test_a_contributor_answers_on_a_phone_without_scripts(signed_in):
    page = signed_in("amara", java_script_enabled=False, viewport=PHONE)
    page.goto("/")
    page.get_by_role("link", name=re.compile("Who exactly did this")).click()
    page.locator("textarea[name^=answer-]").first.fill("The Government of Ghana; I add the decree.")
    page.get_by_role("button", name="Save and send this answer").click()
    expect(page.locator("main")).not_to_contain_text("Please name one government and one act")
