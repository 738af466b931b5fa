"""The pages on which somebody without an account answers a request, opened by the link of their letter.

Following the link, and every other GET, changes nothing. The token moves from the address into a cookie of the
pages of this one request. Whatever is wrong with a link looks alike.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from outcomes.forms.outside import AnswerForm, CodeForm, DeclineForm, LostLinkForm, start_of
from outcomes.models import AskedOutcome, SubstantiationRequest
from outcomes.outside_pages import Progress, is_closed, text_of
from outcomes.queries.requests import asked_of, judgement_of, months_kept, request_of
from outcomes.request_enums import RequestState
from outcomes.services.link_wishes import wish_for_link
from outcomes.services.other_changes import note_other_changes
from outcomes.services.request_answers import (
    answer_outcome,
    decline_request,
    open_request,
    reconsider_request,
    save_draft,
)
from outcomes.services.request_codes import code_was_given, enter_code
from outcomes.services.request_letters import minutes_for
from outcomes.views.showing import show_error
from wiego_mle.kernel.errors import DomainError, Incomplete, Stale
from wiego_mle.kernel.rate_limit import within_limit
from wiego_mle.kernel.views import public

LINK, CODE, LANGUAGE = "answer-link", "answer-code", "answer-language"
COOKIE_SECONDS = 12 * 60 * 60
"""So long may somebody go on without the letter at hand; after that its link opens the page again."""
PUBLIC = "who was asked has no account; the link of the letter says who they are"

Page = Callable[..., HttpResponse]


def with_request(page: Page) -> Page:
    """Open a page of one request to who has its link, in their language; everybody else gets the same answer."""

    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, reference: str, *args, **kwargs) -> HttpResponse:
        asked = _request_of(request, request.COOKIES.get(LINK, ""))
        if asked is None or asked.reference != reference:
            return _gone(request)
        _speak(request, asked)
        return _unseen(page(request, asked, *args, **kwargs))

    return opened


def begun(page: Page) -> Page:
    """Open a page only after the person has begun and, where one is needed, entered the code."""

    @wraps(page)
    def opened(request: HttpRequest, asked: SubstantiationRequest, *args, **kwargs) -> HttpResponse:
        if not asked.is_begun:
            return redirect("answer:start", asked.reference)
        if not _has_code(request, asked):
            return redirect("answer:code", asked.reference)
        return page(request, asked, *args, **kwargs)

    return opened


@require_safe
@public("the link of the letter; it only moves the token out of the address")
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Put the token into a cookie of the pages of its request, so that it is in no address any more."""
    asked = _request_of(request, token)
    if asked is None:
        return _gone(request)
    response = redirect("answer:start", asked.reference)
    _keep(response, asked, LINK, token)
    # Only here: a page with this policy could not post its form (browsers then send no origin).
    response["Referrer-Policy"] = "no-referrer"
    return _unseen(response)


@require_safe
@public(PUBLIC)
@with_request
def start(request: HttpRequest, asked: SubstantiationRequest) -> HttpResponse:
    """Say who asks what for, how long it takes and what happens with the answer; later, how far one is."""
    if asked.is_begun and not _has_code(request, asked):
        return redirect("answer:code", asked.reference)
    progress = Progress(asked, asked_of(asked))
    context = {
        "asked": asked,
        "progress": progress,
        "minutes": minutes_for(progress.number),
        "months": months_kept(asked.round),
        "is_declined": asked.state == RequestState.DECLINED,
    }
    template = "answer/overview.html" if asked.is_begun else "answer/start.html"
    return render(request, template, context)


@require_POST
@public(PUBLIC)
@with_request
def begin(request: HttpRequest, asked: SubstantiationRequest) -> HttpResponse:
    """Note that the person has begun, and go to the first outcome."""
    try:
        service = reconsider_request if asked.state == RequestState.DECLINED else open_request
        asked = service(request=asked)
    except DomainError as no:
        messages.error(request, str(no))
    return redirect(Progress(asked, asked_of(asked)).next_address())


