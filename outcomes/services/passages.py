"""Saying what becomes of a passage of a document: a lead, a draft, part of an outcome, or nothing, with a reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.models import DocumentPage, SourceDocument
from outcomes.enums import Confidentiality, Origin, PassageReason
from outcomes.masking import shown_text
from outcomes.models import Outcome, Passage
from outcomes.models.passage import MOST_CHARACTERS, MOST_WORDS
from outcomes.policy import Act, may
from outcomes.quoting import Place, number_of_words, on_one_line, place_of
from outcomes.services.document_words import keep_words
from outcomes.services.record import log_outcome
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text


@dataclass(frozen=True)
class Quoted:
    """Words of a page that somebody chose: the quote as it was typed, and the place that was chosen for it."""

    page: DocumentPage
    quote: str
    near: Place


def begin_outcome(*, by: Principal, quoted: Quoted, beginning: dict) -> Passage:
    """Log a lead or a draft that a passage tells of, and return the passage; both are kept or neither.

    `beginning` is what `log_outcome` takes; it begins in the round of the document.

    What comes from a confidential document begins as restricted.

    Raises:
        Refused: the person may not mark passages, or not begin records in this round.
        ValidationError: the quote is too long, or does not stand on the page.
    """
    document = _document_of(quoted)
    passage = _passage(quoted, by)
    if document.is_restricted:
        # What a confidential document says is not told to more people than may read it, until its author says so.
        answers = {"confidentiality": Confidentiality.RESTRICTED} | beginning.get("answers", {})
        beginning = beginning | {"answers": answers}
    with recorded(by=by) as trail:
        outcome = log_outcome(by=by, harvest_round=document.round, origin=Origin.DOCUMENT, **beginning)
        return _attach(passage, outcome, trail)


def add_to_outcome(*, by: Principal, quoted: Quoted, outcome: Outcome) -> Passage:
    """Attach a passage to an outcome that is being written, and return it; the same passage twice is one.

    Raises:
        Refused: the person may not mark passages, or not change this outcome.
        ValidationError: the quote is too long, or does not stand on the page.
    """
    require(may(by, Act.EDIT, outcome))
    passage = _passage(quoted, by)
    if outcome.round_id != _document_of(quoted).round_id:
        raise Refused(_("This outcome is in another round than the document."))
    with recorded(by=by) as trail:
        # The record's row is taken, so that what it withholds meanwhile is known to the document.
        Outcome.objects.filter(pk=outcome.pk).update(version=F("version"))
        return _attach(passage, outcome, trail)


def set_passage_aside(*, by: Principal, quoted: Quoted, reason: str, note: str = "") -> Passage:
    """Keep why a passage becomes no outcome, and return it; the same passage twice is one.

    Raises:
        Refused: the person may not mark passages.
        ValidationError: the quote is too long or does not stand on the page, or the reason is lacking.
    """
    passage = _passage(quoted, by)
    passage.set_aside, passage.note = reason, on_one_line(clean_text(note))
    if reason == PassageReason.OTHER and not passage.note:
        raise ValidationError({"note": _("Say in a few words why.")})
    if reason not in PassageReason.values:
        raise ValidationError({"reason": _("Choose a reason.")})
    passage.clean_fields(exclude=_KEYS)
    try:
        with recorded(by=by) as trail:
            passage.save(force_insert=True)
            _note(trail, "document.passage_set_aside", passage, {"set_aside": ("", reason)})
            return passage
    except IntegrityError:
        return Passage.objects.get(
            page=passage.page, start=passage.start, end=passage.end, outcome__isnull=True
        )


def unmark_passage(*, passage: Passage, by: Principal) -> None:
    """Take the mark off a passage; an outcome that it became stays as it is.

    Raises:
        Refused: the person may not mark passages, or not change the outcome.
        Stale: somebody else did so before.
    """
    require(may(by, Act.MARK_PASSAGE, passage.page.version.document))
    if passage.outcome is not None:
        require(may(by, Act.EDIT, passage.outcome))
    with recorded(by=by) as trail:
        gone, _rows = Passage.objects.filter(pk=passage.pk).delete()
        if not gone:
            raise Stale(_("Somebody else took this mark off already."))
        if passage.outcome is not None:
            keep_words(passage.page.version.document_id)
        _note(trail, "document.passage_unmarked", passage, {})


_KEYS = {"page", "outcome", "marked_by", "reference"}


def _document_of(quoted: Quoted) -> SourceDocument:
    return quoted.page.version.document


def _passage(quoted: Quoted, by: Principal) -> Passage:
    """Return a passage that is not saved yet, with its exact place and words."""
    document = _document_of(quoted)
    require(may(by, Act.MARK_PASSAGE, document))
    place = placed(quoted)
    words = on_one_line(place.words_in(quoted.page.text))
    passage = Passage(
        page=quoted.page, start=place.start, end=place.end, quote=words, marked_by_id=by.person_id
    )
    number = number_of_words(words)
    if number > MOST_WORDS or len(words) > MOST_CHARACTERS:
        raise ValidationError(
            {
                "quote": ngettext(
                    "This is %(number)d word. A quote has at most %(most)d: keep the part that says who did what, "
                    "and take the rest away.",
                    "These are %(number)d words. A quote has at most %(most)d: keep the part that says who did "
                    "what, and take the rest away.",
                    number,
                )
                % {"number": number, "most": MOST_WORDS}
            }
        )
    return passage


def placed(quoted: Quoted) -> Place:
    """Return where the quote stands on its page.

    Raises:
        ValidationError: it does not stand there word for word.
    """
    text = quoted.page.text
    typed = on_one_line(clean_text(quoted.quote))
    whole = on_one_line(quoted.near.words_in(text))
    # Where words are withheld the page showed a mark in their place; what was chosen is then taken whole.
    if typed == on_one_line(shown_text(_document_of(quoted), whole)):
        return quoted.near
    place = place_of(typed, text, near=quoted.near)
    if place is None:
        raise ValidationError(
            {
                "quote": _(
                    "These words do not stand so on the page. A quote is word for word: only take words away from "
                    "its beginning or its end."
                )
            }
        )
    return place


def _attach(passage: Passage, outcome: Outcome, trail: Trail) -> Passage:
    """Keep a passage with its outcome; must run inside the transaction of the change."""
    same = Passage.objects.filter(
        page=passage.page, start=passage.start, end=passage.end, outcome=outcome
    ).first()
    if same is not None:
        return same
    passage.outcome = outcome
    passage.clean_fields(exclude=_KEYS)
    passage.save(force_insert=True)
    keep_words(passage.page.version.document_id)
    _note(trail, "document.passage_became_outcome", passage, {"outcome": ("", outcome.reference)})
    return passage


def _note(trail: Trail, act: str, passage: Passage, changes: dict) -> None:
    version = passage.page.version
    trail.record(
        act,
        subject_type="document",
        reference=version.document.reference,
        changes=changes | {"page": ("", f"{passage.page.number} ({version.number})")},
    )
