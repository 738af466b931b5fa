"""The page of the whole trail, and the check that it is as it was written."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wiego_mle.audit.forms import TrailFilter
from wiego_mle.audit.models import Entry
from wiego_mle.audit.policy import Act, may
from wiego_mle.audit.presenters import overview_lines
from wiego_mle.audit.queries import verified, whole_trail
from wiego_mle.kernel.filter_chips import chips_of
from wiego_mle.kernel.views import declares

PER_PAGE = 40  # two stops of the Tab key in each row


@declares(Act.SEE, may)
def trail_list(request: HttpRequest) -> HttpResponse:
    """Show who did what and when, newest first."""
    form = TrailFilter(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = whole_trail(**asked, zone=timezone.get_current_timezone())
    if form.is_bound and not form.is_valid():
        found = Entry.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "audit/trail_list.html",
        {
            "page_title": _("Trail"),
            "page_lead": _(
                "Every change: who made it, when, and why. Nothing here can be changed or removed."
            ),
            "page_actions": [
                {"label": _("Check the trail"), "url": reverse("trail:verify"), "tone": "plain"}
            ],
            "form": form,
            "filter_form": form,
            "filters_active": chips_of(form, request.GET),
            "page": page,
            "lines": overview_lines(page, reader=request.principal),
        },
    )


@declares(Act.VERIFY, may)
def verify(request: HttpRequest) -> HttpResponse:
    """Look through the whole trail when asked to, and say what was found."""
    verdict = verified(anchor=request.GET.get("anchor", "").strip()) if "look" in request.GET else None
    return render(
        request,
        "audit/verify.html",
        {
            "page_title": _("Check the trail"),
            "page_lead": _(
                "Each entry carries a seal over itself and the entry before it. A change, a removal or an"
                " insertion breaks the seals that follow."
            ),
            "breadcrumbs": [
                {"label": _("Trail"), "url": reverse("trail:list")},
                {"label": _("Check the trail"), "url": ""},
            ],
            "verdict": verdict,
            "anchor": request.GET.get("anchor", ""),
            "shown": verdict.faults[:100] if verdict else (),
        },
    )
