"""Letters with the lead's own words to people who are awaited: one for each, seen before it goes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from harvests.models import HarvestRound
from outcomes.policy import Act, may
from outcomes.queries.contributors import REMINDER, Contributor, reminders_of
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.folding import clean_text
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import queue_mail, rendered


@dataclass(frozen=True)
class PlannedLetter:
    """A letter as it will go: to whom, in which language, and its exact words."""

    to: User
    subject: str
    body: str
    context: dict


def proposed_words(language: str, *, round_name: str, by_name: str) -> str:
    """Return what a lead may write, in one language, to begin with."""
    with translation.override(language):
        return _(
            "I am writing to you about the harvest round “%(round)s”. Please look at what is with you, and "
            "send it to the reviewers. If you have noticed a change that is not written down yet, a first note "
            "takes a minute.\n\n"
            "If you have nothing to report, that is an answer too: please say so. And if something keeps you "
            "from it, tell me, and we will find a way.\n\n"
            "Thank you,\n%(name)s"
        ) % {"round": round_name, "name": by_name}


def planned_letters(
    *,
    harvest_round: HarvestRound,
    contributors: Sequence[Contributor],
    words: Mapping[str, str],
    by: Principal,
    today: date,
) -> list[PlannedLetter]:
    """Return the letters that these people would get, each in their language; nothing is queued.

    Below the words of the lead stands what is with the person: numbers only, no title and no text of a
    record, so that nothing restricted or withheld leaves the application.

    Raises:
        Incomplete: for a language of one of the people there are no words.
    """
    cleaned = {language: clean_text(text).strip() for language, text in words.items()}
    missing = sorted(
        {each.person.language for each in contributors} - {name for name, text in cleaned.items() if text}
    )
    if missing:
        raise Incomplete(_("Write the letter."), {language: _("Write the letter.") for language in missing})
    lead = User.objects.get(pk=by.person_id)
    return [
        _planned(harvest_round, each, cleaned[each.person.language], lead, today) for each in contributors
    ]


def _planned(
    harvest_round: HarvestRound, contributor: Contributor, words: str, lead: User, today: date
) -> PlannedLetter:
    person = contributor.person
    context = {
        "words": words,
        "round_name": harvest_round.name,
        "by_name": lead.name,
        "by_address": lead.email,
        "until": contributor.until,
        "is_over": contributor.until < today,
        "unsent": contributor.unsent,
        "returned": contributor.returned,
        "questions": contributor.questions,
        "nothing_sent": contributor.is_silent,
        "path": reverse("outcomes:home"),
        "path_reply": reverse("rounds:reply", args=[harvest_round.reference])
        if contributor.in_team and contributor.reply is None
        else "",
    }
    with translation.override(person.language):
        subject, body = rendered(REMINDER, context | {"to_name": person.name})
    return PlannedLetter(person, subject, body, context)


def mark_of_letters(letters: Sequence[PlannedLetter]) -> str:
    """Return a mark of what was shown, by which it is known again that nothing has changed since."""
    shown = "\x1f".join(
        f"{each.to.reference}\x1e{each.to.email}\x1e{each.subject}\x1e{each.body}" for each in letters
    )
    return hashlib.sha256(shown.encode()).hexdigest()


def write_reminders(
    *,
    harvest_round: HarvestRound,
    contributors: Sequence[Contributor],
    words: Mapping[str, str],
    key: UUID,
    seen: str,
    by: Principal,
    today: date,
) -> list[Letter]:
    """Queue one letter for each person and return the letters; the same form sent twice writes none again.

    `seen` is the mark of the letters as the lead saw them. Who can no longer sign in gets no letter.

    Raises:
        Refused: the one who writes does not lead the round, it is not running, or nobody is left to write to.
        Incomplete: for a language of one of the people there are no words.
        Stale: what stands in a letter has changed since it was seen.
    """
    require(may(by, Act.REMIND, harvest_round))
    written = list(reminders_of(harvest_round, key))
    if written:
        return written
    reached = [each for each in contributors if each.can_be_written_to]
    if not reached:
        raise Refused(_("Nobody is chosen to whom a letter can go."))
    letters = planned_letters(
        harvest_round=harvest_round, contributors=reached, words=words, by=by, today=today
    )
    if mark_of_letters(letters) != seen:
        raise Stale(_("What stands in these letters has changed since you saw them. Look at them again."))
    with recorded(by=by) as trail:
        queued = [_queue(harvest_round, letter, key) for letter in letters]
        number = sum(letter is not None for letter in queued)
        if number:
            trail.record(
                "cockpit.reminded",
                subject_type="cockpit",
                reference=harvest_round.reference,
                changes={"letters": ("", number)},
            )
    return list(reminders_of(harvest_round, key))


def _queue(harvest_round: HarvestRound, letter: PlannedLetter, key: UUID) -> Letter | None:
    return queue_mail(
        kind=REMINDER,
        effect_key=f"{REMINDER}:{harvest_round.reference}:{key}:{letter.to.reference}",
        to=letter.to,
        context=letter.context,
        about=("round", harvest_round.reference),
        round_id=harvest_round.pk,
    )
