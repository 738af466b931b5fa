"""How acts and fields of rounds, codes and programmes are called on the trail."""

from __future__ import annotations

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from harvests.models import Code, HarvestRound, Programme
from harvests.queries.team_page import names_of_groups
from wiego_mle.audit.presenters import Words


def _labels(model: type[Model]) -> dict[str, object]:
    """Return what the columns of a model are called, as the head of a line."""
    return {field.name: capfirst(field.verbose_name) for field in model._meta.fields}


ABOUT_PEOPLE = (
    "round.member_added",
    "round.member_removed",
    "round.member_programmes",
    "round.member_invited",
    "round.invitation_withdrawn",
    "round.group_added",
    "round.group_forgotten",
)
"""Who came and went: on the trail, but left out of what happened to a round."""

WORDS = {
    "round": Words(
        subject=_("Round"),
        page="rounds:detail",
        acts={
            "round.planned": _("Planned"),
            "round.edited": _("Changed"),
            "round.opened": _("Opened for outcomes"),
            "round.review_begun": _("Collecting ended, review began"),
            "round.collecting_again": _("Collecting again"),
            "round.closed": _("Closed"),
            "round.reopened": _("Reopened"),
            "round.member_added": _("Somebody joined the team"),
            "round.member_removed": _("Somebody left the team"),
            "round.member_programmes": _("Somebody’s programmes changed"),
            "round.member_invited": _("Somebody new was invited into the team"),
            "round.invitation_withdrawn": _("An invitation into the team was taken back"),
            "round.group_added": _("A group joined the team"),
            "round.group_forgotten": _("The team is no longer compared with a group"),
            "round.programmes_asked": _("Changed which programmes are asked"),
            "round.more_time": _("Somebody was given more time"),
        },
        main=frozenset(
            {
                "round.planned",
                "round.opened",
                "round.review_begun",
                "round.collecting_again",
                "round.closed",
                "round.reopened",
            }
        ),
        fields=_labels(HarvestRound)
        | {
            "state": _("State"),
            "team": _("Team"),
            "group": _("Group"),
            "programmes": _("Programmes asked, with the outcomes hoped for"),
            "more_time_for": _("More time for"),
            "more_time_until": _("Texts are taken until"),
        },
        choices={"state": dict(RoundState.choices)},
        values_are_open=True,
    ),
    "group": Words(
        subject=_("Group"),
        page="rounds:group",
        acts={
            "group.made": _("Made"),
            "group.changed": _("Changed"),
            "group.removed": _("Removed"),
        },
        main=frozenset({"group.made", "group.removed"}),
        fields={"name": _("Name"), "people": _("People")},
        names=names_of_groups,
        values_are_open=True,
    ),
    "code": Words(
        subject=_("Code"),
        acts={
            "code.added": _("Added to the list"),
            "code.edited": _("Reworded"),
            "code.retired": _("Retired"),
            "code.restored": _("Put back into use"),
        },
        main=frozenset({"code.added", "code.retired", "code.restored"}),
        fields=_labels(Code),
        values_are_open=True,
    ),
    "programme": Words(
        subject=_("Programme"),
        acts={"programme.added": _("Added to the list"), "programme.edited": _("Reworded")},
        main=frozenset({"programme.added"}),
        fields=_labels(Programme),
        values_are_open=True,
    ),
}
