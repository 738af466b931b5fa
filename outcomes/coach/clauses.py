"""Who does what in a text: its verbs, what stands in the main clause, and who stands before a verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from types import ModuleType

from outcomes.coach.phrases import Span
from outcomes.coach.reading import Reading

_HELPER_REACH = 3
"""A form of "be" so few words before another verb belongs to that verb."""
_TIME_REACH = 6
"""Within so many words of its beginning a part says how long before or after something it was."""
_NOUN_REACH = 3
"""How many words an article and adjectives may put between a preposition and its noun."""
_AGENT_REACH = 8
"""How many words after "by" its actor may stand."""


@dataclass(frozen=True)
class Verb:
    """A verb that carries a clause, and how: past, present, passive, future, or only "is"."""

    index: int
    kind: str

    @property
    def is_act(self) -> bool:
        """Say whether it tells of something done."""
        return self.kind in ("past", "present", "passive")


class Clauses:
    """The clauses of one text in one language."""

    def __init__(self, reading: Reading, language: ModuleType) -> None:
        """Take a text that was read, and the words of its language."""
        self.reading = reading
        self.language = language

    @cached_property
    def is_main(self) -> list[bool]:
        """Say for each word whether it belongs to a main clause."""
        reading, language = self.reading, self.language
        main = [True] * len(reading)
        stressed = {
            span.end - 1 for each in (language.CLEFT, language.SEPARATELY) for span in each.find(reading)
        }
        for start, end in reading.segments:
            opens = start == reading.sentence_start(start)
            closes = end == reading.sentence_end(start)
            told = opens and not closes and language.CLEFT_AFTER_IF.at(reading, end) is not None
            if (
                self._begins_aside(start, end)
                and not (opens and (closes or self._is_all_there_is(start, end)))
                and not told
            ):
                main[start:end] = [False] * (end - start)
                continue
            for index in range(start + told, end):
                if (
                    reading.words[index] in language.RELATIVES
                    and index not in stressed
                    and not (index == start and opens and reading.words[index] in language.ARTICLES)
                    and not (index > start and reading.words[index - 1] in language.COMPARED)
                ):
                    main[index:end] = [False] * (end - index)
                    break
        return [each and not quoted for each, quoted in zip(main, reading.quoted, strict=True)]

    def _begins_aside(self, start: int, end: int) -> bool:
        """Say whether a part begins with "after", "which" or the like, or with how long after ("two years after")."""
        words, language = self.reading.words, self.language
        if words[start] in language.SUBORDINATORS:
            return True
        return any(
            words[index] in language.SUBORDINATORS and words[index - 1] in language.TIME_UNITS
            for index in range(start + 1, min(start + _TIME_REACH, end))
        )

    def _is_all_there_is(self, start: int, end: int) -> bool:
        """Say whether a part is a date ("since May 2020 the council pays"), or has the only verb of its sentence."""
        reading = self.reading
        following = reading.words[start + 1] if start + 1 < end else ""
        if following[:1].isdigit() or following in self.language.DATE_WORDS:
            return True
        following_verb = bisect_left(self._verb_places, end)
        return following_verb == len(self._verb_places) or self._verb_places[
            following_verb
        ] >= reading.sentence_end(start)

    def is_aside(self, index: int) -> bool:
        """Say whether a word stands in a part that begins with "after", "which" or the like."""
        first = self._segment_first[index]
        word = self.reading.words[first]
        if index == first or word in self.language.ANDS:
            return False
        return self._begins_aside(first, index) or word in self.language.RELATIVES

    @cached_property
    def _segment_first(self) -> list[int]:
        firsts = []
        for start, end in self.reading.segments:
            firsts += [start] * (end - start)
        return firsts

    @cached_property
    def verbs(self) -> list[Verb]:
        """All verbs that carry a clause."""
        kinds = ((index, self.language.tense(self.reading, index)) for index in range(len(self.reading)))
        found = [Verb(index, kind) for index, kind in kinds if kind]
        told = {self.reading.sentence_start(verb.index) for verb in found}
        for start, end in self.reading.sentences:
            present = None if start in told else self._unlisted_present(start, end)
            if present is not None:
                found.append(Verb(present, "present"))
        found.sort(key=lambda verb: verb.index)
        return [
            verb
            for verb, following in zip_longest(found, found[1:])
            if following is None
            or following.index > verb.index + _HELPER_REACH
            or not (
                verb.kind == "be"
                or (
                    self.reading.words[verb.index] in self.language.HAVE
                    and following.kind in ("past", "passive")
                )
            )
        ]

    def _unlisted_present(self, start: int, end: int) -> int | None:
        """Return a verb of the present that is in no list, by where it stands ("the council of Thika rents a hall")."""
        reading, language = self.reading, self.language
        for index in range(start + 1, end - 1):
            before, follows = reading.words[index - 1], reading.words[index + 1]
            if any(before in words for words in (language.RELATIVES, language.SUBORDINATORS, language.HINTS)):
                return None
            if (
                reading.words[index] in language.PRESENT_ENDINGS
                and not reading.pause_after[index]
                and (follows in language.AFTER_PRESENT or follows in language.NUMBERS or follows[0].isdigit())
                and self._ends_a_subject(index - 1, start)
                and not self.is_noun(index)
            ):
                return index
        return None

    def _ends_a_subject(self, index: int, start: int) -> bool:
        """Say whether somebody is named by a word, or before a name, after which a verb may stand."""
        reading, language = self.reading, self.language
        if reading.pause_after[index] or reading.words[index] in language.DATE_WORDS:
            return False
        if not (reading.is_name(index) or (language.HEAD_IS_LAST and self.is_somebody(index))):
            return False
        return any(
            self.is_somebody(each) and not self.hangs_on_preposition(each) for each in range(start, index + 1)
        )

    def is_noun(self, index: int) -> bool:
        """Say whether a word is in a list of nouns, small words or words of what is not done, or is a name."""
        word, language = self.reading.words[index], self.language
        return self.reading.is_capital(index) or any(
            word in words
            for words in (
                language.SMALL_WORDS,
                language.PEOPLE,
                language.OFFICES,
                language.OFFICIALS,
                language.ORGANISATIONS,
                language.THINGS,
                language.THING_ENDINGS,
                language.GOODS,
                language.DATE_WORDS,
                language.INNER,
                language.HINTS,
                language.PLANS,
                language.HOPES,
                language.MODALS,
                language.COMPARATIVES,
                language.NUMBERS,
                language.HAPPENS,
            )
        )

    @cached_property
    def main_verbs(self) -> list[Verb]:
        """The verbs of main clauses; all verbs where no main clause has one."""
        return [verb for verb in self.verbs if self.is_main[verb.index]] or self.verbs

    @cached_property
    def main_acts(self) -> list[Verb]:
        """The verbs of main clauses that tell of something done."""
        return [verb for verb in self.main_verbs if verb.is_act]

    def is_office(self, index: int) -> bool:
        """Say whether a word names an office or an official."""
        word = self.reading.words[index]
        return word in self.language.OFFICES or word in self.language.OFFICIALS

    def is_organisation(self, index: int) -> bool:
        """Say whether a word names an organisation, or is an acronym that may be one."""
        return self.reading.words[index] in self.language.ORGANISATIONS or self.is_acronym(index)

    def is_acronym(self, index: int) -> bool:
        """Say whether a word is written in capitals as the name of somebody."""
        return self.reading.is_acronym(index)

    def is_somebody(self, index: int) -> bool:
        """Say whether a word names somebody who can act."""
        return (
            self.is_office(index)
            or self.is_organisation(index)
            or self.reading.words[index] in self.language.PEOPLE
            or self.reading.words[index] in self.language.WIEGO
        )

    def somebody_between(self, start: int, end: int) -> int | None:
        """Return the first word between two that names somebody."""
        return next((index for index in range(start, end) if self.is_somebody(index)), None)

    def subject_start(self, verb: Verb) -> int:
        """Return where the words before a verb begin that may name its subject."""
        start = self.reading.sentence_start(verb.index)
        for place in self._before(verb.index):
            if place < start:
                break
            helps = verb.index - place <= _HELPER_REACH and self.reading.words[place] in self.language.HAVE
            if self.is_main[place] and not (helps and verb.kind == "past"):
                return place + 1
        return start

    def _before(self, index: int) -> Iterator[int]:
        """Return where the verbs before a word stand, the nearest first."""
        for number in range(bisect_left(self._verb_places, index) - 1, -1, -1):
            yield self._verb_places[number]

    def kind_at(self, index: int) -> str:
        """Return the kind of the verb at a word, also of one that stands in no list; nothing where there is none."""
        return self._kinds.get(index) or self.language.tense(self.reading, index)

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return {verb.index: verb.kind for verb in self.verbs}

    @cached_property
    def _verb_places(self) -> list[int]:
        return [verb.index for verb in self.verbs]

    def hangs_on_preposition(self, index: int) -> bool:
        """Say whether a noun hangs on a preposition ("in the market"), so that it is not the subject."""
        reading = self.reading
        for place in range(index - 1, max(reading.sentence_start(index), index - _NOUN_REACH) - 1, -1):
            word = reading.words[place]
            if reading.pause_after[place] or word[0].isdigit() or word in self.language.RELATIVES:
                return False
            if self._opens_its_own_noun(place):
                return False
            if word in self.language.PREPOSITIONS and not self._is_half_of_a_word(place):
                return place > reading.sentence_start(index) or word not in self.language.INDEFINITE
        return False

    def _is_half_of_a_word(self, index: int) -> bool:
        """Say whether a hyphen joins a word to the next ("by-law")."""
        return self.reading.text[self.reading.spans[index][1]] == "-"

    def _opens_its_own_noun(self, index: int) -> bool:
        """Say whether an article follows a noun, so that what hangs on a preposition ended there ("a metade as")."""
        reading, language = self.reading, self.language
        if language.HEAD_IS_LAST or index == 0 or reading.words[index] not in language.ARTICLES:
            return False
        before = reading.words[index - 1]
        return before not in language.SMALL_WORDS and before not in language.PREPOSITIONS

    def _is_new_trade(self, index: int) -> bool:
        """Say whether an article and a word in no list that ends like one for people stand here ("le régisseur")."""
        words, language = self.reading.words, self.language
        return words[index] in language.PEOPLE_ENDINGS and words[index - 1] in language.ARTICLES

    def agents(self) -> list[Span]:
        """Return the places where somebody is named by whom a thing is done."""
        reading = self.reading
        found = []
        for index, word in enumerate(reading.words):
            ordered = self.language.ON_ORDERS.at(reading, index)
            if ordered is None and (
                word not in self.language.AGENT or self.language.NOT_AN_AGENT.at(reading, index)
            ):
                continue
            begin = ordered.end if ordered else index + 1
            for place in range(begin, min(index + _AGENT_REACH, reading.sentence_end(index))):
                named = reading.is_name(place) and reading.words[place] not in self.language.DATE_WORDS
                if self.is_somebody(place) or named or (place == begin + 1 and self._is_new_trade(place)):
                    found.append(Span(index, place + 1))
                    break
        return found
