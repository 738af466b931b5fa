"""Changing the codebook together with the records: rename, merge, split, move and retire, and undoing it as one."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests import policy as rounds_policy
from harvests.codebook import LABELS
from harvests.enums import Dimension, DimensionKind
from harvests.models import Code, CodebookDimension
from harvests.services.lists import reference_of
from outcomes.enums import RecodingKind
from outcomes.models import Contribution, Outcome, RecodedOutcome, Recoding
from outcomes.policy import Act, may
from outcomes.queries.recoding import (
    CARRIES_OUTCOMES,
    Change,
    actors_with,
    by_rule,
    contributions_with,
    outcomes_with,
)
from outcomes.services.record import change_record
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.folding import clean_text


def change_codebook(*, change: Change, why: str, by: Principal) -> Recoding:
    """Carry out a change of the codebook with everything that follows by rule, and return it.

    Records of running rounds get the other code as a new version of theirs; closed rounds and codes that coders
    gave stay as they are. All of it is one transaction, and `undo_change` takes all of it back.

    Raises:
        Refused: the person may not change codes, or the change makes no sense for this code.
        Incomplete: the reason or what the change needs is missing.
        Stale: somebody else changed the code, or one of the records, at the same moment.
    """
    require(rounds_policy.may(by, rounds_policy.Act.EDIT_CODEBOOK))
    reason = clean_text(why).strip()
    _check(change, reason)
    code = Code.objects.select_related("parent", "replaced_by").get(pk=change.code.pk)
    before = _before(code)
    with recorded(by=by) as trail:
        columns = _columns(change)
        claim(
            Code.objects,
            pk=code.pk,
            expected={"version": change.code.version},
            version=F("version") + 1,
            **columns,
        )
        made = Recoding(kind=change.kind, code=code, before=before, why=reason, by_id=by.person_id)
        made.full_clean(exclude={"code", "by"})
        made.save(force_insert=True)
        made.targets.set(change.targets)
        _move_outcomes(made, by_rule(change), by)
        _move_others(made, change)
        trail.record(
            f"recoding.{change.kind}",
            subject_type="recoding",
            reference=made.reference,
            changes={
                "code": (None, reference_of(code)),
                "targets": (None, [target.key for target in change.targets]),
                "moved": (None, made.outcomes.count()),
            },
            reason=reason,
        )
    return made


def recode_by_hand(*, recoding: Recoding, outcome: Outcome, target: Code, by: Principal) -> None:
    """Give an outcome that a split left to a person one of its codes.

    Raises:
        Refused: the person may not, the split was undone, or the outcome no longer has the code.
        Stale: somebody else changed the record meanwhile.
    """
    require(may(by, Act.RECODE, outcome))
    if recoding.undone_at is not None or recoding.kind != RecodingKind.SPLIT:
        raise Refused(_("This change was undone."))
    if not recoding.targets.filter(pk=target.pk).exists():
        raise Refused(_("This code is none of those into which it was split."))
    if not outcomes_with(recoding.code).filter(pk=outcome.pk).exists():
        raise Refused(_("This outcome has another code by now."))
    with recorded(by=by):
        _move_outcomes(recoding, {outcome.pk: target}, by, by_hand=True)


def undo_change(*, recoding: Recoding, by: Principal) -> tuple[int, int]:
    """Take back a change of the codebook with everything it moved.

    Returns how many outcomes have their code again, and how many were changed since and stay as they are.

    Raises:
        Refused: the person may not change codes, it was undone already, or a later change of the code stands.
        Stale: somebody else was first.
    """
    require(rounds_policy.may(by, rounds_policy.Act.EDIT_CODEBOOK))
    if recoding.undone_at is not None:
        raise Refused(_("This change was undone."))
    later = Recoding.objects.filter(code=recoding.code_id, undone_at__isnull=True, pk__gt=recoding.pk)
    if later.exists():
        raise Refused(_("The code was changed again since. Undo the later change first."))
    code = Code.objects.get(pk=recoding.code_id)
    with recorded(by=by) as trail:
        claim(
            Recoding.objects,
            pk=recoding.pk,
            expected={"undone_at": None},
            undone_at=timezone.now(),
            undone_by_id=by.person_id,
        )
        claim(
            Code.objects,
            pk=code.pk,
            expected={"version": code.version},
            version=F("version") + 1,
            **_columns_of(recoding.before),
        )
        back, stay = _move_back(recoding, by)
        _move_others_back(recoding)
        trail.record(
            "recoding.undone",
            subject_type="recoding",
            reference=recoding.reference,
            changes={"code": (None, reference_of(code)), "moved": (None, back), "stay": (None, stay)},
        )
    return back, stay


def _check(change: Change, reason: str) -> None:
    missing: dict[str, str] = {}
    if not reason:
        missing["why"] = _("Write why. It stands beside the change for those who compare years.")
    if change.kind == RecodingKind.RENAME and not change.labels.get("label_en"):
        missing["label_en"] = _("Give it a name in English.")
    if change.kind == RecodingKind.MERGE and len(change.targets) != 1:
        missing["into"] = _("Choose the code into which it is merged.")
    if change.kind == RecodingKind.SPLIT and len(change.targets) < 2:
        missing["targets"] = _("Choose at least two codes. Add them to the list first.")
    if missing:
        raise Incomplete(_("Some answers are still needed."), missing)
    if change.kind != RecodingKind.RENAME and change.code.retired_on is not None:
        raise Refused(_("This code is retired already."))
    for target in change.targets:
        if target.pk == change.code.pk or target.dimension != change.code.dimension or target.retired_on:
            raise Refused(_("Choose codes of the same list that are in use."))
    if change.kind == RecodingKind.MOVE:
        _check_move(change)


def _check_move(change: Change) -> None:
    kind = CodebookDimension.objects.get(key=change.code.dimension).kind
    if kind != DimensionKind.HIERARCHICAL:
        raise Refused(_("Only in a tree can a code stand beneath another."))
    above, passed = change.parent, {change.code.pk}
    while above is not None:
        # Also where codes that were read from a file once stand in a ring: its end is never reached.
        if above.pk in passed or above.dimension != change.code.dimension:
            raise Refused(_("A code cannot stand beneath itself."))
        passed.add(above.pk)
        above = above.parent


def _columns(change: Change) -> dict:
    """Return the columns of the code that a change writes."""
    match change.kind:
        case RecodingKind.RENAME:
            return {
                name: clean_text(words).strip() for name, words in change.labels.items() if name in LABELS
            }
        case RecodingKind.MOVE:
            return {"parent": change.parent}
        case RecodingKind.MERGE:
            return {"retired_on": timezone.localdate(), "replaced_by": change.targets[0]}
        case _:
            return {"retired_on": timezone.localdate()}


def _before(code: Code) -> dict:
    return {
        **{name: getattr(code, name) for name in LABELS},
        "parent": code.parent_id,
        "retired_on": code.retired_on.isoformat() if code.retired_on else None,
        "replaced_by": code.replaced_by_id,
    }


def _columns_of(before: dict) -> dict:
    return {
        **{name: before[name] for name in LABELS},
        "parent_id": before["parent"],
        "retired_on": before["retired_on"],
        "replaced_by_id": before["replaced_by"],
    }


def _move_outcomes(
    recoding: Recoding, targets: dict[int, Code], by: Principal, *, by_hand: bool = False
) -> None:
    code = recoding.code
    for outcome in Outcome.objects.filter(pk__in=targets).select_related("round", "author").order_by("pk"):
        target = targets[outcome.pk]
        had = _give(outcome, code, target, by, why=_("Codebook: %(why)s") % {"why": recoding.why})
        RecodedOutcome.objects.update_or_create(
            recoding=recoding,
            outcome=outcome,
            defaults={"target": target, "had_target": had, "by_hand": by_hand, "undone": False},
        )


def _give(outcome: Outcome, old: Code, new: Code, by: Principal, *, why: str, keep_old: bool = False) -> bool:
    """Give a record one code for another as a new version; return whether it had the new one already."""
    in_list = old.dimension == Dimension.WORKER_GROUP
    had = in_list and outcome.worker_groups.filter(pk=new.pk).exists()

    def write(fresh: Outcome) -> None:
        if in_list:
            fresh.worker_groups.add(new)
            if not keep_old:
                fresh.worker_groups.remove(old)
        else:
            Outcome.objects.filter(pk=fresh.pk).update(**{old.dimension: new})

    change_record(
        outcome=outcome,
        version=outcome.version,
        by=by,
        write=write,
        act="outcome.recoded",
        why=why,
        touches=("worker_groups",) if in_list else (),
        needs=Act.RECODE,
    )
    return had


def _move_back(recoding: Recoding, by: Principal) -> tuple[int, int]:
    back = stay = 0
    rows = recoding.outcomes.filter(undone=False).select_related(
        "outcome__round", "outcome__author", "target"
    )
    for row in rows.order_by("pk"):
        has_target = outcomes_with(row.target).filter(pk=row.outcome_id).exists()
        if not has_target or not may(by, Act.RECODE, row.outcome):
            stay += 1
            continue
        why = _("Codebook: a change was undone")
        _give(row.outcome, row.target, recoding.code, by, why=why, keep_old=row.had_target)
        RecodedOutcome.objects.filter(pk=row.pk).update(undone=True)
        back += 1
    return back, stay


def _move_others(recoding: Recoding, change: Change) -> None:
    """Give the register of actors and the contributions the one code that takes the place; note which, for undoing."""
    if change.kind not in CARRIES_OUTCOMES or len(change.targets) != 1:
        return
    code, (target,) = change.code, change.targets
    actors = list(actors_with(code).values_list("pk", flat=True))
    if actors:
        actors_with(code).update(**{code.dimension: target}, version=F("version") + 1)
    contributions = list(contributions_with(code).prefetch_related("strategies"))
    had = [each.pk for each in contributions if target in each.strategies.all()]
    _touch(contributions)
    for each in contributions:
        each.strategies.add(target)
        each.strategies.remove(code)
    recoding.before |= {
        "actors": actors,
        "contributions": [each.pk for each in contributions],
        "had_target": had,
    }
    Recoding.objects.filter(pk=recoding.pk).update(before=recoding.before)


def _move_others_back(recoding: Recoding) -> None:
    before, code = recoding.before, recoding.code
    target = recoding.targets.first()
    if target is None:
        return
    if before.get("actors"):
        actors_with(target).filter(pk__in=before["actors"]).update(
            **{code.dimension: code}, version=F("version") + 1
        )
    contributions = list(contributions_with(target).filter(pk__in=before.get("contributions", ())))
    _touch(contributions)
    for each in contributions:
        each.strategies.add(code)
        if each.pk not in before["had_target"]:
            each.strategies.remove(target)


def _touch(contributions: list[Contribution]) -> None:
    """Move the versions on, so that nobody who has one open overwrites its strategies unseen."""
    Contribution.objects.filter(pk__in=[each.pk for each in contributions]).update(version=F("version") + 1)
