"""Every own address, asked by everybody: what opens, what is refused, what is not there at all.

`ADDRESSES` says it per name of an address, by hand. An address without a line there fails the first test.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client
from django.urls import reverse

from harvests.models import SourceDocument
from outcomes.enums import OutcomeState as S
from outcomes.forms.round_checks import STAYS
from outcomes.models import OutcomeVersion, Passage
from outcomes.queries.coach import standing_questions
from outcomes.services.checks import SAID as EVIDENCE_SAID
from outcomes.services.contributions import LINK_ANSWERS
from outcomes.services.evidence import ANSWERS as EVIDENCE_ANSWERS
from outcomes.services.parts import mark_of_part
from outcomes.services.sources import ANSWERS as SOURCE_ANSWERS
from outcomes.tests.asking import AGREES as ANSWERED
from outcomes.workflows import OUTCOME
from wiego_mle.audit.models import Entry
from wiego_mle.tests.access_world import (
    EVERYBODY,
    NOBODY,
    PEOPLE,
    SIGNED_OUT,
    Record,
    World,
    takers_of,
    world_of,
)
from wiego_mle.tests.test_architecture import declared_views
from wiego_mle.urls import DECLARED_ELSEWHERE

OPENS, GOES_ON, REFUSED, HIDDEN, NOT_SO, OVERTAKEN = 200, 302, 403, 404, 405, 409
SIGN_IN = "sign in"
Answer = int | str

CONTRIBUTORS = frozenset({"reporter", "colleague"})
WRITERS = frozenset({"reporter", "colleague", "reviewer", "lead"})
REVIEWERS = frozenset({"reviewer", "lead"})
WEIGHERS = REVIEWERS | {"coder"}
TAKE_TABLES = frozenset({"administrator", "lead", "reader"})
KEEP_REGISTER = frozenset({"reviewer", "lead", "administrator"})
CARETAKERS = frozenset({"lead", "administrator"})
ADMINISTRATORS = frozenset({"administrator"})
LEADS = frozenset({"lead"})
LEFT = {"everything": "on", "where": STAYS, "reason": "Their authors are on leave."}
SUBSTANTIATION_PLAN = {
    "answer_days": "21",
    "grace_days": "3",
    "reminder_days": "7, 14",
    "last_call_days": "2",
    "quiet_until": "8",
    "quiet_from": "19",
    "most_per_letter": "5",
    "replacement": "both",
    "retention_months": "12",
    "version": "1",
}
NOMINATORS = frozenset({"reporter", "reviewer", "lead"})
READ_REQUESTS = frozenset({"reviewer", "lead", "administrator"})
KNOW_SOURCES = frozenset({"reporter", "reviewer", "lead", "administrator"})


@dataclass(frozen=True)
class Question:
    """One address with what is posted to it, and the answer that each person must get."""

    name: str
    about: str
    args: tuple
    get: Callable[[str], Answer]
    post: Callable[[str], Answer]
    body: dict


def answers(opens: Iterable[str], *, yes: Answer = OPENS, no: Answer = REFUSED) -> Callable[[str], Answer]:
    """Return who gets `yes`; everybody else who is signed in gets `no`, and who is not has to sign in."""
    opens = frozenset(opens)
    return lambda who: SIGN_IN if who == SIGNED_OUT else yes if who in opens else no


def always(answer: Answer) -> Callable[[str], Answer]:
    """Return the same answer for everybody, signed in or not."""
    return lambda _who: answer


def page(
    opens: Iterable[str] = EVERYBODY,
    *args,
    post: Answer | Callable[[str], Answer] = OPENS,
    get: Answer | Callable[[str], Answer] = OPENS,
    no: Answer = REFUSED,
    body: dict | Callable[[World], dict] | None = None,
    about: str = "",
):
    """Return a question about a page that does not depend on a record."""
    asked = post if callable(post) else always(NOT_SO) if post == NOT_SO else answers(opens, yes=post, no=no)
    seen = get if callable(get) else always(NOT_SO) if get == NOT_SO else answers(opens, yes=get, no=no)
    return lambda world: [
        lambda name: Question(
            name, about, _made(args, world), seen, asked, body(world) if callable(body) else body or {}
        )
    ]


def _made(args: tuple, world: World) -> tuple:
    return tuple(each(world) if callable(each) else each for each in args)


def record_page(
    *,
    opens: Callable[[Record], frozenset[str]],
    post: Answer | Callable[[Record], Callable[[str], Answer]],
    args: Callable[[Record, World], tuple] = lambda record, _world: (),
    body: Callable[[Record, World], dict] = lambda _record, _world: {},
    only: frozenset[str] = EVERYBODY,
    get: Answer = OPENS,
    records: Callable[[World], tuple[Record, ...]] = lambda world: world.telling,
):
    """Return the questions about a page of a record: hidden, or refused to who may only read it.

    `only` are the people whose role includes the page at all, whatever the record.
    """

    def questions(world: World):
        for record in records(world):
            # A page that only takes posts asks first who is there, and only then how.
            seen = answers(only, yes=NOT_SO) if get == NOT_SO else None
            seen = seen or _of_record(record, opens(record), only, yes=get)
            if callable(post):
                asked = post(record)
            elif post == NOT_SO:
                asked = always(NOT_SO)
            else:
                asked = _of_record(record, opens(record), only, yes=post)
            yield lambda name, record=record, seen=seen, asked=asked: Question(
                name,
                str(record),
                (record.outcome.reference, *args(record, world)),
                seen,
                asked,
                body(record, world),
            )

    return lambda world: list(questions(world))


def _of_record(
    record: Record, opens: frozenset[str], only: frozenset[str] = EVERYBODY, *, yes: Answer
) -> Callable[[str], Answer]:
    def answer(who: str) -> Answer:
        if who == SIGNED_OUT:
            return SIGN_IN
        if who not in only:
            return REFUSED
        if who not in record.readers:
            return HIDDEN
        return yes if who in opens else REFUSED

    return answer


def readers(record: Record) -> frozenset[str]:
    return record.readers


def writers(record: Record) -> frozenset[str]:
    return record.writers


def writers_who_know_sources(record: Record) -> frozenset[str]:
    return record.writers & KNOW_SOURCES


def knowers(record: Record) -> frozenset[str]:
    """Who may know whom a record is about: its author, the reviewers of its round, administrators."""
    return record.readers & (KNOW_SOURCES if record.place == "here" else ADMINISTRATORS)


def erasers(record: Record) -> frozenset[str]:
    return record.readers & (CARETAKERS if record.place == "here" else ADMINISTRATORS)


def senders(record: Record) -> Callable[[str], Answer]:
    """Who sends gets on; who reads and cannot send is led back to the record."""
    return _of_record(record, record.readers, yes=GOES_ON)


def returners(record: Record) -> Callable[[str], Answer]:
    """The step "return": of a text that waits, for its reviewers; of any other it says where the text is."""
    if record.state != S.SUBMITTED:
        return _of_record(record, record.readers, yes=OVERTAKEN)
    return _of_record(record, takers_of("return", record.place, restricted=record.restricted), yes=GOES_ON)


def return_page(record: Record) -> frozenset[str]:
    if record.state != S.SUBMITTED:
        return record.readers
    return takers_of("return", record.place, restricted=record.restricted)


def askers(record: Record) -> frozenset[str]:
    return record.askers


def answerers(record: Record) -> Callable[[str], Answer]:
    """The author and the reviewers answer until the record is decided."""
    under_way = record.state in (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED)
    here = record.place == "here" and under_way
    return _of_record(record, record.askers | {"reporter"} if here else NOBODY, yes=GOES_ON)


def saved_by_itself(record: Record) -> Callable[[str], Answer]:
    """Only a text that nobody else is writing on is saved without being asked."""
    alone = NOBODY if record.state == S.SUBMITTED else record.writers
    return _of_record(record, alone, yes=OPENS)


def resolvers(record: Record) -> frozenset[str]:
    """Who decides what follows from answers: the reviewers of what was accepted, or withdrawn after answers."""
    return record.note_readers if record.state in (S.ACCEPTED, S.SET_ASIDE) else NOBODY


def linkers(record: Record) -> frozenset[str]:
    """Who may say how a record belongs to others, whatever its state and that of its round."""
    return reviewers_of(record) | ({"reporter"} if record.place == "here" else NOBODY)


def reviewers_of(record: Record) -> frozenset[str]:
    return takers_of("accept", record.place, restricted=record.restricted)


def judges(record: Record) -> frozenset[str]:
    """Who reviews a record while it waits for a decision."""
    return record.askers if record.state == S.SUBMITTED else NOBODY


def waiting_here(world: World) -> tuple[Record, ...]:
    return world.record("here", S.SUBMITTED), world.record("here", S.SUBMITTED, restricted=True)


def _judged_version(**said: str) -> Callable[[Record, World], dict]:
    return lambda record, _world: {"version": record.outcome.version} | said


def _another(record: Record, world: World) -> tuple:
    others = (world.anchor, world.record("here", S.ACCEPTED).outcome)
    return (next(each.reference for each in others if each != record.outcome),)


def judged(record: Record) -> Callable[[str], Answer]:
    """Saying that two outcomes are not the same is for those who may link one of them."""
    others = {"reporter", *REVIEWERS} if str(record) == f"elsewhere {S.ACCEPTED}" else NOBODY
    return _of_record(record, linkers(record) | others, WRITERS, yes=GOES_ON)


def _happened(record: Record, _world: World) -> dict:
    outcome = record.outcome
    return {
        "version": outcome.version,
        "title": f"{outcome.title} now",
        "statement": outcome.statement,
        "language": outcome.language,
    }


def _coach_question(record: Record, _world: World) -> tuple[str, str]:
    """The contribution of every record of this world gives no date, and may be asked more."""
    question, *_others = standing_questions(record.outcome, ("contribution_wiego",))
    return "contribution", question.key


def _coach_reason(_record: Record, _world: World) -> dict:
    return {"ready": "1"}


def _source(record: Record, _world: World) -> dict:
    return {"name": "A vendor of Makola market", "consent": "given"} | {
        "seen": mark_of_part(record.source, SOURCE_ANSWERS)
    }


def _evidence(record: Record, _world: World) -> dict:
    said = {"title": "Gazette", "kind": "law", "supports": "change", "url": "https://example.org/gazette"}
    return said | {"why": "a copy", "seen": mark_of_part(record.evidence, EVIDENCE_ANSWERS)}


def _link(record: Record, _world: World) -> dict:
    said = {"how": "The figures were read out in the assembly.", "strength": "small", "why": "a mistake"}
    return said | {"seen": mark_of_part(record.link, LINK_ANSWERS)}


def _linked(record: Record, _world: World) -> tuple:
    return (record.link.contribution.reference,)


def _unlinked(_record: Record, world: World) -> tuple:
    return (world.unlinked.reference,)


def _evidence_of(record: Record, _world: World) -> tuple:
    return (record.evidence.reference,)


def _file_of(record: Record, _world: World) -> tuple:
    return (record.file.reference,)


def _check(record: Record, _world: World) -> dict:
    return {"note": "Section 4 says so.", "seen": mark_of_part(record.evidence, EVIDENCE_SAID)}


def _why(_record: Record, _world: World) -> dict:
    return {"why": "It shows faces of children."}


def checkers(record: Record) -> frozenset[str]:
    return record.checkers


def keepers(record: Record) -> frozenset[str]:
    return record.keepers


def copiers(record: Record) -> frozenset[str]:
    """Who added the file and who looks after it; what is ready is told to be so."""
    adder = frozenset({"reporter"}) if record.place == "here" else NOBODY
    return record.keepers | (adder & record.readers)


READ_DOCUMENTS = frozenset({"reporter", "colleague", "reviewer", "lead", "coder", "administrator"})
KEEP_DOCUMENTS = WRITERS | ADMINISTRATORS


def document_page(
    *,
    opens: frozenset[str],
    post: Answer,
    only: frozenset[str] = READ_DOCUMENTS,
    get: Answer = OPENS,
    args: Callable[[SourceDocument], tuple] = lambda _document: (),
    body: dict | None = None,
):
    """Return the questions about a page of a document: an open one, a confidential one, one of another round."""

    def questions(world: World):
        for document, who_reads in (
            (world.document, READ_DOCUMENTS),
            (world.secret_document, frozenset({"reporter", "lead", "administrator"})),
            (world.foreign_document, ADMINISTRATORS),
        ):
            seen = answers(only, yes=NOT_SO) if get == NOT_SO else _of_document(who_reads, opens, only, get)
            asked = always(NOT_SO) if post == NOT_SO else _of_document(who_reads, opens, only, post)
            yield lambda name, document=document, seen=seen, asked=asked: Question(
                name, document.title, (document.reference, *args(document)), seen, asked, body or {}
            )

    return lambda world: list(questions(world))


def _of_document(
    who_reads: frozenset[str], opens: frozenset[str], only: frozenset[str], yes: Answer
) -> Callable[[str], Answer]:
    def answer(who: str) -> Answer:
        if who == SIGNED_OUT:
            return SIGN_IN
        if who not in only:
            return REFUSED
        if who not in who_reads:
            return HIDDEN
        return yes if who in opens else REFUSED

    return answer


MARKED = {"version": "1", "page": "2", "start": "0", "end": "9", "quote": "The court"}
MARKED |= {"becomes": "aside", "reason": "background"}


def _passage_in(document: SourceDocument) -> tuple:
    return (Passage.objects.get(page__version__document=document).reference,)


def part_page(**facts):
    """Return the questions about a page of a part of a record, for one record of each kind of answer."""
    return record_page(records=lambda world: world.few, **facts)


def _both(*parts):
    return lambda world: [question for part in parts for question in part(world)]


def _sheet(world: World) -> str:
    return world.sheet_import.reference


def _edition(world: World) -> str:
    return world.edition.reference


def _in_edition(world: World) -> str:
    """Return the reference of an outcome that the edition counts and tells in front."""
    return world.edition.highlights.get().outcome.reference


def _taken(who: str) -> Answer:
    """Say how a file of an edition answers that is not published: readers take files, but not yet this one."""
    if who == SIGNED_OUT:
        return SIGN_IN
    return GOES_ON if who in CARETAKERS else HIDDEN if who == "reader" else REFUSED


def coder_page(*args, post: Answer, coder: Answer = OPENS):
    """Return the question about a page of somebody's own coding; the lead codes nothing here."""

    def asked(yes: Answer) -> Callable[[str], Answer]:
        return lambda who: {SIGNED_OUT: SIGN_IN, "coder": yes, "lead": HIDDEN}.get(who, REFUSED)

    return lambda world: [
        lambda name: Question(
            name,
            "",
            _made(args, world),
            asked(coder),
            always(NOT_SO) if post == NOT_SO else asked(post),
            {},
        )
    ]


