"""Reviewers learn by the letter of the day what is given to them and where their opinion is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from outcomes.enums import Confidentiality
from outcomes.models import Notice, Outcome
from outcomes.services.assigning import free_reviews, give_reviews
from outcomes.services.notices import send_digests
from outcomes.services.opinions import ask_opinion, give_opinion
from outcomes.services.withheld import withhold_words
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.enums import LetterRhythm, Role
from wiego_mle.accounts.models import User
from wiego_mle.mailing.models import Letter
from wiego_mle.tests.cast import Member, member

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.now() + timedelta(days=1)


def sent(cast, title: str, **more) -> Outcome:
    made = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True, title=title, **more)
    return Outcome.objects.select_related("round", "author").get(pk=made.pk)


def give(cast, *outcomes: Outcome, to: Member | None = None) -> None:
    reviewer = (to or cast.reviewer).person
    give_reviews(outcomes=outcomes, reviewer=reviewer, by=cast.lead.principal)


def at_once(who: Member) -> None:
    User.objects.filter(pk=who.person.pk).update(letter_rhythm=LetterRhythm.AT_ONCE)
    who.person.refresh_from_db()


def test_what_is_given_stands_line_by_line_in_one_letter(cast):
    first, second = sent(cast, "First one"), sent(cast, "Second one")
    give(cast, first, second)
    assert not Letter.objects.exists()
    assert send_digests(now=tomorrow()) == 1
    assert send_digests(now=tomorrow()) == 0
    letter = Letter.objects.get()
    assert letter.to == cast.reviewer.person
    assert letter.subject == "2 things wait for you"
    for each in (first, second):
        line = f"– {each.reference} “{each.title}”, from Lena Lead: http://testserver/outcomes/{each.reference}/?from=review"
        assert line in letter.body


def test_a_lead_is_told_of_a_restricted_record_without_its_title(cast):
    second = member("Lila Lead", here=Role.LEAD, round_=cast.round)
    hidden = sent(cast, "The mayor of Wiltopia resigned", restricted=True)
    give(cast, hidden, to=second)
    send_digests(now=tomorrow())
    letter = Letter.objects.get()
    assert letter.subject == f"Lena Lead gives you {hidden.reference} to review"
    assert "Wiltopia" not in letter.body
    assert f"– {hidden.reference}, from Lena Lead: " in letter.body


def test_what_was_taken_off_or_decided_is_not_told(cast):
    off, decided = sent(cast, "Off"), sent(cast, "Decided")
    give(cast, off, decided)
    free_reviews(outcomes=[off], by=cast.lead.principal)
    Outcome.objects.filter(pk=decided.pk).update(state="returned")
    assert send_digests(now=tomorrow()) == 0
    assert not Notice.objects.filter(told_at__isnull=True).exists()


def test_who_may_no_longer_review_it_is_not_told(cast):
    outcome = sent(cast, "Became restricted")
    give(cast, outcome)
    Outcome.objects.filter(pk=outcome.pk).update(confidentiality=Confidentiality.RESTRICTED)
    assert send_digests(now=tomorrow()) == 0


def test_forty_given_at_once_are_one_letter_for_who_wants_letters_at_once(cast):
    at_once(cast.reviewer)
    many = [sent(cast, f"Number {number}") for number in range(40)]
    give(cast, *many)
    letter = Letter.objects.get()
    assert letter.body.count("from Lena Lead") == 40


def test_nobody_is_told_of_what_they_gave_themselves(cast):
    give(cast, sent(cast, "Own"), to=cast.lead)
    assert not Notice.objects.exists()


def test_an_opinion_that_is_asked_for_is_told_once_and_not_when_it_is_given(cast):
    asked, given = sent(cast, "Asked"), sent(cast, "Given")
    for _press in range(2):
        ask_opinion(outcome=asked, of=cast.reviewer.person, by=cast.lead.principal, question="Is it secret?")
    opinion = ask_opinion(outcome=given, of=cast.reviewer.person, by=cast.lead.principal)
    give_opinion(opinion=opinion, verdict="agree", note="", by=cast.reviewer.principal)
    assert send_digests(now=tomorrow()) == 1
    letter = Letter.objects.get()
    assert letter.subject == f"Lena Lead asks what you think of {asked.reference}"
    assert f"http://testserver/outcomes/{asked.reference}/opinions/1/" in letter.body
    assert "secret" not in letter.body


def test_a_title_withheld_after_the_letter_was_written_leaves_it(cast):
    at_once(cast.reviewer)
    given, asked = sent(cast, "Zoraida Quispe keeps her stall"), sent(cast, "Zoraida Quispe again")
    give(cast, given)
    ask_opinion(outcome=asked, of=cast.reviewer.person, by=cast.lead.principal)
    assert Letter.objects.filter(body__contains="Zoraida").count() == 2
    for each in (given, asked):
        withhold_words(outcome=each, words="Zoraida Quispe", why="Her stall.", by=cast.lead.principal)
    assert not Letter.objects.filter(body__contains="Zoraida").exists()
