"""The register: adding, renaming, twins, and whom a search finds."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory
from outcomes.enums import Confidentiality
from outcomes.models import Actor, Outcome
from outcomes.queries.actors import (
    filtered_actors,
    near_duplicates,
    numbers_of_outcomes,
    outcomes_of,
    search_actors,
)
from outcomes.services.actors import AlreadyInRegister, add_actor, change_actor
from outcomes.services.record import log_outcome
from outcomes.tests.factories import ActorFactory, OutcomeActorFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db


def test_adding_gives_a_reference_and_a_trail(cast):
    kind = CodeFactory(dimension=Dimension.ACTOR_TYPE, key="the-kind")
    actor = add_actor(
        name=" Accra  Metropolitan\tAssembly ", actor_type=kind, country="GH", by=cast.reporter.principal
    )
    assert (actor.name, actor.folded_name) == ("Accra Metropolitan Assembly", "accra metropolitan assembly")
    assert actor.reference.startswith("A-")
    entry = trail_of("actor", actor.reference).get()
    assert entry.act == "actor.added"
    assert entry.changes["actor_type"] == ["", "the-kind"]


def test_a_reader_adds_nobody(cast):
    with pytest.raises(Refused):
        add_actor(name="Somebody", by=cast.reader.principal)
    assert not Actor.objects.exists()


def test_the_same_name_in_other_letters_is_in_the_register_already(cast):
    first = add_actor(name="São Paulo City Council", country="BR", by=cast.reporter.principal)
    with pytest.raises(AlreadyInRegister) as refusal:
        add_actor(name="SAO PAULO  city council", country="BR", by=cast.reporter.principal)
    assert refusal.value.actor == first
    assert Actor.objects.count() == 1
    assert Entry.objects.count() == 1


def test_every_country_has_its_ministry_of_labour(cast):
    for country in ("GH", "PE", ""):
        add_actor(name="Ministry of Labour", country=country, by=cast.reporter.principal)
    assert Actor.objects.count() == 3


@pytest.mark.parametrize("name", ["", "   ", "…!", "\x00\x01", "x" * 201, "ﷺ" * 100])
def test_a_malformed_name_is_refused_at_its_field(cast, name):
    with pytest.raises(ValidationError) as refusal:
        add_actor(name=name, by=cast.reporter.principal)
    assert list(refusal.value.error_dict) == ["name"]


def test_a_code_of_another_list_is_refused(cast):
    with pytest.raises(Refused):
        add_actor(name="Court", actor_type=CodeFactory(dimension=Dimension.LEVEL), by=cast.reporter.principal)


def test_an_unknown_country_is_refused(cast):
    with pytest.raises(ValidationError):
        add_actor(name="Court", country="XX", by=cast.reporter.principal)


def test_a_renamed_actor_finds_its_outcomes_at_once(cast):
    actor = ActorFactory(name="Old Assembly")
    log_outcome(
        by=cast.reporter.principal,
        harvest_round=cast.round,
        title="A by-law",
        language="en",
        answers={"actors": [actor]},
    )
    change_actor(
        actor=actor,
        version=1,
        answers={"name": "Ñew Assembly"},
        by=cast.reviewer.principal,
        reason="Spelling",
    )
    assert "new assembly" in Outcome.objects.get().search_text
    entry = trail_of("actor", actor.reference).get()
    renamed = {"name": ["Old Assembly", "Ñew Assembly"], "other_names": ["", "Old Assembly"]}
    assert (entry.changes, entry.reason) == (renamed, "Spelling")


def test_a_contributor_renames_nobody(cast):
    with pytest.raises(Refused):
        change_actor(actor=ActorFactory(), version=1, answers={"name": "X"}, by=cast.reporter.principal)


def test_of_two_who_rename_one_wins(cast):
    actor = ActorFactory(name="First")
    change_actor(actor=actor, version=1, answers={"name": "Second"}, by=cast.reviewer.principal)
    with pytest.raises(Stale):
        change_actor(actor=actor, version=1, answers={"name": "Third"}, by=cast.lead.principal)
    assert Actor.objects.get().name == "Second"
    assert Entry.objects.count() == 1


def test_saving_the_same_again_writes_nothing(cast):
    actor = ActorFactory(name="First")
    change_actor(actor=actor, version=1, answers={"name": "First"}, by=cast.reviewer.principal)
    actor.refresh_from_db()
    assert (actor.version, Entry.objects.count()) == (1, 0)


def test_nobody_takes_the_name_of_another(cast):
    taken = ActorFactory(name="Taken", country="GH")
    other = ActorFactory(name="Other", country="GH")
    with pytest.raises(AlreadyInRegister) as refusal:
        change_actor(actor=other, version=1, answers={"name": "TAKEN"}, by=cast.reviewer.principal)
    assert refusal.value.actor == taken


def test_no_actor_is_part_of_itself_however_long_the_way(cast):
    top, middle, low = ActorFactory(), ActorFactory(), ActorFactory()
    by = cast.reviewer.principal
    change_actor(actor=middle, version=1, answers={"parent": top}, by=by)
    change_actor(actor=low, version=1, answers={"parent": middle}, by=by)
    for parent in (low, middle, top):
        with pytest.raises(Refused, match="part of itself"):
            change_actor(actor=top, version=1, answers={"parent": parent}, by=by)


def test_a_search_ignores_case_accents_and_order_and_knows_other_names(cast):
    actor = add_actor(
        name="Municipalidad de Lima",
        other_names="MML, Lima Metropolitana",
        country="PE",
        by=cast.reporter.principal,
    )
    ActorFactory(name="Municipalidad de Cusco")
    for text in ("lima", "LÍMA municip", "mml", "metropolitana"):
        assert list(search_actors(text)) == [actor], text
    assert not search_actors("lima cusco").exists()


def test_filters_narrow_by_type_and_country(cast):
    court = CodeFactory(dimension=Dimension.ACTOR_TYPE)
    wanted = ActorFactory(name="High Court", actor_type=court, country="KE")
    ActorFactory(name="High Court", actor_type=court, country="UG")
    ActorFactory(name="High Council", country="KE")
    assert list(filtered_actors({"q": "high", "type": court, "country": "KE"})) == [wanted]


@pytest.mark.parametrize(
    "typed",
    [
        "Acra Metropolitan Assembly",
        "Accra Metropolitan Assembley",
        "Metropolitan Assembly Accra",
        "AMA Accra",
    ],
)
def test_nearly_the_same_name_is_noticed(cast, typed):
    accra = ActorFactory(name="Accra Metropolitan Assembly", country="GH")
    Actor.objects.filter(pk=accra.pk).update(folded_other_names="ama accra")
    ActorFactory(name="Kumasi Metropolitan Assembly", country="GH")
    found = near_duplicates(typed, country="GH")
    assert [twin.actor for twin in found] == [accra]


def test_another_name_and_another_country_are_no_twins():
    ActorFactory(name="Ministry of Labour", country="PE")
    ActorFactory(name="Ministry of Health", country="GH")
    assert near_duplicates("Ministry of Labour", country="GH") == []


def test_the_comparison_stays_bounded(django_assert_num_queries):
    ActorFactory.create_batch(30)
    ActorFactory(name="Tema Metropolitan Assembly")
    with django_assert_num_queries(2):
        assert len(near_duplicates("Tema Metropolitan Asembly", country="GH")) == 1


def test_numbers_and_outcomes_of_an_actor_keep_to_what_may_be_read(cast):
    actor, other = ActorFactory(), ActorFactory()
    OutcomeActorFactory(actor=actor, outcome=OutcomeFactory(accepted=True))
    hidden = OutcomeFactory(accepted=True, confidentiality=Confidentiality.RESTRICTED)
    OutcomeActorFactory(actor=actor, outcome=hidden)
    OutcomeActorFactory(actor=other, outcome=hidden)
    outsider = cast.outsider.principal
    assert numbers_of_outcomes([actor, other], outsider) == {actor.pk: 1}
    assert outcomes_of(actor, outsider).count() == 1
    assert outcomes_of(actor, cast.administrator.principal).count() == 2
