"""Saying that a question of the coach does not apply, and taking that back."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from outcomes.masking import kept_about
from outcomes.models import CoachDismissal, Outcome
from outcomes.policy import Act, may
from outcomes.queries.coach import CoachQuestion, same_matter, words_kept
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.folding import clean_text, fold

LONGEST_REASON = CoachDismissal._meta.get_field("reason").max_length


def dismiss_question(
    *, outcome: Outcome, question: CoachQuestion, reason: str, by: Principal
) -> CoachDismissal:
    """Note that a question does not apply here and why; it stays away while the same words lead to it.

    The record gets no new version: what it says is as it was. Who presses twice dismisses once.

    Raises:
        Refused: the person may not change this record now.
        Stale: the record moved on meanwhile.
        ValidationError: the reason is missing or too long.
    """
    reason = " ".join(clean_text(reason).split())
    if not reason:
        raise ValidationError({"reason": _("Say why this is no problem here.")})
    asked = question.asked
    words = words_kept(asked)
    with recorded(by=by) as trail:
        _claim(outcome, by)
        same = outcome.coach_dismissals.filter(rule=asked.rule, field=asked.field, words=words).first()
        if same is not None and (words or same_matter(same.text, fold(question.text))):
            return same
        if same is not None:
            # It was a gap in what has become another text.
            same.delete()
        dismissal = CoachDismissal(
            outcome=outcome,
            rule=asked.rule,
            field=asked.field,
            words=words,
            text="" if words else fold(question.text),
            reason=reason,
            by_id=by.person_id,
        )
        dismissal.clean_fields(exclude={"outcome", "by"})
        dismissal.save(force_insert=True)
        _note(trail, "coach.dismissed", outcome, dismissal, reason)
        return dismissal


def take_back_dismissal(*, outcome: Outcome, dismissal: CoachDismissal, by: Principal) -> None:
    """Let the coach ask a dismissed question again; twice is once.

    Raises:
        Refused: the person may not change this record now.
        Stale: the record moved on meanwhile.
    """
    with recorded(by=by) as trail:
        _claim(outcome, by)
        gone, _each = outcome.coach_dismissals.filter(pk=dismissal.pk).delete()
        if gone:
            _note(trail, "coach.taken_back", outcome, dismissal, "")


def _claim(outcome: Outcome, by: Principal) -> None:
    """Hold the record in the state in which the person may write on it."""
    require(may(by, Act.EDIT, outcome))
    claim(Outcome.objects, pk=outcome.pk, expected={"state": outcome.state}, state=outcome.state)


def _note(trail: Trail, act: str, outcome: Outcome, dismissal: CoachDismissal, reason: str) -> None:
    changes = {"question": (None, dismissal.rule), "field": (None, dismissal.field)}
    if dismissal.words:
        changes["words"] = (None, kept_about(dismissal.words, outcome))
    reason = kept_about(reason, outcome)
    trail.record(act, subject_type="coach", reference=outcome.reference, changes=changes, reason=reason)
