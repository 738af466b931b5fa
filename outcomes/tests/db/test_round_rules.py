"""What a round asks otherwise than the method holds at sending and accepting, and reaches back to nothing."""

from __future__ import annotations

import pytest

from harvests.enums import Need, RoundState
from harvests.models import HarvestRound
from harvests.record_fields import RECORD_FIELDS
from harvests.tests.factories import RoundDesignFactory, RoundFieldFactory
from outcomes.coach import Texts
from outcomes.coach_context import ask_of_record
from outcomes.completeness import (
    SECTIONS,
    Status,
    missing_for_accept,
    missing_for_submit,
    section_status,
    sections_of,
)
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.services.capture import save_section
from outcomes.services.review import take_step
from outcomes.tests.capture import draft_of, programme
from outcomes.tests.factories import OutcomeFactory, SourceFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.kernel.errors import Incomplete


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def rule(harvest_round: HarvestRound, name: str, need: Need, **words) -> None:
    RoundFieldFactory(round=harvest_round, name=name, need=need, **words)


def test_rounds_and_records_speak_of_the_same_answers():
    asked = {field.name: field.need for each in SECTIONS for field in each.fields}
    assert asked == {name: field.need for name, field in RECORD_FIELDS.items()}


def test_every_answer_that_a_round_can_need_says_what_to_do_while_it_is_missing():
    assert all(str(field.missing) for each in SECTIONS for field in each.fields)


def test_without_a_rule_the_method_asks(cast):
    outcome = fresh(draft_of(cast))
    assert sections_of(outcome) == SECTIONS


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("city", {"city": ""}),
        ("level", {"level": None}),
        ("stage", {"stage": None}),
        ("expected", {"expected": ""}),
    ],
)
def test_an_answer_needed_at_submit_keeps_a_text_from_being_sent(cast, name, empty):
    rule(cast.round, name, Need.SUBMIT)
    outcome = fresh(complete_outcome(round=cast.round, author=cast.reporter.person, **empty))
    assert list(missing_for_submit(outcome)) == [name]
    with pytest.raises(Incomplete) as refusal:
        take_step(outcome=outcome, step="submit", by=cast.reporter.principal)
    assert list(refusal.value.missing) == [name]


@pytest.mark.parametrize("name", ["evidence", "contribution_links", "worker_groups"])
def test_a_part_needed_at_accept_keeps_a_text_from_being_accepted(cast, name):
    rule(cast.round, name, Need.ACCEPT)
    outcome = fresh(complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True))
    getattr(outcome, name).all().delete() if name != "worker_groups" else outcome.worker_groups.clear()
    outcome = fresh(outcome)
    assert missing_for_submit(outcome) == {}
    assert list(missing_for_accept(outcome)) == [name]


def test_what_is_relaxed_or_not_asked_is_not_missing(cast):
    rule(cast.round, "significance", Need.OPTIONAL)
    rule(cast.round, "influence_route", Need.OFF)
    rule(cast.round, "sources", Need.ACCEPT)
    outcome = fresh(
        complete_outcome(
            round=cast.round,
            author=cast.reporter.person,
            submitted=True,
            significance="",
            influence_route="",
        )
    )
    assert missing_for_accept(outcome) == {}
    outcome.sources.all().delete()
    assert missing_for_submit(fresh(outcome)) == {}
    SourceFactory(outcome=outcome)
    accepted = take_step(outcome=fresh(outcome), step="accept", by=cast.reviewer.principal)
    assert accepted.state == S.ACCEPTED


def test_both_contributions_are_needed_at_the_same_moment(cast):
    rule(cast.round, "contribution_wiego", Need.SUBMIT)
    outcome = fresh(
        complete_outcome(
            round=cast.round, author=cast.reporter.person, contribution_wiego="", contribution_others=""
        )
    )
    assert list(missing_for_submit(outcome)) == ["contribution_wiego", "contribution_others"]


def test_harm_and_public_text_are_needed_only_where_they_mean_something(cast):
    rule(cast.round, "harm", Need.SUBMIT)
    rule(cast.round, "public_text", Need.SUBMIT)
    outcome = complete_outcome(
        round=cast.round, confidentiality=Confidentiality.OPEN, public_text="", harm=""
    )
    assert missing_for_submit(fresh(outcome)) == {}
    Outcome.objects.filter(pk=outcome.pk).update(
        confidentiality=Confidentiality.RESTRICTED, confidentiality_reason="Risky."
    )
    assert list(missing_for_submit(fresh(outcome))) == ["harm", "public_text"]


