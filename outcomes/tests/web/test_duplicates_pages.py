"""The pages on which possible duplicates are shown, compared, linked, merged and told apart."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from outcomes.enums import OutcomeState as S
from outcomes.models import NotTheSame, Outcome, OutcomeLink, OutcomeMerge
from outcomes.services.links import judge_not_the_same, link_outcomes
from outcomes.services.merging import merge_outcomes
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.records import complete_outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """Two outcomes of the round that tell of the same by-law."""
    return [
        complete_outcome(
            submitted=True, round=cast.round, author=author.person, title=f"Accra licenses vendors {n}"
        )
        for n, author in enumerate((cast.reporter, cast.colleague))
    ]


def without_years(text: str) -> str:
    return re.sub(r"\b\d{4}\b", "", text)


def compare_url(pair) -> str:
    return reverse("outcomes:compare", args=[pair[0].reference, pair[1].reference])


class TestWhileWriting:
    def test_a_new_outcome_is_compared_with_what_is_there(self, cast, pair):
        typed = {"title": pair[0].title, "language": "en"}
        body = {"what": pair[0].statement, "who": "Accra Metropolitan Assembly", "when_year": "2025"}
        address = reverse("outcomes:duplicate-find")
        assert cast.reporter.client.post(address, typed).status_code == 200
        answer = cast.reporter.client.post(address, body).content.decode()
        assert f"Possibly the same change as {pair[0].reference}" in answer
        assert "<html" not in answer

    def test_without_a_date_few_are_proposed_and_only_of_the_year_that_the_text_names(self, cast, pair):
        third = complete_outcome(submitted=True, round=cast.round, author=cast.reporter.person)
        address, text = reverse("outcomes:duplicate-find"), without_years(pair[0].statement)
        answer = cast.reporter.client.post(address, {"what": text}).content.decode()
        assert answer.count("<li>") == 2
        assert "Your text names" not in answer
        Outcome.objects.exclude(pk=third.pk).update(
            date_from=date(2016, 3, 1), date_to=date(2016, 3, 31), date_precision="month"
        )
        named = cast.reporter.client.post(address, {"what": f"{text} It was 2025."}).content.decode()
        assert "Your text names 2025" in named
        assert f"Possibly the same change as {third.reference}" in named
        assert pair[0].reference not in named

    def test_a_page_of_a_draft_is_compared_with_what_is_typed_there(self, cast, pair, light):
        mine = OutcomeFactory(round=cast.round, author=cast.reporter.person, statement="", title="Something")
        address = reverse("outcomes:edit-section", args=[mine.reference, "happened"])
        page = cast.reporter.client.get(address)
        assert reverse("outcomes:duplicate-find") in page.content.decode()
        light(page)
        body = {
            "reference": mine.reference,
            "section": "happened",
            "language": "en",
            "title": "Accra licenses",
        }
        body |= {"statement": pair[0].statement}
        answer = cast.reporter.client.post(reverse("outcomes:duplicate-find"), body)
        assert pair[0].reference in answer.content.decode()
        assert Outcome.objects.get(pk=mine.pk).statement == "", "nothing is saved"

    @pytest.mark.parametrize("body", [{"section": "happened"}, {"section": "sources"}])
    def test_of_a_record_that_is_hidden_nothing_is_told(self, cast, body):
        hidden = OutcomeFactory(round=cast.other_round)
        body = body | {"reference": hidden.reference}
        assert cast.reporter.client.post(reverse("outcomes:duplicate-find"), body).status_code == 404

    def test_hostile_text_is_answered(self, cast):
        body = {"what": "<script>alert(1)</script> " * 50 + "\x00\u202e", "when_year": "99999"}
        answer = cast.reporter.client.post(reverse("outcomes:duplicate-find"), body)
        assert answer.status_code == 200
        assert b"<script" not in answer.content

    def test_the_check_page_shows_them_without_a_script(self, cast, pair):
        mine = complete_outcome(round=cast.round, author=cast.reporter.person)
        page = cast.reporter.client.get(reverse("outcomes:check", args=[mine.reference]))
        assert f"Possibly the same change as {pair[1].reference}" in page.content.decode()


class TestComparing:
    def test_both_are_shown_answer_by_answer_with_the_reasons(self, cast, pair):
        page = cast.reviewer.client.get(compare_url(pair)).content.decode()
        for each in pair:
            assert each.title in page
        assert "Possibly the same change." in page
        assert "same time, as far as it is known" in page.lower()

    def test_linking_in_either_direction(self, cast, pair):
        body = {"do": "link", "kind": "led_to-inverse", "note": "The second came first."}
        answer = cast.reporter.client.post(compare_url(pair), body)
        assert answer.status_code == 302
        link = OutcomeLink.objects.get()
        assert (link.outcome, link.other) == (pair[1], pair[0])

    def test_merging_by_a_reviewer(self, cast, pair):
        body = {"do": "merge", "keep": pair[1].reference, "reason": "Both tell of March."}
        answer = cast.reviewer.client.post(compare_url(pair), body)
        assert answer.url == reverse("outcomes:detail", args=[pair[1].reference])
        page = cast.reviewer.client.get(answer.url).content.decode()
        assert "Also reported by" in page
        assert "Rosa Reporter" in page
        assert Outcome.objects.get(pk=pair[0].pk).state == S.SET_ASIDE

    def test_a_contributor_is_refused_and_keeps_the_reason(self, cast, pair):
        body = {"do": "merge", "keep": pair[1].reference, "reason": "Both tell of March."}
        answer = cast.reporter.client.post(compare_url(pair), body)
        assert answer.status_code == 403
        assert not OutcomeMerge.objects.exists()

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ({"do": "merge"}, "Choose the one that is kept."),
            ({"do": "merge", "keep": "OH-0000", "reason": "x"}, "Choose one of the two."),
            ({"do": "link"}, "Say how the two belong together."),
            ({"do": "link", "kind": "made"}, "Choose one of these ways."),
            ({"do": "not-same", "why": "x" * 2000}, "at most 1,000"),
        ],
    )
    def test_bad_input_is_told_at_its_field(self, cast, pair, body, words):
        answer = cast.reviewer.client.post(compare_url(pair), body)
        assert answer.status_code == 200
        assert words in answer.content.decode()

    def test_an_unknown_deed_or_a_hidden_record_is_not_found(self, cast, pair):
        hidden = OutcomeFactory(round=cast.other_round)
        assert cast.reviewer.client.post(compare_url(pair), {"do": "shred"}).status_code == 404
        assert cast.reviewer.client.get(compare_url([pair[0], hidden])).status_code == 404
        assert cast.reviewer.client.get(compare_url([pair[0], pair[0]])).status_code == 404

    def test_not_the_same_is_remembered_with_who_and_why(self, cast, pair):
        cast.reviewer.client.post(compare_url(pair), {"do": "not-same", "why": "Two markets."})
        assert NotTheSame.objects.get().by == cast.reviewer.person
        page = cast.reviewer.client.get(compare_url(pair)).content.decode()
        assert "Rita Reviewer" in page
        assert "Two markets." in page
        found = cast.reviewer.client.get(
            reverse("outcomes:duplicates", args=[pair[0].reference]), headers={"HX-Request": "true"}
        )
        assert pair[1].reference not in found.content.decode()

    def test_that_two_are_not_the_same_can_be_taken_back(self, cast, pair):
        judge_not_the_same(outcome=pair[0], other=pair[1], by=cast.reviewer.principal)
        list_page = cast.reviewer.client.get(reverse("outcomes:duplicates", args=[pair[0].reference])).text
        assert "Found not to be the same" in list_page
        assert compare_url(pair) in list_page
        assert 'value="maybe-same"' in cast.reviewer.client.get(compare_url(pair)).text
        body = {"do": "maybe-same", "again": "One market."}
        long = cast.reviewer.client.post(compare_url(pair), body | {"again": "x" * 1001})
        assert "x" * 1001 in long.text
        assert cast.coder.client.post(compare_url(pair), body).status_code == 403
        for _click in range(2):
            assert cast.reviewer.client.post(compare_url(pair), body).url == compare_url(pair)
        assert not NotTheSame.objects.exists()


class TestOnTheRecord:
    def test_the_page_of_possible_duplicates_leads_to_comparing(self, cast, pair):
        address = reverse("outcomes:duplicates", args=[pair[0].reference])
        page = cast.reviewer.client.get(address).content.decode()
        assert compare_url(pair) in page
        part = cast.reviewer.client.get(address, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in part
        assert compare_url(pair) in part

    def test_another_outcome_is_chosen_by_its_reference(self, cast, pair):
        address = reverse("outcomes:duplicates", args=[pair[0].reference])
        assert cast.reviewer.client.get(address, {"other": pair[1].reference.lower()}).url == compare_url(
            pair
        )
        refused = cast.reviewer.client.get(address, {"other": pair[0].reference}).content.decode()
        assert "There is no other outcome" in refused

    def test_links_are_shown_from_both_sides_and_taken_off_with_a_reason(self, cast, pair):
        link_outcomes(outcome=pair[0], other=pair[1], kind="led_to", by=cast.reviewer.principal)
        page = cast.reader.client.get(reverse("outcomes:detail", args=[pair[1].reference]))
        assert page.status_code == 404, "a reader does not read what waits"
        page = cast.coder.client.get(reverse("outcomes:detail", args=[pair[1].reference])).content.decode()
        assert "Followed from" in page
        remove = reverse(
            "outcomes:link-remove", args=[pair[1].reference, pair[0].reference, "led_to-inverse"]
        )
        assert remove not in page
        assert cast.coder.client.get(remove).status_code == 403
        assert cast.reviewer.client.get(remove).status_code == 200
        assert cast.reviewer.client.post(remove, {"why": "A mistake."}).status_code == 302
        assert cast.reviewer.client.post(remove, {"why": "A mistake."}).status_code == 404

    def test_undoing_a_merge_asks_why_and_a_second_click_does_no_harm(self, cast, pair):
        merge_outcomes(kept=pair[0], merged=pair[1], reason="Same.", by=cast.reviewer.principal)
        address = reverse("outcomes:merge-undo", args=[pair[1].reference])
        assert (
            address
            in cast.reviewer.client.get(reverse("outcomes:detail", args=[pair[0].reference])).content.decode()
        )
        assert b"Same." in cast.reviewer.client.get(address).content
        assert cast.reviewer.client.post(address, {"reason": ""}).status_code == 200
        for _click in range(2):
            assert cast.reviewer.client.post(address, {"reason": "Two."}).status_code == 302
        assert Outcome.objects.get(pk=pair[1].pk).state == S.SUBMITTED

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_record_with_reports_and_links_takes_the_same_queries(
        self, cast, django_assert_num_queries, number
    ):
        kept = complete_outcome(accepted=True, round=cast.round)
        for _ in range(number):
            other = complete_outcome(accepted=True, round=cast.round)
            merge_outcomes(kept=kept, merged=other, reason="Same.", by=cast.reviewer.principal)
            link_outcomes(
                outcome=kept,
                other=OutcomeFactory(accepted=True, round=cast.round),
                kind="continues",
                by=cast.reviewer.principal,
            )
        client = cast.reviewer.client
        address = reverse("outcomes:detail", args=[kept.reference])
        with django_assert_num_queries(41):
            client.get(address)
