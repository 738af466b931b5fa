"""What is measured about spreadsheets: one made by rule is read and held against what is there, then confirmed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from random import Random

import xlsxwriter
from django.core.files.base import ContentFile

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from outcomes.importing.states import ImportState
from outcomes.models import Outcome, SheetImport
from outcomes.scale.clock import Work
from outcomes.scale.register import LEAD_ADDRESS
from outcomes.scale.texts import story
from outcomes.services.importing.confirming import confirm_import
from outcomes.services.importing.files import start_import
from outcomes.services.importing.reading import read_import
from outcomes.services.importing.writing import write_import
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import country_name

MOST_ROWS = 10_000
_HEADINGS = (
    "No.",
    "Title",
    "Outcome statement",
    "Date",
    "Country",
    "City",
    "Who changed",
    "Significance",
    "WIEGO contribution",
    "Contribution of others",
    "Worker groups",
    "Programme",
    "Type of change",
    "Direction",
    "Source",
    "Evidence",
    "Remarks of the team",
)
_GROUPS = ("Street vendors", "Waste pickers", "Domestic workers; Street vendors", "Home-based workers")
_PROGRAMMES = ("Law", "Urban Policies", "Urban Policies; Law", "Statistics")
_WHO = ("City Council", "Market Authority", "Traders’ Federation", "Transport Office {number}")


class ImportWork:
    """A lead brings in spreadsheets with as many rows as the bench has outcomes, at most ten thousand.

    Each repetition has a file of its own, whose rows nobody has brought in before.
    """

    def named(self) -> dict[str, Work]:
        """Return what can be measured."""
        return {
            "spreadsheet: read and held against what is there": Work(self._read, prepare=self._sent),
            "spreadsheet: confirmed and written": Work(self._write, prepare=self._confirmed),
        }

    @cached_property
    def rows(self) -> int:
        """Return how many rows a file has."""
        return min(MOST_ROWS, Outcome.objects.count())

    @cached_property
    def _lead(self) -> Principal:
        return principal_for(User.objects.get(email=LEAD_ADDRESS))

    @cached_property
    def _round(self) -> HarvestRound:
        return HarvestRound.objects.exclude(state=RoundState.CLOSED).latest("covers_from")

    def _sent(self, number: int) -> SheetImport:
        file = ContentFile(workbook(self.rows, seed=SheetImport.objects.count() + number), name="rows.xlsx")
        return start_import(by=self._lead, harvest_round=self._round, upload=file, ring=False)

    def _read(self, sheet_import: SheetImport) -> int:
        read_import(sheet_import.pk)
        sheet_import.refresh_from_db()
        if sheet_import.state != ImportState.READY or sheet_import.total != self.rows:
            raise RuntimeError(
                f"{sheet_import.state} {sheet_import.failure}: {sheet_import.total} of {self.rows} rows"
            )
        return sheet_import.size

    def _confirmed(self, number: int) -> SheetImport:
        made = self._sent(number)
        self._read(made)
        return confirm_import(sheet_import=made, version=made.version, by=self._lead, ring=False)

    def _write(self, sheet_import: SheetImport) -> int:
        write_import(sheet_import.pk)
        sheet_import.refresh_from_db()
        if sheet_import.state != ImportState.DONE:
            raise RuntimeError(f"{sheet_import.state}: {sheet_import.about.get('refused')}")
        return sheet_import.size


def workbook(rows: int, *, seed: int) -> bytes:
    """Return a spreadsheet with this many outcomes, as a team keeps one; the same seed gives the same one."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    sheet = book.add_worksheet("Outcomes")
    sheet.write_row(0, 0, ["Outcomes of the region"])
    sheet.write_row(2, 0, _HEADINGS)
    for at, values in enumerate(_rows(rows, seed)):
        sheet.write_row(at + 3, 0, values)
    book.close()
    return stream.getvalue()


def _rows(rows: int, seed: int) -> Iterator[list]:
    random = Random(seed)  # noqa: S311 - nothing here is secret
    for number in range(1, rows + 1):
        told = story(random, number)
        texts = told.texts
        year, month, day = random.randint(2017, 2023), random.randint(1, 12), random.randint(13, 28)
        whens = (f"{year}-{month:02d}-{day}", f"{year}-{month:02d}", f"Q{month // 4 + 1} {year}", f"{year}")
        who = random.choice(_WHO).format(number=number % 400)
        yield [
            number,
            f"{texts['title'][:80]} ({seed}.{number})",
            f"{texts['statement']} ({seed}.{number})",
            random.choice(whens),
            country_name(told.country),
            told.city,
            f"{told.city} {who}",
            texts["significance"],
            texts["contribution_wiego"],
            texts["contribution_others"],
            random.choice(_GROUPS),
            random.choice(_PROGRAMMES),
            random.choice(("Policy", "Practice", "Law", "")),
            random.choice(("positive", "positive", "negative", "")),
            random.choice(("", "", "Minutes of the council", "Ama Mensah; Kofi Boateng")),
            random.choice(("", "", f"https://example.org/{seed}/{number}", "Letter of the mayor")),
            random.choice(("", "", "to be checked")),
        ]
