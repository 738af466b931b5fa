"""Answers of the record: as `save_answers` takes them, as a version keeps them, and in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from outcomes.enums import Confidentiality, Direction, Expected, InfluenceRoute
from outcomes.models import Outcome
from outcomes.services.snapshot import CODES, PLAIN, TEXTS
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision

_CHOICES = {
    "language": Language,
    "direction": Direction,
    "expected": Expected,
    "influence_route": InfluenceRoute,
    "confidentiality": Confidentiality,
}


def answers_of(outcome: Outcome) -> dict:
    """Return the answers a record has, in the form in which they are saved."""
    parts = list(outcome.programme_parts.all())
    answers = {name: getattr(outcome, name) for name in TEXTS + PLAIN + CODES}
    return answers | {
        "countries": [place.country for place in outcome.countries.all()],
        "worker_groups": list(outcome.worker_groups.all()),
        "actors": [part.actor for part in outcome.actor_parts.all()],
        "actor_roles": {part.actor.reference: part.role for part in outcome.actor_parts.all() if part.role},
        "programmes": [part.programme for part in parts if not part.is_lead],
        "lead_programme": next((part.programme for part in parts if part.is_lead), None),
        "grants": list(outcome.grants.all()),
    }


def as_kept(name: str, answers: dict):
    """Return an answer as a version of the record keeps it."""
    value = answers[name]
    if name in CODES:
        return value.key if value else ""
    if name in ("worker_groups", "grants"):
        return [each.key for each in value]
    if name == "actors":
        return [actor.reference for actor in value]
    if name == "actor_roles":
        return [f"{reference}: {role}" for reference, role in value.items() if role]
    if name == "programmes":
        lead = answers["lead_programme"]
        first = [f"* {lead.key}"] if lead else []
        return first + [each.key for each in value]
    return value.isoformat() if isinstance(value, date) else value


def in_words(name: str, answers: dict) -> str:
    """Return the answer to a question in words; an empty text if there is none.

    `name` is the name of a question: `date_from` tells of the whole period, `countries` also of
    global, `programmes` also who leads.
    """
    if name in _WORDS:
        return _WORDS[name](answers)
    value = answers[name]
    if name in _CHOICES:
        return str(_CHOICES[name](value).label) if value else ""
    if name in CODES:
        return value.label if value else ""
    return value


def _when(answers: dict) -> str:
    if answers["date_from"] is None:
        return _("Still going on") if answers["is_ongoing"] else ""
    last = answers["date_to"] or answers["date_from"]
    words = Period(answers["date_from"], last, Precision(answers["date_precision"])).words()
    return _("%(period)s, still going on") % {"period": words} if answers["is_ongoing"] else words


def _where(answers: dict) -> str:
    return _("Global") if answers["is_global"] else ", ".join(map(country_name, answers["countries"]))


def _with_role(actor, answers: dict) -> str:
    role = answers["actor_roles"].get(actor.reference, "")
    return f"{actor.name} ({role})" if role else actor.name


def _programmes(answers: dict) -> str:
    lead = answers["lead_programme"]
    first = [_("%(programme)s (leads)") % {"programme": lead.label}] if lead else []
    return ", ".join(first + [each.label for each in answers["programmes"]])


_WORDS = {
    "date_from": _when,
    "countries": _where,
    "programmes": _programmes,
    "actors": lambda answers: "; ".join(_with_role(actor, answers) for actor in answers["actors"]),
    "grants": lambda answers: ", ".join(grant.label for grant in answers["grants"]),
    "worker_groups": lambda answers: ", ".join(code.label for code in answers["worker_groups"]),
}
