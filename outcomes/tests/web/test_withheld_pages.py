"""The pages on which words are withheld, and shown to who says why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outcomes.models import Outcome, WithheldLook
from outcomes.services.record import save_answers
from outcomes.services.withheld import withhold_words
from outcomes.tests.factories import ActorFactory, EvidenceFactory, OutcomeFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text

pytestmark = pytest.mark.django_db
WHY = {"reason": "To compare it with the letter."}


@pytest.fixture
def outcome(cast) -> Outcome:
    made = OutcomeFactory(
        round=cast.round, author=cast.reporter.person, submitted=True, statement="Rosa Pérez signed."
    )
    withhold_words(outcome=made, words="Rosa Pérez", why="Her stall.", by=cast.reporter.principal)
    made.refresh_from_db()
    return made


def page(name: str, outcome: Outcome, *more) -> str:
    return reverse(f"outcomes:{name}", args=[outcome.reference, *more])


def test_a_reviewer_looks_with_a_reason_and_only_for_a_while(cast, outcome):
    client = cast.reviewer.client
    record = page("detail", outcome)
    assert "Rosa Pérez" not in client.get(record).text
    assert "[name withheld] signed." in client.get(record).text
    look = page("withheld-look", outcome)
    assert "Write why you need to see these words." in client.post(look, {"reason": ""}).text
    assert client.post(look, WHY).url == record
    shown = client.get(record)
    assert "Rosa Pérez signed." in shown.text
    assert shown["Cache-Control"] == "private, no-store"
    assert WithheldLook.objects.get().reason == WHY["reason"]
    # Nobody else, and nobody elsewhere, sees more for it.
    assert "Rosa Pérez" not in cast.reviewer.client.get(record).text
    client.post(page("withheld-hide", outcome))
    assert "Rosa Pérez" not in client.get(record).text


def test_the_minutes_pass(cast, outcome):
    client = cast.reviewer.client
    client.post(page("withheld-look", outcome), WHY)
    session = client.session
    session["looks"] = {outcome.reference: (timezone.now() - timedelta(seconds=1)).isoformat()}
    session.save()
    assert "Rosa Pérez" not in client.get(page("detail", outcome)).text


def test_opening_a_page_notes_nothing(cast, outcome):
    client = cast.reviewer.client
    for address in (page("detail", outcome), page("withheld", outcome), page("withheld-look", outcome)):
        client.get(address)
    assert not WithheldLook.objects.exists()


def test_a_reviewer_says_why_before_a_form_shows_the_words(cast, outcome):
    item = EvidenceFactory(outcome=outcome, title="Letter of Rosa Pérez")
    client = cast.reviewer.client
    for form in (page("edit-section", outcome, "happened"), page("evidence-edit", outcome, item.reference)):
        asked = client.get(form)
        assert asked.status_code == 302
        assert "Show and edit" in client.get(asked.url).text
    answer = client.post(page("withheld-look", outcome), WHY | {"next": form})
    assert answer.url == form
    assert "Rosa Pérez" in client.get(form).text
    assert WithheldLook.objects.get().what == "form"


def test_nobody_is_led_to_another_site(cast, outcome):
    answer = cast.reviewer.client.post(
        page("withheld-look", outcome), WHY | {"next": "https://evil.example/"}
    )
    assert answer.url == page("detail", outcome)


def test_an_author_edits_without_being_asked(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, statement="Rosa Pérez signed.")
    withhold_words(outcome=outcome, words="Rosa Pérez", why="Her stall.", by=cast.reporter.principal)
    assert "Rosa Pérez" in cast.reporter.client.get(page("edit-section", outcome, "happened")).text


def test_words_are_typed_or_selected_and_marked(cast, outcome):
    client = cast.reporter.client
    chosen = client.post(page("withheld", outcome), {"do": "choose", "words": "the market"})
    assert "the market</textarea>" in chosen.text
    assert outcome.passages.count() == 1
    said = {"words": "the market", "kind": "passage", "why": "There is only one."}
    assert client.post(page("withheld", outcome), said).url == page("withheld", outcome)
    assert outcome.passages.count() == 2
    assert "the market" in client.get(page("withheld", outcome)).text
    assert "the market" not in cast.reviewer.client.get(page("withheld", outcome)).text
    missing = client.post(page("withheld", outcome), {"words": "", "kind": "name", "why": ""})
    assert "Write the words to withhold." in missing.text


def test_who_looked_is_told_to_the_lead_and_the_author(cast, outcome):
    cast.reviewer.client.post(page("withheld-look", outcome), WHY)
    for who in (cast.lead, cast.reporter, cast.administrator):
        assert WHY["reason"] in who.client.get(page("withheld", outcome)).text
    assert WHY["reason"] not in cast.reviewer.client.get(page("withheld", outcome)).text


def test_the_lead_ends_it_with_a_reason(cast, outcome):
    client = cast.lead.client
    end = page("withheld-end", outcome, 1)
    assert "Write why these words may be read now." in client.post(end, {"why": ""}).text
    assert client.post(end, {"why": "She agreed."}).status_code == 302
    assert "Rosa Pérez signed." in cast.colleague.client.get(page("detail", outcome)).text
    assert client.get(end).status_code == 404


def test_harm_is_read_by_few(cast):
    outcome = OutcomeFactory(
        round=cast.round, author=cast.reporter.person, accepted=True, harm="She could lose her post."
    )
    for who, reads in (
        (cast.reviewer, True),
        (cast.reporter, True),
        (cast.colleague, False),
        (cast.reader, False),
    ):
        assert ("She could lose her post." in who.client.get(page("detail", outcome)).text) == reads


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, outcome, text):
    client = cast.reporter.client
    said = {"words": f"ab {text}", "kind": "name", "why": text or "why"}
    assert prints_as_text(client.post(page("withheld", outcome), said, follow=True))
    assert prints_as_text(client.post(page("withheld", outcome), {"do": "choose", "words": text}))
    assert prints_as_text(client.post(page("withheld-look", outcome), {"reason": "", "next": text}))


@pytest.fixture
def of_a_person(cast) -> Outcome:
    """Return a returned outcome of two actors, one of whom is a person whose name it withholds."""
    person, city = ActorFactory(name="Zoraida Quispe of Lima"), ActorFactory(name="City of Lima")
    draft = OutcomeFactory(round=cast.round, author=cast.reporter.person, returned=True)
    save_answers(
        outcome=draft, version=draft.version, answers={"actors": [person, city]}, by=cast.reporter.principal
    )
    withhold_words(outcome=draft, words="Zoraida Quispe", why="Her stall.", by=cast.reporter.principal)
    return Outcome.objects.select_related("round").get(pk=draft.pk)


def test_a_record_does_not_tell_an_actor_whose_name_it_withholds(cast, of_a_person):
    person, city = of_a_person.actors.order_by("pk")
    for client in (cast.colleague.client, cast.lead.client):
        for name, *more in (
            ("detail",),
            ("version-list",),
            ("version-detail", of_a_person.version),
            ("version-compare",),
        ):
            said = client.get(page(name, of_a_person, *more)).text
            assert "Quispe" not in said, name
            assert person.reference not in said, name
        said = client.get(page("detail", of_a_person)).text
        assert "[name withheld] of Lima" in said
        assert city.reference in said
        for found in ({"q": "quispe"}, {"actor": person.reference}):
            assert of_a_person.reference not in client.get(reverse("outcomes:list"), found).text, found
        listed = client.get(reverse("outcomes:list"), {"actor": city.reference}).text
        assert of_a_person.reference in listed


def test_no_file_tells_an_actor_whose_name_is_withheld(cast, of_a_person):
    person, city = of_a_person.actors.order_by("pk")
    response = cast.lead.client.post(reverse("outcomes:export", args=["csv"]))
    said = b"".join(response.streaming_content).decode()
    assert "[name withheld] of Lima" in said
    assert city.reference in said
    assert "Quispe" not in said
    assert person.reference not in said


def test_the_page_of_an_actor_does_not_lead_to_a_record_that_withholds_its_name(cast, of_a_person):
    person, city = of_a_person.actors.order_by("pk")
    for actor, number in ((person, 0), (city, 1)):
        response = cast.lead.client.get(reverse("outcomes:actor-detail", args=[actor.reference]))
        assert (of_a_person.reference in response.text) == bool(number)
        assert sum(year.number for year in response.context["years"]) == number
    rows = cast.lead.client.get(reverse("outcomes:actor-list")).context["rows"]
    assert {actor.reference: number for actor, number in rows} == {person.reference: 0, city.reference: 1}
