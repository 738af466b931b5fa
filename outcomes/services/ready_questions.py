"""Keeping the library of ready questions: added, reworded, moved, retired, never deleted."""

from __future__ import annotations

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import ReadyQuestion
from outcomes.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import WrongState
from wiego_mle.kernel.folding import clean_text

TEXTS = ("text_en", "text_es", "text_fr", "text_pt")
WORDS = (*TEXTS, "field", "order")
"""What can be changed; the key stands in addresses and the trail, and stays."""


def add_ready_question(*, by: Principal, key: str, **words) -> ReadyQuestion:
    """Add a question to the library and return it. `words` names fields of `WORDS`.

    Raises:
        Refused: the person does not keep the library.
        ValidationError: a word is missing or too long, or the key is taken.
    """
    require(may(by, Act.EDIT_READY))
    entry = ReadyQuestion(key=key, **_cleaned(words))
    entry.full_clean()
    try:
        with recorded(by=by) as trail:
            entry.save(force_insert=True)
            trail.record(
                "ready_question.added",
                subject_type="ready_question",
                reference=entry.key,
                changes={name: (None, getattr(entry, name)) for name in WORDS},
            )
    except IntegrityError:
        # The key was taken between the check and the insert: the check now says so in words.
        entry.full_clean()
        raise
    return entry


def edit_ready_question(*, entry: ReadyQuestion, version: int, by: Principal, **words) -> ReadyQuestion:
    """Reword or move a ready question and return it; nothing happens if nothing differs.

    Raises:
        Refused: the person does not keep the library.
        Stale: it is no longer at the version that the person saw.
        ValidationError: a word is missing or too long.
    """
    require(may(by, Act.EDIT_READY))
    fresh = ReadyQuestion.objects.get(pk=entry.pk)
    changes = {name: (getattr(fresh, name), value) for name, value in _cleaned(words).items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    for name, (_old, new) in changes.items():
        setattr(fresh, name, new)
    fresh.full_clean()
    if not changes:
        return fresh
    return _write(fresh, "ready_question.edited", by, version, changes)


def retire_ready_question(*, entry: ReadyQuestion, by: Principal) -> ReadyQuestion:
    """Take a question out of the library; what was asked with it stays.

    Raises:
        Refused: the person does not keep the library.
        WrongState: it is retired already.
        Stale: somebody else changed it meanwhile.
    """
    require(may(by, Act.EDIT_READY))
    if entry.retired_on is not None:
        raise WrongState(_("This question is retired already."))
    return _write(
        entry,
        "ready_question.retired",
        by,
        entry.version,
        {"retired_on": (None, timezone.localdate())},
    )


def restore_ready_question(*, entry: ReadyQuestion, by: Principal) -> ReadyQuestion:
    """Put a retired question back into the library.

    Raises:
        Refused: the person does not keep the library.
        WrongState: it is in use.
        Stale: somebody else changed it meanwhile.
    """
    require(may(by, Act.EDIT_READY))
    if entry.retired_on is None:
        raise WrongState(_("This question is in use."))
    return _write(
        entry, "ready_question.restored", by, entry.version, {"retired_on": (entry.retired_on, None)}
    )


def _write(entry: ReadyQuestion, act: str, by: Principal, version: int, changes: dict) -> ReadyQuestion:
    columns = {name: new for name, (_old, new) in changes.items()}
    with recorded(by=by) as trail:
        claim(
            ReadyQuestion.objects,
            pk=entry.pk,
            expected={"version": version},
            version=F("version") + 1,
            **columns,
        )
        trail.record(act, subject_type="ready_question", reference=entry.key, changes=changes)
    return ReadyQuestion.objects.get(pk=entry.pk)


def _cleaned(words: dict) -> dict:
    unknown = words.keys() - set(WORDS)
    if unknown:
        raise TypeError(f"these cannot be changed: {sorted(unknown)}")
    return {
        name: clean_text(value).strip() if isinstance(value, str) else value for name, value in words.items()
    }
