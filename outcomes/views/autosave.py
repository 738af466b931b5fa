"""Saving a page of questions while somebody is still writing."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from outcomes.forms.capture import SECTION_FORMS, version_of
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit
from outcomes.queries.conflicts import since
from outcomes.services.capture import save_unasked
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares


@declares(Act.EDIT, may)
@require_POST
def autosave(request: HttpRequest, reference: str, section: str) -> JsonResponse:
    """Save a page and answer with the new version, or say that it is not saved and why."""
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    kind = SECTION_FORMS.get(section)
    if kind is None or not kind.saves_itself:
        raise Http404
    form = kind(request.POST, outcome=outcome, by=request.principal)
    if not form.is_valid():
        return _not_saved(_("Not saved yet: look at “%(field)s”.") % {"field": _first_fault(form)}, 422)
    try:
        saved = save_unasked(
            outcome=outcome, version=version_of(request.POST), answers=form.answers(), by=request.principal
        )
    except Stale:
        return _not_saved(_overtaken(request, outcome), 409)
    except Refused as refusal:
        return _not_saved(_("Not saved. %(why)s") % {"why": refusal}, 403)
    except ValidationError as error:
        return _not_saved(_("Not saved yet: %(why)s") % {"why": " ".join(error.messages)}, 422)
    at = time_format(timezone.localtime(saved.updated_at))
    return JsonResponse({"version": saved.version, "said": _("Saved %(time)s") % {"time": at}})


def _overtaken(request: HttpRequest, outcome: Outcome) -> str:
    """Say who saved meanwhile: somebody else, or the same person in a second window."""
    people = since(outcome, version_of(request.POST), reader=request.principal).people
    if people == {request.principal.person_id}:
        return _("Not saved: you saved this page in another window. Press “Save” to see both texts.")
    return _("Not saved: somebody else changed this record. Press “Save” to see both texts.")


def _first_fault(form) -> str:
    name = next(iter(form.errors))
    return str(form.fields[name].label) if name in form.fields else form.non_field_errors()[0]


def _not_saved(why: str, status: int) -> JsonResponse:
    return JsonResponse({"said": why}, status=status)
