"""What the coach asks about a record as a whole: its dates, contributions and evidence beside its texts.

The texts by themselves are read in `outcomes.coach`. Each rule here is a small function that gets the
record, of which `queries.coach` loaded what the rules look at, and its texts as they are written now; it
tells what it found, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from harvests.enums import Need
from outcomes.coach import RULES as RULES_OF_TEXTS
from outcomes.coach import Asked, RuleWords, Texts, words_of
from outcomes.enums import Supports
from outcomes.models import Outcome
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.written import date_format


@dataclass(frozen=True)
class AskedOfRecord(Asked):
    """A question whose words stand in the record, not in a text; `values` complete its sentences."""

    values: dict = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Found:
    """What led to a question: the same facts, the same `mark`; `values` are what a reader is told of them."""

    mark: str = ""
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class RecordRule:
    """A question about the record: at which field it is asked, when, and in which words."""

    name: str
    field: str
    find: Callable[[Outcome, Texts], Found | None]
    words: RuleWords


SOFTENED = {"no_date": "date_in_text", "vague_time": "date_in_text", "no_place": "place_in_text"}
"""Questions that ask less once the record has the answer in a field of its own."""

_ASKED_WHERE_ANSWERED = {"others_missing": "contribution_others"}
"""Text rules that point at the words of one text, and are answered in another."""

_SHORTEST = {"statement": 12, "significance": 8, "contribution_wiego": 8}
_LONGEST = {"statement": 150, "significance": 200, "contribution_wiego": 200, "contribution_others": 200}
_FAR_BELOW = 0.6
_LENGTHS_OF_ENGLISH = {"en": 1.0, "es": 1.2, "fr": 1.2, "pt": 1.15}
"""The same sentence needs about this many more words in the other languages."""

_JOINTLY = {
    "en": r"joint|together|alongside|both|collective",
    "es": r"conjunt|junt[oa]s|ambas?|ambos|colectiv",
    "fr": r"conjoint|ensemble|concert|deux|collecti",
    "pt": r"conjunt|junt[oa]s|ambas?|ambos|coletiv",
}
_LONG_WORD = re.compile(r"\w{4,}")
_MOST_ALIKE = 0.7
_LEAST_TO_COMPARE = 6


def ask_of_record(outcome: Outcome, texts: Texts, fields: Collection[str]) -> Iterator[AskedOfRecord]:
    """Yield the questions about the record that are asked at one of these fields."""
    for rule in RULES:
        if rule.field in fields:
            found = rule.find(outcome, texts)
            if found is not None:
                yield AskedOfRecord(rule.name, rule.field, found.mark, found.values)


def fitted(asked: Asked, outcome: Outcome) -> Asked:
    """Return a question about the texts as it is asked of this record.

    It stands where it can be answered, and asks less where the record has the date or place already: the
    outsider who is to verify the change reads only the statement, so it is still worth a thought.
    """
    asked = replace(asked, field=_ASKED_WHERE_ANSWERED.get(asked.rule, asked.field))
    if asked.rule in ("no_date", "vague_time") and outcome.date_from is None:
        return asked
    if asked.rule == "no_place" and not (outcome.city or outcome.is_global or outcome.countries.all()):
        return asked
    return replace(asked, rule=SOFTENED.get(asked.rule, asked.rule))


def is_rule(name: str) -> bool:
    """Say whether the coach has a rule of that name, about texts or about the record."""
    return name in _WORDS or name in RULES_OF_TEXTS


def rule_words(rule: str) -> RuleWords:
    """Return the words of any rule of the coach in the active language; raise KeyError if there is none."""
    return _WORDS[rule] if rule in _WORDS else words_of(rule, get_language() or "en")


def _outside_round(outcome: Outcome, _texts: Texts) -> Found | None:
    period, covered = outcome.period, outcome.round
    if period is None or (period.last >= covered.covers_from and period.first <= covered.covers_to):
        return None
    return Found(
        f"{period.first}/{period.last}",
        {
            "when": period.words(),
            "first": date_format(covered.covers_from, "DATE_FORMAT"),
            "last": date_format(covered.covers_to, "DATE_FORMAT"),
        },
    )


def _contribution_after(outcome: Outcome, _texts: Texts) -> Found | None:
    if outcome.period is None or outcome.is_ongoing:
        return None
    for link in outcome.contribution_links.all():
        period = link.contribution.period
        if period is not None and period.first > outcome.period.last:
            return Found(
                f"{link.contribution.reference} {period.first}/{outcome.period.last}",
                {
                    "contribution": link.contribution.title,
                    "when": period.words(),
                    "outcome": outcome.period.words(),
                },
            )
    return None


def _repeats(name: str) -> Callable[[Outcome, Texts], Found | None]:
    def find(_outcome: Outcome, texts: Texts) -> Found | None:
        said = set(_LONG_WORD.findall(fold(getattr(texts, name))))
        known = set(_LONG_WORD.findall(fold(texts.statement)))
        alike = len(said) >= _LEAST_TO_COMPARE and len(said & known) / len(said) >= _MOST_ALIKE
        return Found() if alike else None

    return find


def _partners_named(outcome: Outcome, texts: Texts) -> Found | None:
    if texts.contribution_others.strip():
        return None
    links = outcome.contribution_links.all()
    named = [link.contribution.partners for link in links if link.contribution.partners.strip()]
    return Found("; ".join(named)[:200], {"partners": "; ".join(named)}) if named else None


def _several_actors(outcome: Outcome, texts: Texts) -> Found | None:
    if not texts.statement.strip() or re.search(_JOINTLY.get(texts.language, ""), fold(texts.statement)):
        return None
    number = len(outcome.actor_parts.all())
    return Found(str(number)) if number > 1 else None


def _evidence(outcome: Outcome) -> list:
    return [item for item in outcome.evidence.all() if item.removed_at is None]


def _only_our_activity(outcome: Outcome, _texts: Texts) -> Found | None:
    items = _evidence(outcome)
    if not items or any(item.supports != Supports.CONTRIBUTION for item in items):
        return None
    return Found(" ".join(sorted(item.reference for item in items))[:200])


def _policy_without_evidence(outcome: Outcome, _texts: Texts) -> Found | None:
    if outcome.change_type is None or outcome.change_type.key != "policy" or _evidence(outcome):
        return None
    return None if outcome.round.need_of("evidence") == Need.OFF else Found()


def _too_short(name: str) -> Callable[[Outcome, Texts], Found | None]:
    def find(outcome: Outcome, texts: Texts) -> Found | None:
        number = len(getattr(texts, name).split())
        # Far below what the round hopes for, so that a sentence less is no question.
        wanted = outcome.round.own_words_of(name)
        least = round(wanted[0] * _FAR_BELOW) if wanted else _SHORTEST.get(name, 0)
        return Found() if 0 < number < least else None

    return find


def _too_long(name: str) -> Callable[[Outcome, Texts], Found | None]:
    def find(outcome: Outcome, texts: Texts) -> Found | None:
        wanted = outcome.round.own_words_of(name)
        most = wanted[1] if wanted else _LONGEST[name]
        most = round(most * _LENGTHS_OF_ENGLISH.get(texts.language, 1.0))
        return Found("", {"most": most}) if len(getattr(texts, name).split()) > most else None

    return find


_WORDS = {
    "date_in_text": RuleWords(
        question=_("Could the sentence itself say when?"),
        why=_(
            "The date stands in its own field, but whoever is asked to confirm the change reads only this text."
        ),
        example=_("“In June 2021 the council …”"),
    ),
    "place_in_text": RuleWords(
        question=_("Could the sentence itself say where?"),
        why=_(
            "The place stands in its own field, but whoever is asked to confirm the change reads only this text."
        ),
        example=_("“The municipal council of Thiès, Senegal, …”"),
    ),
    "outside_round": RuleWords(
        question=_("Does this change belong to another round?"),
        why=_(
            "It happened %(when)s, and this round covers %(first)s to %(last)s. An older change can be told here "
            "when it is linked to a newer one; say so in your reason."
        ),
        example=_("“Told now because the by-law of 2021 led to the licences of this year.”"),
    ),
    "contribution_after": RuleWords(
        question=_("Did a contribution come after the change?"),
        why=_(
            "“%(contribution)s” is dated %(when)s and the change %(outcome)s. What came later cannot have "
            "influenced it; one of the two dates may be wrong."
        ),
        example=_("“The workshop of May 2023 came before the vote of June 2023.”"),
    ),
    "contribution_repeats": RuleWords(
        question=_("What did we do, as apart from what changed?"),
        why=_("This says again what changed; a reader wants to see how we may have influenced it."),
        example=_("“In May 2021 we wrote a comment on the draft and explained it to the committee.”"),
    ),
    "others_repeat": RuleWords(
        question=_("What did the others do, as apart from what changed?"),
        why=_("This says again what changed; a reader wants to see what others did so that it came about."),
        example=_("“The vendors’ federation collected 400 signatures and negotiated with the mayor.”"),
    ),
    "partners_named": RuleWords(
        question=_("What did the partners do?"),
        why=_("Linked contributions name %(partners)s; their share deserves as much room as ours."),
        example=_(
            "“The vendors’ federation collected 400 signatures.” If nobody else took part, write “none known”."
        ),
    ),
    "several_actors": RuleWords(
        question=_("Did these actors act together?"),
        why=_(
            "Several actors make one outcome only if they acted jointly; otherwise each made a change of its own."
        ),
        example=_("“The ministry and the union signed a joint agreement …”"),
    ),
    "evidence_only_ours": RuleWords(
        question=_("Is there something that shows the change itself?"),
        why=_(
            "All evidence here is about what we did; an outsider will ask by what one sees that others acted."
        ),
        example=_("The text of the by-law, minutes of the council, an article in a newspaper, a photo."),
    ),
    "policy_without_evidence": RuleWords(
        question=_("Is the law, plan or rule written down somewhere?"),
        why=_(
            "A change of policy usually leaves a document; its link or file makes the outcome easy to verify."
        ),
        example=_("A link to the official gazette, or a photo of the page with the signature."),
    ),
    "too_short": RuleWords(
        question=_("Could somebody who was not there understand this?"),
        why=_("A few words rarely say who did what, when and where; one or two full sentences do."),
        example=_(
            "“In March 2025 the Accra Metropolitan Assembly passed a by-law that lets street vendors trade in "
            "marked places.”"
        ),
    ),
    "too_long": RuleWords(
        question=_("Could this be shorter?"),
        why=_(
            "More than about %(most)s words are rarely read to the end; background can go into the evidence."
        ),
        example=_("Keep who did what, when and where; leave out how the meeting was organised."),
    ),
}

RULES: tuple[RecordRule, ...] = tuple(
    RecordRule(name, at, find, _WORDS[name])
    for name, at, find in (
        ("outside_round", "date_from", _outside_round),
        ("contribution_after", "contribution_wiego", _contribution_after),
        ("contribution_repeats", "contribution_wiego", _repeats("contribution_wiego")),
        ("partners_named", "contribution_others", _partners_named),
        ("others_repeat", "contribution_others", _repeats("contribution_others")),
        ("several_actors", "actors", _several_actors),
        ("evidence_only_ours", "evidence", _only_our_activity),
        ("policy_without_evidence", "evidence", _policy_without_evidence),
        *(("too_short", at, _too_short(at)) for at in _SHORTEST),
        *(("too_long", at, _too_long(at)) for at in _LONGEST),
    )
)
"""The rules, in the order in which they are asked; those about length come last."""

RECORD_RULES = frozenset(_WORDS)
"""The names of the rules of this module."""
