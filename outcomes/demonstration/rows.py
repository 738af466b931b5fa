"""The rows of the public data set, and what each of their words means in the record."""

from __future__ import annotations

import csv
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django_countries import countries

from outcomes.enums import Direction, Expected, InfluenceRoute
from wiego_mle.kernel.partial_dates import Period, join, period_from_parts

FILE = Path(__file__).with_name("outcomes.csv")
_KEYS = uuid.UUID("5a1d5f8e-0f5b-4a66-9a43-3d4c1f0b6e11")

_ACTOR_TYPES = {
    "worker organisation": "mbo-network",
    "national government": "national-executive",
    "employer/company": "company",
    "statistical office": "statistical-office",
    "regional body": "regional-body",
    "local government": "local-government",
    "court": "court",
    "trade union": "trade-union",
    "civil society": "ngo",
    "international organisation": "other-un",
}
_NAMED_ACTOR_TYPES = (
    (("ILO", "International Labour"), "ilo"),
    (("Parliament", "Congres", "Assembly of Sindh"), "parliament"),
    (("Police",), "police"),
    (("Organisation for Economic",), "regional-body"),
)
_CHANGE_TYPES = {
    "policy/law": "policy",
    "practice": "practice",
    "agenda/discourse": "agenda",
    "relationship": "relationship",
    "knowledge & data use": "practice",
    "action/activity": "action",
}
_LEVELS = {"local": "city", "national": "national", "regional": "regional", "global": "global"}
_WORKER_GROUPS = {
    "domestic workers": "domestic-workers",
    "home-based workers": "home-based-workers",
    "garment workers": "garment-workers",
    "waste pickers": "waste-pickers",
    "platform workers": "platform-workers",
    "agricultural workers": "agriculture-fishing",
    "street vendors and market traders": "street-vendors-market-traders",
    "market porters": "market-porters",
    "construction workers": "construction-workers",
    "cross-sector": "cross-sector",
}
_PROGRAMMES = {
    "Organization & Representation": "organization-representation",
    "Urban Policies": "urban-policies",
    "Law": "law",
    "Global Trade": "global-trade",
    "Statistics": "statistics",
    "Social Protection": "social-protection",
    "Focal Cities": "focal-cities",
}
_EXPECTED = {"yes": Expected.INTENDED, "no": Expected.UNINTENDED, "unknown": Expected.NOT_SURE}
_OTHERS = {
    "en": ("According to the public sources, these took part: %s.", "None known from the public sources."),
    "es": ("Según las fuentes públicas, participaron: %s.", "No se conoce ninguna en las fuentes públicas."),
    "fr": (
        "Selon les sources publiques, ont participé : %s.",
        "Aucune connue d’après les sources publiques.",
    ),
}
_ALPHA2 = {countries.alpha3(code): code for code, _name in countries}


