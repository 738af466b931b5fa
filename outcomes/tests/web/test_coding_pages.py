"""Pages of coding: what waits, one outcome after the other, and what the lead reads and settles."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from harvests.tests.factories import TeamMemberFactory
from outcomes.models import Coding, Consensus, Outcome, SettledCode, Vote
from outcomes.services.withheld import withhold_words
from outcomes.tests.coded_round import accepted, coded, planned, shared
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast):
    return TeamMemberFactory(round=cast.round, role=Role.CODER, person__name="Dora Coder").person


@pytest.fixture
def pair(cast, second) -> list[Outcome]:
    """Two outcomes that Cora and Dora both code."""
    outcomes = accepted(cast.round, cast.reporter.person, 2)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    return outcomes


def record_page(outcome: Outcome) -> str:
    return reverse("outcomes:coding-record", args=["here", outcome.reference])


def settle_page(outcome: Outcome) -> str:
    return reverse("rounds:coding-settle", args=["here", outcome.reference, "stage"])


def said(page: str, *words: str) -> bool:
    return all(word in page for word in words)


def test_a_coder_works_through_what_was_given_to_them(cast, pair):
    first, other = pair
    client = cast.coder.client
    assert "2 outcomes to code" in client.get("/coding/").text
    assert said(client.get("/coding/here/").text, first.title, other.title, "2 outcomes are left to code")
    page = client.get(record_page(first))
    assert said(page.text, first.statement, "1 of 2, 0 done", "Law, plan or budget adopted")
    assert "A promise in public or in writing, signed or announced." in page.text, "what belongs to a code"
    done = client.post(record_page(first), {"version": 1, "stage": "adopted", "do": "done"})
    assert done["Location"] == record_page(other)
    assert "1 of 2" in client.get(record_page(first)).text
    later = client.post(record_page(other), {"version": 1, "stage": "discourse", "do": "later"})
    assert later["Location"] == "/coding/here/"
    assert Coding.objects.get(outcome=other, coder=cast.coder.person).state == "open"


def test_what_is_missing_is_said_at_the_field_and_nothing_chosen_is_lost(cast, pair):
    page = cast.coder.client.post(
        record_page(pair[0]), {"version": 1, "stage": "~", "stage.unsure": "on", "do": "done"}
    )
    assert page.status_code == 200
    assert said(page.text, "There is a problem", "Stage: Write in a few words why.", 'href="#id_stage.note"')
    assert page.text.count("checked") >= 2
    assert page.text.count("<h1") == 1
    assert not Vote.objects.exists()


def test_nobody_sees_what_the_other_gave_before_consensus(cast, second, pair):
    """Neither on the pages of a coder, nor on the record, in lists, files or on the trail."""
    outcome = pair[0]
    coded(outcome, cast.coder.person, stage="enforcement")
    client = cast.administrator.client
    client.force_login(second)
    places = [
        "/coding/",
        "/coding/here/",
        record_page(outcome),
        reverse("outcomes:detail", args=[outcome.reference]),
        reverse("outcomes:list"),
        reverse("outcomes:tables"),
        "/trail/",
    ]
    for place in places:
        page = client.get(place).text
        assert "Cora Coder gave" not in page
        assert 'value="enforcement" checked' not in page, place
    for refused in ("rounds:coding", "rounds:coding-differences"):
        assert client.get(reverse(refused, args=["here"])).status_code == 403
    assert client.get(reverse("rounds:coding-votes", args=["here", "stage"])).status_code == 403
    assert not SettledCode.objects.exists()
    for entry in Entry.objects.filter(act__startswith="coding."):
        assert "enforcement" not in f"{entry.changes} {entry.reason}"


def test_withheld_words_are_masked_for_coders_and_restricted_outcomes_are_hidden(cast, second, pair):
    withhold_words(
        outcome=Outcome.objects.select_related("round", "author").get(pk=pair[0].pk),
        words="Accra Metropolitan Assembly",
        why="The officer asked for it.",
        by=cast.lead.principal,
    )
    assert "Accra Metropolitan Assembly" not in cast.coder.client.get(record_page(pair[0])).text
    hidden = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, restricted=True)
    Coding.objects.create(outcome=hidden, coder=cast.coder.person, given_by=cast.lead.person)
    assert cast.coder.client.get(record_page(hidden)).status_code == 404
    assert hidden.title not in cast.coder.client.get("/coding/here/").text


@pytest.mark.parametrize("who", ["reviewer", "reporter", "administrator", "reader", "outsider"])
def test_others_do_not_code(cast, pair, who):
    client = getattr(cast, who).client
    assert client.get("/coding/").status_code == 403
    assert client.post(record_page(pair[0]), {"version": 1, "stage": "adopted"}).status_code == 403
    assert not Vote.objects.exists()


def test_a_coding_that_is_not_ones_own_is_not_there(cast, second, pair):
    Coding.objects.filter(outcome=pair[0], coder=cast.coder.person).delete()
    assert cast.coder.client.get(record_page(pair[0])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_coder_s_pages_ask_the_database_as_often_for_one_as_for_three(
    cast, second, django_assert_num_queries, number
):
    outcomes = accepted(cast.round, cast.reporter.person, number)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    client = cast.coder.client
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/coding/here/")
    with django_assert_num_queries(RECORD_QUERIES):
        client.get(record_page(outcomes[0]))


def test_the_lead_plans_shares_out_and_sees_who_has_how_much(cast, second):
    accepted(cast.round, cast.reporter.person, 4)
    client = cast.lead.client
    assert "Nothing is planned yet" in client.get(reverse("rounds:coding", args=["here"])).text
    plan = {
        "book": "1",
        "twice": "all",
        "times": "2",
        "percent": "20",
        "seed": "2025",
        "version": "0",
        **{f"need.{key}": "off" for key in ("actor_type", "change_type", "level", "worker_group")},
        **{f"need.{key}": "off" for key in ("strategy", "degree", "goal")},
        "need.stage": "coding",
    }
    wrong = client.post(reverse("rounds:coding-plan", args=["here"]), plan | {"need.stage": "off"})
    assert "Choose at least one dimension" in wrong.text
    client.post(reverse("rounds:coding-plan", args=["here"]), plan)
    refused = client.post(reverse("rounds:coding-share", args=["here"]), {})
    assert "Tick at least one person." in refused.text
    people = [cast.coder.person.reference, second.reference]
    done = client.post(reverse("rounds:coding-share", args=["here"]), {"among": people}, follow=True)
    assert said(done.text, "4 given to Cora Coder.", "4 given to Dora Coder.")
    assert "0</strong> <span>of 4 outcomes" in done.text


def test_the_lead_reads_agreement_opens_what_is_behind_it_and_settles(cast, second, pair):
    first, other = pair
    coded(first, cast.coder.person, stage="adopted")
    coded(first, second, stage="commitment")
    coded(other, cast.coder.person, stage="adopted")
    coded(other, second, stage="adopted")
    client = cast.lead.client
    assert said(client.get(reverse("rounds:coding", args=["here"])).text, "differences to settle", "0.50")
    dimension = client.get(reverse("rounds:coding-dimension", args=["here", "stage"])).text
    assert said(dimension, "Cohen’s κ", "Krippendorff’s α, ordinal", "Which codes are taken for one another")
    cell = reverse("rounds:coding-votes", args=["here", "stage"]) + "?one=adopted&other=commitment"
    assert cell.replace("&", "&amp;") in dimension
    assert said(client.get(cell).text, first.title, "Cora Coder", "Dora Coder")
    assert other.title not in client.get(cell).text
    missing = client.post(settle_page(first), {"number": 0, "codes": "adopted", "why": ""})
    assert "Write why." in missing.text
    client.post(settle_page(first), {"number": 0, "codes": "adopted", "why": "The by-law is in force."})
    assert Consensus.objects.get().by == cast.lead.person
    settled = client.get(reverse("rounds:coding-differences", args=["here"]) + "?settled=1").text
    assert said(settled, "Lena Lead settled: Law, plan or budget adopted.", "The by-law is in force.")
    assert "0.50" in client.get(reverse("rounds:coding", args=["here"])).text, "agreement stays"


@pytest.mark.parametrize("number", [1, 3])
def test_differences_are_listed_in_as_many_queries_for_one_as_for_three(
    cast, second, django_assert_num_queries, number
):
    outcomes = accepted(cast.round, cast.reporter.person, number)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    for outcome in outcomes:
        coded(outcome, cast.coder.person, stage="adopted")
        coded(outcome, second, stage="commitment")
    client = cast.lead.client
    with django_assert_num_queries(DIFFERENCES_QUERIES):
        page = client.get(reverse("rounds:coding-differences", args=["here"])).text
    assert page.count("Dora Coder") == number
    cache.clear()
    with django_assert_num_queries(LEAD_QUERIES):
        client.get(reverse("rounds:coding", args=["here"]))
    with django_assert_num_queries(VOTES_QUERIES):
        client.get(reverse("rounds:coding-votes", args=["here", "stage"]) + "?one=adopted&other=commitment")


def test_the_figures_are_saved_as_files_and_that_is_noted(cast, second, pair):
    for outcome in pair:
        coded(outcome, cast.coder.person, stage="adopted")
        coded(outcome, second, stage="adopted")
    saved = cast.lead.client.post(reverse("rounds:coding-file", args=["here", "xlsx"]))
    assert b"".join(saved.streaming_content).startswith(b"PK")
    assert Entry.objects.filter(act="agreement.exported").count() == 1


LIST_QUERIES = 8
RECORD_QUERIES = 13
DIFFERENCES_QUERIES = 16
LEAD_QUERIES = 27
VOTES_QUERIES = 19


def hidden_in(page: str, name: str) -> str:
    """Return what a hidden field of a page would send."""
    return re.search(rf'name="{name}" value="(\d+)"', page)[1]


def test_of_two_windows_of_a_coder_the_later_one_is_told_and_goes_on(cast, pair):
    page, client = record_page(pair[0]), cast.coder.client
    client.post(page, {"version": 1, "stage": "discourse", "do": "later"})
    late = client.post(page, {"version": 1, "stage": "adopted", "stage.note": "Twice.", "do": "done"})
    assert late.status_code == 409
    assert said(late.text, "Somebody else changed this meanwhile", "Stage: Saved meanwhile:", "Twice.")
    again = {"version": hidden_in(late.text, "version"), "stage": "adopted", "do": "done"}
    assert client.post(page, again).status_code == 302
    assert Coding.objects.get(outcome=pair[0], coder=cast.coder.person).state == "done"


def test_of_two_windows_with_a_settlement_the_later_one_is_told_and_goes_on(cast, second, pair):
    first, client = pair[0], cast.lead.client
    coded(first, cast.coder.person, stage="adopted")
    coded(first, second, stage="commitment")
    client.post(settle_page(first), {"number": 0, "codes": "adopted", "why": "It is in force."})
    answer = {"codes": "commitment", "why": "It was only promised."}
    late = client.post(settle_page(first), answer | {"number": 0})
    assert late.status_code == 409
    assert said(late.text, "Somebody else settled this meanwhile", "It is in force.", "It was only promised.")
    client.post(settle_page(first), answer | {"number": hidden_in(late.text, "number")})
    assert Consensus.objects.get(is_current=True).why == "It was only promised."


def test_of_two_windows_with_the_plan_the_later_one_is_told_and_goes_on(cast, second):
    client, page = cast.lead.client, reverse("rounds:coding-plan", args=["here"])
    accepted(cast.round, cast.reporter.person, 1)
    plan = {"book": "1", "twice": "all", "times": "2", "percent": "20", "version": "0"}
    plan |= {
        f"need.{key}": "off"
        for key in ("actor_type", "change_type", "level", "worker_group", "strategy", "degree", "goal")
    }
    plan |= {"need.stage": "coding"}
    assert client.post(page, plan | {"seed": "first", "version": "7"}).status_code == 409
    assert client.post(page, plan | {"seed": "first"}).status_code == 302
    late = client.post(page, plan | {"seed": "second"})
    assert late.status_code == 409
    assert said(late.text, "Look again.", "Saved meanwhile: first", 'value="second"')
    again = plan | {"seed": "second", "version": hidden_in(late.text, "version")}
    assert said(client.post(page, again).text, "Write the reason. It stays with the round.")
    assert client.post(page, again | {"reason": "The first lot was too small."}).status_code == 302
