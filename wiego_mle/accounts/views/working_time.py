"""When somebody works and when they are away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.queries import coming_absences
from wiego_mle.accounts.services.working_time import add_absence, change_working_time, remove_absence
from wiego_mle.accounts.working_time_forms import AbsenceForm, WorkingTimeForm
from wiego_mle.kernel.errors import Stale
from wiego_mle.kernel.views import declares


@declares(Act.PROFILE, may)
def working_time(request: HttpRequest) -> HttpResponse:
    """Show and change one's working days and how often letters come."""
    person, posted = request.user, request.method == "POST"
    form = WorkingTimeForm(request.POST if posted else None, initial=_saved(person))
    status = 200
    if posted and form.is_valid():
        try:
            change_working_time(person=person, by=request.principal, **form.cleaned_data)
        except Stale as late:
            person.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = person.version
            form.add_error(None, str(late))
            status = 409
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, _("Your working days are saved."))
            return redirect("people:working-time")
    return _page(request, form, AbsenceForm(), status)


@declares(Act.PROFILE, may)
def away(request: HttpRequest) -> HttpResponse:
    """Note an absence."""
    form = AbsenceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_absence(person=request.user, by=request.principal, **form.cleaned_data)
        messages.success(request, _("The absence is noted. Letters of a round wait until you are back."))
        return redirect("people:working-time")
    return _page(request, WorkingTimeForm(initial=_saved(request.user)), form, 200)


@require_POST
@declares(Act.PROFILE, may)
def away_remove(request: HttpRequest) -> HttpResponse:
    """Take an absence away."""
    number = request.POST.get("absence", "")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        remove_absence(person=request.user, number=int(number), by=request.principal)
        messages.success(request, _("The absence is taken away."))
    return redirect("people:working-time")


def _saved(person) -> dict:
    return {
        "working_days": list(person.working_days),
        "digest_rhythm": person.digest_rhythm,
        "version": person.version,
    }


def _page(
    request: HttpRequest, form: WorkingTimeForm, absence_form: AbsenceForm, status: int
) -> HttpResponse:
    context = {
        "page_title": _("When you work"),
        "page_lead": _(
            "Letters of a round come in the morning of your working days, never while you are away."
        ),
        "breadcrumbs": [
            {"label": _("Your details"), "url": reverse("people:profile")},
            {"label": _("When you work"), "url": ""},
        ],
        "form": form,
        "absence_form": absence_form,
        "has_errors": bool(absence_form.errors),
        "absences": coming_absences(request.user, timezone.localdate()),
    }
    return render(request, "accounts/working_time.html", context, status=status)
