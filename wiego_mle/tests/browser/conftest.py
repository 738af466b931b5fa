"""A real browser that opens a real installation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from outcomes.demonstration.people import PASSWORD
from wiego_mle.tests.browser.installation import CHROMIUM, DESKTOP, FLAGS, PHONE, enter, installation, sign_in

__all__ = ["DESKTOP", "PASSWORD", "PHONE", "accept", "sign_in"]


def accept(page: Page) -> None:
    """Accept the outcome whose page is open; where something speaks for a second look, look and go on."""
    offered = page.locator("#steps").locator("a, button").filter(has_text=re.compile(r"^\s*Accept")).first
    looks_first = offered.evaluate("element => element.tagName") == "A"
    offered.click()
    if looks_first:
        page.wait_for_url(re.compile(r"/accept/([?#]|$)"))
        expect(page.locator("main")).to_contain_text("Look before you accept")
        page.get_by_role("button", name="Accept").click()


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[str]:
    """Yield the address of an installation with the demonstration harvest."""
    with installation(tmp_path_factory.mktemp("installation")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield a real, headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def context_of(chromium, site) -> Iterator[Callable[..., BrowserContext]]:
    """Return a maker of browser contexts: each is a browser of its own, closed after the test."""
    made = []

    def make(**options) -> BrowserContext:
        context = chromium.new_context(base_url=site, **({"viewport": DESKTOP} | options))
        context.set_default_timeout(20_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def signed_in(context_of) -> Callable[..., Page]:
    """Return a maker of pages on which a person of the demonstration is signed in."""

    def make(person: str, **options) -> Page:
        context = context_of(**options)
        enter(context, person)
        return context.new_page()

    return make
