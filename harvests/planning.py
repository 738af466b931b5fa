"""What is still to plan before a round opens, as a list of tasks; pure functions over what was read already."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.models import HarvestRound, LetterCalendar, Programme
from harvests.policy import Act, may
from harvests.presenters import Progress
from wiego_mle.kernel.access import Principal


def tasks_of_planning(
    principal: Principal,
    harvest_round: HarvestRound,
    *,
    progress: Progress,
    asked: Sequence[Programme],
    people: int,
    gaps: Sequence[str],
    calendar: LetterCalendar,
) -> list[dict]:
    """Return the parts of planning in their order, each with how far it is; only a team is needed to open."""
    tasks = [
        _task(
            "design",
            _("Design"),
            _("What the round is for and what it asks. It can be copied from an earlier round."),
            *_of_design(progress),
        ),
        _task("edit", _("Whose changes count"), _("The boundary, in words."), *_of_boundary(harvest_round)),
        _task("asked", _("Programmes"), _("Which are asked, and what is hoped for."), *_of_asked(asked)),
        _task(
            "team",
            _("Team"),
            gaps[0] if gaps and people else _("Who contributes, reviews and codes."),
            *_of_team(people, gaps),
        ),
        _task(
            "letters",
            _("Letters of this round"),
            _("They go by themselves once the round is open. Read them, and send yourself one."),
            *_of_letters(calendar),
        ),
    ]
    for task in tasks:
        if may(principal, _ACTS[task["key"]], harvest_round):
            task["url"] = reverse(f"rounds:{task['key']}", args=[harvest_round.reference])
    return tasks


_ACTS = {
    "design": Act.VIEW_ROUND,
    "edit": Act.EDIT_ROUND,
    "asked": Act.ASK_PROGRAMMES,
    "team": Act.EDIT_TEAM,
    "letters": Act.PLAN_LETTERS,
}


def _task(key: str, label: str, hint: str, state: str, state_label: str) -> dict:
    return {"key": key, "label": label, "hint": hint, "url": "", "state": state, "state_label": state_label}


def _of_design(progress: Progress) -> tuple[str, str]:
    words = _("%(done)d of %(total)d parts") % {"done": progress.done, "total": progress.total}
    if progress.done == progress.total:
        return "done", words
    return ("begun", words) if progress.done else ("", _("not begun"))


def _of_boundary(harvest_round: HarvestRound) -> tuple[str, str]:
    return ("done", _("written")) if harvest_round.boundary else ("", _("not begun"))


def _of_asked(asked: Sequence[Programme]) -> tuple[str, str]:
    if not asked:
        return "", _("everybody is asked")
    return "done", ngettext("%(number)s programme", "%(number)s programmes", len(asked)) % {
        "number": len(asked)
    }


def _of_team(people: int, gaps: Sequence[str]) -> tuple[str, str]:
    if not people:
        return "needed", _("nobody yet")
    words = ngettext("%(number)s person", "%(number)s people", people) % {"number": people}
    return ("begun" if gaps else "done"), words


def _of_letters(calendar: LetterCalendar) -> tuple[str, str]:
    if calendar.stopped_at:
        return "needed", _("stopped")
    return ("done", _("planned")) if calendar.pk else ("", _("the usual ones"))
