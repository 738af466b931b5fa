"""More time for one person or one programme: an event, a letter, and nothing else changed."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import RoundState
from harvests.models import Extension, HarvestRound, TeamMember
from harvests.queries.deadlines import deadline_for, own_deadlines
from harvests.services.extensions import give_more_time
from harvests.services.rounds import edit_round
from harvests.tests.factories import ProgrammeFactory, TeamMemberFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing.models import Letter

TODAY, LATER = date(2026, 12, 1), date(2027, 1, 31)


def given(cast, **changes) -> Extension:
    asked = {"until": LATER, "reason": "Fieldwork in Kumasi.", "by": cast.lead.principal, "today": TODAY}
    return give_more_time(harvest_round=cast.round, **asked | changes)


def test_one_person_has_longer_is_told_and_the_round_stays(cast):
    person = cast.reporter.person
    person.language = "es"
    person.save()
    before = HarvestRound.objects.values().get(pk=cast.round.pk)
    given(cast, person=person)
    assert deadline_for(cast.round, person.pk) == LATER
    assert deadline_for(cast.round, cast.colleague.person.pk) == cast.round.collecting_to
    assert HarvestRound.objects.values().get(pk=cast.round.pk) == before
    (letter,) = Letter.objects.all()
    assert (letter.to, letter.language, letter.kind) == (person, "es", "more_time")
    assert "Fieldwork in Kumasi." in letter.body
    assert "31 de enero de 2027" in letter.body
    (entry,) = Entry.objects.all()
    assert (entry.act, entry.reason) == ("round.more_time", "Fieldwork in Kumasi.")
    assert entry.changes == {
        "more_time_for": [None, f"Rosa Reporter ({person.reference})"],
        "more_time_until": [None, "2027-01-31"],
    }
    assert faults() == []


def test_a_programme_has_longer_and_its_contributors_are_told_each_in_their_language(cast):
    law = ProgrammeFactory(label_en="Law", label_fr="Droit")
    french = TeamMemberFactory(round=cast.round, person__language="fr")
    gone = TeamMemberFactory(round=cast.round, person__is_active=False)
    coder = TeamMember.objects.get(person=cast.coder.person)
    for member in (french, gone, coder):
        member.programmes.add(law)
    given(cast, programme=law)
    (letter,) = Letter.objects.all()
    assert letter.to == french.person
    assert "Droit" in letter.body
    assert deadline_for(cast.round, french.person_id) == LATER
    assert own_deadlines([cast.round, cast.other_round], french.person_id) == {
        cast.round.pk: LATER,
        cast.other_round.pk: cast.other_round.collecting_to,
    }


def test_the_same_form_twice_is_one_extension_and_one_letter(cast):
    key = uuid.uuid4()
    first = given(cast, person=cast.reporter.person, creation_key=key)
    assert given(cast, person=cast.reporter.person, creation_key=key) == first
    assert (Extension.objects.count(), Letter.objects.count(), Entry.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        (date(2026, 12, 31), "until 31 December 2026. Give a later day"),
        (date(2026, 12, 5), "until 31 December 2026. Give a later day"),
        (date(2026, 11, 30), "This day has passed"),
        (LATER, "They have time until 31 January 2027 already"),
    ],
)
def test_a_day_that_gives_nobody_more_time_is_refused(cast, until, sentence):
    given(cast, person=cast.reporter.person)
    with pytest.raises(Refused, match=sentence):
        given(cast, person=cast.reporter.person, until=until)
    assert Extension.objects.count() == 1


def test_it_takes_a_reason_and_either_a_person_or_a_programme(cast):
    for wrong in (
        {"person": cast.reporter.person, "reason": " "},
        {"person": cast.reporter.person, "programme": ProgrammeFactory()},
        {},
    ):
        with pytest.raises(ValidationError):
            given(cast, **wrong)
    assert not Letter.objects.exists()


def test_nothing_is_given_in_a_closed_round_not_even_while_it_closes(cast):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    with pytest.raises(Stale):
        given(cast, person=cast.reporter.person)
    cast.round.refresh_from_db()
    with pytest.raises(Refused, match="The round is closed"):
        given(cast, person=cast.reporter.person)
    assert (Extension.objects.count(), Letter.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_only_the_lead_gives_time(cast, name):
    with pytest.raises(Refused):
        given(cast, person=cast.reporter.person, by=getattr(cast, name).principal)


def test_a_lead_gives_themself_time_without_a_letter(cast):
    TeamMemberFactory(round=cast.round, person=cast.lead.person, role=Role.CONTRIBUTOR)
    given(cast, person=cast.lead.person)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(2200, 1, 1)])
def test_nobody_gets_time_for_ever(cast, day):
    """The calendar of letters counts days on from it, and there is no day after the last one."""
    with pytest.raises(ValidationError) as wrong:
        give_more_time(
            harvest_round=cast.round,
            person=cast.reporter.person,
            until=day,
            reason="Fieldwork.",
            by=cast.lead.principal,
        )
    assert list(wrong.value.error_dict) == ["until"]
    assert not Extension.objects.exists()


@pytest.mark.parametrize("name", ["covers_from", "covers_to", "collecting_from", "collecting_to"])
def test_a_round_lies_within_reach(cast, name):
    day = date(1, 1, 1) if name.endswith("from") else date(9999, 12, 31)
    with pytest.raises(ValidationError) as wrong:
        edit_round(
            harvest_round=cast.round, version=1, by=cast.lead.principal, reason="A slip.", **{name: day}
        )
    assert list(wrong.value.error_dict) == [name]
