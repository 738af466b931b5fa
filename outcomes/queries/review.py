"""The queue of a reviewer: what waits for their decision, and who comes after whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from outcomes.models import Outcome, OutcomeProgramme, ReviewDecision
from outcomes.queries.filters import narrowed
from outcomes.queries.outcomes import decidable_by, longest_waiting_first
from wiego_mle.kernel.access import Principal

LONGEST_QUEUE = 1000
"""What waits beyond this is seen when the first thousand are decided."""


@dataclass(frozen=True)
class Queue:
    """The references that wait, longest waiting first; `skipped` ones are passed over for now."""

    references: tuple[str, ...]
    skipped: frozenset[str]
    waiting_since: datetime | None = None

    def __len__(self) -> int:
        return len(self.references)

    def __contains__(self, reference: str) -> bool:
        return reference in self.references

    def position(self, reference: str) -> int:
        """Return the place of a reference, counted from one; raise ValueError if it does not wait."""
        return self.references.index(reference) + 1

    def after(self, reference: str) -> str | None:
        """Return the next that waits and is not skipped, beginning again at the front; None at the end.

        The reference itself is never returned. If it waits no longer, the front of the queue is next.
        """
        start = self.references.index(reference) + 1 if reference in self.references else 0
        around = self.references[start:] + self.references[:start]
        return next((each for each in around if each != reference and each not in self.skipped), None)

    def before(self, reference: str) -> str | None:
        """Return the one before in the queue, skipped or not; None at the front."""
        place = self.references.index(reference)
        return self.references[place - 1] if place else None

    def behind(self, reference: str) -> str | None:
        """Return the one behind in the queue, skipped or not; None at the end."""
        place = self.references.index(reference)
        return self.references[place + 1] if place + 1 < len(self.references) else None


def _waiting(principal: Principal, conditions: Mapping[str, Sequence[str]]) -> QuerySet[Outcome]:
    return longest_waiting_first(narrowed(decidable_by(principal), conditions))


def queue_for(
    principal: Principal, conditions: Mapping[str, Sequence[str]], skipped: Collection[str] = ()
) -> Queue:
    """Return the references that wait for this person's decision and match the conditions."""
    rows = list(_waiting(principal, conditions).values_list("reference", "submitted_at")[:LONGEST_QUEUE])
    references = tuple(reference for reference, _sent in rows)
    return Queue(references, frozenset(skipped) & set(references), rows[0][1] if rows else None)


def printed_in_queue(references: Sequence[str]) -> list[Outcome]:
    """Return the outcomes with these references, in this order, with what the queue prints of them.

    `exchanges` holds the returns, reopenings and resubmissions of each, the newest first.
    """
    rows = (
        Outcome.objects.filter(reference__in=references)
        .only(
            "reference",
            "title",
            "withheld",
            "state",
            "submissions",
            "submitted_at",
            "confidentiality",
            "round__name",
            "author__name",
        )
        .select_related("round", "author")
        .prefetch_related(
            "countries",
            Prefetch(
                "programme_parts",
                queryset=OutcomeProgramme.objects.filter(is_lead=True).select_related("programme"),
                to_attr="leading_parts",
            ),
            Prefetch(
                "decisions",
                queryset=ReviewDecision.objects.filter(step__in=("return", "reopen", "resubmit"))
                .select_related("by")
                .order_by("-at", "-pk"),
                to_attr="exchanges",
            ),
        )
    )
    found = {row.reference: row for row in rows}
    return [found[reference] for reference in references if reference in found]
