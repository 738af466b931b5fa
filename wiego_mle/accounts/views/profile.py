"""What everybody changes for themself: name, language, time zone."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from wiego_mle.accounts.forms import ProfileForm
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.services.people import change_language, change_profile
from wiego_mle.accounts.time_zones import zones
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares, public


@declares(Act.PROFILE, may)
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change one's own details."""
    person = request.user
    typed = take_typed_text(request) if request.method == "GET" else None
    asked = request.POST if request.method == "POST" else typed
    now = {
        "name": person.name,
        "language": person.language,
        "time_zone": person.time_zone,
        "letter_rhythm": person.letter_rhythm,
        "version": person.version,
    }
    form = ProfileForm(asked, initial=now)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            person = change_profile(person=person, by=request.principal, **form.cleaned_data)
        except Stale as late:
            # Both are shown: what was typed in the fields, and what is saved beside it.
            person.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = person.version
            form.add_error(None, str(late))
            status = 409
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            return _saved(request, person)
    context = {
        "page_title": _("Your details"),
        "form": form,
        "person": person,
        "conflict": status == 409,
        "typed": typed is not None,
        "typed_by": mark_of(person.pk),
        "more_pages": [
            {"url": reverse("people:working-time"), "label": _("Working days, absences, letters")}
        ],
        "sign_in_pages": [
            {"url": reverse("account_change_password"), "label": _("Change password")},
            {"url": reverse("account_email"), "label": _("Change e-mail address")},
            {"url": reverse("mfa_index"), "label": _("Second step at sign-in")},
        ],
    }
    return render(request, "accounts/profile.html", context, status=status)


@require_safe
@public("names of time zones, also for somebody who is accepting an invitation; they tell nothing of anybody")
def time_zone_names(request: HttpRequest) -> HttpResponse:
    """Send the names of the time zones that are offered; a browser keeps them for a week."""
    answer = JsonResponse(zones(), safe=False)
    patch_cache_control(answer, public=True, max_age=7 * 24 * 60 * 60)
    return answer


def _saved(request: HttpRequest, person) -> HttpResponse:
    with translation.override(person.language):
        messages.success(request, _("Your details are saved."))
    response = redirect("people:profile")
    keep_language(response, person.language)
    return response


def keep_language(response: HttpResponse, language: str) -> None:
    """Let this browser go on in a language, as Django's own language switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )


@public("everybody chooses the language of the pages; who is signed in finds it again elsewhere")
def choose_language(request: HttpRequest) -> HttpResponse:
    """Switch the language, and remember it for who is signed in."""
    wanted = request.POST.get("language", "")
    if request.method == "POST" and request.principal is not None and wanted in dict(settings.LANGUAGES):
        # Where their details are saved elsewhere at this very moment, the cookie alone switches the pages.
        with suppress(Stale):
            change_language(person=request.user, language=wanted, by=request.principal)
    return set_language(request)
