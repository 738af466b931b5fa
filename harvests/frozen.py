"""Records as text that is the same to the byte, and the checksums that show whether they still are."""

from __future__ import annotations

import json
from hashlib import sha256


def as_text(content: dict) -> str:
    """Return plain values as one text: keys in order, no spaces, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def mark_of_values(content: dict) -> str:
    """Return a short mark of plain values, by which a page that was opened before tells whether they still stand."""
    return checksum(as_text(content))[:16]
