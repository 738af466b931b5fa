"""The codebook as pages: read by everybody, published by those who keep it, read from a file after a look."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from harvests.models import Code, CodebookDimension, CodebookImport, CodebookVersion
from harvests.queries.codebook import draft_text
from harvests.tests.factories import CodeFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.tests.cast import member

pytestmark = pytest.mark.django_db

BOOK = "/rounds/codebook/"


def test_everybody_reads_the_codebook_with_what_belongs_to_each_code(cast):
    for who in (cast.coder, cast.reporter, cast.reader):
        page = who.client.get(BOOK)
        assert "A promise in public or in writing, signed or announced." in page.text
        assert "Publish a version" not in page.text
        assert page.text.count("<h1") == 1
    version = cast.coder.client.get(reverse("rounds:codebook-version", args=[1]))
    assert "it never changes" in version.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_one_version_as_for_three(cast, django_assert_num_queries, number):
    first = CodebookVersion.objects.get()
    for each in range(2, number + 1):
        CodebookVersion.objects.create(number=each, content=first.content, checksum=first.checksum)
    client = cast.coder.client
    with django_assert_num_queries(PAGE_QUERIES):
        client.get(BOOK)


def test_a_version_is_published_with_what_is_new(cast):
    client = cast.administrator.client
    CodeFactory(dimension="stage", label_en="Reversed")
    assert "1 thing differs" in client.get(BOOK).text
    assert "Write what is new in this version." in client.post(f"{BOOK}publish/", {"note": ""}).text
    done = client.post(f"{BOOK}publish/", {"note": "One more stage."}, follow=True)
    assert "Version 2 is published." in done.text
    assert "One more stage." in client.get(f"{BOOK}versions/2/").text


def test_a_dimension_is_added_with_its_first_code_and_wrong_words_are_told(cast):
    client = cast.administrator.client
    words = {"label_en": "Harm", "key": "harm", "kind": "single", "need": "optional", "order": "90"}
    wrong = client.post(f"{BOOK}dimensions/new/", words | {"key": "stage"})
    assert "Another dimension has this key." in wrong.text
    taken = client.post(f"{BOOK}dimensions/new/", words | {"key": "programmes"})
    assert "This word is used for a page." in taken.text
    both = client.post(f"{BOOK}dimensions/new/", words | {"kind": "multiple", "is_ordinal": "on"})
    assert "their order has no meaning" in both.text
    done = client.post(f"{BOOK}dimensions/new/", words)
    assert done["Location"] == "/rounds/lists/harm/new/"
    assert CodebookDimension.objects.get(key="harm").label == "Harm"


@pytest.mark.parametrize("file_format", ["xlsx", "json"])
def test_a_saved_codebook_is_looked_at_and_taken_over(cast, file_format):
    client = cast.administrator.client
    saved = b"".join(client.get(f"{BOOK}files/1/{file_format}/").streaming_content)
    Code.objects.filter(dimension="stage", key="adopted").update(label_en="Rule adopted")
    file = SimpleUploadedFile(f"codebook.{file_format}", saved)
    preview = client.post(f"{BOOK}import/", {"file": file}, follow=True)
    assert "0 new, 1 changed" in preview.text
    assert "Rule adopted" in preview.text
    read = CodebookImport.objects.get()
    done = client.post(reverse("rounds:codebook-import-detail", args=[read.reference]), follow=True)
    assert "Taken over: 1 lines." in done.text
    assert Code.objects.get(dimension="stage", key="adopted").label_en == "Law, plan or budget adopted"
    assert "Undo this import" in done.text
    undone = client.post(done.redirect_chain[-1][0], {"do": "undo"}, follow=True)
    assert "Undone: 1 lines." in undone.text
    assert f"{cast.administrator.person.name} undid it on" in undone.text
    assert "Undo this import" not in undone.text
    assert Code.objects.get(dimension="stage", key="adopted").label_en == "Rule adopted"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("codebook.pdf", b"%PDF", "ends in .xlsx or .json"),
        ("codebook.json", b"{", "not JSON"),
        ("codebook.xlsx", b"PK\x03\x04", "cannot be read as a workbook"),
    ],
)
def test_a_file_that_is_no_codebook_is_refused_at_the_field(cast, name, content, sentence):
    page = cast.administrator.client.post(f"{BOOK}import/", {"file": SimpleUploadedFile(name, content)})
    assert sentence in page.text
    assert not CodebookImport.objects.exists()


def test_markup_in_a_file_stays_text(cast):
    evil = draft_text().replace("Law, plan or budget adopted", "<script>alert(1)</script>")
    file = SimpleUploadedFile("codebook.json", evil.encode())
    page = cast.administrator.client.post(f"{BOOK}import/", {"file": file}, follow=True)
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


@pytest.mark.parametrize("who", ["lead", "coder", "reviewer", "reader"])
def test_others_only_read(cast, who):
    client = getattr(cast, who).client
    assert client.post(f"{BOOK}publish/", {"note": "x"}).status_code == 403
    assert client.get(f"{BOOK}import/").status_code == 403
    file = SimpleUploadedFile("codebook.json", BytesIO(b"{}").read())
    assert client.post(f"{BOOK}import/", {"file": file}).status_code == 403
    assert CodebookVersion.objects.count() == 1


PAGE_QUERIES = 12


def test_of_two_windows_with_a_dimension_the_later_one_is_told_and_goes_on(cast):
    client, page = cast.administrator.client, f"{BOOK}dimensions/stage/"
    stage = CodebookDimension.objects.get(key="stage")
    words = {"label_en": "Stage", "kind": stage.kind, "need": stage.need, "order": stage.order}
    words |= {"is_ordinal": "on"} if stage.is_ordinal else {}
    first = words | {"version": stage.version, "definition": "How far is it?"}
    assert client.post(page, first).status_code == 302
    late = client.post(page, first | {"definition": "How far has it come?"})
    assert late.status_code == 409
    assert "Saved meanwhile: How far is it?" in late.text
    assert "How far has it come?" in late.text
    again = first | {"definition": "How far has it come?", "version": stage.version + 1}
    assert f'name="version" value="{stage.version + 1}"' in late.text
    assert client.post(page, again).status_code == 302
    stage.refresh_from_db()
    assert stage.definition == "How far has it come?"


def test_a_lead_who_adds_a_dimension_comes_to_a_page_they_may_open(cast):
    client = member("Pia Planner", everywhere=(Role.LEAD,)).client
    words = {"label_en": "Harm", "key": "harm", "kind": "single", "need": "optional", "order": "90"}
    done = client.post(f"{BOOK}dimensions/new/", words, follow=True)
    assert done.status_code == 200
    assert "“Harm” is saved." in done.text
