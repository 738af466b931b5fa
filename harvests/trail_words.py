"""How acts and fields of rounds, codes and programmes are called on the trail."""

from __future__ import annotations

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from harvests.design_parts import LABELS
from harvests.enums import Need, RoundState
from harvests.models import Code, HarvestRound, Programme
from wiego_mle.audit.presenters import Words
from wiego_mle.kernel.languages import Language


def _labels(model: type[Model]) -> dict[str, object]:
    """Return what the columns of a model are called, as the head of a line."""
    return {field.name: capfirst(field.verbose_name) for field in model._meta.fields}


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
            "round.design_changed": _("Design changed"),
            "round.design_copied": _("Design copied from another round"),
            "round.design_hours": _("Hours noted"),
            "round.member_added": _("Somebody joined the team"),
            "round.member_removed": _("Somebody left the team"),
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
        | {"state": _("State"), "team": _("Team"), "copied_from": _("Copied from")}
        | LABELS,
        choices={"state": dict(RoundState.choices), "languages": dict(Language.choices)}
        | {name: dict(Need.choices) for name in LABELS if name.startswith("need-")},
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
