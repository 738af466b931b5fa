"""Taking what tells of an erased source out of the rows that it came with."""

from __future__ import annotations

from outcomes.models import Outcome
from outcomes.models.evidence import ERASED


def forget_in_rows(outcome: Outcome, words: list[str]) -> None:
    """Put the mark of the erased in the place of words in every imported row of an outcome.

    The file itself stays in the store with its checksum; from then on no page hands it out.
    """
    wanted = sorted(filter(None, words), key=len, reverse=True)
    if not wanted:
        return
    for row in outcome.import_rows.all():
        row.reading, row.fixes = _without(row.reading, wanted), _without(row.fixes, wanted)
        row.save(update_fields=["reading", "fixes"])


def _without(said, words: list[str]):
    if isinstance(said, str):
        for word in words:
            said = said.replace(word, ERASED)
        return said
    if isinstance(said, list):
        return [_without(each, words) for each in said]
    if isinstance(said, dict):
        return {name: _without(each, words) for name, each in said.items()}
    return said
