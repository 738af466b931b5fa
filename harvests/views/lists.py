"""The code lists and the programmes: read by everybody, kept by administrators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.forms.lists import (
    CodeForm,
    NewCodeForm,
    NewProgrammeForm,
    ProgrammeForm,
    RetireCodeForm,
    WordsForm,
)
from harvests.forms.saved import settled, undecided
from harvests.models import Code, CodebookDimension, FocalCity, Grant, Programme
from harvests.policy import Act, may
from harvests.queries.lists import codes, codes_by_list, focal_cities, grants, programmes
from harvests.services.lists import (
    CODE_WORDS,
    PROGRAMME_WORDS,
    Entry,
    add_code,
    add_programme,
    edit_code,
    edit_programme,
    restore_code,
    retire_code,
)
from wiego_mle.kernel.errors import DomainError, Stale
from wiego_mle.kernel.typed_text import take_typed_text
from wiego_mle.kernel.views import declares


@declares(Act.SEE_LISTS, may)
def lists(request: HttpRequest) -> HttpResponse:
    """Show every list with its codes in four languages, the programmes, the grants and the Focal Cities."""
    context = {
        "lists": [
            {"key": dimension.key, "label": dimension.label, "codes": codes}
            for dimension, codes in codes_by_list()
        ],
        "programmes": programmes(),
        "grants": grants(),
        "focal_cities": focal_cities(),
        "may_edit_focal_cities": bool(may(request.principal, Act.EDIT_FOCAL_CITIES)),
        "may_edit_grants": bool(may(request.principal, Act.EDIT_GRANTS)),
        "may_edit": bool(may(request.principal, Act.EDIT_LISTS)),
    }
    return render(request, "harvests/lists.html", context)


@declares(Act.EDIT_LISTS, may)
def code_new(request: HttpRequest, dimension: str) -> HttpResponse:
    """Add a code to a list."""
    of_list = get_object_or_404(CodebookDimension, key=dimension)
    instance = Code(dimension=dimension)
    form = NewCodeForm(typed(request), instance=instance, by=request.principal)
    title = _("Add to the list: %(list)s") % {"list": of_list.label}
    return new_page(request, form, partial(add_code, dimension=dimension), title=title, place=_place)


@declares(Act.EDIT_LISTS, may)
def code(request: HttpRequest, dimension: str, key: str) -> HttpResponse:
    """Reword or move a code; from here it is retired or put back into use."""
    entry = get_object_or_404(codes(), dimension=dimension, key=key)
    return edit_page(
        request,
        entry,
        CodeForm,
        partial(edit_code, code=entry),
        rows=codes,
        words=CODE_WORDS,
        place=_place,
        **_retiring(entry),
    )


@require_POST
@declares(Act.EDIT_LISTS, may)
def code_retire(request: HttpRequest, dimension: str, key: str) -> HttpResponse:
    """Take a code out of use."""
    entry = get_object_or_404(codes(), dimension=dimension, key=key)
    return retire_page(
        request,
        entry,
        RetireCodeForm(request.POST, code=entry),
        partial(retire_code, code=entry),
        form=CodeForm(instance=entry, by=request.principal),
        done=_("“%(label)s” is retired. Records keep it."),
        place=_place,
        **_retiring(entry),
    )


@require_POST
@declares(Act.EDIT_LISTS, may)
def code_restore(request: HttpRequest, dimension: str, key: str) -> HttpResponse:
    """Put a retired code back into use."""
    entry = get_object_or_404(codes(), dimension=dimension, key=key)
    try:
        restore_code(code=entry, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(label)s” can be chosen again.") % {"label": entry.label})
    return redirect(_place(entry))


@declares(Act.EDIT_LISTS, may)
def programme_new(request: HttpRequest) -> HttpResponse:
    """Add a programme."""
    form = NewProgrammeForm(typed(request), by=request.principal)
    return new_page(request, form, add_programme, title=_("Add a programme"), place=_place)


@declares(Act.EDIT_LISTS, may)
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Reword a programme, or say when it existed."""
    entry = get_object_or_404(programmes(), key=key)
    return edit_page(
        request,
        entry,
        ProgrammeForm,
        partial(edit_programme, programme=entry),
        rows=programmes,
        words=PROGRAMME_WORDS,
        place=_place,
    )


