"""The invented people of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from wiego_mle.kernel.roles import Role

PASSWORD = "harvest for everyone"  # noqa: S105 - printed on the screen of every demonstration
"""The password of every person of the demonstration; `load_demo` refuses to run in production."""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who signs in to the demonstration.

    `roles` hold everywhere; `round_roles` also in the team of each of the demonstration's rounds.
    """

    key: str
    name: str
    language: str
    time_zone: str
    roles: tuple[Role, ...] = ()
    round_roles: tuple[Role, ...] = ()

    @property
    def email(self) -> str:
        """Return the address, in a domain that can never receive mail (RFC 2606)."""
        return f"{self.key}@example.org"


PEOPLE = (
    DemoPerson("sofia", "Sofia Lindqvist", "en", "Europe/London", (Role.ADMINISTRATOR,)),
    DemoPerson("miriam", "Miriam Adjei", "en", "Africa/Accra", (Role.LEAD,)),
    DemoPerson("tomas", "Tomás Rivera", "es", "America/Mexico_City", (), (Role.REVIEWER,)),
    DemoPerson("grace", "Grace Otieno", "en", "Africa/Nairobi", (), (Role.REVIEWER,)),
    DemoPerson("amara", "Amara Mensah", "en", "Africa/Accra", (), (Role.CONTRIBUTOR,)),
    DemoPerson("lucia", "Lucía Paredes", "es", "America/Lima", (), (Role.CONTRIBUTOR,)),
    DemoPerson("fatou", "Fatou Diop", "fr", "Africa/Dakar", (), (Role.CONTRIBUTOR,)),
    DemoPerson("priya", "Priya Nair", "en", "Asia/Kolkata", (), (Role.CONTRIBUTOR,)),
    DemoPerson("joana", "Joana Tavares", "pt", "America/Sao_Paulo", (), (Role.CONTRIBUTOR,)),
    DemoPerson("daniel", "Daniel Kim", "en", "Asia/Bangkok", (), (Role.CODER,)),
    DemoPerson("ines", "Inês Duarte", "pt", "Europe/Lisbon", (), (Role.CODER,)),
    DemoPerson("robert", "Robert Hale", "en", "America/New_York", (Role.READER,)),
)
