"""What the pages about parts of a record do alike: find the record, keep what was typed, say why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from outcomes.completeness import SECTIONS, sections_of
from outcomes.forms.parts import PartForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text

CONTINUE = "continue"
"""The value of the button that saves and goes on to the next page of the task list."""


def record_to_edit(request: HttpRequest, reference: str) -> Outcome:
    """Return an outcome that the person may read; a page to write on opens only to who may write.

    A form that was sent is answered by the service, so that what was typed stays on the page.
    """
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    decision = may(request.principal, Act.EDIT, outcome)
    if request.method != "POST" and not decision:
        raise PermissionDenied(decision.reason)
    return outcome


def typed_in(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or what was typed before the person was signed out."""
    return request.POST if request.method == "POST" else take_typed_text(request)


def given_back(request: HttpRequest, form: PartForm) -> bool:
    """Say whether the page shows what was typed before the person was signed out."""
    return request.method != "POST" and form.is_bound


def status_of(
    form: PartForm, change: Callable[[], object], *, show_saved: Callable[[], None] | None = None
) -> int:
    """Make a change and return 0, or show on the form why it was not made and return the status of the page.

    `show_saved` puts what is saved now beside what was typed when somebody else was first.
    """
    try:
        change()
    except Stale as stale:
        if show_saved is None:
            form.refuse(stale)
        else:
            show_saved()
        return 409
    except (Refused, ValidationError) as error:
        form.refuse(error)
        return 403 if isinstance(error, Refused) else 200
    return 0


def settled(
    request: HttpRequest,
    form: PartForm,
    change: Callable[[], object],
    *,
    show_saved: Callable[[], None] | None = None,
) -> int:
    """Make a change if a well-formed form was sent, and return 0; else return the status of the page.

    `change` is called only once the form is known to be well formed.
    """
    if request.method != "POST" or not form.is_valid():
        return 200
    return status_of(form, change, show_saved=show_saved)


def part_page(
    request: HttpRequest, template: str, form: PartForm, context: Mapping, *, status: int = 200
) -> HttpResponse:
    """Show a page with the form of a part, with what was typed and what is to be mended."""
    about_form = {"form": form, "given_back": given_back(request, form), "problems": form.problems}
    return render(request, template, {**context, **about_form}, status=status)


def just_goes_on(request: HttpRequest, form: PartForm) -> bool:
    """Say whether the person pressed the button that saves and continues without having typed anything."""
    return request.method == "POST" and request.POST.get("do") == CONTINUE and form.is_untouched()


def after_adding(request: HttpRequest, outcome: Outcome, key: str) -> HttpResponse:
    """Go to the next page of the task list, or stay for one more, as the pressed button says."""
    going_on = request.POST.get("do") == CONTINUE
    return redirect(
        (going_on and section_facts(outcome, key)["following_url"]) or section_address(outcome, key)
    )


def section_address(outcome: Outcome, key: str) -> str:
    """Return the address of a page of the task list."""
    return reverse("outcomes:edit-section", args=[outcome.reference, key])


def section_facts(outcome: Outcome, key: str) -> dict:
    """Return what the head and foot of a page of the task list say."""
    here = next(each for each in SECTIONS if each.key == key)
    asked = [each.key for each in sections_of(outcome)]
    shown = [each for each in SECTIONS if each.key in asked or each is here]
    position = shown.index(here)
    following = shown[position + 1] if position + 1 < len(shown) else None
    return {
        "outcome": outcome,
        "page_title": here.title,
        "number": position + 1,
        "total": len(shown),
        "following": following,
        "following_url": section_address(outcome, following.key) if following else "",
    }