@pytest.mark.parametrize("state", ["accepted", "set_aside"])
def test_a_stricter_rule_does_not_make_a_decided_record_incomplete(cast, state):
    outcome = complete_outcome(round=cast.round, city="", **{state: True})
    before = section_status(fresh(outcome))
    rule(cast.round, "city", Need.SUBMIT)
    assert missing_for_accept(fresh(outcome)) == {}
    assert section_status(fresh(outcome)) == before


def test_a_stricter_rule_of_a_closed_round_makes_nothing_incomplete(cast):
    outcome = complete_outcome(round=cast.round, city="")
    rule(cast.round, "city", Need.SUBMIT)
    assert list(missing_for_submit(fresh(outcome))) == ["city"]
    HarvestRound.objects.update(state=RoundState.CLOSED)
    assert missing_for_submit(fresh(outcome)) == {}


def test_a_record_that_is_reopened_answers_to_the_rules_of_today(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, city="", accepted=True)
    rule(cast.round, "city", Need.ACCEPT)
    reopened = take_step(outcome=fresh(outcome), step="reopen", reason="A mistake.", by=cast.lead.principal)
    assert list(missing_for_accept(fresh(reopened))) == ["city"]


def test_a_page_of_which_nothing_is_asked_is_no_part_of_the_list(cast):
    rule(cast.round, "evidence", Need.OFF)
    outcome = fresh(draft_of(cast))
    assert "evidence" not in section_status(outcome)
    assert len(sections_of(outcome)) == len(SECTIONS) - 1


def test_an_answer_that_is_off_does_not_count_for_how_far_a_page_is(cast):
    outcome = draft_of(cast, lead_programme=programme(), programmes=[programme()])
    for name in ("change_type", "direction", "influence_route"):
        rule(cast.round, name, Need.OFF)
    assert section_status(fresh(outcome))["classification"] == Status.DONE


def test_saving_a_page_leaves_what_is_not_asked_as_it_was(cast):
    outcome = draft_of(cast, city="Accra")
    saved = save_section(
        outcome=fresh(outcome),
        version=outcome.version,
        answers={"countries": ["GH"]},
        by=cast.reporter.principal,
    )
    assert saved.city == "Accra"


def test_a_new_actor_gives_no_type_where_types_are_not_asked(cast):
    outcome = draft_of(cast)
    saved = save_section(
        outcome=fresh(outcome),
        version=outcome.version,
        answers={"actors": [], "actor_roles": {}},
        by=cast.reporter.principal,
        new_actor={"name": "Accra Metropolitan Assembly", "actor_type": None, "level": None, "country": "GH"},
    )
    assert saved.actor_type is None
    assert [actor.name for actor in saved.actors.all()] == ["Accra Metropolitan Assembly"]


def test_a_text_in_a_language_that_the_round_does_not_take_is_not_sent(cast):
    RoundDesignFactory(round=cast.round, languages=["es", "pt"])
    outcome = fresh(complete_outcome(round=cast.round, author=cast.reporter.person, language="en"))
    assert list(missing_for_submit(outcome)) == ["language"]
    Outcome.objects.filter(pk=outcome.pk).update(language="pt")
    assert missing_for_submit(fresh(outcome)) == {}


class TestCoach:
    def asked(self, outcome, words: int, language="en") -> set[str]:
        texts = Texts(language=language, statement="word " * words)
        return {each.rule for each in ask_of_record(fresh(outcome), texts, ("statement", "evidence"))}

    def test_the_length_is_that_of_the_round(self, cast):
        outcome = OutcomeFactory(round=cast.round)
        assert self.asked(outcome, 100) == set()
        assert self.asked(outcome, 12) == set()
        rule(cast.round, "statement", Need.SUBMIT, words_from=40, words_to=60)
        assert self.asked(outcome, 61) == {"too_long"}
        assert self.asked(outcome, 60) == set()
        assert self.asked(outcome, 23) == {"too_short"}
        assert self.asked(outcome, 24) == set()
        assert self.asked(outcome, 72, "es") == set()

    def test_evidence_is_not_asked_for_where_the_round_does_not_ask_it(self, cast):
        from harvests.models import Code

        policy = Code.objects.get(dimension="change_type", key="policy")
        outcome = OutcomeFactory(round=cast.round, change_type=policy)
        assert self.asked(outcome, 40) == {"policy_without_evidence"}
        rule(cast.round, "evidence", Need.OFF)
        assert self.asked(outcome, 40) == set()