@dataclass(frozen=True)
class DemoRow:
    """One row of the file, with the words of the file as they stand."""

    raw: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.raw[column]

    @property
    def creation_key(self) -> uuid.UUID:
        """Return the key under which this row is logged, always the same."""
        return uuid.uuid5(_KEYS, self["ref"])

    @property
    def is_weak(self) -> bool:
        """Say whether the row is one that a reviewer should send back."""
        return self["review_hint"].startswith("SEND BACK")

    @property
    def hint(self) -> str:
        """Return what a reviewer should say, without the marker in front."""
        return self["review_hint"].removeprefix("SEND BACK").lstrip(": ")

    @property
    def period(self) -> Period | None:
        """Return when it happened, as exactly as the row says; None where it says nothing."""
        ends = [_period(self[name]) for name in ("date_observed_start", "date_observed_end") if self[name]]
        return join(ends[0], ends[-1]) if ends else None

    @property
    def year(self) -> int | None:
        """Return the year in which the change began, or None."""
        return int(self["date_observed_start"][:4]) if self["date_observed_start"] else None

    @property
    def country_codes(self) -> list[str]:
        """Return the two-letter codes of the countries; none for a global outcome."""
        return [_ALPHA2[code] for code in _parts(self["country_iso3"]) if code != "GLOBAL"]

    @property
    def actor_type_key(self) -> str:
        """Return the code of the actor type, made finer by the actor's name where it tells more."""
        if self["actor_type"] in ("national government", "international organisation", "local government"):
            for words, key in _NAMED_ACTOR_TYPES:
                if any(word in self["actor_name"] for word in words):
                    return key
        return _ACTOR_TYPES[self["actor_type"]]

    @property
    def change_type_key(self) -> str:
        """Return the code of the change type."""
        return _CHANGE_TYPES[self["change_type"]]

    @property
    def level_key(self) -> str:
        """Return the code of the level."""
        return _LEVELS[self["level"]]

    @property
    def worker_group_keys(self) -> list[str]:
        """Return the codes of the worker groups."""
        return [_WORKER_GROUPS[group] for group in _parts(self["worker_groups"])]

    @property
    def programme_key(self) -> str:
        """Return the key of the programme that leads."""
        return _PROGRAMMES[self["programme"]]

    @property
    def actor_names(self) -> list[str]:
        """Return the names of the actors that changed."""
        return _parts(self["actor_name"])

    @property
    def contributors(self) -> list[str]:
        """Return who took part, as the public sources name them."""
        return _parts(self["contributors"])

    @property
    def others(self) -> str:
        """Return the contribution of others, made from the list of contributors."""
        named = [name for name in self.contributors if not name.startswith("WIEGO")]
        some, none = _OTHERS[self["language"]]
        return some % "; ".join(named) if named else none

    @property
    def influence_route(self) -> InfluenceRoute:
        """Return the influence route by rule, because the file has none.

        A worker organisation that changed is route B; WIEGO beside others is D, WIEGO alone A, and
        others without WIEGO C.
        """
        if self["actor_type"] == "worker organisation":
            return InfluenceRoute.B
        ours = any(name.startswith("WIEGO") for name in self.contributors)
        if not ours:
            return InfluenceRoute.C
        return InfluenceRoute.D if len(self.contributors) > 1 else InfluenceRoute.A

    @property
    def direction(self) -> Direction:
        """Return the direction."""
        return Direction(self["direction"])

    @property
    def expected(self) -> Expected:
        """Return whether worker organisations were working towards it."""
        return _EXPECTED[self["anticipated"]]

    @property
    def note(self) -> str:
        """Return everything the row says that has no field of its own in the record."""
        said = (
            ("Region", "region"),
            ("Level", "level"),
            ("Type of actor", "actor_type"),
            ("Type of change", "change_type"),
            ("Anticipated", "anticipated"),
            ("Contributors", "contributors"),
            ("Compared with a second page", "verified"),
            ("For the reviewer", "review_hint"),
        )
        lines = [f"{words}: {self[name]}." for words, name in said if self[name]]
        lines.append(
            "Set by rule when the demonstration was loaded: the influence route, and the contribution of "
            "others from the list of contributors."
        )
        return "\n".join(lines)

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """Return title, address and date of the pages that document the change."""
        found = [(self["source_title"], self["source_url"], self["source_date"])]
        if self["verified_url"] and self["verified_url"] != self["source_url"]:
            host = urlsplit(self["verified_url"]).hostname or self["verified_url"]
            found.append((f"Page with which the change was compared ({host})", self["verified_url"], ""))
        return [link for link in found if link[1]]

    @property
    def told_by(self) -> str:
        """Return the organisation that published the source."""
        return urlsplit(self["source_url"]).hostname or ""


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _period(text: str) -> Period:
    return period_from_parts(*(int(part) for part in text.split("-")))


def rows() -> list[DemoRow]:
    """Return the 89 rows in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [DemoRow(line) for line in csv.DictReader(stream)]


@dataclass(frozen=True)
class DemoRound:
    """A round of the demonstration: what it covers and which state it has reached."""

    reference: str
    first_year: int
    last_year: int
    state: str

    @property
    def name(self) -> str:
        """Return the name people see."""
        years = str(self.first_year) if self.first_year == self.last_year else self.years
        return f"Public outcomes {years}"

    @property
    def years(self) -> str:
        """Return the years as a span."""
        return f"{self.first_year}–{self.last_year}"

    @property
    def covers(self) -> tuple[date, date]:
        """Return the first and the last day that the round covers."""
        return date(self.first_year, 1, 1), date(self.last_year, 12, 31)


ROUNDS = (
    DemoRound("2005-2017", 2005, 2017, "closed"),
    DemoRound("2018-2021", 2018, 2021, "closed"),
    DemoRound("2022-2023", 2022, 2023, "analysing"),
    DemoRound("2024", 2024, 2024, "reviewing"),
    DemoRound("2025", 2025, 2025, "open"),
)
_WEAK_ROWS_WAIT_IN = {
    "OH-084": "2024",
    "OH-085": "2025",
    "OH-087": "2024",
    "OH-088": "2025",
    "OH-086": "2024",
}


def round_of(row: DemoRow) -> str:
    """Return the round in which a row is harvested.

    Rows that are to be sent back belong to a round that still runs, because a closed one has nothing
    undecided; the others go where their year belongs.
    """
    if row.is_weak:
        return _WEAK_ROWS_WAIT_IN.get(row["ref"], "2025")
    return next(each.reference for each in ROUNDS if each.first_year <= row.year <= each.last_year)
