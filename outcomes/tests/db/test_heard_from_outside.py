"""The lead hears of answers and refusals from outside: on the first page, and in one letter a day at most."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from harvests.models import TeamMember
from outcomes.models import Notice
from outcomes.queries.questions import heard_from_outside
from outcomes.services.notices import send_digests
from outcomes.services.request_answers import answer_for, answer_outcome, decline_request
from outcomes.tests.asking import AGREES, accepted, answered, first_of, opened, prepared
from outcomes.tests.factories import NoticeFactory, SubstantiatorFactory
from wiego_mle.accounts.enums import LetterRhythm, Role
from wiego_mle.accounts.models import User
from wiego_mle.mailing.models import Letter
from wiego_mle.tests.cast import member

pytestmark = pytest.mark.django_db

HOME, NOTED = "/", "/mentions/noted/"


def tomorrow() -> datetime:
    """Return a time at which everybody’s next eight o’clock has passed."""
    return timezone.now() + timedelta(days=1, hours=12)


def digests() -> list[Letter]:
    return list(Letter.objects.filter(kind="questions").order_by("pk"))


def test_answers_and_refusals_of_a_day_are_one_letter_without_names_and_words(cast):
    person = SubstantiatorFactory(name="Kwabena Owusu")
    first = answered(cast, accepted(cast), accepted(cast), substantiator=person)
    second = decline_request(request=opened(cast), kind="other", words="I fear for my post.")
    assert not digests(), "a letter for each answer"
    assert send_digests(now=tomorrow()) == 1
    assert send_digests(now=tomorrow()) == 0
    (letter,) = digests()
    assert letter.to == cast.lead.person
    about = [each.outcome.reference for each in first.asked.all()]
    assert f"– {first.reference} ({', '.join(about)}): has answered." in letter.body
    assert f"– {second.reference}: does not answer." in letter.body
    assert f"/substantiation/requests/{first.reference}/" in letter.body
    for word in ("Owusu", "I fear", "traders' union"):
        assert word not in letter.body + letter.subject


@pytest.mark.parametrize(("rhythm", "number"), [("daily", 1), ("at_once", 1), ("never", 0)])
def test_who_wants_letters_at_once_gets_one_a_day_as_well(cast, rhythm, number):
    assert rhythm in LetterRhythm.values
    User.objects.filter(pk=cast.lead.person.pk).update(letter_rhythm=rhythm)
    answered(cast)
    assert not digests()
    assert send_digests(now=tomorrow()) == number
    assert len(digests()) == number
    if number:
        assert "one such letter a day" in digests()[0].body


def test_the_same_answer_twice_is_told_once_and_a_changed_one_again(cast):
    request = answered(cast)
    answer_outcome(asked=first_of(request), answers=AGREES, seen=0)
    assert Notice.objects.count() == 1
    answer_outcome(asked=first_of(request), answers=AGREES | {"quoting": "by_name"}, seen=1)
    assert [each.event.kind for each in Notice.objects.order_by("pk")] == ["answered", "revised"]
    assert len(heard_from_outside(cast.lead.principal)) == 1


def test_leads_are_told_and_nobody_else_and_not_of_what_they_entered_themselves(cast):
    everywhere = member("Lea Lead", everywhere=(Role.LEAD,))
    elsewhere = member("Leo Lead", here=Role.LEAD, round_=cast.other_round)
    request = prepared(cast, channel="telephone", substantiator=SubstantiatorFactory(phone="+233 20 1234567"))
    answer_for(asked=first_of(request), answers=AGREES, seen=0, by=cast.lead.principal, channel="telephone")
    assert [each.person for each in Notice.objects.all()] == [everywhere.person]
    answered(cast)
    assert set(Notice.objects.values_list("person", flat=True)) == {
        cast.lead.person.pk,
        everywhere.person.pk,
    }
    assert not heard_from_outside(elsewhere.principal)
    assert not heard_from_outside(cast.reviewer.principal)


def test_the_first_page_says_so_until_it_is_noted(cast):
    person = SubstantiatorFactory(name="Kwabena Owusu")
    request = answered(cast, substantiator=person)
    decline_request(request=opened(cast), kind="no_time")
    page = cast.lead.client.get(HOME).content.decode()
    assert f'href="/substantiation/requests/{request.reference}/"' in page
    assert "Kwabena Owusu" in page
    assert "Nothing is pressing" not in page
    assert "Kwabena Owusu" not in cast.reviewer.client.get(HOME).content.decode()
    shown = [str(pk) for event in heard_from_outside(cast.lead.principal) for pk in event.notices_shown]
    assert len(shown) == 2
    cast.reviewer.client.post(NOTED, {"shown": shown})
    assert len(heard_from_outside(cast.lead.principal)) == 2
    cast.lead.client.post(NOTED, {"shown": shown})
    assert not heard_from_outside(cast.lead.principal)
    assert "Kwabena Owusu" not in cast.lead.client.get(HOME).content.decode()
    assert send_digests(now=tomorrow()) == 0, "what was noted is not told again"


def test_who_leads_no_longer_hears_nothing(cast):
    answered(cast)
    TeamMember.objects.filter(round=cast.round, person=cast.lead.person).delete()
    assert send_digests(now=tomorrow()) == 0


def test_beside_questions_it_is_one_letter(cast):
    NoticeFactory(person=cast.lead.person, message=None, event=answered_event(cast), reason="outside")
    NoticeFactory(person=cast.lead.person, message__question__outcome=accepted(cast))
    assert send_digests(now=tomorrow()) == 1
    assert "has answered." in digests()[0].body


def answered_event(cast):
    request = answered(cast)
    Notice.objects.all().delete()
    return request.events.get(kind="answered")
