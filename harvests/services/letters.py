"""Planning the letters of a round, starting and stopping them, and choosing their words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.calendar import Planned
from harvests.enums import LetterKind, RoundState
from harvests.models import HarvestRound, LetterCalendar, LetterPlan, LetterWording
from harvests.policy import Act, may
from harvests.queries.letters import open_letters_of, plans_of
from harvests.wording import problems_of_body, problems_of_subject
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import clean_body, clean_subject, drop_letters


def watch_rounds(*, now: datetime) -> None:
    """Note which rounds have opened and closed since the last look; opening a round starts its letters.

    A round whose deadline had passed when it was first seen open was typed in afterwards: its letters wait
    until a lead starts them. Run twice or late this does no harm.
    """
    known = LetterCalendar.objects.values("round")
    for harvest_round in HarvestRound.objects.filter(state=RoundState.OPEN).exclude(pk__in=known):
        _make_calendar(harvest_round)
    just_opened = LetterCalendar.objects.filter(round__state=RoundState.OPEN, opened_at__isnull=True)
    for calendar in just_opened.select_related("round"):
        late = calendar.round.collecting_to < now.date()
        LetterCalendar.objects.filter(pk=calendar.pk, opened_at__isnull=True).update(opened_at=now)
        LetterCalendar.objects.filter(
            pk=calendar.pk, running_since__isnull=True, stopped_at__isnull=True
        ).update(**({"stopped_at": now} if late else {"running_since": now}))
    closed = Q(round__state=RoundState.CLOSED)
    just_closed = LetterCalendar.objects.filter(closed, opened_at__isnull=False, closed_at__isnull=True)
    for pk in list(just_closed.values_list("pk", flat=True)):
        LetterCalendar.objects.filter(pk=pk, closed_at__isnull=True).update(
            closed_at=now, closings=F("closings") + 1
        )
    reopened = LetterCalendar.objects.filter(~closed, closed_at__isnull=False).values_list("pk", flat=True)
    LetterCalendar.objects.filter(pk__in=list(reopened)).update(closed_at=None)


def _make_calendar(harvest_round: HarvestRound) -> LetterCalendar:
    """Return the calendar of a round, made if there is none; of two at once one makes it."""
    try:
        with transaction.atomic():
            return LetterCalendar.objects.create(round=harvest_round)
    except IntegrityError:
        return LetterCalendar.objects.get(round=harvest_round)


def plan_letters(
    *,
    harvest_round: HarvestRound,
    hour: int,
    plans: Mapping[LetterKind, Planned],
    version: int,
    by: Principal,
) -> LetterCalendar:
    """Choose which letters of a round go, on which days and at which hour.

    Raises:
        Refused: the person does not look after the letters of the round.
        ValidationError: the hour or the days are none.
        Stale: somebody else has planned since `version`.
    """
    _require(by, harvest_round)
    calendar = LetterCalendar.objects.filter(round=harvest_round).first() or _make_calendar(harvest_round)
    before, hour_before = plans_of(harvest_round), calendar.hour
    calendar.hour = hour
    calendar.full_clean()
    changed = {kind: plan for kind, plan in plans.items() if plan != before[kind]}
    if not changed and hour == hour_before:
        return calendar
    with recorded(by=by) as trail:
        claim(
            LetterCalendar.objects,
            pk=calendar.pk,
            expected={"version": version},
            version=F("version") + 1,
            hour=hour,
        )
        for kind, plan in changed.items():
            _save_plan(harvest_round, kind, plan)
        changes = {f"letters_{kind}": (_said(before[kind]), _said(plan)) for kind, plan in changed.items()}
        if hour != hour_before:
            changes["letters_hour"] = (hour_before, hour)
        trail.record(
            "round.letters_planned", subject_type="round", reference=harvest_round.reference, changes=changes
        )
    return LetterCalendar.objects.get(pk=calendar.pk)


def _save_plan(harvest_round: HarvestRound, kind: LetterKind, plan: Planned) -> None:
    days = ",".join(str(day) for day in sorted(plan.days, reverse=True))
    row = LetterPlan.objects.filter(round=harvest_round, kind=kind).first()
    row = row or LetterPlan(round=harvest_round, kind=kind)
    row.is_on, row.days = plan.is_on, days
    row.full_clean()
    row.save()


def _said(plan: Planned) -> str:
    days = ", ".join(str(day) for day in plan.days)
    return (f"+ {days}" if days else "+") if plan.is_on else "–"


def start_letters(*, harvest_round: HarvestRound, by: Principal) -> LetterCalendar:
    """Let the letters of a round go from now on; what fell due before is not made up for.

    Raises:
        Refused: the person does not look after the letters of the round.
        Stale: somebody else did so at the same moment.
    """
    _require(by, harvest_round)
    calendar = LetterCalendar.objects.filter(round=harvest_round).first() or _make_calendar(harvest_round)
    if calendar.running_since is not None:
        return calendar
    with recorded(by=by) as trail:
        claim(
            LetterCalendar.objects,
            pk=calendar.pk,
            expected={"running_since": None},
            running_since=timezone.now(),
            stopped_at=None,
            version=F("version") + 1,
        )
        trail.record("round.letters_started", subject_type="round", reference=harvest_round.reference)
    calendar.refresh_from_db()
    return calendar


def stop_letters(*, harvest_round: HarvestRound, by: Principal) -> int:
    """Stop all letters of a round, those too that are written and wait; return how many of these there were.

    Raises:
        Refused: the person does not look after the letters of the round.
    """
    _require(by, harvest_round)
    calendar = LetterCalendar.objects.filter(round=harvest_round).first() or _make_calendar(harvest_round)
    with recorded(by=by) as trail:
        stopped = LetterCalendar.objects.filter(pk=calendar.pk, stopped_at__isnull=True).update(
            running_since=None, stopped_at=timezone.now(), version=F("version") + 1
        )
        waiting = list(open_letters_of(harvest_round).values_list("letter", flat=True))
        dropped = drop_letters(Letter.objects.filter(pk__in=waiting))
        if stopped or dropped:
            trail.record(
                "round.letters_stopped",
                subject_type="round",
                reference=harvest_round.reference,
                changes={"letters_left": (None, dropped)},
            )
    return dropped


def word_letter(
    *,
    harvest_round: HarvestRound,
    kind: LetterKind | str,
    language: str,
    subject: str,
    body: str,
    version: int,
    by: Principal,
) -> LetterWording:
    """Choose the words of a kind of letter in a language for a round; `version` 0 if there were none.

    Raises:
        Refused: the person does not look after the letters of the round.
        ValidationError: something is empty, too long, or has a placeholder that is not known.
        Stale: somebody else has written words since `version`.
    """
    _require(by, harvest_round)
    subject, body = clean_subject(subject), clean_body(body)
    problems = {"subject": problems_of_subject(kind, subject), "body": problems_of_body(kind, body)}
    if any(problems.values()):
        raise ValidationError({field: told for field, told in problems.items() if told})
    wanted = LetterWording(round=harvest_round, kind=kind, language=language, subject=subject, body=body)
    wanted.full_clean(validate_unique=False, validate_constraints=False)
    rows = LetterWording.objects.filter(round=harvest_round, kind=kind, language=language)
    present = rows.first()
    if present and (present.subject, present.body) == (subject, body):
        return present
    with recorded(by=by) as trail:
        if present:
            claim(
                LetterWording.objects,
                pk=present.pk,
                expected={"version": version},
                subject=subject,
                body=body,
                version=F("version") + 1,
            )
        else:
            _add(wanted, version)
        _note_wording(trail, "round.letter_worded", wanted)
    return rows.get()


def _add(wanted: LetterWording, version: int) -> None:
    try:
        if version:
            raise IntegrityError
        with transaction.atomic():
            wanted.save(force_insert=True)
    except IntegrityError as other:
        raise Stale(
            _("Somebody else changed this meanwhile. Look at it as it is now and decide again.")
        ) from other


def take_shipped_words(
    *, harvest_round: HarvestRound, kind: LetterKind | str, language: str, by: Principal
) -> None:
    """Go back to the words that come with the application; nothing happens if there are no others.

    Raises:
        Refused: the person does not look after the letters of the round.
    """
    _require(by, harvest_round)
    present = LetterWording.objects.filter(round=harvest_round, kind=kind, language=language).first()
    if present is None:
        return
    with recorded(by=by) as trail:
        gone, _rows = LetterWording.objects.filter(pk=present.pk).delete()
        if gone:
            _note_wording(trail, "round.letter_shipped_words", present)


def _note_wording(trail, act: str, wording: LetterWording) -> None:
    trail.record(
        act,
        subject_type="round",
        reference=wording.round.reference,
        changes={"wording": (None, f"{wording.kind} · {wording.language}")},
    )


def _require(by: Principal, harvest_round: HarvestRound) -> None:
    require(may(by, Act.PLAN_LETTERS, harvest_round))
