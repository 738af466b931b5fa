"""The note on the method, written from the data: what was counted, how much of it, and with which limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests import financial_year
from harvests.models import Grant
from outcomes.editions.sections import method_notes
from outcomes.enums import LinkKind
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeLink
from outcomes.queries.tables import Selection
from wiego_mle.kernel.written import date_format, labelled


def method_of(
    selection: Selection, rows: QuerySet[Outcome], *, states: Sequence[str], counts: Mapping[str, int]
) -> list[str]:
    """Return the sentences of the note, in the active language.

    `rows` are the counted outcomes, `states` those that could be counted in full, `counts` how many records are
    in each.
    """
    return [
        _(
            "An outcome is an observed change in what somebody outside WIEGO does. WIEGO’s contribution to it "
            "stands beside the contributions of others; neither is said to have caused it alone."
        ),
        _(
            "An outcome belongs to the financial year of the harvest round in which it was collected, "
            "whenever the change itself happened."
        ),
        *(_all_years(selection) if selection.year is None else ()),
        *_rounds(selection),
        *_harvested(states, counts),
        _(
            "All tables but the first count accepted outcomes only. Reports of the same change that were "
            "merged are counted once."
        ),
        *_same_changes(rows),
        _(
            "Outcomes are not units of equal weight: read a number together with the significance and "
            "the evidence of the outcomes behind it."
        ),
        _(
            "Codebook: the code lists as they stood on %s. A retired code appears where an outcome still "
            "has it."
        )
        % date_format(timezone.localdate(), "DATE_FORMAT"),
        *method_notes(selection, rows),
    ]


def _same_changes(rows: QuerySet[Outcome]) -> Iterator[str]:
    """Yield how many counted outcomes tell of the same change without having been merged."""
    counted = rows.order_by().values("pk")
    number = OutcomeLink.objects.filter(kind=LinkKind.SAME_AS, outcome__in=counted, other__in=counted).count()
    if number:
        yield (
            ngettext(
                "%d pair of counted outcomes is linked as the same change and was not merged; both are counted.",
                "%d pairs of counted outcomes are linked as the same change and were not merged; all are counted.",
                number,
            )
            % number
        )


def _all_years(selection: Selection) -> Iterator[str]:
    """Yield what has to be known where all years of a grant are counted together."""
    first, last = selection.years[0], selection.years[-1]
    yield _(
        "All years of the grant “%(grant)s” are counted together, %(years)s: the financial years of the harvest "
        "rounds whose records are counted here."
    ) % {"grant": selection.grant.label, "years": financial_year.label_of_several(first, last)}
    yield from _term(selection.grant)
    without = [financial_year.label(year) for year in range(first, last) if year not in selection.years]
    if without:
        yield _("Of these financial years between, nothing is counted here: %s.") % ", ".join(without)
    yield _(
        "All numbers, also those of earlier years, are as they were on the day of this edition. An edition of one "
        "of these years can say other numbers, where outcomes, codes or grants were changed since."
    )


def _term(grant: Grant) -> Iterator[str]:
    days = {
        "first": grant.active_from and date_format(grant.active_from, "DATE_FORMAT"),
        "last": grant.active_to and date_format(grant.active_to, "DATE_FORMAT"),
    }
    if all(days.values()):
        yield _("The grant pays for work from %(first)s to %(last)s.") % days
    elif days["first"]:
        yield _("The grant pays for work from %(first)s on.") % days
    elif days["last"]:
        yield _("The grant pays for work until %(last)s.") % days


def _rounds(selection: Selection) -> list[str]:
    told = _("Harvest round “%(name)s”: outcomes of %(first)s to %(last)s, collected until %(until)s.")
    if selection.year is None:
        told = _(
            "Harvest round “%(name)s”, financial year %(year)s: outcomes of %(first)s to %(last)s, collected until "
            "%(until)s."
        )
    return [
        told
        % {
            "name": each.name,
            "year": financial_year.label(each.financial_year),
            "first": date_format(each.covers_from, "DATE_FORMAT"),
            "last": date_format(each.covers_to, "DATE_FORMAT"),
            "until": date_format(each.collecting_to, "DATE_FORMAT"),
        }
        for each in selection.rounds
    ]


def _harvested(states: Sequence[str], counts: Mapping[str, int]) -> list[str]:
    harvested = sum(counts.values())
    said = [
        labelled(
            ngettext("%d record was harvested", "%d records were harvested", harvested) % harvested,
            ", ".join(labelled(S(state).label, counts.get(state, 0)) for state in states),
        )
        + "."
    ]
    decided = counts.get(S.ACCEPTED, 0) + counts.get(S.SET_ASIDE, 0)
    if S.SET_ASIDE in states and decided:
        said.append(
            _(
                "Of %(decided)d records that reviewers decided about, %(accepted)d were accepted (%(share)d %%)."
            )
            % {
                "decided": decided,
                "accepted": counts.get(S.ACCEPTED, 0),
                "share": round(100 * counts.get(S.ACCEPTED, 0) / decided),
            }
        )
    return said
