"""Outcomes count for a Focal City by their place, after every save and change of the list, and never by a secret."""

from __future__ import annotations

import pytest
from django.db.models import F
from django.utils import timezone

from harvests.models import FocalCity
from harvests.tests.factories import FocalCityFactory
from outcomes.models import Outcome
from outcomes.queries.editions import counted_in
from outcomes.queries.filters import NONE, narrowed
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.services.editions import publish_edition
from outcomes.services.focal_cities import (
    add_focal_city,
    edit_focal_city,
    match_focal_cities,
    restore_focal_city,
    retire_focal_city,
)
from outcomes.services.record import log_outcome, save_answers
from outcomes.services.withheld import show_again, withhold_words
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.edition_year import made_edition
from outcomes.tests.factories import OutcomeCountryFactory, OutcomeFactory
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member
from wiego_mle.tests.together import just_before


def cities_of(outcome: Outcome) -> set[str]:
    return set(outcome.focal_cities.values_list("key", flat=True))


def saved(outcome: Outcome, member, **answers) -> None:
    fresh = Outcome.objects.select_related("round").get(pk=outcome.pk)
    save_answers(outcome=fresh, version=fresh.version, answers=answers, by=member.principal)


def test_five_cities_are_there_from_the_beginning(db):
    assert set(FocalCity.objects.values_list("key", "country")) == {
        ("accra", "GH"),
        ("dakar", "SN"),
        ("delhi", "IN"),
        ("lima", "PE"),
        ("mexico-city", "MX"),
    }


def test_an_outcome_follows_its_place(cast):
    outcome = log_outcome(
        by=cast.reporter.principal,
        harvest_round=cast.round,
        title="Vendors of Accra are counted",
        language="en",
        answers={"city": "Accra", "countries": ["GH"]},
    )
    assert cities_of(outcome) == {"accra"}
    saved(outcome, cast.reporter, city="Accra, Dakar", countries=["GH", "SN"])
    assert cities_of(outcome) == {"accra", "dakar"}
    saved(outcome, cast.reporter, countries=["SN"])
    assert cities_of(outcome) == {"dakar"}
    saved(outcome, cast.reporter, city="")
    assert cities_of(outcome) == set()


def test_a_changed_list_finds_its_outcomes_anew(db):
    outcome = OutcomeFactory(city="Chandni Chowk")
    OutcomeCountryFactory(outcome=outcome, country="IN")
    lead = member("Lea Lead", everywhere=(Role.LEAD,)).principal
    delhi = FocalCity.objects.get(key="delhi")
    delhi = edit_focal_city(city=delhi, version=1, by=lead, other_names="New Delhi\nChandni Chowk")
    assert cities_of(outcome) == {"delhi"}
    delhi = edit_focal_city(city=delhi, version=delhi.version, by=lead, country="NP")
    assert cities_of(outcome) == set()
    with pytest.raises(Stale):
        edit_focal_city(city=delhi, version=1, by=lead, country="IN")
    edit_focal_city(city=delhi, version=delhi.version, by=lead, country="IN")
    retired = retire_focal_city(city=FocalCity.objects.get(key="delhi"), by=lead, on=timezone.localdate())
    assert cities_of(outcome) == set()
    restore_focal_city(city=retired, by=lead)
    assert cities_of(outcome) == {"delhi"}
    add_focal_city(by=lead, key="old-delhi", label_en="Chandni chowk", country="IN")
    assert cities_of(outcome) == {"delhi", "old-delhi"}


@pytest.mark.parametrize("who", ["reviewer", "lead"])
def test_only_leads_of_every_round_and_administrators_keep_the_list(cast, who):
    somebody = getattr(cast, who).principal
    with pytest.raises(Refused):
        add_focal_city(by=somebody, key="quito", label_en="Quito", country="EC")
    accra = FocalCity.objects.get(key="accra")
    for change in (
        lambda: edit_focal_city(city=accra, version=1, by=somebody, label_en="Tema"),
        lambda: retire_focal_city(city=accra, by=somebody, on=timezone.localdate()),
        lambda: restore_focal_city(city=accra, by=somebody),
    ):
        with pytest.raises(Refused):
            change()


def test_a_withheld_place_counts_nowhere_until_it_is_shown_again(cast):
    outcome = OutcomeFactory(city="Accra", round=cast.round, submitted=True)
    OutcomeCountryFactory(outcome=outcome, country="GH")
    saved(outcome, cast.lead, city="Dakar; Accra", countries=["GH", "SN"])
    assert cities_of(outcome) == {"accra", "dakar"}
    passage = withhold_words(
        outcome=outcome, words="Accra", why="There is only one such office.", by=cast.lead.principal
    )
    assert cities_of(outcome) == {"dakar"}
    assert not narrowed(Outcome.objects.all(), {"focal_city": ["accra"]}).exists()
    show_again(passage=passage, why="She has moved.", by=cast.lead.principal)
    assert cities_of(outcome) == {"accra", "dakar"}


