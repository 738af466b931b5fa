"""Who has sent what for a round, and writing to those who are awaited."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from harvests import policy as rounds_policy
from harvests.models import HarvestRound
from harvests.queries.replies import takes_replies
from harvests.views.led import led_round
from outcomes.contributor_lines import contributor_lines
from outcomes.forms.reminders import ReminderForm
from outcomes.policy import Act, may
from outcomes.queries.contributors import (
    GROUPS,
    Contributor,
    contributors_of,
    letter_histories,
    reminders_of,
)
from outcomes.reports.cockpit.waiting import GROUP_WORDS
from outcomes.services.reminders import mark_of_letters, planned_letters, write_reminders
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.SEE_COCKPIT, may)
def contributors(request: HttpRequest, reference: str) -> HttpResponse:
    """List who writes for a round with what they have sent and what is with them, to tick and write to."""
    harvest_round = led_round(request, reference, Act.SEE_COCKPIT, may=may)
    asked = request.GET.get("who", "")
    group = asked if asked in GROUPS else "all"
    now = timezone.now()
    everybody = contributors_of(request.principal, harvest_round, now=now)
    chosen = [each for each in everybody if GROUPS[group](each)]
    here = reverse("rounds:contributors", args=[harvest_round.reference])
    context = {
        "round": harvest_round,
        "rows": contributor_lines(harvest_round, chosen, letter_histories(harvest_round, chosen), now=now),
        "ticked": group not in ("all", "replied"),
        "group_words": GROUP_WORDS[group],
        "groups": [
            {
                "label": GROUP_WORDS[key],
                "number": sum(belongs(each) for each in everybody),
                "url": f"{here}?who={key}",
                "current": key == group,
            }
            for key, belongs in GROUPS.items()
        ],
        "may_remind": may(request.principal, Act.REMIND, harvest_round),
        "may_note_replies": takes_replies(harvest_round)
        and bool(rounds_policy.may(request.principal, rounds_policy.Act.NOTE_REPLY, harvest_round)),
    }
    return render(request, "harvests/cockpit/contributors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.REMIND, may)
def remind(request: HttpRequest, reference: str) -> HttpResponse:
    """Write to the people who were ticked: their words, then every letter as it goes, then one POST sends."""
    harvest_round = led_round(request, reference, Act.REMIND, may=may)
    held = take_typed_text(request) if request.method != "POST" else None
    typed = request.POST if request.method == "POST" else held
    chosen, left_out = _chosen(request, harvest_round, typed or request.GET)
    if not chosen:
        messages.error(request, _("Tick at least one person to whom a letter can go."))
        return redirect("rounds:contributors", harvest_round.reference)
    form = ReminderForm(typed, contributors=chosen, round_name=harvest_round.name, by=request.principal)
    context = {
        "round": harvest_round,
        "form": form,
        "chosen": chosen,
        "left_out": left_out,
        "away": [each for each in chosen if each.away_until],
        "given_back": held is not None,
    }
    wanted = request.POST.get("do", "")
    if request.method == "POST" and wanted != "change" and form.is_valid():
        return _send_or_show(request, harvest_round, context, send=wanted == "send")
    return render(request, "harvests/cockpit/remind.html", context)


def _send_or_show(
    request: HttpRequest, harvest_round: HarvestRound, context: dict, *, send: bool
) -> HttpResponse:
    form, today = context["form"], timezone.localdate()
    told = {
        "harvest_round": harvest_round,
        "contributors": context["chosen"],
        "words": form.words(),
        "by": request.principal,
        "today": today,
    }
    key, status = form.cleaned_data["key"], 200
    if send:
        try:
            write_reminders(key=key, seen=form.cleaned_data["seen"], **told)
        except (Refused, Stale) as error:
            context["problems"], status = [str(error)], 409
        else:
            return redirect("rounds:reminded", harvest_round.reference, key)
    letters = planned_letters(**told)
    context |= {"letters": letters, "seen": mark_of_letters(letters)}
    return render(request, "harvests/cockpit/letters.html", context, status=status)


def _chosen(
    request: HttpRequest, harvest_round: HarvestRound, asked: QueryDict
) -> tuple[list[Contributor], list[Contributor]]:
    """Return the people of the round who are named, and those among them to whom no letter can go."""
    named = set(asked.getlist("person"))
    found = [
        each
        for each in contributors_of(request.principal, harvest_round, now=timezone.now())
        if each.person.reference in named
    ]
    reached = [each for each in found if each.can_be_written_to]
    return reached, [each for each in found if not each.can_be_written_to]


@require_safe
@declares(Act.REMIND, may)
def reminded(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """Tell who gets the letters that were just written, and when."""
    harvest_round = led_round(request, reference, Act.SEE_COCKPIT, may=may)
    letters = list(reminders_of(harvest_round, key))
    if not letters:
        raise Http404
    return render(request, "harvests/cockpit/reminded.html", {"round": harvest_round, "letters": letters})
