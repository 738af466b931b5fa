"""A financial year counted by hand, and reading the tables of a page back from its HTML.

The year 2024 has two rounds. Seven outcomes that everybody may read were accepted in it:

| | round | leads | also | actor type | level | change | where | groups | direction | expected | route |
|---|---|---|---|---|---|---|---|---|---|---|---|
| A | first | law | | court | national | policy | GH | domestic | positive | intended | A |
| B | first | law | statistics | court | city | practice | GH KE | domestic, street | positive | intended | D |
| C | first | statistics | | statistical office | national | practice | GH IN | home-based | positive | unintended | A |
| D | second | urban | law | local government | city | policy | PE | waste, street | negative | – | B |
| E | second | – | | – | – | – | – | – | – | – | – |
| F | second | urban | | ILO | global | agenda | global, IN | cross-sector | mixed | partly | C |
| G | second | law | | guild (retired) | national | policy | AQ | domestic | setback averted | not sure | D |

A and D name a grant of the Ford Foundation, D and F one of the city of Lima. By their places, A and B (“Accra
Metropolitan Area”, with Nairobi) count for Accra, C (“New Delhi”) for Delhi, D for Lima; F names Lima, but lies in
India, and counts for no Focal City.

Besides: two accepted restricted ones (law in the first round, urban in the second), one lead and one
draft (law, first), one draft (statistics, second), one submitted (urban, second), one returned and one
set aside (law, first), one withdrawn (no programme, second), one restricted draft (law, first) and one
restricted submitted (urban, second). In 2023 one outcome was accepted; 2025 has only a draft.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from harvests.models import Code, HarvestRound, Programme
from harvests.tests.factories import CodeFactory, GrantFactory, HarvestRoundFactory
from outcomes.models import Outcome
from outcomes.services.focal_cities import match_all
from outcomes.tests.factories import (
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
)
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.tests.cast import Member, member

LAW, STATISTICS, URBAN = "law", "statistics", "urban-policies"

Numbers = dict[tuple[str, str], int]
"""The numbers of a table by the head of the row and of the column."""


@dataclass(frozen=True)
class Year:
    """The rounds, the accepted outcomes by letter, and the people who look at the tables."""

    first: HarvestRound
    second: HarvestRound
    outcomes: dict[str, Outcome]
    people: dict[str, Member]


def make_year() -> Year:
    """Make the rows described above."""
    first = _round("2024", "Harvest 2024", 2024, state="closed")
    second = _round("2024-late", "Late harvest 2024", 2024, state="reviewing", covers_from=date(2024, 10, 1))
    earlier = _round("2023", "Harvest 2023", 2023, state="closed", covers_from=date(2023, 4, 1))
    later = _round("2025", "Harvest 2025", 2025, covers_from=date(2025, 4, 1))
    CodeFactory(dimension="actor_type", key="guild", label_en="Guild", order=99, retired_on=date(2024, 1, 1))
    author, reviewer = UserFactory(name="Aminata Author"), UserFactory(name="Rita Reviewer")
    write = Writer(author, reviewer)
    found = {
        "A": write(
            first,
            LAW,
            who=("court", "national", "policy"),
            where="GH",
            groups=("domestic-workers",),
            city="Accra",
        ),
        "B": write(
            first,
            LAW,
            also=(STATISTICS,),
            who=("court", "city", "practice"),
            where="GH KE",
            groups=("domestic-workers", "street-vendors-market-traders"),
            influence_route="D",
            city="ACCRA Metropolitan Area; Nairobi",
        ),
        "C": write(
            first,
            STATISTICS,
            who=("statistical-office", "national", "practice"),
            where="GH IN",
            groups=("home-based-workers",),
            expected="unintended",
            city="New Delhi",
        ),
        "D": write(
            second,
            URBAN,
            also=(LAW,),
            who=("local-government", "city", "policy"),
            where="PE",
            groups=("waste-pickers", "street-vendors-market-traders"),
            direction="negative",
            expected="",
            influence_route="B",
            city="Cercado de Lima",
        ),
        "E": write(second, None, direction="", expected="", influence_route=""),
        "F": write(
            second,
            URBAN,
            who=("ilo", "global", "agenda"),
            where="IN",
            groups=("cross-sector",),
            is_global=True,
            city="Lima",
            direction="mixed",
            expected="partly",
            influence_route="C",
        ),
        "G": write(
            second,
            LAW,
            who=("guild", "national", "policy"),
            where="AQ",
            groups=("domestic-workers",),
            direction="setback_averted",
            expected="not_sure",
            influence_route="D",
        ),
    }
    write(first, LAW, restricted=True, where="GH", groups=("domestic-workers",), city="Accra")
    write(second, URBAN, restricted=True, where="PE")
    for where, programme, state in (
        (first, LAW, "lead"),
        (first, LAW, ""),
        (second, STATISTICS, ""),
        (second, URBAN, "submitted"),
        (first, LAW, "returned"),
        (first, LAW, "set_aside"),
        (second, None, "withdrawn"),
        (later, LAW, ""),
    ):
        write(where, programme, state=state)
    write(first, LAW, state="", restricted=True)
    write(second, URBAN, state="submitted", restricted=True)
    write(earlier, LAW, where="GH")
    ford = GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")
    lima = GrantFactory(key="lima", funder="City of Lima", name="Markets")
    for letter, grants in (("A", [ford]), ("D", [ford, lima]), ("F", [lima])):
        found[letter].grants.set(grants)
    match_all()
    return Year(first, second, found, _people(first))


def _round(reference: str, name: str, year: int, **more) -> HarvestRound:
    return HarvestRoundFactory(
        reference=reference, name=name, financial_year=year, **{"covers_from": date(2024, 4, 1)} | more
    )


class Writer:
    """Writes one outcome with its parts."""

    def __init__(self, author, reviewer):
        self._author, self._reviewer = author, reviewer
        self._codes = {(code.dimension, code.key): code for code in Code.objects.all()}
        self._programmes = {each.key: each for each in Programme.objects.all()}

    def __call__(
        self,
        harvest_round,
        leads,
        *,
        also=(),
        who=(),
        where="",
        groups=(),
        state="accepted",
        restricted=False,
        **more,
    ) -> Outcome:
        values = {"influence_route": "A"} | more
        if who:
            names = ("actor_type", "level", "change_type")
            values |= {name: self._codes[name, key] for name, key in zip(names, who, strict=True)}
        if state in ("accepted", "returned", "set_aside"):
            values["decided_by"] = self._reviewer
        if state:
            values[state] = True
        if restricted:
            values["confidentiality"] = "restricted"
        outcome = OutcomeFactory(round=harvest_round, author=self._author, **values)
        for country in where.split():
            OutcomeCountryFactory(outcome=outcome, country=country)
        if leads:
            OutcomeProgrammeFactory(outcome=outcome, programme=self._programmes[leads])
        for key in also:
            OutcomeProgrammeFactory(outcome=outcome, programme=self._programmes[key], is_lead=False)
        outcome.worker_groups.set(self._codes["worker_group", key] for key in groups)
        OutcomeActorFactory(outcome=outcome)
        return outcome


def _people(first: HarvestRound) -> dict[str, Member]:
    people = {
        "lead": member("Lena Lead", everywhere=(Role.LEAD,)),
        "administrator": member("Ada Administrator", everywhere=(Role.ADMINISTRATOR,)),
        "reviewer": member("Rita Reviewer", everywhere=(Role.REVIEWER,)),
        "reader": member("Rob Reader", everywhere=(Role.READER,)),
        "outsider": member("Otto Outsider"),
        "lead of the first round": member("Fatou First", here=Role.LEAD, round_=first),
        "contributor of the first round": member("Carlos", here=Role.CONTRIBUTOR, round_=first),
    }
    # An author who reads only their own restricted record gets no number that others do not get.
    author = Outcome.objects.filter(confidentiality="restricted").first().author
    return people | {"author": Member(author)}


def written_tables(text: str) -> dict[str, Numbers]:
    """Return tables as they are written here, by key: the first line has the key and the heads, a gap is nought."""
    found = {}
    for table in text.strip().split("\n\n"):
        (key, *heads), *rows = ([cell.strip() for cell in line.split("|")] for line in table.splitlines())
        found[key] = {
            (row[0], head): int(number)
            for row in rows
            for head, number in zip(heads, row[1:], strict=True)
            if number
        }
    return found


EXPECTED = written_tables("""
funnel         | Lead | Draft | Submitted | Returned | Accepted | Set aside | Withdrawn | All records
Law            |    1 |     1 |           |        1 |        3 |         1 |           |           7
Statistics     |      |     1 |           |          |        1 |           |           |           2
Urban Policies |      |       |         1 |          |        2 |           |           |           3
Not given      |      |       |           |          |        1 |           |         1 |           2
All            |    1 |     2 |         1 |        1 |        7 |         1 |         1 |          14

