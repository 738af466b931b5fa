"""A round from its plan to what became of the outcomes, as its people live it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import accept
from wiego_mle.tests.browser.test_main_path import log_outcome, send

pytestmark = [pytest.mark.browser, pytest.mark.embedded]

HERE = "/rounds/whole-way/"
NAME = "The whole way"
DAYS = {
    "covers_from": "2025-01-01",
    "covers_to": "2025-12-31",
    "collecting_from": "2026-01-05",
    "collecting_to": "2099-02-15",
}
TITLE = "By-law of the whole way"


def plan(page: Page) -> None:
    """Plan the round by following what its pages say comes next."""
    page.goto("/rounds/new/")
    for name, words in {"name": NAME, "reference": "whole-way", **DAYS}.items():
        page.locator(f"[name={name}]").fill(words)
    page.get_by_role("button", name="Plan this round").click()
    expect(page.locator("main")).to_contain_text("Still to plan")
    page.locator(".task-list").get_by_role("link", name="Design").click()
    page.get_by_role("link", name="Copy from an earlier round").click()
    page.locator("[name=source]").select_option(label="Public outcomes 2025")
    page.locator("[name=with_team]").check()
    page.get_by_role("button", name="Copy").click()
    for heading in ("Which programmes are asked?", f"Team of “{NAME}”", f"Letters of “{NAME}”", NAME):
        page.locator(".plan-next a").click()
        expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator(".task-list .task-state-done")).to_have_count(3)


def step(page: Page, words: str, state: str) -> None:
    """Move the round on from its page, and see that it moved."""
    page.goto(HERE)
    steps = page.locator("#steps")
    steps.get_by_role("button", name=words).or_(steps.get_by_role("link", name=words)).first.click()
    asked = page.locator("main form").get_by_role("button", name=words)
    if "/step/" in page.url:
        asked.click()
    expect(page.locator("main")).to_contain_text(f"“{NAME}” is now: {state}")


def remind(page: Page) -> None:
    """Write to those who have sent nothing, seeing the letters before they go."""
    page.goto(f"{HERE}cockpit/")
    page.get_by_role("link", name="Remind people").click()
    page.get_by_label(re.compile("Lucía Paredes")).check()
    page.get_by_role("button", name="Write to those who are ticked").click()
    page.get_by_role("button", name="See the letters").click()
    expect(page.locator("main")).to_contain_text("Lucía Paredes")
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page).to_have_url(re.compile(f"{HERE}remind/[0-9a-f-]+/"))


def close(page: Page) -> None:
    """Close the round with a note."""
    page.goto(f"{HERE}step/close/")
    for name in ("limits", "non_response", "method_changes"):
        page.locator(f"[name={name}]").fill("One outcome only, because this is a journey.")
    page.locator("main form").get_by_role("button", name="Close the round").click()
    expect(page.locator("main")).to_contain_text(f"“{NAME}” is now: Closed")


def test_a_round_goes_its_whole_way(signed_in):
    lead, contributor, reviewer = signed_in("miriam"), signed_in("amara"), signed_in("grace")
    plan(lead)
    contributor.goto(f"{HERE}design/")
    expect(contributor.locator("main")).to_contain_text("still being planned")
    step(lead, "Open for outcomes", "Open")

    reference = log_outcome(contributor, TITLE, at=HERE)
    send(contributor, reference)
    remind(lead)

    step(lead, "Stop collecting and review", "Reviewing")
    reviewer.goto("/review/?round=whole-way")
    expect(reviewer.locator("main")).to_contain_text(TITLE)
    reviewer.goto(f"/outcomes/{reference}/")
    accept(reviewer)
    step(lead, "Stop reviewing and analyse", "Analysing")
    close(lead)

    contributor.goto(HERE)
    contributor.get_by_role("navigation", name="Pages of this round").get_by_role(
        "link", name="What became of yours"
    ).click()
    expect(contributor.locator("main")).to_contain_text(TITLE)
    expect(contributor.locator("main")).to_contain_text("Accepted")
