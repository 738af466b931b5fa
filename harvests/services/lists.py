"""Keeping the code lists and programmes: added, reworded, retired, never deleted."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import Code, CodebookDimension, Programme
from harvests.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, WrongState
from wiego_mle.kernel.folding import clean_text

Entry = TypeVar("Entry", Code, Programme)

LABELS = ("label_en", "label_es", "label_fr", "label_pt")
CODE_WORDS = (*LABELS, "definition", "include", "exclude", "example", "valid_from", "order")
PROGRAMME_WORDS = (*LABELS, "active_from", "active_to", "order")
"""What can be changed; list and key stand in addresses, exports and the trail, and stay."""


def add_code(*, by: Principal, dimension: str, key: str, **words) -> Code:
    """Add a code to a list and return it. `words` names fields of `CODE_WORDS`.

    Raises:
        Refused: the person may not change the lists.
        ValidationError: a word is missing or too long, the list has this key already, or there is no such list.
    """
    if not CodebookDimension.objects.filter(key=dimension).exists():
        raise ValidationError({"dimension": _("There is no such list.")})
    return _add(Code(dimension=dimension, key=key, **_cleaned(words, CODE_WORDS)), "code", by)


def edit_code(*, code: Code, version: int, by: Principal, **words) -> Code:
    """Reword or move a code and return it as it is now; nothing happens if nothing differs.

    Raises:
        Refused: the person may not change the lists.
        Stale: the code is no longer at the version that the person saw.
        ValidationError: a word is missing or too long.
    """
    return _edit(code, "code", version, by, _cleaned(words, CODE_WORDS))


def retire_code(*, code: Code, on: date, by: Principal, replaced_by: Code | None = None) -> Code:
    """Take a code out of use: records keep it, nobody chooses it anew.

    `on` is the day on which it went out of use, today or earlier.

    Raises:
        Refused: the person may not change the lists, or the replacement cannot replace it.
        WrongState: it is retired already.
        Incomplete: the day lies in the future.
        Stale: somebody else changed it meanwhile.
    """
    _check_may_edit(by)
    if code.retired_on is not None:
        raise WrongState(_("This code is retired already."))
    if on > timezone.localdate():
        raise Incomplete(
            _("The day lies in the future."),
            {"on": _("Give today or an earlier day; retire the code when the day has come.")},
        )
    if replaced_by is not None:
        _check_can_replace(replaced_by, code)
    return _write(
        code,
        "code.retired",
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
    _check_may_edit(by)
    if code.retired_on is None:
        raise WrongState(_("This code is in use."))
    return _write(
        code,
        "code.restored",
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
    return _add(Programme(key=key, **_cleaned(words, PROGRAMME_WORDS)), "programme", by)


def edit_programme(*, programme: Programme, version: int, by: Principal, **words) -> Programme:
    """Reword a programme, or say when it existed, and return it as it is now.

    Raises:
        Refused: the person may not change the lists.
        Stale: the programme is no longer at the version that the person saw.
        ValidationError: a word is missing or the dates run backwards.
    """
    return _edit(programme, "programme", version, by, _cleaned(words, PROGRAMME_WORDS))


def reference_of(entry: Code | Programme) -> str:
    """Return the name under which the trail keeps an entry: `worker_group/waste-pickers`, `law`."""
    return f"{entry.dimension}/{entry.key}" if isinstance(entry, Code) else entry.key


def _check_may_edit(by: Principal) -> None:
    require(may(by, Act.EDIT_LISTS))


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


def _add(entry: Entry, kind: str, by: Principal) -> Entry:
    _check_may_edit(by)
    entry.full_clean()
    words = CODE_WORDS if kind == "code" else PROGRAMME_WORDS
    try:
        with recorded(by=by) as trail:
            entry.save(force_insert=True)
            trail.record(
                f"{kind}.added",
                subject_type=kind,
                reference=reference_of(entry),
                changes={name: (None, getattr(entry, name)) for name in words},
            )
    except IntegrityError:
        # The key was taken between the check and the insert: the check now says so in words.
        entry.full_clean()
        raise
    return entry


def _edit(entry: Entry, kind: str, version: int, by: Principal, words: dict) -> Entry:
    _check_may_edit(by)
    fresh = type(entry).objects.get(pk=entry.pk)
    changes = {name: (getattr(fresh, name), value) for name, value in words.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    for name, (_old, new) in changes.items():
        setattr(fresh, name, new)
    fresh.full_clean()
    if not changes:
        return fresh
    columns = {name: new for name, (_old, new) in changes.items()}
    return _write(fresh, f"{kind}.edited", by, version=version, changes=changes, columns=columns)


def _write(entry: Entry, act: str, by: Principal, *, version: int, changes: dict, columns: dict) -> Entry:
    rows = type(entry).objects
    with recorded(by=by) as trail:
        claim(rows, pk=entry.pk, expected={"version": version}, version=F("version") + 1, **columns)
        trail.record(act, subject_type=act.partition(".")[0], reference=reference_of(entry), changes=changes)
    return rows.get(pk=entry.pk)
