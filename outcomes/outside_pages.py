"""How far somebody outside is with the outcomes they were asked about, as their pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from outcomes.asked_texts import AskedText, asked_text
from outcomes.models import AskedOutcome, SubstantiationRequest


def is_closed(asked: AskedOutcome) -> bool:
    """Say whether the record became restricted after its words were frozen: then they are not shown any more."""
    return asked.outcome.is_restricted and not asked.frozen.get("restricted", False)


def text_of(asked: AskedOutcome) -> AskedText:
    """Return the words that the person was asked about, as they may be shown now."""
    return asked_text(asked.frozen, withheld=asked.outcome.withheld, closed=is_closed(asked))


@dataclass(frozen=True)
class Progress:
    """The outcomes of a request in their order, and which comes next; the address counts from one."""

    request: SubstantiationRequest
    asked: Sequence[AskedOutcome]

    @property
    def number(self) -> int:
        """Return about how many outcomes the person is asked."""
        return len(self.asked)

    @property
    def answered(self) -> int:
        """Return how many of them are answered."""
        return sum(1 for each in self.asked if each.answers)

    @property
    def is_done(self) -> bool:
        """Say whether all are answered."""
        return self.answered == self.number

    def at(self, number: int) -> AskedOutcome | None:
        """Return the outcome with this number in the request; None if it is not asked about."""
        return next((each for each in self.asked if each.order == number), None)

    def place_of(self, one: AskedOutcome) -> int:
        """Return which of the outcomes this is, counted from one."""
        return self.asked.index(one) + 1

    def address_of(self, one: AskedOutcome) -> str:
        """Return the address of the page of one outcome."""
        return reverse("answer:outcome", args=[self.request.reference, one.order])

    def next_address(self) -> str:
        """Return the page of the next outcome without an answer, or the overview when there is none."""
        waiting = next((each for each in self.asked if not each.answers and not is_closed(each)), None)
        if waiting is None or not self.request.is_begun:
            return reverse("answer:start", args=[self.request.reference])
        return self.address_of(waiting)

    def tasks(self) -> list[dict]:
        """Return the outcomes as a list of tasks (templates/components/task_list.html)."""
        return [self._task(each) for each in self.asked]

    def _task(self, one: AskedOutcome) -> dict:
        text = text_of(one)
        if text.is_gone:
            return {"label": text.title, "state": "optional", "state_label": _("not shown any more")}
        state, label = ("needed", _("to be answered"))
        if one.answers:
            state, label = ("done", _("answered"))
        elif getattr(one, "draft", None) is not None:
            state, label = ("begun", _("begun"))
        return {"url": self.address_of(one), "label": text.title, "state": state, "state_label": label}
