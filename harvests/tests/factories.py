"""Rows of every model of harvests, lawful by default, for tests."""

from __future__ import annotations

from datetime import date

import factory
from django.utils import timezone

from harvests.enums import (
    CodingNeed,
    Dimension,
    DocumentState,
    LetterFate,
    LetterKind,
    MethodStep,
    Need,
    ReplyKind,
    RoundState,
)
from harvests.frozen import checksum
from harvests.models import (
    Code,
    CodebookDimension,
    CodebookImport,
    CodebookVersion,
    DocumentPage,
    DocumentVersion,
    Extension,
    FocalCity,
    Grant,
    HarvestQuestion,
    HarvestRound,
    IntendedUse,
    InvitedMember,
    LetterCalendar,
    LetterPlan,
    LetterWording,
    PageLook,
    PeopleGroup,
    Programme,
    Reply,
    RoundClosing,
    RoundDesign,
    RoundDimension,
    RoundField,
    RoundGroup,
    RoundLetter,
    RoundProgramme,
    RoundStep,
    SourceDocument,
    SubstantiationPlan,
    TeamMember,
)
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.kernel.folding import fold
from wiego_mle.mailing.tests.factories import LetterFactory


class HarvestRoundFactory(factory.django.DjangoModelFactory):
    """A round that is open; traits `planned`, `reviewing`, `analysing`, `closed`."""

    class Meta:
        model = HarvestRound

    class Params:
        planned = factory.Trait(state=RoundState.PLANNED)
        reviewing = factory.Trait(state=RoundState.REVIEWING)
        analysing = factory.Trait(state=RoundState.ANALYSING)
        closed = factory.Trait(state=RoundState.CLOSED)

    reference = factory.Sequence(lambda number: f"round-{number}")
    name = factory.Sequence(lambda number: f"Harvest {number}")
    covers_from = date(2025, 1, 1)
    covers_to = date(2025, 12, 31)
    collecting_from = date(2025, 10, 1)
    collecting_to = date(2026, 12, 31)
    financial_year = 2025
    state = RoundState.OPEN


class TeamMemberFactory(factory.django.DjangoModelFactory):
    """A contributor of one round."""

    class Meta:
        model = TeamMember

    round = factory.SubFactory(HarvestRoundFactory)
    person = factory.SubFactory(UserFactory)
    role = Role.CONTRIBUTOR


class ProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme without dates."""

    class Meta:
        model = Programme

    key = factory.Sequence(lambda number: f"programme-{number}")
    label_en = factory.Sequence(lambda number: f"Programme {number}")
    order = factory.Sequence(lambda number: 500 + number % 30_000)


class GrantFactory(factory.django.DjangoModelFactory):
    """A grant without dates."""

    class Meta:
        model = Grant

    key = factory.Sequence(lambda number: f"grant-{number}")
    funder = factory.Sequence(lambda number: f"Funder {number}")
    name = factory.Sequence(lambda number: f"2024-{number}")


class FocalCityFactory(factory.django.DjangoModelFactory):
    """A Focal City in Ghana."""

    class Meta:
        model = FocalCity

    key = factory.Sequence(lambda number: f"city-{number}")
    label_en = factory.Sequence(lambda number: f"City {number}")
    country = "GH"
    order = factory.Sequence(lambda number: 500 + number % 30_000)


class CodeFactory(factory.django.DjangoModelFactory):
    """A worker group that can be chosen; `dimension` moves it to another list."""

    class Meta:
        model = Code

    dimension = Dimension.WORKER_GROUP
    key = factory.Sequence(lambda number: f"code-{number}")
    label_en = factory.Sequence(lambda number: f"Code {number}")
    order = factory.Sequence(lambda number: 500 + number % 30_000)


class CodebookDimensionFactory(factory.django.DjangoModelFactory):
    """A dimension with one code per outcome, not needed."""

    class Meta:
        model = CodebookDimension

    key = factory.Sequence(lambda number: f"dimension-{number}")
    label_en = factory.Sequence(lambda number: f"Dimension {number}")
    order = factory.Sequence(lambda number: 500 + number % 30_000)


class CodebookVersionFactory(factory.django.DjangoModelFactory):
    """A published codebook without dimensions."""

    class Meta:
        model = CodebookVersion

    number = factory.Sequence(lambda number: 100 + number % 30_000)
    content = '{"dimensions":[],"format":1}'
    checksum = factory.LazyAttribute(lambda version: checksum(version.content))


class RoundDimensionFactory(factory.django.DjangoModelFactory):
    """A dimension that a round leaves out."""

    class Meta:
        model = RoundDimension

    round = factory.SubFactory(HarvestRoundFactory)
    dimension = factory.SubFactory(CodebookDimensionFactory)
    need = CodingNeed.OFF


class CodebookImportFactory(factory.django.DjangoModelFactory):
    """A file without lines that was read."""

    class Meta:
        model = CodebookImport

    file_name = "codebook.json"
    read_by = factory.SubFactory(UserFactory)


class RoundProgrammeFactory(factory.django.DjangoModelFactory):
    """A programme that a round asks, without a target."""

    class Meta:
        model = RoundProgramme

    round = factory.SubFactory(HarvestRoundFactory)
    programme = factory.SubFactory(ProgrammeFactory)


class ExtensionFactory(factory.django.DjangoModelFactory):
    """More time for one person."""

    class Meta:
        model = Extension

    round = factory.SubFactory(HarvestRoundFactory)
    person = factory.SubFactory(UserFactory)
    until = date(2027, 1, 31)
    reason = "Fieldwork until the end of the year."
    given_by = factory.SubFactory(UserFactory)


class ReplyFactory(factory.django.DjangoModelFactory):
    """Somebody's own word that they have nothing to report."""

    class Meta:
        model = Reply

    round = factory.SubFactory(HarvestRoundFactory)
    person = factory.SubFactory(UserFactory)
    kind = ReplyKind.NOTHING
    said_by = factory.SelfAttribute("person")


