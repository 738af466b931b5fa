"""What a version of a record says, and what changed between two versions, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.models import Code, Grant, Programme
from outcomes.enums import EvidenceKind, Strength, Supports
from outcomes.masking import as_passages, masked, shown_text
from outcomes.models import Actor, Contribution, Outcome
from outcomes.services.snapshot import CODES, GUARDED, TEXTS
from outcomes.source_words import source_words
from outcomes.word_diff import Piece, word_diff
from wiego_mle.audit.presenters import words_of
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.written import labelled

_GROUPS = {
    "date_from": "when",
    "date_to": "when",
    "date_precision": "when",
    "is_ongoing": "when",
    "countries": "where",
    "is_global": "where",
}
"""Answers that a reader takes as one."""
_LABELS = {"when": gettext_lazy("When"), "where": gettext_lazy("Where")}
_LEADS = "* "
"""Stands in a version before the programme that leads."""
_ORDER = (*TEXTS, "actors", "actor_type", "when", "where", "city", "level", "change_type", "stage")


@dataclass(frozen=True)
class Answer:
    """One answer of a version: a text, or a list of what was chosen or named."""

    name: str
    label: str
    text: str = ""
    items: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was answered."""
        return not (self.text or self.items)


@dataclass(frozen=True)
class AnswerChange:
    """One answer that differs between two versions.

    A text has `pieces`; of a list `removed` and `added` are told, and `kept` besides.
    """

    name: str
    label: str
    pieces: tuple[Piece, ...] = ()
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Names:
    """What the keys and references in some versions of a record are called now; read in at most five queries.

    An actor whose name the record withholds is shown with a mark.
    """

    def __init__(self, contents: Iterable[Mapping], *, of: Outcome):
        contents = list(contents)
        keys = {content.get(name) for content in contents for name in CODES}
        keys |= {key for content in contents for key in content.get("worker_groups", ())}
        self.codes = {
            (code.dimension, code.key): code.label for code in _found(Code.objects.all(), "key__in", keys)
        }
        wanted = {each.removeprefix(_LEADS) for content in contents for each in content.get("programmes", ())}
        self.programmes = {
            programme.key: programme.label for programme in _found(Programme.objects.all(), "key__in", wanted)
        }
        paid = {key for content in contents for key in content.get("grants", ())}
        self.grants = {grant.key: grant.label for grant in _found(Grant.objects.all(), "key__in", paid)}
        actors = {each for content in contents for each in content.get("actors", ())}
        called = _found(Actor.objects.values_list("reference", "name"), "reference__in", actors)
        self.actors = {reference: shown_text(of, name) for reference, name in called}
        linked = {each.partition(" ")[0] for content in contents for each in content.get("contributions", ())}
        titles = Contribution.objects.values_list("reference", "title", "withheld")
        self.contributions = {
            reference: masked(title, as_passages(withheld))
            for reference, title, withheld in _found(titles, "reference__in", linked)
        }


def _found(rows, condition: str, keys: set) -> Iterable:
    keys = {key for key in keys if key}
    return rows.filter(**{condition: keys}) if keys else ()


def answers_in(content: Mapping, names: Names, *, with_sources: bool) -> list[Answer]:
    """Return everything that a version says, in the order in which a record is read."""
    answers = []
    for name in _readable(content, with_sources=with_sources):
        value = _value(name, content, names)
        if isinstance(value, tuple):
            answers.append(Answer(name, label_of(name), items=value))
        else:
            answers.append(Answer(name, label_of(name), text=value))
    return answers


def changes_between(old: Mapping, new: Mapping, names: Names, *, with_sources: bool) -> list[AnswerChange]:
    """Return the answers that differ, word by word or item by item."""
    changes = []
    for name in changed_names(old, new, with_sources=with_sources):
        before, after = _value(name, old, names), _value(name, new, names)
        if isinstance(before, str) and isinstance(after, str):
            if name in TEXTS or name == "city":
                changes.append(AnswerChange(name, label_of(name), pieces=tuple(word_diff(before, after))))
                continue
            before, after = (before,) if before else (), (after,) if after else ()
        before, after = _as_items(before), _as_items(after)
        changes.append(
            AnswerChange(
                name,
                label_of(name),
                removed=tuple(each for each in before if each not in after),
                added=tuple(each for each in after if each not in before),
                kept=tuple(each for each in after if each in before),
            )
        )
    return changes


def changed_names(old: Mapping, new: Mapping, *, with_sources: bool) -> list[str]:
    """Return the names of the answers that differ between two versions, in the order of reading."""
    return [
        name
        for name in _readable({**old, **new}, with_sources=with_sources)
        if any(_stored(old, each) != _stored(new, each) for each in _parts(name))
    ]


