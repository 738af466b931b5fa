"""Turns rows of the trail into lines that people read.

Each application says in its own module `trail_words.py` how its acts and fields are called:

    WORDS = {"outcome": Words(subject=_("Outcome"), acts={"outcome.returned": _("Returned with a reason")}, …)}

A record page prints `lines(trail_of("outcome", reference))`, the page of the whole trail `overview_lines`;
both find the words of every application by themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wiego_mle.audit.models import Entry
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.gathering import gathered
from wiego_mle.kernel.views import may_open
from wiego_mle.kernel.written import date_format

Names = Callable[[Collection[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Words:
    """How the acts, fields and values of one kind of record are called.

    `choices` maps a field to the words of its stored values. `main` names the acts that moved the record on.
    `page` is the URL name of the record's page, which takes the reference. Only where `values_are_open` may
    the page of the whole trail print what stood in the fields; other records say it on their own page, to
    those who may read them. `names` finds what the records behind references are called, for references that
    say nothing to a reader.
    """

    subject: str
    acts: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    main: frozenset[str] = frozenset()
    page: str = ""
    names: Names | None = None
    values_are_open: bool = False


@dataclass(frozen=True)
class ChangeLine:
    """One field: what stood there and what stands there since."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class TrailLine:
    """One entry in words; the names are those that `components/trail.html` prints."""

    what: str
    who: str
    when: datetime
    reason: str
    changes: tuple[ChangeLine, ...]
    main: bool
    subject: str
    reference: str
    url: str = ""
    name: str = ""
    withheld: tuple[str, ...] = ()


def lines(entries: Iterable[Entry], *, labels: Words | None = None) -> list[TrailLine]:
    """Return the entries in words, in their order; without `labels` each kind of record has its own."""
    return [_line(entry, labels or words_of(entry.subject_type), with_values=True) for entry in entries]


def overview_lines(entries: Iterable[Entry], *, reader: Principal) -> list[TrailLine]:
    """Return the entries in words for somebody who may read the trail but not every record in it.

    Asks for names once for each kind of record whose references say nothing. Only pages that the reader
    may open are linked.
    """
    found = list(entries)
    names = _names_in(found)
    told = [
        _line(
            entry,
            words,
            with_values=words.values_are_open,
            name=names.get((entry.subject_type, entry.subject_reference), ""),
        )
        for entry in found
        for words in (words_of(entry.subject_type),)
    ]
    return [line if may_open(reader, line.url) else replace(line, url="") for line in told]


def _names_in(entries: list[Entry]) -> dict[tuple[str, str], str]:
    references: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        references[entry.subject_type].add(entry.subject_reference)
    return {
        (kind, reference): name
        for kind, wanted in references.items()
        if (names := words_of(kind).names) is not None
        for reference, name in names(wanted).items()
    }


def words_of(subject_type: str) -> Words:
    """Return the words of a kind of record; plain ones made from its name where nobody gave any."""
    return every_word().get(subject_type) or Words(subject=_plain(subject_type), acts={})


def every_word() -> Mapping[str, Words]:
    """Return the words of all kinds of records, gathered from the applications' `trail_words` modules."""
    return gathered("trail_words", "WORDS")


def page_of(subject_type: str, reference: str) -> str:
    """Return the address of a record's page, or an empty text where there is none."""
    name = words_of(subject_type).page
    if not name:
        return ""
    try:
        return reverse(name, args=[reference])
    except NoReverseMatch:
        # An old reference need not fit today's addresses; the line is readable without its link.
        return ""


def _line(entry: Entry, words: Words, *, with_values: bool, name: str = "") -> TrailLine:
    return TrailLine(
        what=str(words.acts.get(entry.act) or _plain(entry.act.partition(".")[2])),
        who=entry.by_name,
        when=entry.at,
        reason=entry.reason if with_values else "",
        changes=_changes(entry, words) if with_values else (),
        main=entry.act in words.main,
        subject=str(words.subject),
        reference=entry.subject_reference,
        url=page_of(entry.subject_type, entry.subject_reference),
        name=name,
        withheld=() if with_values else tuple(_label(words, name) for name in entry.changes),
    )


def _changes(entry: Entry, words: Words) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(_label(words, name), _in_words(words, name, old), _in_words(words, name, new))
        for name, pair in entry.changes.items()
        for old, new in (_what_differs(*pair),)
    )


def _what_differs(old, new) -> tuple:
    """Return of two lists what went and what came; anything else, and a mere new order, as it is."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return old, new
    gone, came = [each for each in old if each not in new], [each for each in new if each not in old]
    return (gone, came) if gone or came else (old, new)


def _label(words: Words, name: str) -> str:
    return str(words.fields.get(name) or _plain(name))


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")


def _in_words(words: Words, name: str, value) -> str:
    choices = words.choices.get(name, {})
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(_in_words(words, name, part) for part in value)
    text = str(value)
    if text in choices:
        return str(choices[text])
    if _DAY.fullmatch(text):
        return date_format(date.fromisoformat(text), "DATE_FORMAT")
    if _MOMENT.fullmatch(text):
        return date_format(timezone.localtime(datetime.fromisoformat(text)), "DATETIME_FORMAT")
    return text
