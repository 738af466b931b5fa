"""The pages on which documents are added, listed, searched and kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from harvests.enums import DocumentState, RoundState
from harvests.models import DocumentVersion, HarvestRound, SourceDocument
from outcomes.services.document_reading import read_document
from outcomes.services.documents import add_version
from outcomes.tests.documents import FIRST, SECOND, document_of, page_of
from outcomes.tests.factories import PassageFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.tests import sample_files

pytestmark = pytest.mark.django_db

LIST = "/documents/"
ADD = "/rounds/here/documents/add/"
SAID = {"title": "Annual report", "language": "en"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def address(name: str, document) -> str:
    return reverse(f"outcomes:{name}", args=[document.reference])


def test_a_report_is_added_and_its_page_tells_how_far_it_is(cast):
    client = cast.reporter.client
    file = SimpleUploadedFile("report.pdf", sample_files.pdf(pages=2))
    response = client.post(ADD, SAID | {"file": file}, follow=True)
    document = SourceDocument.objects.get()
    assert response.redirect_chain == [(address("document", document), 302)]
    assert "Version 1 is being read" in response.text
    status = client.get(address("document-status", document))
    assert "hx-trigger" in status.text
    assert "HX-Refresh" not in status
    DocumentVersion.objects.update(state=DocumentState.EXTRACTING, pages_total=200, pages_done=50)
    assert "Being read: 50 of 200 pages" in client.get(address("document-status", document)).text
    DocumentVersion.objects.update(state=DocumentState.REQUESTED, pages_total=0, pages_done=0)
    read_document(document.versions.get().pk)
    assert client.get(address("document-status", document))["HX-Refresh"] == "true"
    assert "Page 1 of 2" in client.get(address("document", document)).text


def test_nothing_typed_is_lost_when_the_file_is_refused(cast):
    file = SimpleUploadedFile("photo.jpg", sample_files.jpeg())
    response = cast.reporter.client.post(ADD, SAID | {"origin": "The Accra office", "file": file})
    assert response.status_code == 200
    assert "This file looks like: JPEG picture" in response.text
    assert "Accepted are: PDF" in response.text
    assert 'value="The Accra office"' in response.text
    assert not SourceDocument.objects.exists()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (SAID, "Choose a file, or paste the text."),
        (SAID | {"title": "", "text": "Some words."}, "Say what the document is called."),
        (SAID | {"language": "xx", "text": "Some words."}, "Select a valid choice"),
    ],
)
def test_what_is_missing_is_said_at_its_field(cast, body, words):
    response = cast.reporter.client.post(ADD, body)
    assert words in response.text
    assert "Error:" in response.text
    assert not SourceDocument.objects.exists()


def test_who_may_not_add_is_told(cast):
    for client, where, words in (
        (cast.coder.client, ADD, "Your role does not include this."),
        (
            cast.reporter.client,
            "/rounds/elsewhere/documents/add/",
            "You are not a contributor of this round.",
        ),
    ):
        refused = client.get(where)
        assert refused.status_code == 403
        assert words in refused.text
    HarvestRound.objects.filter(reference="here").update(state=RoundState.CLOSED)
    assert cast.reporter.client.get(ADD).status_code == 403
    assert "Add a document" not in cast.reporter.client.get("/rounds/here/documents/").text


def test_a_document_that_cannot_be_read_says_why_and_is_tried_again(cast):
    cast.reporter.client.post(ADD, SAID | {"file": SimpleUploadedFile("report.pdf", b"%PDF-1.7\nno more")})
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    page = cast.reporter.client.get(address("document", document))
    assert "The file is damaged" in page.text
    assert "Try again" in page.text
    assert "Try again" not in cast.colleague.client.get(address("document", document)).text
    again = address("document-again", document)
    assert cast.colleague.client.post(again).status_code == 403
    assert "is being read once more" in cast.reporter.client.post(again, follow=True).text
    assert document.versions.get().state == DocumentState.REQUESTED
    assert "already, or is ready" in cast.reporter.client.post(again, follow=True).text


def test_a_newer_version_that_is_still_read_is_told_above_the_older_one(cast):
    document = document_of(cast.round, cast.reporter.person)
    add_version(document=document, by=cast.reporter.principal, pasted="Anew.")
    page = cast.reporter.client.get(address("document", document))
    assert "Version 2 is being read" in page.text
    assert "Page 1 of 2" in page.text


def test_a_new_version_is_sent_by_who_keeps_the_document(cast):
    document = document_of(cast.round, cast.reporter.person)
    form = address("document-version", document)
    assert cast.colleague.client.get(form).status_code == 403
    assert cast.colleague.client.post(form, {"text": "Anew."}).status_code == 403
    assert "Choose a file, or paste the text." in cast.reporter.client.post(form, {}).text
    assert "stays." in cast.reporter.client.post(form, {"text": "Anew."}, follow=True).text
    assert document.versions.count() == 2


def test_two_who_change_a_document_see_both_answers(cast):
    document = document_of(cast.round, cast.reporter.person)
    form = address("document-edit", document)
    body = {"title": "Mine", "language": "en", "origin": "", "seen": "1"}
    assert "Saved." in cast.lead.client.post(form, body | {"title": "Theirs"}, follow=True).text
    conflict = cast.reporter.client.post(form, body)
    assert conflict.status_code == 409
    for words in ("Mine", "Theirs"):
        assert words in conflict.text
    document.refresh_from_db()
    assert document.title == "Theirs"


def test_a_document_is_removed_with_a_reason(cast):
    document = document_of(cast.round, cast.reporter.person)
    form = address("document-remove", document)
    assert "Say why." in cast.reporter.client.post(form, {}).text
    response = cast.reporter.client.post(form, {"why": "Sent by mistake."}, follow=True)
    assert "The document was removed." in response.text
    assert cast.reporter.client.get(address("document", document)).status_code == 404


def test_empty_lists_say_what_to_do(cast):
    assert "There is no document yet" in cast.reporter.client.get(LIST).text
    assert "Add a report or paste an article." in cast.reporter.client.get("/rounds/here/documents/").text
    assert "The people who write in this round" in cast.coder.client.get("/rounds/here/documents/").text
    assert "No document is like this." in cast.reporter.client.get(LIST, {"language": "fr"}).text
    assert "No page has these words" in cast.reporter.client.get(LIST, {"q": "nowhere"}).text


def test_words_are_found_on_their_pages(cast):
    document = document_of(cast.round, cast.colleague.person, FIRST, SECOND)
    secret = document_of(cast.round, cast.reporter.person, SECOND, restricted=True, title="Secret minutes")
    page = cast.colleague.client.get(LIST, {"q": "SENALES evaluación sao"})
    assert not page.context["hits"]
    page = cast.colleague.client.get(LIST, {"q": "señales SAO"})
    assert f"{address('document', document)}?version=1&amp;page=2" in page.text
    assert "Secret minutes" not in page.text
    assert len(page.context["hits"]) == 1
    page = cast.reporter.client.get(LIST, {"q": "señales"})
    assert address("document", secret) in page.text
    assert len(cast.reporter.client.get(LIST, {"q": "señales", "round": "elsewhere"}).context["hits"]) == 0
    assert len(cast.reporter.client.get(LIST, {"q": "señales", "round": "nowhere"}).context["rows"]) == 0


def test_lists_ask_the_same_number_of_questions_with_one_and_three(cast, django_assert_num_queries):
    client = cast.reporter.client
    client.get(LIST)
    for number in (1, 2, 3):
        document = document_of(cast.round, cast.colleague.person)
        PassageFactory(page=page_of(document), aside=True)
        if number == 2:
            continue
        for where, queries in ((LIST, 13), ("/rounds/here/documents/", 12), (LIST + "?q=licences", 10)):
            with django_assert_num_queries(queries):
                page = client.get(where)
            assert len(page.context.get("hits") or page.context["rows"]) == number


def test_pages_are_light(cast, light):
    document = document_of(cast.round, cast.colleague.person)
    form = cast.reporter.client.get(ADD)
    light(form)
    assert 'name="file"' in form.text
    mark = reverse("outcomes:passage-mark", args=[document.reference])
    marking = cast.reporter.client.get(mark, {"page": 1, "sentence": 1})
    light(marking)
    assert marking.context["form"]["quote"].value() in page_of(document).text
    assert 'name="quote"' in marking.text


def test_the_navigation_leads_to_documents_for_those_who_read_them(cast):
    assert f'href="{LIST}"' in cast.coder.client.get("/rounds/").text
    assert f'href="{LIST}"' not in cast.outsider.client.get("/rounds/").text
    assert 'href="/rounds/here/documents/"' in cast.reporter.client.get("/rounds/here/").text
    assert 'href="/rounds/elsewhere/documents/"' not in cast.reporter.client.get("/rounds/elsewhere/").text


def file_of(document, number: int = 1) -> str:
    return reverse("outcomes:document-file", args=[document.reference, number])


def test_the_file_of_a_report_goes_to_those_who_may_read_all_that_is_in_it(cast):
    content = sample_files.pdf(pages=2)
    file = SimpleUploadedFile("report é.pdf", content)
    cast.colleague.client.post(ADD, SAID | {"file": file})
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    for person in (cast.colleague, cast.lead, cast.administrator):
        assert "Get the file as it came" in person.client.get(address("document", document)).text
        response = person.client.post(file_of(document))
        assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''report%20%C3%A9.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response["Cache-Control"]
    taken = Entry.objects.filter(act="document.file_taken", subject_reference=document.reference)
    assert [entry.by for entry in taken.order_by("sequence")] == [
        cast.colleague.person,
        cast.lead.person,
        cast.administrator.person,
    ]
    for person in (cast.reporter, cast.reviewer, cast.coder):
        # They read its pages; who wrote the file and what was crossed out is not theirs.
        assert "Get the file as it came" not in person.client.get(address("document", document)).text
        assert person.client.post(file_of(document)).status_code == 403
    assert cast.outsider.client.post(file_of(document)).status_code in (403, 404)
    assert cast.lead.client.post(file_of(document, 2)).status_code == 404
    assert cast.lead.client.get(file_of(document)).status_code == 405
    assert taken.count() == 3


def test_a_pasted_text_says_what_its_page_says_and_goes_to_all_its_readers(cast):
    cast.reporter.client.post(ADD, SAID | {"text": FIRST})
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    response = cast.coder.client.post(file_of(document))
    assert b"".join(response.streaming_content).decode() == FIRST
    assert 'filename="Annual report.txt"' in response["Content-Disposition"]


def test_a_file_with_withheld_words_is_handed_to_nobody(cast):
    cast.reporter.client.post(ADD, SAID | {"text": FIRST})
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    SourceDocument.objects.update(withheld=[["Kumasi", "name"]])
    for person in (cast.reporter, cast.lead, cast.administrator):
        assert "Get the file as it came" not in person.client.get(address("document", document)).text
        assert person.client.post(file_of(document)).status_code == 403


def test_a_document_is_found_by_its_title(cast):
    called = {"title": "Évaluation à mi-parcours: São Paulo", "language": "fr", "text": FIRST}
    cast.reporter.client.post(ADD, called)
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    secret = document_of(cast.round, cast.colleague.person, SECOND, restricted=True, title="EVALUATION")
    SourceDocument.objects.filter(pk=secret.pk).update(title_sorted="evaluation")

    def found(person, words: str, **more) -> list[str]:
        context = person.client.get(LIST, {"q": words} | more).context
        return [each.reference for each in context.get("titled", [])]

    for words in ("evaluation mi-parcours", "SAO PAULO", "parcour", "paulo évaluation"):
        assert found(cast.reporter, words) == [document.reference]
    assert found(cast.colleague, "evaluation") == [secret.reference, document.reference]
    assert found(cast.reporter, "evaluation", round="elsewhere") == []
    assert found(cast.reporter, "evaluation lima") == []
    assert found(cast.reporter, "—") == []
    page = cast.reporter.client.get(LIST, {"q": "parcours"})
    assert "In the title" in page.text
    assert "No page has these words" in page.text
    assert "Show all documents" not in page.text


def test_a_title_is_not_found_by_words_that_are_withheld(cast):
    cast.reporter.client.post(ADD, SAID | {"title": "Interview with Efua Asante", "text": FIRST})
    document = SourceDocument.objects.get()
    read_document(document.versions.get().pk)
    titled = cast.reporter.client.get(LIST, {"q": "asante"}).context["titled"]
    assert [each.pk for each in titled] == [document.pk]
    SourceDocument.objects.update(withheld=[["Efua Asante", "name"]])
    for words in ("asante", "interview asante"):
        assert not cast.lead.client.get(LIST, {"q": words}).context["titled"]
    assert "Asante" not in cast.lead.client.get(LIST, {"q": "interview"}).text
