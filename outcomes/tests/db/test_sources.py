"""Who told us: every change is a version with its trail, and nobody overwrites what they did not see."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import RoundState
from outcomes.enums import Consent
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, Source
from outcomes.services.parts import mark_of_part
from outcomes.services.sources import ANSWERS, add_source, change_source, erase_source, remove_source
from outcomes.tests.factories import OutcomeFactory, SourceFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def test_a_source_is_a_version_and_a_trail_row(cast, outcome):
    saved = add_source(
        outcome=outcome,
        answers={
            "name": " Ama \x00Mensah\n",
            "role": "Secretary",
            "consent": Consent.GIVEN,
            "wants_credit": True,
        },
        by=cast.reporter.principal,
    )
    source = saved.sources.get()
    assert (source.name, source.role, source.consent, source.wants_credit) == (
        "Ama Mensah",
        "Secretary",
        "given",
        True,
    )
    assert saved.version == outcome.version + 1
    kept = saved.versions.get(number=saved.version).content["sources"]
    assert kept == [f"#{source.pk}.1 · given · credit"]
    entry = trail_of("outcome", outcome.reference).last()
    assert (entry.act, entry.by_name) == ("outcome.source_added", "Rosa Reporter")
    assert entry.changes == {"sources": [[], kept]}
    assert not faults()


def test_the_same_source_twice_is_kept_once(cast, outcome):
    for _click in range(2):
        saved = add_source(outcome=outcome, answers={"name": "Ama"}, by=cast.reporter.principal)
    assert saved.sources.count() == 1
    assert saved.version == outcome.version + 1


def test_two_people_may_add_at_the_same_time(together, cast, outcome):
    people = [cast.reporter.principal, cast.reviewer.principal]
    results = together(
        [lambda by=by: add_source(outcome=outcome, answers={"name": by.name}, by=by) for by in people * 3]
    )
    assert not [
        result for result in results if isinstance(result, BaseException) and not isinstance(result, Stale)
    ]
    saved = Outcome.objects.get(pk=outcome.pk)
    assert saved.sources.filter(name__in=[by.name for by in people]).exists()
    assert saved.version == outcome.version + saved.versions.count()
    assert trail_of("outcome", outcome.reference).count() == saved.versions.count()


def test_changing_only_the_credit_is_a_change(cast, outcome):
    source = SourceFactory(outcome=outcome)
    saved = change_source(
        source=source,
        seen=mark_of_part(source, ANSWERS),
        answers={"wants_credit": True},
        by=cast.reporter.principal,
    )
    assert saved.sources.get().wants_credit
    assert saved.version == outcome.version + 1


def test_changing_nothing_leaves_no_trace(cast, outcome):
    source = SourceFactory(outcome=outcome)
    saved = change_source(
        source=source,
        seen=mark_of_part(source, ANSWERS),
        answers={"name": source.name},
        by=cast.reporter.principal,
    )
    assert saved.version == outcome.version
    assert not Entry.objects.exists()


def test_what_somebody_else_changed_is_not_overwritten(cast, outcome):
    source = SourceFactory(outcome=outcome)
    seen = mark_of_part(source, ANSWERS)
    change_source(source=source, seen=seen, answers={"role": "Chair"}, by=cast.reviewer.principal)
    with pytest.raises(Stale):
        change_source(source=source, seen=seen, answers={"role": "Member"}, by=cast.reporter.principal)
    with pytest.raises(Stale):
        remove_source(source=source, seen=seen, by=cast.reporter.principal)
    assert Source.objects.get().role == "Chair"


def test_a_change_elsewhere_in_the_record_is_no_conflict(cast, outcome):
    source = SourceFactory(outcome=outcome)
    add_source(outcome=outcome, answers={"name": "Somebody else"}, by=cast.reviewer.principal)
    saved = change_source(
        source=source,
        seen=mark_of_part(source, ANSWERS),
        answers={"role": "Chair"},
        by=cast.reporter.principal,
    )
    assert set(saved.sources.values_list("role", flat=True)) == {"", "Chair"}


def test_nothing_keeps_who_a_removed_source_was(cast, outcome):
    added = add_source(outcome=outcome, answers={"name": "Ama"}, by=cast.reporter.principal)
    source = added.sources.get()
    saved = remove_source(source=source, seen=mark_of_part(source, ANSWERS), by=cast.reporter.principal)
    assert not saved.sources.exists()
    assert added.versions.get(number=added.version).content["sources"] == [f"#{source.pk}.1 · not_asked"]
    assert "Ama" not in str([entry.changes for entry in trail_of("outcome", outcome.reference)])
    with pytest.raises(Stale):
        change_source(
            source=source, seen=mark_of_part(source, ANSWERS), answers={}, by=cast.reporter.principal
        )


@pytest.mark.parametrize("who", ["colleague", "coder", "administrator", "reader", "outsider"])
def test_others_may_not_change_sources(cast, outcome, who):
    with pytest.raises(Refused):
        add_source(outcome=outcome, answers={"name": "Ama"}, by=getattr(cast, who).principal)
    assert not Source.objects.exists()


def test_an_accepted_record_is_closed(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    assert outcome.state == S.ACCEPTED
    with pytest.raises(Refused):
        add_source(outcome=outcome, answers={"name": "Ama"}, by=cast.reporter.principal)


def test_malformed_answers_are_refused(cast, outcome):
    for answers in ({"name": ""}, {"name": "x" * 121}, {"name": "Ama", "consent": "perhaps"}):
        with pytest.raises(ValidationError):
            add_source(outcome=outcome, answers=answers, by=cast.reporter.principal)
    with pytest.raises(TypeError):
        add_source(outcome=outcome, answers={"name": "Ama", "outcome_id": 1}, by=cast.reporter.principal)
    assert not Entry.objects.exists()


def test_who_asks_to_be_forgotten_is_forgotten_in_a_closed_round_too(cast):
    accepted = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    source = SourceFactory(outcome=accepted, name="Maria Condori")
    type(cast.round).objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    erase_source(source=source, reason="She asked us to.", by=cast.lead.principal)
    source.refresh_from_db()
    assert (source.name, source.role) == ("[erased on request]", "")
    assert faults() == []
