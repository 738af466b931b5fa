"""Filters, orders and pages of the list of outcomes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory, HarvestRoundFactory, ProgrammeFactory
from outcomes.models import Outcome, OutcomeCountry
from outcomes.queries.filters import CONDITIONS, NONE, narrowed
from outcomes.queries.lists import ORDERS, OutcomePages, ordered
from outcomes.queries.search import matching, walked_for
from outcomes.tests.factories import (
    ActorFactory,
    ContributionLinkFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.countries import Region, countries_of, country_choices

pytestmark = pytest.mark.django_db


def found(**chosen) -> set[str]:
    """Return the titles that are left when this is chosen."""
    values = {name: [value] if isinstance(value, str) else value for name, value in chosen.items()}
    return set(narrowed(Outcome.objects.all(), values).values_list("title", flat=True))


@pytest.fixture
def described():
    """One outcome with every answer, and one of which nothing is known."""
    author = UserFactory()
    full = OutcomeFactory(
        title="full",
        author=author,
        accepted=True,
        restricted=True,
        language="es",
        round=HarvestRoundFactory(reference="2024", financial_year=2024),
        actor_type=CodeFactory(dimension=Dimension.ACTOR_TYPE, key="test-court"),
        change_type=CodeFactory(dimension=Dimension.CHANGE_TYPE, key="test-policy"),
        level=CodeFactory(dimension=Dimension.LEVEL, key="test-city"),
        stage=CodeFactory(dimension=Dimension.STAGE, key="test-adopted"),
        direction="negative",
        expected="partly",
        influence_route="B",
    )
    full.worker_groups.add(CodeFactory(dimension=Dimension.WORKER_GROUP, key="test-vendors"))
    OutcomeProgrammeFactory(outcome=full, programme=ProgrammeFactory(key="test-law"))
    OutcomeProgrammeFactory(outcome=full, programme=ProgrammeFactory(key="test-urban"), is_lead=False)
    OutcomeCountryFactory(outcome=full, country="PE")
    OutcomeCountryFactory(outcome=full, country="GH")
    OutcomeActorFactory(outcome=full, actor=ActorFactory(reference="A-0001"))
    ContributionLinkFactory(outcome=full, contribution__reference="C-0001")
    OutcomeFactory(
        title="bare",
        round=HarvestRoundFactory(reference="2025", financial_year=2025),
        direction="",
        expected="",
        influence_route="",
    )
    return full


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("year", "2024"),
        ("round", "2024"),
        ("state", "accepted"),
        ("programme", "test-law"),
        ("programme", "test-urban"),
        ("lead_programme", "test-law"),
        ("country", "PE"),
        ("country", "GH"),
        ("region", "africa"),
        ("region", "latin-america"),
        ("worker_group", "test-vendors"),
        ("actor_type", "test-court"),
        ("change_type", "test-policy"),
        ("level", "test-city"),
        ("stage", "test-adopted"),
        ("direction", "negative"),
        ("route", "B"),
        ("expected", "partly"),
        ("language", "es"),
        ("confidentiality", "restricted"),
        ("restricted", "only"),
        ("actor", "A-0001"),
        ("contribution", "C-0001"),
        ("submission", "first"),
    ],
)
def test_each_filter_finds_what_it_names_and_nothing_else(described, name, value):
    assert found(**{name: value}) == {"full"}


def test_the_author_is_found_by_reference(described):
    assert found(author=described.author.reference) == {"full"}


def test_a_contributing_programme_does_not_lead(described):
    assert found(lead_programme="test-urban") == set()


@pytest.mark.parametrize(
    "name",
    [
        "programme",
        "lead_programme",
        "country",
        "region",
        "worker_group",
        "actor_type",
        "change_type",
        "level",
        "stage",
        "direction",
        "route",
        "expected",
        "actor",
        "contribution",
    ],
)
def test_none_finds_what_is_not_given(described, name):
    assert found(**{name: NONE}) == {"bare"}


def test_restricted_ones_can_be_left_out(described):
    assert found(restricted="without") == {"bare"}


def test_values_of_one_name_are_alternatives_and_names_add_up(described):
    assert found(year=["2024", "2025"]) == {"full", "bare"}
    assert found(direction=["negative", NONE]) == {"full", "bare"}
    assert found(year=["2024", "2025"], state="accepted") == {"full"}
    assert found(country="PE", year="2025") == set()


def test_two_hits_of_one_outcome_count_once(described):
    rows = narrowed(
        Outcome.objects.all(),
        {
            "country": ["PE", "GH"],
            "programme": ["test-law", "test-urban"],
            "region": ["africa", "latin-america"],
        },
    )

    assert rows.count() == 1


def test_global_means_global_or_beyond_all_regions():
    OutcomeFactory(title="global", is_global=True)
    OutcomeCountryFactory(outcome=OutcomeFactory(title="Antarctica"), country="AQ")
    OutcomeCountryFactory(outcome=OutcomeFactory(title="Ghana"), country="GH")

    assert found(region="global") == {"global", "Antarctica"}
    assert found(region=NONE) == set()


@pytest.mark.parametrize("value", ["unknown", "\x00", "%", "9" * 400, "٢٠٢٤", "-1", "1e9", "🧺", "' OR 1=1"])
def test_a_value_that_nobody_knows_finds_nothing(described, value):
    for name in CONDITIONS:
        assert found(**{name: value}) == set(), name


def test_names_that_are_no_filter_are_not_looked_at(described):
    assert found(password="x", author__email="x") == {"full", "bare"}


@pytest.fixture
def three():
    now = timezone.now()
    early = HarvestRoundFactory(covers_from=date(2020, 1, 1))
    late = HarvestRoundFactory(covers_from=date(2024, 1, 1))
    OutcomeFactory(
        title="b", round=late, updated_at=now, date_from=None, date_to=None, date_precision="", accepted=True
    )
    OutcomeFactory(
        title="A", round=late, updated_at=now - timedelta(days=1), date_from=date(2025, 1, 1), submitted=True
    )
    OutcomeFactory(
        title="c", round=early, updated_at=now - timedelta(days=2), date_from=date(2024, 1, 1), lead=True
    )


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("-updated", "bAc"),
        ("updated", "cAb"),
        ("-date", "Acb"),
        ("date", "cAb"),
        ("title", "Abc"),
        ("-title", "cbA"),
        ("state", "bcA"),
        ("-state", "Acb"),
        ("-round", "bAc"),
        ("round", "cbA"),
    ],
)
def test_orders(three, order, titles):
    assert "".join(ordered(Outcome.objects.all(), order).values_list("title", flat=True)) == titles


def test_titles_stand_in_the_same_order_on_every_database_whatever_their_accents_and_quotes():
    titles = ["Éire opens its courts", "“Eireann” speaks", "Zambia", "État civil", "eiger", "Ärzte", "azul"]
    for title in titles:
        OutcomeFactory(title=title)
    assert list(ordered(Outcome.objects.all(), "title").values_list("title", flat=True)) == [
        "Ärzte",
        "azul",
        "eiger",
        "Éire opens its courts",
        "“Eireann” speaks",
        "État civil",
        "Zambia",
    ]


def test_the_database_knows_the_region_of_every_country():
    outcome = OutcomeFactory()
    OutcomeCountry.objects.bulk_create(
        OutcomeCountry(outcome=outcome, country=code) for code, _name in country_choices()
    )
    for region in Region:
        found = outcome.countries.filter(region=region).values_list("country", flat=True)
        assert sorted(found) == sorted(countries_of(region))
    assert list(outcome.countries.filter(region="").values_list("country", flat=True)) == ["AQ"]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_ends_with_the_key_so_that_pages_do_not_overlap(order):
    moment, round_ = timezone.now(), HarvestRoundFactory()
    for _number in range(6):
        OutcomeFactory(
            title="same", round=round_, updated_at=moment, date_from=None, date_to=None, date_precision=""
        )
    rows = ordered(Outcome.objects.all(), order)

    assert [*rows[:3], *rows[3:]] == list(rows)
    assert "id" in str(rows.query).rpartition("ORDER BY")[2]


def test_a_page_far_down_holds_its_rows_in_order():
    moment = timezone.now()
    for number in range(5):
        OutcomeFactory(title=str(number), updated_at=moment - timedelta(hours=number))
    pages = OutcomePages(ordered(Outcome.objects.all(), "-updated"), per_page=2)
    titles = [[row.title for row in pages.page(number)] for number in (1, 2, 3)]

    assert titles == [["0", "1"], ["2", "3"], ["4"]]
    assert (pages.count, pages.num_pages, pages.is_counted_out) == (5, 3, True)


@pytest.mark.parametrize(("number", "expected"), [(3, (3, True)), (4, (3, False)), (6, (3, False))])
def test_counting_stops_and_says_so(number, expected):
    for _number in range(number):
        OutcomeFactory()
    pages = OutcomePages(ordered(Outcome.objects.all(), "-updated"), count_up_to=3)

    assert (pages.count, pages.is_counted_out) == expected


def test_words_too_common_to_be_counted_are_found_in_order_on_every_page():
    moment = timezone.now()
    for number in range(7):
        OutcomeFactory(
            title=f"{number} license" if number % 2 else str(number),
            statement="",
            updated_at=moment - timedelta(hours=number),
        )
    rows = ordered(Outcome.objects.all(), "-updated")
    by_walking = OutcomePages(rows, words="LICENSE", per_page=2, count_up_to=2)
    by_index = OutcomePages(rows, words="LICENSE", per_page=2)

    assert [row.title for row in by_index.page(1)] == ["1 license", "3 license"]
    assert [row.title for row in by_index.page(2)] == ["5 license"]
    assert [row.title for row in by_walking.page(1)] == ["1 license", "3 license"]
    assert (by_walking.count, by_walking.is_counted_out) == (2, False)
    assert (by_index.count, by_index.is_counted_out) == (3, True)


@pytest.mark.parametrize("stride", [1, 2, 3, 500])
@pytest.mark.parametrize("enough", [0, 1, 2, 3, 9])
def test_walking_finds_what_the_index_finds(stride, enough):
    for number in range(7):
        OutcomeFactory(title=f"{number} Ação" if number % 3 else f"{number} other", statement="")
    rows = ordered(Outcome.objects.all(), "title")

    assert walked_for(rows, "acao", enough=enough, stride=stride) == list(
        matching(rows, "acao").values_list("pk", flat=True)[:enough]
    )


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_costs_the_same_whatever_it_holds(django_assert_num_queries, number):
    for _number in range(number):
        outcome = OutcomeFactory()
        OutcomeCountryFactory(outcome=outcome)
        OutcomeProgrammeFactory(outcome=outcome)
    pages = OutcomePages(ordered(Outcome.objects.all(), "-updated"))

    with django_assert_num_queries(5):
        for row in pages.page(1):
            assert row.country_codes
            assert row.leading_programmes


def test_a_list_reads_only_what_it_prints():
    OutcomeFactory()
    row = OutcomePages(ordered(Outcome.objects.all(), "-updated")).page(1)[0]

    assert {"statement", "significance", "contribution_wiego", "search_text"} <= row.get_deferred_fields()
