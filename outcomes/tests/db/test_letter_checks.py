"""What a letter of a round says, and whether it still goes when its morning has come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from django.core import mail

from harvests.models import LetterCalendar, TeamMember
from harvests.queries.teams import principal_for
from harvests.services.letters import stop_letters, word_letter
from harvests.tests.factories import ExtensionFactory, ReplyFactory
from outcomes.letter_texts import text_of
from outcomes.queries.outcomes import decidable_by
from outcomes.queries.round_letters import standing_of, waiting_rows
from outcomes.services.interests import declare_conflict
from outcomes.services.round_letters import write_due_letters
from outcomes.services.withheld import withhold_words
from outcomes.tests.factories import ConflictOfInterestFactory, OutcomeFactory
from wiego_mle.accounts.tests.factories import AbsenceFactory
from wiego_mle.mailing.deciding import hold
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

EVENING = datetime(2026, 12, 16, 17, tzinfo=UTC)
MORNING = datetime(2026, 12, 17, 8, 10, tzinfo=UTC)
"""Two weeks before the deadline of the round, 31 December."""


@pytest.fixture
def written(cast) -> dict[str, Letter]:
    """Return the reminders that wait since the evening before, by the name of the reader."""
    LetterCalendar.objects.create(
        round=cast.round, running_since=EVENING - timedelta(days=1), opened_at=EVENING - timedelta(days=99)
    )
    cast.round.letter_plans.create(kind="opening", is_on=False)
    cast.other_round.delete()
    write_due_letters(now=EVENING)
    return {letter.to_name: letter for letter in Letter.objects.filter(kind="round_before")}


def delivered(letter: Letter, now: datetime = MORNING) -> str:
    deliver_letter(letter.pk, now=now)
    letter.refresh_from_db()
    return letter.state


def test_a_letter_written_ahead_goes_in_the_morning(cast, written):
    letter = written["Rosa Reporter"]
    assert set(written) == {"Rosa Reporter", "Carlos Colleague"}
    assert delivered(letter, EVENING) == "queued"
    assert delivered(letter) == "sent"
    (message,) = mail.outbox
    assert message.subject == "“Round here”: texts are taken until 31 December 2026"
    assert "http://testserver/rounds/here/reply/" in message.body
    assert "Lena Lead" in message.body


def test_who_has_replied_or_sent_meanwhile_gets_none(cast, written):
    ReplyFactory(round=cast.round, person=cast.reporter.person)
    OutcomeFactory(round=cast.round, author=cast.colleague.person, submitted=True)
    for letter in written.values():
        assert delivered(letter) == "left"
        assert letter.failure == "needless"
    assert mail.outbox == []


def test_a_draft_beside_what_was_sent_is_still_asked_for(cast, written):
    OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, returned=True)
    assert delivered(written["Rosa Reporter"]) == "sent"


def test_who_is_away_meanwhile_gets_it_on_the_first_morning_after(cast, written):
    letter = written["Rosa Reporter"]
    AbsenceFactory(person=cast.reporter.person, first_day=date(2026, 12, 17), last_day=date(2026, 12, 18))
    assert delivered(letter) == "queued"
    assert letter.due_at == datetime(2026, 12, 21, 8, tzinfo=UTC)
    assert delivered(letter, letter.due_at) == "sent"


def test_who_was_given_more_time_or_left_the_team_gets_none(cast, written):
    ExtensionFactory(round=cast.round, person=cast.reporter.person, until=date(2027, 1, 15))
    TeamMember.objects.filter(person=cast.colleague.person).delete()
    assert [delivered(letter) for letter in written.values()] == ["left", "left"]


def test_nothing_goes_after_the_round_was_stopped(cast, written):
    assert stop_letters(harvest_round=cast.round, by=cast.lead.principal) == 2
    assert [delivered(letter) for letter in written.values()] == ["left", "left"]
    write_due_letters(now=MORNING)
    assert mail.outbox == []


def test_a_letter_held_back_is_overtaken_by_the_next_reminder(cast, written):
    letter = hold(letter=written["Rosa Reporter"], by=cast.lead.principal)
    assert delivered(letter) == "held"
    write_due_letters(now=datetime(2026, 12, 23, 17, tzinfo=UTC))
    letter.refresh_from_db()
    assert letter.state == "left"
    assert Letter.objects.filter(to=cast.reporter.person, kind="round_before", state="queued").count() == 1


def test_the_words_of_the_round_are_used(cast):
    cast.reporter.person.language = "es"
    cast.reporter.person.save()
    word_letter(
        harvest_round=cast.round,
        kind="opening",
        language="es",
        subject="¡{name}!",
        body="Aquí: {link}",
        version=0,
        by=cast.lead.principal,
    )
    # Friday noon: the first letters wait for Monday; sixteen hours before is Sunday at four.
    write_due_letters(now=datetime(2026, 11, 27, 12, tzinfo=UTC))
    write_due_letters(now=datetime(2026, 11, 29, 16, tzinfo=UTC))
    letter = Letter.objects.get(to=cast.reporter.person, round_id=cast.round.pk)
    assert letter.subject == "¡Rosa Reporter!"
    assert letter.body.startswith("Aquí: http://testserver/\n")


def test_no_letter_carries_restricted_or_withheld_words(cast):
    here = {"round": cast.round, "author": cast.reporter.person}
    OutcomeFactory(**here, submitted=True, restricted=True, title="The mayor of Wiltopia resigned")
    named = OutcomeFactory(**here, submitted=True, title="Efua Asante heads the association")
    withhold_words(outcome=named, words="Efua Asante", why="She could lose it.", by=cast.lead.principal)
    LetterCalendar.objects.create(
        round=cast.round, running_since=EVENING - timedelta(days=9), opened_at=EVENING - timedelta(days=9)
    )
    cast.other_round.delete()
    write_due_letters(now=datetime(2026, 12, 21, 9, tzinfo=UTC))
    to_lead = Letter.objects.get(kind="round_waiting", to=cast.lead.person)
    assert "2 outcomes" in to_lead.subject
    cast.round.state = "closed"
    cast.round.save()
    for hours in (0, 5):
        write_due_letters(now=datetime(2026, 12, 21, 12, tzinfo=UTC) + timedelta(hours=hours))
    closing = Letter.objects.get(kind="round_closing")
    assert closing.to == cast.reporter.person
    for letter in (to_lead, closing):
        assert "Wiltopia" not in letter.body
        assert "Efua" not in letter.body
        assert "[name withheld] heads the association" in letter.body


def test_the_closing_letter_tells_what_became_of_each_outcome(cast):
    here = {"round": cast.round, "author": cast.reporter.person}
    OutcomeFactory(**here, accepted=True, title="Accepted one")
    OutcomeFactory(**here, set_aside=True, title="Output one")
    draft = OutcomeFactory(**here, title="Draft one")
    OutcomeFactory(**here, withdrawn=True, title="Withdrawn one")
    LetterCalendar.objects.create(round=cast.round, running_since=EVENING, opened_at=EVENING)
    cast.round.state = "closed"
    cast.round.save()
    write_due_letters(now=EVENING)
    write_due_letters(now=EVENING)
    body = Letter.objects.get(kind="round_closing").body
    assert "“Accepted one”: accepted" in body
    assert "“Output one”: set aside (An output); it is kept and can be read" in body
    # Who looks after letters may not read drafts, so their titles stay out.
    assert f"{draft.reference}: not finished; it stays yours (Draft)" in body
    assert "Draft one" not in body
    assert "Withdrawn" not in body


@pytest.mark.parametrize("more", [1, 3])
def test_a_tick_asks_the_same_number_of_questions_for_large_rounds(cast, more, django_assert_num_queries):
    cast.other_round.delete()
    LetterCalendar.objects.create(
        round=cast.round, running_since=EVENING - timedelta(days=30), opened_at=EVENING - timedelta(days=30)
    )
    write_due_letters(now=EVENING)
    for _number in range(more):
        OutcomeFactory(round=cast.round, submitted=True)
        ReplyFactory(round=cast.round)
    with django_assert_num_queries(16):
        write_due_letters(now=EVENING)


def test_the_digest_leaves_out_what_its_reader_has_a_conflict_of_interest_with(cast):
    theirs = OutcomeFactory(round=cast.round, author=cast.colleague.person, submitted=True, title="A cousin")
    other = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True, title="A stranger")
    ConflictOfInterestFactory(round=cast.round, person=cast.reviewer.person, author=theirs.author)
    LetterCalendar.objects.create(
        round=cast.round, running_since=EVENING - timedelta(days=9), opened_at=EVENING - timedelta(days=9)
    )
    cast.other_round.delete()
    write_due_letters(now=datetime(2026, 12, 21, 9, tzinfo=UTC))
    letter = Letter.objects.get(kind="round_waiting", to=cast.reviewer.person)
    assert "1 outcome" in letter.subject
    assert (theirs.reference in letter.body, other.reference in letter.body) == (False, True)
    lead = Letter.objects.get(kind="round_waiting", to=cast.lead.person)
    assert theirs.reference in lead.body


@pytest.mark.parametrize("is_lead_too", [False, True])
def test_the_digest_and_the_queue_say_the_same(cast, is_lead_too):
    """Each outcome is of another kind: plain, restricted, one’s own, and in conflict."""
    person = (cast.lead if is_lead_too else cast.reviewer).person
    OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True, restricted=True)
    OutcomeFactory(round=cast.round, author=person, submitted=True)
    OutcomeFactory(round=cast.round, author=cast.colleague.person, submitted=True)
    ConflictOfInterestFactory(round=cast.round, person=person, author=cast.colleague.person)
    calendar = LetterCalendar.objects.create(round=cast.round, running_since=EVENING)
    reader = standing_of(calendar, EVENING).readers[person.pk]
    listed = set(waiting_rows(cast.round, person.pk, reader.roles))
    assert listed == set(decidable_by(principal_for(person)))
    assert reader.waiting == len(listed) == (2 if is_lead_too else 1)


def test_nobody_is_told_to_be_silent_while_it_is_their_last_day(cast):
    """At eight in Accra on the first of January it is still the thirty-first of December in Honolulu."""
    cast.reporter.person.time_zone = "Pacific/Honolulu"
    cast.reporter.person.save()
    calendar = LetterCalendar.objects.create(round=cast.round, running_since=EVENING)
    silent = standing_of(calendar, datetime(2027, 1, 1, 8, tzinfo=UTC)).silent
    assert {each.person for each in silent} == {cast.colleague.person}
    later = standing_of(calendar, datetime(2027, 1, 1, 11, tzinfo=UTC)).silent
    assert {each.person for each in later} == {cast.colleague.person, cast.reporter.person}


def standing_of_round(cast, now: datetime):
    calendar, _is_new = LetterCalendar.objects.get_or_create(
        round=cast.round, defaults={"running_since": EVENING, "opened_at": EVENING}
    )
    return standing_of(LetterCalendar.objects.select_related("round").get(pk=calendar.pk), now)


def test_the_letter_of_what_waits_leaves_out_a_conflict_of_interest(cast):
    titles = {cast.reporter: "Licences for vendors", cast.colleague: "Toilets at the market"}
    for author, title in titles.items():
        OutcomeFactory(round=cast.round, author=author.person, submitted=True, title=title)
    declare_conflict(harvest_round=cast.round, about=cast.reporter.person, by=cast.reviewer.principal)
    standing = standing_of_round(cast, MORNING)

    assert standing.readers[cast.reviewer.person.pk].waiting == 1
    assert standing.readers[cast.lead.person.pk].waiting == 2
    words = text_of(standing, "waiting", cast.reviewer.person, {})
    assert "1 outcome" in words.subject
    assert "Toilets at the market" in words.body
    assert "Licences" not in words.body


@pytest.mark.parametrize(
    ("zone", "is_over"),
    [("Pacific/Pago_Pago", False), ("Pacific/Kiritimati", True), ("Asia/Kathmandu", True)],
)
def test_a_deadline_is_over_when_the_day_of_its_person_is(cast, zone, is_over):
    """The deadline is 31 December; at twenty past six in the evening of that day in UTC it is over in the east."""
    type(cast.reporter.person).objects.filter(pk=cast.reporter.person.pk).update(time_zone=zone)
    standing = standing_of_round(cast, datetime(2026, 12, 31, 18, 20, tzinfo=UTC))
    assert (cast.reporter.person in {each.person for each in standing.silent}) == is_over
    later = standing_of_round(cast, datetime(2027, 1, 1, 10, 50, tzinfo=UTC))
    assert (cast.reporter.person in {each.person for each in later.silent}) == is_over


def test_the_letter_after_the_closing_says_no_word_of_a_text_that_was_never_sent(cast):
    """Administrators look after letters and may not read drafts."""
    made = {
        state: OutcomeFactory(
            round=cast.round, author=cast.reporter.person, title=f"The {state} title", **{state: True}
        )
        for state in ("lead", "returned", "accepted")
    }
    type(cast.round).objects.filter(pk=cast.round.pk).update(state="closed")
    standing = standing_of_round(cast, MORNING)
    body = text_of(standing, "closing", cast.reporter.person, {}).body

    assert all(each.reference in body for each in made.values())
    assert "The returned title" in body
    assert "The accepted title" in body
    assert "The lead title" not in body


def test_a_round_in_which_something_is_wrong_keeps_no_other_from_its_letters(cast):
    for round_ in (cast.other_round, cast.round):
        LetterCalendar.objects.create(
            round=round_, running_since=EVENING - timedelta(days=1), opened_at=EVENING - timedelta(days=1)
        )
    broken = TeamMember.objects.create(
        round=cast.other_round, person=cast.outsider.person, role="contributor"
    )
    type(broken.person).objects.filter(pk=broken.person.pk).update(time_zone="Mars/Olympus")

    with pytest.raises(ZoneInfoNotFoundError):
        write_due_letters(now=EVENING)
    assert {letter.to_name for letter in Letter.objects.all()} >= {"Rosa Reporter", "Carlos Colleague"}
