"""The pages of the register: list, page of an actor, adding and renaming."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from harvests.enums import Dimension
from outcomes.models import Actor
from outcomes.services.actors import change_actor
from outcomes.tests.capture import code
from outcomes.tests.factories import ActorFactory, OutcomeActorFactory, OutcomeFactory
from wiego_mle.kernel.typed_text import mark_of


def test_the_list_shows_names_types_countries_and_numbers(cast):
    kind = code(Dimension.ACTOR_TYPE)
    actor = ActorFactory(name="Accra Metropolitan Assembly", actor_type=kind, country="GH", other_names="AMA")
    for _each in range(2):
        OutcomeActorFactory(actor=actor, outcome=OutcomeFactory(accepted=True))
    OutcomeActorFactory(actor=actor, outcome=OutcomeFactory(accepted=True, restricted=True))
    text = cast.reader.client.get("/actors/").text
    for words in (actor.name, "AMA", kind.label, "Ghana", ">2</td>"):
        assert words in text
    assert ">3</td>" not in text


def test_the_list_is_narrowed_by_name_type_and_country(cast):
    court, other = list(ActorFactory.create_batch(2, country="KE"))
    client = cast.reader.client
    by_type = client.get("/actors/", {"type": court.actor_type.key})
    assert [actor for actor, _number in by_type.context["rows"]] == [court]
    assert "Type: " in by_type.text
    assert client.get("/actors/", {"country": "Ghana"}).context["rows"] == []
    assert len(client.get("/actors/", {"country": "Kenya", "q": "metropolitan"}).context["rows"]) == 2
    assert other.name in client.get("/actors/", {"q": other.name.upper()}).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "nothing"},
        {"country": "Atlantis"},
        {"q": "x" * 5000},
        {"type": "\x00"},
    ],
)
def test_a_wrong_filter_is_no_error_and_finds_nobody(cast, wrong):
    ActorFactory()
    response = cast.reader.client.get("/actors/", wrong)
    assert response.status_code == 200
    assert response.context["rows"] == []
    (chip,) = response.context["filters_active"]
    assert chip["url"] == "?"
    assert "Show all actors" in response.text


@pytest.mark.parametrize("empty", [{"page": "x"}, {"page": "999"}, {"q": "\x00"}])
def test_what_says_nothing_narrows_nothing(cast, empty):
    actor = ActorFactory()
    response = cast.reader.client.get("/actors/", empty)
    assert [shown for shown, _number in response.context["rows"]] == [actor]


def test_the_page_of_an_actor_shows_what_may_be_read_the_latest_first(cast):
    parent, actor = ActorFactory(name="Republic"), ActorFactory(name="High Court")
    Actor.objects.filter(pk=actor.pk).update(parent=parent)
    earlier = OutcomeFactory(accepted=True, title="Earlier", date_from="2020-01-01", date_to="2020-12-31")
    later = OutcomeFactory(accepted=True, title="Later")
    undated = OutcomeFactory(accepted=True, title="Undated", date_from=None, date_to=None, date_precision="")
    hidden = OutcomeFactory(title="Hidden draft")
    for outcome in (earlier, undated, hidden, later):
        OutcomeActorFactory(actor=actor, outcome=outcome)
    response = cast.reader.client.get(f"/actors/{actor.reference}/")
    assert [outcome.title for outcome in response.context["page"]] == ["Later", "Earlier", "Undated"]
    assert "Hidden draft" not in response.text
    assert "2 outcomes" not in response.text
    assert f'href="/actors/{parent.reference}/"' in response.text
    assert f'href="/actors/{actor.reference}/"' in cast.reader.client.get(f"/actors/{parent.reference}/").text


@pytest.mark.parametrize("reference", ["A-9998", "nobody", "OH-0001"])
def test_an_unknown_actor_is_not_found(cast, reference):
    assert cast.reader.client.get(f"/actors/{reference}/").status_code == 404
    assert cast.reviewer.client.get(f"/actors/{reference}/edit/").status_code == 404


def test_only_who_may_add_and_change_is_offered_it(cast):
    actor = ActorFactory()
    assert "Add an actor" in cast.reporter.client.get("/actors/").text
    assert "Add an actor" not in cast.reader.client.get("/actors/").text
    assert "Rename or change" in cast.reviewer.client.get(f"/actors/{actor.reference}/").text
    assert "Rename or change" not in cast.reporter.client.get(f"/actors/{actor.reference}/").text
    for client in (cast.reader.client, cast.outsider.client):
        assert client.post("/actors/new/", {"name": "Court"}).status_code == 403
    assert cast.reporter.client.post(f"/actors/{actor.reference}/edit/", {"name": "X"}).status_code == 403
    assert Actor.objects.get().name == actor.name


def test_an_actor_is_added(cast):
    kind = code(Dimension.ACTOR_TYPE)
    typed = {"name": "High  Court", "other_names": "HC", "actor_type": kind.key, "country": "Kenya"}
    response = cast.reporter.client.post("/actors/new/", typed, follow=True)
    actor = Actor.objects.get()
    assert (actor.name, actor.other_names, actor.actor_type, actor.country) == (
        "High Court",
        "HC",
        kind,
        "KE",
    )
    assert "High Court is in the register now." in response.text


def test_adding_twice_leads_to_the_one_that_is_there(cast):
    client = cast.reporter.client
    client.post("/actors/new/", {"name": "High Court"})
    again = client.post("/actors/new/", {"name": "HIGH COURT", "none_of_these": "on"})
    assert "This actor is in the register already." in again.text
    assert f'href="/actors/{Actor.objects.get().reference}/"' in again.text
    assert "None of these" not in again.text


def test_a_near_twin_is_shown_before_it_is_added(cast):
    ActorFactory(name="Accra Metropolitan Assembly", country="GH")
    client = cast.reporter.client
    typed = {"name": "Acra Metropolitan Assembly", "country": "Ghana"}
    asked = client.post("/actors/new/", typed)
    assert "Did you mean" in asked.text
    assert "Accra Metropolitan Assembly" in asked.text
    assert Actor.objects.count() == 1
    client.post("/actors/new/", typed | {"none_of_these": "on"})
    assert Actor.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "…"}, "name"),
        ({"name": "x" * 100_000}, "name"),
        ({"name": "Court", "country": "Atlantis"}, "country"),
        ({"name": "Court", "actor_type": "nothing"}, "actor_type"),
        ({"name": "Court", "parent": "A-9998"}, "parent"),
        ({"name": "Court", "other_names": "x" * 301}, "other_names"),
    ],
)
def test_malformed_answers_are_refused_at_their_field(cast, typed, field):
    response = cast.reporter.client.post("/actors/new/", typed)
    assert list(response.context["form"].errors) == [field]
    assert f'href="#id_{field}"' in response.text
    assert not Actor.objects.exists()


def test_an_actor_is_renamed_and_made_part_of_another(cast):
    actor, parent = ActorFactory(name="Court"), ActorFactory(name="Republic")
    client = cast.reviewer.client
    shown = client.get(f"/actors/{actor.reference}/edit/").context["form"].initial
    assert (shown["name"], shown["seen"]) == ("Court", "1")
    typed = {"name": "High Court", "country": "Ghana", "parent": parent.reference.lower(), "seen": 1}
    client.post(f"/actors/{actor.reference}/edit/", typed | {"why": "A law of 2024 renamed it."})
    actor.refresh_from_db()
    assert (actor.name, actor.parent, actor.version) == ("High Court", parent, 2)
    told = cast.reader.client.get(f"/actors/{actor.reference}/").text
    for words in ("A law of 2024 renamed it.", "<del>Court</del>", "Rita Reviewer"):
        assert words in told


def test_the_actor_to_which_one_belongs_is_found_by_name_too(cast):
    actor, parent = ActorFactory(name="Department"), ActorFactory(name="Ministry of Labour")
    ActorFactory(name="Ministry of Health")
    client = cast.reviewer.client
    typed = {"name": "Department", "country": "Ghana", "seen": 1}
    several = client.post(f"/actors/{actor.reference}/edit/", typed | {"parent": "ministry"})
    assert f"Ministry of Labour ({parent.reference})" in several.context["form"].errors["parent"][0]
    client.post(f"/actors/{actor.reference}/edit/", typed | {"parent": "LABOUR ministry"})
    actor.refresh_from_db()
    assert actor.parent == parent


def test_an_actor_is_not_made_part_of_itself(cast):
    actor = ActorFactory(name="Court")
    typed = {"name": "Court", "country": "Ghana", "parent": actor.reference, "seen": 1}
    response = cast.reviewer.client.post(f"/actors/{actor.reference}/edit/", typed)
    assert "An actor cannot be part of itself." in response.text


@pytest.mark.parametrize("version", ["1", "", "x"])
def test_two_who_rename_see_both_names(cast, version):
    actor = ActorFactory(name="Court")
    change_actor(actor=actor, version=1, answers={"name": "Supreme Court"}, by=cast.lead.principal)
    client = cast.reviewer.client
    typed = {"name": "High Court", "country": "Ghana", "seen": version}
    response = client.post(f"/actors/{actor.reference}/edit/", typed)
    assert response.status_code == 409
    assert "High Court" in response.text
    assert "Supreme Court" in response.text
    assert Actor.objects.get().name == "Supreme Court"
    again = response.context["form"].initial
    saved = client.post(f"/actors/{actor.reference}/edit/", typed | {"seen": again["seen"]})
    assert saved.status_code == 302
    assert Actor.objects.get().name == "High Court"


def test_what_only_the_other_one_changed_is_taken_over(cast):
    actor, parent = ActorFactory(name="Court", country="GH"), ActorFactory(name="Republic")
    client = cast.reviewer.client
    shown = client.get(f"/actors/{actor.reference}/edit/").context["form"]
    marks = shown["shown"].value()
    change_actor(actor=actor, version=1, answers={"parent": parent}, by=cast.lead.principal)
    typed = {
        "name": "High Court",
        "country": "Ghana",
        "actor_type": actor.actor_type.key,
        "seen": "1",
        "shown": marks,
    }
    response = client.post(f"/actors/{actor.reference}/edit/", typed)
    assert response.status_code == 409
    form = response.context["form"]
    assert (form["name"].value(), form["parent"].value()) == ("High Court", parent.reference)
    assert "Error: Change" in response.text


def test_what_was_typed_about_an_actor_survives_the_end_of_the_session(cast):
    client = cast.reporter.client
    client.logout()
    typed = {"name": "High Court", "typed_by": mark_of(cast.reporter.person.pk)}
    client.post("/actors/new/", typed)
    client.force_login(cast.reporter.person)
    response = client.get("/actors/new/")
    assert 'value="High Court"' in response.text
    assert "It is not saved yet" in response.text


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_ask_a_fixed_number_of_queries(cast, number, django_assert_num_queries):
    actors = ActorFactory.create_batch(number)
    for actor in actors:
        Actor.objects.filter(pk=actor.pk).update(parent=actors[0] if actor != actors[0] else None)
        OutcomeActorFactory(actor=actors[0], outcome=OutcomeFactory(accepted=True))
    client = cast.reader.client
    client.get("/actors/")
    with django_assert_num_queries(10):
        client.get("/actors/")
    with django_assert_num_queries(14):
        client.get(f"/actors/{actors[0].reference}/")


def test_twins_are_proposed_merged_and_told_apart_again(cast):
    kept = ActorFactory(name="Accra Metropolitan Assembly")
    gone = ActorFactory(name="Accra Metropolitan Asembly")
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, title="A by-law")
    OutcomeActorFactory(outcome=outcome, actor=gone)
    client = cast.reviewer.client
    merge = reverse("outcomes:actor-merge", args=[kept.reference])
    assert gone.reference in client.get(merge).text
    compared = client.get(merge, {"with": gone.reference})
    assert "Are these two the same?" in compared.text
    said = {"with": gone.reference, "seen_first": "1", "seen_second": "1", "why": "One by-law."}
    assert "Choose which one is kept." in client.post(merge, said).text
    kept_page = reverse("outcomes:actor-detail", args=[kept.reference])
    assert client.post(merge, said | {"keep": kept.reference}).url == kept_page
    gone_page = reverse("outcomes:actor-detail", args=[gone.reference])
    assert client.get(gone_page).url == kept_page
    assert "A by-law" in client.get(kept_page).text
    assert gone.reference not in client.get(reverse("outcomes:actor-list")).text
    # Whoever compared the two before sees that somebody was first.
    assert client.post(merge, said | {"keep": kept.reference}).status_code == 404
    undo = reverse("outcomes:actor-merge-undo", args=[gone.reference])
    assert "Write why they are two." in client.post(undo, {"why": ""}).text
    assert client.post(undo, {"why": "They are two."}).url == gone_page
    assert "A by-law" in client.get(gone_page).text
    assert cast.reporter.client.get(merge).status_code == 403


def test_an_actor_is_told_year_by_year(cast):
    actor = ActorFactory()
    for year, direction in ((2023, "positive"), (2023, "negative"), (2024, "")):
        outcome = OutcomeFactory(
            round=cast.round, author=cast.reporter.person, accepted=True, direction=direction,
            date_from=date(year, 3, 1), date_to=date(year, 3, 31),
        )  # fmt: skip
        OutcomeActorFactory(outcome=outcome, actor=actor)
    hidden = OutcomeFactory(accepted=True, restricted=True, date_from=date(2022, 1, 1))
    OutcomeActorFactory(outcome=hidden, actor=actor)
    text = " ".join(
        cast.outsider.client.get(reverse("outcomes:actor-detail", args=[actor.reference])).text.split()
    )
    assert "2 outcomes: 1 positive, 1 negative" in text
    assert "1 outcome: 1 direction not said" in text
    assert "2022" not in text
