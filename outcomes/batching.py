"""Whom to ask about which outcomes: few letters, nobody twice, nobody too much; pure, without tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked about an outcome: what they are to it, and how they are reached."""

    person: Hashable
    outcome: Hashable
    relation: str = ""
    channel: str = ""


@dataclass(frozen=True)
class Batch:
    """One person with the outcomes about which one letter asks; `left` others wait for a later one."""

    person: Hashable
    channel: str
    outcomes: tuple[Hashable, ...]
    left: int = 0


def batches(
    candidates: Sequence[Candidate],
    *,
    wanted: Mapping[Hashable, int],
    load: Mapping[Hashable, int],
    heard: Mapping[Hashable, Iterable[str]] | None = None,
    most: int,
) -> list[Batch]:
    """Return who is asked about what, one batch per person, in the order in which people first appear.

    `wanted` says how many people are still wanted for each outcome, `load` about how many outcomes somebody
    was asked before, `heard` which relations have a voice already. Of the candidates for an outcome whoever is
    something else to it than those heard comes first, then who is asked anyway and has room, then who was
    asked least, then who was proposed first. A letter holds `most` outcomes. The outcomes that fewest people
    can judge are served first, so that nobody is used up for what others could judge as well.
    """
    by_outcome: dict[Hashable, list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_outcome[each.outcome].append(each)
    places = {outcome: place for place, outcome in enumerate(by_outcome)}
    chosen: dict[Hashable, list[Candidate]] = defaultdict(list)
    for outcome in sorted(by_outcome, key=lambda key: (len(by_outcome[key]), places[key])):
        relations = set((heard or {}).get(outcome, ()))
        open_to = list(by_outcome[outcome])
        for _time in range(wanted.get(outcome, 0)):
            if not open_to:
                break
            best = min(
                open_to,
                key=lambda each: (
                    len(chosen[each.person]) >= most,
                    each.relation in relations,
                    not chosen[each.person],
                    load.get(each.person, 0) + len(chosen[each.person]),
                    by_outcome[outcome].index(each),
                ),
            )
            open_to.remove(best)
            chosen[best.person].append(best)
            relations.add(best.relation)
    order = {person: place for place, person in enumerate(dict.fromkeys(each.person for each in candidates))}
    return [
        _batch(person, sorted(chosen[person], key=lambda each: places[each.outcome]), most)
        for person in sorted((person for person in chosen if chosen[person]), key=order.get)
    ]


def _batch(person: Hashable, mine: Sequence[Candidate], most: int) -> Batch:
    """Return the letter to a person by the channel that was proposed first; what does not fit waits."""
    channel = mine[0].channel
    together = [each.outcome for each in mine if each.channel == channel]
    return Batch(person, channel, tuple(together[:most]), len(mine) - len(together[:most]))
