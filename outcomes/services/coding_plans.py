"""Planning who codes what in a round, sharing codings out, and practice with a reference coding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.enums import CodingNeed, RoundState
from harvests.models import CodebookDimension, CodebookVersion, HarvestRound, Programme, RoundDimension
from outcomes.enums import CodingPurpose, CodingState, TwiceRule
from outcomes.enums import OutcomeState as S
from outcomes.models import Coding, CodingPlan, Outcome, Vote
from outcomes.policy import Act, may
from outcomes.policy.coding import may_be_given
from outcomes.queries.assignments import leading_programmes
from outcomes.queries.coding import (
    Coder,
    asked_dimensions,
    coders_in,
    lot_of,
    needs_of,
    plan_of,
    without_coding,
)
from outcomes.queries.interests import load_conflicts
from outcomes.queries.suggestions import told_of
from outcomes.selecting.lots import in_order_of_lot
from outcomes.services.settled import refresh_settled
from outcomes.sharing import shared_out
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, hold
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text


def plan_coding(
    *,
    harvest_round: HarvestRound,
    book: CodebookVersion,
    needs: Mapping[str, str],
    twice: str,
    seed: str,
    by: Principal,
    percent: int = 20,
    times: int = 2,
    programme: Programme | None = None,
    version: int = 0,
    reason: str = "",
) -> CodingPlan:
    """Say how a round is coded, binding it to a version of the codebook, and return the plan.

    `needs` maps keys of dimensions to a `CodingNeed`. `version` is that of the plan the person saw, 0 where
    there was none. The version of the codebook stays from the first vote on.

    Raises:
        Refused: the person does not lead the round, or votes were given in another version already.
        Incomplete: the programme whose outcomes are coded twice is not named; or the round is past planning,
            and changing what was planned before needs a reason.
        Stale: somebody else planned it meanwhile.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    if twice == TwiceRule.PROGRAMME and programme is None:
        raise Incomplete(_("Which programme is it?"), {"programme": _("Choose the programme.")})
    _require_same_book(harvest_round, book)
    reason = clean_text(reason).strip()
    if version and not reason and is_decided_anew(harvest_round):
        raise Incomplete(_("Give a reason."), {"reason": _("Write the reason. It stays with the round.")})
    columns = {
        "twice": TwiceRule(twice),
        "percent": percent,
        "times": times,
        "seed": clean_text(seed).strip(),
        "programme": programme if twice == TwiceRule.PROGRAMME else None,
    }
    before = _told(plan_of(harvest_round), harvest_round, harvest_round.codebook)
    try:
        with recorded(by=by) as trail:
            plan = _written_plan(harvest_round, version, columns, by)
            HarvestRound.objects.filter(pk=harvest_round.pk).update(codebook=book)
            _write_needs(harvest_round, needs)
            trail.record(
                "coding_plan.made" if version == 0 else "coding_plan.changed",
                subject_type="coding_plan",
                reference=harvest_round.reference,
                changes=_changes(before, _told(plan, harvest_round, book)),
                reason=reason,
            )
    except IntegrityError as twice_made:
        raise Stale(_("Somebody else planned this at the same moment. Look again.")) from twice_made
    harvest_round.codebook = book
    return plan


def is_decided_anew(harvest_round: HarvestRound) -> bool:
    """Say whether planning the coding of a round changes what was decided, so that a reason is asked for."""
    if harvest_round.state == RoundState.PLANNED:
        return False
    return harvest_round.codebook_id is not None and plan_of(harvest_round) is not None


def _told(
    plan: CodingPlan | None, harvest_round: HarvestRound, book: CodebookVersion | None
) -> dict[str, object]:
    """Return what the trail tells of a plan."""
    if plan is None:
        return {}
    return {
        "codebook": book.number if book else None,
        "dimensions": ", ".join(
            sorted(each.key for each, need in needs_of(harvest_round, book) if need != CodingNeed.OFF)
        ),
        "twice": str(plan.twice),
        "times": plan.times,
        "percent": plan.percent,
        "programme": plan.programme.key if plan.programme else None,
        "seed": plan.seed,
    }


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, tuple]:
    return {name: (before.get(name), value) for name, value in after.items() if before.get(name) != value}


