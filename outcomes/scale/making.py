"""Making many outcomes quickly, so that they look as if people had made them through the services.

People, rounds, actors and contributions come first, the last three through their services. Outcomes
with their parts, versions, steps and trail rows are then written in bulk; `tests/db/test_scale.py`
compares every version, search text and trail row with what the services' own functions say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

from django.db.models import F, Model

from harvests.models import HarvestRound, Programme
from outcomes.comparing.keys import keys_of
from outcomes.enums import Confidentiality, Consent, Direction, Expected, InfluenceRoute, Strength, Supports
from outcomes.enums import OutcomeState as S
from outcomes.models import (
    Actor,
    ContributionLink,
    Evidence,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeKey,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
    ReviewDecision,
    Source,
)
from outcomes.scale.life import Taken, columns_after, life, trail_changes
from outcomes.scale.register import Register
from outcomes.scale.texts import PLACES, story
from outcomes.services.references import EVIDENCE, OUTCOME
from outcomes.services.snapshot import TEXTS, as_stored, evidence_in_words, snapshot, source_in_words
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import APPLICATION, Principal
from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import fold, sort_key
from wiego_mle.kernel.partial_dates import Precision, last_day

BATCH = 1000
_ROWS_AT_A_TIME = 5000
_NAMES = ("Efua Boateng", "Rosa Quispe", "Mariama Ba", "Sunita Devi", "Thandiwe Nkosi", "João Lima")
_DOCUMENTS = (
    "Minutes of the sitting",
    "By-law as published",
    "Report in the daily paper",
    "Letter of the mayor",
)


@dataclass
class _Made:
    """An outcome with its parts, before they are written."""

    outcome: Outcome
    author: Principal
    reviewer: Principal
    actors: list[Actor]
    countries: list[str]
    programmes: list[Programme]
    groups: list
    steps: list[Taken]
    sources: list[Source] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    links: list[ContributionLink] = field(default_factory=list)
    saves: list[tuple[str, dict]] = field(default_factory=list)
    """The act and the content of each saved version."""


def make_outcomes(number: int, *, seed: int, progress=None) -> None:
    """Make this many outcomes; the same seed in an empty database gives the same ones.

    The authors can no longer sign in, so no letters are written to them. `progress`, if given, is
    called with the number made so far.
    """
    register = Register.prepared()
    random = Random(seed)  # noqa: S311 - nothing here is secret
    made = 0
    while made < number:
        size = min(BATCH, number - made)
        first = _reserved(OUTCOME, size)
        batch = [_made(random, register, made + at, f"{OUTCOME}-{first + at:04d}") for at in range(size)]
        _name_evidence(batch)
        for each in batch:
            _complete(each)
        with recorded(by=APPLICATION) as trail:
            _write(batch, trail)
        made += size
        if progress:
            progress(made)


def _reserved(prefix: str, number: int) -> int:
    """Take a run of references and return its first number."""
    ReferenceCounter.objects.get_or_create(prefix=prefix)
    counter = ReferenceCounter.objects.filter(prefix=prefix)
    counter.update(last=F("last") + number)
    return counter.values_list("last", flat=True).get() - number + 1


def _made(random: Random, register: Register, number: int, reference: str) -> _Made:
    told = story(random, number)
    harvest_round = random.choice(register.rounds)
    author, reviewer = random.choice(register.authors), random.choice(register.reviewers)
    begun_at = datetime.combine(harvest_round.covers_from, datetime.min.time(), UTC) + timedelta(
        days=40 + random.random() * 280
    )
    state, steps = life(random, begun_at)
    outcome = Outcome(
        reference=reference,
        round=harvest_round,
        state=state,
        author_id=author.person_id,
        language=told.language,
        city=told.city,
        is_global=random.random() < 0.04,
        created_at=begun_at,
        **{"updated_at": begun_at} | columns_after(steps, reviewer.person_id),
        **told.texts,
        **_described(random, register),
        **_dated(random, harvest_round),
    )
    if state == S.LEAD:
        outcome.significance = outcome.contribution_wiego = outcome.contribution_others = ""
    made = _Made(
        outcome,
        author,
        reviewer,
        actors=_some(random, register.actors[told.country], (88, 12)),
        countries=[]
        if outcome.is_global
        else sorted({told.country, *(place[1] for place in _some(random, PLACES, (86, 12, 2))[1:])}),
        programmes=_ordered(_some(random, register.programmes, (65, 28, 7))),
        groups=_some(random, register.codes["worker_group"], (60, 30, 10)),
        steps=steps,
    )
    if state != S.LEAD:
        _add_parts(random, register, made, begun_at)
    return made


def _some(random: Random, things, weights: tuple[int, ...]) -> list:
    """Return one thing, or two, or three, with these chances."""
    count = random.choices(range(1, len(weights) + 1), weights)[0]
    return random.sample(things, min(count, len(things)))


def _ordered(programmes: list[Programme]) -> list[Programme]:
    """Return the programmes as the record lists them: the leading one, then the others in their order."""
    lead, *others = programmes
    return [lead, *sorted(others, key=lambda each: (each.order, each.pk))]


def _described(random: Random, register: Register) -> dict[str, object]:
    described = {name: random.choice(register.codes[name]) for name in ("actor_type", "change_type")}
    described["stage"] = random.choice(register.codes["stage"]) if random.random() < 0.6 else None
    described["level"] = random.choice(register.codes["level"]) if random.random() < 0.95 else None
    described["direction"] = str(random.choices(Direction.values, (82, 9, 6, 3))[0])
    described["expected"] = str(random.choices(["", *Expected.values], (15, 45, 20, 15, 5))[0])
    described["influence_route"] = str(random.choice(InfluenceRoute.values))
    described["confidentiality"] = str(random.choices(Confidentiality.values, (60, 37, 3))[0])
    if described["confidentiality"] == Confidentiality.RESTRICTED:
        described["confidentiality_reason"] = "The officer who spoke could lose her post."
    return described


def _dated(random: Random, harvest_round: HarvestRound) -> dict[str, object]:
    day = harvest_round.covers_from + timedelta(days=int(random.random() * 300))
    precision = random.choices((Precision.DAY, Precision.MONTH, Precision.YEAR), (50, 38, 12))[0]
    first, last = day, day
    if precision == Precision.MONTH:
        first, last = day.replace(day=1), last_day(day.year, day.month)
    elif precision == Precision.YEAR:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return {"date_from": first, "date_to": last, "date_precision": str(precision)}


def _add_parts(random: Random, register: Register, made: _Made, begun_at: datetime) -> None:
    made.sources.append(
        Source(
            name=random.choice(_NAMES),
            organisation=random.choice(("Traders’ association", "City office", "")),
            role=random.choice(("Secretary", "Programme officer", "")),
            consent=str(random.choice(Consent.values)),
        )
    )
    if random.random() < 0.45:
        made.evidence.append(
            Evidence(
                title=f"{random.choice(_DOCUMENTS)}, {made.outcome.city}",
                supports=str(random.choice(Supports.values)),
                url=f"https://example.org/scale/{made.outcome.reference}",
                dated=str(begun_at.year),
                added_by_id=made.author.person_id,
                added_at=begun_at,
            )
        )
    if random.random() < 0.4:
        made.links.append(
            ContributionLink(
                contribution=random.choice(register.contributions),
                how="It gave the committee the figures and the words on which it decided.",
                strength=str(random.choice(Strength.values)),
                linked_by_id=made.author.person_id,
                linked_at=begun_at,
            )
        )


def _name_evidence(batch: list[_Made]) -> None:
    """Give the pieces of evidence their references."""
    pieces = [(made, item) for made in batch for item in made.evidence]
    first = _reserved(EVIDENCE, len(pieces))
    for at, (_made_one, item) in enumerate(pieces):
        item.reference = f"{EVIDENCE}-{first + at:04d}"


def _complete(made: _Made) -> None:
    """Set the columns that follow from others: a version for the record and one per part that was added."""
    made.outcome.version = 1 + len(made.sources) + len(made.evidence) + len(made.links)
    made.outcome.search_text = _search_text(made)
    made.outcome.title_sorted = sort_key(made.outcome.title)


def _add_saves(made: _Made) -> None:
    """Work out what each save left behind; its sources are in the database, for versions name their keys."""
    lists = {
        "countries": made.countries,
        "worker_groups": sorted(code.key for code in made.groups),
        "actors": [actor.reference for actor in made.actors],
        "actor_roles": [],
        "grants": [],
        "programmes": [("* " if at == 0 else "") + each.key for at, each in enumerate(made.programmes)],
        "sources": [],
        "evidence": [],
        "contributions": [],
    }
    content = as_stored(snapshot(made.outcome, known=lists))
    made.saves = [("outcome.logged", content)]
    for source in made.sources:
        content = content | {"sources": [source_in_words(source)]}
        made.saves.append(("outcome.source_added", content))
    for item in made.evidence:
        content = content | {"evidence": [evidence_in_words(item)]}
        made.saves.append(("outcome.evidence_added", content))
    for link in made.links:
        content = content | {"contributions": [f"{link.contribution.reference} {link.strength} {link.how}"]}
        made.saves.append(("outcome.contribution_linked", content))


def _search_text(made: _Made) -> str:
    outcome = made.outcome
    parts = [outcome.reference, *(getattr(outcome, name) for name in TEXTS[:5]), outcome.city]
    parts += [actor.name for actor in made.actors]
    for code in made.countries:
        parts += _names_of_country(code)
    return fold(" ".join(parts))


@cache
def _names_of_country(code: str) -> tuple[str, ...]:
    return country_names(code)


def _write(batch: list[_Made], trail: Trail) -> None:
    Outcome.objects.bulk_create([made.outcome for made in batch], batch_size=_ROWS_AT_A_TIME)
    for made in batch:
        for source in made.sources:
            source.outcome_id = made.outcome.pk
    Source.objects.bulk_create(
        [source for made in batch for source in made.sources], batch_size=_ROWS_AT_A_TIME
    )
    for made in batch:
        _add_saves(made)
    group_part = Outcome.worker_groups.through
    rows: dict[type[Model], list[Model]] = {
        model: []
        for model in (
            OutcomeActor,
            OutcomeCountry,
            OutcomeKey,
            OutcomeProgramme,
            group_part,
            Evidence,
            ContributionLink,
            OutcomeVersion,
            ReviewDecision,
        )
    }
    for made in batch:
        pk = made.outcome.pk
        rows[OutcomeActor] += [OutcomeActor(outcome_id=pk, actor_id=actor.pk) for actor in made.actors]
        rows[OutcomeCountry] += [OutcomeCountry(outcome_id=pk, country=code) for code in made.countries]
        rows[OutcomeKey] += [
            OutcomeKey(outcome_id=pk, key=key) for key in keys_of(made.outcome.title, made.outcome.statement)
        ]
        rows[OutcomeProgramme] += [
            OutcomeProgramme(outcome_id=pk, programme_id=each.pk, is_lead=at == 0)
            for at, each in enumerate(made.programmes)
        ]
        rows[group_part] += [group_part(outcome_id=pk, code_id=code.pk) for code in made.groups]
        for part in (*made.evidence, *made.links):
            part.outcome_id = pk
            rows[type(part)].append(part)
        rows[OutcomeVersion] += [
            OutcomeVersion(
                outcome_id=pk,
                number=at,
                content=content,
                by_id=made.author.person_id,
                at=made.outcome.created_at,
            )
            for at, (_act, content) in enumerate(made.saves, start=1)
        ]
        rows[ReviewDecision] += [_decision(made, step) for step in made.steps]
        _record(trail, made)
    for model, written in rows.items():
        model.objects.bulk_create(written, batch_size=_ROWS_AT_A_TIME)


def _decision(made: _Made, step: Taken) -> ReviewDecision:
    by = made.author if step.by_author else made.reviewer
    return ReviewDecision(
        outcome_id=made.outcome.pk,
        step=step.name,
        from_state=step.source,
        to_state=step.target,
        reason=step.reason,
        by_id=by.person_id,
        at=step.at,
        outcome_version=made.outcome.version,
    )


def _record(trail: Trail, made: _Made) -> None:
    """Note on the trail what the services would have noted."""
    author, reviewer = Trail(by=made.author), Trail(by=made.reviewer)
    reference, before = made.outcome.reference, {}
    for act, content in made.saves:
        changes = {
            name: (before.get(name), value) for name, value in content.items() if before.get(name) != value
        }
        author.record(act, subject_type="outcome", reference=reference, changes=changes)
        before = content
    for link in made.links:
        author.record(
            "contribution.linked",
            subject_type="contribution",
            reference=link.contribution.reference,
            changes={
                "outcome": (reference, reference),
                "how": ("", link.how),
                "strength": ("", link.strength),
            },
        )
    trail.entries += author.entries
    for step in made.steps:
        by = author if step.by_author else reviewer
        by.record(
            step.act,
            subject_type="outcome",
            reference=reference,
            changes=trail_changes(step),
            reason=step.reason,
        )
        trail.entries.append(by.entries[-1])
