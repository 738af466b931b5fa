"""What a team lacks, in words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from harvests.queries.team_page import Everywhere
from harvests.team_gaps import gaps_of
from wiego_mle.kernel.roles import Role

LAW, STATISTICS = (SimpleNamespace(pk=pk, label=label) for pk, label in ((1, "Law"), (2, "Statistics")))
AMA, KOFI, LENA = "Ama", "Kofi", "Lena"


def member(name: str, role: Role, *programmes, is_active: bool = True):
    person = SimpleNamespace(name=name, is_active=is_active)
    return SimpleNamespace(
        person=person,
        person_id=sum(map(ord, name)),
        role=role,
        programmes=SimpleNamespace(all=lambda: list(programmes)),
    )


def gaps(*members, asked=(), everywhere=()) -> list[str]:
    return gaps_of(members, asked, everywhere=everywhere)


COMPLETE = (
    member(AMA, Role.CONTRIBUTOR, LAW),
    member(KOFI, Role.REVIEWER),
    member(LENA, Role.LEAD),
)


def test_a_complete_team_lacks_nothing():
    assert gaps(*COMPLETE, asked=[LAW]) == []


def test_nobody_at_all_is_said_in_three_sentences():
    assert gaps(asked=[LAW]) == [
        "Nobody leads this round yet.",
        "Nobody reviews yet: what contributors send would wait.",
        "Nobody contributes yet.",
    ]


def test_a_programme_without_contributors_is_named():
    assert gaps(*COMPLETE, asked=[LAW, STATISTICS]) == ["Nobody contributes for Statistics yet."]


def test_who_contributes_for_the_whole_round_contributes_for_each_programme():
    assert gaps(*COMPLETE, member("Efua", Role.CONTRIBUTOR), asked=[LAW, STATISTICS]) == []


def test_the_only_reviewer_must_not_be_an_author():
    alone = (member(LENA, Role.CONTRIBUTOR), member(LENA, Role.LEAD))
    (gap,) = gaps(*alone)
    assert gap.startswith("Lena is the only reviewer and also contributes")
    assert gaps(*alone, member(KOFI, Role.REVIEWER)) == []
    assert gaps(*alone, everywhere=[Everywhere(5, "Rita", Role.REVIEWER)]) == []


def test_a_lead_of_every_round_leads_this_one():
    team = (member(AMA, Role.CONTRIBUTOR), member(KOFI, Role.REVIEWER))
    assert gaps(*team) == ["Nobody leads this round yet."]
    assert gaps(*team, everywhere=[Everywhere(5, "Miriam", Role.LEAD)]) == []


@pytest.mark.parametrize("role", [Role.LEAD, Role.REVIEWER, Role.CONTRIBUTOR])
def test_who_can_no_longer_sign_in_is_nobody_to_count_on(role):
    team = [member(each.person.name, each.role, is_active=each.role != role) for each in COMPLETE]
    if role == Role.REVIEWER:
        team = [each for each in team if each.role != Role.LEAD]
    assert gaps(*team) != []
