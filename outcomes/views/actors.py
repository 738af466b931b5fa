"""The register of actors: finding one, its page, adding and renaming."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcomes.forms.actors import ActorFilterForm, ActorForm
from outcomes.forms.capture.who import actors_found, choices_of
from outcomes.policy import Act, may
from outcomes.queries.actors import (
    chosen_actors,
    filtered_actors,
    in_register,
    merges_of,
    numbers_of_outcomes,
    outcomes_of,
    parts_of,
    with_codes,
    years_of_changes,
)
from outcomes.services.actors import add_actor, change_actor
from outcomes.views.parts import given_back, status_of, typed_in
from wiego_mle.audit.presenters import lines
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.views import declares

_PAGE = 50


@require_safe
@declares(Act.VIEW_ACTOR, may)
def actor_list(request: HttpRequest) -> HttpResponse:
    """Show the register, fifty actors a page, with how many outcomes of each the reader may see."""
    form = ActorFilterForm(request.GET)
    found = filtered_actors(form.wanted())
    page = Paginator(found if form.is_valid() else found.none(), _PAGE).get_page(request.GET.get("page"))
    numbers = numbers_of_outcomes(list(page), request.principal)
    context = {
        "filter_form": form,
        "filters_active": form.chips(),
        "page": page,
        "rows": [(actor, numbers.get(actor.pk, 0)) for actor in page],
        "may_add": may(request.principal, Act.ADD_ACTOR),
    }
    return render(request, "outcomes/actors/list.html", context)


@require_safe
@declares(Act.VIEW_ACTOR, may)
def actor_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an actor with what it changed over time."""
    actor = get_object_or_404(with_codes(), reference=reference)
    if actor.merged_into:
        return redirect("outcomes:actor-detail", actor.merged_into.reference)
    page = Paginator(outcomes_of(actor, request.principal), _PAGE).get_page(request.GET.get("page"))
    context = {
        "actor": actor,
        "page": page,
        "parts": parts_of(actor),
        "years": years_of_changes(actor, request.principal),
        "merges": merges_of(actor),
        "trail": lines(trail_of("actor", actor.reference)),
        "may_edit": may(request.principal, Act.EDIT_ACTOR, actor),
    }
    return render(request, "outcomes/actors/detail.html", context)


@require_safe
@declares(Act.EDIT, may)
def actor_find(request: HttpRequest) -> HttpResponse:
    """Answer a search of the register while somebody types: what is ticked, and what was found."""
    chosen = chosen_actors(request.GET.getlist("actors"))
    text = clean_text(request.GET.get("find", ""))[:200]
    typed = request.GET.dict()
    found = choices_of(actors_found(text, besides=chosen), typed)
    context = {"chosen": choices_of(chosen, typed), "found": found, "find": text}
    return render(request, "outcomes/actors/choices.html", context)


@declares(Act.ADD_ACTOR, may)
def actor_new(request: HttpRequest) -> HttpResponse:
    """Add an actor to the register."""
    form = ActorForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        made = []
        status = status_of(form, lambda: made.append(add_actor(by=request.principal, **form.answers())))
        if not status:
            messages.success(request, _("%(name)s is in the register now.") % {"name": made[0].name})
            return redirect("outcomes:actor-detail", made[0].reference)
    context = {"form": form, "given_back": given_back(request, form)}
    return render(request, "outcomes/actors/form.html", context, status=status)


@declares(Act.EDIT_ACTOR, may)
def actor_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Change what the register says about an actor."""
    actor = get_object_or_404(in_register(with_codes()), reference=reference)
    form = ActorForm(typed_in(request), by=request.principal, actor=actor)
    status = 200
    if request.method == "POST" and form.is_valid():
        change = partial(
            change_actor,
            actor=actor,
            version=form.read_version(),
            answers=form.answers(),
            reason=form.cleaned_data["why"],
            by=request.principal,
        )
        status = status_of(form, change, show_saved=lambda: form.show_saved(with_codes().get(pk=actor.pk)))
        if not status:
            messages.success(request, _("Saved."))
            return redirect("outcomes:actor-detail", actor.reference)
    context = {
        "form": form,
        "actor": actor,
        "given_back": given_back(request, form),
        "problems": form.problems,
    }
    return render(request, "outcomes/actors/form.html", context, status=status)
