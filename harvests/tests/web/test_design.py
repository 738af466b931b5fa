"""The page of a round's design, the form of each part, copying, and the sheet for printing."""

from __future__ import annotations

import gzip
import re

import pytest

from harvests.design_parts import PARTS
from harvests.enums import MethodStep, Need
from harvests.forms.design import DESIGN_FORMS
from harvests.models import HarvestQuestion, HarvestRound, RoundDesign, RoundField
from harvests.queries.design import design_of
from harvests.services.design import save_part
from harvests.tests.factories import (
    CodebookVersionFactory,
    HarvestQuestionFactory,
    HarvestRoundFactory,
    IntendedUseFactory,
    RoundDesignFactory,
    RoundFieldFactory,
    RoundStepFactory,
    TeamMemberFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.kernel.typed_text import mark_of

PAGE = "/rounds/here/design/"
BECAUSE = {"reason": "The team agreed on it."}


def text_of(response) -> str:
    return response.content.decode()


def part_page(part: str) -> str:
    return f"{PAGE}{part}/"


def filled(response) -> dict:
    """Return what the form of a page would post if nothing was changed."""
    form = response.context["form"]
    return {name: value for name in form.fields if (value := form[name].value()) is not None}


@pytest.fixture
def planned(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state="planned")
    cast.round.refresh_from_db()
    return cast.round


class TestReading:
    @pytest.mark.parametrize(
        "name", ["reporter", "reviewer", "lead", "coder", "reader", "administrator", "outsider"]
    )
    def test_everybody_reads_the_design_of_a_planned_round(self, cast, planned, name):
        HarvestQuestionFactory(round=planned, text="Which by-laws changed?")
        text = text_of(getattr(cast, name).client.get(PAGE))
        assert "Which by-laws changed?" in text
        assert ("design/questions/" in text) == (name == "lead")
        assert ("It is still being planned, so it can change." in text) == (name != "lead")

    def test_a_lead_sees_what_is_still_to_be_written(self, cast, planned):
        text = text_of(cast.lead.client.get(PAGE))
        assert "0 of 4 parts are written." in text
        assert f'href="{part_page("purpose")}">Go on with: What it is for' in text
        assert "No question is written yet." in text

    def test_the_groups_say_what_is_asked_when(self, cast):
        RoundFieldFactory(round=cast.round, name="city", need=Need.OFF)
        RoundFieldFactory(round=cast.round, name="level", need=Need.SUBMIT)
        groups = {str(each.title): [str(label) for label in each.labels] for each in _asked(cast)}
        assert groups["Not asked in this round"] == ["City or place"]
        assert "Level" in groups["Needed before you send a text"]
        assert "What others contributed" not in str(groups)

    def test_it_says_which_codebook_the_round_is_coded_with(self, cast):
        text = text_of(cast.lead.client.get(PAGE))
        assert "No version is chosen yet." in text
        assert 'href="/rounds/here/coding/plan/"' in text
        assert "/coding/plan/" not in text_of(cast.reporter.client.get(PAGE))
        book = CodebookVersionFactory()
        HarvestRound.objects.filter(pk=cast.round.pk).update(codebook=book)
        text = text_of(cast.reporter.client.get(PAGE))
        address = f"/rounds/codebook/versions/{book.number}/"
        assert re.search(f'href="{address}">Version {book.number}, published on', text)
        assert cast.reporter.client.get(address).status_code == 200

    def test_decisions_stand_with_old_new_and_reason(self, cast):
        client = cast.lead.client
        form = filled(client.get(part_page("fields")))
        client.post(part_page("fields"), form | {"need-city": "off"} | BECAUSE)
        text = text_of(cast.reporter.client.get(PAGE))
        assert "The team agreed on it." in text
        assert re.search(r"City or place</dt><dd><del>.*Optional</del> <ins>.*Not asked</ins>", text)

    def test_what_was_written_while_planning_is_no_decision(self, cast, planned):
        cast.lead.client.post(part_page("purpose"), {"purpose": "Learning."})
        HarvestRound.objects.update(state="open")
        assert "Nothing was changed since the round opened." in text_of(cast.reporter.client.get(PAGE))

    def test_a_closed_round_offers_only_the_hours(self, cast):
        HarvestRound.objects.update(state="closed")
        text = text_of(cast.lead.client.get(PAGE))
        assert re.findall(r'href="[^"]*/design/([a-z]+)/"', text) == ["print", "spent"]
        assert "This round is closed" in text_of(cast.lead.client.get(part_page("purpose")))

    def test_the_sheet_for_printing_has_no_links_to_change_and_names_the_team(self, cast):
        RoundDesignFactory(round=cast.round, purpose="To learn.")
        text = text_of(cast.lead.client.get(f"{PAGE}print/"))
        assert "To learn." in text
        assert "Rosa Reporter" in text
        assert "/design/purpose/" not in text
        assert "/edit/" not in text

    def test_the_round_page_leads_to_it(self, cast):
        assert f'href="{PAGE}"' in text_of(cast.outsider.client.get("/rounds/here/"))

    @pytest.mark.parametrize("address", ["", "print/"])
    def test_the_pages_ask_the_same_number_of_queries_for_one_and_for_three(
        self, cast, django_assert_num_queries, address
    ):
        client = cast.lead.client
        client.get(f"{PAGE}{address}")
        HarvestQuestionFactory(round=cast.round)
        with django_assert_num_queries(QUERIES[address]):
            client.get(f"{PAGE}{address}")
        for number in (1, 2, 3):
            HarvestQuestionFactory(round=cast.round, slot=number + 1, place=number + 1)
            IntendedUseFactory(round=cast.round, slot=number)
            TeamMemberFactory(round=cast.round)
        for name in ("city", "level", "stage"):
            RoundFieldFactory(round=cast.round, name=name)
        for step in MethodStep:
            RoundStepFactory(round=cast.round, step=step)
        with django_assert_num_queries(QUERIES[address]):
            client.get(f"{PAGE}{address}")


QUERIES = {"": 13, "print/": 15}


def _asked(cast):
    return cast.reporter.client.get(PAGE).context["asked"]


class TestWriting:
    @pytest.mark.parametrize("part", PARTS)
    def test_every_part_has_a_light_form_that_saves_what_it_shows(self, cast, planned, part):
        client = cast.lead.client
        response = client.get(part_page(part))
        assert text_of(response).count("<h1") == 1
        assert len(gzip.compress(response.content)) <= 6_000
        typed = filled(response) | SOMETHING[part]
        saved = client.post(part_page(part), typed)
        assert (saved.status_code, saved.url) == (302, f"{PAGE}#{part}")
        answers = design_of(planned).answers
        assert all(str(answers[name]) == value for name, value in SOMETHING[part].items())

    @pytest.mark.parametrize(
        ("part", "wrong", "field", "sentence"),
        [
            ("questions", {"question-1": " "}, "question-1", "Write at least one question."),
            ("questions", {"question-1": "x" * 301}, "question-1", "at most 300 characters"),
            ("purpose", {"use-2": "Decides."}, "who-2", "Say who will use it for this."),
            ("fields", {"need-significance": "off"}, "need-significance", "Select a valid choice."),
            (
                "texts",
                {"least-statement": "60", "most-statement": "20"},
                "most-statement",
                "This is less than 60",
            ),
            ("texts", {"languages": []}, "languages", "Choose at least one of the languages."),
            ("texts", {"most-statement": "many"}, "most-statement", "Write a number, or leave it empty."),
            ("substantiation", {"substantiation_number": "0"}, "substantiation_number", "Write 1 or more."),
            (
                "calendar",
                {"sources-from": "2025-05-02", "sources-until": "2025-05-01"},
                "sources-until",
                "This is before the step begins.",
            ),
            ("calendar", {"use-from": "2025-02-30"}, "use-from", "Give a day that exists"),
            ("calendar", {"use-hours": "-1"}, "use-hours", "Write 0 or more."),
            ("spent", {"use-spent": "1.25"}, "use-spent", "no more than 1 decimal place"),
        ],
    )
    def test_what_is_wrong_stands_in_the_summary_and_at_the_field(
        self, cast, planned, part, wrong, field, sentence
    ):
        client = cast.lead.client
        response = client.post(part_page(part), filled(client.get(part_page(part))) | wrong)
        text = text_of(response)
        assert response.status_code == 200
        assert "<title>Error: " in text
        assert f'href="#id_{field}"' in text
        assert text.count(sentence) == 2
        assert not RoundDesign.objects.exists()

    def test_everything_that_is_wrong_is_said_at_once_and_names_its_step(self, cast, planned):
        client = cast.lead.client
        wrong = {"sources-from": "2025-05-02", "sources-until": "2025-05-01", "use-hours": "-3"}
        text = text_of(client.post(part_page("calendar"), filled(client.get(part_page("calendar"))) | wrong))
        assert "Support use: hours planned – Write 0 or more." in text
        assert "Engage the sources: until – This is before the step begins." in text

    def test_past_planning_the_reason_is_asked_for_and_the_text_stays(self, cast):
        client = cast.lead.client
        typed = filled(client.get(part_page("questions"))) | {"question-1": "What changed for vendors?"}
        text = text_of(client.post(part_page("questions"), typed))
        assert 'href="#id_reason"' in text
        assert "What changed for vendors?" in text
        assert not HarvestQuestion.objects.exists()
        assert client.post(part_page("questions"), typed | BECAUSE).status_code == 302
        assert HarvestQuestion.objects.get().text == "What changed for vendors?"

    def test_a_planned_round_and_the_hours_it_took_ask_for_no_reason(self, cast, planned):
        client = cast.lead.client
        assert 'name="reason"' not in text_of(client.get(part_page("fields")))
        HarvestRound.objects.update(state="reviewing")
        assert 'name="reason"' in text_of(client.get(part_page("fields")))
        assert 'name="reason"' not in text_of(client.get(part_page("spent")))

    @pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
    def test_others_do_not_write_it(self, cast, planned, name):
        client = getattr(cast, name).client
        assert client.get(part_page("purpose")).status_code == 403
        assert client.post(part_page("purpose"), {"purpose": "Mine"}).status_code == 403
        assert not RoundDesign.objects.exists()

    def test_a_part_that_is_not_there_is_not_found(self, cast):
        assert cast.lead.client.get(part_page("budget")).status_code == 404

    def test_what_was_typed_survives_the_end_of_the_session(self, cast, planned, client):
        typed = {"purpose": "Long thought over", "typed_by": mark_of(cast.lead.person.pk)}
        assert "login" in client.post(part_page("purpose"), typed).url
        client.force_login(cast.lead.person)
        text = text_of(client.get(part_page("purpose")))
        assert "Long thought over" in text
        assert "It is not saved yet." in text

    def test_questions_change_places(self, cast, planned):
        client = cast.lead.client
        for slot, words in enumerate(("A?", "B?", "C?"), start=1):
            HarvestQuestionFactory(round=planned, slot=slot, place=slot, text=words)
        typed = filled(client.get(part_page("questions")))
        client.post(part_page("questions"), typed | {"place-3": "1", "place-1": "2", "place-2": "3"})
        assert list(HarvestQuestion.objects.values_list("text", flat=True)) == ["C?", "A?", "B?"]


SOMETHING = {
    "purpose": {"purpose": "To learn.", "who-1": "The board", "use-1": "Decides."},
    "questions": {"question-1": "Which by-laws changed?", "question-7": "What was negative?"},
    "fields": {"need-city": "off", "need-level": "submit"},
    "texts": {"least-statement": "20", "most-statement": "60"},
    "substantiation": {"substantiation_who": "Officials", "substantiation_number": "2"},
    "calendar": {"sources-from": "2025-05-01", "sources-until": "2025-05-31", "sources-hours": "12.5"},
    "spent": {"sources-spent": "14.0"},
}


class TestTwoPeople:
    @pytest.fixture
    def overtaken(self, cast, planned):
        """Return a browser and what was typed there before somebody else saved the same part."""
        client = cast.lead.client
        typed = filled(client.get(part_page("purpose"))) | {"purpose": "My purpose", "who-1": "My board"}
        other = UserFactory(name="Other Lead", roles=(Role.LEAD,))
        TeamMemberFactory(round=planned, person=other, role=Role.LEAD)
        save_part(
            harvest_round=planned,
            part="purpose",
            answers={"purpose": "Their purpose", "use-2": "Their use", "who-2": "Their donor"},
            marks=typed["version"],
            by=_principal(other),
        )
        return client, typed

    def test_both_texts_are_shown_and_one_is_chosen(self, overtaken, planned):
        client, typed = overtaken
        conflict = client.post(part_page("purpose"), typed)
        assert conflict.status_code == 409
        text = text_of(conflict)
        assert "My purpose" in text
        assert "Their purpose" in text
        assert " checked" not in text
        carried = _hidden_fields(text)
        undecided = client.post(part_page("purpose"), carried)
        assert undecided.status_code == 409
        assert "Purpose – choose which one stays." in text_of(undecided)
        decided = client.post(part_page("purpose"), carried | {"purpose-choice": "theirs"})
        assert decided.status_code == 302
        answers = design_of(planned).answers
        assert (answers["purpose"], answers["who-1"], answers["who-2"]) == (
            "Their purpose",
            "My board",
            "Their donor",
        )

    def test_ones_own_text_can_stay(self, overtaken, planned):
        client, typed = overtaken
        carried = _hidden_fields(text_of(client.post(part_page("purpose"), typed)))
        client.post(part_page("purpose"), carried | {"purpose-choice": "mine"})
        answers = design_of(planned).answers
        assert (answers["purpose"], answers["use-2"]) == ("My purpose", "Their use")

    def test_who_changed_other_answers_is_not_asked(self, overtaken, planned):
        client, typed = overtaken
        assert client.post(part_page("purpose"), typed | {"purpose": ""}).status_code == 302
        answers = design_of(planned).answers
        assert (answers["purpose"], answers["who-1"]) == ("Their purpose", "My board")


def _principal(person):
    from harvests.queries.teams import principal_for

    return principal_for(person)


def _hidden_fields(text: str) -> dict:
    """Return what the page of a conflict carries along."""
    form = text[text.index('<form method="post" action=""') :]
    found = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', form)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


class TestCopying:
    COPY = f"{PAGE}copy/"

    def test_the_design_of_an_earlier_round_is_copied_and_told(self, cast, planned):
        earlier = RoundDesignFactory(round__reference="2024", round__name="Harvest 2024").round
        HarvestQuestionFactory(round=earlier)
        response = cast.lead.client.post(self.COPY, {"source": "2024"}, follow=True)
        assert "Copied: What it is for, Harvest questions." in text_of(response)
        assert HarvestQuestion.objects.filter(round=planned).count() == 1
        again = cast.lead.client.post(self.COPY, {"source": "2024"}, follow=True)
        assert "Nothing was copied" in text_of(again)

    @pytest.mark.parametrize(
        ("answers", "sentence"),
        [({}, "Choose a round."), ({"source": "1999"}, "Choose a round from the list.")],
    )
    def test_what_is_wrong_is_said(self, cast, planned, answers, sentence):
        RoundDesignFactory()
        assert text_of(cast.lead.client.post(self.COPY, answers)).count(sentence) == 2

    def test_without_another_design_the_page_says_what_to_do(self, cast, planned):
        HarvestRoundFactory()
        assert "No other round has a design yet" in text_of(cast.lead.client.get(self.COPY))

    def test_an_open_round_takes_no_copy(self, cast):
        RoundDesignFactory(round__reference="2024")
        assert "This round is past planning" in text_of(cast.lead.client.get(self.COPY))
        cast.lead.client.post(self.COPY, {"source": "2024"})
        assert not RoundDesign.objects.filter(round=cast.round).exists()

    def test_others_do_not_copy(self, cast, planned):
        assert cast.reporter.client.get(self.COPY).status_code == 403


def test_a_get_never_writes(cast):
    for address in (PAGE, f"{PAGE}print/", f"{PAGE}copy/", *(part_page(part) for part in DESIGN_FORMS)):
        cast.lead.client.get(address)
    assert not RoundDesign.objects.exists()
    assert not RoundField.objects.exists()
