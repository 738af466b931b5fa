"""The pages of a selection: what is chosen stays on the page, what is seen is what is drawn."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from outcomes.models import Outcome, SelectedOutcome, Selection
from outcomes.tests.factories import OutcomeFactory, SelectedOutcomeFactory
from outcomes.tests.hostile import CORPUS, prints_as_text

LIST = reverse("rounds:selections", args=["here"])
PLAN = reverse("rounds:selection", args=["here", 1])
HAND = reverse("rounds:selection-hand", args=["here", 1])
DRAW = reverse("rounds:selection-draw", args=["here", 1])


@pytest.fixture
def accepted(cast) -> list[Outcome]:
    """Six accepted outcomes of the round."""
    return [
        OutcomeFactory(
            reference=f"OH-{number:04d}",
            title=f"Change number {number}",
            round=cast.round,
            author=cast.reporter.person,
            accepted=True,
        )
        for number in range(6)
    ]


@pytest.fixture
def client(cast):
    """The lead of the round, who has begun to plan."""
    client = cast.lead.client
    client.post(reverse("rounds:selection-new", args=["here"]))
    return client


def saved(client, **said):
    """Save a plan on top of what is there now."""
    selection = Selection.objects.get(number=1)
    return client.post(PLAN, {"version": selection.version, "seed": "2024"} | said)


def seen_on(client) -> str:
    return re.search(r'name="seen" value="([0-9a-f]+)"', client.get(PLAN).content.decode())[1]


def test_from_the_empty_page_to_a_frozen_draw(cast, accepted, client):
    assert "6 outcomes of this round are accepted" in client.get(LIST).content.decode()
    page = saved(client, lot="number", lot_amount="3")
    assert page.status_code == 302
    shown = client.get(PLAN).content.decode()
    assert "This draws 3 outcomes of 6" in shown
    assert "(optional)" not in shown.split("How many, or how many per cent?")[1].split("</label>")[0]
    assert "3 by lot" in shown
    assert not SelectedOutcome.objects.exists()
    drawn = client.post(DRAW, {"seen": seen_on(client)}, follow=True).content.decode()
    assert "3 outcomes are drawn and frozen." in drawn
    assert "the same outcomes are drawn" in drawn
    assert (
        f'href="{reverse("rounds:asking", args=[Selection.objects.get().round.reference])}">Ask people'
        in drawn
    )
    assert [row.outcome.reference for row in SelectedOutcome.objects.order_by("place")] == [
        "OH-0000",
        "OH-0003",
        "OH-0005",
    ]
    again = client.post(DRAW, {"seen": "x"}, follow=True)
    assert again.status_code == 200
    assert SelectedOutcome.objects.count() == 3


def test_without_an_amount_the_field_says_so_and_the_rest_stays(accepted, client):
    page = saved(client, lot="percent", stratum="region", stratum_how="each", seed="a seed of mine")
    shown = page.content.decode()
    assert page.status_code == 200
    assert shown.count("Write how many.") >= 2
    assert 'value="a seed of mine"' in shown
    assert Selection.objects.get().rules == []


@pytest.mark.parametrize(
    "said",
    [
        {"lot": "percent", "lot_amount": "101"},
        {"lot": "number", "lot_amount": "-1"},
        {"lot": "number", "lot_amount": "1e9"},
        {"lot": "everything"},
        {"stratum": "shoe size", "stratum_amount": "1"},
        {"marks": "sad"},
        {"seed": ""},
        {"seed": "x" * 41},
        {"version": "-1"},
        {"version": "many"},
    ],
)
def test_what_cannot_be_is_refused_at_its_field(accepted, client, said):
    page = saved(client, **said)
    assert page.status_code == 200
    assert "Error:" in page.content.decode()
    assert Selection.objects.get().version == 1


def test_a_plan_changed_by_somebody_else_keeps_what_was_chosen_here(accepted, client):
    saved(client, everything="on")
    page = client.post(PLAN, {"version": 1, "seed": "mine", "marks": "negative"})
    assert page.status_code == 409
    shown = page.content.decode()
    assert 'value="mine"' in shown
    assert Selection.objects.get().rules == [{"rule": "everything"}]
    version = re.search(r'name="version" value="(\d+)"', shown)[1]
    assert client.post(PLAN, {"version": version, "seed": "mine", "marks": "negative"}).status_code == 302


def test_other_outcomes_than_those_seen_are_not_drawn(cast, accepted, client):
    saved(client, everything="on")
    seen = seen_on(client)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    page = client.post(DRAW, {"seen": seen}, follow=True).content.decode()
    assert "Other outcomes would be drawn now" in page
    assert not SelectedOutcome.objects.exists()


def test_chosen_by_hand_with_a_reason_and_taken_off_again(accepted, client):
    version = Selection.objects.get().version
    missing = client.post(HAND, {"version": version, "references": ["OH-0002"], "do": "choose"})
    assert "Write in a sentence why you choose them." in missing.content.decode()
    assert re.search(r'value="OH-0002"[^>]*checked', missing.content.decode())
    client.post(HAND, {"version": version, "references": ["OH-0002"], "reason": "It is denied."})
    shown = client.get(PLAN).content.decode()
    assert "It is denied." in shown
    assert "by hand: It is denied." in shown
    client.post(reverse("rounds:selection-choice-drop", args=["here", 1, "OH-0002"]))
    assert Selection.objects.get().rules == []


def test_what_is_to_be_quoted_has_a_rule_of_its_own(accepted, client):
    version = Selection.objects.get().version
    client.post(HAND, {"version": version, "references": ["OH-0001", "OH-0004"], "do": "quote"})
    shown = client.get(PLAN).content.decode()
    assert "Every outcome that a report is going to quote (2)" in shown
    client.post(reverse("rounds:quote-drop", args=["here", "OH-0001"]))
    assert "Every outcome that a report is going to quote (1)" in client.get(PLAN).content.decode()


def test_outcomes_are_found_by_a_word(accepted, client):
    page = client.get(HAND, {"q": "number 4"}).content.decode()
    assert "OH-0004" in page
    assert "OH-0001" not in page


def test_an_outcome_of_another_round_is_not_chosen(cast, accepted, client):
    other = OutcomeFactory(round=cast.other_round, accepted=True)
    page = client.post(HAND, {"version": 1, "references": [other.reference], "reason": "Mine."})
    assert "no longer listed" in page.content.decode()
    assert Selection.objects.get().rules == []


def test_a_reopened_choice_is_shown_and_nothing_can_be_drawn_before_it_is_off(accepted, client):
    client.post(HAND, {"version": 1, "references": ["OH-0002"], "reason": "It is denied."})
    Outcome.objects.filter(reference="OH-0002").update(state="submitted")
    shown = client.get(PLAN).content.decode()
    assert "It is not accepted any more." in shown
    assert 'name="seen"' not in shown


def test_a_plan_is_given_up(accepted, client):
    client.post(reverse("rounds:selection-drop", args=["here", 1]))
    assert not Selection.objects.exists()
    assert client.get(PLAN).status_code == 404


def test_the_reserve_stands_in_by_one_press(accepted, client):
    saved(client, lot="number", lot_amount="3")
    client.post(DRAW, {"seen": seen_on(client)})
    address = reverse("rounds:selection-reserve", args=["here", 1, "OH-0003"])
    page = client.post(address, follow=True).content.decode()
    assert "OH-0001 stands in for OH-0003." in page
    assert "from the reserve, for OH-0003" in page
    assert "another one stands in" in page
    assert "already" in client.post(address, follow=True).content.decode()


@pytest.mark.parametrize("words", CORPUS[:12])
def test_hostile_words_are_printed_as_text(accepted, client, words):
    client.post(HAND, {"version": 1, "references": ["OH-0002"], "reason": words})
    assert prints_as_text(client.get(PLAN))


def test_withheld_words_are_masked_in_titles_and_reasons(cast, accepted, client):
    outcome = accepted[2]
    Outcome.objects.filter(pk=outcome.pk).update(
        title="Efua Asante is heard", withheld=[["Efua Asante", "name"]]
    )
    client.post(HAND, {"version": 1, "references": ["OH-0002"], "reason": "Efua Asante asked us."})
    assert "Efua" not in client.get(PLAN).content.decode()
    client.post(DRAW, {"seen": seen_on(client)})
    assert "Efua" not in client.get(PLAN).content.decode()
    assert "Efua" not in client.get(HAND).content.decode()


def test_a_page_of_three_costs_as_much_as_one_of_one(cast, client, django_assert_num_queries):
    def more():
        outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
        SelectedOutcomeFactory(outcome=outcome, selection__number=50 + outcome.pk)

    saved(client, everything="on")
    more()
    client.get(PLAN)
    with django_assert_num_queries(21):
        client.get(PLAN)
    more()
    more()
    with django_assert_num_queries(21):
        client.get(PLAN)
    with django_assert_num_queries(10):
        client.get(LIST)
