"""Keeps personal data and secret links out of the logs."""

import logging
import re

MAIL_ADDRESS = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# A part of an address this long is a token of an invitation or an answer link, not a page.
LONG_PATH_PART = re.compile(r"(?<=/)[\w.:=~%-]{24,}(?=/|\s|$|\?|['\"])")
QUERY = re.compile(r"(?<=\w/)\?[^\s'\"]+")


def without_personal_data(text: str) -> str:
    """Return the text with mail addresses, tokens and search words taken out."""
    text = MAIL_ADDRESS.sub("<mail address>", text)
    text = LONG_PATH_PART.sub("<token>", text)
    return QUERY.sub("?<query>", text)


class WithoutPersonalData(logging.Filter):
    """Rewrites each line before it is written; nothing is held back."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace the message by its cleaned text; tracebacks are left as they are."""
        record.msg = without_personal_data(record.getMessage())
        record.args = ()
        return True
