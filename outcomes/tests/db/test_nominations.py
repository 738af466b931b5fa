"""Proposing people outside: who may, whom, kept once, checked by somebody else, never who told us."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from harvests.enums import RoundState
from harvests.tests.factories import TeamMemberFactory
from outcomes.enums import OutcomeState
from outcomes.models import Nomination, Outcome, Substantiator, SuggestedPerson
from outcomes.queries.asking import Asking
from outcomes.queries.nominations import nominations_for
from outcomes.services.interests import declare_conflict
from outcomes.services.nominations import (
    approve_nomination,
    change_channel,
    change_nomination,
    drop_suggestion,
    nominate,
    refuse_nomination,
    take_off_nomination,
    take_suggestion,
)
from outcomes.services.requests import revoke_request
from outcomes.tests.asking import prepared, sent
from outcomes.tests.factories import (
    NominationFactory,
    OutcomeFactory,
    OutcomeMergeFactory,
    OutcomeVersionFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SourceFactory,
    SubstantiatorFactory,
    SuggestedPersonFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState

pytestmark = pytest.mark.django_db

PERSON = {
    "name": "Ama Boateng",
    "organisation": "Accra Metropolitan Assembly",
    "position": "Head of markets",
    "email": "ama.boateng@example.org",
    "phone": "",
    "language": "en",
}
SAID = {
    "relation": "official",
    "independence": "She chaired the committee.",
    "conflict": "none",
    "conflict_note": "",
    "channel": "email",
}


@pytest.fixture
def outcome(cast) -> Outcome:
    """An accepted outcome of the reporter."""
    return OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)


def proposed(cast, outcome, by=None, **person) -> Nomination:
    """Propose somebody."""
    return nominate(outcome=outcome, person=PERSON | person, said=SAID, by=(by or cast.reporter).principal)


def test_the_author_proposes_and_a_reviewer_approves(cast, outcome):
    nomination = proposed(cast, outcome)
    assert nomination.substantiator.reference.startswith("SB-")
    with pytest.raises(Refused):
        approve_nomination(nomination=nomination, version=1, by=cast.reporter.principal)
    checked = approve_nomination(nomination=nomination, version=1, by=cast.reviewer.principal)
    assert (checked.state, checked.checked_by) == ("approved", cast.reviewer.person)
    with pytest.raises(WrongState):
        approve_nomination(nomination=checked, version=2, by=cast.reviewer.principal)


def test_the_trail_names_a_person_by_reference_alone(cast, outcome):
    nomination = proposed(cast, outcome)
    approve_nomination(nomination=nomination, version=1, by=cast.reviewer.principal)
    told = "".join(str(entry.changes) + entry.reason + entry.act for entry in Entry.objects.all())
    assert nomination.substantiator.reference in told
    for secret in ("Ama", "Boateng", "ama.boateng", "chaired"):
        assert secret not in told


def test_the_same_person_twice_is_one_proposal_and_one_row(cast, outcome):
    first = proposed(cast, outcome)
    again = proposed(cast, outcome)
    other = OutcomeFactory(round=cast.round, author=cast.colleague.person, accepted=True)
    elsewhere = proposed(cast, other, by=cast.colleague, email="AMA.Boateng@Example.org", name="A. Boateng")
    assert again == first
    assert Substantiator.objects.get() == elsewhere.substantiator
    # What is kept of the person is not overwritten by what somebody else types.
    assert Substantiator.objects.get().name == "Ama Boateng"


def test_somebody_is_known_by_name_and_organisation_too_and_gets_the_address_that_was_missing(cast, outcome):
    known = SubstantiatorFactory(name="Ama Bóateng", organisation="Accra metropolitan assembly", email="")
    nomination = proposed(cast, outcome)
    assert nomination.substantiator == known
    known.refresh_from_db()
    assert (known.email, known.position) == ("ama.boateng@example.org", "Head of markets")


def test_a_namesake_with_another_address_is_somebody_else(cast, outcome):
    SubstantiatorFactory(name="Ama Boateng", organisation="Accra Metropolitan Assembly", email="other@x.org")
    proposed(cast, outcome)
    assert Substantiator.objects.count() == 2


@pytest.mark.parametrize(
    "source",
    [
        {"name": "Somebody", "email": "Ama.Boateng@example.org"},
        {"name": "AMA BOATENG", "organisation": "Accra  Metropolitan Assembly"},
        {"name": "Ama Boateng", "organisation": ""},
    ],
)
def test_who_told_us_is_refused_as_independent(cast, outcome, source):
    SourceFactory(**{"outcome": outcome, "email": "", "organisation": "x"} | source)
    with pytest.raises(Refused, match="told us about this outcome"):
        proposed(cast, outcome)
    assert not Substantiator.objects.exists()
    assert not Nomination.objects.exists()


def test_a_namesake_of_a_source_in_another_organisation_is_not_the_source(cast, outcome):
    SourceFactory(outcome=outcome, name="Ama Boateng", organisation="Street vendors' union", email="")
    assert proposed(cast, outcome)


def test_who_told_of_a_merged_report_of_the_same_change_is_its_source_too(cast, outcome):
    merge = OutcomeMergeFactory(kept=outcome, open=True)
    SourceFactory(outcome=merge.merged, email="ama.boateng@example.org")
    with pytest.raises(Refused, match="told us"):
        proposed(cast, outcome)


def test_who_wrote_or_worked_on_the_text_is_refused(cast, outcome):
    with pytest.raises(Refused, match="wrote this outcome"):
        proposed(cast, outcome, email=cast.reporter.person.email)
    helper = UserFactory(email="helper@wiego.example")
    OutcomeVersionFactory(outcome=outcome, number=1, by=helper)
    with pytest.raises(Refused, match="worked on the text"):
        proposed(cast, outcome, email="HELPER@wiego.example")


def test_who_can_sign_in_here_is_not_outside(cast, outcome):
    for address in (cast.reader.person.email, cast.lead.person.email.upper()):
        with pytest.raises(Refused, match="not outside"):
            proposed(cast, outcome, email=address)
    assert not Nomination.objects.exists()
    assert proposed(cast, outcome, email=UserFactory(is_active=False, email="left@wiego.example").email)


def test_who_became_a_source_after_being_proposed_is_not_approved(cast, outcome):
    nomination = proposed(cast, outcome)
    SourceFactory(outcome=outcome, email="ama.boateng@example.org")
    with pytest.raises(Refused, match="told us"):
        approve_nomination(nomination=nomination, version=1, by=cast.reviewer.principal)


def test_the_author_sees_their_own_proposals_alone(cast, outcome):
    own = proposed(cast, outcome)
    other = proposed(cast, outcome, by=cast.reviewer, email="kofi@example.org", name="Kofi Mensah")
    assert list(nominations_for(cast.reporter.principal, outcome)) == [own]
    assert list(nominations_for(cast.reviewer.principal, outcome)) == [own, other]
    assert not nominations_for(cast.colleague.principal, outcome)


def test_who_was_refused_is_refused_to_everybody_and_can_be_taken_up_by_a_reviewer(cast, outcome):
    nomination = proposed(cast, outcome, by=cast.reviewer)
    with pytest.raises(Incomplete):
        refuse_nomination(nomination=nomination, reason="  ", version=1, by=cast.reviewer.principal)
    refused = refuse_nomination(
        nomination=nomination, reason="Her office is paid by us.", version=1, by=cast.reviewer.principal
    )
    with pytest.raises(Refused, match="not asked about this outcome"):
        proposed(cast, outcome)
    taken_up = approve_nomination(nomination=refused, version=2, by=cast.lead.principal)
    assert (taken_up.state, taken_up.refusal) == ("approved", "")


def test_what_is_said_is_corrected_until_it_is_checked(cast, outcome):
    nomination = proposed(cast, outcome)
    changed = change_nomination(
        nomination=nomination, said=SAID | {"relation": "ally"}, version=1, by=cast.reporter.principal
    )
    assert (changed.relation, changed.version) == ("ally", 2)
    with pytest.raises(Stale):
        change_nomination(nomination=nomination, said=SAID, version=1, by=cast.reporter.principal)
    with pytest.raises(Refused):
        take_off_nomination(nomination=changed, by=cast.colleague.principal)
    approved = approve_nomination(nomination=changed, version=2, by=cast.reviewer.principal)
    with pytest.raises(WrongState):
        take_off_nomination(nomination=approved, by=cast.reporter.principal)


def test_a_proposal_is_taken_back(cast, outcome):
    nomination = proposed(cast, outcome)
    take_off_nomination(nomination=nomination, by=cast.reporter.principal)
    take_off_nomination(nomination=nomination, by=cast.reporter.principal)
    assert not Nomination.objects.exists()
    assert Entry.objects.filter(act="outcome.person_taken_off").count() == 1


@pytest.mark.parametrize("state", [OutcomeState.LEAD, OutcomeState.WITHDRAWN, OutcomeState.SET_ASIDE])
def test_nobody_is_proposed_without_a_text_to_be_judged(cast, state):
    trait = {state.value: True}
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, **trait)
    with pytest.raises(Refused):
        proposed(cast, outcome)


def test_who_proposes_and_who_checks(cast, outcome):
    for who in (cast.colleague, cast.coder, cast.reader, cast.outsider, cast.administrator):
        with pytest.raises(Refused):
            proposed(cast, outcome, by=who)
    nomination = proposed(cast, outcome)
    declare_conflict(harvest_round=cast.round, about=outcome, by=cast.reviewer.principal)
    for who in (cast.colleague, cast.coder, cast.administrator, cast.reviewer):
        with pytest.raises(Refused):
            approve_nomination(nomination=fresh(nomination), version=1, by=who.principal)
    Outcome.objects.filter(pk=outcome.pk).update(author=cast.lead.person)
    with pytest.raises(Refused, match="You wrote"):
        approve_nomination(nomination=fresh(nomination), version=1, by=cast.lead.principal)
    cast.round.state = RoundState.CLOSED
    cast.round.save()
    with pytest.raises(Refused):
        approve_nomination(nomination=fresh(nomination), version=1, by=cast.lead.principal)


def fresh(nomination: Nomination) -> Nomination:
    return Nomination.objects.select_related("outcome__round", "substantiator").get(pk=nomination.pk)


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({"email": "no address"}, {}),
        ({"name": ""}, {}),
        ({"name": "x" * 121}, {}),
        ({"language": "xx"}, {}),
        ({}, {"relation": "boss"}),
        ({}, {"independence": "x" * 1001}),
        ({}, {"channel": "pigeon"}),
    ],
)
def test_what_is_malformed_is_refused_and_keeps_nobody(cast, outcome, person, said):
    with pytest.raises(ValidationError):
        nominate(outcome=outcome, person=PERSON | person, said=SAID | said, by=cast.reporter.principal)
    assert not Substantiator.objects.exists()


def test_text_of_a_hostile_hand_is_kept_as_text(cast, outcome):
    nomination = proposed(cast, outcome, name="<script>alert(1)</script>\x00\u202e", organisation="=cmd()")
    assert nomination.substantiator.name == "<script>alert(1)</script>"


def test_somebody_named_by_an_outsider_is_proposed_for_the_outcomes_of_the_letter(cast, outcome):
    other = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    request = sent(cast, outcome, other)
    suggestion = SuggestedPersonFactory(request=request, name="Ama Boateng", contact="ama@x.org")
    taken = take_suggestion(
        suggestion=suggestion, outcomes=[outcome, other], person=PERSON, said=SAID, by=cast.lead.principal
    )
    assert {each.outcome for each in taken} == {outcome, other}
    suggestion.refresh_from_db()
    assert (suggestion.name, suggestion.contact) == ("", "")
    assert suggestion.taken_as == taken[0].substantiator
    with pytest.raises(WrongState):
        take_suggestion(
            suggestion=suggestion, outcomes=[outcome], person=PERSON, said=SAID, by=cast.lead.principal
        )


def test_somebody_named_by_an_outsider_and_not_wanted_is_forgotten(cast, outcome):
    suggestion = SuggestedPersonFactory(request=sent(cast, outcome), name="Ama Boateng", contact="ama@x.org")
    for who in (cast.reviewer, cast.reporter):
        with pytest.raises(Refused):
            drop_suggestion(suggestion=suggestion, by=who.principal)
    drop_suggestion(suggestion=suggestion, by=cast.lead.principal)
    row = SuggestedPerson.objects.get()
    assert (row.name, row.organisation, row.contact, row.taken_as) == ("", "", "", None)


def test_who_reviews_elsewhere_sees_nothing(cast, outcome):
    NominationFactory(outcome=outcome)
    foreign = UserFactory()
    TeamMemberFactory(round=cast.other_round, person=foreign, role="reviewer")
    from harvests.queries.teams import principal_for

    assert not nominations_for(principal_for(foreign), outcome)


def test_how_an_approved_person_is_asked_can_be_changed_and_is_on_the_trail(cast, outcome):
    nomination = NominationFactory(outcome=outcome, approved=True)
    changed = change_channel(
        nomination=nomination, channel="telephone", version=nomination.version, by=cast.reviewer.principal
    )
    assert (changed.channel, changed.state, changed.version) == ("telephone", "approved", 2)
    entry = Entry.objects.get(act="outcome.person_channel_changed")
    assert entry.subject_reference == outcome.reference
    assert entry.changes["channel"] == ["email", "telephone"]
    # The same once more changes nothing and leaves no second line.
    change_channel(nomination=changed, channel="telephone", version=2, by=cast.reviewer.principal)
    assert Entry.objects.filter(act="outcome.person_channel_changed").count() == 1
    (batch,) = Asking(drawn(outcome), now=timezone.now()).batches
    assert batch.channel == "telephone"


def test_a_channel_is_changed_by_who_checks_and_only_where_it_leads_somewhere(cast, outcome):
    nomination = NominationFactory(outcome=outcome, approved=True, nominated_by=cast.reporter.person)

    def change(channel="in_person", by=cast.reviewer, of=nomination, version=1):
        return change_channel(nomination=of, channel=channel, version=version, by=by.principal)

    with pytest.raises(Refused):
        change(by=cast.reporter)
    with pytest.raises(Stale):
        change(version=7)
    with pytest.raises(Incomplete):
        change("pigeon")
    with pytest.raises(WrongState):
        change(of=NominationFactory(outcome=outcome))
    unreachable = SubstantiatorFactory(email="", phone="+233 20 1234567")
    spoken = NominationFactory(outcome=outcome, approved=True, substantiator=unreachable, channel="telephone")
    with pytest.raises(Refused, match="no e-mail address"):
        change("email", of=spoken)
    assert change("in_person", of=spoken).channel == "in_person"


def test_a_channel_is_not_changed_once_a_request_is_made_unless_it_is_revoked(cast, outcome):
    person = SubstantiatorFactory()
    nomination = NominationFactory(outcome=outcome, approved=True, substantiator=person)

    def change():
        return change_channel(
            nomination=nomination, channel="telephone", version=1, by=cast.reviewer.principal
        )

    request = prepared(cast, outcome, substantiator=person)
    with pytest.raises(Refused, match=f"{request.reference} is prepared"):
        change()
    revoke_request(request=request, by=cast.lead.principal)
    assert change().channel == "telephone"
    other = NominationFactory(outcome=outcome, approved=True)
    gone = sent(cast, outcome, substantiator=other.substantiator)
    with pytest.raises(Refused, match=f"asked already: {gone.reference}"):
        change_channel(nomination=other, channel="telephone", version=1, by=cast.reviewer.principal)
    other.refresh_from_db()
    assert other.channel == "email"


def drawn(outcome):
    """Let a selection draw the outcome, and return the round."""
    SelectedOutcomeFactory(selection=SelectionFactory(drawn=True, round=outcome.round), outcome=outcome)
    return outcome.round
