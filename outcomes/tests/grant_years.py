"""Two grants over several years, counted by hand, on top of the year of `annual_year`.

Of 2024, A and D name the grant of the Ford Foundation, D and F that of the city of Lima. Besides:

| | year | leads | actor type | level | change | where | groups | route | names | began |
|---|---|---|---|---|---|---|---|---|---|---|
| H | 2023 | statistics | statistical office | national | practice | KE | domestic | A | Ford | 2022/23 |
| I | 2023 | urban | local government | city | practice | PE, Lima | street | D | Lima | 2023/24 |

Both are positive and intended. One draft of 2025 (law) and one restricted accepted outcome of 2021 name Ford; the last
has a text for the public.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from harvests.models import Grant, HarvestRound
from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import Outcome
from outcomes.services.focal_cities import match_all
from outcomes.tests.annual_year import LAW, STATISTICS, URBAN, Writer, Year, make_year, written_tables
from wiego_mle.accounts.tests.factories import UserFactory


@dataclass(frozen=True)
class Years:
    """The year of `annual_year`, the grants, the round before it, and all outcomes that name a grant by letter."""

    year: Year
    ford: Grant
    lima: Grant
    earlier: HarvestRound
    outcomes: dict[str, Outcome]

    @property
    def lead(self):
        """Return the lead of every round."""
        return self.year.people["lead"]


def make_years() -> Years:
    """Make the rows described above."""
    year = make_year()
    ford, lima = year.outcomes["A"].grants.get(), year.outcomes["F"].grants.get()
    earlier, later = (HarvestRound.objects.get(reference=reference) for reference in ("2023", "2025"))
    long_ago = HarvestRoundFactory(
        reference="2021", name="Harvest 2021", financial_year=2021, covers_from=date(2021, 4, 1)
    )
    write = Writer(UserFactory(name="Aroha Author"), UserFactory(name="Ravi Reviewer"))
    found = {letter: year.outcomes[letter] for letter in "ADF"} | {
        "H": write(
            earlier,
            STATISTICS,
            who=("statistical-office", "national", "practice"),
            where="KE",
            groups=("domestic-workers",),
            **_on(2022),
        ),
        "I": write(
            earlier,
            URBAN,
            who=("local-government", "city", "practice"),
            where="PE",
            groups=("street-vendors-market-traders",),
            influence_route="D",
            city="Lima",
            **_on(2023),
        ),
    }
    found["H"].grants.set([ford])
    found["I"].grants.set([lima])
    write(later, LAW, state="").grants.set([ford])
    told = write(long_ago, LAW, restricted=True, public_text="A court ruled for vendors.")
    told.grants.set([ford])
    match_all()
    return Years(year, ford, lima, earlier, found)


def _on(year: int) -> dict:
    day = date(year, 5, 1)
    return {"date_from": day, "date_to": day, "date_precision": "day"}


FORD = written_tables("""
funnel         | Draft | Accepted | All records
Law            |     1 |        1 |           2
Statistics     |       |        1 |           1
Urban Policies |       |        1 |           1
All            |     1 |        3 |           4

reported-programme | Law | Statistics | Urban Policies | All outcomes
2023/24            |     |          1 |                |            1
2024/25            |   2 |            |              1 |            2
All outcomes       |   2 |          1 |              1 |            3

year-programme | Law | Statistics | Urban Policies | All outcomes
2022/23        |     |          1 |                |            1
2024/25        |   2 |            |              1 |            2
All outcomes   |   2 |          1 |              1 |            3

region-group              | Domestic workers | Street vendors and market traders | Waste pickers | All outcomes
Africa                    |                2 |                                   |               |            2
Latin America & Caribbean |                  |                                 1 |             1 |            1
All outcomes              |                2 |                                 1 |             1 |            3

country-group | Domestic workers | Street vendors and market traders | Waste pickers | All outcomes
Ghana         |                1 |                                   |               |            1
Kenya         |                1 |                                   |               |            1
Peru          |                  |                                 1 |             1 |            1
All outcomes  |                2 |                                 1 |             1 |            3

focal-group      | Domestic workers | Street vendors and market traders | Waste pickers | All outcomes
Accra            |                1 |                                   |               |            1
Lima             |                  |                                 1 |             1 |            1
In no Focal City |                1 |                                   |               |            1
All outcomes     |                2 |                                 1 |             1 |            3

actor-level        | National | City | All outcomes
Court              |        1 |      |            1
Statistical office |        1 |      |            1
Local government   |          |    1 |            1
All outcomes       |        2 |    1 |            3

