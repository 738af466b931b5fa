"""A contributor’s word about a round: who says it, who notes it, and that it can be taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import ReplyKind, RoundState
from harvests.models import HarvestRound, Reply
from harvests.queries.replies import replies_of, reply_of
from harvests.services.replies import say_reply, take_back_reply
from harvests.tests.factories import ReplyFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused


def trail() -> list[str]:
    return list(
        Entry.objects.filter(act__startswith="round.reply").order_by("pk").values_list("act", flat=True)
    )


def test_a_contributor_says_that_there_is_nothing_and_the_trail_says_who(cast):
    said = say_reply(harvest_round=cast.round, kind=ReplyKind.NOTHING, by=cast.reporter.principal)
    assert (said.person, said.said_by, said.kind) == (cast.reporter.person, cast.reporter.person, "nothing")
    (entry,) = Entry.objects.filter(act="round.reply_said")
    assert entry.changes["reply"] == [None, "nothing"]
    assert entry.changes["reply_of"][1].startswith("Rosa Reporter (")


def test_the_same_word_twice_is_one_and_another_takes_its_place(cast):
    for kind in ("nothing", "nothing", "all_sent"):
        say_reply(harvest_round=cast.round, kind=kind, by=cast.reporter.principal)
    assert [reply.kind for reply in Reply.objects.all()] == ["all_sent"]
    assert trail() == ["round.reply_said"] * 2


def test_a_lead_notes_what_they_were_told(cast):
    said = say_reply(
        harvest_round=cast.round, kind="nothing", by=cast.lead.principal, person=cast.colleague.person
    )
    assert (said.person, said.said_by) == (cast.colleague.person, cast.lead.person)
    assert reply_of(cast.round, cast.colleague.person.pk) == said


@pytest.mark.parametrize("name", ["reviewer", "coder", "reader", "outsider", "administrator", "lead"])
def test_who_is_not_asked_does_not_reply(cast, name):
    with pytest.raises(Refused):
        say_reply(harvest_round=cast.round, kind="nothing", by=getattr(cast, name).principal)
    assert not Reply.objects.exists()


def test_nobody_but_the_lead_speaks_for_another_and_only_for_who_is_asked(cast):
    with pytest.raises(Refused):
        say_reply(
            harvest_round=cast.round, kind="nothing", by=cast.reporter.principal, person=cast.colleague.person
        )
    with pytest.raises(Refused, match="not asked"):
        say_reply(harvest_round=cast.round, kind="nothing", by=cast.lead.principal, person=cast.coder.person)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.CLOSED])
def test_a_round_that_takes_nothing_takes_no_replies(cast, state):
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=state)
    cast.round.refresh_from_db()
    with pytest.raises(Refused):
        say_reply(harvest_round=cast.round, kind="nothing", by=cast.reporter.principal)


def test_an_unknown_word_is_no_reply(cast):
    with pytest.raises(ValidationError):
        say_reply(harvest_round=cast.round, kind="perhaps", by=cast.reporter.principal)


def test_it_is_taken_back_once_and_the_trail_keeps_both(cast):
    say_reply(harvest_round=cast.round, kind="nothing", by=cast.reporter.principal)
    for _click in (1, 2):
        take_back_reply(harvest_round=cast.round, by=cast.reporter.principal)
    assert not Reply.objects.exists()
    assert trail() == ["round.reply_said", "round.reply_taken_back"]


def test_replies_are_read_in_one_query(cast, django_assert_num_queries):
    for person in (cast.reporter.person, cast.colleague.person):
        ReplyFactory(round=cast.round, person=person)
    ReplyFactory(round=cast.other_round)
    with django_assert_num_queries(1):
        found = replies_of(cast.round)
        assert {reply.person.name for reply in found.values()} == {"Rosa Reporter", "Carlos Colleague"}
