"""Giving votes, each a row of its own, and settling where coders differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.codebook import BookDimension
from harvests.models import Code, CodebookDimension
from outcomes.enums import CodingPurpose, CodingState
from outcomes.masking import kept_about
from outcomes.models import Coding, Consensus, Outcome, Vote
from outcomes.policy import Act, may
from outcomes.queries.coding import Asked, asked_dimensions, current_votes
from outcomes.queries.votes import complete_codings, readable_for_settling
from outcomes.services.settled import hold_outcomes, refresh_settled
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text


@dataclass(frozen=True)
class Answer:
    """What a coder says about a dimension: keys of codes, or that none applies; perhaps unsurely, with a note."""

    codes: tuple[str, ...] = ()
    is_not_applicable: bool = False
    is_unsure: bool = False
    note: str = ""

    @property
    def is_given(self) -> bool:
        """Say whether it answers the question."""
        return bool(self.codes) or self.is_not_applicable


def keep_votes(
    *, coding: Coding, answers: Mapping[str, Answer], version: int, by: Principal, done: bool
) -> Coding:
    """Keep what a coder says about an outcome and return the coding as it is now; `done` finishes it.

    Only what differs from what stands becomes a row; earlier rows stay as they were. A finished coding can be
    revised by the same person until somebody has settled the code. `version` is that of the coding they saw.

    Raises:
        Refused: the person may not code this, or a code is not in the codebook version of the round.
        Incomplete: an answer is missing or contradicts itself; by `<dimension>` or `<dimension>_note`.
        Stale: it was changed in another window.
    """
    require(may(by, Act.CODE, coding))
    asked = {each.key: each for each in asked_dimensions(coding.outcome.round)}
    said = {
        key: Answer(
            tuple(answer.codes), answer.is_not_applicable, answer.is_unsure, clean_text(answer.note).strip()
        )
        for key, answer in answers.items()
    }
    _check(asked, said, done=done or coding.state == CodingState.DONE)
    before = current_votes([coding]).get(coding.pk, {})
    changed = {key: each for key, each in said.items() if _differs(before.get(key), each)}
    finishes = done and coding.state == CodingState.OPEN
    if not changed and not finishes:
        return coding
    with recorded(by=by) as trail:
        columns = {"version": F("version") + 1}
        if done or coding.state == CodingState.DONE:
            columns |= {
                "state": CodingState.DONE,
                "done_at": timezone.now(),
                "outcome_version": coding.outcome.version,
            }
        claim(Coding.objects, pk=coding.pk, expected={"version": version}, **columns)
        # Whoever settles the code at this moment goes first, or finds these votes.
        hold_outcomes([coding.outcome_id])
        _require_not_settled(coding, changed)
        _write_votes(coding, changed, before)
        if coding.purpose != CodingPurpose.TRIAL:
            refresh_settled([coding.outcome_id])
        if finishes or coding.state == CodingState.DONE:
            # Which codes were given is told by no row of the trail: coders read it too.
            trail.record(
                "coding.done" if finishes else "coding.revised",
                subject_type="coding",
                reference=coding.outcome.reference,
            )
    return Coding.objects.select_related("outcome__round__codebook").get(pk=coding.pk)


def _check(asked: Mapping[str, Asked], said: Mapping[str, Answer], *, done: bool) -> None:
    missing: dict[str, str] = {}
    for key, answer in said.items():
        if key not in asked:
            raise Refused(_("This round does not code “%(dimension)s”.") % {"dimension": key})
        missing |= _contradictions(key, asked[key].dimension, answer)
    if done:
        for key, each in asked.items():
            if each.is_needed and not said.get(key, Answer()).is_given:
                missing.setdefault(key, _("Choose a code, or say that none applies."))
    if missing:
        raise Incomplete(_("Some answers are still needed."), missing)


def _contradictions(key: str, dimension: BookDimension, answer: Answer) -> dict[str, str]:
    if any(code not in dimension.by_key for code in answer.codes):
        raise Refused(
            _("A code is not in the codebook version of this round: %(dimension)s.")
            % {"dimension": dimension.label}
        )
    if answer.codes and answer.is_not_applicable:
        return {key: _("Choose codes, or say that none applies, not both.")}
    if len(answer.codes) > 1 and not dimension.is_multiple:
        return {key: _("Choose one code.")}
    if (answer.is_unsure or answer.is_not_applicable) and not answer.note:
        return {f"{key}_note": _("Write in a few words why.")}
    return {}


def _differs(vote: Vote | None, answer: Answer) -> bool:
    if vote is None:
        return answer.is_given or answer.is_unsure or bool(answer.note)
    stands = ({code.key for code in vote.codes.all()}, vote.is_not_applicable, vote.is_unsure, vote.note)
    return stands != (set(answer.codes), answer.is_not_applicable, answer.is_unsure, answer.note)


def _require_not_settled(coding: Coding, changed: Collection[str]) -> None:
    settled = Consensus.objects.filter(
        outcome=coding.outcome_id, is_current=True, dimension__key__in=list(changed)
    )
    if coding.purpose == CodingPurpose.COUNTED and settled.exists():
        raise Refused(_("The code was settled meanwhile, so what coders said stays as it is."))


def _write_votes(coding: Coding, changed: Mapping[str, Answer], before: Mapping[str, Vote]) -> None:
    dimensions = {each.key: each for each in CodebookDimension.objects.filter(key__in=list(changed))}
    for key, answer in changed.items():
        earlier = before.get(key)
        if earlier is not None:
            claim(Vote.objects, pk=earlier.pk, expected={"is_current": True}, is_current=False)
        vote = Vote(
            coding=coding,
            dimension=dimensions[key],
            number=earlier.number + 1 if earlier else 1,
            is_not_applicable=answer.is_not_applicable,
            is_unsure=answer.is_unsure,
            note=answer.note,
        )
        vote.clean_fields(exclude={"coding", "dimension"})
        vote.save(force_insert=True)
        vote.codes.set(Code.objects.filter(dimension=key, key__in=answer.codes))


def settle_code(
    *,
    outcome: Outcome,
    dimension: BookDimension,
    codes: Collection[str],
    why: str,
    by: Principal,
    is_not_applicable: bool = False,
    number: int = 0,
) -> Consensus:
    """Settle which codes an outcome has in a dimension, with the reason, and return the consensus.

    The votes stay as they were, and so does the agreement. Settling again is a further row; `number` is that
    of the consensus the person saw, 0 where there was none.

    Raises:
        Refused: the person may not settle this, its coders are not all done, or a code is not in the codebook.
        Incomplete: neither a code nor "not applicable" is chosen, or the reason is missing.
        Stale: somebody else settled it meanwhile.
    """
    require(may(by, Act.SETTLE, outcome))
    answer = Answer(tuple(codes), is_not_applicable, note=clean_text(why).strip())
    missing = _contradictions("codes", dimension, answer)
    if not answer.is_given:
        missing["codes"] = _("Choose a code, or say that none applies.")
    if not answer.note:
        missing = {key: words for key, words in missing.items() if key != "codes_note"}
        missing["why"] = _("Write why. Everybody who reads the code later can read it.")
    if missing:
        raise Incomplete(_("Some answers are still needed."), missing)
    row = CodebookDimension.objects.get(key=dimension.key)
    try:
        with recorded(by=by) as trail:
            hold_outcomes([outcome.pk])
            _require_ready(outcome, by)
            current = Consensus.objects.filter(outcome=outcome, dimension=row, is_current=True)
            if current.filter(number=number).update(is_current=False) != bool(number):
                raise Stale(_("Somebody else settled this meanwhile. Look again."))
            made = Consensus(
                outcome=outcome,
                dimension=row,
                number=number + 1,
                is_not_applicable=is_not_applicable,
                why=answer.note,
                by_id=by.person_id,
            )
            made.clean_fields(exclude={"outcome", "dimension", "by"})
            made.save(force_insert=True)
            made.codes.set(Code.objects.filter(dimension=dimension.key, key__in=answer.codes))
            refresh_settled([outcome.pk])
            trail.record(
                "coding.settled",
                subject_type="coding",
                reference=outcome.reference,
                changes={dimension.key: ("", ", ".join(sorted(answer.codes)))},
                reason=kept_about(answer.note, outcome),
            )
    except IntegrityError as twice:
        raise Stale(_("Somebody else settled this meanwhile. Look again.")) from twice
    return made


def _require_ready(outcome: Outcome, by: Principal) -> None:
    if not readable_for_settling(by, outcome.round).filter(pk=outcome.pk).exists():
        raise Refused(_("You still code this outcome yourself. Finish that first."))
    if not complete_codings(outcome.round).filter(outcome=outcome).exists():
        raise Refused(_("Its coders are not all done yet."))