actor-change       | Policy | Practice | All outcomes
Court              |      1 |          |            1
Statistical office |        |        1 |            1
Local government   |      1 |          |            1
All outcomes       |      2 |        1 |            3

actor-stage        | Not given | All outcomes
Court              |         1 |            1
Statistical office |         1 |            1
Local government   |         1 |            1
All outcomes       |         3 |            3

strategy-change | Policy | Practice | All outcomes
Not given       |      2 |        1 |            3
All outcomes    |      2 |        1 |            3

degree-change | Policy | Practice | All outcomes
Not given     |      2 |        1 |            3
All outcomes  |      2 |        1 |            3

route-direction                   | Positive | Negative | All outcomes
A: WIEGO → external actor         |        2 |          |            2
B: WIEGO → workers, MBO or network |          |        1 |            1
All outcomes                      |        2 |        1 |            3

direction-expected | Intended | Not given | All outcomes
Positive           |        2 |           |            2
Negative           |          |         1 |            1
All outcomes       |        2 |         1 |            3

programme-strength | C1 – reported and accepted as specific | All outcomes
Law                |                                      2 |            2
Statistics         |                                      1 |            1
Urban Policies     |                                      1 |            1
All outcomes       |                                      3 |            3
""")
"""All years of the grant of the Ford Foundation: A, D and H, and in the funnel the draft."""

LIMA = written_tables("""
funnel         | Accepted | All records
Urban Policies |        3 |           3
All            |        3 |           3

reported-programme | Law | Urban Policies | All outcomes
2023/24            |     |              1 |            1
2024/25            |   1 |              2 |            2
All outcomes       |   1 |              3 |            3

year-programme | Law | Urban Policies | All outcomes
2023/24        |     |              1 |            1
2024/25        |   1 |              2 |            2
All outcomes   |   1 |              3 |            3

region-group              | Street vendors and market traders | Waste pickers | Across sectors | All outcomes
Asia-Pacific              |                                   |               |              1 |            1
Latin America & Caribbean |                                 2 |             1 |                |            2
Global                    |                                   |               |              1 |            1
All outcomes              |                                 2 |             1 |              1 |            3

country-group | Street vendors and market traders | Waste pickers | Across sectors | All outcomes
India         |                                   |               |              1 |            1
Peru          |                                 2 |             1 |                |            2
All outcomes  |                                 2 |             1 |              1 |            3

focal-group      | Street vendors and market traders | Waste pickers | Across sectors | All outcomes
Lima             |                                 2 |             1 |                |            2
In no Focal City |                                   |               |              1 |            1
All outcomes     |                                 2 |             1 |              1 |            3

actor-level                   | City | Global | All outcomes
Local government              |    2 |        |            2
ILO (bodies and constituents) |      |      1 |            1
All outcomes                  |    2 |      1 |            3

actor-change                  | Policy | Practice | Agenda | All outcomes
Local government              |      1 |        1 |        |            2
ILO (bodies and constituents) |        |          |      1 |            1
All outcomes                  |      1 |        1 |      1 |            3

actor-stage                   | Not given | All outcomes
Local government              |         2 |            2
ILO (bodies and constituents) |         1 |            1
All outcomes                  |         3 |            3

strategy-change | Policy | Practice | Agenda | All outcomes
Not given       |      1 |        1 |      1 |            3
All outcomes    |      1 |        1 |      1 |            3

degree-change | Policy | Practice | Agenda | All outcomes
Not given     |      1 |        1 |      1 |            3
All outcomes  |      1 |        1 |      1 |            3

route-direction                                        | Positive | Negative | Mixed | All outcomes
B: WIEGO → workers, MBO or network                     |          |        1 |       |            1
C: workers, MBO or network, earlier supported → others |          |          |     1 |            1
D: jointly → external actor                            |        1 |          |       |            1
All outcomes                                           |        1 |        1 |     1 |            3

direction-expected | Intended | Partly intended | Not given | All outcomes
Positive           |        1 |                 |           |            1
Negative           |          |                 |         1 |            1
Mixed              |          |               1 |           |            1
All outcomes       |        1 |               1 |         1 |            3

programme-strength | C1 – reported and accepted as specific | All outcomes
Law                |                                      1 |            1
Urban Policies     |                                      3 |            3
All outcomes       |                                      3 |            3
""")
"""All years of the grant of the city of Lima: D, F and I."""
