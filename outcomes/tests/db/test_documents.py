"""Documents are kept, read once whatever happens to the worker, and found by their words."""

from __future__ import annotations

import os
import signal
import time
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from harvests import policy as rounds_policy
from harvests.enums import DocumentState, RoundState
from harvests.models import DocumentPage, DocumentVersion, HarvestRound, SourceDocument
from harvests.tests.factories import DocumentVersionFactory, SourceDocumentFactory
from outcomes.models import Outcome, Passage
from outcomes.queries.documents import due, found_pages, in_list, snippet, visible_to
from outcomes.queries.passages import coverage_of, passages_of_outcome
from outcomes.quoting import Place
from outcomes.services import document_reading
from outcomes.services.document_reading import read_document
from outcomes.services.documents import (
    add_document,
    add_version,
    change_document,
    look_at_page,
    read_again,
    remove_document,
)
from outcomes.services.files import path_of, sweep_files
from outcomes.services.passages import (
    Quoted,
    add_to_outcome,
    begin_outcome,
    set_passage_aside,
    unmark_passage,
)
from outcomes.services.withheld import show_again, withhold_words
from outcomes.tasks import read_document_version, sweep_documents
from outcomes.tests.documents import FIRST, LICENCES, SECOND, document_of, page_of, version_of
from outcomes.tests.factories import OutcomeFactory, PassageFactory
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.tests import sample_files
from wiego_mle.tests.access_world import PEOPLE

pytestmark = pytest.mark.django_db

SAID = {"title": "Annual report", "language": "en", "origin": "The Accra office"}


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def files_in(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def added(cast, **facts) -> SourceDocument:
    facts = {"pasted": FIRST} | facts if "upload" not in facts else facts
    return add_document(
        harvest_round=facts.pop("harvest_round", cast.round),
        answers=SAID | facts.pop("answers", {}),
        by=facts.pop("by", cast.reporter.principal),
        **facts,
    )


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def read_version(document: SourceDocument, number: int = 1) -> DocumentVersion:
    version = document.versions.get(number=number)
    read_document(version.pk)
    version.refresh_from_db()
    return version


def quoted(page: DocumentPage, quote: str = LICENCES) -> Quoted:
    return Quoted(page, quote, Place(0, len(page.text)))


# --- Keeping ----------------------------------------------------------------------------------------


def test_a_document_waits_to_be_read_and_is_read(cast, store):
    document = added(cast, upload=upload(sample_files.pdf(pages=3), "report.pdf"), pasted="")
    version = document.versions.get()
    assert (version.state, version.file_name, version.is_pasted) == ("requested", "report.pdf", False)
    version = read_version(document)
    assert (version.state, version.pages_done, version.pages_total) == ("ready", 3, 3)
    assert version.is_current
    assert version.is_paged
    assert "page 2, line 0" in version.pages.get(number=2).text
    assert len(files_in(store)) == 1
    assert [entry.act for entry in trail_of("document", document.reference)] == ["document.added"]


def test_the_bell_rings_after_the_commit(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = added(cast)
    assert document.versions.get().is_ready


def test_a_pasted_text_is_a_document_too(cast):
    version = read_version(added(cast))
    assert version.is_pasted
    assert not version.is_paged
    assert version.pages.get().text == FIRST


def test_pressed_twice_is_one_document(cast, store):
    key = uuid.uuid4()
    assert added(cast, creation_key=key) == added(cast, creation_key=key)
    assert SourceDocument.objects.count() == 1
    assert len(files_in(store)) == 1


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"pasted": " \n"}, "file", "Choose a file, or paste the text."),
        ({"upload": upload(sample_files.jpeg(), "photo.jpg")}, "file", "This file looks like: JPEG picture"),
        ({"upload": upload(b"\x00\x01\x02\x03", "x.bin")}, "file", "web page (HTML)"),
        ({"upload": upload(b"", "report.pdf")}, "file", "This file is empty."),
        ({"upload": upload(b"text", "report.pdf")}, "file", "The name ends in"),
        ({"upload": upload(b"text", "a.txt"), "pasted": "text"}, "file", "Give either a file or a text"),
        ({"answers": {"title": " "}}, "title", "cannot be blank"),
        ({"answers": {"language": "xx"}}, "language", "not a valid choice"),
    ],
)
def test_what_is_no_document_is_refused_at_its_field(cast, store, facts, field, words):
    with pytest.raises(ValidationError) as refusal:
        added(cast, **facts)
    assert words in " ".join(refusal.value.message_dict[field])
    assert not files_in(store)


