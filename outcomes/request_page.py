"""What the page of a request to somebody outside says: what to do now, what can be done, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes.asked_texts import AskedText
from outcomes.forms.requests import RevokeForm, UntilForm
from outcomes.masking import as_passages, masked, shown_text
from outcomes.models import AskedOutcome, RequestEvent, SubstantiationRequest, SuggestedPerson
from outcomes.outside_pages import text_of
from outcomes.policy import Act, may
from outcomes.queries.reminders import clock_of
from outcomes.request_enums import WAITING, WITH_ANSWER, JudgedPart, RequestState
from outcomes.word_diff import Piece, word_diff
from outcomes.workflows import REQUEST, REQUEST_STAYS
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.written import date_format
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.queries import DOUBTFUL, shown_state

_LONGEST_UNDERWAY = (LetterState.QUEUED, LetterState.HELD, LetterState.SENDING)


@dataclass(frozen=True)
class Button:
    """Something that can be done with the request, as templates/components/steps.html prints it."""

    name: str
    label: object
    tone: str
    url: str
    form: object = None
    on_a_page: bool = False


@dataclass(frozen=True)
class LetterLine:
    """A letter of the request with the state in which the outbox shows it."""

    letter: Letter
    state: str
    goes: str = ""

    @property
    def label(self) -> str:
        """Return the word for its state."""
        return _("May or may not have gone") if self.state == DOUBTFUL else self.letter.get_state_display()

    @property
    def waits(self) -> str:
        """Say when the letter goes, by the clock of its reader, if that is later; else nothing."""
        return _("goes out on %(when)s") % {"when": self.goes} if self.goes else ""


@dataclass(frozen=True)
class AnswerLine:
    """One outcome of a request with what was answered about it."""

    asked: AskedOutcome
    text: AskedText
    may_answer_for: bool
    reads_record: bool

    @property
    def judgement(self):
        """Return the answer as it is now; None if there is none."""
        return getattr(self.asked, "judgement", None)

    @property
    def is_begun(self) -> bool:
        """Say whether something was saved and not sent."""
        return getattr(self.asked, "draft", None) is not None

    def parts(self) -> list[dict]:
        """Return the judgement of each part with its comment, without withheld words."""
        return [
            {
                "label": part.label,
                "value": getattr(self.judgement, f"get_{part.value}_judgement_display")(),
                "note": self._shown(f"{part.value}_comment"),
            }
            for part in JudgedPart
        ]

    def correction(self) -> list[Piece]:
        """Return how the text was corrected, word by word; nothing if it was not."""
        corrected = self._shown("corrected_statement")
        return word_diff(self.text.statement, corrected) if corrected else []

    def additions(self) -> list[dict]:
        """Return what was added in words, each under its label."""
        labels = (
            ("others_contributed", _("Others who contributed")),
            ("other_changes", _("Other changes")),
            ("confidential_part", _("Confidential in this answer")),
        )
        return [{"label": label, "value": self._shown(name)} for name, label in labels if self._shown(name)]

    def _shown(self, name: str) -> str:
        return shown_text(self.asked.outcome, getattr(self.judgement, name))


@dataclass(frozen=True)
class Told:
    """Words about a request as everybody who sees it may read them: without what any of its outcomes withholds."""

    asked: Sequence[AskedOutcome]

    def shown(self, text: str) -> str:
        """Return a text without withheld words."""
        withheld = (passage for each in self.asked for passage in each.outcome.withheld)
        return masked(text, as_passages(withheld))

    def event(self, event: RequestEvent) -> dict:
        """Return what happened as a line of the history."""
        return {"row": event, "note": self.shown(event.note)}

    def person(self, suggested: SuggestedPerson) -> dict:
        """Return somebody who was named instead, with the reason."""
        return {"row": suggested, "why": self.shown(suggested.why)}


def letter_lines(
    letters: Sequence[Letter], now: datetime, *, request: SubstantiationRequest
) -> list[LetterLine]:
    """Return the letters of a request, the newest first."""
    return [
        LetterLine(
            letter, shown_state(letter, now), when_it_goes(letter, request) if waits(letter, now) else ""
        )
        for letter in reversed(letters)
    ]


def waits(letter: Letter, now: datetime) -> bool:
    """Say whether a letter lies in the outbox until a time that is still to come."""
    return letter.state == LetterState.QUEUED and letter.due_at > now


def when_it_goes(letter: Letter, request: SubstantiationRequest) -> str:
    """Return the day and the hour at which a letter goes by the clock of its reader, and which clock that is."""
    zone = clock_of(request)
    return f"{date_format(letter.due_at.astimezone(ZoneInfo(zone)), 'DATETIME_FORMAT')} ({zone})"


def letter_was_sent(letters: Sequence[LetterLine]) -> str:
    """Say when the letter goes that was put into the outbox: within a minute, or in the morning of its reader."""
    if letters and letters[0].goes:
        return _(
            "The letter is in the outbox and goes out on %(when)s: until then it is night or a free day for the "
            "person."
        ) % {"when": letters[0].goes}
    return _("The letter is in the outbox and goes within a minute.")


def answer_lines(principal: Principal, asked: Sequence[AskedOutcome]) -> list[AnswerLine]:
    """Return the outcomes of a request as somebody reads them who may read the request."""
    return [
        AnswerLine(
            each,
            text_of(each),
            _takes_answer(each) and bool(may(principal, Act.ANSWER_FOR, each)),
            bool(may(principal, Act.VIEW, each.outcome)),
        )
        for each in asked
    ]


def _takes_answer(asked: AskedOutcome) -> bool:
    return asked.ended_at is None and asked.request.state in (*WAITING, *WITH_ANSWER)


def buttons(
    principal: Principal,
    request: SubstantiationRequest,
    letters: Sequence[LetterLine],
    *,
    bound: dict | None = None,
) -> list[Button]:
    """Return what this person may do with a request now; `bound` holds forms that were posted and not taken."""
    if not may(principal, Act.SEND_REQUEST, request):
        return []
    bound = bound or {}
    found = []
    for name, label, tone, form in _CHOICES:
        if _is_possible(name, request, letters):
            filled = bound.get(name) or (form(auto_id=f"id_{name}_%s") if form else None)
            url = reverse("outcomes:request-act", args=[request.reference, name])
            found.append(Button(name, label, tone, url, filled))
    if request.needs_code and request.state in REQUEST_STAYS["show_code"]:
        url = reverse("outcomes:request-code", args=[request.reference])
        found.append(Button("code", _("Code to be told"), "plain", url, on_a_page=True))
    return found


def _is_possible(name: str, request: SubstantiationRequest, letters: Sequence[LetterLine]) -> bool:
    is_underway = bool(letters) and letters[0].state in _LONGEST_UNDERWAY
    if name == "send":
        return request.state in REQUEST_STAYS["send"] and not request.sendings and not request.is_spoken
    if name == "resend":
        was_sent = request.sendings > 0 and not is_underway
        return request.state in REQUEST_STAYS["resend"] and was_sent
    if name == "more-time":
        return request.state == RequestState.EXPIRED or request.state in REQUEST_STAYS["postpone"]
    if name == "renew":
        return request.state == RequestState.SUPERSEDED
    return request.state in REQUEST.step(name).sources


_CHOICES = (
    ("send", gettext_lazy("Send the letter"), "main", None),
    ("resend", gettext_lazy("Send the same link again"), "plain", None),
    ("renew", gettext_lazy("Ask again about the new text"), "main", UntilForm),
    ("more-time", gettext_lazy("Give more time"), "plain", UntilForm),
    ("revoke", gettext_lazy("Revoke"), "warning", RevokeForm),
)


def state_told(request: SubstantiationRequest, letters: Sequence[LetterLine]) -> RequestState:
    """Return the state of a request as its page tells it: what was handed over is sent, before that is entered."""
    newest = letters[0].state if letters else ""
    if request.state == RequestState.UNSENT and newest == LetterState.SENT:
        return RequestState.SENT
    return RequestState(request.state)


def advice(request: SubstantiationRequest, letters: Sequence[LetterLine]) -> tuple[str, str]:
    """Return what is to be done about a request, as the kind of a notice and a sentence; empty if nothing is."""
    newest = letters[0].state if letters else ""
    if request.state in (RequestState.UNSENT, RequestState.SENT, RequestState.OPENED):
        if newest == LetterState.FAILED:
            return "error", _(
                "The last letter did not reach the person. Check the address, then send it again."
            )
        if newest == DOUBTFUL:
            return "ask", _(
                "Nobody can say whether the last letter went. Decide about it in the outbox; nothing is sent twice "
                "by itself."
            )
    told = _advice_of_state(request, state_told(request, letters), letters)
    return "ask" if request.state in _NEEDS_SOMETHING else "", str(told)


_NEEDS_SOMETHING = (RequestState.DECLINED, RequestState.EXPIRED, RequestState.SUPERSEDED)


def _advice_of_state(
    request: SubstantiationRequest, state: RequestState, letters: Sequence[LetterLine]
) -> str:
    if state == RequestState.UNSENT and request.is_spoken:
        return _("Talk to the person, and enter here what they say about each outcome.")
    if state == RequestState.UNSENT and request.sendings:
        return letter_was_sent(letters)
    return {
        RequestState.UNSENT: _("Nothing was sent yet. Read what the person will see, then send the letter."),
        RequestState.SENT: _("The letter was handed over. Nobody has opened the link yet."),
        RequestState.OPENED: _("The person has begun."),
        RequestState.DECLINED: _("The person does not answer. Somebody else can be asked instead."),
        RequestState.EXPIRED: _(
            "The time is over without a whole answer. Give more time, or ask somebody else."
        ),
        RequestState.SUPERSEDED: _(
            "The text was changed before the person answered, so the link has ended. Ask again about the new text."
        ),
    }.get(state, "")
