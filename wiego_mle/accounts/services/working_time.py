"""On which days a person works, when they are away, and how often they want the letter of a reviewer."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError
from django.db.models import F

from wiego_mle.accounts.models import Absence, User
from wiego_mle.accounts.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim


def change_working_time(
    *, person: User, version: int, working_days: str, digest_rhythm: str, by: Principal
) -> User:
    """Change on which days a person works and how often the letter of a reviewer comes.

    Raises:
        Refused: somebody else's days.
        ValidationError: no day is chosen, or a value is none.
        Stale: changed elsewhere since `version`.
    """
    _require(by, person)
    wanted = {"working_days": working_days, "digest_rhythm": digest_rhythm}
    changes = {field: (getattr(person, field), value) for field, value in wanted.items()}
    changes = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return person
    for field, (_old, new) in changes.items():
        person._meta.get_field(field).clean(new, person)
    with recorded(by=by) as trail:
        claim(User.objects, pk=person.pk, expected={"version": version}, version=F("version") + 1, **wanted)
        kept = {
            field: tuple(map(list, pair)) if field == "working_days" else pair
            for field, pair in changes.items()
        }
        trail.record(
            "person.working_time_changed", subject_type="person", reference=person.reference, changes=kept
        )
    person.refresh_from_db()
    return person


def add_absence(*, person: User, first_day: date, last_day: date, by: Principal) -> Absence:
    """Note that a person is away, and return it; the same days twice are one absence.

    Raises:
        Refused: somebody else's days.
        ValidationError: the last day is before the first.
    """
    _require(by, person)
    absence = Absence(person=person, first_day=first_day, last_day=last_day)
    present = Absence.objects.filter(person=person, first_day=first_day, last_day=last_day)
    if noted := present.first():
        return noted
    absence.full_clean()
    try:
        with recorded(by=by) as trail:
            absence.save(force_insert=True)
            trail.record(
                "person.absence_added",
                subject_type="person",
                reference=person.reference,
                changes={"absence": (None, f"{first_day} – {last_day}")},
            )
    except IntegrityError:
        return present.get()
    return absence


def remove_absence(*, person: User, number: int, by: Principal) -> None:
    """Take an absence away; nothing happens if it is gone already.

    Raises:
        Refused: somebody else's days.
    """
    _require(by, person)
    absence = Absence.objects.filter(person=person, pk=number).first()
    if absence is None:
        return
    with recorded(by=by) as trail:
        gone, _rows = Absence.objects.filter(pk=absence.pk).delete()
        if gone:
            trail.record(
                "person.absence_removed",
                subject_type="person",
                reference=person.reference,
                changes={"absence": (f"{absence.first_day} – {absence.last_day}", None)},
            )


def _require(by: Principal, person: User) -> None:
    require(may(by, Act.PROFILE, person))
