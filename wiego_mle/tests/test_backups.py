"""A backup is taken and restored: what comes back is what was there, row by row and file by file."""

from __future__ import annotations

import fcntl
import hashlib
import json
import resource
import subprocess
import sys
import threading
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command

from outcomes.models import Outcome, OutcomeVersion
from outcomes.tests.factories import OutcomeFactory, OutcomeVersionFactory
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.audit.services import recorded
from wiego_mle.backups import rows
from wiego_mle.backups.taking import _one_moment, stored_files
from wiego_mle.kernel.access import APPLICATION
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.tests.factories import LetterFactory
from wiego_mle.tests.factories import factory_for

pytestmark = pytest.mark.django_db(transaction=True)

OWN = ("accounts", "mailing", "harvests", "outcomes")
"""The trail fills by itself."""
PHOTO = bytes(range(256)) * 999


def fill_every_table() -> None:
    """Make at least one row of everything that has a factory, with a photo and a letter that waits."""
    Group.objects.create(name="Nobody")
    for model in apps.get_models():
        if model._meta.app_label in OWN and not model._base_manager.exists():
            factory_for(model)()
    for model in apps.get_models():
        for field in model._meta.many_to_many:
            is_plain = field.remote_field.through._meta.auto_created
            if (
                is_plain
                and (row := model._base_manager.first())
                and (other := field.related_model._base_manager.first())
            ):
                getattr(row, field.name).add(other)
    with recorded(by=APPLICATION) as trail:
        trail.record(
            "person.invited", subject_type="person", reference="P-1", changes={"name": (None, "Zoë 🧺")}
        )
    store_files()


def store_files() -> None:
    """Give the installation a text full of signs and two files."""
    Outcome.objects.update(statement='Says “no”,\nand "never"\u2028\t=1+1 – مرحبا')
    folder = Path(settings.MEDIA_ROOT) / "ab"
    folder.mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(PHOTO)
    (folder / "empty.txt").write_bytes(b"")


@pytest.fixture
def files(settings, tmp_path):
    """A folder of files that holds nothing yet."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def small(files, tmp_path) -> Path:
    """A backup of an installation with an outcome, a letter and two files; it is still there."""
    LetterFactory(state=LetterState.QUEUED)
    OutcomeFactory()
    store_files()
    path = tmp_path / "kept.zip"
    call_command("backup", path, stdout=StringIO())
    return path


@pytest.fixture
def full(files, tmp_path) -> Path:
    """A backup of an installation with a row in every table; it is still there."""
    fill_every_table()
    path = tmp_path / "kept.zip"
    call_command("backup", path, stdout=StringIO())
    return path


def everything() -> dict[str, list[tuple]]:
    """Return every row of every table as Django reads it, but sessions."""
    return {
        model._meta.label: list(
            model._base_manager.order_by("pk").values_list(
                *[field.attname for field in rows.columns_of(model)]
            )
        )
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }


def all_files(folder: Path) -> dict[str, bytes]:
    """Return what stands in each file of a folder."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lose_everything(folder: Path) -> None:
    """Leave what a new installation holds: nothing but tables."""
    call_command("flush", interactive=False, verbosity=0)
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


def test_restored_is_what_was_there_row_by_row_and_file_by_file(full, files):
    before, kept = everything(), all_files(files)
    empty = {label for label, found in before.items() if not found}
    assert not {label for label in empty if label.partition(".")[0] in (*OWN, "audit")}
    lose_everything(files)
    assert not User.objects.exists()

    said = StringIO()
    call_command("restore", full, stdout=said)

    after = everything()
    changed = {"mailing.Letter", "audit.Entry", "audit.ChainHead"}  # letters are held back
    assert {label: found for label, found in after.items() if label not in changed} == {
        label: found for label, found in before.items() if label not in changed
    }
    assert after["audit.Entry"][: len(before["audit.Entry"])] == before["audit.Entry"]
    assert all_files(files) == kept == {"photo.jpg": PHOTO, "empty.txt": b""}
    assert not any(path.stat().st_mode & 0o077 for path in files.rglob("*") if path.is_file())
    assert "all as written" in said.getvalue()