def test_a_web_page_is_read_as_one_and_never_shown_as_one(cast):
    page = b"<html><body><p>The city <b>gave</b> licences.<script>alert(1)</script></body></html>"
    version = read_version(added(cast, upload=upload(page, "page.html"), pasted=""))
    assert version.content_type == "text/html"
    assert version.pages.get().text == "The city gave licences."


def test_nobody_adds_to_a_round_of_others_or_to_one_that_is_closed(cast):
    with pytest.raises(Refused):
        added(cast, harvest_round=cast.other_round)
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    cast.round.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        added(cast)


def test_what_is_said_is_changed_on_top_of_what_was_seen(cast):
    document = added(cast)
    change_document(
        document=document,
        version=1,
        answers=SAID | {"title": "Report, corrected"},
        by=cast.reporter.principal,
    )
    document.refresh_from_db()
    assert (document.title, document.title_sorted, document.version) == (
        "Report, corrected",
        "report corrected",
        2,
    )
    with pytest.raises(Stale):
        change_document(document=document, version=1, answers=SAID, by=cast.lead.principal)
    entries = len(trail_of("document", document.reference))
    document.refresh_from_db()
    change_document(
        document=document, version=2, answers={"title": document.title}, by=cast.reporter.principal
    )
    assert len(trail_of("document", document.reference)) == entries, "nothing changed, so nothing is noted"


def test_a_document_from_which_outcomes_came_is_not_removed(cast):
    document = document_of(cast.round, cast.reporter.person)
    begin_outcome(by=cast.reporter.principal, quoted=quoted(page_of(document)), beginning=beginning())
    with pytest.raises(Refused, match="Outcomes came from this document"):
        remove_document(document=document, why="Sent by mistake.", by=cast.reporter.principal)
    document.refresh_from_db()
    assert document.removed_at is None
    other = document_of(cast.round, cast.reporter.person)
    with pytest.raises(ValidationError):
        remove_document(document=other, why=" ", by=cast.reporter.principal)
    remove_document(document=other, why="Sent by mistake.", by=cast.reporter.principal)
    assert set(visible_to(cast.lead.principal)) == {document}


def test_files_of_documents_are_not_swept_away(cast, store):
    document = added(cast)
    key = document.versions.get().file_key
    later = timezone.now() + timedelta(days=2)
    assert sweep_files(now=later) == []
    assert path_of(key).exists()


# --- Reading ----------------------------------------------------------------------------------------


def test_a_document_is_read_once_however_often_the_bell_rings(cast):
    document = added(cast)
    version = read_version(document)
    pages = list(version.pages.values_list("pk", flat=True))
    read_document_version(version.pk)
    sweep_documents()
    read_document_version(9999)
    assert list(version.pages.values_list("pk", flat=True)) == pages


def test_what_cannot_be_read_says_why_and_is_tried_again(cast, store):
    document = added(cast, upload=upload(b"%PDF-1.7\nno more", "report.pdf"), pasted="")
    version = read_version(document)
    assert (version.state, version.failure, version.is_current) == ("failed", "damaged", False)
    assert version.failure_words.endswith(".")
    assert not version.pages.exists()
    with pytest.raises(Refused):
        read_again(version=version, by=cast.colleague.principal)
    path_of(version.file_key).write_bytes(sample_files.pdf(pages=1))
    read_again(version=version, by=cast.reporter.principal)
    with pytest.raises(Stale):
        read_again(version=version, by=cast.reporter.principal)
    assert read_version(document).state == DocumentState.READY


def test_a_file_that_is_gone_is_told(cast):
    document = added(cast)
    path_of(document.versions.get().file_key).unlink()
    assert read_version(document).failure == "missing"


def test_progress_is_kept_while_pages_are_kept(cast, monkeypatch):
    monkeypatch.setattr(document_reading, "PAGES_AT_ONCE", 2)
    seen = []
    keep = document_reading._keep_some

    def watched(version, start, pages):
        keep(version, start, pages)
        seen.append(
            DocumentVersion.objects.values_list("state", "pages_done", "pages_total").get(pk=version.pk)
        )

    monkeypatch.setattr(document_reading, "_keep_some", watched)
    read_version(added(cast, upload=upload(sample_files.pdf(pages=5), "report.pdf"), pasted=""))
    assert seen == [("extracting", 2, 5), ("extracting", 4, 5), ("extracting", 5, 5)]


