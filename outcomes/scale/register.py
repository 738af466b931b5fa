"""What outcomes made by rule refer to: people, rounds, actors, contributions, codes and programmes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random

from harvests.enums import Dimension
from harvests.models import Code, HarvestRound, Programme
from harvests.services.rounds import move_round, plan_round
from outcomes.models import Actor, Contribution
from outcomes.scale.texts import PLACES
from outcomes.services.actors import add_actor
from outcomes.services.contributions import add_contribution
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.partial_dates import Precision
from wiego_mle.kernel.roles import Role

LEAD_ADDRESS = "scale-lead@example.org"
"""The one person made here who can sign in, once a password is set."""
YEARS = range(2017, 2025)
_AUTHORS, _REVIEWERS, _CONTRIBUTIONS = 24, 4, 40
_ACTORS_PER_CITY = ("City Council", "Market Authority", "Traders’ Federation")


@dataclass(frozen=True)
class Register:
    """Everything an outcome can refer to, read once."""

    authors: list[Principal]
    reviewers: list[Principal]
    rounds: list[HarvestRound]
    actors: dict[str, list[Actor]]
    contributions: list[Contribution]
    programmes: list[Programme]
    codes: dict[str, list[Code]]

    @classmethod
    def prepared(cls) -> Register:
        """Make what is missing and return it all."""
        lead = _person("Scale Lead", LEAD_ADDRESS, Role.LEAD, is_active=True)
        codes = defaultdict(list)
        for code in Code.objects.filter(retired_on=None).order_by("dimension", "order", "pk"):
            codes[code.dimension].append(code)
        programmes = list(Programme.objects.order_by("order", "pk"))
        with recorded(by=lead):
            rounds = [_round(year, lead) for year in YEARS]
            actors = _actors(lead, codes)
            contributions = _contributions(lead, programmes, codes)
        return cls(
            authors=_people("Author", _AUTHORS, Role.CONTRIBUTOR),
            reviewers=_people("Reviewer", _REVIEWERS, Role.REVIEWER),
            rounds=rounds,
            actors=actors,
            contributions=contributions,
            programmes=programmes,
            codes=dict(codes),
        )


def _people(name: str, number: int, role: Role) -> list[Principal]:
    """Make people who have left: nobody writes letters to them."""
    return [
        _person(f"{name} {at}", f"scale-{name.lower()}-{at}@example.org", role, is_active=False)
        for at in range(1, number + 1)
    ]


def _person(name: str, email: str, role: Role, *, is_active: bool) -> Principal:
    person = User.objects.filter(email=email).first()
    if person is None:
        person = User.objects.create_user(email, name=name, is_active=is_active)
        RoleGrant.objects.create(person=person, role=role)
    return Principal(person_id=person.pk, name=person.name, roles=frozenset({str(role)}))


def _round(year: int, lead: Principal) -> HarvestRound:
    reference = f"scale-{year}"
    present = HarvestRound.objects.filter(reference=reference).first()
    if present:
        return present
    planned = plan_round(
        by=lead,
        reference=reference,
        name=f"Made by rule {year}",
        covers_from=date(year, 4, 1),
        covers_to=date(year + 1, 3, 31),
        collecting_from=date(year, 5, 1),
        collecting_to=date(year + 1, 3, 31),
        financial_year=year,
        is_demonstration=True,
    )
    return move_round(harvest_round=planned, step="open", by=lead)


def _actors(lead: Principal, codes: dict[str, list[Code]]) -> dict[str, list[Actor]]:
    found = defaultdict(list)
    for city, country, _language in PLACES:
        for name in _ACTORS_PER_CITY:
            full_name = f"{name} of {city}"
            actor = Actor.objects.filter(name=full_name, country=country).first() or add_actor(
                name=full_name, by=lead, actor_type=codes[Dimension.ACTOR_TYPE][6], country=country
            )
            found[country].append(actor)
    return dict(found)


def _contributions(
    lead: Principal, programmes: list[Programme], codes: dict[str, list[Code]]
) -> list[Contribution]:
    random = Random(0)  # noqa: S311 - nothing here is secret
    found = list(Contribution.objects.filter(author=lead.person_id).order_by("pk"))
    for at in range(len(found) + 1, _CONTRIBUTIONS + 1):
        city, country, _language = random.choice(PLACES)
        year = random.choice(YEARS)
        answers = {
            "title": f"Count of workers in {city}, part {at}",
            "what_was_done": "Counted the workers of the city together with their association.",
            "partners": "Workers’ association",
            "programme": random.choice(programmes),
            "strategies": [random.choice(codes[Dimension.STRATEGY])],
            "countries": [country],
            "city": city,
            "date_from": date(year, 1, 1),
            "date_to": date(year, 12, 31),
            "date_precision": Precision.YEAR,
        }
        found.append(add_contribution(answers=answers, by=lead))
    return found
