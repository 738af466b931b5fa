"""Outcomes made by rule are what the services would have left."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest
from django.core.management import CommandError, call_command

from outcomes.completeness import missing_for_accept, missing_for_submit
from outcomes.enums import OutcomeState
from outcomes.models import Evidence, Outcome, ReviewDecision
from outcomes.scale.life import life
from outcomes.scale.making import make_outcomes
from outcomes.scale.texts import ACCENTED, COMMON
from outcomes.services.references import EVIDENCE, OUTCOME, next_reference
from outcomes.services.snapshot import as_stored, search_text_of, snapshot
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.folding import fold
from wiego_mle.mailing.models import Letter

NUMBER = 40


@pytest.fixture
def made(db) -> list[Outcome]:
    """Return outcomes made by rule, with each of their rows valid by itself."""
    make_outcomes(NUMBER, seed=3)
    return list(Outcome.objects.select_related("round", "actor_type", "change_type", "stage", "level"))


def test_newest_version_and_search_text_are_those_of_the_services(made):
    for outcome in made:
        newest = outcome.versions.first()
        assert newest.content == as_stored(snapshot(outcome)), outcome.reference
        assert newest.number == outcome.version == outcome.versions.count()
        assert outcome.search_text == search_text_of(outcome)


def test_records_keep_every_rule(made):
    for outcome in made:
        outcome.full_clean()
        if outcome.submissions:
            assert missing_for_submit(outcome) == {}
        if outcome.state == OutcomeState.ACCEPTED:
            assert missing_for_accept(outcome) == {}


def test_every_state_is_reached():
    random, begun_at = Random(1), datetime(2024, 5, 1, tzinfo=UTC)
    assert {life(random, begun_at)[0] for _number in range(1000)} == set(OutcomeState.values)


def test_trail_is_whole_and_tells_each_save_and_step(made):
    assert faults() == []
    for outcome in made:
        acts = list(
            Entry.objects.filter(subject_reference=outcome.reference)
            .order_by("sequence")
            .values_list("act", flat=True)
        )
        assert acts[0] == "outcome.logged"
        assert len(acts) == outcome.version + outcome.decisions.count()


def test_newest_decision_explains_the_state(made):
    for decision in ReviewDecision.objects.select_related("outcome"):
        newest = decision.outcome.decisions.first()
        assert newest.to_state == decision.outcome.state
    assert ReviewDecision.objects.filter(step="return", reason="").count() == 0


def test_references_go_on_after_the_last_one(made):
    assert next_reference(OUTCOME) == f"{OUTCOME}-{NUMBER + 1:04d}"
    assert next_reference(EVIDENCE) == f"{EVIDENCE}-{Evidence.objects.count() + 1:04d}"


def test_nobody_gets_a_letter(made):
    assert not Letter.objects.exists()


def test_words_for_measuring_a_search_are_there(made):
    assert sum(fold(COMMON) in outcome.search_text for outcome in made) >= NUMBER * 2 // 5
    assert sum(fold(ACCENTED) in outcome.search_text for outcome in made) >= NUMBER // 8
    words = [
        len(" ".join((o.statement, o.significance, o.contribution_wiego, o.contribution_others)).split())
        for o in made
        if o.state != "lead"
    ]
    assert 150 < sum(words) / len(words) < 260


def test_same_seed_same_outcomes_and_a_second_run_adds(db):
    make_outcomes(5, seed=4)
    make_outcomes(5, seed=4)
    first, second = list(Outcome.objects.order_by("pk")[:5]), list(Outcome.objects.order_by("pk")[5:])
    assert [outcome.title for outcome in first] == [outcome.title for outcome in second]
    assert faults() == []


def test_command_refuses_beside_real_records(db, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("make_scale", outcomes=1)
    assert not Outcome.objects.exists()


def test_command_makes_outcomes(db, capsys, settings):
    settings.PRODUCTION = False
    call_command("make_scale", outcomes=3)
    assert Outcome.objects.count() == 3
    assert "3 outcomes were made." in capsys.readouterr().out