def typed(request: HttpRequest, saved=None, fields=()):
    """Return what was typed: posted now, or held when the session had ended; None for neither."""
    if request.method != "POST":
        return take_typed_text(request)
    if saved is None or undecided(request.POST):
        return request.POST
    return settled(request.POST, saved, fields)


def new_page(
    request: HttpRequest,
    form: WordsForm,
    add: Callable[..., Entry],
    *,
    title: str,
    place: Callable[[Entry], str],
) -> HttpResponse:
    """Add what a form says and go to its list, or show the form with what stands against it."""
    if request.method == "POST" and form.is_valid():
        try:
            entry = add(by=request.principal, **form.answers())
        except ValidationError as error:
            # Somebody else took its place after the form was found to be right.
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("“%(label)s” is on the list.") % {"label": entry.label})
            return redirect(place(entry))
    return form_page(request, form, title=title)


def edit_page(
    request: HttpRequest,
    entry: Entry,
    form_class: type[WordsForm],
    edit: Callable[..., Entry],
    /,
    *,
    rows: Callable[[], QuerySet],
    words: Sequence[str],
    place: Callable[[Entry], str],
    **context,
) -> HttpResponse:
    """Save what a form says of an entry and go to its list, or show the form, or both texts where two people wrote.

    The page gets the further arguments. `rows` gives the entries of its kind, `words` names the answers in which
    two people are told apart.
    """
    form = form_class(typed(request, entry, words), instance=rows().get(pk=entry.pk), by=request.principal)
    if request.method == "POST" and form.is_valid():
        if undecided(request.POST):
            return both_texts(request, form, entry)
        try:
            edit(version=form.version_seen(), by=request.principal, **form.answers())
        except Stale:
            return both_texts(request, form, rows().get(pk=entry.pk))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("“%(label)s” is saved.") % {"label": form.instance.label})
            return redirect(place(entry))
    return form_page(request, form, title=entry.label, **context)


def retire_page(
    request: HttpRequest,
    entry: Entry,
    retire_form: Form,
    retire: Callable[..., object],
    /,
    *,
    form: WordsForm,
    done: str,
    place: Callable[[Entry], str],
    **context,
) -> HttpResponse:
    """Take an entry out of use and go to its list, or show its page with what stands against it.

    `done` is said afterwards, with the entry's `label`; `form` is the other form of the page.
    """
    if retire_form.is_valid():
        try:
            retire(by=request.principal, **retire_form.cleaned_data)
        except DomainError as error:
            retire_form.add_error(None, str(error))
        else:
            messages.success(request, done % {"label": entry.label})
            return redirect(place(entry))
    context |= {"retire_form": retire_form, "problems": problems_of(retire_form)}
    return form_page(request, form, title=entry.label, **context)


def form_page(request: HttpRequest, form: ModelForm, **context) -> HttpResponse:
    """Show the form of an entry, empty or with what was typed."""
    given_back = form.is_bound and request.method == "GET"
    return render(request, "harvests/list_entry.html", {"form": form, "given_back": given_back, **context})


def both_texts(request: HttpRequest, form, saved: Code | Programme | Grant | FocalCity) -> HttpResponse:
    """Answer 409 with the typed and the saved words side by side; saving again decides."""
    context = {
        "form": form,
        "title": saved.label,
        "conflicts": form.conflicts(saved, request.POST),
        "problems": form.problems(request.POST),
        "version_now": saved.version,
    }
    return render(request, "harvests/list_conflict.html", context, status=409)


def problems_of(form) -> list[dict]:
    """Return the errors of the second form of a page for the summary at its top."""
    return [
        {"label": error, "url": f"#{form[name].id_for_label}" if name in form.fields else "#retire"}
        for name, errors in form.errors.items()
        for error in errors
    ]


def _retiring(entry: Code) -> dict:
    """Return what the page needs to take a code out of use or to put it back."""
    where = [entry.dimension, entry.key]
    return {
        "entry": entry,
        "retire_title": _("Retire this code"),
        "retire_url": reverse("rounds:code-retire", args=where),
        "restore_url": reverse("rounds:code-restore", args=where),
        "retire_form": RetireCodeForm(code=entry) if entry.retired_on is None else None,
    }


def _place(entry: Code | Programme) -> str:
    """Return the address of the list in which an entry stands."""
    part = entry.dimension if isinstance(entry, Code) else "programmes"
    return f"{reverse('rounds:lists')}#{part}"
