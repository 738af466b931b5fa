"""A record as plain values: what a version keeps and what the trail compares."""

from __future__ import annotations

import json

from django.core.serializers.json import DjangoJSONEncoder

from outcomes.masking import as_passages, without
from outcomes.models import Evidence, Outcome, Source
from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import fold

TEXTS = (
    "title",
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "public_text",
    "confidentiality_reason",
    "harm",
)
GUARDED = frozenset({"sources", "confidentiality_reason", "harm"})
"""The answers open only to those who may know who told us; no page of others shows them, old or new."""
PLAIN = (
    "language",
    "is_global",
    "city",
    "date_from",
    "date_to",
    "date_precision",
    "is_ongoing",
    "direction",
    "expected",
    "influence_route",
    "confidentiality",
    "origin",
    "origin_note",
)
CODES = ("actor_type", "change_type", "stage", "level")


def snapshot(outcome: Outcome, *, known: dict | None = None) -> dict:
    """Return every answer of the record as values that JSON can hold.

    Codes, programmes and grants appear by key, actors and contributions by reference, so that the values
    mean the same years later. What `known` holds for a list (from an earlier snapshot, where nothing
    in that list was touched since) is taken over instead of read again.
    """
    content = {name: getattr(outcome, name) for name in TEXTS + PLAIN}
    content |= {name: code.key if (code := getattr(outcome, name)) else "" for name in CODES}
    content["round"] = outcome.round.reference
    known = known or {}
    return content | {
        name: known[name] if name in known else read(outcome) for name, read in _LIST_READERS.items()
    }


def as_stored(content: dict) -> dict:
    """Return a snapshot as it will be read back from the database."""
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


SEARCHED = frozenset({*TEXTS[:5], "city", "actors", "countries"})
"""The answers under which a record is found."""


JUDGED = frozenset(
    {
        "statement",
        "significance",
        "contribution_wiego",
        "contribution_others",
        "date_from",
        "date_to",
        "countries",
        "actors",
    }
)
"""The answers that people outside judge; where one changes, earlier judgements stay with the earlier words."""


def search_text_of(outcome: Outcome) -> str:
    """Return the folded text under which a record is found, with its countries in four languages.

    Withheld words are not in it: nobody finds a record by a name that it does not show.
    """
    passages = as_passages(outcome.withheld)
    parts = [outcome.reference, *(without(getattr(outcome, name), passages) for name in TEXTS[:5])]
    parts += [without(outcome.city, passages)]
    parts += [without(part.actor.name, passages) for part in outcome.actor_parts.select_related("actor")]
    for place in outcome.countries.all():
        parts += country_names(place.country)
    return fold(" ".join(parts))


def _countries(outcome: Outcome) -> list[str]:
    return sorted(place.country for place in outcome.countries.all())


def _worker_groups(outcome: Outcome) -> list[str]:
    return sorted(code.key for code in outcome.worker_groups.all())


def _actors(outcome: Outcome) -> list[str]:
    return [part.actor.reference for part in outcome.actor_parts.select_related("actor")]


def _actor_roles(outcome: Outcome) -> list[str]:
    parts = outcome.actor_parts.select_related("actor")
    return [f"{part.actor.reference}: {part.role}" for part in parts if part.role]


def _programmes(outcome: Outcome) -> list[str]:
    parts = outcome.programme_parts.select_related("programme")
    return [("* " if part.is_lead else "") + part.programme.key for part in parts]


def _grants(outcome: Outcome) -> list[str]:
    return sorted(grant.key for grant in outcome.grants.all())


def _sources(outcome: Outcome) -> list[str]:
    return [source_in_words(source) for source in outcome.sources.all()]


def _evidence(outcome: Outcome) -> list[str]:
    return [evidence_in_words(item) for item in outcome.evidence.filter(removed_at__isnull=True)]


def _contributions(outcome: Outcome) -> list[str]:
    links = outcome.contribution_links.select_related("contribution")
    return [f"{link.contribution.reference} {link.strength} {link.how}".strip() for link in links]


_LIST_READERS = {
    "countries": _countries,
    "worker_groups": _worker_groups,
    "actors": _actors,
    "actor_roles": _actor_roles,
    "programmes": _programmes,
    "grants": _grants,
    "sources": _sources,
    "evidence": _evidence,
    "contributions": _contributions,
}
LISTS = tuple(_LIST_READERS)
"""The answers that are lists of other rows."""


def source_in_words(source: Source) -> str:
    """Return what versions and the trail keep of a source: nothing that tells who it is."""
    credit = "credit" if source.wants_credit else ""
    return " · ".join(filter(None, [f"#{source.pk}.{source.version}", source.consent, credit]))


def evidence_in_words(item: Evidence) -> str:
    place = item.url or item.file_name
    said = [item.title, item.kind, item.supports, place, item.dated, item.page, item.language]
    said += [item.quote, item.note, item.sha256[:12]]
    return f"{item.reference} " + " · ".join(filter(None, said))
