"""Who reviews what: giving, sharing out and taking off, several at once."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from harvests.models import HarvestRound
from outcomes.forms.assigning import GIVE, SHARE, AssigningForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.assignments import candidates_in, reviewers_of
from outcomes.queries.filters import NONE
from outcomes.queries.review import given_to_nobody, rounds_to_assign, to_be_given
from outcomes.services.assigning import Given, free_reviews, give_reviews, share_reviews
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.views import declares

_PER_PAGE = 40
_MOST_NAMED = 10


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.ASSIGN, may)
def review_share(request: HttpRequest) -> HttpResponse:
    """Show what waits in a round that the person leads and who has it; a POST gives, shares or takes off."""
    rounds = list(rounds_to_assign(request.principal))
    harvest_round = _chosen(request, rounds)
    if harvest_round is None:
        return render(request, "outcomes/review_share.html", {"round": None})
    only = {"reviewer": [NONE]} if request.GET.get("given") == NONE else {}
    waiting = list(to_be_given(request.principal, {"round": [harvest_round.reference]} | only))
    candidates = candidates_in(harvest_round.pk)
    form = AssigningForm(
        request.POST if request.method == "POST" else None, waiting=waiting, candidates=candidates
    )
    if request.method == "POST" and form.is_valid() and _done(request, form, harvest_round):
        return redirect(request.get_full_path())
    page = Paginator(waiting, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": harvest_round,
        "rounds": [{"round": each, "url": _address(each)} for each in rounds],
        "form": form,
        "page": page,
        "lines": _lines(page.object_list, form),
        "candidates": [
            {"who": each, "ticked": each.person.reference in form.ticked_people} for each in candidates
        ],
        "shows_nobodys": bool(only),
        "nobodys": given_to_nobody(request.principal, harvest_round),
        "all_url": _address(harvest_round),
        "nobodys_url": _address(harvest_round, given=NONE),
    }
    return render(request, "outcomes/review_share.html", context)


def _chosen(request: HttpRequest, rounds: list[HarvestRound]) -> HarvestRound | None:
    asked = request.GET.get("round")
    if asked is None:
        return rounds[0] if rounds else None
    return get_object_or_404(rounds_to_assign(request.principal), reference=asked)


def _address(harvest_round: HarvestRound, **more: str) -> str:
    return f"{reverse('outcomes:review-share')}?{urlencode({'round': harvest_round.reference} | more)}"


def _lines(outcomes: list[Outcome], form: AssigningForm) -> list[dict]:
    given = reviewers_of(outcomes)
    return [
        {
            "outcome": outcome,
            "reviewer": given.get(outcome.pk),
            "ticked": outcome.reference in form.ticked,
            "days": (timezone.now() - outcome.submitted_at) // timedelta(days=1),
        }
        for outcome in outcomes
    ]


def _done(request: HttpRequest, form: AssigningForm, harvest_round: HarvestRound) -> bool:
    """Do what the pressed button says and tell of it; return False if it was refused."""
    do = form.cleaned_data["do"]
    try:
        if do == GIVE:
            _tell(
                request,
                give_reviews(outcomes=form.outcomes, reviewer=form.person, by=request.principal),
                form.person.name,
            )
        elif do == SHARE:
            nobodys = to_be_given(request.principal, {"round": [harvest_round.reference], "reviewer": [NONE]})
            outcomes = form.outcomes or list(nobodys)
            _tell(request, share_reviews(outcomes=outcomes, among=form.people, by=request.principal), "")
        else:
            number = free_reviews(outcomes=form.outcomes, by=request.principal)
            words = ngettext("%(number)d was taken off.", "%(number)d were taken off.", number)
            messages.success(request, words % {"number": number})
    except (Refused, Stale) as no:
        form.add_error(None, str(no))
        return False
    return True


def _tell(request: HttpRequest, done: Given, name: str) -> None:
    """Say how many were given to whom, and which could not be given and why."""
    numbers: dict[str, int] = defaultdict(int)
    for _outcome, person in done.given:
        numbers[person.name] += 1
    for person, number in sorted(numbers.items()):
        words = ngettext("%(number)d given to %(name)s.", "%(number)d given to %(name)s.", number)
        messages.success(request, words % {"number": number, "name": person})
    why: dict[str, list[str]] = defaultdict(list)
    for outcome, reason in done.not_given:
        why[reason].append(outcome.reference)
    for reason, references in why.items():
        more = len(references) - _MOST_NAMED
        named = ", ".join(references[:_MOST_NAMED])
        if more > 0:
            named = _("%(references)s and %(number)d more") % {"references": named, "number": more}
        text = (
            _("Not given to %(name)s: %(references)s. %(reason)s")
            if name
            else _("Not given: %(references)s. %(reason)s")
        )
        messages.warning(request, text % {"name": name, "references": named, "reason": reason})
    if not done.given and not done.not_given:
        messages.info(request, _("Every outcome is given to somebody already. Tick those to be shared anew."))
