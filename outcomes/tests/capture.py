"""What the tests of capture share: a draft made through the service, and what a page would post."""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse

from harvests.models import Code, Programme
from outcomes.models import Outcome
from outcomes.services.record import log_outcome

TEXT = "In March 2025 the Accra Metropolitan Assembly began to license street vendors by a by-law."


def draft_of(cast, member=None, **answers) -> Outcome:
    """Log a draft of a member of the cast (the reporter if none is named)."""
    return log_outcome(
        by=(member or cast.reporter).principal,
        harvest_round=cast.round,
        title="Accra licenses its street vendors",
        language="en",
        answers=answers,
    )


def page(outcome: Outcome, section: str) -> str:
    """Return the address of a page of questions."""
    return reverse("outcomes:edit-section", args=[outcome.reference, section])


def posted(outcome: Outcome, **typed) -> dict:
    """Return a form as a page made from the record would post it."""
    return {"version": outcome.version, "do": "continue"} | typed


def happened(outcome: Outcome, **typed) -> dict:
    """Return the page "What happened?" as it would be posted."""
    shown = {"title": outcome.title, "statement": outcome.statement, "language": outcome.language}
    return posted(outcome, **(shown | typed))


def typed_fields(response) -> QueryDict:
    """Return what the page of a conflict carries along of what was typed."""
    return QueryDict(response.context["conflict"].typed)


def code(dimension: str) -> Code:
    """Return the first code of a starting list."""
    return Code.objects.filter(dimension=dimension).first()


def programme() -> Programme:
    """Return the first programme of the starting list."""
    return Programme.objects.first()
