"""Going on without what is unfinished: leaving it with a reason, or carrying it over to a later round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from harvests import policy as rounds_policy
from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.queries.deadlines import deadline_for
from harvests.services.holding import hold_round
from outcomes.masking import as_passages, in_this_language, kept, shown, shown_text
from outcomes.models import CarryOver, LeftInRound, Outcome
from outcomes.policy import RUNNING, Act, may
from outcomes.queries.round_checks import Check, waiting
from outcomes.services.letters_kept import note_named
from outcomes.services.parts import change_parts
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.folding import clean_text
from wiego_mle.mailing.services import queue_mail


def leave_in_round(
    *, harvest_round: HarvestRound, check: Check, outcomes: Iterable[Outcome], reason: str, by: Principal
) -> list[LeftInRound]:
    """Note why the round goes on although a check lists some outcomes, and return the notes.

    What the check does not list (any more), or what was left already, is passed over, so a double click
    makes one note each.

    Raises:
        Refused: the person does not lead the round, it does not run, or what the check lists is not left.
        Incomplete: there is no reason.
        Stale: the round has moved on meanwhile.
        ValidationError: the reason is too long.
    """
    require(rounds_policy.may(by, rounds_policy.Act.MOVE_ROUND, harvest_round))
    if check.may_not_be_left:
        raise Refused(str(check.may_not_be_left))
    if harvest_round.state not in RUNNING:
        raise Refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})
    reason = _reason(reason)
    chosen = [outcome.pk for outcome in outcomes]
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        listed = list(waiting(check, harvest_round).filter(pk__in=chosen))
        notes = [
            LeftInRound(
                round=harvest_round, outcome=outcome, kind=check.key, reason=reason, by_id=by.person_id
            )
            for outcome in listed
        ]
        for note in notes:
            note.clean_fields(exclude={"round", "outcome", "by", "ended_at"})
        LeftInRound.objects.bulk_create(notes)
        if notes:
            trail.record(
                "round.left",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"left": ("", ", ".join(outcome.reference for outcome in listed))},
            )
        # The history of a round is open to everybody; why an outcome is left stands with the outcome.
        for outcome in listed:
            trail.record(
                "outcome.left",
                subject_type="outcome",
                reference=outcome.reference,
                reason=kept(reason, as_passages(outcome.withheld)),
            )
    return notes


def carry_over(*, outcomes: Sequence[Outcome], to: HarvestRound, reason: str, by: Principal) -> list[Outcome]:
    """Move unfinished outcomes to an open later round and return them as they are there.

    Each keeps its reference, versions, questions and trail; the move is a version of its own. Its author
    gets one letter for all that were moved together.

    Raises:
        Refused: the person does not lead the round of one, one is decided, or `to` is not open or not later.
        Incomplete: there is no reason.
        Stale: an outcome or one of the rounds has moved on meanwhile; then nothing is moved.
        ValidationError: the reason is too long.
    """
    reason = _reason(reason)
    for outcome in outcomes:
        require(may(by, Act.CARRY_OVER, outcome))
        if outcome.round_id == to.pk or to.covers_to < outcome.round.covers_to:
            raise Refused(_("Outcomes are carried over to a later round."))
    if to.state != RoundState.OPEN:
        raise Refused(_("The round “%(round)s” is not open.") % {"round": to.name})
    with recorded(by=by) as trail:
        # Rounds first and in one order, as every step takes them.
        for each in sorted({outcome.round for outcome in outcomes} | {to}, key=lambda each: each.pk):
            hold_round(each)
        moved = [_move(outcome, to, reason, by) for outcome in outcomes]
        for each in {outcome.round for outcome in outcomes}:
            gone = ", ".join(outcome.reference for outcome in outcomes if outcome.round_id == each.pk)
            trail.record(
                "round.carried_over",
                subject_type="round",
                reference=each.reference,
                changes={"carried_over": ("", f"{gone} → {to.reference}")},
            )
        _tell_authors(moved, to, reason, by)
    return moved


def _move(outcome: Outcome, to: HarvestRound, reason: str, by: Principal) -> Outcome:
    note = CarryOver(
        outcome=outcome, from_round=outcome.round, to_round=to, reason=reason, by_id=by.person_id
    )
    note.clean_fields(exclude={"outcome", "from_round", "to_round", "by"})

    def write(fresh: Outcome) -> None:
        claim(Outcome.objects, pk=fresh.pk, expected={"round_id": outcome.round_id}, round=to)
        LeftInRound.objects.filter(outcome=fresh, ended_at__isnull=True).update(ended_at=timezone.now())
        note.save(force_insert=True)

    return change_parts(
        outcome=outcome,
        by=by,
        write=write,
        act="outcome.carried_over",
        part="round",
        why=reason,
        needs=Act.CARRY_OVER,
    )


def _tell_authors(moved: Sequence[Outcome], to: HarvestRound, reason: str, by: Principal) -> None:
    """Queue one letter for each author; of a restricted outcome it says no more than the reference."""
    theirs: dict[int, list[Outcome]] = defaultdict(list)
    for outcome in moved:
        if outcome.author_id != by.person_id:
            theirs[outcome.author_id].append(outcome)
    for outcomes in theirs.values():
        author = outcomes[0].author
        if not author.is_active:
            continue
        with translation.override(author.language):
            titles = ["" if each.is_restricted else shown(each, "title") for each in outcomes]
            told = reason
            for each in outcomes:
                told = shown_text(each, told)
            told = in_this_language(told)
        letter = queue_mail(
            kind="outcomes_carried_over",
            effect_key=f"carried-over:{outcomes[0].carried_over.first().pk}",
            to=author,
            context={
                "outcomes": [
                    {"reference": each.reference, "title": title}
                    for each, title in zip(outcomes, titles, strict=True)
                ],
                "number": len(outcomes),
                "reason": "" if any(each.is_restricted for each in outcomes) else told,
                "by_name": by.name,
                "round_name": to.name,
                "collecting_to": deadline_for(to, author.pk),
            },
            about=("round", to.reference),
            round_id=to.pk,
        )
        note_named(letter, outcomes)


def _reason(reason: str) -> str:
    reason = clean_text(reason).strip()
    if not reason:
        raise Incomplete(
            _("Give a reason."), {"reason": _("Write the reason. The people concerned will read it.")}
        )
    return reason
