"""Links and files as evidence: kept with their checksum, never lost, never left over."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from outcomes.models import Evidence, Outcome
from outcomes.services.evidence import ANSWERS, add_evidence, change_evidence, remove_evidence
from outcomes.services.files import kept_file, open_file, path_of, sweep_files
from outcomes.services.parts import mark_of_part
from outcomes.tests.factories import EvidenceFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nThe by-law of 12 March 2024"


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    """Keep the files of a test in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def files_in(store: Path) -> list[Path]:
    return [path for path in store.rglob("*") if path.is_file()]


def upload(content: bytes = PDF, name: str = "by-law.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def added(outcome: Outcome, cast, **more) -> Evidence:
    """Add evidence as the author and return it."""
    options = {"answers": {"title": "By-law"}, "by": cast.reporter.principal} | more
    return add_evidence(outcome=outcome, **options).evidence.get()


def test_a_link_is_a_version_and_a_trail_row(cast, outcome):
    item = added(outcome, cast, answers={"title": "By-law", "url": "https://example.org/by-law", "page": "3"})
    assert (item.reference, item.url, item.page) == ("E-0001", "https://example.org/by-law", "3")
    assert item.added_by == cast.reporter.person
    entry = trail_of("outcome", outcome.reference).get()
    assert entry.act == "outcome.evidence_added"
    assert entry.changes["evidence"][1] == [
        "E-0001 By-law · document · change · https://example.org/by-law · 3"
    ]


def test_a_file_is_kept_under_a_random_name_for_its_owner_alone(cast, outcome, store):
    item = added(outcome, cast, upload=upload(name="../../by\u202e-law.pdf"))
    assert (item.file_name, item.content_type, item.size) == ("by-law.pdf", "application/pdf", len(PDF))
    assert item.sha256 == hashlib.sha256(PDF).hexdigest()
    (path,) = files_in(store)
    assert path.name == item.file_key
    assert "law" not in str(path.relative_to(store))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with open_file(item.file_key) as file:
        assert file.read() == PDF


def test_a_refused_or_failed_change_leaves_no_file(cast, outcome, store):
    with pytest.raises(Refused):
        add_evidence(
            outcome=outcome, answers={"title": "By-law"}, by=cast.colleague.principal, upload=upload()
        )
    with pytest.raises(ValidationError):
        add_evidence(outcome=outcome, answers={"title": ""}, by=cast.reporter.principal, upload=upload())
    with pytest.raises(ValidationError):
        add_evidence(
            outcome=outcome,
            answers={"title": "By-law", "url": "https://example.org"},
            by=cast.reporter.principal,
            upload=upload(),
        )
    assert not Evidence.objects.exists()
    assert files_in(store) == []


def test_a_row_that_is_not_written_takes_its_file_with_it(store):
    def fail_to_write_the_row() -> None:
        with kept_file([PDF]):
            assert len(files_in(store)) == 1
            raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="the database went away"):
        fail_to_write_the_row()
    assert files_in(store) == []


def test_the_same_file_sent_twice_is_kept_once(cast, outcome, store):
    first = added(outcome, cast, upload=upload())
    second = added(outcome, cast, upload=upload())
    assert first.pk == second.pk
    assert [path.name for path in files_in(store)] == [first.file_key]


def test_the_content_decides_not_the_name(cast, outcome, store):
    with pytest.raises(ValidationError) as refused:
        added(outcome, cast, upload=upload(b"\x89PNG\r\n\x1a\n", "by-law.pdf"))
    assert list(refused.value.error_dict) == ["file"]
    assert files_in(store) == []


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "ftp://example.org/x",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.org",
        "example.org",
        "https://",
        "https://ex ample.org",
        "https://who.int@evil.example",
        "https://who.int:secret@evil.example/x",
        "https://evil.example\\@who.int",
        "https://example.org/<script>",
        "https://example.org/" + "x" * 1000,
        "https://[::1",
        "https://example.org\u202e/gpj",
    ],
)
def test_only_plain_addresses_of_pages_are_kept(cast, outcome, link):
    # Invisible characters are taken out of a text; what is left is judged.
    if "\u202e" in link:
        assert added(outcome, cast, answers={"title": "x", "url": link}).url == "https://example.org/gpj"
        return
    with pytest.raises(ValidationError) as refused:
        added(outcome, cast, answers={"title": "x", "url": link})
    assert list(refused.value.error_dict) == ["url"]


def test_what_somebody_else_changed_is_not_overwritten(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    seen = mark_of_part(item, ANSWERS)
    change_evidence(item=item, seen=seen, answers={"page": "7"}, by=cast.reviewer.principal)
    with pytest.raises(Stale):
        change_evidence(item=item, seen=seen, answers={"page": "8"}, by=cast.reporter.principal)
    assert Evidence.objects.get().page == "7"


def test_a_file_gets_no_link_beside_it(cast, outcome):
    item = EvidenceFactory(outcome=outcome, file=True)
    with pytest.raises(ValidationError):
        change_evidence(
            item=item,
            seen=mark_of_part(item, ANSWERS),
            answers={"url": "https://example.org"},
            by=cast.reporter.principal,
        )


def test_removed_evidence_stays_in_the_table_with_its_file_and_reason(cast, outcome, store):
    item = added(outcome, cast, upload=upload())
    saved = remove_evidence(
        item=item, seen=mark_of_part(item, ANSWERS), by=cast.reporter.principal, why="The wrong law"
    )
    item.refresh_from_db()
    assert item.removed_at is not None
    assert path_of(item.file_key).exists()
    assert saved.versions.get(number=saved.version).content["evidence"] == []
    entry = trail_of("outcome", outcome.reference).last()
    assert (entry.act, entry.reason) == ("outcome.evidence_removed", "The wrong law")
    with pytest.raises(Stale):
        remove_evidence(item=item, seen=mark_of_part(item, ANSWERS), by=cast.reporter.principal)


def test_an_accepted_record_is_closed(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    with pytest.raises(Refused):
        added(outcome, cast, answers={"title": "x", "url": "https://example.org"})
    assert not Entry.objects.exists()


def test_the_sweeper_removes_old_files_without_a_row_and_nothing_else(cast, outcome, store):
    named = added(outcome, cast, upload=upload())
    with kept_file([b"left over"]) as old, kept_file([b"being saved just now"]) as young:
        pass
    long_ago = (timezone.now() - timedelta(hours=25)).timestamp()
    for key in (named.file_key, old.key):
        os.utime(path_of(key), (long_ago, long_ago))
    assert sweep_files() == [old.key]
    assert {path.name for path in files_in(store)} == {named.file_key, young.key}
    assert sweep_files(now=timezone.now() + timedelta(hours=25)) == [young.key]


def test_the_sweeper_is_a_command(capsys):
    call_command("sweep_files")
    assert capsys.readouterr().out == "0 files without a row were removed.\n"


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "a" * 63, "A" * 64, "/" + "a" * 63])
def test_only_our_own_names_become_paths(key):
    with pytest.raises(ValueError, match="not the name of a kept file"):
        path_of(key)


def test_half_of_a_file_does_not_stay_when_the_disk_is_full(store):
    def pieces():
        yield b"x" * 1000
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"), kept_file(pieces()):
        pass
    assert [path for path in store.rglob("*") if path.is_file()] == []
