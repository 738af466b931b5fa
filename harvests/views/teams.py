"""Who is in the team of a round, as what, and for which programmes."""

from __future__ import annotations

from collections import defaultdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from harvests.forms.programmes import MemberProgrammesForm
from harvests.forms.teams import CopyForm, LeavingForm, MembersForm
from harvests.models import TeamMember
from harvests.policy import Act, may
from harvests.queries.asked_programmes import asked_programmes
from harvests.queries.deadlines import extensions_of
from harvests.queries.rounds import may_now
from harvests.queries.team_copying import offer_of, rounds_to_copy_from
from harvests.queries.team_page import (
    by_person,
    by_programme,
    deciders_everywhere,
    invited_to,
    members_of,
    missing_of_groups,
)
from harvests.services.teams import add_members, change_programmes, copy_members, remove_member
from harvests.team_gaps import gaps_of
from harvests.views.invited import line_of
from harvests.views.led import led_round
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.EDIT_TEAM, may)
def team(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the team of a round, what it lacks, who is invited, and who was given more time."""
    harvest_round = led_round(request, reference)
    members = members_of(harvest_round)
    asked = list(asked_programmes(harvest_round))
    programmes = [each.programme for each in asked]
    everywhere = deciders_everywhere()
    context = {
        "round": harvest_round,
        "people": by_person(members),
        "asked": asked,
        "roles": ROUND_ROLES,
        "by_programme": by_programme(members, programmes),
        "everywhere": everywhere,
        "gaps": gaps_of(members, programmes, everywhere=everywhere),
        "groups": missing_of_groups(harvest_round, members),
        "invited": [
            line_of(promise, request.principal, timezone.now()) for promise in invited_to(harvest_round)
        ],
        "extensions": extensions_of(harvest_round),
        "may_ask": may_now(request.principal, Act.ASK_PROGRAMMES, harvest_round),
        "may_give_time": may_now(request.principal, Act.GIVE_TIME, harvest_round),
    }
    return render(request, "harvests/round_team.html", context)


@declares(Act.EDIT_TEAM, may)
def add(request: HttpRequest, reference: str) -> HttpResponse:
    """Find several people and give them a role, for the whole round or for some programmes."""
    harvest_round = led_round(request, reference)
    members = members_of(harvest_round)
    form = MembersForm(
        request.POST if request.method == "POST" else None,
        harvest_round=harvest_round,
        held=_roles_held(members),
        without={member.person_id for member in members},
    )
    if request.method == "POST" and not form.is_searching and form.is_valid():
        people = form.cleaned_data["people"]
        try:
            made = add_members(
                harvest_round=harvest_round,
                people=people,
                role=form.cleaned_data["role"],
                programmes=form.cleaned_data["programmes"],
                by=request.principal,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            say_who_joined(request, made)
            _say_who_was_there(request, people, made)
            return redirect("rounds:team", harvest_round.reference)
    return render(request, "harvests/round_team_add.html", {"round": harvest_round, "form": form})


@declares(Act.EDIT_TEAM, may)
def member(request: HttpRequest, reference: str, person: str, role: str) -> HttpResponse:
    """Say for which programmes somebody holds a role; from here they are taken out, too."""
    harvest_round = led_round(request, reference)
    rows = TeamMember.objects.filter(round=harvest_round).select_related("person", "round")
    held = get_object_or_404(rows, person__reference=person, role=role)
    kept = list(held.programmes.all())
    form = MemberProgrammesForm(
        request.POST if request.method == "POST" else None,
        harvest_round=harvest_round,
        keep=kept,
        initial={"programmes": [each.key for each in kept], "version": held.version},
    )
    problems, status = [], 200
    if request.method == "POST" and form.is_valid():
        try:
            change_programmes(member=held, by=request.principal, **form.cleaned_data)
        except Stale as late:
            # What was chosen stays chosen; the version is the one that is there now.
            chosen = [each.key for each in form.cleaned_data["programmes"]]
            form = MemberProgrammesForm(
                harvest_round=harvest_round,
                keep=kept,
                initial={"programmes": chosen, "version": held.version},
            )
            problems, status = [str(late)], 409
        else:
            messages.success(
                request, _("The programmes of %(name)s are changed.") % {"name": held.person.name}
            )
            return redirect("rounds:team", harvest_round.reference)
    context = {"round": harvest_round, "member": held, "form": form, "problems": problems}
    return render(request, "harvests/round_team_member.html", context, status=status)


@require_POST
@declares(Act.EDIT_TEAM, may)
def leave(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a role in the round away from somebody."""
    harvest_round = led_round(request, reference)
    form = LeavingForm(request.POST)
    if form.is_valid():
        person, role = form.cleaned_data["person"], form.cleaned_data["role"]
        try:
            remove_member(harvest_round=harvest_round, person=person, role=role, by=request.principal)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request,
                _("%(name)s is no longer in the team as: %(role)s.")
                % {"name": person.name, "role": Role(role).label},
            )
    else:
        messages.error(request, _("Nobody was taken out: this person or role is not known."))
    return redirect("rounds:team", harvest_round.reference)


@declares(Act.EDIT_TEAM, may)
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Take over people from the team of another round."""
    harvest_round = led_round(request, reference)
    rounds = list(rounds_to_copy_from(harvest_round))
    asked = request.GET.get("from", "")
    source = next((each for each in rounds if each.reference == asked), next(iter(rounds), None))
    context = {"round": harvest_round, "rounds": rounds, "source": source}
    if source is not None:
        offer = offer_of(harvest_round, source)
        form = CopyForm(request.POST if request.method == "POST" else None, offered=offer.offered)
        context |= {"offer": offer, "form": form if offer.offered else None}
        if request.method == "POST" and offer.offered and form.is_valid():
            made = copy_members(
                harvest_round=harvest_round,
                members=form.cleaned_data["members"],
                programmes=offer.programmes,
                by=request.principal,
            )
            say_who_joined(request, made)
            return redirect("rounds:team", harvest_round.reference)
    return render(request, "harvests/round_team_copy.html", context)


def say_who_joined(request: HttpRequest, made: list[TeamMember]) -> None:
    """Tell who is new in the team."""
    if len(made) == 1:
        words = _("%(name)s is in the team: %(role)s.")
        told = {"name": made[0].person.name, "role": made[0].get_role_display()}
        messages.success(request, words % told)
    elif made:
        words = ngettext(
            "%(number)d person is new in the team.", "%(number)d people are new in the team.", len(made)
        )
        messages.success(request, words % {"number": len({each.person_id for each in made})})
    else:
        messages.info(request, _("Nobody is new: everybody chosen had this role already."))


def _say_who_was_there(request: HttpRequest, people: list, made: list[TeamMember]) -> None:
    new = {each.person_id for each in made}
    names = ", ".join(person.name for person in people if person.pk not in new)
    if names and made:
        messages.info(
            request, _("Had this role already, and keep it as it was: %(names)s.") % {"names": names}
        )


def _roles_held(members: list[TeamMember]) -> dict[int, str]:
    held: dict[int, list[str]] = defaultdict(list)
    for each in members:
        held[each.person_id].append(str(each.get_role_display()))
    return {person_id: ", ".join(roles) for person_id, roles in held.items()}
