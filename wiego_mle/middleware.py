"""Puts the principal on the request, speaks the person's language, keeps their time zone; answers a stray refusal."""

from __future__ import annotations

import logging
import zoneinfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from harvests.queries.teams import principal_for
from wiego_mle.kernel.errors import DomainError

_log = logging.getLogger(__name__)


class PrincipalMiddleware:
    """Sets `request.principal`: who asks, with their roles; None for somebody signed out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if not person.is_authenticated:
            request.principal = None
            return self.get_response(request)
        request.principal = principal_for(person)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            translation.activate(person.language)
            request.LANGUAGE_CODE = person.language
        with timezone.override(zoneinfo.ZoneInfo(person.time_zone)):
            return self.get_response(request)


class RefusalMiddleware:
    """Answers 409 with the sentence of a `DomainError` that a view let through, instead of an error of ours.

    A view answers refusals itself, at their place and with what was typed. This is for the one that was forgotten:
    nothing was changed, the person reads why, and the log names the address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for a refusal; None leaves other errors to Django."""
        if not isinstance(error, DomainError):
            return None
        _log.warning("A view let a refusal through: %s %s", request.method, request.path, exc_info=error)
        return render(request, "409.html", {"refusal": str(error)}, status=409)
