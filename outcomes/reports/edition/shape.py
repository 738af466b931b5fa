"""Which tables an edition has, and which columns its annex, for people of WIEGO and for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outcomes.queries.coded import CODED
from outcomes.reports.outcome_columns import COLUMNS
from wiego_mle.kernel.tables import Kind


@dataclass(frozen=True)
class CountedTable:
    """A table of an edition: two dimensions crossed, under a title."""

    key: str
    title: object
    down: str
    across: str


TABLES: tuple[CountedTable, ...] = (
    CountedTable("year-programme", _("When it changed: year by programme"), "happened", "programme"),
    CountedTable("region-group", _("Where and for whom: region by worker group"), "region", "worker_group"),
    CountedTable("country-group", _("Countries by worker group"), "country", "worker_group"),
    CountedTable("focal-group", _("Focal Cities: city by worker group"), "focal_city", "worker_group"),
    CountedTable("actor-level", _("Who changed: actor type by level"), "actor_type", "level"),
    CountedTable(
        "actor-change", _("What changed: actor type by type of change"), "actor_type", "change_type"
    ),
    CountedTable("actor-stage", _("How far it went: actor type by stage"), "actor_type", "stage"),
    CountedTable("strategy-change", _("Strategy by type of change"), "strategy", "change_type"),
    CountedTable("degree-change", _("Degree of contribution by type of change"), "degree", "change_type"),
    CountedTable("route-direction", _("In which way the influence went"), "route", "direction"),
    CountedTable(
        "direction-expected",
        _("Direction of the change, and whether it was intended"),
        "direction",
        "expected",
    ),
    CountedTable("programme-strength", _("Strength of evidence by programme"), "programme", "strength"),
)
"""In the order of the report; the funnel stands before them, the annex after them."""

BY_YEAR = CountedTable(
    "reported-programme", _("When it was reported: financial year by programme"), "year", "programme"
)
"""Stands first of these where several years are counted: a reader compares its last column with single years."""


def tables_of(*, all_years: bool) -> tuple[CountedTable, ...]:
    """Return the tables of an edition of one year, or of all years of a grant."""
    return (BY_YEAR, *TABLES) if all_years else TABLES


def counted_by(tables: Iterable[CountedTable]) -> tuple[str, ...]:
    """Return the dimensions of tables, which are frozen with each row."""
    return tuple(dict.fromkeys(name for table in tables for name in (table.down, table.across)))


def coded_table(dimension: str, label: str) -> CountedTable:
    """Return the table of a dimension that was coded: its codes by programme."""
    title = _("%(down)s by %(across)s") % {"down": label, "across": _("Programme")}
    return CountedTable(f"code-{dimension}", title, f"{CODED}{dimension}", "programme")


LEADING = "lead_programme"
EVIDENCE = "evidence"
DAY = "day"
"""The first possible day of the change: no table counts by it, threads stand in its order."""

_PUBLIC = frozenset(
    {
        "reference",
        "title",
        "date",
        "place",
        "actors",
        "statement",
        "significance",
        "contribution_wiego",
        "contribution_others",
        "lead_programme",
        "programmes",
        "actor_type",
        "change_type",
        "stage",
        "level",
        "worker_groups",
        "direction",
        "expected",
        "influence_route",
        "strength",
        "language",
        "countries",
    }
)
PUBLIC_TEXT = "public_text"


@dataclass(frozen=True)
class AnnexColumn:
    """A column of the annex: its key, its heading, and what it holds."""

    key: str
    label: object
    kind: Kind


def annex_columns(*, is_public: bool) -> tuple[AnnexColumn, ...]:
    """Return the columns of the annex; a public one leaves out documents, sources and what is for programs."""
    columns = tuple(AnnexColumn(name, label, kind) for name, label, kind, _get in COLUMNS)
    if not is_public:
        return columns
    text = AnnexColumn(PUBLIC_TEXT, _("Text that may be published"), Kind.LONG)
    return (*(column for column in columns if column.key in _PUBLIC), text)
