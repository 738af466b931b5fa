"""axe-core finds nothing on any page that anybody of the demonstration can reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
embedded = pytest.mark.embedded
"""The two halves of the crawl go to the two engines, which are driven side by side."""

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
MOST_PER_KIND = 1
"""Of each kind of page (one name of an address) this many are opened, per person and width."""
MOST_PEOPLE = 2
"""So many people have the same kind of page examined; for the others it is opened and has its one heading."""
EXAMINED: Counter[str] = Counter()

PEOPLE = ("amara", "grace", "miriam", "sofia", "robert")
FILES = re.compile(r"\.(svg|png|ico|txt|xlsx|csv)$|/(csv|xlsx|json)/|logout|/django-admin/|/open/")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page as it is, once it is there."""
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def sideways(page: Page, path: str) -> list[str]:
    """Return a complaint if the page has to be scrolled sideways."""
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{path}: {wider} px wider than the window"] if wider > 1 else []


def kind_of(path: str) -> str:
    """Return the name of the address, or the path itself where none is known."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def crawl(page: Page, start: str = "/") -> Iterator[str]:
    """Open every kind of page that links lead to, a few of each, and yield their paths."""
    waiting, seen, per_kind = [start], set(), {}
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(urlsplit(path).path)
        if path in seen or per_kind.get(kind, 0) >= MOST_PER_KIND:
            continue
        seen.add(path)
        per_kind[kind] = per_kind.get(kind, 0) + 1
        answer = page.goto(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        yield path
        hrefs = page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
        waiting += [href.split("#")[0] for href in hrefs if not FILES.search(urlsplit(href).path)]


@embedded
@pytest.mark.parametrize("person", PEOPLE)
def test_no_violation_on_any_page_of_a_person(signed_in, person):
    page = signed_in(person)
    found, kinds = [], set()
    for path in crawl(page):
        kind = kind_of(urlsplit(path).path)
        kinds.add(kind)
        if EXAMINED[kind] < MOST_PEOPLE:
            EXAMINED[kind] += 1
            found += [f"{path}: {each}" for each in violations(page)]
        found += sideways(page, path)
        assert page.locator("h1").count() == 1, f"{path} has not exactly one h1"
        assert not page.locator("a[href='']").count(), f"{path} has a link to nowhere"
    assert not found, "\n".join(found)
    assert len(kinds) >= 8, kinds


@pytest.mark.parametrize("person", ["amara", "grace"])
def test_no_violation_and_no_sideways_scrolling_on_a_phone(signed_in, person):
    page = signed_in(person, viewport=PHONE)
    found = []
    for path in crawl(page):
        found += [f"{path}: {each}" for each in violations(page)]
        found += sideways(page, path)
    assert not found, "\n".join(found)


@embedded
@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/", "/there-is-no-such-page/"])
def test_no_violation_for_somebody_signed_out(context_of, path):
    page = context_of().new_page()
    page.goto(path)
    assert not violations(page)


@embedded
def test_a_form_with_mistakes_is_announced(signed_in):
    page = signed_in("amara")
    page.goto("/outcomes/OH-0019/edit/when-where/")
    page.get_by_label("Year").first.fill("2999")
    page.get_by_role("button", name="Save and continue").click()
    expect(page).to_have_title(re.compile("^Error:"))
    summary = page.get_by_role("alert")
    assert summary.get_by_role("link").count() >= 1
    assert not violations(page)


@pytest.mark.parametrize("path", ["/outcomes/", "/review/", "/explore/"])
def test_pages_with_filters_fit_windows_between_a_phone_and_a_desk(signed_in, path):
    page = signed_in("miriam")
    page.goto(path)
    found = []
    for width in (700, 769, 980, 1000, 1100, 1210, 1230):
        page.set_viewport_size({"width": width, "height": 800})
        found += sideways(page, f"{path} at {width} px")
    assert not found, "\n".join(found)
