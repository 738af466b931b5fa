"""Taking over when the letters of an earlier round go, and in which words."""

from __future__ import annotations

from harvests.models import HarvestRound, LetterCalendar, LetterPlan, LetterWording
from harvests.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused


def copy_letters(*, harvest_round: HarvestRound, source: HarvestRound, by: Principal) -> bool:
    """Plan and word the letters of a round as those of another, and say whether anything was copied.

    What was planned or worded here already stays, kind by kind and language by language, so a double click
    copies once. Nothing is started or sent by it. Days are counted from each deadline, so none is moved.

    Raises:
        Refused: the person does not look after the letters of both rounds.
    """
    for each in (harvest_round, source):
        decision = may(by, Act.PLAN_LETTERS, each)
        if not decision:
            raise Refused(decision.reason)
    planned = LetterPlan.objects.filter(round=harvest_round)
    worded = LetterWording.objects.filter(round=harvest_round)
    plans = _missing(LetterPlan.objects.filter(round=source), planned, ("kind",))
    words = _missing(LetterWording.objects.filter(round=source), worded, ("kind", "language"))
    hour = _hour_to_take(harvest_round, source)
    if not (plans or words or hour):
        return False
    with recorded(by=by) as trail:
        for row in plans:
            LetterPlan.objects.create(round=harvest_round, kind=row.kind, is_on=row.is_on, days=row.days)
        for row in words:
            LetterWording.objects.create(
                round=harvest_round,
                kind=row.kind,
                language=row.language,
                subject=row.subject,
                body=row.body,
            )
        if hour:
            LetterCalendar.objects.create(round=harvest_round, hour=hour)
        trail.record(
            "round.letters_copied",
            subject_type="round",
            reference=harvest_round.reference,
            changes={
                "copied_from": (None, source.name),
                "wording": (None, ", ".join(f"{row.kind} · {row.language}" for row in words)),
            },
        )
    return True


def _missing(rows, present, names: tuple[str, ...]) -> list:
    """Return the rows for which there is none here yet."""
    there = set(present.values_list(*names))
    return [row for row in rows if tuple(getattr(row, name) for name in names) not in there]


def _hour_to_take(harvest_round: HarvestRound, source: HarvestRound) -> int | None:
    """Return the hour at which the other round writes, unless an hour was chosen here."""
    if LetterCalendar.objects.filter(round=harvest_round).exists():
        return None
    return LetterCalendar.objects.filter(round=source).values_list("hour", flat=True).first()
