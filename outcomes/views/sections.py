"""One page of questions about an outcome: asking, saving, and settling a conflict."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from outcomes.completeness import SECTIONS, Need, fields_of, sections_of
from outcomes.forms.capture import SECTION_FORMS, SectionForm, version_of
from outcomes.forms.capture.conflict import RESOLVE, Conflict, ancestor_of, resolved, typed_before, typed_in
from outcomes.forms.capture.overview import address_of
from outcomes.forms.coach import ask_beside, coached_fields
from outcomes.forms.typed_draft import COMPARED
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.capture import records_to_edit, records_with_answers
from outcomes.queries.coach import is_key
from outcomes.queries.contributions import links_of
from outcomes.services.capture import save_section, saves_itself
from outcomes.views.answers import place_questions, send_answers
from outcomes.views.withheld_looks import look_first, note_conflict, reads_as_written
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares

ANSWER_COACH = "coach."
"""How the value of a button begins that saves the page and goes on to a question of the coach."""

TAKEN = "taken"
"""The class of a message after which a device forgets what it kept of the form: the server has it."""

_TITLES = {each.key: each.title for each in SECTIONS}


@declares(Act.EDIT, may)
def edit_section(request: HttpRequest, reference: str, section: str) -> HttpResponse:
    """Ask one page of questions, and save what was answered."""
    outcome = get_object_or_404(records_to_edit(request.principal), reference=reference)
    kind = SECTION_FORMS.get(section)
    if kind is None:
        raise Http404
    if request.method == "POST":
        return _save(request, outcome, kind)
    decision = may(request.principal, Act.EDIT, outcome)
    if not decision:
        raise PermissionDenied(decision.reason)
    if asks := look_first(request, outcome):
        return asks
    held = take_typed_text(request)
    form = kind(typed_in(held) if held else None, outcome=outcome, by=request.principal)
    return _page(request, form, given_back=held is not None)


def _save(request: HttpRequest, outcome: Outcome, kind: type[SectionForm]) -> HttpResponse:
    """Save what was answered, or what was decided about a conflict; nothing typed is lost on the way.

    Answers to open questions are sent first and stand by themselves, whatever becomes of the texts.
    """
    answers = send_answers(outcome=outcome, posted=request.POST, by=request.principal)
    typed = typed_before(request.POST) if request.POST.get("do") == RESOLVE else request.POST
    form = kind(typed, outcome=outcome, by=request.principal)
    if request.POST.get("do") == "search" or not form.is_valid() or answers.problems:
        if words := _saved_words(saved=False, sent=answers.sent):
            messages.success(request, words)
        return _page(request, form, problems=answers.problems)
    decided = resolved(form, request.POST)
    if decided.errors:
        return _conflict_page(request, form, decided.errors, sent=answers.sent)
    try:
        saved = save_section(
            outcome=outcome,
            version=version_of(request.POST),
            answers=decided.answers,
            new_actor=decided.new_actor,
            by=request.principal,
        )
    except Stale:
        return _conflict_page(request, form, {}, sent=answers.sent)
    except (Refused, ValidationError) as error:
        form.refuse(error)
        return _page(request, form, status=403 if isinstance(error, Refused) else 200)
    return _after_saving(request, saved, form, sent=answers.sent)


def _page(
    request: HttpRequest,
    form: SectionForm,
    *,
    given_back: bool = False,
    status: int = 200,
    problems: dict[int, str] | None = None,
) -> HttpResponse:
    key = form.section_key
    order = [each.key for each in sections_of(form.outcome)]
    typed = form.data if form.is_bound else None
    beside = place_questions(form, request.principal, typed=typed, problems=problems or {})
    context = {
        "form": form,
        "outcome": form.outcome,
        "section": key,
        "page_title": _TITLES[key],
        "number": order.index(key) + 1,
        "total": len(order),
        "given_back": given_back,
        "looks_for_duplicates": key in COMPARED,
        "questions_beside": beside,
        "has_errors": bool(problems) or bool(form.errors),
        "saves_itself": form.saves_itself and saves_itself(form.outcome),
        "coached": coached_fields(key),
    }
    form.outcome.words_are_shown = reads_as_written(request, form.outcome)
    ask_beside(form)
    if key == "who":
        context |= form.register(request.POST.get("find", request.GET.get("find", "")))
    if key == "contribution":
        needs = {each.name: each.need for each in fields_of(form.outcome, key)}
        context |= {
            "linked": links_of(form.outcome),
            "asks_for_links": "contribution_links" in needs,
            "links_are_optional": needs.get("contribution_links") == Need.OPTIONAL,
        }
    return render(request, [f"outcomes/section_{key}.html", "outcomes/section.html"], context, status=status)


def _conflict_page(
    request: HttpRequest, form: SectionForm, errors: dict[str, str], *, sent: list[int]
) -> HttpResponse:
    """Show both texts to whoever saved second; without any difference there is nothing to decide."""
    now = get_object_or_404(records_with_answers(request.principal), pk=form.outcome.pk)
    conflict = Conflict(
        form, outcome=now, version=ancestor_of(request.POST), posted=request.POST, errors=errors
    )
    if not conflict.differences:
        return _after_saving(request, now, form, sent=sent)
    note_conflict(request, now)
    context = {
        "conflict": conflict,
        "outcome": now,
        "section": form.section_key,
        "problems": conflict.problems,
        "typed_by": mark_of(request.principal.person_id),
    }
    return render(request, "outcomes/conflict.html", context, status=409)


def _saved_words(*, saved: bool, sent: list[int]) -> str:
    """Say that texts were saved and answers sent, by the numbers of their questions; nothing if neither was."""
    words = [_("Saved.")] if saved else []
    words += [_("Your answer to question %(number)d was sent.") % {"number": number} for number in sent]
    return " ".join(words)


def _after_saving(
    request: HttpRequest, outcome: Outcome, form: SectionForm, *, sent: list[int]
) -> HttpResponse:
    """Go where the pressed button says, unless the record was just closed to the person who saved it."""
    if not records_to_edit(request.principal).filter(pk=outcome.pk).exists():
        messages.success(
            request, _("%(reference)s is saved and restricted now.") % {"reference": outcome.reference}
        )
        return redirect("outcomes:home")
    if words := _saved_words(saved=outcome.version != form.outcome.version, sent=sent):
        messages.success(request, words, extra_tags=TAKEN)
    pressed = form.data.get("do", "")
    if pressed.startswith(ANSWER_COACH) and is_key(pressed.removeprefix(ANSWER_COACH)):
        return redirect(
            "outcomes:coach-answer",
            outcome.reference,
            form.section_key,
            pressed.removeprefix(ANSWER_COACH),
        )
    if pressed == "stay":
        return redirect(address_of(outcome, form.section_key))
    if pressed == "back":
        return redirect("outcomes:edit", outcome.reference)
    if pressed == "link":
        return redirect("outcomes:contribution-link", outcome.reference)
    if pressed == "withhold":
        return redirect("outcomes:withheld", outcome.reference)
    if pressed == "add":
        return redirect(address_of(outcome, form.section_key))
    order = [each.key for each in sections_of(form.outcome)]
    following = order[order.index(form.section_key) + 1 :]
    if following:
        return redirect(address_of(outcome, following[0]))
    return redirect("outcomes:check", outcome.reference)
