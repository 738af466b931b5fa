"""Hostile texts in every field, on every page that prints them, in a real browser: nothing runs.

The pages are made first and handed to Chromium with the heads that a server would send, so that its
Content-Security-Policy is in force; whatever a page tries to run, load or report is a failure.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from outcomes.tests.hostile_records import hostile_record, portions, talk_about
from wiego_mle.tests.browser.installation import CHROMIUM, FLAGS
from wiego_mle.tests.cast import cast

__all__ = ["cast"]

pytestmark = [pytest.mark.browser, pytest.mark.embedded, pytest.mark.django_db]

SITE = "https://testserver"
LISTS = (
    "outcomes:home",
    "outcomes:list",
    "outcomes:contribution-list",
    "outcomes:actor-list",
    "outcomes:review-queue",
    "outcomes:ready-list",
)
OF_A_RECORD = (
    "detail",
    "check",
    "withheld",
    "source-list",
    "evidence-list",
    "contribution-link",
    "edit",
    "question-ask",
    "note-add",
    "opinion-ask",
    "version-list",
    "version-compare",
    "evidence-files",
)
"""The pages of a record that take nothing but its reference; the lead may open all of them."""
SMALL = {"width": 360, "height": 780}
SECTIONS = ("happened", "who", "contribution", "confidentiality")
WATCH = """
window.reports = [];
window.hit = () => window.reports.push('hit');
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
  window[name] = () => window.reports.push(name);
}
addEventListener('securitypolicyviolation', event => window.reports.push(
  'policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""
LOOK = """() => ({
  reports: window.reports,
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? document.documentElement.scrollWidth : 0,
  widest: document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40)) : [],
  handlers: [...document.querySelectorAll('*')].filter(
    e => [...e.attributes].some(a => a.name.startsWith('on'))).map(e => e.outerHTML.slice(0, 80)),
  strangers: [...document.querySelectorAll(
    'iframe, object, embed, math, base, plaintext, video, audio, marquee, meta[http-equiv], ' +
    'script:not([src]), style, img[src="x"], a[href^="javascript:" i], a[href^="data:" i], a[href^="vbscript:" i]'
  )].map(e => e.outerHTML.slice(0, 80)),
})"""


def pages_of(cast) -> dict[str, tuple[int, dict, bytes]]:
    """Return the pages that print the records, by address; the reviewer's are marked by a query."""
    made = {}
    reporter, reviewer = cast.reporter.client, cast.reviewer.client

    def keep(client, address: str) -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        made[f"{address}{'&' if '?' in address else '?'}{len(made)}"] = (
            response.status_code, dict(response.headers), response.content,
        )  # fmt: skip

    lead, other = cast.lead.client, None
    for texts in portions():
        outcome = hostile_record(cast, texts)
        typed = typed_on(reviewer, outcome)
        talk_about(cast, outcome, texts, other)
        outcome.refresh_from_db()
        here = [outcome.reference]
        for name in OF_A_RECORD:
            keep(lead if name == "evidence-files" else reviewer, reverse(f"outcomes:{name}", args=here))
        keep(reviewer, reverse("outcomes:detail", args=here) + "?from=review&trail=all")
        for number in (1, outcome.version):
            keep(reviewer, reverse("outcomes:version-detail", args=[*here, number]))
        keep(reviewer, reverse("outcomes:version-restore", args=[*here, 2]))
        for number in (1, outcome.questions.count()):
            keep(reviewer, reverse("outcomes:question", args=[*here, number]))
        for item in outcome.evidence.all():
            for name in ("evidence-detail", "evidence-edit", "evidence-open", "evidence-remove"):
                keep(reviewer, reverse(f"outcomes:{name}", args=[*here, item.reference]))
        for number, _source in enumerate(outcome.sources.all(), start=1):
            keep(reviewer, reverse("outcomes:source-edit", args=[*here, number]))
        if other is not None:
            keep(lead, reverse("outcomes:compare", args=[*here, other.reference]))
        # The record asks for this part by itself.
        part = reverse("outcomes:duplicates", args=here)
        response = reviewer.get(part, headers={"HX-Request": "true"})
        made[part] = (response.status_code, dict(response.headers), response.content)
        made[f"{part}?conflict"] = conflict_of(reviewer, outcome, typed)
        keep(reporter, reverse("outcomes:step", args=[*here, "withdraw"]))
        for section in SECTIONS:
            keep(reviewer, reverse("outcomes:edit-section", args=[*here, section]))
        for link in outcome.contribution_links.select_related("contribution"):
            keep(reviewer, reverse("outcomes:contribution-detail", args=[link.contribution.reference]))
        for actor in outcome.actors.all():
            for name in ("detail", "edit", "merge"):
                keep(lead, reverse(f"outcomes:actor-{name}", args=[actor.reference]))
        other = outcome
    keep(lead, reverse("outcomes:home"))
    keep(cast.administrator.client, reverse("trail:list"))
    for name in LISTS:
        keep(reviewer, reverse(name))
    return made


def typed_on(client, outcome) -> dict:
    """Return what the page of the text would send now, with the version that it was made of."""
    form = client.get(reverse("outcomes:edit-section", args=[outcome.reference, "happened"])).context["form"]
    return {each.html_name: each.value() or "" for each in form}


def conflict_of(client, outcome, typed: dict) -> tuple[int, dict, bytes]:
    """Return the page that somebody gets who sends this over what was saved since.

    It is handed on as if nothing was wrong, because a browser complains of a conflict on its own.
    """
    response = client.post(reverse("outcomes:edit-section", args=[outcome.reference, "happened"]), typed)
    assert response.status_code == 409, response.status_code
    return 200, dict(response.headers), response.content


def answer(route, made: dict) -> None:
    """Hand a page or one of our static files to the browser; refuse every other address."""
    parts = urlsplit(route.request.url)
    address = route.request.url.removeprefix(SITE)
    if f"{parts.scheme}://{parts.netloc}" == SITE and address in made:
        status, head, body = made[address]
        route.fulfill(status=status, headers=head, body=body)
    elif f"{parts.scheme}://{parts.netloc}" == SITE and parts.path.startswith("/static/"):
        found = finders.find(parts.path.removeprefix("/static/"))
        route.fulfill(path=found) if found else route.fulfill(status=404, body="")
    else:
        made.setdefault("elsewhere", []).append(route.request.url)
        route.abort()


def test_nothing_of_the_corpus_runs_or_breaks_a_page(cast):
    made = pages_of(cast)
    addresses = list(made)
    assert len(addresses) > 450
    wrong = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport=SMALL)
        page.add_init_script(WATCH)
        page.route("**/*", lambda route: answer(route, made))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: said.type == "error" and wrong.append(f"{page.url}: {said.text}"))
        for address in addresses:
            page.goto(SITE + address, wait_until="load")
            seen = page.evaluate(LOOK)
            wrong += [f"{address}: {kind} {what}" for kind, what in seen.items() if what]
        browser.close()
    assert not wrong, f"{len(wrong)} on {len(addresses)} pages:\n" + "\n".join(map(str, wrong[:40]))
    assert "elsewhere" not in made, made["elsewhere"][:10]
