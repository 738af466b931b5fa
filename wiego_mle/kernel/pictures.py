"""Pictures of counts, drawn once for the page and for printed files: bars, years and a map.

A picture is a drawing (SVG) without style sheet and script, so that a page, a Word file and a PDF show the
same. What is told by colour is told by shape or word as well: weak evidence is hatched, parts of a bar are
separated and named. The numbers stand in the table that belongs to each picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wiego_mle.kernel.world import world

_ACCENT, _INK, _SOFT, _LAND, _PAPER = "#6b1d58", "#241d29", "#5c5365", "#e6e0dc", "#ffffff"
_FILLS = ("#6b1d58", "#c98a2b", "#2f6f73", "#b9577f", "#5b6b2f", "#8fa9c4", "#a0522d", "#9b8aa5")
MOST_SERIES = len(_FILLS)
_FONT = "Liberation Sans, DejaVu Sans, Arial, sans-serif"
_WIDTH = 760
_ROW, _BAR, _LABELS, _NUMBERS = 30, 18, 250, 60
_LONGEST_LABEL = 38
_LEGEND_ROW = 20
_NOTHING = SafeString()


@dataclass(frozen=True)
class Series:
    """A part of each bar: what it is called, and whether it is hatched."""

    label: str
    hatched: bool = False


SUPPORTED_AND_NOT = 2
"""Pictures of evidence have two series: the solid one first, the hatched one second."""


@dataclass(frozen=True)
class Bar:
    """A bar: what it is called, and its parts in the order of the series."""

    label: str
    parts: tuple[int, ...]

    @property
    def whole(self) -> int:
        """Return the length of the whole bar."""
        return sum(self.parts)


@dataclass(frozen=True)
class Picture:
    """A drawing with its title, its size and what it shows in words for who does not see it."""

    key: str
    title: str
    svg: SafeString
    words: str
    width: int
    height: int


def bars(key: str, title: str, rows: Sequence[Bar], series: Sequence[Series], *, words: str) -> Picture:
    """Return lying bars, one below the other, each divided into its series."""
    legend_height = _legend_height(series)
    height = max(1, len(rows)) * _ROW + legend_height + 8
    longest = max((row.whole for row in rows), default=0)
    room = _WIDTH - _LABELS - _NUMBERS
    drawn = format_html_join(
        "", "{}", ((_bar(key, row, number, room, longest, series),) for number, row in enumerate(rows))
    )
    below = len(rows) * _ROW + 16
    inside = format_html("{}{}{}", _hatching(key, series), drawn, _legend(key, series, below))
    return Picture(key, title, _svg(_WIDTH, height, title, words, inside), words, _WIDTH, height)


def years(key: str, title: str, rows: Sequence[Bar], series: Sequence[Series], *, words: str) -> Picture:
    """Return standing bars along a line of time, in the order given, each divided into its series."""
    height, foot = 230, 190
    longest = max((row.whole for row in rows), default=0)
    step = (_WIDTH - 40) / max(1, len(rows))
    width = min(46, step * 0.7)
    every = -(-len(rows) * 62 // (_WIDTH - 40)) or 1
    drawn = []
    for number, row in enumerate(rows):
        middle = 20 + step * (number + 0.5)
        top = foot
        for place, part in enumerate(row.parts):
            if not part:
                continue
            tall = part * 150 / longest
            top -= tall
            fill = _fill(key, series, place)
            drawn.append(
                _rect(middle - width / 2, top, width, max(1, tall - 1), fill, _stroke(series, place))
            )
        if row.whole:
            drawn.append(_text(middle, top - 6, str(row.whole), anchor="middle", fill=_INK))
        if number % every == 0:
            drawn.append(_text(middle, foot + 18, row.label, anchor="middle"))
    line = format_html('<line x1="20" y1="{}" x2="{}" y2="{}" stroke="{}"/>', foot, _WIDTH - 20, foot, _INK)
    inside = format_html(
        "{}{}{}{}",
        _hatching(key, series),
        format_html_join("", "{}", ((each,) for each in drawn)),
        line,
        _legend(key, series, height + 4),
    )
    height += _legend_height(series)
    return Picture(key, title, _svg(_WIDTH, height, title, words, inside), words, _WIDTH, height)


def map_of(
    key: str, title: str, counts: dict[str, tuple[int, ...]], series: Sequence[Series], *, words: str
) -> Picture:
    """Return the world with a circle in each country, as large as its number; the solid part is the first series.

    A country that has no place on the map is left to the table.
    """
    earth = world()
    known = {country: parts for country, parts in counts.items() if country in earth.places}
    most = max((sum(parts) for parts in known.values()), default=0)
    largest_first = sorted(known.items(), key=lambda item: (-sum(item[1]), item[0]))
    circles = format_html_join(
        "", "{}", ((_circle(key, earth.places[country], parts, most),) for country, parts in largest_first)
    )
    land = format_html('<path d="{}" fill="{}"/>', earth.land, _LAND)
    height = earth.height + _legend_height(series) + 6
    inside = format_html(
        "{}{}{}{}", _hatching(key, series), land, circles, _legend(key, series, earth.height + 14)
    )
    return Picture(key, title, _svg(earth.width, height, title, words, inside), words, earth.width, height)


def timeline(
    key: str,
    title: str,
    lanes: Sequence[tuple[str, Sequence[tuple[float, str]]]],
    ends: tuple[str, str],
    *,
    words: str,
) -> Picture:
    """Return lanes of points along a line of time.

    Each lane has a name and its points: where each stands between 0 and 1, and its short name.
    """
    left, right, row = 110, _WIDTH - 30, 54
    height = max(1, len(lanes)) * row + 30
    drawn: list[SafeString] = []
    for number, (name, points) in enumerate(lanes):
        y = number * row + 32
        drawn.append(_text(0, y + 4, _cut(name, 16), fill=_INK))
        drawn.append(
            format_html('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}"/>', left, y, right, y, "#cbbfc6")
        )
        for place, (at, label) in enumerate(points):
            x = left + at * (right - left)
            drawn.append(
                format_html(
                    '<circle cx="{}" cy="{}" r="6" fill="{}" stroke="{}"/>', _n(x), y, _ACCENT, _PAPER
                )
            )
            anchor = "end" if at > 0.92 else "start" if at < 0.08 else "middle"
            drawn.append(_text(x, y - 12 if place % 2 == 0 else y + 22, label, anchor=anchor, size=11))
    below = height - 6
    drawn.append(_text(left, below, ends[0]))
    drawn.append(_text(right, below, ends[1], anchor="end"))
    inside = format_html_join("", "{}", ((each,) for each in drawn))
    return Picture(key, title, _svg(_WIDTH, height, title, words, inside), words, _WIDTH, height)


def evidence_series() -> tuple[Series, Series]:
    """Return the two series of a picture of evidence: solid and hatched."""
    return (Series(_("document checked")), Series(_("no document checked"), hatched=True))


def _bar(key: str, row: Bar, number: int, room: int, longest: int, series: Sequence[Series]) -> SafeString:
    y = number * _ROW + 6
    parts = [_text(_LABELS - 12, y + 13, _cut(row.label), anchor="end", fill=_INK)]
    x = float(_LABELS)
    for place, part in enumerate(row.parts):
        if not part:
            continue
        long = part * room / longest
        parts.append(_rect(x, y, max(1, long - 1), _BAR, _fill(key, series, place), _stroke(series, place)))
        x += long
    parts.append(_text(x + 7, y + 13, str(row.whole), fill=_INK))
    return format_html_join("", "{}", ((part,) for part in parts))


def _circle(key: str, at: tuple[int, int], parts: Sequence[int], most: int) -> SafeString:
    whole = sum(parts)
    radius = 5 + 17 * (whole / most) ** 0.5
    inner = radius * (parts[0] / whole) ** 0.5
    rim = format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.2"/>',
        *at,
        _n(radius),
        f"url(#hatch-{key})" if len(parts) == SUPPORTED_AND_NOT else _ACCENT,
        _ACCENT,
    )
    core = (
        format_html('<circle cx="{}" cy="{}" r="{}" fill="{}"/>', *at, _n(inner), _ACCENT) if parts[0] else ""
    )
    number = _text(at[0], at[1] + radius + 11, str(whole), anchor="middle", fill=_INK, size=11)
    return format_html("{}{}{}", rim, core, number)


def _legend_height(series: Sequence[Series]) -> int:
    return -(-len(series) // 3) * _LEGEND_ROW + 8 if len(series) > 1 else 0


def _legend(key: str, series: Sequence[Series], top: float) -> SafeString:
    """Return what each part is called; a single one needs no name."""
    if len(series) < 2:
        return _NOTHING
    parts = []
    for number, each in enumerate(series):
        x, y = (number % 3) * 250 + 4, top + (number // 3) * _LEGEND_ROW
        parts.append(_rect(x, y - 10, 14, 12, _fill(key, series, number), _stroke(series, number)))
        parts.append(_text(x + 20, y, _cut(each.label, 32)))
    return format_html_join("", "{}", ((part,) for part in parts))


def _hatching(key: str, series: Iterable[Series]) -> SafeString:
    if not any(each.hatched for each in series):
        return _NOTHING
    return format_html(
        '<defs><pattern id="hatch-{}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" fill="{}"/>'
        '<rect width="2" height="6" fill="{}"/></pattern></defs>',
        key,
        _PAPER,
        _ACCENT,
    )


def _fill(key: str, series: Sequence[Series], place: int) -> str:
    return f"url(#hatch-{key})" if series[place].hatched else _FILLS[place % len(_FILLS)]


def _stroke(series: Sequence[Series], place: int) -> str:
    return _ACCENT if series[place].hatched else "none"


def _rect(x: float, y: float, width: float, height: float, fill: str, stroke: str) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>',
        _n(x),
        _n(y),
        _n(width),
        _n(height),
        fill,
        stroke,
    )


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", fill: str = _SOFT, size: int = 13
) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-family="{}" font-size="{}" fill="{}">{}</text>',
        _n(x),
        _n(y),
        anchor,
        _FONT,
        size,
        fill,
        words,
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _cut(words: str, most: int = _LONGEST_LABEL) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _svg(width: int, height: int, title: str, words: str, inside: SafeString) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        width,
        height,
        f"{title}. {words}",
        inside,
    )
