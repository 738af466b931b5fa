"""What other parts of the application say in an edition: how it was substantiated, and how far coders agree."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import SelectionState
from outcomes.models import AskedOutcome, Outcome, SelectedOutcome, SettledCode
from outcomes.models import Selection as Drawn
from outcomes.queries.tables import Selection
from outcomes.reports.agreement import Agreement, overview_table
from outcomes.reports.edition.kept_tables import kept
from outcomes.reports.selection import rule_words
from outcomes.reports.substantiation import substantiation_tables
from outcomes.selecting.written import read
from wiego_mle.kernel.written import date_format, labelled


def kept_tables(selection: Selection, rows: QuerySet[Outcome]) -> list[dict]:
    """Return the tables of substantiation and of agreement about the counted outcomes, as plain values.

    A section is absent where nothing of it was done: nobody was asked, nothing was coded by two people.
    """
    tables = []
    if AskedOutcome.objects.filter(outcome__in=rows.order_by().values("pk")).exists():
        tables += [
            kept(table, key=f"substantiation-{table.key}")
            for table in substantiation_tables(rows, link=lambda **_conditions: "")
        ]
    for each in selection.rounds:
        agreement = Agreement(each)
        told = [agreement.of_dimension(dimension) for dimension in agreement.dimensions]
        if any(dimension.units for dimension in told):
            table = overview_table(each, told)
            tables.append(
                kept(table, key=f"agreement-{each.reference}", title=labelled(table.title, each.name))
            )
    return tables


def method_notes(selection: Selection, rows: QuerySet[Outcome]) -> list[str]:
    """Return how the rounds were coded and substantiated, as sentences written from the data."""
    return [*_codebooks(selection), *_selections(selection), *_answers(rows), *_coded(rows)]


def _codebooks(selection: Selection) -> Iterator[str]:
    for each in selection.rounds:
        if each.codebook_id:
            yield _(
                "“%(round)s” is coded with version %(number)d of the codebook, checksum %(checksum)s."
            ) % {
                "round": each.name,
                "number": each.codebook.number,
                "checksum": each.codebook.checksum,
            }


def _selections(selection: Selection) -> Iterator[str]:
    drawn = Drawn.objects.filter(round__in=selection.rounds, state=SelectionState.DRAWN)
    for each in drawn.select_related("round").order_by("round", "number"):
        number = SelectedOutcome.objects.filter(selection=each).count()
        yield ngettext(
            "For substantiation, %(number)d outcome of “%(round)s” was drawn on %(day)s from %(units)d units, with "
            "the seed %(seed)s. Rules: %(rules)s.",
            "For substantiation, %(number)d outcomes of “%(round)s” were drawn on %(day)s from %(units)d units, with "
            "the seed %(seed)s. Rules: %(rules)s.",
            number,
        ) % {
            "number": number,
            "round": each.round.name,
            "day": date_format(each.drawn_at, "DATE_FORMAT"),
            "units": len(each.frame),
            "seed": each.seed,
            "rules": "; ".join(rule_words(rule) for rule in read(each.rules)),
        }


def _answers(rows: QuerySet[Outcome]) -> Iterator[str]:
    keys = rows.order_by().values("pk")
    asked = AskedOutcome.objects.filter(outcome__in=keys, ended_at__isnull=True)
    number = asked.count()
    if number:
        answered = asked.filter(judgement__isnull=False).count()
        yield ngettext(
            "People outside were asked %(number)d time about a counted outcome and answered %(answered)d times "
            "(%(share)d %%).",
            "People outside were asked %(number)d times about a counted outcome and answered %(answered)d times "
            "(%(share)d %%).",
            number,
        ) % {"number": number, "answered": answered, "share": round(100 * answered / number)}


def _coded(rows: QuerySet[Outcome]) -> Iterator[str]:
    coded = (
        SettledCode.objects.filter(outcome__in=rows.order_by().values("pk"))
        .values("outcome")
        .distinct()
        .count()
    )
    if coded:
        yield (
            ngettext(
                "%d counted outcome has settled codes; codes that coders still differ about are not counted.",
                "%d counted outcomes have settled codes; codes that coders still differ about are not counted.",
                coded,
            )
            % coded
        )
