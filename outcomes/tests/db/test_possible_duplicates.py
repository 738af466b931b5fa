"""Finding outcomes that may be about the same change: for whom, across rounds and languages, in few queries."""

from __future__ import annotations

from datetime import date

import pytest

from outcomes.comparing.keys import keys_of
from outcomes.models import Outcome, OutcomeKey
from outcomes.queries.duplicates import Draft, draft_of, possible_duplicates
from outcomes.services.links import judge_not_the_same, link_outcomes
from outcomes.services.record import log_outcome, save_answers
from outcomes.tests.factories import (
    ActorFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeKeyFactory,
)
from wiego_mle.kernel.partial_dates import Precision

pytestmark = pytest.mark.django_db

STATEMENT = (
    "On 14 March 2023 the municipality of Concordia signed contracts with 38 cooperatives of waste pickers "
    "to sort the rubbish of the Abasto dump."
)
TYPED = Draft(
    title="Contracts for recyclers in Concordia",
    statement="La municipalidad de Concordia firmó en marzo de 2023 contratos con treinta y ocho cooperativas de "
    "recicladores para clasificar los residuos del basural del Abasto.",
    language="es",
    countries=frozenset({"AR"}),
    first=date(2023, 3, 1),
    last=date(2023, 3, 31),
    precision="month",
)


def known(cast, **fields) -> Outcome:
    """Return an accepted outcome of another round about the contracts of Concordia."""
    outcome = OutcomeFactory(
        **{
            "accepted": True,
            "round": cast.other_round,
            "title": "Concordia contracts its waste pickers",
            "statement": STATEMENT,
            "date_from": date(2023, 3, 14),
            "date_to": date(2023, 3, 14),
            "date_precision": Precision.DAY,
        }
        | fields
    )
    OutcomeCountryFactory(outcome=outcome, country="AR")
    for key in keys_of(outcome.title, outcome.statement):
        OutcomeKeyFactory(outcome=outcome, key=key)
    return outcome


def found(cast, draft=TYPED, who="reporter") -> list[Outcome]:
    return [each.outcome for each in possible_duplicates(getattr(cast, who).principal, draft)]


def test_a_change_of_another_round_in_another_language_is_found_with_its_reasons(cast):
    outcome = known(cast)
    (possible,) = possible_duplicates(cast.reporter.principal, TYPED)
    assert possible.outcome == outcome
    assert possible.is_same
    assert "same figures: 38" in possible.why


def test_what_the_person_may_not_read_is_not_found(cast):
    known(cast, restricted=True)
    known(cast, accepted=False)
    assert found(cast) == []


def test_the_same_words_elsewhere_or_much_later_are_not_proposed(cast):
    OutcomeFactory(
        accepted=True, title="Fishers of Maputo elect a chair", statement="They elected her in 2011."
    )
    assert found(cast) == []


@pytest.mark.parametrize("trait", ["set_aside", "withdrawn"])
def test_what_is_set_aside_or_withdrawn_is_not_proposed(cast, trait):
    known(cast, accepted=False, round=cast.round, author=cast.reporter.person, **{trait: True})
    assert found(cast) == []


def test_a_pair_that_was_judged_or_linked_is_not_proposed_again(cast):
    mine = OutcomeFactory(
        round=cast.round,
        author=cast.reporter.person,
        title=TYPED.title,
        statement=TYPED.statement,
        language="es",
        date_from=TYPED.first,
        date_to=TYPED.last,
    )
    OutcomeCountryFactory(outcome=mine, country="AR")
    one, two = known(cast), known(cast)
    assert set(found(cast, draft_of(mine))) == {one, two}
    judge_not_the_same(outcome=mine, other=one, by=cast.reporter.principal)
    assert found(cast, draft_of(mine)) == [two]
    link_outcomes(outcome=mine, other=two, kind="continues", by=cast.reporter.principal)
    assert found(cast, draft_of(mine)) == []


def test_the_same_actor_is_found_without_a_country(cast):
    outcome = known(cast)
    actor = OutcomeActorFactory(outcome=outcome, actor=ActorFactory(name="Municipalidad de Concordia")).actor
    typed = Draft(statement=TYPED.statement, language="es", actor_ids=frozenset({actor.pk}))
    assert found(cast, typed) == [outcome]


def test_too_little_text_asks_nothing(cast, django_assert_num_queries):
    principal = cast.reporter.principal
    with django_assert_num_queries(0):
        assert possible_duplicates(principal, Draft(title="Concordia")) == []


def test_the_telling_words_are_kept_with_the_text(cast):
    outcome = log_outcome(
        by=cast.reporter.principal,
        harvest_round=cast.round,
        title="Abasto dump sorted",
        language="en",
        answers={"statement": STATEMENT},
    )
    kept = set(OutcomeKey.objects.filter(outcome=outcome).values_list("key", flat=True))
    assert {"abasto", "concordia", "38"} <= kept
    save_answers(
        outcome=outcome,
        version=outcome.version,
        answers={"statement": "The Shura Council met."},
        by=cast.reporter.principal,
    )
    kept = set(OutcomeKey.objects.filter(outcome=outcome).values_list("key", flat=True))
    assert "shura" in kept
    assert "38" not in kept


@pytest.mark.parametrize("number", [1, 3])
def test_finding_takes_the_same_queries(cast, django_assert_num_queries, number):
    for _ in range(number):
        OutcomeActorFactory(outcome=known(cast))
    principal = cast.reporter.principal
    with django_assert_num_queries(7):
        assert len(possible_duplicates(principal, TYPED)) == number
