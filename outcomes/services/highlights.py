"""Putting outcomes of an edition in front, in words that are lightly edited."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.frozen import mark_of_values
from outcomes.enums import EditionState
from outcomes.masking import kept_about
from outcomes.models import Edition, EditionHighlight, EditionRow
from outcomes.policy import Act, may
from outcomes.services.editions import hold_ready, refresh_checksum
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale, WrongState
from wiego_mle.kernel.folding import clean_text

FEWEST, MOST = 5, 15
"""An edition should have so many highlights; only the upper end is a rule."""


def mark_of_highlight(present: EditionHighlight | None) -> str:
    """Return a short mark of how an outcome is told in front now."""
    return mark_of_values({"text": present.text if present else ""})


def put_in_front(
    *, edition: Edition, row: EditionRow, text: str, by: Principal, seen: str = ""
) -> EditionHighlight:
    """Put an outcome in front, or reword what stands there already; withheld words are masked in what is kept.

    `seen` is the `mark_of_highlight` of what the person saw; without it nothing is compared.

    Raises:
        Refused: the person may not make the edition, or it has enough highlights.
        WrongState: the edition is not ready, or published.
        ValidationError: the text is empty or too long.
        Stale: somebody told it otherwise since `seen`, or published the edition or built it again meanwhile.
    """
    _require_open(edition, by)
    outcome = row.outcome
    text = kept_about(clean_text(text).strip(), outcome)
    made = EditionHighlight(edition=edition, outcome=outcome, place=1, text=text, edited_by_id=by.person_id)
    made.clean_fields(exclude={"edition", "outcome", "edited_by"})
    with recorded(by=by) as trail:
        hold_ready(edition)
        present = EditionHighlight.objects.filter(edition=edition, outcome=outcome)
        stands = present.first()
        if seen and seen != mark_of_highlight(stands):
            raise Stale(_changed())
        if stands is not None:
            claim(
                EditionHighlight.objects,
                pk=stands.pk,
                expected={"text": stands.text},
                text=text,
                edited_by=by.person_id,
                edited_at=timezone.now(),
            )
        else:
            others = EditionHighlight.objects.filter(edition=edition)
            if others.count() >= MOST:
                raise Refused(_("There are %d highlights already; take one away first.") % MOST)
            made.place = (others.aggregate(last=Max("place"))["last"] or 0) + 1
            try:
                with transaction.atomic():
                    made.save(force_insert=True)
            except IntegrityError as twice:
                raise Stale(_changed()) from twice
        refresh_checksum(edition)
        trail.record(
            "edition.highlighted",
            subject_type="edition",
            reference=edition.reference,
            changes={"outcome": ("", outcome.reference)},
        )
    return present.get()


def take_from_front(*, highlight: EditionHighlight, by: Principal) -> None:
    """Take a highlight away; taken away twice, it is taken away once.

    Raises:
        Refused: the person may not make the edition.
        WrongState: the edition is not ready, or published.
        Stale: somebody published it or built it again meanwhile.
    """
    edition = highlight.edition
    _require_open(edition, by)
    with recorded(by=by) as trail:
        hold_ready(edition)
        gone, _rows = EditionHighlight.objects.filter(pk=highlight.pk).delete()
        if gone:
            refresh_checksum(edition)
            trail.record(
                "edition.highlight_removed",
                subject_type="edition",
                reference=edition.reference,
                changes={"outcome": (highlight.outcome.reference, "")},
            )


def _require_open(edition: Edition, by: Principal) -> None:
    require(may(by, Act.MAKE_EDITION, edition))
    if edition.state != EditionState.READY:
        raise WrongState(_("Highlights are chosen while an edition is ready and not published yet."))


def _changed() -> str:
    return _("Somebody else changed this meanwhile. Look at it as it is now and decide again.")
