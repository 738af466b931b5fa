"""Puts the principal on the request, speaks the person's language, keeps their time zone."""

from __future__ import annotations

import zoneinfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from harvests.queries.teams import principal_for


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
