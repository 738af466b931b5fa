"""Notes among reviewers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from outcomes.forms.questions import NoteForm
from outcomes.policy import Act, may
from outcomes.queries.questions import people_to_tell
from outcomes.services.notes import add_note
from outcomes.views.questions import record_to, show_refusal
from outcomes.views.steps import outcome_address, own_address
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.NOTE, may)
def note_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep a note that only the reviewers and leads of the round read."""
    outcome = record_to(request, reference, Act.NOTE)
    people = people_to_tell(request.principal, outcome, privately=True)
    posted = request.method == "POST"
    held = None if posted else take_typed_text(request)
    start = (
        held.dict() if held else {"field": request.GET.get("field", ""), "next": request.GET.get("next", "")}
    )
    form = NoteForm(request.POST if posted else None, initial=start, people=people, by=request.principal)
    back = own_address(form["next"].value() or "") or outcome_address(outcome)
    if posted and form.is_valid():
        try:
            add_note(
                outcome=outcome,
                field=form.cleaned_data["field"],
                text=form.cleaned_data["text"],
                tell=form.person_to_tell(),
                by=request.principal,
            )
        except (Incomplete, Refused, ValidationError) as error:
            show_refusal(form, error)
        else:
            messages.success(request, _("The note is kept. Only reviewers and leads of the round read it."))
            return redirect(f"{back.partition('#')[0]}#internal-notes")
    context = {"outcome": outcome, "form": form, "back": back, "given_back": held is not None}
    return render(request, "outcomes/questions/note.html", context)
