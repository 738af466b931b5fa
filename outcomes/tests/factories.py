"""Rows of every model of outcomes, lawful by default, for tests.

They write straight to the tables: a test of a service makes its rows through services instead.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import factory
from django.utils import timezone

from harvests.enums import Dimension
from harvests.tests.factories import (
    CodebookDimensionFactory,
    CodeFactory,
    DocumentPageFactory,
    HarvestRoundFactory,
    ProgrammeFactory,
)
from outcomes.enums import (
    Basis,
    CheckAnswer,
    CopyState,
    Criterion,
    EditionState,
    EvidenceKind,
    LinkKind,
    MessageKind,
    Met,
    NoticeReason,
    OutcomeState,
    PassageReason,
    PurgeState,
    QuestionState,
    RecodingKind,
    ReviewerQuestion,
    SelectionState,
    Strength,
    Supports,
    Verdict,
)
from outcomes.models import (
    Actor,
    ActorMerge,
    AskedOutcome,
    CarryOver,
    CoachDismissal,
    Coding,
    CodingPlan,
    ConflictOfInterest,
    Consensus,
    Contribution,
    ContributionCountry,
    ContributionLink,
    Edition,
    EditionFile,
    EditionFinding,
    EditionHighlight,
    EditionRow,
    Evidence,
    EvidenceText,
    ImportProfile,
    ImportRow,
    IntendedQuote,
    InternalNote,
    Judgement,
    JudgementDraft,
    JudgementVersion,
    LastLook,
    LeftInRound,
    LinkWish,
    Nomination,
    Notice,
    NotTheSame,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeInLetter,
    OutcomeKey,
    OutcomeLink,
    OutcomeMerge,
    OutcomeProgramme,
    OutcomeVersion,
    Passage,
    Purge,
    Question,
    QuestionMessage,
    ReadyQuestion,
    RecodedOutcome,
    Recoding,
    ReferenceCounter,
    RequestEvent,
    RequestReminder,
    Resolution,
    ReviewAssignment,
    ReviewDecision,
    ReviewerCheck,
    SavedView,
    SecondOpinion,
    SelectedOutcome,
    Selection,
    SensitivePassage,
    ServedCopy,
    SettledCode,
    SheetImport,
    SmartVerdict,
    Source,
    SubstantiationRequest,
    Substantiator,
    SuggestedPerson,
    Vote,
    WithheldLook,
)
from outcomes.nomination_enums import NominationState
from outcomes.request_enums import DeclineKind, Judged, RequestEventKind, RequestState
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.folding import fold, sort_key
from wiego_mle.kernel.partial_dates import Precision
from wiego_mle.mailing.tests.factories import LetterFactory

FIRST_BY_HAND = 5000
"""Factories number from here on, so that they never meet a reference given out by a service."""


class ReferenceCounterFactory(factory.django.DjangoModelFactory):
    """A counter that has given out nothing yet."""

    class Meta:
        model = ReferenceCounter
        django_get_or_create = ("prefix",)

    prefix = "OH"


class OutcomeFactory(factory.django.DjangoModelFactory):
    """A complete draft; traits `submitted`, `returned`, `accepted`, `set_aside`, `lead`, `restricted`."""

    class Meta:
        model = Outcome

    class Params:
        lead = factory.Trait(state=OutcomeState.LEAD, statement="", significance="")
        submitted = factory.Trait(
            state=OutcomeState.SUBMITTED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
        )
        returned = factory.Trait(
            state=OutcomeState.RETURNED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        accepted = factory.Trait(
            state=OutcomeState.ACCEPTED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        set_aside = factory.Trait(
            state=OutcomeState.SET_ASIDE,
            set_aside_kind="output",
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        withdrawn = factory.Trait(state=OutcomeState.WITHDRAWN)
        restricted = factory.Trait(confidentiality="restricted")

    reference = factory.Sequence(lambda number: f"OH-{FIRST_BY_HAND + number:04d}")
    round = factory.SubFactory(HarvestRoundFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda number: f"Accra licenses its street vendors ({number})")
    statement = "In March 2025 the Accra Metropolitan Assembly began to license street vendors by a by-law."
    significance = "For the first time vendors have a right to a place from which they cannot be moved."
    contribution_wiego = "WIEGO counted the vendors of the city and advised the drafting committee."
    contribution_others = "The vendors' association negotiated with the assembly for two years."
    date_from = date(2025, 3, 1)
    date_to = date(2025, 3, 31)
    date_precision = Precision.MONTH
    direction = "positive"
    expected = "intended"
    influence_route = "D"
    title_sorted = factory.LazyAttribute(lambda outcome: sort_key(outcome.title))
    confidentiality_reason = factory.LazyAttribute(
        lambda outcome: (
            "The officer who spoke could lose her post." if outcome.confidentiality == "restricted" else ""
        )
    )
    search_text = factory.LazyAttribute(
        lambda outcome: fold(" ".join((outcome.reference, outcome.title, outcome.statement)))
    )


class OutcomeCountryFactory(factory.django.DjangoModelFactory):
    """Ghana, as the country of an outcome."""

    class Meta:
        model = OutcomeCountry

    outcome = factory.SubFactory(OutcomeFactory)
    country = "GH"


class OutcomeProgrammeFactory(factory.django.DjangoModelFactory):
    """The leading programme of an outcome."""

    class Meta:
        model = OutcomeProgramme

    outcome = factory.SubFactory(OutcomeFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    is_lead = True


class OutcomeVersionFactory(factory.django.DjangoModelFactory):
    """The first saved version of an outcome."""

    class Meta:
        model = OutcomeVersion

    outcome = factory.SubFactory(OutcomeFactory)
    number = factory.Sequence(lambda number: number + 1)
    content = factory.LazyAttribute(lambda version: {"title": version.outcome.title})
    by = factory.SelfAttribute("outcome.author")


class LastLookFactory(factory.django.DjangoModelFactory):
    """Somebody has read an outcome as it was first saved."""

    class Meta:
        model = LastLook

    outcome = factory.SubFactory(OutcomeFactory)
    person = factory.SubFactory(UserFactory)
    version = 1


class ActorFactory(factory.django.DjangoModelFactory):
    """A city administration of the register."""

    class Meta:
        model = Actor

    reference = factory.Sequence(lambda number: f"A-{FIRST_BY_HAND + number:04d}")
    name = factory.Sequence(lambda number: f"Metropolitan Assembly {number}")
    folded_name = factory.LazyAttribute(lambda actor: fold(actor.name))
    actor_type = factory.SubFactory(CodeFactory, dimension=Dimension.ACTOR_TYPE)
    country = "GH"


class OutcomeActorFactory(factory.django.DjangoModelFactory):
    """An actor in an outcome."""

    class Meta:
        model = OutcomeActor

    outcome = factory.SubFactory(OutcomeFactory)
    actor = factory.SubFactory(ActorFactory)


class ContributionFactory(factory.django.DjangoModelFactory):
    """A count of vendors in 2024."""

    class Meta:
        model = Contribution

    reference = factory.Sequence(lambda number: f"C-{FIRST_BY_HAND + number:04d}")
    title = factory.Sequence(lambda number: f"Count of street vendors ({number})")
    what_was_done = "Counted the street vendors of the city together with their association."
    partners = "Vendors' association"
    programme = factory.SubFactory(ProgrammeFactory)
    city = "Accra"
    date_from = date(2024, 1, 1)
    date_to = date(2024, 12, 31)
    date_precision = Precision.YEAR
    author = factory.SubFactory(UserFactory)
    search_text = factory.LazyAttribute(
        lambda contribution: fold(
            " ".join((contribution.reference, contribution.title, contribution.what_was_done))
        )
    )


class ContributionCountryFactory(factory.django.DjangoModelFactory):
    """Ghana, as the country of a contribution."""

    class Meta:
        model = ContributionCountry

    contribution = factory.SubFactory(ContributionFactory)
    country = "GH"


class ContributionLinkFactory(factory.django.DjangoModelFactory):
    """A contribution that influenced an outcome substantially."""

    class Meta:
        model = ContributionLink

    outcome = factory.SubFactory(OutcomeFactory)
    contribution = factory.SubFactory(ContributionFactory)
    how = "The count showed the assembly how many people it had overlooked."
    strength = Strength.SUBSTANTIAL
    linked_by = factory.SelfAttribute("contribution.author")


class SourceFactory(factory.django.DjangoModelFactory):
    """Somebody who told us."""

    class Meta:
        model = Source

    outcome = factory.SubFactory(OutcomeFactory)
    name = factory.Sequence(lambda number: f"Source {number}")
    organisation = "Vendors' association"
    role = "Secretary"


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A link to a law; the trait `file` makes it a file (without contents on the disk)."""

    class Meta:
        model = Evidence

    class Params:
        file = factory.Trait(
            url="",
            file_key=factory.Sequence(lambda number: f"{number:064x}"),
            file_name="by-law.pdf",
            content_type="application/pdf",
            size=8,
            sha256=hashlib.sha256(b"contents").hexdigest(),
        )
        checked = factory.Trait(
            checked_by=factory.SubFactory(UserFactory),
            checked_at=factory.LazyFunction(timezone.now),
            check_note="Section 4 says so.",
        )

    reference = factory.Sequence(lambda number: f"E-{FIRST_BY_HAND + number:04d}")
    outcome = factory.SubFactory(OutcomeFactory)
    title = factory.Sequence(lambda number: f"By-law {number}")
    kind = EvidenceKind.LAW
    supports = Supports.CHANGE
    url = "https://example.org/by-law"
    added_by = factory.SelfAttribute("outcome.author")


