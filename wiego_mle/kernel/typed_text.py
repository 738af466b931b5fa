"""Keeps what a person typed when their session had ended, until they are signed in again.

A form that carries a hidden field `typed_by` (a signed mark of the person it was made for) is held in the
new anonymous session; only the same person gets it back, once, on the same address.
"""

from __future__ import annotations

from django.core import signing
from django.http import HttpRequest, QueryDict

FIELD = "typed_by"
_SALT = "typed-text"
_SESSION_KEY = "typed_text"
_MOST_CHARACTERS = 2_500_000
"""A held form is bounded, because an anonymous session is written to the database."""


def mark_of(person_id: int) -> str:
    """Return the signed mark that a form carries so that its text goes back to its writer only."""
    return signing.dumps(person_id, salt=_SALT)


def hold_typed_text(request: HttpRequest) -> None:
    """Keep the posted form of a person whose session has ended, if it says whose it is."""
    if request.method != "POST" or _writer(request.POST) is None:
        return
    body = request.POST.copy()
    body.pop("csrfmiddlewaretoken", None)
    encoded = body.urlencode()
    if len(encoded) > _MOST_CHARACTERS:
        return
    request.session[_SESSION_KEY] = {"path": request.path, "body": encoded}


def take_typed_text(request: HttpRequest) -> QueryDict | None:
    """Return the form held for this page and this person, and forget it; None if there is none."""
    held = request.session.get(_SESSION_KEY)
    if not held or held["path"] != request.path or request.principal is None:
        return None
    del request.session[_SESSION_KEY]
    body = QueryDict(held["body"])
    return body if _writer(body) == request.principal.person_id else None


def _writer(body: QueryDict) -> int | None:
    try:
        return signing.loads(body.get(FIELD, ""), salt=_SALT)
    except signing.BadSignature:
        return None
