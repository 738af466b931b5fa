"""What must never be false is refused by the database itself, whatever a service forgot.

Every constraint has one way of breaking it here, so a new one without a test fails the build.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint
from django.db.models.constraints import BaseConstraint
from django.utils import timezone
from factory import SelfAttribute

from harvests.models import Code
from harvests.tests.factories import (
    CodebookDimensionFactory,
    CodebookImportFactory,
    CodebookVersionFactory,
    CodeFactory,
    DocumentPageFactory,
    DocumentVersionFactory,
    ExtensionFactory,
    FocalCityFactory,
    GrantFactory,
    HarvestQuestionFactory,
    HarvestRoundFactory,
    IntendedUseFactory,
    InvitedMemberFactory,
    LetterCalendarFactory,
    LetterPlanFactory,
    LetterWordingFactory,
    PageLookFactory,
    PeopleGroupFactory,
    ProgrammeFactory,
    ReplyFactory,
    RoundClosingFactory,
    RoundDesignFactory,
    RoundDimensionFactory,
    RoundFieldFactory,
    RoundGroupFactory,
    RoundLetterFactory,
    RoundProgrammeFactory,
    RoundStepFactory,
    SourceDocumentFactory,
    SubstantiationPlanFactory,
    TeamMemberFactory,
)
from outcomes.enums import LinkKind, OutcomeState, SetAsideKind, Verdict
from outcomes.models import Actor, Outcome, SubstantiationRequest
from outcomes.models.requests import MOST_TRIES
from outcomes.request_enums import Judged
from outcomes.tests.factories import (
    ActorFactory,
    ActorMergeFactory,
    AskedOutcomeFactory,
    CarryOverFactory,
    CoachDismissalFactory,
    CodingFactory,
    CodingPlanFactory,
    ConflictOfInterestFactory,
    ConsensusFactory,
    ContributionCountryFactory,
    ContributionFactory,
    ContributionLinkFactory,
    EditionFactory,
    EditionFileFactory,
    EditionFindingFactory,
    EditionHighlightFactory,
    EditionRowFactory,
    EvidenceFactory,
    EvidenceTextFactory,
    ImportProfileFactory,
    ImportRowFactory,
    InternalNoteFactory,
    JudgementFactory,
    JudgementVersionFactory,
    LastLookFactory,
    LeftInRoundFactory,
    NominationFactory,
    NoticeFactory,
    NotTheSameFactory,
    OutcomeActorFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeInLetterFactory,
    OutcomeKeyFactory,
    OutcomeLinkFactory,
    OutcomeMergeFactory,
    OutcomeProgrammeFactory,
    OutcomeVersionFactory,
    PassageFactory,
    PurgeFactory,
    QuestionFactory,
    QuestionMessageFactory,
    ReadyQuestionFactory,
    RecodedOutcomeFactory,
    RecodingFactory,
    RequestEventFactory,
    RequestReminderFactory,
    ResolutionFactory,
    ReviewAssignmentFactory,
    ReviewDecisionFactory,
    ReviewerCheckFactory,
    SavedViewFactory,
    SecondOpinionFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SensitivePassageFactory,
    ServedCopyFactory,
    SettledCodeFactory,
    SheetImportFactory,
    SmartVerdictFactory,
    SourceFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
    SuggestedPersonFactory,
    VoteFactory,
    WithheldLookFactory,
)
from wiego_mle.accounts.tests.factories import (
    AbsenceFactory,
    InvitationFactory,
    RoleGrantFactory,
    UserFactory,
)
from wiego_mle.audit.models import ChainHead
from wiego_mle.mailing.tests.factories import LetterFactory

OWN = ("wiego_mle", "harvests", "outcomes")
EARLIER, LATER = date(2025, 1, 1), date(2025, 2, 1)


def twice(factory: type, *same: str) -> None:
    """Make a lawful row, and another that says the same in these fields."""
    first = factory()
    factory(**{name: getattr(first, name) for name in same})


def two_selections_with_one_number() -> None:
    """Draw two selections of a round that have the same number."""
    first = SelectionFactory(drawn=True)
    SelectionFactory(drawn=True, round=first.round, number=first.number)


def two_conflicts(**about) -> None:
    """Declare the same conflict of interest twice, about something other than what somebody wrote."""
    first = ConflictOfInterestFactory(author=None, **about)
    ConflictOfInterestFactory(round=first.round, person=first.person, author=None, **about)


def an_actor_within_itself() -> None:
    actor = ActorFactory()
    Actor.objects.filter(pk=actor.pk).update(parent=actor)


def an_actor_merged_into_itself() -> None:
    actor = ActorFactory()
    Actor.objects.filter(pk=actor.pk).update(merged_into=actor)


def a_code_in_place_of_itself() -> None:
    code = CodeFactory(retired_on=EARLIER)
    Code.objects.filter(pk=code.pk).update(replaced_by=code)


def a_code_beneath_itself() -> None:
    code = CodeFactory()
    Code.objects.filter(pk=code.pk).update(parent=code)


def two_reference_codings() -> None:
    first = CodingFactory(purpose="reference")
    CodingFactory(outcome=first.outcome, purpose="reference")


def second_vote(**said) -> None:
    """Say something about a dimension of a coding that has a vote already."""
    first = VoteFactory()
    VoteFactory(coding=first.coding, dimension=first.dimension, **said)


def second_vote_with_the_same_number() -> None:
    second_vote(number=1, is_current=False)


def second_consensus(**said) -> None:
    """Settle a dimension of an outcome that was settled already."""
    first = ConsensusFactory()
    ConsensusFactory(outcome=first.outcome, dimension=first.dimension, **said)


def two_people_of_one_address() -> None:
    SubstantiatorFactory(email="ama@city.example")
    SubstantiatorFactory(email="Ama@City.example")


def asked_again_in_one_letter() -> None:
    first = AskedOutcomeFactory(ended_at=timezone.now())
    AskedOutcomeFactory(request=first.request, outcome=first.outcome)


def a_request_in_place_of_itself() -> None:
    request = SubstantiationRequestFactory()
    SubstantiationRequest.objects.filter(pk=request.pk).update(replaces=request)


def accepted_by_its_author() -> None:
    author = UserFactory()
    OutcomeFactory(accepted=True, author=author, decided_by=author)


def checked_by_who_added_it() -> None:
    person = UserFactory()
    EvidenceFactory(checked=True, added_by=person, checked_by=person)


def destroyed_by_one_person() -> None:
    person = UserFactory()
    PurgeFactory(done=True, asked_by=person, decided_by=person)


def duplicate_of_itself():
    outcome = OutcomeFactory()
    Outcome.objects.filter(pk=outcome.pk).update(
        state=OutcomeState.SET_ASIDE, set_aside_kind=SetAsideKind.DUPLICATE, duplicate_of=outcome
    )


def linked_to_itself() -> None:
    outcome = OutcomeFactory()
    OutcomeLinkFactory(outcome=outcome, other=outcome)


def mutual_link_backwards() -> None:
    first, second = OutcomeFactory(), OutcomeFactory()
    OutcomeLinkFactory(outcome=second, other=first, kind=LinkKind.SAME_AS)


def carried_to_the_same_round():
    outcome = OutcomeFactory()
    CarryOverFactory(outcome=outcome, from_round=outcome.round)


def merged_twice() -> None:
    merged = OutcomeMergeFactory(open=True).merged
    OutcomeMergeFactory(open=True, merged=merged)


def merged_into_itself() -> None:
    outcome = OutcomeFactory()
    OutcomeMergeFactory(merged=outcome, kept=outcome)


def the_younger_first() -> None:
    first, second = OutcomeFactory(), OutcomeFactory()
    NotTheSameFactory(first=second, second=first)


def two_leading_programmes() -> None:
    OutcomeProgrammeFactory(outcome=OutcomeProgrammeFactory().outcome)


def same_address_in_capitals() -> None:
    UserFactory(email="noor@example.org")
    UserFactory(email="NOOR@example.org")


def same_round_name_in_capitals() -> None:
    HarvestRoundFactory(name="Harvest of now")
    HarvestRoundFactory(name="HARVEST OF NOW")


def told_twice_of_a_purge() -> None:
    first = NoticeFactory(message=None, purge=PurgeFactory(), reason="purge")
    NoticeFactory(message=None, purge=first.purge, reason="purge", person=first.person)


def told_twice_of_a_review() -> None:
    first = NoticeFactory(message=None, assignment=ReviewAssignmentFactory(), reason="given")
    NoticeFactory(message=None, assignment=first.assignment, reason="given", person=first.person)


def told_twice_of_an_event_outside() -> None:
    first = NoticeFactory(message=None, event=RequestEventFactory(), reason="outside")
    NoticeFactory(message=None, event=first.event, reason="outside", person=first.person)


def told_twice_of_an_opinion() -> None:
    first = NoticeFactory(message=None, opinion=SecondOpinionFactory(), reason="opinion")
    NoticeFactory(message=None, opinion=first.opinion, reason="opinion", person=first.person)


def told_twice_of_a_note() -> None:
    notice = NoticeFactory(message=None, note=InternalNoteFactory())
    NoticeFactory(message=None, note=notice.note, person=notice.person)


def invited_twice() -> None:
    InvitationFactory(email="noor@example.org")
    InvitationFactory(email="NOOR@example.org")


BROKEN: dict[str, Callable[[], object]] = {
    # accounts
    "person_email_once_whatever_case": same_address_in_capitals,
    "person_has_a_name": lambda: UserFactory(name=""),
    "person_has_an_address": lambda: UserFactory(email=""),
    "role_granted_once_per_person": lambda: twice(RoleGrantFactory, "person", "role"),
    "role_grant_role_is_known": lambda: RoleGrantFactory(role="queen"),
    "one_open_invitation_per_address": invited_twice,
    "invitation_not_accepted_and_revoked": lambda: InvitationFactory(
        accepted_at=timezone.now(), accepted_by=UserFactory(), revoked_at=timezone.now()
    ),
    "invitation_accepted_by_somebody": lambda: InvitationFactory(accepted_at=timezone.now()),
    "person_letter_rhythm_is_known": lambda: UserFactory(letter_rhythm="hourly"),
    "person_digest_rhythm_is_known": lambda: UserFactory(digest_rhythm="hourly"),
    "person_works_on_some_day": lambda: UserFactory(working_days=""),
    "absence_goes_forward": lambda: AbsenceFactory(first_day=LATER, last_day=EARLIER),
    "absence_once_per_person_and_days": lambda: twice(AbsenceFactory, "person", "first_day", "last_day"),
    # audit
    "only_one_chain_head": lambda: ChainHead.objects.create(name="second"),
    # mailing
    "sent_letter_has_its_time": lambda: LetterFactory(sent=True, sent_at=None),
    "letter_being_sent_is_claimed": lambda: LetterFactory(doubtful=True, claimed_at=None),
    "failed_letter_says_why": lambda: LetterFactory(failed=True, failure=""),
    "letter_state_is_known": lambda: LetterFactory(state="lost"),
    # harvests
    "round_name_once_whatever_case": same_round_name_in_capitals,
    "round_has_a_name": lambda: HarvestRoundFactory(name=""),
    "round_has_a_reference": lambda: HarvestRoundFactory(reference=""),
    "round_covers_forward": lambda: HarvestRoundFactory(covers_from=LATER, covers_to=EARLIER),
    "round_collects_forward": lambda: HarvestRoundFactory(collecting_from=LATER, collecting_to=EARLIER),
    "round_state_is_known": lambda: HarvestRoundFactory(state="sleeping"),
    "team_role_once_per_person_and_round": lambda: twice(TeamMemberFactory, "round", "person", "role"),
    "team_role_is_known": lambda: TeamMemberFactory(role="reader"),
    "programme_asked_once_per_round": lambda: twice(RoundProgrammeFactory, "round", "programme"),
    "extension_for_a_person_or_a_programme": lambda: ExtensionFactory(programme=ProgrammeFactory()),
    "extension_has_a_reason": lambda: ExtensionFactory(reason=""),
    "reply_once_per_person_and_round": lambda: twice(ReplyFactory, "round", "person"),
    "reply_kind_is_known": lambda: ReplyFactory(kind="perhaps"),
    "letters_go_by_day": lambda: LetterCalendarFactory(hour=3),
    "letters_run_or_are_stopped": lambda: LetterCalendarFactory(stopped_at=timezone.now()),
    "letters_planned_once_per_kind": lambda: twice(LetterPlanFactory, "round", "kind"),
    "planned_letter_kind_is_known": lambda: LetterPlanFactory(kind="poem"),
    "letter_worded_once_per_language": lambda: twice(LetterWordingFactory, "round", "kind", "language"),
    "worded_letter_kind_is_known": lambda: LetterWordingFactory(kind="poem"),
    "wording_has_words": lambda: LetterWordingFactory(body=""),
    "round_letter_once": lambda: twice(RoundLetterFactory, "round", "person", "kind", "number", "about_day"),
    "round_letter_kind_is_known": lambda: RoundLetterFactory(kind="poem"),
    "round_letter_fate_is_known": lambda: RoundLetterFactory(fate="lost"),
    "written_round_letter_has_its_letter": lambda: RoundLetterFactory(letter=None),
    "replacement_rule_is_known": lambda: SubstantiationPlanFactory(replacement="perhaps"),
    "substantiation_has_hours_for_letters": lambda: SubstantiationPlanFactory(quiet_until=10, quiet_from=10),
    "substantiation_asks_for_something": lambda: SubstantiationPlanFactory(most_per_letter=0),
    "last_call_comes_after_the_letter": lambda: SubstantiationPlanFactory(last_call_days=28),
    "group_name_once_whatever_case": lambda: [PeopleGroupFactory(name=name) for name in ("Accra", "ACCRA")],
    "group_has_a_name": lambda: PeopleGroupFactory(name=""),
    "group_added_once_per_round_and_role": lambda: twice(RoundGroupFactory, "round", "group", "role"),
    "added_group_role_is_known": lambda: RoundGroupFactory(role="reader"),
    "role_promised_once_per_invitation_and_round": lambda: twice(
        InvitedMemberFactory, "round", "invitation", "role"
    ),
    "promised_role_is_known": lambda: InvitedMemberFactory(role="reader"),
    "design_asks_at_least_one_person": lambda: RoundDesignFactory(substantiation_number=0),
    "harvest_question_once_per_slot": lambda: twice(HarvestQuestionFactory, "round", "slot"),
    "round_has_seven_questions_at_most": lambda: HarvestQuestionFactory(slot=8),
    "harvest_question_has_words": lambda: HarvestQuestionFactory(text=""),
    "intended_use_once_per_slot": lambda: twice(IntendedUseFactory, "round", "slot"),
    "round_has_six_uses_at_most": lambda: IntendedUseFactory(slot=7),
    "intended_use_names_somebody": lambda: IntendedUseFactory(who=""),
    "field_rule_once_per_round": lambda: twice(RoundFieldFactory, "round", "name"),
    "field_need_is_known": lambda: RoundFieldFactory(need="perhaps"),
    "field_words_go_upwards": lambda: RoundFieldFactory(name="statement", words_from=60, words_to=20),
    "step_once_per_round": lambda: twice(RoundStepFactory, "round", "step"),
    "round_step_is_known": lambda: RoundStepFactory(step="rest"),
    "round_step_goes_forward": lambda: RoundStepFactory(starts_on=LATER, ends_on=EARLIER),
    "round_step_hours_are_not_negative": lambda: RoundStepFactory(hours_planned=-1),
    "programme_active_forward": lambda: ProgrammeFactory(active_from=LATER, active_to=EARLIER),
    "grant_has_funder_and_name": lambda: GrantFactory(funder=""),
    "grant_once_per_funder": lambda: twice(GrantFactory, "funder", "name"),
    "grant_active_forward": lambda: GrantFactory(active_from=LATER, active_to=EARLIER),
    "focal_city_has_name_and_country": lambda: FocalCityFactory(country=""),
    "closing_number_once_per_round": lambda: twice(RoundClosingFactory, "round", "number"),
    "closing_note_is_whole": lambda: RoundClosingFactory(non_response=""),
    "closing_froze_a_record_with_its_checksum": lambda: RoundClosingFactory(content="", sha256="0" * 64),
    "code_key_once_per_list": lambda: twice(CodeFactory, "dimension", "key"),
    "code_stands_in_a_list": lambda: CodeFactory(dimension=""),
    "code_not_beneath_itself": a_code_beneath_itself,
    "code_in_use_forward": lambda: CodeFactory(valid_from=LATER, retired_on=EARLIER),
    "dimension_kind_is_known": lambda: CodebookDimensionFactory(kind="heap"),
    "dimension_need_is_known": lambda: CodebookDimensionFactory(need="maybe"),
    "several_codes_have_no_order": lambda: CodebookDimensionFactory(kind="multiple", is_ordinal=True),
    "codebook_counts_from_one": lambda: CodebookVersionFactory(number=0),
    "published_codebook_has_its_text": lambda: CodebookVersionFactory(content=""),
    "dimension_once_per_round": lambda: twice(RoundDimensionFactory, "round", "dimension"),
    "round_dimension_need_is_known": lambda: RoundDimensionFactory(need="maybe"),
    "codebook_import_names_its_file": lambda: CodebookImportFactory(file_name=""),
    "undone_codebook_import_names_who": lambda: CodebookImportFactory(undone_at=timezone.now()),
    "code_not_replaced_by_itself": a_code_in_place_of_itself,
    "replaced_code_is_retired": lambda: CodeFactory(replaced_by=CodeFactory()),
    # outcomes
    "outcome_state_is_known": lambda: OutcomeFactory(state="lost"),
    "outcome_has_a_title": lambda: OutcomeFactory(title=""),
    "outcome_dates_go_forward": lambda: OutcomeFactory(date_from=LATER, date_to=EARLIER),
    "outcome_end_has_a_start": lambda: OutcomeFactory(date_from=None, date_precision="", date_to=LATER),
    "outcome_not_duplicate_of_itself": duplicate_of_itself,
    "outcome_date_has_a_precision": lambda: OutcomeFactory(date_precision=""),
    "accepted_outcome_names_who_accepted": lambda: OutcomeFactory(accepted=True, decided_by=None),
    "outcome_not_accepted_by_its_author": accepted_by_its_author,
    "outcome_set_aside_with_a_kind": lambda: OutcomeFactory(set_aside=True, set_aside_kind=""),
    "duplicate_names_the_other_outcome": lambda: OutcomeFactory(
        set_aside=True, set_aside_kind=SetAsideKind.DUPLICATE
    ),
    "submitted_outcome_has_its_time": lambda: OutcomeFactory(submitted=True, submitted_at=None),
    "country_once_per_outcome": lambda: twice(OutcomeCountryFactory, "outcome", "country"),
    "programme_once_per_outcome": lambda: OutcomeProgrammeFactory(
        outcome=(part := OutcomeProgrammeFactory()).outcome, programme=part.programme, is_lead=False
    ),
    "one_lead_programme_per_outcome": two_leading_programmes,
    "version_number_once_per_outcome": lambda: twice(OutcomeVersionFactory, "outcome", "number"),
    "version_is_restored_from_an_earlier_one": lambda: OutcomeVersionFactory(number=5, restored_from=5),
    "last_look_once_per_person_and_outcome": lambda: twice(LastLookFactory, "outcome", "person"),
    "last_look_is_at_a_version": lambda: LastLookFactory(version=0),
    "question_number_once_per_outcome": lambda: twice(QuestionFactory, "outcome", "number"),
    "question_state_is_known": lambda: QuestionFactory(state="lost"),
    "question_field_is_known": lambda: QuestionFactory(field="colour"),
    "message_kind_is_known": lambda: QuestionMessageFactory(kind="sung"),
    "question_and_answer_have_words": lambda: QuestionMessageFactory(text=""),
    "internal_note_has_words": lambda: InternalNoteFactory(text=""),
    "internal_note_field_is_known": lambda: InternalNoteFactory(field="colour"),
    "person_told_once_of_a_message": lambda: twice(NoticeFactory, "person", "message"),
    "person_told_once_of_a_note": told_twice_of_a_note,
    "person_told_once_of_a_purge": told_twice_of_a_purge,
    "person_told_once_of_a_review": told_twice_of_a_review,
    "person_told_once_of_an_opinion": told_twice_of_an_opinion,
    "person_told_once_of_an_event_outside": told_twice_of_an_event_outside,
    "notice_is_about_one_thing": lambda: NoticeFactory(assignment=ReviewAssignmentFactory()),
    "outcome_named_once_per_letter": lambda: twice(OutcomeInLetterFactory, "letter", "outcome"),
    "notice_reason_is_known": lambda: NoticeFactory(reason="bored"),
    "notice_in_a_letter_is_told": lambda: NoticeFactory(letter_key="questions-of-the-day:1"),
    "ready_question_has_english_words": lambda: ReadyQuestionFactory(text_en=""),
    "ready_question_field_is_known": lambda: ReadyQuestionFactory(field="colour"),
    "actor_has_a_name": lambda: ActorFactory(name=""),
    "actor_once_per_country": lambda: twice(ActorFactory, "folded_name", "country"),
    "actor_not_part_of_itself": an_actor_within_itself,
    "actor_not_merged_into_itself": an_actor_merged_into_itself,
    "merge_is_of_two_actors": lambda: ActorMergeFactory(kept=(actor := ActorFactory()), gone=actor),
    "actor_merged_away_once": lambda: twice(ActorMergeFactory, "gone"),
    "actor_once_per_outcome": lambda: twice(OutcomeActorFactory, "outcome", "actor"),
    "contribution_has_a_title": lambda: ContributionFactory(title=""),
    "contribution_dates_go_forward": lambda: ContributionFactory(date_from=LATER, date_to=EARLIER),
    "contribution_end_has_a_start": lambda: ContributionFactory(
        date_from=None, date_precision="", date_to=LATER
    ),
    "contribution_date_has_a_precision": lambda: ContributionFactory(date_precision=""),
    "country_once_per_contribution": lambda: twice(ContributionCountryFactory, "contribution", "country"),
    "contribution_linked_once_per_outcome": lambda: twice(ContributionLinkFactory, "outcome", "contribution"),
    "outcomes_linked_once_per_kind": lambda: twice(OutcomeLinkFactory, "outcome", "other", "kind"),
    "outcome_not_linked_to_itself": linked_to_itself,
    "outcome_link_kind_is_known": lambda: OutcomeLinkFactory(kind="like"),
    "mutual_link_is_kept_once": mutual_link_backwards,
    "outcome_merged_into_one_only": merged_twice,
    "outcome_not_merged_into_itself": merged_into_itself,
    "merge_says_why": lambda: OutcomeMergeFactory(reason=""),
    "pair_judged_not_the_same_once": lambda: twice(NotTheSameFactory, "first", "second"),
    "pair_names_the_older_first": the_younger_first,
    "key_once_per_outcome": lambda: twice(OutcomeKeyFactory, "key", "outcome"),
    "source_has_a_name": lambda: SourceFactory(name=""),
    "erased_source_says_nothing": lambda: SourceFactory(erased_at=timezone.now()),
    "evidence_has_a_title": lambda: EvidenceFactory(title=""),
    "evidence_is_a_link_or_a_file_not_both": lambda: EvidenceFactory(
        file=True, url="https://example.org/by-law"
    ),
    "evidence_file_has_a_checksum": lambda: EvidenceFactory(file=True, sha256=""),
    "purged_evidence_keeps_its_checksum_alone": lambda: EvidenceFactory(file=True, purged_at=timezone.now()),
    "checked_evidence_says_who_when_and_what": lambda: EvidenceFactory(checked=True, check_note=""),
    "evidence_not_checked_by_who_added_it": checked_by_who_added_it,
    "copy_state_is_known": lambda: ServedCopyFactory(state="lost"),
    "ready_copy_has_its_file": lambda: ServedCopyFactory(ready=True, file_key=""),
    "failed_copy_says_why": lambda: ServedCopyFactory(failed=True, failure=""),
    "thumbnail_has_its_measures": lambda: ServedCopyFactory(ready=True, thumbnail_key="0" * 64),
    "text_of_a_file_has_words": lambda: EvidenceTextFactory(folded=""),
    "purge_state_is_known": lambda: PurgeFactory(done=True, state="lost"),
    "purge_has_a_reason": lambda: PurgeFactory(reason=""),
    "purge_is_decided_by_somebody": lambda: PurgeFactory(done=True, decided_by=None),
    "purge_needs_two_people": destroyed_by_one_person,
    "one_open_purge_per_file": lambda: twice(PurgeFactory, "evidence"),
    "coach_question_dismissed_once": lambda: twice(
        CoachDismissalFactory, "outcome", "rule", "field", "words"
    ),
    "coach_dismissal_says_why": lambda: CoachDismissalFactory(reason=""),
    "coach_dismissal_of_words_or_of_a_gap": lambda: CoachDismissalFactory(
        text="a whole text beside the words"
    ),
    "withheld_passage_has_words": lambda: SensitivePassageFactory(words=""),
    "withheld_passage_says_why": lambda: SensitivePassageFactory(why=""),
    "withheld_passage_numbered_once": lambda: twice(SensitivePassageFactory, "outcome", "number"),
    "passage_withheld_once_per_outcome": lambda: twice(SensitivePassageFactory, "outcome", "mark"),
    "look_says_why": lambda: WithheldLookFactory(reason=""),
    "outcome_left_once_per_round_and_check": lambda: twice(LeftInRoundFactory, "round", "outcome", "kind"),
    "left_outcome_says_why": lambda: LeftInRoundFactory(reason=""),
    "left_outcome_names_its_check": lambda: LeftInRoundFactory(kind=""),
    "carry_over_says_why": lambda: CarryOverFactory(reason=""),
    "carried_over_to_another_round": carried_to_the_same_round,
    "return_reopen_and_set_aside_say_why": lambda: ReviewDecisionFactory(reason=""),
    "conflict_is_about_one_thing": lambda: ConflictOfInterestFactory(actor=ActorFactory()),
    "conflict_is_not_with_oneself": lambda: ConflictOfInterestFactory(author=SelfAttribute("person")),
    "conflict_with_author_stands_once": lambda: twice(ConflictOfInterestFactory, "round", "person", "author"),
    "conflict_with_actor_stands_once": lambda: two_conflicts(actor=ActorFactory()),
    "conflict_with_programme_stands_once": lambda: two_conflicts(programme=ProgrammeFactory()),
    "conflict_with_outcome_stands_once": lambda: two_conflicts(outcome=OutcomeFactory()),
    "record_given_to_one_reviewer": lambda: twice(ReviewAssignmentFactory, "outcome"),
    "assignment_ends_after_it_began": lambda: ReviewAssignmentFactory(
        ended_at=timezone.now() - timedelta(days=1)
    ),
    "opinion_number_once_per_outcome": lambda: twice(SecondOpinionFactory, "outcome", "number"),
    "opinion_awaited_once_of_a_person": lambda: twice(SecondOpinionFactory, "outcome", "asked_of"),
    "opinion_is_of_somebody_else": lambda: SecondOpinionFactory(asked_of=SelfAttribute("asked_by")),
    "answered_opinion_has_a_verdict_on_a_version": lambda: SecondOpinionFactory(verdict=Verdict.AGREE),
    "doubt_says_what_about": lambda: SecondOpinionFactory(given=True, verdict=Verdict.DOUBT),
    "answered_opinion_is_not_withdrawn": lambda: SecondOpinionFactory(
        given=True, withdrawn_at=timezone.now()
    ),
    "checked_once_per_reviewer_and_version": lambda: twice(
        ReviewerCheckFactory, "outcome", "by", "outcome_version", "question"
    ),
    "reviewer_question_is_known": lambda: ReviewerCheckFactory(question="how"),
    "check_answer_is_known": lambda: ReviewerCheckFactory(answer="maybe"),
    "criterion_judged_once_per_reviewer_and_version": lambda: twice(
        SmartVerdictFactory, "outcome", "by", "outcome_version", "criterion"
    ),
    "outcome_resolved_once_at_a_time": lambda: twice(ResolutionFactory, "outcome"),
    "resolution_kind_is_known": lambda: ResolutionFactory(kind="perhaps", reason="Because."),
    "resolution_says_why": lambda: ResolutionFactory(kind="contested"),
    "only_amending_makes_a_version": lambda: ResolutionFactory(version_after=2),
    "ended_resolution_says_who": lambda: ResolutionFactory(ended_at=timezone.now()),
    "reminder_once_per_request": lambda: twice(RequestReminderFactory, "request", "kind", "number"),
    "reminder_kind_is_known": lambda: RequestReminderFactory(kind="poem"),
    "written_reminder_has_its_letter": lambda: RequestReminderFactory(letter=None),
    "criterion_is_known": lambda: SmartVerdictFactory(criterion="smart"),
    "how_far_met_is_known": lambda: SmartVerdictFactory(met="7"),
    "substantiator_address_stands_once": two_people_of_one_address,
    "substantiator_has_a_name": lambda: SubstantiatorFactory(name=""),
    "erased_substantiator_says_nothing": lambda: SubstantiatorFactory(erased_at=timezone.now()),
    "request_state_is_known": lambda: SubstantiationRequestFactory(state="lost"),
    "request_channel_is_known": lambda: SubstantiationRequestFactory(channel="pigeon"),
    "sent_request_has_its_time": lambda: SubstantiationRequestFactory(sent=True, sent_at=None),
    "opened_request_has_its_time": lambda: SubstantiationRequestFactory(opened=True, opened_at=None),
    "answered_request_has_its_time": lambda: SubstantiationRequestFactory(answered=True, answered_at=None),
    "declined_request_says_why": lambda: SubstantiationRequestFactory(declined=True, decline_kind=""),
    "request_not_replaced_by_itself": a_request_in_place_of_itself,
    "request_code_is_tried_a_few_times": lambda: SubstantiationRequestFactory(code_tries=MOST_TRIES + 1),
    "outcome_once_per_request": asked_again_in_one_letter,
    "outcome_has_its_place_in_a_request": lambda: twice(AskedOutcomeFactory, "request", "order"),
    "person_asked_once_about_an_outcome": lambda: twice(AskedOutcomeFactory, "outcome", "substantiator"),
    "answered_outcome_stays_asked": lambda: AskedOutcomeFactory(answers=1, ended_at=timezone.now()),
    "request_event_is_known": lambda: RequestEventFactory(kind="lost"),
    "suggested_person_has_a_name": lambda: SuggestedPersonFactory(name=""),
    "settled_suggestion_is_emptied": lambda: SuggestedPersonFactory(
        settled_at=timezone.now(), settled_by=UserFactory()
    ),
    "judgement_of_each_part_is_known": lambda: JudgementFactory(significance_judgement="well"),
    "judgement_that_differs_says_why": lambda: JudgementFactory(contribution_judgement=Judged.PARTLY),
    "judgement_by_proxy_says_who_and_how": lambda: JudgementFactory(by_proxy=UserFactory()),
    "judgement_quoting_is_known": lambda: JudgementFactory(quoting="aloud"),
    "selection_number_once_per_round": two_selections_with_one_number,
    "round_plans_one_selection_at_a_time": lambda: twice(SelectionFactory, "round"),
    "selection_state_is_known": lambda: SelectionFactory(drawn=True, state="lost"),
    "drawn_selection_says_who_and_when": lambda: SelectionFactory(drawn=True, drawn_at=None),
    "selection_has_a_seed": lambda: SelectionFactory(seed=""),
    "outcome_once_per_selection": lambda: twice(SelectedOutcomeFactory, "selection", "outcome"),
    "outcome_does_not_stand_in_for_itself": lambda: SelectedOutcomeFactory(
        stands_in_for=SelfAttribute("outcome")
    ),
    "person_nominated_once_per_outcome": lambda: twice(NominationFactory, "outcome", "substantiator"),
    "nomination_relation_is_known": lambda: NominationFactory(relation="boss"),
    "declared_closeness_says_which": lambda: NominationFactory(conflict="declared"),
    "checked_nomination_says_who_and_when": lambda: NominationFactory(approved=True, checked_at=None),
    "refused_nomination_says_why": lambda: NominationFactory(refused=True, refusal=""),
    "nomination_channel_is_known": lambda: NominationFactory(channel="pigeon"),
    "judgement_numbered_once": lambda: twice(JudgementVersionFactory, "judgement", "number"),
    "document_has_a_title": lambda: SourceDocumentFactory(title=""),
    "document_language_is_known": lambda: SourceDocumentFactory(language="xx"),
    "version_number_once_per_document": lambda: DocumentVersionFactory(
        document=DocumentVersionFactory(is_current=False).document, is_current=False
    ),
    "one_current_version_per_document": lambda: DocumentVersionFactory(
        document=DocumentVersionFactory().document, number=2
    ),
    "document_state_is_known": lambda: DocumentVersionFactory(state="nowhere", is_current=False),
    "document_version_has_its_file": lambda: DocumentVersionFactory(file_key=""),
    "current_version_is_ready": lambda: DocumentVersionFactory(waiting=True, is_current=True),
    "ready_document_has_pages": lambda: DocumentVersionFactory(pages_total=0),
    "failed_document_says_why": lambda: DocumentVersionFactory(failed=True, failure=""),
    "page_number_once_per_version": lambda: twice(DocumentPageFactory, "version"),
    "pages_are_counted_from_one": lambda: DocumentPageFactory(number=0),
    "page_read_once_per_person": lambda: twice(PageLookFactory, "page", "person"),
    "passage_has_words": lambda: PassageFactory(quote=""),
    "passage_goes_forward": lambda: PassageFactory(start=9, end=9, quote="x"),
    "passage_became_one_thing": lambda: PassageFactory(set_aside="background"),
    "passage_reason_is_known": lambda: PassageFactory(aside=True, set_aside="whim"),
    "passage_with_another_reason_names_it": lambda: PassageFactory(aside=True, set_aside="other"),
    "passage_set_aside_once": lambda: PassageFactory(aside=True, page=PassageFactory(aside=True).page),
    "passage_once_per_outcome": lambda: twice(PassageFactory, "page", "outcome"),
    "edition_state_is_known": lambda: EditionFactory(state="printed"),
    "edition_has_a_title": lambda: EditionFactory(title=""),
    "frozen_edition_has_content_and_checksum": lambda: EditionFactory(published=True, sha256=""),
    "published_edition_says_who_and_when": lambda: EditionFactory(published=True, published_at=None),
    "failed_edition_says_why": lambda: EditionFactory(state="failed"),
    "edition_of_all_years_is_of_a_grant": lambda: EditionFactory(
        year=None, grant=GrantFactory(), round=HarvestRoundFactory()
    ),
    "outcome_once_per_edition": lambda: twice(EditionRowFactory, "edition", "outcome"),
    "edition_counts_accepted_outcomes": lambda: EditionRowFactory(state="draft"),
    "edition_prints_accepted_outcomes": lambda: EditionRowFactory(
        state="draft", is_counted=False, printed="own"
    ),
    "format_once_per_edition": lambda: twice(EditionFileFactory, "edition", "file_format"),
    "edition_file_state_is_known": lambda: EditionFileFactory(state="lost"),
    "ready_edition_file_is_there": lambda: EditionFileFactory(state="ready"),
    "failed_edition_file_says_why": lambda: EditionFileFactory(state="failed"),
    "highlight_once_per_edition": lambda: twice(EditionHighlightFactory, "edition", "outcome"),
    "highlight_has_words": lambda: EditionHighlightFactory(text=""),
    "finding_once_per_place": lambda: twice(EditionFindingFactory, "edition", "mark", "where"),
    "cleared_finding_says_who_and_why": lambda: EditionFindingFactory(cleared_at=timezone.now()),
    "view_name_once_per_owner": lambda: twice(SavedViewFactory, "owner", "name"),
    "view_has_a_name": lambda: SavedViewFactory(name=""),
    "view_has_an_address": lambda: SavedViewFactory(query=""),
    "twice_rule_is_known": lambda: CodingPlanFactory(twice="often"),
    "share_coded_twice_up_to_all": lambda: CodingPlanFactory(percent=101),
    "twice_is_two_to_five": lambda: CodingPlanFactory(times=1),
    "coding_lot_has_a_seed": lambda: CodingPlanFactory(seed=""),
    "programme_coded_twice_is_named": lambda: CodingPlanFactory(twice="programme"),
    "outcome_coded_once_by_a_person": lambda: twice(CodingFactory, "outcome", "coder"),
    "one_reference_coding_per_outcome": two_reference_codings,
    "coding_purpose_is_known": lambda: CodingFactory(purpose="fun"),
    "done_coding_has_time_and_version": lambda: CodingFactory(state="done"),
    "vote_number_once_per_dimension": second_vote_with_the_same_number,
    "one_current_vote_per_dimension": lambda: second_vote(number=2),
    "unsure_and_not_applicable_say_why": lambda: VoteFactory(is_unsure=True),
    "consensus_number_once_per_dimension": lambda: second_consensus(number=1, is_current=False),
    "one_current_consensus_per_dimension": lambda: second_consensus(number=2),
    "consensus_says_why": lambda: ConsensusFactory(why=""),
    "settled_code_once": lambda: twice(SettledCodeFactory, "outcome", "dimension", "code"),
    "basis_is_known": lambda: SettledCodeFactory(basis="guess"),
    "recoding_kind_is_known": lambda: RecodingFactory(kind="burn"),
    "recoding_says_why": lambda: RecodingFactory(why=""),
    "undone_recoding_names_who": lambda: RecodingFactory(undone_at=timezone.now()),
    "recoding_undone_after_it_was_made": lambda: RecodingFactory(
        undone_at=timezone.now() - timedelta(days=1), undone_by=UserFactory()
    ),
    "import_profile_has_a_name": lambda: ImportProfileFactory(name=""),
    "import_state_is_known": lambda: SheetImportFactory(state="lost"),
    "failed_import_says_why": lambda: SheetImportFactory(state="failed"),
    "confirmed_import_names_who_confirmed": lambda: SheetImportFactory(state="confirmed"),
    "undone_import_names_who_undid_it": lambda: SheetImportFactory(state="undone"),
    "import_of_accepted_ones_has_a_reason_and_an_author": lambda: SheetImportFactory(
        enters_as="accepted", confirmed_by=UserFactory(), author=UserFactory()
    ),
    "import_row_once_per_position": lambda: twice(ImportRowFactory, "sheet_import", "position"),
    "import_row_verdict_is_known": lambda: ImportRowFactory(verdict="perhaps"),
    "outcome_recoded_once_per_change": lambda: twice(RecodedOutcomeFactory, "recoding", "outcome"),
}

CONSTRAINTS = [
    (model, constraint)
    for model in apps.get_models()
    if model.__module__.startswith(OWN)
    for constraint in model._meta.constraints
]


def told_by(error: IntegrityError, model: type, constraint: BaseConstraint) -> bool:
    """Say whether it was this constraint that refused; SQLite names the columns of some unique ones."""
    if constraint.name in str(error):
        return True
    if not isinstance(constraint, UniqueConstraint):
        return False
    columns = (model._meta.get_field(name).column for name in constraint.fields)
    told = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return str(error) == f"UNIQUE constraint failed: {told}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "constraint"), CONSTRAINTS, ids=[constraint.name for _model, constraint in CONSTRAINTS]
)
def test_the_database_refuses_what_must_never_be(model, constraint):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BROKEN[constraint.name]()
    assert told_by(refusal.value, model, constraint), refusal.value


def test_every_way_of_breaking_belongs_to_a_constraint():
    assert BROKEN.keys() == {constraint.name for _model, constraint in CONSTRAINTS}
