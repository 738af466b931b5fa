"""Files are what their content is, and nothing that could harm is let in."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError

from wiego_mle.kernel import file_kinds
from wiego_mle.kernel.file_kinds import (
    DOCX,
    EML,
    GIF,
    JPEG,
    ODT,
    PDF,
    PNG,
    TEXT,
    WEBP,
    judge_file,
    shown_name,
)

MOST = 20 * 1024 * 1024
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def archive(*members: tuple[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """Return a ZIP file with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(name, content, compress_type=kind)
    return stream.getvalue()


def docx(*more: tuple[str, bytes]) -> bytes:
    """Return the smallest thing that has the directory of a Word document."""
    return archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>"), *more)


def odt(kind: bytes = b"application/vnd.oasis.opendocument.text") -> bytes:
    """Return the smallest thing that has the directory of an OpenDocument text."""
    return archive(("mimetype", kind), ("content.xml", b"<office/>"), stored=("mimetype",))


def judged(content: bytes, name: str = ""):
    """Return the kind of a content."""
    return judge_file(io.BytesIO(content), size=len(content), name=name, most_bytes=MOST)


def why_not(content: bytes, name: str = "") -> tuple[str, str]:
    """Return the code and the words with which a content is refused."""
    with pytest.raises(ValidationError) as refused:
        judged(content, name)
    return refused.value.code, refused.value.message


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "law.pdf", PDF),
        (b"\n\n%PDF-1.4", "LAW.PDF", PDF),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.png", PNG),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "photo.JPG", JPEG),
        (b"\xff\xd8\xff\xe1\0\x10Exif\0", "photo.jpeg", JPEG),
        (b"GIF89a\1\0\1\0", "photo.gif", GIF),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "photo.webp", WEBP),
        (docx(), "minutes.docx", DOCX),
        (odt(), "minutes.odt", ODT),
        (b"From: ana@example.org\r\nSubject: Hola\r\n\r\nBuenas", "letter.eml", EML),
        ("Décidé à Lomé 🎉".encode(), "note.txt", TEXT),
        ("Décidé à Lomé".encode("utf-16"), "note.txt", TEXT),
        ("Décidé à Lomé".encode("cp1252"), "note.txt", TEXT),
        (b"%PDF-1.7\n", "name without an ending", PDF),
        (b"plain", "", TEXT),
    ],
)
def test_a_file_is_what_its_content_is(content, name, kind):
    assert judged(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"MZ\x90\0\3\0\0\0\4\0", "by-law.pdf", "Windows Executable"),
        (b"MZ\x90\0\3\0\0\0\4\0", "by-law", "Accepted are PDF, DOCX"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "old.doc",
            "of an old program. Open it, and save it as DOCX",
        ),
        (b"\0\0\0\x18ftypmp42", "film.mp4", "MPEG-4"),
        (b"\x01\x02\x03\x04" * 20, "data.txt", "Accepted are"),
    ],
)
def test_other_kinds_are_refused_with_what_they_look_like(content, name, words):
    code, message = why_not(content, name)
    assert code == "other-kind"
    assert words in message


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "by-law.pdf"),
        (b"%PDF-1.7\n", "photo.jpg"),
        (b"%PDF-1.7\n", "run.exe"),
        (b"%PDF-1.7\n", "law.pdf.html"),
        (docx(), "minutes.pdf"),
        (odt(), "minutes.docx"),
        (b"<script>alert(1)</script>", "page.html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.svg"),
        (b"not a mail", "letter.eml"),
        (b"Colour: red\r\n\r\nnot a mail", "letter.eml"),
        (b"%PDF-1.7\n", "law.pdf\u202e.exe"),
    ],
)
def test_a_file_under_the_name_of_another_kind_is_refused(content, name):
    code, _message = why_not(content, name)
    assert code == "renamed"


def test_the_words_name_both_the_ending_and_the_content():
    _code, message = why_not(b"\x89PNG\r\n\x1a\n", "by-law.pdf")
    assert "“.pdf”" in message
    assert "PNG picture" in message
    assert "“.png”" in message


def test_an_empty_file_and_a_large_one():
    assert why_not(b"", "law.pdf")[0] == "empty"
    with pytest.raises(ValidationError) as refused:
        judge_file(io.BytesIO(b"%PDF-"), size=200 * 1024 * 1024, name="law.pdf", most_bytes=MOST)
    assert refused.value.code == "too-large"
    assert refused.value.message.startswith("This file is 200 MB; the most is 20 MB.")


def test_a_file_just_above_the_limit_does_not_read_like_it():
    with pytest.raises(ValidationError, match="This file is 21 MB; the most is 20 MB"):
        judge_file(io.BytesIO(b"%PDF-"), size=MOST + 1, name="law.pdf", most_bytes=MOST)


