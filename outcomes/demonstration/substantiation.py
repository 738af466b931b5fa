"""The substantiation of two rounds of the demonstration: one finished, one under way, each step by its service.

The people are invented; what they say about the public outcomes is invented too, and kept to small things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from harvests.services.substantiation import plan_substantiation
from outcomes.enums import Confidentiality
from outcomes.models import Nomination, Outcome, SubstantiationRequest
from outcomes.queries.selections import draw_of, selected_in, units_of
from outcomes.request_enums import Channel, DeclineKind
from outcomes.selecting.plans import ByLot, Marked
from outcomes.services.nominations import approve_nomination, nominate
from outcomes.services.request_answers import (
    answer_for,
    answer_outcome,
    decline_request,
    open_request,
    save_draft,
)
from outcomes.services.requests import prepare_request, send_request
from outcomes.services.resolutions import resolve
from outcomes.services.selections import change_selection, draw_selection, mark_of_draw, plan_selection
from wiego_mle.kernel.access import Principal

FINISHED, RUNNING = "2022-2023", "2024"
"""The round whose substantiation is over, and the one in which people are asked now."""
SEED = "2026"
PERCENT = {FINISHED: 40, RUNNING: 100}
MOST = 6
"""How many outcomes of a draw are asked about; the others of it still lack somebody."""

AGREES = {
    "outcome_judgement": "fully",
    "significance_judgement": "fully",
    "contribution_judgement": "fully",
    "quoting": "not_at_all",
}
PARTLY = AGREES | {
    "outcome_judgement": "partly",
    "outcome_comment": "The decision is right. It was carried out in two districts first, and later in the others.",
    "others_contributed": "The traders’ association of the second district.",
    "quoting": "by_role",
}
UNSURE = AGREES | {"significance_judgement": "cannot_say", "quoting": "by_role"}
DISAGREES = AGREES | {
    "contribution_judgement": "disagree",
    "contribution_comment": "The association asked for this for years. Others are named first here who came late.",
}
WHY_KEPT = "The public sources name the association among those who contributed; the text says so already."


@dataclass(frozen=True)
class Outsider:
    """Somebody who is asked, what they are to the outcomes, and what they do about it."""

    name: str
    organisation: str
    position: str
    country: str
    relation: str
    does: str
    said: Mapping[str, str] = field(default_factory=lambda: AGREES)
    channel: str = Channel.EMAIL
    language: str = "en"

    @property
    def address(self) -> str:
        """Return an address at which nobody reads."""
        return f"{self.name.split()[0].lower()}.{self.name.split()[-1].lower()}@outside.example"


PEOPLE: dict[str, tuple[Outsider, ...]] = {
    FINISHED: (
        Outsider("Efua Boateng", "City administration", "Head of markets", "GH", "official", "answers"),
        Outsider(
            "Sunita Rao",
            "Workers’ federation",
            "General secretary",
            "IN",
            "beneficiary",
            "tells",
            UNSURE,
            Channel.TELEPHONE,
        ),
        Outsider("Luis Paredes", "Universidad del Sur", "Researcher", "PE", "expert", "answers", PARTLY),
        Outsider("Ana Ferraz", "City council", "Councillor", "BR", "official", "answers", language="pt"),
        Outsider("Marc Diallo", "Legal clinic", "Lawyer", "SN", "ally", "answers", DISAGREES, language="fr"),
    ),
    RUNNING: (
        Outsider("Kofi Mensah", "Ministry of labour", "Deputy director", "GH", "official", "answers"),
        Outsider("Pedro Lima", "Waste authority", "Engineer", "BR", "official", "waits", language="pt"),
        Outsider("Jean Faye", "Regional council", "Adviser", "SN", "official", "declines", language="fr"),
        Outsider("Deepa Nair", "Legal aid network", "Lawyer", "IN", "ally", "begins"),
        Outsider("Rosa Quispe", "Universidad del Norte", "Researcher", "PE", "expert", "answers", PARTLY),
        Outsider("Wanjiru Otieno", "Traders’ union", "Chair", "KE", "beneficiary", "waits"),
    ),
}
"""Whom each round asks, one after the other for the outcomes that its lot drew."""


def substantiate(harvest_round: HarvestRound, reference: str, lead: Principal) -> None:
    """Plan, draw, propose, check, ask, answer and decide in one round; each person is asked in one letter."""
    plan_substantiation(
        harvest_round=harvest_round,
        answers={"answer_days": 30, "reminder_days": "7,14,21", "grace_days": 3},
        version=1,
        by=lead,
    )
    _draw(harvest_round, lead)
    outcomes = [
        each for each in selected_in(harvest_round) if each.confidentiality != Confidentiality.RESTRICTED
    ]
    asked: dict[str, list[Outcome]] = {person.name: [] for person in PEOPLE[reference]}
    in_turn = cycle(PEOPLE[reference])
    for outcome in outcomes[:MOST]:
        for _number in range(2):
            person = next(in_turn)
            _propose(outcome, person, lead)
            asked[person.name].append(outcome)
    for person in PEOPLE[reference]:
        if asked[person.name]:
            _ask(harvest_round, person, asked[person.name], lead)
    _decide(harvest_round, lead)


def _draw(harvest_round: HarvestRound, lead: Principal) -> None:
    planned = plan_selection(harvest_round=harvest_round, by=lead)
    planned = change_selection(
        selection=planned,
        rules=[ByLot(percent=PERCENT[harvest_round.reference]), Marked("negative")],
        seed=SEED,
        together=False,
        version=planned.version,
        by=lead,
    )
    drawn = draw_of(planned, units_of(planned.round, together=False))
    draw_selection(selection=planned, seen=mark_of_draw(drawn), by=lead)


def _propose(outcome: Outcome, person: Outsider, lead: Principal) -> Nomination:
    outcome = Outcome.objects.select_related("round", "author").get(pk=outcome.pk)
    nomination = nominate(
        outcome=outcome,
        person={
            "name": person.name,
            "email": person.address if person.channel == Channel.EMAIL else "",
            "phone": "" if person.channel == Channel.EMAIL else "+000 00 00 00",
            "organisation": person.organisation,
            "position": person.position,
            "country": person.country,
            "language": person.language,
        },
        said={
            "relation": person.relation,
            "independence": "Knows the change from their own work and told us nothing of it.",
            "channel": person.channel,
        },
        by=principal_for(outcome.author),
    )
    return approve_nomination(nomination=nomination, version=nomination.version, by=lead)


def _ask(harvest_round: HarvestRound, person: Outsider, outcomes: list[Outcome], lead: Principal) -> None:
    substantiator = (
        Nomination.objects.select_related("substantiator")
        .filter(outcome__in=outcomes, substantiator__name=person.name)
        .earliest("pk")
        .substantiator
    )
    request = prepare_request(
        harvest_round=harvest_round,
        substantiator=substantiator,
        outcomes=outcomes,
        answer_until=timezone.localdate() + timedelta(days=21),
        by=lead,
        channel=person.channel,
    )
    if not request.is_spoken:
        request = send_request(request=request, by=lead)
    if person.does == "tells":
        for asked in request.asked.all():
            answer_for(asked=asked, answers=person.said, seen=0, by=lead, channel=person.channel)
    elif person.does == "declines":
        decline_request(request=request, kind=DeclineKind.NO_TIME, words="I am travelling until the autumn.")
    elif person.does in ("answers", "begins"):
        _at_the_page(open_request(request=request), person)


def _at_the_page(request: SubstantiationRequest, person: Outsider) -> None:
    for asked in request.asked.select_related("outcome", "request__round", "request__substantiator"):
        if person.does == "begins":
            save_draft(asked=asked, answers={"outcome_judgement": "fully"})
            return
        corrected = {}
        if person.said is PARTLY:
            corrected = {"corrected_statement": f"{asked.frozen['statement']} It began in two districts."}
        answer_outcome(asked=asked, answers={**person.said, **corrected}, seen=0)


def _decide(harvest_round: HarvestRound, lead: Principal) -> None:
    """Say what follows where somebody disagrees; where somebody suggests words it is left to whoever looks."""
    contested = (
        selected_in(harvest_round)
        .filter(asked_about__judgement__contribution_judgement="disagree")
        .select_related("round", "author")
        .distinct()
    )
    for outcome in contested[:1]:
        resolve(outcome=outcome, kind="keep", reason=WHY_KEPT, version=outcome.version, by=lead)
