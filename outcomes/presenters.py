"""Steps and decisions in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes.coach_context import is_rule, rule_words
from outcomes.enums import OutcomeState
from outcomes.masking import KEPT_MARKS, Passage, in_this_language, masked, passages_of, shown, shown_text
from outcomes.models import Outcome, ReviewDecision, SensitivePassage
from outcomes.queries.closed import CLOSED_WORDS, ClosedTimes
from outcomes.services.snapshot import GUARDED
from outcomes.source_words import source_words
from wiego_mle.audit.models import Entry
from wiego_mle.audit.presenters import TrailLine, lines, words_of
from wiego_mle.kernel.written import date_format

CONSEQUENCES = {
    "develop": gettext_lazy("It becomes a draft that you can complete and send. Nothing is lost."),
    "submit": gettext_lazy(
        "The reviewers of the round get it in their queue. You cannot change the text until they return it."
    ),
    "resubmit": gettext_lazy(
        "The reviewers see that it came back, and what you say you changed. "
        "You cannot change the text until they return it."
    ),
    "accept": gettext_lazy(
        "It counts in the tables from now on, and can be read by those whom its confidentiality allows. "
        "The contributor gets a letter."
    ),
    "return": gettext_lazy(
        "The contributor gets your words in a letter and at the top of the record, and can change the text "
        "and send it again."
    ),
    "set_aside": gettext_lazy(
        "It is kept but not counted as an outcome. The contributor gets a letter with the reason. "
        "It can be reopened."
    ),
    "withdraw": gettext_lazy(
        "It leaves the review and is not counted. Only you and the reviewers still see it. "
        "You can take it up again."
    ),
    "restore": gettext_lazy("It becomes a draft again, with everything that was written."),
    "reopen": gettext_lazy(
        "It goes back to the reviewers and is not counted until it is decided again. "
        "The contributor gets a letter with the reason."
    ),
    "take_back": gettext_lazy(
        "It waits for a decision again, as if nothing had been decided, and the letter about it is not sent."
    ),
}
"""What happens when a step is taken, said before it is taken."""

_DONE = {
    "develop": gettext_lazy("%(reference)s is a draft now."),
    "submit": gettext_lazy("%(reference)s was sent to the reviewers."),
    "resubmit": gettext_lazy("%(reference)s was sent to the reviewers again."),
    "accept": gettext_lazy("%(reference)s was accepted."),
    "return": gettext_lazy("%(reference)s was returned to the contributor."),
    "set_aside": gettext_lazy("%(reference)s was set aside."),
    "withdraw": gettext_lazy("%(reference)s was withdrawn."),
    "restore": gettext_lazy("%(reference)s is a draft again."),
    "reopen": gettext_lazy("%(reference)s was reopened."),
    "take_back": gettext_lazy("Taken back: %(reference)s waits for a decision again, and no letter goes."),
}
_DECIDED = {
    "develop": gettext_lazy("%(who)s made it a draft"),
    "submit": gettext_lazy("%(who)s sent it to the reviewers"),
    "resubmit": gettext_lazy("%(who)s sent it to the reviewers again"),
    "accept": gettext_lazy("%(who)s accepted it"),
    "return": gettext_lazy("%(who)s returned it"),
    "set_aside": gettext_lazy("%(who)s set it aside"),
    "withdraw": gettext_lazy("%(who)s withdrew it"),
    "restore": gettext_lazy("%(who)s took it up again as a draft"),
    "reopen": gettext_lazy("%(who)s reopened it"),
    "take_back": gettext_lazy("%(who)s took this back at once"),
    "merge": gettext_lazy("%(who)s merged it into another report of the same change"),
    "unmerge": gettext_lazy("%(who)s undid the merging"),
    "retract": gettext_lazy("%(who)s withdrew it after people outside had answered"),
    "unretract": gettext_lazy("%(who)s took the withdrawal back"),
}
_YOU_DECIDED = {
    "develop": gettext_lazy("You made it a draft"),
    "submit": gettext_lazy("You sent it to the reviewers"),
    "resubmit": gettext_lazy("You sent it to the reviewers again"),
    "accept": gettext_lazy("You accepted it"),
    "return": gettext_lazy("You returned it"),
    "set_aside": gettext_lazy("You set it aside"),
    "withdraw": gettext_lazy("You withdrew it"),
    "restore": gettext_lazy("You took it up again as a draft"),
    "reopen": gettext_lazy("You reopened it"),
    "take_back": gettext_lazy("You took this back at once"),
    "merge": gettext_lazy("You merged it into another report of the same change"),
    "unmerge": gettext_lazy("You undid the merging"),
    "retract": gettext_lazy("You withdrew it after people outside had answered"),
    "unretract": gettext_lazy("You took the withdrawal back"),
}


def done_words(step: str, outcome: Outcome) -> str:
    """Return the sentence that tells a person that the step they took was taken."""
    return _DONE[step] % {"reference": outcome.reference}


def decision_words(decision: ReviewDecision, *, reader_id: int | None = None) -> str:
    """Return who did what, without the time: “Rita returned it”, and to Rita “You returned it”."""
    if reader_id is not None and decision.by_id == reader_id:
        return str(_YOU_DECIDED[decision.step])
    return _DECIDED[decision.step] % {"who": decision.by.name}


def moment_words(at) -> str:
    """Return a moment as it is told to somebody who was just at work: the time, and the day unless today."""
    local = timezone.localtime(at)
    clock = date_format(local, "H:i")
    if local.date() == timezone.localdate():
        return _("at %(time)s") % {"time": clock}
    return _("on %(day)s at %(time)s") % {"day": date_format(local, "DATE_FORMAT"), "time": clock}


@dataclass(frozen=True)
class Exchange:
    """What passed between reviewer and contributor before the text came back.

    `asked` is the newest return or reopening, `answered` the newest resubmission after it.
    """

    asked: ReviewDecision | None
    answered: ReviewDecision | None
    reader_id: int | None = None

    @property
    def asked_words(self) -> str:
        """Say who sent the text back, without the time and the reason."""
        return decision_words(self.asked, reader_id=self.reader_id) if self.asked else ""

    @property
    def answered_words(self) -> str:
        """Say who sent the text again, without the time and what they say they changed."""
        return decision_words(self.answered, reader_id=self.reader_id) if self.answered else ""


def exchange_of(decisions: Sequence[ReviewDecision], *, reader_id: int | None = None) -> Exchange:
    """Find, among decisions that stand newest first, what was asked last and what was answered to it.

    What was taken back counts as not asked.
    """
    decisions = _standing(decisions)
    for number, decision in enumerate(decisions):
        if decision.step in ("return", "reopen"):
            answers = [later for later in decisions[:number] if later.step == "resubmit"]
            return Exchange(decision, answers[0] if answers else None, reader_id)
    return Exchange(None, None)


def _standing(decisions: Sequence[ReviewDecision]) -> list[ReviewDecision]:
    """Leave out, among decisions that stand newest first, each that was taken back with its taking back."""
    standing, passes = [], False
    for decision in decisions:
        if passes or decision.step == "take_back":
            passes = decision.step == "take_back"
        else:
            standing.append(decision)
    return standing


def linked_contributions(outcome: Outcome) -> list[dict]:
    """Return the contributions linked to an outcome, with how and how strongly each influenced it."""
    return [
        {
            "url": reverse("outcomes:contribution-detail", args=[link.contribution.reference]),
            "label": f"{shown(link.contribution, 'title')} ({link.contribution.programme})",
            "strength": link.get_strength_display(),
            "how": shown_text(outcome, link.how),
        }
        for link in outcome.contribution_links.all()
    ]


def named_partners(outcome: Outcome) -> list[str]:
    """Return the partners named in the linked contributions, each wording once."""
    named = (shown(link.contribution, "partners").strip() for link in outcome.contribution_links.all())
    return list(dict.fromkeys(partners for partners in named if partners))


def withheld_lines(passages: Iterable[SensitivePassage], *, with_words: bool) -> list[dict]:
    """Return what a record withholds; the words themselves only for those to whom they are open."""
    return [
        {
            "number": each.number,
            "words": each.words if with_words else in_this_language(KEPT_MARKS[each.kind]),
            "kind": each.get_kind_display(),
            "why": masked(each.why, () if with_words else (Passage(each.words, each.kind),)),
            "by": each.by.name,
            "at": each.at,
        }
        for each in passages
    ]


def times_sent_words(outcome: Outcome) -> str:
    """Return how often the text has come to the reviewers: “came back: 2nd time”."""
    ordinals = {2: _("came back: 2nd time"), 3: _("came back: 3rd time")}
    return ordinals.get(
        outcome.submissions,
        ngettext("came back: %d time", "came back: %d times", outcome.submissions) % outcome.submissions,
    )


def return_shown_at_top(outcome: Outcome, decisions: Sequence[ReviewDecision]) -> ReviewDecision | None:
    """Return the decision that explains why a returned text is back with its author."""
    if outcome.state != OutcomeState.RETURNED:
        return None
    return next((decision for decision in decisions if decision.to_state == OutcomeState.RETURNED), None)


def record_trail(
    entries: Iterable[Entry], outcome: Outcome, *, guarded: bool, others: tuple[Passage, ...] = ()
) -> list[TrailLine]:
    """Return the trail of an outcome in words, its withheld words masked, and those of `others` it names.

    Who told us, and who could be harmed, stands in it only if `guarded` answers are open to the reader.
    """
    told = map(_with_numbered_sources if guarded else _without_guarded, entries)
    passages = passages_of(outcome) + others
    if passages:
        # The trail tells actors by their references, which lead to their names.
        references = (part.actor for part in outcome.actor_parts.all())
        passages += tuple(
            Passage(actor.reference) for actor in references if masked(actor.name, passages) != actor.name
        )
    return [
        replace(line, changes=tuple(change for change in line.changes if change.old or change.new))
        for line in shown_lines(lines(told), passages)
    ]


def _without_guarded(entry: Entry) -> Entry:
    """Return a copy, because the entry itself may be read for something else as well."""
    told = copy(entry)
    told.changes = {name: pair for name, pair in entry.changes.items() if name not in GUARDED}
    return told


def _with_numbered_sources(entry: Entry) -> Entry:
    """Return a copy in which sources are told by number; a name that an old row holds is not printed."""
    if "sources" not in entry.changes:
        return entry
    told = copy(entry)
    told.changes = entry.changes | {
        "sources": [[source_words(each) for each in side or ()] for side in entry.changes["sources"]]
    }
    return told


def shown_lines(told: Iterable[TrailLine], passages: tuple[Passage, ...]) -> list[TrailLine]:
    """Return lines of a trail with withheld words masked, and marks that were kept in today's language."""

    def said(text: str) -> str:
        return in_this_language(masked(text, passages))

    return [
        replace(
            line,
            reason=said(line.reason),
            changes=tuple(
                replace(change, old=said(change.old), new=said(change.new)) for change in line.changes
            ),
        )
        for line in told
    ]


