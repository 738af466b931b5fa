"""A change of the codebook says what it would do, moves the records as one, and is undone as one."""

from __future__ import annotations

import pytest

from harvests.models import Code
from harvests.tests.factories import CodebookDimensionFactory, CodeFactory, HarvestRoundFactory
from outcomes.enums import RecodingKind
from outcomes.models import Outcome, OutcomeVersion, Recoding
from outcomes.queries.recoding import Change, Impact, impact_of, left_by_hand
from outcomes.services.recoding import change_codebook, recode_by_hand, undo_change
from outcomes.tests.factories import ActorFactory, ContributionFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.administrator.principal


def code(dimension: str, key: str) -> Code:
    return Code.objects.get(dimension=dimension, key=key)


@pytest.fixture
def policies(cast) -> list[Outcome]:
    """Three outcomes of a running round with the change type "policy", at three levels, and one of a closed round."""
    levels = [code("level", key) for key in ("city", "national", "global")]
    here = [
        OutcomeFactory(
            round=cast.round, accepted=True, change_type=code("change_type", "policy"), level=level
        )
        for level in levels
    ]
    closed = HarvestRoundFactory(closed=True)
    OutcomeFactory(round=closed, accepted=True, change_type=code("change_type", "policy"))
    return here


def split(*, city="agenda", national="practice") -> Change:
    """Split "policy" into two codes: what happened in cities to one, what a country did to the other."""
    targets = (code("change_type", city), code("change_type", national))
    when = {city: code("level", "city"), national: code("level", "national")}
    return Change(RecodingKind.SPLIT, code("change_type", "policy"), targets, when)


def test_a_merge_moves_every_record_of_running_rounds_as_one_version_each(by, policies):
    change = Change(RecodingKind.MERGE, code("change_type", "policy"), (code("change_type", "practice"),))
    assert impact_of(change) == Impact(by_rule=3, by_hand=0, closed=1, coded=0, others=0)
    made = change_codebook(change=change, why="Nobody told the two apart.", by=by)
    assert {each.change_type.key for each in Outcome.objects.filter(pk__in=[o.pk for o in policies])} == {
        "practice"
    }
    assert Outcome.objects.filter(round__state="closed").get().change_type.key == "policy"
    merged = code("change_type", "policy")
    assert merged.replaced_by == code("change_type", "practice")
    assert merged.retired_on is not None
    version = OutcomeVersion.objects.get(outcome=policies[0])
    assert (version.content["change_type"], version.why) == (
        "practice",
        "Codebook: Nobody told the two apart.",
    )
    assert Entry.objects.filter(act="outcome.recoded").count() == 3
    assert Entry.objects.get(act="recoding.merge").changes["moved"] == [None, 3]
    assert made.outcomes.count() == 3


def test_undoing_takes_all_of_it_back_but_what_was_changed_since(by, cast, policies):
    change = Change(RecodingKind.MERGE, code("change_type", "policy"), (code("change_type", "practice"),))
    made = change_codebook(change=change, why="Nobody told the two apart.", by=by)
    Outcome.objects.filter(pk=policies[0].pk).update(change_type=code("change_type", "agenda"))
    assert undo_change(recoding=made, by=by) == (2, 1)
    keys = [Outcome.objects.get(pk=each.pk).change_type.key for each in policies]
    assert keys == ["agenda", "policy", "policy"]
    back = code("change_type", "policy")
    assert (back.retired_on, back.replaced_by) == (None, None)
    with pytest.raises(Refused, match="undone"):
        undo_change(recoding=Recoding.objects.get(), by=by)


def test_a_split_moves_by_rule_what_it_can_and_leaves_the_rest_to_a_person(by, policies):
    assert impact_of(split()) == Impact(by_rule=2, by_hand=1, closed=1, coded=0, others=0)
    made = change_codebook(change=split(), why="Two things under one name.", by=by)
    keys = [Outcome.objects.get(pk=each.pk).change_type.key for each in policies]
    assert keys == ["agenda", "practice", "policy"]
    (left,) = left_by_hand(by, made)
    assert left == policies[2]
    with pytest.raises(Refused, match="none of those"):
        recode_by_hand(recoding=made, outcome=left, target=code("change_type", "action"), by=by)
    recode_by_hand(recoding=made, outcome=left, target=code("change_type", "agenda"), by=by)
    assert Outcome.objects.get(pk=left.pk).change_type.key == "agenda"
    assert not left_by_hand(by, made)
    assert undo_change(recoding=made, by=by) == (3, 0)