def _require_same_book(harvest_round: HarvestRound, book: CodebookVersion) -> None:
    if harvest_round.codebook_id in (None, book.pk):
        return
    if Vote.objects.filter(coding__outcome__round=harvest_round).exists():
        raise Refused(
            _("Outcomes of this round were coded with version %(number)d already, so it keeps that version.")
            % {"number": harvest_round.codebook.number}
        )


def _written_plan(harvest_round: HarvestRound, version: int, columns: dict, by: Principal) -> CodingPlan:
    if version:
        plan = CodingPlan.objects.filter(round=harvest_round).first()
        if plan is None:
            raise Stale(_("Somebody else planned this at the same moment. Look again."))
        for name, value in columns.items():
            setattr(plan, name, value)
        plan.full_clean()
        claim(
            CodingPlan.objects, pk=plan.pk, expected={"version": version}, version=F("version") + 1, **columns
        )
        return plan_of(harvest_round)
    plan = CodingPlan(round=harvest_round, made_by_id=by.person_id, **columns)
    plan.clean_fields()
    plan.save(force_insert=True)
    return plan


def _write_needs(harvest_round: HarvestRound, needs: Mapping[str, str]) -> None:
    rows = [
        RoundDimension(round=harvest_round, dimension=dimension, need=CodingNeed(needs[dimension.key]))
        for dimension in CodebookDimension.objects.all()
        if dimension.key in needs and needs[dimension.key] != dimension.need
    ]
    RoundDimension.objects.filter(round=harvest_round).delete()
    RoundDimension.objects.bulk_create(rows)


@dataclass(frozen=True)
class SharedOut:
    """How many codings were given, by the name of the coder, and what nobody could be given."""

    numbers: Mapping[str, int]
    nobody: tuple[str, ...]
    fewer: tuple[str, ...]


