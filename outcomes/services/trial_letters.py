"""Sending a letter of a round to oneself, to see how it looks."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from harvests.enums import LetterKind
from harvests.policy import Act, may
from outcomes.letter_texts import Filled
from outcomes.queries.round_letters import Standing
from outcomes.services.letters_kept import note_named
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Refused
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import queue_text


def send_trial(
    *, standing: Standing, kind: LetterKind, language: str, words: Filled, to: User, key: UUID, by: Principal
) -> Letter | None:
    """Queue a letter as it would go, to the one who asks for it; the same `key` twice sends one.

    Raises:
        Refused: the person does not look after the letters of the round, or it is for somebody else.
    """
    require(may(by, Act.PLAN_LETTERS, standing.round))
    if to.pk != by.person_id:
        raise Refused(_("A trial letter goes to yourself only."))
    letter = queue_text(
        kind="round_trial",
        effect_key=f"round-trial:{to.reference}:{key}",
        to=to,
        subject=_("Trial: %(subject)s") % {"subject": words.subject},
        body=words.body,
        language=language,
        about=("round", standing.round.reference),
        round_id=standing.round.pk,
    )
    note_named(letter, words.outcomes)
    return letter
