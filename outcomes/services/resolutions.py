"""Deciding what follows from the answers of people outside: keep, amend, report as contested, withdraw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.services.holding import hold_round
from outcomes.asked_texts import ASKED_ABOUT
from outcomes.enums import OutcomeState as S
from outcomes.enums import SetAsideKind
from outcomes.masking import kept_about
from outcomes.models import Judgement, Outcome, Resolution, ReviewDecision
from outcomes.policy import Act, may
from outcomes.queries.answers import answers_about, standing_resolution
from outcomes.request_enums import Judged
from outcomes.resolution_enums import ResolutionKind as Kind
from outcomes.services.letters import tell_author
from outcomes.services.record import change_record
from outcomes.services.request_changes import supersede_requests
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, WrongState
from wiego_mle.kernel.folding import clean_text

AMENDED = ("title", "statement", "significance", "contribution_wiego", "contribution_others")
"""The texts that an amendment may change; what else is wrong is changed by reopening the record."""


def resolve(
    *,
    outcome: Outcome,
    kind: str,
    reason: str,
    version: int,
    by: Principal,
    texts: Mapping[str, str] | None = None,
    answers_hold: bool = False,
    now: datetime | None = None,
) -> Resolution:
    """Decide what follows from the answers about an outcome, and return the decision.

    `version` is the version that the person has read. Amending writes a new version of the `texts`; whoever
    answered on the old one stays bound to it, and counts for the new one only where the reviewer says that
    it says what they agreed to (`answers_hold`). Withdrawing sets the record aside and tells its author. A
    decision that stood before ends; the same one pressed twice, without an answer in between, is one.

    Raises:
        Refused: the person does not review this, or nobody has answered yet.
        WrongState: the outcome is not accepted.
        Incomplete: a reason is missing, or the amended texts are those of before.
        Stale: the record was changed after it was read, or somebody else decided at the same moment.
        ValidationError: an amended text is empty where it must not be, or too long.
    """
    require(may(by, Act.RESOLVE, outcome))
    kind, reason, now = Kind(kind), clean_text(reason).strip(), now or timezone.now()
    if outcome.state != S.ACCEPTED:
        raise WrongState(_("It is no longer accepted, so nothing more is decided from the answers."))
    answers = list(answers_about(outcome))
    if not answers:
        raise Refused(_("Nobody outside has answered about this yet, so there is nothing to decide."))
    if not reason and (kind != Kind.KEEP or any(map(_differs, answers))):
        raise Incomplete(_("Give a reason."), {"reason": _("Write why. It stays with the outcome.")})
    with recorded(by=by) as trail:
        hold_round(outcome.round)
        standing = standing_resolution(outcome)
        if standing is not None and _is_pressed_twice(
            standing, (kind, reason, version, by.person_id), answers
        ):
            return standing
        before = _end_standing(standing, by, now)
        if kind == Kind.AMEND:
            after = _amended(outcome, texts or {}, version, reason, by, answers_hold=answers_hold)
        else:
            columns = _withdrawn(by, now) if kind == Kind.WITHDRAWN else {}
            seen = {"version": version, "state": S.ACCEPTED}
            claim(Outcome.objects, pk=outcome.pk, expected=seen, updated_at=now, **columns)
            after = version
        resolution = Resolution(
            outcome=outcome,
            kind=kind,
            reason=reason,
            version_before=version,
            version_after=after,
            answers_hold=answers_hold if kind == Kind.AMEND else True,
            decided_at_before=outcome.decided_at,
            decided_by_before_id=outcome.decided_by_id,
            by_id=by.person_id,
            at=now,
        )
        resolution.full_clean(exclude={"outcome", "by", "decided_by_before"}, validate_unique=False)
        resolution.save(force_insert=True)
        _record(trail, outcome, "outcome.resolved", (before, kind), reason)
        if kind == Kind.WITHDRAWN:
            supersede_requests(outcome=outcome, changed=ASKED_ABOUT, by=by, now=now)
            _step(outcome, "retract", (S.ACCEPTED, S.SET_ASIDE), reason, by, now)
    return resolution


def take_back_resolution(*, resolution: Resolution, reason: str, by: Principal) -> None:
    """Take a decision back, with a reason; a withdrawn outcome is accepted again.

    An amended text stays: it is amended again, or the record is reopened.

    Raises:
        Refused: the person does not review this.
        WrongState: the decision does not stand any more, or the record has moved on since.
        Incomplete: there is no reason.
        Stale: somebody else decided at the same moment.
    """
    outcome = resolution.outcome
    require(may(by, Act.RESOLVE, outcome))
    reason, now = clean_text(reason).strip(), timezone.now()
    if not reason:
        raise Incomplete(_("Give a reason."), {"reason": _("Write why. It stays with the outcome.")})
    withdrawn = resolution.kind == Kind.WITHDRAWN
    if resolution.ended_at is not None or (withdrawn and outcome.set_aside_kind != SetAsideKind.UNCONFIRMED):
        raise WrongState(_("This decision no longer stands."))
    with recorded(by=by) as trail:
        hold_round(outcome.round)
        _end(resolution, by, now, reason)
        if withdrawn:
            claim(
                Outcome.objects,
                pk=outcome.pk,
                expected={"state": S.SET_ASIDE, "set_aside_kind": SetAsideKind.UNCONFIRMED},
                state=S.ACCEPTED,
                set_aside_kind="",
                decided_at=resolution.decided_at_before,
                decided_by_id=resolution.decided_by_before_id,
                updated_at=now,
            )
            _step(outcome, "unretract", (S.SET_ASIDE, S.ACCEPTED), reason, by, now)
        _record(trail, outcome, "outcome.resolution_ended", (resolution.kind, ""), reason)


def _differs(answer) -> bool:
    said = (answer.outcome_judgement, answer.significance_judgement, answer.contribution_judgement)
    return bool({Judged.PARTLY, Judged.DISAGREE} & set(said))


def _amended(
    outcome: Outcome,
    texts: Mapping[str, str],
    version: int,
    reason: str,
    by: Principal,
    *,
    answers_hold: bool,
) -> int:
    """Write the amended texts as a new version and return its number."""
    unknown = texts.keys() - set(AMENDED)
    if unknown:
        raise TypeError(f"not amended: {', '.join(sorted(unknown))}")
    cleaned = {name: clean_text(text).strip() for name, text in texts.items()}
    emptied = {name for name, text in cleaned.items() if not text and getattr(outcome, name)}
    if emptied:
        raise Incomplete(
            _("A text is empty."), {name: _("Write the text as it should be.") for name in emptied}
        )

    def write(fresh: Outcome) -> None:
        for name, text in cleaned.items():
            setattr(fresh, name, text)
        fresh.clean_fields(
            exclude={field.name for field in Outcome._meta.fields if field.name not in AMENDED}
        )
        Outcome.objects.filter(pk=fresh.pk).update(**cleaned)

    judged_from = outcome.judged_from
    fresh = change_record(
        outcome=outcome,
        version=version,
        by=by,
        write=write,
        act="outcome.amended",
        why=reason,
        touches=(),
        needs=Act.RESOLVE,
    )
    if fresh.version == version:
        raise Incomplete(
            _("Nothing is amended."), {"statement": _("Change a text, or keep all as they are.")}
        )
    if answers_hold:
        Outcome.objects.filter(pk=outcome.pk).update(judged_from=judged_from)
    return fresh.version


def _withdrawn(by: Principal, now: datetime) -> dict:
    return {
        "state": S.SET_ASIDE,
        "set_aside_kind": SetAsideKind.UNCONFIRMED,
        "decided_at": now,
        "decided_by_id": by.person_id,
    }


def _is_pressed_twice(standing: Resolution, said: tuple, answers: Sequence[Judgement]) -> bool:
    """Say whether the decision that stands is this one, and nobody has answered since."""
    stands = (standing.kind, standing.reason, standing.version_after, standing.by_id)
    return stands == said and all(answer.answered_at <= standing.at for answer in answers)


def _end_standing(standing: Resolution | None, by: Principal, now: datetime) -> str:
    """End the decision that stands, and return its kind; an empty text if there is none."""
    if standing is None:
        return ""
    _end(standing, by, now, "")
    return standing.kind


def _end(resolution: Resolution, by: Principal, now: datetime, reason: str) -> None:
    claim(
        Resolution.objects,
        pk=resolution.pk,
        expected={"ended_at": None},
        ended_at=now,
        ended_by_id=by.person_id,
        ended_reason=reason,
    )


def _record(trail: Trail, outcome: Outcome, act: str, change: tuple[str, str], reason: str) -> None:
    trail.record(
        act,
        subject_type="outcome",
        reference=outcome.reference,
        changes={"resolution": change},
        reason=kept_about(reason, outcome),
    )


def _step(
    outcome: Outcome, step: str, way: tuple[str, str], reason: str, by: Principal, now: datetime
) -> None:
    """Keep the step among the decisions about the record, and tell its author."""
    ReviewDecision.objects.create(
        outcome=outcome,
        step=step,
        from_state=way[0],
        to_state=way[1],
        reason=reason,
        by_id=by.person_id,
        at=now,
        outcome_version=outcome.version,
    )
    moved = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    tell_author(outcome=moved, step=step, by=by, reason=reason)
