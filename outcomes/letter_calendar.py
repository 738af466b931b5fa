"""The calendar of a round’s letters as its page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.calendar import Planned, RoundFacts, coming_letters
from harvests.enums import LetterFate, LetterKind, RoundState
from outcomes.queries.round_letters import Standing
from wiego_mle.accounts.enums import Role

MOST_NAMED = 6


@dataclass(frozen=True)
class Coming:
    """Letters of one kind that go on one day."""

    day: date
    label: str
    number: int
    names: str
    more: int


@dataclass(frozen=True)
class KindShown:
    """One kind of letter, when it goes, and what became of those that were due."""

    kind: LetterKind
    label: str
    is_on: bool
    when: str
    facts: tuple[str, ...]


def coming(standing: Standing, now: datetime, *, stopped: bool) -> list[Coming]:
    """Return what goes as things stand now, by day and kind; the days are those of the readers.

    Of a round whose letters have not begun it is what goes if the round is opened in time.
    """
    groups: dict[tuple[date, str, int], list[str]] = defaultdict(list)
    facts = standing.facts if standing.facts.running_since or stopped else _if_opened(standing, now)
    for due in coming_letters(now, facts):
        if due.fate == LetterFate.WRITTEN:
            day = standing.readers[due.person_id].diary.today(due.send_at)
            groups[day, due.kind, due.number].append(standing.people[due.person_id].name)
    return [
        Coming(
            day=day,
            label=_named(LetterKind(kind), number),
            number=len(names),
            names=", ".join(sorted(names)[:MOST_NAMED]),
            more=max(0, len(names) - MOST_NAMED),
        )
        for (day, kind, number), names in sorted(groups.items())
    ]


def _if_opened(standing: Standing, now: datetime) -> RoundFacts:
    first = datetime.combine(standing.round.collecting_from, time(0), tzinfo=UTC)
    opened = max(now, first)
    return replace(standing.facts, state=RoundState.OPEN, running_since=opened, opened_at=opened)


def _named(kind: LetterKind, number: int) -> str:
    if kind == LetterKind.BEFORE:
        return ngettext(
            "Reminder, %(number)d day before the deadline",
            "Reminder, %(number)d days before the deadline",
            number,
        ) % {"number": number}
    if kind == LetterKind.AFTER:
        return ngettext(
            "Reminder, %(number)d day after the deadline",
            "Reminder, %(number)d days after the deadline",
            number,
        ) % {"number": number}
    return str(kind.label)


def kinds_shown(
    plans: Mapping[LetterKind, Planned], fates: Mapping[str, Mapping[str, int]]
) -> list[KindShown]:
    """Return each kind of letter with when it goes and how many went, wait or were left out."""
    return [
        KindShown(
            kind, str(kind.label), plans[kind].is_on, _when(kind, plans[kind]), _facts(fates.get(kind, {}))
        )
        for kind in LetterKind
    ]


def _when(kind: LetterKind, plan: Planned) -> str:
    days = ", ".join(str(day) for day in plan.days)
    return {
        LetterKind.OPENING: _("on the first working morning of the round"),
        LetterKind.BEFORE: _("%(days)s days before the deadline of each person") % {"days": days},
        LetterKind.ON_DAY: _("on the day of the deadline, or the next working day"),
        LetterKind.AFTER: _("%(days)s days after it") % {"days": days},
        LetterKind.WAITING: _("daily or weekly, as each reviewer has chosen"),
        LetterKind.ESCALATION: _("%(days)s days after the deadline of the round") % {"days": days},
        LetterKind.CLOSING: _("on the working morning after the round is closed"),
    }[kind]


def _facts(numbers: Mapping[str, int]) -> tuple[str, ...]:
    words = {
        "sent": _("%(number)d sent"),
        "waiting": _("%(number)d not sent yet"),
        "troubled": _("%(number)d doubtful or failed"),
        "dropped": _("%(number)d left unsent"),
        "superseded": _("%(number)d overtaken by another letter"),
        "done": _("%(number)d not needed: the person was done"),
        "nothing": _("%(number)d not needed: nothing to tell"),
    }
    return tuple(text % {"number": numbers[name]} for name, text in words.items() if numbers.get(name))


def left_alone(standing: Standing, now: datetime) -> dict[str, list]:
    """Return who gets no reminder now: those who are done, and those who are away with until when."""
    done, away = [], []
    for reader in standing.facts.readers:
        name = standing.people[reader.person_id].name
        today = reader.diary.today(now)
        back = next((last for first, last in reader.diary.absences if first <= today <= last), None)
        if Role.CONTRIBUTOR in reader.roles and reader.is_done:
            done.append(name)
        elif back:
            away.append((name, back))
    return {"done": done, "away": away}
