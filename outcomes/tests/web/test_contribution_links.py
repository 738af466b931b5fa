"""Linking contributions from the side of an outcome."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from harvests.tests.factories import ProgrammeFactory
from outcomes.models import Contribution, ContributionLink, Outcome
from outcomes.services.contributions import LINK_ANSWERS
from outcomes.services.parts import mark_of_part
from outcomes.tests.factories import (
    ContributionFactory,
    ContributionLinkFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
)
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.typed_text import mark_of

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_PAGE = 10
"""Session, person, two of roles, demonstration; the outcome, what its round asks, its links, what is offered with
countries."""


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def overview(outcome: Outcome) -> str:
    return reverse("outcomes:contribution-link", args=[outcome.reference])


def new(outcome: Outcome) -> str:
    return reverse("outcomes:contribution-link-new", args=[outcome.reference])


def page(name: str, outcome: Outcome, contribution: Contribution) -> str:
    return reverse(f"outcomes:contribution-{name}", args=[outcome.reference, contribution.reference])


def seen(link: ContributionLink) -> str:
    return mark_of_part(ContributionLink.objects.get(pk=link.pk), LINK_ANSWERS)


def said(**more) -> dict:
    return {"how": "It showed the assembly the number.", "strength": "small"} | more


def whole(**more) -> dict:
    """Return what a new contribution with its link says."""
    return said(
        title="Count of vendors",
        what_was_done="Counted them.",
        programme="vendors",
        language="en",
        creation_key=str(uuid.uuid4()),
        **more,
    )


def all_pages(outcome: Outcome, link: ContributionLink) -> list[str]:
    other = ContributionFactory()
    return [
        overview(outcome),
        new(outcome),
        page("link-chosen", outcome, other),
        page("link-edit", outcome, link.contribution),
        page("unlink", outcome, link.contribution),
    ]


def test_a_contribution_is_found_and_linked(cast, outcome):
    made = ContributionFactory(title="Census of Lomé", search_text="census of lome")
    client = cast.reporter.client
    found = client.get(overview(outcome), {"q": "LOME"})
    assert page("link-chosen", outcome, made) in found.text
    assert "Census of Lomé" in client.get(page("link-chosen", outcome, made)).text
    answer = client.post(page("link-chosen", outcome, made), said())
    assert answer.url == overview(outcome)
    shown = client.get(overview(outcome)).text
    assert "It showed the assembly the number." in shown
    assert "how strongly: Small" in shown
    assert page("link-edit", outcome, made) in shown
    following = reverse("outcomes:edit-section", args=[outcome.reference, "others"])
    assert f'href="{following}">Go on: What did others contribute?' in shown


def test_without_words_those_of_the_same_programme_are_offered(cast, outcome):
    near = ContributionFactory(title="Of our programme")
    ContributionFactory(title="Of another one")
    OutcomeProgrammeFactory(outcome=outcome, programme=near.programme)
    shown = cast.reporter.client.get(overview(outcome)).text
    assert "Of our programme" in shown
    assert "Of another one" not in shown


def test_nothing_found_says_what_to_do(cast, outcome):
    shown = cast.reporter.client.get(overview(outcome), {"q": "nothing like this"}).text
    assert "Nothing found that is not linked already." in shown
    assert new(outcome) in shown


def test_more_than_twenty_are_not_all_shown_and_it_is_said(cast, outcome):
    programme, author = ProgrammeFactory(), cast.reporter.person
    ContributionFactory.create_batch(22, search_text="count", programme=programme, author=author)
    shown = cast.reporter.client.get(overview(outcome), {"q": "count"}).text
    assert shown.count("Link this") == 20
    assert "write one more word to see others" in shown


def test_a_new_one_is_written_down_and_linked_at_once(cast, outcome):
    ProgrammeFactory(key="vendors")
    typed = whole()
    client = cast.reporter.client
    assert client.post(new(outcome), typed).url == overview(outcome)
    assert client.post(new(outcome), typed).url == overview(outcome)
    link = outcome.contribution_links.get()
    assert (link.contribution.title, link.strength) == ("Count of vendors", "small")
    assert Contribution.objects.count() == 1


def test_bad_input_saves_neither_and_keeps_what_was_typed(cast, outcome):
    ProgrammeFactory(key="vendors")
    answer = cast.reporter.client.post(new(outcome), whole(strength="enormous", city="Accra") | {"how": ""})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"how", "strength"}
    assert "Say how it may have influenced the change." in answer.text
    assert 'value="Accra"' in answer.text
    assert not Contribution.objects.exists()


def test_a_link_without_how_is_refused_in_words(cast, outcome):
    made = ContributionFactory()
    answer = cast.reporter.client.post(page("link-chosen", outcome, made), said(how=" \n"))
    assert answer.text.count("Say how it may have influenced the change.") == 2
    assert not outcome.contribution_links.exists()


def test_a_second_link_of_the_same_two_is_refused_in_words(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    answer = cast.reporter.client.post(page("link-chosen", outcome, link.contribution), said(how="Otherwise"))
    assert answer.status_code == 403
    assert "is linked to this outcome already" in answer.text
    assert "Otherwise" in answer.text


def test_a_link_is_changed_and_taken_off(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    client = cast.reporter.client
    address = page("link-edit", outcome, link.contribution)
    assert link.how.replace("'", "&#x27;") in client.get(address).text
    client.post(address, said(strength="hindered", seen=seen(link)))
    link.refresh_from_db()
    assert link.strength == "hindered"
    unlink = page("unlink", outcome, link.contribution)
    assert link.contribution.title in client.get(unlink).text
    assert client.post(unlink, {"seen": seen(link), "why": "Another city"}).url == overview(outcome)
    assert not outcome.contribution_links.exists()
    assert Contribution.objects.filter(pk=link.contribution_id).exists()


def test_the_second_of_two_sees_both_texts_and_decides(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    before, address = seen(link), page("link-edit", outcome, link.contribution)
    cast.reviewer.client.post(address, said(how="By the reviewer", strength="decisive", seen=before))
    answer = cast.reporter.client.post(address, said(how="By the reporter", seen=before))
    assert answer.status_code == 409
    for words in ("By the reviewer", "By the reporter", "Decisive among others"):
        assert words in answer.text
    now = answer.context["form"].initial["seen"]
    assert cast.reporter.client.post(address, said(how="By both", seen=now)).status_code == 302
    unlink = page("unlink", outcome, link.contribution)
    assert cast.reporter.client.post(unlink, {"seen": before}).status_code == 409
    assert outcome.contribution_links.get().how == "By both"


def test_opening_a_page_changes_nothing(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    for address in all_pages(outcome, link):
        assert cast.reporter.client.get(address).status_code == 200
    outcome.refresh_from_db()
    assert (outcome.version, outcome.contribution_links.count()) == (1, 1)


@pytest.mark.parametrize("who", ["colleague", "coder", "administrator", "reader", "outsider"])
def test_a_draft_of_others_is_not_there(cast, outcome, who):
    link = ContributionLinkFactory(outcome=outcome)
    client = getattr(cast, who).client
    may_write = who == "colleague"
    for address in all_pages(outcome, link):
        # Who writes nowhere is turned away before anything is looked up.
        expected = 404 if may_write or address != new(outcome) else 403
        assert client.get(address).status_code == expected
        # The page that finds contributions takes no posts, from nobody.
        assert client.post(address, said()).status_code == (405 if address == overview(outcome) else expected)
    assert outcome.contribution_links.get() == link


def test_who_may_read_but_not_write_is_told_why_and_keeps_the_text(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    link = ContributionLinkFactory(outcome=outcome)
    client = cast.reporter.client
    for address in all_pages(outcome, link):
        assert client.get(address).status_code == 403
    answer = client.post(page("link-chosen", outcome, ContributionFactory()), said(how="Too late"))
    assert answer.status_code == 403
    assert "Too late" in answer.text
    assert outcome.contribution_links.count() == 1


def test_what_is_not_linked_or_not_there_is_not_found(cast, outcome):
    made = ContributionFactory()
    for name in ("link-edit", "unlink"):
        assert cast.reporter.client.get(page(name, outcome, made)).status_code == 404
    made.reference = "C-9999"
    assert cast.reporter.client.get(page("link-chosen", outcome, made)).status_code == 404


def test_what_was_typed_comes_back_after_signing_in(cast, outcome):
    made, person, client = ContributionFactory(), cast.reporter.person, Client()
    address = page("link-chosen", outcome, made)
    answer = client.post(address, said(how="Typed before", typed_by=mark_of(person.pk)))
    assert "/account/login/" in answer.url
    client.force_login(person)
    again = client.get(address).text
    assert "You were signed out" in again
    assert "Typed before" in again


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, outcome, text):
    made = ContributionFactory(title=clean_text(text), partners=clean_text(text))
    client = cast.reporter.client
    client.post(page("link-chosen", outcome, made), said(how=text))
    link = outcome.contribution_links.get()
    for address in all_pages(outcome, link):
        assert prints_as_text(client.get(address))
    assert "\u202e" not in link.how
    assert prints_as_text(client.get(overview(outcome), {"q": text}))


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_and_for_three(
    cast, outcome, number, django_assert_num_queries
):
    ContributionLinkFactory.create_batch(number, outcome=outcome)
    ContributionFactory.create_batch(number, search_text="count")
    client = cast.reporter.client
    with django_assert_num_queries(QUERIES_OF_THE_PAGE):
        client.get(overview(outcome), {"q": "count"})
