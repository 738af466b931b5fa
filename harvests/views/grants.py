"""The grants: read by everybody with the lists, kept by MLE leads and administrators."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.lists import GrantForm, NewGrantForm, RetireForm
from harvests.models import Grant
from harvests.policy import Act, may
from harvests.queries.lists import grants
from harvests.services.lists import GRANT_WORDS, add_grant, edit_grant, restore_entry, retire_entry
from harvests.views.lists import edit_page, new_page, retire_page, typed
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@declares(Act.EDIT_GRANTS, may)
def grant_new(request: HttpRequest) -> HttpResponse:
    """Add a grant."""
    form = NewGrantForm(typed(request), by=request.principal)
    return new_page(request, form, add_grant, title=_("Add a grant"), place=_place)


@declares(Act.EDIT_GRANTS, may)
def grant(request: HttpRequest, key: str) -> HttpResponse:
    """Correct what is said of a grant; from here it is retired or put back into use."""
    entry = get_object_or_404(grants(), key=key)
    return edit_page(
        request,
        entry,
        GrantForm,
        partial(edit_grant, grant=entry),
        rows=grants,
        words=GRANT_WORDS,
        place=_place,
        **_retiring(entry),
    )


@require_POST
@declares(Act.EDIT_GRANTS, may)
def grant_retire(request: HttpRequest, key: str) -> HttpResponse:
    """Take a grant out of use."""
    entry = get_object_or_404(grants(), key=key)
    return retire_page(
        request,
        entry,
        RetireForm(request.POST),
        partial(retire_entry, entry),
        form=GrantForm(instance=entry, by=request.principal),
        done=_("“%(label)s” is retired. Records keep it."),
        place=_place,
        **_retiring(entry),
    )


@require_POST
@declares(Act.EDIT_GRANTS, may)
def grant_restore(request: HttpRequest, key: str) -> HttpResponse:
    """Put a retired grant back into use."""
    entry = get_object_or_404(grants(), key=key)
    try:
        restore_entry(entry, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(label)s” can be chosen again.") % {"label": entry.label})
    return redirect(_place(entry))


def _retiring(entry: Grant) -> dict:
    """Return what the page needs to take a grant out of use or to put it back."""
    return {
        "entry": entry,
        "retire_title": _("Retire this grant"),
        "retire_url": reverse("rounds:grant-retire", args=[entry.key]),
        "restore_url": reverse("rounds:grant-restore", args=[entry.key]),
        "retire_form": RetireForm() if entry.retired_on is None else None,
    }


def _place(_entry: Grant) -> str:
    return f"{reverse('rounds:lists')}#grants"
