"""What WIEGO did, linked to what changed: saved once, found by words, seen only as far as allowed."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory, ProgrammeFactory
from outcomes.models import Contribution, ContributionLink, Outcome
from outcomes.queries.contributions import (
    links_seen_by,
    narrowed,
    numbers_of_outcomes,
    offered_for_link,
    trail_seen_by,
    years_of_contributions,
)
from outcomes.services.contributions import (
    LINK_ANSWERS,
    add_contribution,
    change_contribution,
    change_link,
    link_contribution,
    log_and_link,
    unlink_contribution,
)
from outcomes.services.parts import mark_of_part
from outcomes.tests.factories import (
    ContributionFactory,
    ContributionLinkFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def answers(**more) -> dict:
    said = {
        "title": "Count of vendors",
        "what_was_done": "Counted the vendors of Lomé.",
        "programme": ProgrammeFactory(key=f"p{uuid.uuid4().hex[:8]}"),
        "countries": ["TG", "GH"],
        "date_from": date(2024, 1, 1),
        "date_to": date(2024, 12, 31),
        "date_precision": "year",
    }
    return said | more


def test_a_contribution_has_a_reference_a_trail_and_is_found(cast):
    strategy = CodeFactory(key="count", dimension=Dimension.STRATEGY)
    made = add_contribution(answers=answers(strategies=[strategy]), by=cast.reporter.principal)
    assert made.reference == "C-0001"
    assert made.author == cast.reporter.person
    assert [place.country for place in made.countries.all()] == ["GH", "TG"]
    entry = trail_of("contribution", "C-0001").get()
    assert entry.act == "contribution.logged"
    assert entry.changes["strategies"] == ["", ["count"]]
    for words in ("COUNT lome", "c-0001", "ghana", "gana"):
        assert narrowed(Contribution.objects.all(), {"q": [words]}).get() == made
    assert not narrowed(Contribution.objects.all(), {"q": ["nairobi"]}).exists()
    assert not faults()


def test_a_double_click_makes_one(cast):
    key = uuid.uuid4()
    said = answers()
    first = add_contribution(answers=said, by=cast.reporter.principal, creation_key=key)
    second = add_contribution(answers=said, by=cast.reporter.principal, creation_key=key)
    assert first.pk == second.pk
    assert Entry.objects.count() == 1
    other = add_contribution(answers=said, by=cast.colleague.principal, creation_key=key)
    assert other.pk != first.pk


def test_a_double_click_at_the_same_moment_makes_one(together, cast):
    key, said, by = uuid.uuid4(), answers(), cast.reporter.principal
    results = together([lambda: add_contribution(answers=said, by=by, creation_key=key).reference] * 4)
    assert len(set(results)) == 1
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("who", ["coder", "administrator", "reader", "outsider"])
def test_only_writers_log_contributions(cast, who):
    with pytest.raises(Refused):
        add_contribution(answers=answers(), by=getattr(cast, who).principal)
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": ""}, ValidationError),
        ({"title": "x" * 101}, ValidationError),
        ({"what_was_done": "x" * 100_000}, ValidationError),
        ({"countries": ["XX"]}, ValidationError),
        ({"date_from": timezone.now().date() + timedelta(days=3), "date_to": None}, Refused),
        ({"date_to": date(2023, 12, 31)}, Refused),
        ({"language": "xx"}, ValidationError),
        ({"reference": "C-0999"}, TypeError),
    ],
)
def test_what_is_wrong_is_refused_whole(cast, wrong, error):
    with pytest.raises(error):
        add_contribution(answers=answers(**wrong), by=cast.reporter.principal)
    assert not Contribution.objects.exists()
    assert not Entry.objects.exists()


def test_a_code_of_another_list_is_no_strategy(cast):
    with pytest.raises(Refused):
        add_contribution(
            answers=answers(strategies=[CodeFactory(dimension=Dimension.GOAL)]), by=cast.reporter.principal
        )


def test_a_change_says_what_was_and_what_is(cast):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    changed = change_contribution(
        contribution=made,
        version=1,
        answers={"title": "Census of vendors", "countries": ["TG"]},
        by=cast.reporter.principal,
    )
    assert (changed.version, changed.title) == (2, "Census of vendors")
    assert narrowed(Contribution.objects.all(), {"q": ["census"]}).exists()
    assert trail_of("contribution", made.reference).last().changes == {
        "title": ["Count of vendors", "Census of vendors"],
        "countries": [["GH", "TG"], ["TG"]],
    }


def test_changing_nothing_leaves_no_trace(cast):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    same = change_contribution(
        contribution=made, version=1, answers={"title": made.title}, by=cast.reporter.principal
    )
    assert (same.version, same.updated_at) == (1, made.updated_at)
    assert Entry.objects.count() == 1


def test_the_second_of_two_savers_is_told(cast):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    change_contribution(contribution=made, version=1, answers={"title": "First"}, by=cast.reporter.principal)
    with pytest.raises(Stale):
        change_contribution(
            contribution=made, version=1, answers={"title": "Second"}, by=cast.reporter.principal
        )
    assert Contribution.objects.get().title == "First"


def test_others_may_not_change_a_contribution(cast):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    for who in (cast.colleague, cast.administrator, cast.reader, cast.outsider):
        with pytest.raises(Refused):
            change_contribution(contribution=made, version=1, answers={"title": "x"}, by=who.principal)


def test_a_link_stands_on_both_trails(cast, outcome):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    link = link_contribution(
        outcome=outcome,
        contribution=made,
        how="It showed\x00 the number.",
        strength="small",
        by=cast.reporter.principal,
    )
    assert (link.how, link.strength, link.linked_by) == (
        "It showed the number.",
        "small",
        cast.reporter.person,
    )
    assert trail_of("outcome", outcome.reference).get().act == "outcome.contribution_linked"
    assert trail_of("contribution", made.reference).last().changes == {
        "outcome": ["", outcome.reference],
        "how": ["", "It showed the number."],
        "strength": ["", "small"],
    }
    outcome.refresh_from_db()
    assert outcome.version == 2
    assert outcome.versions.get(number=2).content["contributions"] == ["C-0001 small It showed the number."]


def test_the_same_link_twice_is_made_once(cast, outcome):
    made = ContributionFactory()
    said = {"outcome": outcome, "contribution": made, "by": cast.reporter.principal, "strength": "small"}
    first = link_contribution(how="So", **said)
    assert link_contribution(how="So", **said).pk == first.pk
    with pytest.raises(Refused, match="linked to this outcome already"):
        link_contribution(how="Otherwise", **said)
    assert Entry.objects.count() == 2


def test_writing_down_and_linking_is_both_or_neither(cast, outcome):
    said = {"outcome": outcome, "how": "So", "by": cast.reporter.principal}
    with pytest.raises(ValidationError):
        log_and_link(answers=answers(), strength="enormous", **said)
    assert not Contribution.objects.exists()
    key, told = uuid.uuid4(), answers()
    link = log_and_link(answers=told, strength="small", creation_key=key, **said)
    assert log_and_link(answers=told, strength="small", creation_key=key, **said).pk == link.pk
    assert (Contribution.objects.count(), ContributionLink.objects.count()) == (1, 1)
    assert not faults()


def test_a_link_is_changed_by_whoever_saw_it(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    seen = mark_of_part(link, LINK_ANSWERS)
    change_link(link=link, seen=seen, how="Anew", strength="decisive", by=cast.reporter.principal)
    assert ContributionLink.objects.get().strength == "decisive"
    entry = trail_of("contribution", link.contribution.reference).get()
    assert entry.changes["strength"] == ["substantial", "decisive"]
    with pytest.raises(Stale):
        change_link(link=link, seen=seen, how="Later", strength="small", by=cast.reviewer.principal)
    with pytest.raises(Stale):
        unlink_contribution(link=link, seen=seen, by=cast.reviewer.principal)


def test_taking_a_contribution_off_keeps_it_and_both_trails(cast, outcome):
    link = ContributionLinkFactory(outcome=outcome)
    unlink_contribution(
        link=link, seen=mark_of_part(link, LINK_ANSWERS), by=cast.reporter.principal, why="Another city"
    )
    assert not ContributionLink.objects.exists()
    assert Contribution.objects.filter(pk=link.contribution_id).exists()
    for subject, reference in (("outcome", outcome.reference), ("contribution", link.contribution.reference)):
        entry = trail_of(subject, reference).get()
        assert entry.act.endswith("unlinked")
        assert entry.reason == "Another city"


@pytest.mark.parametrize("who", ["colleague", "administrator", "reader", "outsider"])
def test_others_may_not_link(cast, outcome, who):
    link = ContributionLinkFactory(outcome=outcome)
    by, seen = getattr(cast, who).principal, mark_of_part(link, LINK_ANSWERS)
    with pytest.raises(Refused):
        link_contribution(
            outcome=outcome, contribution=ContributionFactory(), how="So", strength="small", by=by
        )
    with pytest.raises(Refused):
        change_link(link=link, seen=seen, how="So", strength="small", by=by)
    with pytest.raises(Refused):
        unlink_contribution(link=link, seen=seen, by=by)


def test_links_to_hidden_outcomes_are_neither_shown_nor_counted(cast, outcome):
    made = ContributionFactory()
    open_one = OutcomeFactory(round=cast.round, accepted=True)
    for each in (outcome, open_one):
        each.round.state = "open"
        ContributionLinkFactory(outcome=each, contribution=made)
    assert [link.outcome for link in links_seen_by(made, cast.outsider.principal)] == [open_one]
    assert {link.outcome for link in links_seen_by(made, cast.reporter.principal)} == {open_one, outcome}
    assert numbers_of_outcomes([made], cast.outsider.principal) == {made.pk: 1}
    assert numbers_of_outcomes([made], cast.reporter.principal) == {made.pk: 2}


def test_the_trail_says_nothing_about_hidden_outcomes(cast, outcome):
    made = add_contribution(answers=answers(), by=cast.reporter.principal)
    link_contribution(
        outcome=outcome, contribution=made, how="So", strength="small", by=cast.reporter.principal
    )
    assert [entry.act for entry in trail_seen_by(made, cast.outsider.principal)] == ["contribution.logged"]
    assert len(trail_seen_by(made, cast.reporter.principal)) == 2
    link = made.links.get()
    unlink_contribution(link=link, seen=mark_of_part(link, LINK_ANSWERS), by=cast.reporter.principal)
    assert [entry.act for entry in trail_seen_by(made, cast.outsider.principal)] == ["contribution.logged"]
    assert len(trail_seen_by(made, cast.reporter.principal)) == 3


def test_filters_are_exact_and_unknown_values_match_nothing(cast):
    strategy = CodeFactory(key="counted", dimension=Dimension.STRATEGY)
    old = ContributionFactory(date_from=date(2019, 5, 1), date_to=date(2019, 5, 31), date_precision="month")
    lasting = ContributionFactory(
        date_from=date(2018, 1, 1), date_to=date(2018, 12, 31), is_ongoing=True, programme=old.programme
    )
    lasting.strategies.add(strategy)
    rows = Contribution.objects.order_by("pk")

    def found(**chosen) -> list[Contribution]:
        return list(narrowed(rows, {name: [value] for name, value in chosen.items()}))

    assert found(year="2019") == [old, lasting]
    assert found(year="2018") == [lasting]
    assert found(year="2017") == []
    assert found(strategy="counted") == [lasting]
    assert found(programme=old.programme.key) == [old, lasting]
    for unknown in (
        {"year": "soon"},
        {"year": "²²²²"},
        {"year": "0000"},
        {"strategy": "x"},
        {"programme": "' OR 1=1"},
    ):
        assert found(**unknown) == []
    assert years_of_contributions() == [2019, 2018]


def test_what_is_offered_for_a_link_fits_and_is_not_linked_yet(cast, outcome):
    linked = ContributionLinkFactory(outcome=outcome).contribution
    OutcomeProgrammeFactory(outcome=outcome, programme=linked.programme)
    near = ContributionFactory(programme=linked.programme)
    far = ContributionFactory(search_text="census of lome")
    assert offered_for_link(outcome, "") == [near]
    assert offered_for_link(outcome, "Lomé") == [far]
    assert offered_for_link(outcome, "nothing like this") == []
