"""Who changed: actors are chosen from the register, or added to it, without leaving the page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.models import Actor, Outcome
from outcomes.tests.capture import code, draft_of, page, posted
from outcomes.tests.factories import ActorFactory, OutcomeFactory


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.get(pk=outcome.pk)


def test_a_search_works_by_address_and_by_button_and_keeps_what_was_ticked(cast):
    accra = ActorFactory(name="Accra Metropolitan Assembly")
    ticked = ActorFactory(name="High Court")
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert accra.name in client.get(page(outcome, "who") + "?find=accra").text
    kind = code("actor_type")
    typed = posted(outcome, do="search", find="ACCRA metro", actors=[ticked.reference], actor_type=kind.key)
    response = client.post(page(outcome, "who"), typed)
    assert [each["actor"].name for each in response.context["found"]] == [accra.name]
    assert [each["actor"].name for each in response.context["chosen"]] == [ticked.name]
    assert f'value="{kind.key}" selected' in response.text
    assert fresh(outcome).version == 1


def test_a_search_that_finds_nobody_says_so(cast):
    response = cast.reporter.client.get(page(draft_of(cast), "who") + "?find=<b>nobody")
    assert "The register has nobody called “&lt;b&gt;nobody”" in response.text


def test_ticked_actors_are_saved_and_give_their_type(cast):
    one, two = ActorFactory(actor_type=code("actor_type")), ActorFactory(actor_type=code("actor_type"))
    outcome = draft_of(cast)
    typed = posted(outcome, actors=[one.reference, two.reference])
    cast.reporter.client.post(page(outcome, "who"), typed)
    now = fresh(outcome)
    assert set(now.actors.all()) == {one, two}
    assert now.actor_type == code("actor_type")


def test_actors_of_different_types_leave_the_type_open(cast):
    actors = [ActorFactory(), ActorFactory()]
    outcome = draft_of(cast)
    cast.reporter.client.post(
        page(outcome, "who"), posted(outcome, actors=[each.reference for each in actors])
    )
    assert fresh(outcome).actor_type is None


def test_taking_the_tick_away_removes(cast):
    one, two = ActorFactory(), ActorFactory()
    outcome = draft_of(cast, actors=[one, two])
    cast.reporter.client.post(page(outcome, "who"), posted(outcome, actors=[two.reference]))
    assert list(fresh(outcome).actors.all()) == [two]


def test_a_new_actor_is_added_to_register_and_outcome_at_once(cast):
    outcome = draft_of(cast)
    kind = code("actor_type")
    typed = {"new_name": "Tema Traders Union", "new_type": kind.key, "new_country": "Ghana", "do": "add"}
    response = cast.reporter.client.post(page(outcome, "who"), posted(outcome, **typed))
    assert response.url == page(outcome, "who")
    actor = Actor.objects.get()
    assert (actor.name, actor.country, actor.actor_type) == ("Tema Traders Union", "GH", kind)
    now = fresh(outcome)
    assert (list(now.actors.all()), now.actor_type) == ([actor], kind)


def test_a_new_actor_is_not_forgotten_when_the_main_button_is_pressed(cast):
    outcome = draft_of(cast)
    cast.reporter.client.post(page(outcome, "who"), posted(outcome, new_name="Tema Traders Union"))
    assert [actor.name for actor in fresh(outcome).actors.all()] == ["Tema Traders Union"]


def test_a_twin_is_offered_before_it_is_added(cast):
    twin = ActorFactory(name="Accra Metropolitan Assembly", country="GH")
    outcome = draft_of(cast)
    client = cast.reporter.client
    typed = posted(outcome, new_name="Acra Metropolitan Assembly", new_country="Ghana")
    asked = client.post(page(outcome, "who"), typed)
    assert "Did you mean" in asked.text
    assert twin.name in asked.text
    assert 'value="Acra Metropolitan Assembly"' in asked.text
    assert Actor.objects.count() == 1
    client.post(page(outcome, "who"), typed | {"actors": [twin.reference]})
    assert list(fresh(outcome).actors.all()) == [twin]
    assert Actor.objects.count() == 1


def test_none_of_these_adds_it(cast):
    ActorFactory(name="Accra Metropolitan Assembly", country="GH")
    outcome = draft_of(cast)
    typed = {"new_name": "Acra Metropolitan Assembly", "new_country": "GH", "none_of_these": "on"}
    cast.reporter.client.post(page(outcome, "who"), posted(outcome, **typed))
    assert [actor.name for actor in fresh(outcome).actors.all()] == ["Acra Metropolitan Assembly"]


def test_the_very_same_name_is_taken_from_the_register(cast):
    there = ActorFactory(name="High Court", country="KE")
    outcome = draft_of(cast)
    typed = {"new_name": "HIGH court", "new_country": "Kenya", "none_of_these": "on"}
    cast.reporter.client.post(page(outcome, "who"), posted(outcome, **typed))
    assert list(fresh(outcome).actors.all()) == [there]
    assert Actor.objects.count() == 1


@pytest.mark.parametrize("reference", ["A-9999", "", "x" * 300, "1 OR 1=1", "\x00"])
def test_an_unknown_actor_is_refused(cast, reference):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(page(outcome, "who"), posted(outcome, actors=[reference]))
    assert "actors" in response.context["form"].errors
    assert "One of these actors is not in the register" in response.text
    assert fresh(outcome).version == 1


def test_a_new_actor_without_a_name_or_in_an_unknown_country_is_refused_at_its_field(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    nameless = client.post(page(outcome, "who"), posted(outcome, new_country="Ghana"))
    assert "new_name" in nameless.context["form"].errors
    lost = client.post(page(outcome, "who"), posted(outcome, new_name="Court", new_country="Ganha"))
    assert "Ghana" in lost.context["form"].errors["new_country"][0]
    assert 'value="Court"' in lost.text
    assert not Actor.objects.exists()


def test_the_search_while_typing_answers_with_what_is_ticked_and_found(cast):
    ticked, found = ActorFactory(name="High Court"), ActorFactory(name="High Council")
    response = cast.reporter.client.get(
        "/actors/find/", {"find": "high", "actors": [ticked.reference, "A-0", "x" * 99]}
    )
    assert [each["actor"] for each in response.context["chosen"]] == [ticked]
    assert [each["actor"] for each in response.context["found"]] == [found]
    assert response.text.count(" checked") == 1


def test_a_long_answer_is_bounded(cast):
    ActorFactory.create_batch(23)
    response = cast.reporter.client.get("/actors/find/", {"find": "assembly"})
    assert response.text.count('type="checkbox"') == 20
    assert "There are more" in response.text


def test_several_actors_say_what_each_did(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    one, two = ActorFactory.create_batch(2)
    client = cast.reporter.client
    address = reverse("outcomes:edit-section", args=[outcome.reference, "who"])
    said = {"version": "1", "actors": [one.reference, two.reference], "do": "back"}
    # The box for the role stands with every actor that can be ticked, also with one that a search finds.
    for shown in (
        client.get(address, {"find": one.name}),
        client.get("/actors/find/", {"find": one.name, f"role-{one.reference}": "so far"}),
    ):
        assert f'name="role-{one.reference}"' in shown.text
    assert 'value="so far"' in shown.text
    client.post(address, said | {f"role-{one.reference}": "signed it"})
    assert 'value="signed it"' in client.get(address).text
    roles = {f"role-{one.reference}": "drafted it", f"role-{two.reference}": "  "}
    client.post(address, said | roles | {"version": "2"})
    assert list(outcome.actor_parts.order_by("pk").values_list("role", flat=True)) == ["drafted it", ""]
    outcome.refresh_from_db()
    assert outcome.versions.get(number=outcome.version).content["actor_roles"] == [
        f"{one.reference}: drafted it"
    ]
    assert "(drafted it)" in client.get(reverse("outcomes:detail", args=[outcome.reference])).text
    # Nothing changed, nothing is written; too long a role is refused and kept on the page.
    client.post(address, said | roles | {"version": "3"})
    outcome.refresh_from_db()
    assert outcome.version == 3
    long = client.post(address, said | {"version": "3", f"role-{one.reference}": "x" * 121})
    assert "at most 120 fit here" in long.text
    assert "x" * 121 in long.text
