"""Groups of people: keeping them, and taking one into a round."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from harvests.forms.groups import GroupForm
from harvests.forms.teams import GroupIntoRoundForm
from harvests.models import RoundGroup
from harvests.policy import Act, may
from harvests.queries.team_page import groups
from harvests.services.groups import add_group, edit_group, forget_group, make_group, remove_group
from harvests.views.led import led_round, posted_role
from harvests.views.teams import say_who_joined
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.KEEP_GROUPS, may)
def group_list(request: HttpRequest) -> HttpResponse:
    """List the groups with their people."""
    return render(request, "harvests/group_list.html", {"groups": groups()})


@declares(Act.KEEP_GROUPS, may)
def group_new(request: HttpRequest) -> HttpResponse:
    """Make a group."""
    form = GroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not form.is_searching and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("name", "people", "creation_key")}
        try:
            group = make_group(by=request.principal, **answers)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": group.name})
            return redirect("rounds:groups")
    return render(request, "harvests/group_form.html", {"form": form})


@declares(Act.KEEP_GROUPS, may)
def group(request: HttpRequest, group: str) -> HttpResponse:
    """Rename a group or change who is in it."""
    kept = get_object_or_404(groups(), reference=group)
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        chosen=[person.reference for person in kept.people.all()],
        initial={"name": kept.name, "version": kept.version},
    )
    context = {"form": form, "group": kept}
    if request.method == "POST" and not form.is_searching and form.is_valid():
        try:
            saved = edit_group(
                group=kept,
                version=form.cleaned_data["version"] or 0,
                name=form.cleaned_data["name"],
                people=form.cleaned_data["people"],
                by=request.principal,
            )
        except Refused as refusal:
            form.add_error("name", str(refusal))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        except Stale:
            return _both(request, kept)
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
            return redirect("rounds:groups")
    return render(request, "harvests/group_form.html", context)


def _both(request: HttpRequest, kept) -> HttpResponse:
    """Answer 409: what was chosen stays chosen, what somebody else saved is told, saving again decides."""
    typed = request.POST.copy()
    typed["do"], typed["version"] = "search", str(kept.version)
    form = GroupForm(typed)
    saved = _(
        "Somebody else saved it meanwhile as “%(name)s” with: %(people)s. Save again to keep yours."
    ) % {
        "name": kept.name,
        "people": ", ".join(person.name for person in kept.people.all()) or _("nobody"),
    }
    context = {"form": form, "group": kept, "problems": [saved]}
    return render(request, "harvests/group_form.html", context, status=409)


@require_POST
@declares(Act.KEEP_GROUPS, may)
def group_remove(request: HttpRequest, group: str) -> HttpResponse:
    """Remove a group; nobody leaves a team by that."""
    kept = get_object_or_404(groups(), reference=group)
    remove_group(group=kept, by=request.principal)
    messages.success(
        request, _("“%(name)s” is removed. Who joined a round with it stays there.") % {"name": kept.name}
    )
    return redirect("rounds:groups")


@declares(Act.EDIT_TEAM, may)
def team_group(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a group into the round: everybody of it who is not there in this role yet."""
    harvest_round = led_round(request, reference)
    form = GroupIntoRoundForm(request.POST if request.method == "POST" else None, harvest_round=harvest_round)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_group(harvest_round=harvest_round, by=request.principal, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("group", str(refusal))
        else:
            say_who_joined(request, made)
            return redirect("rounds:team", harvest_round.reference)
    context = {
        "round": harvest_round,
        "form": form,
        "has_groups": form.fields["group"].queryset.exists(),
    }
    return render(request, "harvests/round_team_group.html", context)


@require_POST
@declares(Act.EDIT_TEAM, may)
def team_group_forget(request: HttpRequest, reference: str, group: str) -> HttpResponse:
    """Stop comparing the team with a group."""
    harvest_round = led_round(request, reference)
    rows = RoundGroup.objects.filter(round=harvest_round).select_related("round", "group")
    taken_in = get_object_or_404(rows, group__reference=group, role=posted_role(request))
    forget_group(taken_in=taken_in, by=request.principal)
    messages.success(
        request, _("The team is no longer compared with “%(name)s”.") % {"name": taken_in.group.name}
    )
    return redirect("rounds:team", harvest_round.reference)
