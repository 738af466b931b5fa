"""Saving a page: a new actor comes with it or not at all, and nothing of others is overwritten."""

from __future__ import annotations

import pytest

from outcomes.models import Actor, Outcome
from outcomes.queries.conflicts import since
from outcomes.services.capture import save_section, save_unasked
from outcomes.services.record import save_answers
from outcomes.tests.capture import code, draft_of
from outcomes.tests.factories import ActorFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db
COURT = {"name": "High Court", "actor_type": None, "level": None, "country": "KE"}


def save(outcome, cast, *, version=1, new_actor=None, **answers):
    return save_section(
        outcome=outcome, version=version, answers=answers, by=cast.reporter.principal, new_actor=new_actor
    )


def test_a_new_actor_and_the_answer_are_one_change(cast):
    outcome = draft_of(cast)
    there = ActorFactory()
    kind = code("actor_type")
    saved = save(outcome, cast, actors=[there], actor_type=None, new_actor=COURT | {"actor_type": kind})
    assert {actor.name for actor in saved.actors.all()} == {there.name, "High Court"}
    assert saved.actor_type == kind
    assert set(Entry.objects.values_list("act", flat=True)) == {
        "outcome.logged",
        "actor.added",
        "outcome.edited",
    }
    assert faults() == []


def test_a_stale_page_adds_no_actor(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"title": "Theirs"}, by=cast.reviewer.principal)
    with pytest.raises(Stale):
        save(outcome, cast, actors=[], actor_type=None, new_actor=COURT)
    assert not Actor.objects.exists()
    assert Entry.objects.count() == 2


def test_who_may_not_write_adds_no_actor(cast):
    outcome = draft_of(cast)
    with pytest.raises(Refused):
        save_section(
            outcome=outcome,
            version=1,
            answers={"actors": [], "actor_type": None},
            by=cast.colleague.principal,
            new_actor=COURT,
        )
    assert not Actor.objects.exists()


def test_ones_own_saves_elsewhere_are_no_conflict_but_anybody_elses_are(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"significance": "Mine"}, by=cast.reporter.principal)
    assert save(outcome, cast, statement="Mine too").version == 3
    save_answers(outcome=outcome, version=3, answers={"city": "Accra"}, by=cast.reviewer.principal)
    save_answers(outcome=outcome, version=4, answers={"city": "Tema"}, by=cast.reporter.principal)
    with pytest.raises(Stale):
        save(outcome, cast, version=3, statement="Late")
    assert Outcome.objects.get().statement == "Mine too"


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_version_that_never_was_is_stale(cast, version):
    with pytest.raises(Stale):
        save(draft_of(cast), cast, version=version, statement="x")


def test_since_names_who_changed_each_field_last(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"city": "Accra"}, by=cast.reviewer.principal)
    save_answers(
        outcome=outcome, version=2, answers={"city": "Tema", "title": "New"}, by=cast.reporter.principal
    )
    later = since(outcome, 1, reader=cast.lead.principal)
    assert {name: each.by_name for name, each in later.saved.items()} == {
        "city": "Rosa Reporter",
        "title": "Rosa Reporter",
    }
    assert later.people == {cast.reviewer.person.pk, cast.reporter.person.pk}
    assert later.before["city"] == ""
    assert since(outcome, 3, reader=cast.lead.principal).saved == {}
    assert since(outcome, 7, reader=cast.lead.principal).before is None


def test_only_what_nobody_waits_for_is_saved_unasked(cast):
    outcome = draft_of(cast)
    save_unasked(outcome=outcome, version=1, answers={"city": "Accra"}, by=cast.reporter.principal)
    Outcome.objects.update(
        state="returned",
        submissions=1,
        submitted_at=outcome.created_at,
        first_submitted_at=outcome.created_at,
    )
    with pytest.raises(Refused, match="only when you press the button"):
        save_unasked(
            outcome=Outcome.objects.select_related("round").get(),
            version=2,
            answers={"city": "Tema"},
            by=cast.reporter.principal,
        )