def coded_page(*args, **facts):
    """Return the questions about a page on which the lead of a round keeps its coding."""
    return _both(
        page(LEADS, "here", *args, about="here", **facts),
        page(NOBODY, "elsewhere", *args, about="elsewhere", **facts),
    )


YEAR = 2025
NO_LETTERS = uuid4()
"""The key of a form that has written no letters."""


def nominators(record: Record) -> frozenset[str]:
    """Who may propose whom to ask about a record: its author, and who reviews it."""
    return record.readers & (NOMINATORS if record.place == "here" else NOBODY)


def _nominated(world: World) -> str:
    return world.nomination.outcome.reference


def _nominee(world: World) -> str:
    return world.nomination.substantiator.reference


def _asked_nominee(world: World) -> str:
    return world.named.request.substantiator.reference


def _named(world: World) -> str:
    return world.named.request.reference


SELECTING = tuple(
    f"rounds:{name}"
    for name in (
        "substantiation",
        "asking",
        "asking-letters",
        "suggestion",
        "suggestion-drop",
        "selections",
        "selection-new",
        "selection",
        "selection-hand",
        "selection-draw",
        "selection-drop",
        "selection-choice-drop",
        "selection-reserve",
        "quote-drop",
        "proposed",
    )
)

COCKPIT = tuple(
    f"rounds:{name}"
    for name in ("cockpit", "cockpit-file", "open-questions", "contributors", "remind", "reminded")
)

CODING = tuple(
    f"rounds:coding{name}"
    for name in (
        "",
        "-plan",
        "-share",
        "-free",
        "-practice",
        "-suggestions",
        "-file",
        "-dimension",
        "-votes",
        "-differences",
        "-settle",
    )
)

