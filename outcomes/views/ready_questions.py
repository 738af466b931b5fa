"""The library of ready questions: read by reviewers, kept by leads and administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from harvests.forms.saved import settled, undecided
from outcomes.enums import RecordField
from outcomes.forms.ready_questions import NewReadyQuestionForm, ReadyQuestionForm
from outcomes.models import ReadyQuestion
from outcomes.policy import Act, may
from outcomes.queries.questions import ready_questions
from outcomes.services.ready_questions import (
    WORDS,
    add_ready_question,
    edit_ready_question,
    restore_ready_question,
    retire_ready_question,
)
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.SEE_READY, may)
def ready_list(request: HttpRequest) -> HttpResponse:
    """Show the ready questions in four languages, field by field."""
    entries = list(ready_questions())
    groups = [
        (label, [each for each in entries if each.field == field]) for field, label in RecordField.choices
    ]
    context = {
        "groups": [(label, found) for label, found in groups if found],
        "may_edit": bool(may(request.principal, Act.EDIT_READY)),
    }
    return render(request, "outcomes/ready/list.html", context)


@declares(Act.EDIT_READY, may)
def ready_new(request: HttpRequest) -> HttpResponse:
    """Add a question to the library."""
    form = NewReadyQuestionForm(_typed(request), by=request.principal)
    if request.method == "POST" and form.is_valid():
        entry = add_ready_question(by=request.principal, **form.answers())
        messages.success(request, _("“%(text)s” is in the library.") % {"text": entry.text_en})
        return redirect("outcomes:ready-list")
    return _form_page(request, form, title=_("Add a ready question"))


@declares(Act.EDIT_READY, may)
def ready_edit(request: HttpRequest, key: str) -> HttpResponse:
    """Reword or move a question; from here it is retired or put back into use."""
    entry = get_object_or_404(ready_questions(), key=key)
    form = ReadyQuestionForm(
        _typed(request, entry), instance=ready_questions().get(pk=entry.pk), by=request.principal
    )
    if request.method == "POST" and form.is_valid():
        if undecided(request.POST):
            return _both_texts(request, form, entry)
        try:
            edit_ready_question(
                entry=entry, version=form.version_seen(), by=request.principal, **form.answers()
            )
        except Stale:
            return _both_texts(request, form, ready_questions().get(pk=entry.pk))
        messages.success(request, _("“%(text)s” is saved.") % {"text": form.instance.text_en})
        return redirect("outcomes:ready-list")
    return _form_page(request, form, title=entry.text_en, entry=entry)


@require_POST
@declares(Act.EDIT_READY, may)
def ready_retire(request: HttpRequest, key: str) -> HttpResponse:
    """Take a question out of the library."""
    entry = get_object_or_404(ready_questions(), key=key)
    try:
        retire_ready_question(entry=entry, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(text)s” is retired. What was asked stays.") % {"text": entry.text_en})
    return redirect("outcomes:ready-list")


@require_POST
@declares(Act.EDIT_READY, may)
def ready_restore(request: HttpRequest, key: str) -> HttpResponse:
    """Put a retired question back into the library."""
    entry = get_object_or_404(ready_questions(), key=key)
    try:
        restore_ready_question(entry=entry, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(text)s” can be asked again.") % {"text": entry.text_en})
    return redirect("outcomes:ready-list")


def _typed(request: HttpRequest, saved: ReadyQuestion | None = None):
    """Return what was typed: posted now, or held when the session had ended; None for neither."""
    if request.method != "POST":
        return take_typed_text(request)
    if saved is None or undecided(request.POST):
        return request.POST
    return settled(request.POST, saved, WORDS)


def _form_page(request: HttpRequest, form, **context) -> HttpResponse:
    given_back = form.is_bound and request.method == "GET"
    return render(request, "outcomes/ready/entry.html", {"form": form, "given_back": given_back, **context})


def _both_texts(request: HttpRequest, form: ReadyQuestionForm, saved: ReadyQuestion) -> HttpResponse:
    """Answer 409 with the typed and the saved words side by side; saving again decides."""
    context = {
        "form": form,
        "title": saved.text_en,
        "conflicts": form.conflicts(saved, request.POST),
        "problems": form.problems(request.POST),
        "version_now": saved.version,
    }
    return render(request, "outcomes/ready/conflict.html", context, status=409)
