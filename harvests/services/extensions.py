"""Giving one person or one programme more time: an event that is told, never an edit of the round."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from harvests.enums import RoundState
from harvests.models import Extension, HarvestRound, Programme
from harvests.policy import Act, may
from harvests.queries.deadlines import concerned_by, given_with, last_day_given, writers_for
from harvests.services.holding import hold_round
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.written import date_format
from wiego_mle.mailing.services import queue_mail


def give_more_time(
    *,
    harvest_round: HarvestRound,
    until: date,
    reason: str,
    by: Principal,
    person: User | None = None,
    programme: Programme | None = None,
    today: date | None = None,
    creation_key: uuid.UUID | None = None,
) -> Extension:
    """Let one person, or the contributors of one programme, write until a later day, and return that.

    Each of them who can sign in gets a letter. The same `creation_key` twice is one extension.

    Raises:
        Refused: the one who acts does not lead the round, it is closed, or the day gives nobody more time.
        ValidationError: there is no reason, or not one person or programme.
    """
    require(may(by, Act.GIVE_TIME, harvest_round))
    if made_before := given_with(creation_key):
        return made_before
    if harvest_round.state == RoundState.CLOSED:
        raise Refused(why_closed())
    given = Extension(
        round=harvest_round,
        person=person,
        programme=programme,
        until=until,
        reason=clean_text(reason).strip(),
        given_by_id=by.person_id,
        creation_key=creation_key,
    )
    # That a key is taken is for the database to say, under the lock below: pressed twice is once.
    given.full_clean(exclude=["round", "given_by"], validate_unique=False)
    if problem := why_not_until(
        harvest_round, until, person=person, programme=programme, today=today or timezone.localdate()
    ):
        raise Refused(problem)
    try:
        with recorded(by=by) as trail:
            # Closing takes the same row, so no time is given in a round that closes at this moment.
            hold_round(harvest_round)
            given.save(force_insert=True)
            _tell(given, by)
            trail.record(
                "round.more_time",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"more_time_for": (None, _whom(given)), "more_time_until": (None, until)},
                reason=given.reason,
            )
    except IntegrityError:
        if made_before := given_with(creation_key):
            return made_before
        raise
    return given


def why_closed() -> str:
    """Return why nobody gets more time in a closed round."""
    return _("The round is closed, so nothing more is written in it. Reopen it first.")


def why_not_until(
    harvest_round: HarvestRound,
    until: date,
    *,
    today: date,
    person: User | None = None,
    programme: Programme | None = None,
) -> str:
    """Return in words why this day gives nobody more time, or an empty text."""
    if until < today:
        return _("This day has passed. Give a later one.")
    if until <= harvest_round.collecting_to:
        day = date_format(harvest_round.collecting_to, "DATE_FORMAT")
        return _("The round takes texts from everybody until %(day)s. Give a later day.") % {"day": day}
    if programme is not None and not writers_for(harvest_round, programme).exists():
        return _("Nobody contributes for %(programme)s by their role. Give the time to people instead.") % {
            "programme": programme.label
        }
    already = last_day_given(harvest_round, person=person, programme=programme)
    if until <= already:
        day = date_format(already, "DATE_FORMAT")
        return _("They have time until %(day)s already. Give a later day.") % {"day": day}
    return ""


def _tell(given: Extension, by: Principal) -> None:
    for person in concerned_by(given).exclude(pk=by.person_id):
        with translation.override(person.language):
            programme = given.programme.label if given.programme else ""
        queue_mail(
            kind="more_time",
            effect_key=f"more-time:{given.pk}:{person.reference}",
            to=person,
            context={
                "by_name": by.name,
                "round_name": given.round.name,
                "programme": programme,
                "until": given.until,
                "reason": given.reason,
                "path": reverse("rounds:detail", args=[given.round.reference]),
            },
            about=("round", given.round.reference),
            round_id=given.round_id,
        )


def _whom(given: Extension) -> str:
    if given.programme:
        return given.programme.label_en
    return f"{given.person.name} ({given.person.reference})"
