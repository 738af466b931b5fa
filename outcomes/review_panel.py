"""What reviewers of a round see of each other's work on one record, in the words of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from outcomes.conversation import Conversation
from outcomes.enums import CheckAnswer, MessageKind, QuestionState, RecordField, ReviewerQuestion
from outcomes.models import Outcome, ReadyQuestion, SecondOpinion, SmartVerdict
from outcomes.policy import Act, may
from outcomes.queries.assignments import reviewers_of
from outcomes.queries.closed import closed_to
from outcomes.queries.opinions import Found, found_in, opinions_on
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

READY = {
    ReviewerQuestion.WHO: (RecordField.STATEMENT, "who-exactly"),
    ReviewerQuestion.WHAT: (RecordField.STATEMENT, "did-what-differently"),
    ReviewerQuestion.WHEN: (RecordField.STATEMENT, "when-exactly"),
    ReviewerQuestion.WHERE: (RecordField.STATEMENT, "where-exactly"),
    ReviewerQuestion.WHY: (RecordField.SIGNIFICANCE, "why-matters"),
    ReviewerQuestion.WE: (RecordField.CONTRIBUTION_WIEGO, "what-did-we-do"),
    ReviewerQuestion.OTHERS: (RecordField.CONTRIBUTION_OTHERS, "who-else"),
}
"""At which field each of the seven is asked, and with which ready question."""


@dataclass(frozen=True)
class CheckLine:
    """One of the seven questions with what the reviewer found, and the words with which it can be asked."""

    key: str
    label: str
    field: str
    answer: str
    is_earlier: bool
    asks: str
    is_asked: bool


@dataclass(frozen=True)
class Panel:
    """What stands in the part of a record that only its reviewers see while it waits for a decision."""

    reviewer: User | None
    is_own: bool
    opinions: Sequence[SecondOpinion]
    awaited_of_reader: SecondOpinion | None
    checks: Sequence[CheckLine]
    found: Found
    version: int

    @property
    def checks_words(self) -> str:
        """Return how far the reviewer is with the seven questions; nothing before the first."""
        answers = [line.answer for line in self.checks if line.answer and not line.is_earlier]
        yes, not_yet = (answers.count(each) for each in (CheckAnswer.YES, CheckAnswer.NOT_YET))
        if not answers:
            return ""
        return _("%(yes)d yes, %(not_yet)d not yet") % {"yes": yes, "not_yet": not_yet}

    @property
    def verdicts(self) -> Sequence[SmartVerdict]:
        """Return the verdicts that the reader may read, their own first."""
        return (*self.found.own_verdicts.values(), *self.found.others)


def panel_of(principal: Principal, outcome: Outcome, conversation: Conversation) -> Panel | None:
    """Return the panel for somebody who may judge the record now, else None without a query."""
    if not may(principal, Act.JUDGE, outcome):
        return None
    opinions = list(opinions_on(outcome))
    if opinions:
        closed = closed_to(principal, outcome)
        closed.close(opinions, "question", at="asked_at")
        closed.close([each for each in opinions if each.answered_at], "note", at="answered_at")
    found = found_in(principal, outcome)
    reviewer = reviewers_of([outcome]).get(outcome.pk)
    awaited = (each for each in opinions if not each.answered_at and each.asked_of_id == principal.person_id)
    return Panel(
        reviewer=reviewer,
        is_own=reviewer is not None and reviewer.pk == principal.person_id,
        opinions=opinions,
        awaited_of_reader=next(awaited, None),
        checks=check_lines(outcome, found, conversation.ready, asked_already(conversation)),
        found=found,
        version=outcome.version,
    )


def asked_already(conversation: Conversation) -> set[str]:
    """Return the words of the questions that are open or answered."""
    return {
        message.text
        for thread in conversation.threads
        if thread.question.state != QuestionState.SETTLED
        for message in thread.messages
        if message.kind == MessageKind.ASKED
    }


def check_lines(
    outcome: Outcome, found: Found, ready: Sequence[ReadyQuestion], asked: set[str]
) -> list[CheckLine]:
    """Return the seven questions; an answer about an earlier version is shown as one."""
    by_key = {each.key: each for each in ready}
    lines = []
    for question, (field, key) in READY.items():
        check = found.own_checks.get(question)
        asks = words_to_ask(question, by_key.get(key), outcome.language)
        lines.append(
            CheckLine(
                key=question.value,
                label=str(question.label),
                field=field,
                answer=check.answer if check else "",
                is_earlier=check is not None and check.outcome_version != outcome.version,
                asks=asks,
                is_asked=asks in asked,
            )
        )
    return lines


def words_to_ask(question: ReviewerQuestion, ready: ReadyQuestion | None, language: str) -> str:
    """Return a question in the language of a text: the ready one, or its short words if that was retired."""
    if ready is not None:
        return ready.text_in(language)
    with translation.override(language):
        return str(question.label)
