"""Questions, whose turn it is, notes among reviewers, and what a person is told of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from harvests.queries.teams import people_around
from outcomes.enums import NoticeReason, QuestionState, RecordField, WaitsFor
from outcomes.enums import OutcomeState as S
from outcomes.models import (
    InternalNote,
    Notice,
    Outcome,
    Question,
    QuestionMessage,
    ReadyQuestion,
    RequestEvent,
)
from outcomes.policy import (
    REVIEWERS,
    UNDER_WAY,
    WRITTEN_BY_AUTHOR,
    Act,
    may,
    may_view,
    written_where,
)
from outcomes.queries.closed import closed_times, closed_to
from outcomes.queries.interests import in_conflict
from outcomes.queries.outcomes import in_rounds_of, visible_to
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

MOST_SHOWN = 20
"""How many questions of each kind the first page shows at most, the longest waiting first."""
MOST_HEARD = 60
"""So many things that people outside did stand on the first page at once."""


def open_questions(outcome: Outcome) -> QuerySet[Question]:
    """Return the questions of an outcome that wait for an answer."""
    return Question.objects.filter(outcome_id=outcome.pk, state=QuestionState.OPEN)


def answered_questions(outcome: Outcome) -> QuerySet[Question]:
    """Return the questions of an outcome whose answers wait to be settled."""
    return Question.objects.filter(outcome_id=outcome.pk, state=QuestionState.ANSWERED)


def readable_questions(principal: Principal, outcome: Outcome) -> QuerySet[Question]:
    """Return the questions of an outcome that a person may read who may read the outcome.

    What is asked about sources may name them, so it is open to those only who may know them.
    """
    rows = Question.objects.filter(outcome_id=outcome.pk).select_related("asked_by").order_by("number")
    if may(principal, Act.SEE_SOURCES, outcome):
        return rows
    return rows.exclude(field=RecordField.SOURCES)


def conversation_of(principal: Principal, outcome: Outcome) -> list[Question]:
    """Return the questions of an outcome that a person may read with all their messages."""
    return load_messages(principal, outcome, list(readable_questions(principal, outcome)))


def load_messages(principal: Principal, outcome: Outcome, questions: list[Question]) -> list[Question]:
    """Read the messages of some questions of an outcome with who wrote them, the oldest first.

    One query, and another for who could not read all that was said while the record was restricted.
    """
    messages = QuestionMessage.objects.select_related("by").order_by("at", "pk")
    prefetch_related_objects(questions, Prefetch("messages", queryset=messages))
    said = [message for question in questions for message in question.messages.all()]
    if said:
        closed_to(principal, outcome).close(said, "text")
    return questions


def notes_of(principal: Principal, outcome: Outcome) -> list[InternalNote]:
    """Return the internal notes about an outcome; none, and no query, for who may not read them."""
    if not may(principal, Act.NOTE, outcome):
        return []
    notes = list(outcome.internal_notes.select_related("by").order_by("at", "pk"))
    return closed_to(principal, outcome).close(notes, "text") if notes else []


@dataclass(frozen=True)
class Counts:
    """How many questions of an outcome are open, and how many answers wait to be settled."""

    open: int = 0
    answered: int = 0


def counts_of(outcomes: Collection[Outcome]) -> dict[int, Counts]:
    """Return the counts of several outcomes by their keys, in one query; what has none is left out."""
    if not outcomes:
        return {}
    rows = (
        Question.objects.filter(outcome__in=[outcome.pk for outcome in outcomes])
        .exclude(state=QuestionState.SETTLED)
        .order_by()
        .values_list("outcome_id")
        .annotate(
            open=Count("pk", filter=Q(state=QuestionState.OPEN)),
            answered=Count("pk", filter=Q(state=QuestionState.ANSWERED)),
        )
    )
    return {pk: Counts(is_open, answered) for pk, is_open, answered in rows}


def turn_of(state: str, counts: Counts) -> WaitsFor:
    """Return whose turn it is with an outcome; `waiting_for` says the same as a condition."""
    if state not in UNDER_WAY:
        return WaitsFor.NOBODY
    if counts.open or state in WRITTEN_BY_AUTHOR:
        return WaitsFor.CONTRIBUTOR
    return WaitsFor.REVIEWERS


def waiting_for(who: WaitsFor) -> Q:
    """Return the condition that it is the turn of somebody with an outcome."""
    has_open = Q(Exists(Question.objects.filter(outcome=OuterRef("pk"), state=QuestionState.OPEN)))
    return {
        WaitsFor.NOBODY: ~Q(state__in=UNDER_WAY),
        WaitsFor.CONTRIBUTOR: Q(state__in=WRITTEN_BY_AUTHOR) | (Q(state=S.SUBMITTED) & has_open),
        WaitsFor.REVIEWERS: Q(state=S.SUBMITTED) & ~has_open,
    }[who]


def people_to_tell(principal: Principal, outcome: Outcome, *, privately: bool = False) -> list[User]:
    """Return whom a person can mention: who may read the outcome, or (`privately`) its internal notes.

    Among them are those with a role in the round or everywhere, and the author; never the person.
    """
    around = people_around(outcome.round_id, also={outcome.author_id})
    return [
        person
        for person, theirs in around
        if person.pk != principal.person_id
        and (may(theirs, Act.NOTE, outcome) if privately else may_view(theirs, outcome))
    ]


def ready_questions() -> QuerySet[ReadyQuestion]:
    """Return every ready question, retired ones too, in their order."""
    return ReadyQuestion.objects.order_by("order", "pk")


def ready_in_use() -> QuerySet[ReadyQuestion]:
    """Return the ready questions that can be asked."""
    return ready_questions().filter(retired_on__isnull=True)


def _printed(rows: QuerySet[Question]) -> QuerySet[Question]:
    latest = QuestionMessage.objects.select_related("by").order_by("-at", "-pk")
    return rows.select_related("outcome__round", "outcome__author").prefetch_related(
        Prefetch("messages", queryset=latest, to_attr="latest_first")
    )


def asked_of(principal: Principal) -> QuerySet[Question]:
    """Return the open questions about what a person wrote, the longest waiting first."""
    own = visible_to(principal).filter(written_where(), author_id=principal.person_id, state__in=UNDER_WAY)
    rows = Question.objects.filter(state=QuestionState.OPEN, outcome__in=own.order_by().values("pk"))
    return _printed(rows.order_by("asked_at", "pk"))


def first_to_settle(principal: Principal) -> list[Question]:
    """Return the first answers that a person may settle, with the words that they may read."""
    questions = list(to_settle(principal)[:MOST_SHOWN])
    closed = closed_times(principal, [each.outcome for each in questions])
    for each in questions:
        closed[each.outcome_id].close(each.latest_first, "text")
    return questions


def to_settle(principal: Principal) -> QuerySet[Question]:
    """Return the answers that a person may settle, to their own questions first."""
    seen = visible_to(principal).filter(written_where(), state__in=UNDER_WAY)
    seen = seen.filter(in_rounds_of(principal, *REVIEWERS)).exclude(author_id=principal.person_id)
    seen = seen.exclude(in_conflict(principal))
    if not principal.has(Role.LEAD):
        seen = seen.filter(~Q(confidentiality="restricted") | Q(round__in=principal.rounds_with(Role.LEAD)))
    own_first = Case(When(asked_by_id=principal.person_id, then=Value(0)), default=Value(1))
    rows = Question.objects.filter(state=QuestionState.ANSWERED, outcome__in=seen.order_by().values("pk"))
    return _printed(rows.order_by(own_first, "asked_at", "pk"))


def mentions_of(principal: Principal) -> list[Notice]:
    """Return where a person was mentioned and has not said that they read it, as far as they may read it.

    The newest first; whether an internal note is still theirs to read is asked anew.
    """
    rows = (
        Notice.objects.filter(
            person_id=principal.person_id, reason=NoticeReason.MENTIONED, noted_at__isnull=True
        )
        .select_related(
            "message__by", "message__question__outcome__round", "note__by", "note__outcome__round"
        )
        .order_by("-at", "-pk")[:50]
    )
    notices = [notice for notice in rows if still_readable(principal, notice)]
    closed = closed_times(principal, [outcome_of(notice) for notice in notices])
    for notice in notices:
        closed[outcome_of(notice).pk].close([notice.note or notice.message], "text")
    return notices


def heard_from_outside(principal: Principal) -> list[RequestEvent]:
    """Return the last thing that each person outside did and that a person has not noted yet, the newest first.

    Each event has the numbers of the notices of its request as `notices_shown`. No query for who asks nobody.
    """
    if not principal.has_anywhere(Role.LEAD):
        return []
    rows = (
        Notice.objects.filter(
            person_id=principal.person_id, reason=NoticeReason.OUTSIDE, noted_at__isnull=True
        )
        .select_related("event__request__round", "event__request__substantiator", "event__asked__outcome")
        .order_by("-at", "-pk")[:MOST_HEARD]
    )
    found: dict[int, RequestEvent] = {}
    for notice in rows:
        if still_readable(principal, notice):
            event = found.setdefault(notice.event.request_id, notice.event)
            event.notices_shown = [*getattr(event, "notices_shown", ()), notice.pk]
    return list(found.values())


def outcome_of(notice: Notice) -> Outcome:
    """Return the outcome that a notice is about; one about a request to somebody outside is about several."""
    if notice.purge_id:
        return notice.purge.evidence.outcome
    if review := notice.assignment or notice.opinion:
        return review.outcome
    return notice.note.outcome if notice.note_id else notice.message.question.outcome


def still_readable(principal: Principal, notice: Notice) -> bool:
    """Say whether a person may read what a notice is about, as they and the record are now."""
    if notice.event_id:
        return bool(may(principal, Act.SEE_REQUEST, notice.event.request))
    outcome = outcome_of(notice)
    if notice.purge_id:
        return bool(may_view(principal, outcome)) and bool(may(principal, Act.KEEP_FILES, outcome))
    if notice.note_id:
        return bool(may_view(principal, outcome)) and bool(may(principal, Act.NOTE, outcome))
    if notice.assignment_id or notice.opinion_id:
        return bool(may_view(principal, outcome)) and bool(may(principal, Act.JUDGE, outcome))
    about_sources = notice.message.question.field == RecordField.SOURCES
    if about_sources and not may(principal, Act.SEE_SOURCES, outcome):
        return False
    return bool(may_view(principal, outcome))


def still_to_tell() -> QuerySet[Notice]:
    """Return the notices that no letter has told, the oldest first."""
    return Notice.objects.filter(told_at__isnull=True).order_by("at", "pk")


def askers_of(question: Question) -> set[int]:
    """Return the ids of the people who asked in a question."""
    asked = question.messages.filter(kind="asked").values_list("by_id", flat=True)
    return {question.asked_by_id, *asked}