actor-level                   | National | City | Global | Not given | All
Court                         |        1 |    1 |        |           |   2
Statistical office            |        1 |      |        |           |   1
Local government              |          |    1 |        |           |   1
ILO (bodies and constituents) |          |      |      1 |           |   1
Guild (retired)               |        1 |      |        |           |   1
Not given                     |          |      |        |         1 |   1
All                           |        3 |    2 |      1 |         1 |   7

change-programme | Law | Statistics | Urban Policies | Not given | All outcomes
Policy           |   3 |            |              1 |           |            3
Practice         |   1 |          2 |                |           |            2
Agenda           |     |            |              1 |           |            1
Not given        |     |            |                |         1 |            1
All outcomes     |   4 |          2 |              2 |         1 |            7

region-worker-group       | Domestic workers | Home-based workers | Street vendors and market traders | Waste pickers | Across sectors | Not given | All outcomes
Africa                    |                2 |                  1 |                                 1 |               |                |           |            3
Asia-Pacific              |                  |                  1 |                                   |               |              1 |           |            2
Latin America & Caribbean |                  |                    |                                 1 |             1 |                |           |            1
Global                    |                1 |                    |                                   |               |              1 |           |            2
Not given                 |                  |                    |                                   |               |                |         1 |            1
All outcomes              |                3 |                  1 |                                 2 |             1 |              1 |         1 |            7

