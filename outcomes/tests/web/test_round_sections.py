"""The small navigation of a round, and what is still to plan before it opens."""

from __future__ import annotations

import re

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound
from harvests.tests.factories import HarvestRoundFactory, RoundProgrammeFactory, TeamMemberFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

HERE = "/rounds/here/"
PLANNED = "/rounds/next/"
PLANNING = ["Round", "Design", "Programmes", "Team", "Letters of this round", "Documents of this round"]
RUNNING = [*PLANNING, "Imports", "Cockpit", "Substantiation", "Coding", "Checks and closing"]


def page(response) -> str:
    return response.content.decode()


def sections(response) -> dict[str, str]:
    """Return the navigation of the round: each label with its address."""
    found = re.search(r'<nav class="sections.*?</nav>', page(response), re.DOTALL)
    return {
        label: address
        for address, label in re.findall(r'href="([^"]+)"[^>]*>([^<]+)</a>', found[0] if found else "")
    }


def current(response) -> list[tuple[str, str]]:
    return re.findall(r'<a href="[^"]+" aria-current="(page|true)">([^<]+)</a></li>', page(response))


def tasks(response) -> dict[str, str]:
    """Return what is still to plan: each part with how far it is."""
    part = page(response).partition('id="planning-title"')[2].partition("</section>")[0]
    return {
        label.strip(): state.strip()
        for label, state in re.findall(
            r'<li><div>(?:<a [^>]*>)?([^<]+).*?<span class="task-state[^>]*>([^<]+)</span>', part, re.DOTALL
        )
    }


@pytest.fixture
def planned(db):
    return HarvestRoundFactory(reference="next", name="Harvest next", state=RoundState.PLANNED, boundary="")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("outsider", ["Round", "Design"]),
        ("reader", ["Round", "Design"]),
        ("reviewer", ["Round", "Design", "Documents of this round"]),
        ("reporter", ["Round", "Design", "Documents of this round", "What became of yours"]),
        ("lead", RUNNING),
        (
            "administrator",
            ["Round", "Design", "Team", "Letters of this round", "Documents of this round", "Imports"],
        ),
    ],
)
def test_each_person_is_offered_what_opens_for_them(cast, name, expected):
    client = getattr(cast, name).client
    offered = sections(client.get(HERE))
    assert list(offered) == expected
    for address in offered.values():
        answer = client.get(address)
        assert answer.status_code == 200
        assert sections(answer) == offered


@pytest.mark.parametrize(
    ("path", "mark", "label"),
    [
        ("", "page", "Round"),
        ("edit/", "true", "Round"),
        ("design/purpose/", "true", "Design"),
        ("programmes/", "page", "Programmes"),
        ("team/add/", "true", "Team"),
        ("more-time/", "true", "Team"),
        ("letters/plan/", "true", "Letters of this round"),
        ("documents/add/", "true", "Documents of this round"),
        ("contributors/", "true", "Cockpit"),
        ("step/review/", "true", "Checks and closing"),
    ],
)
def test_the_section_of_a_page_is_marked(cast, path, mark, label):
    answer = cast.lead.client.get(HERE + path)
    assert answer.status_code == 200
    assert (mark, label) in current(answer)


def test_a_planned_round_has_no_cockpit_and_nothing_to_close(planned):
    lead = member("Lena Lead", here=Role.LEAD, round_=planned)
    assert list(sections(lead.client.get(PLANNED))) == PLANNING


def test_what_is_still_to_plan_says_how_far_each_part_is(planned):
    client = member("Lena Lead", everywhere=(Role.LEAD,)).client
    assert tasks(client.get(PLANNED)) == {
        "Design": "not begun",
        "Whose changes count": "not begun",
        "Programmes": "everybody is asked",
        "Team": "nobody yet",
        "Letters of this round": "the usual ones",
    }
    HarvestRound.objects.filter(pk=planned.pk).update(boundary="The changes of others.")
    RoundProgrammeFactory(round=planned)
    TeamMemberFactory(round=planned, role=Role.CONTRIBUTOR)
    TeamMemberFactory(round=planned, role=Role.REVIEWER)
    assert tasks(client.get(PLANNED)) == {
        "Design": "not begun",
        "Whose changes count": "written",
        "Programmes": "1 programme",
        "Team": "2 people",
        "Letters of this round": "the usual ones",
    }


def test_who_only_reads_is_told_nothing_of_planning(planned):
    answer = member("Rea Reader", everywhere=(Role.READER,)).client.get(PLANNED)
    assert "Still to plan" not in page(answer)


def test_each_part_of_planning_leads_to_the_next(planned):
    client = member("Lena Lead", everywhere=(Role.LEAD,)).client
    path, way = f"{PLANNED}design/", []
    while path != PLANNED:
        way.append(path.removeprefix(PLANNED))
        path = re.search(r'<p class="plan-next.*?href="([^"]+)"', page(client.get(path)), re.DOTALL)[1]
    assert way == ["design/", "programmes/", "team/", "letters/"]


def test_an_open_round_has_nothing_next_in_planning(cast):
    assert "plan-next" not in page(cast.lead.client.get(f"{HERE}design/"))


def test_planning_asks_the_same_number_of_questions_for_one_and_three(planned, django_assert_num_queries):
    client = member("Lena Lead", everywhere=(Role.LEAD,)).client
    TeamMemberFactory(round=planned)
    RoundProgrammeFactory(round=planned)
    with django_assert_num_queries(27):
        client.get(PLANNED)
    for _ in range(2):
        TeamMemberFactory(round=planned)
        RoundProgrammeFactory(round=planned)
    with django_assert_num_queries(27):
        client.get(PLANNED)
