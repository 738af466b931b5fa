"""The texts of a record that the coach reads, and what it asks about them."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("en", "es", "fr", "pt")
"""The languages in which the coach can read and ask."""

FIELDS = ("statement", "significance", "contribution_wiego", "contribution_others")
"""The texts of a record, in the order in which the coach asks about them."""


@dataclass(frozen=True)
class Texts:
    """The texts of one record, all in one language; an empty text is one not yet written."""

    language: str
    statement: str
    significance: str = ""
    contribution_wiego: str = ""
    contribution_others: str = ""


@dataclass(frozen=True)
class Asked:
    """A question: which rule asks it, at which field, and the words that led to it.

    `words` is empty where the question is about something that is not there.
    """

    rule: str
    field: str
    words: str
