"""Planning how a round asks people outside, and taking the plan of an earlier round over."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from harvests.models import HarvestRound, SubstantiationPlan
from harvests.policy import Act, may
from harvests.queries.substantiation import plan_of
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Stale

ANSWERS = (
    "answer_days",
    "reminder_days",
    "last_call_days",
    "grace_days",
    "quiet_until",
    "quiet_from",
    "skips_weekends",
    "most_per_letter",
    "retention_months",
    "replacement",
)
"""What a plan says, in the order of its page."""


def plan_substantiation(
    *, harvest_round: HarvestRound, answers: dict, version: int, by: Principal
) -> SubstantiationPlan:
    """Choose how a round asks people outside, and return the plan; `version` is 1 while there is none.

    What was asked already keeps the last day that its letter named.

    Raises:
        Refused: the person does not lead the round.
        ValidationError: the days or hours contradict each other.
        Stale: somebody else has planned since `version`.
    """
    require(may(by, Act.PLAN_SUBSTANTIATION, harvest_round))
    plan = plan_of(harvest_round)
    before = {name: getattr(plan, name) for name in ANSWERS}
    changes = {name: (before[name], answers[name]) for name in answers if before[name] != answers[name]}
    if not changes:
        return plan
    for name, (_old, new) in changes.items():
        setattr(plan, name, new)
    plan.full_clean(validate_unique=False)
    with recorded(by=by) as trail:
        _keep(plan, changes, version)
        trail.record(
            "round.substantiation_planned",
            subject_type="round",
            reference=harvest_round.reference,
            changes=changes,
        )
    return plan_of(harvest_round)


def _keep(plan: SubstantiationPlan, changes: dict, version: int) -> None:
    if plan.pk:
        claim(
            SubstantiationPlan.objects,
            pk=plan.pk,
            expected={"version": version},
            version=F("version") + 1,
            **{name: new for name, (_old, new) in changes.items()},
        )
        return
    try:
        with transaction.atomic():
            plan.version = version + 1
            plan.save(force_insert=True)
    except IntegrityError as other:
        raise Stale(
            _("Somebody else changed this meanwhile. Look at it as it is now and decide again.")
        ) from other


def copy_plan(*, harvest_round: HarvestRound, source: HarvestRound, by: Principal) -> bool:
    """Take over how another round asks people outside, and say whether anything was copied.

    A plan that somebody has written here stays, so a double click copies once.

    Raises:
        Refused: the person does not lead the round.
    """
    given = SubstantiationPlan.objects.filter(round=source).first()
    if given is None or SubstantiationPlan.objects.filter(round=harvest_round).exists():
        return False
    plan_substantiation(
        harvest_round=harvest_round,
        answers={name: getattr(given, name) for name in ANSWERS},
        version=1,
        by=by,
    )
    return SubstantiationPlan.objects.filter(round=harvest_round).exists()
