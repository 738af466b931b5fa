"""One coder works by keyboard, another without script; the lead settles where they differ."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser

ROUND = "2024"
"""A running round of the demonstration, shared out among two coders who have not begun."""
QUEUE = "2022-2023"
"""Another of which there is more to code."""
CODED = "2018-2021"
"""One that both have coded."""


def press(page: Page, key: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with page.expect_navigation():
        page.keyboard.press(key)


def chosen(page: Page) -> dict[str, str]:
    """Return which code is chosen per dimension."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.code-choice input:checked')].map(i => [i.name, i.value]))"
    )


def test_two_people_code_without_seeing_each_other_and_the_lead_settles(signed_in):
    first = signed_in("daniel")
    first.goto(f"/coding/{ROUND}/")
    press(first, "o")
    record = first.url
    title = first.locator("h1").inner_text()
    first.keyboard.press("5")
    first.keyboard.press("3")
    first.keyboard.press("0")
    first.keyboard.press("2")
    first.keyboard.press("Enter")
    first.keyboard.press("4")
    assert chosen(first) == {
        "change_type": "policy",
        "stage": "adopted",
        "worker_group": "cross-sector",
        "degree": "decisive",
    }
    press(first, "s")
    expect(first.locator("main")).to_contain_text("You are done")

    second = signed_in("ines", java_script_enabled=False)
    second.goto(record)
    expect(second.locator("h1")).to_have_text(title)
    assert second.locator(".code-choice input:checked").count() == 0
    for name, value in (("change_type", "practice"), ("stage", "adopted"), ("degree", "decisive")):
        second.locator(f"[name={name}][value={value}]").check()
    # Inês reads Portuguese.
    second.locator("button[name=do][value=done]").click()
    expect(second.locator("#error-worker_group")).to_be_visible()
    assert second.locator("[name=change_type][value=practice]").is_checked()
    second.locator("[name=worker_group][value=cross-sector]").check()
    second.locator("button[name=do][value=done]").click()
    expect(second.locator("form.coding, [data-coding-question]")).to_have_count(0)

    lead = signed_in("miriam")
    lead.goto(f"/rounds/{ROUND}/coding/differences/")
    press(lead, "o")
    expect(lead.locator(".said").first).to_contain_text(re.compile("Daniel Kim.*Inês Duarte", re.DOTALL))
    lead.locator("[name=codes][value=policy]").check()
    lead.locator("[name=why]").fill("The constitution was adopted.")
    lead.get_by_role("button", name="Settle it").click()
    expect(lead.locator("main")).to_contain_text("Nothing is to settle")
    lead.goto(f"/rounds/{ROUND}/coding/agreement/change_type/")
    expect(lead.locator("#table-confusion")).to_contain_text("Practice")


def numbered(page: Page) -> list[str]:
    """Return the keys that stand beside the choices of the marked question."""
    return page.locator(".code-question.is-active kbd:visible").all_inner_texts()


def test_none_of_these_has_one_key_and_the_help_lists_every_key(signed_in):
    page = signed_in("ines")
    page.goto(f"/coding/{QUEUE}/")
    press(page, "o")
    keys = numbered(page)
    assert keys == [*map(str, range(1, len(keys))), "n"]
    page.keyboard.press(str(len(keys)))
    assert chosen(page) == {}
    page.keyboard.press("n")
    assert chosen(page) == {"change_type": "~"}

    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("?")
    told = page.locator("#keys dt").all_inner_texts()
    assert {"n", "1", "0", "u", "s", "Enter"} <= set(told)
    assert len(told) == len(set(told))


@pytest.mark.parametrize("place", ["", "agreement/change_type/"])
def test_tables_of_agreement_fold_on_a_phone(signed_in, place):
    page = signed_in("miriam", viewport=PHONE)
    page.goto(f"/rounds/{CODED}/coding/{place}")
    folded = page.locator(".table-scroll:has(.folds)")
    assert folded.count()
    assert folded.evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length") == 0
    expect(folded.first.locator("td").first).to_have_css("display", "grid")
