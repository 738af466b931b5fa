"""Changing the register of actors."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.enums import Dimension
from harvests.models import Code
from outcomes.models import Actor, Outcome
from outcomes.policy import Act, may
from outcomes.services.references import ACTOR, next_reference
from outcomes.services.snapshot import search_text_of
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text, fold

ANSWERS = ("name", "other_names", "actor_type", "level", "country", "parent")
"""What the register says about an actor."""
_LONGEST_NAME = Actor._meta.get_field("folded_name").max_length
_LONGEST_NAMES = Actor._meta.get_field("folded_other_names").max_length
MOST_NAMES = Actor._meta.get_field("other_names").max_length
DEEPEST = 20
"""How many steps up a chain of parents is followed; a real one has three or four."""


class AlreadyInRegister(Refused):
    """An actor with this name and country is in the register; `actor` is it."""

    def __init__(self, actor: Actor):
        super().__init__(_("“%(name)s” is in the register already.") % {"name": actor.name})
        self.actor = actor


def add_actor(
    *,
    name: str,
    by: Principal,
    actor_type: Code | None = None,
    level: Code | None = None,
    country: str = "",
    other_names: str = "",
    parent: Actor | None = None,
) -> Actor:
    """Add an actor to the register and return it.

    Raises:
        Refused: the person may not add actors.
        AlreadyInRegister: the name is there already, also in other letters, for the same country.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.ADD_ACTOR))
    actor = Actor()
    _apply(
        actor,
        {
            "name": name,
            "other_names": other_names,
            "actor_type": actor_type,
            "level": level,
            "country": country,
            "parent": parent,
        },
    )
    _refuse_twin(actor)
    try:
        with recorded(by=by) as trail:
            actor.reference = next_reference(ACTOR)
            actor.save(force_insert=True)
            said = {answer: ("", said) for answer, said in _said(actor).items() if said}
            trail.record("actor.added", subject_type="actor", reference=actor.reference, changes=said)
    except IntegrityError:
        # Somebody else added the same actor since the look-up above.
        _refuse_twin(actor)
        raise
    return actor


def change_actor(*, actor: Actor, version: int, answers: dict, by: Principal, reason: str = "") -> Actor:
    """Change what the register says about an actor and return it as it is now.

    Outcomes of the actor are found under its new name at once. Nothing is written when nothing
    changed.

    Raises:
        Refused: the person may not change the register, or the actor would be part of itself.
        AlreadyInRegister: another actor has this name and country.
        Stale: somebody else changed the actor since `version`.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.EDIT_ACTOR, actor))
    fresh = Actor.objects.select_related("actor_type", "level", "parent").get(pk=actor.pk)
    before = _said(fresh)
    _apply(fresh, answers)
    if fresh.merged_into_id is not None:
        raise Refused(_("This actor was merged with another one; change that one."))
    if fresh.name != before["name"]:
        # Who knows the old name still finds the actor.
        _apply(fresh, {"other_names": joined_names(fresh.other_names, [before["name"]], besides=fresh.name)})
    _refuse_circle(fresh)
    _refuse_twin(fresh)
    changes = {
        answer: (before[answer], said) for answer, said in _said(fresh).items() if said != before[answer]
    }
    if not changes and version == fresh.version:
        return fresh
    columns = {answer: getattr(fresh, answer) for answer in (*ANSWERS, "folded_name", "folded_other_names")}
    try:
        with recorded(by=by) as trail:
            claim(
                Actor.objects, pk=fresh.pk, expected={"version": version}, version=F("version") + 1, **columns
            )
            if "name" in changes:
                _make_findable(fresh)
            if "parent" in changes:
                trail.must_still_hold(lambda: _refuse_circle(fresh))
            trail.record(
                "actor.edited",
                subject_type="actor",
                reference=fresh.reference,
                changes=changes,
                reason=clean_text(reason).strip(),
            )
    except IntegrityError:
        _refuse_twin(fresh)
        raise
    return Actor.objects.get(pk=fresh.pk)


def _apply(actor: Actor, answers: dict) -> None:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about an actor: {', '.join(sorted(unknown))}")
    for answer, value in answers.items():
        setattr(actor, answer, " ".join(clean_text(value).split()) if isinstance(value, str) else value)
    actor.folded_name = fold(actor.name)
    actor.folded_other_names = fold(actor.other_names)
    if not any(letter.isalnum() for letter in actor.folded_name):
        raise ValidationError(
            {"name": _("Write the name of the actor, for example Accra Metropolitan Assembly.")}
        )
    if len(actor.folded_name) > _LONGEST_NAME or len(actor.folded_other_names) > _LONGEST_NAMES:
        # Ligatures unfold into several letters.
        raise ValidationError(
            {"name": _("The name is too long. Write its usual form and the rest as other names.")}
        )
    for code, dimension in ((actor.actor_type, Dimension.ACTOR_TYPE), (actor.level, Dimension.LEVEL)):
        if code is not None and code.dimension != dimension:
            raise Refused(
                _("“%(code)s” is not in the list “%(list)s”.") % {"code": code, "list": dimension.label}
            )
    actor.clean_fields(exclude={"reference", "actor_type", "level", "parent"})


def _refuse_twin(actor: Actor) -> None:
    twin = (
        Actor.objects.filter(folded_name=actor.folded_name, country=actor.country)
        .exclude(pk=actor.pk)
        .first()
    )
    if twin is not None:
        raise AlreadyInRegister(twin.merged_into or twin)


def joined_names(names: str, more: Iterable[str], *, besides: str = "") -> str:
    """Return other names with more of them behind, each once and as far as they fit; `besides` is left out."""
    known = {fold(besides)}
    joined: list[str] = []
    for name in (*names.split(","), *more):
        name = " ".join(name.split())
        if name and fold(name) not in known and len(", ".join([*joined, name])) <= MOST_NAMES:
            known.add(fold(name))
            joined.append(name)
    return ", ".join(joined)


def _refuse_circle(actor: Actor) -> None:
    above, steps = actor.parent_id, 0
    while above is not None:
        steps += 1
        if above == actor.pk or steps > DEEPEST:
            raise Refused(_("An actor cannot be part of itself."))
        above = Actor.objects.values_list("parent_id", flat=True).get(pk=above)


def _make_findable(actor: Actor) -> None:
    for outcome in Outcome.objects.filter(actor_parts__actor=actor).iterator(chunk_size=500):
        Outcome.objects.filter(pk=outcome.pk).update(search_text=search_text_of(outcome))


def _said(actor: Actor) -> dict[str, str]:
    """Return the answers as the trail keeps them: codes by key, the parent by reference."""
    return {
        "name": actor.name,
        "other_names": actor.other_names,
        "actor_type": actor.actor_type.key if actor.actor_type else "",
        "level": actor.level.key if actor.level else "",
        "country": actor.country,
        "parent": actor.parent.reference if actor.parent else "",
    }
