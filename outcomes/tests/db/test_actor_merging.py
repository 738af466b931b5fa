"""Twins of the register become one actor, and two again."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import RoundState
from outcomes.models import Actor, Outcome
from outcomes.queries.actors import chosen_actors, search_actors
from outcomes.services.actor_merging import merge_actors, undo_merge
from outcomes.services.actors import AlreadyInRegister, add_actor, change_actor
from outcomes.services.record import save_answers
from outcomes.tests.factories import ActorFactory, OutcomeActorFactory, OutcomeFactory
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import DomainError, Refused, Stale, WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins() -> tuple[Actor, Actor]:
    return (
        ActorFactory(name="Accra Metropolitan Assembly", other_names="AMA"),
        ActorFactory(name="Assembly of Accra", other_names="Accra Assembly"),
    )


def merged(twins, by, **changes):
    kept, gone = twins
    facts = {"kept": kept, "kept_version": kept.version, "gone": gone, "gone_version": gone.version}
    return merge_actors(**facts | {"reason": "The same by-law.", "by": by} | changes)


def names(outcome: Outcome) -> list[str]:
    return list(outcome.actor_parts.order_by("pk").values_list("actor__name", flat=True))


def test_outcomes_names_and_parts_come_along_and_go_back(cast, twins):
    kept, gone = twins
    alone = OutcomeFactory(accepted=True, round=cast.round)
    both = OutcomeFactory(round=cast.round)
    OutcomeActorFactory(outcome=alone, actor=gone, role="the mayor")
    OutcomeActorFactory(outcome=both, actor=kept)
    OutcomeActorFactory(outcome=both, actor=gone, role="the council")
    department = ActorFactory(name="Department of Markets", parent=gone)
    merge = merged(twins, cast.reviewer.principal)
    kept, gone = Actor.objects.get(pk=kept.pk), Actor.objects.get(pk=gone.pk)
    assert gone.merged_into == kept
    assert kept.other_names == "AMA, Assembly of Accra, Accra Assembly"
    assert (names(alone), names(both)) == ([kept.name], [kept.name])
    assert alone.actor_parts.get().role == "the mayor"
    department.refresh_from_db()
    assert department.parent == kept
    # The register, the search and an old reference lead to the one that is kept.
    assert [*search_actors("assembly of accra")] == [kept]
    assert chosen_actors([gone.reference]) == [kept]
    for outcome in (alone, both):
        outcome.refresh_from_db()
        assert outcome.version == 2
        assert outcome.versions.get().content["actors"] == [kept.reference]
    assert trail_of("actor", kept.reference).last().act == "actor.merged"
    undo_merge(merge=merge, reason="They are two.", by=cast.lead.principal)
    kept, gone = Actor.objects.get(pk=kept.pk), Actor.objects.get(pk=gone.pk)
    assert gone.merged_into is None
    assert kept.other_names == "AMA"
    assert names(alone) == [gone.name]
    assert sorted(names(both)) == sorted([kept.name, gone.name])
    assert both.actor_parts.get(actor=gone).role == "the council"
    department.refresh_from_db()
    assert department.parent == gone
    assert not faults()


def test_what_was_changed_since_is_left_alone_when_a_merge_is_undone(cast, twins):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    OutcomeActorFactory(outcome=outcome, actor=twins[1])
    merge = merged(twins, cast.reviewer.principal)
    other = ActorFactory()
    now = Outcome.objects.select_related("round").get(pk=outcome.pk)
    save_answers(outcome=now, version=now.version, answers={"actors": [other]}, by=cast.reporter.principal)
    undo_merge(merge=merge, reason="They are two.", by=cast.lead.principal)
    assert names(outcome) == [other.name]


def test_a_merged_actor_is_no_longer_chosen_added_or_changed(cast, twins):
    kept, gone = twins
    merged(twins, cast.reviewer.principal)
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    # Somebody has the page with the twin still open.
    save_answers(outcome=outcome, version=1, answers={"actors": [gone]}, by=cast.reporter.principal)
    assert names(outcome) == [kept.name]
    with pytest.raises(AlreadyInRegister) as known:
        add_actor(name="ASSEMBLY of Accra", country="GH", by=cast.reporter.principal)
    assert known.value.actor == kept
    with pytest.raises(Refused):
        change_actor(actor=gone, version=2, answers={"name": "Else"}, by=cast.reviewer.principal)


def test_a_part_does_not_become_part_of_itself(cast, twins):
    kept, gone = twins
    office = ActorFactory(name="Office", parent=gone)
    Actor.objects.filter(pk=kept.pk).update(parent=office)
    with pytest.raises(Refused):
        merged(twins, cast.reviewer.principal)
    Actor.objects.filter(pk=kept.pk).update(parent=gone)
    merged(twins, cast.reviewer.principal)
    assert Actor.objects.get(pk=kept.pk).parent is None


def test_bad_input_and_strangers_are_refused(cast, twins):
    kept, _gone = twins
    with pytest.raises(ValidationError):
        merged(twins, cast.reviewer.principal, reason=" ")
    with pytest.raises(Refused):
        merged((kept, kept), cast.reviewer.principal)
    with pytest.raises(Refused):
        merged(twins, cast.reporter.principal)
    with pytest.raises(Stale):
        merged(twins, cast.reviewer.principal, gone_version=7)
    merge = merged(twins, cast.reviewer.principal)
    with pytest.raises(DomainError):
        merged(twins, cast.reviewer.principal, kept_version=2, gone_version=2)
    undo_merge(merge=merge, reason="They are two.", by=cast.reviewer.principal)
    with pytest.raises(WrongState):
        undo_merge(merge=merge, reason="They are two.", by=cast.reviewer.principal)


def test_of_two_people_who_merge_the_same_twins_one_is_too_late(together, cast, twins):
    kept, gone = twins
    outcome = OutcomeFactory(round=cast.round)
    OutcomeActorFactory(outcome=outcome, actor=gone)
    results = together(
        [
            lambda: merged((kept, gone), cast.reviewer.principal),
            lambda: merged((gone, kept), cast.lead.principal),
        ]
    )
    assert sum(isinstance(result, DomainError) for result in results) == 1
    assert Actor.objects.filter(merged_into__isnull=False).count() == 1
    assert outcome.actor_parts.get().actor.merged_into is None


def test_an_old_name_stays_among_the_other_names(cast):
    actor = ActorFactory(name="Town of Accra", other_names="AMA")
    changed = change_actor(
        actor=actor, version=1, answers={"name": "City of Accra"}, by=cast.reviewer.principal
    )
    assert changed.other_names == "AMA, Town of Accra"
    assert [*search_actors("town of accra")] == [changed]


def test_two_people_cannot_make_two_actors_part_of_each_other(together, cast):
    one, two = ActorFactory(), ActorFactory()
    together(
        [
            lambda: change_actor(actor=one, version=1, answers={"parent": two}, by=cast.lead.principal),
            lambda: change_actor(actor=two, version=1, answers={"parent": one}, by=cast.reviewer.principal),
        ]
    )
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.parent_id is None) != (two.parent_id is None)


def test_twins_are_merged_although_a_round_of_their_outcomes_is_closed(cast, twins):
    kept, gone = twins
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    OutcomeActorFactory(outcome=outcome, actor=gone)
    type(cast.round).objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    merge = merge_actors(
        kept=kept,
        kept_version=kept.version,
        gone=gone,
        gone_version=gone.version,
        reason="One city.",
        by=cast.lead.principal,
    )
    assert list(outcome.actors.all()) == [kept]
    undo_merge(merge=merge, reason="They are two.", by=cast.lead.principal)
    assert list(outcome.actors.all()) == [gone]
