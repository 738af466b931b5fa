"""Taking a decision back within a minute, as if it had not been taken; the trail keeps both."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.services.holding import hold_round
from outcomes.enums import MessageKind, QuestionState
from outcomes.models import Notice, Outcome, Question, QuestionMessage, ReviewDecision
from outcomes.policy import may
from outcomes.queries.steps import decision_to_take_back
from outcomes.services.letters import letter_key
from outcomes.workflows import OUTCOME
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.mailing.services import withdraw_letter


def take_back(
    *, outcome: Outcome, by: Principal, version: int | None = None, now: datetime | None = None
) -> Outcome:
    """Give a record back to the queue that this person decided less than a minute ago, and return it.

    Its letter has not gone yet and never will; questions that the acceptance closed wait as before.

    Raises:
        Refused: somebody else decided it, the minute is over, or its letter is on its way already.
        WrongState: it is not decided.
        Stale: the record has moved on meanwhile.
    """
    now = now or timezone.now()
    row = OUTCOME.step("take_back")
    require(may(by, row.act, outcome))
    OUTCOME.require(row.name, outcome.state)
    taken = decision_to_take_back(by, outcome, now=now)
    if taken is None:
        raise Refused(_("A decision can be taken back for one minute, and only while nothing came after it."))
    seen = {
        "state": outcome.state,
        "version": outcome.version if version is None else version,
        "decided_at": outcome.decided_at,
        "decided_by_id": by.person_id,
    }
    with recorded(by=by) as trail:
        hold_round(outcome.round)
        claim(
            Outcome.objects,
            pk=outcome.pk,
            expected=seen,
            state=row.target,
            decided_at=None,
            decided_by=None,
            set_aside_kind="",
            duplicate_of=None,
            updated_at=now,
        )
        _withdraw_letter(outcome, taken)
        if taken.step == "accept":
            _open_again(outcome, by, trail)
        ReviewDecision.objects.create(
            outcome=outcome,
            step=row.name,
            from_state=outcome.state,
            to_state=row.target,
            by_id=by.person_id,
            at=now,
            outcome_version=outcome.version,
        )
        trail.record(
            "outcome.taken_back",
            subject_type="outcome",
            reference=outcome.reference,
            changes={"state": (outcome.state, row.target)},
        )
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def _withdraw_letter(outcome: Outcome, taken: ReviewDecision) -> None:
    """Keep the letter about a decision from going, and tell by another what it would have told."""
    key = letter_key(outcome, taken)
    try:
        withdraw_letter(effect_key=key)
    except Stale as gone:
        raise Refused(
            _("The letter about it is on its way already, so it can no longer be taken back.")
        ) from gone
    Notice.objects.filter(letter_key=key).update(told_at=None, letter_key="")


def _open_again(outcome: Outcome, by: Principal, trail: Trail) -> None:
    """Let the questions wait again that the acceptance closed; its last words in them go with it."""
    last_words = QuestionMessage.objects.filter(
        question__outcome=outcome, kind=MessageKind.SETTLED, by_id=by.person_id, at__gte=outcome.decided_at
    )
    for words in list(last_words.select_related("question").order_by("question__number", "pk")):
        question = words.question
        before = question.messages.exclude(pk=words.pk).order_by("-at", "-pk").first()
        state = QuestionState.OPEN if before.kind == MessageKind.ASKED else QuestionState.ANSWERED
        expected = {"state": QuestionState.SETTLED, "version": question.version}
        claim(Question.objects, pk=question.pk, expected=expected, state=state, version=F("version") + 1)
        words.delete()
        trail.record(
            "outcome.question_waits_again",
            subject_type="outcome",
            reference=outcome.reference,
            changes={
                "question": ("", question.number),
                "question_field": ("", question.field),
                "question_state": (QuestionState.SETTLED, state),
            },
        )
