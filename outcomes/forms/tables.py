"""Reading from an address which annual tables are asked for."""

from __future__ import annotations

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from outcomes.credibility import CONFIRMED, Grade
from outcomes.queries.lists import Vocabulary
from outcomes.queries.tables import Selection, may_include_restricted, newest_year_with_accepted
from wiego_mle.kernel.access import Principal

WITH_RESTRICTED = "with"
STRENGTHS = {each.value: (each.value,) for each in Grade if each != Grade.C0} | {
    "confirmed": tuple(each.value for each in CONFIRMED)
}
"""What an address asks for by the strength of evidence: one grade, or all that rest on somebody outside."""


def strengths() -> list[tuple[str, str]]:
    """Return the choices of strength with their words."""
    words = [(each.value, str(each.label)) for each in Grade if each != Grade.C0]
    return [("confirmed", _("Confirmed by somebody outside: C3 and C4")), *words]


def years(lists: Vocabulary) -> list[int]:
    """Return the financial years that have a harvest round, the newest first."""
    return sorted({each.financial_year for each in lists.rounds}, reverse=True)


def default_year(lists: Vocabulary) -> int | None:
    """Return the newest year with an accepted outcome, else the newest with a round; None without rounds."""
    return newest_year_with_accepted() or next(iter(years(lists)), None)


def selection_from(query: QueryDict, year: int, lists: Vocabulary, principal: Principal) -> Selection:
    """Return what an address asks for.

    Raises:
        Http404: there is no such year, no such round in it, no such programme or grant.
        PermissionDenied: restricted outcomes are asked for by somebody to whom not all of them are open.
    """
    rounds = tuple(each for each in lists.rounds if each.financial_year == year)
    chosen_round = _one(rounds, "reference", query.get("round", ""))
    selection = Selection(
        year=year,
        rounds=(chosen_round,) if chosen_round else rounds,
        chosen_round=chosen_round,
        programme=_one(lists.programmes, "key", query.get("programme", "")),
        grant=_one(lists.grants, "key", query.get("grant", "")),
        strength=_strength(query.get("strength", "")),
    )
    if not rounds or query.get("restricted", "") not in ("", WITH_RESTRICTED):
        raise Http404
    if query.get("restricted") == WITH_RESTRICTED:
        if not may_include_restricted(principal, selection):
            raise PermissionDenied(_("Not all restricted outcomes of this selection are open to you."))
        selection = replace(selection, with_restricted=True)
    return selection


def _strength(asked: str) -> tuple[str, ...]:
    if asked and asked not in STRENGTHS:
        raise Http404
    return STRENGTHS.get(asked, ())


def _one(things, name: str, wanted: str):
    if not wanted:
        return None
    for each in things:
        if getattr(each, name) == wanted:
            return each
    raise Http404


def chosen_strength(selection: Selection) -> str:
    """Return the choice of strength of a selection as an address says it."""
    return next((name for name, grades in STRENGTHS.items() if grades == selection.strength), "")


def query_of(selection: Selection) -> str:
    """Return the query of an address that asks for this selection within its year."""
    chosen = {}
    if selection.chosen_round:
        chosen["round"] = selection.chosen_round.reference
    if selection.programme:
        chosen["programme"] = selection.programme.key
    if selection.grant:
        chosen["grant"] = selection.grant.key
    if selection.strength:
        chosen["strength"] = chosen_strength(selection)
    if selection.with_restricted:
        chosen["restricted"] = WITH_RESTRICTED
    return urlencode(chosen)
