"""Marking a passage of a document, and its own page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from harvests import policy as rounds_policy
from harvests.models import DocumentPage, SourceDocument
from outcomes.forms.coach import left_to_ask
from outcomes.forms.passages import ADD, ASIDE, PassageForm
from outcomes.models import Passage
from outcomes.policy import Act, may
from outcomes.queries.coach import standing_questions
from outcomes.queries.documents import page_of, readable_documents
from outcomes.queries.passages import outcomes_of, outcomes_to_add_to, passage_of, passages_of_document
from outcomes.quoting import Place, place_of_sentences, whole_words
from outcomes.reading_lines import passage_line
from outcomes.services.passages import (
    add_to_outcome,
    begin_outcome,
    set_passage_aside,
    unmark_passage,
)
from outcomes.views.parts import part_page, settled, typed_in
from outcomes.views.reading import asked_version
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.sentences import sentences_of
from wiego_mle.kernel.views import declares

_MOST_SENTENCES = 400


@declares(Act.MARK_PASSAGE, may)
def passage_mark(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask what becomes of the chosen words, and keep it; with htmx the form alone, beside the page."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    _require_marking(request, document)
    typed = typed_in(request)
    said = typed if typed is not None else request.GET
    page = _page(document, said)
    place = _place(page, said)
    if place is None and request.htmx:
        return render(request, "outcomes/documents/none_chosen.html")
    if place is None:
        messages.info(request, _("Choose one sentence or several first."))
        return redirect(_address(page))
    form = PassageForm(
        typed,
        by=request.principal,
        page=page,
        place=place,
        outcomes=outcomes_to_add_to(
            request.principal, list(passages_of_document(request.principal, document))
        ),
        may_log=bool(may(request.principal, Act.LOG, document.round)),
    )
    made: list[Passage] = []
    status = settled(request, form, lambda: made.append(_kept(request, form)))
    if made and not status:
        _tell(request, made[0])
        return redirect(f"{_address(page)}#p-{made[0].reference}")
    context = {"document": document, "page_here": page, "version": page.version}
    template = "form" if request.htmx else "mark"
    return part_page(request, f"outcomes/documents/{template}.html", form, context, status=status)


@require_safe
@declares(rounds_policy.Act.READ_DOCUMENT, rounds_policy.may)
def passage(request: HttpRequest, reference: str, passage: str) -> HttpResponse:
    """Show a passage by itself: what became of it, and what its outcome still lacks, as questions."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    found = _passage(request, document, passage)
    outcome = outcomes_of(request.principal, [found], document).get(found.outcome_id)
    may_edit = bool(outcome and may(request.principal, Act.EDIT, outcome))
    sees_coach = may_edit and may(request.principal, Act.SEE_COACH, outcome)
    context = {
        "document": document,
        "passage": found,
        "line": passage_line(document, found, {outcome.pk: outcome} if outcome else {}),
        "questions": left_to_ask(outcome, standing_questions(outcome)) if sees_coach else [],
        "may_edit": may_edit,
        "may_unmark": may(request.principal, Act.MARK_PASSAGE, document)
        and (found.outcome_id is None or may_edit),
    }
    return render(request, "outcomes/documents/passage.html", context)


@declares(Act.MARK_PASSAGE, may)
@require_POST
def passage_unmark(request: HttpRequest, reference: str, passage: str) -> HttpResponse:
    """Take the mark off a passage."""
    document = get_object_or_404(readable_documents(request.principal), reference=reference)
    found = _passage(request, document, passage)
    try:
        unmark_passage(passage=found, by=request.principal)
    except Refused as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Stale as stale:
        messages.info(request, str(stale))
    else:
        messages.success(request, _("The mark is taken off."))
    return redirect(_address(found.page))


def _kept(request: HttpRequest, form: PassageForm) -> Passage:
    by, quoted = request.principal, form.quoted()
    becomes = form.cleaned_data["becomes"]
    if becomes == ASIDE:
        return set_passage_aside(
            by=by, quoted=quoted, reason=form.cleaned_data["reason"], note=form.cleaned_data["note"]
        )
    if becomes == ADD:
        return add_to_outcome(by=by, quoted=quoted, outcome=form.chosen_outcome())
    return begin_outcome(by=by, quoted=quoted, beginning=form.beginning())


def _tell(request: HttpRequest, made: Passage) -> None:
    if made.outcome is None:
        messages.success(request, _("The passage is set aside."))
    else:
        messages.success(
            request,
            _("The passage is part of %(reference)s. Beside the page stands what is still to be asked.")
            % {"reference": made.outcome.reference},
        )


def _page(document: SourceDocument, said: QueryDict) -> DocumentPage:
    version = asked_version(document, said.get("version", ""))
    number = said.get("page", "")
    if version is None or not (number.isascii() and number.isdecimal() and len(number) < 7):
        raise Http404
    page = page_of(version, int(number))
    if page is None:
        raise Http404
    page.version = version
    return page


def _place(page: DocumentPage, said: QueryDict) -> Place | None:
    """Return the chosen place: exact words if a script has told them, else whole sentences."""
    start, end = (_count(said.get(name, "")) for name in ("start", "end"))
    if end > start:
        return whole_words(Place(start, end), page.text)
    numbers = [_count(number) for number in said.getlist("sentence")[:_MOST_SENTENCES]]
    return place_of_sentences(sentences_of(page.text), numbers)


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _passage(request: HttpRequest, document: SourceDocument, reference: str) -> Passage:
    found = passage_of(request.principal, document, reference)
    if found is None:
        raise Http404
    found.page.version.document = document
    return found


def _address(page: DocumentPage) -> str:
    address = reverse("outcomes:document", args=[page.version.document.reference])
    return f"{address}?version={page.version.number}&page={page.number}"


def _require_marking(request: HttpRequest, document: SourceDocument) -> None:
    decision = may(request.principal, Act.MARK_PASSAGE, document)
    if not decision:
        raise PermissionDenied(decision.reason)
