"""Reading a document page by page and saying what becomes of its passages, with and without scripts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.models import PageLook, SourceDocument
from outcomes.enums import Confidentiality, Origin, OutcomeState
from outcomes.models import Outcome, Passage
from outcomes.services.withheld import withhold_words
from outcomes.tests.documents import FIRST, LICENCES, document_of, page_of, version_of
from outcomes.tests.factories import OutcomeFactory, PassageFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.kernel.folding import clean_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(cast):
    return document_of(cast.round, cast.colleague.person)


def address(name: str, document, *args) -> str:
    return reverse(f"outcomes:{name}", args=[document.reference, *args])


def marked(client, document, sentences=(1,), page=1, **said):
    """Choose sentences and send the form as it came, with what is said besides."""
    mark = address("passage-mark", document)
    asked = client.get(mark, {"version": 1, "page": page, "sentence": sentences})
    form = asked.context["form"]
    body = {name: form.initial.get(name, "") for name in form.fields if name != "outcome"}
    return client.post(mark, body | said)


def test_a_page_is_read_with_its_sentences_to_be_chosen(cast, document):
    page = cast.reporter.client.get(address("document", document))
    assert page.status_code == 200
    assert page.text.count('name="sentence"') == 5
    assert LICENCES in page.text
    assert "Page 1 of 2" in page.text
    second = cast.reporter.client.get(address("document", document), {"page": 2})
    assert "Page 2 of 2" in second.text
    assert cast.reporter.client.get(address("document", document), {"page": 3}).status_code == 404
    assert cast.reporter.client.get(address("document", document), {"page": "x"}).status_code == 404


def test_with_htmx_only_the_page_comes(cast, document):
    whole = cast.reporter.client.get(address("document", document))
    part = cast.reporter.client.get(address("document", document), headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<div id="reading"')
    assert "<html" not in part.text
    assert part.text.strip() in whole.text or "Page 1 of 2" in part.text


def test_a_chosen_sentence_becomes_a_lead_with_its_quote_page_and_version(cast, document):
    response = marked(cast.reporter.client, document, becomes="lead")
    passage = Passage.objects.get()
    assert response.url == f"{address('document', document)}?version=1&page=1#p-{passage.reference}"
    outcome = passage.outcome
    assert (outcome.state, outcome.origin, outcome.author) == (
        OutcomeState.LEAD,
        Origin.DOCUMENT,
        cast.reporter.person,
    )
    assert (passage.quote, passage.start, passage.end) == (LICENCES, 0, len(LICENCES))
    assert (passage.page.number, passage.page.version.number) == (1, 1)
    assert outcome.statement == f"“{LICENCES}”"
    assert outcome.origin_note == "Annual report, page 1"
    # Who marks one sentence has not said that the page was read.
    assert not PageLook.objects.exists()
    assert "This page was read" not in cast.reporter.client.get(response.url).text


def test_the_page_shows_what_was_marked_and_what_is_missing(cast, document):
    marked(cast.reporter.client, document, becomes="draft")
    passage = Passage.objects.get()
    page = cast.reporter.client.get(address("document", document))
    assert f'id="p-{passage.reference}"' in page.text
    assert passage.outcome.reference in page.text
    assert "Name at least one actor whose behaviour changed." in page.text
    alone = cast.reporter.client.get(address("passage", document, passage.reference))
    assert "What the document does not say yet" in alone.text
    assert reverse("outcomes:edit-section", args=[passage.outcome.reference, "who"]) in alone.text


def test_an_outcome_leads_back_to_the_exact_passage(cast, document):
    marked(cast.reporter.client, document, becomes="lead")
    passage = Passage.objects.get()
    page = cast.reporter.client.get(reverse("outcomes:detail", args=[passage.outcome.reference]))
    back = f"{address('document', document)}?version=1&amp;page=1#p-{passage.reference}"
    assert back in page.text
    assert LICENCES in page.text


def test_a_passage_is_set_aside_with_a_reason(cast, document):
    refused = marked(cast.reporter.client, document, sentences=(2,), becomes="aside", reason="")
    assert refused.status_code == 200
    assert "Choose a reason." in refused.text
    marked(cast.reporter.client, document, sentences=(2,), becomes="aside", reason="own_work")
    passage = Passage.objects.get()
    assert (passage.quote, passage.outcome) == ("WIEGO trained forty leaders.", None)
    assert (
        "It tells what WIEGO or its partners did"
        in cast.reporter.client.get(address("document", document)).text
    )


def test_another_reason_has_to_be_named(cast, document):
    refused = marked(cast.reporter.client, document, becomes="aside", reason="other")
    assert "Say in a few words why." in refused.text
    assert not Passage.objects.exists()


def test_a_long_passage_is_asked_kindly_to_be_shortened_and_then_kept(cast, document):
    mark = address("passage-mark", document)
    asked = cast.reporter.client.get(mark, {"version": 1, "page": 1, "sentence": [1, 2, 3, 4, 5]})
    assert "You chose 35 words." in asked.text
    refused = marked(cast.reporter.client, document, sentences=(1, 2, 3, 4, 5), becomes="lead")
    assert "These are 35 words. A quote has at most 30" in refused.text
    assert not Outcome.objects.exists()
    shorter = "the assembly of Accra began to give licences"
    marked(cast.reporter.client, document, sentences=(1, 2, 3, 4, 5), becomes="lead", quote=shorter)
    passage = Passage.objects.get()
    assert passage.quote == FIRST[passage.start : passage.end] == shorter


def test_a_quote_stands_word_for_word_on_the_page(cast, document):
    refused = marked(
        cast.reporter.client, document, becomes="lead", quote="The assembly gave licences to all."
    )
    assert "These words do not stand so on the page." in refused.text
    assert "The assembly gave licences to all." in refused.text, "what was typed stays"
    assert not Outcome.objects.exists()


def test_words_that_a_script_has_told_are_taken_whole(cast, document):
    start = FIRST.index("ssembly")
    asked = cast.reporter.client.get(
        address("passage-mark", document),
        {"version": 1, "page": 1, "start": start, "end": start + len("ssembly of Acc")},
    )
    assert asked.context["form"].initial["quote"] == "assembly of Accra"


def test_nothing_chosen_is_told(cast, document):
    response = cast.reporter.client.get(
        address("passage-mark", document), {"version": 1, "page": 1}, follow=True
    )
    assert "Choose one sentence or several first." in response.text
    part = cast.reporter.client.get(
        address("passage-mark", document), {"version": 1, "page": 1}, headers={"HX-Request": "true"}
    )
    assert "Choose one sentence or several first." in part.text
    assert "<html" not in part.text


def test_a_second_passage_is_added_to_the_outcome_of_the_first(cast, document):
    marked(cast.reporter.client, document, becomes="lead")
    outcome = Outcome.objects.get()
    marked(cast.reporter.client, document, sentences=(3,), becomes="add", outcome=outcome.reference)
    assert outcome.document_passages.count() == 2
    marked(cast.reporter.client, document, sentences=(3,), becomes="add", outcome=outcome.reference)
    assert outcome.document_passages.count() == 2, "the same passage twice is one"
    # A colleague may not write in it, so it is not offered.
    asked = cast.colleague.client.get(address("passage-mark", document), {"page": 1, "sentence": 1})
    assert "outcome" not in asked.context["form"].fields


def test_pressed_twice_makes_one_lead(cast, document):
    client = cast.reporter.client
    mark = address("passage-mark", document)
    form = client.get(mark, {"page": 1, "sentence": 1}).context["form"]
    body = {name: form.initial.get(name, "") for name in form.fields} | {"becomes": "lead"}
    client.post(mark, body)
    client.post(mark, body)
    assert (Outcome.objects.count(), Passage.objects.count()) == (1, 1)


def test_a_mark_is_taken_off_and_the_outcome_stays(cast, document):
    marked(cast.reporter.client, document, becomes="lead")
    passage = Passage.objects.get()
    unmark = address("passage-unmark", document, passage.reference)
    assert cast.coder.client.post(unmark).status_code == 403
    assert cast.colleague.client.post(unmark).status_code == 403
    cast.reporter.client.post(unmark)
    assert not Passage.objects.exists()
    assert Outcome.objects.count() == 1


def test_a_page_that_was_read_counts_once_and_leads_on(cast, document):
    read = address("page-read", document, 1, 1)
    assert cast.reporter.client.get(read).status_code == 405
    response = cast.reporter.client.post(read)
    assert response.url == f"{address('document', document)}?version=1&page=2"
    cast.reporter.client.post(read)
    cast.colleague.client.post(read)
    page = cast.reporter.client.get(address("document-passages", document))
    assert page.context["coverage"].read == 1
    assert page.context["unread"] == [2]
    assert "1 of 2 pages read (50 %)" in page.text
    last = cast.reporter.client.post(address("page-read", document, 1, 2))
    assert last.url == address("document-passages", document)
    assert "Every page was read." in cast.reporter.client.get(last.url).text


def test_what_a_colleague_took_up_is_told_without_its_record(cast, document):
    marked(cast.reporter.client, document, becomes="lead")
    outcome = Outcome.objects.get()
    page = cast.colleague.client.get(address("document", document))
    assert "Taken up by a colleague" in page.text
    assert outcome.reference not in page.text
    assert page.context["coverage"].outcomes == 1


def test_what_became_a_restricted_outcome_is_told_to_its_readers_only(cast, document):
    restricted = OutcomeFactory(round=cast.round, author=cast.reporter.person, restricted=True)
    PassageFactory(page=page_of(document), outcome=restricted, quote=LICENCES, end=len(LICENCES))
    for who, seen in (("reporter", 1), ("lead", 1), ("colleague", 0), ("reviewer", 0)):
        page = getattr(cast, who).client.get(address("document", document))
        assert page.context["coverage"].outcomes == seen, who
        assert page.text.count("<mark") == seen, who


def test_a_confidential_document_is_open_to_few(cast):
    document = document_of(cast.round, cast.reporter.person, restricted=True)
    for who in ("reporter", "lead", "administrator"):
        assert getattr(cast, who).client.get(address("document", document)).status_code == 200, who
    for who in ("colleague", "reviewer", "coder"):
        assert getattr(cast, who).client.get(address("document", document)).status_code == 404, who
    assert cast.outsider.client.get(address("document", document)).status_code == 403


def test_what_comes_from_a_confidential_document_begins_as_restricted(cast):
    document = document_of(cast.round, cast.reporter.person, restricted=True)
    marked(cast.reporter.client, document, becomes="lead")
    assert Outcome.objects.get().confidentiality == Confidentiality.RESTRICTED


def test_a_quote_of_a_confidential_document_is_on_no_page_of_others(cast):
    document = document_of(cast.round, cast.reporter.person, restricted=True, title="Secret minutes")
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    PassageFactory(page=page_of(document), outcome=outcome, quote=LICENCES, end=len(LICENCES))
    detail = reverse("outcomes:detail", args=[outcome.reference])
    assert "Secret minutes" in cast.lead.client.get(detail).text
    for who in ("reviewer", "colleague"):
        page = getattr(cast, who).client.get(detail)
        assert page.status_code == 200
        assert "Secret minutes" not in page.text
        assert LICENCES not in page.text


def test_a_newer_version_shows_the_passages_of_the_older_one(cast, document):
    marked(cast.reporter.client, document, becomes="lead")
    version_of(document, 2, "A new foreword.", "Shortened. " + FIRST)
    page = cast.reporter.client.get(address("document", document), {"page": 2})
    assert "marked in version 1" in page.text
    assert page.text.count("<mark") == 1
    assert "<mark" not in cast.reporter.client.get(address("document", document)).text
    old = cast.reporter.client.get(address("document", document), {"version": 1})
    assert "This is version 1; the newest is version 2." in old.text
    assert old.text.count("<mark") == 1


def test_what_an_outcome_withholds_no_page_of_its_document_shows(cast):
    text = "Efua Asante of Makola market got a licence. Her friends did too. Efua\nAsante was glad."
    document = document_of(cast.round, cast.colleague.person, text)
    marked(cast.reporter.client, document, becomes="lead")
    outcome = Outcome.objects.get()
    withhold_words(outcome=outcome, words="Efua Asante", why="Her stall.", by=cast.reporter.principal)
    passage = Passage.objects.get()
    for where in (
        address("document", document),
        address("document-passages", document),
        address("passage", document, passage.reference),
        address("passage-mark", document) + "?page=1&sentence=1",
        reverse("outcomes:document-list") + "?q=licence",
    ):
        for who in ("reporter", "lead"):
            page = getattr(cast, who).client.get(where)
            assert page.status_code == 200
            assert "Efua Asante" not in page.text, (where, who)
    assert (
        "[name withheld] of Makola market got a licence."
        in cast.lead.client.get(address("document", document)).text
    )
    for words in ("efua", "asante"):
        found = cast.lead.client.get(reverse("outcomes:document-list"), {"q": words + " makola"})
        assert not found.context["hits"]
    far = "x" * 105 + " Efua Asante of Makola market got a licence for her stall."
    other = document_of(cast.round, cast.colleague.person, far, title="Cut within a name")
    SourceDocument.objects.filter(pk=other.pk).update(withheld=document_withholds(document))
    found = cast.lead.client.get(reverse("outcomes:document-list"), {"q": "makola stall"})
    assert "Cut within a name" in found.text
    assert "Asante" not in found.text
    # Whole sentences with such words can be marked; what is kept is what stands there.
    marked(cast.reporter.client, document, becomes="aside", reason="known")
    assert Passage.objects.get(outcome=None).quote.startswith("Efua Asante of Makola")


def document_withholds(document) -> list:
    """Return what a document withholds now."""
    document.refresh_from_db()
    return document.withheld


def test_a_sentence_of_two_colours_keeps_every_letter(cast, document):
    marked(cast.reporter.client, document, becomes="lead", quote="the assembly of Accra")
    marked(
        cast.reporter.client, document, becomes="aside", reason="no_act", quote="licences to street vendors."
    )
    page = cast.reporter.client.get(address("document", document))
    words = [
        "".join(piece.text for piece in line.pieces)
        for paragraph in page.context["paragraphs"]
        for line in paragraph
    ]
    assert " ".join(words).split() == FIRST.split()
    assert page.text.count("<mark") == 2


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_printed_as_text(cast, hostile):
    text = clean_text(hostile)
    document = document_of(
        cast.round, cast.colleague.person, f"Before. {text} After.", title=f"T {text}"[:200]
    )
    marked(cast.reporter.client, document, becomes="aside", reason="other", note=text[:200])
    for name in ("document", "document-passages"):
        page = cast.reporter.client.get(address(name, document))
        assert page.status_code == 200
        assert prints_as_text(page)


def test_reading_asks_the_same_number_of_questions_with_one_and_three_passages(
    cast, document, django_assert_num_queries
):
    client = cast.reporter.client
    client.get(address("document", document))
    for number, sentence in enumerate((1, 2, 3), start=1):
        marked(client, document, sentences=(sentence,), becomes="lead")
        if number in (1, 3):
            with django_assert_num_queries(READING):
                client.get(address("document", document))


READING = 23
"""Queries of a page with passages, signing in and the navigation included."""


def test_bad_places_are_answered(cast, document):
    mark = address("passage-mark", document)
    client = cast.reporter.client
    assert client.get(mark).status_code == 404
    assert client.get(mark, {"page": 9, "sentence": 1}).status_code == 404
    assert client.get(mark, {"page": 1, "version": 9, "sentence": 1}).status_code == 404
    assert client.get(mark, {"page": 1, "start": "-1", "end": "99999999999"}).status_code == 302
    assert client.get(mark, {"page": 1, "sentence": ["x", "٣", "99"]}).status_code == 302
    assert client.post(mark, {"page": 1, "sentence": 1}).status_code == 200
    assert client.get(address("document", document), {"version": "x"}).status_code == 404
