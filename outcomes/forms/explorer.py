"""Reading from an address what the explorer is asked to count, and how it shows it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

from outcomes.enums import ExplorerPicture, ExplorerShare
from outcomes.forms.filters import Choice, ListChoice
from outcomes.queries.coded import CODED
from outcomes.queries.crossed import can_be_crossed
from outcomes.queries.lists import Vocabulary

PANEL = (
    "year",
    "round",
    "programme",
    "region",
    "country",
    "focal_city",
    "worker_group",
    "actor_type",
    "change_type",
    "level",
    "direction",
    "evidence",
    "strength",
)
FILTERS = (
    *PANEL,
    "lead_programme",
    "stage",
    "expected",
    "route",
    "language",
    "happened",
    "grant",
    "strategy",
    "degree",
    CODED,
)
"""What narrows the explorer: what everybody may know of accepted outcomes."""
_BEGINS_WITH = ("region", "worker_group")


class ExplorerChoice(ListChoice):
    """An address of the explorer: two dimensions, how numbers are shown, a picture, and filters.

    `dimensions` are the names and labels that can be counted by. What is not known is named in `problems`
    and replaced by what the explorer begins with.
    """

    def __init__(self, query: QueryDict, lists: Vocabulary, *, dimensions: Mapping[str, str]):
        self._dimensions = dict(dimensions)
        asked = {name: query.get(name, "") for name in ("down", "across", "show", "picture")}
        self.down = self._known(asked["down"], _BEGINS_WITH[0])
        self.across = self._known(asked["across"], _BEGINS_WITH[1])
        # The problems of the filters are said by the class above, these stand beside them.
        problems = self._problems_of(asked)
        self.show = asked["show"] if asked["show"] in ExplorerShare.values else ExplorerShare.COUNTS
        self.picture = (
            asked["picture"] if asked["picture"] in ExplorerPicture.values else ExplorerPicture.HEAT
        )
        super().__init__(query, lists, names=FILTERS, panel=PANEL)
        self.search = ""
        self.problems = [*self.problems, *problems]

    def _known(self, name: str, otherwise: str) -> str:
        return name if name in self._dimensions else otherwise

    def _problems_of(self, asked: dict[str, str]) -> list[str]:
        problems = [
            _("Outcomes cannot be counted by “%s”.") % asked[name][:60]
            for name in ("down", "across")
            if asked[name] and asked[name] not in self._dimensions
        ]
        if not can_be_crossed(self.down, self.across):
            problems.append(
                _(
                    "“%(down)s” and “%(across)s” tell of the same thing and cannot be crossed; rows alone are counted."
                )
                % {"down": self._dimensions[self.down], "across": self._dimensions[self.across]}
            )
        return problems

    @property
    def is_crossed(self) -> bool:
        """Say whether the two dimensions can be crossed."""
        return can_be_crossed(self.down, self.across)

    def _query(self, *, without: tuple[str, str] | None = None) -> QueryDict:
        query = super()._query(without=without)
        for name, value in self._shape().items():
            query[name] = value
        return query

    def _shape(self) -> dict[str, str]:
        return {
            "down": self.down,
            "across": self.across,
            "show": str(self.show),
            "picture": str(self.picture),
        }

    @property
    def shape(self) -> list[Choice]:
        """Return the four questions of how it is counted and shown."""
        return [
            Choice("down", _("Rows"), self._dimensions, self.down, ()),
            Choice("across", _("Columns"), self._dimensions, self.across, ()),
            Choice("show", _("Numbers"), dict(ExplorerShare.choices), self.show, ()),
            Choice("picture", _("Picture"), dict(ExplorerPicture.choices), self.picture, ()),
        ]

    @property
    def turned(self) -> str:
        """Return the address with rows and columns changed for each other."""
        return self.address(down=self.across, across=self.down)