class ServedCopyFactory(factory.django.DjangoModelFactory):
    """A copy that waits to be made; traits for what may become of it (without contents on the disk)."""

    class Meta:
        model = ServedCopy

    class Params:
        ready = factory.Trait(
            state=CopyState.READY,
            finished_at=factory.LazyFunction(timezone.now),
            file_key=factory.Sequence(lambda number: f"{number:064x}"),
            file_name="by-law.pdf",
            content_type="application/pdf",
            size=8,
        )
        failed = factory.Trait(
            state=CopyState.FAILED, finished_at=factory.LazyFunction(timezone.now), failure="damaged"
        )

    evidence = factory.SubFactory(EvidenceFactory, file=True)


class EvidenceTextFactory(factory.django.DjangoModelFactory):
    """The words of a by-law."""

    class Meta:
        model = EvidenceText

    evidence = factory.SubFactory(EvidenceFactory, file=True)
    folded = "by-law on street trading"


class PurgeFactory(factory.django.DjangoModelFactory):
    """A request to destroy a file; the trait `done` makes it one that somebody else agreed to."""

    class Meta:
        model = Purge

    class Params:
        done = factory.Trait(
            state=PurgeState.DONE,
            decided_by=factory.SubFactory(UserFactory),
            decided_at=factory.LazyFunction(timezone.now),
        )

    evidence = factory.SubFactory(EvidenceFactory, file=True)
    reason = "It shows faces of children."
    asked_by = factory.SubFactory(UserFactory)


