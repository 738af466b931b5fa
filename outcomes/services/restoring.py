"""Bringing back what an earlier version of a record said, as a new version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from harvests.models import Code, Grant, Programme
from outcomes.enums import Confidentiality
from outcomes.models import Actor, Outcome, OutcomeVersion
from outcomes.queries.versions import readable_versions
from outcomes.services.record import save_answers
from outcomes.services.snapshot import CODES, PLAIN, TEXTS, as_stored, snapshot
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text

_DATES = ("date_from", "date_to")
_STAYS = frozenset({"origin", "confidentiality"})
"""How a record came about cannot change; who may read it is never opened again by an old version."""


@dataclass(frozen=True)
class Restoration:
    """What an earlier version brings back: the answers to save, and in words what stays as it is now.

    `now` is what the record says today, as a version would keep it.
    """

    answers: dict
    now: dict
    left: tuple[str, ...]


def restoration_of(outcome: Outcome, version: OutcomeVersion) -> Restoration:
    """Return what of an earlier version can be brought back today."""
    then, now = version.content, as_stored(snapshot(outcome))
    answers = {name: then[name] for name in TEXTS + PLAIN if name in then and name not in _STAYS}
    for name in _DATES:
        if answers.get(name):
            answers[name] = date.fromisoformat(answers[name])
    if "countries" in then:
        answers["countries"] = then["countries"]
    left: list[str] = []
    _restore_codes(outcome, then, answers, left)
    _restore_actors(then, answers, left)
    _restore_programmes(then, answers, left)
    _restore_grants(outcome, then, answers, left)
    left += _what_stays(then, now)
    return Restoration(answers, now, tuple(left))


def restore_version(*, outcome: Outcome, number: int, version: int, by: Principal, why: str = "") -> Outcome:
    """Save what version `number` said as a new version and return the record as it is then.

    `version` is the version of the record that the person saw. Nothing is written when the record
    says the same already.

    Raises:
        Refused: the person may not change this text now, or there is no such earlier version.
        Stale: the record is no longer at the version that the person saw.
        ValidationError: an answer of then contradicts a rule of today.
    """
    earlier = readable_versions(by, outcome).filter(number=number).first()
    if earlier is None or number >= outcome.version:
        raise Refused(_("There is no such earlier version of this record."))
    return save_answers(
        outcome=outcome,
        version=version,
        answers=restoration_of(outcome, earlier).answers,
        by=by,
        why=clean_text(why).strip(),
        restored_from=number,
    )


def _restore_codes(outcome: Outcome, then: dict, answers: dict, left: list[str]) -> None:
    groups = then.get("worker_groups", [])
    wanted = {then.get(name) for name in CODES} | set(groups)
    found = {(code.dimension, code.key): code for code in Code.objects.filter(key__in=wanted - {"", None})}
    used = {code.pk for name in CODES if (code := getattr(outcome, name))}
    used |= {code.pk for code in outcome.worker_groups.all()}

    def usable(dimension: str, key: str) -> Code | None:
        code = found.get((dimension, key))
        if code is not None and (code.retired_on is None or code.pk in used):
            return code
        words = _("“%(code)s” is no longer on its list.") % {"code": code.label if code else key}
        left.append(words)
        return None

    for name in CODES:
        if name not in then:
            continue
        if not then[name]:
            answers[name] = None
        elif (code := usable(name, then[name])) is not None:
            answers[name] = code
    if "worker_groups" in then:
        answers["worker_groups"] = [code for key in groups if (code := usable("worker_group", key))]


def _restore_actors(then: dict, answers: dict, left: list[str]) -> None:
    if "actors" in then:
        answers["actors"] = _still_there(
            then["actors"],
            {actor.reference: actor for actor in Actor.objects.filter(reference__in=then["actors"])},
            lambda reference: _("The actor %(actor)s is no longer in the register.") % {"actor": reference},
            left,
        )


def _restore_programmes(then: dict, answers: dict, left: list[str]) -> None:
    if "programmes" not in then:
        return
    keys = [each.removeprefix("* ") for each in then["programmes"]]
    leads = next((each.removeprefix("* ") for each in then["programmes"] if each.startswith("* ")), None)
    rows = {programme.key: programme for programme in Programme.objects.filter(key__in=keys)}
    answers["programmes"] = _still_there(
        keys,
        rows,
        lambda key: _("There is no programme “%(programme)s” any more.") % {"programme": key},
        left,
    )
    answers["lead_programme"] = rows.get(leads)


def _restore_grants(outcome: Outcome, then: dict, answers: dict, left: list[str]) -> None:
    if "grants" not in then:
        return
    used = {grant.pk for grant in outcome.grants.all()}
    found = Grant.objects.filter(key__in=then["grants"])
    answers["grants"] = _still_there(
        then["grants"],
        {grant.key: grant for grant in found if grant.retired_on is None or grant.pk in used},
        lambda key: _("The grant “%(grant)s” can no longer be chosen.") % {"grant": key},
        left,
    )


def _still_there(keys: list[str], rows: dict, words: Callable[[str], str], left: list[str]) -> list:
    left += [words(key) for key in keys if key not in rows]
    return [rows[key] for key in keys if key in rows]


def _what_stays(then: dict, now: dict) -> list[str]:
    """Say what differs from then and is not brought back because it is a record of its own, or by rule."""
    words = {
        "confidentiality": _("The confidentiality stays as it is now."),
        "sources": _("The sources stay as they are now."),
        "evidence": _("The evidence stays as it is now; what was removed is added again on its own page."),
        "contributions": _("The linked contributions stay as they are now."),
    }
    if then.get("confidentiality") == Confidentiality.RESTRICTED:
        words["confidentiality"] = _(
            "This was written while the record was restricted. The confidentiality stays as it is now, so "
            "everybody who may read the record reads it."
        )
    return [said for name, said in words.items() if name in then and _alike(then[name]) != _alike(now[name])]


def _alike(value):
    return sorted(value) if isinstance(value, list) else value
