"""Logging outcomes and saving their answers; every save is a version."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import Dimension
from harvests.models import Code, HarvestRound
from outcomes.enums import Origin
from outcomes.enums import OutcomeState as S
from outcomes.masking import as_passages, kept, kept_changes, searched
from outcomes.models import Outcome, OutcomeVersion
from outcomes.policy import Act, may, may_be_written
from outcomes.services.focal_cities import match_focal_cities
from outcomes.services.keys import keep_keys
from outcomes.services.letters_kept import close_letters
from outcomes.services.looks import note_look
from outcomes.services.references import OUTCOME, next_reference
from outcomes.services.relations import RELATIONS, write_relations
from outcomes.services.request_changes import supersede_requests
from outcomes.services.snapshot import (
    CODES,
    JUDGED,
    LISTS,
    PLAIN,
    SEARCHED,
    TEXTS,
    as_stored,
    search_text_of,
    snapshot,
)
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, undone_if
from wiego_mle.kernel.countries import validate_country
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text, sort_key

_COLUMNS = frozenset(TEXTS + PLAIN + CODES) - {"origin"}
_KEYS = frozenset(field.name for field in Outcome._meta.fields if field.is_relation)
"""Columns whose rows were loaded by the caller; the database refuses keys without a row."""
_DIMENSIONS = {name: Dimension(name) for name in CODES}


def log_outcome(
    *,
    by: Principal,
    harvest_round: HarvestRound,
    title: str,
    language: str,
    as_lead: bool = False,
    creation_key: uuid.UUID | None = None,
    answers: dict | None = None,
    origin: Origin = Origin.TYPED,
) -> Outcome:
    """Create a lead or a draft and return it.

    The same `creation_key` twice returns the record made first, so a double click makes one.

    Raises:
        Refused: the person may not write in this round, or the round is not collecting.
    """
    require(may(by, Act.LOG, harvest_round))
    try:
        with recorded(by=by) as trail:
            outcome = Outcome(
                reference=next_reference(OUTCOME),
                round=harvest_round,
                state=S.LEAD if as_lead else S.DRAFT,
                author_id=by.person_id,
                title=clean_text(title).strip(),
                language=language,
                creation_key=creation_key,
                origin=origin,
            )
            _apply(outcome, answers or {})
            outcome.clean_fields(exclude=_KEYS)
            outcome.save(force_insert=True)
            write_relations(outcome, answers or {})
            _keep_version(outcome, trail, before={}, act="outcome.logged", why="")
            note_look(outcome=outcome, version=outcome.version, by=by)
            trail.must_still_hold(lambda: require(may(by, Act.LOG, _in_its_round(outcome).round)))
            return outcome
    except IntegrityError:
        made_before = Outcome.objects.filter(creation_key=creation_key).first() if creation_key else None
        if made_before is None:
            raise
    if made_before.author_id == by.person_id:
        return made_before
    # The page was sent before by somebody else who had signed in here; this is another record.
    return log_outcome(
        by=by,
        harvest_round=harvest_round,
        title=title,
        language=language,
        as_lead=as_lead,
        answers=answers,
        origin=origin,
    )


def save_answers(
    *,
    outcome: Outcome,
    version: int,
    answers: dict,
    by: Principal,
    why: str = "",
    restored_from: int | None = None,
) -> Outcome:
    """Save some answers as a new version of the record and return it as it is now.

    `answers` maps names of fields to values; besides columns these are `countries` (two-letter
    codes), `worker_groups` (codes), `actors`, `actor_roles` (by reference of the actor), `programmes`,
    `lead_programme` and `grants`. Nothing is written when nothing changed. `restored_from` is the version from
    which the answers were taken, if any.

    Raises:
        Refused: the person may not change this text now.
        Stale: the record is no longer at the version that the person saw.
        ValidationError: a value contradicts a rule of the record.
    """

    def write(fresh: Outcome) -> None:
        _apply(fresh, answers)
        fresh.clean_fields(exclude=_KEYS)
        Outcome.objects.filter(pk=fresh.pk).update(
            **{name: getattr(fresh, name) for name in _COLUMNS & answers.keys()}
        )
        write_relations(fresh, answers)
        note_look(outcome=fresh, version=fresh.version, by=by)

    touched = (RELATIONS & answers.keys()) - {"lead_programme"}
    if "lead_programme" in answers:
        touched |= {"programmes"}
    return change_record(
        outcome=outcome,
        version=version,
        by=by,
        write=write,
        act="outcome.version_restored" if restored_from else "outcome.edited",
        why=why,
        touches=touched,
        restored_from=restored_from,
    )


def change_record(
    *,
    outcome: Outcome,
    version: int,
    by: Principal,
    write: Callable[[Outcome], None],
    act: str,
    why: str = "",
    touches: Iterable[str] = LISTS,
    restored_from: int | None = None,
    needs: Act = Act.EDIT,
) -> Outcome:
    """Let `write` change a record's answers or parts, as one new version with its trail row.

    `write` gets the record as it is in the database, already claimed. A change that leaves every
    answer as it was is undone, so neither a version nor a trail row appears. `touches` names the
    lists (`snapshot.LISTS`) that `write` may change; the others are not read again. `needs` is the act
    that the person must be allowed to do.

    Raises:
        Refused: the person may not change this text now.
        Stale: the record is no longer at the version that the person saw.
    """
    require(may(by, needs, outcome))
    with undone_if(_UnchangedError), recorded(by=by) as trail:
        claim(
            Outcome.objects,
            pk=outcome.pk,
            expected={"version": version, "state": outcome.state},
            version=F("version") + 1,
            updated_at=timezone.now(),
        )
        fresh = _loaded(outcome.pk)
        # The round may have been closed since the caller read the record.
        require(may(by, needs, fresh))
        before = _content_before(fresh)
        write(fresh)
        fresh = _loaded(outcome.pk)
        _keep_version(
            fresh, trail, before=before, act=act, why=why, touches=touches, restored_from=restored_from
        )
        if fresh.is_restricted and before.get("confidentiality") != fresh.confidentiality:
            close_letters(fresh)
        if needs is Act.EDIT:  # Protecting somebody waits for no round.
            trail.must_still_hold(lambda: require(may_be_written(_in_its_round(fresh))))
        return fresh
    return _loaded(outcome.pk)


def _in_its_round(outcome: Outcome) -> Outcome:
    """Return the record with its round as it is now; closing one leaves a row on the trail, as saving does."""
    outcome.round.refresh_from_db(fields=["state"])
    return outcome


class _UnchangedError(Exception):
    """Nothing was different; raised to roll the claim back."""


def _loaded(pk: int) -> Outcome:
    return Outcome.objects.select_related("round", *CODES).get(pk=pk)


def _apply(outcome: Outcome, answers: dict) -> None:
    unknown = answers.keys() - _COLUMNS - RELATIONS
    if unknown:
        raise TypeError(f"not an answer of the record: {', '.join(sorted(unknown))}")
    for name in _COLUMNS & answers.keys():
        value = answers[name]
        setattr(outcome, name, clean_text(value).strip() if isinstance(value, str) else value)
    _check_dates(outcome)
    for name in CODES:
        _check_code(getattr(outcome, name), _DIMENSIONS[name])
    for code in answers.get("worker_groups", ()):
        _check_code(code, Dimension.WORKER_GROUP)
    for country in answers.get("countries", ()):
        validate_country(country)


def _check_dates(outcome: Outcome) -> None:
    # A day's grace: where the person sits it may already be tomorrow.
    latest = timezone.now().date() + timedelta(days=1)
    if outcome.date_from and outcome.date_from > latest:
        raise Refused(_("The change has not happened yet: the date is in the future."))
    if outcome.date_to and isinstance(outcome.date_from, date) and outcome.date_to < outcome.date_from:
        raise Refused(_("The change ends before it starts."))


def _check_code(code: Code | None, dimension: Dimension) -> None:
    if code is not None and code.dimension != dimension:
        raise Refused(
            _("“%(code)s” is not in the list “%(list)s”.") % {"code": code, "list": dimension.label}
        )


def _content_before(outcome: Outcome) -> dict:
    """Return what the claimed record said before this change.

    That is its newest version, kept by the save before; rows that came in without one are read.
    """
    kept = OutcomeVersion.objects.filter(outcome=outcome, number=outcome.version - 1)
    return kept.values_list("content", flat=True).first() or as_stored(snapshot(outcome))


def _keep_version(
    outcome: Outcome,
    trail: Trail,
    *,
    before: dict,
    act: str,
    why: str,
    touches: Iterable[str] = LISTS,
    restored_from: int | None = None,
) -> None:
    touched = {*touches, "actor_roles"} if "actors" in touches else {*touches}
    known = {name: before[name] for name in LISTS if name in before and name not in touched}
    content = as_stored(snapshot(outcome, known=known))
    changes = {
        name: (before.get(name), value)
        for name, value in content.items()
        # What was not asked when the version before was saved, and is not answered now, is no change.
        if before.get(name) != value and (value or name in before or not before)
    }
    if before and not changes:
        raise _UnchangedError
    if changes.keys() & SEARCHED:
        outcome.search_text = search_text_of(outcome)
        outcome.title_sorted = sort_key(searched(outcome, "title"))
        Outcome.objects.filter(pk=outcome.pk).update(
            search_text=outcome.search_text, title_sorted=outcome.title_sorted
        )
    if changes.keys() & {"title", "statement"}:
        keep_keys(outcome)
    if changes.keys() & {"city", "countries"}:
        trail.must_still_hold(partial(match_focal_cities, [outcome.pk]))
    if changes.keys() & JUDGED:
        outcome.judged_from = outcome.version
        Outcome.objects.filter(pk=outcome.pk).update(judged_from=outcome.version)
    if outcome.submissions:  # Nobody outside was asked about what was never sent to the reviewers.
        supersede_requests(outcome=outcome, changed=changes, by=trail.by, now=timezone.now())
    OutcomeVersion.objects.create(
        outcome=outcome,
        number=outcome.version,
        content=content,
        by_id=trail.by.person_id,
        why=why[:200],
        restored_from=restored_from,
    )
    trail.record(
        act,
        subject_type="outcome",
        reference=outcome.reference,
        changes=kept_changes(changes, as_passages(outcome.withheld)),
        reason=kept(why, as_passages(outcome.withheld)),
    )
