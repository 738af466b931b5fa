"""One row per outcome: the annex of the annual tables and the export of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from operator import attrgetter

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from harvests.models import Code, HarvestRound, Programme
from harvests.queries.lists import grants
from outcomes.enums import (
    Confidentiality,
    Direction,
    Expected,
    InfluenceRoute,
    OutcomeState,
    Strength,
)
from outcomes.models import (
    ContributionLink,
    Evidence,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeProgramme,
    Passage,
    Source,
)
from outcomes.queries.credibility import grades_among
from outcomes.queries.links import links_in_rows
from outcomes.queries.passages import quotes_in_rows
from outcomes.reports.outcome_columns import COLUMNS, LINKS, QUOTES, Record, Term, Words
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.tables import Cell, Column, Row, Table

_ANY = "ANY-REFERENCE"
CHUNK = 500
"""How many outcomes are read at a time; a query takes a bounded number of parameters on SQLite."""

_READ = (
    "pk",
    "reference",
    "round",
    "state",
    "language",
    "title",
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "actor_type",
    "change_type",
    "stage",
    "level",
    "is_global",
    "city",
    "date_from",
    "date_to",
    "date_precision",
    "is_ongoing",
    "direction",
    "expected",
    "influence_route",
    "confidentiality",
    "version",
    "withheld",
)


def outcome_table(
    rows: QuerySet[Outcome],
    *,
    key: str = "outcomes",
    title: str,
    filter_words: str = "",
    period: str = "",
    made_at: datetime | None = None,
    notes: tuple[str, ...] = (),
    counted: int | None = None,
    withheld: int = 0,
    readable: QuerySet[Outcome] | None = None,
    quoted: QuerySet[Passage] | None = None,
) -> Table:
    """Return a table with one row per outcome, read in chunks each time its rows are asked for.

    `rows` is filtered, ordered and cut to what the person may see; it is read with its own columns,
    so it needs neither `only()` nor prefetching. Each chunk costs the same number of queries,
    whatever it holds. The keys of the columns are the names of the answers and stay the same, so
    that a file can be read back and joined by reference; the columns from `date_from` on hold values
    as they are stored, for programs. `readable`, where given, are all outcomes that the reader may read;
    then two more columns tell how each belongs to others of them. `quoted`, where given, are the passages that
    the reader may read; then another column quotes them.
    """
    columns = COLUMNS + (LINKS if readable is not None else ()) + (QUOTES if quoted is not None else ())
    return Table(
        key=key,
        title=title,
        columns=tuple(Column(name, str(label), kind) for name, label, kind, _get in columns),
        rows=lambda: _stream(rows, columns, readable, quoted),
        counted=rows.count() if counted is None else counted,
        withheld=withheld,
        filter_words=filter_words,
        period=period,
        made_at=made_at,
        notes=notes,
        read_back=True,
    )


def chunks_of_records(rows: QuerySet[Outcome]) -> Iterator[list[Record]]:
    """Yield outcomes with everything by which they are counted, a bounded number at a time.

    `rows` is filtered and ordered. Each chunk costs the same number of queries, whatever it holds.
    """
    words = _words()
    found = rows.values_list(*_READ, named=True).iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        records = _records(chunk, words)
        _add_what_is_counted(records)
        yield records


def _stream(
    rows: QuerySet[Outcome],
    columns: tuple,
    readable: QuerySet[Outcome] | None,
    quoted: QuerySet[Passage] | None,
) -> Iterator[Row]:
    words = _words()
    page = reverse("outcomes:detail", args=[_ANY])
    getters = [get for _name, _label, _kind, get in columns]
    found = rows.values_list(*_READ, named=True).iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        linked = links_in_rows(readable, {row.pk for row in chunk}) if readable is not None else {}
        quotes = quotes_in_rows(quoted, {row.pk for row in chunk}) if quoted is not None else {}
        for record in _records(chunk, words):
            record.links = linked.get(record.row.pk, [])
            record.quotes = quotes.get(record.row.pk, [])
            cells = [Cell(get(record)) for get in getters]
            cells[0] = Cell(record.row.reference, page.replace(_ANY, record.row.reference))
            yield cells


def _words() -> Words:
    return Words(
        language=get_language(),
        codes={None: None, **_terms(Code.objects.all())},
        programmes=_terms(Programme.objects.all()),
        grants={
            grant.pk: Term(grant.key, grant.label, (place, grant.pk)) for place, grant in enumerate(grants())
        },
        rounds=HarvestRound.objects.in_bulk(),
        choices={
            "state": _labels(OutcomeState),
            "language": _labels(Language),
            "direction": _labels(Direction),
            "expected": _labels(Expected),
            "influence_route": _labels(InfluenceRoute),
            "confidentiality": _labels(Confidentiality),
        },
    )


def _terms(rows: QuerySet) -> dict[int, Term]:
    return {row.pk: Term(row.key, row.label, (row.order, row.pk)) for row in rows}


def _labels(choices) -> dict[str, str]:
    # "Internal – everybody at WIEGO who signs in" explains itself in a form; a table needs the word.
    return {value: str(label).partition(" – ")[0] for value, label in choices.choices}


def _records(chunk: list[tuple], words: Words) -> list[Record]:
    records = {row.pk: Record(row, words) for row in chunk}
    of_these = {"outcome__in": list(records)}
    for pk, name, reference in OutcomeActor.objects.filter(**of_these).values_list(
        "outcome", "actor__name", "actor__reference"
    ):
        records[pk].actors.append((name, reference))
    for pk, country in OutcomeCountry.objects.filter(**of_these).values_list("outcome", "country"):
        records[pk].countries.append(country)
    for pk, programme, leads in OutcomeProgramme.objects.filter(**of_these).values_list(
        "outcome", "programme", "is_lead"
    ):
        records[pk].programmes.append((words.programmes[programme], leads))
    _add_terms(records, "worker_groups", Outcome.worker_groups.through, "code", words.codes)
    _add_terms(records, "grants", Outcome.grants.through, "grant", words.grants)
    strengths = _labels(Strength)
    for pk, reference, strength in ContributionLink.objects.filter(**of_these).values_list(
        "outcome", "contribution__reference", "strength"
    ):
        records[pk].contributions.append(f"{reference} ({strengths[strength]})")
    for pk, title in Evidence.objects.filter(removed_at=None, **of_these).values_list("outcome", "title"):
        records[pk].evidence.append(records[pk].shown(title))
    for (pk,) in Source.objects.filter(**of_these).values_list("outcome"):
        records[pk].sources += 1
    for pk, grade in grades_among(Outcome.objects.filter(pk__in=list(records))).items():
        records[pk].grade = grade
    return list(records.values())


def _add_what_is_counted(records: list[Record]) -> None:
    by_key = {record.row.pk: record for record in records}
    of_these = {"outcome__in": list(by_key)}
    links = ContributionLink.objects.filter(**of_these)
    for pk, strength, strategy in links.values_list(
        "outcome", "strength", "contribution__strategies__key"
    ).order_by():
        by_key[pk].degrees.add(strength)
        if strategy:
            by_key[pk].strategies.add(strategy)
    cities = Outcome.focal_cities.through.objects.filter(**of_these)
    for pk, city in cities.values_list("outcome", "focalcity__key"):
        by_key[pk].focal_cities.add(city)
    checked = Evidence.objects.filter(removed_at=None, checked_at__isnull=False, **of_these)
    for pk in checked.values_list("outcome", flat=True):
        by_key[pk].has_checked_evidence = True


def _add_terms(
    records: dict[int, Record], name: str, parts: type[Model], column: str, terms: Mapping[int, Term]
) -> None:
    found = defaultdict(list)
    for pk, key in parts.objects.filter(outcome__in=list(records)).values_list("outcome", column):
        found[pk].append(terms[key])
    for pk, named in found.items():
        setattr(records[pk], name, sorted(named, key=attrgetter("order")))
