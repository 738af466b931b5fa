"""Letters that were written before a name was withheld or a record restricted do not tell it afterwards."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from harvests.models import LetterCalendar
from outcomes.enums import Confidentiality
from outcomes.models import Outcome, Question
from outcomes.services.notices import send_digests
from outcomes.services.questions import ask_question
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.services.round_letters import write_due_letters
from outcomes.services.withheld import withhold_words
from outcomes.tests.factories import NoticeFactory, QuestionFactory, QuestionMessageFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.enums import LetterRhythm
from wiego_mle.accounts.models import User
from wiego_mle.kernel.errors import Stale
from wiego_mle.mailing.deciding import reword
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

pytestmark = pytest.mark.django_db
NAME = "Zoraida Quispe"
WRITTEN = datetime(2026, 12, 21, 9, tzinfo=UTC)
"""A Monday morning, when the letters about what waits are written."""


@pytest.fixture
def outcome(cast) -> Outcome:
    made = complete_outcome(
        round=cast.round, author=cast.reporter.person, submitted=True, title=f"{NAME} keeps her stall"
    )
    return fresh(made)


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def returned(outcome: Outcome, cast) -> Letter:
    take_step(outcome=outcome, step="return", reason=f"Is {NAME} meant?", by=cast.reviewer.principal)
    return Letter.objects.get()


def go(letter: Letter) -> None:
    """Deliver a letter when the minute is over in which the decision can be taken back."""
    deliver_letter(letter.pk, now=letter.due_at)


def withhold(outcome: Outcome, cast) -> None:
    withhold_words(outcome=fresh(outcome), words=NAME, why="Her stall.", by=cast.lead.principal)


def restrict(outcome: Outcome, cast) -> None:
    save_answers(
        outcome=fresh(outcome),
        version=fresh(outcome).version,
        answers={"confidentiality": Confidentiality.RESTRICTED, "confidentiality_reason": "Her stall."},
        by=cast.lead.principal,
    )


def test_a_letter_that_waits_goes_without_a_name_that_was_withheld_meanwhile(cast, outcome, mailoutbox):
    letter = returned(outcome, cast)
    assert NAME in letter.body
    withhold(outcome, cast)
    go(letter)
    (sent,) = mailoutbox
    assert NAME not in sent.body + sent.subject
    assert "Is [name withheld] meant?" in sent.body


def test_the_copy_of_a_letter_that_went_does_not_show_the_name(cast, outcome):
    User.objects.filter(pk=cast.reporter.person.pk).update(language="es")
    letter = returned(fresh(outcome), cast)
    go(letter)
    withhold(outcome, cast)
    letter.refresh_from_db()
    assert NAME not in letter.body
    assert "[nombre reservado]" in letter.body


def test_a_letter_that_waits_goes_without_any_word_of_a_record_that_became_restricted(
    cast, outcome, mailoutbox
):
    letter = returned(outcome, cast)
    restrict(outcome, cast)
    go(letter)
    (sent,) = mailoutbox
    assert NAME not in sent.body + sent.subject
    assert f"http://testserver/outcomes/{outcome.reference}/" in sent.body
    assert sent.subject == letter.subject


def test_what_a_letter_said_that_went_before_stays_as_it_went(cast, outcome):
    letter = returned(outcome, cast)
    go(letter)
    restrict(outcome, cast)
    letter.refresh_from_db()
    assert NAME in letter.body


@pytest.mark.parametrize("change", [withhold, restrict])
def test_a_letter_of_the_day_about_several_records_follows_each_of_them(cast, outcome, change):
    other = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    for each in (outcome, other):
        question = QuestionFactory(outcome=each, asked_by=cast.reviewer.person)
        message = QuestionMessageFactory(question=question, by=cast.reviewer.person, text=f"Is {NAME} meant?")
        notice = NoticeFactory(person=cast.reporter.person, message=message)
    after = notice.at.replace(year=notice.at.year + 1)
    assert send_digests(now=after) == 1
    letter = Letter.objects.get()
    assert letter.body.count(f"Is {NAME} meant?") == 2
    change(outcome, cast)
    letter.refresh_from_db()
    # The other record withholds nothing, but nobody takes a letter apart.
    assert NAME not in letter.body


def test_letters_about_other_records_stay(cast, outcome):
    other = fresh(complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True))
    letter = returned(other, cast)
    withhold(outcome, cast)
    restrict(outcome, cast)
    letter.refresh_from_db()
    assert NAME in letter.body


def test_questions_about_who_told_us_are_told_without_their_words(cast, outcome):
    User.objects.filter(pk=cast.reporter.person.pk).update(letter_rhythm=LetterRhythm.AT_ONCE)
    ask_question(outcome=outcome, field="sources", text="Was it Maria Condori?", by=cast.reviewer.principal)
    ask_question(outcome=fresh(outcome), field="statement", text="Which law?", by=cast.reviewer.principal)
    assert Question.objects.count() == 2
    take_step(outcome=fresh(outcome), step="return", reason="See there.", by=cast.reviewer.principal)
    bodies = [letter.body for letter in Letter.objects.order_by("pk")]
    assert len(bodies) == 3
    assert not [body for body in bodies if "Condori" in body]
    assert sum("Which law?" in body for body in bodies) == 2
    assert sum("The words are shown only after you sign in." in body for body in bodies) == 2


@pytest.mark.parametrize("change", [withhold, restrict])
def test_a_letter_of_the_round_that_lists_outcomes_follows_each_of_them(cast, outcome, change):
    cast.other_round.delete()
    LetterCalendar.objects.create(round=cast.round, running_since=WRITTEN, opened_at=WRITTEN)
    write_due_letters(now=WRITTEN)
    letter = Letter.objects.get(kind="round_waiting", to=cast.lead.person)
    assert NAME in letter.body
    change(outcome, cast)
    letter.refresh_from_db()
    assert NAME not in letter.body


@pytest.mark.parametrize("change", [withhold, restrict])
def test_rewording_does_not_bring_back_what_was_taken_out_meanwhile(cast, outcome, change):
    seen = returned(outcome, cast)
    change(outcome, cast)
    letter = Letter.objects.get()
    with pytest.raises(Stale):
        reword(
            letter=letter,
            version=seen.version,
            subject=seen.subject,
            body=f"Dear Rosa,\n{seen.body}",
            by=cast.lead.principal,
        )
    assert NAME not in Letter.objects.get().body
