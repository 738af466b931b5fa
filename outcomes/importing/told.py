"""What was read in the rows of a file, as the command writes it down."""

from __future__ import annotations

from collections import Counter

from outcomes.importing.remarks import Remark
from outcomes.importing.rows import RowRead, Values
from wiego_mle.kernel.countries import alpha3
from wiego_mle.kernel.spreadsheets import column_letters


def told_values(values: Values) -> dict:
    """Return the values of a row under the names of the record, countries as three letters."""
    return {
        "reference": values.reference,
        "title": values.title,
        "statement": values.statement,
        "significance": values.significance,
        "contribution_wiego": values.contribution_wiego,
        "contribution_others": values.contribution_others,
        "date_from": values.date_from.isoformat() if values.date_from else None,
        "date_to": values.date_to.isoformat() if values.date_to else None,
        "date_precision": values.date_precision,
        "is_ongoing": values.is_ongoing,
        "countries": [alpha3(code) for code in values.countries],
        "is_global": values.is_global,
        "city": values.city,
        "level": values.level,
        "programmes": values.programmes,
        "lead_programme": values.lead_programme,
        "actors": [actor.name for actor in values.actors],
        "actor_type": values.actor_type,
        "change_type": values.change_type,
        "stage": values.stage,
        "direction": values.direction,
        "expected": values.expected,
        "influence_route": values.influence_route,
        "confidentiality": values.confidentiality,
        "worker_groups": values.worker_groups,
        "grants": values.grants,
        "sources": values.sources,
        "evidence": [" ".join(filter(None, [each.title, each.url])) for each in values.evidence],
        "language": values.language,
    }


def told_remark(remark: Remark) -> dict:
    """Return a remark with its words, the letters of its column and how grave it is."""
    return {
        "kind": remark.kind,
        "severity": str(remark.grave),
        "field": remark.target,
        "column": column_letters(remark.column) if remark.column is not None else "",
        "read": remark.said.get("read", ""),
        "words": remark.words,
    }


def told_row(row: RowRead, verdict: str, *, matched: str = "", changes: dict | None = None) -> dict:
    """Return everything about a row: where it stands, what it is and why, what was read, what stays attached."""
    return {
        "sheet": row.sheet,
        "row": row.number,
        "verdict": verdict,
        "reasons": [told_remark(each) for each in row.remarks],
        "matches": matched,
        "changes": changes or {},
        "values": told_values(row.values),
        "unmapped": dict(row.attached),
        "raw": [list(pair) for pair in row.raw],
    }


def counts_of(rows: list[dict], verdicts: list[str]) -> dict[str, int]:
    """Return how many rows have which verdict."""
    found = Counter(row["verdict"] for row in rows)
    return {verdict: found[verdict] for verdict in verdicts} | {"rows": len(rows)}
