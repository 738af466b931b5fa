"""The work of a worker on an edition: collect and freeze it, scan it, write each of its files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from tempfile import TemporaryFile
from typing import IO

import typst
from django.utils import translation

from outcomes.editions.collecting import Collecting
from outcomes.editions.reading import texts_of_edition, texts_of_file
from outcomes.editions.scanning import private_words, scanned
from outcomes.enums import EditionFailure
from outcomes.models import Edition, EditionFile, EditionFinding
from outcomes.queries.editions import cleared_marks
from outcomes.reports.edition.files import write_edition
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.services.edition_building import give_up, give_up_file, keep_file, take_edition, take_file
from outcomes.services.files import kept_file
from wiego_mle.kernel.errors import Stale

log = logging.getLogger(__name__)

_PIECE = 256 * 1024
LONGEST_WHERE = 120


def build(edition_id: int) -> None:
    """Collect an edition that is due; quiet if it is gone, taken or built.

    Whoever dies on the way leaves it to the sweeper, which begins anew after the lease.
    """
    edition = take_edition(edition_id)
    if edition is None:
        return
    try:
        with translation.override(edition.language):
            collecting = Collecting(edition)
            collecting.run()
            if not collecting.counted:
                give_up(edition, EditionFailure.NOTHING)
                return
            collecting.finish(partial(_findings, edition))
    except Stale:
        log.info("Edition %s was discarded or taken by somebody else.", edition.reference)


def _findings(edition: Edition, head: str) -> list[EditionFinding]:
    """Return where private words stand in a public edition; nothing is looked for in one for people of WIEGO."""
    if not edition.is_public:
        return []
    rows = {}
    for found in scanned(texts_of_edition(edition, head), private_words()):
        where = found.where[:LONGEST_WHERE]
        rows[found.private.mark, where] = EditionFinding(
            edition=edition,
            kind=found.private.kind,
            outcome_id=found.private.outcome_id,
            where=where,
            mark=found.private.mark,
        )
    return list(rows.values())


def write(file_id: int) -> None:
    """Write a file of an edition that is due; quiet if it is gone, taken or written."""
    file = take_file(file_id)
    if file is None:
        return
    frozen = FrozenEdition(file.edition)
    try:
        with translation.override(file.edition.language), TemporaryFile() as stream:
            write_edition(stream, frozen, file.file_format)
            if file.edition.is_public and _has_private_words(file, stream):
                give_up_file(file, EditionFailure.NAMES)
                return
            stream.seek(0)
            with kept_file(_pieces(stream)) as kept:
                keep_file(file, kept, screen=frozen.screen.mark)
    except Stale:
        log.info("A file of edition %s was ordered anew or written meanwhile.", file.edition.reference)
    except typst.TypstError:
        log.exception(
            "The file %s of edition %s cannot be typeset.", file.file_format, file.edition.reference
        )
        give_up_file(file, EditionFailure.WRITING)


def _has_private_words(file: EditionFile, stream: IO[bytes]) -> bool:
    """Say whether words that nobody cleared stand in a file as it would be handed out."""
    cleared = cleared_marks(file.edition)
    private = [each for each in private_words() if each.mark not in cleared]
    return any(True for _found in scanned(texts_of_file(stream, file.file_format), private))


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece
