"""What people outside answered about a record, as its page shows it to each reader.

How many agreed is open to whoever reads the record. Comments and corrections are for its author and the
reviewers; who answered, and what was told in confidence, is for the reviewers and the lead alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes.credibility import Credibility, Facts, Voice, credibility
from outcomes.enums import OutcomeState as S
from outcomes.enums import SetAsideKind
from outcomes.masking import shown_text
from outcomes.models import AskedOutcome, Judgement, Nomination, Outcome, Resolution
from outcomes.nomination_enums import Relation
from outcomes.policy import Act, may
from outcomes.queries.answers import answers_about, awaited_about, resolutions_of
from outcomes.queries.credibility import facts_among
from outcomes.request_enums import Channel, Judged, JudgedPart, Quoting
from outcomes.word_diff import Piece, word_diff
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.written import labelled


@dataclass(frozen=True)
class PartSaid:
    """What somebody said of one part of the outcome."""

    key: str
    label: str
    judged: str
    judged_label: str
    comment: str


@dataclass(frozen=True)
class AnswerLine:
    """One answer as its reader may see it; what is not theirs to know is empty."""

    who: str
    known_as: str
    relation: str
    channel: str
    request: str
    answered_at: datetime
    version: int
    is_on_these_words: bool
    bar: str
    parts: Sequence[PartSaid]
    correction: Sequence[Piece]
    others_contributed: str
    confidential: str
    quoting: str


@dataclass(frozen=True)
class PartCount:
    """How often each judgement was given about one part, by the answers that count."""

    label: str
    numbers: Sequence[tuple[str, str, int]]
    total: int


@dataclass(frozen=True)
class AnswersShown:
    """Everything that the record says about the answers of people outside."""

    credibility: Credibility
    counts: Sequence[PartCount]
    lines: Sequence[AnswerLine]
    left_out: int
    awaited: Sequence[str]
    awaited_words: str
    resolution: Resolution | None
    earlier: Sequence[Resolution]
    may_resolve: bool
    sees_words: bool

    @property
    def is_answered(self) -> bool:
        """Say whether anybody has answered."""
        return bool(self.credibility.answered)


def answers_shown(principal: Principal, outcome: Outcome) -> AnswersShown | None:
    """Return what the record shows of the answers; None, without a query, before it is accepted."""
    if outcome.state != S.ACCEPTED and outcome.set_aside_kind != SetAsideKind.UNCONFIRMED:
        return None
    facts = facts_among(Outcome.objects.filter(pk=outcome.pk))[outcome.pk]
    sees_words = bool(may(principal, Act.SEE_ANSWERS, outcome))
    sees_who = sees_words and bool(may(principal, Act.SEE_WHO_ANSWERED, outcome))
    resolutions = list(resolutions_of(outcome)) if facts.voices else []
    awaited = list(awaited_about(outcome)) if sees_words else []
    return AnswersShown(
        credibility=credibility(facts),
        counts=counts_of(facts),
        lines=_lines(outcome, facts, sees_who=sees_who) if facts.voices and sees_words else [],
        left_out=sum(not voice.counts for voice in facts.voices),
        awaited=_awaited(awaited) if sees_who else [],
        awaited_words=_awaited_words(awaited),
        resolution=next((each for each in resolutions if each.ended_at is None), None),
        earlier=[each for each in resolutions if each.ended_at is not None] if sees_words else [],
        may_resolve=bool(facts.voices) and bool(may(principal, Act.RESOLVE, outcome)),
        sees_words=sees_words,
    )


def counts_of(facts: Facts) -> list[PartCount]:
    """Return per part how often each judgement was given by answers that count; nothing without one."""
    counting = [voice for voice in facts.voices if voice.counts]
    if not counting:
        return []
    found = []
    for part in JudgedPart:
        said = Counter(getattr(voice, part.value) for voice in counting)
        numbers = [(each.value, str(SAID_SHORT[each]), said[each]) for each in Judged]
        found.append(PartCount(str(part.label), numbers, len(counting)))
    return found


SAID_SHORT = {
    Judged.FULLY: gettext_lazy("agrees fully"),
    Judged.PARTLY: gettext_lazy("agrees partly"),
    Judged.DISAGREE: gettext_lazy("disagrees"),
    Judged.CANNOT_SAY: gettext_lazy("cannot say"),
}
"""The judgements said of somebody, not by them."""


def _lines(outcome: Outcome, facts: Facts, *, sees_who: bool) -> list[AnswerLine]:
    voices = {voice.person: voice for voice in facts.voices}
    relations = dict(
        Nomination.objects.filter(outcome=outcome).order_by().values_list("substantiator", "relation")
    )
    return [
        _line(outcome, answer, voices[answer.asked.substantiator_id], relations, sees_who=sees_who)
        for answer in answers_about(outcome)
    ]


def _line(
    outcome: Outcome, answer: Judgement, voice: Voice, relations: dict[int, str], *, sees_who: bool
) -> AnswerLine:
    person, asked = answer.asked.substantiator, answer.asked
    relation = relations.get(person.pk, "")
    return AnswerLine(
        who=person.shown_name if sees_who else "",
        known_as=", ".join(filter(None, [person.position, person.organisation])) if sees_who else "",
        relation=str(Relation(relation).label) if relation else "",
        channel=_channel_words(answer, sees_who=sees_who),
        request=asked.request.reference if sees_who else "",
        answered_at=answer.answered_at,
        version=asked.version_number,
        is_on_these_words=voice.on_these_words,
        bar=voice.bars,
        parts=[_part(outcome, answer, part) for part in JudgedPart],
        correction=_correction(outcome, answer),
        others_contributed=shown_text(outcome, answer.others_contributed),
        confidential=shown_text(outcome, answer.confidential_part) if sees_who else "",
        quoting=str(Quoting(answer.quoting).label) if sees_who else "",
    )


def _part(outcome: Outcome, answer: Judgement, part: JudgedPart) -> PartSaid:
    judged = Judged(getattr(answer, f"{part.value}_judgement"))
    comment = getattr(answer, f"{part.value}_comment")
    return PartSaid(
        part.value, str(part.label), judged.value, str(SAID_SHORT[judged]), shown_text(outcome, comment)
    )


def _correction(outcome: Outcome, answer: Judgement) -> list[Piece]:
    if not answer.corrected_statement:
        return []
    return word_diff(
        answer.asked.frozen.get("statement", ""), shown_text(outcome, answer.corrected_statement)
    )


def _channel_words(answer: Judgement, *, sees_who: bool) -> str:
    channel = Channel(answer.channel)
    if answer.by_proxy is None:
        return str(channel.label)
    if not sees_who:
        return _("%(channel)s, entered by a harvester") % {"channel": channel.label}
    return _("%(channel)s, entered by %(name)s") % {"channel": channel.label, "name": answer.by_proxy.name}


def _awaited(rows: Sequence[AskedOutcome]) -> list[str]:
    return [labelled(row.substantiator.shown_name, row.request.get_state_display()) for row in rows]


def _awaited_words(rows: Sequence[AskedOutcome]) -> str:
    if not rows:
        return ""
    return ngettext(
        "%(number)d more person was asked and has not answered.",
        "%(number)d more people were asked and have not answered.",
        len(rows),
    ) % {"number": len(rows)}
