"""Who has said that nothing more comes from them."""

from __future__ import annotations

from collections.abc import Iterable

from harvests.models import HarvestRound, Reply


def replies_of(harvest_round: HarvestRound) -> dict[int, Reply]:
    """Return the reply of each person (by id) who has given one for a round, in one query."""
    rows = Reply.objects.filter(round=harvest_round).select_related("person", "said_by")
    return {reply.person_id: reply for reply in rows}


def own_replies(rounds: Iterable[HarvestRound], person_id: int) -> dict[int, Reply]:
    """Return what one person has said about some rounds, by the id of the round, in one query."""
    rows = Reply.objects.filter(round__in=list(rounds), person_id=person_id)
    return {reply.round_id: reply for reply in rows}


def reply_of(harvest_round: HarvestRound, person_id: int | None) -> Reply | None:
    """Return what one person has said about a round; None if they have not."""
    return (
        Reply.objects.filter(round=harvest_round, person_id=person_id)
        .select_related("person", "said_by")
        .first()
    )
