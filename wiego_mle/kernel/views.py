"""What every view declares: the act it serves, or why anybody may open it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from wiego_mle.kernel.typed_text import hold_typed_text

View = Callable[..., HttpResponse]


def declares(act, may) -> Callable[[View], View]:
    """Mark a view with the act it serves and let in only people who may do it somewhere.

    `may(principal, act)` is asked without a target: "could this person do so at all?". Whether they
    may do it to this record is decided by the query or service behind the view, which answers 404
    for what a person may not know about. Who is signed out is asked to sign in; what they had typed
    is kept and offered again.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.principal is None:
                hold_typed_text(request)
                return redirect_to_login(request.get_full_path())
            decision = may(request.principal, act)
            if not decision:
                raise PermissionDenied(decision.reason)
            return view(request, *args, **kwargs)

        guarded.act = act
        guarded.asks = may
        return guarded

    return decorate


def may_open(principal, path: str) -> bool:
    """Return whether the view behind a path lets this person in at all; its records may still refuse."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return bool(view.asks(principal, view.act)) if hasattr(view, "asks") else True


def public(why: str) -> Callable[[View], View]:
    """Mark a view that anybody may open and say why."""

    def decorate(view: View) -> View:
        @wraps(view)
        def open_view(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            return view(request, *args, **kwargs)

        open_view.public_because = why
        return open_view

    return decorate
