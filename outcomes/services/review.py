"""Moving an outcome along its workflow."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.services.holding import hold_round
from outcomes.asked_texts import ASKED_ABOUT
from outcomes.completeness import missing_for_accept, missing_for_submit
from outcomes.enums import OutcomeState as S
from outcomes.enums import SetAsideKind
from outcomes.masking import kept_about
from outcomes.models import Outcome, ReviewDecision
from outcomes.policy import may
from outcomes.queries.outcomes import visible_to
from outcomes.queries.steps import TIME_TO_TAKE_BACK, TO_TAKE_BACK, reason_asked
from outcomes.services.letters import tell_author
from outcomes.services.looks import note_look
from outcomes.services.merging import end_merge_of, require_kept
from outcomes.services.questions import close_questions
from outcomes.services.request_changes import supersede_requests
from outcomes.services.resolutions_ended import end_resolution_of
from outcomes.services.taking_back import take_back
from outcomes.workflows import OUTCOME
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.workflow import Reason, Step

_ACTS = {
    "develop": "outcome.developed",
    "submit": "outcome.submitted",
    "resubmit": "outcome.resubmitted",
    "accept": "outcome.accepted",
    "return": "outcome.returned",
    "set_aside": "outcome.set_aside",
    "withdraw": "outcome.withdrawn",
    "restore": "outcome.restored",
    "reopen": "outcome.reopened",
}


def take_step(
    *,
    outcome: Outcome,
    step: str,
    by: Principal,
    reason: str = "",
    set_aside_kind: str = "",
    duplicate_of: Outcome | None = None,
    version: int | None = None,
    now: datetime | None = None,
) -> Outcome:
    """Take one step of the workflow and return the outcome as it is afterwards.

    `version`, where given, is the version the person has read: nobody accepts a text they have not
    seen. The author gets a letter when somebody else returns, accepts, sets aside or reopens; of a decision
    that can be taken back not before the minute is over. Accepting settles what is still open in the
    conversation, with the reason.

    Raises:
        Refused: the person may not take the step, or a condition is not met.
        WrongState: the outcome is not where the step starts, for example because of a double click.
        Incomplete: required answers are missing.
        Stale: somebody else was first.
    """
    if step == "take_back":
        return take_back(outcome=outcome, by=by, version=version, now=now)
    now = now or timezone.now()
    row = OUTCOME.step(step)
    require(may(by, row.act, outcome))
    OUTCOME.require(step, outcome.state)
    reason = clean_text(reason).strip()
    _check_reason(row, reason_asked(row, outcome), reason)
    _check_complete(row, outcome)
    twin = _checked_twin(outcome, set_aside_kind, duplicate_of, by)
    changes = _columns(row, outcome, by, set_aside_kind, twin, now)
    expected = {"state": outcome.state, "version": outcome.version if version is None else version}
    with recorded(by=by) as trail:
        hold_round(outcome.round)
        claim(Outcome.objects, pk=outcome.pk, expected=expected, **changes)
        if row.target == S.ACCEPTED:
            close_questions(outcome=outcome, reason=reason, by=by, trail=trail)
        ReviewDecision.objects.create(
            outcome=outcome,
            step=step,
            from_state=outcome.state,
            to_state=row.target,
            reason=kept_about(reason, duplicate_of) if duplicate_of else reason,
            by_id=by.person_id,
            at=now,
            outcome_version=outcome.version,
        )
        note_look(outcome=outcome, version=expected["version"], by=by)
        if row.target in (S.SET_ASIDE, S.WITHDRAWN):
            supersede_requests(outcome=outcome, changed=ASKED_ABOUT, by=by, now=now)
        trail.record(
            _ACTS[step],
            subject_type="outcome",
            reference=outcome.reference,
            changes={"state": (outcome.state, row.target)}
            | ({"set_aside_kind": ("", set_aside_kind)} if row.target == S.SET_ASIDE else {})
            | ({"duplicate_of": ("", duplicate_of.reference)} if duplicate_of else {}),
            reason=kept_about(reason, *filter(None, (outcome, duplicate_of))),
        )
        if step == "reopen":
            end_merge_of(outcome)
            end_resolution_of(outcome, by=by, now=now)
        if duplicate_of:
            trail.must_still_hold(lambda: require_kept(duplicate_of.pk))
        if row.target in (S.SET_ASIDE, S.WITHDRAWN):
            trail.must_still_hold(lambda: _require_no_reports(outcome, duplicate_of))
        moved = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
        waits = step in TO_TAKE_BACK and outcome.state == S.SUBMITTED
        due_at = now + TIME_TO_TAKE_BACK if waits else None
        tell_author(outcome=moved, step=step, by=by, reason=reason, other=duplicate_of, due_at=due_at)
    return moved


def _require_no_reports(outcome: Outcome, kept: Outcome | None) -> None:
    """Raise `Refused` if other reports of the change were merged into this one and would count nowhere."""
    if kept is None and outcome.duplicates.exists():
        raise Refused(
            _("Other reports of this change were merged into it and would no longer count. Undo that first.")
        )


def _check_reason(row: Step, asked: Reason, reason: str) -> None:
    if asked is Reason.REQUIRED and not reason:
        raise Incomplete(_("Give a reason."), {"reason": reason_wanted(row)})


def reason_wanted(row: Step) -> str:
    """Return what to say to somebody who left out the reason of a step."""
    if row.reason is Reason.SOMETIMES:
        return _("Write why it is accepted although questions are open.")
    return _("Write the reason. The contributor will read it.")


def _check_complete(row: Step, outcome: Outcome) -> None:
    if row.target == S.ACCEPTED:
        missing = missing_for_accept(outcome)
        message = _("Before this can be accepted, some answers are needed.")
    elif row.name in ("submit", "resubmit"):
        missing = missing_for_submit(outcome)
        message = _("Before this can be sent, some answers are needed.")
    else:
        return
    if missing:
        raise Incomplete(message, missing)


def _checked_twin(
    outcome: Outcome, set_aside_kind: str, duplicate_of: Outcome | None, by: Principal
) -> Outcome | None:
    if set_aside_kind != SetAsideKind.DUPLICATE:
        return None
    if duplicate_of is None:
        raise Incomplete(
            _("Which outcome is it?"),
            {
                "duplicate_of": _(
                    "Write the reference of the outcome that is the same change, for example OH-0042."
                )
            },
        )
    if duplicate_of.pk == outcome.pk:
        raise Refused(_("An outcome cannot be the duplicate of itself."))
    if not visible_to(by).filter(pk=duplicate_of.pk).exists():
        raise Refused(_("There is no such outcome."))
    if duplicate_of.state == S.SET_ASIDE:
        raise Refused(_("That outcome was set aside itself; name the one that is kept."))
    return duplicate_of


def _columns(
    row: Step, outcome: Outcome, by: Principal, kind: str, twin: Outcome | None, now: datetime
) -> dict:
    changes = {"state": row.target, "updated_at": now}
    if row.name in ("submit", "resubmit"):
        changes |= {"submitted_at": now, "submissions": F("submissions") + 1}
        if outcome.first_submitted_at is None:
            changes["first_submitted_at"] = now
    if row.target in (S.ACCEPTED, S.RETURNED, S.SET_ASIDE):
        changes |= {"decided_at": now, "decided_by_id": by.person_id}
    if row.target == S.SET_ASIDE:
        if kind not in SetAsideKind.values:
            raise Incomplete(
                _("What is it?"), {"set_aside_kind": _("Choose why this is kept but not counted.")}
            )
        changes |= {"set_aside_kind": kind, "duplicate_of": twin}
    if row.name == "reopen":
        changes |= {
            "decided_at": None,
            "decided_by": None,
            "set_aside_kind": "",
            "duplicate_of": None,
            "submitted_at": now,
            "submissions": F("submissions") + 1,
        }
        if outcome.first_submitted_at is None:
            changes["first_submitted_at"] = now
    return changes
