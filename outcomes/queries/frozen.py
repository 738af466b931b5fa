"""What a round closes with, as one text that is the same to the byte whoever makes it."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.db.models import F, QuerySet

from harvests.frozen import as_text, checksum
from harvests.models import HarvestRound
from outcomes.enums import OutcomeState
from outcomes.models import LeftInRound, Outcome, OutcomeProgramme, OutcomeVersion
from outcomes.queries.credibility import grades_among
from outcomes.queries.funnel import steps_of

FORMAT = 1
_OF_ROUND = ("reference", "name", "financial_year", "boundary")
_DAYS = ("covers_from", "covers_to", "collecting_from", "collecting_to")


def record_of(harvest_round: HarvestRound) -> str:
    """Return the record of a round as it is now: its outcomes with version, state and text, and how far
    the accepted ones were substantiated; at most twelve queries.

    No words of an outcome are in it: a text is told by the checksum of its version, so that a later change
    of that version shows without the record carrying what only some may read. Neither time nor person are
    in it, so the same round makes the same text.
    """
    rows = list(
        Outcome.objects.filter(round=harvest_round).order_by("reference", "pk").select_related("duplicate_of")
    )
    texts = text_checksums(
        OutcomeVersion.objects.filter(outcome__round=harvest_round, number=F("outcome__version"))
    )
    programmes = _programmes(harvest_round)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        counts[row.state][row.is_restricted] += 1
    left = LeftInRound.objects.filter(round=harvest_round, ended_at__isnull=True)
    return as_text(
        {
            "format": FORMAT,
            "round": {name: getattr(harvest_round, name) for name in _OF_ROUND}
            | {name: getattr(harvest_round, name).isoformat() for name in _DAYS},
            "counts": counts,
            "outcomes": [
                {
                    "reference": row.reference,
                    "version": row.version,
                    "state": row.state,
                    "restricted": row.is_restricted,
                    "set_aside_kind": row.set_aside_kind,
                    "duplicate_of": row.duplicate_of.reference if row.duplicate_of else "",
                    "programmes": programmes[row.pk],
                    "text": texts.get((row.pk, row.version), ""),
                }
                for row in rows
            ],
            "substantiation": _substantiation(harvest_round),
            "left": sorted(map(list, left.values_list("outcome__reference", "kind"))),
        }
    )


def text_checksums(versions: QuerySet[OutcomeVersion]) -> dict[tuple[int, int], str]:
    """Return the checksum of what each of some versions says, by outcome and number, in one query."""
    rows = versions.order_by().values_list("outcome_id", "number", "content")
    return {(pk, number): checksum(as_text(content)) for pk, number, content in rows.iterator()}


def _substantiation(harvest_round: HarvestRound) -> dict[str, dict[str, int]]:
    accepted = Outcome.objects.filter(round=harvest_round, state=OutcomeState.ACCEPTED)
    grades = Counter(grade.value for grade in grades_among(accepted).values())
    return {"steps": steps_of(accepted), "strength": grades}


def _programmes(harvest_round: HarvestRound) -> dict[int, list[str]]:
    parts = OutcomeProgramme.objects.filter(outcome__round=harvest_round).order_by("programme__key", "pk")
    found: dict[int, list[str]] = defaultdict(list)
    for pk, key in parts.values_list("outcome_id", "programme__key"):
        found[pk].append(key)
    return found
