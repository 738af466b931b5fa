"""Marking names and passages that nobody reads unasked, and showing them to who asks with a reason."""

from __future__ import annotations

import hashlib
from functools import partial

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.enums import LookedAt, WithheldKind
from outcomes.masking import as_passages, compared, kept, searched
from outcomes.models import Contribution, Outcome, SensitivePassage, WithheldLook
from outcomes.policy import Act, may
from outcomes.services.contribution_words import keep_words
from outcomes.services.document_words import withhold_in_documents
from outcomes.services.evidence_texts import withhold_in_texts
from outcomes.services.focal_cities import match_focal_cities
from outcomes.services.keys import keep_keys
from outcomes.services.letters_kept import withhold_in_letters
from outcomes.services.snapshot import search_text_of
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import hold
from wiego_mle.kernel.errors import Refused, WrongState
from wiego_mle.kernel.folding import clean_text, sort_key

SHORTEST = 2
"""Letters and digits that a passage has at least; a single letter would stand everywhere."""


def withhold_words(
    *, outcome: Outcome, words: str, why: str, by: Principal, kind: str = WithheldKind.NAME
) -> SensitivePassage:
    """Withhold a name or passage wherever it stands in a record, now and in what is written later.

    The texts themselves stay as they are. The same words twice, as after a double click, are
    withheld once.

    Raises:
        Refused: the person may not withhold words of this record.
        ValidationError: there are too few or too many words, or no reason.
    """
    require(may(by, Act.WITHHOLD, outcome))
    words, why = clean_text(words).strip(), _one_line(why)
    plain = compared(words)
    if len(plain) < SHORTEST:
        raise ValidationError({"words": _("Write at least two letters of the words to withhold.")})
    passage = SensitivePassage(
        outcome=outcome, words=words, mark=_mark(plain), kind=kind, why=why, by_id=by.person_id
    )
    passage.clean_fields(exclude={"outcome", "by", "mark", "number"})
    with recorded(by=by) as trail:
        _hold(outcome)
        present = outcome.passages.filter(mark=passage.mark, removed_at__isnull=True).first()
        if present is not None:
            return present
        passage.number = outcome.passages.count() + 1
        passage.save(force_insert=True)
        fresh = _repeat(outcome, trail)
        withhold_in_letters(fresh)
        trail.record(
            "outcome.words_withheld",
            subject_type="outcome",
            reference=outcome.reference,
            changes={"withheld": ("", kind)},
            reason=kept(why, as_passages(fresh.withheld)),
        )
    return passage


def show_again(*, passage: SensitivePassage, why: str, by: Principal) -> SensitivePassage:
    """No longer withhold a passage, and return it; that it was withheld, and why not any more, stays known.

    Raises:
        Refused: the person may not decide that.
        WrongState: somebody else did so before.
        ValidationError: there is no reason.
    """
    outcome = passage.outcome
    require(may(by, Act.SHOW_AGAIN, outcome))
    why = _one_line(why)
    if not why:
        raise ValidationError({"why": _("Write why these words may be read now.")})
    with recorded(by=by) as trail:
        _hold(outcome)
        kept_words = as_passages(Outcome.objects.values_list("withheld", flat=True).get(pk=outcome.pk))
        ended = outcome.passages.filter(pk=passage.pk, removed_at__isnull=True)
        if not ended.update(removed_at=timezone.now()):
            raise WrongState(_("These words are not withheld any more."))
        _repeat(outcome, trail)
        trail.record(
            "outcome.words_shown_again",
            subject_type="outcome",
            reference=outcome.reference,
            changes={"withheld": (passage.kind, "")},
            reason=kept(why, kept_words),
        )
    passage.refresh_from_db()
    return passage


def look_at_words(
    *, outcome: Outcome, reason: str, by: Principal, what: str = LookedAt.RECORD
) -> WithheldLook:
    """Note that a person has the withheld words of a record shown, and return the note.

    Raises:
        Refused: the person may not see them, or nothing is withheld.
        ValidationError: there is no reason.
    """
    require(may(by, Act.REVEAL, outcome))
    if not outcome.withheld:
        raise Refused(_("Nothing is withheld in this record."))
    reason = _one_line(reason)
    if not reason:
        raise ValidationError({"reason": _("Write why you need to see these words.")})
    look = WithheldLook(outcome=outcome, by_id=by.person_id, reason=reason, what=what)
    look.clean_fields(exclude={"outcome", "by"})
    with recorded(by=by) as trail:
        look.save(force_insert=True)
        trail.record(
            "outcome.words_looked_at",
            subject_type="outcome",
            reference=outcome.reference,
            changes={"looked_at": ("", what)},
            reason=kept(reason, as_passages(outcome.withheld)),
        )
    return look


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _mark(plain: str) -> str:
    return hashlib.sha256(plain.encode()).hexdigest()


def _hold(outcome: Outcome) -> None:
    """Take the record's row until the commit, so that of two such changes the second reads the first."""
    if not hold(Outcome.objects.filter(pk=outcome.pk)):
        raise WrongState(_("There is no such outcome."))


def _repeat(outcome: Outcome, trail: Trail) -> Outcome:
    """Write the passages in force into the rows that are read, and take them out of what is searched."""
    passages = outcome.passages.filter(removed_at__isnull=True).order_by("number")
    fresh = Outcome.objects.get(pk=outcome.pk)
    fresh.withheld = outcome.withheld = [list(pair) for pair in passages.values_list("words", "kind")]
    fresh.search_text, fresh.title_sorted = search_text_of(fresh), sort_key(searched(fresh, "title"))
    Outcome.objects.filter(pk=outcome.pk).update(
        withheld=fresh.withheld, search_text=fresh.search_text, title_sorted=fresh.title_sorted
    )
    trail.must_still_hold(partial(match_focal_cities, [fresh.pk]))
    keep_keys(fresh)
    withhold_in_texts(fresh)
    withhold_in_documents(fresh)
    for contribution in Contribution.objects.filter(links__outcome=outcome).order_by("pk"):
        keep_words(contribution)
    return fresh
