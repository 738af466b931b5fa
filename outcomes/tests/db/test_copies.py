"""Copies of files: made in the background, once, whatever happens to the worker."""

from __future__ import annotations

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from outcomes.enums import CopyState
from outcomes.models import Evidence, EvidenceText, Outcome, ServedCopy
from outcomes.queries.copies import due
from outcomes.queries.lists import OutcomePages
from outcomes.queries.outcomes import visible_to
from outcomes.queries.search import outcomes_matching, walked_for
from outcomes.services import copies
from outcomes.services.copies import copy_again, make_copy
from outcomes.services.evidence import ANSWERS, add_evidence, remove_evidence
from outcomes.services.files import kept_file, open_file, path_of, sweep_files
from outcomes.services.parts import mark_of_part
from outcomes.tasks import make_served_copy, sweep_copies
from outcomes.tests.factories import EvidenceFactory, EvidenceTextFactory, OutcomeFactory, ServedCopyFactory
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.tests import sample_files
from wiego_mle.kernel.tests.sample_files import CANARY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def files_in(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def added(outcome: Outcome, cast, content: bytes, name: str) -> Evidence:
    add_evidence(
        outcome=outcome,
        answers={"title": "What documents it"},
        by=cast.reporter.principal,
        upload=SimpleUploadedFile(name, content),
    )
    return Evidence.objects.select_related("copy", "outcome__round").order_by("pk").last()


def kept(key: str) -> bytes:
    with open_file(key) as file:
        return file.read()


def test_a_file_that_is_added_waits_for_its_copy_and_gets_it(cast, outcome, store):
    item = added(outcome, cast, sample_files.jpeg(), "photo.jpg")
    assert item.copy.state == CopyState.WAITING
    make_copy(item.copy.pk)
    copy = ServedCopy.objects.get()
    assert (copy.state, copy.file_name, copy.content_type) == (CopyState.READY, "photo.jpg", "image/jpeg")
    assert CANARY.encode() not in kept(copy.file_key) + kept(copy.thumbnail_key)
    assert CANARY.encode() in kept(item.file_key), "the file as it came stays"
    assert len(files_in(store)) == 3


def test_a_link_and_a_note_wait_for_nothing(cast, outcome):
    add_evidence(outcome=outcome, answers={"title": "x", "note": "y"}, by=cast.reporter.principal)
    assert not ServedCopy.objects.exists()


def test_a_copy_is_made_once_however_often_the_bell_rings(cast, outcome, store):
    item = added(outcome, cast, sample_files.text(), "note.txt")
    make_served_copy(item.copy.pk)
    before = ServedCopy.objects.values().get()
    make_served_copy(item.copy.pk)
    sweep_copies()
    make_served_copy(9999)
    assert ServedCopy.objects.values().get() == before
    assert len(files_in(store)) == 2


def test_the_bell_rings_after_the_commit(cast, outcome, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        added(outcome, cast, sample_files.text(), "note.txt")
    assert ServedCopy.objects.get().is_ready


@pytest.mark.parametrize(
    ("content", "name", "failure"),
    [
        (b"%PDF-1.7\nno more", "by-law.pdf", "damaged"),
        (sample_files.docx(document='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "minutes.docx", "unsafe"),
    ],
)
def test_what_cannot_be_cleaned_says_why_and_leaves_nothing_behind(
    cast, outcome, store, content, name, failure
):
    item = added(outcome, cast, content, name)
    make_copy(item.copy.pk)
    copy = ServedCopy.objects.get()
    assert (copy.state, copy.failure, copy.file_key) == (CopyState.FAILED, failure, "")
    assert copy.failure_words.endswith(".")
    assert len(files_in(store)) == 1


def test_a_file_that_is_gone_is_told(cast, outcome):
    item = added(outcome, cast, sample_files.text(), "note.txt")
    path_of(item.file_key).unlink()
    make_copy(item.copy.pk)
    assert ServedCopy.objects.get().failure == "missing"


def test_a_failed_copy_is_tried_again_by_who_added_it(cast, outcome):
    item = added(outcome, cast, b"%PDF-1.7\nno more", "by-law.pdf")
    make_copy(item.copy.pk)
    item = Evidence.objects.select_related("copy", "outcome__round").get()
    with pytest.raises(Refused):
        copy_again(item=item, by=cast.reviewer.principal)
    copy_again(item=item, by=cast.reporter.principal)
    assert ServedCopy.objects.get().state == CopyState.WAITING
    with pytest.raises(Stale):
        copy_again(item=item, by=cast.lead.principal)
    assert trail_of("outcome", outcome.reference).last().act == "outcome.evidence_copied_again"


def test_a_copy_that_a_worker_left_is_due_after_a_minute_and_given_up_after_three():
    now = timezone.now()
    left = ServedCopyFactory(claimed_at=now - timedelta(seconds=61), attempts=1)
    taken = ServedCopyFactory(claimed_at=now - timedelta(seconds=5), attempts=1)
    deadly = ServedCopyFactory(claimed_at=now - timedelta(hours=1), attempts=copies.MOST_ATTEMPTS)
    ServedCopyFactory(ready=True)
    ServedCopyFactory(failed=True)
    assert set(due(now)) == {left, deadly}
    make_copy(deadly.pk)
    make_copy(taken.pk)
    deadly.refresh_from_db()
    taken.refresh_from_db()
    assert (deadly.state, deadly.failure) == (CopyState.FAILED, "too_long")
    assert taken.state == CopyState.WAITING


def test_who_comes_second_keeps_nothing(cast, outcome, store):
    """The copy is taken by another worker while this one still reads."""
    item = added(outcome, cast, sample_files.text(), "note.txt")
    copy = due(timezone.now()).select_related("evidence").get()
    make_copy(item.copy.pk)
    before = len(files_in(store))
    with open_file(item.file_key) as source, copies.clean_copy(source, "text/plain") as made:
        copies._keep(copy, made)
    assert len(files_in(store)) == before


def test_files_of_copies_are_not_left_over(cast, outcome, store):
    item = added(outcome, cast, sample_files.jpeg(), "photo.jpg")
    make_copy(item.copy.pk)
    with kept_file([b"left over"]) as leftover:
        pass
    assert sweep_files(now=timezone.now() + timedelta(hours=25)) == [leftover.key]
    assert len(files_in(store)) == 3


def test_halves_of_characters_in_a_text_do_no_harm(cast, outcome):
    item = added(outcome, cast, b"caf\xe9 \x00 by-law".replace(b"\x00", b""), "note.txt")
    make_copy(item.copy.pk)
    copies._keep_text(item, "By-law \ud800 No\0 12")
    assert EvidenceText.objects.get().folded == "by-law ? no 12"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_worker_killed_in_the_middle_is_followed_by_the_sweeper(together, cast, outcome, store):
    item = added(outcome, cast, sample_files.jpeg((3000, 2000)), "photo.jpg")
    ServedCopy.objects.update(
        state=CopyState.WAITING, claimed_at=None, attempts=0, file_key="", finished_at=None
    )
    ServedCopy.objects.update(thumbnail_key="", thumbnail_width=0, thumbnail_height=0)
    EvidenceText.objects.all().delete()
    child = os.fork()
    if child == 0:
        # The connection belongs to the parent; the child opens its own.
        connection.connection = None
        make_copy(item.copy.pk)
        os._exit(0)
    deadline = time.monotonic() + 20
    while ServedCopy.objects.get().claimed_at is None and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "it had ended before it was killed"
    copy = ServedCopy.objects.get()
    assert (copy.state, copy.attempts) == (CopyState.WAITING, 1)
    sweep_copies()
    assert ServedCopy.objects.get().state == CopyState.WAITING, "the worker may still be at it"
    ServedCopy.objects.update(claimed_at=timezone.now() - timedelta(minutes=2))
    sweep_copies()
    copy = ServedCopy.objects.get()
    assert (copy.state, copy.attempts) == (CopyState.READY, 2)


# --- Words in files -----------------------------------------------------------------------------------


def test_an_outcome_is_found_by_words_in_its_files(cast, outcome):
    OutcomeFactory(round=cast.round)
    item = added(outcome, cast, "Ordonnance sur les marchés".encode(), "note.txt")
    make_copy(item.copy.pk)
    rows = Outcome.objects.all()
    for words in ("ordonnance", "ORDONNANCE marches", "accra ordonnance"):
        assert list(outcomes_matching(rows, words)) == [outcome], words
        assert walked_for(rows.order_by("pk"), words, enough=5) == [outcome.pk]
        assert OutcomePages(rows.order_by("pk"), words=words).count == 1
    assert not outcomes_matching(rows, "ordonnance catadores").exists()


def test_words_in_files_of_records_that_are_closed_to_somebody_are_not_found(cast, outcome):
    EvidenceTextFactory(evidence=EvidenceFactory(outcome=outcome, file=True), folded="gazette extraordinaire")
    for who, number in ((cast.reporter, 1), (cast.lead, 1), (cast.colleague, 0), (cast.outsider, 0)):
        assert outcomes_matching(visible_to(who.principal), "gazette").count() == number


def test_words_in_a_file_that_was_removed_are_not_found(cast, outcome):
    item = added(outcome, cast, b"Ordinance", "note.txt")
    make_copy(item.copy.pk)
    remove_evidence(item=item, seen=mark_of_part(item, ANSWERS), by=cast.reporter.principal)
    assert not outcomes_matching(Outcome.objects.all(), "ordinance").exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no trigram index")
def test_words_in_files_are_looked_up_in_the_trigram_index():
    EvidenceTextFactory()
    with connection.cursor() as cursor:
        for path in ("seqscan", "indexscan"):
            cursor.execute(f"SET LOCAL enable_{path} = off")
    plan = EvidenceText.objects.filter(folded__contains="municipality").order_by().explain()
    assert "evidence_text_trigrams" in plan
