"""The explorer: outcomes counted by any two dimensions, and views of it that are kept."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from outcomes.forms.explorer import ExplorerChoice
from outcomes.forms.saved_views import SavedViewForm
from outcomes.policy import Act, may
from outcomes.queries.lists import Vocabulary, vocabulary
from outcomes.queries.saved_views import MOST_SHOWN, views_for
from outcomes.reports.drawn import drawn
from outcomes.reports.explorer import Explorer, dimension_labels
from outcomes.services.saved_views import forget_view, keep_view
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.views import declares


@require_safe
@declares(Act.EXPLORE, may)
def explore(request: HttpRequest) -> HttpResponse:
    """Count accepted outcomes as the address asks."""
    lists = vocabulary()
    choice = ExplorerChoice(request.GET, lists, dimensions=dimension_labels(lists))
    return _page(request, choice, lists, SavedViewForm())


@require_POST
@declares(Act.EXPLORE, may)
def view_keep(request: HttpRequest) -> HttpResponse:
    """Keep the address that is shown under a name."""
    lists = vocabulary()
    choice = ExplorerChoice(request.GET, lists, dimensions=dimension_labels(lists))
    form = SavedViewForm(request.POST)
    if form.is_valid():
        try:
            view = keep_view(by=request.principal, query=choice.address()[1:], **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error("name", wrong.messages[0])
        else:
            messages.success(request, _("The view “%(name)s” is kept.") % {"name": view.name})
            return redirect(reverse("outcomes:explore") + choice.address())
    return _page(request, choice, lists, form)


@require_POST
@declares(Act.KEEP_VIEW, may)
def view_forget(request: HttpRequest, reference: str) -> HttpResponse:
    """Forget a view."""
    view = get_object_or_404(views_for(request.principal), reference=reference)
    try:
        forget_view(view=view, by=request.principal)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The view “%(name)s” is forgotten.") % {"name": view.name})
    return redirect("outcomes:explore")


def _page(
    request: HttpRequest, choice: ExplorerChoice, lists: Vocabulary, form: SavedViewForm
) -> HttpResponse:
    explorer = Explorer(choice, lists, made_at=timezone.localtime())
    of_picture = explorer.table_of_picture()
    return render(
        request,
        "outcomes/explorer/page.html",
        {
            "choice": choice,
            "explorer": explorer,
            "picture": explorer.picture(),
            "picture_table": drawn(of_picture) if of_picture else None,
            "drawn": drawn(explorer.table()),
            "filters_active": choice.chips,
            "here": choice.address(),
            "views": [
                (view, may(request.principal, Act.KEEP_VIEW, view))
                for view in views_for(request.principal)[:MOST_SHOWN]
            ],
            "form": form,
        },
    )
