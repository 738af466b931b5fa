"""Records in two rounds and in every state, and who may read and write each of them.

The sets of names are written by hand from what was agreed, not computed by the policies they test.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile

from harvests.enums import Dimension
from harvests.models import (
    Code,
    CodebookImport,
    CodebookVersion,
    HarvestRound,
    InvitedMember,
    PeopleGroup,
    RoundClosing,
    SourceDocument,
)
from harvests.tests.factories import (
    CodebookImportFactory,
    CodeFactory,
    GrantFactory,
    InvitedMemberFactory,
    PeopleGroupFactory,
    ProgrammeFactory,
    RoundClosingFactory,
    RoundGroupFactory,
    TeamMemberFactory,
)
from outcomes.editions.building import build
from outcomes.enums import OutcomeState as S
from outcomes.enums import RecodingKind
from outcomes.models import (
    ActorMerge,
    Coding,
    ConflictOfInterest,
    Contribution,
    ContributionLink,
    Edition,
    EditionFinding,
    Evidence,
    Nomination,
    Outcome,
    Recoding,
    SavedView,
    SelectedOutcome,
    Selection,
    SheetImport,
    Source,
    SuggestedPerson,
)
from outcomes.queries.recoding import Change
from outcomes.services.actor_merging import merge_actors
from outcomes.services.editions import refresh_checksum
from outcomes.services.files import kept_file
from outcomes.services.importing.files import start_import
from outcomes.services.importing.reading import read_import
from outcomes.services.recoding import change_codebook
from outcomes.services.withheld import withhold_words
from outcomes.tests.documents import document_of, page_of
from outcomes.tests.factories import (
    ActorFactory,
    AskedOutcomeFactory,
    CodingFactory,
    CodingPlanFactory,
    ConflictOfInterestFactory,
    ContributionFactory,
    EditionFactory,
    EditionFindingFactory,
    EditionHighlightFactory,
    EvidenceFactory,
    NominationFactory,
    OutcomeFactory,
    OutcomeLinkFactory,
    PassageFactory,
    QuestionFactory,
    ReviewDecisionFactory,
    SavedViewFactory,
    SecondOpinionFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    ServedCopyFactory,
    SubstantiationRequestFactory,
    SuggestedPersonFactory,
)
from outcomes.tests.records import add_parts, keep_versions
from wiego_mle.accounts.models import Invitation, User
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.tests.factories import LetterFactory
from wiego_mle.tests.cast import Cast

PEOPLE = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider")
"""The cast; reporter to coder hold their role in the round "here" alone, the reporter wrote what is there."""

SIGNED_OUT = "signed out"
EVERYBODY = frozenset(PEOPLE)
TEAM = frozenset({"reporter", "colleague", "reviewer", "lead", "coder"})
NOBODY: frozenset[str] = frozenset()

EARLY = (S.LEAD, S.DRAFT, S.WITHDRAWN)
IN_REVIEW = (S.SUBMITTED, S.RETURNED, S.SET_ASIDE)

TRAITS = {
    S.LEAD: {"lead": True},
    S.DRAFT: {},
    S.SUBMITTED: {"submitted": True},
    S.RETURNED: {"returned": True},
    S.ACCEPTED: {"accepted": True},
    S.SET_ASIDE: {"set_aside": True},
    S.WITHDRAWN: {"withdrawn": True},
}


def readers_of(place: str, state: S, *, restricted: bool) -> frozenset[str]:
    """Return who may read a record."""
    if place == "elsewhere":
        if state in EARLY:
            return NOBODY
        return EVERYBODY if state == S.ACCEPTED and not restricted else frozenset({"administrator"})
    if state in EARLY:
        return frozenset({"reporter", "lead"}) if restricted else frozenset({"reporter", "reviewer", "lead"})
    if restricted:
        return frozenset({"reporter", "lead", "administrator"})
    return EVERYBODY if state == S.ACCEPTED else TEAM | {"administrator"}


def writers_of(place: str, state: S, *, restricted: bool) -> frozenset[str]:
    """Return who may change the answers of a record while its round is running."""
    reviewers = frozenset({"lead"}) if restricted else frozenset({"reviewer", "lead"})
    if place == "elsewhere":
        return NOBODY
    if state in (S.LEAD, S.DRAFT, S.RETURNED):
        return reviewers | {"reporter"}
    return reviewers if state == S.SUBMITTED else NOBODY


def takers_of(step: str, place: str, *, restricted: bool) -> frozenset[str]:
    """Return who may take a step with a record that is where the step starts."""
    reviewers = frozenset({"lead"}) if restricted else frozenset({"reviewer", "lead"})
    if place == "elsewhere":
        return NOBODY
    return {
        "develop": reviewers | {"reporter"},
        "submit": reviewers | {"reporter"},
        "resubmit": reviewers | {"reporter"},
        "accept": reviewers,
        "return": reviewers,
        "set_aside": reviewers,
        "reopen": reviewers,
        # The lead decided everything here, a moment ago.
        "take_back": frozenset({"lead"}),
        "withdraw": frozenset({"reporter"}),
        "restore": frozenset({"reporter"}),
    }[step]


def askers_of(place: str, state: S, *, restricted: bool) -> frozenset[str]:
    """Return who may ask about a record and settle answers while its round is running."""
    if place == "elsewhere" or state not in (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED):
        return NOBODY
    return frozenset({"lead"}) if restricted else frozenset({"reviewer", "lead"})


@dataclass(frozen=True)
class Record:
    """One outcome with one of each part, where it is, and who may read and change it."""

    outcome: Outcome
    place: str
    restricted: bool

    @property
    def state(self) -> S:
        """Where the record is in its workflow."""
        return S(self.outcome.state)

    @cached_property
    def readers(self) -> frozenset[str]:
        """Who may read it."""
        return readers_of(self.place, self.state, restricted=self.restricted)

    @cached_property
    def writers(self) -> frozenset[str]:
        """Who may change it."""
        return writers_of(self.place, self.state, restricted=self.restricted)

    @cached_property
    def askers(self) -> frozenset[str]:
        """Who may ask about it."""
        return askers_of(self.place, self.state, restricted=self.restricted)

    @cached_property
    def note_readers(self) -> frozenset[str]:
        """Who reads and writes internal notes about it."""
        if self.place == "elsewhere":
            return NOBODY
        return frozenset({"lead"}) if self.restricted else frozenset({"reviewer", "lead"})

    @cached_property
    def source(self) -> Source:
        """Who told us."""
        return self.outcome.sources.get()

    @cached_property
    def evidence(self) -> Evidence:
        """What documents it on the web."""
        return self.outcome.evidence.exclude(url="").get()

    @cached_property
    def file(self) -> Evidence:
        """What documents it as a file, with its copy made."""
        return self.outcome.evidence.exclude(file_key="").get()

    @cached_property
    def keepers(self) -> frozenset[str]:
        """Who looks after its files."""
        caretakers = {"lead", "administrator"} if self.place == "here" else {"administrator"}
        return self.readers & caretakers

    @cached_property
    def checkers(self) -> frozenset[str]:
        """Who may check its evidence: reviewers, and never who added it."""
        if self.place == "elsewhere":
            return NOBODY
        return self.readers & (frozenset({"lead"}) if self.restricted else frozenset({"reviewer", "lead"}))

    @cached_property
    def link(self) -> ContributionLink:
        """What WIEGO did."""
        return self.outcome.contribution_links.select_related("contribution").get()

    def __str__(self) -> str:
        return f"{self.place} {self.state}{' restricted' if self.restricted else ''}"


@dataclass(frozen=True)
class World:
    """Everything that the addresses of the application can name."""

    cast: Cast
    anchor: Outcome
    """An accepted outcome that everybody may read; every other one is linked to it."""
    records: tuple[Record, ...]
    contribution: Contribution
    unlinked: Contribution
    invitation: Invitation
    stranger: User
    letter: Letter
    foreign_letter: Letter
    code: Code
    programme_key: str
    grant_key: str
    withholding: Record
    merge: ActorMerge
    group: str
    """The reference of a group that was added to both rounds."""
    promise_here: InvitedMember
    promise_elsewhere: InvitedMember
    closing: RoundClosing
    nomination: Nomination
    """Somebody proposed by the reporter for the accepted outcome here, to be checked."""
    selection: Selection
    """A planned selection of the round here."""
    selected: SelectedOutcome
    """What an earlier selection of the round here drew."""
    named: SuggestedPerson
    """Somebody whom an outsider asked about the round here has named."""
    interest: ConflictOfInterest
    document: SourceDocument
    secret_document: SourceDocument
    """Confidential, added by the reporter as the open one is."""
    foreign_document: SourceDocument
    sheet_import: SheetImport
    """A spreadsheet of one row that the lead uploaded to the round here, read and not confirmed."""
    edition: Edition
    """An edition of the round "here" that is ready, with a highlight and a finding."""
    finding: EditionFinding
    view: SavedView
    coding: Coding
    """What the coder has to code: the accepted record here."""
    codebook_import: CodebookImport
    recoding: Recoding
    spoken: str
    """The reference of a request here about the accepted record, to be asked by telephone."""
    coded: str
    """The reference of a request here that asks for a code, and has begun."""

    def record(self, place: str, state: S, *, restricted: bool = False) -> Record:
        """Return the record of a place, a state and a confidentiality."""
        return next(
            each
            for each in self.records
            if (each.place, each.state, each.restricted) == (place, state, restricted)
        )

    @cached_property
    def telling(self) -> tuple[Record, ...]:
        """The records between which people differ most."""
        return (
            self.record("here", S.DRAFT),
            self.record("here", S.SUBMITTED),
            self.record("here", S.SUBMITTED, restricted=True),
            self.record("here", S.ACCEPTED),
            self.record("elsewhere", S.DRAFT),
            self.record("elsewhere", S.SUBMITTED),
            self.record("elsewhere", S.ACCEPTED),
        )

    @cached_property
    def few(self) -> tuple[Record, ...]:
        """One record of each kind of answer: to be written, restricted, only to be read, of another round."""
        return (
            self.record("here", S.SUBMITTED),
            self.record("here", S.SUBMITTED, restricted=True),
            self.record("here", S.ACCEPTED),
            self.record("elsewhere", S.SUBMITTED),
        )


def _add_file(outcome: Outcome) -> None:
    """Add evidence whose file is on the disk."""
    with kept_file([b"contents"]) as kept:
        item = EvidenceFactory(outcome=outcome, file=True, file_key=kept.key)
        ServedCopyFactory(
            evidence=item,
            ready=True,
            file_key=kept.key,
            thumbnail_key=kept.key,
            thumbnail_width=1,
            thumbnail_height=1,
        )


def world_of(cast: Cast) -> World:
    """Write a world around the cast: a record per round, state and confidentiality, and one of all else."""
    stranger = UserFactory(name="Stella Stranger")
    TeamMemberFactory(round=cast.other_round, person=stranger)
    codes = {
        name: CodeFactory(dimension=Dimension(name))
        for name in ("actor_type", "change_type", "stage", "level")
    }
    records = []
    for place, round_, author in (
        ("here", cast.round, cast.reporter.person),
        ("elsewhere", cast.other_round, stranger),
    ):
        for traits in TRAITS.values():
            for restricted in (False, True):
                outcome = OutcomeFactory(
                    round=round_, author=author, restricted=restricted, **(codes | traits)
                )
                add_parts(outcome)
                _add_file(outcome)
                keep_versions(outcome)
                QuestionFactory(outcome=outcome, asked_by=cast.lead.person)
                if place == "here":
                    _reviewed(outcome, cast)
                records.append(Record(outcome, place, restricted))
    anchor = next(each.outcome for each in records if str(each) == f"elsewhere {S.ACCEPTED}")
    for each in records:
        if each.outcome != anchor:
            OutcomeLinkFactory(outcome=each.outcome, other=anchor)
    edition = _edition(cast)
    accepted = next(each.outcome for each in records if str(each) == f"here {S.ACCEPTED}")
    return World(
        cast=cast,
        anchor=anchor,
        records=tuple(records),
        contribution=ContributionFactory(author=cast.reporter.person),
        unlinked=ContributionFactory(author=stranger),
        invitation=InvitationFactory(),
        stranger=stranger,
        letter=LetterFactory(failed=True, to=cast.reporter.person, round_id=cast.round.pk),
        foreign_letter=LetterFactory(failed=True, to=stranger, round_id=cast.other_round.pk),
        code=CodeFactory(),
        programme_key=ProgrammeFactory().key,
        grant_key=GrantFactory().key,
        withholding=_withholding(cast),
        merge=_merged(cast),
        group=_group_in(cast.round, cast.other_round).reference,
        promise_here=InvitedMemberFactory(round=cast.round, invitation__invited_by=cast.lead.person),
        promise_elsewhere=InvitedMemberFactory(round=cast.other_round),
        closing=RoundClosingFactory(),
        nomination=NominationFactory(
            outcome=_accepted_here(records),
            nominated_by=cast.reporter.person,
            substantiator__email="a@b.example",
        ),
        selection=SelectionFactory(round=cast.round, created_by=cast.lead.person),
        selected=SelectedOutcomeFactory(
            outcome=_accepted_here(records), selection=SelectionFactory(round=cast.round, drawn=True)
        ),
        named=_named(_accepted_here(records)),
        interest=ConflictOfInterestFactory(round=cast.round, person=cast.lead.person, author=stranger),
        document=_read_document(cast.round, cast.reporter.person),
        secret_document=_read_document(cast.round, cast.reporter.person, restricted=True),
        foreign_document=_read_document(cast.other_round, stranger),
        sheet_import=_read_spreadsheet(cast),
        edition=edition,
        finding=EditionFindingFactory(
            edition=edition, outcome=edition.rows.filter(is_counted=True)[0].outcome
        ),
        view=SavedViewFactory(owner=cast.reporter.person),
        coding=_coding(accepted, cast),
        codebook_import=CodebookImportFactory(read_by=cast.administrator.person),
        recoding=change_codebook(
            change=Change(RecodingKind.RENAME, CodeFactory(), labels={"label_en": "Another name"}),
            why="The old one was misread.",
            by=cast.administrator.principal,
        ),
        spoken=_spoken(cast, next(each.outcome for each in records if str(each) == f"here {S.ACCEPTED}")),
        coded=SubstantiationRequestFactory(round=cast.round, opened=True, needs_code=True).reference,
    )


def _edition(cast: Cast) -> Edition:
    """Return an edition of the round "here" as a worker collected it, with a highlight."""
    edition = EditionFactory(
        year=cast.round.financial_year, round=cast.round, requested_by=cast.administrator.person
    )
    build(edition.pk)
    row = edition.rows.filter(is_counted=True)[0]
    EditionHighlightFactory(edition=edition, outcome=row.outcome)
    edition.refresh_from_db()
    refresh_checksum(edition)
    return edition


def _coding(outcome: Outcome, cast: Cast) -> Coding:
    HarvestRound.objects.filter(pk=cast.round.pk).update(codebook=CodebookVersion.objects.get(number=1))
    CodingPlanFactory(round=cast.round, made_by=cast.lead.person, twice="none")
    return CodingFactory(outcome=outcome, coder=cast.coder.person)


def _spoken(cast: Cast, outcome: Outcome) -> str:
    asked = AskedOutcomeFactory(
        outcome=outcome,
        request__round=cast.round,
        request__channel="telephone",
        request__asked_by=cast.lead.person,
        order=1,
    )
    return asked.request.reference


def _group_in(*rounds: HarvestRound) -> PeopleGroup:
    group = PeopleGroupFactory()
    for each in rounds:
        RoundGroupFactory(round=each, group=group)
    return group


def _reviewed(outcome: Outcome, cast: Cast) -> None:
    """Let the lead have decided a decided record, and be asked for an opinion on one that waits."""
    steps = {S.ACCEPTED: "accept", S.RETURNED: "return", S.SET_ASIDE: "set_aside"}
    if outcome.state in steps:
        outcome.decided_by = cast.lead.person
        outcome.save(update_fields=["decided_by"])
        step = steps[outcome.state]
        ReviewDecisionFactory(outcome=outcome, step=step, to_state=outcome.state, by=cast.lead.person)
    if outcome.state == S.SUBMITTED:
        SecondOpinionFactory(outcome=outcome, number=1, asked_of=cast.lead.person)


def _read_document(harvest_round: HarvestRound, person: User, *, restricted: bool = False) -> SourceDocument:
    """Return a document of two pages with a passage that was set aside."""
    document = document_of(harvest_round, person, restricted=restricted)
    PassageFactory(page=page_of(document), aside=True, marked_by=person)
    with kept_file([b"contents"]) as kept:
        document.versions.update(file_key=kept.key)
    return document


def _read_spreadsheet(cast: Cast) -> SheetImport:
    """Return an import of one row that was read."""
    text = "Outcome,Country\nIn March 2021 the city council of Accra adopted a by-law.,Ghana\n"
    made = start_import(
        by=cast.lead.principal,
        harvest_round=cast.round,
        upload=SimpleUploadedFile("harvest.csv", text.encode()),
        ring=False,
    )
    read_import(made.pk)
    made.refresh_from_db()
    return made


def _withholding(cast: Cast) -> Record:
    """Return a record that waits for a decision and withholds a name."""
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    withhold_words(
        outcome=outcome, words="Efua Asante", why="She could lose her stall.", by=cast.lead.principal
    )
    return Record(outcome, "here", restricted=False)


def _accepted_here(records: list[Record]) -> Outcome:
    return next(each.outcome for each in records if str(each) == f"here {S.ACCEPTED}")


def _named(outcome: Outcome) -> SuggestedPerson:
    """Return somebody whom a person who was asked about an outcome has named instead."""
    asked = AskedOutcomeFactory(outcome=outcome, request__round=outcome.round)
    return SuggestedPersonFactory(request=asked.request)


def _merged(cast: Cast) -> ActorMerge:
    """Return two actors of the register that somebody merged."""
    kept, gone = ActorFactory(), ActorFactory()
    return merge_actors(
        kept=kept, kept_version=1, gone=gone, gone_version=1, reason="One city.", by=cast.lead.principal
    )
