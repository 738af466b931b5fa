"""The code lists, programmes, Focal Cities and the codebook that a new installation starts with."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from django.db.models import Manager

from harvests.codebook import codebook_text
from harvests.frozen import checksum

DATA = Path(__file__).resolve().parent / "data"
LANGUAGES = ("en", "es", "fr", "pt")


def add_missing(*, programmes: Manager, codes: Manager) -> int:
    """Add the shipped programmes and codes that are not there yet and return how many were added.

    What is there is left as it is, so that a label an administrator has changed stays changed. The
    managers may be those of a migration's historical models, which is why this is no service and
    writes no trail: it is the state in which an installation begins.
    """
    known_programmes = set(programmes.values_list("key", flat=True))
    new_programmes = [
        programmes.model(**row) for row in programme_rows() if row["key"] not in known_programmes
    ]
    known_codes = set(codes.values_list("dimension", "key"))
    new_codes = [
        codes.model(**row) for row in code_rows() if (row["dimension"], row["key"]) not in known_codes
    ]
    programmes.bulk_create(new_programmes)
    codes.bulk_create(new_codes)
    return len(new_programmes) + len(new_codes)


def add_codebook(*, dimensions: Manager, codes: Manager, versions: Manager) -> int:
    """Add the shipped dimensions and their further codes, and publish them as the first version.

    Explanations are added where a code has none, and a version only where there is none. Returns how many
    dimensions and codes were added; the managers may be historical, as for `add_missing`.
    """
    known = set(dimensions.values_list("key", flat=True))
    new_dimensions = [dimensions.model(**row) for row in dimension_rows() if row["key"] not in known]
    known_codes = set(codes.values_list("dimension", "key"))
    rows = codebook_code_rows()
    new_codes = [codes.model(**row) for row in rows if (row["dimension"], row["key"]) not in known_codes]
    dimensions.bulk_create(new_dimensions)
    codes.bulk_create(new_codes)
    for (dimension, key), texts in explanations().items():
        codes.filter(dimension=dimension, key=key, include="", exclude="", example="").update(**texts)
    if not versions.exists():
        text = codebook_text(dimensions.all(), codes.select_related("parent"))
        versions.create(number=1, content=text, checksum=checksum(text))
    return len(new_dimensions) + len(new_codes)


def add_focal_cities(*, cities: Manager) -> int:
    """Add the shipped Focal Cities that are not there yet and return how many were added.

    The manager may be that of a migration's historical model, as for `add_missing`.
    """
    known = set(cities.values_list("key", flat=True))
    new = [
        cities.model(
            key=line["key"],
            country=line["country"],
            other_names="\n".join(filter(None, line["other_names"].split("; "))),
            order=position * 10,
            **_labels(line),
        )
        for position, line in enumerate(_lines("focal_cities.csv"), start=1)
        if line["key"] not in known
    ]
    cities.bulk_create(new)
    return len(new)


def dimension_rows() -> list[dict]:
    """Return the shipped dimensions as columns of the model, in the order of the file."""
    return [
        {
            "key": line["key"],
            "kind": line["kind"],
            "is_ordinal": bool(line["ordinal"]),
            "need": line["need"],
            "definition": line["definition"],
            "order": position * 10,
            **_labels(line),
        }
        for position, line in enumerate(_lines("dimensions.csv"), start=1)
    ]


def code_rows() -> list[dict]:
    """Return the shipped codes as columns of the model, in the order of the file."""
    return _as_codes("codes.csv")


def codebook_code_rows() -> list[dict]:
    """Return the shipped codes of dimensions that no field of the record uses, in the order of the file."""
    return _as_codes("codebook_codes.csv")


def explanations() -> dict[tuple[str, str], dict[str, str]]:
    """Return, by list and key of a code, what belongs to it, what does not, and an example."""
    return {
        (line["list"], line["key"]): {name: line[name] for name in ("include", "exclude", "example")}
        for line in _lines("codebook_explanations.csv")
    }


def _as_codes(name: str) -> list[dict]:
    return [
        {
            "dimension": line["list"],
            "key": line["key"],
            "definition": line["definition"],
            "order": position * 10,
            **_labels(line),
        }
        for position, line in enumerate(_lines(name), start=1)
    ]


def programme_rows() -> list[dict]:
    """Return the shipped programmes as columns of the model, in the order of the file."""
    return [
        {
            "key": line["key"],
            "active_from": _day(line["active_from"]),
            "active_to": _day(line["active_to"]),
            "order": position * 10,
            **_labels(line),
        }
        for position, line in enumerate(_lines("programmes.csv"), start=1)
    ]


def _lines(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labels(line: dict[str, str]) -> dict[str, str]:
    return {f"label_{language}": line[language] for language in LANGUAGES}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
