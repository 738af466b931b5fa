"""The Focal Cities: read with the lists, kept by MLE leads and administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.lists import FocalCityForm, NewFocalCityForm, RetireForm
from harvests.forms.saved import undecided
from harvests.models import FocalCity
from harvests.policy import Act, may
from harvests.queries.lists import focal_cities
from harvests.services.lists import FOCAL_CITY_WORDS
from harvests.views.lists import both_texts, form_page, new_page, problems_of, typed
from outcomes.services.focal_cities import (
    add_focal_city,
    edit_focal_city,
    restore_focal_city,
    retire_focal_city,
)
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.views import declares


@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city_new(request: HttpRequest) -> HttpResponse:
    """Add a Focal City."""
    form = NewFocalCityForm(typed(request), by=request.principal)
    return new_page(request, form, add_focal_city, title=_("Add a Focal City"), place=lambda _entry: _place())


@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city(request: HttpRequest, key: str) -> HttpResponse:
    """Change what a Focal City is called; from here it is retired or put back into use."""
    entry = get_object_or_404(focal_cities(), key=key)
    form = FocalCityForm(
        typed(request, entry, FOCAL_CITY_WORDS),
        instance=focal_cities().get(pk=entry.pk),
        by=request.principal,
    )
    if request.method == "POST" and form.is_valid():
        if undecided(request.POST):
            return both_texts(request, form, entry)
        try:
            edit_focal_city(city=entry, version=form.version_seen(), by=request.principal, **form.answers())
        except Stale:
            return both_texts(request, form, focal_cities().get(pk=entry.pk))
        messages.success(request, _("“%(label)s” is saved.") % {"label": form.instance.label})
        return redirect(_place())
    return form_page(request, form, title=entry.label, **_retiring(entry))


@require_POST
@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city_retire(request: HttpRequest, key: str) -> HttpResponse:
    """No longer count outcomes for a city."""
    entry = get_object_or_404(focal_cities(), key=key)
    retire_form = RetireForm(request.POST)
    if retire_form.is_valid():
        try:
            retire_focal_city(city=entry, by=request.principal, **retire_form.cleaned_data)
        except DomainError as error:
            retire_form.add_error(None, str(error))
        else:
            messages.success(
                request, _("“%(label)s” is retired. Published editions keep it.") % {"label": entry.label}
            )
            return redirect(_place())
    form = FocalCityForm(instance=entry, by=request.principal)
    context = _retiring(entry) | {"retire_form": retire_form, "problems": problems_of(retire_form)}
    return form_page(request, form, title=entry.label, **context)


@require_POST
@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city_restore(request: HttpRequest, key: str) -> HttpResponse:
    """Count outcomes for a retired city again."""
    entry = get_object_or_404(focal_cities(), key=key)
    try:
        restore_focal_city(city=entry, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(label)s” is counted again.") % {"label": entry.label})
    return redirect(_place())


def _retiring(entry: FocalCity) -> dict:
    """Return what the page needs to take a city out of use or to put it back."""
    return {
        "entry": entry,
        "retire_title": _("Retire this Focal City"),
        "retire_words": _(
            "Outcomes are no longer counted for it. Published editions keep what they counted."
        ),
        "restore_words": _("Outcomes are then counted for it again."),
        "retire_url": reverse("outcomes:focal-city-retire", args=[entry.key]),
        "restore_url": reverse("outcomes:focal-city-restore", args=[entry.key]),
        "retire_form": RetireForm() if entry.retired_on is None else None,
    }


def _place() -> str:
    return f"{reverse('rounds:lists')}#focal-cities"
