"""What is measured: a signed-in lead opens pages, saves a record and takes files away."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from html.parser import HTMLParser
from itertools import cycle
from tempfile import TemporaryFile

import xlsxwriter
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from harvests.codebook import Book
from harvests.queries.codebook import newest_version
from outcomes.enums import CopyState, OutcomeState
from outcomes.models import Coding, Outcome, ServedCopy
from outcomes.queries import tables as table_queries
from outcomes.queries.coded import count_by_code
from outcomes.queries.lists import ROWS_PER_PAGE
from outcomes.queries.outcomes import visible_to
from outcomes.queries.votes import ballots_of, counted_codings
from outcomes.reports.agreement import coefficients_of
from outcomes.reports.outcome_rows import outcome_table
from outcomes.scale.clock import Work
from outcomes.scale.coding import code_by_rule
from outcomes.scale.document_visits import DocumentVisits
from outcomes.scale.editions import EditionWork
from outcomes.scale.files import photo, report
from outcomes.scale.imports import ImportWork
from outcomes.scale.register import LEAD_ADDRESS, YEARS
from outcomes.scale.texts import ACCENTED, COMMON, RARE
from outcomes.services.copies import make_copy
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold

FOUR_FILTERS = {"state": "accepted", "region": "africa", "programme": "law", "direction": "positive"}
_FARTHEST_PAGE = 200
_YEAR = YEARS[-2]

_FLOOR = """
    SELECT {what} FROM outcomes_outcome o
    WHERE o.state = 'accepted' AND o.direction = 'positive'
      AND EXISTS (SELECT 1 FROM outcomes_outcomecountry c
                  WHERE c.outcome_id = o.id AND c.country IN ('GH', 'KE', 'ZA', 'UG', 'NG', 'SN', 'CI', 'TG', 'MZ'))
      AND EXISTS (SELECT 1 FROM outcomes_outcomeprogramme p
                  JOIN harvests_programme h ON h.id = p.programme_id
                  WHERE p.outcome_id = o.id AND h.key = 'law')