focal-group       | Domestic workers | Home-based workers | Street vendors and market traders | Waste pickers | Across sectors | Not given | All outcomes
Accra             |                2 |                    |                                 1 |               |                |           |            2
Delhi             |                  |                  1 |                                   |               |                |           |            1
Lima              |                  |                    |                                 1 |             1 |                |           |            1
In no Focal City  |                1 |                    |                                   |               |              1 |         1 |            3
All outcomes      |                3 |                  1 |                                 2 |             1 |              1 |         1 |            7

direction       | Intended | Partly intended | Unintended | Not sure | Not given | All
Positive        |        2 |                 |          1 |          |           |   3
Negative        |          |                 |            |          |         1 |   1
Mixed           |          |               1 |            |          |           |   1
Setback averted |          |                 |            |        1 |           |   1
Not given       |          |                 |            |          |         1 |   1
All             |        2 |               1 |          1 |        1 |         2 |   7

route                                                  | Positive | Negative | Mixed | Setback averted | Not given | All
A: WIEGO → external actor                              |        2 |          |       |                 |           |   2
B: WIEGO → workers, MBO or network                     |          |        1 |       |                 |           |   1
C: workers, MBO or network, earlier supported → others |          |          |     1 |                 |           |   1
D: jointly → external actor                            |        1 |          |       |               1 |           |   2
Not given                                              |          |          |       |                 |         1 |   1
All                                                    |        3 |        1 |     1 |               1 |         1 |   7
""")
"""Every number of the year that is not zero, counted by hand, as somebody sees it who reads all states."""


def number_or_words(text: str) -> str | int:
    """Return a number as a number, a dash or nothing as zero, and anything else, such as a share, as it is written."""
    return 0 if text in ("–", "") else int(text) if text.isdigit() else text


@dataclass
class PageTable:
    """A table read back from a page: heading, rows of texts, and the link of each number."""

    rows: list[list[str]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)

    @property
    def values(self) -> list[list[str | int]]:
        """Return the rows below the heading, numbers as numbers and a dash as zero."""
        return [[row[0], *map(number_or_words, row[1:])] for row in self.rows[1:]]


class _Reader(HTMLParser):
    """Collects the cells of the tables of counts by the key of their section."""

    def __init__(self):
        super().__init__()
        self.tables: dict[str, PageTable] = {}
        self._table: PageTable | None = None
        self._key = self._text = self._href = ""
        self._in_cell = False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "section" and given.get("id", "").startswith("table-"):
            self._key = given["id"].removeprefix("table-")
        elif tag == "table" and self._key:
            self._table = self.tables.setdefault(self._key, PageTable())
        elif self._table is not None and tag == "tr":
            self._table.rows.append([])
        elif self._table is not None and tag in ("td", "th") and given.get("aria-hidden") != "true":
            self._in_cell, self._text, self._href = True, "", ""
        elif tag == "a" and self._in_cell:
            self._href = given["href"]

    def handle_data(self, data):
        if self._in_cell:
            self._text += data

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._in_cell:
            self._table.rows[-1].append(self._text.strip())
            if self._href:
                self._table.links.append((self._href, int(self._text)))
            self._in_cell = False
        elif tag == "table":
            self._table = None


def tables_of(html: str) -> dict[str, PageTable]:
    """Return the tables of counts of a page by key."""
    reader = _Reader()
    reader.feed(html)
    return reader.tables
