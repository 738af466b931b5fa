"""Asking about an outcome, answering, and settling: the back-and-forth at its fields."""

from __future__ import annotations

from django.db.models import F, Max
from django.utils.translation import gettext as _

from harvests.services.holding import hold_round
from outcomes.enums import MessageKind, NoticeReason, QuestionState
from outcomes.models import Outcome, Question, QuestionMessage
from outcomes.policy import Act, may
from outcomes.queries.questions import answered_questions, askers_of, open_questions, people_to_tell
from outcomes.services.notices import notify
from outcomes.workflows import QUESTION
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.workflow import Reason

_KINDS = {
    "answer": MessageKind.ANSWERED,
    "ask_again": MessageKind.ASKED,
    "settle": MessageKind.SETTLED,
    "settle_unanswered": MessageKind.SETTLED,
}
_ACTS = {
    "answer": "outcome.question_answered",
    "ask_again": "outcome.question_asked_again",
    "settle": "outcome.question_settled",
    "settle_unanswered": "outcome.question_settled",
}


def ask_question(
    *, outcome: Outcome, field: str, text: str, by: Principal, tell: User | None = None
) -> Question:
    """Ask about a field of an outcome, or (empty) about the whole, and return the question.

    The same words by the same person at the same field, still open, are not asked twice: a double
    click makes one question. The author is told, and who is mentioned.

    Raises:
        Refused: the person may not ask about this, or `tell` may not read it.
        Incomplete: nothing was asked.
        Stale: the outcome has moved on meanwhile.
        ValidationError: the text is too long, or there is no such field.
    """
    require(may(by, Act.ASK, outcome))
    text = _words(text, _("Write what you want to know."))
    _check_may_be_told(by, outcome, tell)
    with recorded(by=by) as trail:
        hold(outcome)
        asked_before = open_questions(outcome).filter(
            field=field, asked_by_id=by.person_id, messages__text=text
        )
        if (same := asked_before.first()) is not None:
            return same
        last = outcome.questions.aggregate(last=Max("number"))["last"] or 0
        question = Question(outcome=outcome, number=last + 1, field=field, asked_by_id=by.person_id)
        question.clean_fields(exclude={"outcome", "asked_by"})
        question.save(force_insert=True)
        message = _write(question, outcome, MessageKind.ASKED, text, by)
        _record(trail, "outcome.question_asked", question, outcome, before="")
        notify(message=message, reasons=_told(by, {outcome.author_id: NoticeReason.ASKED}, tell), by=by)
    return question


def take_question_step(
    *,
    question: Question,
    step: str,
    by: Principal,
    text: str = "",
    version: int | None = None,
    tell: User | None = None,
) -> Question:
    """Answer, ask again or settle, and return the question as it is afterwards.

    `version`, where given, is the version that the person has read. The same step with the same words,
    taken twice by the same person, is one message.

    Raises:
        Refused: the person may not do this, or `tell` may not read it.
        WrongState: the question is not where the step starts.
        Incomplete: the step needs words.
        Stale: somebody else has written or settled meanwhile.
        ValidationError: the text is too long.
    """
    outcome = question.outcome
    row = QUESTION.step(step)
    require(may(by, row.act, outcome))
    text = clean_text(text).strip()
    if _said_last(question, _KINDS[step], text, by):
        return question
    QUESTION.require(step, question.state)
    if row.reason is Reason.REQUIRED:
        text = _words(text, str(row.reason_label))
    _check_may_be_told(by, outcome, tell)
    try:
        with recorded(by=by) as trail:
            hold(outcome)
            _claim(question, row.target, version)
            message = _write(question, outcome, _KINDS[step], text, by)
            _record(trail, _ACTS[step], question, outcome, before=question.state, after=row.target)
            notify(message=message, reasons=_told(by, _addressed(question, step), tell), by=by)
    except Stale:
        # The first of two clicks may have been at work at this very moment.
        if not _said_last(question, _KINDS[step], text, by):
            raise
    return Question.objects.select_related("outcome__round", "outcome__author").get(pk=question.pk)


