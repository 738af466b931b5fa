"""Editions: which a person may read, which wait for a worker, and what of the frozen rows may still be printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from harvests.frozen import as_text, checksum
from harvests.models import HarvestRound
from outcomes.enums import (
    Confidentiality,
    EditionFileState,
    EditionState,
    FileFormat,
    OutcomeState,
    PrintedText,
)
from outcomes.masking import Passage, as_passages, masked
from outcomes.models import Edition, EditionFile, EditionFinding, EditionHighlight, EditionRow, Outcome
from outcomes.policy.editions import MAKERS
from outcomes.queries.filters import NONE
from outcomes.queries.reported import HAS_PUBLIC_TEXT, is_hidden
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal

LEASE = timedelta(minutes=5)
"""Longer than a task may run: who has had an edition for longer was ended meanwhile."""
CHUNK = 500


def editions_for(principal: Principal) -> QuerySet[Edition]:
    """Return the editions that a person may see; says the same as `policy` with SEE_EDITIONS."""
    rows = Edition.objects.exclude(state=EditionState.DISCARDED).select_related(
        "round", "programme", "grant", "requested_by", "published_by", "follows"
    )
    if not principal.has(*MAKERS):
        rows = rows.filter(Q(state=EditionState.PUBLISHED) | Q(round__in=principal.rounds_with(Role.LEAD)))
    return rows.order_by("-requested_at", "-pk")


def editions_due(now: datetime) -> QuerySet[Edition]:
    """Return the editions that wait to be built or were left by a worker, the longest waiting first."""
    left = Q(state=EditionState.BUILDING) & (Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - LEASE))
    return Edition.objects.filter(Q(state=EditionState.REQUESTED) | left).order_by("requested_at", "pk")


def files_due(now: datetime) -> QuerySet[EditionFile]:
    """Return the files that wait to be written or were left by a worker, the longest waiting first."""
    unclaimed = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - LEASE)
    rows = EditionFile.objects.filter(unclaimed, state=EditionFileState.WAITING)
    return rows.order_by("queued_at", "pk")


def rounds_of(edition: Edition) -> tuple[HarvestRound, ...]:
    """Return the rounds that an edition is about, the newest first.

    For all years of a grant these are the rounds with a record that names it and could be counted: what is
    restricted or of another programme decides nothing.
    """
    if edition.round:
        return (edition.round,)
    rounds = HarvestRound.objects.order_by("-covers_from", "-pk")
    if not edition.counts_all_years:
        return tuple(rounds.filter(financial_year=edition.year))
    naming = Outcome.objects.filter(round=OuterRef("pk"), grants=edition.grant_id).exclude(
        confidentiality=Confidentiality.RESTRICTED
    )
    if edition.programme_id:
        naming = naming.filter(programme_parts__programme=edition.programme_id)
    return tuple(rounds.filter(Exists(naming)))


def last_published_like(edition: Edition) -> Edition | None:
    """Return the last published edition of the same selection and audience; None if this is the first."""
    return (
        Edition.objects.filter(
            state=EditionState.PUBLISHED,
            year=edition.year,
            round=edition.round_id,
            programme=edition.programme_id,
            grant=edition.grant_id,
            audience=edition.audience,
        )
        .exclude(pk=edition.pk)
        .order_by("-published_at", "-pk")
        .first()
    )


def open_findings(edition: Edition) -> QuerySet[EditionFinding]:
    """Return what was found in a public edition and nobody cleared."""
    return EditionFinding.objects.filter(edition=edition, cleared_at__isnull=True)


def files_of(edition: Edition) -> list[EditionFile]:
    """Return the files of an edition in the order in which they are offered."""
    order = list(FileFormat)
    return sorted(
        EditionFile.objects.filter(edition=edition),
        key=lambda file: order.index(FileFormat(file.file_format)),
    )


def findings_of(edition: Edition) -> list[EditionFinding]:
    """Return what was found in a public edition, what nobody cleared first."""
    rows = EditionFinding.objects.filter(edition=edition).select_related("outcome", "cleared_by")
    return sorted(rows.order_by("pk"), key=lambda finding: finding.cleared_at is not None)


def cleared_marks(edition: Edition) -> set[str]:
    """Return the marks of the words that may stand in a public edition wherever they were found.

    Words are cleared when every place in which they were found is.
    """
    found = EditionFinding.objects.filter(edition=edition)
    still_open = set(found.filter(cleared_at__isnull=True).values_list("mark", flat=True))
    return set(found.values_list("mark", flat=True)) - still_open


def highlights_of(edition: Edition) -> list[EditionHighlight]:
    """Return the highlights in their order, with their outcomes."""
    return list(
        EditionHighlight.objects.filter(edition=edition).select_related("outcome").order_by("place", "pk")
    )


def row_lines(edition: Edition) -> Iterator[str]:
    """Yield each frozen row as one line of text, the same to the byte on every database."""
    rows = EditionRow.objects.filter(edition=edition).order_by("outcome_id")
    columns = ("reference", "version", "state", "is_counted", "printed", "counted_under", "cells")
    for values in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        yield as_text(dict(zip(columns, values, strict=True)))


def content_checksum(head: str, highlights: Iterable[EditionHighlight]) -> str:
    """Return the checksum of an edition: its head, which holds that of the rows, and its highlights."""
    told = [[each.outcome.reference, each.place, each.text] for each in highlights]
    return checksum(as_text({"head": head, "highlights": told}))


@dataclass(frozen=True)
class Screen:
    """What may still be printed of the outcomes of an edition, as of now.

    An edition is frozen, a duty to protect somebody is not: words that are withheld since, and records that
    are restricted since, are not printed any more, while every number stays.
    """

    hidden: frozenset[int]
    passages: dict[int, tuple[Passage, ...]]
    mark: str

    def text(self, outcome_id: int, text: str) -> str:
        """Return a text of a record as it may be printed."""
        passages = self.passages.get(outcome_id)
        return masked(text, passages) if passages else text


def screen_of(edition: Edition) -> Screen:
    """Return what may be printed of an edition now, in one query, and a mark that changes when that does.

    The mark also changes with the content itself, so a file with another mark is out of date.
    """
    rows = EditionRow.objects.filter(edition=edition).exclude(printed=PrintedText.NOTHING)
    columns = ("outcome_id", "printed", "outcome__confidentiality", "has_public_text", "outcome__withheld")
    found = rows.annotate(has_public_text=HAS_PUBLIC_TEXT).order_by("outcome_id").values_list(*columns)
    hidden, passages, told = set(), {}, []
    for pk, printed, confidentiality, has_public_text, withheld in found.iterator(chunk_size=CHUNK):
        hides = is_hidden(printed, edition.audience, confidentiality, has_public_text)
        if hides:
            hidden.add(pk)
        if withheld:
            passages[pk] = as_passages(withheld)
        told.append([pk, hides, withheld])
    return Screen(frozenset(hidden), passages, checksum(as_text({"told": told, "content": edition.sha256})))


def row_of(edition: Edition, reference: str) -> EditionRow | None:
    """Return the row of a counted outcome by its reference; None where there is none."""
    return EditionRow.objects.filter(edition=edition, is_counted=True, reference=reference).first()


def counted_under(edition: Edition) -> Iterator[dict[str, list[str]]]:
    """Yield under what each counted outcome counts."""
    rows = EditionRow.objects.filter(edition=edition, is_counted=True).order_by("outcome_id")
    yield from rows.values_list("counted_under", flat=True).iterator(chunk_size=CHUNK)


def funnel_counts(edition: Edition) -> Counter[tuple[str, str]]:
    """Return how many records of each state each programme led; `NONE` where none leads."""
    rows = EditionRow.objects.filter(edition=edition).exclude(state=OutcomeState.ACCEPTED, is_counted=False)
    counts: Counter[tuple[str, str]] = Counter()
    for under, state in rows.order_by().values_list("counted_under", "state").iterator(chunk_size=CHUNK):
        counts[(under["lead_programme"] or [NONE])[0], state] += 1
    return counts


def printed_rows(edition: Edition, *printed: str) -> QuerySet[EditionRow]:
    """Return the rows that the annex prints, in the order of their outcomes."""
    rows = EditionRow.objects.filter(edition=edition, printed__in=printed or (PrintedText.OWN,))
    return rows.order_by("outcome_id")


def counted_in(edition: Edition, conditions: Mapping[str, str]) -> list[int]:
    """Return the keys of the counted outcomes that are in a cell of a table, in the order of their references.

    What is asked for and counted nowhere is in no row. What the annex prints of them is not read.
    """
    rows = EditionRow.objects.filter(edition=edition, is_counted=True).order_by("outcome_id")
    found = [
        pk
        for pk, under in rows.values_list("outcome_id", "counted_under").iterator(chunk_size=CHUNK)
        if all(value in (under.get(name) or [NONE]) for name, value in conditions.items())
    ]
    city = conditions.get("focal_city", NONE)
    return found if city == NONE else _without_places_withheld_since(found, city)


def _without_places_withheld_since(outcomes: list[int], city: str) -> list[int]:
    """Leave out outcomes of which words are withheld meanwhile, and which no longer count for a city.

    The number stays as it was counted; which outcome is behind it is told where its place may still be read. To
    be in no city tells no place.
    """
    rows = Outcome.objects.exclude(withheld=[]).exclude(focal_cities__key=city)
    untold = set(rows.order_by().values_list("pk", flat=True))
    return [pk for pk in outcomes if pk not in untold]


def rows_of_page(edition: Edition, outcomes: Sequence[int]) -> list[EditionRow]:
    """Return the rows of some outcomes (by key) as they were frozen, in the order of their references."""
    return list(EditionRow.objects.filter(edition=edition, outcome__in=outcomes).order_by("outcome_id"))
