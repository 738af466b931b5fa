"""Fixed words of the record that rules and tables depend on; code lists are data, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OutcomeState(models.TextChoices):
    """Where an outcome is on its way from a first note to an accepted record."""

    LEAD = "lead", _("Lead")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    SET_ASIDE = "set_aside", _("Set aside")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Confidentiality(models.TextChoices):
    """Who may read an outcome once it is accepted."""

    OPEN = "open", _("Open – may be published")
    INTERNAL = "internal", _("Internal – everybody at WIEGO who signs in")
    RESTRICTED = "restricted", _("Restricted – only you, the MLE lead and administrators")


class Direction(models.TextChoices):
    """Whether the change helps or harms informal workers."""

    POSITIVE = "positive", _("Positive")
    NEGATIVE = "negative", _("Negative")
    MIXED = "mixed", _("Mixed")
    SETBACK_AVERTED = "setback_averted", _("Setback averted")


class Expected(models.TextChoices):
    """Whether the change was intended."""

    INTENDED = "intended", _("Intended")
    PARTLY = "partly", _("Partly intended")
    UNINTENDED = "unintended", _("Unintended")
    NOT_SURE = "not_sure", _("Not sure")


class InfluenceRoute(models.TextChoices):
    """By which way the influence reached the actor."""

    A = "A", _("A: WIEGO → external actor")
    B = "B", _("B: WIEGO → workers, MBO or network")
    C = "C", _("C: workers, MBO or network, earlier supported → others")
    D = "D", _("D: jointly → external actor")


class Strength(models.TextChoices):
    """How strongly a contribution influenced an outcome."""

    SMALL = "small", _("Small")
    SUBSTANTIAL = "substantial", _("Substantial")
    DECISIVE = "decisive", _("Decisive among others")
    HINDERED = "hindered", _("Hindered")
    UNKNOWN = "unknown", _("Not known")


class SetAsideKind(models.TextChoices):
    """Why a record is kept but not counted as an outcome."""

    OUTPUT = "output", _("An output")
    OWN_ACTIVITY = "own_activity", _("Our own activity")
    IMPACT = "impact", _("An impact on well-being, without an act")
    DUPLICATE = "duplicate", _("The same change as another outcome")
    OUTSIDE = "outside", _("Outside the round’s boundary")
    UNCONFIRMED = "unconfirmed", _("Withdrawn after people outside had answered")


class SelectionState(models.TextChoices):
    """Whether a selection of outcomes to be substantiated is still planned."""

    DRAFT = "draft", pgettext_lazy("selection", "Planned")
    DRAWN = "drawn", pgettext_lazy("selection", "Drawn")


class SelectionMark(models.TextChoices):
    """What can be a reason by itself to substantiate an outcome."""

    NEGATIVE = "negative", _("Every negative outcome")
    QUOTED = "quoted", _("Every outcome that a report is going to quote")
    QUESTIONS = "questions", _("Doubtful: accepted while questions were open")
    OPINIONS = "opinions", _("Doubtful: reviewers had different opinions")
    CRITERIA = "criteria", _("Doubtful: a reviewer found a SMART criterion not or only partly met")
    EVIDENCE = "evidence", _("Doubtful: nothing documents the change")


class StratumKind(models.TextChoices):
    """Into which groups outcomes are sorted before a lot is drawn in each of them."""

    PROGRAMME = "programme", _("Leading programme")
    REGION = "region", _("Region")
    CHANGE_TYPE = "change_type", _("Type of change")
    SIGNIFICANCE = "significance", _("Significance, as the reviewers judged it")
    DIRECTION = "direction", _("Direction")
    LANGUAGE = "language", _("Language of the text")


class LinkKind(models.TextChoices):
    """How one outcome belongs to another, read from the first to the second."""

    LED_TO = "led_to", _("led to")
    CONTRIBUTED_TO = "contributed_to", _("contributed to")
    CONTINUES = "continues", _("continues")
    SAME_AS = "same_as", _("is the same change as")
    CONTRADICTS = "contradicts", _("contradicts")

    @property
    def inverse_label(self):
        """Return how the link reads from the second outcome to the first, to be translated when shown."""
        return _INVERSE_LABELS.get(self, self.label)


_INVERSE_LABELS = {
    LinkKind.LED_TO: _("followed from"),
    LinkKind.CONTRIBUTED_TO: _("was supported by"),
    LinkKind.CONTINUES: _("is continued by"),
}
SYMMETRIC_LINKS = (LinkKind.SAME_AS, LinkKind.CONTRADICTS)
"""Kinds that read the same in both directions."""


class EvidenceKind(models.TextChoices):
    """What kind of thing documents the change or the contribution."""

    DOCUMENT = "document", _("Document")
    LAW = "law", _("Law or ruling")
    MEDIA = "media", _("Media report")
    PHOTO = "photo", _("Photo")
    MINUTES = "minutes", _("Minutes or letter")
    STATEMENT = "statement", _("Statement of a person")
    NOTE = "note", _("Note")


class Supports(models.TextChoices):
    """What a piece of evidence is evidence of."""

    CHANGE = "change", _("The change")
    CONTRIBUTION = "contribution", _("The contribution")
    BOTH = "both", _("Both")


class EvidenceLanguage(models.TextChoices):
    """In which language a piece of evidence is."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    FRENCH = "fr", _("French")
    PORTUGUESE = "pt", _("Portuguese")
    OTHER = "other", _("Another language")


