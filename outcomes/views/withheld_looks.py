"""Whether withheld words are open to somebody at this moment: they asked for them a few minutes ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from outcomes.enums import LookedAt
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.services.withheld import look_at_words

LASTS = timedelta(minutes=15)
"""How long words stay open in the session in which they were asked for."""
_KEY = "looks"


def open_until(request: HttpRequest, outcome: Outcome) -> datetime | None:
    """Return until when the withheld words of a record are open here; None if they are not."""
    said = request.session.get(_KEY, {}).get(outcome.reference)
    until = datetime.fromisoformat(said) if said else None
    if until is None or until <= timezone.now() or not may(request.principal, Act.REVEAL, outcome):
        return None
    return until


def open_words(request: HttpRequest, outcome: Outcome) -> None:
    """Keep in the session that the words of a record are open for a few minutes."""
    now = timezone.now()
    looks = {
        reference: until
        for reference, until in request.session.get(_KEY, {}).items()
        if datetime.fromisoformat(until) > now
    }
    request.session[_KEY] = looks | {outcome.reference: (now + LASTS).isoformat()}


def close_words(request: HttpRequest, outcome: Outcome) -> None:
    """Hide the words of a record again."""
    looks = request.session.get(_KEY, {})
    request.session[_KEY] = {key: until for key, until in looks.items() if key != outcome.reference}


def shown_to(request: HttpRequest, outcome: Outcome) -> datetime | None:
    """Show the words on this copy of the record if they are open here; return until when."""
    until = open_until(request, outcome) if outcome.withheld else None
    outcome.words_are_shown = until is not None
    return until


def look_first(request: HttpRequest, outcome: Outcome) -> HttpResponse | None:
    """Return the way to the question why, for a form that would show somebody else's withheld words.

    The author sees what they wrote. A reviewer says why first; then the form opens.
    """
    if request.method == "POST" or not _needs_a_look(request, outcome):
        return None
    address = reverse("outcomes:withheld-look", args=[outcome.reference])
    return redirect(f"{address}?{urlencode({'next': request.get_full_path()})}")


def note_conflict(request: HttpRequest, outcome: Outcome) -> None:
    """Note a look when a text that was sent meets another one, which is shown beside it."""
    if _needs_a_look(request, outcome):
        look_at_words(
            outcome=outcome,
            reason=_("Two people changed the same text."),
            by=request.principal,
            what=LookedAt.FORM,
        )


def reads_as_written(request: HttpRequest, outcome: Outcome) -> bool:
    """Say whether the form of a record shows its withheld words to somebody: so may what stands beside it."""
    return bool(may(request.principal, Act.REVEAL, outcome)) and not _needs_a_look(request, outcome)


def _needs_a_look(request: HttpRequest, outcome: Outcome) -> bool:
    return bool(
        outcome.withheld
        and outcome.author_id != request.principal.person_id
        and open_until(request, outcome) is None
    )