def test_the_next_row_gets_a_number_that_was_never_given(small, files):
    last = User.objects.order_by("pk").last().pk
    lose_everything(files)
    call_command("restore", small, stdout=StringIO())
    assert UserFactory().pk > last
    with recorded(by=APPLICATION) as trail:
        trail.record("person.invited", subject_type="person", reference="P-2")
    assert not faults()


def test_letters_that_waited_are_held_back_and_the_trail_says_so(small, files):
    lose_everything(files)
    said = StringIO()
    call_command("restore", small, stdout=said)
    letter = Letter.objects.get()
    assert letter.state == LetterState.HELD
    held = Entry.objects.get(act="letter.held")
    assert held.subject_reference == letter.reference
    assert "1 letters waited" in said.getvalue()


def test_nobody_is_signed_in_in_a_restored_installation(files, tmp_path, client):
    client.force_login(UserFactory())
    assert Session.objects.exists()
    path = tmp_path / "kept.zip"
    call_command("backup", path, stdout=StringIO())
    assert not any("session" in name for name in zipfile.ZipFile(path).namelist())


def _rewritten(small: Path, change) -> Path:
    """Return a copy whose parts were changed by a function from name and content to content, or None."""
    path = small.with_name("changed.zip")
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return path


def _flipped(small: Path) -> Path:
    return _rewritten(
        small,
        lambda name, content: (
            content.replace(b"never", b"maybe") if "outcomes.outcome.jsonl" in name else content
        ),
    )


def _without_a_file(small: Path) -> Path:
    return _rewritten(small, lambda name, content: None if name.endswith("photo.jpg") else content)


def _with_a_path_that_leads_out(small: Path) -> Path:
    def change(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"files/ab/photo.jpg", b"files/../../x.jpg")
            if name == "manifest.json"
            else content
        )

    path = _rewritten(small, change)
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(path, "r") as changed:
        parts = {name: changed.read(name) for name in changed.namelist() if not name.endswith("photo.jpg")}
        parts["files/../../x.jpg"] = old.read("files/ab/photo.jpg")
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def _with_a_path_from_the_root(small: Path) -> Path:
    import hashlib

    with zipfile.ZipFile(small) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name, content = f"files/{small.parent / 'x.jpg'}", b"not ours"
    manifest = json.loads(parts["manifest.json"])
    manifest["parts"][name] = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    parts |= {name: content, "manifest.json": json.dumps(manifest).encode()}
    path = small.with_name("rooted.zip")
    with zipfile.ZipFile(path, "w") as new:
        for each, said in parts.items():
            new.writestr(each, said)
    return path


