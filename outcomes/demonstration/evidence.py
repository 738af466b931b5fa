"""Two files made by the project itself, so that the demonstration shows how files are kept and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.files import File

from outcomes.enums import EvidenceKind, Supports
from outcomes.models import Outcome
from outcomes.services.checks import SAID, check_evidence
from outcomes.services.evidence import add_evidence
from outcomes.services.parts import mark_of_part
from wiego_mle.kernel.access import Principal

_FOLDER = Path(__file__).with_name("files")


@dataclass(frozen=True)
class DemoFile:
    """A file, the row whose outcome it is added to, and what is said about it."""

    row: str
    name: str
    title: str
    kind: EvidenceKind
    note: str
    check_note: str = ""


FILES = (
    DemoFile(
        "OH-001",
        "demonstration-page.pdf",
        "A page made for the demonstration",
        EvidenceKind.DOCUMENT,
        "Shows how a document is kept; it documents nothing.",
        "Read: the page says itself that it is no source.",
    ),
    DemoFile(
        "OH-016",
        "market-drawing.jpg",
        "A drawing made for the demonstration",
        EvidenceKind.PHOTO,
        "Shows how a picture is kept; it was drawn, not taken.",
    ),
)


def add_files(row: str, outcome: Outcome, *, by: Principal) -> Outcome:
    """Add the files that belong to a row and return the outcome as it is now."""
    for told in FILES:
        if told.row != row:
            continue
        said = {"title": told.title, "kind": told.kind, "supports": Supports.CHANGE, "note": told.note}
        with (_FOLDER / told.name).open("rb") as file:
            upload = File(file, name=told.name)
            outcome = add_evidence(outcome=outcome, answers=said, by=by, upload=upload)
    return outcome


def check_files(row: str, outcome: Outcome, *, by: Principal) -> None:
    """Let a reviewer check the files of a row of which the demonstration tells so."""
    for told in FILES:
        if told.row == row and told.check_note:
            item = outcome.evidence.select_related("copy").get(title=told.title)
            item.outcome = outcome
            check_evidence(item=item, seen=mark_of_part(item, SAID), note=told.check_note, by=by)