@require_http_methods(["GET", "HEAD", "POST"])
@public(PUBLIC)
@with_request
@begun
def outcome(request: HttpRequest, asked: SubstantiationRequest, number: int) -> HttpResponse:
    """Show the frozen text of one outcome and ask about it; a POST saves, sends or speaks another language."""
    progress = Progress(asked, asked_of(asked))
    one = progress.at(number)
    if one is None or is_closed(one):
        return redirect("answer:start", asked.reference)
    is_draft = "language" in request.POST or request.POST.get("do") == "later"
    text = text_of(one)
    form = AnswerForm(_posted(request), initial=start_of(one), text=text, draft=is_draft)
    status = 200
    if request.method == "POST" and form.is_valid():
        done, status = _taken(request, progress, one, form, is_draft=is_draft)
        if done is not None:
            return done
    standing = judgement_of(one) if status == 409 else None
    context = {
        "asked": asked,
        "progress": progress,
        "one": one,
        "text": text,
        "form": form,
        "standing": standing,
    }
    context |= {"place": progress.place_of(one), "is_one_of_many": progress.number > 1}
    return render(request, "answer/outcome.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@public(PUBLIC)
@with_request
def decline(request: HttpRequest, asked: SubstantiationRequest) -> HttpResponse:
    """Ask why the person does not answer, and who could be asked instead."""
    form = DeclineForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            decline_request(request=asked, kind=data["kind"], words=data["words"], instead=form.instead)
        except (DomainError, ValidationError) as error:
            show_error(form, error)
        else:
            return redirect("answer:start", asked.reference)
    return render(request, "answer/decline.html", {"asked": asked, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@public(PUBLIC)
@with_request
def code(request: HttpRequest, asked: SubstantiationRequest) -> HttpResponse:
    """Ask for the code that was told by telephone."""
    form = CodeForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            mark = enter_code(request=asked, code=form.cleaned_data["code"])
        except DomainError as no:
            form.add_error("code", str(no))
        else:
            if mark:
                response = redirect(Progress(asked, asked_of(asked)).next_address())
                _keep(response, asked, CODE, mark)
                return response
            form.add_error("code", _("This is not the code. Look at it again, digit by digit."))
    return render(request, "answer/code.html", {"asked": asked, "form": form})


@require_POST
@public(PUBLIC)
@with_request
def language(request: HttpRequest, asked: SubstantiationRequest) -> HttpResponse:
    """Go on in another language, on these pages alone."""
    return _in_language(request, asked, redirect("answer:start", asked.reference))


@require_http_methods(["GET", "HEAD", "POST"])
@public("who lost the link, or comes too late, has no account")
@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """Take the wish for a new link; the answer is the same for every address."""
    form = LostLinkForm(_posted(request))
    if request.method != "POST" or not form.is_valid():
        return _unusable(request, form=form)
    if not within_limit("answer-ask-ip", _visitor(request), most=20, seconds=3600):
        return _unusable(request, form=form, too_often=True, status=429)
    address = form.cleaned_data["email"].lower()
    if within_limit("answer-ask", address, most=3, seconds=3600):
        wish_for_link(address=address)
    return _unseen(render(request, "answer/asked.html", {"page_title": _("Your wish is passed on")}))


def _taken(
    request: HttpRequest, progress: Progress, one: AskedOutcome, form: AnswerForm, *, is_draft: bool
) -> tuple[HttpResponse | None, int]:
    """Save or send what was answered; return where to go on, or None and the status of the page that says why not."""
    try:
        if is_draft:
            save_draft(asked=one, answers=form.answers)
            return _later(request, progress, one), 200
        judgement = answer_outcome(asked=one, answers=form.answers, seen=form.cleaned_data["seen"])
    except Stale as late:
        form.add_error(None, str(late))
        one.refresh_from_db(fields=["answers"])
        form.data = form.data.copy()
        form.data["seen"] = str(one.answers)
        return None, 409
    except (Incomplete, DomainError, ValidationError) as error:
        show_error(form, error)
        return None, 200
    note_other_changes(judgement=judgement)
    messages.success(request, _("Thank you. Your answer has arrived."))
    return redirect(Progress(one.request, asked_of(one.request)).next_address()), 200


def _later(request: HttpRequest, progress: Progress, one: AskedOutcome) -> HttpResponse:
    here = progress.address_of(one)
    if "language" in request.POST:
        return _in_language(request, progress.request, redirect(here))
    messages.success(request, _("Saved. The link in the letter brings you back here; nothing was sent yet."))
    return redirect("answer:start", progress.request.reference)


def _in_language(request: HttpRequest, asked: SubstantiationRequest, response: HttpResponse) -> HttpResponse:
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        _keep(response, asked, LANGUAGE, wanted)
    return response


def _posted(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _request_of(request: HttpRequest, token: str) -> SubstantiationRequest | None:
    """Return the request a token opens; somebody who guesses is soon not answered any more."""
    # Our tokens are plain letters and digits; a header could not even carry some of the others.
    found = request_of(token, timezone.now()) if token.isascii() and token.isprintable() else None
    if found is None and token and not within_limit("answer-link", _visitor(request), most=60, seconds=300):
        request.guesses_too_often = True
    return found


def _speak(request: HttpRequest, asked: SubstantiationRequest) -> None:
    chosen = request.COOKIES.get(LANGUAGE, "")
    language = chosen if chosen in dict(settings.LANGUAGES) else asked.language
    translation.activate(language)
    request.LANGUAGE_CODE = language


def _has_code(request: HttpRequest, asked: SubstantiationRequest) -> bool:
    return not asked.needs_code or code_was_given(asked, request.COOKIES.get(CODE, ""))


def _gone(request: HttpRequest) -> HttpResponse:
    """Lead to the page that says that a link does not work: its address tells neither token nor request."""
    if getattr(request, "guesses_too_often", False):
        return _unusable(request, too_often=True, status=429)
    response = redirect("answer:lost")
    response["Referrer-Policy"] = "no-referrer"
    return _unseen(response)


def _unusable(request: HttpRequest, *, form=None, too_often: bool = False, status: int = 200) -> HttpResponse:
    """Say that a link does not work, in the same words whatever the cause."""
    context = {
        "page_title": _("This link does not work"),
        "form": form or LostLinkForm(),
        "too_often": too_often,
    }
    return _unseen(render(request, "answer/unusable.html", context, status=status))


def _keep(response: HttpResponse, asked: SubstantiationRequest, name: str, value: str) -> None:
    """Put something into a cookie that only the pages of this request get."""
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_SECONDS,
        path=reverse("answer:start", args=[asked.reference]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _visitor(request: HttpRequest) -> str:
    return get_adapter().get_client_ip(request)


def _unseen(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines and out of every store."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response