class LetterCalendarFactory(factory.django.DjangoModelFactory):
    """Letters that go since the round was opened."""

    class Meta:
        model = LetterCalendar

    round = factory.SubFactory(HarvestRoundFactory)
    running_since = factory.LazyFunction(timezone.now)
    opened_at = factory.SelfAttribute("running_since")


class LetterPlanFactory(factory.django.DjangoModelFactory):
    """Reminders three days before the deadline alone."""

    class Meta:
        model = LetterPlan

    round = factory.SubFactory(HarvestRoundFactory)
    kind = LetterKind.BEFORE
    days = "3"


class LetterWordingFactory(factory.django.DjangoModelFactory):
    """Own words for the reminder before the deadline, in English."""

    class Meta:
        model = LetterWording

    round = factory.SubFactory(HarvestRoundFactory)
    kind = LetterKind.BEFORE
    language = "en"
    subject = "Until {deadline}"
    body = "Dear {name}, go on at {link}"


class RoundLetterFactory(factory.django.DjangoModelFactory):
    """A reminder that waits in the outbox."""

    class Meta:
        model = RoundLetter

    round = factory.SubFactory(HarvestRoundFactory)
    person = factory.SubFactory(UserFactory)
    kind = LetterKind.BEFORE
    number = 7
    about_day = date(2026, 12, 31)
    fate = LetterFate.WRITTEN
    send_at = factory.LazyFunction(timezone.now)
    letter = factory.SubFactory(LetterFactory)


class PeopleGroupFactory(factory.django.DjangoModelFactory):
    """A group; `people=[…]` puts people into it."""

    class Meta:
        model = PeopleGroup
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Office {number}")

    @factory.post_generation
    def people(self, create, extracted, **kwargs):
        """Put the people into the group."""
        self.people.set(extracted or ())


class RoundGroupFactory(factory.django.DjangoModelFactory):
    """A group whose people were added to a round as contributors."""

    class Meta:
        model = RoundGroup

    round = factory.SubFactory(HarvestRoundFactory)
    group = factory.SubFactory(PeopleGroupFactory)
    role = Role.CONTRIBUTOR


class InvitedMemberFactory(factory.django.DjangoModelFactory):
    """Somebody invited who becomes a contributor of a round by accepting."""

    class Meta:
        model = InvitedMember

    round = factory.SubFactory(HarvestRoundFactory)
    invitation = factory.SubFactory(InvitationFactory, roles=[])
    role = Role.CONTRIBUTOR


