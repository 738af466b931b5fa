"""From the lot to the answer: lead, contributor, reviewer, and somebody outside on a phone without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.installation import RUNNING, manage
from wiego_mle.tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 780}
ROUND = "/rounds/to-substantiate"
WORLD = Path(__file__).parent / "round_to_substantiate.py"
NAME = "Abena Sarpong"


def world(site: str, **more: str) -> str:
    """Run the script that makes the round, and return what it printed."""
    return manage("shell", "-c", WORLD.read_text(), env=RUNNING[site] | more)


def plan_and_draw(lead: Page) -> str:
    """Plan a selection of one by lot and one by hand, draw it, and return the one chosen by hand."""
    lead.goto(f"{ROUND}/selections/")
    lead.get_by_role("button", name="Plan a selection").click()
    lead.locator("[name=lot][value=number]").check()
    lead.locator("[name=lot_amount]").fill("1")
    lead.locator("[name=seed]").fill("journey")
    lead.get_by_role("button", name="Save and see what is drawn").click()
    expect(lead.locator("#draws-title")).to_have_text("This draws 1 outcome of 4")
    by_lot = lead.locator("#draws .main-cell .soft").first.inner_text().strip()
    lead.get_by_role("link", name=re.compile("^Choose by hand")).click()
    other = lead.locator(f"[name=references]:not([value={by_lot}])").first
    by_hand = other.get_attribute("value")
    other.check()
    lead.locator("[name=reason]").fill("The board asked about it.")
    lead.get_by_role("button", name="Choose these").click()
    if not lead.url.endswith("/1/"):
        lead.goto(f"{ROUND}/selections/1/")
    expect(lead.locator("#draws-title")).to_have_text("This draws 2 outcomes of 4")
    lead.get_by_role("button", name="Draw these 2 outcomes").click()
    expect(lead.locator("main")).to_contain_text("The board asked about it.")
    return by_hand


def propose(contributor: Page, reference: str) -> None:
    """Propose somebody who can confirm an outcome."""
    contributor.goto(f"/outcomes/{reference}/people/")
    contributor.locator("[name=name]").fill(NAME)
    contributor.locator("[name=organisation]").fill("Market authority")
    contributor.locator("[name=email]").fill("abena.sarpong@authority.example")
    contributor.locator("input[name=language][value=en]").check()
    contributor.locator("[name=relation][value=official]").check()
    contributor.locator("[name=conflict][value=none]").check()
    contributor.locator("[name=channel][value=email]").check()
    contributor.locator("main form .btn-main").last.click()
    expect(contributor.locator(".messages")).to_contain_text("The person is proposed")


def test_from_the_lot_to_the_answer_on_the_record(signed_in, context_of, site):
    references = re.findall(r"^outcome (\S+)$", world(site), re.MULTILINE)
    lead = signed_in("miriam")
    reference = plan_and_draw(lead)
    assert reference in references

    propose(signed_in("amara", java_script_enabled=False), reference)

    reviewer = signed_in("grace")
    reviewer.goto("/")
    reviewer.get_by_role("link", name=NAME).click()
    reviewer.get_by_role("button", name="They may be asked").click()
    expect(reviewer.locator(".messages")).to_contain_text(f"{NAME} may be asked")

    lead.goto(f"{ROUND}/substantiation/ask/")
    lead.get_by_label(NAME).check()
    lead.get_by_role("button", name="Prepare these and see the letters").click()
    expect(lead.locator(".letter")).to_contain_text(f"Dear {NAME}")
    lead.get_by_role("button", name="Send the letters that are ticked").click()
    expect(lead.locator(".messages")).to_contain_text("1 letter is in the outbox")

    phone = context_of(viewport=PHONE, java_script_enabled=False).new_page()
    phone.goto(re.search(r"^link (\S+)$", world(site, ASKED="1"), re.MULTILINE)[1])
    phone.get_by_role("button", name="Begin").click()
    phone.locator("[name=outcome_judgement][value=fully]").check()
    phone.locator("[name=significance_judgement][value=fully]").check()
    phone.locator("[name=contribution_judgement][value=partly]").check()
    phone.locator("[name=contribution_comment]").fill("The traders drafted it themselves.")
    phone.locator("[name=quoting][value=by_role]").check()
    phone.get_by_role("button", name="Send my answer").click()
    expect(phone.locator(".messages")).to_contain_text("Your answer has arrived")

    lead.goto("/")
    expect(lead.locator("#heard")).to_be_visible()
    lead.get_by_role("link", name=NAME).click()
    expect(lead.locator("#outcome-1")).to_contain_text("The traders drafted it themselves.")
    lead.goto(f"/outcomes/{reference}/")
    expect(lead.locator(".grade")).to_have_text(re.compile("^C[1-4] – "))
    expect(lead.locator("main")).to_contain_text("The traders drafted it themselves.")
    assert not violations(lead)