def share_codings(
    *,
    harvest_round: HarvestRound,
    coders: Collection[User],
    by: Principal,
    programme: Programme | None = None,
) -> SharedOut:
    """Give the accepted outcomes of a round to coders, some to several as the plan says, as evenly as can be.

    What somebody codes already stays; those of the lot that too few people code get more. Nobody gets what
    they wrote, may not read, or declared a conflict of interest with. Where it makes nothing less even, an
    outcome goes to who codes for the programme that leads it. `programme` narrows it to the outcomes of one.

    Raises:
        Refused: the person does not lead the round, or nothing was planned yet.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    plan = plan_of(harvest_round)
    if plan is None or not asked_dimensions(harvest_round):
        raise Refused(_("Say first how this round is coded."))
    chosen = {person.pk for person in coders}
    with recorded(by=by) as trail:
        _hold_plan(harvest_round)
        people = {each.person.pk: each for each in coders_in(harvest_round.pk) if each.person.pk in chosen}
        outcomes = _shareable(harvest_round, programme)
        lot = lot_of(plan, _shareable(harvest_round, None))
        given, fewer = _given_now(outcomes, lot, plan.times, people)
        rows = [
            Coding(outcome=outcome, coder_id=coder, given_by_id=by.person_id)
            for outcome, coders_of in given.items()
            for coder in coders_of
        ]
        Coding.objects.bulk_create(rows, batch_size=500)
        if rows:
            refresh_settled({row.outcome_id for row in rows})
            _note_numbers(trail, "coding_plan.shared", harvest_round, len(rows))
    numbers = Counter(people[row.coder_id].person.name for row in rows)
    coded = set(
        Coding.objects.filter(outcome__in=[each.pk for each in outcomes]).values_list("outcome_id", flat=True)
    )
    nobody = tuple(each.reference for each in outcomes if each.pk not in coded)
    return SharedOut(numbers, nobody, tuple(each for each in fewer if each not in nobody))


def _hold_plan(harvest_round: HarvestRound) -> None:
    """Keep the plan of a round until the commit, so that of two who give codings at once the second sees the first."""
    hold(CodingPlan.objects.filter(round=harvest_round))


def _shareable(harvest_round: HarvestRound, programme: Programme | None) -> list[Outcome]:
    rows = Outcome.objects.filter(round=harvest_round, state=S.ACCEPTED)
    rows = rows.exclude(codings__purpose=CodingPurpose.REFERENCE)
    if programme is not None:
        rows = rows.filter(programme_parts__programme=programme)
    return list(rows.select_related("round").order_by("reference"))


def _given_now(
    outcomes: Sequence[Outcome], lot: Collection[str], times: int, people: Mapping[int, Coder]
) -> tuple[dict[Outcome, list[int]], list[str]]:
    """Return who newly codes what, and the references of which fewer people code than the plan says."""
    load_conflicts(outcomes)
    leads = leading_programmes(outcomes)
    held: dict[int, set[int]] = {each.pk: set() for each in outcomes}
    rows = Coding.objects.filter(outcome__in=held, purpose=CodingPurpose.COUNTED).order_by()
    for outcome_id, coder_id in rows.values_list("outcome_id", "coder_id"):
        held[outcome_id].add(coder_id)
    loads = {key: each.open for key, each in people.items()}
    given: dict[Outcome, list[int]] = {}
    missing: list[str] = []
    for turn in range(1, times + 1):
        wanted = [
            each for each in outcomes if len(held[each.pk]) < turn and (turn == 1 or each.reference in lot)
        ]
        shared = shared_out(
            wanted,
            people,
            lambda key, outcome: (
                key not in held[outcome.pk] and bool(may_be_given(people[key].principal, outcome))
            ),
            loads,
            lambda key, outcome: leads.get(outcome.pk) in people[key].programmes,
        )
        for outcome, key in shared.items():
            given.setdefault(outcome, []).append(key)
            held[outcome.pk].add(key)
            loads[key] += 1
        missing += [each.reference for each in wanted if each not in shared]
    return given, list(dict.fromkeys(missing))


def free_codings(*, harvest_round: HarvestRound, coder: User, by: Principal) -> int:
    """Take off a coder what they have not begun or finished, and return how many outcomes that were.

    A coding with a vote stays: what somebody said is never thrown away.

    Raises:
        Refused: the person does not lead the round.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    rows = Coding.objects.filter(outcome__round=harvest_round, coder=coder, state=CodingState.OPEN)
    with recorded(by=by) as trail:
        _hold_plan(harvest_round)
        unused = rows.filter(votes__isnull=True, purpose=CodingPurpose.COUNTED)
        outcomes = list(unused.values_list("outcome_id", flat=True))
        number = Coding.objects.filter(
            outcome__in=outcomes, coder=coder, state=CodingState.OPEN, purpose=CodingPurpose.COUNTED
        ).delete()[0]
        if number:
            refresh_settled(outcomes)
            _note_numbers(trail, "coding_plan.freed", harvest_round, number)
    return number


