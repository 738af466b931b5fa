"""Records whose every text is hostile, written through the services that a page would call."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ValidationError

from outcomes.models import Outcome, Question
from outcomes.services.actors import add_actor
from outcomes.services.checks import SAID, check_evidence
from outcomes.services.contributions import log_and_link
from outcomes.services.evidence import add_evidence
from outcomes.services.links import link_outcomes
from outcomes.services.notes import add_note
from outcomes.services.opinions import ask_opinion, give_opinion
from outcomes.services.parts import mark_of_part
from outcomes.services.questions import ask_question, take_question_step
from outcomes.services.ready_questions import add_ready_question
from outcomes.services.record import log_outcome, save_answers
from outcomes.services.review import take_step
from outcomes.services.snapshot import TEXTS
from outcomes.services.sources import add_source
from outcomes.tests.factories import OutcomeProgrammeFactory
from outcomes.tests.hostile import CORPUS
from wiego_mle.kernel.folding import clean_text

PER_RECORD = 35
"""So many texts go into each record: all of them into each long answer, another one into each short."""


def portions() -> list[tuple[str, ...]]:
    """Return the corpus in portions of a record."""
    return [CORPUS[start : start + PER_RECORD] for start in range(0, len(CORPUS), PER_RECORD)]


def hostile_record(cast, texts: tuple[str, ...]) -> Outcome:
    """Write a record of hostile texts, send it and have it returned with hostile reasons."""
    long = "\n".join(texts)
    short = _Short(texts)
    by = cast.reporter.principal
    outcome = log_outcome(by=by, harvest_round=cast.round, title=short.take(100), language="en", answers={})
    outcome = save_answers(
        outcome=outcome,
        version=1,
        answers={name: long for name in TEXTS if name != "title"} | {"city": short.take(120)},
        why=short.take(200),
        by=by,
    )
    answers = {"name": short.take(120), "organisation": short.take(200), "role": short.take(120)}
    with suppress(ValidationError):
        outcome = add_source(outcome=outcome, answers=answers | {"phone": short.take(40)}, by=by)
    with suppress(ValidationError):
        outcome = add_evidence(
            outcome=outcome,
            answers={
                "title": short.take(300), "kind": "law", "supports": "change", "url": "https://example.org/x",
                "dated": short.take(40), "page": short.take(40), "quote": long, "note": long,
            },
            by=by,
        )  # fmt: skip
    with suppress(ValidationError):
        log_and_link(
            outcome=outcome,
            answers={
                "title": short.take(100), "what_was_done": long, "partners": short.take(300),
                "people": short.take(300), "city": short.take(120), "programme": OutcomeProgrammeFactory(
                    outcome=outcome
                ).programme,
            },
            how=long,
            strength="small",
            by=by,
        )  # fmt: skip
    outcome = Outcome.objects.select_related("round").get(pk=outcome.pk)
    with suppress(ValidationError):
        actor = add_actor(name=f"{short.take(180)} {outcome.reference}", other_names=short.take(200), by=by)
        outcome = save_answers(outcome=outcome, version=outcome.version, answers={"actors": [actor]}, by=by)
    if outcome.sources.exists():
        outcome = take_step(outcome=outcome, step="submit", by=by)
        outcome = take_step(outcome=outcome, step="return", reason=long, by=cast.reviewer.principal)
        outcome = take_step(outcome=outcome, step="resubmit", reason=long, by=by)
    return outcome


ASKED_AT = ("", "title", "statement", "contribution_others", "evidence", "sources", "city")
"""The whole record, long fields, short ones, and two lists of records of their own."""


def talk_about(cast, outcome: Outcome, texts: tuple[str, ...], other: Outcome | None) -> None:
    """Let reviewer, lead and author say hostile things about a record in every way there is, and save it again."""
    long, short = "\n".join(texts), _Short(texts)
    reviewer, lead, author = (member.principal for member in (cast.reviewer, cast.lead, cast.reporter))
    for field in ASKED_AT:
        question = ask_question(
            outcome=_fresh(outcome), field=field, text=long[:4000], tell=cast.lead.person, by=reviewer
        )
        add_note(
            outcome=_fresh(outcome), field=field, text=short.take(4000), tell=cast.lead.person, by=reviewer
        )
        if field:
            question = Question.objects.select_related("outcome__round", "outcome__author").get(
                pk=question.pk
            )
            take_question_step(question=question, step="answer", text=long[:4000], by=author)
    opinion = ask_opinion(outcome=_fresh(outcome), of=cast.lead.person, question=short.take(500), by=reviewer)
    give_opinion(opinion=opinion, verdict="doubt", note=short.take(500), by=lead)
    for item in outcome.evidence.select_related("outcome__round", "outcome__author"):
        check_evidence(item=item, seen=mark_of_part(item, SAID), note=short.take(300), by=reviewer)
    if other is not None:
        link_outcomes(
            outcome=_fresh(outcome), other=_fresh(other), kind="led_to", note=short.take(300), by=lead
        )
    with suppress(ValidationError):
        add_ready_question(
            by=lead, key=f"hostile-{outcome.pk}", field="statement", order=1,
            **{f"text_{language}": short.take(200) for language in ("en", "es", "fr", "pt")},
        )  # fmt: skip
    now = _fresh(outcome)
    save_answers(
        outcome=now,
        version=now.version,
        answers={name: long[::-1] for name in TEXTS if name != "title"},
        by=reviewer,
    )


def _fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


class _Short:
    """Hands out one text after the other, and the next again from the front."""

    def __init__(self, texts: tuple[str, ...]):
        # A text of nothing but invisible signs is refused where an answer is needed.
        self.texts, self.at = tuple(text for text in texts if clean_text(text[:40]).strip()), 0

    def take(self, most: int) -> str:
        """Return the next text, cut to what the column holds."""
        self.at += 1
        return self.texts[self.at % len(self.texts)][:most]
