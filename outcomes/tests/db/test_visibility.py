"""Who sees which outcome: the filter and the rule say the same, and both say what was agreed."""

from __future__ import annotations

from itertools import product

import pytest

from harvests.models import TeamMember
from harvests.queries.teams import principal_for
from harvests.tests.factories import HarvestRoundFactory
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.policy import Act, may, may_view
from outcomes.queries.outcomes import decidable_by, visible_to
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TRAITS = {
    S.LEAD: {"lead": True},
    S.DRAFT: {},
    S.SUBMITTED: {"submitted": True},
    S.RETURNED: {"returned": True},
    S.ACCEPTED: {"accepted": True},
    S.SET_ASIDE: {"set_aside": True},
    S.WITHDRAWN: {"withdrawn": True},
}
KEYS = list(product(S, Confidentiality, ("own", "foreign"), ("here", "there")))


@pytest.fixture
def world(db):
    """Rounds here and there, and every kind of person: by role, held everywhere or here alone."""
    rounds = {"here": HarvestRoundFactory(), "there": HarvestRoundFactory()}
    people = {"nothing": UserFactory()}
    for role in Role:
        people[f"{role} everywhere"] = UserFactory(roles=[role])
    for role in ROUND_ROLES:
        person = people[f"{role} here"] = UserFactory()
        TeamMember.objects.create(round=rounds["here"], person=person, role=role)
    return rounds, people


def made_by(author, others, rounds) -> dict[tuple, Outcome]:
    """Return one outcome per state, confidentiality, authorship and round."""
    return {
        (state, secrecy, authorship, place): OutcomeFactory(
            round=rounds[place],
            author=author if authorship == "own" else others,
            confidentiality=secrecy,
            **TRAITS[state],
        )
        for state, secrecy, authorship, place in KEYS
    }


def test_the_filter_holds_exactly_the_rows_that_the_rule_allows(world):
    rounds, people = world
    stranger = UserFactory()
    asked = 0
    for kind, person in people.items():
        rows = made_by(person, stranger, rounds)
        principal = principal_for(person)
        seen = set(visible_to(principal).values_list("pk", flat=True))
        for key, outcome in rows.items():
            assert (outcome.pk in seen) == bool(may_view(principal, outcome)), (kind, key)
            asked += 1
    assert asked == len(people) * len(KEYS) == 11 * 84


def test_what_may_be_decided_is_what_the_rule_lets_accept_and_return(world):
    rounds, people = world
    stranger = UserFactory()
    for kind, person in people.items():
        rows = made_by(person, stranger, rounds)
        principal = principal_for(person)
        waiting = set(decidable_by(principal).values_list("pk", flat=True))
        for key, outcome in rows.items():
            allowed = all(may(principal, act, outcome) for act in (Act.ACCEPT, Act.RETURN))
            assert (outcome.pk in waiting) == (allowed and outcome.state == S.SUBMITTED), (kind, key)


OPEN = (Confidentiality.OPEN, Confidentiality.INTERNAL)
EARLY = (S.LEAD, S.DRAFT)
AGREED = [
    # Leads and drafts: author and the round's reviewers and lead.
    ("contributor here", EARLY, OPEN, "here", False),
    ("coder here", EARLY, OPEN, "here", False),
    ("reviewer here", EARLY, OPEN, "here", True),
    ("lead here", EARLY, OPEN, "here", True),
    ("reviewer here", EARLY, OPEN, "there", False),
    ("administrator everywhere", EARLY, OPEN, "here", False),
    ("reader everywhere", EARLY, OPEN, "here", False),
    ("nothing", EARLY, OPEN, "here", False),
    # Submitted: the round's team.
    ("contributor here", (S.SUBMITTED,), OPEN, "here", True),
    ("coder here", (S.SUBMITTED,), OPEN, "here", True),
    ("reviewer here", (S.SUBMITTED,), OPEN, "here", True),
    ("lead here", (S.SUBMITTED,), OPEN, "here", True),
    ("contributor here", (S.SUBMITTED,), OPEN, "there", False),
    ("reader everywhere", (S.SUBMITTED,), OPEN, "here", False),
    ("nothing", (S.SUBMITTED,), OPEN, "here", False),
    # Accepted, open or internal: every signed-in person.
    ("nothing", (S.ACCEPTED,), OPEN, "there", True),
    ("reader everywhere", (S.ACCEPTED,), OPEN, "here", True),
    ("contributor here", (S.ACCEPTED,), OPEN, "there", True),
    # Restricted: author, lead, administrators.
    ("nothing", tuple(S), (Confidentiality.RESTRICTED,), "here", False),
    ("reader everywhere", tuple(S), (Confidentiality.RESTRICTED,), "here", False),
    ("contributor here", tuple(S), (Confidentiality.RESTRICTED,), "here", False),
    ("reviewer here", tuple(S), (Confidentiality.RESTRICTED,), "here", False),
    ("reviewer everywhere", tuple(S), (Confidentiality.RESTRICTED,), "here", False),
    ("lead here", tuple(S), (Confidentiality.RESTRICTED,), "here", True),
    ("lead here", tuple(S), (Confidentiality.RESTRICTED,), "there", False),
    ("administrator everywhere", (S.SUBMITTED, S.ACCEPTED), (Confidentiality.RESTRICTED,), "there", True),
    # A reader reads what is accepted, and nothing else.
    (
        "reader everywhere",
        (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED, S.SET_ASIDE, S.WITHDRAWN),
        OPEN,
        "here",
        False,
    ),
]


@pytest.mark.parametrize(("kind", "states", "secrecies", "place", "expected"), AGREED)
def test_foreign_records_are_open_as_agreed(world, kind, states, secrecies, place, expected):
    rounds, people = world
    principal = principal_for(people[kind])
    stranger = UserFactory()
    for state, secrecy in product(states, secrecies):
        outcome = OutcomeFactory(
            round=rounds[place], author=stranger, confidentiality=secrecy, **TRAITS[state]
        )
        assert visible_to(principal).filter(pk=outcome.pk).exists() is expected, (state, secrecy)


@pytest.mark.parametrize("secrecy", Confidentiality)
@pytest.mark.parametrize("state", S)
def test_authors_always_see_what_they_wrote(state, secrecy):
    author = UserFactory()
    outcome = OutcomeFactory(author=author, confidentiality=secrecy, **TRAITS[state])

    assert list(visible_to(principal_for(author))) == [outcome]


def test_who_told_us_is_open_to_author_reviewers_lead_and_administrators_only(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    secret = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, restricted=True)
    may_know = {
        name: (
            bool(may(getattr(cast, name).principal, Act.SEE_SOURCES, outcome)),
            bool(may(getattr(cast, name).principal, Act.SEE_SOURCES, secret)),
        )
        for name in (
            "reporter",
            "colleague",
            "reviewer",
            "lead",
            "coder",
            "administrator",
            "reader",
            "outsider",
        )
    }

    assert may_know == {
        "reporter": (True, True),
        "colleague": (False, False),
        "reviewer": (True, False),
        "lead": (True, True),
        "coder": (False, False),
        "administrator": (True, True),
        "reader": (False, False),
        "outsider": (False, False),
    }
