"""Which outcomes the rows of a file are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from outcomes.importing.actors import NamedActor
from outcomes.importing.states import ImportState, RowVerdict
from outcomes.models import ImportRow, Outcome, OutcomeVersion, SheetImport
from outcomes.policy import Act, may
from outcomes.queries.outcomes import visible_to
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal

_AT_A_TIME = 500
LEASE = timedelta(minutes=5)
"""Reading or writing ten thousand rows takes half a minute; who has had an import for longer was ended meanwhile."""


def imports_of(principal: Principal, rows: QuerySet[SheetImport] | None = None) -> QuerySet[SheetImport]:
    """Return the imports that a person may see: those of the rounds they lead, all for administrators."""
    rows = SheetImport.objects.all() if rows is None else rows
    if principal.has(Role.LEAD, Role.ADMINISTRATOR):
        return rows
    return rows.filter(round__in=principal.rounds_with(Role.LEAD))


def due_imports(now: datetime) -> QuerySet[SheetImport]:
    """Return the imports that wait for a worker or were left by one, the longest waiting first."""
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - LEASE)
    at_work = (ImportState.WAITING, ImportState.CONFIRMED)
    return SheetImport.objects.filter(unclaimed, state__in=at_work).order_by("queued_at", "pk")


def readable_records(principal: Principal, rows: Iterable[ImportRow]) -> set[int]:
    """Return the keys of the outcomes that some rows became or are held against and that a person may read."""
    keys = {key for row in rows for key in (row.outcome_id, row.matched_id) if key is not None}
    return set(visible_to(principal).filter(pk__in=keys).order_by().values_list("pk", flat=True))


def by_reference(principal: Principal, references: Iterable[str]) -> dict[str, Outcome]:
    """Return the outcomes with these references that a person may read, with what a comparison needs."""
    return {
        outcome.reference: outcome
        for batch in _batches(sorted(set(references)))
        for outcome in _with_parts(visible_to(principal).filter(reference__in=batch))
    }


def _with_parts(rows: QuerySet[Outcome]) -> QuerySet[Outcome]:
    return rows.select_related(
        "round", "author", "actor_type", "change_type", "stage", "level"
    ).prefetch_related(
        "countries", "worker_groups", "grants", "actor_parts__actor", "programme_parts__programme"
    )


def same_texts(principal: Principal, titles: Iterable[str]) -> dict[str, list[tuple[int, str, str]]]:
    """Return, by sorted title, key, reference and statement of the readable outcomes that have it."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for batch in _batches(sorted(set(filter(None, titles)))):
        rows = visible_to(principal).filter(title_sorted__in=batch)
        for pk, reference, title, statement in rows.values_list(
            "pk", "reference", "title_sorted", "statement"
        ):
            found.setdefault(title, []).append((pk, reference, statement))
    return found


def brought_in_before(digests: Iterable[str], *, besides: int | None = None) -> dict[str, tuple[int, str]]:
    """Return, by digest of a row, the outcome that a row with the same cells became in an import that stands.

    `besides` is the key of an import that is not looked at.
    """
    found: dict[str, tuple[int, str]] = {}
    for batch in _batches(sorted(set(digests))):
        rows = ImportRow.objects.filter(
            digest__in=batch, outcome__isnull=False, sheet_import__state=ImportState.DONE
        ).exclude(sheet_import=besides)
        for digest, pk, reference in rows.values_list("digest", "outcome", "outcome__reference"):
            found[digest] = (pk, reference)
    return found


def contents_at(versions: dict[int, int]) -> dict[int, dict]:
    """Return, by key of an outcome, what it said at a version; nothing where there is no such version."""
    found: dict[int, dict] = {}
    for batch in _batches(sorted(versions)):
        for pk, number, content in OutcomeVersion.objects.filter(outcome__in=batch).values_list(
            "outcome", "number", "content"
        ):
            if versions[pk] == number:
                found[pk] = content
    return found


def why_not_writable(principal: Principal, outcome: Outcome) -> str:
    """Return why a person may not change an outcome, or nothing if they may."""
    decision = may(principal, Act.EDIT, outcome)
    return "" if decision else str(decision.reason)


def rows_to_write(sheet_import: SheetImport) -> QuerySet[ImportRow]:
    """Return the rows that confirming an import would write, in the order of the file."""
    rows = sheet_import.rows.order_by("position")
    proposed = rows.filter(verdict__in=(RowVerdict.NEW, RowVerdict.WARNING, RowVerdict.CHANGED), choice="")
    # Where words were changed that are not followed, the row is shown, and there is nothing to write.
    proposed = proposed.exclude(verdict=RowVerdict.CHANGED, reading__changes={})
    taken = rows.filter(choice="take").exclude(
        verdict__in=(RowVerdict.ERROR, RowVerdict.SKIPPED, RowVerdict.SAME)
    )
    return proposed | taken


def actors_named_in(rows: QuerySet[ImportRow]) -> Iterator[NamedActor]:
    """Yield the actors that rows name, in their order, without reading what else the rows say."""
    said = rows.values_list("reading__values__actors", "fixes__actors")
    for read, mended in said.iterator(chunk_size=_AT_A_TIME):
        for each in (read if mended is None else mended) or ():
            yield NamedActor(**each)


def _batches(values: list) -> Iterator[list]:
    for start in range(0, len(values), _AT_A_TIME):
        yield values[start : start + _AT_A_TIME]
