"""How acts and fields of rounds, codes and programmes are called on the trail."""

from __future__ import annotations

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from harvests.enums import LetterKind, ReplyKind, RoundState
from harvests.models import Code, HarvestRound, Programme, RoundClosing
from wiego_mle.audit.presenters import Words


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
            "round.analysis_begun": _("Review ended, analysis began"),
            "round.reviewing_again": _("Reviewing again"),
            "round.closed": _("Closed"),
            "round.reopened": _("Reopened"),
            "round.left": _("Outcomes left as they are"),
            "round.carried_over": _("Outcomes carried over to a later round"),
            "round.member_added": _("Somebody joined the team"),
            "round.member_removed": _("Somebody left the team"),
            "round.letters_planned": _("Planned the letters"),
            "round.letters_started": _("Started the letters"),
            "round.letters_stopped": _("Stopped all letters"),
            "round.letter_worded": _("Changed the words of a letter"),
            "round.letter_shipped_words": _("Took the shipped words of a letter again"),
            "round.reply_said": _("A contributor replied"),
            "round.reply_taken_back": _("A reply was taken back"),
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
        fields=_labels(RoundClosing)
        | _labels(HarvestRound)
        | {
            "state": _("State"),
            "team": _("Team"),
            "record": _("Checksum of what it closed with"),
            "reply": _("Reply"),
            "reply_of": _("Reply of"),
            "left": _("Left as they are"),
            "carried_over": _("Carried over"),
        }
        | {f"letters_{kind.value}": kind.label for kind in LetterKind}
        | {"letters_hour": _("Hour of the letters"), "letters_left": _("Letters that waited and stay unsent")}
        | {"wording": _("Letter and language")},
        choices={"state": dict(RoundState.choices), "reply": dict(ReplyKind.choices)},
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