def test_a_worker_that_was_taken_over_keeps_nothing(cast, monkeypatch):
    document = added(cast, upload=upload(sample_files.pdf(pages=3), "report.pdf"), pasted="")
    version = document.versions.get()
    read = document_reading.paged_text

    def overtaken(source, kind):
        found = read(source, kind)
        DocumentVersion.objects.filter(pk=version.pk).update(claimed_at=timezone.now() + timedelta(seconds=1))
        return found

    monkeypatch.setattr(document_reading, "paged_text", overtaken)
    read_document(version.pk)
    version.refresh_from_db()
    assert version.state == DocumentState.EXTRACTING
    assert not version.pages.exists()


def test_what_a_worker_left_is_taken_up_after_its_lease_and_given_up_after_three(cast):
    document = added(cast)
    now = timezone.now()
    left = {"state": DocumentState.EXTRACTING, "claimed_at": now, "attempts": 1, "pages_done": 0}
    document.versions.update(**left)
    DocumentPage.objects.create(version=document.versions.get(), number=1, text="half")
    assert not due(now + timedelta(seconds=170)).exists()
    read_document(document.versions.get().pk, now=now + timedelta(seconds=200))
    version = document.versions.get()
    assert version.is_ready
    assert version.pages.get().text == FIRST
    document.versions.update(
        is_current=False, **left | {"attempts": 3, "pages_total": 0, "finished_at": None}
    )
    read_document(version.pk, now=now + timedelta(seconds=200))
    version.refresh_from_db()
    assert (version.state, version.failure) == ("failed", "too_long")


@pytest.mark.slow
def test_a_worker_killed_over_a_document_leaves_it_to_the_next(cast, together):
    # With the database of `together` two processes can write on SQLite, too.
    document = added(cast, upload=upload(sample_files.pdf(pages=120), "report.pdf"), pasted="")
    # The bell rang already; as if it had not.
    waiting = {"state": DocumentState.REQUESTED, "is_current": False, "attempts": 0, "claimed_at": None}
    document.versions.update(**waiting, pages_done=0, pages_total=0, finished_at=None)
    version = document.versions.get()
    connection.close()
    child = os.fork()
    if child == 0:
        document_reading.PAGES_AT_ONCE = 1
        keep = document_reading._keep_some
        document_reading._keep_some = lambda *some: (keep(*some), time.sleep(0.1))
        try:
            read_document(version.pk)
        finally:
            os._exit(0)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        version.refresh_from_db()
        if version.pages_done > 3:
            break
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    version.refresh_from_db()
    assert version.state == DocumentState.EXTRACTING
    read_document(version.pk)
    version.refresh_from_db()
    assert version.state == DocumentState.EXTRACTING, "its time is not over"
    read_document(version.pk, now=timezone.now() + timedelta(minutes=4))
    version.refresh_from_db()
    assert (version.state, version.pages.count(), version.attempts) == ("ready", 120, 2)


# --- Versions ---------------------------------------------------------------------------------------


def test_a_newer_version_is_read_and_the_older_one_keeps_its_passages(cast, store):
    document = added(cast)
    first = read_version(document)
    set_passage_aside(by=cast.reporter.principal, quoted=quoted(page_of(document)), reason="background")
    add_version(document=document, by=cast.reporter.principal, pasted="Anew. " + FIRST)
    second = read_version(document, 2)
    first.refresh_from_db()
    assert (first.is_current, second.is_current) == (False, True)
    assert Passage.objects.get().page.version == first
    assert len(files_in(store)) == 2


def test_the_same_file_again_is_the_same_version(cast, store):
    document = added(cast)
    again = add_version(document=document, by=cast.reporter.principal, pasted=FIRST)
    assert again.number == 1
    assert len(files_in(store)) == 1


def test_an_older_version_that_is_read_later_does_not_take_the_place_of_the_newer(cast):
    document = added(cast)
    add_version(document=document, by=cast.reporter.principal, pasted="Anew. " + FIRST)
    document.refresh_from_db()
    assert read_version(document, 2).is_current
    assert not read_version(document, 1).is_current


def test_a_version_that_cannot_be_read_leaves_the_older_one_in_use(cast):
    document = added(cast)
    assert read_version(document).is_current
    add_version(document=document, by=cast.reporter.principal, upload=upload(b"%PDF-1.7\nno", "report.pdf"))
    assert read_version(document, 2).is_failed
    assert document.versions.get(number=1).is_current