class CopyState(models.TextChoices):
    """How far the copy of a file is that everybody but the lead gets."""

    WAITING = "waiting", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be prepared")


class CopyFailure(models.TextChoices):
    """Why no copy of a file could be made, as a sentence that says what to do."""

    DAMAGED = (
        "damaged",
        _("The file is damaged or not written as its kind is. Save it anew and add it again."),
    )
    LOCKED = "locked", _("The file is locked with a password. Save it without one and add it again.")
    PIXELS = "pixels", _("The picture has too many pixels. Save it smaller and add it again.")
    TOO_MUCH = "too_much", _("The file needs too much memory to be read. Save it as PDF, or in parts.")
    TOO_LONG = (
        "too_long",
        _("Reading the file takes too long. Save it as PDF, or in parts, and add it again."),
    )
    UNSAFE = (
        "unsafe",
        _("The file contains instructions that no document needs. Save it as PDF and add that."),
    )
    MISSING = "missing", _("The file is missing in the store. Tell the administrator.")


class PurgeState(models.TextChoices):
    """How far a request is to destroy a file for good."""

    ASKED = "asked", _("Asked for")
    DONE = "done", _("Destroyed")
    REFUSED = "refused", _("Refused")


class Consent(models.TextChoices):
    """Whether a source agreed that what they told is used."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    GIVEN = "given", _("Agreed")
    ANONYMOUS = "anonymous", _("Agreed, without their name")
    REFUSED = "refused", _("Refused")


CONSENT_MEANS = {
    Consent.NOT_ASKED: _("Until they agree, nothing they said is quoted."),
    Consent.GIVEN: _("What they told may be used; their name only if they want to be named."),
    Consent.ANONYMOUS: _(
        "What they told may be used. Their name appears nowhere, and nothing that gives it away."
    ),
    Consent.REFUSED: _("What they told may not be used. Take it out of the text, or find another source."),
}
"""What follows from the answer of a source."""


class Origin(models.TextChoices):
    """How a record came into being."""

    TYPED = "typed", _("Typed")
    DOCUMENT = "document", _("From a document")
    INTERVIEW = "interview", _("From an interview")
    WORKSHOP = "workshop", _("From a workshop")
    IMPORT = "import", _("Imported")


class PassageReason(models.TextChoices):
    """Why a passage of a document becomes no outcome."""

    OWN_WORK = "own_work", _("It tells what WIEGO or its partners did, not a change in others")
    NO_ACT = "no_act", _("It tells of plans or hopes; nobody has acted yet")
    IMPACT = "impact", _("It tells how people fare, not what somebody did differently")
    OUTSIDE = "outside", _("It lies outside the boundary of the round, or outside its time")
    KNOWN = "known", _("The change is in an outcome already")
    BACKGROUND = "background", _("It is background only")
    OTHER = "other", _("Another reason")


class RecordField(models.TextChoices):
    """What a question can be about: one answer of the record, or (empty) the record as a whole."""

    WHOLE = "", _("The whole record")
    TITLE = "title", _("Title")
    STATEMENT = "statement", _("What changed")
    LANGUAGE = "language", _("Language of the text")
    ACTORS = "actors", _("Who changed")
    ACTOR_TYPE = "actor_type", _("Actor type")
    DATE = "date_from", _("When")
    PLACE = "countries", _("Where")
    CITY = "city", _("City or place")
    LEVEL = "level", _("Level")
    SIGNIFICANCE = "significance", _("Why it matters")
    CONTRIBUTION_WIEGO = "contribution_wiego", _("What WIEGO did")
    CONTRIBUTION_LINKS = "contribution_links", _("Linked contributions")
    GRANTS = "grants", _("Grants that paid for it")
    CONTRIBUTION_OTHERS = "contribution_others", _("What others did")
    PROGRAMMES = "programmes", _("Programmes")
    CHANGE_TYPE = "change_type", _("Type of change")
    STAGE = "stage", _("Stage")
    DIRECTION = "direction", _("Direction")
    EXPECTED = "expected", _("Expected")
    INFLUENCE_ROUTE = "influence_route", _("Influence route")
    WORKER_GROUPS = "worker_groups", _("Worker groups")
    SOURCES = "sources", _("Who told us")
    EVIDENCE = "evidence", _("What documents it")
    CONFIDENTIALITY = "confidentiality", _("Confidentiality")
    PUBLIC_TEXT = "public_text", _("Text that may be published")


class QuestionState(models.TextChoices):
    """Where a question is between a reviewer and a contributor."""

    OPEN = "open", pgettext_lazy("question", "Open")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    SETTLED = "settled", pgettext_lazy("question", "Settled")


class MessageKind(models.TextChoices):
    """What somebody did with the words they wrote into a question."""

    ASKED = "asked", pgettext_lazy("message", "asked")
    ANSWERED = "answered", pgettext_lazy("message", "answered")
    SETTLED = "settled", pgettext_lazy("message", "settled it")


class NoticeReason(models.TextChoices):
    """Why a person is told about words of somebody else, or about what waits for a second person."""

    ASKED = "asked", _("You are asked")
    ANSWERED = "answered", _("Your question was answered")
    MENTIONED = "mentioned", _("You were mentioned")
    PURGE = "purge", _("A file is to be destroyed, and needs a second person")
    GIVEN = "given", _("A review is given to you")
    OPINION = "opinion", _("You are asked for a second opinion")
    OUTSIDE = "outside", _("Somebody outside has answered or declined")


class WaitsFor(models.TextChoices):
    """Whose turn it is with an outcome."""

    CONTRIBUTOR = "contributor", _("the contributor")
    REVIEWERS = "reviewers", _("the reviewers")
    NOBODY = "nobody", _("nobody")


class WithheldKind(models.TextChoices):
    """What is withheld in a record; it tells which mark stands in its place."""

    NAME = "name", _("A name, address or number")
    PASSAGE = "passage", _("A passage")


class LookedAt(models.TextChoices):
    """Where withheld words were shown to somebody who asked."""

    RECORD = "record", _("On the record")
    FORM = "form", _("In the form, to change the text")


class InterestKind(models.TextChoices):
    """What a conflict of interest is about."""

    AUTHOR = "author", _("Everything by one person")
    ACTOR = "actor", _("Everything about one actor")
    PROGRAMME = "programme", _("Everything of one programme")
    OUTCOME = "outcome", _("One outcome alone")


class Verdict(models.TextChoices):
    """What a second reviewer thinks of a record they were asked about."""

    AGREE = "agree", pgettext_lazy("verdict", "I would accept it as it is")
    DOUBT = "doubt", pgettext_lazy("verdict", "I have doubts")


class ReviewerQuestion(models.TextChoices):
    """The seven things that a reviewer looks for in every text."""

    WHO = "who", _("Who changed?")
    WHAT = "what", _("What did they do differently?")
    WHEN = "when", _("When?")
    WHERE = "where", _("Where?")
    WHY = "why", _("Why does it matter?")
    WE = "we", _("What did we do?")
    OTHERS = "others", _("Who else contributed?")


class CheckAnswer(models.TextChoices):
    """Whether a text says one of the seven things."""

    YES = "yes", pgettext_lazy("the text says it", "yes")
    NOT_YET = "not_yet", pgettext_lazy("the text says it", "not yet")


class Criterion(models.TextChoices):
    """What an outcome statement is held against: SMART, with A for achieved."""

    SPECIFIC = "specific", _("Specific: an outsider can tell who changed what, when and where")
    MEASURABLE = "measurable", _("Measurable: somebody else could verify it")
    ACHIEVED = "achieved", _("Achieved: it has happened, and we had a part in it")
    RELEVANT = "relevant", _("Relevant: it matters for informal workers")
    TIMELY = "timely", _("Timely: it happened within the period of the round")


class Met(models.TextChoices):
    """How far a text meets a criterion; a word among reviewers, never a score."""

    YES = "yes", pgettext_lazy("criterion", "yes")
    PARTLY = "partly", pgettext_lazy("criterion", "partly")
    NO = "no", pgettext_lazy("criterion", "no")


class TwiceRule(models.TextChoices):
    """Which outcomes of a round two people code, each without seeing the other."""

    ALL = "all", _("All of them")
    SHARE = "share", _("A share, drawn by lot")
    PROGRAMME = "programme", _("Those of one programme")
    NONE = "none", _("None of them")


class CodingPurpose(models.TextChoices):
    """What a coding is for: only those that count make the agreement and the codes of the outcomes."""

    COUNTED = "counted", _("Counted")
    REFERENCE = "reference", _("Reference for practice")
    TRIAL = "trial", _("Practice")


class CodingState(models.TextChoices):
    """Where a coding is."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")


