"""What every page shows: the navigation of the person, and whether this is a demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from harvests import demonstration_notice as demonstration
from harvests import policy as rounds_policy
from outcomes.enums import CodingState
from outcomes.policy import Act, may
from outcomes.queries.coding import to_code
from outcomes.queries.outcomes import decidable_by
from wiego_mle.audit import policy as trail_policy
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.roles import Role
from wiego_mle.mailing import policy as mailing_policy


@dataclass(frozen=True)
class Item:
    """A link of the navigation; `group` names the menu it stands in, empty for the main line."""

    url: str
    label: str
    current: bool
    badge: int = 0
    group: str = ""


def navigation(request: HttpRequest) -> dict:
    """Return the links that this person can use, and the address of their own details."""
    principal = getattr(request, "principal", None)
    if principal is None:
        return {"navigation": []}
    return {
        # Asked for when a page prints it: a redirect or a part of a page costs nothing.
        "navigation": SimpleLazyObject(lambda: _items(principal, _here(request))),
        "account_url": reverse("people:profile"),
    }


def demonstration_notice(request: HttpRequest) -> dict:
    """Return the sentence that stands on every page while demonstration material is loaded."""
    return {"demonstration_notice": SimpleLazyObject(demonstration.demonstration_notice)}


def _here(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else ""


_PLACES = {
    "outcomes:review-": "outcomes:review-queue",
    "outcomes:interest-": "outcomes:review-queue",
    "outcomes:opinion": "outcomes:review-queue",
    "outcomes:contribution-": "outcomes:contribution-list",
    "outcomes:actor-": "outcomes:actor-list",
    "outcomes:coding": "outcomes:coding",
    "outcomes:tables": "outcomes:tables",
    "outcomes:document": "outcomes:document-list",
    "outcomes:passage": "outcomes:document-list",
    "outcomes:page-read": "outcomes:document-list",
    "outcomes:explore": "outcomes:explore",
    "outcomes:view-": "outcomes:explore",
    "outcomes:edition": "outcomes:edition-list",
    "outcomes:ready-": "rounds:lists",
    "outcomes:request": "rounds:list",
    "outcomes:home": "outcomes:home",
    "outcomes:": "outcomes:list",
    "rounds:codebook": "rounds:codebook",
    "rounds:dimension": "rounds:codebook",
    "rounds:recoding": "rounds:codebook",
    "rounds:lists": "rounds:lists",
    "rounds:code": "rounds:lists",
    "rounds:programme": "rounds:lists",
    "rounds:": "rounds:list",
    "people:profile": "",
    "people:": "people:list",
    "outbox:": "outbox:list",
    "trail:": "trail:list",
}
"""Which link of the navigation a page belongs to: the first beginning that fits its name."""


def _items(principal: Principal, view_name: str) -> list[Item]:
    here = next((place for start, place in _PLACES.items() if view_name.startswith(start)), "")

    def item(name: str, label: str, *, badge: int = 0, group: str = "") -> Item:
        return Item(reverse(name), label, name == here, badge, group)

    reviews = may(principal, Act.REVIEW)
    reads_documents = rounds_policy.may(principal, rounds_policy.Act.SEE_DOCUMENTS)
    administers = principal.has(Role.ADMINISTRATOR)
    more = _("More")
    items = [
        item("outcomes:home", _("What waits for me")),
        item("outcomes:list", _("Outcomes")),
    ]
    if reviews:
        items.append(item("outcomes:review-queue", _("Review"), badge=decidable_by(principal).count()))
    if principal.has_anywhere(Role.CODER):
        waiting = to_code(principal).filter(state=CodingState.OPEN).count()
        items.append(item("outcomes:coding", _("Coding"), badge=waiting))
    items += [
        item("outcomes:contribution-list", _("Contributions")),
        item("outcomes:actor-list", _("Actors")),
        item("rounds:list", _("Rounds")),
        *([item("outcomes:document-list", _("Documents"))] if reads_documents else []),
        item("outcomes:tables", _("Annual tables")),
    ]
    keeping = _("Administration") if administers else more
    items += [
        item("outcomes:explore", _("Explore"), group=keeping),
        item("outcomes:edition-list", _("Editions"), group=keeping),
        item("rounds:lists", _("Lists"), group=keeping),
    ]
    items.append(item("rounds:codebook", _("Codebook"), group=keeping))
    if administers:
        items.append(item("people:list", _("People"), group=keeping))
    if mailing_policy.may(principal, mailing_policy.Act.SEE):
        items.append(item("outbox:list", _("Letters"), group=keeping))
    if trail_policy.may(principal, trail_policy.Act.SEE):
        items.append(item("trail:list", _("Trail"), group=keeping))
    return items
