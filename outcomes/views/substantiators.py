"""People outside: finding one, their page, correcting, taking away as a file, and forgetting them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from outcomes.forms.nominations import ForgetForm, SubstantiatorForm
from outcomes.models import Substantiator
from outcomes.policy import Act, may
from outcomes.queries.substantiators import asked_before, kept_by, listed_substantiators, nominations_of
from outcomes.reports.person_file import CONTENT_TYPE, file_name, person_file
from outcomes.services.exports import record_person_export
from outcomes.services.forgetting import erase_substantiator
from outcomes.services.substantiators import SUBJECT, change_substantiator
from outcomes.views.parts import part_page, settled, typed_in
from wiego_mle.audit.presenters import lines
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.views import declares

_PAGE = 50


@require_safe
@declares(Act.SEE_SUBSTANTIATORS, may)
def substantiator_list(request: HttpRequest) -> HttpResponse:
    """Show the people outside, fifty a page, with how much each was asked in all rounds."""
    words = clean_text(request.GET.get("q", ""))[:100]
    page = Paginator(listed_substantiators(words), _PAGE).get_page(request.GET.get("page"))
    kept = set(
        kept_by(request.principal).filter(pk__in=[each.pk for each in page]).values_list("pk", flat=True)
    )
    context = {"page": page, "rows": [(each, each.pk in kept) for each in page], "words": words}
    return render(request, "outcomes/substantiation/people.html", context)


@require_safe
@declares(Act.SEE_SUBSTANTIATORS, may)
def substantiator_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a person with what they were asked; how they are reached only to those who look after them."""
    person = get_object_or_404(Substantiator, reference=reference)
    keeps = may(request.principal, Act.KEEP_SUBSTANTIATOR, person)
    context = {
        "person": person,
        "keeps": keeps,
        "asked": asked_before(request.principal, person),
        "nominations": nominations_of(request.principal, person),
        "trail": lines(trail_of(SUBJECT, person.reference)) if keeps else [],
    }
    return render(request, "outcomes/substantiation/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.KEEP_SUBSTANTIATOR, may)
def substantiator_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct what is kept of a person."""
    person = _kept(request, reference)
    form = SubstantiatorForm(typed_in(request), by=request.principal, person=person)

    def change():
        change_substantiator(
            substantiator=person, answers=form.answers(), version=form.version(), by=request.principal
        )

    status = settled(
        request, form, change, show_saved=lambda: form.show_saved(Substantiator.objects.get(pk=person.pk))
    )
    if request.method == "POST" and not status:
        messages.success(request, _("Saved."))
        return redirect("outcomes:substantiator-detail", person.reference)
    context = {"person": person}
    return part_page(request, "outcomes/substantiation/person_edit.html", form, context, status=status or 200)


@require_POST
@declares(Act.KEEP_SUBSTANTIATOR, may)
def substantiator_export(request: HttpRequest, reference: str) -> HttpResponse:
    """Send everything that is kept of a person as a file, for them, and note it on the trail."""
    person = _kept(request, reference)
    record_person_export(by=request.principal, substantiator=person)
    return FileResponse(
        person_file(person, by_name=request.principal.name, made_at=timezone.localtime()),
        as_attachment=True,
        filename=file_name(person),
        content_type=CONTENT_TYPE,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@declares(Act.KEEP_SUBSTANTIATOR, may)
def substantiator_erase(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask why what is known of a person is erased, and erase it for good."""
    person = _kept(request, reference)
    form = ForgetForm(typed_in(request), by=request.principal)

    def change():
        erase_substantiator(substantiator=person, reason=form.cleaned_data["reason"], by=request.principal)

    status = settled(request, form, change)
    if request.method == "POST" and not status:
        messages.success(
            request, _("What was known of this person is erased. Their answers stay, without them.")
        )
        return redirect("outcomes:substantiator-detail", person.reference)
    context = {"person": person}
    return part_page(
        request, "outcomes/substantiation/person_erase.html", form, context, status=status or 200
    )


def _kept(request: HttpRequest, reference: str) -> Substantiator:
    """Return a person whom the one who asks looks after."""
    person = get_object_or_404(Substantiator, reference=reference)
    decision = may(request.principal, Act.KEEP_SUBSTANTIATOR, person)
    if not decision:
        raise PermissionDenied(decision.reason)
    return person