CONVERSATION = "outcome.question_"
"""How the acts on the trail begin that belong to the conversation and change no answer."""
_NO_ANSWERS = (
    CONVERSATION,
    "outcome.person_",
    "outcome.selected",
    "outcome.to_be_quoted",
    "outcome.not_to_be_quoted",
    "outcome.words_looked_at",
)
"""How all acts begin that are about a record and change none of its answers."""


def changed_since(entries: Iterable[Entry], decision: ReviewDecision) -> list[str]:
    """Return the names of the answers that were changed after a decision, each once."""
    words = words_of("outcome")
    names = dict.fromkeys(
        name
        for entry in entries
        if entry.act not in words.main and not entry.act.startswith(_NO_ANSWERS) and entry.at >= decision.at
        for name in entry.changes
    )
    return [str(words.fields.get(name, name)) for name in names]


@dataclass(frozen=True)
class CoachTold:
    """What somebody said about a question of the coach; without a reason they let it be asked again."""

    who: str
    at: datetime
    question: str
    words: str
    reason: str


def coach_lines(entries: Iterable[Entry], *, closed: ClosedTimes) -> list[CoachTold]:
    """Return what was said about questions of the coach, as it stands in the history of a record.

    Words of a time at which the record was closed to the reader stay closed.
    """
    return [
        CoachTold(
            who=entry.by_name,
            at=entry.at,
            question=_question_of(entry.changes["question"][1]),
            words="" if closed.cover(entry.at) else entry.changes.get("words", ("", ""))[1],
            reason=str(CLOSED_WORDS) if closed.cover(entry.at) else entry.reason,
        )
        for entry in entries
    ]


def _question_of(rule: str) -> str:
    # The trail is kept longer than a rule may be.
    return str(rule_words(rule).question) if is_rule(rule) else rule.replace("_", " ")
