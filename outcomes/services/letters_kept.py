"""Letters that were written before: they are kept, and may wait for days, so they follow the record."""

from __future__ import annotations

import re

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from harvests.enums import LetterKind
from outcomes.masking import as_passages, masked
from outcomes.models import Notice, Outcome
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import rendered, rewrite_letters

LISTING = (
    f"round_{LetterKind.WAITING}",
    f"round_{LetterKind.CLOSING}",
    "round_trial",
    "outcomes_carried_over",
)
"""Letters about a round that list outcomes by reference and title; nothing else says of which they tell."""


def letters_about(outcome: Outcome) -> QuerySet[Letter]:
    """Return every letter that tells of an outcome, also those that tell of others besides."""
    notices = Notice.objects.exclude(letter_key="").filter(
        Q(message__question__outcome=outcome) | Q(note__outcome=outcome) | Q(purge__evidence__outcome=outcome)
    )
    return Letter.objects.filter(
        Q(about_type="outcome", about_reference=outcome.reference)
        | Q(effect_key__in=notices.order_by().values("letter_key"))
        | Q(pk__in=_lists_with(outcome.reference))
    )


def _lists_with(reference: str) -> list[int]:
    """Return the letters that list an outcome, which is not one whose reference only begins alike."""
    rows = Letter.objects.filter(kind__in=LISTING, body__contains=reference).order_by("pk")
    whole = re.compile(rf"{re.escape(reference)}(?!\d)")
    return [pk for pk, body in rows.values_list("pk", "body").iterator() if whole.search(body)]


def withhold_in_letters(outcome: Outcome) -> None:
    """Put marks in place of what a record withholds, in letters that wait and in the copies of those that went.

    Must run inside the transaction that withholds it.
    """
    passages = as_passages(outcome.withheld)

    def without_them(letter: Letter) -> tuple[str, str]:
        with translation.override(letter.language):
            return masked(letter.subject, passages)[:200], masked(letter.body, passages)

    rewrite_letters(letters=letters_about(outcome), words=without_them)


def close_letters(outcome: Outcome) -> None:
    """Leave no word of a record that became restricted in letters that did not go out; they say where to read.

    Must run inside the transaction that restricts it.
    """

    def where_to_read(letter: Letter) -> tuple[str, str]:
        alone = letter.about_reference == outcome.reference
        path = reverse("outcomes:detail", args=[outcome.reference]) if alone else reverse("outcomes:home")
        with translation.override(letter.language):
            return rendered(
                "outcome_closed", {"subject": letter.subject, "to_name": letter.to_name, "path": path}
            )

    not_gone = letters_about(outcome).exclude(state=LetterState.SENT)
    rewrite_letters(letters=not_gone, words=where_to_read)