def test_two_versions_at_once_do_not_get_one_number(cast):
    document = added(cast)
    stale = SourceDocument.objects.select_related("round").get(pk=document.pk)
    add_version(document=document, by=cast.reporter.principal, pasted="One.")
    with pytest.raises(Stale):
        add_version(document=stale, by=cast.lead.principal, pasted="Two.")
    assert document.versions.count() == 2


# --- Passages ---------------------------------------------------------------------------------------


def beginning(**said) -> dict:
    return {"title": "Accra licenses its vendors", "language": "en", "as_lead": True} | said


def test_a_lead_and_its_passage_are_kept_together_or_not_at_all(cast):
    page = page_of(document_of(cast.round, cast.colleague.person))
    with pytest.raises(ValidationError, match="word for word"):
        begin_outcome(by=cast.reporter.principal, quoted=quoted(page, "Not there."), beginning=beginning())
    assert not Outcome.objects.exists()
    passage = begin_outcome(by=cast.reporter.principal, quoted=quoted(page), beginning=beginning())
    assert passage.outcome.origin == "document"
    acts = [entry.act for entry in trail_of("document", page.version.document.reference)]
    assert acts == ["document.passage_became_outcome"]


def test_marking_belongs_to_who_writes_in_the_round(cast):
    page = page_of(document_of(cast.round, cast.reporter.person))
    for who in ("coder", "administrator", "reader", "outsider"):
        with pytest.raises(Refused):
            set_passage_aside(by=getattr(cast, who).principal, quoted=quoted(page), reason="background")
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.PLANNED)
    page = page_of(page.version.document)
    set_passage_aside(by=cast.reporter.principal, quoted=quoted(page), reason="background")
    with pytest.raises(Refused, match="not collecting"):
        begin_outcome(by=cast.reporter.principal, quoted=quoted(page), beginning=beginning())


def test_a_passage_joins_an_outcome_of_its_round_only(cast):
    page = page_of(document_of(cast.round, cast.colleague.person))
    own = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    assert add_to_outcome(by=cast.reporter.principal, quoted=quoted(page), outcome=own).outcome == own
    other = OutcomeFactory(author=cast.reporter.person)
    with pytest.raises(Refused, match="another round"):
        add_to_outcome(by=cast.reporter.principal, quoted=quoted(page), outcome=other)
    of_colleague = OutcomeFactory(round=cast.round, author=cast.colleague.person)
    with pytest.raises(Refused):
        add_to_outcome(by=cast.reporter.principal, quoted=quoted(page), outcome=of_colleague)


def test_a_mark_that_somebody_took_off_first_is_told(cast):
    page = page_of(document_of(cast.round, cast.colleague.person))
    passage = set_passage_aside(by=cast.reporter.principal, quoted=quoted(page), reason="background")
    again = Passage.objects.select_related("page__version__document__round").get()
    unmark_passage(passage=passage, by=cast.lead.principal)
    with pytest.raises(Stale):
        unmark_passage(passage=again, by=cast.reporter.principal)


def test_coverage_counts_pages_once_and_passages_by_their_fate(cast, django_assert_num_queries):
    documents = [document_of(cast.round, cast.colleague.person) for _ in range(3)]
    page = page_of(documents[0])
    begin_outcome(by=cast.reporter.principal, quoted=quoted(page), beginning=beginning())
    set_passage_aside(
        by=cast.reporter.principal, quoted=quoted(page, "Traders in Kumasi still wait."), reason="no_act"
    )
    for who in (cast.reporter, cast.colleague):
        look_at_page(page=page, by=who.principal)
    version_of(documents[1], 2, "One.", "Two.", "Three.")
    by = cast.reporter.principal
    for number in (1, 3):
        with django_assert_num_queries(3):
            found = coverage_of(by, documents[:number])
    first, second = found[documents[0].pk], found[documents[1].pk]
    assert (first.pages, first.read, first.outcomes, first.set_aside, first.percent) == (2, 1, 1, 1, 50)
    assert (second.pages, second.read, second.passages) == (3, 0, 0)


def test_an_outcome_shows_its_passages_to_who_may_read_the_document(cast):
    document = document_of(cast.round, cast.reporter.person)
    secret = document_of(cast.round, cast.reporter.person, restricted=True)
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    for each in (document, secret):
        PassageFactory(page=page_of(each), outcome=outcome)
    told = {
        who: [
            (each.page.version.document == secret, each.document_is_open)
            for each in passages_of_outcome(getattr(cast, who).principal, outcome)
        ]
        for who in ("lead", "reviewer", "outsider")
    }
    assert told == {
        "lead": [(False, True), (True, True)],
        "reviewer": [(False, True)],
        "outsider": [(False, False)],
    }


