"""A page of a document as it is read: its sentences with the passages that were marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from harvests.models import DocumentPage, SourceDocument
from outcomes.completeness import missing_for_accept, section_of_field
from outcomes.masking import masked, passages_of, shown, shown_text
from outcomes.models import Outcome, Passage
from outcomes.quoting import Place, place_of
from wiego_mle.kernel.sentences import Sentence, sentences_of


@dataclass(frozen=True)
class Piece:
    """Some words of a sentence; `passage` is the mark they belong to, `begins` says that it begins here."""

    text: str
    passage: Marked | None = None
    begins: bool = False


@dataclass(frozen=True)
class Line:
    """A sentence as it is printed; `whole` says that its words are chosen all together or not at all."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    whole: bool = False


@dataclass(frozen=True)
class Marked:
    """A passage where it stands on this page; `earlier` is the number of the version in which it was marked."""

    passage: Passage
    place: Place
    earlier: int = 0


@dataclass(frozen=True)
class PassageLine:
    """What the drawer says of a passage."""

    reference: str
    quote: str
    state: str
    fate: str
    note: str
    url: str
    here: str
    earlier: int = 0
    outcome: Outcome | None = None
    title: str = ""
    missing: list[dict] = field(default_factory=list)


def marked_on(page: DocumentPage, passages: Iterable[Passage]) -> list[Marked]:
    """Return the passages that stand on a page: those marked on it, and those of other versions whose words it has."""
    found = []
    for each in passages:
        if each.page_id == page.pk:
            found.append(Marked(each, Place(each.start, each.end)))
        elif each.page.version_id != page.version_id and (
            place := place_of(each.quote, page.text, near=Place(each.start, each.end))
        ):
            found.append(Marked(each, place, each.page.version.number))
    return sorted(found, key=lambda marked: (marked.place.start, marked.place.end, marked.passage.pk))


def paragraphs_of(document: SourceDocument, page: DocumentPage, marks: Sequence[Marked]) -> list[list[Line]]:
    """Return the paragraphs of a page as lists of sentences, without words that are withheld."""
    paragraphs: list[list[Line]] = []
    for sentence in sentences_of(page.text):
        if sentence.begins_paragraph:
            paragraphs.append([])
        paragraphs[-1].append(Line(sentence, _pieces(page.text, sentence, marks)))
    return (
        [_withheld(document, page.text, lines) for lines in paragraphs] if document.withheld else paragraphs
    )


def _pieces(text: str, sentence: Sentence, marks: Sequence[Marked]) -> tuple[Piece, ...]:
    """Return a sentence cut where passages begin and end; where two lie over one another the first one shows."""
    pieces, at = [], sentence.start
    for mark in marks:
        start, end = max(mark.place.start, at), min(mark.place.end, sentence.end)
        if start >= end:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], mark, begins=start == mark.place.start))
        at = end
    if at < sentence.end:
        pieces.append(Piece(text[at : sentence.end]))
    return tuple(pieces)


def _withheld(document: SourceDocument, text: str, lines: list[Line]) -> list[Line]:
    """Mask the sentences of a paragraph; words that reach over two of them make the paragraph one."""
    passages = passages_of(document)
    start, end = lines[0].sentence.start, lines[-1].sentence.end
    whole = masked(text[start:end], passages)
    if whole == text[start:end]:
        return lines
    each = [masked(text[line.sentence.start : line.sentence.end], passages) for line in lines]
    if _joined(each) != " ".join(whole.split()):
        first = lines[0].sentence
        whole_paragraph = Sentence(first.number, start, end, begins_paragraph=True)
        return [Line(whole_paragraph, (Piece(whole, _first_mark(lines)),), whole=True)]
    return [
        line
        if words == text[line.sentence.start : line.sentence.end]
        else Line(line.sentence, (Piece(words, _first_mark([line])),), whole=True)
        for line, words in zip(lines, each, strict=True)
    ]


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _first_mark(lines: Iterable[Line]) -> Marked | None:
    return next((piece.passage for line in lines for piece in line.pieces if piece.passage), None)


def passage_line(
    document: SourceDocument, passage: Passage, outcomes: dict[int, Outcome], *, earlier: int = 0
) -> PassageLine:
    """Return what is said of a passage; of an outcome that the reader may not open only that there is one."""
    outcome = outcomes.get(passage.outcome_id)
    quote = shown_text(document, passage.quote)
    if passage.outcome is not None:
        quote = shown_text(passage.outcome, quote)
    page = passage.page
    where = f"?version={page.version.number}&page={page.number}#p-{passage.reference}"
    return PassageLine(
        reference=passage.reference,
        quote=quote,
        state=_state(passage, outcome),
        fate=fate_words(passage, outcome),
        note=shown_text(document, passage.note),
        url=reverse("outcomes:passage", args=[document.reference, passage.reference]),
        here=reverse("outcomes:document", args=[document.reference]) + where,
        earlier=earlier,
        outcome=outcome,
        title=shown(outcome, "title") if outcome else "",
        missing=missing_lines(outcome) if outcome else [],
    )


def fate_words(passage: Passage, outcome: Outcome | None) -> str:
    """Return in a few words what became of a passage."""
    if passage.set_aside:
        return passage.get_set_aside_display()
    return outcome.get_state_display() if outcome else _("Taken up by a colleague")


def _state(passage: Passage, outcome: Outcome | None) -> str:
    if passage.set_aside:
        return "set_aside"
    return outcome.state if outcome else "submitted"


def missing_lines(outcome: Outcome) -> list[dict]:
    """Return what an outcome still lacks before it can be accepted, each with the page where it is asked."""
    return [
        {
            "label": words,
            "url": reverse("outcomes:edit-section", args=[outcome.reference, section_of_field(name)]),
        }
        for name, words in missing_for_accept(outcome).items()
    ]