class ReviewDecisionFactory(factory.django.DjangoModelFactory):
    """A return with its reason."""

    class Meta:
        model = ReviewDecision

    outcome = factory.SubFactory(OutcomeFactory, returned=True)
    step = "return"
    from_state = OutcomeState.SUBMITTED
    to_state = OutcomeState.RETURNED
    reason = "Say which assembly it was, and in which month."
    by = factory.SubFactory(UserFactory)
    outcome_version = 1


class ReviewAssignmentFactory(factory.django.DjangoModelFactory):
    """A record that is given to a reviewer."""

    class Meta:
        model = ReviewAssignment

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    reviewer = factory.SubFactory(UserFactory)
    given_by = factory.SubFactory(UserFactory)


class SecondOpinionFactory(factory.django.DjangoModelFactory):
    """An opinion that is asked for; the trait `given` answers it."""

    class Meta:
        model = SecondOpinion

    class Params:
        given = factory.Trait(
            verdict=Verdict.AGREE, answered_at=factory.LazyFunction(timezone.now), outcome_version=1
        )

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    number = factory.Sequence(lambda number: number + 1)
    asked_of = factory.SubFactory(UserFactory)
    asked_by = factory.SubFactory(UserFactory)


class ReviewerCheckFactory(factory.django.DjangoModelFactory):
    """One of the seven questions, answered by a reviewer."""

    class Meta:
        model = ReviewerCheck

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    by = factory.SubFactory(UserFactory)
    outcome_version = 1
    question = ReviewerQuestion.WHEN
    answer = CheckAnswer.YES


class SmartVerdictFactory(factory.django.DjangoModelFactory):
    """What a reviewer thinks of one criterion."""

    class Meta:
        model = SmartVerdict

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    by = factory.SubFactory(UserFactory)
    outcome_version = 1
    criterion = Criterion.SPECIFIC
    met = Met.PARTLY


