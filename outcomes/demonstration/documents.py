"""A report written by the project itself, so that the demonstration shows how documents are read for outcomes."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.files import File

from harvests.models import HarvestRound
from outcomes.enums import PassageReason
from outcomes.queries.documents import page_of
from outcomes.quoting import Place, place_of
from outcomes.services.document_reading import read_document
from outcomes.services.documents import add_document, look_at_page
from outcomes.services.passages import Quoted, begin_outcome, set_passage_aside
from wiego_mle.kernel.access import Principal

FILE = Path(__file__).with_name("files") / "demonstration-report.txt"
ROUND, READER = "2025", "amara"
TITLE = "Field notes of a made-up year (written for the demonstration)"
ORIGIN = "Written by the project; it tells of an invented town and documents nothing"
READ = (1, 2)
"""The pages that the reader has read; the others are left for whoever tries it."""


@dataclass(frozen=True)
class DemoPassage:
    """Words of a page, and the title of the lead they become, or why they are set aside."""

    page: int
    quote: str
    title: str = ""
    because: PassageReason | str = ""


PASSAGES = (
    DemoPassage(
        1,
        "On 14 March 2025 the town council of Riverbend voted to stop evictions around the market for one year.",
        title="Town council stops evictions of vendors for a year (made up)",
    ),
    DemoPassage(
        1,
        "WIEGO trained eleven of its leaders to count vendors and to read the by-laws.",
        because=PassageReason.OWN_WORK,
    ),
    DemoPassage(
        2,
        "The association hopes that the council will make the decision permanent.",
        because=PassageReason.NO_ACT,
    ),
)


def read_a_report(rounds: Mapping[str, HarvestRound], who: Mapping[str, Principal]) -> None:
    """Add the report to a round, let it be read, and mark some of its passages."""
    by = who[READER]
    with FILE.open("rb") as file:
        document = add_document(
            harvest_round=rounds[ROUND],
            answers={"title": TITLE, "language": "en", "origin": ORIGIN},
            by=by,
            upload=File(file, name=FILE.name),
            creation_key=uuid.uuid5(uuid.NAMESPACE_OID, "demonstration report"),
        )
    version = document.versions.get()
    read_document(version.pk)
    version.refresh_from_db()
    version.document = document
    pages = {number: page_of(version, number) for number in range(1, version.pages_total + 1)}
    for page in pages.values():
        page.version = version
    for number in READ:
        look_at_page(page=pages[number], by=by)
    for told in PASSAGES:
        place = place_of(told.quote, pages[told.page].text, near=Place(0, 0))
        quoted = Quoted(pages[told.page], told.quote, place)
        if told.because:
            set_passage_aside(by=by, quoted=quoted, reason=told.because)
            continue
        beginning = {
            "title": told.title,
            "language": "en",
            "as_lead": True,
            "creation_key": uuid.uuid5(uuid.NAMESPACE_OID, f"demonstration passage {told.quote}"),
            "answers": {"statement": f"“{told.quote}”", "origin_note": f"{TITLE}, page {told.page}"},
        }
        begin_outcome(by=by, quoted=quoted, beginning=beginning)
