"""What the page of a record says about its versions: what changed since somebody looked, or sent it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from outcomes.masking import shown_content
from outcomes.models import Outcome, OutcomeVersion, ReviewDecision
from outcomes.policy import Act, may
from outcomes.queries.versions import contents_of, look_of, readable_versions
from outcomes.version_words import AnswerChange, Names, changed_names, changes_between, label_of
from outcomes.word_diff import shortened
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class SinceLook:
    """Up to when a person has read a record, and which answers others changed since; none on a first look."""

    at: datetime | None
    labels: tuple[str, ...] = ()
    url: str = ""
    is_read: bool = False


def since_look(principal: Principal, outcome: Outcome) -> SinceLook:
    """Return what others changed since the person looked; one query when they have read it all."""
    look = look_of(principal, outcome)
    if look is None:
        return SinceLook(None)
    if look.version >= outcome.version:
        return SinceLook(look.at, is_read=True)
    by_others = OutcomeVersion.objects.filter(outcome=outcome, number__gt=look.version)
    if not by_others.exclude(by_id=principal.person_id).exists():
        return SinceLook(look.at)
    numbers = [look.version, outcome.version]
    contents = contents_of(readable_versions(principal, outcome), numbers)
    if len(contents) < len(numbers):
        return SinceLook(look.at)
    with_sources = bool(may(principal, Act.SEE_SOURCES, outcome))
    told = (shown_content(outcome, contents[each]) for each in numbers)
    names = changed_names(*told, with_sources=with_sources)
    return SinceLook(
        look.at, tuple(map(label_of, names)), compare_address(outcome, look.version, outcome.version)
    )


def reworked_since(
    principal: Principal, outcome: Outcome, decision: ReviewDecision | None
) -> list[AnswerChange]:
    """Return what became of a text since a reviewer sent it back, word by word, around each change."""
    if decision is None or decision.outcome_version >= outcome.version:
        return []
    contents = contents_of(readable_versions(principal, outcome), [decision.outcome_version, outcome.version])
    if len(contents) < 2:
        return []
    old, new = (
        shown_content(outcome, contents[number]) for number in (decision.outcome_version, outcome.version)
    )
    with_sources = bool(may(principal, Act.SEE_SOURCES, outcome))
    return [
        replace(change, pieces=tuple(shortened(change.pieces)))
        for change in changes_between(old, new, Names([old, new], of=outcome), with_sources=with_sources)
    ]


def compare_address(outcome: Outcome, earlier: int, later: int) -> str:
    """Return the address of the page that compares two versions."""
    address = reverse("outcomes:version-compare", args=[outcome.reference])
    return f"{address}?earlier={earlier}&later={later}"