class ConflictOfInterestFactory(factory.django.DjangoModelFactory):
    """A person who does not review what somebody wrote, or one outcome."""

    class Meta:
        model = ConflictOfInterest

    outcome = None
    round = factory.Maybe(
        "outcome", factory.SelfAttribute("outcome.round"), factory.SubFactory(HarvestRoundFactory)
    )
    person = factory.SubFactory(UserFactory)
    author = factory.Maybe("outcome", None, factory.SubFactory(UserFactory))


class NominationFactory(factory.django.DjangoModelFactory):
    """Somebody outside proposed for an accepted outcome; traits `approved`, `refused`."""

    class Meta:
        model = Nomination

    class Params:
        approved = factory.Trait(
            state=NominationState.APPROVED,
            checked_by=factory.SubFactory(UserFactory),
            checked_at=factory.LazyFunction(timezone.now),
        )
        refused = factory.Trait(
            state=NominationState.REFUSED,
            refusal="They work for us.",
            checked_by=factory.SubFactory(UserFactory),
            checked_at=factory.LazyFunction(timezone.now),
        )

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    substantiator = factory.SubFactory("outcomes.tests.factories.SubstantiatorFactory")
    relation = "expert"
    nominated_by = factory.SubFactory(UserFactory)


class SelectionFactory(factory.django.DjangoModelFactory):
    """A selection of everything that is still planned; the trait `drawn` freezes it, without a frame."""

    class Meta:
        model = Selection

    class Params:
        drawn = factory.Trait(
            state=SelectionState.DRAWN,
            drawn_by=factory.SubFactory(UserFactory),
            drawn_at=factory.LazyFunction(timezone.now),
        )

    round = factory.SubFactory(HarvestRoundFactory)
    number = factory.Sequence(lambda number: number + 1)
    seed = "2024"
    rules = factory.LazyFunction(lambda: [{"rule": "everything"}])
    created_by = factory.SubFactory(UserFactory)


class SelectedOutcomeFactory(factory.django.DjangoModelFactory):
    """An accepted outcome that a selection of its round drew because it draws everything."""

    class Meta:
        model = SelectedOutcome

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    selection = factory.SubFactory(
        SelectionFactory, drawn=True, round=factory.SelfAttribute("..outcome.round")
    )
    unit = factory.SelfAttribute("outcome.reference")
    place = factory.Sequence(lambda number: number + 1)
    why = factory.LazyFunction(lambda: ["everything"])
    added_by = factory.SubFactory(UserFactory)


class IntendedQuoteFactory(factory.django.DjangoModelFactory):
    """That a report is going to quote an accepted outcome."""

    class Meta:
        model = IntendedQuote

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    by = factory.SubFactory(UserFactory)


class OutcomeLinkFactory(factory.django.DjangoModelFactory):
    """A law that led to its enforcement."""

    class Meta:
        model = OutcomeLink

    outcome = factory.SubFactory(OutcomeFactory)
    other = factory.SubFactory(OutcomeFactory)
    kind = LinkKind.LED_TO
    note = "The ruling cites the law."
    linked_by = factory.SelfAttribute("outcome.author")


class OutcomeMergeFactory(factory.django.DjangoModelFactory):
    """A merge of an accepted outcome into another one that was undone; the trait `open` leaves it standing."""

    class Meta:
        model = OutcomeMerge

    class Params:
        open = factory.Trait(ended_at=None)

    merged = factory.SubFactory(OutcomeFactory)
    kept = factory.SubFactory(OutcomeFactory)
    reason = "Both tell of the by-law of March."
    state_before = OutcomeState.DRAFT
    by = factory.SelfAttribute("merged.author")
    ended_at = factory.LazyFunction(timezone.now)


class NotTheSameFactory(factory.django.DjangoModelFactory):
    """Two outcomes that somebody found not to be one change."""

    class Meta:
        model = NotTheSame

    first = factory.SubFactory(OutcomeFactory)
    second = factory.SubFactory(OutcomeFactory)
    why = "Two markets of one city."
    by = factory.SelfAttribute("first.author")


class OutcomeKeyFactory(factory.django.DjangoModelFactory):
    """A telling word of an outcome."""

    class Meta:
        model = OutcomeKey

    outcome = factory.SubFactory(OutcomeFactory)
    key = factory.Sequence(lambda number: f"word{number}")


