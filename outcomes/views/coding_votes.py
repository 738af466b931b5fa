"""How far the coders of a round agree, the outcomes behind each figure, and settling where they differ."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from harvests.codebook import BookDimension
from harvests.forms.saved import show_saved
from harvests.models import HarvestRound
from harvests.views.led import led_round
from outcomes.coding_lines import behind_lines, difference_lines, said_lines
from outcomes.forms.coding import NOT_APPLICABLE, SettleForm
from outcomes.policy import Act, may
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.votes import behind_cell, current_consensus, readable_for_settling
from outcomes.reports.agreement import Agreement, codes_table, confusion_table, figures_table
from outcomes.reports.agreement_files import FORMATS, file_name, written_agreement
from outcomes.reports.drawn import drawn
from outcomes.services.coding import settle_code
from outcomes.services.exports import record_agreement_export
from wiego_mle.kernel.errors import DomainError, Incomplete, Stale
from wiego_mle.kernel.views import declares

_PER_PAGE = 40


@require_safe
@declares(Act.PLAN_CODING, may)
def dimension(request: HttpRequest, reference: str, dimension: str) -> HttpResponse:
    """Show every figure of one dimension, each code, and which codes are taken for one another."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    asked, agreement = _asked_or_404(harvest_round, dimension), Agreement(harvest_round)
    told = agreement.of_dimension(asked)
    tables = [figures_table(harvest_round, told)]
    if told.units:
        tables.append(codes_table(harvest_round, told, agreement.of_codes(asked)))
    if told.units and not asked.is_multiple:
        tables.append(confusion_table(harvest_round, asked, agreement.ballots(asked)))
    context = {
        "round": harvest_round,
        "dimension": asked,
        "told": told,
        "tables": [drawn(each) for each in tables],
    }
    return render(request, "harvests/coding/dimension.html", context)


@require_safe
@declares(Act.PLAN_CODING, may)
def votes(request: HttpRequest, reference: str, dimension: str) -> HttpResponse:
    """List the outcomes of which one coder gave one code and another the other."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    asked, agreement = _asked_or_404(harvest_round, dimension), Agreement(harvest_round)
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    if any(key and key not in asked.by_key for key in (one, other)):
        raise Http404
    found = behind_cell(agreement.ballots(asked), one, other)
    readable = readable_for_settling(request.principal, harvest_round).filter(pk__in=found)
    page = Paginator(readable.order_by("reference"), _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": harvest_round,
        "dimension": asked,
        "one": asked.by_key[one].label if one else _("Not applicable"),
        "other": asked.by_key[other].label if other else _("Not applicable"),
        "is_same": one == other,
        "page": page,
        "lines": behind_lines(page.object_list, asked),
        "hidden": len(found) - page.paginator.count,
    }
    return render(request, "harvests/coding/votes.html", context)


@require_safe
@declares(Act.PLAN_CODING, may)
def differences(request: HttpRequest, reference: str) -> HttpResponse:
    """List where coders differ: first what is to be settled, then what was."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    asked = {each.key: each.dimension for each in asked_dimensions(harvest_round)}
    lines = difference_lines(request.principal, harvest_round, asked)
    shown = [each for each in lines if bool(each["consensus"]) == ("settled" in request.GET)]
    page = Paginator(shown, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "round": harvest_round,
        "page": page,
        "lines": page.object_list,
        "shows_settled": "settled" in request.GET,
        "open": sum(not each["consensus"] for each in lines),
        "settled": sum(bool(each["consensus"]) for each in lines),
    }
    return render(request, "harvests/coding/differences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.PLAN_CODING, may)
def settle(request: HttpRequest, reference: str, outcome: str, dimension: str) -> HttpResponse:
    """Show what each coder gave beside the text, and settle which code counts."""
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    asked = _asked_or_404(harvest_round, dimension)
    rows = readable_for_settling(request.principal, harvest_round).select_related("round__codebook", "author")
    record = get_object_or_404(rows, reference=outcome)
    decision = may(request.principal, Act.SETTLE, record)
    if not decision:
        raise PermissionDenied(decision.reason)
    settled = current_consensus(record, asked)
    form, status = _settle_form(request.POST if request.method == "POST" else None, asked, settled), 200
    if request.method == "POST" and form.is_valid():
        try:
            if _settled(request, form, record):
                return redirect("rounds:coding-differences", harvest_round.reference)
        except Stale as late:
            form.add_error(None, str(late))
            settled = current_consensus(record, asked)
            show_saved(form, _settle_form(None, asked, settled), "number")
            status = 409
    context = {
        "round": harvest_round,
        "outcome": record,
        "dimension": asked,
        "settle_form": form,
        "problems": _problems(form),
        "said": said_lines(record, asked),
        "consensus": settled,
    }
    return render(request, "harvests/coding/settle.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.PLAN_CODING, may)
def agreement_file(request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
    """Send the tables of agreement as a file and note it on the trail; a GET leads back to the page."""
    if file_format not in FORMATS:
        raise Http404
    harvest_round = led_round(request, reference, Act.PLAN_CODING, may=may)
    if request.method != "POST":
        return redirect("rounds:coding", harvest_round.reference)
    made_at = timezone.localtime()
    record_agreement_export(by=request.principal, harvest_round=harvest_round, file_format=file_format)
    return FileResponse(
        written_agreement(harvest_round, file_format, by_name=request.principal.name, made_at=made_at),
        as_attachment=True,
        filename=file_name(harvest_round, file_format, made_at=made_at),
        content_type=FORMATS[file_format].content_type,
    )


def _asked_or_404(harvest_round: HarvestRound, key: str) -> BookDimension:
    for each in asked_dimensions(harvest_round):
        if each.key == key:
            return each.dimension
    raise Http404


def _settle_form(data, asked: BookDimension, settled) -> SettleForm:
    chosen: list[str] = []
    if settled is not None:
        chosen = [NOT_APPLICABLE] if settled.is_not_applicable else [code.key for code in settled.codes.all()]
    return SettleForm(
        data,
        dimension=asked,
        chosen=chosen,
        initial={"number": settled.number if settled else 0, "why": settled.why if settled else ""},
    )


def _settled(request: HttpRequest, form: SettleForm, record) -> bool:
    """Settle what the form says; return False, with the reason on the form, if it was refused.

    Raises:
        Stale: somebody else settled it meanwhile.
    """
    try:
        settle_code(
            outcome=record,
            dimension=form.dimension,
            codes=form.chosen,
            is_not_applicable=form.is_not_applicable,
            why=form.cleaned_data["why"],
            number=form.cleaned_data["number"],
            by=request.principal,
        )
    except Incomplete as incomplete:
        for name, words in incomplete.missing.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    except Stale:
        raise
    except DomainError as no:
        form.add_error(None, str(no))
        return False
    messages.success(
        request,
        _("%(dimension)s of %(reference)s is settled.")
        % {"dimension": form.dimension.label, "reference": record.reference},
    )
    return True


def _problems(form: SettleForm) -> list[dict]:
    places = {"codes": "#codes", "why": f"#{form['why'].id_for_label}"}
    return [
        {"label": error, "url": places.get(name, "#codes")}
        for name, errors in form.errors.items()
        for error in errors
    ]
