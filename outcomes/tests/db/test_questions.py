"""Asking, answering and settling: who, when, and what is told to whom."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import RoundState
from outcomes.completeness import SECTIONS
from outcomes.enums import MessageKind, NoticeReason, OutcomeState, QuestionState, RecordField, WaitsFor
from outcomes.models import Notice, Outcome, Question
from outcomes.policy import Act, may
from outcomes.queries.outcomes import visible_to
from outcomes.queries.questions import (
    Counts,
    asked_of,
    counts_of,
    mentions_of,
    people_to_tell,
    to_settle,
    turn_of,
    waiting_for,
)
from outcomes.services.notes import add_note
from outcomes.services.questions import ask_question, settle_answered, take_question_step
from outcomes.services.review import take_step
from outcomes.tests.factories import OutcomeFactory, QuestionFactory
from outcomes.tests.records import complete_outcome
from outcomes.workflows import QUESTION
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.mailing.models import Letter
from wiego_mle.tests.access_world import TRAITS, askers_of

pytestmark = pytest.mark.django_db

PEOPLE = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider")
WORDS = "It was the assembly of Accra."


@pytest.fixture
def outcome(cast) -> Outcome:
    return complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)


@pytest.fixture
def asked(cast, outcome) -> Question:
    return ask_question(
        outcome=outcome, field="statement", text="Which assembly?", by=cast.reviewer.principal
    )


def test_every_answer_of_the_record_can_be_asked_about():
    fields = {each.name for section in SECTIONS for each in section.fields}
    # Whoever reads the record reads its questions, so what only few may read is asked about at another answer.
    assert {str(field) for field in RecordField} == fields - {"confidentiality_reason", "harm"} | {""}


def test_a_question_is_asked_answered_asked_again_and_settled(cast, outcome, asked):
    answered = take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    again = take_question_step(
        question=answered, step="ask_again", text="And in which month?", by=cast.lead.principal
    )
    twice = take_question_step(
        question=again, step="answer", text="In March. Why?", by=cast.reporter.principal
    )
    settled = take_question_step(question=twice, step="settle", by=cast.reviewer.principal)

    assert [answered.state, again.state, twice.state, settled.state] == [
        "answered",
        "open",
        "answered",
        "settled",
    ]
    said = [(each.kind, each.text, each.by.name) for each in settled.messages.select_related("by")]
    assert said == [
        ("asked", "Which assembly?", "Rita Reviewer"),
        ("answered", WORDS, "Rosa Reporter"),
        ("asked", "And in which month?", "Lena Lead"),
        ("answered", "In March. Why?", "Rosa Reporter"),
        ("settled", "", "Rita Reviewer"),
    ]
    acts = [entry.act for entry in trail_of("outcome", outcome.reference)]
    assert acts == [
        "outcome.question_asked",
        "outcome.question_answered",
        "outcome.question_asked_again",
        "outcome.question_answered",
        "outcome.question_settled",
    ]
    assert not faults()


def test_messages_keep_the_version_that_they_are_about(cast, outcome, asked):
    Outcome.objects.filter(pk=outcome.pk).update(version=7)
    take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    assert list(asked.messages.values_list("outcome_version", flat=True)) == [1, 7]


def test_numbers_are_counted_per_outcome_and_a_double_click_asks_once(cast, outcome, asked):
    same = ask_question(
        outcome=outcome, field="statement", text=" Which assembly? ", by=cast.reviewer.principal
    )
    other_field = ask_question(outcome=outcome, field="", text="Which assembly?", by=cast.reviewer.principal)
    elsewhere = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    first = ask_question(outcome=elsewhere, field="", text="Who?", by=cast.reviewer.principal)
    assert (asked.number, same.pk, other_field.number, first.number) == (1, asked.pk, 2, 1)


def test_the_same_answer_sent_twice_is_one_answer(cast, asked):
    answered = take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    take_question_step(question=answered, step="answer", text=WORDS, by=cast.reporter.principal)
    assert asked.messages.filter(kind=MessageKind.ANSWERED).count() == 1


def test_an_answer_to_a_question_settled_meanwhile_is_kept(cast, asked):
    take_question_step(
        question=asked, step="settle_unanswered", text="Found it myself.", by=cast.lead.principal
    )
    late = Question.objects.select_related("outcome__round", "outcome__author").get(pk=asked.pk)
    kept = take_question_step(question=late, step="answer", text=WORDS, by=cast.reporter.principal)
    assert kept.state == QuestionState.ANSWERED


def test_who_has_read_something_else_is_told_so(cast, asked):
    take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    with pytest.raises(Stale):
        take_question_step(
            question=asked, step="settle_unanswered", text="No need.", by=cast.lead.principal, version=1
        )


@pytest.mark.parametrize("text", ["", "   \n ", "\u202e"])
def test_words_are_needed(cast, outcome, asked, text):
    with pytest.raises(Incomplete):
        ask_question(outcome=outcome, field="", text=text, by=cast.reviewer.principal)
    with pytest.raises(Incomplete):
        take_question_step(question=asked, step="answer", text=text, by=cast.reporter.principal)
    with pytest.raises(Incomplete):
        take_question_step(question=asked, step="settle_unanswered", text=text, by=cast.lead.principal)
    with pytest.raises(Incomplete):
        add_note(outcome=outcome, field="", text=text, by=cast.reviewer.principal)


def test_too_many_words_and_unknown_fields_are_refused(cast, outcome):
    with pytest.raises(ValidationError):
        ask_question(outcome=outcome, field="", text="a" * 4001, by=cast.reviewer.principal)
    with pytest.raises(ValidationError):
        ask_question(outcome=outcome, field="colour", text="Which?", by=cast.reviewer.principal)
    assert not outcome.questions.exists()


@pytest.mark.parametrize("state", OutcomeState)
@pytest.mark.parametrize("restricted", [False, True])
def test_each_step_by_each_person_in_each_state(cast, state, restricted):
    """State of the outcome × state of the question × step × person, against hand-written sets."""
    wrong = []
    askers = askers_of("here", state, restricted=restricted)
    under_way = state in ("lead", "draft", "submitted", "returned")
    answerers = askers | {"reporter"} if under_way else frozenset()
    for trait in ({}, {"answered": True}, {"settled": True}):
        outcome = OutcomeFactory(
            round=cast.round, author=cast.reporter.person, restricted=restricted, **TRAITS[state]
        )
        question = QuestionFactory(outcome=outcome, asked_by=cast.lead.person, **trait)
        for step in QUESTION.steps:
            starts = question.state in step.sources
            people = answerers if step.name == "answer" else askers
            for name in PEOPLE:
                result = _try(question, step.name, getattr(cast, name).principal)
                expected = Refused if name not in people else "done" if starts else WrongState
                if result != expected:
                    wrong.append(f"{state} {question.state} {step.name} {name}: {result}, not {expected}")
    assert not wrong, "\n".join(wrong)


class _UndoneError(Exception):
    pass


def _try(question: Question, step: str, principal):
    from django.db import transaction

    try:
        with transaction.atomic():
            take_question_step(question=question, step=step, text="Words.", by=principal)
            raise _UndoneError
    except _UndoneError:
        return "done"
    except (Refused, WrongState) as error:
        return type(error)


@pytest.mark.parametrize("state", OutcomeState)
@pytest.mark.parametrize("restricted", [False, True])
def test_who_asks_and_who_reads_notes(cast, state, restricted):
    outcome = OutcomeFactory(
        round=cast.round, author=cast.reporter.person, restricted=restricted, **TRAITS[state]
    )
    asks = {name for name in PEOPLE if may(getattr(cast, name).principal, Act.ASK, outcome)}
    notes = {name for name in PEOPLE if may(getattr(cast, name).principal, Act.NOTE, outcome)}
    assert asks == askers_of("here", state, restricted=restricted)
    assert notes == ({"lead"} if restricted else {"reviewer", "lead"})


def test_nobody_asks_about_their_own_outcome_or_reads_notes_about_it(cast):
    own = complete_outcome(round=cast.round, author=cast.reviewer.person, submitted=True)
    with pytest.raises(Refused, match="You wrote this outcome"):
        ask_question(outcome=own, field="", text="Me?", by=cast.reviewer.principal)
    add_note(outcome=own, field="", text="Canary.", by=cast.lead.principal)
    assert not may(cast.reviewer.principal, Act.NOTE, own)


def test_nothing_is_asked_once_the_round_is_closed(cast, outcome):
    cast.round.state = RoundState.CLOSED
    cast.round.save()
    outcome.round = cast.round
    with pytest.raises(Refused):
        ask_question(outcome=outcome, field="", text="Which?", by=cast.reviewer.principal)


def test_asking_loses_against_a_decision_made_meanwhile(cast, outcome):
    seen = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    take_step(outcome=outcome, step="accept", by=cast.lead.principal)
    with pytest.raises(Stale):
        ask_question(outcome=seen, field="", text="Which?", by=cast.reviewer.principal)


# --- Accepting and returning ------------------------------------------------------------------------


def test_accepting_with_an_open_question_asks_for_a_reason_and_settles_it_with_it(cast, outcome, asked):
    answered = QuestionFactory(outcome=outcome, asked_by=cast.reviewer.person, answered=True)
    with pytest.raises(Incomplete) as incomplete:
        take_step(outcome=outcome, step="accept", by=cast.lead.principal)
    assert "although questions are open" in incomplete.value.missing["reason"]
    assert Outcome.objects.get(pk=outcome.pk).state == "submitted"

    take_step(outcome=outcome, step="accept", by=cast.lead.principal, reason="The gazette says it.")
    asked.refresh_from_db()
    answered.refresh_from_db()
    assert (asked.state, answered.state) == ("settled", "settled")
    assert asked.messages.last().text == "The gazette says it."
    assert answered.messages.last().text == ""
    assert outcome.decisions.first().reason == "The gazette says it."
    acts = {entry.act: entry for entry in trail_of("outcome", outcome.reference)}
    assert acts["outcome.accepted"].reason == "The gazette says it."


def test_accepting_without_open_questions_asks_for_nothing(cast, outcome):
    QuestionFactory(outcome=outcome, asked_by=cast.reviewer.person, answered=True)
    take_step(outcome=outcome, step="accept", by=cast.lead.principal)
    assert outcome.questions.get().state == QuestionState.SETTLED


def test_a_question_asked_between_reading_and_accepting_is_not_passed_over(cast, outcome):
    """The reviewer saw no question; the count is made again inside the acceptance."""
    from outcomes.services.questions import close_questions
    from wiego_mle.audit.services import recorded

    QuestionFactory(outcome=outcome, asked_by=cast.reviewer.person)
    with pytest.raises(Incomplete), recorded(by=cast.lead.principal) as trail:
        close_questions(outcome=outcome, reason="", by=cast.lead.principal, trail=trail)


def test_a_letter_about_a_return_carries_the_open_questions_and_tells_them_once(cast, outcome, asked):
    take_step(outcome=outcome, step="return", by=cast.reviewer.principal, reason="Please answer.")
    letter = Letter.objects.get(kind="outcome_returned")
    assert "Which assembly?" in letter.body
    assert f"/outcomes/{outcome.reference}/questions/1/answer/" in letter.body
    notice = Notice.objects.get(person=cast.reporter.person)
    assert notice.letter_key == letter.effect_key


def test_the_letter_about_a_restricted_return_has_no_words_of_a_question(cast):
    secret = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, restricted=True)
    ask_question(outcome=secret, field="", text="Canary question?", by=cast.lead.principal)
    take_step(outcome=secret, step="return", by=cast.lead.principal, reason="Canary reason.")
    assert "Canary" not in Letter.objects.get(kind="outcome_returned").body


# --- Whose turn ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "counts", "who"),
    [
        ("lead", Counts(), "contributor"),
        ("draft", Counts(answered=1), "contributor"),
        ("returned", Counts(answered=2), "contributor"),
        ("submitted", Counts(), "reviewers"),
        ("submitted", Counts(answered=1), "reviewers"),
        ("submitted", Counts(open=1, answered=1), "contributor"),
        ("accepted", Counts(), "nobody"),
        ("set_aside", Counts(open=1), "nobody"),
        ("withdrawn", Counts(open=1), "nobody"),
    ],
)
def test_whose_turn_it_is_in_words_and_as_a_filter(cast, state, counts, who):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, **TRAITS[OutcomeState(state)])
    for _each in range(counts.open):
        QuestionFactory(outcome=outcome)
    for _each in range(counts.answered):
        QuestionFactory(outcome=outcome, answered=True)
    QuestionFactory(outcome=outcome, settled=True)
    assert turn_of(state, counts) == who
    found = {each for each in WaitsFor if Outcome.objects.filter(waiting_for(each)).exists()}
    assert found == {who}
    assert counts_of([outcome]).get(outcome.pk, Counts()) == counts


def test_the_first_page_has_what_is_asked_of_one_and_what_one_settles(cast, outcome, asked):
    assert list(asked_of(cast.reporter.principal)) == [asked]
    assert not list(asked_of(cast.colleague.principal))
    assert not list(to_settle(cast.reviewer.principal))
    take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    assert not list(asked_of(cast.reporter.principal))
    for name in PEOPLE:
        expected = [asked] if name in ("reviewer", "lead") else []
        assert list(to_settle(getattr(cast, name).principal)) == expected, name
    take_step(outcome=outcome, step="accept", by=cast.lead.principal)
    assert not list(to_settle(cast.reviewer.principal))


def test_what_may_be_settled_is_what_may_be_asked_about(cast):
    for state in OutcomeState:
        for restricted in (False, True):
            outcome = OutcomeFactory(
                round=cast.round, author=cast.reporter.person, restricted=restricted, **TRAITS[state]
            )
            QuestionFactory(outcome=outcome, answered=True)
    for name in PEOPLE:
        principal = getattr(cast, name).principal
        seen = visible_to(principal).select_related("round")
        expected = {each.pk for each in seen if may(principal, Act.ASK, each)}
        assert {each.outcome_id for each in to_settle(principal)} == expected, name


def test_all_answers_are_settled_with_one_press(cast, outcome, asked):
    for _each in range(3):
        QuestionFactory(outcome=outcome, answered=True)
    assert settle_answered(outcome=outcome, by=cast.reviewer.principal) == 3
    assert list(outcome.questions.values_list("state", flat=True)) == ["open", *["settled"] * 3]
    with pytest.raises(Refused):
        settle_answered(outcome=outcome, by=cast.reporter.principal)


# --- Telling ----------------------------------------------------------------------------------------------


def told(cast) -> set[tuple[str, str]]:
    return set(Notice.objects.values_list("person__name", "reason"))


def test_the_author_hears_of_questions_and_the_asker_of_answers(cast, asked):
    assert told(cast) == {("Rosa Reporter", NoticeReason.ASKED)}
    take_question_step(question=asked, step="answer", text=WORDS, by=cast.reporter.principal)
    assert told(cast) == {
        ("Rosa Reporter", NoticeReason.ASKED),
        ("Rita Reviewer", NoticeReason.ANSWERED),
    }


def test_who_can_be_mentioned_is_who_may_read_it(cast, outcome):
    stranger = cast.outsider.person
    may_be_told = {person.name for person in people_to_tell(cast.reviewer.principal, outcome)}
    assert may_be_told == {
        "Rosa Reporter",
        "Carlos Colleague",
        "Lena Lead",
        "Cora Coder",
        "Ada Administrator",
    }
    among_reviewers = people_to_tell(cast.reviewer.principal, outcome, privately=True)
    assert [person.name for person in among_reviewers] == ["Lena Lead"]
    with pytest.raises(Refused, match="may not read this"):
        ask_question(outcome=outcome, field="", text="Who?", by=cast.reviewer.principal, tell=stranger)
    with pytest.raises(Refused, match="may not read internal notes"):
        add_note(
            outcome=outcome,
            field="",
            text="Look.",
            by=cast.reviewer.principal,
            tell=cast.reporter.person,
        )


def test_a_mention_stands_on_the_first_page_until_it_was_read_or_may_no_longer_be(cast, outcome):
    ask_question(
        outcome=outcome, field="", text="Who?", by=cast.reviewer.principal, tell=cast.colleague.person
    )
    add_note(outcome=outcome, field="", text="Look.", by=cast.reviewer.principal, tell=cast.lead.person)
    assert len(mentions_of(cast.colleague.principal)) == 1
    assert len(mentions_of(cast.lead.principal)) == 1
    Outcome.objects.filter(pk=outcome.pk).update(confidentiality="restricted")
    assert not mentions_of(cast.colleague.principal)
    cast.round.team.filter(person=cast.lead.person).delete()
    assert not mentions_of(cast.lead.principal)


def test_a_note_leaves_no_trace_that_readers_of_the_record_find(cast, outcome):
    add_note(outcome=outcome, field="statement", text="Canary note.", by=cast.reviewer.principal)
    assert not trail_of("outcome", outcome.reference).exists()
    entry = trail_of("internal_note", outcome.reference).get()
    assert "Canary" not in f"{entry.changes}{entry.reason}"
    again = add_note(outcome=outcome, field="statement", text="Canary note.", by=cast.reviewer.principal)
    assert outcome.internal_notes.get() == again


def test_many_ask_at_once_and_each_gets_a_number_of_its_own(cast, outcome, together):
    principal = cast.reviewer.principal

    def ask(number):
        def run():
            seen = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
            return ask_question(outcome=seen, field="", text=f"Question {number}?", by=principal).number

        return run

    numbers = together([ask(number) for number in range(6)])
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