class QuestionFactory(factory.django.DjangoModelFactory):
    """An open question at the statement with the words that ask it; traits `answered` and `settled`."""

    class Meta:
        model = Question
        skip_postgeneration_save = True

    class Params:
        answered = factory.Trait(state=QuestionState.ANSWERED)
        settled = factory.Trait(state=QuestionState.SETTLED)

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    number = factory.LazyAttribute(lambda question: question.outcome.questions.count() + 1)
    field = "statement"
    asked_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def messages(self, create, extracted, **_kwargs):
        """Write what was said on the way to the state."""
        said = [(MessageKind.ASKED, "Which assembly was it?", self.asked_by)]
        if self.state != QuestionState.OPEN:
            said.append((MessageKind.ANSWERED, "The Accra Metropolitan Assembly.", self.outcome.author))
        if self.state == QuestionState.SETTLED:
            said.append((MessageKind.SETTLED, "", self.asked_by))
        for kind, text, by in said:
            QuestionMessageFactory(question=self, kind=kind, text=text, by=by)


class QuestionMessageFactory(factory.django.DjangoModelFactory):
    """Words in a question."""

    class Meta:
        model = QuestionMessage

    question = factory.SubFactory(QuestionFactory)
    kind = MessageKind.ASKED
    text = factory.Sequence(lambda number: f"Which assembly exactly ({number})?")
    by = factory.SelfAttribute("question.asked_by")
    outcome_version = 1


class InternalNoteFactory(factory.django.DjangoModelFactory):
    """A note among reviewers."""

    class Meta:
        model = InternalNote

    outcome = factory.SubFactory(OutcomeFactory, submitted=True)
    text = factory.Sequence(lambda number: f"I doubt the date ({number}).")
    by = factory.SubFactory(UserFactory)
    outcome_version = 1


class NoticeFactory(factory.django.DjangoModelFactory):
    """That somebody is to be told of a question; the trait `mention` names somebody in it."""

    class Meta:
        model = Notice

    class Params:
        mention = factory.Trait(reason=NoticeReason.MENTIONED)

    person = factory.SubFactory(UserFactory)
    reason = NoticeReason.ASKED
    message = factory.SubFactory(QuestionMessageFactory)


class OutcomeInLetterFactory(factory.django.DjangoModelFactory):
    """That a letter names an outcome."""

    class Meta:
        model = OutcomeInLetter

    letter = factory.SubFactory(LetterFactory)
    outcome = factory.SubFactory(OutcomeFactory)


class ReadyQuestionFactory(factory.django.DjangoModelFactory):
    """A question of the library in four languages."""

    class Meta:
        model = ReadyQuestion

    key = factory.Sequence(lambda number: f"by-hand-{number}")
    field = "statement"
    text_en = factory.Sequence(lambda number: f"Who decided this ({number})?")
    text_es = "¿Quién lo decidió?"
    text_fr = "Qui l’a décidé ?"
    text_pt = "Quem decidiu isto?"


class CoachDismissalFactory(factory.django.DjangoModelFactory):
    """A question about some words that the author found to be no problem."""

    class Meta:
        model = CoachDismissal

    outcome = factory.SubFactory(OutcomeFactory)
    rule = "acronym"
    field = "statement"
    words = "ama"
    reason = "Everybody in Accra calls it like this."
    by = factory.SelfAttribute("outcome.author")


class SensitivePassageFactory(factory.django.DjangoModelFactory):
    """A name that an outcome withholds; `Outcome.withheld` is left to the service."""

    class Meta:
        model = SensitivePassage

    outcome = factory.SubFactory(OutcomeFactory)
    number = factory.Sequence(lambda number: number + 1)
    words = factory.Sequence(lambda number: f"Efua Asante {number}")
    mark = factory.LazyAttribute(lambda passage: hashlib.sha256(passage.words.encode()).hexdigest())
    why = "She could lose her stall."
    by = factory.SelfAttribute("outcome.author")


class WithheldLookFactory(factory.django.DjangoModelFactory):
    """Somebody who had withheld words shown."""

    class Meta:
        model = WithheldLook

    outcome = factory.SubFactory(OutcomeFactory)
    by = factory.SubFactory(UserFactory)
    reason = "To compare the name with the letter of the court."


