"""Two actors of the register are one: merging them, and undoing it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.models import Actor, ActorMerge, Outcome, OutcomeActor
from outcomes.policy import Act, may
from outcomes.services.actors import DEEPEST, joined_names
from outcomes.services.parts import change_parts
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, WrongState
from wiego_mle.kernel.folding import clean_text, fold


def merge_actors(
    *, kept: Actor, kept_version: int, gone: Actor, gone_version: int, reason: str, by: Principal
) -> ActorMerge:
    """Join an actor of the register to another one that is the same, and return what was done.

    Outcomes, parts and names of `gone` go to `kept`, each outcome as a new version of its own. The
    row of `gone` stays, so its reference leads to `kept`, and the merge can be undone.

    Raises:
        Refused: the person may not change the register, or one of the two is part of the other's parts.
        WrongState: one of them was merged before.
        Stale: somebody else changed one of them since it was read.
        ValidationError: there is no reason.
    """
    require(may(by, Act.EDIT_ACTOR))
    reason = " ".join(clean_text(reason).split())
    if not reason:
        raise ValidationError({"why": _("Write why the two are the same.")})
    if kept.pk == gone.pk:
        raise Refused(_("These are not two actors."))
    with recorded(by=by) as trail:
        for actor, version in sorted(
            ((kept, kept_version), (gone, gone_version)), key=lambda pair: pair[0].pk
        ):
            claim(Actor.objects, pk=actor.pk, expected={"version": version}, version=F("version") + 1)
        kept, gone = _fresh(kept), _fresh(gone)
        _refuse_merged(kept, gone)
        parent = _parent_after(kept, gone)
        names = joined_names(kept.other_names, [gone.name, *gone.other_names.split(",")], besides=kept.name)
        parts = list(gone.parts.exclude(pk=kept.pk).order_by("pk").values_list("reference", flat=True))
        merge = ActorMerge(kept=kept, gone=gone, reason=reason[:200], by_id=by.person_id)
        merge.before = {
            "other_names": kept.other_names,
            "parent": kept.parent.reference if kept.parent else "",
            "parts": parts,
            "outcomes": [],
        }
        Actor.objects.filter(pk=gone.pk).update(merged_into=kept)
        Actor.objects.filter(pk=kept.pk).update(
            other_names=names, folded_other_names=fold(names), parent=parent
        )
        Actor.objects.filter(reference__in=parts).update(parent=kept, version=F("version") + 1)
        merge.before["outcomes"] = [_moved(outcome, kept, gone, reason, by) for outcome in _outcomes_of(gone)]
        merge.save(force_insert=True)
        trail.record(
            "actor.merged",
            subject_type="actor",
            reference=kept.reference,
            changes={
                "merged": ("", f"{gone.name} ({gone.reference})"),
                "other_names": (kept.other_names, names),
                "outcomes": ("", len(merge.before["outcomes"])),
            },
            reason=reason,
        )
        trail.record(
            "actor.merged_away",
            subject_type="actor",
            reference=gone.reference,
            changes={"merged": ("", f"{kept.name} ({kept.reference})")},
            reason=reason,
        )
    return merge


def undo_merge(*, merge: ActorMerge, reason: str, by: Principal) -> ActorMerge:
    """Tell two actors apart again that were merged, and return the merge.

    What was changed since stays: an outcome from which the actor was taken off meanwhile is left alone.

    Raises:
        Refused: the person may not change the register.
        WrongState: it was undone before, or one of the two was merged with yet another one since.
        ValidationError: there is no reason.
    """
    require(may(by, Act.EDIT_ACTOR))
    reason = " ".join(clean_text(reason).split())
    if not reason:
        raise ValidationError({"why": _("Write why they are two.")})
    with recorded(by=by) as trail:
        for pk in sorted((merge.kept_id, merge.gone_id)):
            Actor.objects.filter(pk=pk).update(version=F("version") + 1)
        if not ActorMerge.objects.filter(pk=merge.pk, undone_at__isnull=True).update(
            undone_at=timezone.now()
        ):
            raise WrongState(_("This was undone before."))
        kept, gone = _fresh(merge.kept), _fresh(merge.gone)
        if kept.merged_into_id is not None or gone.merged_into_id != kept.pk:
            raise WrongState(_("One of them was merged with another actor since. Undo that first."))
        names = _names_after_undoing(merge, kept, gone)
        Actor.objects.filter(pk=gone.pk).update(merged_into=None)
        Actor.objects.filter(pk=kept.pk).update(other_names=names, folded_other_names=fold(names))
        Actor.objects.filter(reference__in=merge.before["parts"], parent=kept).update(
            parent=gone, version=F("version") + 1
        )
        if merge.before["parent"] == gone.reference and kept.parent_id == gone.parent_id:
            Actor.objects.filter(pk=kept.pk).update(parent=gone)
        for moved in merge.before["outcomes"]:
            _give_back(moved, kept, gone, reason, by)
        for actor, other in ((kept, gone), (gone, kept)):
            trail.record(
                "actor.merge_undone",
                subject_type="actor",
                reference=actor.reference,
                changes={"merged": (f"{other.name} ({other.reference})", "")},
                reason=reason,
            )
    merge.refresh_from_db()
    return merge


def _fresh(actor: Actor) -> Actor:
    return Actor.objects.select_related("parent").get(pk=actor.pk)


def _refuse_merged(*actors: Actor) -> None:
    for actor in actors:
        if actor.merged_into_id is not None:
            raise WrongState(_("“%(name)s” was merged before.") % {"name": actor.name})


def _parent_after(kept: Actor, gone: Actor) -> Actor | None:
    """Return what `kept` is part of afterwards; refuse to make it part of one of its own parts."""
    if kept.parent_id == gone.pk:
        return gone.parent
    above, steps = kept.parent, 0
    while above is not None and steps < DEEPEST:
        if above.pk == gone.pk:
            raise Refused(
                _("“%(kept)s” is part of a part of “%(gone)s”. Change first what it is part of.")
                % {"kept": kept.name, "gone": gone.name}
            )
        above, steps = above.parent, steps + 1
    return kept.parent


def _outcomes_of(actor: Actor) -> list[Outcome]:
    return list(Outcome.objects.filter(actor_parts__actor=actor).select_related("round").order_by("pk"))


def _moved(outcome: Outcome, kept: Actor, gone: Actor, reason: str, by: Principal) -> dict:
    """Give an outcome to `kept` and return what it said of `gone`, for undoing."""
    said = {"outcome": outcome.reference, "role": "", "both": False}

    def write(fresh: Outcome) -> None:
        part = fresh.actor_parts.get(actor=gone)
        said.update(role=part.role, both=fresh.actor_parts.filter(actor=kept).exists())
        if said["both"]:
            part.delete()
        else:
            OutcomeActor.objects.filter(pk=part.pk).update(actor=kept)

    change_parts(
        outcome=outcome,
        by=by,
        write=write,
        part="actors",
        act="outcome.actor_merged",
        why=reason,
        needs=Act.EDIT_ACTOR,
    )
    return said


def _give_back(moved: dict, kept: Actor, gone: Actor, reason: str, by: Principal) -> None:
    outcome = Outcome.objects.select_related("round").filter(reference=moved["outcome"]).first()
    if outcome is None:
        return

    def write(fresh: Outcome) -> None:
        part = fresh.actor_parts.filter(actor=kept).first()
        if part is None or fresh.actor_parts.filter(actor=gone).exists():
            return
        if moved["both"]:
            OutcomeActor.objects.create(outcome=fresh, actor=gone, role=moved["role"])
        else:
            OutcomeActor.objects.filter(pk=part.pk).update(actor=gone)

    change_parts(
        outcome=outcome,
        by=by,
        write=write,
        part="actors",
        act="outcome.actor_merge_undone",
        why=reason,
        needs=Act.EDIT_ACTOR,
    )


def _names_after_undoing(merge: ActorMerge, kept: Actor, gone: Actor) -> str:
    """Return the other names of `kept` without those that came with `gone`."""
    before = {fold(name) for name in merge.before["other_names"].split(",")}
    came = {fold(name) for name in (gone.name, *gone.other_names.split(","))} - before
    rest = [name.strip() for name in kept.other_names.split(",") if fold(name) not in came]
    return ", ".join(filter(None, rest))
