"""Keeping the codebook: its dimensions, publishing a version, and taking over a codebook from a file."""

from __future__ import annotations

from datetime import date
from typing import IO

from django.db import IntegrityError
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.codebook import LABELS, TEXTS
from harvests.codebook_lines import Line, read_lines
from harvests.enums import CodingNeed
from harvests.frozen import checksum
from harvests.models import Code, CodebookDimension, CodebookImport, CodebookVersion
from harvests.policy import Act, may
from harvests.queries.codebook import draft_differences, draft_text
from harvests.queries.codebook_imports import compared
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text

DIMENSION_WORDS = (*LABELS, "definition", "kind", "is_ordinal", "need", "order")
"""What of a dimension can be changed; its key stays."""


def add_dimension(*, by: Principal, key: str, **words) -> CodebookDimension:
    """Add a dimension to the codebook and return it. `words` names fields of `DIMENSION_WORDS`.

    Raises:
        Refused: the person may not change the codebook.
        ValidationError: a word is missing or too long, or the key is taken.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    dimension = CodebookDimension(key=key, **_cleaned(words))
    dimension.full_clean()
    try:
        with recorded(by=by) as trail:
            dimension.save(force_insert=True)
            changes = {name: (None, getattr(dimension, name)) for name in DIMENSION_WORDS}
            trail.record("dimension.added", subject_type="dimension", reference=key, changes=changes)
    except IntegrityError:
        # Pressed twice at the same moment: now the key is taken, which this says.
        dimension.full_clean()
        raise
    return dimension


def edit_dimension(
    *, dimension: CodebookDimension, version: int, by: Principal, **words
) -> CodebookDimension:
    """Reword a dimension, or change how it is coded, and return it as it is now.

    Versions that are published stay as they are.

    Raises:
        Refused: the person may not change the codebook.
        Stale: the dimension is no longer at the version that the person saw.
        ValidationError: a word is missing or too long.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    fresh = CodebookDimension.objects.get(pk=dimension.pk)
    changes = {name: (getattr(fresh, name), value) for name, value in _cleaned(words).items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    for name, (_old, new) in changes.items():
        setattr(fresh, name, new)
    fresh.full_clean()
    if not changes:
        return fresh
    with recorded(by=by) as trail:
        columns = {name: new for name, (_old, new) in changes.items()}
        claim(
            CodebookDimension.objects,
            pk=fresh.pk,
            expected={"version": version},
            version=F("version") + 1,
            **columns,
        )
        trail.record("dimension.edited", subject_type="dimension", reference=fresh.key, changes=changes)
    return CodebookDimension.objects.get(pk=fresh.pk)


def publish_codebook(*, by: Principal, note: str) -> CodebookVersion:
    """Publish the codebook as it is as a further version and return it; from then on it never changes.

    Raises:
        Refused: the person may not change the codebook, or nothing differs from the newest version.
        Stale: somebody else published one at the same moment.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    found = draft_differences()
    if not found:
        raise Refused(_("Nothing differs from the newest version, so there is nothing to publish."))
    text = draft_text()
    number = (CodebookVersion.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    version = CodebookVersion(
        number=number,
        note=clean_text(note).strip(),
        content=text,
        checksum=checksum(text),
        published_by_id=by.person_id,
    )
    version.full_clean(exclude={"published_by"})
    try:
        with recorded(by=by) as trail:
            version.save(force_insert=True)
            trail.record(
                "codebook.published",
                subject_type="codebook",
                reference=str(number),
                changes={"number": (None, number), "differences": (None, len(found))},
                reason=version.note,
            )
    except IntegrityError as twice:
        raise Stale(_("Somebody else published a version at the same moment. Look again.")) from twice
    return version


def read_codebook(*, source: IO[bytes], name: str, by: Principal) -> CodebookImport:
    """Read a codebook from a file and keep its lines, so that they can be looked at; nothing changes yet.

    Raises:
        Refused: the person may not change the codebook.
        UnreadableCodebook: the file is none.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    lines = read_lines(source, name)
    return CodebookImport.objects.create(
        file_name=(clean_text(name).strip() or "codebook")[:200], content=lines, read_by_id=by.person_id
    )


def take_over_codebook(*, read: CodebookImport, by: Principal) -> int:
    """Add and reword what a file has otherwise, all of it or nothing, and return how many lines that were.

    What the file leaves out stays as it is: nothing is retired by an import. No version is published.

    Raises:
        Refused: the person may not change the codebook, or a line of the file is wrong.
        Stale: it was taken over already.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    lines = compared(read.content)
    if any(line.problem for line in lines):
        raise Refused(_("Some lines are wrong. Mend them in the file and read it again."))
    wanted = [line for line in lines if line.what != "same"]
    with recorded(by=by) as trail:
        claim(
            CodebookImport.objects, pk=read.pk, expected={"taken_over_at": None}, taken_over_at=timezone.now()
        )
        CodebookImport.objects.filter(pk=read.pk).update(
            before=[{"said": line.said, "was": line.was} for line in wanted]
        )
        for line in wanted:
            _write_line(line.said, by)
        for line in wanted:
            _write_parent(line.said)
        trail.record(
            "codebook.imported",
            subject_type="codebook",
            reference=read.reference,
            changes={
                "file_name": (None, read.file_name),
                "lines": (None, [_place(line.said) for line in wanted]),
            },
        )
    return len(wanted)


def undo_codebook_import(*, read: CodebookImport, by: Principal) -> tuple[int, int]:
    """Give back what a file reworded, and take out of use what it added.

    Returns how many lines are as they were before, and how many somebody changed since, which stay as they are.
    What was added is never deleted, because outcomes may have it: a code is retired, a dimension is not coded.

    Raises:
        Refused: the person may not change the codebook, the file was not taken over, or it was undone already.
        Stale: somebody else was first.
    """
    require(may(by, Act.EDIT_CODEBOOK))
    if read.taken_over_at is None or read.undone_at is not None:
        raise Refused(_("There is nothing to undo."))
    changed = [entry for entry in read.before if entry["was"] is not None]
    added = [entry["said"] for entry in read.before if entry["was"] is None]
    # Whatever a line says otherwise than it did when it was taken over, somebody changed since.
    stands = {_place(line.said) for line in compared(read.content) if line.what == "same"}
    back = [entry["was"] for entry in changed if _place(entry["said"]) in stands]
    gone = [said for said in added if _place(said) in stands]
    with recorded(by=by) as trail:
        claim(
            CodebookImport.objects,
            pk=read.pk,
            expected={"undone_at": None},
            undone_at=timezone.now(),
            undone_by_id=by.person_id,
        )
        for was in back:
            _write_line(was, by)
        for was in back:
            _write_parent(was)
        for said in gone:
            _take_out_of_use(said, by)
        stay = len(read.before) - len(back) - len(gone)
        trail.record(
            "codebook.import_undone",
            subject_type="codebook",
            reference=read.reference,
            changes={
                "file_name": (None, read.file_name),
                "undone": (None, [_place(said) for said in (*back, *gone)]),
                "stay": (None, stay),
            },
        )
    return len(back) + len(gone), stay


def _take_out_of_use(said: Line, by: Principal) -> None:
    if said["code"]:
        rows = Code.objects.filter(dimension=said["dimension"], key=said["code"])
        # A code that would come into use later is never in use then.
        begins = date.fromisoformat(said["valid_from"]) if said["valid_from"] else date.min
        rows.update(version=F("version") + 1, retired_on=max(timezone.localdate(), begins))
    else:
        dimension = CodebookDimension.objects.get(key=said["dimension"])
        edit_dimension(dimension=dimension, version=dimension.version, by=by, need=CodingNeed.OFF)


def _write_line(said: Line, by: Principal) -> None:
    if not said["code"]:
        words = {name: said[name] for name in (*LABELS, "definition", "kind", "need")}
        words["is_ordinal"] = said["ordinal"] == "yes"
        current = CodebookDimension.objects.filter(key=said["dimension"]).first()
        if current is None:
            order = (CodebookDimension.objects.aggregate(last=Max("order"))["last"] or 0) + 10
            add_dimension(by=by, key=said["dimension"], order=order, **words)
        else:
            edit_dimension(dimension=current, version=current.version, by=by, **words)
        return
    words = {name: said[name] for name in (*LABELS, *TEXTS)}
    words["valid_from"] = date.fromisoformat(said["valid_from"]) if said["valid_from"] else None
    rows = Code.objects.filter(dimension=said["dimension"])
    current = rows.filter(key=said["code"]).first()
    if current is None:
        order = (rows.aggregate(last=Max("order"))["last"] or 0) + 10
        code = Code(dimension=said["dimension"], key=said["code"], order=order, **words)
        code.full_clean()
        code.save(force_insert=True)
    else:
        Code.objects.filter(pk=current.pk).update(version=F("version") + 1, **words)


def _write_parent(said: Line) -> None:
    if said["code"]:
        rows = Code.objects.filter(dimension=said["dimension"])
        parent = rows.filter(key=said["parent"]).first() if said["parent"] else None
        rows.filter(key=said["code"]).update(parent=parent)


def _place(said: Line) -> str:
    return f"{said['dimension']}/{said['code']}" if said["code"] else said["dimension"]


def _cleaned(words: dict) -> dict:
    unknown = words.keys() - set(DIMENSION_WORDS)
    if unknown:
        raise TypeError(f"these cannot be changed: {sorted(unknown)}")
    return {
        name: clean_text(value).strip() if isinstance(value, str) else value for name, value in words.items()
    }
