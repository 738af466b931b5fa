"""People and their roles, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.forms import DeactivateForm, InviteForm, PeopleFilter, ReactivateForm, RolesForm
from wiego_mle.accounts.models import User
from wiego_mle.accounts.policy import Act, may
from wiego_mle.accounts.queries import found_people, pending_invitations, visible_to
from wiego_mle.accounts.services.invitations import invite_person
from wiego_mle.accounts.services.people import change_roles, deactivate, in_order, reactivate
from wiego_mle.audit.presenters import lines
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import DomainError, Refused, Stale, WrongState
from wiego_mle.kernel.filter_chips import chips_of
from wiego_mle.kernel.typed_text import mark_of, take_typed_text
from wiego_mle.kernel.views import declares

PER_PAGE = 50


@declares(Act.SEE, may)
def people_list(request: HttpRequest) -> HttpResponse:
    """Show the people, and whom they invited who has not answered yet."""
    form = PeopleFilter(request.GET)
    visible = visible_to(request.principal)
    # A filter that nobody understands finds nobody; it is never quietly left out.
    found = found_people(visible, **form.cleaned_data) if form.is_valid() else visible.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    return render(
        request,
        "accounts/people_list.html",
        {
            "page_title": _("People"),
            "page_actions": [
                {"label": _("Invite somebody"), "url": reverse("people:invite"), "tone": "main"}
            ],
            "filter_form": form,
            "filters_active": chips_of(form, request.GET),
            "page": page,
            "rows": [{"person": person, "roles": roles_in_words(person)} for person in page],
            "invitations": [
                {"invitation": invitation, "expired": invitation.expires_at <= now}
                for invitation in pending_invitations()
            ],
        },
    )


def roles_in_words(person: User) -> str:
    """Return the roles a person holds for the whole organisation, in the order of the list."""
    return ", ".join(
        str(Role(role).label) for role in in_order(grant.role for grant in person.role_grants.all())
    )


@declares(Act.INVITE, may)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody by letter."""
    typed = take_typed_text(request) if request.method == "GET" else None
    form = InviteForm(request.POST or typed, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite_person(by=request.principal, **form.cleaned_data)
        except Refused as no:
            form.add_error("email", str(no))
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(
                request, _("The invitation to %(name)s is on its way.") % {"name": invitation.name}
            )
            return redirect("people:list")
    context = {
        "page_title": _("Invite somebody"),
        "breadcrumbs": _crumbs(_("Invite somebody")),
        "form": form,
        "typed": typed is not None,
        "typed_by": mark_of(request.principal.person_id),
    }
    return render(request, "accounts/invite.html", context)


@declares(Act.SEE, may)
def person_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show a person, their roles, and what was changed about them."""
    return _person_page(request, _person(request, reference))


@require_POST
@declares(Act.ROLES, may)
def person_roles(request: HttpRequest, reference: str) -> HttpResponse:
    """Give a person exactly the chosen roles."""
    person = _person(request, reference)
    return _change(request, person, RolesForm(request.POST), change_roles, _("The roles are changed."))


@require_POST
@declares(Act.DEACTIVATE, may)
def person_deactivate(request: HttpRequest, reference: str) -> HttpResponse:
    """Bar a person from signing in."""
    person = _person(request, reference)
    done = _("%(name)s can no longer sign in.") % {"name": person.name}
    return _change(request, person, DeactivateForm(request.POST), deactivate, done)


@require_POST
@declares(Act.DEACTIVATE, may)
def person_reactivate(request: HttpRequest, reference: str) -> HttpResponse:
    """Let a person sign in again."""
    person = _person(request, reference)
    done = _("%(name)s can sign in again.") % {"name": person.name}
    return _change(request, person, ReactivateForm(request.POST), reactivate, done)


def _person(request: HttpRequest, reference: str) -> User:
    return get_object_or_404(visible_to(request.principal), reference=reference)


def _change(request: HttpRequest, person: User, form: Form, service, done: str) -> HttpResponse:
    """Call one service with what was asked for; on a refusal show the page with what was chosen."""
    if not form.is_valid():
        return _person_page(request, person, asked=form)
    try:
        service(person=person, by=request.principal, **form.cleaned_data)
    except Stale as late:
        person.refresh_from_db()
        return _person_page(request, person, asked=form, problem=late, status=409)
    except (Refused, WrongState) as no:
        return _person_page(request, person, asked=form, problem=no, status=422)
    messages.success(request, done)
    return redirect("people:detail", person.reference)


def _person_page(
    request: HttpRequest,
    person: User,
    *,
    asked: Form | None = None,
    problem: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    held = in_order(grant.role for grant in person.role_grants.all())
    roles_form = RolesForm(initial={"roles": held, "version": person.version}, auto_id="roles_%s")
    if isinstance(asked, RolesForm):
        # What was chosen stays chosen; the version is the one that is shown now.
        chosen = asked.data.getlist("roles")
        roles_form = RolesForm(initial={"roles": chosen, "version": person.version}, auto_id="roles_%s")
    context = {
        "page_title": person.name,
        "breadcrumbs": _crumbs(person.name),
        "person": person,
        "roles_in_words": roles_in_words(person),
        "roles_form": roles_form,
        "state_form": (DeactivateForm if person.is_active else ReactivateForm)(
            initial={"version": person.version}
        ),
        "facts": [
            {"label": _("E-mail address"), "value": person.email},
            {"label": _("Language"), "value": person.get_language_display()},
            {"label": _("Time zone"), "value": person.time_zone},
            {"label": _("Joined"), "value": timezone.localtime(person.joined_at).date()},
            {
                "label": _("Last signed in"),
                "value": person.last_login and timezone.localtime(person.last_login),
            },
        ],
        "problems": [{"url": "#roles", "label": str(problem)}] if problem else _problems_of(asked),
        "events": lines(trail_of("person", person.reference).order_by("-sequence")[:20]),
    }
    return render(request, "accounts/person_detail.html", context, status=status)


def _problems_of(form: Form | None) -> list[dict]:
    if form is None:
        return []
    return [{"url": "#roles", "label": message} for found in form.errors.values() for message in found]


def _crumbs(here: str) -> list[dict]:
    return [{"label": _("People"), "url": reverse("people:list")}, {"label": here, "url": ""}]
