"""The columns of one row per outcome: what each is called, and how it is read from a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.models import HarvestRound
from outcomes.credibility import Grade
from outcomes.enums import LinkKind
from outcomes.masking import as_passages, masked, names_openly
from outcomes.queries.passages import Quote
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.tables import Kind, Value


class Term(NamedTuple):
    """A code, a programme or a grant in the active language."""

    key: str
    label: str
    order: tuple[int, int]


class Words(NamedTuple):
    """The labels that rows share and the language they are in, looked up once per table."""

    language: str
    codes: dict[int | None, Term | None]
    programmes: dict[int, Term]
    grants: dict[int, Term]
    rounds: dict[int, HarvestRound]
    choices: dict[str, dict[str, str]]


@dataclass
class Record:
    """An outcome with its parts and the shared labels, as the columns below read it.

    What stands after `sources` is read only where outcomes are counted record by record.
    """

    row: tuple
    words: Words
    actors: list[tuple[str, str]] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    programmes: list[tuple[Term, bool]] = field(default_factory=list)
    worker_groups: list[Term] = field(default_factory=list)
    grants: list[Term] = field(default_factory=list)
    contributions: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    links: list[tuple[str, bool, str]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    sources: int = 0
    grade: Grade = Grade.C0
    focal_cities: set[str] = field(default_factory=set)
    strategies: set[str] = field(default_factory=set)
    degrees: set[str] = field(default_factory=set)
    has_checked_evidence: bool = False

    def shown(self, text: str) -> str:
        """Return a text of the record with its withheld words masked."""
        return masked(text, as_passages(self.row.withheld)) if self.row.withheld else text


Getter = Callable[[Record], Value]


def _plain(name: str) -> Getter:
    return attrgetter(f"row.{name}")


def _text(name: str) -> Getter:
    return lambda record: record.shown(getattr(record.row, name))


def _number(name: str) -> Getter:
    return lambda record: int(getattr(record.row, name))


def _label(name: str) -> Getter:
    return lambda record: record.words.choices[name].get(getattr(record.row, name), "")


def _code_label(name: str) -> Getter:
    return lambda record: code.label if (code := record.words.codes[getattr(record.row, name)]) else ""


def _code_key(name: str) -> Getter:
    return lambda record: code.key if (code := record.words.codes[getattr(record.row, name)]) else ""


def _joined(words) -> str:
    return "; ".join(words)


def _date_words(record: Record) -> str:
    row = record.row
    if row.date_from is None:
        return ""
    words = _period_in(record.words.language, row.date_from, row.date_to or row.date_from, row.date_precision)
    return _("%s, still going on") % words if row.is_ongoing else words


@lru_cache(maxsize=5000)
def _period_in(language: str, first: date, last: date, precision: str) -> str:
    """Return a period in words; many outcomes share one, and the language is already the active one."""
    return Period(first, last, Precision(precision)).words()


def _place_words(record: Record) -> str:
    names = [_country_in(record.words.language, code) for code in record.countries]
    if record.row.is_global:
        names.append(_("Global"))
    return ", ".join(filter(None, [record.shown(record.row.city), _joined(names)]))


@cache
def _country_in(language: str, code: str) -> str:
    """Return the name of a country in the language that is already the active one."""
    return country_name(code)


def _link_words(kind: str, forward: bool) -> str:
    return str(LinkKind(kind).label if forward else LinkKind(kind).inverse_label)


def _lead(record: Record) -> Term | None:
    return next((programme for programme, leads in record.programmes if leads), None)


_NUMBER, _LONG, _DATE = Kind.NUMBER, Kind.LONG, Kind.DATE
_FOR_PEOPLE: tuple[tuple[str, object, Kind, Getter], ...] = (
    ("reference", gettext_lazy("Reference"), Kind.TEXT, _plain("reference")),
    ("title", gettext_lazy("Title"), Kind.TEXT, _text("title")),
    ("date", gettext_lazy("Date"), Kind.TEXT, _date_words),
    ("place", gettext_lazy("Place"), Kind.TEXT, _place_words),
    (
        "actors",
        gettext_lazy("Actors"),
        Kind.TEXT,
        lambda r: _joined(r.shown(name) for name, _ref in r.actors),
    ),
    ("statement", gettext_lazy("Outcome statement"), _LONG, _text("statement")),
    ("significance", gettext_lazy("Significance"), _LONG, _text("significance")),
    ("contribution_wiego", gettext_lazy("Contribution of WIEGO"), _LONG, _text("contribution_wiego")),
    ("contribution_others", gettext_lazy("Contribution of others"), _LONG, _text("contribution_others")),
    ("contributions", gettext_lazy("Linked contributions"), Kind.TEXT, lambda r: _joined(r.contributions)),
    (
        "lead_programme",
        gettext_lazy("Lead programme"),
        Kind.TEXT,
        lambda r: p.label if (p := _lead(r)) else "",
    ),
    (
        "programmes",
        gettext_lazy("All programmes"),
        Kind.TEXT,
        lambda r: _joined(p.label for p, _lead in r.programmes),
    ),
    ("grants", gettext_lazy("Grants"), Kind.TEXT, lambda r: _joined(g.label for g in r.grants)),
    ("actor_type", gettext_lazy("Actor type"), Kind.TEXT, _code_label("actor_type")),
    ("change_type", gettext_lazy("Change type"), Kind.TEXT, _code_label("change_type")),
    ("stage", gettext_lazy("Stage"), Kind.TEXT, _code_label("stage")),
    ("level", gettext_lazy("Level"), Kind.TEXT, _code_label("level")),
    (
        "worker_groups",
        gettext_lazy("Worker groups"),
        Kind.TEXT,
        lambda r: _joined(c.label for c in r.worker_groups),
    ),
    ("direction", gettext_lazy("Direction"), Kind.TEXT, _label("direction")),
    ("expected", gettext_lazy("Expected"), Kind.TEXT, _label("expected")),
    ("influence_route", gettext_lazy("Influence route"), Kind.TEXT, _label("influence_route")),
    ("evidence", gettext_lazy("Evidence"), Kind.TEXT, lambda r: _joined(r.evidence)),
    ("sources", gettext_lazy("Number of sources"), _NUMBER, attrgetter("sources")),
    ("strength", gettext_lazy("Strength of evidence"), Kind.TEXT, lambda r: str(r.grade.label)),
    ("confidentiality", gettext_lazy("Confidentiality"), Kind.TEXT, _label("confidentiality")),
    ("language", gettext_lazy("Language of the text"), Kind.TEXT, _label("language")),
    ("round", gettext_lazy("Harvest round"), Kind.TEXT, lambda r: r.words.rounds[r.row.round].name),
    ("state", gettext_lazy("State"), Kind.TEXT, _label("state")),
)
_FOR_PROGRAMS: tuple[tuple[str, object, Kind, Getter], ...] = (
    ("date_from", gettext_lazy("First possible day"), _DATE, _plain("date_from")),
    ("date_to", gettext_lazy("Last possible day"), _DATE, _plain("date_to")),
    ("date_precision", gettext_lazy("Precision of the date"), Kind.TEXT, _plain("date_precision")),
    ("is_ongoing", gettext_lazy("Still going on (1 = yes)"), _NUMBER, _number("is_ongoing")),
    ("countries", gettext_lazy("Countries (ISO 3166)"), Kind.TEXT, lambda r: _joined(r.countries)),
    ("is_global", gettext_lazy("Global (1 = yes)"), _NUMBER, _number("is_global")),
    ("city", gettext_lazy("City or place"), Kind.TEXT, _text("city")),
    (
        "actor_references",
        gettext_lazy("Actors (references)"),
        Kind.TEXT,
        lambda r: _joined(ref for name, ref in r.actors if names_openly(r.row, name)),
    ),
    (
        "lead_programme_key",
        gettext_lazy("Lead programme (key)"),
        Kind.TEXT,
        lambda r: p.key if (p := _lead(r)) else "",
    ),
    (
        "programme_keys",
        gettext_lazy("All programmes (keys)"),
        Kind.TEXT,
        lambda r: _joined(p.key for p, _lead in r.programmes),
    ),
    ("grant_keys", gettext_lazy("Grants (keys)"), Kind.TEXT, lambda r: _joined(g.key for g in r.grants)),
    ("actor_type_key", gettext_lazy("Actor type (key)"), Kind.TEXT, _code_key("actor_type")),
    ("change_type_key", gettext_lazy("Change type (key)"), Kind.TEXT, _code_key("change_type")),
    ("stage_key", gettext_lazy("Stage (key)"), Kind.TEXT, _code_key("stage")),
    ("level_key", gettext_lazy("Level (key)"), Kind.TEXT, _code_key("level")),
    (
        "worker_group_keys",
        gettext_lazy("Worker groups (keys)"),
        Kind.TEXT,
        lambda r: _joined(c.key for c in r.worker_groups),
    ),
    ("direction_key", gettext_lazy("Direction (key)"), Kind.TEXT, _plain("direction")),
    ("expected_key", gettext_lazy("Expected (key)"), Kind.TEXT, _plain("expected")),
    ("influence_route_key", gettext_lazy("Influence route (key)"), Kind.TEXT, _plain("influence_route")),
    ("confidentiality_key", gettext_lazy("Confidentiality (key)"), Kind.TEXT, _plain("confidentiality")),
    ("language_key", gettext_lazy("Language (key)"), Kind.TEXT, _plain("language")),
    (
        "round_reference",
        gettext_lazy("Harvest round (reference)"),
        Kind.TEXT,
        lambda r: r.words.rounds[r.row.round].reference,
    ),
    ("state_key", gettext_lazy("State (key)"), Kind.TEXT, _plain("state")),
    ("version", gettext_lazy("Version"), _NUMBER, _plain("version")),
    ("strength_key", gettext_lazy("Strength of evidence (key)"), Kind.TEXT, lambda r: r.grade.value),
)
COLUMNS = _FOR_PEOPLE + _FOR_PROGRAMS
"""Key, heading, kind and reader of each column: words for people first, then values for programs."""
LINKS: tuple[tuple[str, object, Kind, Getter], ...] = (
    (
        "links",
        gettext_lazy("Linked outcomes"),
        Kind.TEXT,
        lambda r: _joined(f"{_link_words(kind, forward)} {other}" for kind, forward, other in r.links),
    ),
    (
        "link_keys",
        gettext_lazy("Linked outcomes (keys)"),
        Kind.TEXT,
        lambda r: _joined(
            f"{kind}{'' if forward else '_inverse'} {other}" for kind, forward, other in r.links
        ),
    ),
)
"""Stand last, in tables made for somebody whose outcomes are known: a link names another record."""


def _quote_words(record: Record, quote: Quote) -> str:
    """Return a quote with where it stands, without what the outcome or the document withholds."""
    withheld = as_passages(quote.withheld)
    words, title = (masked(record.shown(text), withheld) for text in (quote.words, quote.title))
    place = _("%(title)s, page %(number)d") if quote.is_paged else _("%(title)s, part %(number)d")
    return f"“{words}” ({place % {'title': title, 'number': quote.page}})"


QUOTES: tuple[tuple[str, object, Kind, Getter], ...] = (
    (
        "passages",
        gettext_lazy("Passages of documents"),
        _LONG,
        lambda r: "\n".join(_quote_words(r, quote) for quote in r.quotes),
    ),
)
"""Stands at the very end of lists for one reader: quotes of confidential documents are for who may read these."""
