"""The pages of an outcome ask what its round asks, and nothing else."""

from __future__ import annotations

import pytest

from harvests.enums import Need
from harvests.tests.factories import (
    HarvestRoundFactory,
    RoundDesignFactory,
    RoundFieldFactory,
    TeamMemberFactory,
)
from outcomes.forms.capture import SECTION_FORMS
from outcomes.models import Outcome
from outcomes.tests.capture import draft_of, page, posted
from wiego_mle.kernel.roles import Role


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def off(cast):
    """Return a way to switch an answer off in the round of the cast."""
    return lambda *names: [RoundFieldFactory(round=cast.round, name=name, need=Need.OFF) for name in names]


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("who", "actor_type"),
        ("when-where", "city"),
        ("when-where", "level"),
        ("classification", "change_type"),
        ("classification", "stage"),
        ("classification", "direction"),
        ("classification", "expected"),
        ("classification", "influence_route"),
        ("classification", "worker_groups"),
    ],
)
def test_what_is_off_is_not_asked_and_what_is_there_stays(cast, off, section, name):
    outcome = draft_of(cast, city="Accra", direction="negative", expected="intended", influence_route="B")
    client = cast.reporter.client
    assert f'name="{name}"' in text_of(client.get(page(outcome, section)))
    off(name)
    assert f'name="{name}"' not in text_of(client.get(page(outcome, section)))
    tampered = {"city": "Lima", "direction": "positive", "expected": "", "influence_route": "A"}
    kept = tampered if name in tampered else {}
    assert client.post(page(outcome, section), posted(outcome, **kept, countries="")).status_code == 302
    saved = Outcome.objects.get(pk=outcome.pk)
    if name in tampered:
        assert getattr(saved, name) == getattr(outcome, name)


def test_a_page_that_is_off_is_neither_listed_nor_next(cast, off):
    off("evidence")
    outcome = draft_of(cast)
    client = cast.reporter.client
    listed = text_of(client.get(f"/outcomes/{outcome.reference}/edit/"))
    assert "What documents it?" not in listed
    sources = text_of(client.get(page(outcome, "sources")))
    assert "part 8 of 9" in sources
    assert "Save and go on to “Who may read it?”" in sources
    assert "part 9 of 9" in text_of(client.get(page(outcome, "confidentiality")))
    assert client.get(page(outcome, "evidence")).status_code == 200


def test_links_to_contributions_can_be_off(cast, off):
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert "Save and link a contribution" in text_of(client.get(page(outcome, "contribution")))
    off("contribution_links")
    assert "Save and link a contribution" not in text_of(client.get(page(outcome, "contribution")))


def test_the_check_says_what_is_needed_here_and_shows_what_is_not_asked_if_it_is_there(cast, off):
    off("city", "stage", "evidence")
    RoundFieldFactory(round=cast.round, name="level", need=Need.SUBMIT)
    outcome = draft_of(cast, city="Accra")
    text = text_of(cast.reporter.client.get(f"/outcomes/{outcome.reference}/check/"))
    assert "Choose the level on which it changed." in text
    assert "Accra" in text
    assert "Not asked in this round. What is written here stays." in text
    assert "How far has the change come?" not in text
    assert "What documents it?" not in text


def test_the_length_that_the_round_wants_stands_beside_the_box(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert "About 30–100 words are enough." in text_of(client.get(page(outcome, "happened")))
    RoundFieldFactory(round=cast.round, name="statement", need=Need.SUBMIT, words_from=20, words_to=60)
    assert "About 20–60 words are enough." in text_of(client.get(page(outcome, "happened")))


def test_only_languages_that_the_round_takes_are_offered_and_the_one_there_is(cast):
    RoundDesignFactory(round=cast.round, languages=["es", "fr"])
    outcome = draft_of(cast)
    text = text_of(cast.reporter.client.get(page(outcome, "happened")))
    assert [code for code in ("en", "es", "fr", "pt") if f'<option value="{code}"' in text] == [
        "en",
        "es",
        "fr",
    ]
    begun = text_of(cast.reporter.client.get("/outcomes/new/"))
    assert [code for code in ("en", "es", "fr", "pt") if f'<option value="{code}"' in begun] == ["es", "fr"]


def test_a_language_of_another_round_is_refused_at_its_field(cast):
    RoundDesignFactory(round=cast.round, languages=["es"])
    other = RoundDesignFactory(round=HarvestRoundFactory(reference="other"), languages=["fr"]).round
    TeamMemberFactory(round=other, person=cast.reporter.person, role=Role.CONTRIBUTOR)
    response = cast.reporter.client.post(
        "/outcomes/new/", {"round": "here", "title": "A change that is told", "language": "fr"}
    )
    assert "“Round here” takes texts in: Spanish." in text_of(response)
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("section", SECTION_FORMS)
def test_rules_about_everything_ask_for_the_same_number_of_queries_as_one(
    cast, off, section, django_assert_max_num_queries, django_assert_num_queries
):
    outcome = draft_of(cast)
    client = cast.reporter.client
    off("city")
    client.get(page(outcome, section))
    with django_assert_max_num_queries(40) as one:
        client.get(page(outcome, section))
    off("level", "stage", "expected")
    with django_assert_num_queries(len(one)):
        client.get(page(outcome, section))
