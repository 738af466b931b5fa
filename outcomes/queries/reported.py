"""In which published editions outcomes stand, and how: with their words, or as one of a number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, When

from outcomes.enums import Audience, Confidentiality, EditionState, PrintedText, StandsAs
from outcomes.models import EditionHighlight, EditionRow

HAS_PUBLIC_TEXT = Case(When(outcome__public_text="", then=False), default=True, output_field=BooleanField())
"""Whether something of the record of a row may be said outside, as of now."""


def is_hidden(printed: str, audience: str, confidentiality: str, has_public_text: bool) -> bool:
    """Say whether an edition no longer prints what it once printed of an outcome, which was restricted since."""
    if printed == PrintedText.PUBLIC:
        return not has_public_text
    if audience == Audience.PUBLIC:
        return confidentiality != Confidentiality.OPEN
    return confidentiality == Confidentiality.RESTRICTED


def _rows() -> QuerySet[EditionRow]:
    """Return the rows of published editions that count an outcome, or print what may be said outside of it."""
    told = Q(printed=PrintedText.PUBLIC) & ~Q(outcome__public_text="")
    return EditionRow.objects.filter(Q(is_counted=True) | told, edition__state=EditionState.PUBLISHED)


def is_reported() -> Q:
    """Return the condition that an outcome stands in a published edition, with words or as one of a number."""
    return Q(Exists(_rows().filter(outcome=OuterRef("pk"))))


@dataclass(frozen=True)
class Place:
    """That an outcome stands in a published edition, and as what."""

    edition: str
    title: str
    stands_as: StandsAs


def places_of(outcomes: Iterable[int]) -> dict[int, list[Place]]:
    """Return where outcomes (by key) stand as of now, the newest edition first; one query.

    What an edition does not print, or not any more, is there one of a number; what it does not count either is
    not there.
    """
    in_front = EditionHighlight.objects.filter(edition=OuterRef("edition"), outcome=OuterRef("outcome"))
    rows = (
        _rows()
        .filter(outcome__in=list(outcomes))
        .annotate(has_public_text=HAS_PUBLIC_TEXT, is_in_front=Exists(in_front))
        .order_by("-edition__published_at", "-edition_id")
    )
    found: dict[int, list[Place]] = defaultdict(list)
    for outcome, reference, title, printed, is_in_front, *now in rows.values_list(
        "outcome_id",
        "edition__reference",
        "edition__title",
        "printed",
        "is_in_front",
        "edition__audience",
        "outcome__confidentiality",
        "has_public_text",
    ):
        if printed == PrintedText.NOTHING or is_hidden(printed, *now):
            stands_as = StandsAs.NUMBER
        elif is_in_front:
            stands_as = StandsAs.HIGHLIGHT
        else:
            stands_as = StandsAs.PUBLIC_TEXT if printed == PrintedText.PUBLIC else StandsAs.TEXT
        found[outcome].append(Place(reference, title, stands_as))
    return found
