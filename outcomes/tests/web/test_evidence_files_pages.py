"""A piece of evidence by itself: its file, its check, and how it is destroyed, page by page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from outcomes.models import Evidence, Outcome, Purge, ServedCopy
from outcomes.services.checks import SAID
from outcomes.services.copies import make_copy
from outcomes.services.parts import mark_of_part
from outcomes.tests.factories import EvidenceFactory, OutcomeFactory, ServedCopyFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.tests import sample_files
from wiego_mle.kernel.tests.malformed_files import malformed_files
from wiego_mle.kernel.tests.sample_files import CANARY

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_FILES = 9
"""Session, person, two of roles, the demonstration, what waits, the outcome, its evidence, requests to destroy."""


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)


@pytest.fixture
def photo(cast, outcome) -> Evidence:
    """Add a photo through the page, as a reviewer does."""
    send(cast.reviewer.client, outcome, sample_files.jpeg(), "photo.jpg")
    return outcome.evidence.get()


def send(client, outcome: Outcome, content: bytes, name: str, **said):
    address = reverse("outcomes:evidence-add", args=[outcome.reference])
    typed = {"title": "Photo of the market", "kind": "photo", "supports": "change", "do": "add"} | said
    return client.post(address, typed | {"file": SimpleUploadedFile(name, content)})


def page(name: str, item: Evidence) -> str:
    return reverse(f"outcomes:evidence-{name}", args=[item.outcome.reference, item.reference])


def prepared(item: Evidence) -> None:
    make_copy(ServedCopy.objects.get(evidence=item).pk)


def contents(response) -> bytes:
    """Read a file that was sent; the client closes the answer when it is read to its end."""
    return b"".join(response.streaming_content)


# --- Who gets which file ----------------------------------------------------------------------------


def test_until_the_copy_is_made_only_who_added_the_file_gets_it(cast, photo):
    assert CANARY.encode() in contents(cast.reviewer.client.get(page("open", photo)))
    for who in (cast.reporter, cast.lead, cast.coder):
        assert who.client.get(page("open", photo)).url == page("detail", photo)
        assert "This file is being prepared" in who.client.get(page("detail", photo)).text
        assert who.client.get(page("thumbnail", photo)).status_code == 404


def test_then_everybody_gets_the_copy_and_the_lead_the_file_as_it_came(cast, photo):
    prepared(photo)
    for who in (cast.reviewer, cast.reporter, cast.lead):
        sent = who.client.get(page("open", photo))
        assert sent["Content-Type"] == "image/jpeg"
        assert "attachment" in sent["Content-Disposition"]
        assert CANARY.encode() not in contents(sent)
    original = cast.lead.client.post(page("original", photo))
    assert contents(original) == sample_files.jpeg()
    assert cast.reviewer.client.post(page("original", photo)).status_code == 403
    assert Entry.objects.filter(act="outcome.evidence_original_taken").count() == 1


def test_what_cannot_be_cleaned_goes_to_nobody_but_the_lead_and_says_why(cast, outcome):
    broken = b"%PDF-1.7\n" + CANARY.encode()
    send(cast.reviewer.client, outcome, broken, "by-law.pdf")
    item = outcome.evidence.get()
    prepared(item)
    for who in (cast.reviewer, cast.reporter):
        assert who.client.get(page("open", item)).url == page("detail", item)
        assert "The file is damaged" in who.client.get(page("detail", item)).text
    assert "Get the file as it came" in cast.lead.client.get(page("detail", item)).text
    assert contents(cast.lead.client.post(page("original", item))) == broken
    assert (
        "file not handed out"
        in cast.reporter.client.get(reverse("outcomes:detail", args=[outcome.reference])).text
    )


def test_a_failed_copy_is_tried_again_from_its_page(cast, outcome):
    item = EvidenceFactory(outcome=outcome, file=True, added_by=cast.reporter.person)
    ServedCopyFactory(evidence=item, failed=True)
    assert cast.reviewer.client.post(page("copy-again", item)).status_code == 403
    client = cast.reporter.client
    assert "Try again" in client.get(page("detail", item)).text
    assert client.post(page("copy-again", item)).url == page("detail", item)
    assert "prepared already" in client.post(page("copy-again", item), follow=True).text
    link = EvidenceFactory(outcome=outcome)
    assert cast.lead.client.post(page("copy-again", link)).status_code == 404


def test_the_small_picture_stands_on_the_record_and_is_kept_by_the_browser_alone(cast, outcome, photo):
    prepared(photo)
    record = cast.reporter.client.get(reverse("outcomes:detail", args=[outcome.reference])).text
    assert f'src="{page("thumbnail", photo)}" width="120" height="160"' in record
    assert 'alt="Small picture of “Photo of the market”"' in record
    assert 'loading="lazy"' in record
    assert "cleaned copy" in record
    sent = cast.reporter.client.get(page("thumbnail", photo))
    assert (sent["Content-Type"], sent["Cache-Control"]) == ("image/webp", "private, max-age=3600")
    assert sent["Content-Disposition"] == "inline"
    assert len(contents(sent)) <= 15_000
    assert cast.outsider.client.get(page("thumbnail", photo)).status_code == 404


def test_the_page_tells_the_checksum_and_where_the_same_file_is(cast, outcome, photo):
    hidden = EvidenceFactory(outcome=OutcomeFactory(round=cast.other_round), file=True, sha256=photo.sha256)
    again = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    answer = send(cast.reviewer.client, again, sample_files.jpeg(), "photo.jpg")
    told = cast.reviewer.client.get(answer.url)
    assert answer.status_code == 302
    assert told.status_code == 200
    shown = cast.reporter.client.get(page("detail", photo)).text
    assert photo.sha256 in shown
    assert f"{again.reference} {again.title}" in shown
    assert hidden.outcome.reference not in shown


def test_the_same_file_is_told_when_it_is_added(cast, outcome, photo):
    again = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    client = cast.reviewer.client
    client.post(
        reverse("outcomes:evidence-add", args=[again.reference]),
        {"title": "x", "kind": "photo", "supports": "change", "do": "add"}
        | {"file": SimpleUploadedFile("photo.jpg", sample_files.jpeg())},
    )
    section = client.get(reverse("outcomes:evidence-list", args=[again.reference])).text
    assert f"The same file is already evidence of {outcome.reference}." in section


def test_a_long_quote_is_saved_and_asked_about(cast, outcome):
    client = cast.reviewer.client
    address = reverse("outcomes:evidence-add", args=[outcome.reference])
    said = {"title": "Law", "kind": "law", "supports": "both", "url": "https://example.org/law", "do": "add"}
    answer = client.post(
        address, said | {"quote": "word " * 31, "language": "fr", "dated_year": "2024"}, follow=True
    )
    assert "The quote has 31 words." in answer.text
    item = outcome.evidence.get()
    assert (item.language, item.dated, item.supports) == ("fr", "2024", "both")
    assert '<blockquote class="evidence-quote" lang="fr">' in client.get(page("detail", item)).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"year": "2024", "month": "3", "day": "12"}, "2024-03-12"),
        ({"year": "2024", "quarter": "2"}, "2024-Q2"),
        ({"year": "2024", "month": "March"}, "2024-03"),
        ({"year": "twenty"}, None),
        ({"year": "2023", "month": "2", "day": "30"}, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(cast, outcome, typed, kept):
    said = {"title": "Law", "kind": "law", "supports": "change", "note": "n", "do": "add"}
    parts = {f"dated_{part}": value for part, value in typed.items()}
    answer = cast.reviewer.client.post(
        reverse("outcomes:evidence-add", args=[outcome.reference]), said | parts
    )
    if kept is None:
        assert list(answer.context["form"].errors) == ["dated"]
        assert f'value="{typed["year"]}"' in answer.text
    else:
        assert outcome.evidence.get().dated == kept


# --- Checking ---------------------------------------------------------------------------------------


def test_a_reviewer_checks_and_takes_it_back(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    client = cast.reviewer.client
    assert "Nobody has checked it yet." in client.get(page("detail", item)).text
    empty = client.post(page("check", item), {"note": "", "seen": mark_of_part(item, SAID)})
    assert empty.status_code == 200
    assert "Say what you looked at and what it shows." in empty.text
    client.post(page("check", item), {"note": "Section 4", "seen": mark_of_part(item, SAID)})
    assert "Checked by Rita Reviewer" in cast.reporter.client.get(page("detail", item)).text
    assert (
        "Checked by Rita Reviewer"
        in cast.reporter.client.get(reverse("outcomes:detail", args=[outcome.reference])).text
    )
    assert "Say why." in client.post(page("uncheck", item), {"why": ""}).text
    client.post(page("uncheck", item), {"why": "Another law"})
    item.refresh_from_db()
    assert item.checked_at is None


def test_the_forms_of_the_page_have_fields_of_their_own(cast, outcome):
    item = EvidenceFactory(outcome=outcome, file=True, checked=True)
    text = cast.lead.client.get(page("detail", item)).text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {"uncheck_form_why", "purge_form_why"} <= set(ids)
    refused = cast.lead.client.post(page("purge", item), {"why": ""}).text
    assert 'href="#purge_form_why"' in refused


def test_what_was_changed_meanwhile_is_looked_at_again(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    seen = mark_of_part(item, SAID)
    Evidence.objects.update(page="8")
    answer = cast.reviewer.client.post(page("check", item), {"note": "Section 4", "seen": seen})
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile" in answer.text
    assert 'value="Section 4"' in answer.text


def test_who_added_it_finds_no_button_and_is_told_why(cast, photo):
    assert "Mark as checked" not in cast.reviewer.client.get(page("detail", photo)).text
    answer = cast.reviewer.client.post(page("check", photo), {"note": "x", "seen": mark_of_part(photo, SAID)})
    assert answer.status_code == 403
    assert "You added this evidence, so somebody else checks it." in answer.text


# --- Looking after files ----------------------------------------------------------------------------


def test_two_people_destroy_a_file(cast, outcome, photo, django_capture_on_commit_callbacks):
    prepared(photo)
    lead, administrator = cast.lead.client, cast.administrator.client
    assert "Say why." in lead.post(page("purge", photo), {"why": ""}).text
    lead.post(page("purge", photo), {"why": "It shows faces of children"})
    assert "It shows faces of children" in administrator.get(page("detail", photo)).text
    assert "Destroy the file for good" not in lead.get(page("detail", photo)).text
    assert lead.post(page("purge-decide", photo), {"do": "destroy"}).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(page("purge-decide", photo), {"do": "destroy"})
    shown = cast.reporter.client.get(page("detail", photo)).text
    assert "This file was destroyed for good" in shown
    assert photo.sha256 in shown
    assert cast.reporter.client.get(page("open", photo)).url == page("detail", photo)
    assert administrator.post(page("purge-decide", photo), {"do": "destroy"}).status_code == 409


def test_a_request_is_taken_back_or_refused(cast, photo):
    cast.lead.client.post(page("purge", photo), {"why": "A mistake"})
    again = cast.administrator.client.post(page("purge", photo), {"why": "Me too"})
    assert again.status_code == 409
    assert cast.lead.client.post(page("purge-decide", photo), {"do": "keep"}).status_code == 302
    assert Purge.objects.get().state == "refused"
    assert photo.file_key


def test_removed_files_are_listed_for_who_looks_after_them_and_for_nobody_else(cast, outcome, photo):
    Evidence.objects.update(removed_at=timezone.now())
    address = reverse("outcomes:evidence-files", args=[outcome.reference])
    assert "removed from the outcome" in cast.lead.client.get(address).text
    assert cast.lead.client.get(page("detail", photo)).status_code == 200
    assert cast.reviewer.client.get(page("detail", photo)).status_code == 404
    assert cast.reviewer.client.get(address).status_code == 403
    assert cast.lead.client.get(page("open", photo)).status_code == 404


def test_an_outcome_without_files_says_so(cast, outcome):
    address = reverse("outcomes:evidence-files", args=[outcome.reference])
    assert "No file has come with this outcome" in cast.lead.client.get(address).text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_files_asks_the_database_the_same_for_one_and_for_three(
    cast, outcome, number, django_assert_num_queries
):
    for item in EvidenceFactory.create_batch(number, outcome=outcome, file=True):
        ServedCopyFactory(evidence=item, ready=True)
    client = cast.lead.client
    with django_assert_num_queries(QUERIES_OF_THE_FILES):
        client.get(reverse("outcomes:evidence-files", args=[outcome.reference]))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, outcome, text):
    plain = clean_text(text)
    item = EvidenceFactory(
        outcome=outcome,
        file=True,
        title=plain,
        quote=plain,
        note=plain,
        dated=plain[:40],
        file_name=plain[:200],
    )
    ServedCopyFactory(evidence=item, ready=True)
    cast.reviewer.client.post(page("check", item), {"note": text, "seen": mark_of_part(item, SAID)})
    cast.lead.client.post(page("purge", item), {"why": text})
    for address in (
        page("detail", item),
        reverse("outcomes:evidence-files", args=[outcome.reference]),
        reverse("outcomes:detail", args=[outcome.reference]),
    ):
        assert prints_as_text(cast.administrator.client.get(address))


# --- Malformed files, through the page ----------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.embedded
def test_a_malformed_file_is_refused_at_its_field_or_told_on_its_page(cast, outcome, store):
    """One of each kind of damage; that none of 220 harms is shown by the tests of the readers."""
    client, read = cast.reviewer.client, 0
    for what, name, content in list(malformed_files())[::7]:
        before = Evidence.objects.count(), ServedCopy.objects.count()
        answer = send(client, outcome, content, name, title=what[:100])
        after = Evidence.objects.count(), ServedCopy.objects.count()
        if answer.status_code == 200:
            assert answer.context["form"].errors["file"][0], what
            assert after == before, what
            continue
        assert answer.status_code == 302, what
        item = Evidence.objects.select_related("copy").latest("pk")
        prepared(item)
        copy = ServedCopy.objects.get(evidence=item)
        assert copy.is_ready or (copy.is_failed and copy.failure_words), what
        assert client.get(page("detail", item)).status_code == 200, what
        read += copy.is_ready
    kept = sum(path.is_file() for path in store.rglob("*"))
    thumbnails = ServedCopy.objects.exclude(thumbnail_key="").count()
    assert kept == Evidence.objects.count() + read + thumbnails
