"""What documents a change: adding, changing, removing and opening evidence."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from outcomes.evidence_lines import evidence_lines
from outcomes.forms.coach import asked_at
from outcomes.forms.evidence import WORDS_OF_A_QUOTE, EvidenceForm
from outcomes.forms.parts import RemoveForm
from outcomes.masking import shown_text
from outcomes.models import Evidence, Outcome
from outcomes.policy import Act, may
from outcomes.queries.evidence import present, same_file
from outcomes.queries.outcomes import visible_to
from outcomes.services.evidence import ANSWERS, add_evidence, change_evidence, remove_evidence
from outcomes.services.parts import mark_of_part
from outcomes.validators import host_of
from outcomes.views.answers import questions_beside
from outcomes.views.kept import kept_file_response
from outcomes.views.parts import (
    after_adding,
    just_goes_on,
    part_page,
    record_to_edit,
    section_address,
    section_facts,
    settled,
    typed_in,
)
from outcomes.views.withheld_looks import look_first, note_conflict, shown_to
from wiego_mle.kernel.views import declares


@declares(Act.EDIT, may)
def evidence_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what documents an outcome, and add a link or a file."""
    outcome = record_to_edit(request, reference)
    form = EvidenceForm(typed_in(request), request.FILES or None, by=request.principal)
    if just_goes_on(request, form):
        return after_adding(request, outcome, "evidence")
    status = settled(
        request,
        form,
        lambda: add_evidence(
            outcome=outcome,
            answers=form.answers(),
            by=request.principal,
            upload=form.cleaned_data["file"],
        ),
    )
    if not status:
        _tell_saved(request, form)
        if form.cleaned_data["file"]:
            _tell_about_file(request, present(outcome).last())
        return after_adding(request, outcome, "evidence")
    context = section_facts(outcome, "evidence") | {
        "evidence": evidence_lines(outcome, present(outcome)),
        "questions_beside": questions_beside(outcome, request.principal, "evidence"),
        "coach": asked_at(outcome, "evidence"),
    }
    return part_page(request, "outcomes/evidence/section.html", form, context, status=status)


@declares(Act.EDIT, may)
def evidence_edit(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Change what is said about a piece of evidence."""
    outcome = record_to_edit(request, reference)
    found = _item(outcome, item)
    if asks := look_first(request, outcome):
        return asks
    form = EvidenceForm(typed_in(request), by=request.principal, item=found)
    status = settled(
        request,
        form,
        lambda: change_evidence(
            item=found, seen=form.read_seen(), answers=form.answers(), by=request.principal
        ),
        show_saved=lambda: _show_saved(request, form, found),
    )
    if not status:
        _tell_saved(request, form)
        return redirect(section_address(outcome, "evidence"))
    context = {"outcome": outcome, "item": found}
    return part_page(request, "outcomes/evidence/edit.html", form, context, status=status)


@declares(Act.EDIT, may)
def evidence_remove(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Ask whether evidence is taken off the outcome, and do so; the row and its file stay kept."""
    outcome = record_to_edit(request, reference)
    found = _item(outcome, item)
    form = RemoveForm(typed_in(request), by=request.principal, seen=mark_of_part(found, ANSWERS))
    status = settled(
        request,
        form,
        lambda: remove_evidence(
            item=found, seen=form.read_seen(), by=request.principal, why=form.cleaned_data["why"]
        ),
    )
    if not status:
        messages.success(request, _("%(reference)s was removed.") % {"reference": found.reference})
        return redirect(section_address(outcome, "evidence"))
    context = {"outcome": outcome, "item": found}
    return part_page(request, "outcomes/evidence/remove.html", form, context, status=status)


@require_safe
@declares(Act.VIEW, may)
def evidence_open(request: HttpRequest, reference: str, item: str) -> HttpResponse:
    """Send a file to be saved, or show where a link leads before it is followed.

    Of a file goes the copy without what it tells about people. Until that is made only who added the file
    gets it back; others are shown how far it is.
    """
    outcome = get_object_or_404(visible_to(request.principal), reference=reference)
    found = _item(outcome, item)
    shown_to(request, outcome)
    if found.url:
        return _leave_page(request, found)
    if not found.is_file:
        raise Http404
    copy = found.served
    if copy is not None and copy.is_ready:
        return file_response(found, copy.file_key, name=copy.file_name, content_type=copy.content_type)
    waits = copy is None or not copy.is_failed
    if found.file_key and waits and found.added_by_id == request.principal.person_id:
        return file_response(found, found.file_key, name=found.file_name, content_type=found.content_type)
    return redirect("outcomes:evidence-detail", reference, item)


def _leave_page(request: HttpRequest, item: Evidence) -> HttpResponse:
    """Show where a link leads; an address with withheld words is masked and not followed."""
    context = {
        "outcome": item.outcome,
        "item": item,
        "host": shown_text(item.outcome, host_of(item.url)),
        "is_withheld": shown_text(item.outcome, item.url) != item.url,
    }
    response = render(request, "outcomes/evidence/leave.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def file_response(item: Evidence, key: str, *, name: str, content_type: str) -> FileResponse:
    """Return a kept file of evidence as something to be saved, under a name without withheld words."""
    name = shown_text(item.outcome, name)
    return kept_file_response(key, of=f"evidence {item.reference}", name=name, content_type=content_type)


def _item(outcome: Outcome, reference: str) -> Evidence:
    found = get_object_or_404(present(outcome), reference=reference)
    found.outcome = outcome
    return found


def _show_saved(request: HttpRequest, form: EvidenceForm, item: Evidence) -> None:
    note_conflict(request, item.outcome)
    form.show_saved(present(item.outcome).filter(pk=item.pk).first())


def _tell_saved(request: HttpRequest, form: EvidenceForm) -> None:
    messages.success(request, _("Saved."))
    words = len(form.cleaned_data["quote"].split())
    if words > WORDS_OF_A_QUOTE:
        messages.info(
            request,
            _("The quote has %(number)d words. Are all of them needed? %(most)d are enough to find it again.")
            % {"number": words, "most": WORDS_OF_A_QUOTE},
        )


def _tell_about_file(request: HttpRequest, item: Evidence) -> None:
    messages.info(request, _("The file is being prepared for others. You need not wait for it."))
    known = same_file(request.principal, item)
    if known:
        references = ", ".join(sorted({each.outcome.reference for each in known}))
        told = ngettext(
            "The same file is already evidence of %(references)s.",
            "The same file is already evidence of these outcomes: %(references)s.",
            len({each.outcome_id for each in known}),
        )
        messages.info(request, told % {"references": references})