class RoundDesignFactory(factory.django.DjangoModelFactory):
    """The design of a round with a purpose; it takes every language."""

    class Meta:
        model = RoundDesign

    round = factory.SubFactory(HarvestRoundFactory)
    purpose = "To tell the board what changed."


class HarvestQuestionFactory(factory.django.DjangoModelFactory):
    """The first question of a round."""

    class Meta:
        model = HarvestQuestion

    round = factory.SubFactory(HarvestRoundFactory)
    slot = 1
    text = "Which by-laws changed, and who changed them?"


class IntendedUseFactory(factory.django.DjangoModelFactory):
    """The first user of what a round finds."""

    class Meta:
        model = IntendedUse

    round = factory.SubFactory(HarvestRoundFactory)
    slot = 1
    who = "The board"
    use = "Decides on the plan of the next year."


class RoundFieldFactory(factory.django.DjangoModelFactory):
    """A round that does not ask for the city."""

    class Meta:
        model = RoundField

    round = factory.SubFactory(HarvestRoundFactory)
    name = "city"
    need = Need.OFF


class RoundStepFactory(factory.django.DjangoModelFactory):
    """Engaging the sources, in October."""

    class Meta:
        model = RoundStep

    round = factory.SubFactory(HarvestRoundFactory)
    step = MethodStep.SOURCES
    starts_on = date(2025, 10, 1)
    ends_on = date(2025, 10, 31)


class RoundClosingFactory(factory.django.DjangoModelFactory):
    """The first closing of a round without outcomes."""

    class Meta:
        model = RoundClosing

    round = factory.SubFactory(HarvestRoundFactory, closed=True)
    number = 1
    limits = "Outcomes from Asia are few."
    non_response = "Two offices did not answer."
    method_changes = "Nothing was done differently."
    content = '{"counts":{},"outcomes":[]}'
    sha256 = factory.LazyAttribute(lambda closing: checksum(closing.content))
    closed_by = factory.SubFactory(UserFactory)


class SubstantiationPlanFactory(factory.django.DjangoModelFactory):
    """A round that asks people outside in the usual way."""

    class Meta:
        model = SubstantiationPlan

    round = factory.SubFactory(HarvestRoundFactory)


class SourceDocumentFactory(factory.django.DjangoModelFactory):
    """A report in English without a version; the trait `restricted` makes it confidential."""

    class Meta:
        model = SourceDocument

    class Params:
        restricted = factory.Trait(is_restricted=True)

    round = factory.SubFactory(HarvestRoundFactory)
    title = factory.Sequence(lambda number: f"Report {number}")
    title_sorted = factory.LazyAttribute(lambda document: document.title.lower())
    added_by = factory.SubFactory(UserFactory)


class DocumentVersionFactory(factory.django.DjangoModelFactory):
    """The version of a document that is read, without pages; traits `waiting` and `failed`."""

    class Meta:
        model = DocumentVersion

    class Params:
        waiting = factory.Trait(
            state=DocumentState.REQUESTED, is_current=False, pages_total=0, pages_done=0, finished_at=None
        )
        failed = factory.Trait(
            state=DocumentState.FAILED, is_current=False, pages_total=0, pages_done=0, failure="damaged"
        )

    document = factory.SubFactory(SourceDocumentFactory)
    number = 1
    state = DocumentState.READY
    is_current = True
    is_paged = True
    file_key = factory.Sequence(lambda number: f"{number:064x}")
    file_name = "report.pdf"
    content_type = "application/pdf"
    size = 8
    sha256 = factory.Sequence(lambda number: f"{number:064x}")
    finished_at = factory.LazyFunction(timezone.now)
    pages_total = 1
    pages_done = 1
    added_by = factory.SelfAttribute("document.added_by")


class DocumentPageFactory(factory.django.DjangoModelFactory):
    """The first page of a document, with two sentences."""

    class Meta:
        model = DocumentPage

    version = factory.SubFactory(DocumentVersionFactory)
    number = 1
    text = "The assembly of Accra gave licences to street vendors. They had asked for them since 2019."
    search_text = factory.LazyAttribute(lambda page: fold(page.text))


class PageLookFactory(factory.django.DjangoModelFactory):
    """Somebody has read a page."""

    class Meta:
        model = PageLook

    page = factory.SubFactory(DocumentPageFactory)
    person = factory.SubFactory(UserFactory)
