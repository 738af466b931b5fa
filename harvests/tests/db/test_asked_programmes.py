"""Which programmes a round asks, with hopes that are no quotas."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState
from harvests.models import HarvestRound, Programme
from harvests.queries.asked_programmes import asked_by_key
from harvests.services.asked_programmes import ask_programmes
from harvests.tests.factories import ProgrammeFactory, RoundProgrammeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale


@pytest.fixture
def programmes(db) -> dict:
    there = {key: Programme.objects.get(key=key) for key in ("law", "statistics")}
    return there | {"trade": ProgrammeFactory(key="trade")}


def test_programmes_come_change_and_go_in_one_saving(cast, programmes):
    RoundProgrammeFactory(round=cast.round, programme=programmes["law"], target=3)
    RoundProgrammeFactory(round=cast.round, programme=programmes["trade"])
    ask_programmes(
        harvest_round=cast.round,
        asked={programmes["law"]: None, programmes["statistics"]: 5},
        seen={"law": 3, "trade": None},
        by=cast.lead.principal,
    )
    assert asked_by_key(cast.round) == {"law": None, "statistics": 5}
    (entry,) = Entry.objects.all()
    assert entry.changes == {"programmes": [["law: 3", "trade"], ["law", "statistics: 5"]]}


def test_saving_what_is_there_leaves_no_trace(cast, programmes):
    RoundProgrammeFactory(round=cast.round, programme=programmes["law"], target=3)
    same = {"harvest_round": cast.round, "asked": {programmes["law"]: 3}, "seen": {"law": 3}}
    ask_programmes(by=cast.lead.principal, **same)
    assert not Entry.objects.exists()


def test_nobodys_change_is_undone_unseen(cast, programmes):
    RoundProgrammeFactory(round=cast.round, programme=programmes["law"], target=3)
    with pytest.raises(Stale):
        ask_programmes(harvest_round=cast.round, asked={}, seen={"law": 2}, by=cast.lead.principal)
    assert asked_by_key(cast.round) == {"law": 3}


@pytest.mark.parametrize("name", ["reporter", "reviewer", "coder", "administrator", "reader", "outsider"])
def test_only_the_lead_says_what_is_asked(cast, programmes, name):
    with pytest.raises(Refused):
        ask_programmes(
            harvest_round=cast.round,
            asked={programmes["law"]: 1},
            seen={},
            by=getattr(cast, name).principal,
        )
    with pytest.raises(Refused):
        ask_programmes(harvest_round=cast.other_round, asked={}, seen={}, by=cast.lead.principal)


def test_a_closed_round_asks_nobody_else(cast, programmes):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    with pytest.raises(Stale):
        ask_programmes(
            harvest_round=cast.round, asked={programmes["law"]: 1}, seen={}, by=cast.lead.principal
        )
    cast.round.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        ask_programmes(
            harvest_round=cast.round, asked={programmes["law"]: 1}, seen={}, by=cast.lead.principal
        )
    assert asked_by_key(cast.round) == {}
