"""The outbox: what was written to whom, and what happened to it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from wiego_mle.audit.presenters import page_of
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares
from wiego_mle.mailing.deciding import (
    DECISIONS,
    decide_about_several,
    hold,
    leave,
    release,
    send_again,
)
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.links import link_of, text_with_link
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.policy import CARETAKERS, Act, may, may_read_personal_link
from wiego_mle.mailing.queries import (
    DOUBTFUL,
    counted_by_shown_state,
    in_shown_state,
    is_doubtful,
    shown_state,
    visible_to,
)
from wiego_mle.mailing.rewording import may_reword
from wiego_mle.mailing.workflows import PEOPLES_STEPS

PER_PAGE = 50

SHOWN_STATES = {
    DOUBTFUL: gettext_lazy("Doubtful: it may or may not have gone out"),
    **{state.value: state.label for state in (LetterState.FAILED, LetterState.HELD, LetterState.QUEUED)},
    **{state.value: state.label for state in (LetterState.SENDING, LetterState.SENT, LetterState.LEFT)},
}
"""The words of the shown states; those that wait for a person come first."""


@declares(Act.SEE, may)
def letter_list(request: HttpRequest) -> HttpResponse:
    """Show the letters, newest first, with how many are in each state."""
    now = timezone.now()
    visible = visible_to(request.principal)
    counts = counted_by_shown_state(visible, now)
    state = request.GET.get("state", "")
    letters = in_shown_state(visible, state, now) if state in SHOWN_STATES else visible
    page = Paginator(letters.defer("body"), PER_PAGE).get_page(request.GET.get("page"))
    looks_after = request.principal.has_anywhere(*CARETAKERS)
    return render(
        request,
        "mailing/letter_list.html",
        {
            "page_title": _("Letters") if looks_after else _("Letters to you"),
            "page_lead": _("Every letter this application has written, and whether it went.")
            if looks_after
            else _("Every letter this application has written to you, and whether it went."),
            "states": _state_choices(counts, state),
            "undecided": counts.get(DOUBTFUL, 0) + counts.get(LetterState.FAILED, 0),
            "state": state,
            "bulk_steps": _bulk_steps(request.principal, state, page),
            "page": page,
            "rows": [_row(letter, now) for letter in page],
        },
    )


def _bulk_steps(principal: Principal, state: str, page) -> list[dict]:
    """Return what can be decided alike about the letters of this page, if the person looks after some."""
    if not any(may(principal, Act.HOLD, letter) for letter in page):
        return []
    present = {letter.state for letter in page}
    offered = [step for step in PEOPLES_STEPS if step.sources & present - {LetterState.SENDING}]
    if state == DOUBTFUL:
        offered = [step for step in PEOPLES_STEPS if LetterState.SENDING in step.sources]
    return [{"name": step.name, "label": step.label} for step in offered]


def _state_choices(counts: dict[str, int], current: str) -> list[dict]:
    total = {
        "state": "all",
        "label": _("All"),
        "number": sum(counts.values()),
        "url": "?",
        "current": not current,
    }
    return [
        total,
        *(
            {
                "state": state,
                "label": label if state != DOUBTFUL else _("Doubtful"),
                "number": counts[state],
                "url": f"?state={state}",
                "current": state == current,
            }
            for state, label in SHOWN_STATES.items()
            if state in counts
        ),
    ]


def _row(letter: Letter, now) -> dict:
    state = shown_state(letter, now)
    return {
        "letter": letter,
        "state": state,
        "state_label": _("Doubtful") if state == DOUBTFUL else SHOWN_STATES[state],
        "url": reverse("outbox:detail", args=[letter.reference]),
    }


@declares(Act.SEE, may)
def letter_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show one letter as it was written, what happened to it, and what can be done."""
    now = timezone.now()
    letter = get_object_or_404(visible_to(request.principal), reference=reference)
    state = shown_state(letter, now)
    return render(
        request,
        "mailing/letter_detail.html",
        {
            "page_title": letter.subject,
            "breadcrumbs": [
                {"label": _("Letters"), "url": reverse("outbox:list")},
                {"label": letter.subject, "url": ""},
            ],
            "letter": letter,
            "state": state,
            "state_label": SHOWN_STATES[state],
            "text": _text_for(request.principal, letter),
            "facts": _facts(letter),
            "steps": _steps(request.principal, letter, now),
            "may_reword": may_reword(request.principal, letter),
        },
    )


