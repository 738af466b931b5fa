"""What a request is answered that cannot be read at all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBadRequest
from django.template.loader import render_to_string


def unreadable_request(request: HttpRequest, exception: Exception) -> HttpResponseBadRequest:
    """Say that the request was not understood, without looking at what was posted.

    Django's own page for this case checks the form again, and so fails a second time on a form that it
    could not decode.
    """
    return HttpResponseBadRequest(render_to_string("400.html"))