# --- Who reads, and what is found --------------------------------------------------------------------


def test_the_policy_and_the_filter_say_the_same_of_everybody(cast):
    documents = [
        document_of(round_, person, restricted=restricted)
        for round_ in (cast.round, cast.other_round)
        for person in (cast.reporter.person, cast.reviewer.person)
        for restricted in (False, True)
    ]
    for who in PEOPLE:
        principal = getattr(cast, who).principal
        seen = set(visible_to(principal))
        allowed = {
            each for each in documents if rounds_policy.may(principal, rounds_policy.Act.READ_DOCUMENT, each)
        }
        assert seen == allowed, who
    assert len(set(visible_to(cast.administrator.principal))) == 8
    assert not set(visible_to(cast.outsider.principal))


def test_words_are_found_whatever_their_case_and_accents_on_one_page(cast):
    document_of(cast.round, cast.colleague.person)
    by = cast.reporter.principal

    def numbers(text: str, **wanted) -> list[int]:
        return [page.number for page in found_pages(by, text, wanted)]

    assert numbers("senales EVALUACIÓN") == []
    assert numbers("SEÑALES evaluation são") == [2]
    assert numbers("accra licen") == [1]
    assert numbers("accra lima") == [], "all words stand on one page"
    assert numbers("") == numbers("  ") == []
    assert numbers("accra", round="elsewhere") == []
    assert numbers("accra", language="fr") == []


def test_only_the_version_in_use_is_searched_and_only_what_one_may_read(cast):
    document = document_of(cast.round, cast.reporter.person, restricted=True)
    version_of(document, 2, "Kumasi alone.")
    reporter, colleague = cast.reporter.principal, cast.colleague.principal
    assert not found_pages(reporter, "lima", {}).exists()
    assert found_pages(reporter, "kumasi", {}).exists()
    assert not found_pages(colleague, "kumasi", {}).exists()


def test_a_snippet_shows_the_words_in_their_surroundings():
    assert snippet(SECOND, "senales", around=30).endswith("São Paulo: señales de cambio.")
    assert snippet(SECOND, "lima", around=20).startswith("The court in Lima")
    assert snippet("short", "nowhere") == "short"


def test_withheld_words_are_found_no_more_and_again_when_they_are_shown(cast):
    text = "Efua Asante of Makola market got a licence."
    document = document_of(cast.round, cast.colleague.person, text)
    by = cast.reporter.principal
    passage = begin_outcome(by=by, quoted=quoted(page_of(document), text), beginning=beginning())
    assert found_pages(by, "efua makola", {}).exists()
    withheld = withhold_words(outcome=passage.outcome, words="Efua Asante", why="Her stall.", by=by)
    assert not found_pages(by, "efua makola", {}).exists()
    assert found_pages(by, "makola", {}).exists()
    # A version that comes later withholds them as well, and one that was being read meanwhile.
    add_version(
        document=SourceDocument.objects.select_related("round").get(pk=document.pk),
        by=cast.lead.principal,
        pasted="Anew: " + text,
    )
    read_version(document, 2)
    assert not found_pages(by, "asante", {}).exists()
    show_again(passage=withheld, why="She agreed.", by=by)
    assert found_pages(by, "efua anew", {}).exists()


def test_lists_are_narrowed(cast):
    report = document_of(cast.round, cast.reporter.person)
    waiting = SourceDocumentFactory(round=cast.round, language="fr")
    DocumentVersionFactory(document=waiting, waiting=True)
    broken = document_of(cast.round, cast.reporter.person, restricted=True)
    DocumentVersionFactory(document=broken, number=2, failed=True)
    look_at_page(page=page_of(report), by=cast.reporter.principal)
    by = cast.lead.principal
    assert list(in_list(by, {})) == [broken, waiting, report]
    assert list(in_list(by, {"kind": "waiting"})) == [waiting]
    assert list(in_list(by, {"kind": "failed"})) == [broken]
    assert list(in_list(by, {"kind": "restricted"})) == [broken]
    assert list(in_list(by, {"kind": "unread"})) == [broken, waiting]
    assert list(in_list(by, {"language": "fr", "round": "here"})) == [waiting]
    assert list(in_list(by, {"round": "elsewhere"})) == []
