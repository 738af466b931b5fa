"""A round does not close over codings that are open or differences that nobody settled, unless with a reason."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.tests.factories import TeamMemberFactory
from outcomes.models import Coding, Outcome
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.round_checks import check_named, found_in, waiting
from outcomes.services.carrying import leave_in_round
from outcomes.services.coding import Answer, settle_code
from outcomes.services.rounds import close_round
from outcomes.tests.closing import NOTE
from outcomes.tests.coded_round import accepted, coded, planned, shared
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db
UNCODED, DIFFERENCES = map(check_named, ("uncoded", "differences"))
WHY = "The coder left; the stage is not used this year."


@pytest.fixture
def second(cast):
    """Return somebody else who codes in the round."""
    return TeamMemberFactory(round=cast.round, role=Role.CODER, person__name="Dora Coder").person


@pytest.fixture
def pair(cast, second):
    """Return two outcomes that two people code, in stage which is needed and level which may be left out."""
    made = accepted(cast.round, cast.reporter.person, 2)
    planned(cast.round, cast.lead.principal, only=("stage",))
    cast.round.coded_dimensions.filter(dimension__key="level").update(need="optional")
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    return made


def found(cast) -> dict[str, tuple[int, int]]:
    """Return what the two checks find, as numbers that wait and that were left."""
    checks = {each.check.key: (each.waiting, each.left) for each in found_in(cast.round)}
    return {key: checks[key] for key in ("uncoded", "differences")}


def close(cast) -> HarvestRound:
    """Close the round from where it is analysed."""
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.ANALYSING)
    return close_round(
        harvest_round=HarvestRound.objects.get(pk=cast.round.pk), note=NOTE, by=cast.lead.principal
    )


def settle(cast, outcome: Outcome) -> None:
    """Settle the stage of an outcome by name."""
    stage = next(each.dimension for each in asked_dimensions(cast.round) if each.key == "stage")
    settle_code(
        outcome=Outcome.objects.select_related("round__codebook").get(pk=outcome.pk),
        dimension=stage,
        codes=("adopted",),
        why="The by-law is in force.",
        by=cast.lead.principal,
    )


def test_what_coders_still_have_to_do_stands_against_closing_and_nothing_else(cast, second, pair):
    first, other = pair
    assert found(cast) == {"uncoded": (2, 0), "differences": (0, 0)}
    coded(first, cast.coder.person, stage="adopted")
    assert set(waiting(UNCODED, cast.round)) == set(pair), "one of two coders is not enough"
    coded(first, second, stage="commitment")
    # A difference is told once nobody codes any more, so that nobody learns of it too early.
    assert list(waiting(UNCODED, cast.round)) == [other]
    assert list(waiting(DIFFERENCES, cast.round)) == [first]
    with pytest.raises(
        Refused, match="1 outcome is not coded by everybody who was asked to; coders differ about 1"
    ):
        close(cast)
    for person in (cast.coder.person, second):
        coded(other, person, stage="adopted")
    settle(cast, first)
    assert found(cast) == {"uncoded": (0, 0), "differences": (0, 0)}
    assert close(cast).state == RoundState.CLOSED


def test_a_lead_goes_on_without_them_with_a_reason(cast, second, pair):
    first, other = pair
    coded(first, cast.coder.person, stage="adopted")
    coded(first, second, stage="commitment")
    for check, outcome in ((DIFFERENCES, first), (UNCODED, other)):
        by = cast.lead.principal
        leave_in_round(harvest_round=cast.round, check=check, outcomes=pair, reason=WHY, by=by)
        assert list(outcome.left_in.values_list("kind", "reason")) == [(check.key, WHY)]
    assert found(cast) == {"uncoded": (0, 1), "differences": (0, 1)}
    assert close(cast).state == RoundState.CLOSED


def test_a_vote_that_was_unsure_has_to_be_settled_by_somebody(cast, second, pair):
    first, _other = pair
    unsure = Answer(("adopted",), is_unsure=True, note="The text does not say.")
    coded(first, cast.coder.person, stage=unsure)
    coded(first, second, stage="adopted")
    assert list(waiting(DIFFERENCES, cast.round)) == [first]


def test_a_dimension_that_may_be_left_out_holds_nothing_up(cast, second, pair):
    first, _other = pair
    coded(first, cast.coder.person, stage="adopted", level="city")
    coded(first, second, stage="adopted", level="national")
    assert not waiting(DIFFERENCES, cast.round)
    cast.round.coded_dimensions.filter(dimension__key="level").update(need="coding")
    assert list(waiting(DIFFERENCES, cast.round)) == [first]


def test_practice_and_outcomes_taken_up_again_hold_nothing_up(cast, second, pair):
    first, other = pair
    coded(first, cast.coder.person, stage="adopted")
    coded(first, second, stage="commitment")
    Outcome.objects.filter(pk=first.pk).update(state="submitted", decided_at=None, decided_by=None)
    Coding.objects.filter(outcome=other).update(purpose="trial")
    assert found(cast) == {"uncoded": (0, 0), "differences": (0, 0)}


def test_the_lead_is_led_to_where_it_is_settled_and_not_to_a_later_round(cast, second, pair):
    first, _other = pair
    coded(first, cast.coder.person, stage="adopted")
    coded(first, second, stage="commitment")
    for key, address in (
        ("uncoded", "/rounds/here/coding/"),
        ("differences", "/rounds/here/coding/differences/"),
    ):
        html = cast.lead.client.get(f"/rounds/here/checks/{key}/").content.decode()
        assert f'<p><a href="{address}">' in html
        assert "Leave them as they are" in html
        assert "Carry over to" not in html
