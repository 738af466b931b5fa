"""Names planted in every text of a record, and the pages on which nobody may find them.

Models are discovered: whatever text a model keeps about an outcome gets a name, so a new model is
covered without a line here.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator

from django.apps import apps
from django.db.models import CharField, Model, TextField

from outcomes.models import Contribution, Outcome, SensitivePassage, Source
from outcomes.services.snapshot import GUARDED, as_stored, snapshot
from outcomes.services.withheld import withhold_words
from outcomes.tests.factories import OutcomeVersionFactory
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.tests.factories import factory_for

SURNAMES = ("Quispe", "Zubizarreta", "Wambui", "Ndiayekh", "Xolotl", "Yupanqui", "Vasquezky", "Krzywda")
"""One per record, so that a find says whose words they were."""
FORMS = ("Zoraïda {}", "ZORAIDA {}", "zoraida  {}’s", "Zoraïda-{}", "Zoraida\u00a0{}")
"""How a name is written in one text and the next."""
SECRET = "Sourcerer"
"""Stands in everything that only those may read who may know who told us."""

_NOT_TYPED = frozenset(
    {"reference", "search_text", "mark", "file_key", "content_type", "sha256", "state", "step", "language"}
)
_SHORTEST = 40
"""Shorter columns hold codes, not what somebody typed."""


def texts_of(model: type[Model]) -> Iterator[str]:
    """Return the columns of a model in which people write."""
    for field in model._meta.concrete_fields:
        if not isinstance(field, CharField | TextField) or field.choices or field.unique:
            continue
        if field.name in _NOT_TYPED or field.name.startswith("folded") or field.name.endswith("_key"):
            continue
        if field.max_length is None or field.max_length >= _SHORTEST:
            yield field.name


def models_about_an_outcome() -> list[type[Model]]:
    """Return the models whose rows belong to one outcome and hold typed text."""
    return [
        model
        for model in apps.get_app_config("outcomes").get_models()
        if model not in (Outcome, SensitivePassage)
        and any(field.is_relation and field.name == "outcome" for field in model._meta.concrete_fields)
        and any(texts_of(model))
    ]


def planted_in(model: type[Model], surname: str) -> dict[str, str]:
    """Return a text with a name for each column of a model, and which column it is."""
    said = {}
    for number, name in enumerate(texts_of(model)):
        where = f"{model._meta.model_name}.{name}"
        written = SECRET if model is Source else FORMS[number % len(FORMS)].format(surname)
        if name in GUARDED:
            written = f"{written} {SECRET}"
        most = model._meta.get_field(name).max_length or 500
        said[name] = f"{written} ({where})"[:most]
    return said


def plant(outcome: Outcome, surname: str, *, by: Principal) -> None:
    """Write a name into every text of a record as it was before anybody withheld it, then withhold it."""
    Outcome.objects.filter(pk=outcome.pk).update(**planted_in(Outcome, surname))
    for model in models_about_an_outcome():
        rows = model._default_manager.filter(outcome=outcome)
        if not rows.exists():
            factory_for(model)(outcome=outcome)
        rows.update(**_addresses_kept(model, planted_in(model, surname)))
    said = planted_in(Contribution, surname)
    Contribution.objects.filter(links__outcome=outcome).update(**said)
    _remember(outcome, by)
    withhold_words(outcome=outcome, words=f"Zoraida {surname}", why="She could lose her stall.", by=by)


def _addresses_kept(model: type[Model], said: dict[str, str]) -> dict[str, str]:
    """Return the texts with a lawful address where the column holds one."""
    if "url" in said:
        said["url"] = "https://example.org/by-law"
    return {name: text for name, text in said.items() if name != "file_name"}


def _remember(outcome: Outcome, by: Principal) -> None:
    """Keep a version and a row of the trail that say everything as it was written."""
    fresh = Outcome.objects.select_related("round").get(pk=outcome.pk)
    content = as_stored(snapshot(fresh))
    OutcomeVersionFactory(outcome=fresh, number=90_000 + fresh.pk, content=content)
    with recorded(by=by) as trail:
        trail.record(
            "outcome.edited",
            subject_type="outcome",
            reference=fresh.reference,
            changes={name: ("", value) for name, value in content.items()},
            reason=fresh.statement,
        )


def words_of(response) -> str:
    """Return everything that an answer says: head, page, or the parts of a workbook."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b" ".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))
    head = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return html.unescape(f"{head}\n{body.decode('utf-8', 'replace')}")


def found_in(text: str, surname: str) -> str:
    """Return the planted name with what stands around it, or an empty text; accents do not hide it."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = re.search(rf"zoraida.{{0,3}}{surname}", plain, re.IGNORECASE | re.DOTALL)
    return plain[found.start() : found.end() + 60].replace("\n", " ") if found else ""
