"""What an uploaded file is, judged by its content; nothing of it is unpacked or run.

Accepted are documents (PDF, DOCX, ODT), pictures (PNG, JPEG, GIF, WEBP), e-mails and plain text.
"""

from __future__ import annotations

import codecs
import math
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import IO

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiego_mle.kernel.folding import clean_text

LONGEST_NAME = 120
_HEAD = 4096
_PIECE = 64 * 1024


@dataclass(frozen=True)
class FileKind:
    """A kind of file that is accepted: its name for people, its type for browsers, how names of it end."""

    label: object
    content_type: str
    endings: tuple[str, ...]


PDF = FileKind("PDF", "application/pdf", (".pdf",))
DOCX = FileKind(
    gettext_lazy("Word document (DOCX)"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
)
ODT = FileKind(gettext_lazy("OpenDocument text (ODT)"), "application/vnd.oasis.opendocument.text", (".odt",))
PNG = FileKind(gettext_lazy("PNG picture"), "image/png", (".png",))
JPEG = FileKind(gettext_lazy("JPEG picture"), "image/jpeg", (".jpg", ".jpeg", ".jfif"))
GIF = FileKind(gettext_lazy("GIF picture"), "image/gif", (".gif",))
WEBP = FileKind(gettext_lazy("WEBP picture"), "image/webp", (".webp",))
EML = FileKind(gettext_lazy("e-mail (EML)"), "message/rfc822", (".eml",))
TEXT = FileKind(gettext_lazy("plain text"), "text/plain", (".txt",))
KINDS = (PDF, DOCX, ODT, PNG, JPEG, GIF, WEBP, EML, TEXT)
HTML = FileKind(gettext_lazy("web page (HTML)"), "text/html", (".html", ".htm"))
DOCUMENT_KINDS = (PDF, DOCX, ODT, TEXT, HTML)
"""The kinds of which the text can be read page by page."""


def accept_of(kinds: tuple[FileKind, ...]) -> str:
    """Return the endings of kinds, for the `accept` attribute of a file input."""
    return ",".join(ending for kind in kinds for ending in kind.endings)


ACCEPT = accept_of(KINDS)

_SIGNATURES: tuple[tuple[Callable[[bytes], bool], FileKind], ...] = (
    (lambda head: b"%PDF-" in head[:1024], PDF),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), PNG),
    (lambda head: head.startswith(b"\xff\xd8\xff"), JPEG),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), GIF),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP", WEBP),
)
_ZIP = b"PK\x03\x04"
_HEADER_LINE = re.compile(rb"\A(?:[\x21-\x39\x3b-\x7e]{1,76}:[^\r\n]*\r?\n)+", re.DOTALL)
_MAIL_HEADERS = re.compile(rb"^(from|to|date|subject|received|message-id|mime-version):", re.I | re.M)


def judge_file(
    stream: IO[bytes], *, size: int, name: str, most_bytes: int, kinds: tuple[FileKind, ...] = KINDS
) -> FileKind:
    """Return which kind a file is, by its content, if it is one of `kinds` and its size and name agree with it.

    The stream is left at its beginning. Only its ends, and the text of a text file, are read.

    Raises:
        ValidationError: it is empty, too large, of no accepted kind, damaged or named as another kind.
    """
    if size == 0:
        raise ValidationError(_("This file is empty. Choose the file that you meant."), code="empty")
    if size > most_bytes:
        raise ValidationError(
            _("This file is %(size)s; the most is %(most)s. Send a smaller one, or its address on the web.")
            % {"size": size_words(size), "most": size_words(most_bytes)},
            code="too-large",
        )
    kind = _kind_by_content(stream, size, name, kinds)
    if kind is TEXT and HTML in kinds and _ending(name) in HTML.endings:
        kind = HTML
    stream.seek(0)
    if kind not in kinds:
        raise ValidationError(
            _("This file looks like: %(kind)s.") % {"kind": kind.label} + " " + _accepted(kinds),
            code="other-kind",
        )
    ending = _ending(name)
    if ending and ending not in kind.endings:
        raise ValidationError(
            _(
                "The name ends in “%(ending)s”, but the content is: %(kind)s. Choose the right file, or give "
                "it a name that ends in “%(right)s”."
            )
            % {"ending": ending, "kind": kind.label, "right": kind.endings[0]},
            code="renamed",
        )
    return kind


