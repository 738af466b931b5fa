"""What the heading of a column means, as far as its words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils import translation
from rapidfuzz import fuzz, process

from outcomes.importing.targets import Target
from outcomes.importing.vocabulary import CONTAINED, EXACT, KEPT_ASIDE, OWN
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.languages import Language

LONGEST_HEADING = 160
_NUMBERED = re.compile(r"^(?:[a-z]{0,2}\d{1,2}[.):]|[a-z][.)]|\(\d{1,2}\)|q\d{1,2}[ .:]?)\s*")
_TRAILING = re.compile(r"[\s°:*?¿.!;,_\-–—]+$")
_IN_BRACKETS = re.compile(r"\s*[\(\[][^)\]]*[\)\]]?")
_COUNTED = re.compile(r"\s*#?\s*\d{1,2}$")
_PARTED = re.compile(r"\s*(?:/|\||\n| - | – | — )\s*")
_NEAR = 90
_WHEN = r"(?:date|year|month|fecha|ano|mes|annee|mois|data|period|periodo|periode)"
_OF_WHAT = (
    r"(?:report|entry|entered|submi|recorded|regist|saisie|envoi|envio|upload|updat|interview|entrevista|entretien|verif|"
    r"review|revis|approv|aproba|meeting|reunion|deadline|informe|rapport|relatorio|received|recib|recu|carga|ingreso)"
)
_OF_THE_NOTE = re.compile(rf"\b{_WHEN}\b.*\b{_OF_WHAT}|\b{_OF_WHAT}\w*\b.*\b{_WHEN}\b")
"""When somebody noted, reported or checked it is not when it happened."""
_ABOUT_PEOPLE = re.compile(
    r"\b(?:e-?mail|correo|courriel|phone|telefono|telephone|telefone|comments?|coment|comentarios?|commentaires?|"
    r"remarks?|observa|timestamp|marca temporal|horodateur|carimbo)"
)


@dataclass(frozen=True)
class Meaning:
    """What a heading is taken for; `sure` where its words are known, not only like known ones."""

    target: Target
    sure: bool


def plain(heading: str) -> str:
    """Return a heading in the form in which the vocabulary knows it."""
    words = fold(heading.replace("’", "'").replace("`", "'").replace("_", " "))
    words = _NUMBERED.sub("", words.lstrip("¿¡*- "))
    return _TRAILING.sub("", words).strip()


@lru_cache(maxsize=1)
def _known() -> dict[str, Target]:
    known = dict.fromkeys(_listed(KEPT_ASIDE), Target.ASIDE)
    for target, names in EXACT.items():
        known.update(dict.fromkeys(_listed(names), target))
    return known


def _listed(names: str) -> list[str]:
    return [plain(name) for name in names.split("|") if name.strip()]


def meaning(heading: str) -> Meaning | None:
    """Return what a heading means, or None where nothing is known about it."""
    if not heading or len(heading) > LONGEST_HEADING:
        return None
    return _meaning(heading)


@lru_cache(maxsize=5000)
def _meaning(heading: str) -> Meaning | None:
    words = plain(heading)
    if not words:
        return Meaning(Target.NUMBER, True) if heading.strip() == "#" else None
    known = _known()
    without = plain(_IN_BRACKETS.sub("", words))
    for form in (words, without, _COUNTED.sub("", without)):
        if form in known:
            return Meaning(known[form], True)
    parts = [plain(part) for part in _PARTED.split(words) if plain(part)]
    told = [known.get(plain(_IN_BRACKETS.sub("", part))) for part in parts]
    if len(parts) > 1 and any(told):
        targets = {target for target in told if target is not None}
        if len(targets) == 1 and not (targets == {Target.ASIDE} and None in told):
            return Meaning(targets.pop(), None not in told or len(parts) == 2)
    return _like_known(words, without)


def _like_known(words: str, without: str) -> Meaning | None:
    known = _known()
    if _OF_THE_NOTE.search(words):
        return Meaning(Target.ASIDE, True)
    if len(without) >= 6:
        near = process.extractOne(without, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if near is not None:
            return Meaning(known[near[0]], False)
    for target, listed in CONTAINED:
        if any(name.strip() in words for name in listed.split("|")):
            return Meaning(target, False)
    return Meaning(Target.ASIDE, True) if _ABOUT_PEOPLE.search(words) else None


@lru_cache(maxsize=1)
def own_keys() -> dict[str, Target]:
    """Return the keys that stand over the columns of a file of ours."""
    return dict(OWN)


def own_labels(labels: dict[str, object]) -> dict[str, str]:
    """Return the labels of our columns in the four languages, folded, each with the key of its column."""
    found: dict[str, str] = {}
    for language in Language.values:
        with translation.override(language):
            for key, label in labels.items():
                found.setdefault(plain(str(label)), key)
    return found