"""
_FLOOR_COUNT = _FLOOR.format(what="COUNT(*)")
_FLOOR_PAGE = (
    _FLOOR.format(what="o.reference, o.title, o.state, o.city, o.date_from, o.updated_at")
    + " ORDER BY o.updated_at DESC, o.id DESC LIMIT 50"
)


class Visits:
    """The visits of one person, by name; each takes a number and returns how many bytes came back."""

    @cached_property
    def _client(self) -> Client:
        client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0], headers={"Accept-Encoding": "gzip"})
        client.force_login(User.objects.get(email=LEAD_ADDRESS))
        return client

    def named(self) -> dict[str, Callable[[int], int] | Work]:
        """Return what can be measured."""
        return {
            "floor: list with four filters, hand-written SQL": self._floor,
            "list with four filters, page 1": lambda _number: self._list(1, **FOUR_FILTERS),
            "list with four filters, farthest page": lambda _number: self._list(self._last, **FOUR_FILTERS),
            "list without a filter, page 1": lambda _number: self._list(1),
            "list without a filter, farthest page": lambda _number: self._list(self._farthest),
            "search, rare word": lambda _number: self._list(1, q=RARE),
            "search, common word": lambda _number: self._list(1, q=COMMON),
            "search without accents": lambda _number: self._list(1, q=fold(ACCENTED)),
            "record page": self._record,
            "save of a record with trail": self._save,
            "photo of 5 MB, from sending to ready": lambda number: self._file(
                number, self._photo, "photo.jpg"
            ),
            "PDF of 50 pages, from sending to ready": lambda number: self._file(
                number, self._report, "report.pdf"
            ),
            "possible duplicates of a text being written": self._duplicates,
            "coach while writing": self._coach,
            "annual tables, page": self._tables,
            "cockpit of a round": self._cockpit,
            "annual tables, workbook": self._workbook,
            "crosstab region by worker group over everything": self._crosstab,
            "agreement in one dimension over everything, coded twice": self._agreement,
            "settled codes of everything, counted by code": self._settled,
            "list without a filter as XLSX": self._whole_list,
            "floor: the same cells written straight into XLSX": self._raw_workbook,
            **DocumentVisits(self._get, self._post).named(),
            "explorer: strategy by worker group, everything": lambda _number: self._get(
                f"{reverse('outcomes:explore')}?down=strategy&across=worker_group"
            ),
            "explorer: map with evidence": lambda _number: self._get(
                f"{reverse('outcomes:explore')}?down=region&across=change_type&show=evidence&picture=map"
            ),
            **ImportWork().named(),
            **EditionWork(self._get).named(),
        }

    def _get(self, address: str) -> int:
        response = self._client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address}: {response.status_code}")
        return len(response.content)

    def _post(self, address: str, fields: dict[str, str], expected: int) -> int:
        response = self._client.post(address, fields)
        if response.status_code != expected:
            raise RuntimeError(f"{address}: {response.status_code}")
        if response.streaming:
            return sum(len(part) for part in response.streaming_content)
        return len(response.content)

    def _floor(self, _number: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_FLOOR_COUNT)
            cursor.fetchone()
            cursor.execute(_FLOOR_PAGE)
            return len(repr(cursor.fetchall()))

    def _list(self, page: int, **filters: str) -> int:
        query = "&".join(f"{name}={value}" for name, value in (filters | {"page": str(page)}).items())
        return self._get(f"{reverse('outcomes:list')}?{query}")

    @cached_property
    def _last(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_FLOOR_COUNT)
            return max(1, min(_FARTHEST_PAGE, cursor.fetchone()[0] // ROWS_PER_PAGE))

    @cached_property
    def _farthest(self) -> int:
        return max(1, min(_FARTHEST_PAGE, self._all // ROWS_PER_PAGE))

    @cached_property
    def _accepted(self) -> list[str]:
        rows = Outcome.objects.filter(state=OutcomeState.ACCEPTED).order_by("pk")
        return list(rows.values_list("reference", flat=True)[:200])

    @cached_property
    def _drafts(self) -> list[str]:
        rows = Outcome.objects.filter(state=OutcomeState.DRAFT).order_by("pk")
        return list(rows.values_list("reference", flat=True)[:50])

    def _record(self, number: int) -> int:
        return self._get(reverse("outcomes:detail", args=[self._accepted[number % len(self._accepted)]]))

    @cached_property
    def _typed(self) -> dict[str, dict[str, str]]:
        """The fields of the forms that will be posted, read before anything is measured."""
        return {reference: self._fields_of(reference) for reference in self._drafts}

    def _section(self, reference: str) -> str:
        return reverse("outcomes:edit-section", args=[reference, "significance"])

    def _fields_of(self, reference: str) -> dict[str, str]:
        page = self._client.get(self._section(reference), headers={"Accept-Encoding": "identity"})
        reader = _FormReader()
        reader.feed(page.content.decode())
        return reader.fields

    def _save(self, number: int) -> int:
        reference = self._drafts[number % len(self._drafts)]
        fields = self._typed[reference]
        version = Outcome.objects.values_list("version", flat=True).get(reference=reference)
        changed = {"significance": f"Changed for the {number + 1}. time.", "version": str(version)}
        return self._post(self._section(reference), fields | changed, 302)

    @cached_property
    def _photo(self) -> bytes:
        return photo()

    @cached_property
    def _report(self) -> bytes:
        return report()

    def _file(self, number: int, content: bytes, name: str) -> int:
        """Send a file as evidence and make its copy, as the worker would; return the size of the copy."""
        address = reverse("outcomes:evidence-add", args=[self._drafts[number % len(self._drafts)]])
        said = {"title": f"File {number}", "kind": "document", "supports": "change", "do": "add"}
        self._post(address, said | {"file": SimpleUploadedFile(name, content)}, 302)
        copy = ServedCopy.objects.filter(state=CopyState.WAITING).latest("pk")
        make_copy(copy.pk)
        copy.refresh_from_db()
        if not copy.is_ready:
            raise RuntimeError(f"{name}: {copy.failure}")
        return copy.size

    def _duplicates(self, number: int) -> int:
        reference = self._drafts[number % len(self._drafts)]
        written = {
            "reference": reference,
            "section": "happened",
            "language": "en",
            "title": f"The city council signs an agreement with its street vendors ({number})",
            "statement": "In July 2024 the city council signed an agreement with the street vendors of "
            f"{RARE} market, which sets aside {number + 40} stalls for them.",
        }
        return self._post(reverse("outcomes:duplicate-find"), written, 200)

    def _coach(self, number: int) -> int:
        """Ask about the text of another record, so that none is asked about twice in a row."""
        reference = self._drafts[number % len(self._drafts)]
        text = self._statements[number % len(self._statements)]
        typed = {"statement": f"Thanks to WIEGO, {text}", "language": "en", "live": "1"}
        return self._post(reverse("outcomes:coach", args=[reference, "happened"]), typed, 200)

    @cached_property
    def _statements(self) -> list[str]:
        rows = Outcome.objects.filter(reference__in=self._accepted).order_by("pk")
        return list(rows.values_list("statement", flat=True))

    def _tables(self, _number: int) -> int:
        return self._get(f"{reverse('outcomes:tables')}?year={_YEAR}")

    def _cockpit(self, _number: int) -> int:
        return self._get(reverse("rounds:cockpit", args=[f"scale-{_YEAR}"]))

    def _workbook(self, _number: int) -> int:
        return self._post(reverse("outcomes:tables-file", args=[_YEAR, "xlsx"]), {}, 200)

    @cached_property
    def _coded(self) -> None:
        """Let two people code every accepted outcome in one dimension, once for the whole run."""
        if not Coding.objects.exists():
            keys = Outcome.objects.filter(state=OutcomeState.ACCEPTED).order_by("pk")
            coders = list(User.objects.order_by("pk").values_list("pk", flat=True)[:2])
            code_by_rule(list(keys.values_list("pk", flat=True)), coders, "stage", by=coders[0])
            # A server learns by itself how full its tables are, but not within the seconds of a measure.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _agreement(self, _number: int) -> int:
        """Read the votes and work out every figure with its interval, as a page does that finds nothing kept."""
        self._coded  # noqa: B018 - made when first asked for
        stage = Book.of(newest_version().content).by_key["stage"]
        figures, _coders = coefficients_of(stage, ballots_of(counted_codings())["stage"])
        return len(figures)

    def _settled(self, _number: int) -> int:
        self._coded  # noqa: B018 - made when first asked for
        return len(count_by_code(Outcome.objects.filter(state=OutcomeState.ACCEPTED), "stage", "round"))

    def _crosstab(self, _number: int) -> int:
        rows = visible_to(self._lead).order_by()
        return len(table_queries.by_region_and_worker_group(rows))

    def _whole_list(self, _number: int) -> int:
        return self._post(reverse("outcomes:export", args=["xlsx"]), {}, 200)

    def _raw_workbook(self, _number: int) -> int:
        with TemporaryFile() as stream:
            book = xlsxwriter.Workbook(stream, {"constant_memory": True})
            sheet = book.add_worksheet()
            style = book.add_format({"text_wrap": True, "valign": "top"})
            for line, values in zip(range(self._all), cycle(self._ready_rows), strict=False):
                for column, value in enumerate(values):
                    if isinstance(value, int):
                        sheet.write_number(line, column, value, style)
                    elif value:
                        sheet.write_string(line, column, str(value), style)
            book.close()
            return stream.tell()

    @cached_property
    def _ready_rows(self) -> list[list]:
        """Some rows as they stand in the file, read beforehand; so many that they cannot be packed as one."""
        rows = outcome_table(Outcome.objects.order_by("-updated_at", "-pk")[:500], title="").rows()
        return [[cell.value for cell in row] for row in rows]

    @cached_property
    def _all(self) -> int:
        return Outcome.objects.count()

    @cached_property
    def _lead(self) -> Principal:
        return Principal(person_id=None, name="", roles=frozenset({"lead"}))


class _FormReader(HTMLParser):
    """Reads the hidden fields and texts of the form of a page that asks questions."""

    def __init__(self):
        super().__init__()
        self.fields: dict[str, str] = {}
        self._text = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden" and given.get("name"):
            self.fields[given["name"]] = given.get("value") or ""
        elif tag == "textarea":
            self._text = given["name"]

    def handle_data(self, data):
        if self._text:
            self.fields[self._text] = self.fields.get(self._text, "") + data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._text = ""
