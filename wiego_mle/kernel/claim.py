"""Changing a row only if it is still what the caller saw."""

from __future__ import annotations

from contextlib import contextmanager

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wiego_mle.kernel.errors import Stale


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


@contextmanager
def undone_if(error: type[Exception]):
    """Swallow the named error after the transaction inside was rolled back by it."""
    try:
        yield
    except error:
        return