def choose_practice(*, harvest_round: HarvestRound, number: int, seen: int, by: Principal) -> int:
    """Draw outcomes of a round for practice and give them to the lead, whose coding is the reference.

    They are drawn by the plan's seed among those that nobody codes yet; returns how many were drawn. `seen` is how
    many the person saw drawn before: pressed twice, the same are drawn.

    Raises:
        Refused: the person does not lead the round, or nothing was planned yet.
        Stale: somebody else drew meanwhile.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    plan = plan_of(harvest_round)
    if plan is None:
        raise Refused(_("Say first how this round is coded."))
    with recorded(by=by) as trail:
        _hold_plan(harvest_round)
        before = _drawn_since(harvest_round, seen)
        if before and len(before) <= number and set(before) == {by.person_id}:
            return len(before)
        if before:
            raise Stale(_("Outcomes were drawn for practice meanwhile. Look again."))
        free = {each.reference: each for each in without_coding(harvest_round).select_related("round")}
        load_conflicts(list(free.values()))
        order = in_order_of_lot(free, f"{plan.seed} practice")
        drawn = [free[name] for name in order if by.person_id not in free[name].people_in_conflict][:number]
        Coding.objects.bulk_create(
            Coding(
                outcome=each,
                coder_id=by.person_id,
                given_by_id=by.person_id,
                purpose=CodingPurpose.REFERENCE,
            )
            for each in drawn
        )
        if drawn:
            _note_numbers(trail, "coding_plan.practice_chosen", harvest_round, len(drawn))
    return len(drawn)


def _drawn_since(harvest_round: HarvestRound, seen: int) -> list[int]:
    """Return to whom each outcome was given that was drawn for practice after the first `seen`."""
    rows = Coding.objects.filter(outcome__round=harvest_round, purpose=CodingPurpose.REFERENCE)
    return list(rows.order_by("pk").values_list("given_by_id", flat=True)[seen:])


def give_practice(*, harvest_round: HarvestRound, coders: Collection[User], by: Principal) -> int:
    """Give every outcome with a finished reference coding to coders as practice; return how many codings.

    Raises:
        Refused: the person does not lead the round, or a reference coding is not finished.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    references = Coding.objects.filter(outcome__round=harvest_round, purpose=CodingPurpose.REFERENCE)
    if references.filter(state=CodingState.OPEN).exists() or not references.exists():
        raise Refused(_("Finish the reference coding of each outcome first."))
    chosen = {person.pk for person in coders}
    with recorded(by=by) as trail:
        _hold_plan(harvest_round)
        outcomes = list(Outcome.objects.filter(codings__in=references).select_related("round"))
        load_conflicts(outcomes)
        held = set(
            Coding.objects.filter(outcome__in=[each.pk for each in outcomes])
            .order_by()
            .values_list("outcome_id", "coder_id")
        )
        rows = [
            Coding(outcome=outcome, coder=each.person, given_by_id=by.person_id, purpose=CodingPurpose.TRIAL)
            for each in coders_in(harvest_round.pk)
            if each.person.pk in chosen
            for outcome in outcomes
            if (outcome.pk, each.person.pk) not in held and may_be_given(each.principal, outcome)
        ]
        Coding.objects.bulk_create(rows)
        if rows:
            _note_numbers(trail, "coding_plan.practice_given", harvest_round, len(rows))
    return len(rows)


def switch_suggestions(*, harvest_round: HarvestRound, on: bool, by: Principal) -> CodingPlan:
    """Let the coders of a round see suggestions, or no longer, and return the plan.

    Raises:
        Refused: the person does not lead the round, nothing was planned yet, or too little was coded before to
            know how well suggestions do.
        Stale: somebody else changed the plan meanwhile.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    plan = plan_of(harvest_round)
    if plan is None:
        raise Refused(_("Say first how this round is coded."))
    if on and not any(each.accuracy for each in told_of(harvest_round)):
        raise Refused(_("Too little was coded before to know how well suggestions do."))
    if plan.suggests == on:
        return plan
    with recorded(by=by) as trail:
        claim(
            CodingPlan.objects,
            pk=plan.pk,
            expected={"version": plan.version},
            version=F("version") + 1,
            suggests=on,
        )
        trail.record(
            "coding_plan.changed",
            subject_type="coding_plan",
            reference=harvest_round.reference,
            changes={"suggests": (plan.suggests, on)},
        )
    return plan_of(harvest_round)


def _note_numbers(trail: Trail, act: str, harvest_round: HarvestRound, number: int) -> None:
    """Tell how many and not who codes what: the trail is read by those who code."""
    trail.record(
        act, subject_type="coding_plan", reference=harvest_round.reference, changes={"number": (None, number)}
    )
