"""How acts and fields of rounds, codes and programmes are called on the trail."""

from __future__ import annotations

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from harvests.design_parts import LABELS
from harvests.enums import LetterKind, Need, Replacement, ReplyKind, RoundState
from harvests.models import (
    Code,
    CodebookDimension,
    FocalCity,
    Grant,
    HarvestRound,
    Programme,
    RoundClosing,
    SubstantiationPlan,
)
from harvests.queries.team_page import names_of_groups
from wiego_mle.audit.presenters import Words
from wiego_mle.kernel.languages import Language


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
            "round.analysis_begun": _("Review ended, analysis began"),
            "round.reviewing_again": _("Reviewing again"),
            "round.closed": _("Closed"),
            "round.reopened": _("Reopened"),
            "round.design_changed": _("Design changed"),
            "round.design_copied": _("Design copied from another round"),
            "round.design_hours": _("Hours noted"),
            "round.left": _("Outcomes left as they are"),
            "round.carried_over": _("Outcomes carried over to a later round"),
            "round.member_added": _("Somebody joined the team"),
            "round.member_removed": _("Somebody left the team"),
            "round.letters_planned": _("Planned the letters"),
            "round.substantiation_planned": _("Planned how people outside are asked"),
            "round.letters_started": _("Started the letters"),
            "round.letters_stopped": _("Stopped all letters"),
            "round.letters_copied": _("Took over the letters of another round"),
            "round.letter_worded": _("Changed the words of a letter"),
            "round.letter_shipped_words": _("Took the shipped words of a letter again"),
            "round.reply_said": _("A contributor replied"),
            "round.reply_taken_back": _("A reply was taken back"),
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
                "round.analysis_begun",
                "round.reviewing_again",
                "round.closed",
                "round.reopened",
            }
        ),
        fields=_labels(SubstantiationPlan)
        | _labels(RoundClosing)
        | _labels(HarvestRound)
        | {
            "state": _("State"),
            "team": _("Team"),
            "group": _("Group"),
            "programmes": _("Programmes asked, with the outcomes hoped for"),
            "more_time_for": _("More time for"),
            "more_time_until": _("Texts are taken until"),
            "reply": _("Reply"),
            "reply_of": _("Reply of"),
            "copied_from": _("Copied from"),
            "record": _("Checksum of what it closed with"),
            "left": _("Left as they are"),
            "carried_over": _("Carried over"),
        }
        | LABELS
        | {f"letters_{kind.value}": kind.label for kind in LetterKind}
        | {"letters_hour": _("Hour of the letters"), "letters_left": _("Letters that waited and stay unsent")}
        | {"wording": _("Letter and language")},
        choices={
            "state": dict(RoundState.choices),
            "reply": dict(ReplyKind.choices),
            "replacement": dict(Replacement.choices),
            "languages": dict(Language.choices),
        }
        | {name: dict(Need.choices) for name in LABELS if name.startswith("need-")},
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
    "dimension": Words(
        subject=_("Dimension"),
        page="rounds:dimension",
        acts={"dimension.added": _("Added to the codebook"), "dimension.edited": _("Changed")},
        fields=_labels(CodebookDimension),
        main=frozenset({"dimension.added"}),
    ),
    "codebook": Words(
        subject=_("Codebook"),
        acts={
            "codebook.published": _("Published a version"),
            "codebook.imported": _("Taken over from a file"),
            "codebook.import_undone": _("Undone what was taken over from a file"),
        },
        fields={
            "number": _("Version"),
            "differences": _("Differences from the version before"),
            "file_name": _("File"),
            "lines": _("Lines taken over"),
            "undone": _("Lines undone"),
            "stay": _("Changed since and left as they are"),
        },
        main=frozenset({"codebook.published", "codebook.imported", "codebook.import_undone"}),
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
    "grant": Words(
        subject=_("Grant"),
        acts={
            "grant.added": _("Added to the list"),
            "grant.edited": _("Corrected"),
            "grant.retired": _("Retired"),
            "grant.restored": _("Put back into use"),
        },
        main=frozenset({"grant.added", "grant.retired", "grant.restored"}),
        fields=_labels(Grant),
        values_are_open=True,
    ),
    "focal_city": Words(
        subject=_("Focal City"),
        acts={
            "focal_city.added": _("Added to the list"),
            "focal_city.edited": _("Changed"),
            "focal_city.retired": _("Retired"),
            "focal_city.restored": _("Put back into use"),
        },
        main=frozenset({"focal_city.added", "focal_city.retired", "focal_city.restored"}),
        fields=_labels(FocalCity),
        values_are_open=True,
    ),
}
