"""What documents a change, page by page, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from outcomes.models import Evidence, Outcome
from outcomes.services.evidence import ANSWERS
from outcomes.services.files import path_of
from outcomes.services.parts import mark_of_part
from outcomes.tests.factories import EvidenceFactory, OutcomeFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.kernel.typed_text import mark_of

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_PAGE = 11
"""Session, person, two of roles, whether this is the demonstration, the outcome, its evidence."""
PDF = b"%PDF-1.7\nThe by-law of 12 March 2024"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def section(outcome: Outcome) -> str:
    return reverse("outcomes:evidence-list", args=[outcome.reference])


def page(name: str, item: Evidence) -> str:
    return reverse(f"outcomes:evidence-{name}", args=[item.outcome.reference, item.reference])


def said(**more) -> dict:
    return {"title": "By-law", "kind": "law", "supports": "change", "do": "add"} | more


def seen(item: Evidence) -> str:
    return mark_of_part(Evidence.objects.get(pk=item.pk), ANSWERS)


def upload(
    content: bytes = PDF, name: str = "by-law.pdf", kind: str = "application/pdf"
) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=kind)


def contents(response) -> bytes:
    content = b"".join(response.streaming_content)
    response.close()
    return content


def test_it_is_a_page_of_the_task_list(outcome):
    assert section(outcome) == reverse("outcomes:edit-section", args=[outcome.reference, "evidence"])


# --- Links ------------------------------------------------------------------------------------------


def test_a_link_is_kept_and_opened_by_way_of_a_page_that_names_its_host(cast, outcome):
    client = cast.reporter.client
    assert client.post(section(outcome), said(url="https://www.example.org/law?id=1&v=2")).url == section(
        outcome
    )
    item = outcome.evidence.get()
    assert page("open", item) in client.get(section(outcome)).text
    between = client.get(page("open", item))
    assert between.status_code == 200
    assert '<strong class="host">www.example.org</strong>' in between.text
    assert 'href="https://www.example.org/law?id=1&amp;v=2"' in between.text
    assert 'rel="noopener noreferrer external nofollow"' in between.text
    assert between["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "https://who.int@evil.example", "law"]
)
def test_another_address_is_refused_and_stays_in_its_box(cast, outcome, link):
    answer = cast.reporter.client.post(section(outcome), said(url=link, note="A note"))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["url"]
    assert f'value="{link}"' in answer.text
    assert "A note" in answer.text
    assert not outcome.evidence.exists()


def test_a_note_alone_is_evidence_and_nothing_is_not(cast, outcome):
    client = cast.reporter.client
    answer = client.post(section(outcome), said())
    assert "Give a link or a file, or say in the note where it can be found." in answer.text
    client.post(section(outcome), said(note="In the archive of the union, box 7"))
    item = outcome.evidence.get()
    assert client.get(page("open", item)).status_code == 404


# --- Files ------------------------------------------------------------------------------------------


def test_a_file_is_kept_and_sent_as_an_attachment_only(cast, outcome):
    client = cast.reporter.client
    client.post(section(outcome), said(file=upload(name="Ordonnance n° 12.pdf")))
    item = outcome.evidence.get()
    sent = client.get(page("open", item))
    assert contents(sent) == PDF
    assert sent["Content-Disposition"].startswith(
        "attachment; filename*=utf-8''Ordonnance%20n%C2%B0%2012.pdf"
    )
    assert sent["Content-Type"] == "application/pdf"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert sent["Cache-Control"] == "private, no-store"


def test_the_type_the_browser_names_does_not_count(cast, outcome):
    cast.reporter.client.post(section(outcome), said(file=upload(kind="text/html")))
    assert outcome.evidence.get().content_type == "application/pdf"


def test_a_file_renamed_to_another_type_is_told_at_its_field_and_the_rest_stays(cast, outcome, store):
    answer = cast.reporter.client.post(
        section(outcome), said(title="Photo of the market", file=upload(PNG), page="3", supports="both")
    )
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["file"]
    assert "The name ends in “.pdf”, but the content is: PNG picture." in answer.text
    assert 'href="#id_file"' in answer.text
    assert 'value="Photo of the market"' in answer.text
    assert 'value="3"' in answer.text
    assert not outcome.evidence.exists()
    assert not [path for path in store.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "by-law.pdf", "This file is empty."),
        (b"MZ\x90\0\3\0\0\0\4\0", "by-law.pdf", "Accepted are PDF"),
        (b"<html><script>alert(1)</script>", "page.html", "but the content is: plain text"),
        (b"PK\x03\x04 not really", "minutes.docx", "This file is damaged."),
    ],
)
def test_what_is_not_accepted_is_said_in_words(cast, outcome, content, name, words):
    answer = cast.reporter.client.post(section(outcome), said(file=upload(content, name)))
    assert answer.status_code == 200
    assert words in answer.text
    assert not outcome.evidence.exists()


def test_a_file_above_the_limit_is_told_with_both_sizes(cast, outcome, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    answer = cast.reporter.client.post(section(outcome), said(file=upload(PDF + bytes(3 * 1024 * 1024))))
    assert answer.status_code == 200
    assert "This file is 4 MB; the most is 1 MB." in answer.text
    assert not outcome.evidence.exists()


def test_a_good_file_beside_a_mistake_is_asked_for_again(cast, outcome):
    answer = cast.reporter.client.post(section(outcome), said(title="", file=upload()))
    assert answer.context["form"].errors["file"] == ["Choose the file again: browsers do not keep it."]


def test_a_file_and_a_link_are_two_pieces_of_evidence(cast, outcome):
    answer = cast.reporter.client.post(section(outcome), said(url="https://example.org", file=upload()))
    assert "Give either a link or a file, not both." in answer.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\law\\by-law.pdf", "by-law.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("photo\u202efdp.exe.pdf", "photofdp.exe.pdf"),
        ("<script>alert(1)<.pdf", "scriptalert(1).pdf"),
        ("by\nlaw.pdf", "bylaw.pdf"),
    ],
)
def test_hostile_file_names_are_made_plain(cast, outcome, name, shown):
    client = cast.reporter.client
    client.post(section(outcome), said(file=upload(name=name)))
    item = outcome.evidence.get()
    assert item.file_name == shown
    assert prints_as_text(client.get(section(outcome)))
    sent = client.get(page("open", item))
    sent.close()
    assert "\n" not in sent["Content-Disposition"]
    assert shown.split("(")[0] in sent["Content-Disposition"]


def test_a_file_that_is_gone_from_the_store_is_not_there(cast, outcome, caplog):
    client = cast.reporter.client
    client.post(section(outcome), said(file=upload()))
    item = outcome.evidence.get()
    path_of(item.file_key).unlink()
    assert client.get(page("open", item)).status_code == 404
    assert f"the file of evidence {item.reference} is missing" in caplog.text


def test_the_same_form_sent_twice_makes_one(cast, outcome, store):
    client = cast.reporter.client
    for _click in range(2):
        client.post(section(outcome), said(file=upload()))
    assert outcome.evidence.count() == 1
    assert len([path for path in store.rglob("*") if path.is_file()]) == 1


# --- Changing and removing ----------------------------------------------------------------------------


def test_evidence_is_changed_and_removed(cast, outcome):
    client = cast.reporter.client
    item = EvidenceFactory(outcome=outcome)
    assert f'value="{item.url}"' in client.get(page("edit", item)).text
    client.post(page("edit", item), said(title="Renamed", url=item.url, seen=seen(item)))
    item.refresh_from_db()
    assert (item.title, item.kind) == ("Renamed", "law")
    assert "Renamed" in client.get(page("remove", item)).text
    answer = client.post(page("remove", item), {"seen": seen(item), "why": "The wrong law"})
    assert answer.url == section(outcome)
    item.refresh_from_db()
    assert item.removed_at is not None
    for name in ("open", "edit", "remove"):
        assert client.get(page(name, item)).status_code == 404


def test_what_is_said_about_a_file_changes_without_the_file(cast, outcome):
    item = EvidenceFactory(outcome=outcome, file=True)
    client = cast.reporter.client
    asked = client.get(page("edit", item)).text
    assert 'type="file"' not in asked
    assert 'name="url"' not in asked
    client.post(page("edit", item), said(title="Renamed", seen=seen(item), url="https://example.org"))
    item.refresh_from_db()
    assert (item.title, item.url, item.file_name) == ("Renamed", "", "by-law.pdf")


def test_opening_a_page_changes_nothing(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    for address in (section(outcome), page("edit", item), page("remove", item), page("open", item)):
        cast.reporter.client.get(address)
    outcome.refresh_from_db()
    item.refresh_from_db()
    assert (outcome.version, item.removed_at) == (1, None)


def test_the_second_of_two_sees_both_texts_and_decides(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    before = seen(item)
    cast.reviewer.client.post(page("edit", item), said(title="By the reviewer", url=item.url, seen=before))
    client = cast.reporter.client
    answer = client.post(page("edit", item), said(title="By the reporter", url=item.url, seen=before))
    assert answer.status_code == 409
    assert "By the reviewer" in answer.text
    assert 'value="By the reporter"' in answer.text
    now = answer.context["form"].initial["seen"]
    client.post(page("edit", item), said(title="By both", url=item.url, seen=now))
    item.refresh_from_db()
    assert item.title == "By both"


# --- Who --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["colleague", "coder", "administrator", "reader", "outsider"])
def test_evidence_of_a_draft_of_others_is_not_there(cast, outcome, who):
    item = EvidenceFactory(outcome=outcome)
    client = getattr(cast, who).client
    for address in (section(outcome), page("edit", item), page("remove", item), page("open", item)):
        assert client.get(address).status_code == 404
    assert client.post(section(outcome), said(url="https://example.org")).status_code == 404
    assert outcome.evidence.count() == 1


def test_evidence_of_an_accepted_outcome_is_open_to_readers_and_closed_to_changes(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    item = EvidenceFactory(outcome=outcome)
    assert cast.reader.client.get(page("open", item)).status_code == 200
    for who in (cast.reader, cast.reporter, cast.reviewer):
        assert who.client.get(section(outcome)).status_code == 403
        answer = who.client.post(section(outcome), said(url="https://example.org"))
        assert answer.status_code == 403
        assert 'value="https://example.org"' in answer.text
    assert outcome.evidence.count() == 1


def test_evidence_of_another_outcome_is_not_found_under_this_one(cast, outcome):
    other = EvidenceFactory(outcome=OutcomeFactory(round=cast.round, author=cast.reporter.person))
    for name in ("open", "edit", "remove"):
        address = reverse(f"outcomes:evidence-{name}", args=[outcome.reference, other.reference])
        assert cast.reporter.client.get(address).status_code == 404


def test_a_file_of_a_restricted_outcome_goes_to_those_who_may_read_it(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, restricted=True)
    item = EvidenceFactory(outcome=outcome)
    open_to = {"reporter", "lead", "administrator"}
    for name in ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider"):
        status = getattr(cast, name).client.get(page("open", item)).status_code
        assert status == (200 if name in open_to else 404), name


def test_somebody_signed_out_gets_no_file(outcome):
    item = EvidenceFactory(outcome=outcome, file=True, removed_at=None)
    assert Client().get(page("open", item)).status_code == 302


# --- Text -------------------------------------------------------------------------------------------------


def test_what_was_typed_comes_back_after_signing_in(cast, outcome):
    person = cast.reporter.person
    client = Client()
    typed = said(title="Typed before the session ended", file=upload(), typed_by=mark_of(person.pk))
    assert "/account/login/" in client.post(section(outcome), typed).url
    client.force_login(person)
    again = client.get(section(outcome))
    assert "You were signed out" in again.text
    assert 'value="Typed before the session ended"' in again.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, outcome, text):
    client = cast.reporter.client
    client.post(section(outcome), said(title=text, dated=text, page=text, note=text))
    item = outcome.evidence.get()
    for address in (section(outcome), page("edit", item), page("remove", item)):
        assert prints_as_text(client.get(address))
    assert prints_as_text(
        client.post(page("edit", item), said(title="", note=text, url=text, seen=seen(item)))
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_and_for_three(
    cast, outcome, number, django_assert_num_queries, light
):
    EvidenceFactory.create_batch(number, outcome=outcome)
    EvidenceFactory(outcome=outcome, removed_at=timezone.now(), title="Removed long ago")
    client = cast.reporter.client
    with django_assert_num_queries(QUERIES_OF_THE_PAGE):
        shown = client.get(section(outcome))
    light(shown)
    assert "Removed long ago" not in shown.text


def test_what_few_people_add_is_unfolded_where_it_was_typed(cast, outcome):
    client = Client()
    client.force_login(cast.reporter.person)
    assert '<details class="more"><summary>More about it' in client.get(section(outcome)).content.decode()
    sent = client.post(section(outcome), said(title="", page="12"))
    assert '<details class="more" open><summary>More about it' in sent.content.decode()
    assert 'value="12"' in sent.content.decode()
