"""Noting on the trail what left the application as a file."""

from __future__ import annotations

from harvests.models import HarvestRound
from outcomes.models import Substantiator
from outcomes.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require


def record_list_export(
    *, by: Principal, file_format: str, filter_words: str, counted: int, restricted: int
) -> None:
    """Note that a person takes a list of outcomes away as a file, before the file is written.

    `counted` is how many outcomes the file holds, `restricted` how many of them are restricted.

    Raises:
        Refused: the person may not export.
    """
    require(may(by, Act.EXPORT))
    with recorded(by=by) as trail:
        trail.record(
            "list.exported",
            subject_type="list",
            reference="outcomes",
            changes={
                "file_format": ("", file_format),
                "filter": ("", filter_words),
                "counted": ("", counted),
                "restricted": ("", restricted),
            },
        )


def record_tables_export(
    *,
    by: Principal,
    year: int,
    table: str,
    file_format: str,
    filter_words: str,
    counted: int,
    with_restricted: bool,
) -> None:
    """Note that a person takes annual tables away as a file, before the file is written.

    `table` is the key of the one table taken, or empty for all of them; `counted` is N.

    Raises:
        Refused: the person may not export tables.
    """
    require(may(by, Act.EXPORT_TABLES))
    with recorded(by=by) as trail:
        trail.record(
            "tables.exported",
            subject_type="tables",
            reference=str(year),
            changes={
                "file_format": ("", file_format),
                "table": ("", table),
                "filter": ("", filter_words),
                "counted": ("", counted),
                "with_restricted": ("", with_restricted),
            },
        )


def record_cockpit_export(*, by: Principal, harvest_round: HarvestRound, file_format: str) -> None:
    """Note that the lead of a round takes the tables of its cockpit away as a file.

    Raises:
        Refused: the person does not lead the round.
    """
    require(may(by, Act.SEE_COCKPIT, harvest_round))
    with recorded(by=by) as trail:
        trail.record(
            "cockpit.exported",
            subject_type="cockpit",
            reference=harvest_round.reference,
            changes={"file_format": ("", file_format)},
        )


def record_person_export(*, by: Principal, substantiator: Substantiator) -> None:
    """Note that everything that is kept of a person outside is taken away as a file, before it is written.

    Raises:
        Refused: the one who acts does not look after them.
    """
    require(may(by, Act.KEEP_SUBSTANTIATOR, substantiator))
    with recorded(by=by) as trail:
        trail.record(
            "substantiator.exported", subject_type="substantiator", reference=substantiator.reference
        )


def record_agreement_export(*, by: Principal, harvest_round: HarvestRound, file_format: str) -> None:
    """Note that the lead of a round takes the tables of agreement away as a file.

    Raises:
        Refused: the person does not lead the round.
    """
    require(may(by, Act.PLAN_CODING, harvest_round))
    with recorded(by=by) as trail:
        trail.record(
            "agreement.exported",
            subject_type="agreement",
            reference=harvest_round.reference,
            changes={"file_format": ("", file_format)},
        )
