"""Writing the letters of a round when their time has come, each once."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation

from harvests.calendar import Due, due_letters, reminders_in
from harvests.enums import REMINDERS, LetterFate, LetterKind, RoundState
from harvests.models import LetterCalendar, RoundLetter
from harvests.queries.letters import open_letters_of, running_calendars, wordings_of
from harvests.services.letters import watch_rounds
from outcomes.letter_texts import text_of
from outcomes.queries.round_letters import Standing, standing_of
from outcomes.services.letters_kept import note_named
from wiego_mle.kernel.errors import Stale
from wiego_mle.mailing.checks import GOES, NEEDLESS, Verdict, put_off
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import drop_letters, queue_text


def write_due_letters(*, now: datetime) -> int:
    """Write the letters of all rounds whose time has come, and return how many.

    Computed from what is there: run twice, late, or by two workers at once it writes nothing twice. Each
    letter and the row that says so are one transaction; who dies between leaves all as it was. A round in
    which something is wrong keeps no other from its letters; what was wrong is raised at the end.
    """
    watch_rounds(now=now)
    written = []
    # What leaves a stack is called in any case, whatever the one before it raised.
    with ExitStack() as rounds:
        for calendar in running_calendars().reverse():
            rounds.callback(lambda calendar: written.append(_write_letters_of(calendar, now)), calendar)
    return sum(written)


def _write_letters_of(calendar: LetterCalendar, now: datetime) -> int:
    standing = standing_of(calendar, now)
    wordings = wordings_of(calendar.round)
    return sum(_decide(standing, wordings, due, now) for due in due_letters(now, standing.facts))


def _decide(standing: Standing, wordings: dict, due: Due, now: datetime) -> bool:
    """Write one letter, or note why it is left out; say whether it was written by this call."""
    try:
        with transaction.atomic():
            letter = _queue(standing, wordings, due) if due.fate == LetterFate.WRITTEN else None
            if due.fate == LetterFate.WRITTEN and letter is None:
                raise Stale
            if letter and due.kind in REMINDERS:
                _leave_earlier_reminders(standing, due)
            RoundLetter.objects.create(
                round=standing.round,
                person_id=due.person_id,
                kind=due.kind,
                number=due.number,
                about_day=due.about_day,
                fate=due.fate,
                send_at=due.send_at,
                decided_at=now,
                letter=letter,
            )
    except (IntegrityError, Stale):
        # Another worker decided about this letter at the same moment.
        return False
    return letter is not None


def _queue(standing: Standing, wordings: dict, due: Due) -> Letter | None:
    person = standing.people[due.person_id]
    with translation.override(person.language):
        words = text_of(standing, due.kind, person, wordings)
    letter = queue_text(
        kind=f"round_{due.kind}",
        effect_key=":".join(
            (
                "round-letter",
                standing.round.reference,
                due.kind,
                str(due.number),
                due.about_day.isoformat(),
                person.reference,
            )
        ),
        to=person,
        subject=words.subject,
        body=words.body,
        due_at=due.send_at,
        about=("round", standing.round.reference),
        round_id=standing.round.pk,
    )
    note_named(letter, words.outcomes)
    return letter


def _leave_earlier_reminders(standing: Standing, due: Due) -> None:
    """A reminder that still waits, or is held back, is overtaken by the next one."""
    waiting = open_letters_of(standing.round, [due.person_id]).filter(kind__in=REMINDERS)
    overtaken = dict(waiting.values_list("pk", "letter"))
    if overtaken:
        drop_letters(Letter.objects.filter(pk__in=overtaken.values()))


def verdict(letter: Letter, now: datetime) -> Verdict:
    """Say whether a letter of a round is still to go: asked when its time has come.

    Who is done meanwhile, was given more time or has left the team gets none; who is away gets it on the
    first working morning after.
    """
    decided = RoundLetter.objects.filter(letter=letter).select_related("round").first()
    calendar = decided and LetterCalendar.objects.filter(round=decided.round).select_related("round").first()
    if not calendar or calendar.running_since is None:
        return NEEDLESS
    standing = standing_of(calendar, now)
    reader = standing.readers.get(decided.person_id)
    if reader is None or not _still_fits(decided, standing, now):
        return NEEDLESS
    morning = reader.diary.morning(reader.diary.today(now), calendar.hour, now)
    if morning is None:
        return NEEDLESS
    return GOES if morning <= now else put_off(morning)


def _still_fits(decided: RoundLetter, standing: Standing, now: datetime) -> bool:
    reader, state = standing.readers[decided.person_id], standing.facts.state
    if decided.kind in REMINDERS:
        taken = decided.kind in reminders_in(standing.facts, reader)
        asked = taken and "contributor" in reader.roles and not reader.is_done
        return asked and (decided.kind == LetterKind.OPENING or decided.about_day == reader.deadline)
    if decided.kind == LetterKind.CLOSING:
        return state == RoundState.CLOSED and decided.number == standing.facts.closings
    running = state in (RoundState.OPEN, RoundState.REVIEWING)
    return running and (decided.kind != LetterKind.WAITING or bool(reader.waiting))
