"""The whole cockpit of a round, all of it as of one moment, for the page and for the files."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import Dimension
from harvests.models import HarvestRound
from harvests.queries.lists import choosable_codes, choosable_programmes, counted_focal_cities
from outcomes.credibility import CONFIRMED, Grade
from outcomes.enums import OutcomeState
from outcomes.models import Outcome
from outcomes.queries import cockpit as queries
from outcomes.queries import tables as crosstabs
from outcomes.queries.contributors import contributors_of
from outcomes.queries.credibility import grades_among
from outcomes.queries.outcomes import visible_to
from outcomes.reports.cockpit import balance, funnel, pace, strength, waiting
from outcomes.reports.cockpit.ground import Figure, Ground
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.tables import Table


class Cockpit:
    """What blocks a round, how far it is, how it compares, and what is missing in it."""

    def __init__(self, principal: Principal, harvest_round: HarvestRound, *, now: datetime):
        self._ground = Ground(harvest_round, principal, now)
        rows = queries.rows_of(principal, harvest_round)
        asked = {
            (part.__name__, key): conditions
            for part in (funnel, waiting, balance)
            for key, conditions in part.ASKED.items()
        }
        counted = queries.count_each(rows, asked, now=now)
        self._numbers = {
            part: {key: counted[part.__name__, key] for key in part.ASKED}
            for part in (funnel, waiting, balance)
        }
        self._rows = rows
        self._by_age = queries.questions_by_age(queries.open_questions_in(principal, harvest_round), now=now)
        self._contributors = contributors_of(principal, harvest_round, now=now)
        self._paces = queries.paces_of(principal, [harvest_round, *self._earlier])
        self.point = pace.point_of(self._paces[0], timezone.localdate(now))

    @cached_property
    def _earlier(self) -> list[HarvestRound]:
        return queries.earlier_rounds(self._ground.round)

    @cached_property
    def _grades(self) -> dict[int, Grade]:
        return grades_among(self._rows.filter(state=OutcomeState.ACCEPTED))

    @cached_property
    def _substantiated(self) -> list[int]:
        return [key for key, grade in self._grades.items() if grade in CONFIRMED]

    @cached_property
    def _programme_counts(self) -> crosstabs.Counts:
        counts = queries.count_each_by_programme(self._rows, funnel.ASKED, now=self._ground.now)
        substantiated = crosstabs.by_programme(self._rows.filter(pk__in=self._substantiated))
        return counts | {
            (programme, funnel.SUBSTANTIATED.key): number for (programme,), number in substantiated.items()
        }

    @cached_property
    def _targets(self) -> dict[int, int | None]:
        return queries.targets_of(self._ground.round)

    @cached_property
    def _programmes(self) -> list:
        used = {programme for (programme, _stage), number in self._programme_counts.items() if number}
        keep = {*self._targets, *used} - {None}
        return list(choosable_programmes(harvest_round=self._ground.round, keep=keep))

    @property
    def point_words(self) -> str:
        """Return where in its collecting time the round is, in words."""
        return pace.point_words(self._paces[0], self.point)

    @property
    def blockers(self) -> list[Figure]:
        """Return what holds the round up, each with its list; nothing where nothing does."""
        return waiting.blockers(self._ground, self._numbers[waiting], self._by_age, self._contributors)

    @property
    def aside(self) -> list[Figure]:
        """Return how many records are set aside or withdrawn, with their lists."""
        words = {"set_aside": _("set aside"), "withdrawn": _("withdrawn")}
        return [
            Figure(number, label, self._ground.list_of(waiting.ASKED[key]))
            for key, label in words.items()
            if (number := self._numbers[waiting][key])
        ]

    @cached_property
    def oldest(self) -> list[Outcome]:
        """Return the outcomes that have waited longest for a decision."""
        return queries.oldest_waiting(self._rows)

    def funnel(self) -> Table:
        """Return how many records of each programme are where."""
        return funnel.funnel(
            self._ground, self._programmes, self._programme_counts, self._numbers[funnel], self._targets
        )

    def afterwards(self) -> Table:
        """Return how far the accepted outcomes of each programme came."""
        numbers = self._numbers[funnel] | {funnel.SUBSTANTIATED.key: len(self._substantiated)}
        return funnel.afterwards(self._ground, self._programmes, self._programme_counts, numbers)

    def turns(self) -> Table:
        """Return whose turn it is."""
        return waiting.turns(self._ground, self._numbers[waiting])

    def questions(self) -> Table:
        """Return how old the open questions are."""
        return waiting.questions(self._ground, self._by_age)

    def people(self) -> Table:
        """Return how many people have sent what."""
        return waiting.people(self._ground, self._contributors)

    def strength(self) -> Table:
        """Return how strong the evidence of what was accepted is."""
        return strength.strength(self._ground, self._grades.values())

    def pace(self) -> Table:
        """Return what came in until now, beside earlier rounds at the same point."""
        return pace.pace_table(self._ground, self._paces, self.point)

    def weeks(self) -> Table:
        """Return what came in week by week."""
        return pace.weeks_table(self._ground, self._paces[0], self.point)

    def pictures(self) -> list[pace.Picture]:
        """Return the lines of this round and of earlier ones."""
        return pace.pictures(self._paces, self.point)

    def tables(self) -> list[Table]:
        """Return every table in the order of the page.

        What follows acceptance stands there once something was accepted, the pace once collecting has begun.
        """
        accepted = [self.afterwards()] if self._numbers[funnel][OutcomeState.ACCEPTED.value] else []
        paces = [self.pace(), self.weeks()] if self.point.has_begun else []
        return [
            self.funnel(),
            *accepted,
            self.turns(),
            self.questions(),
            self.people(),
            self.strength(),
            *paces,
        ]

    def balance(self) -> list[balance.Imbalance]:
        """Return what a lead may want to ask about what was sent so far.

        Cities of records in which words are withheld are left out: the city may be among these words.
        """
        countries, earlier_countries = self._here_and_earlier("countries__country")
        cities, earlier_cities = self._here_and_earlier("city", withheld=[])
        weighed = balance.Weighed(
            programmes=self._sent_by_programme,
            worker_groups=crosstabs.by_worker_group(self._rows.filter(state__in=balance.SENT_STATES)),
            countries=countries,
            cities=cities,
            earlier_countries=earlier_countries,
            earlier_cities=earlier_cities,
        )
        asked = [each for each in self._programmes if not self._targets or each.pk in self._targets]
        return balance.balance(
            self._ground,
            self._numbers[balance],
            weighed,
            programmes=asked,
            worker_groups=choosable_codes(Dimension.WORKER_GROUP),
            focal_cities=counted_focal_cities(),
        )

    @property
    def _sent_by_programme(self) -> crosstabs.Counts:
        sent: Counter = Counter()
        for (programme, stage), number in self._programme_counts.items():
            if stage in balance.SENT_STATES:
                sent[programme,] += number
        return sent

    def _here_and_earlier(self, column: str, **only) -> tuple[crosstabs.Counts, crosstabs.Counts]:
        """Count what was sent by a column, in this round and in the earlier ones, in one query."""
        here = self._ground.round
        rows = visible_to(self._ground.principal).filter(
            round__in=[here, *self._earlier], state__in=balance.SENT_STATES, **only
        )
        counts = Counter(), Counter()
        for (round_id, value), number in crosstabs.by(rows.order_by(), "round_id", column).items():
            counts[round_id != here.pk][value,] += number
        return counts
