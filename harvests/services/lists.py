"""Keeping the code lists, programmes, grants and Focal Cities: added, reworded, retired, never deleted."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import Code, CodebookDimension, FocalCity, Grant, Programme
from harvests.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, WrongState
from wiego_mle.kernel.folding import clean_text

Entry = TypeVar("Entry", Code, Programme, Grant, FocalCity)
Retirable = TypeVar("Retirable", Grant, FocalCity)

LABELS = ("label_en", "label_es", "label_fr", "label_pt")
CODE_WORDS = (*LABELS, "definition", "include", "exclude", "example", "valid_from", "order")
PROGRAMME_WORDS = (*LABELS, "active_from", "active_to", "order")
GRANT_WORDS = ("funder", "name", "active_from", "active_to")
FOCAL_CITY_WORDS = (*LABELS, "country", "other_names", "order")
"""What can be changed; list and key stand in addresses, exports and the trail, and stay."""
_KINDS = {Code: "code", Programme: "programme", Grant: "grant", FocalCity: "focal_city"}
"""What the trail calls an entry."""
_WORDS = {
    "code": CODE_WORDS,
    "programme": PROGRAMME_WORDS,
    "grant": GRANT_WORDS,
    "focal_city": FOCAL_CITY_WORDS,
}
_ACTS = {
    "code": Act.EDIT_LISTS,
    "programme": Act.EDIT_LISTS,
    "grant": Act.EDIT_GRANTS,
    "focal_city": Act.EDIT_FOCAL_CITIES,
}


def add_code(*, by: Principal, dimension: str, key: str, **words) -> Code:
    """Add a code to a list and return it. `words` names fields of `CODE_WORDS`.

    Raises:
        Refused: the person may not change the lists.
        ValidationError: a word is missing or too long, the list has this key already, or there is no such list.
    """
    if not CodebookDimension.objects.filter(key=dimension).exists():
        raise ValidationError({"dimension": _("There is no such list.")})
    return add_entry(Code(dimension=dimension, key=key), words, by=by)


def edit_code(*, code: Code, version: int, by: Principal, **words) -> Code:
    """Reword or move a code and return it as it is now; nothing happens if nothing differs.

    Raises:
        Refused: the person may not change the lists.
        Stale: the code is no longer at the version that the person saw.
        ValidationError: a word is missing or too long.
    """
    return edit_entry(code, words, version=version, by=by)


def retire_code(*, code: Code, on: date, by: Principal, replaced_by: Code | None = None) -> Code:
    """Take a code out of use: records keep it, nobody chooses it anew.

    `on` is the day on which it went out of use, today or earlier.

    Raises:
        Refused: the person may not change the lists, or the replacement cannot replace it.
        WrongState: it is retired already.
        Incomplete: the day lies in the future.
        Stale: somebody else changed it meanwhile.
    """
    _check_may_edit(by, code)
    if code.retired_on is not None:
        raise WrongState(_("This code is retired already."))
    _check_has_come(on)
    if replaced_by is not None:
        _check_can_replace(replaced_by, code)
    return _write(
        code,
        "retired",
        by,
        version=code.version,
        changes={
            "retired_on": (None, on),
            "replaced_by": ("", replaced_by.key if replaced_by else ""),
        },
        columns={"retired_on": on, "replaced_by": replaced_by},
    )


def restore_code(*, code: Code, by: Principal) -> Code:
    """Put a retired code back into use.

    Raises:
        Refused: the person may not change the lists.
        WrongState: it is in use.
        Stale: somebody else changed it meanwhile.
    """
    _check_may_edit(by, code)
    if code.retired_on is None:
        raise WrongState(_("This code is in use."))
    return _write(
        code,
        "restored",
        by,
        version=code.version,
        changes={
            "retired_on": (code.retired_on, None),
            "replaced_by": (code.replaced_by.key if code.replaced_by else "", ""),
        },
        columns={"retired_on": None, "replaced_by": None},
    )


def add_programme(*, by: Principal, key: str, **words) -> Programme:
    """Add a programme and return it. `words` names fields of `PROGRAMME_WORDS`.

    Raises:
        Refused: the person may not change the lists.
        ValidationError: a word is missing, the dates run backwards, or the key is taken.
    """
    return add_entry(Programme(key=key), words, by=by)


def edit_programme(*, programme: Programme, version: int, by: Principal, **words) -> Programme:
    """Reword a programme, or say when it existed, and return it as it is now.

    Raises:
        Refused: the person may not change the lists.
        Stale: the programme is no longer at the version that the person saw.
        ValidationError: a word is missing or the dates run backwards.
    """
    return edit_entry(programme, words, version=version, by=by)


def add_grant(*, by: Principal, key: str, **words) -> Grant:
    """Add a grant and return it. `words` names fields of `GRANT_WORDS`.

    Raises:
        Refused: the person may not keep the grants.
        ValidationError: a word is missing, the dates run backwards, or key or grant are there already.
    """
    return add_entry(Grant(key=key), words, by=by)


def edit_grant(*, grant: Grant, version: int, by: Principal, **words) -> Grant:
    """Correct what is said of a grant and return it as it is now.

    Raises:
        Refused: the person may not keep the grants.
        Stale: the grant is no longer at the version that the person saw.
        ValidationError: a word is missing, the dates run backwards, or the funder has this grant already.
    """
    return edit_entry(grant, words, version=version, by=by)


def add_entry(entry: Entry, words: dict, *, by: Principal) -> Entry:
    """Add an entry to its list and return it; what calls this names the words.

    Raises:
        Refused: the person may not keep this list.
        ValidationError: a word is missing or malformed, or the key is taken.
    """
    for name, value in _cleaned(words, _WORDS[_kind(entry)]).items():
        setattr(entry, name, value)
    return _add(entry, by)


def edit_entry(entry: Entry, words: dict, *, version: int, by: Principal) -> Entry:
    """Change the words of an entry and return it as it is now; nothing happens if nothing differs.

    Raises:
        Refused: the person may not keep this list.
        Stale: the entry is no longer at the version that the person saw.
        ValidationError: a word is missing or malformed.
    """
    return _edit(entry, version, by, _cleaned(words, _WORDS[_kind(entry)]))


def retire_entry(entry: Retirable, *, by: Principal, on: date) -> Retirable:
    """Take a grant or a Focal City out of use.

    Raises:
        Refused: the person may not keep this list.
        WrongState: it is retired already.
        Incomplete: the day lies in the future.
        Stale: somebody else changed it meanwhile.
    """
    _check_may_edit(by, entry)
    if entry.retired_on is not None:
        raise WrongState(_("This is retired already."))
    _check_has_come(on)
    return _move(entry, "retired", by, on)


def restore_entry(entry: Retirable, *, by: Principal) -> Retirable:
    """Put a retired grant or Focal City back into use.

    Raises:
        Refused: the person may not keep this list.
        WrongState: it is in use.
        Stale: somebody else changed it meanwhile.
    """
    _check_may_edit(by, entry)
    if entry.retired_on is None:
        raise WrongState(_("This is in use."))
    return _move(entry, "restored", by, None)


def reference_of(entry: Code | Programme | Grant | FocalCity) -> str:
    """Return the name under which the trail keeps an entry: `worker_group/waste-pickers`, `law`."""
    return f"{entry.dimension}/{entry.key}" if isinstance(entry, Code) else entry.key


def _move(entry: Retirable, act: str, by: Principal, on: date | None) -> Retirable:
    return _write(
        entry,
        act,
        by,
        version=entry.version,
        changes={"retired_on": (entry.retired_on, on)},
        columns={"retired_on": on},
    )


def _check_may_edit(by: Principal, entry: Code | Programme | Grant | FocalCity) -> None:
    require(may(by, _ACTS[_kind(entry)]))


def _kind(entry: Code | Programme | Grant | FocalCity) -> str:
    return _KINDS[type(entry)]


def _check_has_come(day: date) -> None:
    if day > timezone.localdate():
        raise Incomplete(
            _("The day lies in the future."),
            {"on": _("Give today or an earlier day; retire it when the day has come.")},
        )


def _check_can_replace(replacement: Code, code: Code) -> None:
    if replacement.pk == code.pk:
        raise Refused(_("A code cannot replace itself."))
    if replacement.dimension != code.dimension:
        raise Refused(_("The replacement must stand in the same list."))
    if replacement.retired_on is not None:
        raise Refused(_("The replacement is retired itself."))


def _cleaned(words: dict, known: tuple[str, ...]) -> dict:
    unknown = words.keys() - set(known)
    if unknown:
        raise TypeError(f"these cannot be changed: {sorted(unknown)}")
    return {
        name: clean_text(value).strip() if isinstance(value, str) else value for name, value in words.items()
    }


def _add(entry: Entry, by: Principal) -> Entry:
    kind = _kind(entry)
    _check_may_edit(by, entry)
    entry.full_clean()
    try:
        with recorded(by=by) as trail:
            entry.save(force_insert=True)
            trail.record(
                f"{kind}.added",
                subject_type=kind,
                reference=reference_of(entry),
                changes={name: (None, getattr(entry, name)) for name in _WORDS[kind]},
            )
    except IntegrityError:
        # Taken between the check and the insert: by the same, pressed twice, or the check now says so in words.
        present = _present_as(entry)
        if present is not None:
            return present
        entry.full_clean()
        raise
    return entry


def _present_as(entry: Entry) -> Entry | None:
    """Return the entry of the list that says the same in every word."""
    list_of = {"dimension": entry.dimension} if isinstance(entry, Code) else {}
    present = type(entry).objects.filter(key=entry.key, **list_of).first()
    words = _WORDS[_kind(entry)]
    is_same = present is not None and all(getattr(present, name) == getattr(entry, name) for name in words)
    return present if is_same else None


def _edit(entry: Entry, version: int, by: Principal, words: dict) -> Entry:
    _check_may_edit(by, entry)
    fresh = type(entry).objects.get(pk=entry.pk)
    changes = {name: (getattr(fresh, name), value) for name, value in words.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    for name, (_old, new) in changes.items():
        setattr(fresh, name, new)
    fresh.full_clean()
    if not changes:
        return fresh
    columns = {name: new for name, (_old, new) in changes.items()}
    try:
        return _write(fresh, "edited", by, version=version, changes=changes, columns=columns)
    except IntegrityError:
        # Somebody else took the name between the check and the update, so the check now says so in words.
        fresh.full_clean()
        raise


def _write(entry: Entry, act: str, by: Principal, *, version: int, changes: dict, columns: dict) -> Entry:
    rows = type(entry).objects
    with recorded(by=by) as trail:
        claim(rows, pk=entry.pk, expected={"version": version}, version=F("version") + 1, **columns)
        kind = _kind(entry)
        trail.record(f"{kind}.{act}", subject_type=kind, reference=reference_of(entry), changes=changes)
    return rows.get(pk=entry.pk)
