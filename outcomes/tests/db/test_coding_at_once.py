"""Coders and leads at the same moment: what two of them do at once is what they would have done one by one."""

from __future__ import annotations

import pytest

from harvests.codebook import codebook_text
from harvests.enums import CodingNeed
from harvests.frozen import checksum
from harvests.tests.factories import (
    CodebookDimensionFactory,
    CodebookVersionFactory,
    CodeFactory,
    TeamMemberFactory,
)
from outcomes.enums import CodingPurpose
from outcomes.models import Coding, SettledCode
from outcomes.services.coding_plans import choose_practice, give_practice, plan_coding
from outcomes.tests.coded_round import accepted, coded, shared
from wiego_mle.accounts.enums import Role


@pytest.fixture
def planned(cast, together):
    """Return how to plan the round, in a codebook of its own: these tests empty the tables behind them."""
    haste = CodebookDimensionFactory(key="haste", need=CodingNeed.CODING)
    codes = [CodeFactory(dimension="haste", key=key) for key in ("soon", "late")]
    text = codebook_text([haste], codes)
    book = CodebookVersionFactory(content=text, checksum=checksum(text))

    def plan(twice: str) -> None:
        plan_coding(
            harvest_round=cast.round, book=book, needs={}, twice=twice, seed="2025", by=cast.lead.principal
        )
        cast.round.refresh_from_db()

    return plan


@pytest.fixture
def second(cast, together):
    """Return a second coder of the round."""
    return TeamMemberFactory(round=cast.round, role=Role.CODER, person__name="Dora Coder").person


def all_at_once(together, *functions) -> list:
    """Do things at once and return their results; nothing of it may break."""
    results = together(functions)
    assert not [each for each in results if isinstance(each, BaseException)]
    return results


def test_of_two_who_finish_an_outcome_at_once_the_second_one_settles_its_code(
    cast, second, planned, together
):
    planned("all")
    outcomes = accepted(cast.round, cast.reporter.person, 12)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    all_at_once(
        together,
        *(
            lambda coder=coder: [coded(outcome, coder, haste="soon") for outcome in outcomes]
            for coder in (cast.coder.person, second)
        ),
    )
    assert Coding.objects.filter(state="done").count() == 24
    settled = SettledCode.objects.order_by("outcome_id").values_list("outcome_id", "code__key", "basis")
    assert list(settled) == [(each.pk, "soon", "agreed") for each in outcomes]


def test_of_two_leads_who_share_out_at_once_no_outcome_is_given_more_often_than_planned(
    cast, second, planned, together
):
    planned("none")
    accepted(cast.round, cast.reporter.person, 12)
    all_at_once(
        together,
        *(
            lambda coder=coder: shared(cast.round, [coder], cast.lead.principal)
            for coder in (cast.coder.person, second)
        ),
    )
    assert Coding.objects.count() == 12
    assert Coding.objects.values("outcome").distinct().count() == 12


def test_practice_that_is_drawn_and_given_twice_at_once_is_there_once(cast, second, planned, together):
    planned("none")
    accepted(cast.round, cast.reporter.person, 6)
    by = cast.lead.principal

    def choosing() -> int:
        return choose_practice(harvest_round=cast.round, number=4, seen=0, by=by)

    assert sorted(all_at_once(together, choosing, choosing)) == [4, 4]
    references = Coding.objects.filter(purpose=CodingPurpose.REFERENCE)
    assert references.count() == 4
    for row in references.select_related("outcome__round__codebook", "coder"):
        Coding.objects.filter(pk=row.pk).update(state="done", done_at=row.given_at, outcome_version=1)

    def giving() -> int:
        return give_practice(harvest_round=cast.round, coders=[cast.coder.person, second], by=by)

    assert sorted(all_at_once(together, giving, giving)) == [0, 8]