def test_the_stream_is_left_at_its_beginning():
    stream = io.BytesIO(docx())
    judge_file(stream, size=len(stream.getvalue()), name="minutes.docx", most_bytes=MOST)
    assert stream.tell() == 0


# --- Archives ---------------------------------------------------------------------------------------


def test_other_archives_are_no_documents():
    assert why_not(archive(("readme.txt", b"x")), "all.zip")[0] == "other-kind"
    assert (
        why_not(archive(("[Content_Types].xml", b"x"), ("xl/workbook.xml", b"x")), "table.xlsx")[0]
        == "other-kind"
    )
    assert why_not(odt(b"application/vnd.oasis.opendocument.spreadsheet"), "table.odt")[0] == "other-kind"


def test_a_word_document_with_macros_is_refused():
    assert why_not(docx(("word/vbaProject.bin", b"x")), "minutes.docx")[0] == "macros"


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "word/../../x", "..\\x"])
def test_names_that_leave_the_folder_are_refused(name):
    assert why_not(docx((name, b"x")), "minutes.docx")[0] == "damaged"


def test_a_name_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = docx(("word/document.xml", b"other"))
    assert why_not(content, "minutes.docx")[0] == "damaged"


def test_a_bomb_is_refused_by_its_directory():
    assert why_not(docx(("word/media/bomb.bin", bytes(30 * 1024 * 1024))), "minutes.docx")[0] == "bomb"


def test_sizes_that_add_up_to_too_much_are_refused(monkeypatch):
    monkeypatch.setattr(file_kinds, "MOST_UNPACKED_BYTES", 1000)
    noise = bytes(range(256)) * 5
    assert why_not(docx(("word/media/a.bin", noise)), "minutes.docx")[0] == "bomb"


def test_a_directory_of_thousands_is_refused_before_it_is_read():
    content = docx(*((f"word/{number}.xml", b"") for number in range(file_kinds.MOST_MEMBERS)))
    assert why_not(content, "minutes.docx")[0] == "bomb"


def test_members_that_share_their_bytes_are_refused():
    content = bytearray(docx(("word/a.xml", b"a" * 50), ("word/b.xml", b"b" * 50)))
    directory = content.index(b"PK\x01\x02")
    entries = [at for at in range(directory, len(content)) if content[at : at + 4] == b"PK\x01\x02"]
    first = struct.unpack_from("<L", content, entries[2] + 42)[0]
    struct.pack_into("<L", content, entries[3] + 42, first)
    assert why_not(bytes(content), "minutes.docx")[0] == "bomb"


def test_a_directory_in_the_large_format_is_refused():
    content = docx()
    end = content.index(b"PK\x05\x06")
    large = content[:end] + b"PK\x06\x07" + bytes(16) + content[end:]
    assert why_not(large, "minutes.docx")[0] == "bomb"


def test_a_locked_document_is_refused():
    content = bytearray(docx())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.index(mark)
        content[at + offset] |= 1
    assert why_not(bytes(content), "minutes.docx")[0] == "locked"


def kind_or_reason(content: bytes):
    """Return what a content is judged to be, or the words in which it is refused."""
    try:
        return judged(content, "minutes.docx")
    except ValidationError as refused:
        return refused.messages[0]


def test_damage_anywhere_gives_a_reason_and_never_a_crash():
    whole = docx(("word/media/photo.png", zlib.compress(b"x" * 200)))
    answers = set()
    for at in range(4, len(whole)):
        answers.add(kind_or_reason(whole[:at]))
        answers.add(kind_or_reason(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]))
    reasons = answers - {DOCX}
    assert DOCX in answers
    assert reasons
    assert all(str(reason).endswith(".") for reason in reasons)


# --- Names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("by-law.pdf", PDF, "by-law.pdf"),
        ("Ordonnance n° 12 – Lomé.pdf", PDF, "Ordonnance n° 12 – Lomé.pdf"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("C:\\Users\\ana\\by-law.pdf", PDF, "by-law.pdf"),
        ("by-law\r\nSet-Cookie: a=b.pdf", PDF, "by-lawSet-Cookie a=b.pdf"),
        ("photo\u202egnp.pdf", PDF, "photognp.pdf"),
        ("zero\u200bwidth.pdf", PDF, "zerowidth.pdf"),
        ("nul\x00byte.pdf", PDF, "nulbyte.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 116 + ".pdf"),
        ("no ending", PNG, "no ending.png"),
        (".pdf", PDF, "file.pdf"),
        ("", PDF, "file.pdf"),
        ("...", PDF, "file.pdf"),
        ("photo.JPEG", JPEG, "photo.jpeg"),
        ('a"b<c>.pdf', PDF, "abc.pdf"),
        ("🎉.pdf", PDF, "🎉.pdf"),
    ],
)
def test_names_are_safe_to_show_and_to_save_under(name, kind, shown):
    assert shown_name(name, kind) == shown
    assert len(shown_name(name, kind)) <= file_kinds.LONGEST_NAME
