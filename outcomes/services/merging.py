"""Keeping one of two reports of the same change, and undoing that.

Nothing is moved. The merged record is set aside as a duplicate of the kept one and remembers what it
was; its reporter, sources, evidence and versions stay where they are and are shown with the kept one.
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.services.holding import hold_round
from outcomes.enums import OutcomeState as S
from outcomes.enums import SetAsideKind
from outcomes.masking import kept_about
from outcomes.models import Outcome, OutcomeMerge, ReviewDecision
from outcomes.policy import RUNNING, Act, may
from outcomes.queries.outcomes import visible_to
from outcomes.services.letters import tell_author
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.folding import clean_text

_WAYS = (S.LEAD, S.DRAFT, S.RETURNED, S.SUBMITTED, S.ACCEPTED)
"""How far a record is; the kept one is at least as far as the merged one."""


def merge_outcomes(*, kept: Outcome, merged: Outcome, reason: str, by: Principal) -> OutcomeMerge:
    """Keep one outcome and set the other aside as the same change; return the merge.

    Both count as one from then on. What was merged into `merged` before comes along. The author of
    the merged record gets a letter when somebody else merges it.

    Raises:
        Refused: the person does not review both rounds, or the kept one may not be kept.
        WrongState: one of the two is set aside or withdrawn.
        Incomplete: there is no reason.
        Stale: somebody else changed the merged record meanwhile.
    """
    for each in (merged, kept):
        require(may(by, Act.MERGE, each))
    reason = clean_text(reason).strip()
    _check_pair(kept, merged, by)
    if not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write why both are the same change.")})
    now = timezone.now()
    merge = OutcomeMerge(
        merged=merged,
        kept=kept,
        reason=reason,
        state_before=merged.state,
        decided_at_before=merged.decided_at,
        decided_by_before_id=merged.decided_by_id,
        by_id=by.person_id,
    )
    merge.clean_fields(exclude={"merged", "kept", "by", "decided_by_before", "decided_at_before", "ended_at"})
    with recorded(by=by) as trail:
        hold_round(merged.round)
        claim(
            Outcome.objects,
            pk=merged.pk,
            expected={"state": merged.state, "version": merged.version, "decided_at": merged.decided_at},
            state=S.SET_ASIDE,
            set_aside_kind=SetAsideKind.DUPLICATE,
            duplicate_of=kept,
            decided_at=now,
            decided_by_id=by.person_id,
            updated_at=now,
        )
        merge.save(force_insert=True)
        _keep_decision(merge, "merge", merged.state, S.SET_ASIDE, reason, by)
        _note(trail, merge, ends=False, reason=reason)
        # Of two people who merge each into the other one, the second finds the first one's work here.
        trail.must_still_hold(lambda: require_kept(kept.pk))
        tell_author(
            outcome=Outcome.objects.select_related("round", "author").get(pk=merged.pk),
            step="merge",
            by=by,
            reason=reason,
            other=kept,
        )
    return merge


def require_kept(pk: int) -> None:
    """Raise `Stale` unless an outcome is still one that others can be merged into."""
    state = Outcome.objects.values_list("state", flat=True).get(pk=pk)
    if state in (S.SET_ASIDE, S.WITHDRAWN):
        raise Stale(_("The outcome that was to be kept was set aside or withdrawn meanwhile."))


def _check_pair(kept: Outcome, merged: Outcome, by: Principal) -> None:
    if kept.pk == merged.pk:
        raise Refused(_("An outcome cannot be the duplicate of itself."))
    if not visible_to(by).filter(pk=kept.pk).exists():
        raise Refused(_("There is no such outcome."))
    for each in (kept, merged):
        if each.state not in _WAYS:
            raise WrongState(
                _("%(reference)s is “%(state)s”, so it cannot be merged.")
                % {"reference": each.reference, "state": each.get_state_display()}
            )
    if merged.state == S.ACCEPTED and kept.state != S.ACCEPTED:
        raise Refused(
            _("%(merged)s is accepted and %(kept)s is not: keep the accepted one, or accept both first.")
            % {"merged": merged.reference, "kept": kept.reference}
        )


def undo_merge(*, merged: Outcome, reason: str, by: Principal) -> Outcome:
    """Give a merged outcome back the state it had before, and return it.

    Raises:
        Refused: the person may not merge it either, or its round no longer takes it back.
        WrongState: it is not merged into another one (any more).
        Incomplete: there is no reason.
        Stale: somebody else was first.
    """
    require(may(by, Act.MERGE, merged))
    reason = clean_text(reason).strip()
    if not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write why they are two changes after all.")})
    merge = OutcomeMerge.objects.select_related("kept").filter(merged=merged, ended_at__isnull=True).first()
    if merge is None or merged.state != S.SET_ASIDE:
        raise WrongState(
            _("%(reference)s is not merged into another outcome.") % {"reference": merged.reference}
        )
    if merge.state_before == S.SUBMITTED and merged.round.state not in RUNNING:
        raise Refused(_("It waited for a decision, and its round is closed now. Reopen the round first."))
    now = timezone.now()
    with recorded(by=by) as trail:
        hold_round(merged.round)
        claim(OutcomeMerge.objects, pk=merge.pk, expected={"ended_at": None}, ended_at=now)
        claim(
            Outcome.objects,
            pk=merged.pk,
            expected={"state": S.SET_ASIDE, "duplicate_of_id": merge.kept_id},
            state=merge.state_before,
            set_aside_kind="",
            duplicate_of=None,
            decided_at=merge.decided_at_before,
            decided_by_id=merge.decided_by_before_id,
            updated_at=now,
        )
        _keep_decision(merge, "unmerge", S.SET_ASIDE, merge.state_before, reason, by)
        _note(trail, merge, ends=True, reason=reason)
        restored = Outcome.objects.select_related("round", "author").get(pk=merged.pk)
        tell_author(outcome=restored, step="unmerge", by=by, reason=reason, other=merge.kept)
    return restored


def end_merge_of(outcome: Outcome) -> None:
    """Mark the merge of an outcome as ended, when a reviewer reopens the outcome instead of undoing it."""
    OutcomeMerge.objects.filter(merged=outcome, ended_at__isnull=True).update(ended_at=timezone.now())


def _keep_decision(
    merge: OutcomeMerge, step: str, before: str, after: str, reason: str, by: Principal
) -> None:
    """Keep the step with its reason; the page of the merged one masks its own words, not those of the kept one."""
    outcome = merge.merged
    ReviewDecision.objects.create(
        outcome=outcome,
        step=step,
        from_state=before,
        to_state=after,
        reason=kept_about(reason, merge.kept),
        by_id=by.person_id,
        outcome_version=outcome.version,
    )


def _note(trail: Trail, merge: OutcomeMerge, *, ends: bool, reason: str) -> None:
    def turned(before: str, after: str) -> tuple[str, str]:
        return (after, before) if ends else (before, after)

    reason = kept_about(reason, merge.merged, merge.kept)
    trail.record(
        "outcome.unmerged" if ends else "outcome.merged",
        subject_type="outcome",
        reference=merge.merged.reference,
        changes={
            "state": turned(merge.state_before, S.SET_ASIDE),
            "duplicate_of": turned("", merge.kept.reference),
        },
        reason=reason,
    )
    trail.record(
        "outcome.report_left" if ends else "outcome.report_joined",
        subject_type="outcome",
        reference=merge.kept.reference,
        changes={"other_outcome": turned("", merge.merged.reference)},
        reason=reason,
    )
