"""Changing a code: what it would do is seen first, then it is carried out, finished by hand, and undone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.models import Code
from outcomes.models import Outcome, Recoding
from outcomes.tests.factories import OutcomeFactory

pytestmark = pytest.mark.django_db


def code(dimension: str, key: str) -> Code:
    return Code.objects.get(dimension=dimension, key=key)


def page_of(key: str, kind: str) -> str:
    return reverse("rounds:recoding-new", args=["change_type", key, kind])


@pytest.fixture
def policies(cast) -> list[Outcome]:
    levels = [code("level", key) for key in ("city", "national", "global")]
    policy = code("change_type", "policy")
    return [
        OutcomeFactory(round=cast.round, accepted=True, change_type=policy, level=each) for each in levels
    ]


def test_a_split_is_looked_at_carried_out_finished_by_hand_and_undone(cast, policies):
    client = cast.administrator.client
    answers = {
        "version": 1,
        "why": "Two things under one name.",
        "target_1": "agenda",
        "when_1": code("level", "city").pk,
        "target_2": "practice",
        "when_2": code("level", "national").pk,
    }
    look = client.post(page_of("policy", "split"), answers | {"do": "look"}).text
    assert "2 outcomes change by rule." in look
    assert "1 outcome needs a person." in look
    assert not Recoding.objects.exists()
    done = client.post(page_of("policy", "split"), answers | {"do": "carry_out"}, follow=True).text
    assert "Done. 2 outcomes were changed." in done
    assert policies[2].title in done
    place = reverse("rounds:recoding-detail", args=[Recoding.objects.get().reference])
    assert "Choose a code." in client.post(place, {"outcome": policies[2].reference}, follow=True).text
    client.post(place, {"outcome": policies[2].reference, "target": "agenda"})
    assert Outcome.objects.get(pk=policies[2].pk).change_type.key == "agenda"
    assert "Split into several codes" in client.get(reverse("rounds:recoding-list")).text
    undone = client.post(f"{place}undo/", follow=True).text
    assert "Undone. 3 outcomes have their code again." in undone
    assert {each.change_type.key for each in Outcome.objects.all()} == {"policy"}


def test_what_is_missing_is_said_and_nothing_happens(cast, policies):
    page = cast.administrator.client.post(page_of("policy", "merge"), {"version": 1, "do": "carry_out"})
    assert "Choose the code into which it is merged." in page.text
    assert "Write why." in page.text
    assert not Recoding.objects.exists()


def test_a_code_changed_meanwhile_is_not_changed_again(cast, policies):
    Code.objects.filter(dimension="change_type", key="policy").update(version=4)
    answers = {"version": 1, "why": "x", "into": "practice", "do": "carry_out"}
    page = cast.administrator.client.post(page_of("policy", "merge"), answers)
    assert "Somebody else changed this meanwhile" in page.text
    assert not Recoding.objects.exists()


@pytest.mark.parametrize("kind", ["rename", "merge", "split", "move", "retire"])
def test_each_kind_has_its_page_and_others_are_not_found(cast, kind):
    client = cast.administrator.client
    page = client.get(page_of("policy", kind))
    assert page.text.count("<h1") == 1
    assert "See what it would do" in page.text
    assert client.get(page_of("policy", "burn")).status_code == 404
    assert client.get(page_of("nothing", kind)).status_code == 404


@pytest.mark.parametrize("who", ["lead", "reviewer", "coder"])
def test_others_change_no_code(cast, policies, who):
    client = getattr(cast, who).client
    answers = {"version": 1, "why": "x", "into": "practice", "do": "carry_out"}
    assert client.post(page_of("policy", "merge"), answers).status_code == 403
    assert not Recoding.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_changes_are_listed_in_as_many_queries_for_one_as_for_three(cast, django_assert_num_queries, number):
    client = cast.administrator.client
    for key in ("agenda", "action", "activity")[:number]:
        client.post(page_of(key, "retire"), {"version": 1, "why": "Unused.", "do": "carry_out"})
    assert Recoding.objects.count() == number
    with django_assert_num_queries(CHANGES_QUERIES):
        client.get(reverse("rounds:recoding-list"))


CHANGES_QUERIES = 8
