"""What the application knows when it reads a file: its lists, its register, and what people answered before."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from wiego_mle.kernel.folding import fold


@dataclass(frozen=True)
class Term:
    """An entry of a list: its key, and every word people have for it."""

    key: str
    label: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownActor:
    """An actor of the register."""

    key: int
    reference: str
    name: str
    other_names: tuple[str, ...] = ()


@dataclass
class Known:
    """The lists by name, the actors of the register, and what a person or a profile said about words.

    `lists` maps “worker_group” and the like to its terms. `meant` maps (list, folded words) to the key that they
    mean, empty for “nothing”; countries are the list “country” with two-letter codes.
    """

    lists: dict[str, list[Term]] = field(default_factory=dict)
    actors: list[KnownActor] = field(default_factory=list)
    meant: dict[tuple[str, str], str] = field(default_factory=dict)
    round_reference: str = ""
    default_language: str = "en"

    @cached_property
    def actors_by_name(self) -> dict[str, KnownActor]:
        """Return the actors by each of their names, folded."""
        found: dict[str, KnownActor] = {}
        for actor in self.actors:
            for name in (actor.name, *actor.other_names):
                found.setdefault(fold(name), actor)
        return found

    @cached_property
    def actors_by_reference(self) -> dict[str, KnownActor]:
        """Return the actors by their references."""
        return {actor.reference: actor for actor in self.actors}