class Basis(models.TextChoices):
    """On what a settled code rests."""

    ONE = "one", _("Coded by one person")
    AGREED = "agreed", _("Coded by several, who agree")
    CONSENSUS = "consensus", _("Settled by a named person")
    REFERENCE = "reference", _("Reference coding of the lead")


class RecodingKind(models.TextChoices):
    """A change of the codebook."""

    RENAME = "rename", _("Rename")
    MERGE = "merge", _("Merge into another code")
    SPLIT = "split", _("Split into several codes")
    MOVE = "move", _("Move beneath another code")
    RETIRE = "retire", _("Retire")


class ExplorerShare(models.TextChoices):
    """What a cell of the explorer says."""

    COUNTS = "counts", _("How many outcomes")
    ROWS = "rows", _("Share of the row, in percent")
    COLUMNS = "columns", _("Share of the column, in percent")
    EVIDENCE = "evidence", _("How many, and how many with checked evidence")


class ExplorerPicture(models.TextChoices):
    """What the explorer draws above its table."""

    HEAT = "heat", _("Shaded table")
    EVIDENCE = "evidence", _("Bars: evidence checked or not")
    STACKED = "stacked", _("Bars: rows divided by columns")
    YEARS = "years", _("Timeline")
    MAP = "map", _("Map of countries")


