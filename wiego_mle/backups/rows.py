"""Rows of tables as lines of text, the same from every database engine, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Field, Model

from wiego_mle.kernel.bulk import insert_rows

LEFT_OUT = (Session,)
"""Tables that a backup does not keep: whoever was signed in signs in again."""

_ROWS_AT_A_TIME = 1000


def kept_models() -> list[type[Model]]:
    """Return the models whose tables a backup keeps, by name; tables between two models are among them."""
    models = apps.get_models(include_auto_created=True)
    return sorted((each for each in models if each not in LEFT_OUT), key=lambda each: each._meta.label_lower)


def columns_of(model: type[Model]) -> list[Field]:
    """Return the fields that are kept: all but those that the database computes by itself."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def lines_of(model: type[Model]) -> Iterator[bytes]:
    """Yield each row of a table as one line of JSON: its values in the order of `columns_of`.

    Times are in UTC with their microseconds (Django's own serialiser cuts them to milliseconds), keys of
    JSON values sorted, so that equal rows are equal lines whichever engine holds them.
    """
    names = [field.attname for field in columns_of(model)]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_ROWS_AT_A_TIME):
        line = json.dumps(
            row, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
        )
        yield line.encode() + b"\n"


def checksum_of(model: type[Model]) -> str:
    """Return the SHA-256 of all lines of a table."""
    digest = hashlib.sha256()
    for line in lines_of(model):
        digest.update(line)
    return digest.hexdigest()


def write_lines(model: type[Model], lines: Iterable[bytes]) -> int:
    """Insert rows from lines as `lines_of` yields them, and return how many these were."""
    fields = columns_of(model)
    return insert_rows(model, [field.name for field in fields], (_values(fields, line) for line in lines))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"A backup does not know how to keep a {type(value).__name__}.")


def _values(fields: list[Field], line: bytes) -> list:
    return [
        field.get_db_prep_save(field.to_python(value), connection)
        for field, value in zip(fields, json.loads(line), strict=True)
    ]