def shown_name(name: str, kind: FileKind) -> str:
    """Return a name that is safe to show and to save under: no folders, no invisible characters.

    It ends as its kind does, and has at most `LONGEST_NAME` characters.
    """
    plain = clean_text(name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(letter for letter in plain if letter.isprintable() and letter not in '<>:"|?*')
    ending = _ending(plain) if _ending(plain) in kind.endings else kind.endings[0]
    stem = plain.removesuffix(plain[-len(ending) :]) if plain.lower().endswith(ending) else plain
    stem = stem.strip(" .")[: LONGEST_NAME - len(ending)].strip(" .")
    return (stem or "file") + ending


def size_words(size: int) -> str:
    """Return a size in whole megabytes, rounded up, so that a file too large never reads like the limit."""
    return _("%(number)d MB") % {"number": math.ceil(size / (1024 * 1024))}


def _ending(name: str) -> str:
    """Return how a name ends, in small letters: “.pdf”, or nothing."""
    found = re.search(r"\.[A-Za-z0-9]{1,8}\Z", clean_text(name).strip())
    return found.group().lower() if found else ""


def _kind_by_content(stream: IO[bytes], size: int, name: str, kinds: tuple[FileKind, ...]) -> FileKind:
    stream.seek(0)
    head = stream.read(_HEAD)
    for matches, kind in _SIGNATURES:
        if matches(head):
            return kind
    if head.startswith(_ZIP):
        return _kind_of_archive(stream, size)
    if _is_text(stream):
        return _kind_of_text(head, name)
    raise ValidationError(_refusal(head, name, kinds), code="other-kind")


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC = (b"heic", b"heix", b"heif", b"hevc", b"mif1", b"msf1", b"avif")


def _accepted(kinds: tuple[FileKind, ...]) -> str:
    if kinds == KINDS:
        return _("Accepted are PDF, DOCX, ODT, PNG, JPEG, GIF, WEBP, EML and plain text.")
    return _("Accepted are: %(kinds)s.") % {"kinds": ", ".join(str(kind.label) for kind in kinds)}


def _refusal(head: bytes, name: str, kinds: tuple[FileKind, ...]) -> str:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return _(
            "This is a photo in the format HEIC, which not every computer can open. Save it as JPEG and send "
            "that; on an iPhone choose “Most Compatible” under Camera, Formats."
        )
    if head.startswith(_OLE):
        if _ending(name) == ".msg":
            return _(
                "This is an e-mail as only Outlook saves it (MSG). Open it, choose “Save as” and save it as EML "
                "or text, or print it as PDF, and send that."
            )
        return _("This document is of an old program. Open it, and save it as DOCX, ODT or PDF.")
    accepted = _accepted(kinds)
    looks_like = _guess(head)
    if not looks_like:
        return _("We cannot tell what this file is.") + " " + accepted
    return _("This file looks like: %(kind)s.") % {"kind": looks_like} + " " + accepted


def _guess(head: bytes) -> str:
    """Return what a file that is not accepted may be; nothing rather than something far-fetched."""
    try:
        guesses = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    return next((guess.name for guess in guesses if guess.mime_type), "")


# --- Text -----------------------------------------------------------------------------------------

_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def _is_text(stream: IO[bytes]) -> bool:
    """Say whether the whole stream is text in UTF-8, UTF-16 or an eight-bit Western encoding."""
    stream.seek(0)
    head = stream.read(2)
    utf16 = head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return any(_decodes(stream, encoding) for encoding in (("utf-16",) if utf16 else ("utf-8", "cp1252")))


def _decodes(stream: IO[bytes], encoding: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return not any(_NOT_IN_TEXT.search(decoder.decode(piece, not piece)) for piece in _pieces(stream))
    except UnicodeDecodeError:
        return False


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the stream in pieces, an empty one last, at which a decoder ends."""
    while piece := stream.read(_PIECE):
        yield piece
    yield b""


def _kind_of_text(head: bytes, name: str) -> FileKind:
    if _ending(name) != ".eml":
        return TEXT
    headers = _HEADER_LINE.match(head.removeprefix(codecs.BOM_UTF8))
    if headers is None or not _MAIL_HEADERS.search(headers.group()):
        raise ValidationError(
            _("This is not an e-mail as a mail program saves it. Save the e-mail as EML, or send it as PDF."),
            code="renamed",
        )
    return EML


# --- Archives: DOCX and ODT are ZIP files, of which only the directory is read ----------------------

MOST_MEMBERS = 3000
MOST_DIRECTORY_BYTES = 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_RATIO = 150
"""Text packs to a twentieth, a bomb to a thousandth."""
_END = struct.Struct("<4s4H2LH")
_ODT_TYPE = ODT.content_type.encode()


def _kind_of_archive(stream: IO[bytes], size: int) -> FileKind:
    _check_directory_size(stream, size)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            _check_members(members)
            names = {member.filename for member in members}
            if {"[Content_Types].xml", "word/document.xml"} <= names:
                _refuse_macros(names)
                return DOCX
            if {"mimetype", "content.xml"} <= names and _says_odt(archive):
                return ODT
    except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, NotImplementedError) as error:
        raise ValidationError(_DAMAGED, code="damaged") from error
    raise ValidationError(
        _("This is an archive or a document of another program. Save it as DOCX, ODT or PDF."),
        code="other-kind",
    )


_DAMAGED = gettext_lazy("This file is damaged. Open it in its program, save it anew and choose it again.")
_TOO_MUCH = gettext_lazy(
    "This document is packed in a way that could harm the server. Save it as PDF and send that."
)


def _check_directory_size(stream: IO[bytes], size: int) -> None:
    """Refuse a directory that would need much memory, before a library reads it."""
    tail = min(size, _END.size + 65_535 + 20)
    stream.seek(size - tail)
    end = stream.read(tail)
    at = end.rfind(b"PK\x05\x06")
    if at < 0 or len(end) - at < _END.size:
        raise ValidationError(_DAMAGED, code="damaged")
    _mark, _disk, _start, _here, members, length, _offset, _comment = _END.unpack_from(end, at)
    is_zip64 = at >= 20 and end[at - 20 : at - 16] == b"PK\x06\x07"
    if is_zip64 or members > MOST_MEMBERS or length > MOST_DIRECTORY_BYTES:
        raise ValidationError(_TOO_MUCH, code="bomb")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """Refuse names that leave the folder, sizes that no document has, and members that overlap."""
    if any(member.flag_bits & 1 for member in members):
        raise ValidationError(
            _("This document is locked with a password. Save it without one."), code="locked"
        )
    names = [member.filename for member in members]
    leaves = any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names)
    if leaves or len(set(names)) != len(names):
        raise ValidationError(_DAMAGED, code="damaged")
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    in_order = sorted(members, key=lambda member: member.header_offset)
    overlap = any(
        one.header_offset + one.compress_size > other.header_offset for one, other in pairwise(in_order)
    )
    if unpacked > MOST_UNPACKED_BYTES or unpacked > MOST_RATIO * max(packed, _PIECE) or overlap:
        raise ValidationError(_TOO_MUCH, code="bomb")


def _refuse_macros(names: set[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise ValidationError(
            _("This document contains macros. Save it without them, as DOCX or PDF."), code="macros"
        )


def _says_odt(archive: zipfile.ZipFile) -> bool:
    declared = archive.getinfo("mimetype")
    if declared.compress_type != zipfile.ZIP_STORED or declared.file_size > 100:
        return False
    return archive.read(declared).strip() == _ODT_TYPE