def settle_answered(*, outcome: Outcome, by: Principal) -> int:
    """Settle every answered question of an outcome and return how many there were.

    Raises:
        Refused: the person may not settle answers about this.
        Stale: somebody else has written or settled meanwhile; then nothing is settled.
    """
    require(may(by, Act.ASK, outcome))
    with recorded(by=by) as trail:
        hold(outcome)
        questions = list(answered_questions(outcome))
        for question in questions:
            _settle(question, outcome, "", by, trail)
    return len(questions)


def close_questions(*, outcome: Outcome, reason: str, by: Principal, trail: Trail) -> int:
    """Settle what is open or answered because the outcome is accepted, and return how many were open.

    Part of the acceptance, which holds the outcome's row already. The reason stands in what was open.

    Raises:
        Incomplete: questions are open and no reason is given.
    """
    unanswered, answered = list(open_questions(outcome)), list(answered_questions(outcome))
    if unanswered and not reason:
        raise Incomplete(
            _("Questions are open."),
            {"reason": _("Write why it is accepted although questions are open.")},
        )
    for question in unanswered:
        _settle(question, outcome, reason, by, trail)
    for question in answered:
        _settle(question, outcome, "", by, trail)
    return len(unanswered)


def hold(outcome: Outcome) -> None:
    """Take the rows of the round and the outcome until the commit, in the order of every step.

    So an outcome is not decided while somebody asks, and numbers of questions are given out one by one.

    Raises:
        Stale: the outcome or its round has moved on since it was read.
    """
    hold_round(outcome.round)
    claim(Outcome.objects, pk=outcome.pk, expected={"state": outcome.state}, state=outcome.state)


def _settle(question: Question, outcome: Outcome, text: str, by: Principal, trail: Trail) -> None:
    _claim(question, QuestionState.SETTLED, None)
    _write(question, outcome, MessageKind.SETTLED, text, by)
    _record(
        trail,
        "outcome.question_settled",
        question,
        outcome,
        before=question.state,
        after=QuestionState.SETTLED,
    )


def _claim(question: Question, target: str, version: int | None) -> None:
    expected = {"state": question.state, "version": question.version if version is None else version}
    claim(Question.objects, pk=question.pk, expected=expected, state=target, version=F("version") + 1)


def _write(
    question: Question, outcome: Outcome, kind: MessageKind, text: str, by: Principal
) -> QuestionMessage:
    version = Outcome.objects.values_list("version", flat=True).get(pk=outcome.pk)
    message = QuestionMessage(
        question=question, kind=kind, text=text, by_id=by.person_id, outcome_version=version
    )
    message.clean_fields(exclude={"question", "by"})
    message.save(force_insert=True)
    return message


def _record(
    trail: Trail,
    act: str,
    question: Question,
    outcome: Outcome,
    *,
    before: str,
    after: str = QuestionState.OPEN,
) -> None:
    trail.record(
        act,
        subject_type="outcome",
        reference=outcome.reference,
        changes={
            "question": ("", question.number),
            "question_field": ("", question.field),
            "question_state": (before, after),
        },
    )


def _said_last(question: Question, kind: MessageKind, text: str, by: Principal) -> bool:
    last = question.messages.order_by("-at", "-pk").first()
    return last is not None and (last.kind, last.text, last.by_id) == (kind, text, by.person_id)


def _addressed(question: Question, step: str) -> dict[int, NoticeReason]:
    if step == "answer":
        return dict.fromkeys(askers_of(question), NoticeReason.ANSWERED)
    return {question.outcome.author_id: NoticeReason.ASKED} if step == "ask_again" else {}


def _told(by: Principal, reasons: dict[int, NoticeReason], tell: User | None) -> dict[int, NoticeReason]:
    """Return who is told and why: nobody twice, nobody of their own words."""
    if tell is not None:
        reasons = {tell.pk: NoticeReason.MENTIONED} | reasons
    return {person_id: reason for person_id, reason in reasons.items() if person_id != by.person_id}


def _words(text: str, ask: str) -> str:
    text = clean_text(text).strip()
    if not text:
        raise Incomplete(ask, {"text": ask})
    return text


def _check_may_be_told(by: Principal, outcome: Outcome, tell: User | None) -> None:
    if tell is not None and tell not in people_to_tell(by, outcome):
        raise Refused(_("%(name)s may not read this record.") % {"name": tell.name})
