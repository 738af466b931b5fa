"""Noting a lead in a minute: one sentence is enough, and nothing that was given is dropped."""

from __future__ import annotations

import struct
import uuid
import zlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import OutcomeState as S
from outcomes.models import Evidence, Outcome
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.accounts.enums import Role
from wiego_mle.tests.cast import member

NEW = "/leads/new/"
WHAT = "The city began to give licences. More soon."


def picture(name: str = "photo.png") -> SimpleUploadedFile:
    """Return a real, white picture of one point."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    data = (
        b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\x00\xff\xff\xff")) + part(b"IEND", b"")
    )
    return SimpleUploadedFile(name, data, content_type="image/png")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_one_sentence_is_enough(cast):
    response = cast.reporter.client.post(NEW, {"what": WHAT}, follow=True)
    lead = Outcome.objects.get()
    assert response.redirect_chain == [(f"/leads/{lead.reference}/kept/", 302)]
    assert (lead.state, lead.title, lead.statement, lead.period) == (
        S.LEAD,
        "The city began to give licences",
        WHAT,
        None,
    )
    assert (lead.round, lead.language, lead.author) == (cast.round, "en", cast.reporter.person)
    for words in ("Add more now", "Note another", "Done"):
        assert words in response.text


def test_who_and_when_are_kept_in_words_and_a_clear_date_as_a_date(cast):
    cast.reporter.client.post(NEW, {"what": WHAT, "who": "city of Accra", "when": "2025"})
    cast.reporter.client.post(NEW, {"what": WHAT, "who": "city of Accra", "when": "after the election"})
    clear, rough = Outcome.objects.order_by("pk")
    assert clear.statement == f"{WHAT}\n\nWho, roughly: city of Accra"
    assert clear.period.words() == "2025"
    assert rough.statement == f"{WHAT}\n\nWho, roughly: city of Accra\n\nWhen, roughly: after the election"
    assert rough.period is None


def test_a_date_in_the_future_stays_words(cast):
    later = str(timezone.localdate().year + 2)
    cast.reporter.client.post(NEW, {"what": WHAT, "when": later})
    lead = Outcome.objects.get()
    assert lead.period is None
    assert f"When, roughly: {later}" in lead.statement


def test_today_is_the_persons_day(cast):
    cast.reporter.client.post(NEW, {"what": WHAT, "when": "yesterday"})
    assert abs(Outcome.objects.get().date_from - timezone.localdate()) <= timedelta(days=2)


def test_a_photo_and_a_link_become_evidence(cast):
    response = cast.reporter.client.post(
        NEW, {"what": WHAT, "link": "example.org/news", "photo": picture()}, follow=True
    )
    photo, link = Evidence.objects.order_by("pk")
    assert (photo.kind, photo.title, bool(photo.file_key)) == (
        "photo",
        "The city began to give licences",
        True,
    )
    assert (link.kind, link.url) == ("media", "https://example.org/news")
    assert "https://example.org/news" in response.text


def test_words_that_are_no_address_stay_as_a_note(cast):
    cast.reporter.client.post(NEW, {"what": WHAT, "link": "in the Daily Graphic, page 3"})
    item = Evidence.objects.get()
    assert (item.kind, item.url, item.note) == ("note", "", "in the Daily Graphic, page 3")


def test_a_file_that_is_not_accepted_does_not_undo_the_note(cast):
    program = SimpleUploadedFile("run.exe", b"MZ" + b"\x00" * 200)
    response = cast.reporter.client.post(NEW, {"what": WHAT, "file": program}, follow=True)
    assert Outcome.objects.get().statement == WHAT
    assert not Evidence.objects.exists()
    assert "The note is kept, but this is not:" in response.text


def test_nothing_is_asked_but_the_sentence(cast):
    response = cast.reporter.client.post(NEW, {"who": "city of Accra"})
    assert response.context["form"].errors == {"what": ["Say in one sentence what happened."]}
    assert "city of Accra" in response.text
    assert "Error: Note a lead" in response.text
    assert not Outcome.objects.exists()


def test_the_longest_lead_still_fits_the_record(cast):
    cast.reporter.client.post(NEW, {"what": "x" * 9_500, "who": "y" * 200, "when": "z" * 60})
    assert len(Outcome.objects.get().statement) > 9_700


def test_the_camera_is_asked_for_and_the_round_is_chosen_beforehand(cast):
    text = cast.reporter.client.get(NEW).text
    assert 'accept="image/*"' in text
    assert 'capture="environment"' in text
    assert 'enctype="multipart/form-data"' in text
    writer = member("Wanda", everywhere=(Role.CONTRIBUTOR,))
    page = writer.client.get(NEW)
    assert page.text.count(" checked") == 1
    first = next(iter(page.context["form"].rounds))
    writer.client.post(NEW, {"what": WHAT, "round": first})
    assert Outcome.objects.get().round.reference == first


def test_a_double_click_makes_one_lead_and_one_piece_of_evidence(cast):
    typed = {"what": WHAT, "creation_key": uuid.uuid4(), "link": "https://example.org/news"}
    client = cast.reporter.client
    first, second = (client.post(NEW, typed) for _click in range(2))
    assert first.url == second.url
    assert Outcome.objects.count() == Evidence.objects.count() == 1


def test_who_writes_in_no_open_round_is_told_what_to_do(cast):
    HarvestRound.objects.update(state=RoundState.CLOSED)
    assert "No round collects outcomes now" in cast.reporter.client.get(NEW).text
    cast.reporter.client.post(NEW, {"what": WHAT})
    assert not Outcome.objects.exists()


def test_readers_are_refused(cast):
    assert cast.reader.client.get(NEW).status_code == 403
    assert cast.reader.client.post(NEW, {"what": WHAT}).status_code == 403
    assert not Outcome.objects.exists()


def test_a_lead_of_somebody_else_is_not_found(cast):
    cast.reporter.client.post(NEW, {"what": WHAT})
    kept = reverse("outcomes:lead-kept", args=[Outcome.objects.get().reference])
    assert cast.colleague.client.get(kept).status_code == 404


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_hostile_text_is_printed_as_text(cast, text):
    response = cast.reporter.client.post(
        NEW, {"what": text, "who": text, "when": text, "link": text}, follow=True
    )
    assert response.status_code == 200
    assert prints_as_text(response)


def test_the_page_is_light_and_takes_the_same_queries(cast, django_assert_num_queries, light):
    client = cast.reporter.client
    client.get(NEW)
    with django_assert_num_queries(6):
        response = client.get(NEW)
    light(response)
