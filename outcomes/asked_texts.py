"""The words about which somebody outside is asked: frozen when the request is made, shown as they were.

What a record withholds is marked when the words are frozen, and once more whenever they are shown: words may
be withheld later. Nothing else of the record leaves with a request.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from outcomes.enums import Confidentiality
from outcomes.masking import as_passages, in_this_language, kept, masked
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.partial_dates import Period, Precision

TEXTS = ("title", "statement", "significance", "contribution_wiego", "contribution_others")
"""The texts that are judged, and the title under which they stand."""
ASKED_ABOUT = frozenset(
    {
        *TEXTS,
        "language",
        "countries",
        "is_global",
        "city",
        "date_from",
        "date_to",
        "date_precision",
        "is_ongoing",
    }
    | {"actors", "confidentiality", "public_text"}
)
"""The answers of a record whose change makes a request one about other words."""
_PLAIN = ("language", "countries", "is_global", "date_from", "date_to", "date_precision", "is_ongoing")


def frozen_words(content: Mapping, *, actors: Collection[str], withheld: Collection, whole: bool) -> dict:
    """Return what a request keeps of a version of a record: its words as they may leave the house.

    `content` is the version (services/snapshot.py), `actors` are the names behind its references. Of a
    restricted record only the text that may be published leaves, unless `whole` is asked for.
    """
    passages = as_passages(withheld)
    restricted = content.get("confidentiality") == Confidentiality.RESTRICTED
    if restricted and not whole:
        public = kept(content.get("public_text", ""), passages)
        return {
            "statement": public,
            "language": content.get("language", "en"),
            "restricted": True,
            "whole": False,
        }
    words = {name: kept(content.get(name) or "", passages) for name in TEXTS}
    words |= {name: content[name] for name in _PLAIN if name in content}
    words |= {"city": kept(content.get("city") or "", passages)}
    words |= {"actors": [kept(name, passages) for name in actors]}
    return words | {"restricted": restricted, "whole": True}


@dataclass(frozen=True)
class AskedText:
    """The frozen words of one outcome, as the person who is asked reads them in the language of the page."""

    title: str
    statement: str
    significance: str
    contribution_wiego: str
    contribution_others: str
    language: str
    when: str
    where: str
    who: str
    is_whole: bool

    @property
    def is_gone(self) -> bool:
        """Say whether nothing of it may be shown any more."""
        return not self.statement


def asked_text(frozen: Mapping, *, withheld: Collection = (), closed: bool = False) -> AskedText:
    """Return frozen words to be shown now: without what was withheld since, and nothing if the record closed.

    `closed` says that the record is restricted now and was not when the words were frozen.
    """
    passages = as_passages(withheld)

    def words(name: str) -> str:
        return "" if closed else in_this_language(masked(frozen.get(name) or "", passages))

    return AskedText(
        title=words("title") or _("An outcome that is not public"),
        statement=words("statement"),
        significance=words("significance"),
        contribution_wiego=words("contribution_wiego"),
        contribution_others=words("contribution_others"),
        language=frozen.get("language", "en"),
        when="" if closed else _when(frozen),
        where="" if closed else _where(frozen, words("city")),
        who=""
        if closed
        else ", ".join(in_this_language(masked(name, passages)) for name in frozen.get("actors", ())),
        is_whole=frozen.get("whole", True),
    )


def _when(frozen: Mapping) -> str:
    if not frozen.get("date_from"):
        return ""
    first = date.fromisoformat(frozen["date_from"])
    last = date.fromisoformat(frozen["date_to"]) if frozen.get("date_to") else first
    words = Period(first, last, Precision(frozen["date_precision"])).words()
    return _("%(period)s, still going on") % {"period": words} if frozen.get("is_ongoing") else words


def _where(frozen: Mapping, city: str) -> str:
    places = [country_name(code) for code in frozen.get("countries", ())]
    if frozen.get("is_global"):
        places.append(_("global"))
    return ", ".join(filter(None, [city, *places]))
