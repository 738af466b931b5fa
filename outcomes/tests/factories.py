"""Rows of every model of outcomes, lawful by default, for tests.

They write straight to the tables: a test of a service makes its rows through services instead.
"""

from __future__ import annotations

import hashlib
from datetime import date

import factory
from django.utils import timezone

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory, HarvestRoundFactory, ProgrammeFactory
from outcomes.enums import (
    CheckAnswer,
    CopyState,
    Criterion,
    EvidenceKind,
    LinkKind,
    MessageKind,
    Met,
    NoticeReason,
    OutcomeState,
    PurgeState,
    QuestionState,
    ReviewerQuestion,
    Strength,
    Supports,
    Verdict,
)
from outcomes.models import (
    Actor,
    ActorMerge,
    CarryOver,
    CoachDismissal,
    ConflictOfInterest,
    Contribution,
    ContributionCountry,
    ContributionLink,
    Evidence,
    EvidenceText,
    ImportProfile,
    ImportRow,
    InternalNote,
    LastLook,
    LeftInRound,
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
    Purge,
    Question,
    QuestionMessage,
    ReadyQuestion,
    ReferenceCounter,
    ReviewAssignment,
    ReviewDecision,
    ReviewerCheck,
    SecondOpinion,
    SensitivePassage,
    ServedCopy,
    SheetImport,
    SmartVerdict,
    Source,
    WithheldLook,
)
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

    reference = factory.Sequence(lambda n: f"I-{n:04d}")
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
