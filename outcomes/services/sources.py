"""Naming who told us."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import Outcome, Source
from outcomes.models.evidence import ERASED
from outcomes.policy import Act
from outcomes.services.importing.forgetting import forget_in_rows
from outcomes.services.parts import change_parts, still_as_seen
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text

ANSWERS = ("name", "organisation", "role", "email", "phone", "consent", "wants_credit")
"""What is said about a source."""


def add_source(*, outcome: Outcome, answers: dict, by: Principal) -> Outcome:
    """Name a source of an outcome and return the outcome as it is now.

    The same source twice, as after a double click, is kept once.

    Raises:
        Refused: the person may not change this record now.
        ValidationError: an answer is malformed.
    """

    def write(fresh: Outcome) -> None:
        source = Source(outcome=fresh)
        said = _applied(source, answers)
        if not fresh.sources.filter(**said).exists():
            source.save(force_insert=True)

    return change_parts(outcome=outcome, by=by, write=write, part="sources", act="outcome.source_added")


def change_source(*, source: Source, seen: str, answers: dict, by: Principal) -> Outcome:
    """Change what is said about a source and return its outcome as it is now.

    `seen` is the `mark_of_part` of the source as the person saw it.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed the source.
        ValidationError: an answer is malformed.
    """

    def write(fresh: Outcome) -> None:
        row = still_as_seen(fresh.sources, source.pk, seen=seen, answers=ANSWERS)
        if row.erased_at:
            raise Refused(_("What was known of this source was erased. Name them anew if they agree."))
        before = {name: getattr(row, name) for name in ANSWERS}
        if _applied(row, answers) != before:
            row.version += 1
            row.save(update_fields=[*ANSWERS, "version"])

    return change_parts(
        outcome=source.outcome, by=by, write=write, part="sources", act="outcome.source_changed"
    )


def remove_source(*, source: Source, seen: str, by: Principal) -> Outcome:
    """Take a source off an outcome and return the outcome; nothing that tells who it was is kept.

    No reason is asked: it stands on the trail for more people than may know who told us.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed the source.
    """

    def write(fresh: Outcome) -> None:
        still_as_seen(fresh.sources, source.pk, seen=seen, answers=ANSWERS).delete()

    return change_parts(
        outcome=source.outcome, by=by, write=write, part="sources", act="outcome.source_removed"
    )


def erase_source(*, source: Source, reason: str, by: Principal) -> Outcome:
    """Erase for good what is known of a source, at its request, and return the outcome.

    That there was a source, whether it agreed, who erased it and why stays: the row, the versions and
    the trail go on naming it by its number, so the trail can still be verified. This waits for no
    state of the record or round.

    Raises:
        Refused: the person may not erase, or it was erased before.
        ValidationError: there is no reason.
    """
    reason = " ".join(clean_text(reason).split())
    if not reason:
        raise ValidationError({"reason": _("Write why it is erased, without the name.")})

    def write(fresh: Outcome) -> None:
        row = fresh.sources.filter(pk=source.pk, erased_at__isnull=True).first()
        if row is None:
            raise Refused(_("What was known of this source was erased before."))
        forget_in_rows(fresh, [row.name, row.organisation, row.email, row.phone])
        row.name, row.organisation, row.role, row.email, row.phone = ERASED, "", "", "", ""
        row.wants_credit, row.erased_at, row.version = False, timezone.now(), row.version + 1
        row.save()

    return change_parts(
        outcome=source.outcome,
        by=by,
        write=write,
        part="sources",
        act="outcome.source_erased",
        why=reason,
        needs=Act.ERASE_SOURCE,
    )


def _applied(source: Source, answers: dict) -> dict:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about a source: {', '.join(sorted(unknown))}")
    for name, value in answers.items():
        setattr(source, name, " ".join(clean_text(value).split()) if isinstance(value, str) else value)
    source.clean_fields(exclude={"outcome"})
    return {name: getattr(source, name) for name in ANSWERS}
