"""What every page shows: the navigation, by role, and whether this is a demonstration."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from harvests.tests.factories import HarvestRoundFactory
from outcomes.tests.factories import OutcomeFactory


def wide(client, address: str = "/rounds/") -> str:
    """Return the navigation as wide screens show it."""
    text = client.get(address).content.decode()
    found = re.search(r'<nav class="wrap nav-wide".*?</nav>', text, re.DOTALL)
    assert found
    return found[0]


def labels(navigation: str) -> list[str]:
    return [label.strip() for label in re.findall(r"<a [^>]*>([^<]+)<?", navigation)]


MAIN = ["What waits for me", "Outcomes", "Contributions", "Actors", "Rounds", "Annual tables"]
IN_A_TEAM = [*MAIN[:5], "Documents", *MAIN[5:]]
KEPT = ["Explore", "Editions", "Lists", "Codebook"]
WITH_REVIEW = [*IN_A_TEAM[:2], "Review", *IN_A_TEAM[2:]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("outsider", [*MAIN, *KEPT, "Letters"]),
        ("reader", [*MAIN, *KEPT, "Letters"]),
        ("reporter", [*IN_A_TEAM, *KEPT, "Letters"]),
        ("reviewer", [*WITH_REVIEW, *KEPT, "Letters"]),
        ("lead", [*WITH_REVIEW, *KEPT, "Letters"]),
        ("coder", [*IN_A_TEAM[:2], "Coding", *IN_A_TEAM[2:], *KEPT, "Letters"]),
        ("administrator", [*IN_A_TEAM, *KEPT, "People", "Letters", "Trail"]),
    ],
)
def test_the_navigation_has_what_this_person_can_open(cast, name, expected):
    client = getattr(cast, name).client
    navigation = wide(client)
    assert labels(navigation) == expected
    for address in re.findall(r'href="([^"]+)"', navigation):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/", "What waits for me"),
        ("/outcomes/", "Outcomes"),
        ("/outcomes/new/", "Outcomes"),
        ("/contributions/", "Contributions"),
        ("/actors/", "Actors"),
        ("/rounds/here/", "Rounds"),
        ("/documents/", "Documents"),
        ("/tables/", "Annual tables"),
        ("/explore/", "Explore"),
        ("/editions/", "Editions"),
        ("/review/", "Review"),
        ("/rounds/lists/", "Lists"),
        ("/rounds/codebook/", "Codebook"),
        ("/outbox/", "Letters"),
    ],
)
def test_exactly_one_link_says_where_one_is(cast, address, label):
    current = re.findall(r'<a [^>]*aria-current="page">([^<]+)<', wide(cast.lead.client, address))
    assert [words.strip() for words in current] == [label]


def test_the_badge_counts_what_this_person_may_decide(cast):
    OutcomeFactory(round=cast.round, submitted=True, author=cast.reporter.person)
    OutcomeFactory(round=cast.round, submitted=True, author=cast.reviewer.person)
    OutcomeFactory(round=cast.other_round, submitted=True)
    assert '<span class="badge">1<' in wide(cast.reviewer.client)
    assert '<span class="badge">2<' in wide(cast.lead.client)
    assert "badge" not in wide(cast.reporter.client)


def test_somebody_signed_out_has_no_navigation(db):
    assert "nav-wide" not in Client().get("/account/login/").content.decode()


def test_every_page_of_a_demonstration_says_so(cast):
    notice = "Demonstration: the outcomes here come from public sources."
    places = ["/", "/rounds/", "/outcomes/", "/actors/"]
    assert not any(notice in cast.lead.client.get(place).content.decode() for place in places)
    HarvestRoundFactory(is_demonstration=True)
    for place in places:
        assert notice in cast.lead.client.get(place).content.decode()
    assert notice in Client().get("/account/login/").content.decode()
