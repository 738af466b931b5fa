"""The note on the method, written from the data: what was counted, how much of it, and with which limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.editions.sections import method_notes
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
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
        *_rounds(selection),
        *_harvested(states, counts),
        _(
            "All tables but the first count accepted outcomes only. An outcome that several people "
            "reported is counted once."
        ),
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


def _rounds(selection: Selection) -> list[str]:
    return [
        _("Harvest round “%(name)s”: outcomes of %(first)s to %(last)s, collected until %(until)s.")
        % {
            "name": each.name,
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
