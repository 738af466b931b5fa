"""The Focal Cities: read with the lists, kept by MLE leads and administrators."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.lists import FocalCityForm, NewFocalCityForm, RetireForm
from harvests.models import FocalCity
from harvests.policy import Act, may
from harvests.queries.lists import focal_cities
from harvests.services.lists import FOCAL_CITY_WORDS
from harvests.views.lists import edit_page, new_page, retire_page, typed
from outcomes.services.focal_cities import (
    add_focal_city,
    edit_focal_city,
    restore_focal_city,
    retire_focal_city,
)
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city_new(request: HttpRequest) -> HttpResponse:
    """Add a Focal City."""
    form = NewFocalCityForm(typed(request), by=request.principal)
    return new_page(request, form, add_focal_city, title=_("Add a Focal City"), place=_place)


@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city(request: HttpRequest, key: str) -> HttpResponse:
    """Change what a Focal City is called; from here it is retired or put back into use."""
    entry = get_object_or_404(focal_cities(), key=key)
    return edit_page(
        request,
        entry,
        FocalCityForm,
        partial(edit_focal_city, city=entry),
        rows=focal_cities,
        words=FOCAL_CITY_WORDS,
        place=_place,
        **_retiring(entry),
    )


@require_POST
@declares(Act.EDIT_FOCAL_CITIES, may)
def focal_city_retire(request: HttpRequest, key: str) -> HttpResponse:
    """No longer count outcomes for a city."""
    entry = get_object_or_404(focal_cities(), key=key)
    return retire_page(
        request,
        entry,
        RetireForm(request.POST),
        partial(retire_focal_city, city=entry),
        form=FocalCityForm(instance=entry, by=request.principal),
        done=_("“%(label)s” is retired. Published editions keep it."),
        place=_place,
        **_retiring(entry),
    )


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
    return redirect(_place(entry))


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


def _place(_entry: FocalCity) -> str:
    return f"{reverse('rounds:lists')}#focal-cities"
