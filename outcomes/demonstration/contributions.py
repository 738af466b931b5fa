"""Contributions of WIEGO that several public outcomes have in common."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.enums import Strength
from wiego_mle.kernel.partial_dates import Period, join, period_from_parts


@dataclass(frozen=True)
class DemoContribution:
    """A contribution told in the rows named; what was done is the text of the first of them."""

    title: str
    programme: str
    strategies: tuple[str, ...]
    years: tuple[int, int]
    partners: str
    told_in: tuple[str, ...]
    countries: tuple[str, ...] = ()
    strength: Strength = Strength.UNKNOWN

    @property
    def period(self) -> Period:
        """Return the years in which it was done."""
        first, last = self.years
        return join(period_from_parts(first), period_from_parts(last))


CONTRIBUTIONS = (
    DemoContribution(
        "Support to the International Domestic Workers Network",
        "organization-representation",
        ("organisational-support", "global-delegation"),
        (2008, 2013),
        "IUF; IDWN",
        ("OH-001", "OH-002", "OH-065"),
        strength=Strength.SUBSTANTIAL,
    ),
    DemoContribution(
        "Delegations of worker leaders to the International Labour Conference",
        "organization-representation",
        ("global-delegation", "alliance", "communications-product"),
        (2014, 2025),
        "StreetNet International; HomeNets; IDWF",
        ("OH-003", "OH-005", "OH-015", "OH-016"),
    ),
    DemoContribution(
        "Mapping and organising of home-based workers in five regions",
        "organization-representation",
        ("organisational-support", "convening"),
        (2010, 2021),
        "HomeNet South Asia; HomeNet South-East Asia; HomeNet Eastern Europe",
        ("OH-006", "OH-018"),
        strength=Strength.SUBSTANTIAL,
    ),
    DemoContribution(
        "Support to the global alliance of waste pickers",
        "organization-representation",
        ("organisational-support", "technical-advice"),
        (2019, 2024),
        "International Alliance of Waste Pickers; GAIA",
        ("OH-010", "OH-007", "OH-008", "OH-009"),
    ),
    DemoContribution(
        "Statisticians of WIEGO in the working groups on informality",
        "statistics",
        ("statistics", "technical-advice"),
        (2002, 2023),
        "ILO Department of Statistics; Delhi Group",
        ("OH-013", "OH-011", "OH-012", "OH-014", "OH-078"),
    ),
    DemoContribution(
        "Support to Asiye eTafuleni and the street traders’ court cases in Durban",
        "law",
        ("legal", "accompaniment"),
        (2009, 2015),
        "Asiye eTafuleni; Legal Resources Centre",
        ("OH-027", "OH-026"),
        countries=("ZA",),
        strength=Strength.SUBSTANTIAL,
    ),
    DemoContribution(
        "Health policy dialogue of head-load porters in Accra",
        "social-protection",
        ("convening",),
        (2011, 2012),
        "Kayayei Youth Association",
        ("OH-037",),
        countries=("GH",),
    ),
    DemoContribution(
        "Part in the campaign Main Bhi Dilli",
        "focal-cities",
        ("campaign-media", "worker-education"),
        (2018, 2021),
        "Main Bhi Dilli; SEWA",
        ("OH-048",),
        countries=("IN",),
    ),
    DemoContribution(
        "Platform of non-salaried workers in Mexico City",
        "focal-cities",
        ("convening", "alliance"),
        (2018, 2024),
        "Platform of non-salaried workers",
        ("OH-077",),
        countries=("MX",),
    ),
)
