"""Words for people that stand in a file of ours beside values for programs: which of the two was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext, override

from outcomes.importing.actors import read_actors
from outcomes.importing.known import Known
from outcomes.importing.places import read_place
from outcomes.importing.remarks import Grave, Remark, remark
from outcomes.importing.targets import LISTS, SEVERAL, Target
from outcomes.importing.terms import Lists, is_blank
from outcomes.importing.whens import DateWays, read_when
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.spreadsheets import Cell, tidy

if TYPE_CHECKING:
    from outcomes.importing.rows import Values


@dataclass
class Beside:
    """Words that say something else than the values beside them.

    `target` is what both tell, `text` the words, `keys` the values as words; `said` are the answers that the
    words give, and `clear` says that they can be understood in one way only, so that they can be followed.
    """

    target: Target
    column: int
    text: str
    keys: str
    said: dict[str, object] = field(default_factory=dict)
    clear: bool = False
    remarks: list[Remark] = field(default_factory=list)


def read_beside(
    target: Target, column: int, cell: Cell, values: Values, *, lists: Lists, known: Known, ways: DateWays
) -> Beside | None:
    """Return what words say beside the values that were read in their row; None where both say the same."""
    found = Beside(target, column, cell.text, _keys_in_words(target, values, lists))
    if cell.text and not is_blank(cell.text):
        _READERS.get(target, _read_list)(found, cell, lists, known, ways)
    elif not found.keys or target is Target.LANGUAGE:
        # The language is told from the text where no cell says it.
        return None
    if found.clear and _told(target, replace_in(values, found.said)) == _told(target, values):
        return None
    if _is_written(found, values):
        return None
    return found


def replace_in(values: Values, said: dict[str, object]) -> Values:
    """Return values with what words say in their place."""
    new = replace(values, **said)
    if new.lead_programme and new.lead_programme not in new.programmes:
        new.programmes = [new.lead_programme, *new.programmes]
    return new


def told_in(target: Target, content: Mapping) -> object:
    """Return the part of a version of a record that words of this kind tell, so that two can be compared."""
    programmes = content.get("programmes") or []
    if target is Target.LEAD_PROGRAMME:
        return next((key[2:] for key in programmes if key.startswith("* ")), "")
    if target is Target.PROGRAMMES:
        return sorted(key.removeprefix("* ") for key in programmes)
    if target is Target.DATE:
        when = [content.get(name) or "" for name in ("date_from", "date_to", "date_precision")]
        return [*when, bool(content.get("is_ongoing"))]
    if target is Target.PLACE:
        where = [sorted(content.get("countries") or []), tidy(content.get("city") or "")]
        return [*where, bool(content.get("is_global"))]
    said = content.get(str(target))
    return sorted(said) if said and isinstance(said, list) else said or ""


def settled(found: Beside, values: Values, now: Mapping, before: Mapping) -> tuple[Values, list[Remark]]:
    """Return values in which the words are followed where they alone were changed, and what to say about it.

    `now` is what the values say and `before` what the record said when the file was made, both as versions of a
    record; `before` is empty for a row that is no record yet.
    """
    about = {"column": found.column, "target": found.target, "read": found.text or gettext("nothing")}
    about |= {"as": found.keys or gettext("nothing")}
    if not found.clear:
        return values, [remark("words_differ", **about)]
    was = told_in(found.target, before)
    if told_in(found.target, now) == was:
        return replace_in(values, found.said), [*found.remarks, remark("words_followed", **about)]
    if _told(found.target, replace_in(values, found.said)) == was:
        return values, [remark("key_followed", **about)]
    return values, [remark("words_differ", **about)]


def _told(target: Target, values: Values) -> object:
    if target is Target.PROGRAMMES:
        return sorted(values.programmes)
    if target is Target.ACTORS:
        return sorted(actor.reference or fold(actor.name) for actor in values.actors)
    if target is Target.LEAD_PROGRAMME:
        return values.lead_programme
    said = dict(vars(values))
    for name in ("date_from", "date_to"):
        said[name] = said[name].isoformat() if said[name] else ""
    return told_in(target, said)


def _read_list(found: Beside, cell: Cell, lists: Lists, _known: Known, _ways: DateWays) -> None:
    read = lists.read(LISTS[found.target], cell.text)
    several = found.target in SEVERAL
    doubtful = read.near or read.either or read.unknown or (len(read.keys) > 1 and not several)
    found.clear = bool(read.keys) and not doubtful
    found.said = {str(found.target): read.keys if several else read.keys[0]} if found.clear else {}


def _read_actors(found: Beside, cell: Cell, _lists: Lists, known: Known, _ways: DateWays) -> None:
    named = read_actors(cell.text, known, column=found.column)
    found.clear = all(each.grave is Grave.NOTE for each in named.remarks)
    found.said, found.remarks = {"actors": named.actors}, named.remarks


def _read_date(found: Beside, cell: Cell, _lists: Lists, _known: Known, ways: DateWays) -> None:
    when = read_when(cell, ways, column=found.column, target=Target.DATE)
    found.clear = when.period is not None and not when.remarks
    if when.period is not None:
        found.said = {
            "date_from": when.period.first,
            "date_to": when.period.last,
            "date_precision": str(when.period.precision),
            "is_ongoing": when.is_ongoing,
        }


def _read_place(found: Beside, cell: Cell, _lists: Lists, known: Known, _ways: DateWays) -> None:
    where = read_place(cell.text, known, column=found.column)
    found.clear = not where.remarks and not where.unknown and bool(where.countries or where.is_global)
    found.said = {"countries": where.countries, "city": where.city[:120], "is_global": where.is_global}


_READERS = {Target.ACTORS: _read_actors, Target.DATE: _read_date, Target.PLACE: _read_place}


def _keys_in_words(target: Target, values: Values, lists: Lists) -> str:
    """Return what the values say, in words of the active language."""
    if target is Target.ACTORS:
        return "; ".join(actor.name for actor in values.actors)
    if target is Target.DATE:
        return _date_words(values)
    if target is Target.PLACE:
        return _place_words(values)
    said = getattr(values, str(target))
    keys = said if isinstance(said, list) else [said]
    return "; ".join(lists.label(LISTS[target], key) for key in keys if key)


def _date_words(values: Values) -> str:
    if values.date_from is None or not values.date_precision:
        return ""
    precision = Precision(values.date_precision)
    words = Period(values.date_from, values.date_to or values.date_from, precision).words()
    return gettext("%s, still going on") % words if values.is_ongoing else words


def _place_words(values: Values) -> str:
    names = "; ".join(
        [country_name(code) for code in values.countries] + ([gettext("Global")] if values.is_global else [])
    )
    return ", ".join(filter(None, [values.city, names]))


def _is_written(found: Beside, values: Values) -> bool:
    """Say whether the words are those that a file of ours has for these values, in whichever language it was made."""
    words = {Target.DATE: _date_words, Target.PLACE: _place_words}.get(found.target)
    if words is None:
        return False
    for language in Language.values:
        with override(language):
            if fold(words(values)) == fold(found.text):
                return True
    return False
