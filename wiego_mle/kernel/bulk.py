"""Writing very many small rows at once: plain values in, no object per row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connections, router
from django.db.models import Model

_PARAMETERS = 5000
"""So many values go into one statement where the database sets no lower bound."""


def insert_rows(model: type[Model], names: Sequence[str], rows: Iterable[Sequence]) -> int:
    """Insert rows with these fields, and return how many.

    Values are numbers, texts, truth values and keys of other rows, as columns hold them; fields that are not
    named have no value or one that the database gives. Like `bulk_create`, it asks nothing else of the model.
    """
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(model._meta.get_field(name).column) for name in names)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - names of our own
    written = 0
    with connection.cursor() as cursor:
        for batch in _batches(connection, rows, len(names)):
            cursor.execute(into + _places(len(batch), len(names)), [value for row in batch for value in row])
            written += len(batch)
    return written


def update_rows(model: type[Model], names: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Give rows new values of these fields: each of `rows` is a key, then its values, numbers all of them.

    One statement for many rows that names only what changes; what else they hold is not read or sent again.
    """
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    # Both engines call the columns of a list of values column1, column2, and so on.
    changes = ", ".join(
        f"{quote(model._meta.get_field(name).column)} = said.column{at}"
        for at, name in enumerate(names, start=2)
    )
    with connection.cursor() as cursor:
        for batch in _batches(connection, rows, len(names) + 1):
            said = _places(len(batch), len(names) + 1)
            statement = f"UPDATE {table} SET {changes} FROM (VALUES {said}) AS said WHERE {table}.{key} = said.column1"  # noqa: S608 - names of our own
            cursor.execute(statement, [value for row in batch for value in row])


def _batches(connection, rows: Iterable[Sequence], width: int) -> Iterator[list[Sequence]]:
    size = min(connection.features.max_query_params or _PARAMETERS, _PARAMETERS) // width
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def _places(rows: int, width: int) -> str:
    one = f"({', '.join(['%s'] * width)})"
    return ", ".join([one] * rows)
