"""Proposing, checking, asking and forgetting people outside, as the pages do it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from outcomes.models import Nomination, Outcome, SubstantiationRequest, Substantiator, SuggestedPerson
from outcomes.tests.asking import accepted, prepared, sent
from outcomes.tests.factories import (
    NominationFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SourceFactory,
    SubstantiatorFactory,
    SuggestedPersonFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.mailing.models import Letter

OVERVIEW = reverse("rounds:substantiation", args=["here"])
ASK = reverse("rounds:asking", args=["here"])
LETTERS = reverse("rounds:asking-letters", args=["here"])
SAID = {
    "name": "Ama Boateng",
    "organisation": "City of Accra",
    "email": "ama@accra.example",
    "language": "en",
    "relation": "official",
    "conflict": "none",
    "channel": "email",
}


@pytest.fixture
def outcome(cast) -> Outcome:
    """A selected outcome of the round."""
    made = accepted(cast, reference="OH-0001", title="Accra licenses its vendors")
    SelectedOutcomeFactory(outcome=made, selection=SelectionFactory(round=cast.round, drawn=True))
    return made


def people_of(outcome: Outcome) -> str:
    return reverse("outcomes:nominations", args=[outcome.reference])


def nominee(outcome: Outcome, **fields) -> Nomination:
    return NominationFactory(
        outcome=outcome,
        **{"substantiator__name": "Ama Boateng", "substantiator__email": "ama@accra.example"} | fields,
    )


def test_from_a_proposal_to_a_letter(cast, outcome):
    page = cast.reporter.client.post(people_of(outcome), SAID, follow=True).content.decode()
    assert "A reviewer checks it" in page
    person = Substantiator.objects.get()
    home = cast.reviewer.client.get("/").content.decode()
    assert "People outside to be checked" in home
    check = reverse("outcomes:nomination", args=[outcome.reference, person.reference])
    assert "ama@accra.example" in cast.reviewer.client.get(check).content.decode()
    cast.reviewer.client.post(
        reverse("outcomes:nomination-approve", args=[outcome.reference, person.reference]), {"version": "1"}
    )
    lead = cast.lead.client
    page = lead.get(OVERVIEW).content.decode()
    assert "Compose the letter to 1 person" in page
    value = re.search(r'name="letters" value="([^"]+)"', lead.get(ASK).content.decode())[1]
    assert value == f"{person.reference} OH-0001"
    prepared = lead.post(ASK, {"letters": [value], "answer_until": "2099-01-01"})
    assert prepared["Location"] == LETTERS
    assert not Letter.objects.exists()
    shown = lead.get(LETTERS).content.decode()
    assert "Dear Ama Boateng" in shown
    assert "Accra licenses its vendors" in shown
    request = SubstantiationRequest.objects.get()
    done = lead.post(LETTERS, {"letters": [request.reference]}, follow=True).content.decode()
    assert "1 letter is in the outbox" in done
    assert Letter.objects.get().to_address == "ama@accra.example"
    again = lead.post(LETTERS, {"letters": [request.reference]})
    assert "has gone already" in again.content.decode()
    assert Letter.objects.count() == 1
    twice = lead.post(ASK, {"letters": [value], "answer_until": "2099-01-01"})
    assert twice.status_code == 200
    assert SubstantiationRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "Write their name."),
        ({"email": ""}, "Write their e-mail address, or choose another way to ask them."),
        ({"email": "nobody"}, "Write an address like"),
        ({"relation": ""}, "Choose what they are to this change."),
        ({"conflict": "declared"}, "Write what ties them."),
        ({"name": "x" * 121}, "This text has 121 characters"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(cast, outcome, said, words):
    page = cast.reporter.client.post(people_of(outcome), SAID | said)
    shown = page.content.decode()
    assert words in shown
    assert 'value="City of Accra"' in shown
    assert not Nomination.objects.exists()


def test_who_told_us_is_refused_in_clear_words(cast, outcome):
    SourceFactory(outcome=outcome, email="AMA@accra.example")
    page = cast.reporter.client.post(people_of(outcome), SAID)
    assert page.status_code == 403
    assert "told us about this outcome" in page.content.decode()
    assert 'value="Ama Boateng"' in page.content.decode()


def test_an_address_typed_again_tells_nothing_of_what_is_kept(cast, outcome):
    SubstantiatorFactory(
        name="Ama A. Boateng", email="ama@accra.example", phone="+233 1", organisation="Ministry of Trade"
    )
    page = cast.reporter.client.post(people_of(outcome), SAID, follow=True).content.decode()
    assert "+233" not in page
    assert "ama@accra.example" not in page
    person = reverse("outcomes:nomination", args=[outcome.reference, Substantiator.objects.get().reference])
    own = cast.reporter.client.get(person).content.decode()
    assert "ama@accra.example" not in own
    assert "+233 1" not in own


def test_others_do_not_know_who_was_proposed(cast, outcome):
    nomination = nominee(outcome)
    for who in (cast.colleague, cast.coder, cast.reader, cast.outsider):
        assert who.client.get(people_of(outcome)).status_code == 403
        assert "Ama Boateng" not in who.client.get(f"/outcomes/{outcome.reference}/").content.decode()
    assert "Ama Boateng" in cast.reviewer.client.get(f"/outcomes/{outcome.reference}/").content.decode()
    author = cast.reporter.client.get(f"/outcomes/{outcome.reference}/").content.decode()
    assert "Ama Boateng" not in author
    other = reverse("outcomes:nomination", args=[outcome.reference, nomination.substantiator.reference])
    assert cast.reporter.client.get(other).status_code == 404


def test_a_refusal_asks_for_its_reason(cast, outcome):
    nomination = nominee(outcome)
    address = reverse(
        "outcomes:nomination-refuse", args=[outcome.reference, nomination.substantiator.reference]
    )
    client = cast.reviewer.client
    assert "Write why this person is not asked." in client.post(address, {"seen": "1"}).content.decode()
    client.post(address, {"seen": "1", "reason": "She works for us."})
    nomination.refresh_from_db()
    assert (nomination.state, nomination.refusal) == ("refused", "She works for us.")


def test_the_way_to_ask_is_changed_on_a_page_of_its_own(cast, outcome):
    nomination = nominee(outcome, approved=True)
    place = [outcome.reference, nomination.substantiator.reference]
    address = reverse("outcomes:nomination-channel", args=place)
    page = reverse("outcomes:nomination", args=place)
    client = cast.reviewer.client
    assert address in client.get(page).content.decode()
    assert "Choose how they are asked." in client.post(address, {"seen": "1"}).content.decode()
    answer = client.post(address, {"seen": "1", "channel": "telephone"}, follow=True)
    assert "By telephone" in answer.content.decode()
    nomination.refresh_from_db()
    assert nomination.channel == "telephone"
    request = prepared(cast, outcome, substantiator=nomination.substantiator, channel="telephone")
    assert address not in client.get(page).content.decode()
    refused = client.post(address, {"seen": "2", "channel": "email"})
    assert refused.status_code == 403
    assert request.reference in refused.content.decode()
    assert cast.reporter.client.get(address).status_code in (403, 404)


def test_a_correction_on_top_of_somebody_elses_shows_both(cast, outcome):
    nomination = nominee(outcome, independence="First words.")
    address = reverse("outcomes:nomination", args=[outcome.reference, nomination.substantiator.reference])
    said = {"relation": "expert", "conflict": "none", "channel": "email", "independence": "My words."}
    page = cast.reviewer.client.get(address).content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page)[1]
    Nomination.objects.update(independence="Their words.", version=2)
    answer = cast.reviewer.client.post(address, said | {"seen": "1", "shown": shown})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "My words." in text
    assert "Their" in text


def test_what_was_checked_meanwhile_is_not_corrected(cast, outcome):
    nomination = nominee(outcome, approved=True, nominated_by=cast.reporter.person)
    address = reverse("outcomes:nomination", args=[outcome.reference, nomination.substantiator.reference])
    said = {"relation": "ally", "conflict": "none", "channel": "email", "seen": "1"}
    page = cast.reporter.client.post(address, said, follow=True).content.decode()
    assert "This is not possible now" in page
    nomination.refresh_from_db()
    assert nomination.relation == "expert"


def test_words_withheld_since_are_masked_in_what_is_said_about_a_person(cast, outcome):
    nomination = nominee(outcome, independence="Efua Asante knows him.", nominated_by=cast.reporter.person)
    Outcome.objects.filter(pk=outcome.pk).update(withheld=[["Efua Asante", "name"]])
    address = reverse("outcomes:nomination", args=[outcome.reference, nomination.substantiator.reference])
    for who in (cast.reporter, cast.reviewer, cast.lead):
        page = who.client.get(address).content.decode()
        assert "Efua" not in page
        assert "knows him" in page
        assert "Take this proposal back" in page


def test_an_address_is_corrected_on_the_page_of_the_person(cast, outcome):
    person = nominee(outcome).substantiator
    address = reverse("outcomes:substantiator-edit", args=[person.reference])
    client = cast.lead.client
    said = {
        "name": "Ama Boateng",
        "email": "new@accra.example",
        "language": "fr",
        "time_zone": "accra",
        "country": "Ghana",
        "seen": "1",
    }
    for wrong in ({"email": "nobody"}, {"time_zone": "Atlantis"}, {"country": "Atlantis"}, {"name": ""}):
        page = client.post(address, said | wrong)
        assert page.status_code == 200
        assert "Error:" in page.content.decode()
    client.post(address, said)
    person.refresh_from_db()
    assert (person.email, person.language, person.time_zone, person.country) == (
        "new@accra.example",
        "fr",
        "Africa/Accra",
        "GH",
    )
    late = client.post(address, said | {"name": "Somebody else"})
    assert late.status_code == 409
    assert "Somebody else" in late.content.decode()


def test_nothing_is_prepared_that_was_not_seen(cast, outcome):
    nominee(outcome, approved=True)
    client = cast.lead.client
    for letters in ([], ["SB-9999 OH-0001"], ["SB-9999"], ["x" * 4000]):
        page = client.post(ASK, {"letters": letters, "answer_until": "2099-01-01"})
        assert page.status_code == 200
    value = re.search(r'name="letters" value="([^"]+)"', client.get(ASK).content.decode())[1]
    for day in ("", "2001-01-01", "yesterday", "9999-99-99"):
        page = client.post(ASK, {"letters": [value], "answer_until": day})
        assert page.status_code == 200
        assert re.search(r'name="letters"[^>]*checked', page.content.decode())
    assert not SubstantiationRequest.objects.exists()


def test_the_page_is_seen_as_the_person_sees_it(cast, outcome):
    request = sent(cast, outcome, substantiator=SubstantiatorFactory(language="es", name="Ama Boateng"))
    client = cast.lead.client
    before = Entry.objects.count()
    start = client.get(reverse("outcomes:request-seen", args=[request.reference, 0]))
    one = client.get(reverse("outcomes:request-seen", args=[request.reference, 1])).content.decode()
    assert 'lang="es"' in start.content.decode()
    assert outcome.statement in one
    assert "This is how Ama Boateng sees it." in one
    assert Entry.objects.count() == before
    assert client.get(reverse("outcomes:request-seen", args=[request.reference, 2])).status_code == 404
    assert (
        cast.reporter.client.get(reverse("outcomes:request-seen", args=[request.reference, 1])).status_code
        == 403
    )


def test_a_letter_that_did_not_arrive_says_what_to_do(cast, outcome):
    request = sent(cast, outcome, substantiator=SubstantiatorFactory(name="Ama Boateng"))
    Letter.objects.update(state="failed", failure="refused")
    page = cast.lead.client.get(OVERVIEW).content.decode()
    assert "Letters that did not arrive" in page
    assert reverse("outcomes:substantiator-edit", args=[request.substantiator.reference]) in page


def test_somebody_named_instead_is_proposed_or_forgotten(cast, outcome):
    request = sent(cast, outcome)
    SuggestedPersonFactory(
        request=request, name="Kofi Mensah", contact="kofi@x.example", organisation="Union"
    )
    second = SuggestedPersonFactory(request=request, name="Esi Addo", contact="024 555")
    client = cast.lead.client
    page = client.get(OVERVIEW).content.decode()
    assert "Kofi Mensah" in page
    address = reverse("rounds:suggestion", args=["here", request.reference, 1])
    form = client.get(address).content.decode()
    assert 'value="kofi@x.example"' in form
    client.post(
        address,
        SAID | {"name": "Kofi Mensah", "email": "kofi@x.example", "outcomes": [outcome.reference]},
    )
    assert Nomination.objects.get().substantiator.name == "Kofi Mensah"
    client.post(reverse("rounds:suggestion-drop", args=["here", request.reference, 2]))
    second.refresh_from_db()
    assert second.name == ""
    assert SuggestedPerson.objects.filter(settled_at__isnull=True).count() == 0
    assert client.get(address).status_code == 404


def test_contact_data_is_open_to_who_looks_after_the_person(cast, outcome):
    mine = nominee(outcome).substantiator
    other = NominationFactory(
        outcome__round=cast.other_round,
        substantiator__name="Kofi Mensah",
        substantiator__email="kofi@x.example",
    ).substantiator
    client = cast.lead.client
    page = client.get(reverse("outcomes:substantiator-list")).content.decode()
    assert "ama@accra.example" in page
    assert "kofi@x.example" not in page
    assert "Kofi Mensah" in page
    detail = reverse("outcomes:substantiator-detail", args=[other.reference])
    assert "kofi@x.example" not in client.get(detail).content.decode()
    for words in ("edit", "erase"):
        address = reverse(f"outcomes:substantiator-{words}", args=[other.reference])
        assert client.get(address).status_code == 403
        assert client.post(address, {"reason": "x"}).status_code == 403
        own = reverse(f"outcomes:substantiator-{words}", args=[mine.reference])
        assert client.get(own).status_code == 200
    assert client.post(reverse("outcomes:substantiator-export", args=[other.reference])).status_code == 403
    found = client.get(reverse("outcomes:substantiator-list"), {"q": "mènsah"}).content.decode()
    assert "Kofi Mensah" in found
    assert "Ama Boateng" not in found


def test_everything_kept_of_a_person_is_taken_as_a_file(cast, outcome):
    person = nominee(outcome).substantiator
    sent(cast, outcome, substantiator=person)
    answer = cast.lead.client.post(reverse("outcomes:substantiator-export", args=[person.reference]))
    assert answer["Content-Disposition"] == f'attachment; filename="{person.reference}-CONFIDENTIAL.xlsx"'
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        text = b"".join(book.read(name) for name in book.namelist()).decode()
    for known in ("Ama Boateng", "ama@accra.example", outcome.statement[:40], "Accra licenses"):
        assert known in text
    assert outcome.author.name not in text
    assert Entry.objects.filter(act="substantiator.exported").count() == 1


def test_a_person_is_erased_by_two_presses_once(cast, outcome):
    person = nominee(outcome).substantiator
    address = reverse("outcomes:substantiator-erase", args=[person.reference])
    client = cast.lead.client
    assert "Write why it is erased" in client.post(address, {"reason": ""}).content.decode()
    page = client.post(address, {"reason": "She asked us to."}, follow=True).content.decode()
    assert "Ama Boateng" not in page
    assert client.post(address, {"reason": "She asked us to."}).status_code == 403
    assert Entry.objects.filter(act="substantiator.erased").count() == 1


def test_the_overview_costs_as_much_for_three_as_for_one(cast, django_assert_num_queries):
    selection = SelectionFactory(round=cast.round, drawn=True)

    def more() -> None:
        made = accepted(cast)
        SelectedOutcomeFactory(outcome=made, selection=selection)
        NominationFactory(outcome=made, approved=True)
        NominationFactory(outcome=made)
        sent(cast, made)

    client = cast.lead.client
    more()
    client.get(OVERVIEW)
    with django_assert_num_queries(23):
        client.get(OVERVIEW)
    more()
    more()
    with django_assert_num_queries(23):
        client.get(OVERVIEW)


def test_the_list_of_people_costs_as_much_for_three_as_for_one(cast, outcome, django_assert_num_queries):
    address = reverse("outcomes:substantiator-list")
    nominee(outcome)
    client = cast.lead.client
    client.get(address)
    with django_assert_num_queries(9):
        client.get(address)
    NominationFactory(outcome=outcome)
    NominationFactory(outcome=outcome)
    with django_assert_num_queries(9):
        client.get(address)
