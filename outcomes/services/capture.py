"""Saving one page of questions."""

from __future__ import annotations

from django.utils.translation import gettext as _

from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.queries.conflicts import since
from outcomes.services.actors import AlreadyInRegister, add_actor
from outcomes.services.record import save_answers
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import Refused, Stale

_WRITTEN_ALONE = (S.LEAD, S.DRAFT)
"""States in which a text is saved while somebody writes: nobody else waits for it yet."""


def saves_itself(outcome: Outcome) -> bool:
    """Say whether the text is saved while somebody is still writing."""
    return outcome.state in _WRITTEN_ALONE


def save_unasked(*, outcome: Outcome, version: int, answers: dict, by: Principal) -> Outcome:
    """Save the answers of a page while somebody is still writing, and return the record as it is now.

    Raises:
        Refused: the person may not change this text, or it is no draft any more.
        Stale: somebody else saved the record since; nothing is overwritten.
        ValidationError: a value contradicts a rule of the record.
    """
    if not saves_itself(outcome):
        raise Refused(_("A text that was sent is saved only when you press the button."))
    return save_section(outcome=outcome, version=version, answers=answers, by=by)


def save_section(
    *, outcome: Outcome, version: int, answers: dict, by: Principal, new_actor: dict | None = None
) -> Outcome:
    """Save the answers of one page and return the record as it is now.

    `new_actor` is what the register is to say about an actor that is added to it and to the
    outcome, both or neither. Whoever went on writing elsewhere in the same record, for instance
    added a source in a second window, is not asked about a conflict with themself as long as
    nothing on this page was changed.

    Raises:
        Refused: the person may not change this text, or not add to the register.
        Stale: the record is no longer at the version that the person saw.
        ValidationError: a value contradicts a rule of the record.
    """
    try:
        return _save(outcome, version, answers, by, new_actor)
    except Stale:
        later = since(outcome, version, reader=by)
        now = Outcome.objects.values_list("version", flat=True).get(pk=outcome.pk)
        if now == version or not later.only_by(by, frozenset(answers)):
            raise
    return _save(outcome, now, answers, by, new_actor)


def _save(outcome: Outcome, version: int, answers: dict, by: Principal, new_actor: dict | None) -> Outcome:
    if new_actor is None:
        return save_answers(outcome=outcome, version=version, answers=answers, by=by)
    with recorded(by=by):
        try:
            actor = add_actor(by=by, **new_actor)
        except AlreadyInRegister as twin:
            actor = twin.actor
        actors = [*answers["actors"], actor]
        answers = answers | {"actors": actors}
        if "actor_type" in answers:
            answers["actor_type"] = answers["actor_type"] or actor.actor_type
        return save_answers(outcome=outcome, version=version, answers=answers, by=by)
