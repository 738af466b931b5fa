"""Outcomes of the public rows that are steps of one process, and how they belong together."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.enums import LinkKind


@dataclass(frozen=True)
class DemoLink:
    """One row of the file as it belongs to another one, with what shows it."""

    row: str
    kind: LinkKind
    other: str
    note: str


LINKS = (
    DemoLink("OH-001", LinkKind.CONTRIBUTED_TO, "OH-065", "Uruguay ratified the convention adopted in 2011."),
    DemoLink(
        "OH-012", LinkKind.CONTINUES, "OH-011", "Both are standards of the same conference of statisticians."
    ),
    DemoLink("OH-028", LinkKind.LED_TO, "OH-029", "The traders who were removed went to court."),
    DemoLink("OH-033", LinkKind.CONTINUES, "OH-032", "The fee that was not paid is that of the regulations."),
    DemoLink("OH-045", LinkKind.LED_TO, "OH-047", "The committees are those which the act of 2014 asks for."),
    DemoLink(
        "OH-045", LinkKind.CONTINUES, "OH-046", "The court had asked for committees until a law was made."
    ),
    DemoLink(
        "OH-053", LinkKind.CONTINUES, "OH-052", "The contract that was kept is that with the cooperative."
    ),
    DemoLink("OH-056", LinkKind.LED_TO, "OH-057", "The register is kept under the act."),
    DemoLink(
        "OH-063", LinkKind.CONTRADICTS, "OH-064", "The court suspended the contract that had been issued."
    ),
    DemoLink("OH-073", LinkKind.CONTINUES, "OH-072", "The programme had been abolished and was made anew."),
    DemoLink(
        "OH-075", LinkKind.LED_TO, "OH-076", "The ruling asked for a pilot, and the law made it compulsory."
    ),
)
"""A law and its enforcement, a ruling and what followed, a gain and its reversal."""
