"""How quickly outcomes come in and are accepted, beside earlier rounds at the same point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.queries.cockpit import Pace
from outcomes.queries.timing import Span
from outcomes.reports.cockpit.ground import Ground
from wiego_mle.kernel.roles import Role
from wiego_mle.kernel.tables import Cell, Column, Kind, Table
from wiego_mle.kernel.written import date_format

_FARTHEST = 1.5
"""Up to this part of the collecting time the picture keeps its measure; what came later stands at its edge."""
_LAST_WEEKS = 12


@dataclass(frozen=True)
class Point:
    """Where in its collecting time a round is, by the clock of the reader."""

    day: date
    share: float

    @property
    def has_begun(self) -> bool:
        """Say whether collecting has begun at all."""
        return self.share > 0


def point_of(pace: Pace, today: date) -> Point:
    """Return where the round is today."""
    return Point(today, pace.share(today))


def point_words(pace: Pace, point: Point) -> str:
    """Return the point in words."""
    if not point.has_begun:
        return _("Collecting has not begun yet.")
    passed = (point.day - pace.round.collecting_from).days + 1
    if passed <= pace.days:
        return _("Day %(day)d of %(days)d: %(share)d%% of the time for collecting is over.") % {
            "day": passed,
            "days": pace.days,
            "share": round(point.share * 100),
        }
    late = passed - pace.days
    return (
        ngettext(
            "%d day after the last day of collecting.", "%d days after the last day of collecting.", late
        )
        % late
    )


def pace_table(ground: Ground, paces: Sequence[Pace], point: Point) -> Table:
    """Return what was sent and accepted until this point, in this round and in earlier ones."""
    number = len(paces[0].sent)
    return ground.table(
        "pace",
        _("Pace, beside earlier rounds at the same point"),
        [
            Column("round", _("Round")),
            Column("until", _("Until")),
            Column("sent", _("Sent"), Kind.NUMBER),
            Column("sent-week", _("a week")),
            Column("accepted", _("Accepted"), Kind.NUMBER),
            Column("accepted-week", _("a week")),
            Column("sent-all", _("Sent in all"), Kind.NUMBER),
            Column("accepted-all", _("Accepted in all"), Kind.NUMBER),
        ],
        [
            _row(ground, pace, point.day if place == 0 else pace.day_at(point.share))
            for place, pace in enumerate(paces)
        ],
        counted=number,
        counted_words=ngettext(
            "N = %d outcome of this round, sent at least once",
            "N = %d outcomes of this round, sent at least once",
            number,
        )
        % number,
        notes=_notes(ground, paces, point),
    )


def _row(ground: Ground, pace: Pace, day: date) -> tuple[Cell, ...]:
    in_all = (
        Cell(
            len(pace.sent),
            ground.list_of({"submission": ["first", "again"]}, of_round=pace.round) if pace.sent else "",
        ),
        ground.cell(len(pace.accepted), {"state": ["accepted"]}, of_round=pace.round),
    )
    if pace.came_at_once:
        return (Cell(pace.round.name), *[Cell(None)] * 5, *in_all)
    until = Span(None, day).address
    weeks = max(1.0, ((day - pace.round.collecting_from).days + 1) / 7)
    sent, accepted = pace.sent_until(day), pace.accepted_until(day)

    def cell(number: int, **conditions: str) -> Cell:
        chosen = {name: [value] for name, value in conditions.items()}
        return ground.cell(number, chosen, of_round=pace.round)

    return (
        Cell(pace.round.name),
        Cell(date_format(day, "SHORT_DATE_FORMAT")),
        cell(sent, sent=until),
        Cell(number_format(round(sent / weeks, 1), 1)),
        cell(accepted, accepted=until),
        Cell(number_format(round(accepted / weeks, 1), 1)),
        *in_all,
    )


def _notes(ground: Ground, paces: Sequence[Pace], point: Point) -> list[str]:
    notes = [
        _(
            "The same point is the same part of the time for collecting. Sent is counted on the day when an "
            "outcome was sent for the first time, accepted on the day of the decision, as far as it stands."
        )
    ]
    if point.share > _FARTHEST:
        notes.append(_("Whatever came long after the last day stands at the right edge of the pictures."))
    if len(paces) == 1:
        notes.append(
            _("There is no earlier round to compare with. The next round will be compared with this one.")
        )
    if at_once := [pace.round.name for pace in paces if pace.came_at_once]:
        notes.append(
            _(
                "Most outcomes of %(rounds)s were imported, or entered on one day after the time for collecting, so "
                "their days tell of no pace: only what they have in all is shown."
            )
            % {"rounds": ", ".join(_("“%s”") % name for name in at_once)}
        )
    if not all(ground.principal.has(Role.LEAD, round_id=pace.round.pk) for pace in paces):
        notes.append(_("Of rounds that you do not lead, only the records that you may read are counted."))
    return notes


def weeks_table(ground: Ground, pace: Pace, point: Point) -> Table:
    """Return what was sent and accepted in each of the latest weeks of this round."""
    begun = pace.round.collecting_from
    weeks = (point.day - begun).days // 7 + 1
    spans = [
        Span(first, min(first + timedelta(days=6), point.day))
        for first in (begun + timedelta(weeks=week) for week in range(max(0, weeks - _LAST_WEEKS), weeks))
    ]
    number = len(pace.sent)

    def row(span: Span) -> tuple[Cell, ...]:
        before = span.first - timedelta(days=1)
        sent = pace.sent_until(span.last) - pace.sent_until(before)
        accepted = pace.accepted_until(span.last) - pace.accepted_until(before)
        return (
            Cell(
                f"{date_format(span.first, 'SHORT_DATE_FORMAT')} – {date_format(span.last, 'SHORT_DATE_FORMAT')}"
            ),
            ground.cell(sent, {"sent": [span.address]}),
            ground.cell(accepted, {"accepted": [span.address]}),
        )

    return ground.table(
        "weeks",
        _("Week by week, the latest weeks"),
        [
            Column("week", _("Week")),
            Column("sent", _("Sent"), Kind.NUMBER),
            Column("accepted", _("Accepted"), Kind.NUMBER),
        ],
        [row(span) for span in spans],
        counted=number,
        counted_words=ngettext(
            "N = %d outcome of this round, sent at least once",
            "N = %d outcomes of this round, sent at least once",
            number,
        )
        % number,
    )


# ---- The picture ----

_WIDTH, _HEIGHT = 460, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 10, 12, 24
_STEPS = 40


@dataclass(frozen=True)
class Line:
    """The way of one round through the picture; the first is the round itself."""

    name: str
    points: str
    place: int


@dataclass(frozen=True)
class Picture:
    """Lines of several rounds over the same time, with what stands at the edges."""

    title: str
    lines: tuple[Line, ...]
    top: int
    deadline_at: int
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT
    upper: int = _TOP
    lower: int = _HEIGHT - _BOTTOM
    words_at: int = _HEIGHT - 6


def pictures(paces: Sequence[Pace], point: Point) -> list[Picture]:
    """Return the pictures of what was sent and of what was accepted; none where the round came at once.

    Earlier rounds that did are left out.
    """
    if paces[0].came_at_once:
        return []
    told = [pace for pace in paces if not pace.came_at_once]
    return [
        _picture(_("Sent to the reviewers"), told, point, Pace.sent_until),
        _picture(_("Accepted"), told, point, Pace.accepted_until),
    ]


def _picture(title: str, paces: Sequence[Pace], point: Point, count) -> Picture:
    end = min(max(1.0, point.share), _FARTHEST)
    here, *earlier = paces
    ways = [_way(here, count, end, point.share)]
    ways += [_way(pace, count, end, max(end, point.share)) for pace in earlier]
    top = _round_up(max(number for way in ways for _share, number in way))
    lines = tuple(
        Line(pace.round.name, _points(way, end, top), place)
        for place, (pace, way) in enumerate(zip(paces, ways, strict=True))
    )
    return Picture(title, lines, top, _across(1.0, end))


def _way(pace: Pace, count, end: float, until: float) -> list[tuple[float, int]]:
    """Return how many there were at each part of the time until one; what is beyond the edge stands on it."""
    edge = min(end, until)
    shares = (step * end / _STEPS for step in range(_STEPS))
    way = [(share, count(pace, pace.day_at(share)) if share else 0) for share in shares if share < edge]
    return [*way, (edge, count(pace, pace.day_at(until)))]


def _points(way: list[tuple[float, int]], end: float, top: int) -> str:
    placed = [(_across(share, end), _up(number, top)) for share, number in way]
    first, last = placed[:1], placed[-1:] if len(placed) > 1 else []
    bends = [here for before, here in pairwise(placed) if here != before]
    return " ".join(f"{x},{y}" for x, y in dict.fromkeys([*first, *bends, *last]))


def _across(share: float, end: float) -> int:
    return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * share / end)


def _up(number: int, top: int) -> int:
    return round(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * number / top)


def _round_up(number: int) -> int:
    """Return the next number that reads well at an edge: 5, 10, 20, 50, 100 and so on."""
    step = 5
    while True:
        for factor in (1, 2, 4):
            if step * factor >= number:
                return step * factor
        step *= 10
