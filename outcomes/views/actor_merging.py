"""Two actors that are one: proposing, merging, undoing."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from outcomes.forms.actor_merging import MergeForm, UndoForm
from outcomes.models import ActorMerge
from outcomes.policy import Act, may
from outcomes.queries.actors import in_register, numbers_of_outcomes, possible_twins, with_codes
from outcomes.services.actor_merging import merge_actors, undo_merge
from outcomes.views.parts import given_back, status_of, typed_in
from wiego_mle.kernel.views import declares


@declares(Act.EDIT_ACTOR, may)
def actor_merge(request: HttpRequest, reference: str) -> HttpResponse:
    """Propose twins of an actor; with one of them chosen (`?with=A-0007`), ask which is kept, and merge."""
    actor = get_object_or_404(in_register(with_codes()), reference=reference)
    wanted = (request.POST if request.method == "POST" else request.GET).get("with", "")
    if not wanted:
        context = {"actor": actor, "twins": possible_twins(actor)}
        return render(request, "outcomes/actors/merge_choose.html", context)
    other = in_register(with_codes()).filter(reference=wanted[:12]).exclude(pk=actor.pk).first()
    if other is None:
        raise Http404
    form = MergeForm(typed_in(request), by=request.principal, actors=(actor, other))
    status = 200
    if request.method == "POST" and form.is_valid():
        status = status_of(form, partial(_merge, form, request))
        if not status:
            kept = form.kept()
            messages.success(request, _("Merged into %(name)s.") % {"name": kept.name})
            return redirect("outcomes:actor-detail", kept.reference)
    numbers = numbers_of_outcomes([actor, other], request.principal)
    context = {
        "form": form,
        "actor": actor,
        "both": [(each, numbers.get(each.pk, 0)) for each in (actor, other)],
        "other": other,
        "given_back": given_back(request, form),
    }
    return render(request, "outcomes/actors/merge.html", context, status=status)


@declares(Act.EDIT_ACTOR, may)
def actor_merge_undo(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why two merged actors are two after all, and undo the merge; the reference is that of the one gone."""
    merge = get_object_or_404(
        ActorMerge.objects.select_related("kept", "gone"), gone__reference=reference, undone_at__isnull=True
    )
    form = UndoForm(typed_in(request), by=request.principal)
    status = 200
    if request.method == "POST" and form.is_valid():
        status = status_of(form, partial(_undo, form, merge, request))
        if not status:
            messages.success(request, _("%(name)s is an actor of its own again.") % {"name": merge.gone.name})
            return redirect("outcomes:actor-detail", merge.gone.reference)
    context = {"form": form, "merge": merge, "given_back": given_back(request, form)}
    return render(request, "outcomes/actors/merge_undo.html", context, status=status)


def _merge(form: MergeForm, request: HttpRequest) -> None:
    merge_actors(**form.answers(), by=request.principal)


def _undo(form: UndoForm, merge: ActorMerge, request: HttpRequest) -> None:
    undo_merge(merge=merge, reason=form.cleaned_data["why"], by=request.principal)
