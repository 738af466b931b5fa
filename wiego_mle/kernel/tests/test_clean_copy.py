"""Copies of files tell nothing about people besides their content, and stay readable."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path
from random import Random

import pikepdf
import pytest
from PIL import Image

from wiego_mle.kernel.clean_copy import CHILD, NotCleaned, clean_copy
from wiego_mle.kernel.cleaning.embedded import clean_jpeg
from wiego_mle.kernel.confined import Broken, OutOfTime, run_confined
from wiego_mle.kernel.file_kinds import judge_file
from wiego_mle.kernel.tests import sample_files
from wiego_mle.kernel.tests.sample_files import CANARY, SAMPLES, WORDS

pytestmark = pytest.mark.slow


@pytest.fixture
def made(tmp_path):
    """Return what becomes of a file: the bytes of its copy, of its small picture, and the rest."""

    def make(content: bytes, name: str):
        kind = judge_file(io.BytesIO(content), size=len(content), name=name, most_bytes=50_000_000)
        source = tmp_path / "source"
        source.write_bytes(content)
        with source.open("rb") as stream, clean_copy(stream, kind.content_type) as copy:
            small = copy.thumbnail.read_bytes() if copy.thumbnail else b""
            return copy.file.read_bytes(), small, copy

    return make


def everything_in(content: bytes) -> bytes:
    """Return a file together with all that is packed inside it."""
    found = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found += [package.comment, *map(everything_in, map(package.read, package.namelist()))]
    elif content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as document:
            found.append(repr(document.trailer).encode())
            for each in document.objects:
                found.append(repr(each).encode())
                if isinstance(each, pikepdf.Stream):
                    found.append(each.read_raw_bytes())
                    found.append(b"" if "/DCTDecode" in str(each.get("/Filter")) else each.read_bytes())
    elif content.startswith(b"\x89PNG"):
        picture = Image.open(io.BytesIO(content))
        picture.load()
        found.append(repr(picture.info).encode())
    return b"\n".join(found)


def tells(content: bytes, words: str = CANARY) -> bool:
    whole = everything_in(content)
    return any(words.encode(encoding) in whole for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "note.txt"])
def test_no_copy_and_no_small_picture_tells_a_name(made, name):
    content = SAMPLES[name]()
    assert tells(content), "the file must tell it before"
    copy, small, _facts = made(content, name)
    assert not tells(copy)
    assert not tells(small)
    for part in (copy, small):
        assert b"GPS" not in part
        assert b"http://ns.adobe.com/xap" not in part


@pytest.mark.parametrize("name", ["photo.jpg", "map.png", "poster.webp"])
def test_a_picture_lying_on_its_side_stands_upright_and_says_nothing(made, name):
    copy, small, facts = made(SAMPLES[name](), name)
    picture = Image.open(io.BytesIO(copy))
    assert picture.size == (120, 160)
    assert not picture.getexif()
    assert "xmp" not in picture.info
    assert len(small) <= 15_000
    assert Image.open(io.BytesIO(small)).size == (facts.width, facts.height)


def test_a_photo_keeps_what_is_to_be_seen(made):
    before = Image.open(io.BytesIO(sample_files.jpeg())).rotate(-90, expand=True)
    copy, _small, _facts = made(sample_files.jpeg(), "photo.jpg")
    after = Image.open(io.BytesIO(copy))
    corners = ((5, 5), (110, 5), (5, 150), (110, 150))
    for corner in corners:
        assert abs(before.getpixel(corner)[0] - after.getpixel(corner)[0]) < 12


def test_a_photo_of_a_camera_becomes_at_most_4096_pixels_long(made):
    copy, small, facts = made(sample_files.jpeg((6000, 4000)), "photo.jpg")
    assert max(Image.open(io.BytesIO(copy)).size) == 4096
    assert len(small) <= 15_000
    assert facts.peak_kb < 300_000


def test_a_picture_inside_a_document_loses_its_notes_and_no_point():
    before = sample_files.jpeg()
    after = clean_jpeg(before)
    assert Image.open(io.BytesIO(before)).tobytes() == Image.open(io.BytesIO(after)).tobytes()
    assert dict(Image.open(io.BytesIO(after)).getexif()) == {0x0112: 6}
    assert CANARY.encode() not in after


@pytest.mark.parametrize("name", ["by-law.pdf", "minutes.docx", "letter.odt", "answer.eml", "note.txt"])
def test_the_words_of_a_document_are_read(made, name):
    _copy, _small, facts = made(SAMPLES[name](), name)
    assert WORDS in facts.text
    assert CANARY not in facts.text


def test_what_people_wrote_stays_in_a_document(made):
    for name in ("by-law.pdf", "minutes.docx", "letter.odt"):
        copy, _small, _facts = made(SAMPLES[name](), name)
        assert tells(copy, "Compare with section 4"), name


def test_a_pdf_stays_one_without_scripts_and_attachments(made):
    copy, small, facts = made(sample_files.pdf(pages=3), "by-law.pdf")
    with pikepdf.open(io.BytesIO(copy)) as document:
        assert len(document.pages) == 3
        assert "/OpenAction" not in document.Root
        assert not document.attachments
        assert "/Metadata" not in document.Root
    assert small
    assert facts.text.count("line 19") == 3


def test_a_word_document_keeps_the_names_of_its_namespaces(made):
    copy, _small, _facts = made(sample_files.docx(), "minutes.docx")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        document = package.read("word/document.xml").decode()
        assert package.namelist()[0] == "[Content_Types].xml"
        assert "docProps/custom.xml" not in package.read("[Content_Types].xml").decode()
        assert "people.xml" not in package.read("word/_rels/document.xml.rels").decode()
        assert {info.date_time[0] for info in package.infolist()} == {1980}
    assert 'mc:Ignorable="w14"' in document
    assert "xmlns:w14=" in document
    assert "rsid" not in document


def test_a_file_embedded_in_a_word_document_is_emptied(made):
    copy, _small, _facts = made(sample_files.docx(("word/embeddings/oleObject1.bin", CANARY)), "minutes.docx")
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.read("word/embeddings/oleObject1.bin") == b""


def test_a_mail_becomes_its_words_and_the_script_in_it_is_gone(made):
    copy, _small, facts = made(sample_files.eml(), "answer.eml")
    assert facts.content_type == "text/plain; charset=utf-8"
    assert copy.decode().startswith("From: Town clerk <clerk@example.org>\nTo: press@example.org\n")
    assert "alert" not in copy.decode()


# --- What cannot be cleaned ---------------------------------------------------------------------------

_BOMB = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
_ENTITIES = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{_BOMB}]><x>&l9;</x>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'


def _png_of_nothing(width: int, height: int) -> bytes:
    head = b"\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + head + zlib.crc32(head[4:]).to_bytes(4) + b"\0\0\0\0IEND\xaeB`\x82"


def _long_part() -> bytes:
    """Return an XML part that packs well, but not so well that it is taken for a bomb."""
    return b"<a>" + Random(1).randbytes(300_000).hex().encode() + b" " * 31_000_000 + b"</a>"


CANNOT = {
    "locked": ("by-law.pdf", lambda: sample_files.pdf(encryption=pikepdf.Encryption(user="x", owner="y"))),
    "unsafe": ("minutes.docx", lambda: sample_files.docx(document=_ENTITIES)),
    "unsafe, too": ("letter.odt", lambda: sample_files.odt(content=_OUTSIDE)),
    "pixels": ("map.png", lambda: _png_of_nothing(60_000, 60_000)),
    "damaged": ("by-law.pdf", lambda: b"%PDF-1.7\nand no more"),
    "too_much": ("minutes.docx", lambda: sample_files.docx(("word/x.xml", _long_part()))),
}


@pytest.mark.parametrize("case", CANNOT)
def test_why_not_is_one_of_the_words_that_the_application_knows(made, case):
    name, content = CANNOT[case]
    with pytest.raises(NotCleaned) as no:
        made(content(), name)
    assert no.value.reason == case.split(",")[0]


# --- The child ----------------------------------------------------------------------------------------


@pytest.fixture
def confined(tmp_path):
    """Run some lines of Python as the child would, after it has confined itself."""

    def run(lines: str, **options):
        script = tmp_path / "script.py"
        script.write_text(
            f"import sys; sys.path.insert(0, {str(CHILD.parent)!r})\nimport child\nchild.confine()\n{lines}"
        )
        folder = tmp_path / "work"
        folder.mkdir()
        with script.open("rb") as source:
            return run_confined(script, source=source, folder=folder, **options)

    return run


def test_the_child_answers(confined):
    assert json.loads(confined("print('[1]')").words) == [1]


@pytest.mark.parametrize(
    "lines",
    [
        "bytearray(700 * 1024 * 1024)",
        "open('x', 'wb').write(bytes(70 * 1024 * 1024))",
        "files = [open('/dev/null') for _ in range(100)]",
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.fork()",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')",
    ],
)
def test_the_child_gets_no_more_than_reading_a_file_needs(confined, lines):
    with pytest.raises(Broken):
        confined(lines)


def test_the_child_is_ended_with_all_that_it_started_when_its_time_is_over(confined):
    begun = time.monotonic()
    with pytest.raises(OutOfTime):
        confined("import time; time.sleep(60)", seconds=1.0)
    assert time.monotonic() - begun < 8


def test_the_child_cannot_burn_the_processor_for_longer_than_it_may(confined):
    with pytest.raises(OutOfTime):
        confined("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")


def test_an_answer_without_end_is_not_read(confined):
    with pytest.raises(Broken):
        confined("print('x' * 3_000_000)")


def test_the_child_reaches_nobody_where_the_kernel_takes_its_network_away():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        lines = (
            "import socket, sys; sys.addaudithook = lambda hook: None\n"
            f"import sys; sys.path.insert(0, {str(CHILD.parent)!r})\nimport child\nchild.confine()\n"
            f"s = socket.socket(); sys.exit(0 if s.connect_ex(('127.0.0.1', {listening.getsockname()[1]})) else 3)"
        )
        done = subprocess.run([sys.executable, "-I", "-c", lines], check=False)
    if done.returncode == 3:
        pytest.skip("this kernel gives no namespaces to ordinary people; sockets are refused to Python alone")
    assert done.returncode == 0


def test_the_reader_knows_nothing_of_the_application():
    lines = (
        f"import sys; sys.path.append({str(CHILD.parents[1])!r})\n"
        "from cleaning import docx, mail, odt, pdf, pictures\n"
        "assert not {'django', 'celery', 'wiego_mle'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-I", "-c", lines], check=True, cwd=Path("/"))