def test_in_a_list_of_several_codes_the_others_stay(by, cast):
    outcome = OutcomeFactory(round=cast.round, accepted=True)
    old, new = code("worker_group", "domestic-workers"), code("worker_group", "cross-sector")
    outcome.worker_groups.set([old, new, code("worker_group", "waste-pickers")])
    change = Change(RecodingKind.MERGE, old, (new,))
    made = change_codebook(change=change, why="Merged for the report.", by=by)
    assert set(outcome.worker_groups.values_list("key", flat=True)) == {"cross-sector", "waste-pickers"}
    undo_change(recoding=made, by=by)
    assert set(outcome.worker_groups.values_list("key", flat=True)) == {
        "domestic-workers",
        "cross-sector",
        "waste-pickers",
    }


def test_the_register_and_contributions_follow_a_merge_and_its_undoing(by):
    actor = ActorFactory(actor_type=code("actor_type", "court"))
    contribution = ContributionFactory()
    contribution.strategies.set([code("strategy", "exchange")])
    merges = [
        Change(RecodingKind.MERGE, code("actor_type", "court"), (code("actor_type", "parliament"),)),
        Change(RecodingKind.MERGE, code("strategy", "exchange"), (code("strategy", "alliance"),)),
    ]
    made = [change_codebook(change=each, why="Too fine.", by=by) for each in merges]
    actor.refresh_from_db()
    assert actor.actor_type.key == "parliament"
    assert contribution.strategies.get().key == "alliance"
    for each in made:
        undo_change(recoding=Recoding.objects.get(pk=each.pk), by=by)
    actor.refresh_from_db()
    assert actor.actor_type.key == "court"
    assert contribution.strategies.get().key == "exchange"


def test_renaming_moving_and_retiring_change_no_outcome_and_are_undone(by, policies):
    policy = code("change_type", "policy")
    renamed = change_codebook(
        change=Change(RecodingKind.RENAME, policy, labels={"label_en": "Rule"}), why="Plainer.", by=by
    )
    assert code("change_type", "policy").label_en == "Rule"
    undo_change(recoding=renamed, by=by)
    assert code("change_type", "policy").label_en == "Policy"
    retired = change_codebook(
        change=Change(RecodingKind.RETIRE, code("change_type", "policy")), why="Unused.", by=by
    )
    assert retired.outcomes.count() == 0
    assert Outcome.objects.filter(change_type__key="policy").count() == 4

    CodebookDimensionFactory(key="tree", kind="hierarchical")
    trunk, leaf = CodeFactory(dimension="tree"), CodeFactory(dimension="tree")
    change_codebook(change=Change(RecodingKind.MOVE, leaf, parent=trunk), why="Belongs there.", by=by)
    leaf.refresh_from_db()
    assert leaf.parent == trunk
    with pytest.raises(Refused, match="beneath itself"):
        change_codebook(change=Change(RecodingKind.MOVE, trunk, parent=leaf), why="Circle.", by=by)


def test_a_code_is_not_put_beneath_codes_that_stand_in_a_ring(by):
    """Files were once taken over with such a ring, and whoever looks for its end never comes back."""
    CodebookDimensionFactory(key="tree", kind="hierarchical")
    one, two, leaf = (
        CodeFactory(dimension="tree"),
        CodeFactory(dimension="tree"),
        CodeFactory(dimension="tree"),
    )
    Code.objects.filter(pk=one.pk).update(parent=two)
    Code.objects.filter(pk=two.pk).update(parent=one)
    with pytest.raises(Refused, match="beneath itself"):
        change_codebook(
            change=Change(RecodingKind.MOVE, leaf, parent=Code.objects.get(pk=one.pk)), why="There.", by=by
        )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda: Change(RecodingKind.MERGE, code("stage", "adopted")), "into"),
        (
            lambda: Change(RecodingKind.SPLIT, code("stage", "adopted"), (code("stage", "discourse"),)),
            "targets",
        ),
        (lambda: Change(RecodingKind.RENAME, code("stage", "adopted"), labels={}), "label_en"),
    ],
)
def test_what_a_change_needs_is_asked_for(by, change, field):
    with pytest.raises(Incomplete) as missing:
        change_codebook(change=change(), why=" ", by=by)
    assert missing.value.missing.keys() == {field, "why"}
    assert not Recoding.objects.exists()


def test_codes_of_other_lists_or_out_of_use_take_no_place(by):
    adopted = code("stage", "adopted")
    for target in (adopted, code("level", "city"), CodeFactory(dimension="stage", retired_on="2025-01-01")):
        with pytest.raises(Refused, match="same list"):
            change_codebook(change=Change(RecodingKind.MERGE, adopted, (target,)), why="x", by=by)


def test_two_people_do_not_change_one_code_at_once(by):
    adopted = code("stage", "adopted")
    Code.objects.filter(pk=adopted.pk).update(version=5)
    with pytest.raises(Stale):
        change_codebook(change=Change(RecodingKind.RETIRE, adopted), why="x", by=by)


def test_the_lead_of_one_round_changes_no_codebook(cast):
    with pytest.raises(Refused):
        change_codebook(
            change=Change(RecodingKind.RETIRE, code("stage", "adopted")), why="x", by=cast.lead.principal
        )
