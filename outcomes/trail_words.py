"""How acts and fields of outcomes, contributions and actors are called on the trail."""

from __future__ import annotations

from django.db.models import Model
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcomes.coach import RULES
from outcomes.coach_context import RECORD_RULES, rule_words
from outcomes.enums import (
    Confidentiality,
    Direction,
    Expected,
    InfluenceRoute,
    InterestKind,
    LinkKind,
    LookedAt,
    Origin,
    OutcomeState,
    QuestionState,
    RecordField,
    SetAsideKind,
    Strength,
    WithheldKind,
)
from outcomes.importing.states import EntersAs, ImportState
from outcomes.models import Actor, Contribution, Outcome, ReadyQuestion
from wiego_mle.audit.presenters import Words
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Precision


def _labels(model: type[Model]) -> dict[str, object]:
    """Return what the columns of a model are called, as the head of a line."""
    return {field.name: capfirst(field.verbose_name) for field in model._meta.fields}


_asked_as = lazy(lambda rule: str(rule_words(rule).question), str)
"""A question of the coach in the language of the reader."""


WORDS = {
    "outcome": Words(
        subject=_("Outcome"),
        page="outcomes:detail",
        acts={
            "outcome.logged": _("Logged"),
            "outcome.imported": _("Imported"),
            "outcome.import_undone": _("Removed: its import was undone"),
            "outcome.edited": _("Changed"),
            "outcome.version_restored": _("Earlier version restored"),
            "outcome.developed": _("Made a draft"),
            "outcome.submitted": _("Sent to the reviewers"),
            "outcome.resubmitted": _("Sent to the reviewers again"),
            "outcome.accepted": _("Accepted"),
            "outcome.returned": _("Returned with a reason"),
            "outcome.set_aside": _("Set aside"),
            "outcome.withdrawn": _("Withdrawn"),
            "outcome.restored": _("Taken up again as a draft"),
            "outcome.reopened": _("Reopened"),
            "outcome.carried_over": _("Carried over to a later round"),
            "outcome.taken_back": _("Decision taken back"),
            "outcome.left": _("Left as it is in its round"),
            "outcome.source_added": _("Source named"),
            "outcome.source_changed": _("Source changed"),
            "outcome.source_removed": _("Source removed"),
            "outcome.evidence_added": _("Evidence added"),
            "outcome.evidence_changed": _("Evidence changed"),
            "outcome.evidence_removed": _("Evidence removed"),
            "outcome.evidence_checked": _("Evidence checked"),
            "outcome.evidence_unchecked": _("Check of evidence taken back"),
            "outcome.evidence_check_lapsed": _("Check of evidence lapsed, because it was changed"),
            "outcome.evidence_copied_again": _("Copy of a file asked for again"),
            "outcome.evidence_original_taken": _("File taken as it came"),
            "outcome.evidence_purge_asked": _("Asked to destroy a file for good"),
            "outcome.evidence_purge_refused": _("Destroying a file refused"),
            "outcome.evidence_purged": _("File destroyed for good"),
            "outcome.contribution_linked": _("Contribution linked"),
            "outcome.contribution_link_changed": _("Link to a contribution changed"),
            "outcome.contribution_unlinked": _("Contribution taken off"),
            "outcome.linked": _("Linked to another outcome"),
            "outcome.unlinked": _("Link to another outcome taken off"),
            "outcome.not_the_same": _("Found not to be the same change"),
            "outcome.not_the_same_taken_back": _("Open again whether it is the same change"),
            "outcome.merged": _("Merged into another report of the same change"),
            "outcome.unmerged": _("Merging undone"),
            "outcome.report_joined": _("Another report of the same change merged into it"),
            "outcome.report_left": _("Merging of another report undone"),
            "outcome.question_asked": _("Question asked"),
            "outcome.question_asked_again": _("Asked again"),
            "outcome.question_answered": _("Question answered"),
            "outcome.question_settled": _("Question settled"),
            "outcome.question_waits_again": _("Question waits again"),
            "outcome.actor_merged": _("Actor merged with its twin"),
            "outcome.actor_merge_undone": _("Merge of actors undone"),
            "outcome.words_withheld": _("Words withheld"),
            "outcome.words_shown_again": _("Words no longer withheld"),
            "outcome.words_looked_at": _("Looked at withheld words"),
            "outcome.source_erased": _("What was known of a source erased"),
        },
        main=frozenset(
            {
                "outcome.logged",
                "outcome.imported",
                "outcome.submitted",
                "outcome.resubmitted",
                "outcome.accepted",
                "outcome.returned",
                "outcome.set_aside",
                "outcome.withdrawn",
                "outcome.restored",
                "outcome.reopened",
                "outcome.carried_over",
                "outcome.taken_back",
                "outcome.merged",
                "outcome.unmerged",
            }
        ),
        fields=_labels(Outcome)
        | {
            "state": _("State"),
            "date_precision": _("How exactly the date is known"),
            "origin": _("Origin"),
            "origin_note": _("Note on the origin"),
            "evidence_check": _("Checked evidence"),
            "evidence_file": _("File"),
            "set_aside_kind": _("Kind"),
            "duplicate_of": _("The same change as"),
            "countries": _("Countries"),
            "worker_groups": _("Worker groups"),
            "actors": _("Actors"),
            "actor_roles": _("Roles of the actors"),
            "programmes": _("Programmes"),
            "sources": _("Sources"),
            "evidence": _("Evidence"),
            "contributions": _("Linked contributions"),
            "other_outcome": _("Other outcome"),
            "link_kind": _("How they belong together"),
            "link_note": _("Note"),
            "question": _("Question number"),
            "question_field": _("Asked at"),
            "question_state": pgettext_lazy("question", "State"),
            "withheld": _("Withheld"),
            "looked_at": _("Where"),
        },
        choices={
            "withheld": dict(WithheldKind.choices),
            "looked_at": dict(LookedAt.choices),
            "state": dict(OutcomeState.choices),
            "language": dict(Language.choices),
            "date_precision": dict(Precision.choices),
            "direction": dict(Direction.choices),
            "expected": dict(Expected.choices),
            "influence_route": dict(InfluenceRoute.choices),
            "confidentiality": dict(Confidentiality.choices),
            "origin": dict(Origin.choices),
            "set_aside_kind": dict(SetAsideKind.choices),
            "link_kind": dict(LinkKind.choices)
            | {f"{kind.value}_inverse": kind.inverse_label for kind in LinkKind},
            "question_field": dict(RecordField.choices),
            "question_state": dict(QuestionState.choices),
        },
    ),
    "review": Words(
        subject=_("Review"),
        page="outcomes:detail",
        acts={
            "review.given": _("Given to a reviewer"),
            "review.freed": _("No longer given to a reviewer"),
            "review.opinion_asked": _("Second opinion asked for"),
            "review.opinion_given": _("Second opinion given"),
            "review.opinion_withdrawn": _("Second opinion no longer asked for"),
            "review.checked": _("Looked through with the seven questions"),
            "review.judged": _("Held against the criteria"),
        },
        fields={"reviewer": _("Reviewer")},
    ),
    "conflict_of_interest": Words(
        subject=_("Conflict of interest"),
        acts={
            "conflict_of_interest.declared": _("Declared"),
            "conflict_of_interest.ended": _("Ended"),
        },
        fields={"round": _("Round"), "kind": _("About")},
        choices={"kind": dict(InterestKind.choices)},
    ),
    "internal_note": Words(
        subject=_("Internal note"),
        page="outcomes:detail",
        acts={"internal_note.added": _("Written")},
    ),
    "ready_question": Words(
        subject=_("Ready question"),
        acts={
            "ready_question.added": _("Added"),
            "ready_question.edited": _("Changed"),
            "ready_question.retired": _("Retired"),
            "ready_question.restored": _("Put back into use"),
        },
        fields=_labels(ReadyQuestion),
        choices={"field": dict(RecordField.choices)},
        values_are_open=True,
    ),
    "coach": Words(
        subject=_("Question of the coach"),
        page="outcomes:detail",
        acts={
            "coach.dismissed": _("Found to be no problem here"),
            "coach.taken_back": _("Asked again"),
        },
        fields={"question": _("Question"), "field": _("Answer"), "words": _("Words that led to it")},
        choices={
            "question": {rule: _asked_as(rule) for rule in (*RULES, *sorted(RECORD_RULES))},
            "field": {**_labels(Outcome), "actors": _("Actors"), "evidence": _("Evidence")},
        },
    ),
    "list": Words(
        subject=_("List of outcomes"),
        acts={"list.exported": _("Saved as a file")},
        fields={
            "file_format": _("Kind of file"),
            "filter": _("Filter"),
            "counted": _("Outcomes in the file"),
            "restricted": _("Restricted outcomes in the file"),
        },
        values_are_open=True,
    ),
    "tables": Words(
        subject=_("Annual tables"),
        acts={"tables.exported": _("Saved as a file")},
        fields={
            "file_format": _("Kind of file"),
            "table": _("Only this table"),
            "filter": _("Filter"),
            "counted": _("Accepted outcomes (N)"),
            "with_restricted": _("With restricted outcomes"),
        },
        values_are_open=True,
    ),
    "cockpit": Words(
        subject=_("Cockpit of a round"),
        page="rounds:cockpit",
        acts={
            "cockpit.exported": _("Saved as a file"),
            "cockpit.reminded": _("Reminders written"),
        },
        fields={"file_format": _("Kind of file"), "letters": _("Letters")},
        values_are_open=True,
    ),
    "contribution": Words(
        subject=_("Contribution"),
        page="outcomes:contribution-detail",
        acts={
            "contribution.logged": _("Logged"),
            "contribution.edited": _("Changed"),
            "contribution.linked": _("Linked to an outcome"),
            "contribution.link_changed": _("Link to an outcome changed"),
            "contribution.unlinked": _("Taken off an outcome"),
        },
        main=frozenset({"contribution.logged"}),
        fields=_labels(Contribution)
        | {
            "strategies": _("Strategies"),
            "countries": _("Countries"),
            "date_precision": _("How exactly the date is known"),
            "outcome": _("Outcome"),
            "how": _("How it influenced the change"),
            "strength": _("How strongly"),
        },
        choices={
            "language": dict(Language.choices),
            "date_precision": dict(Precision.choices),
            "strength": dict(Strength.choices),
        },
    ),
    "import": Words(
        subject=_("Import"),
        acts={
            "import.uploaded": _("Spreadsheet uploaded"),
            "import.cancelled": _("Import cancelled"),
            "import.confirmed": _("Import confirmed"),
            "import.done": _("Imported"),
            "import.undone": _("Import undone"),
            "import.profile_saved": _("Profile of an import saved"),
        },
        main=frozenset({"import.confirmed", "import.done", "import.undone"}),
        fields={
            "file": _("File"),
            "round": _("Harvest round"),
            "state": _("State"),
            "enters_as": _("How the outcomes enter"),
            "rows": _("Rows"),
            "profile": _("Profile"),
        },
        choices={"state": dict(ImportState.choices), "enters_as": dict(EntersAs.choices)},
    ),
    "actor": Words(
        subject=_("Actor"),
        page="outcomes:actor-detail",
        acts={
            "actor.added": _("Added to the register"),
            "actor.edited": _("Changed"),
            "actor.merged": _("Merged with a twin"),
            "actor.merged_away": _("Merged into its twin"),
            "actor.merge_undone": _("Merge undone"),
            "actor.import_undone": _("Removed: the import that brought it was undone"),
        },
        main=frozenset({"actor.added", "actor.merged", "actor.merged_away", "actor.merge_undone"}),
        fields=_labels(Actor) | {"merged": _("Merged with"), "outcomes": _("Outcomes that came along")},
        values_are_open=True,
    ),
}