ADDRESSES = {
    "outcomes:home": page(post=NOT_SO),
    "outcomes:list": page(post=NOT_SO),
    "outcomes:export": page(EVERYBODY, "csv", get=GOES_ON),
    # records
    "outcomes:new": page(WRITERS),
    "outcomes:detail": record_page(opens=readers, post=NOT_SO, records=lambda world: world.records),
    "outcomes:edit": record_page(opens=writers, post=OPENS),
    "outcomes:edit-section": record_page(
        opens=writers, post=GOES_ON, args=lambda *_: ("happened",), body=_happened
    ),
    "outcomes:autosave": record_page(
        opens=writers, get=NOT_SO, post=saved_by_itself, args=lambda *_: ("happened",), body=_happened
    ),
    "outcomes:check": record_page(
        opens=writers, post=senders, body=lambda record, _world: {"version": record.outcome.version}
    ),
    "outcomes:step": record_page(
        opens=return_page,
        post=returners,
        args=lambda *_: ("return",),
        body=lambda record, _world: {"version": record.outcome.version, "reason": "Say which assembly."},
    ),
    # versions; reading them is reading the record
    "outcomes:version-list": part_page(opens=readers, post=NOT_SO),
    "outcomes:version-compare": part_page(opens=readers, post=NOT_SO),
    "outcomes:version-detail": part_page(opens=readers, post=NOT_SO, args=lambda *_: (1,)),
    "outcomes:version-restore": part_page(
        opens=writers,
        post=GOES_ON,
        args=lambda *_: (1,),
        body=lambda record, _world: {"version": record.outcome.version},
    ),
    "outcomes:look": part_page(
        opens=readers, get=NOT_SO, post=GOES_ON, body=lambda record, _world: {"version": 1}
    ),
    # people outside who could confirm it
    "outcomes:nominations": part_page(opens=nominators, post=OPENS),
    "outcomes:nomination": page(NOMINATORS, _nominated, _nominee),
    "outcomes:nomination-approve": page(
        REVIEWERS, _nominated, _nominee, get=NOT_SO, post=GOES_ON, body={"version": "1"}
    ),
    "outcomes:nomination-refuse": page(REVIEWERS, _nominated, _nominee),
    "outcomes:nomination-channel": page(REVIEWERS, _nominated, _nominee),
    "outcomes:nomination-take-off": page(NOMINATORS, _nominated, _nominee, get=NOT_SO, post=GOES_ON),
    "outcomes:substantiator-list": page(CARETAKERS, post=NOT_SO),
    "outcomes:substantiator-detail": page(CARETAKERS, _nominee, post=NOT_SO),
    "outcomes:substantiator-edit": _both(
        page(CARETAKERS, _nominee), page(CARETAKERS, _asked_nominee, about="asked")
    ),
    "outcomes:substantiator-export": page(CARETAKERS, _nominee, get=NOT_SO, post=OPENS),
    "outcomes:substantiator-erase": page(CARETAKERS, _nominee),
    "outcomes:request-seen": page(KEEP_REGISTER, _named, 1, post=NOT_SO),
    # leads
    "outcomes:lead-new": page(WRITERS),
    "outcomes:lead-kept": part_page(opens=readers, post=NOT_SO, only=WRITERS),
    "outcomes:coach-new": page(WRITERS, get=NOT_SO, body={"what": "Stakeholders were empowered by us."}),
    "outcomes:coach": record_page(
        opens=writers,
        get=NOT_SO,
        post=OPENS,
        args=lambda *_: ("happened",),
        body=lambda *_: {"statement": "Stakeholders were empowered by us."},
    ),
    "outcomes:coach-answer": part_page(opens=writers, post=GOES_ON, args=_coach_question, body=_coach_reason),
    "outcomes:coach-take-back": part_page(opens=writers, get=NOT_SO, post=GOES_ON, args=_coach_question),
    # parts of a record
    "outcomes:source-list": part_page(opens=writers_who_know_sources, post=GOES_ON, body=_source),
    "outcomes:source-add": part_page(opens=writers_who_know_sources, post=GOES_ON, body=_source),
    "outcomes:source-edit": part_page(
        opens=writers_who_know_sources, post=GOES_ON, args=lambda *_: (1,), body=_source
    ),
    "outcomes:source-remove": part_page(
        opens=writers_who_know_sources, post=GOES_ON, args=lambda *_: (1,), body=_source
    ),
    "outcomes:source-erase": record_page(
        opens=erasers,
        post=GOES_ON,
        only=CARETAKERS,
        args=lambda record, _world: (record.source.pk,),
        body=lambda *_: {"reason": "They asked us to."},
        records=lambda world: world.few,
    ),
    "outcomes:evidence-list": part_page(opens=writers, post=GOES_ON, body=_evidence),
    "outcomes:evidence-add": part_page(opens=writers, post=GOES_ON, body=_evidence),
    "outcomes:evidence-edit": part_page(opens=writers, post=GOES_ON, args=_evidence_of, body=_evidence),
    "outcomes:evidence-remove": part_page(opens=writers, post=GOES_ON, args=_evidence_of, body=_evidence),
    "outcomes:evidence-open": part_page(opens=readers, post=NOT_SO, args=_evidence_of),
    "outcomes:evidence-detail": part_page(opens=readers, post=NOT_SO, args=_evidence_of),
    "outcomes:evidence-thumbnail": part_page(opens=readers, post=NOT_SO, args=_file_of),
    "outcomes:evidence-check": part_page(
        opens=checkers, get=NOT_SO, post=GOES_ON, only=REVIEWERS, args=_evidence_of, body=_check
    ),
    # Nothing is checked yet: who may take a check back is told that there is none.
    "outcomes:evidence-uncheck": part_page(
        opens=checkers, get=NOT_SO, post=OVERTAKEN, only=REVIEWERS, args=_evidence_of, body=_why
    ),
    "outcomes:evidence-original": part_page(opens=keepers, get=NOT_SO, post=OPENS, args=_file_of),
    "outcomes:evidence-copy-again": part_page(opens=copiers, get=NOT_SO, post=GOES_ON, args=_file_of),
    "outcomes:evidence-files": part_page(opens=keepers, post=NOT_SO, only=CARETAKERS),
    "outcomes:evidence-purge": part_page(
        opens=keepers, get=NOT_SO, post=GOES_ON, only=CARETAKERS, args=_file_of, body=_why
    ),
    "outcomes:evidence-purge-decide": part_page(
        opens=keepers, get=NOT_SO, post=OVERTAKEN, only=CARETAKERS, args=_file_of
    ),
    "outcomes:contribution-link": part_page(opens=writers, post=NOT_SO),
    "outcomes:contribution-link-new": part_page(
        opens=writers,
        post=lambda record: _of_record(record, record.readers, WRITERS, yes=OPENS),
        only=WRITERS,
    ),
    "outcomes:contribution-link-edit": part_page(opens=writers, post=GOES_ON, args=_linked, body=_link),
    "outcomes:contribution-link-chosen": part_page(opens=writers, post=GOES_ON, args=_unlinked, body=_link),
    "outcomes:contribution-unlink": part_page(opens=writers, post=GOES_ON, args=_linked, body=_link),
    # possible duplicates, links, merging
    "outcomes:duplicate-find": page(WRITERS, get=NOT_SO),
    "outcomes:duplicates": record_page(opens=readers, post=NOT_SO),
    "outcomes:compare": record_page(
        opens=readers,
        only=WRITERS,
        args=_another,
        post=judged,
        body=lambda *_: {"do": "not-same", "why": "Two markets."},
    ),
    "outcomes:link-remove": part_page(
        opens=linkers,
        only=WRITERS,
        post=GOES_ON,
        args=lambda _record, world: (world.anchor.reference, "led_to"),
    ),
    "outcomes:merge-undo": part_page(opens=reviewers_of, only=REVIEWERS, get=GOES_ON, post=GOES_ON),
    # questions, answers and notes
    "outcomes:question-ask": record_page(
        opens=askers, post=GOES_ON, body=lambda *_: {"text": "Which assembly?"}, only=REVIEWERS
    ),
    "outcomes:question": record_page(
        opens=readers,
        post=answerers,
        args=lambda *_: (1,),
        body=lambda *_: {"step": "answer", "text": "It was."},
    ),
    "outcomes:question-answer": record_page(opens=readers, get=GOES_ON, post=NOT_SO, args=lambda *_: (1,)),
    "outcomes:question-settle-all": record_page(opens=askers, get=NOT_SO, post=GOES_ON),
    "outcomes:note-add": record_page(
        opens=lambda record: record.note_readers,
        post=GOES_ON,
        body=lambda *_: {"text": "I doubt it."},
        only=REVIEWERS,
    ),
    "outcomes:mentions-noted": page(get=NOT_SO, post=GOES_ON),
    "outcomes:focal-city-new": page(ADMINISTRATORS),
    "outcomes:focal-city": page(ADMINISTRATORS, "accra"),
    "outcomes:focal-city-retire": page(ADMINISTRATORS, "accra", get=NOT_SO),
    "outcomes:focal-city-restore": page(ADMINISTRATORS, "accra", get=NOT_SO, post=GOES_ON),
    "outcomes:ready-list": page(post=NOT_SO),
    "outcomes:ready-new": page(CARETAKERS),
    "outcomes:ready-edit": page(CARETAKERS, "who-exactly"),
    "outcomes:ready-retire": page(CARETAKERS, "who-exactly", get=NOT_SO, post=GOES_ON),
    "outcomes:ready-restore": page(CARETAKERS, "who-exactly", get=NOT_SO, post=GOES_ON),
    # what is withheld
    "outcomes:withheld": record_page(
        opens=knowers,
        post=GOES_ON,
        body=lambda *_: {"words": "Makola", "kind": "name", "why": "She could lose her stall."},
    ),
    "outcomes:withheld-look": record_page(
        opens=knowers,
        post=GOES_ON,
        body=lambda *_: {"reason": "To check the letter of the court."},
        records=lambda world: (world.withholding,),
    ),
    "outcomes:withheld-hide": part_page(opens=readers, get=NOT_SO, post=GOES_ON),
    "outcomes:withheld-end": record_page(
        opens=lambda _record: LEADS,
        post=GOES_ON,
        args=lambda *_: (1,),
        body=lambda *_: {"why": "She agreed to be named."},
        records=lambda world: (world.withholding,),
    ),
    # contributions and actors
    "outcomes:contribution-list": page(post=NOT_SO),
    "outcomes:contribution-new": page(WRITERS),
    "outcomes:contribution-detail": page(EVERYBODY, lambda world: world.contribution.reference, post=NOT_SO),
    "outcomes:contribution-edit": page(
        ["reporter"], lambda world: world.contribution.reference, post=answers(WRITERS)
    ),
    "outcomes:actor-list": page(post=NOT_SO),
    "outcomes:actor-find": page(post=NOT_SO),
    "outcomes:country-names": page(EVERYBODY, "es", post=NOT_SO),
    "outcomes:actor-new": page(WRITERS),
    "outcomes:actor-detail": page(
        EVERYBODY, lambda world: world.records[0].outcome.actors.get().reference, post=NOT_SO
    ),
    "outcomes:actor-edit": page(KEEP_REGISTER, lambda world: world.records[0].outcome.actors.get().reference),
    "outcomes:actor-merge": page(
        KEEP_REGISTER, lambda world: world.records[0].outcome.actors.get().reference
    ),
    "outcomes:actor-merge-undo": page(
        KEEP_REGISTER,
        lambda world: world.merge.gone.reference,
        post=GOES_ON,
        body={"why": "They are two."},
    ),
    # review and tables
    "outcomes:review-queue": page(REVIEWERS, post=NOT_SO),
    "outcomes:review-next": page(REVIEWERS, get=GOES_ON, post=GOES_ON),
    "outcomes:review-share": page(LEADS),
    "outcomes:interest-list": page(WEIGHERS),
    "outcomes:interest-in-record": record_page(
        opens=lambda record: WEIGHERS if record.place == "here" else NOBODY,
        post=GOES_ON,
        body=lambda *_: {"about": "outcome"},
        only=WEIGHERS,
    ),
    "outcomes:interest-end": page(
        LEADS,
        lambda world: world.interest.reference,
        get=NOT_SO,
        post=lambda who: {
            SIGNED_OUT: SIGN_IN,
            "lead": GOES_ON,
            "reviewer": HIDDEN,
            "coder": HIDDEN,
        }.get(who, REFUSED),
    ),
    "outcomes:resolve": record_page(opens=resolvers, post=OPENS, only=REVIEWERS),
    # Nothing was decided about answers here, so there is nothing to take back.
    "outcomes:resolution-end": record_page(opens=resolvers, get=HIDDEN, post=HIDDEN, only=REVIEWERS),
    "outcomes:opinion-ask": record_page(opens=judges, post=OPENS, only=REVIEWERS),
    "outcomes:opinion": record_page(
        opens=lambda _record: LEADS,
        post=GOES_ON,
        args=lambda *_: (1,),
        body=lambda *_: {"verdict": "agree"},
        only=REVIEWERS,
        records=waiting_here,
    ),
    "outcomes:opinion-withdraw": record_page(
        opens=judges, get=NOT_SO, post=GOES_ON, args=lambda *_: (1,), only=REVIEWERS, records=waiting_here
    ),
    "outcomes:checks": record_page(
        opens=judges, post=GOES_ON, body=_judged_version(who="yes"), only=REVIEWERS
    ),
    "outcomes:criteria": record_page(
        opens=judges, post=GOES_ON, body=_judged_version(specific_met="yes"), only=REVIEWERS
    ),
    # documents
    "outcomes:document-list": page(READ_DOCUMENTS, post=NOT_SO),
    "outcomes:document": document_page(opens=READ_DOCUMENTS, post=NOT_SO),
    "outcomes:document-status": document_page(opens=READ_DOCUMENTS, post=NOT_SO),
    "outcomes:document-passages": document_page(opens=READ_DOCUMENTS, post=NOT_SO),
    "outcomes:page-read": document_page(
        opens=READ_DOCUMENTS, get=NOT_SO, post=GOES_ON, args=lambda _document: (1, 1)
    ),
    "outcomes:passage": document_page(opens=READ_DOCUMENTS, post=NOT_SO, args=_passage_in),
    # The colleague added none of these documents.
    "outcomes:document-edit": document_page(
        opens=KEEP_DOCUMENTS - {"colleague"},
        only=KEEP_DOCUMENTS,
        post=GOES_ON,
        body={"title": "Report, corrected", "language": "en", "seen": "1", "is_restricted": "on"},
    ),
    "outcomes:document-version": document_page(
        opens=KEEP_DOCUMENTS - {"colleague"}, only=KEEP_DOCUMENTS, post=GOES_ON, body={"text": "Anew."}
    ),
    "outcomes:document-remove": document_page(
        opens=KEEP_DOCUMENTS - {"colleague"},
        only=KEEP_DOCUMENTS,
        post=GOES_ON,
        body={"why": "Sent by mistake."},
    ),
    "outcomes:document-again": document_page(
        opens=KEEP_DOCUMENTS - {"colleague"}, only=KEEP_DOCUMENTS, get=NOT_SO, post=GOES_ON
    ),
    # It is a PDF, which holds more than its pages; the reporter added these documents.
    "outcomes:document-file": document_page(
        opens=frozenset({"reporter", "lead", "administrator"}),
        get=NOT_SO,
        post=OPENS,
        args=lambda _document: (1,),
    ),
    # Asked for without saying which words, it is a page that is not there.
    "outcomes:passage-mark": document_page(
        opens=WRITERS, only=WRITERS, get=HIDDEN, post=GOES_ON, body=MARKED
    ),
    "outcomes:passage-unmark": document_page(
        opens=WRITERS, only=WRITERS, get=NOT_SO, post=GOES_ON, args=_passage_in
    ),
    "rounds:documents": _both(
        page(READ_DOCUMENTS, "here", post=NOT_SO), page(ADMINISTRATORS, "elsewhere", post=NOT_SO)
    ),
    "rounds:document-add": _both(
        page(WRITERS, "here", post=GOES_ON, body={"title": "Report", "language": "en", "text": "A text."}),
        page(
            NOBODY, "elsewhere", post=GOES_ON, body={"title": "Report", "language": "en", "text": "A text."}
        ),
    ),
    "outcomes:tables": page(post=NOT_SO),
    "outcomes:tables-file": page(TAKE_TABLES, YEAR, "csv", get=GOES_ON),
    "outcomes:explore": page(post=NOT_SO),
    "outcomes:view-keep": page(get=NOT_SO, post=GOES_ON, body={"name": "Regions"}),
    "outcomes:view-forget": page(
        {"reporter"}, lambda world: world.view.reference, get=NOT_SO, post=GOES_ON, no=HIDDEN
    ),
    "outcomes:edition-list": page(post=NOT_SO),
    "outcomes:edition-new": page(CARETAKERS),
    "outcomes:edition-detail": page(CARETAKERS, _edition, post=NOT_SO, no=HIDDEN),
    "outcomes:edition-outcomes": page(CARETAKERS, _edition, post=NOT_SO, no=HIDDEN),
    "outcomes:edition-step": page(CARETAKERS, _edition, "discard", get=NOT_SO, post=GOES_ON),
    "outcomes:edition-files-again": page(CARETAKERS, _edition, get=NOT_SO, post=GOES_ON),
    "outcomes:edition-file": page(CARETAKERS, _edition, "xlsx", get=_taken, post=_taken),
    "outcomes:edition-highlight": page(
        CARETAKERS, _edition, _in_edition, post=GOES_ON, body={"text": "The court ruled in their favour."}
    ),
    "outcomes:edition-highlight-remove": page(CARETAKERS, _edition, _in_edition, get=NOT_SO, post=GOES_ON),
    "outcomes:edition-finding": page(
        CARETAKERS, _edition, lambda world: world.finding.pk, post=GOES_ON, body={"reason": "Another person."}
    ),
    # coding
    "outcomes:coding": page(frozenset({"coder", "lead"}), post=NOT_SO),
    "outcomes:coding-round": coder_page("here", post=NOT_SO),
    "outcomes:coding-practice": coder_page("here", post=NOT_SO, coder=HIDDEN),
    "outcomes:coding-record": coder_page("here", lambda world: world.coding.outcome.reference, post=OPENS),
    "rounds:coding": coded_page(post=NOT_SO),
    "rounds:coding-plan": coded_page(),
    "rounds:coding-share": coded_page(
        get=NOT_SO,
        post=GOES_ON,
        body=lambda world: {"among": [world.cast.coder.person.reference, world.cast.lead.person.reference]},
    ),
    "rounds:coding-free": coded_page(
        lambda world: world.cast.coder.person.reference, get=NOT_SO, post=GOES_ON
    ),
    "rounds:coding-practice": coded_page(
        get=NOT_SO, post=GOES_ON, body={"do": "choose", "number": "1", "seen": "0"}
    ),
    "rounds:coding-suggestions": coded_page(post=GOES_ON, body={"do": "off"}),
    "rounds:coding-file": coded_page("csv", get=GOES_ON, post=OPENS),
    "rounds:coding-dimension": coded_page("stage", post=NOT_SO),
    "rounds:coding-votes": coded_page("stage", post=NOT_SO),
    "rounds:coding-differences": coded_page(post=NOT_SO),
    "rounds:coding-settle": coded_page(lambda world: world.coding.outcome.reference, "stage"),
    # the codebook
    "rounds:codebook": page(post=NOT_SO),
    "rounds:codebook-version": page(EVERYBODY, 1, post=NOT_SO),
    "rounds:codebook-file": page(EVERYBODY, 1, "json", post=NOT_SO),
    "rounds:codebook-publish": page(ADMINISTRATORS, get=NOT_SO, post=GOES_ON, body={"note": "New codes."}),
    "rounds:codebook-import": page(ADMINISTRATORS),
    "rounds:codebook-import-detail": page(
        ADMINISTRATORS, lambda world: world.codebook_import.reference, post=GOES_ON
    ),
    "rounds:dimension-new": page(ADMINISTRATORS),
    "rounds:dimension": page(ADMINISTRATORS, "stage"),
    "rounds:recoding-list": page(ADMINISTRATORS, post=NOT_SO),
    "rounds:recoding-new": page(ADMINISTRATORS, "worker_group", lambda world: world.code.key, "merge"),
    "rounds:recoding-detail": page(ADMINISTRATORS, lambda world: world.recoding.reference, post=GOES_ON),
    "rounds:recoding-undo": page(
        ADMINISTRATORS, lambda world: world.recoding.reference, get=NOT_SO, post=GOES_ON
    ),
    # rounds and lists
    "rounds:list": page(),
    "rounds:detail": page(EVERYBODY, "here"),
    "rounds:new": page(ADMINISTRATORS),
    "rounds:edit": _both(page(LEADS, "here", about="here"), page(NOBODY, "elsewhere", about="elsewhere")),
    "rounds:design": page(EVERYBODY, "here", post=NOT_SO),
    "rounds:design-print": page(EVERYBODY, "here", post=NOT_SO),
    "rounds:design-copy": _both(
        page(LEADS, "here", about="here"), page(NOBODY, "elsewhere", about="elsewhere")
    ),
    "rounds:design-section": _both(
        page(LEADS, "here", "questions", about="here"),
        page(NOBODY, "elsewhere", "questions", about="elsewhere"),
    ),
    "rounds:team": _both(
        page(CARETAKERS, "here", about="here", post=NOT_SO),
        page(ADMINISTRATORS, "elsewhere", about="elsewhere", post=NOT_SO),
    ),
    **{
        name: _both(
            page(CARETAKERS, "here", about="here"), page(ADMINISTRATORS, "elsewhere", about="elsewhere")
        )
        for name in ("rounds:team-add", "rounds:team-copy", "rounds:team-group", "rounds:team-invite")
    },
    "rounds:team-member": _both(
        page(
            CARETAKERS,
            "here",
            lambda world: world.cast.reporter.person.reference,
            "contributor",
            about="here",
            body={"version": "1"},
            post=GOES_ON,
        ),
        page(
            ADMINISTRATORS,
            "elsewhere",
            lambda world: world.stranger.reference,
            "contributor",
            about="elsewhere",
            body={"version": "1"},
            post=GOES_ON,
        ),
    ),
    "rounds:team-group-forget": _both(
        page(CARETAKERS, "here", lambda world: world.group, about="here", get=NOT_SO, post=GOES_ON),
        page(
            ADMINISTRATORS,
            "elsewhere",
            lambda world: world.group,
            about="elsewhere",
            get=NOT_SO,
            post=GOES_ON,
        ),
    ),
    **{
        name: _both(
            page(
                CARETAKERS,
                "here",
                lambda world: world.promise_here.invitation.reference,
                about="here",
                get=NOT_SO,
                post=GOES_ON,
            ),
            page(
                ADMINISTRATORS,
                "elsewhere",
                lambda world: world.promise_elsewhere.invitation.reference,
                about="elsewhere",
                get=NOT_SO,
                post=GOES_ON,
            ),
        )
        for name in ("rounds:team-invited-again", "rounds:team-invited-withdraw")
    },
    "rounds:asked": _both(
        page(LEADS, "here", about="here", post=GOES_ON), page(NOBODY, "elsewhere", about="elsewhere")
    ),
    "rounds:more-time": _both(
        page(
            LEADS,
            "here",
            about="here",
            body=lambda world: {
                "whom": f"person:{world.cast.reporter.person.reference}",
                "until": "2027-02-28",
                "reason": "Fieldwork.",
            },
            post=GOES_ON,
        ),
        page(NOBODY, "elsewhere", about="elsewhere"),
    ),
    "rounds:groups": page(CARETAKERS, post=NOT_SO),
    "rounds:group-new": page(CARETAKERS),
    "rounds:group": page(CARETAKERS, lambda world: world.group),
    "rounds:group-remove": page(CARETAKERS, lambda world: world.group, get=NOT_SO, post=GOES_ON),
    "rounds:person-load": page(CARETAKERS, lambda world: world.stranger.reference, post=NOT_SO),
    "rounds:team-leave": _both(
        page(CARETAKERS, "here", about="here", get=NOT_SO, post=GOES_ON),
        page(ADMINISTRATORS, "elsewhere", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:reply": _both(
        page(CONTRIBUTORS, "here", about="here", body={"kind": "nothing"}, post=GOES_ON),
        page(NOBODY, "elsewhere", about="elsewhere", body={"kind": "nothing"}, post=GOES_ON),
    ),
    "rounds:reply-take-back": _both(
        page(CONTRIBUTORS, "here", about="here", get=NOT_SO, post=GOES_ON),
        page(NOBODY, "elsewhere", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    **{
        name: _both(
            page(
                LEADS,
                "here",
                lambda world: world.cast.reporter.person.reference,
                about="here",
                body={"kind": "nothing"},
                get=get,
                post=GOES_ON,
            ),
            page(
                NOBODY,
                "elsewhere",
                lambda world: world.stranger.reference,
                about="elsewhere",
                get=get,
                post=GOES_ON,
            ),
        )
        for name, get in (("rounds:reply-note", OPENS), ("rounds:reply-note-take-back", NOT_SO))
    },
    "rounds:letters": _both(
        page(CARETAKERS, "here", about="here", post=OPENS),
        page(ADMINISTRATORS, "elsewhere", about="elsewhere", post=OPENS),
    ),
    "rounds:letters-plan": _both(
        page(CARETAKERS, "here", about="here", post=GOES_ON, body={"hour": "9", "version": "1"}),
        page(
            ADMINISTRATORS, "elsewhere", about="elsewhere", post=GOES_ON, body={"hour": "9", "version": "1"}
        ),
    ),
    "rounds:substantiation-plan": _both(
        page(LEADS, "here", about="here", post=GOES_ON, body=SUBSTANTIATION_PLAN),
        page(NOBODY, "elsewhere", about="elsewhere", post=GOES_ON, body=SUBSTANTIATION_PLAN),
    ),
    "rounds:imports": _both(
        page(CARETAKERS, "here", about="here"), page(ADMINISTRATORS, "elsewhere", about="elsewhere")
    ),
    "rounds:import": page(CARETAKERS, "here", _sheet, post=NOT_SO),
    "rounds:import-columns": page(CARETAKERS, "here", _sheet),
    "rounds:import-questions": page(CARETAKERS, "here", _sheet, post=GOES_ON),
    "rounds:import-rows": page(CARETAKERS, "here", _sheet, post=NOT_SO),
    "rounds:import-rows-choose": page(
        CARETAKERS, "here", _sheet, get=NOT_SO, post=GOES_ON, body={"verdict": "warning", "choice": "skip"}
    ),
    "rounds:import-row": page(CARETAKERS, "here", _sheet, 1),
    "rounds:import-row-choose": page(
        CARETAKERS, "here", _sheet, 1, get=NOT_SO, post=GOES_ON, body={"choice": "skip"}
    ),
    "rounds:import-confirm": page(CARETAKERS, "here", _sheet, get=NOT_SO, post=OPENS),
    "rounds:import-file": page(CARETAKERS, "here", _sheet, get=NOT_SO, post=OPENS),
    "rounds:import-undo": page(CARETAKERS, "here", _sheet, get=GOES_ON, post=GOES_ON),
    "rounds:import-cancel": page(CARETAKERS, "here", _sheet, get=NOT_SO, post=GOES_ON),
    "rounds:import-profile": page(CARETAKERS, "here", _sheet, get=NOT_SO, post=OVERTAKEN),
    "rounds:substantiation-results": _both(
        page(LEADS, "here", about="here", post=NOT_SO),
        page(NOBODY, "elsewhere", about="elsewhere", post=NOT_SO),
    ),
    "rounds:substantiation-replace": _both(
        page(LEADS, "here", about="here", get=NOT_SO, post=GOES_ON),
        page(NOBODY, "elsewhere", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:letters-start": _both(
        page(CARETAKERS, "here", about="here", get=NOT_SO, post=GOES_ON),
        page(ADMINISTRATORS, "elsewhere", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:letters-stop": _both(
        page(CARETAKERS, "here", about="here", get=NOT_SO, post=GOES_ON),
        page(ADMINISTRATORS, "elsewhere", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:letter-words": _both(
        page(
            CARETAKERS,
            "here",
            "before",
            "es",
            about="here",
            post=GOES_ON,
            body={"subject": "{deadline}", "body": "{link}", "version": "0"},
        ),
        page(
            ADMINISTRATORS,
            "elsewhere",
            "before",
            "es",
            about="elsewhere",
            post=GOES_ON,
            body={"subject": "{deadline}", "body": "{link}", "version": "0"},
        ),
    ),
    "rounds:letter-trial": _both(
        page(CARETAKERS, "here", "before", "es", about="here", get=NOT_SO, post=GOES_ON),
        page(ADMINISTRATORS, "elsewhere", "before", "es", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:letter-shipped": _both(
        page(CARETAKERS, "here", "before", "es", about="here", get=NOT_SO, post=GOES_ON),
        page(ADMINISTRATORS, "elsewhere", "before", "es", about="elsewhere", get=NOT_SO, post=GOES_ON),
    ),
    "rounds:step": _both(
        page(LEADS, "here", "review", about="here", body={"version": "1"}, post=GOES_ON),
        page(NOBODY, "elsewhere", "review", about="elsewhere", body={"version": "1"}, post=GOES_ON),
    ),
    **{
        f"rounds:{name}": _both(
            page(LEADS, "here", *more, post=post, get=get, about="here"),
            page(NOBODY, "elsewhere", *more, post=post, about="elsewhere"),
        )
        for name, more, get, post in (
            ("cockpit", (), OPENS, NOT_SO),
            ("cockpit-file", ("csv",), GOES_ON, OPENS),
            ("open-questions", (), OPENS, NOT_SO),
            ("contributors", (), OPENS, NOT_SO),
            # Nobody is named: who may write is led back to tick somebody.
            ("remind", (), GOES_ON, GOES_ON),
        )
    },
    "rounds:reminded": _both(
        page(LEADS, "here", NO_LETTERS, get=HIDDEN, post=NOT_SO, about="here"),
        page(NOBODY, "elsewhere", NO_LETTERS, post=NOT_SO, about="elsewhere"),
    ),
    "rounds:proposed": _both(
        page(REVIEWERS, "here", about="here", post=NOT_SO),
        page(NOBODY, "elsewhere", about="elsewhere", post=NOT_SO),
    ),
    **{
        f"rounds:{name}": _both(
            page(LEADS, "here", *more, get=get, post=post, about="here"),
            page(
                NOBODY,
                "elsewhere",
                *more,
                get=REFUSED if get != NOT_SO else get,
                post=post,
                about="elsewhere",
            ),
        )
        for name, more, get, post in (
            ("substantiation", (), OPENS, NOT_SO),
            ("asking", (), OPENS, OPENS),
            ("asking-letters", (), OPENS, OPENS),
            ("suggestion", (_named, 1), OPENS, OPENS),
            ("suggestion-drop", (_named, 1), NOT_SO, GOES_ON),
            ("selections", (), OPENS, NOT_SO),
            ("selection-new", (), NOT_SO, GOES_ON),
            ("selection", (lambda world: world.selection.number,), OPENS, OPENS),
            ("selection-hand", (lambda world: world.selection.number,), OPENS, OPENS),
            ("selection-draw", (lambda world: world.selection.number,), NOT_SO, GOES_ON),
            ("selection-drop", (lambda world: world.selection.number,), NOT_SO, GOES_ON),
            ("selection-choice-drop", (lambda world: world.selection.number, _nominated), NOT_SO, GOES_ON),
            (
                "selection-reserve",
                (lambda world: world.selected.selection.number, _nominated),
                NOT_SO,
                GOES_ON,
            ),
            ("quote-drop", (_nominated,), NOT_SO, GOES_ON),
        )
    },
    "rounds:checks": _both(page(LEADS, "here", about="here"), page(NOBODY, "elsewhere", about="elsewhere")),
    "rounds:check": _both(
        page(LEADS, "here", "unfinished", about="here", body=LEFT, post=GOES_ON),
        page(NOBODY, "elsewhere", "unfinished", about="elsewhere", body=LEFT, post=GOES_ON),
    ),
    "rounds:closing": page(EVERYBODY, lambda world: world.closing.round.reference, 1, post=NOT_SO),
    "rounds:yours": page(EVERYBODY, "here", post=NOT_SO),
    "rounds:lists": page(),
    "rounds:programme-new": page(ADMINISTRATORS),
    "rounds:programme": page(ADMINISTRATORS, lambda world: world.programme_key),
    "rounds:grant-new": page(ADMINISTRATORS),
    "rounds:grant": page(ADMINISTRATORS, lambda world: world.grant_key),
    "rounds:grant-retire": page(ADMINISTRATORS, lambda world: world.grant_key, get=NOT_SO),
    "rounds:grant-restore": page(ADMINISTRATORS, lambda world: world.grant_key, get=NOT_SO, post=GOES_ON),
    "rounds:code-new": page(ADMINISTRATORS, "worker_group"),
    "rounds:code": page(ADMINISTRATORS, "worker_group", lambda world: world.code.key),
    "rounds:code-retire": page(
        ADMINISTRATORS,
        "worker_group",
        lambda world: world.code.key,
        get=NOT_SO,
        post=GOES_ON,
        body={"on": "2025-01-01"},
    ),
    "rounds:code-restore": page(
        ADMINISTRATORS, "worker_group", lambda world: world.code.key, get=NOT_SO, post=GOES_ON
    ),
    # people
    "people:list": page(ADMINISTRATORS),
    "people:profile": page(),
    "people:working-time": page(),
    "people:away": page(),
    "people:away-remove": page(EVERYBODY, get=NOT_SO, post=GOES_ON),
    "people:invite": page(ADMINISTRATORS),
    "people:invitation-send-again": page(
        ADMINISTRATORS, lambda world: world.invitation.reference, get=NOT_SO, post=GOES_ON
    ),
    "people:invitation-revoke": page(
        ADMINISTRATORS, lambda world: world.invitation.reference, get=NOT_SO, post=GOES_ON
    ),
    "people:detail": page(ADMINISTRATORS, lambda world: world.stranger.reference),
    "people:roles": page(
        ADMINISTRATORS,
        lambda world: world.stranger.reference,
        get=NOT_SO,
        post=GOES_ON,
        body={"roles": ["reader"], "version": "1"},
    ),
    "people:deactivate": page(
        ADMINISTRATORS,
        lambda world: world.stranger.reference,
        get=NOT_SO,
        post=GOES_ON,
        body={"version": "1"},
    ),
    # The stranger may sign in already: the page says so.
    "people:reactivate": page(
        ADMINISTRATORS, lambda world: world.stranger.reference, get=NOT_SO, post=422, body={"version": "1"}
    ),
    # letters and trail
    "outbox:list": page(),
    "outbox:detail": _both(
        page({"reporter", "lead", "administrator"}, lambda world: world.letter.reference, no=HIDDEN),
        page(ADMINISTRATORS, lambda world: world.foreign_letter.reference, no=HIDDEN, about="foreign"),
    ),
    **{
        name: _both(
            page(CARETAKERS, lambda world: world.letter.reference, get=NOT_SO, post=GOES_ON),
            page(
                ADMINISTRATORS,
                lambda world: world.foreign_letter.reference,
                get=NOT_SO,
                post=lambda who: {SIGNED_OUT: SIGN_IN, "administrator": GOES_ON, "lead": HIDDEN}.get(
                    who, REFUSED
                ),
                about="foreign",
            ),
        )
        for name in ("outbox:send-again", "outbox:leave", "outbox:hold", "outbox:release")
    },
    "outbox:reword": _both(
        page(
            CARETAKERS,
            lambda world: world.letter.reference,
            get=GOES_ON,
            post=OVERTAKEN,
            body={"subject": "x", "body": "y", "version": "1"},
        ),
    ),
    "outbox:several": page(CARETAKERS, get=NOT_SO, post=GOES_ON),
    # requests to people outside
    "outcomes:request": page(READ_REQUESTS, lambda world: world.spoken),
    "outcomes:request-act": page(LEADS, lambda world: world.spoken, "revoke", get=NOT_SO, post=GOES_ON),
    "outcomes:request-code": page(LEADS, lambda world: world.coded, body={"do": "show"}),
    "outcomes:request-answer": page(
        REVIEWERS,
        lambda world: world.spoken,
        1,
        post=GOES_ON,
        body=ANSWERED | {"seen": 0, "channel": "telephone"},
    ),
    "outcomes:request-decline": page(
        REVIEWERS, lambda world: world.spoken, post=GOES_ON, body={"kind": "no_time"}
    ),
    # Nothing was answered, so there is no other change to note.
    "outcomes:request-lead": page(READ_REQUESTS, lambda world: world.spoken, 1, get=NOT_SO, post=HIDDEN),
    "trail:list": page(ADMINISTRATORS),
    "trail:verify": page(ADMINISTRATORS),
}
"""Who gets which answer, per name of an address."""

OPEN_TO_ANYBODY = {
    "people:invitation": (("not-a-token",), GOES_ON, GOES_ON),
    "people:invitation-accept": ((), OPENS, OPENS),
    "people:invitation-ask": ((), NOT_SO, OPENS),
    "people:time-zones": ((), OPENS, NOT_SO),
    "answer:lost": ((), OPENS, OPENS),
    "answer:link": (("SR-0001.not:a-token",), GOES_ON, NOT_SO),
    "answer:start": (("SR-0001",), GOES_ON, NOT_SO),
    "answer:begin": (("SR-0001",), NOT_SO, GOES_ON),
    "answer:outcome": (("SR-0001", 1), GOES_ON, GOES_ON),
    "answer:decline": (("SR-0001",), GOES_ON, GOES_ON),
    "answer:code": (("SR-0001",), GOES_ON, GOES_ON),
    "answer:language": (("SR-0001",), NOT_SO, GOES_ON),
    "set_language": ((), GOES_ON, GOES_ON),
}
"""Addresses that answer everybody alike: their arguments, and the answers to GET and POST."""


def own_names() -> set[str]:
    """Return the names of all addresses but those of libraries."""
    return {name for name, _view in declared_views() if not name.startswith(tuple(DECLARED_ELSEWHERE))}


def test_every_own_address_has_its_line():
    assert own_names() == ADDRESSES.keys() | OPEN_TO_ANYBODY.keys()


@pytest.fixture(autouse=True)
def _quiet():
    """Refusals are what is asked for here; a log of some thousand of them would only cost time."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@pytest.fixture
def world(cast, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return world_of(cast)


@pytest.fixture
def clients(cast) -> dict[str, Client]:
    found = {name: getattr(cast, name).client for name in PEOPLE} | {SIGNED_OUT: Client()}
    for client in found.values():
        # A fault of the server is an answer like another here: it is listed, and the rest still asked.
        client.raise_request_exception = False
    return found


def _close(response) -> None:
    """Close what the answer holds open, as a server would, but keep the connection of this test."""
    request_finished.disconnect(close_old_connections)
    try:
        response.close()
    finally:
        request_finished.connect(close_old_connections)


def answer_of(client: Client, method: str, address: str, body: dict) -> tuple[Answer, int]:
    """Return what came back and how much was written; nothing of it stays in the database."""
    with transaction.atomic():
        before = Entry.objects.count() + OutcomeVersion.objects.count()
        response = client.post(address, body) if method == "post" else client.get(address)
        written = Entry.objects.count() + OutcomeVersion.objects.count() - before
        transaction.set_rollback(True)
    leads_to_sign_in = response.status_code == 302 and response["Location"].startswith(
        reverse("account_login")
    )
    _close(response)
    return SIGN_IN if leads_to_sign_in else response.status_code, written


ON_BOTH_ENGINES = ("reporter", "lead")
"""Who writes and who decides reach every query; what others may do, no database changes (decision 0073)."""


@pytest.mark.parametrize(
    "who",
    [
        who if who in ON_BOTH_ENGINES else pytest.param(who, marks=pytest.mark.embedded)
        for who in (*PEOPLE, SIGNED_OUT)
    ],
)
def test_each_person_gets_the_agreed_answer_at_every_address_and_writes_only_what_is_theirs(
    world, clients, who
):
    wrong, asked, changed = [], 0, set()
    for name, made in ADDRESSES.items():
        for question in (make(name) for make in made(world)):
            address = reverse(name, args=question.args)
            for method, expected in (("get", question.get(who)), ("post", question.post(who))):
                if expected == NOT_SO and who not in (SIGNED_OUT, "administrator"):
                    continue
                got, written = answer_of(clients[who], method, address, question.body)
                asked += 1
                if got != expected:
                    wrong.append(f"{name} {question.about} {method}: {got}, not {expected}")
                if written and (method == "get" or expected not in (OPENS, GOES_ON)):
                    wrong.append(f"{name} {question.about} {method}: answered {got} and wrote")
                if written:
                    changed.add(name)
    assert not wrong, f"{len(wrong)} of {asked}:\n" + "\n".join(wrong[:80])
    assert asked > 250
    assert changed & WRITING.keys() == {name for name, people in WRITING.items() if who in people}


WRITING = {
    "outcomes:edit-section": {"reporter", "reviewer", "lead"},
    "outcomes:autosave": {"reporter", "reviewer", "lead"},
    "outcomes:check": {"reporter", "reviewer", "lead"},
    "outcomes:step": REVIEWERS,
    "outcomes:interest-in-record": WEIGHERS,
    "outcomes:interest-end": LEADS,
    "outcomes:opinion": LEADS,
    "outcomes:opinion-withdraw": REVIEWERS,
    "outcomes:checks": REVIEWERS,
    "outcomes:criteria": REVIEWERS,
    "outcomes:source-add": REVIEWERS,
    "outcomes:source-remove": REVIEWERS,
    "outcomes:evidence-add": REVIEWERS,
    "outcomes:evidence-remove": REVIEWERS,
    "outcomes:contribution-link-chosen": REVIEWERS,
    "outcomes:contribution-unlink": REVIEWERS,
    "outcomes:export": EVERYBODY,
    "outcomes:view-keep": EVERYBODY,
    "outcomes:view-forget": {"reporter"},
    "outcomes:edition-step": CARETAKERS,
    "outcomes:edition-files-again": CARETAKERS,
    "outcomes:edition-highlight": CARETAKERS,
    "outcomes:edition-highlight-remove": CARETAKERS,
    "outcomes:edition-finding": CARETAKERS,
    "outcomes:withheld": KNOW_SOURCES,
    "outcomes:withheld-look": KNOW_SOURCES,
    "outcomes:withheld-end": LEADS,
    "rounds:document-add": WRITERS,
    "outcomes:document-edit": KEEP_DOCUMENTS - {"colleague"},
    "outcomes:document-version": KEEP_DOCUMENTS - {"colleague"},
    "outcomes:document-remove": KEEP_DOCUMENTS - {"colleague"},
    "outcomes:passage-mark": WRITERS,
    "outcomes:passage-unmark": WRITERS,
    "rounds:letters-plan": CARETAKERS,
    "rounds:substantiation-plan": LEADS,
    "rounds:letters-start": CARETAKERS,
    "rounds:letters-stop": CARETAKERS,
    "rounds:letter-words": CARETAKERS,
    "outcomes:nomination-approve": REVIEWERS,
    "outcomes:nomination-take-off": NOMINATORS,
    "outcomes:substantiator-export": CARETAKERS,
    "rounds:suggestion-drop": LEADS,
    "rounds:selection-drop": LEADS,
    "rounds:reply": CONTRIBUTORS,
    "rounds:reply-note": LEADS,
    "rounds:step": LEADS,
    "rounds:cockpit-file": LEADS,
    "rounds:more-time": LEADS,
    "rounds:team-invited-again": CARETAKERS,
    "rounds:team-invited-withdraw": CARETAKERS,
    "rounds:group-remove": CARETAKERS,
    "rounds:team-group-forget": CARETAKERS,
    "rounds:check": LEADS,
    "rounds:code-retire": ADMINISTRATORS,
    "rounds:coding-share": LEADS,
    "rounds:coding-free": LEADS,
    "rounds:coding-practice": LEADS,
    "rounds:coding-file": LEADS,
    "rounds:codebook-publish": ADMINISTRATORS,
    "rounds:codebook-import-detail": ADMINISTRATORS,
    "rounds:recoding-undo": ADMINISTRATORS,
    "people:roles": ADMINISTRATORS,
    "people:deactivate": ADMINISTRATORS,
    "outbox:leave": CARETAKERS,
}
"""Who leaves a row behind by the posts of this test: whoever may, changes something by them."""


def test_addresses_open_to_anybody_answer_everybody_alike(world, clients):
    for name, (args, get, post) in OPEN_TO_ANYBODY.items():
        for who, client in clients.items():
            address = reverse(name, args=args)
            assert answer_of(client, "get", address, {}) == (get, 0), (name, who)
            assert answer_of(client, "post", address, {}) == (post, 0), (name, who)


@pytest.mark.parametrize("step", OUTCOME.steps, ids=lambda step: step.name)
def test_each_step_is_taken_by_whom_it_belongs_to_and_by_nobody_else(world, clients, step):
    wrong, taken = [], 0
    body = {"reason": "Say which assembly it was.", "set_aside_kind": "output"}
    for record in world.records:
        if record.state != min(step.sources):
            continue
        may = takers_of(step.name, record.place, restricted=record.restricted)
        answer = _of_record(record, may, yes=GOES_ON)
        address = reverse("outcomes:step", args=[record.outcome.reference, step.name])
        for who, client in clients.items():
            got, written = answer_of(client, "post", address, body | {"version": record.outcome.version})
            taken += bool(written)
            if got != answer(who) or bool(written) != (who in may):
                wrong.append(f"{record} {who}: {got} and {written} rows, not {answer(who)}")
    assert not wrong, "\n".join(wrong[:60])
    assert taken == TAKEN[step.name]


TAKEN = {
    "develop": 5,
    "submit": 5,
    "resubmit": 5,
    "accept": 3,
    "return": 3,
    "set_aside": 3,
    "reopen": 3,
    "withdraw": 2,
    "restore": 2,
    "take_back": 2,
}
"""How often a step succeeds: by each who may take it, on the open and on the restricted record."""


SWAPPED = {
    "outcomes:evidence-open": lambda other: (other.evidence.reference,),
    "outcomes:evidence-edit": lambda other: (other.evidence.reference,),
    "outcomes:evidence-remove": lambda other: (other.evidence.reference,),
    "outcomes:evidence-detail": lambda other: (other.evidence.reference,),
    "outcomes:evidence-thumbnail": lambda other: (other.file.reference,),
    "outcomes:evidence-check": lambda other: (other.evidence.reference,),
    "outcomes:evidence-original": lambda other: (other.file.reference,),
    "outcomes:evidence-purge": lambda other: (other.file.reference,),
    "outcomes:contribution-link-edit": lambda other: (other.link.contribution.reference,),
    "outcomes:contribution-unlink": lambda other: (other.link.contribution.reference,),
}


NOT_ASKED_SO = {
    ("outcomes:evidence-open", "post"),
    ("outcomes:evidence-detail", "post"),
    ("outcomes:evidence-thumbnail", "post"),
    ("outcomes:evidence-check", "get"),
    ("outcomes:evidence-original", "get"),
    ("outcomes:evidence-purge", "get"),
}
"""Addresses that answer one method only."""

FOR_LEADS_ALONE = {
    "rounds:step",
    "rounds:edit",
    "rounds:asked",
    "rounds:more-time",
    "rounds:reply-note",
    "rounds:reply-note-take-back",
    "rounds:design-copy",
    "rounds:design-section",
    "rounds:document-add",
    "rounds:checks",
    "rounds:check",
    *COCKPIT,
    *SELECTING,
    *CODING,
}
"""Addresses of rounds that administrators do not open."""


def test_what_is_not_there_is_answered_404_by_who_may_open_such_pages(world, clients):
    """Each argument of each address in turn names something that is not there."""
    asked = 0
    for name, made in ADDRESSES.items():
        for question in (make(name) for make in made(world)[:1]):
            for position in range(len(question.args)):
                args = list(question.args)
                other = {int: 99, UUID: uuid4()}
                args[position] = other.get(type(args[position]), "OH-9999")
                address = reverse(name, args=args)
                first = "administrator" if name.split(":")[0] in ("people", "outbox", "rounds") else "lead"
                may_open = (
                    each
                    for each in (first, "lead", "administrator")
                    if REFUSED not in (question.get(each), question.post(each))
                )
                who = "lead" if name in FOR_LEADS_ALONE else next(may_open, "lead")
                if name in ("rounds:reply", "rounds:reply-take-back"):
                    who = "reporter"
                for method, agreed in (("get", question.get), ("post", question.post)):
                    got, written = answer_of(clients[who], method, address, question.body)
                    expected = NOT_SO if agreed(who) == NOT_SO else HIDDEN
                    if (name, method, position) == ("outcomes:tables-file", "get", 0):
                        # It only leads to the page of that year, which is not there.
                        got = clients[who].get(address, follow=True).status_code
                    assert (got, written) == (expected, 0), (name, args, method, who)
                    asked += 1
    assert asked > 60


def test_a_part_of_another_record_is_not_reached_through_ones_own(world, clients):
    own = world.record("here", S.SUBMITTED)
    for other in (world.record("elsewhere", S.SUBMITTED), world.record("here", S.DRAFT, restricted=True)):
        for name, part in SWAPPED.items():
            address = reverse(name, args=[own.outcome.reference, *part(other)])
            for method in ("get", "post"):
                body = _evidence(other, world) | _link(other, world)
                got, written = answer_of(clients["lead"], method, address, body)
                refused = NOT_SO if (name, method) in NOT_ASKED_SO else HIDDEN
                assert (got, written) == (refused, 0), (name, method, str(other))


def test_a_hidden_record_answers_like_one_that_is_not_there(world, clients):
    hidden = world.record("elsewhere", S.DRAFT).outcome.reference
    for name in ("outcomes:detail", "outcomes:edit", "outcomes:check", "outcomes:source-add"):
        pages = [
            clients["lead"].get(reverse(name, args=[reference])).content.decode().replace(reference, "")
            for reference in (hidden, "OH-9999")
        ]
        assert strip_nonces(pages[0]) == strip_nonces(pages[1]), name


def strip_nonces(text: str) -> str:
    """Return a page without what differs from one request to the next."""
    return re.sub(r'(nonce|value|csrfToken|X-CSRFToken)[="\': ]+[\w+/=-]+', "", text)


def test_a_record_cannot_be_begun_in_a_round_of_others(world, clients):
    body = {"round": "elsewhere", "title": "Slipped in", "statement": "x" * 40, "creation_key": uuid4()}
    clients["reporter"].post(reverse("outcomes:new"), body | {"language": "en"})
    assert not world.cast.other_round.outcomes.filter(title="Slipped in").exists()