class ActorMergeFactory(factory.django.DjangoModelFactory):
    """Two actors that were found to be one."""

    class Meta:
        model = ActorMerge

    kept = factory.SubFactory(ActorFactory)
    gone = factory.SubFactory(ActorFactory)
    reason = "The ministry was renamed in 2024."
    by = factory.SubFactory(UserFactory)


class LeftInRoundFactory(factory.django.DjangoModelFactory):
    """A draft that its round goes on without."""

    class Meta:
        model = LeftInRound

    outcome = factory.SubFactory(OutcomeFactory)
    round = factory.SelfAttribute("outcome.round")
    kind = "unfinished"
    reason = "Its author is on leave until May."
    by = factory.SubFactory(UserFactory)


class ImportProfileFactory(factory.django.DjangoModelFactory):
    """How the sheets of a team are read."""

    class Meta:
        model = ImportProfile

    name = factory.Sequence(lambda n: f"Sheet of the Law team {n}")
    saved_by = factory.SubFactory(UserFactory)


class SheetImportFactory(factory.django.DjangoModelFactory):
    """A spreadsheet that waits to be read."""

    class Meta:
        model = SheetImport

    reference = factory.Sequence(lambda n: f"I-{n + 5000:04d}")
    round = factory.SubFactory(HarvestRoundFactory)
    uploaded_by = factory.SubFactory(UserFactory)
    file_key = factory.Sequence(lambda n: f"{n:064x}")
    file_name = "harvest.xlsx"
    sha256 = factory.Sequence(lambda n: f"{n:064x}")


class ImportRowFactory(factory.django.DjangoModelFactory):
    """A row of a spreadsheet that would become an outcome."""

    class Meta:
        model = ImportRow

    sheet_import = factory.SubFactory(SheetImportFactory)
    position = factory.Sequence(lambda n: n + 1)
    number = factory.SelfAttribute("position")
    verdict = "new"
    title = "Accra licenses its street vendors"


class CarryOverFactory(factory.django.DjangoModelFactory):
    """A draft that came from an earlier round."""

    class Meta:
        model = CarryOver

    outcome = factory.SubFactory(OutcomeFactory)
    from_round = factory.SubFactory(HarvestRoundFactory)
    to_round = factory.SelfAttribute("outcome.round")
    reason = "The act came after the deadline."
    by = factory.SubFactory(UserFactory)


class SubstantiatorFactory(factory.django.DjangoModelFactory):
    """An official of the city who can be asked."""

    class Meta:
        model = Substantiator

    reference = factory.Sequence(lambda number: f"SB-{FIRST_BY_HAND + number:04d}")
    name = factory.Sequence(lambda number: f"Kwabena Owusu {number}")
    email = factory.Sequence(lambda number: f"official{number}@city.example")
    organisation = "City administration"
    position = "Head of markets"
    country = "GH"
    created_by = factory.SubFactory(UserFactory)


class SubstantiationRequestFactory(factory.django.DjangoModelFactory):
    """A request that was not sent yet; traits `sent`, `opened`, `answered` and `declined`."""

    class Meta:
        model = SubstantiationRequest

    class Params:
        sent = factory.Trait(state=RequestState.SENT, sendings=1, sent_at=factory.LazyFunction(timezone.now))
        opened = factory.Trait(
            state=RequestState.OPENED,
            sendings=1,
            sent_at=factory.LazyFunction(timezone.now),
            opened_at=factory.LazyFunction(timezone.now),
        )
        answered = factory.Trait(
            state=RequestState.ANSWERED,
            sendings=1,
            sent_at=factory.LazyFunction(timezone.now),
            opened_at=factory.LazyFunction(timezone.now),
            answered_at=factory.LazyFunction(timezone.now),
        )
        declined = factory.Trait(
            state=RequestState.DECLINED,
            sendings=1,
            sent_at=factory.LazyFunction(timezone.now),
            decline_kind=DeclineKind.NO_TIME,
            ended_at=factory.LazyFunction(timezone.now),
        )

    reference = factory.Sequence(lambda number: f"SR-{FIRST_BY_HAND + number:04d}")
    round = factory.SubFactory(HarvestRoundFactory)
    substantiator = factory.SubFactory(SubstantiatorFactory)
    language = "en"
    answer_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=21))
    asked_by = factory.SubFactory(UserFactory)


