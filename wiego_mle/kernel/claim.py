"""Changing a row only if it is still what the caller saw."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

from wiego_mle.kernel.errors import Stale

Row = TypeVar("Row", bound=Model)


def claim(rows: QuerySet, *, pk: int, expected: dict, **changes) -> None:
    """Change exactly one row whose columns still have the expected values.

    The condition stands in the UPDATE itself, so of two callers that read the same row one wins on
    every database; nothing is locked beforehand. `expected` names columns of the row itself: a
    condition through a join would become a subquery that PostgreSQL does not look at again.

    Raises:
        Stale: no row matched, so somebody else was first.
    """
    changed = rows.filter(pk=pk, **expected).update(**changes)
    if changed != 1:
        raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))


def hold(rows: QuerySet, *, column: str = "version") -> int:
    """Keep rows until the commit without changing them, and return how many there are.

    Of two changes that begin with holding the same row, the second sees everything the first one did: what a
    constraint cannot say (how many of them there are, say) is asked after it.
    """
    return rows.update(**{column: F(column)})


def save_once(row: Row, same: QuerySet[Row]) -> tuple[Row, bool]:
    """Insert a row unless the same one stands already, and return what stands now and whether it is new.

    `same` finds the row by what its unique constraint names, so that of two who insert it at the same moment, as
    after a double click, the second gets the row of the first. Runs inside the transaction of what is done with it.
    """
    present = same.first()
    if present is not None:
        return present, False
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        present = same.first()
        if present is None:
            raise
        return present, False
    return row, True


@contextmanager
def undone_if(error: type[Exception]):
    """Swallow the named error after the transaction inside was rolled back by it."""
    try:
        yield
    except error:
        return
