"""Sending an invitation again or withdrawing it; and, for the invited one, accepting it."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wiego_mle.accounts.forms import AcceptForm, AskAgainForm
from wiego_mle.accounts.models import Invitation
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.queries import invitation_of, pending_invitations
from wiego_mle.accounts.services.invitations import (
    accept_invitation,
    ask_for_new_link,
    resend_invitation,
    revoke_invitation,
)
from wiego_mle.accounts.views.profile import keep_language
from wiego_mle.kernel.errors import DomainError, Refused
from wiego_mle.kernel.rate_limit import within_limit
from wiego_mle.kernel.views import declares, public

COOKIE = "invitation"
COOKIE_SECONDS = 60 * 60


@require_POST
@declares(Act.INVITE, may)
def invitation_send_again(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the letter once more."""
    return _decide(request, reference, resend_invitation, _("The invitation is sent again."))


@require_POST
@declares(Act.INVITE, may)
def invitation_revoke(request: HttpRequest, reference: str) -> HttpResponse:
    """End the invitation."""
    return _decide(
        request, reference, revoke_invitation, _("The invitation is withdrawn; its link no longer works.")
    )


def _decide(request: HttpRequest, reference: str, service, done: str) -> HttpResponse:
    invitation = get_object_or_404(pending_invitations(), reference=reference)
    try:
        service(invitation=invitation, by=request.principal)
    except DomainError as no:
        messages.error(request, str(no))
    else:
        messages.success(request, done)
    return redirect("people:list")


@public("the link of the letter; it only moves the token out of the address")
@never_cache
def invitation_link(request: HttpRequest, token: str) -> HttpResponse:
    """Put the token into a cookie of this path, so that it is in no address any more; change nothing."""
    response = redirect("people:invitation-accept")
    response.set_cookie(
        COOKIE,
        # Our tokens are plain letters and digits; a header could not even carry some of the others.
        token if token.isascii() and token.isprintable() else "",
        max_age=COOKIE_SECONDS,
        path=_cookie_path(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    # Only here: a page with this policy could not post its form (browsers then send no origin).
    response["Referrer-Policy"] = "no-referrer"
    return _unseen(response)


@public("the invited person has no account yet")
@never_cache
def invitation_accept(request: HttpRequest) -> HttpResponse:
    """Show what is asked of an invited person, and take their answer."""
    invitation = _open_invitation(request)
    if invitation is None:
        return _unusable(request)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(invitation.language)
    first = {"name": invitation.name, "language": translation.get_language(), "time_zone": "UTC"}
    form = AcceptForm(request.POST or None, initial=first, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            person = accept_invitation(invitation=invitation, **form.cleaned_data)
        except Refused:
            return _unusable(request)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            return _welcome(request, person)
    context = {
        "page_title": _("Welcome"),
        "form": form,
        "invitation": invitation,
        "signed_in_as": request.user if request.user.is_authenticated else None,
    }
    return _unseen(render(request, "accounts/invitation_accept.html", context))


@public("who lost the link, or comes too late, has no account yet")
@never_cache
@require_POST
def invitation_ask(request: HttpRequest) -> HttpResponse:
    """Take the wish for a new link; the answer is the same for every address."""
    form = AskAgainForm(request.POST)
    if not form.is_valid():
        return _unusable(request, form=form)
    address = form.cleaned_data["email"].lower()
    if not within_limit("invitation-ask-ip", _visitor(request), most=20, seconds=3600):
        return _unusable(request, form=form, too_often=True, status=429)
    if within_limit("invitation-ask", address, most=3, seconds=3600):
        ask_for_new_link(email=address)
    context = {"page_title": _("Your wish is passed on")}
    return _unseen(render(request, "accounts/invitation_asked.html", context))


def _open_invitation(request: HttpRequest) -> Invitation | None:
    """Return the invitation of the cookie; guessing ends after some wrong tries."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    if not within_limit("invitation-link", _visitor(request), most=60, seconds=300):
        return None
    return invitation_of(token, timezone.now())


def _unusable(request: HttpRequest, *, form=None, too_often: bool = False, status: int = 200) -> HttpResponse:
    """Say that the link does not work, in the same words whatever the cause."""
    context = {
        "page_title": _("This link does not work"),
        "form": form or AskAgainForm(),
        "too_often": too_often,
    }
    return _unseen(render(request, "accounts/invitation_unusable.html", context, status=status))


def _welcome(request: HttpRequest, person) -> HttpResponse:
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, _("Welcome, %(name)s. You are signed in.") % {"name": person.name})
    response = redirect("outcomes:home")
    response.delete_cookie(COOKIE, path=_cookie_path())
    keep_language(response, person.language)
    return _unseen(response)


def _visitor(request: HttpRequest) -> str:
    return get_adapter().get_client_ip(request)


def _cookie_path() -> str:
    return reverse("people:invitation-accept")


def _unseen(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines."""
    response["X-Robots-Tag"] = "noindex"
    return response