class AskedOutcomeFactory(factory.django.DjangoModelFactory):
    """An accepted outcome of the round about which somebody is asked."""

    class Meta:
        model = AskedOutcome

    request = factory.SubFactory(SubstantiationRequestFactory)
    outcome = factory.SubFactory(
        OutcomeFactory, accepted=True, round=factory.SelfAttribute("..request.round")
    )
    substantiator = factory.SelfAttribute("request.substantiator")
    order = factory.LazyAttribute(lambda asked: asked.request.asked.count() + 1)
    version_number = 1
    frozen = factory.LazyAttribute(
        lambda asked: {
            "title": asked.outcome.title,
            "statement": asked.outcome.statement,
            "significance": asked.outcome.significance,
            "contribution_wiego": asked.outcome.contribution_wiego,
            "contribution_others": asked.outcome.contribution_others,
            "language": asked.outcome.language,
        }
    )


class RequestEventFactory(factory.django.DjangoModelFactory):
    """That a request was prepared."""

    class Meta:
        model = RequestEvent

    request = factory.SubFactory(SubstantiationRequestFactory)
    kind = RequestEventKind.PREPARED


class SuggestedPersonFactory(factory.django.DjangoModelFactory):
    """Somebody who knows better, as the person asked says."""

    class Meta:
        model = SuggestedPerson

    request = factory.SubFactory(SubstantiationRequestFactory, declined=True)
    name = "Akosua Darko"
    organisation = "Traders' union"
    contact = "akosua@union.example"


class JudgementFactory(factory.django.DjangoModelFactory):
    """Full agreement with all three parts."""

    class Meta:
        model = Judgement

    asked = factory.SubFactory(AskedOutcomeFactory, answers=1, request__answered=True)
    outcome_judgement = Judged.FULLY
    significance_judgement = Judged.FULLY
    contribution_judgement = Judged.FULLY


class JudgementVersionFactory(factory.django.DjangoModelFactory):
    """The first answer as it was given."""

    class Meta:
        model = JudgementVersion

    judgement = factory.SubFactory(JudgementFactory)
    number = 1
    content = factory.LazyAttribute(
        lambda version: {"outcome_judgement": version.judgement.outcome_judgement}
    )
    channel = "email"


class JudgementDraftFactory(factory.django.DjangoModelFactory):
    """An answer that was begun."""

    class Meta:
        model = JudgementDraft

    asked = factory.SubFactory(AskedOutcomeFactory, request__opened=True)
    content = factory.LazyFunction(lambda: {"outcome_judgement": "fully"})


class ResolutionFactory(factory.django.DjangoModelFactory):
    """That an outcome is kept as it is, after an answer."""

    class Meta:
        model = Resolution

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    kind = "keep"
    version_before = 1
    version_after = 1
    by = factory.SubFactory(UserFactory)


class RequestReminderFactory(factory.django.DjangoModelFactory):
    """A reminder after a week that was written."""

    class Meta:
        model = RequestReminder

    request = factory.SubFactory(SubstantiationRequestFactory, sent=True)
    kind = "reminder"
    number = 7
    fate = "written"
    letter = factory.SubFactory(LetterFactory)


class LinkWishFactory(factory.django.DjangoModelFactory):
    """A wish for a new link that nobody has looked at yet."""

    class Meta:
        model = LinkWish

    mark = factory.Sequence(lambda number: f"{number:064x}")


class CodingPlanFactory(factory.django.DjangoModelFactory):
    """A plan to code a fifth of a round twice."""

    class Meta:
        model = CodingPlan

    round = factory.SubFactory(HarvestRoundFactory)
    seed = "2025"
    made_by = factory.SubFactory(UserFactory)


class CodingFactory(factory.django.DjangoModelFactory):
    """An accepted outcome that somebody is to code; trait `done`."""

    class Meta:
        model = Coding

    class Params:
        done = factory.Trait(state="done", done_at=factory.LazyFunction(timezone.now), outcome_version=1)

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    coder = factory.SubFactory(UserFactory)
    given_by = factory.SubFactory(UserFactory)


class VoteFactory(factory.django.DjangoModelFactory):
    """A first vote without a code; `codes` takes the codes."""

    class Meta:
        model = Vote
        skip_postgeneration_save = True

    coding = factory.SubFactory(CodingFactory)
    dimension = factory.SubFactory(CodebookDimensionFactory)

    @factory.post_generation
    def codes(self, create, extracted, **kwargs):
        """Give the codes."""
        if create and extracted:
            self.codes.set(extracted)


