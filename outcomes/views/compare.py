"""Two outcomes side by side, and what is decided about them there."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from outcomes.forms.comparison import lines_of
from outcomes.forms.links import LinkForm, MaybeTheSameForm, MergeForm, NotTheSameForm
from outcomes.forms.parts import PartForm
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_with_answers
from outcomes.queries.duplicates import compared
from outcomes.queries.links import judged_not_the_same, links_between
from outcomes.services.links import judge_not_the_same, link_outcomes, take_back_not_the_same
from outcomes.services.merging import merge_outcomes
from wiego_mle.kernel.errors import DomainError, Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.views import declares

_FORMS: dict[str, type[PartForm]] = {
    "link": LinkForm,
    "merge": MergeForm,
    "not-same": NotTheSameForm,
    "maybe-same": MaybeTheSameForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.LINK, may)
def compare(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    """Show two outcomes answer by answer; a POST links them, merges them, or says that they differ."""
    rows = records_with_answers(request.principal).select_related("author", "round")
    one = get_object_or_404(rows, reference=reference)
    two = get_object_or_404(rows.exclude(pk=one.pk), reference=other)
    forms = {name: form(by=request.principal, outcome=one, other=two) for name, form in _FORMS.items()}
    if request.method != "POST":
        return _page(request, one, two, forms)
    do = request.POST.get("do", "")
    if do not in _FORMS:
        raise Http404
    forms[do] = form = _FORMS[do](request.POST, by=request.principal, outcome=one, other=two)
    if not form.is_valid():
        return _page(request, one, two, forms, shown=do)
    try:
        return _DOES[do](request, form, one, two)
    except DomainError as error:
        form.refuse(error)
        return _page(request, one, two, forms, shown=do, status=_STATUS.get(type(error), 200))


_STATUS = {Refused: 403, Stale: 409, WrongState: 409, Incomplete: 200}


def _link(request: HttpRequest, form: LinkForm, one: Outcome, two: Outcome) -> HttpResponse:
    pair = form.pair(one, two)
    link_outcomes(by=request.principal, note=form.cleaned_data["note"], **pair)
    messages.success(
        request, _("%(one)s and %(two)s are linked.") % {"one": one.reference, "two": two.reference}
    )
    return redirect("outcomes:detail", one.reference)


def _merge(request: HttpRequest, form: MergeForm, one: Outcome, two: Outcome) -> HttpResponse:
    kept, merged = (one, two) if form.cleaned_data["keep"] == one.reference else (two, one)
    merge_outcomes(kept=kept, merged=merged, reason=form.cleaned_data["reason"], by=request.principal)
    messages.success(
        request,
        _("%(merged)s is merged into %(kept)s: both reporters are kept, and the change counts once.")
        % {"merged": merged.reference, "kept": kept.reference},
    )
    return redirect("outcomes:detail", kept.reference)


def _not_same(request: HttpRequest, form: NotTheSameForm, one: Outcome, two: Outcome) -> HttpResponse:
    judge_not_the_same(outcome=one, other=two, by=request.principal, why=form.cleaned_data["why"])
    messages.success(
        request,
        _("Noted: %(one)s and %(two)s are not the same change.")
        % {"one": one.reference, "two": two.reference},
    )
    return redirect("outcomes:detail", one.reference)


def _maybe_same(request: HttpRequest, form: MaybeTheSameForm, one: Outcome, two: Outcome) -> HttpResponse:
    judged = judged_not_the_same(one, two)
    if judged is not None:
        take_back_not_the_same(judged=judged, by=request.principal, why=form.cleaned_data["again"])
    messages.success(
        request,
        _("It is open again whether %(one)s and %(two)s are the same change.")
        % {"one": one.reference, "two": two.reference},
    )
    return redirect("outcomes:compare", one.reference, two.reference)


_DOES: dict[str, Callable] = {
    "link": _link,
    "merge": _merge,
    "not-same": _not_same,
    "maybe-same": _maybe_same,
}


def _page(
    request: HttpRequest, one: Outcome, two: Outcome, forms: dict, *, shown: str = "", status: int = 200
) -> HttpResponse:
    principal = request.principal
    context = {
        "outcome": one,
        "other": two,
        "judged": compared(one, two),
        "lines": lines_of(one, two),
        "links": links_between(principal, one, two),
        "not_same": judged_not_the_same(one, two),
        "may_link": may(principal, Act.LINK, one) or may(principal, Act.LINK, two),
        "may_merge": may(principal, Act.MERGE, one) and may(principal, Act.MERGE, two),
        "link_form": forms["link"],
        "merge_form": forms["merge"],
        "not_same_form": forms["not-same"],
        "maybe_same_form": forms["maybe-same"],
        "shown": shown,
        "form": forms.get(shown),
    }
    return render(request, "outcomes/compare.html", context, status=status)
