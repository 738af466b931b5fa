"""What DOCX and ODT have in common: a ZIP file of XML parts and pictures, read with care and packed anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from lxml import etree

from .embedded import clean_picture
from .results import DAMAGED, LOCKED, TOO_MUCH, UNSAFE, CannotClean

MOST_MEMBERS = 3000
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_XML_BYTES = 30 * 1024 * 1024
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_PICTURES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".tif", ".tiff", ".webp")

Rewrite = Callable[[str, bytes], bytes | None]
"""Returns what a member says from now on; None takes it out."""


def opened(source: IO[bytes]) -> zipfile.ZipFile:
    """Open a package whose directory promises no more than a document needs."""
    package = zipfile.ZipFile(source)
    members = package.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED_BYTES:
        raise CannotClean(TOO_MUCH)
    if any(member.flag_bits & 1 for member in members):
        raise CannotClean(LOCKED)
    return package


def packed_anew(package: zipfile.ZipFile, rewrite: Rewrite, *, stored: tuple[str, ...] = ()) -> bytes:
    """Return the package with each member rewritten; times, comments and extra fields of it are not kept."""
    anew = io.BytesIO()
    with zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED) as written:
        for member in package.infolist():
            if member.is_dir():
                continue
            content = rewrite(member.filename, package.read(member))
            if content is None:
                continue
            kind = zipfile.ZIP_STORED if member.filename in stored else zipfile.ZIP_DEFLATED
            written.writestr(
                zipfile.ZipInfo(member.filename, date_time=_FIRST_DAY), content, compress_type=kind
            )
    return anew.getvalue()


def picture_or_same(name: str, content: bytes) -> bytes:
    """Return a picture without notes, another member as it is."""
    return clean_picture(content) if name.lower().endswith(_PICTURES) else content


def parsed(content: bytes) -> etree._Element:
    """Return the root of an XML part; no entity is resolved, nothing is loaded from elsewhere.

    Raises:
        CannotClean: it declares a document type, which no document program writes, or is very large.
    """
    if len(content) > MOST_XML_BYTES:
        raise CannotClean(TOO_MUCH)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = UNSAFE if b"<!ENTITY" in content[:4096] else DAMAGED
        raise CannotClean(reason) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise CannotClean(UNSAFE)
    return root


def printed(root: etree._Element) -> bytes:
    """Return an XML part as bytes, with the names of its namespaces as they were."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements of a part, without comments."""
    return (each for each in root.iter() if isinstance(each.tag, str))
