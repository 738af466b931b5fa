"""What a codebook from a file has otherwise than the one that is there, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from harvests.codebook import LABELS, TEXTS
from harvests.codebook_lines import Line
from harvests.enums import CodingNeed, DimensionKind
from harvests.models import Code, CodebookDimension
from harvests.validators import TAKEN_BY_FILTERS, TAKEN_BY_LISTS, TAKEN_BY_PAGES

MOST_KEY, MOST_LABEL = 40, 120


@dataclass(frozen=True)
class ImportLine:
    """A line of a file: new, changed, same, or wrong with the sentence that says what to mend.

    `changes` names the columns that differ, with old and new words. `number` counts the lines from one.
    """

    number: int
    said: Line
    what: str
    problem: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()

    @property
    def was(self) -> Line | None:
        """Return the line as it stands here; None where it is new."""
        if self.what == "new":
            return None
        return self.said | {name: old for name, old, _new in self.changes}


def compared(lines: Iterable[Line]) -> list[ImportLine]:
    """Return the lines of a file beside what is there, in two queries however many there are."""
    rows = list(lines)
    dimensions = {each.key: _of_dimension(each) for each in CodebookDimension.objects.all()}
    codes = {
        (each.dimension, each.key): (_of_code(each), each.retired_on)
        for each in Code.objects.select_related("parent")
    }
    kinds = {key: said["kind"] for key, said in dimensions.items()}
    kinds |= {line["dimension"]: line["kind"] for line in rows if not line["code"]}
    told = {(line["dimension"], line["code"]) for line in rows}
    above = {place: said["parent"] for place, (said, _retired) in codes.items()}
    above |= {(line["dimension"], line["code"]): line["parent"] for line in rows if line["code"]}
    seen: set[tuple[str, str]] = set()
    found = []
    for number, line in enumerate(rows, start=1):
        place = (line["dimension"], line["code"])
        known = dimensions.get(line["dimension"]) if not line["code"] else codes.get(place, (None, None))[0]
        retired = codes.get(place, (None, None))[1] if line["code"] else None
        problem = _problem(line, kinds, told | codes.keys())
        if not problem and _is_beneath_itself(place, above):
            problem = _("A code cannot stand beneath itself.")
        if not problem and place in seen:
            problem = _("This key stands in the file twice.")
        if not problem and retired:
            problem = _("This code is retired. Put it back into use before it is changed.")
        seen.add(place)
        changes = () if known is None or problem else _changes(known, line)
        what = "error" if problem else "new" if known is None else "changed" if changes else "same"
        found.append(ImportLine(number, line, what, problem, changes))
    return found


def _changes(known: Line, line: Line) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, old, line[name]) for name, old in known.items() if old != line[name])


def _of_dimension(dimension: CodebookDimension) -> Line:
    said = {name: getattr(dimension, name) for name in (*LABELS, "definition", "kind", "need")}
    return said | {"ordinal": "yes" if dimension.is_ordinal else ""}


def _of_code(code: Code) -> Line:
    said = {name: getattr(code, name) for name in (*LABELS, *TEXTS)}
    return said | {
        "parent": code.parent.key if code.parent else "",
        "valid_from": code.valid_from.isoformat() if code.valid_from else "",
    }


def _is_beneath_itself(place: tuple[str, str], above: dict[tuple[str, str], str]) -> bool:
    """Say whether the codes above one lead round in a ring; nobody would come to the end of it."""
    dimension, code = place
    passed = set()
    while code and code not in passed:
        passed.add(code)
        code = above.get((dimension, code), "")
    return bool(code)


def _problem(line: Line, kinds: dict[str, str], places: set[tuple[str, str]]) -> str:
    for name in ("dimension", "code"):
        if line[name] and not _is_key(line[name]):
            return _("“%(key)s” is no key: small letters, digits and hyphens, at most 40.") % {
                "key": line[name][:40]
            }
    if not line["dimension"] or line["dimension"] not in kinds:
        return _("There is no dimension with this key, neither here nor in the file.")
    if not line["label_en"]:
        return _("The English label is missing.")
    if any(len(line[name]) > MOST_LABEL for name in LABELS):
        return _("A label has more than %d characters.") % MOST_LABEL
    return _problem_of_code(line, kinds, places) if line["code"] else _problem_of_dimension(line)


def _problem_of_dimension(line: Line) -> str:
    if line["dimension"] in TAKEN_BY_LISTS:
        return _("This word is used for a page. Choose another one.")
    if line["kind"] not in DimensionKind.values:
        return _("The kind must be one of: %(words)s.") % {"words": ", ".join(DimensionKind.values)}
    if line["need"] not in CodingNeed.values:
        return _("The need must be one of: %(words)s.") % {"words": ", ".join(CodingNeed.values)}
    if line["ordinal"] == "yes" and line["kind"] == DimensionKind.MULTIPLE:
        return _("Where several codes are given, their order has no meaning.")
    return ""


def _problem_of_code(line: Line, kinds: dict[str, str], places: set[tuple[str, str]]) -> str:
    if line["code"] in TAKEN_BY_PAGES:
        return _("This word is used for a page. Choose another one.")
    if line["code"] in TAKEN_BY_FILTERS:
        return _("This word stands for “not given” in lists. Choose another one.")
    if line["parent"]:
        if kinds[line["dimension"]] != DimensionKind.HIERARCHICAL:
            return _("Only in a tree can a code stand beneath another.")
        if line["parent"] == line["code"] or (line["dimension"], line["parent"]) not in places:
            return _("The code it stands beneath is not there.")
    if line["valid_from"]:
        try:
            date.fromisoformat(line["valid_from"])
        except ValueError:
            return _("Write the day as 2025-12-31.")
    return ""


def _is_key(text: str) -> bool:
    try:
        validate_slug(text)
    except ValidationError:
        return False
    return text == text.lower() and len(text) <= MOST_KEY
