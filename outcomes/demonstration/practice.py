"""A round of 300 made-up texts coded by three people, so that agreement and differences can be looked at in numbers.

Nothing in it happened: each text is made of a town, a group and a stage, and its title says that it is for practice. It
stands in a financial year of its own, before all others, so that no annual table of the demonstration counts it.
Who gives which code follows a rule (`outcomes.scale.coding`), so every figure of agreement is known beforehand.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from harvests.models import Code, HarvestRound, Programme
from harvests.queries.codebook import newest_version
from harvests.queries.teams import principal_for
from harvests.services.rounds import move_round, plan_round
from harvests.services.teams import add_member
from outcomes.comparing.keys import keys_of
from outcomes.enums import Origin
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeKey, OutcomeProgramme, OutcomeVersion, ReviewDecision
from outcomes.scale.coding import code_by_rule
from outcomes.services.coding_plans import plan_coding
from outcomes.services.importing.making import reserved
from outcomes.services.references import OUTCOME
from outcomes.services.rounds import take_round_step
from outcomes.services.snapshot import TEXTS, as_stored, snapshot
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.bulk import insert_rows
from wiego_mle.kernel.folding import fold, sort_key
from wiego_mle.kernel.partial_dates import Precision

REFERENCE = "practice"
NAME = "Practice: 300 made-up texts, coded by three people"
YEAR = 1999
DIMENSION = "stage"
CODERS = ("daniel", "ines", "grace")
"""The first always gives the code of the text, the second another for each tenth, the third for each fifteenth."""
AUTHOR, REVIEWER, LEAD = "amara", "tomas", "miriam"
NUMBER = 300

STAGES = (
    (
        "discourse",
        "the mayor said for the first time in public that {group} belong to the economy of the town",
    ),
    ("commitment", "the town council signed a letter in which it promises {group} a place in its next plan"),
    ("adopted", "the town council adopted a by-law that names {group} and gives them licences"),
    ("implementation", "the market office began to hand out licences to {group}, 40 in the first week"),
    ("enforcement", "the district court fined the market office for taking the goods of {group}"),
    ("sustained", "for the fifth year in a row, the budget of the town paid for the places of {group}"),
)
TOWNS = (
    "Northport",
    "Eastbridge",
    "Millbrook",
    "Stonefield",
    "Harbour End",
    "Redhill",
    "Longwater",
    "Greenmarket",
    "Saltmarsh",
    "Westgate",
)
GROUPS = (
    ("street vendors", "street-vendors-market-traders"),
    ("waste pickers", "waste-pickers"),
    ("domestic workers", "domestic-workers"),
    ("home-based workers", "home-based-workers"),
    ("porters", "transport-workers"),
)
_NEEDS = {
    key: "coding" if key == DIMENSION else "off"
    for key in ("actor_type", "change_type", "stage", "level", "worker_group", "strategy", "degree", "goal")
}


def load_practice() -> bool:
    """Add the practice round to the demonstration, wholly or not at all; return False if it is there already."""
    if HarvestRound.objects.filter(reference=REFERENCE).exists():
        return False
    with transaction.atomic(), translation.override("en"):
        people = {
            each: User.objects.get(email=f"{each}@example.org") for each in (*CODERS, AUTHOR, REVIEWER, LEAD)
        }
        lead = principal_for(people[LEAD])
        made = _round(people, lead)
        keys = _texts(made, people, lead)
        plan_coding(
            harvest_round=made,
            book=newest_version(),
            needs=_NEEDS,
            twice="all",
            times=len(CODERS),
            seed=REFERENCE,
            by=lead,
        )
        code_by_rule(keys, [people[each].pk for each in CODERS], DIMENSION, by=people[LEAD].pk)
    return True


def _round(people: dict[str, User], lead: Principal) -> HarvestRound:
    made = plan_round(
        by=lead,
        reference=REFERENCE,
        name=NAME,
        covers_from=date(YEAR, 4, 1),
        covers_to=date(YEAR + 1, 3, 31),
        collecting_from=date(YEAR, 4, 1),
        collecting_to=date(YEAR + 1, 6, 30),
        financial_year=YEAR,
        boundary="Nothing here happened. The texts are made up to practise coding and to look at agreement.",
        is_demonstration=True,
        is_practice=True,
    )
    for role, names in ((Role.CODER, CODERS), (Role.CONTRIBUTOR, (AUTHOR,)), (Role.REVIEWER, (REVIEWER,))):
        for each in names:
            add_member(harvest_round=made, person=people[each], role=role, by=lead)
    made = move_round(harvest_round=made, step="open", by=lead)
    return take_round_step(harvest_round=made, step="review", by=lead)


def _texts(made: HarvestRound, people: dict[str, User], lead: Principal) -> list[int]:
    """Write the texts as one version each, accepted, and return their keys in their order."""
    groups = {code.key: code for code in Code.objects.filter(dimension="worker_group")}
    programme, now = Programme.objects.order_by("order", "pk").first(), timezone.now()
    first = reserved(OUTCOME, NUMBER)
    rows = [_text(number, f"{OUTCOME}-{first + number:04d}", made, people) for number in range(NUMBER)]
    Outcome.objects.bulk_create(rows)
    group_of = {row.pk: groups.get(GROUPS[number // 60][1]) for number, row in enumerate(rows)}
    insert_rows(
        OutcomeProgramme, ("outcome", "programme", "is_lead"), ((row.pk, programme.pk, True) for row in rows)
    )
    insert_rows(
        Outcome.worker_groups.through,
        ("outcome", "code"),
        ((pk, code.pk) for pk, code in group_of.items() if code),
    )
    insert_rows(
        OutcomeKey,
        ("outcome", "key"),
        ((row.pk, key) for row in rows for key in keys_of(row.title, row.statement)),
    )
    known = {
        name: []
        for name in ("countries", "actors", "actor_roles", "grants", "sources", "evidence", "contributions")
    } | {"programmes": [f"* {programme.key}"]}
    versions = []
    with recorded(by=lead) as trail:
        for row in rows:
            code = group_of[row.pk]
            content = as_stored(snapshot(row, known=known | {"worker_groups": [code.key] if code else []}))
            versions.append(OutcomeVersion(outcome=row, number=1, content=content, by=people[AUTHOR], at=now))
            trail.record(
                "outcome.logged",
                subject_type="outcome",
                reference=row.reference,
                changes={"title": (None, row.title)},
            )
    OutcomeVersion.objects.bulk_create(versions)
    ReviewDecision.objects.bulk_create(
        ReviewDecision(
            outcome=row,
            step="accept",
            from_state=S.SUBMITTED,
            to_state=S.ACCEPTED,
            by=people[REVIEWER],
            at=now,
            outcome_version=1,
        )
        for row in rows
    )
    return [row.pk for row in rows]


def _text(number: int, reference: str, made: HarvestRound, people: dict[str, User]) -> Outcome:
    _stage, sentence = STAGES[number % 6]
    town, (group, _key) = TOWNS[number // 6 % 10], GROUPS[number // 60]
    month = number % 12 + 1
    said = date(YEAR if month >= 4 else YEAR + 1, month, 1)
    now = timezone.now()
    outcome = Outcome(
        reference=reference,
        round=made,
        state=S.ACCEPTED,
        author=people[AUTHOR],
        decided_by=people[REVIEWER],
        decided_at=now,
        submissions=1,
        submitted_at=now,
        first_submitted_at=now,
        title=f"Practice text {number + 1}: {group} of {town}",
        statement=(
            f"Made up for practice. In {said:%B %Y}, {sentence.format(group=group)}. "
            f"The town of {town} does not exist."
        ),
        significance="Made up for practice.",
        contribution_wiego="Made up for practice.",
        contribution_others="Made up for practice; none known.",
        is_global=True,
        city=town,
        date_from=said,
        date_to=said.replace(day=monthrange(said.year, month)[1]),
        date_precision=Precision.MONTH,
        direction="positive",
        expected="intended",
        influence_route="A",
        confidentiality="open",
        origin=Origin.TYPED,
        origin_note="Made by rule for practice; nothing here happened.",
    )
    outcome.title_sorted = sort_key(outcome.title)
    outcome.search_text = fold(" ".join([reference, *(getattr(outcome, name) for name in TEXTS[:5]), town]))
    return outcome
