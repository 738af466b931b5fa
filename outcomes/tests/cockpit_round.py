"""A round with something of everything that its cockpit counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from harvests.models import HarvestRound
from harvests.tests.factories import (
    ExtensionFactory,
    HarvestRoundFactory,
    ProgrammeFactory,
    ReplyFactory,
    RoundProgrammeFactory,
    TeamMemberFactory,
)
from outcomes.enums import MessageKind
from outcomes.models import Outcome
from outcomes.tests.factories import (
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    QuestionFactory,
    QuestionMessageFactory,
)
from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.tests.cast import Cast


@dataclass(frozen=True)
class CockpitRound:
    """A round whose last day was ten days ago, an earlier one, and who writes in it."""

    round: HarvestRound
    earlier: HarvestRound
    now: datetime
    silent: User
    late: User
    given_time: User
    in_given_programme: User
    busy: User


def days(number: float) -> timedelta:
    return timedelta(days=number)


def make_cockpit_round(cast: Cast) -> CockpitRound:
    """Fill the round of the cast."""
    now = timezone.now()
    today = timezone.localdate(now)
    here = cast.round
    here.collecting_from, here.collecting_to = today - days(50), today - days(10)
    here.save()
    earlier = HarvestRoundFactory(
        reference="earlier",
        collecting_from=date(2023, 1, 1),
        collecting_to=date(2023, 3, 31),
        covers_from=date(2022, 1, 1),
        covers_to=date(2022, 12, 31),
        closed=True,
    )
    law, statistics = ProgrammeFactory(key="cp-law"), ProgrammeFactory(key="cp-statistics")
    RoundProgrammeFactory(round=here, programme=law, target=12)
    RoundProgrammeFactory(round=here, programme=statistics)

    def contributor(name: str, *programmes, **fields) -> User:
        member = TeamMemberFactory(round=here, person=UserFactory(name=name, **fields))
        member.programmes.set(programmes)
        return member.person

    people = {
        "silent": contributor("Sil Silent", language="es"),
        "late": contributor("Lata Late"),
        "given_time": contributor("Gil Given"),
        "in_given_programme": contributor("Pia Programme", statistics),
        "busy": contributor("Bea Busy", language="fr"),
    }
    ReplyFactory(round=here, person=people["in_given_programme"], kind="nothing")
    ExtensionFactory(round=here, person=people["given_time"], until=today + days(5))
    ExtensionFactory(round=here, person=None, programme=statistics, until=today)

    def record(author: User, *programmes, in_round=here, country="", **fields) -> Outcome:
        outcome = OutcomeFactory(round=in_round, author=author, **fields)
        for place, programme in enumerate(programmes):
            OutcomeProgrammeFactory(outcome=outcome, programme=programme, is_lead=place == 0)
        if country:
            OutcomeCountryFactory(outcome=outcome, country=country)
        return outcome

    def moved(outcome: Outcome, **fields) -> Outcome:
        Outcome.objects.filter(pk=outcome.pk).update(**fields)
        return outcome

    moved(record(people["late"], law, lead=True), updated_at=now - days(20))
    record(people["late"], law, statistics)
    record(people["given_time"], law)
    record(people["in_given_programme"], statistics)
    for ago in (1, 9, 16):
        sent = now - days(ago)
        moved(
            record(people["busy"], law, country="GH", submitted=True),
            submitted_at=sent,
            first_submitted_at=sent,
        )
    back = moved(
        record(people["busy"], statistics, returned=True, language="fr"),
        decided_at=now - days(12),
        first_submitted_at=now - days(30),
        submitted_at=now - days(30),
    )
    accepted = record(people["busy"], law, statistics, accepted=True, country="GH", city="Accra")
    moved(accepted, first_submitted_at=now - days(40), submitted_at=now - days(40), decided_at=now - days(33))
    moved(
        record(people["busy"], restricted=True, accepted=True),
        first_submitted_at=now - days(8),
        submitted_at=now - days(8),
        decided_at=now - days(2),
    )
    record(people["busy"], law, set_aside=True)
    record(people["busy"], withdrawn=True)
    for number, ago in enumerate((1, 5, 10, 20, 25), start=1):
        question = QuestionFactory(outcome=back, number=number, asked_at=now - days(ago))
        QuestionMessageFactory(question=question, kind=MessageKind.ASKED, text=f"Which month was it? ({ago})")
    for month in (1, 3):
        day = datetime(2023, month, 20, 12, tzinfo=now.tzinfo)
        moved(
            record(people["late"], law, in_round=earlier, accepted=True, country="SN", city="Dakar"),
            first_submitted_at=day,
            submitted_at=day,
            decided_at=day,
        )
    return CockpitRound(here, earlier, now, **people)