def in_words(name: str, content: Mapping, names: Names) -> str:
    """Return one answer of a version as a single text."""
    value = _value(_GROUPS.get(name, name), content, names)
    return value if isinstance(value, str) else "; ".join(value)


def label_of(name: str) -> str:
    """Return what an answer is called."""
    if name in _LABELS:
        return str(_LABELS[name])
    return str(words_of("outcome").fields.get(name) or capfirst(name.replace("_", " ")))


def _readable(content: Mapping, *, with_sources: bool) -> list[str]:
    found = dict.fromkeys(_GROUPS.get(name, name) for name in content)
    open_ones = [name for name in found if with_sources or name not in GUARDED]
    first = [name for name in _ORDER if name in open_ones]
    return first + [name for name in open_ones if name not in _ORDER]


def _parts(name: str) -> tuple[str, ...]:
    return tuple(each for each, group in _GROUPS.items() if group == name) or (name,)


def _stored(content: Mapping, name: str):
    value = content.get(name)
    # A list that was not asked yet says as little as an empty one.
    return sorted(value, key=str) if isinstance(value, list) and value else value or ""


def _as_items(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _value(name: str, content: Mapping, names: Names) -> str | tuple[str, ...]:
    """Return an answer in words: a text, or a tuple for a list."""
    if name in _READERS:
        return _READERS[name](content, names)
    value = content.get(name)
    if name in CODES:
        return names.codes.get((name, value), value or "")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    return str(words_of("outcome").choices.get(name, {}).get(value, value or ""))


def _when(content: Mapping, _names: Names) -> str:
    if not content.get("date_from"):
        return _("Still going on") if content.get("is_ongoing") else ""
    first = date.fromisoformat(content["date_from"])
    last = date.fromisoformat(content["date_to"]) if content.get("date_to") else first
    words = Period(first, last, Precision(content["date_precision"])).words()
    return _("%(period)s, still going on") % {"period": words} if content.get("is_ongoing") else words


def _where(content: Mapping, _names: Names) -> tuple[str, ...]:
    places = tuple(country_name(code) for code in content.get("countries", ()))
    return (*places, _("global")) if content.get("is_global") else places


def _worker_groups(content: Mapping, names: Names) -> tuple[str, ...]:
    return tuple(names.codes.get(("worker_group", key), key) for key in content.get("worker_groups", ()))


def _actors(content: Mapping, names: Names) -> tuple[str, ...]:
    return tuple(names.actors.get(reference, reference) for reference in content.get("actors", ()))


def _actor_roles(content: Mapping, names: Names) -> tuple[str, ...]:
    said = (kept.partition(": ") for kept in content.get("actor_roles", ()))
    return tuple(labelled(names.actors.get(reference, reference), role) for reference, _colon, role in said)


def _programmes(content: Mapping, names: Names) -> tuple[str, ...]:
    said = []
    for kept in content.get("programmes", ()):
        key = kept.removeprefix(_LEADS)
        label = names.programmes.get(key, key)
        said.append(_("%(programme)s (leads)") % {"programme": label} if kept != key else label)
    return tuple(said)


def _grants(content: Mapping, names: Names) -> tuple[str, ...]:
    return tuple(names.grants.get(key, key) for key in content.get("grants", ()))


def _contributions(content: Mapping, names: Names) -> tuple[str, ...]:
    strengths = dict(Strength.choices)
    said = []
    for kept in content.get("contributions", ()):
        reference, _space, rest = kept.partition(" ")
        strength, _space, how = rest.partition(" ")
        title = names.contributions.get(reference, "")
        words = (f"{reference} {title}".strip(), str(strengths.get(strength, strength)), how)
        said.append(" · ".join(filter(None, words)))
    return tuple(said)


def _told(choices: Callable[[], Mapping[str, object]]):
    """Return a reader of parts that a version keeps as words between points, some of them stored words."""

    def read(kept: str) -> str:
        words = choices()
        return " · ".join(str(words.get(each, each)) for each in kept.split(" · "))

    return read


_evidence = _told(lambda: dict(EvidenceKind.choices) | dict(Supports.choices))

_READERS = {
    "when": _when,
    "where": _where,
    "worker_groups": _worker_groups,
    "actors": _actors,
    "actor_roles": _actor_roles,
    "programmes": _programmes,
    "grants": _grants,
    "contributions": _contributions,
    "sources": lambda content, _names: tuple(map(source_words, content.get("sources", ()))),
    "evidence": lambda content, _names: tuple(map(_evidence, content.get("evidence", ()))),
}
