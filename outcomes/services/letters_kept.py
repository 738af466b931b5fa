"""Letters that were written before: they are kept, and may wait for days, so they follow the record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation

from outcomes.masking import as_passages, masked
from outcomes.models import Notice, Outcome, OutcomeInLetter
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import rendered, rewrite_letters


def letters_about(outcome: Outcome) -> QuerySet[Letter]:
    """Return every letter that tells of an outcome, also those that tell of others besides."""
    notices = Notice.objects.exclude(letter_key="").filter(
        Q(message__question__outcome=outcome)
        | Q(note__outcome=outcome)
        | Q(purge__evidence__outcome=outcome)
        | Q(assignment__outcome=outcome)
        | Q(opinion__outcome=outcome)
    )
    named = OutcomeInLetter.objects.filter(outcome=outcome)
    return Letter.objects.filter(
        Q(about_type="outcome", about_reference=outcome.reference)
        | Q(effect_key__in=notices.order_by().values("letter_key"))
        | Q(pk__in=named.order_by().values("letter"))
    )


def note_named(letter: Letter | None, outcomes: Iterable[Outcome]) -> None:
    """Note which outcomes a letter names that is about something else; nothing for a letter queued before.

    Must run inside the transaction that queues it.
    """
    if letter is not None:
        rows = [OutcomeInLetter(letter=letter, outcome=outcome) for outcome in outcomes]
        OutcomeInLetter.objects.bulk_create(rows)


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