class ConsensusFactory(factory.django.DjangoModelFactory):
    """What somebody settled, without a code."""

    class Meta:
        model = Consensus

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    dimension = factory.SubFactory(CodebookDimensionFactory)
    why = "The text says that the rule was adopted."
    by = factory.SubFactory(UserFactory)


class SettledCodeFactory(factory.django.DjangoModelFactory):
    """A code that one person gave and that counts."""

    class Meta:
        model = SettledCode

    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    dimension = factory.SubFactory(CodebookDimensionFactory)
    code = factory.SubFactory(CodeFactory)
    basis = Basis.ONE


class RecodingFactory(factory.django.DjangoModelFactory):
    """A code that was merged into another."""

    class Meta:
        model = Recoding

    kind = RecodingKind.MERGE
    code = factory.SubFactory(CodeFactory)
    why = "Nobody told the two apart."
    by = factory.SubFactory(UserFactory)


class RecodedOutcomeFactory(factory.django.DjangoModelFactory):
    """An outcome that a merge gave another code."""

    class Meta:
        model = RecodedOutcome

    recoding = factory.SubFactory(RecodingFactory)
    outcome = factory.SubFactory(OutcomeFactory)
    target = factory.SubFactory(CodeFactory)


class PassageFactory(factory.django.DjangoModelFactory):
    """The first words of a page, which became an outcome; the trait `aside` sets it aside instead."""

    class Meta:
        model = Passage

    class Params:
        aside = factory.Trait(outcome=None, set_aside=PassageReason.BACKGROUND)

    page = factory.SubFactory(DocumentPageFactory)
    start = 0
    end = 54
    quote = factory.LazyAttribute(lambda passage: passage.page.text[passage.start : passage.end])
    outcome = factory.SubFactory(OutcomeFactory)
    marked_by = factory.SubFactory(UserFactory)


class EditionFactory(factory.django.DjangoModelFactory):
    """An edition that waits to be built; the trait `published` makes it an empty one that everybody reads."""

    class Meta:
        model = Edition

    class Params:
        published = factory.Trait(
            state=EditionState.PUBLISHED,
            collected_at=factory.LazyFunction(timezone.now),
            published_at=factory.LazyFunction(timezone.now),
            published_by=factory.SelfAttribute("requested_by"),
            head='{"format":1}',
            sha256="0" * 64,
        )

    reference = factory.Sequence(lambda number: f"ED-{FIRST_BY_HAND + number:04d}")
    title = "Outcomes of the year"
    year = 2024
    requested_by = factory.SubFactory(UserFactory)


class EditionRowFactory(factory.django.DjangoModelFactory):
    """A counted outcome that says nothing of itself."""

    class Meta:
        model = EditionRow

    edition = factory.SubFactory(EditionFactory)
    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    reference = factory.SelfAttribute("outcome.reference")
    version = 1
    state = OutcomeState.ACCEPTED
    is_counted = True


class EditionFileFactory(factory.django.DjangoModelFactory):
    """A workbook that waits to be written."""

    class Meta:
        model = EditionFile

    edition = factory.SubFactory(EditionFactory)
    file_format = "xlsx"


class EditionHighlightFactory(factory.django.DjangoModelFactory):
    """An outcome that is put in front."""

    class Meta:
        model = EditionHighlight

    edition = factory.SubFactory(EditionFactory)
    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    place = 1
    text = "The assembly began to license street vendors."
    edited_by = factory.SelfAttribute("edition.requested_by")


class EditionFindingFactory(factory.django.DjangoModelFactory):
    """A source that was found in an edition."""

    class Meta:
        model = EditionFinding

    edition = factory.SubFactory(EditionFactory)
    kind = "source"
    outcome = factory.SubFactory(OutcomeFactory, accepted=True)
    where = factory.Sequence(lambda number: f"Annex, row {number}")
    mark = factory.Sequence(lambda number: f"{number:064x}")


class SavedViewFactory(factory.django.DjangoModelFactory):
    """A view of the explorer."""

    class Meta:
        model = SavedView

    owner = factory.SubFactory(UserFactory)
    reference = factory.Sequence(lambda number: f"{number:010x}")
    name = factory.Sequence(lambda number: f"Regions ({number})")
    query = "down=region&across=worker_group"
