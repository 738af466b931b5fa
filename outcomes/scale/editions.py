"""What is measured of editions: collecting everything there is, and writing each file of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from tempfile import TemporaryFile

from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from outcomes.editions.building import build
from outcomes.editions.reading import texts_of_edition
from outcomes.editions.scanning import private_words, scanned
from outcomes.enums import FileFormat
from outcomes.models import Edition
from outcomes.queries.editions import counted_under
from outcomes.reports.edition.files import write_edition
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tallies import tallied
from outcomes.scale.register import LEAD_ADDRESS, YEARS
from outcomes.services.editions import order_edition
from wiego_mle.accounts.models import User


class EditionWork:
    """The work of a worker on an edition of all outcomes; every round is put into one year for it.

    It stands last among the measures, because the annual tables of single years are empty afterwards.
    """

    def named(self) -> dict[str, Callable[[int], int]]:
        """Return what can be measured."""
        return {
            "edition of everything: collected and frozen": lambda _number: self._made().rows.count(),
            "edition of everything: all tables counted": self._counted,
            "edition of everything: scanned for private words": self._scanned,
            **{
                f"edition of everything: {file_format.upper()}": self._writer(file_format)
                for file_format in FileFormat.values
            },
        }

    def _made(self) -> Edition:
        HarvestRound.objects.update(financial_year=YEARS[-1])
        edition = order_edition(
            title="Everything",
            year=YEARS[-1],
            harvest_round=None,
            programme=None,
            audience="internal",
            language="en",
            by=principal_for(User.objects.get(email=LEAD_ADDRESS)),
        )
        build(edition.pk)
        edition.refresh_from_db()
        if not edition.is_frozen:
            raise RuntimeError(f"the edition is {edition.state}: {edition.failure}")
        return edition

    @cached_property
    def _edition(self) -> Edition:
        return Edition.objects.filter(title="Everything").order_by("pk").first() or self._made()

    def _counted(self, _number: int) -> int:
        return tallied(counted_under(self._edition), FrozenEdition(self._edition).tables).total

    def _scanned(self, _number: int) -> int:
        texts = texts_of_edition(self._edition, self._edition.head)
        return sum(1 for _found in scanned(texts, private_words()))

    def _writer(self, file_format: str) -> Callable[[int], int]:
        def write(_number: int) -> int:
            with TemporaryFile() as stream:
                write_edition(stream, FrozenEdition(self._edition), file_format)
                return stream.tell()

        return write
