"""The pages of rounds that print how many outcomes there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from harvests import policy as rounds_policy
from harvests.enums import RoundState
from harvests.forms.rounds import StepForm
from harvests.models import HarvestRound, TeamMember
from harvests.phases import line_of
from harvests.planning import tasks_of_planning
from harvests.policy import Act
from harvests.presenters import progress_of
from harvests.queries.asked_programmes import asked_programmes
from harvests.queries.closings import closings_of
from harvests.queries.deadlines import deadline_for, extensions_of, own_deadlines
from harvests.queries.design import design_of
from harvests.queries.letters import calendar_of
from harvests.queries.replies import reply_of, takes_replies
from harvests.queries.rounds import available_steps, busiest_first, may_now, visible_to
from harvests.queries.team_page import by_person, deciders_everywhere, members_of
from harvests.team_gaps import gaps_of
from harvests.trail_words import ABOUT_PEOPLE
from outcomes import policy
from outcomes.enums import OutcomeState
from outcomes.queries.fates import fates_in
from outcomes.queries.round_checks import found_in, has_checks
from outcomes.queries.rounds import counts_by_state, figures_of_asked
from outcomes.views.round_steps import task_of
from wiego_mle.audit.presenters import TrailLine, lines
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.views import declares
from wiego_mle.kernel.workflow import Reason, Step


@dataclass(frozen=True)
class StepButton:
    """A step as the page offers it: a button, a button under which a reason is asked for, or a page."""

    name: str
    label: object
    tone: str
    url: str
    form: StepForm | None
    on_a_page: bool


@declares(Act.VIEW_ROUND, rounds_policy.may)
def round_list(request: HttpRequest) -> HttpResponse:
    """List all rounds, the busy ones first, with the numbers that this person may see."""
    counts = counts_by_state(request.principal)
    rounds = list(busiest_first(visible_to(request.principal)))
    days = own_deadlines(rounds, request.principal.person_id)
    context = {
        "rounds": [
            (each, days[each.pk], numbers_of(each, counts.get(each.pk, {})), line_of(each.state))
            for each in rounds
        ],
        "may_plan": bool(rounds_policy.may(request.principal, Act.PLAN_ROUND)),
        "may_keep_groups": bool(rounds_policy.may(request.principal, Act.KEEP_GROUPS)),
    }
    return render(request, "harvests/round_list.html", context)


@declares(Act.VIEW_ROUND, rounds_policy.may)
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a round: what it covers, where it is, what this person may do now, who is in the team."""
    harvest_round = get_object_or_404(visible_to(request.principal), reference=reference)
    return render(request, "harvests/round_detail.html", _shown(request.principal, harvest_round))


def _shown(principal: Principal, harvest_round: HarvestRound) -> dict:
    figures = figures_of_asked(principal, harvest_round)
    one = visible_to(principal).filter(pk=harvest_round.pk)
    counts = counts_by_state(principal, one).get(harvest_round.pk, {})
    steps = [_button(harvest_round, row) for row in available_steps(principal, harvest_round)]
    members = members_of(harvest_round)
    return {
        "round": harvest_round,
        "states": numbers_of(harvest_round, counts),
        "total": sum(counts.values()),
        "all_url": _list_url(harvest_round),
        "line": line_of(harvest_round.state),
        "checks": _checks(harvest_round) if steps else [],
        "planning": _planning(principal, harvest_round, members),
        "closings": list(closings_of(harvest_round)),
        "fates": fates_in(principal, harvest_round),
        "steps": steps,
        "team": by_person(members),
        "deadline": deadline_for(harvest_round, principal.person_id),
        "extensions": list(extensions_of(harvest_round)),
        "asked": [
            (each, _list_url(harvest_round, state=OutcomeState.ACCEPTED, programme=each.programme.key))
            for each in figures
        ],
        "hopes": any(each.hoped for each in figures),
        "may_log": bool(policy.may(principal, policy.Act.LOG, harvest_round)),
        "may_edit": bool(rounds_policy.may(principal, Act.EDIT_ROUND, harvest_round)),
        "may_reply": takes_replies(harvest_round)
        and bool(rounds_policy.may(principal, Act.REPLY, harvest_round)),
        "reply": reply_of(harvest_round, principal.person_id),
        "may_ask": may_now(principal, Act.ASK_PROGRAMMES, harvest_round),
        "may_give_time": may_now(principal, Act.GIVE_TIME, harvest_round),
        "may_edit_team": bool(rounds_policy.may(principal, Act.EDIT_TEAM, harvest_round)),
        "events": _milestones(harvest_round),
        "version": harvest_round.version,
        "today": timezone.localdate(),
    }


def _checks(harvest_round: HarvestRound) -> list[dict]:
    """Return the checks of a round; of a closed one those that list something that a later round can take."""
    if harvest_round.state == RoundState.PLANNED:
        return []
    tasks = [task_of(found, harvest_round) for found in found_in(harvest_round)]
    return [each for each in tasks if each["url"] or harvest_round.state in policy.RUNNING]


def _planning(principal: Principal, harvest_round: HarvestRound, members: list[TeamMember]) -> list[dict]:
    """Return what is still to plan, for those who prepare a round that is not open yet."""
    if harvest_round.state != RoundState.PLANNED or not rounds_policy.may(
        principal, Act.EDIT_TEAM, harvest_round
    ):
        return []
    asked = [each.programme for each in asked_programmes(harvest_round)]
    return tasks_of_planning(
        principal,
        harvest_round,
        progress=progress_of(design_of(harvest_round)),
        asked=asked,
        people=len(by_person(members)),
        gaps=gaps_of(members, asked, everywhere=deciders_everywhere()),
        calendar=calendar_of(harvest_round),
    )


def _milestones(harvest_round: HarvestRound) -> list[TrailLine]:
    """Return the steps and changes of a round, newest first.

    Who joined, replied or was left is on the trail itself; how the design was written, on its own page.
    """
    told = lines(
        trail_of("round", harvest_round.reference)
        .exclude(act__in=ABOUT_PEOPLE)
        .exclude(act__startswith="round.reply_")
        .exclude(act__startswith="round.design_")
        .exclude(act__in=("round.left", "round.carried_over"))
    )
    # The words of a step say already where it led.
    return [replace(line, changes=()) if line.main else line for line in reversed(told)]


def numbers_of(harvest_round: HarvestRound, counts: dict[str, int]) -> list[dict]:
    """Return the states that occur in a round, each with its number and the list behind it."""
    return [
        {
            "state": state.value,
            "label": state.label,
            "number": counts[state.value],
            "url": _list_url(harvest_round, state=state.value),
        }
        for state in OutcomeState
        if counts.get(state.value)
    ]


def _list_url(harvest_round: HarvestRound, **more: str) -> str:
    return f"{reverse('outcomes:list')}?{urlencode({'round': harvest_round.reference} | more)}"


def _button(harvest_round: HarvestRound, row: Step) -> StepButton:
    asks = row.reason is not Reason.NONE
    return StepButton(
        name=row.name,
        label=row.label,
        tone=row.tone,
        url=reverse("rounds:step", args=[harvest_round.reference, row.name]),
        form=StepForm(step=row, initial={"version": harvest_round.version}) if asks else None,
        on_a_page=has_checks(row.name),
    )