class Audience(models.TextChoices):
    """For whom an edition is made."""

    INTERNAL = "internal", _("For people of WIEGO")
    PUBLIC = "public", _("For everybody: may leave WIEGO")


class EditionState(models.TextChoices):
    """How far an edition of the annual tables is."""

    REQUESTED = "requested", pgettext_lazy("edition", "Waiting to be built")
    BUILDING = "building", pgettext_lazy("edition", "Being built")
    READY = "ready", pgettext_lazy("edition", "Ready to be read through")
    FAILED = "failed", pgettext_lazy("edition", "Could not be built")
    PUBLISHED = "published", pgettext_lazy("edition", "Published")
    DISCARDED = "discarded", pgettext_lazy("edition", "Discarded")


class PrintedText(models.TextChoices):
    """What an edition prints of an outcome."""

    NOTHING = "nothing", _("Nothing")
    OWN = "own", _("Its own texts")
    PUBLIC = "public", _("The text that may be published")


class StandsAs(models.TextChoices):
    """As what an outcome stands in a published edition."""

    HIGHLIGHT = "highlight", _("among its highlights")
    TEXT = "text", _("with its own words")
    PUBLIC_TEXT = "public", _("with the text that may be published")
    NUMBER = "number", _("counted in its tables; its words are not printed there")


class Confirmation(models.TextChoices):
    """What came of asking people outside about an accepted outcome, as its author is told."""

    TWO_SIDES = "two-sides", _("Substantiated: confirmed from two independent sides outside")
    ONE_PERSON = "one-person", _("Substantiated: confirmed by an independent person outside")
    CONTESTED = "contested", _("Contested: what people outside said does not agree with it")
    NOT_CONFIRMED = "not-confirmed", _("People outside answered; nobody independent confirms all of it")
    NO_ANSWER = "no-answer", _("People outside were asked; there is no answer yet")
    SELECTED = "selected", _("Selected to be substantiated; nobody outside was asked yet")
    NOT_SELECTED = "not-selected", _("Not among those about which people outside were asked")


class EditionFailure(models.TextChoices):
    """Why an edition or one of its files could not be made, as a sentence that says what to do."""

    TOO_LONG = (
        "too_long",
        _("The work was interrupted three times. Try again; if it fails again, tell the administrator."),
    )
    NOTHING = "nothing", _("No outcome of this selection is accepted, so there is nothing to print.")
    NAMES = (
        "names",
        _(
            "Names that must not leave WIEGO stand in the file. Look at what was found, then write the files again."
        ),
    )
    WRITING = "writing", _("The file could not be written. Tell the administrator.")


class FileFormat(models.TextChoices):
    """The files of an edition."""

    XLSX = "xlsx", _("Workbook (XLSX)")
    DOCX = "docx", _("Word document (DOCX)")
    PDF = "pdf", _("Document (PDF)")
    CSV = "csv", _("All tables as CSV (ZIP)")


class EditionFileState(models.TextChoices):
    """How far a file of an edition is."""

    WAITING = "waiting", _("Being written")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be written")


class FindingKind(models.TextChoices):
    """Whose words were found in a public edition."""

    WITHHELD = "withheld", _("Words that are withheld in a record")
    SOURCE = "source", _("The name or address of a source")
    SUBSTANTIATOR = "substantiator", _("The name or address of a substantiator")