def _with_false_bytes(small: Path) -> Path:
    """Return a backup whose longest compressed table no longer unpacks."""
    with zipfile.ZipFile(small) as old:
        part = max(
            (each for each in old.infolist() if each.filename.startswith("tables/")),
            key=lambda each: each.compress_size,
        )
    content = bytearray(small.read_bytes())
    begin = part.header_offset + 30 + len(part.filename) + 20
    content[begin : begin + part.compress_size // 2] = b"\xff" * (part.compress_size // 2)
    path = small.with_name("bytes.zip")
    path.write_bytes(content)
    return path


def _cut(small: Path) -> Path:
    path = small.with_name("cut.zip")
    path.write_bytes(small.read_bytes()[:-400])
    return path


def _no_archive(small: Path) -> Path:
    path = small.with_name("photo.zip")
    path.write_bytes(PHOTO)
    return path


def _missing(small: Path) -> Path:
    return small.with_name("nowhere.zip")


def _of_another_version(small: Path) -> Path:
    def change(name: str, content: bytes) -> bytes:
        if name != "manifest.json":
            return content
        said = json.loads(content)
        said["migrations"].append("outcomes.9999_of_the_future")
        return json.dumps(said).encode()

    return _rewritten(small, change)


def _of_another_format(small: Path) -> Path:
    return _rewritten(
        small,
        lambda name, content: (
            content.replace(b'"format": 1', b'"format": 2') if name == "manifest.json" else content
        ),
    )


def _with_a_false_row(small: Path) -> Path:
    """Return a backup whose checksums are right, and one row of which the database refuses."""
    with zipfile.ZipFile(small) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(parts["manifest.json"])
    name = "tables/mailing.letter.jsonl"
    parts[name] = parts[name].replace(b'"queued"', b'"eaten"')
    manifest["parts"][name] |= {"size": len(parts[name]), "sha256": hashlib.sha256(parts[name]).hexdigest()}
    parts["manifest.json"] = json.dumps(manifest).encode()
    path = small.with_name("false.zip")
    with zipfile.ZipFile(path, "w") as new:
        for each, content in parts.items():
            new.writestr(each, content)
    return path


def _signed(small: Path, change, compressed: int = zipfile.ZIP_DEFLATED) -> Path:
    """Return a backup whose parts somebody changed who wrote the list of parts anew, so that checksums are right."""
    with zipfile.ZipFile(small) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(parts.pop("manifest.json"))
    told = dict(manifest["parts"])
    change(parts)
    manifest["parts"] = {
        name: told.get(name, {"rows": None})
        | {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
    }
    path = small.with_name("signed.zip")
    with zipfile.ZipFile(path, "w", compressed) as new:
        for name, content in (*parts.items(), ("manifest.json", json.dumps(manifest).encode())):
            new.writestr(name, content)
    return path


def _without_a_table(small: Path) -> Path:
    return _signed(small, lambda parts: parts.pop("tables/mailing.letter.jsonl"))


def _with_lines(line: bytes):
    def change(parts: dict[str, bytes]) -> None:
        parts["tables/accounts.user.jsonl"] += line

    return lambda small: _signed(small, change)


def _with_a_file_beneath_a_file(small: Path) -> Path:
    return _signed(small, lambda parts: parts.update({"files/ab/photo.jpg/x": b"x"}))


def _with_a_list_of_its_own(text: bytes):
    return lambda small: _rewritten(small, lambda name, content: text if name == "manifest.json" else content)


def _with_a_part_that_was_blown_up(small: Path) -> Path:
    return _rewritten(small, lambda name, content: content * 9 if name.endswith("photo.jpg") else content)


def _with_broken_bytes_within(small: Path) -> Path:
    path = small.with_name("bytes.zip")
    content = bytearray(small.read_bytes())
    with zipfile.ZipFile(small) as archive:
        entry = archive.getinfo("tables/outcomes.outcome.jsonl")
    start = entry.header_offset + 30 + len(entry.filename) + 20
    content[start : start + 40] = b"\xff" * 40
    path.write_bytes(bytes(content))
    return path


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (_flipped, "outcomes.outcome.jsonl is not as it was written"),
        (_without_a_file, "Its parts are not those it was written with"),
        (_with_a_path_that_leads_out, "leads elsewhere"),
        (_with_a_path_from_the_root, "leads elsewhere"),
        (_with_false_bytes, "It is damaged"),
        (_cut, "is no backup, or only a piece of one"),
        (_no_archive, "is no backup"),
        (_missing, "cannot be read"),
        (_of_another_version, "9999_of_the_future"),
        (_of_another_format, "of format 2"),
        (_with_a_false_row, "refuses"),
        (_without_a_table, "lacks a table"),
        (_with_lines(b"[]\n"), "refuses"),
        (_with_lines(b"{}\n"), "refuses"),
        (_with_lines(b"7\n"), "refuses"),
        (_with_lines(b"[" * 200_000 + b"\n"), "refuses"),
        (_with_a_file_beneath_a_file, "cannot be written"),
        (_with_a_list_of_its_own(b"[" * 200_000), "list of parts cannot be read"),
        (_with_a_list_of_its_own(b"[]"), "list of parts cannot be read"),
        (
            _with_a_list_of_its_own(b'{"format": 1, "taken_at": "", "migrations": 7, "parts": {}}'),
            "list of parts cannot be read",
        ),
        (_with_a_part_that_was_blown_up, "is not as it was written"),
        (_with_broken_bytes_within, "It is damaged"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_written(small, files, spoilt, reason):
    path = spoilt(small)
    lose_everything(files)
    before = everything()
    with pytest.raises(CommandError, match=reason):
        call_command("restore", path, stdout=StringIO())
    assert everything() == before
    assert all_files(files) == {}
    assert not (files.parent.parent / "x.jpg").exists()
    assert not (files.parent / "x.jpg").exists()


def test_a_backup_is_never_restored_over_people_or_files(small, files):
    before = everything()
    with pytest.raises(CommandError, match="People or files are here already"):
        call_command("restore", small, stdout=StringIO())
    assert everything() == before
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match="People or files are here already"):
        call_command("restore", small, stdout=StringIO())


def test_a_backup_never_overwrites_another_and_only_its_maker_reads_it(small, tmp_path):
    content = small.read_bytes()
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", small)
    assert small.read_bytes() == content
    assert small.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("backup", tmp_path / "no such folder" / "b.zip")
    folder = tmp_path / "daily"
    folder.mkdir()
    call_command("backup", folder, stdout=StringIO())
    assert [path.suffix for path in folder.iterdir()] == [".zip"]


def test_a_backup_that_breaks_off_leaves_nothing_behind(files, tmp_path, monkeypatch):
    files.mkdir()
    (files / "photo.jpg").write_bytes(PHOTO)
    (files / "photo.jpg").chmod(0)
    path = tmp_path / "kept.zip"

    def broken(model):
        yield b"[1]\n"
        raise OSError("the disk is small")

    monkeypatch.setattr("wiego_mle.backups.taking.lines_of", broken)
    with pytest.raises(CommandError, match="the disk is small"):
        call_command("backup", path)
    assert [each.name for each in tmp_path.iterdir()] == ["files"]


def test_files_behind_a_link_are_not_left_out_in_silence(small, files, tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "law.pdf").write_bytes(PHOTO)
    (files / "evidence").symlink_to(tmp_path / "disk")
    with pytest.raises(CommandError, match="evidence is a link"):
        call_command("backup", tmp_path / "second.zip", stdout=StringIO())
    assert not (tmp_path / "second.zip").exists()


def test_checking_reads_a_backup_to_its_end_and_changes_nothing(small, files):
    before = everything()
    said = StringIO()
    call_command("restore", small, "--check", stdout=said)
    assert said.getvalue().startswith("It is whole: ")
    assert everything() == before
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("restore", _flipped(small), "--check")


def test_all_tables_are_read_as_of_one_moment(files, together):
    """While a backup reads, somebody saves: none of it is in the backup, so no row lacks what it names."""
    outcome = OutcomeFactory()
    reading, saved = threading.Event(), threading.Event()

    def save() -> None:
        assert reading.wait(timeout=30)
        OutcomeVersionFactory(outcome=outcome, number=77)
        saved.set()

    def read() -> tuple[list[bytes], list[bytes], list[bytes]]:
        with _one_moment():
            first = list(rows.lines_of(Outcome))
            reading.set()
            saved.wait(timeout=1)  # where readers and a writer take turns, saving waits for the end
            return first, list(rows.lines_of(OutcomeVersion)), list(rows.lines_of(Outcome))

    (first, versions, again), failure = together([read, save])
    assert failure is None
    assert first == again
    assert not [line for line in versions if b",77," in line]
    assert OutcomeVersion.objects.filter(outcome=outcome, number=77).exists()


@pytest.mark.parametrize("name", ["files/{there}", "files/../{there}", "files//../../{there}", "files/a/./b"])
def test_a_backup_never_writes_outside_the_folder_of_files_nor_removes_anything_there(
    small, files, tmp_path, name
):
    there = tmp_path / "precious.txt"
    there.write_bytes(b"precious")
    path = _signed(small, lambda parts: parts.update({name.format(there=there): b"taken over"}))
    lose_everything(files)
    with pytest.raises(CommandError, match="leads elsewhere"):
        call_command("restore", path, stdout=StringIO())
    assert there.read_bytes() == b"precious"
    assert all_files(files) == {}


def test_restored_twice_at_once_is_restored_once(small, files, together):
    lose_everything(files)

    def restore() -> str:
        said = StringIO()
        call_command("restore", small, stdout=said)
        return said.getvalue()

    results = together([restore, restore])
    refused = [each for each in results if isinstance(each, CommandError)]
    assert len(refused) == 1
    assert all_files(files) == {"photo.jpg": PHOTO, "empty.txt": b""}


def test_nothing_is_restored_while_the_application_runs_with_the_same_data(small, files, tmp_path):
    lose_everything(files)
    with (tmp_path / "up.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="End the application"):
            call_command("restore", small, stdout=StringIO())
    assert not User.objects.exists()
    assert all_files(files) == {}
    call_command("restore", small, stdout=StringIO())
    assert User.objects.exists()


def test_a_backup_into_the_folder_of_files_would_hold_itself_and_is_refused(files, tmp_path):
    files.mkdir()
    (tmp_path / "elsewhere").symlink_to(files)
    for path in (files / "kept.zip", files / "ab" / ".." / "kept.zip", tmp_path / "elsewhere" / "kept.zip"):
        with pytest.raises(CommandError, match="among the stored files"):
            call_command("backup", path)
    assert not list(files.iterdir())


def test_a_link_among_the_files_is_told_and_what_it_points_to_is_not_taken(files, tmp_path):
    secret = tmp_path / "secret_key"
    secret.write_text("not for anybody")
    files.mkdir()
    for target in (secret, tmp_path):
        link = files / "photo.jpg"
        link.symlink_to(target)
        with pytest.raises(CommandError, match=r"photo\.jpg is a link"):
            call_command("backup", tmp_path / "kept.zip")
        assert not list(tmp_path.glob("*kept*"))
        link.unlink()


def test_a_full_disk_ends_a_backup_with_a_sentence_and_leaves_nothing(files, tmp_path):
    """In a process of its own, for which files end after some bytes, as on a disk that is full."""
    files.mkdir()
    (files / "photo.jpg").write_bytes(PHOTO)
    program = (
        "import sys; from pathlib import Path; from wiego_mle.backups.archive import *\n"
        "try:\n"
        "    with ArchiveWriter(Path(sys.argv[1]), Manifest('', [])) as archive:\n"
        "        archive.add_file('photo.jpg', open(sys.argv[2], 'rb'))\n"
        "except BackupError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "kept.zip", files / "photo.jpg"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "kept.zip cannot be written: File too large." in done.stdout
    assert done.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["files"]


def test_a_file_that_is_destroyed_while_a_backup_is_taken_is_left_out(small, files, tmp_path, monkeypatch):
    listed = stored_files()
    (files / "ab" / "photo.jpg").unlink()
    monkeypatch.setattr("wiego_mle.backups.taking.stored_files", lambda: listed)
    path = tmp_path / "later.zip"
    call_command("backup", path, stdout=StringIO())
    lose_everything(files)
    call_command("restore", path, stdout=StringIO())
    assert all_files(files) == {"empty.txt": b""}


def test_two_backups_under_one_name_at_once_never_mix(files, tmp_path, together):
    store_files()
    path = tmp_path / "kept.zip"

    def backup() -> None:
        call_command("backup", path, stdout=StringIO())

    results = together([backup, backup])
    assert [each for each in results if each is not None] == [
        each for each in results if isinstance(each, CommandError)
    ]
    call_command("restore", path, "--check", stdout=StringIO())
    assert sorted(each.name for each in tmp_path.iterdir() if "kept" in each.name) == ["kept.zip"]