def _text_for(principal: Principal, letter: Letter) -> str:
    if not letter.link_kind:
        return letter.body
    mail_stays_here = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    if not may_read_personal_link(principal, letter, mail_stays_here=mail_stays_here):
        return text_with_link(letter, _("[a personal link, which only the letter itself shows]"))
    return text_with_link(letter, link_of(letter) or _("[a link that no longer holds]"))


def _facts(letter: Letter) -> list[dict]:
    subject = page_of(letter.about_type, letter.about_reference)
    tries = letter.attempts if letter.attempts > 1 else None
    ahead = not letter.attempts and letter.state in (LetterState.QUEUED, LetterState.HELD)
    waits = letter.state == LetterState.QUEUED and letter.attempts
    return [
        {"label": _("To"), "value": f"{letter.to_name} <{letter.to_address}>"},
        {"label": _("Written"), "value": timezone.localtime(letter.queued_at)},
        {"label": _("Goes out"), "value": timezone.localtime(letter.due_at) if ahead else None},
        {"label": _("Reworded"), "value": letter.edited_at and timezone.localtime(letter.edited_at)},
        {"label": _("Sent"), "value": letter.sent_at and timezone.localtime(letter.sent_at)},
        {"label": _("Next try"), "value": timezone.localtime(letter.due_at) if waits else None},
        {"label": _("Tries"), "value": tries},
        {"label": _("About"), "value": subject and letter.about_reference, "url": subject},
    ]


def _steps(principal: Principal, letter: Letter, now) -> list[dict]:
    if letter.state == LetterState.SENDING and not is_doubtful(letter, now):
        return []
    return [
        {
            "name": step.name,
            "label": step.label,
            "tone": step.tone,
            "url": reverse(f"outbox:{step.name.replace('_', '-')}", args=[letter.reference]),
        }
        for step in PEOPLES_STEPS
        if letter.state in step.sources and may(principal, step.act, letter)
    ]


@require_POST
@declares(Act.SEND_AGAIN, may)
def letter_send_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Queue a failed or doubtful letter again."""
    return _decide(request, reference, send_again, _("The letter will be sent again."))


@require_POST
@declares(Act.LEAVE, may)
def letter_leave(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a failed or doubtful letter rest."""
    return _decide(request, reference, leave, _("The letter is left as it is."))


@require_POST
@declares(Act.HOLD, may)
def letter_hold(request: HttpRequest, reference: str) -> HttpResponse:
    """Hold back a letter that waits for its time."""
    return _decide(request, reference, hold, _("The letter is held back. It stays here until you let it go."))


@require_POST
@declares(Act.HOLD, may)
def letter_release(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a letter go that was held back."""
    return _decide(request, reference, release, _("The letter goes out at its time."))


@require_POST
@declares(Act.HOLD, may)
def letter_several(request: HttpRequest) -> HttpResponse:
    """Decide alike about the letters that are ticked in the list."""
    step = request.POST.get("step", "")
    ticked = request.POST.getlist("letter")[:PER_PAGE]
    letters = list(visible_to(request.principal).filter(reference__in=ticked).order_by("pk"))
    if step not in DECISIONS or not letters:
        messages.error(request, _("Nothing was done: tick at least one letter, then choose what to do."))
        return redirect("outbox:list")
    done, failed = decide_about_several(letters=letters, step=step, by=request.principal)
    if done:
        messages.success(
            request,
            ngettext("Done for %(number)d letter.", "Done for %(number)d letters.", done) % {"number": done},
        )
    if failed:
        messages.error(
            request,
            ngettext(
                "For %(number)d letter this is not possible now; it stays as it was.",
                "For %(number)d letters this is not possible now; they stay as they were.",
                failed,
            )
            % {"number": failed},
        )
    return redirect("outbox:list")


def _decide(request: HttpRequest, reference: str, service, done: str) -> HttpResponse:
    letter = get_object_or_404(visible_to(request.principal), reference=reference)
    try:
        service(letter=letter, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, done)
    return redirect("outbox:detail", reference)
