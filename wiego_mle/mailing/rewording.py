"""The page on which a letter is reworded before it goes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares
from wiego_mle.mailing.deciding import reword
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.forms import RewordForm
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.policy import Act, may
from wiego_mle.mailing.queries import visible_to


def may_reword(principal: Principal, letter: Letter) -> bool:
    """Say whether a person may still change the words of a letter."""
    return letter.state in (LetterState.QUEUED, LetterState.HELD) and bool(may(principal, Act.EDIT, letter))


@declares(Act.EDIT, may)
def letter_reword(request: HttpRequest, reference: str) -> HttpResponse:
    """Change the words of a letter before it goes."""
    letter = get_object_or_404(visible_to(request.principal), reference=reference)
    decision = may(request.principal, Act.EDIT, letter)
    if not decision:
        raise PermissionDenied(decision.reason)
    if request.method == "GET" and not may_reword(request.principal, letter):
        messages.error(request, _("The letter is already on its way. Its words can no longer be changed."))
        return redirect("outbox:detail", reference)
    saved = {"subject": letter.subject, "body": letter.body, "version": letter.version}
    form = RewordForm(request.POST if request.method == "POST" else None, initial=saved)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            reword(letter=letter, by=request.principal, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong)
        except DomainError as no:
            letter.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = letter.version
            form.add_error(None, str(no))
            status = 409
        else:
            messages.success(request, _("The letter goes out in these words."))
            return redirect("outbox:detail", reference)
    context = {
        "page_title": _("Reword the letter"),
        "breadcrumbs": [
            {"label": _("Letters"), "url": reverse("outbox:list")},
            {"label": letter.subject, "url": reverse("outbox:detail", args=[reference])},
            {"label": _("Reword"), "url": ""},
        ],
        "letter": letter,
        "form": form,
        "overtaken": status == 409,
    }
    return render(request, "mailing/letter_reword.html", context, status=status)
