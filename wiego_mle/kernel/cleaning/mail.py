"""E-mails and plain texts: what a reader needs of them, as text."""

from __future__ import annotations

import codecs
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from typing import IO

from .results import MOST_TEXT, Cleaned

_SHOWN = ("Date", "From", "To", "Subject")
_NOT_READ = ("script", "style", "head", "title")
_ON_A_LINE = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote")


def clean(source: IO[bytes], kind: str) -> Cleaned:
    """Return an e-mail as its date, names, subject and words, or a text in UTF-8.

    How a mail travelled, its other headers and its attachments are not kept; attachments are named.
    """
    content = source.read()
    text = _mail_as_text(content) if kind == "message/rfc822" else _decoded(content)
    return Cleaned(text.encode("utf-8", "replace"), "text/plain; charset=utf-8", ".txt", text[:MOST_TEXT])


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _mail_as_text(content: bytes) -> str:
    message = BytesParser(policy=policy.default).parsebytes(content)
    lines = [f"{name}: {' '.join(str(message[name]).split())}" for name in _SHOWN if message[name]]
    attached = [part.get_filename() for part in message.iter_attachments() if part.get_filename()]
    if attached:
        lines.append("Attachments, not kept: " + ", ".join(attached))
    return "\n".join(lines) + "\n\n" + _words_of(message) + "\n"


def _words_of(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    words = body.get_content()
    return _html_as_text(words) if body.get_content_type() == "text/html" else words


def _html_as_text(content: str) -> str:
    reader = _Words()
    reader.feed(content)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag, _attributes):
        self._hidden += tag in _NOT_READ
        if tag in _ON_A_LINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self._hidden -= tag in _NOT_READ and self._hidden > 0
        if tag in _ON_A_LINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self._hidden:
            self.parts.append(data)
