"""Saying that nothing more comes from somebody in a round, and taking that back."""

from __future__ import annotations

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import ReplyKind, RoundState
from harvests.models import HarvestRound, Reply
from harvests.policy import Act, may
from harvests.queries.teams import principal_for
from harvests.services.holding import hold_round
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused


def say_reply(
    *, harvest_round: HarvestRound, kind: ReplyKind | str, by: Principal, person: User | None = None
) -> Reply:
    """Keep that somebody has nothing to report, or has sent everything, and return it as it is now.

    Without `person` it is the word of the one who acts; with it, a lead notes what they were told.
    The same word twice is one; another word takes the place of the first.

    Raises:
        Refused: the one who acts, or the person, does not contribute to the round, or it takes no texts.
        ValidationError: this is no reply.
        Stale: somebody changed it, or the round moved on, at the same moment.
    """
    person_id = _check(harvest_round, by, person)
    said = Reply(
        round=harvest_round, person_id=person_id, kind=kind, said_by_id=by.person_id, said_at=timezone.now()
    )
    said.full_clean(validate_constraints=False)
    rows = Reply.objects.filter(round=harvest_round, person_id=person_id)
    present = rows.first()
    if present is None:
        try:
            with recorded(by=by) as trail:
                hold_round(harvest_round)
                said.save(force_insert=True)
                _note(trail, "round.reply_said", said, (None, said.kind))
            return said
        except IntegrityError:
            # A double click, or the lead at the same moment.
            present = rows.get()
    if present.kind == said.kind:
        return present
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        claim(
            Reply.objects,
            pk=present.pk,
            expected={"kind": present.kind},
            kind=said.kind,
            said_at=said.said_at,
            said_by_id=by.person_id,
        )
        _note(trail, "round.reply_said", present, (present.kind, said.kind))
    return rows.get()


def take_back_reply(*, harvest_round: HarvestRound, by: Principal, person: User | None = None) -> None:
    """Take back what was said about a round; nothing happens if nothing was.

    Raises:
        Refused, Stale: as in `say_reply`.
    """
    person_id = _check(harvest_round, by, person)
    present = Reply.objects.filter(round=harvest_round, person_id=person_id).first()
    if present is None:
        return
    with recorded(by=by) as trail:
        hold_round(harvest_round)
        gone, _rows = Reply.objects.filter(pk=present.pk, kind=present.kind).delete()
        if gone:
            _note(trail, "round.reply_taken_back", present, (present.kind, None))


def _check(harvest_round: HarvestRound, by: Principal, person: User | None) -> int:
    """Return whose word it is."""
    for_another = person is not None and person.pk != by.person_id
    require(may(by, Act.NOTE_REPLY if for_another else Act.REPLY, harvest_round))
    if for_another and not principal_for(person).has(Role.CONTRIBUTOR, round_id=harvest_round.pk):
        raise Refused(_("%(name)s is not asked in this round.") % {"name": person.name})
    if harvest_round.state == RoundState.PLANNED:
        raise Refused(_("The round is not open yet."))
    if harvest_round.state == RoundState.CLOSED:
        raise Refused(_("The round is closed, and its numbers stand."))
    return person.pk if for_another else by.person_id


def _note(trail, act: str, reply: Reply, change: tuple) -> None:
    """Note the word of somebody on the trail, by their reference."""
    trail.record(
        act,
        subject_type="round",
        reference=reply.round.reference,
        changes={"reply": change, "reply_of": (None, f"{reply.person.name} ({reply.person.reference})")},
    )
