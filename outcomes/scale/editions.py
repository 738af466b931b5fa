"""What is measured of editions: collecting everything there is, and writing each file of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from tempfile import TemporaryFile

from django.urls import reverse
from django.utils import timezone

from harvests.models import Code, HarvestRound
from harvests.queries.teams import principal_for
from outcomes.editions.building import build
from outcomes.editions.reading import texts_of_edition, texts_of_file
from outcomes.editions.scanning import private_words, scanned
from outcomes.enums import EditionState, FileFormat
from outcomes.models import Edition, Outcome
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

    def __init__(self, get: Callable[[str], int]):
        """Take what opens a page for the lead and returns its size."""
        self._get = get

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
            "edition of everything: workbook scanned for private words": self._workbook_scanned,
            "edition of everything: list behind a number": self._list,
            "edition of everything: the next one, with what changed since": self._next,
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

    def _workbook_scanned(self, _number: int) -> int:
        with TemporaryFile() as stream:
            write_edition(stream, FrozenEdition(self._edition), FileFormat.XLSX)
            texts = texts_of_file(stream, FileFormat.XLSX)
            return sum(1 for _found in scanned(texts, private_words()))

    def _list(self, _number: int) -> int:
        address = reverse("outcomes:edition-outcomes", args=[self._edition.reference])
        return self._get(f"{address}?change_type=policy&page=3")

    def _next(self, _number: int) -> int:
        """Recode some outcomes and collect an edition that follows one that counts as published.

        Publishing it would ask for its files first, and their memory would be told as that of comparing.
        """
        Edition.objects.filter(pk=self._edition.pk).update(
            state=EditionState.PUBLISHED,
            published_at=timezone.now(),
            published_by=User.objects.get(email=LEAD_ADDRESS),
        )
        for key, level in ((2, "city"), (3, "national")):
            Outcome.objects.filter(pk__in=self._keys(key)).update(
                level=Code.objects.get(dimension="level", key=level)
            )
        return self._made().rows.count()

    def _keys(self, each: int) -> list[int]:
        return list(Outcome.objects.order_by("pk").values_list("pk", flat=True)[:1000][::each])

    def _writer(self, file_format: str) -> Callable[[int], int]:
        def write(_number: int) -> int:
            with TemporaryFile() as stream:
                write_edition(stream, FrozenEdition(self._edition), file_format)
                return stream.tell()

        return write
