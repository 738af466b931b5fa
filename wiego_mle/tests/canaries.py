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
from django.db.models import CharField, Model, QuerySet, TextField
from django.utils import timezone

from outcomes.models import Contribution, Evidence, Outcome, SensitivePassage, Source
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

_COMPARED = {
    "coachdismissal": {"rule", "field", "text"},
    "editionfinding": {"where", "cleared_because"},
}
"""Columns of a model that are compared with others and not printed, hold the name of a rule or a place, or stand only
together with who wrote them and when."""
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
        if field.name in _NOT_TYPED or field.name in _COMPARED.get(model._meta.model_name, ()):
            continue
        if field.name.startswith("folded") or field.name.endswith("_key"):
            continue
        if field.max_length is None or field.max_length >= _SHORTEST:
            yield field.name


def models_about_an_outcome() -> dict[type[Model], str]:
    """Return the models whose rows belong to an outcome and hold typed text, and the way to it.

    The way may lead over another row: the words of a question, the copy of a file.
    """
    found = {
        model: way
        for model in apps.get_app_config("outcomes").get_models()
        if model not in (Outcome, SensitivePassage, Contribution)
        and any(texts_of(model))
        and (way := _way_to_outcome(model))
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1].count("__")))


def _way_to_outcome(model: type[Model]) -> str:
    ways = [
        field.name if field.related_model is Outcome else f"{field.name}__{further}"
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model is not model
        and field.related_model._meta.app_label == "outcomes"
        and (field.related_model is Outcome or (further := _way_to_outcome(field.related_model)))
    ]
    return min(ways, key=lambda way: (way.count("__"), way != "outcome"), default="")


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
    for model, way in models_about_an_outcome().items():
        rows = model._default_manager.filter(**{way: outcome})
        if not rows.exists():
            _made(model, way, outcome)
        said = planted_in(model, surname)
        if model is Evidence:
            _plant_evidence(rows, said, by)
        else:
            rows.update(**said)
    said = planted_in(Contribution, surname)
    Contribution.objects.filter(links__outcome=outcome).update(**said)
    _remember(outcome, by)
    withhold_words(outcome=outcome, words=f"Zoraida {surname}", why="She could lose her stall.", by=by)


def _made(model: type[Model], way: str, outcome: Outcome) -> None:
    """Make a row about an outcome; where the way leads over another row, over one that is there."""
    if "__" not in way:
        factory_for(model)(**{way: outcome})
        return
    name, _over, further = way.partition("__")
    between = model._meta.get_field(name).related_model
    if not between._default_manager.filter(**{further: outcome}).exists():
        _made(between, further, outcome)
    rows = model._default_manager.filter(**{way: outcome})
    if not rows.exists():
        factory_for(model)(**{name: between._default_manager.filter(**{further: outcome}).first()})


def _plant_evidence(rows: QuerySet, said: dict[str, str], by: Principal) -> None:
    """Write the texts with what the database asks for: a lawful address or a file, who checked and when."""
    name = said.pop("file_name")
    checked = {"checked_at": timezone.now(), "checked_by": by.person_id}
    links, files = rows.filter(file_key=""), rows.exclude(file_key="")
    links.update(**said | checked | {"url": "https://example.org/by-law"})
    files.update(**said | checked | {"url": "", "file_name": name})


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
            body = b" ".join(book.read(name) for name in book.namelist() if name.endswith((".xml", ".csv")))
    head = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return html.unescape(f"{head}\n{body.decode('utf-8', 'replace')}")


def found_in(text: str, surname: str) -> str:
    """Return the planted name with what stands around it, or an empty text; accents do not hide it."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = re.search(rf"zoraida.{{0,3}}{surname}", plain, re.IGNORECASE | re.DOTALL)
    return plain[found.start() : found.end() + 60].replace("\n", " ") if found else ""
