"""The design of a round: read by everybody, written part by part by its lead."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from harvests.design_parts import PARTS
from harvests.enums import RoundState
from harvests.forms.design import DESIGN_FORMS, CopyForm, DesignForm, settled, taken_over
from harvests.forms.saved import undecided
from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.presenters import design_context, progress_of
from harvests.queries.design import decisions_of, design_of, rounds_to_copy
from harvests.queries.rounds import visible_to
from harvests.queries.team_page import by_person, members_of
from harvests.services.design import copy_design, save_part
from harvests.views.led import led_round
from wiego_mle.audit.presenters import lines
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.VIEW_ROUND, may)
def design(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what a round is for and what it asks, with the decisions that changed it since it opened."""
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    shown = design_of(harvest_round)
    leads = bool(may(request.principal, Act.EDIT_ROUND, harvest_round))
    context = design_context(shown) | {
        "decisions": lines(decisions_of(harvest_round)),
        "may_edit": leads and harvest_round.state != RoundState.CLOSED,
        "may_note_hours": leads,
        "may_copy": leads and harvest_round.state == RoundState.PLANNED,
        "progress": progress_of(shown),
    }
    return render(request, "harvests/design.html", context)


@require_safe
@declares(Act.VIEW_ROUND, may)
def design_print(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the design as a sheet of paper, to be attached to a protocol."""
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    context = design_context(design_of(harvest_round)) | {
        "decisions": lines(decisions_of(harvest_round)),
        "team": by_person(members_of(harvest_round)),
        "today": timezone.localdate(),
    }
    return render(request, "harvests/design_print.html", context)


@declares(Act.EDIT_ROUND, may)
def design_section(request: HttpRequest, reference: str, part: str) -> HttpResponse:
    """Ask one part of the design; where two people wrote, both texts are shown and one is chosen."""
    harvest_round = led_round(request, reference, Act.EDIT_ROUND)
    kind = DESIGN_FORMS.get(part)
    if kind is None:
        raise Http404
    now = design_of(harvest_round)
    typed = request.POST if request.method == "POST" else take_typed_text(request)
    if request.method == "POST" and not undecided(request.POST):
        typed = settled(request.POST, now, kind.part)
    form = kind(typed, design=now, by=request.principal)
    if request.method == "POST" and form.is_valid():
        return _save(request, harvest_round, form)
    return _section_page(request, harvest_round, form, given_back=typed and request.method == "GET")


def _save(request: HttpRequest, harvest_round: HarvestRound, form: DesignForm) -> HttpResponse:
    if undecided(request.POST):
        return _both_texts(request, harvest_round, form)
    try:
        save_part(
            harvest_round=harvest_round,
            part=form.part.key,
            answers=form.answers(),
            marks=form.cleaned_data["version"],
            reason=form.why(),
            by=request.principal,
        )
    except Stale:
        return _both_texts(request, harvest_round, form)
    except (Refused, Incomplete, ValidationError) as error:
        form.refuse(error)
        return _section_page(request, harvest_round, form)
    messages.success(request, _("“%(part)s” is saved.") % {"part": form.part.title})
    return redirect(f"{reverse('rounds:design', args=[harvest_round.reference])}#{form.part.key}")


def _section_page(
    request: HttpRequest, harvest_round: HarvestRound, form: DesignForm, *, given_back: bool = False
) -> HttpResponse:
    is_open = harvest_round.state != RoundState.CLOSED or not form.part.is_a_decision
    context = {"round": harvest_round, "part": form.part, "form": form, "given_back": given_back}
    return render(request, "harvests/design_section.html", context | {"may_save": is_open})


@declares(Act.EDIT_ROUND, may)
def design_copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Fill what is still empty from the design of an earlier round."""
    harvest_round = led_round(request, reference, Act.EDIT_ROUND)
    rounds = rounds_to_copy(request.principal, harvest_round)
    form = CopyForm(request.POST if request.method == "POST" else None, rounds=rounds)
    if request.method == "POST" and form.is_valid():
        try:
            filled = copy_design(harvest_round=harvest_round, by=request.principal, **form.cleaned_data)
        except (Refused, Stale) as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _copied_words(filled))
            return redirect("rounds:design", harvest_round.reference)
    context = {
        "round": harvest_round,
        "form": form,
        "there_are_rounds": rounds.exists(),
        "may_copy": harvest_round.state == RoundState.PLANNED,
    }
    return render(request, "harvests/design_copy.html", context)


def _copied_words(filled: tuple[str, ...]) -> str:
    others = {
        "boundary": _("Whose changes count"),
        "team": _("Team"),
        "letters": _("Letters"),
        "asking": _("How people outside are asked"),
    }
    names = [str(PARTS[key].title) if key in PARTS else others[key] for key in filled]
    if not names:
        return _("Nothing was copied: every part that the other round has is written here already.")
    return _("Copied: %(parts)s. Read it through and change what is different this time.") % {
        "parts": ", ".join(names)
    }


def _both_texts(request: HttpRequest, harvest_round: HarvestRound, form: DesignForm) -> HttpResponse:
    """Answer 409 with both texts where two people changed the same answer; saving again decides."""
    now = design_of(harvest_round)
    conflicts = form.conflicts(now, request.POST)
    merged = type(form)(taken_over(form, now), design=now, by=request.principal)
    context = {
        "round": harvest_round,
        "part": form.part,
        "form": merged,
        "conflicts": conflicts,
        "problems": form.problems(request.POST),
        "version_now": merged["version"].initial,
    }
    return render(request, "harvests/design_conflict.html", context, status=409)
