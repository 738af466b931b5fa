"""A record as plain values: what a version keeps and what the trail compares."""

from __future__ import annotations

from outcomes.models import Evidence, Outcome, Source
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.folding import fold

TEXTS = ("title", "statement", "significance", "contribution_wiego", "contribution_others", "public_text")
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
LISTS = ("countries", "worker_groups", "actors", "programmes", "sources", "evidence", "contributions")


def snapshot(outcome: Outcome) -> dict:
    """Return every answer of the record as values that JSON can hold.

    Codes and programmes appear by key, actors and contributions by reference, so that the values
    mean the same years later.
    """
    content = {name: getattr(outcome, name) for name in TEXTS + PLAIN}
    content |= {name: code.key if (code := getattr(outcome, name)) else "" for name in CODES}
    content["round"] = outcome.round.reference
    content["countries"] = sorted(place.country for place in outcome.countries.all())
    content["worker_groups"] = sorted(code.key for code in outcome.worker_groups.all())
    content["actors"] = [part.actor.reference for part in outcome.actor_parts.select_related("actor")]
    content["programmes"] = [
        ("* " if part.is_lead else "") + part.programme.key
        for part in outcome.programme_parts.select_related("programme")
    ]
    content["sources"] = [_source_in_words(source) for source in outcome.sources.all()]
    content["evidence"] = [
        _evidence_in_words(item) for item in outcome.evidence.filter(removed_at__isnull=True)
    ]
    content["contributions"] = [
        f"{link.contribution.reference} {link.strength} {link.how}".strip()
        for link in outcome.contribution_links.select_related("contribution")
    ]
    return content


def search_text_of(outcome: Outcome) -> str:
    """Return the folded text under which a record is found."""
    parts = [outcome.reference, *(getattr(outcome, name) for name in TEXTS[:5]), outcome.city]
    parts += [part.actor.name for part in outcome.actor_parts.select_related("actor")]
    parts += [country_name(place.country) for place in outcome.countries.all()]
    return fold(" ".join(parts))


def _source_in_words(source: Source) -> str:
    credit = "wants credit" if source.wants_credit else ""
    return " · ".join(filter(None, [source.name, source.organisation, source.role, source.consent, credit]))


def _evidence_in_words(item: Evidence) -> str:
    place = item.url or item.file_name
    said = [item.title, item.kind, item.supports, place, item.dated, item.page, item.note, item.sha256[:12]]
    return f"{item.reference} " + " · ".join(filter(None, said))
