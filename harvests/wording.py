"""Placeholders in the words of a letter: which there are, and how they are filled in.

`{name}` is replaced by a text and nothing else happens: nothing is computed, no attribute is looked up,
and what was filled in is not looked through again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.enums import REMINDERS, LetterKind

MEANINGS = {
    "name": gettext_lazy("the name of the person"),
    "round": gettext_lazy("the name of the round"),
    "deadline": gettext_lazy("until when texts are taken from this person"),
    "lead": gettext_lazy("the names of the leads of the round"),
    "link": gettext_lazy("the address at which the person goes on"),
    "reply": gettext_lazy("the address at which one says that nothing more comes"),
    "number": gettext_lazy("how many outcomes wait"),
    "list": gettext_lazy("the list of which the letter tells"),
}
_ALWAYS = ("name", "round", "deadline", "lead", "link")
_ONE_LINE = frozenset({"name", "round", "deadline", "lead", "number"})
_BRACES = re.compile(r"\{([^{}]*)\}")


def placeholders_of(kind: LetterKind | str) -> tuple[str, ...]:
    """Return the placeholders that a kind of letter knows."""
    if kind in REMINDERS:
        return (*_ALWAYS, "reply")
    return (*_ALWAYS, "number", "list") if kind == LetterKind.WAITING else (*_ALWAYS, "list")


def needed_in(kind: LetterKind | str) -> tuple[str, ...]:
    """Return the placeholders without which a kind of letter would be of no use."""
    return ("link",) if kind in REMINDERS else ("list", "link")


def problems_of_subject(kind: LetterKind | str, text: str) -> list[str]:
    """Return what is wrong with the placeholders of a subject, as sentences for who wrote it."""
    known = [name for name in placeholders_of(kind) if name in _ONE_LINE]
    return _unknown(text, known)


def problems_of_body(kind: LetterKind | str, text: str) -> list[str]:
    """Return what is wrong with the placeholders of a text, as sentences for who wrote it."""
    problems = _unknown(text, placeholders_of(kind))
    missing = [name for name in needed_in(kind) if f"{{{name}}}" not in text]
    problems += [
        _("%(placeholder)s is missing: %(meaning)s.")
        % {"placeholder": f"{{{name}}}", "meaning": MEANINGS[name]}
        for name in missing
    ]
    return problems


def _unknown(text: str, known) -> list[str]:
    offered = ", ".join(f"{{{name}}}" for name in known)
    problems = [
        _("%(placeholder)s is not known here. There are: %(known)s.")
        % {"placeholder": f"{{{name}}}", "known": offered}
        for name in dict.fromkeys(_BRACES.findall(text))
        if name not in known
    ]
    if set("{}") & set(_BRACES.sub("", text)):
        problems.append(_("A brace stands alone. Write placeholders like {name}, with both braces."))
    return problems


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its placeholders replaced; unknown ones stay as they are."""
    return _BRACES.sub(lambda found: str(values.get(found[1], found[0])), text)
