"""Outcomes made of rows: built without a query per row, written table by table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.models import Code, Grant, Programme
from outcomes.comparing.keys import keys_of
from outcomes.enums import Confidentiality, Origin
from outcomes.enums import OutcomeState as S
from outcomes.importing.actors import NamedActor
from outcomes.importing.rows import Values
from outcomes.importing.states import EntersAs
from outcomes.models import (
    Actor,
    Evidence,
    ImportRow,
    LastLook,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeKey,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
    SheetImport,
    Source,
)
from outcomes.services.focal_cities import match_focal_cities
from outcomes.services.references import ACTOR, EVIDENCE
from outcomes.services.relations import RELATIONS
from outcomes.services.snapshot import TEXTS, as_stored, evidence_in_words, snapshot, source_in_words
from wiego_mle.audit.services import Trail
from wiego_mle.kernel.bulk import insert_rows, update_rows
from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import clean_text, fold, sort_key

_CODES = ("actor_type", "change_type", "stage", "level")
_PLAIN = (
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "public_text",
    "city",
    "is_global",
    "date_from",
    "date_to",
    "date_precision",
    "is_ongoing",
    "direction",
    "expected",
    "influence_route",
)
_ROWS_AT_A_TIME = 1000
_IS_LINK = URLValidator(schemes=["http", "https"])
_NOT_OURS = {"round", "author", "actor_type", "change_type", "stage", "level", "decided_by", "duplicate_of"}


class RowCannotBeWritten(Exception):
    """A row breaks a rule of the record; the words say which, and of which row."""


@dataclass
class Lists:
    """The codes, programmes, grants and actors of an installation by their keys, read once per import."""

    codes: dict[tuple[str, str], Code]
    programmes: dict[str, Programme]
    grants: dict[str, Grant]
    actors: dict[int, Actor]
    by_name: dict[str, Actor] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Lists:
        """Return them as they are now."""
        actors = {actor.pk: actor for actor in Actor.objects.filter(merged_into__isnull=True)}
        return cls(
            codes={(code.dimension, code.key): code for code in Code.objects.all()},
            programmes={programme.key: programme for programme in Programme.objects.all()},
            grants={grant.key: grant for grant in Grant.objects.all()},
            actors=actors,
            by_name={actor.folded_name: actor for actor in actors.values()},
        )


@dataclass
class Made:
    """An outcome with its parts, before they are written."""

    row: ImportRow
    outcome: Outcome
    values: Values
    actors: list[Actor]
    groups: list[Code]
    programmes: list[Programme]
    grants: list[Grant]
    sources: list[Source] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    content: dict = field(default_factory=dict)
    """What its first version says."""


def reserved(prefix: str, number: int) -> int:
    """Take a run of references in the transaction that uses them, and return its first number."""
    with transaction.atomic():
        counter = ReferenceCounter.objects.filter(prefix=prefix)
        if not counter.update(last=F("last") + number):
            ReferenceCounter.objects.get_or_create(prefix=prefix)
            counter.update(last=F("last") + number)
        return counter.values_list("last", flat=True).get() - number + 1


def add_missing_actors(names: Iterable[NamedActor], lists: Lists, trail: Trail) -> list[Actor]:
    """Add the actors to the register that rows name and that it does not have, and return them."""
    wanted: dict[str, str] = {}
    for named in names:
        folded = fold(named.name)
        known = named.key in lists.actors or folded in lists.by_name
        if not known and any(letter.isalnum() for letter in folded):
            wanted.setdefault(folded, named.name)
    if not wanted:
        return []
    first = reserved(ACTOR, len(wanted))
    actors = [
        Actor(reference=f"{ACTOR}-{first + at:04d}", name=name, folded_name=folded[:240])
        for at, (folded, name) in enumerate(wanted.items())
    ]
    Actor.objects.bulk_create(actors, batch_size=_ROWS_AT_A_TIME)
    for actor in actors:
        lists.actors[actor.pk] = actor
        lists.by_name[actor.folded_name] = actor
        trail.record(
            "actor.added", subject_type="actor", reference=actor.reference, changes={"name": ("", actor.name)}
        )
    return actors


def actors_of(values: Values, lists: Lists) -> list[Actor]:
    """Return the actors that a row names, each once."""
    found = [lists.actors.get(named.key) or lists.by_name.get(fold(named.name)) for named in values.actors]
    return list(dict.fromkeys(actor for actor in found if actor is not None))


def answers_of(values: Values, lists: Lists) -> dict:
    """Return what was read in a row as answers of the record, for `save_answers`."""
    answers: dict = {name: getattr(values, name) for name in _PLAIN}
    answers |= {"title": values.title, "language": values.language}
    answers |= {name: lists.codes.get((name, getattr(values, name))) for name in _CODES}
    answers["confidentiality"] = values.confidentiality or Confidentiality.INTERNAL
    answers["countries"] = values.countries
    answers["worker_groups"] = [
        lists.codes["worker_group", key]
        for key in values.worker_groups
        if ("worker_group", key) in lists.codes
    ]
    answers["grants"] = [lists.grants[key] for key in values.grants if key in lists.grants]
    answers["actors"] = actors_of(values, lists)
    answers["programmes"] = [lists.programmes[key] for key in values.programmes if key in lists.programmes]
    answers["lead_programme"] = lists.programmes.get(_lead(values))
    return answers


def _lead(values: Values) -> str:
    """Return the programme that leads: the one that is said to, or the only one."""
    return values.lead_programme or (values.programmes[0] if len(values.programmes) == 1 else "")


def made_of(row: ImportRow, values: Values, sheet_import: SheetImport, lists: Lists, reference: str) -> Made:
    """Return the outcome of a row, checked but not written.

    Raises:
        RowCannotBeWritten: an answer breaks a rule of the record.
    """
    answers = answers_of(values, lists)
    outcome = Outcome(
        reference=reference,
        round=sheet_import.round,
        state=S.LEAD if sheet_import.enters_as == EntersAs.LEAD else S.DRAFT,
        author_id=sheet_import.author_id,
        language=values.language,
        origin=Origin.IMPORT,
        origin_note=_origin_note(row, sheet_import),
    )
    for name, value in answers.items():
        if name in RELATIONS:
            continue
        setattr(outcome, name, clean_text(value).strip() if isinstance(value, str) else value)
    try:
        outcome.clean_fields(exclude=_NOT_OURS)
    except ValidationError as error:
        words = "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
        raise RowCannotBeWritten(
            _("Row %(row)s: %(words)s") % {"row": f"{row.sheet} {row.number}".strip(), "words": words}
        ) from error
    lead = answers["lead_programme"]
    programmes = list(dict.fromkeys([lead, *answers["programmes"]] if lead else answers["programmes"]))
    groups, grants = answers["worker_groups"], answers["grants"]
    made = Made(row, outcome, values, answers["actors"], groups, programmes, grants)
    made.sources = [_source(name) for name in dict.fromkeys(values.sources)]
    made.evidence = [_evidence(each.title, each.url, sheet_import) for each in values.evidence]
    outcome.search_text = _search_text(made)
    outcome.title_sorted = sort_key(outcome.title)
    return made


def _origin_note(row: ImportRow, sheet_import: SheetImport) -> str:
    place = f"{row.sheet} " if row.sheet else ""
    name = sheet_import.file_name
    tail = f", {place[:60]}row {row.number} · {sheet_import.reference} · SHA-256 {sheet_import.sha256[:12]}"
    return name[: 200 - len(tail)] + tail


def _source(text: str) -> Source:
    name, _bracket, rest = text.partition(" (")
    organisation = rest.rstrip(")") if rest.endswith(")") else ""
    return Source(name=(name if organisation else text)[:120], organisation=organisation[:200])


def _evidence(title: str, url: str, sheet_import: SheetImport) -> Evidence:
    note = ""
    try:
        _IS_LINK(url or "http://none.invalid")
        kept = url if len(url) <= 1000 else ""
    except ValidationError:
        kept = ""
    if url and not kept:
        note = url
    words = " ".join((title or (urlsplit(kept).hostname if kept else "") or url).split())
    if len(words) > 300:
        note, words = f"{words}\n{note}".strip(), words[:299] + "…"
    return Evidence(
        title=words or _("Evidence"), url=kept, note=note[:10_000], added_by_id=sheet_import.author_id
    )


def _search_text(made: Made) -> str:
    outcome = made.outcome
    parts = [outcome.reference, *(getattr(outcome, name) for name in TEXTS[:5]), outcome.city]
    parts += [actor.name for actor in made.actors]
    for code in made.values.countries:
        parts += _names_of_country(code)
    return fold(" ".join(parts))


@cache
def _names_of_country(code: str) -> tuple[str, ...]:
    return country_names(code)


def write_made(batch: list[Made], *, by_id: int | None, trail: Trail) -> None:
    """Write outcomes with everything that belongs to them, as one version each."""
    Outcome.objects.bulk_create([made.outcome for made in batch], batch_size=_ROWS_AT_A_TIME)
    _name_evidence(batch)
    for made in batch:
        for source in made.sources:
            source.outcome_id = made.outcome.pk
    Source.objects.bulk_create([each for made in batch for each in made.sources], batch_size=_ROWS_AT_A_TIME)
    for made in batch:
        # Versions name sources by their keys, which the database has just given.
        made.content = _content(made)
    for model, rows in _parts(batch, by_id).items():
        model.objects.bulk_create(rows, batch_size=_ROWS_AT_A_TIME)
    _write_small(batch)
    placed = [made.outcome.pk for made in batch if made.outcome.city]
    trail.must_still_hold(partial(match_focal_cities, placed))
    for made in batch:
        trail.record(
            "outcome.imported",
            subject_type="outcome",
            reference=made.outcome.reference,
            changes={
                name: (None, value)
                for name, value in made.content.items()
                if value not in ("", None, [], False)
            },
        )
    became = [(made.row.pk, made.outcome.pk, made.outcome.version) for made in batch]
    update_rows(ImportRow, ("outcome", "version_after"), became)
    ImportRow.objects.filter(pk__in=[made.row.pk for made in batch]).update(created=True)


def _name_evidence(batch: list[Made]) -> None:
    pieces = [(made, item) for made in batch for item in made.evidence]
    if not pieces:
        return
    first = reserved(EVIDENCE, len(pieces))
    for at, (made, item) in enumerate(pieces):
        item.reference, item.outcome_id = f"{EVIDENCE}-{first + at:04d}", made.outcome.pk


def _content(made: Made) -> dict:
    """Return what the first version of a made outcome says; its sources are in the database by then."""
    lists = {
        "countries": sorted(made.values.countries),
        "worker_groups": sorted(code.key for code in made.groups),
        "grants": sorted(grant.key for grant in made.grants),
        "actors": [actor.reference for actor in made.actors],
        "actor_roles": [],
        "programmes": [
            ("* " if at == 0 and _lead(made.values) else "") + each.key
            for at, each in enumerate(made.programmes)
        ],
        "sources": [source_in_words(source) for source in made.sources],
        "evidence": [evidence_in_words(item) for item in made.evidence],
        "contributions": [],
    }
    return as_stored(snapshot(made.outcome, known=lists))


def _parts(batch: list[Made], by_id: int | None) -> dict[type[Model], list[Model]]:
    now = timezone.now()
    rows: dict[type[Model], list[Model]] = {model: [] for model in (Evidence, OutcomeVersion, LastLook)}
    for made in batch:
        pk = made.outcome.pk
        rows[Evidence] += made.evidence
        rows[OutcomeVersion].append(
            OutcomeVersion(outcome_id=pk, number=1, content=made.content, by_id=by_id, at=now)
        )
        if by_id is not None:
            rows[LastLook].append(LastLook(outcome_id=pk, person_id=by_id, version=1, at=now))
    return rows


def _write_small(batch: list[Made]) -> None:
    """Write those parts of which there are so many that an object for each would take most of the time."""
    insert_rows(
        OutcomeKey,
        ("outcome", "key"),
        (
            (made.outcome.pk, key)
            for made in batch
            for key in keys_of(made.outcome.title, made.outcome.statement)
        ),
    )
    insert_rows(
        OutcomeActor,
        ("outcome", "actor", "role"),
        ((made.outcome.pk, actor.pk, "") for made in batch for actor in made.actors),
    )
    insert_rows(
        OutcomeProgramme,
        ("outcome", "programme", "is_lead"),
        (
            (made.outcome.pk, each.pk, at == 0 and bool(_lead(made.values)))
            for made in batch
            for at, each in enumerate(made.programmes)
        ),
    )
    countries = ((made.outcome.pk, code) for made in batch for code in made.values.countries)
    insert_rows(OutcomeCountry, ("outcome", "country"), countries)
    groups = ((made.outcome.pk, code.pk) for made in batch for code in made.groups)
    insert_rows(Outcome.worker_groups.through, ("outcome", "code"), groups)
    grants = ((made.outcome.pk, grant.pk) for made in batch for grant in made.grants)
    insert_rows(Outcome.grants.through, ("outcome", "grant"), grants)
