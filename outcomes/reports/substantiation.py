"""What came of asking people outside: the funnel, how far they agree, who answered, and how strong it all is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from harvests.queries.lists import programmes
from outcomes.answer_lines import SAID_SHORT
from outcomes.credibility import CONFIRMED, Facts, Grade, grade_of
from outcomes.models import Outcome
from outcomes.nomination_enums import Relation
from outcomes.queries.credibility import facts_among
from outcomes.queries.filters import IN_PUBLISHED, NONE
from outcomes.queries.funnel import (
    AGREED,
    ANSWERED,
    ASKED,
    CONFIRMED_STEP,
    OPENED_STEP,
    REPORTED,
    SELECTED,
    STEPS,
    Response,
    funnel_by_programme,
    responses_of,
)
from outcomes.queries.funnel import funnel_of as counted_funnel
from outcomes.request_enums import Channel, Judged, JudgedPart
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.tables import Cell, Column, Kind, Row, Table

Link = Callable[..., str]
"""Returns the address of the list of these outcomes, narrowed by what it is given."""

_BEFORE = {
    SELECTED: "",
    ASKED: SELECTED,
    OPENED_STEP: ASKED,
    ANSWERED: ASKED,
    AGREED: ANSWERED,
} | {step: ANSWERED for step in STEPS if step.startswith(f"{AGREED}-")}
"""Of how many each step is a part: the denominator that stands beside it."""


_CONDITIONS = {step: {"outside": step} for step in (SELECTED, ASKED, ANSWERED)} | {
    CONFIRMED_STEP: {"strength": [grade.value for grade in CONFIRMED]},
    REPORTED: {"reported": IN_PUBLISHED},
}
"""What the list is narrowed to behind the numbers per programme."""


class SubstantiationTables:
    """The tables of what people outside said about some outcomes, all as of one moment.

    `rows` are accepted outcomes that the reader may count; `withheld` says how many more are left out. Read
    once, in about twenty queries, however many there are.
    """

    def __init__(
        self,
        rows: QuerySet[Outcome],
        *,
        link: Link,
        filter_words: str = "",
        period: str = "",
        made_at: datetime | None = None,
        withheld: int = 0,
    ):
        self._link = link
        self._about = {
            "filter_words": filter_words,
            "period": period,
            "made_at": made_at,
            "withheld": withheld,
        }
        self._facts = facts_among(rows)
        self._steps = counted_funnel(rows)
        self._responses = responses_of(rows)
        self._by_programme = funnel_by_programme(rows, self._facts)
        self.grades = Counter(grade_of(facts) for facts in self._facts.values())
        self.counted = len(self._facts)

    def all(self) -> list[Table]:
        """Return every table: strength, funnel in all and per programme, agreement, and who answered."""
        return [self.strength(), self.funnel(), self.by_programme(), self.agreement(), self.response()]

    def strength(self) -> Table:
        """Return how strong the evidence of the outcomes is."""
        rows = [
            (
                Cell(str(grade.label)),
                self._cell(self.grades[grade], strength=grade.value),
                Cell(_percent(self.grades[grade], self.counted)),
            )
            for grade in Grade
            if grade != Grade.C0
        ]
        return self._table(
            "strength",
            _("How strong the evidence is"),
            (_text("strength", _("Strength of evidence")), _number("number", _("Outcomes")), _share()),
            rows,
            notes=[
                _(
                    "An answer counts only if whoever gave it is independent and gave it on the words that the "
                    "outcome has now. Nobody who was a source or declared a conflict is counted."
                )
            ],
            bar="number",
        )

    def funnel(self) -> Table:
        """Return how many outcomes came how far, each step with its denominator."""
        rows: list[Row] = [(Cell(_("Accepted")), self._cell(self.counted), Cell(""), Cell(""))]
        for step, label in STEPS.items():
            before = _BEFORE[step]
            whole = self._steps[before] if before else self.counted
            rows.append(
                (
                    Cell(str(label)),
                    self._cell(self._steps[step], outside=step),
                    Cell(whole),
                    Cell(_percent(self._steps[step], whole)),
                )
            )
        return self._table(
            "substantiation-funnel",
            _("From selected to confirmed"),
            (
                _text("step", _("Step")),
                _number("number", _("Outcomes")),
                _number("of", _("of these")),
                _share(),
            ),
            rows,
            notes=[
                _(
                    "Asked is counted of the selected; opened and answered of the asked; agreed of the answered."
                ),
                _("Somebody may also be asked about an outcome that was not drawn."),
            ],
            bar="number",
        )

    def by_programme(self) -> Table:
        """Return how many outcomes of each leading programme came from accepted as far as being reported."""
        counts = self._by_programme
        labels = {each.key: each.label for each in programmes()} | {None: _("Not given")}
        columns = {
            "": _("Accepted"),
            SELECTED: pgettext("step of outcomes", "Selected"),
            ASKED: _("Asked"),
            ANSWERED: pgettext("step of outcomes", "Answered"),
            CONFIRMED_STEP: pgettext("step of outcomes", "Substantiated"),
            REPORTED: pgettext("step of outcomes", "Reported"),
        }
        rows = [
            (
                Cell(label),
                *(
                    self._cell(
                        counts.get((key, step), 0),
                        lead_programme=key or NONE,
                        **_CONDITIONS.get(step, {}),
                    )
                    for step in columns
                ),
            )
            for key, label in labels.items()
            if counts.get((key, ""))
        ]
        sums = {step: sum(counts.get((key, step), 0) for key in labels) for step in columns}
        return self._table(
            "programme-funnel",
            _("From accepted to reported, per programme"),
            (
                _text("programme", _("Leading programme")),
                *(_number(step or "accepted", label) for step, label in columns.items()),
            ),
            rows,
            total=(
                Cell(_("All")),
                *(self._cell(sums[step], **_CONDITIONS.get(step, {})) for step in columns),
            ),
            notes=[
                _(
                    "Substantiated: strength of evidence C3 or C4. Reported: the outcome stands in a published "
                    "edition, with its words or in its numbers."
                )
            ],
        )

    def agreement(self) -> Table:
        """Return how often each judgement was given about each part, by the answers that count."""
        counting = [voice for facts in self._facts.values() for voice in facts.voices if voice.counts]
        said = {part: Counter(getattr(voice, part.value) for voice in counting) for part in JudgedPart}
        rows = [
            (
                Cell(str(part.label)),
                *(Cell(said[part][judged]) for judged in Judged),
                Cell(len(counting)),
                Cell(_percent(said[part][Judged.FULLY], len(counting))),
            )
            for part in JudgedPart
        ]
        left_out = sum(not voice.counts for facts in self._facts.values() for voice in facts.voices)
        return self._table(
            "agreement-outside",
            _("How far people outside agree"),
            (
                _text("part", _("Part")),
                *(_number(judged.value, str(SAID_SHORT[judged])) for judged in Judged),
                _number("answers", _("Answers")),
                _text("fully_share", _("Fully")),
            ),
            rows,
            counted_words=_answers_words(len(counting), self._facts.values()),
            notes=[
                ngettext(
                    "%(number)d more answer is not counted: not independent, or given on an earlier wording.",
                    "%(number)d more answers are not counted: not independent, or given on an earlier wording.",
                    left_out,
                )
                % {"number": left_out}
            ]
            if left_out
            else [],
        )

    def response(self) -> Table:
        """Return who answered, by what they are to the outcome, by language and by channel."""
        rows: list[Row] = []
        for label, read, names in (
            (_("Relation"), lambda each: each.relation, _labels(Relation) | {"": _("not given")}),
            (_("Language"), lambda each: each.language, _labels(Language)),
            (_("Channel"), lambda each: each.channel, _labels(Channel)),
        ):
            groups: dict[str, list[Response]] = defaultdict(list)
            for each in self._responses:
                groups[read(each)].append(each)
            rows += [
                _response_row(_("%(by)s: %(group)s") % {"by": label, "group": names[key]}, groups[key])
                for key in names
                if key in groups
            ]
        return self._table(
            "response-outside",
            _("Who answered"),
            (
                _text("group", _("Group")),
                _number("asked", _("Asked")),
                _number("opened", _("Opened")),
                _number("answered", _("Answered")),
                _number("declined", _("Declined")),
                _text("rate", _("Response rate")),
            ),
            rows,
            counted_words=ngettext(
                "N = %(number)d time that somebody was asked about an outcome",
                "N = %(number)d times that somebody was asked about an outcome",
                len(self._responses),
            )
            % {"number": len(self._responses)},
            total=_response_row(_("All"), self._responses),
            notes=[_("A person who is asked about three outcomes counts three times.")],
        )

    def _cell(self, number: int, **conditions: str | list[str]) -> Cell:
        return Cell(number, self._link(**conditions) if number else "")

    def _table(self, key: str, title: str, columns: Sequence[Column], rows: Iterable[Row], **more) -> Table:
        rows = tuple(rows)
        notes = tuple(more.pop("notes", ()))
        return Table(
            key=key,
            title=title,
            columns=tuple(columns),
            rows=lambda: rows,
            counted=self.counted,
            notes=notes,
            **self._about,
            **more,
        )


def substantiation_tables(
    rows: QuerySet[Outcome],
    *,
    link: Link,
    filter_words: str = "",
    period: str = "",
    made_at: datetime | None = None,
    withheld: int = 0,
) -> list[Table]:
    """Return the tables of what people outside said about some accepted outcomes; see `SubstantiationTables`."""
    return SubstantiationTables(
        rows, link=link, filter_words=filter_words, period=period, made_at=made_at, withheld=withheld
    ).all()


def _answers_words(number: int, facts: Iterable[Facts]) -> str:
    about = sum(any(voice.counts for voice in each.voices) for each in facts)
    return _("N = %(answers)s about %(outcomes)s") % {
        "answers": ngettext("%d answer that counts", "%d answers that count", number) % number,
        "outcomes": ngettext("%d outcome", "%d outcomes", about) % about,
    }


def _response_row(label: str, asked: Sequence[Response]) -> Row:
    answered = sum(each.answered for each in asked)
    return (
        Cell(label),
        Cell(len(asked)),
        Cell(sum(each.opened for each in asked)),
        Cell(answered),
        Cell(sum(each.declined for each in asked)),
        Cell(_percent(answered, len(asked))),
    )


def _labels(choices) -> dict[str, str]:
    return {each.value: str(each.label) for each in choices}


def _text(key: str, label: str) -> Column:
    return Column(key, label)


def _number(key: str, label: str) -> Column:
    return Column(key, label, Kind.NUMBER)


def _share() -> Column:
    return Column("share", _("Share"))


def _percent(part: int, whole: int) -> str:
    """Return a share in whole percent; nothing where there is nothing to be a part of."""
    return f"{round(100 * part / whole)} %" if whole else ""