def test_a_city_that_comes_while_a_place_is_saved_finds_it(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    with just_before(
        'INSERT INTO "outcomes_outcomeversion"',
        lambda: FocalCityFactory(key="tema", label_en="Tema", country="GH"),
    ):
        saved(outcome, cast.reporter, city="Tema", countries=["GH"])
    assert cities_of(outcome) == {"tema"}


def test_a_place_that_is_withheld_while_the_list_is_matched_counts_nowhere(cast):
    outcome = OutcomeFactory(city="Accra", round=cast.round, submitted=True)
    OutcomeCountryFactory(outcome=outcome, country="GH")
    with just_before('UPDATE "audit_chainhead"', match_before_withheld(outcome)):
        withhold_words(outcome=outcome, words="Accra", why="One office only.", by=cast.lead.principal)
    assert cities_of(outcome) == set()


def match_before_withheld(outcome: Outcome):
    """Return what somebody does who changes the list, and reads the record as it was before words were withheld."""
    return lambda: outcome.focal_cities.add(FocalCity.objects.get(key="accra"))


def moved_to(outcome: Outcome, place: str) -> None:
    """Let an accepted outcome name another place, as after it was reopened, changed and accepted again."""
    Outcome.objects.filter(pk=outcome.pk).update(city=place, version=F("version") + 1)
    match_focal_cities([outcome.pk])


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    settings.MEDIA_ROOT = tmp_path
    return make_year()


def focal_numbers(edition) -> dict[str, int]:
    (table,) = (each for each in EditionTables(FrozenEdition(edition)).counted() if each.key == "focal-group")
    return {str(row[0].value): row[-1].value for row in table.rows()}


def test_a_number_of_a_city_opens_its_outcomes_and_none_whose_place_was_withheld_since(year):
    lead = year.people["lead"].principal
    edition = made_edition(lead)
    of = {letter: outcome.pk for letter, outcome in year.outcomes.items()}
    assert counted_in(edition, {"focal_city": "accra"}) == [of["A"], of["B"]]
    assert counted_in(edition, {"focal_city": NONE}) == [of["E"], of["F"], of["G"]]
    before = focal_numbers(edition)
    withhold_words(outcome=year.outcomes["A"], words="Accra", why="One office only.", by=lead)
    assert counted_in(edition, {"focal_city": "accra"}) == [of["B"]]
    withhold_words(outcome=year.outcomes["E"], words=year.outcomes["E"].title, why="She is at risk.", by=lead)
    assert counted_in(edition, {"focal_city": NONE}) == [of["E"], of["F"], of["G"]]
    assert (
        focal_numbers(edition)
        == before
        == {
            "Accra": 2,
            "Dakar": 0,
            "Delhi": 1,
            "Lima": 1,
            "Mexico City": 0,
            "In no Focal City": 3,
        }
    )


def test_of_two_cities_the_withheld_one_does_not_open_its_outcome(year):
    lead, kept = year.people["lead"].principal, year.outcomes["C"]
    moved_to(kept, "Accra; New Delhi")
    edition = made_edition(lead)
    assert kept.pk in counted_in(edition, {"focal_city": "accra"})
    withhold_words(outcome=kept, words="Accra", why="One office only.", by=lead)
    assert kept.pk not in counted_in(edition, {"focal_city": "accra"})
    assert kept.pk in counted_in(edition, {"focal_city": "delhi"})


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_the_next_edition_never_says_whose_place_was_withheld_or_is_another(year, audience):
    lead, reference = year.people["lead"].principal, year.outcomes["A"].reference
    first = made_edition(lead, audience=audience)
    publish_edition(edition=first, by=lead)
    withhold_words(outcome=year.outcomes["A"], words="Accra", why="One office only.", by=lead)
    Outcome.objects.filter(pk=year.outcomes["C"].pk).update(state="withdrawn")
    moved_to(year.outcomes["D"], "Trujillo")
    second = made_edition(lead, audience=audience, title="Second edition")
    assert second.follows == first
    changes = FrozenEdition(second).head["changes"]
    assert not [words for words in changes["outcomes"] if "Accra" in words[1] or "Lima" in words[1]]
    assert reference not in dict(changes["outcomes"])
    why = {(row, column): told for key, row, column, *_n, told in changes["numbers"] if key == "focal-group"}
    elsewhere = "another place, or another list of Focal Cities"
    assert why["Accra", "Domestic workers"] == why["Lima", "Waste pickers"] == [elsewhere]
    assert len(why["Delhi", "Home-based workers"]) == 1
    assert not [words for told in why.values() for words in told if "OH-" in words]


def test_a_public_edition_counts_no_withheld_and_no_restricted_place(year):
    lead = year.people["lead"].principal
    withhold_words(outcome=year.outcomes["C"], words="New Delhi", why="One office only.", by=lead)
    numbers = focal_numbers(made_edition(lead, audience="public"))
    assert (numbers["Delhi"], numbers["In no Focal City"]) == (0, 4)
    assert numbers["Accra"] == 2
