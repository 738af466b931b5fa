"""Writing to people who are awaited: ticked, seen before it goes, sent once, told afterwards."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from harvests.enums import RoundState
from harvests.models import HarvestRound, Reply
from outcomes.tests.cockpit_round import CockpitRound, make_cockpit_round
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import AbsenceFactory
from wiego_mle.audit.models import Entry
from wiego_mle.mailing.enums import Failure, LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.tests.factories import LetterFactory

PEOPLE = reverse("rounds:contributors", args=["here"])
WRITE = reverse("rounds:remind", args=["here"])
WORDS = {
    "words_es": "Hola, ¿hay algo?\nUn abrazo",
    "words_fr": "Bonjour, où en es-tu ?",
    "words_en": "Hello there",
}


@pytest.fixture
def filled(cast) -> CockpitRound:
    """Return the round of the cast with something of everything."""
    return make_cockpit_round(cast)


def form_of(client, *people: User, **words: str) -> dict:
    """Return what a lead sends from the page on which they write."""
    address = f"{WRITE}?{'&'.join(f'person={each.reference}' for each in people)}"
    page = client.get(address).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    return {"person": [each.reference for each in people], "key": key} | (words or WORDS)


def seen_in(page: str) -> str:
    """Return the mark of the letters that a page shows."""
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page)[1]


def test_the_people_of_a_group_are_ticked_and_named(cast, filled):
    page = cast.lead.client.get(f"{PEOPLE}?who=overdue").content.decode()
    ticked = re.findall(r'name="person" value="([^"]+)"[^>]* checked', page)
    assert set(ticked) == {filled.late.reference, filled.busy.reference}
    assert 'data-count="2"' in page
    everybody = cast.lead.client.get(PEOPLE).content.decode()
    assert "checked" not in everybody
    assert everybody.count('name="person"') == 7


def test_more_time_counts_as_their_own_last_day(cast, filled):
    page = cast.lead.client.get(f"{PEOPLE}?who=unsent").content.decode()
    rows = {name: row for row in page.split("<tr>") for name in ("Gil Given", "Lata Late") if name in row}
    later = timezone.localdate() + timedelta(days=5)
    assert f'datetime="{later.isoformat()}"' in rows["Gil Given"]
    assert f'datetime="{filled.round.collecting_to.isoformat()}"' in rows["Lata Late"]


def test_a_proposal_stands_in_the_language_of_each_person(cast, filled):
    page = cast.lead.client.get(
        f"{WRITE}?person={filled.silent.reference}&person={filled.busy.reference}"
    ).content.decode()
    assert set(re.findall(r'name="(words_\w+)"', page)) == {"words_es", "words_fr"}
    assert "Lena Lead" in page
    assert "Sil Silent" in page


def test_each_letter_is_seen_exactly_as_it_goes_and_one_post_sends_one_to_each(
    cast, filled, django_capture_on_commit_callbacks
):
    client = cast.lead.client
    form = form_of(client, filled.silent, filled.late, filled.busy)
    page = client.post(WRITE, form | {"do": "show"})
    assert page.status_code == 200
    assert not Letter.objects.exists()
    form |= {"do": "send", "seen": seen_in(page.content.decode())}
    sent = client.post(WRITE, form)
    assert sent.status_code == 302
    again = client.post(WRITE, form)
    assert again["Location"] == sent["Location"]
    letters = Letter.objects.filter(kind="reminder").order_by("to_name")
    assert [letter.to_name for letter in letters] == ["Bea Busy", "Lata Late", "Sil Silent"]
    shown = page.content.decode().replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    for letter in letters:
        assert letter.subject in shown
        for line in letter.body.splitlines():
            assert re.sub(r"https?://\S+", "", line).strip() in re.sub(r"<a [^>]*>|</a>", "", shown)
    busy, late, silent = letters
    assert (busy.language, late.language, silent.language) == ("fr", "en", "es")
    assert "Bonjour, où en es-tu ?" in busy.body
    assert "Hello there" in late.body
    assert "2 leads or drafts" in late.body
    assert silent.round_id == filled.round.pk
    told = client.get(sent["Location"]).content.decode()
    assert all(letter.to_address in told for letter in letters)
    assert Entry.objects.filter(act="cockpit.reminded").count() == 1
    assert "Reminders written" in cast.administrator.client.get(reverse("trail:list")).content.decode()


def test_no_title_and_no_text_of_a_record_goes_out(cast, filled):
    OutcomeFactory(
        round=cast.round, author=filled.late, title="A raid that nobody may know of", restricted=True
    )
    client = cast.lead.client
    page = client.post(WRITE, form_of(client, filled.late) | {"do": "show"}).content.decode()
    assert "raid" not in page
    assert "3 leads or drafts" in page


def test_what_changed_since_it_was_seen_is_shown_again_and_nothing_goes(cast, filled):
    client = cast.lead.client
    form = form_of(client, filled.late)
    seen = seen_in(client.post(WRITE, form | {"do": "show"}).content.decode())
    OutcomeFactory(round=cast.round, author=filled.late)
    answer = client.post(WRITE, form | {"do": "send", "seen": seen})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "has changed since you saw them" in page
    assert "Hello there" in page
    assert not Letter.objects.exists()
    assert client.post(WRITE, form | {"do": "send", "seen": seen_in(page)}).status_code == 302


def test_without_having_been_seen_nothing_goes(cast, filled):
    client = cast.lead.client
    assert client.post(WRITE, form_of(client, filled.late) | {"do": "send"}).status_code == 409
    assert not Letter.objects.exists()


def test_a_language_without_words_is_told_at_its_field_and_the_other_text_stays(cast, filled):
    client = cast.lead.client
    form = form_of(client, filled.silent, filled.busy) | {
        "do": "show",
        "words_es": " \n ",
        "words_fr": "Salut",
    }
    page = client.post(WRITE, form).content.decode()
    assert "Write the letter." in page
    assert "Salut" in page
    assert "<title>Error:" in page


def test_the_words_can_be_changed_after_the_letters_were_seen(cast, filled):
    client = cast.lead.client
    form = form_of(client, filled.silent, words_es="Mis palabras")
    page = client.post(WRITE, form | {"do": "change"}).content.decode()
    assert "Mis palabras" in page
    assert f'value="{form["key"]}"' in page


def test_words_stay_in_the_body_and_no_header_is_made_of_them(cast, filled):
    client = cast.lead.client
    HarvestRound.objects.filter(pk=cast.round.pk).update(name="Here\r\nBcc: x@example.org")
    form = form_of(client, filled.late, words_en="Bcc: y@example.org\r\n\r\n<script>alert(1)</script>")
    page = client.post(WRITE, form | {"do": "show"}).content.decode()
    assert "<script>alert" not in page
    client.post(WRITE, form | {"do": "send", "seen": seen_in(page)})
    letter = Letter.objects.get()
    assert "\n" not in letter.subject
    assert "y@example.org" not in letter.subject
    assert "<script>alert(1)</script>" in letter.body


def test_who_can_no_longer_sign_in_gets_no_letter_and_that_is_told(cast, filled):
    User.objects.filter(pk=filled.silent.pk).update(is_active=False)
    client = cast.lead.client
    listed = client.get(f"{PEOPLE}?who=silent").content.decode()
    assert "Can no longer sign in" in listed
    assert filled.silent.reference not in re.findall(r'name="person" value="([^"]+)"', listed)
    page = client.get(
        f"{WRITE}?person={filled.silent.reference}&person={filled.late.reference}"
    ).content.decode()
    assert "No letter goes to these people" in page
    assert "Sil Silent" in page
    alone = client.get(f"{WRITE}?person={filled.silent.reference}", follow=True)
    assert "Tick at least one person" in alone.content.decode()


def test_it_is_told_when_somebody_was_reminded_and_when_a_letter_did_not_arrive(cast, filled):
    LetterFactory(to=filled.late, state=LetterState.FAILED, failure=Failure.values[0])
    LetterFactory(to=filled.busy, kind="reminder", round_id=cast.round.pk)
    page = cast.lead.client.get(PEOPLE).content.decode()
    rows = {name: row for row in page.split("<tr>") for name in ("Bea Busy", "Lata Late") if name in row}
    assert "did not reach them" in rows["Lata Late"]
    assert 'data-label="Reminded"><time' in rows["Bea Busy"]
    assert "did not reach them" not in rows["Bea Busy"]


def test_who_was_reminded_these_days_is_not_ticked_again(cast, filled):
    LetterFactory(to=filled.busy, kind="reminder", round_id=cast.round.pk)
    old = LetterFactory(to=filled.late, kind="reminder", round_id=cast.round.pk)
    Letter.objects.filter(pk=old.pk).update(queued_at=timezone.now() - timedelta(days=4))
    page = cast.lead.client.get(f"{PEOPLE}?who=overdue").content.decode()
    ticked = re.findall(r'name="person" value="([^"]+)"[^>]* checked', page)
    assert ticked == [filled.late.reference]
    assert page.count("; tick to write again") == 1
    assert "; tick to write again" not in cast.lead.client.get(PEOPLE).content.decode()


def test_people_who_do_not_write_for_the_round_cannot_be_written_to(cast, filled):
    client = cast.lead.client
    assert client.get(f"{WRITE}?person={cast.outsider.person.reference}").status_code == 302
    form = form_of(client, filled.late)
    form["person"].append(cast.outsider.person.reference)
    page = client.post(WRITE, form | {"do": "show"}).content.decode()
    assert "Otto" not in page


@pytest.mark.parametrize("who", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_only_the_lead_of_the_round_writes(cast, filled, who):
    client = getattr(cast, who).client
    form = form_of(cast.lead.client, filled.late)
    assert client.get(WRITE).status_code == 403
    assert client.post(WRITE, form | {"do": "send"}).status_code == 403
    assert client.get(reverse("rounds:reminded", args=["here", uuid4()])).status_code == 403
    assert not Letter.objects.exists()


def test_of_a_closed_round_nobody_is_reminded_but_its_people_are_still_listed(cast, filled):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    client = cast.lead.client
    page = client.get(PEOPLE).content.decode()
    assert 'name="person"' not in page
    assert client.get(f"{WRITE}?person={filled.late.reference}").status_code == 403


def test_letters_that_nobody_wrote_are_not_found(cast):
    assert cast.lead.client.get(reverse("rounds:reminded", args=["here", uuid4()])).status_code == 404


def test_what_was_typed_when_the_session_ended_comes_back(cast, filled):
    client = cast.lead.client
    page = client.get(f"{WRITE}?person={filled.late.reference}").content.decode()
    typed_by = re.search(r'name="typed_by" value="([^"]+)"', page)[1]
    form = form_of(client, filled.late, words_en="Nothing typed is lost") | {
        "typed_by": typed_by,
        "do": "show",
    }
    client.logout()
    client.post(WRITE, form)
    client.force_login(cast.lead.person)
    assert "Nothing typed is lost" in client.get(WRITE).content.decode()


def test_the_pages_with_forms_are_light(cast, filled, light):
    client = cast.lead.client
    light(client.get(f"{WRITE}?person={filled.late.reference}&person={filled.silent.reference}"))


def test_who_is_away_is_told_with_until_when_and_not_ticked(cast, filled):
    today = timezone.localdate()
    last = today + timedelta(days=4)
    AbsenceFactory(person=filled.late, first_day=today - timedelta(days=1), last_day=last)
    AbsenceFactory(person=filled.busy, first_day=today + timedelta(days=2), last_day=last)
    client = cast.lead.client
    page = client.get(f"{PEOPLE}?who=overdue").content.decode()
    ticked = re.findall(r'name="person" value="([^"]+)"[^>]* checked', page)
    assert ticked == [filled.busy.reference]
    assert page.count(f"Away until {date_format(last, 'SHORT_DATE_FORMAT')}") == 1
    address = f"{WRITE}?person={filled.late.reference}&person={filled.busy.reference}"
    told = client.get(address).content.decode()
    assert f"Lata Late, until {date_format(last, 'DATE_FORMAT')}" in told
    assert "Bea Busy, until" not in told
    shown = client.post(WRITE, form_of(client, filled.late) | {"do": "show"}).content.decode()
    assert f"Lata Late, until {date_format(last, 'DATE_FORMAT')}" in shown
    assert "are away now" not in client.get(f"{WRITE}?person={filled.silent.reference}").content.decode()


def test_a_reply_on_the_telephone_is_noted_from_the_list(cast, filled):
    client = cast.lead.client
    address = reverse("rounds:reply-note", args=["here", filled.silent.reference])
    assert f'href="{address}"' in client.get(PEOPLE).content.decode()
    assert "Choose what you were told." in client.post(address, {}).content.decode()
    for _press in range(2):
        answer = client.post(address, {"kind": "nothing"}, follow=True)
        assert answer.redirect_chain == [(PEOPLE, 302)]
    reply = Reply.objects.get(person=filled.silent)
    assert (reply.kind, reply.said_by) == ("nothing", cast.lead.person)
    assert "Noted for Sil Silent" in answer.content.decode()
    assert filled.silent.reference not in client.get(f"{PEOPLE}?who=silent").content.decode()
    assert client.post(f"{address}take-back/").status_code == 302
    assert not Reply.objects.filter(person=filled.silent).exists()


def test_a_reply_is_noted_for_contributors_of_a_running_round_alone(cast, filled):
    client = cast.lead.client
    stranger = reverse("rounds:reply-note", args=["here", cast.reviewer.person.reference])
    assert client.get(stranger).status_code == client.post(stranger, {"kind": "nothing"}).status_code == 404
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    address = reverse("rounds:reply-note", args=["here", filled.silent.reference])
    assert address not in client.get(PEOPLE).content.decode()
    refused = client.post(address, {"kind": "nothing"})
    assert "The round is closed" in refused.content.decode()
    assert not Reply.objects.filter(person=filled.silent).exists()
