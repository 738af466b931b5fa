"""What the rows of a file are, held against what is there: new, changed, the same, or perhaps there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from rapidfuzz import fuzz

from harvests.models import HarvestRound
from outcomes.importing.beside import settled
from outcomes.importing.remarks import remark
from outcomes.importing.rows import RowRead, Values
from outcomes.importing.states import RowVerdict
from outcomes.importing.stored import digest_of, values_as_data
from outcomes.importing.targets import Target
from outcomes.masking import as_passages, masked
from outcomes.models import Outcome
from outcomes.queries.duplicates import Draft, possible_duplicates
from outcomes.queries.import_targets import (
    brought_in_before,
    by_reference,
    contents_at,
    same_texts,
    why_not_writable,
)
from outcomes.services.snapshot import as_stored, snapshot
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold, sort_key
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision
from wiego_mle.kernel.spreadsheets import tidy

COMPARED = (
    "title",
    "statement",
    "significance",
    "contribution_wiego",
    "contribution_others",
    "public_text",
    "language",
    "date_from",
    "date_to",
    "date_precision",
    "is_ongoing",
    "countries",
    "is_global",
    "city",
    "actors",
    "actor_type",
    "change_type",
    "stage",
    "level",
    "direction",
    "expected",
    "influence_route",
    "confidentiality",
    "programmes",
    "worker_groups",
    "grants",
)
"""The answers that a file may change, in the order in which they are shown."""
_TEXTS = frozenset(COMPARED[:6]) | {"city"}
_WIDER = {"lead_programme": "programmes"}
_ALIKE = 60
_UNREAD = frozenset({"unknown_term", "either_term"})


@dataclass
class Held:
    """A row with what it is; `changes` maps an answer to what it was and what the file says."""

    read: RowRead
    verdict: RowVerdict
    digest: str = ""
    matched: int | None = None
    changes: dict[str, list] = field(default_factory=dict)


class Holding:
    """Holds the rows of one file against the outcomes that a person may read."""

    def __init__(self, *, by: Principal, harvest_round: HarvestRound, compares: bool):
        """`compares` says whether texts that are only alike are looked for, which takes a while per row."""
        self._by, self._round, self._compares = by, harvest_round, compares
        self._references: dict[str, str] = {}

    def hold(self, rows: list[RowRead]) -> list[Held]:
        """Return some rows of the file with what they are."""
        outcomes = [row for row in rows if not row.skipped]
        digests = {id(row): digest_of(row, self._round.reference) for row in outcomes}
        before = brought_in_before(digests.values())
        named = by_reference(self._by, [row.values.reference for row in outcomes if row.values.reference])
        versions = {
            named[row.values.reference].pk: row.values.version
            for row in outcomes
            if row.values.reference in named and row.values.version
        }
        bases = contents_at(versions)
        texts = same_texts(self._by, [sort_key(row.values.title) for row in outcomes])
        held = []
        for row in rows:
            if row.skipped:
                held.append(Held(row, RowVerdict.SKIPPED))
                continue
            self._check(row)
            found = self._against(row, named, bases)
            if found is None:
                found = self._alone(row, before.get(digests[id(row)]), texts)
            found.digest = digests[id(row)]
            held.append(found)
        return held

    def _check(self, row: RowRead) -> None:
        values = row.values
        latest = timezone.now().date() + timedelta(days=1)
        if values.date_from and values.date_from > latest:
            row.remarks.append(remark("in_future", target=Target.DATE, read=_when(values)))
        if values.language and not self._round.takes(values.language):
            label = Language(values.language).label
            row.remarks.append(remark("language_not_taken", target=Target.LANGUAGE, read=label))

    def _against(self, row: RowRead, named: dict[str, Outcome], bases: dict[int, dict]) -> Held | None:
        """Return a row that names an outcome of ours, held against it; None where it names none."""
        reference = row.values.reference
        outcome = named.get(reference)
        if outcome is not None and not row.is_own and not _is_alike(outcome, row.values):
            outcome = None
        if outcome is None:
            if row.is_own and reference:
                row.remarks.append(remark("unknown_reference", target=Target.REFERENCE, read=reference))
                return Held(row, RowVerdict.ERROR)
            return None
        if reference in self._references:
            other = self._references[reference]
            row.remarks.append(
                remark("reference_twice", target=Target.REFERENCE, read=reference, other=other)
            )
            return Held(row, RowVerdict.ERROR, matched=outcome.pk)
        self._references[reference] = str(row.number)
        now = as_stored(snapshot(outcome, known=_known_lists(outcome)))
        _settle_words(row, bases.get(outcome.pk) or now)
        changes = self._changes(row, outcome, now, bases.get(outcome.pk) or now)
        # What another round says about a record is no reason to doubt a record that stays where it is.
        row.remarks = [each for each in row.remarks if each.kind != "other_round"]
        # Words that were changed and are not followed are shown among the changes, not among what is the same.
        differs = any(each.kind == "words_differ" for each in row.remarks)
        if not changes and not row.is_faulty and not differs:
            return Held(row, RowVerdict.SAME, matched=outcome.pk)
        why = why_not_writable(self._by, outcome)
        if why and changes:
            row.remarks.append(remark("not_writable", target=Target.REFERENCE, read=reference, why=why))
        verdict = RowVerdict.ERROR if row.is_faulty else RowVerdict.CHANGED
        return Held(row, verdict, matched=outcome.pk, changes=changes)

    def _changes(self, row: RowRead, outcome: Outcome, now: dict, base: dict) -> dict[str, list]:
        wanted = content_of(row.values)
        answered = {_WIDER.get(name, name) for name in row.answered}
        # A word that nobody understands is no wish to empty the answer.
        unread = {each.target for each in row.remarks if each.kind in _UNREAD}
        changes: dict[str, list] = {}
        for name in COMPARED:
            if name not in answered or name not in wanted or (not wanted[name] and name in unread):
                continue
            said, was, is_now = wanted[name], base.get(name), now.get(name)
            if _same(name, said, was, outcome) or _same(name, said, is_now, outcome):
                continue
            label = _label(name)
            if (
                name in _TEXTS
                and outcome.withheld
                and masked(is_now, as_passages(outcome.withheld)) != is_now
            ):
                row.remarks.append(remark("words_withheld", target=name, field=label))
            if not _same(name, was, is_now, outcome):
                row.remarks.append(remark("changed_twice", target=name, field=label))
            changes[name] = [is_now, said]
        return changes

    def _alone(self, row: RowRead, before: tuple[int, str] | None, texts: dict) -> Held:
        if before is not None:
            return Held(row, RowVerdict.SAME, matched=before[0])
        _settle_words(row, {})
        if row.is_faulty:
            return Held(row, RowVerdict.ERROR)
        twin = self._twin(row, texts)
        if twin is not None:
            row.remarks.append(remark("possible_duplicate", read=twin[1]))
            return Held(row, RowVerdict.DUPLICATE, matched=twin[0])
        if any(each.kind == "same_in_file" for each in row.remarks):
            return Held(row, RowVerdict.DUPLICATE)
        return Held(row, RowVerdict.WARNING if row.is_doubtful else RowVerdict.NEW)

    def _twin(self, row: RowRead, texts: dict) -> tuple[int, str] | None:
        for pk, reference, statement in texts.get(sort_key(row.values.title), ()):
            if fold(statement) == fold(row.values.statement):
                return pk, reference
        if not self._compares:
            return None
        for found in possible_duplicates(self._by, draft_from(row.values), most=3):
            if found.is_same:
                return found.outcome.pk, found.outcome.reference
        return None


def _settle_words(row: RowRead, before: dict) -> None:
    """Follow words beside a key where they alone were changed, and say wherever the two differ."""
    now = content_of(row.values)
    for found in row.beside:
        row.values, remarks = settled(found, row.values, now, before)
        row.remarks += remarks


def _when(values: Values) -> str:
    return Period(
        values.date_from, values.date_to or values.date_from, Precision(values.date_precision)
    ).words()


def draft_from(values: Values) -> Draft:
    """Return what was read in a row as a draft to be compared."""
    return Draft(
        title=values.title,
        statement=values.statement,
        language=values.language,
        actor_ids=frozenset(actor.key for actor in values.actors if actor.key),
        actor_names=tuple(actor.name for actor in values.actors),
        countries=frozenset(values.countries),
        city=values.city,
        first=values.date_from,
        last=values.date_to,
        precision=values.date_precision,
    )


def content_of(values: Values) -> dict:
    """Return what was read in a row as a version of a record holds it."""
    content = values_as_data(values)
    content["countries"] = sorted(values.countries)
    content["worker_groups"] = sorted(values.worker_groups)
    content["grants"] = sorted(values.grants)
    content["actors"] = [actor.reference or actor.name for actor in values.actors]
    lead = values.lead_programme
    others = [key for key in values.programmes if key != lead]
    content["programmes"] = ([f"* {lead}"] if lead else []) + others
    return content


def _known_lists(outcome: Outcome) -> dict[str, list]:
    """Return the lists of a record that was read with its parts; those a file never changes are left empty."""
    programmes = sorted(
        outcome.programme_parts.all(), key=lambda part: (not part.is_lead, part.programme.order, part.pk)
    )
    return {
        "countries": sorted(place.country for place in outcome.countries.all()),
        "worker_groups": sorted(code.key for code in outcome.worker_groups.all()),
        "grants": sorted(grant.key for grant in outcome.grants.all()),
        "actors": [part.actor.reference for part in outcome.actor_parts.all()],
        "actor_roles": [],
        "programmes": [("* " if part.is_lead else "") + part.programme.key for part in programmes],
        "sources": [],
        "evidence": [],
        "contributions": [],
    }


def _same(name: str, said, was, outcome: Outcome) -> bool:
    if isinstance(said, list) or isinstance(was, list):
        return sorted(said or []) == sorted(was or [])
    if name in _TEXTS:
        shown = masked(was or "", as_passages(outcome.withheld)) if outcome.withheld else was or ""
        return tidy(said or "") in (tidy(was or ""), tidy(shown))
    return (said or None) == (was or None)


def _label(name: str) -> str:
    return str(Target(name).label) if name in list(Target) else str(Target.COUNTRY.label)


def _is_alike(outcome: Outcome, values: Values) -> bool:
    """Say whether a row of a file that is not ours is about the outcome whose reference it has."""
    texts = ((outcome.title, values.title), (outcome.statement, values.statement))
    return any(
        mine and theirs and fuzz.token_set_ratio(fold(mine), fold(theirs)) >= _ALIKE for mine, theirs in texts
    )
