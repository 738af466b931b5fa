"""What a column can mean: an answer of the record, a part of one, or nothing of either."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Target(StrEnum):
    """What a column of a spreadsheet is read as."""

    ASIDE = "aside"
    REFERENCE = "reference"
    NUMBER = "number"
    VERSION = "version"
    TITLE = "title"
    STATEMENT = "statement"
    SIGNIFICANCE = "significance"
    CONTRIBUTION_WIEGO = "contribution_wiego"
    CONTRIBUTION_OTHERS = "contribution_others"
    CONTRIBUTION_BOTH = "contribution_both"
    DATE = "date"
    DATE_FROM = "date_from"
    DATE_TO = "date_to"
    DATE_PRECISION = "date_precision"
    YEAR = "year"
    MONTH = "month"
    QUARTER = "quarter"
    IS_ONGOING = "is_ongoing"
    COUNTRY = "country"
    CITY = "city"
    PLACE = "place"
    IS_GLOBAL = "is_global"
    LEVEL = "level"
    ACTORS = "actors"
    ACTOR_REFERENCES = "actor_references"
    ACTOR_TYPE = "actor_type"
    CHANGE_TYPE = "change_type"
    STAGE = "stage"
    DIRECTION = "direction"
    EXPECTED = "expected"
    ROUTE = "influence_route"
    PROGRAMMES = "programmes"
    LEAD_PROGRAMME = "lead_programme"
    WORKER_GROUPS = "worker_groups"
    GRANTS = "grants"
    SOURCES = "sources"
    SOURCE_ORGANISATION = "source_organisation"
    EVIDENCE = "evidence"
    EVIDENCE_TOLD = "evidence_told"
    LANGUAGE = "language"
    CONFIDENTIALITY = "confidentiality"
    PUBLIC_TEXT = "public_text"
    ROUND = "round"
    STATE = "state"

    @property
    def label(self):
        """Return what people call it, to be translated when shown."""
        return LABELS[self]


LABELS = {
    Target.ASIDE: _("Nothing of the record: keep it attached"),
    Target.REFERENCE: _("Reference"),
    Target.NUMBER: _("A running number: keep it attached"),
    Target.VERSION: _("Version"),
    Target.TITLE: _("Title"),
    Target.STATEMENT: _("Outcome statement"),
    Target.SIGNIFICANCE: _("Significance"),
    Target.CONTRIBUTION_WIEGO: _("Contribution of WIEGO"),
    Target.CONTRIBUTION_OTHERS: _("Contribution of others"),
    Target.CONTRIBUTION_BOTH: _("Contribution of WIEGO and others in one cell"),
    Target.DATE: _("Date or period"),
    Target.DATE_FROM: _("Beginning"),
    Target.DATE_TO: _("End"),
    Target.DATE_PRECISION: _("Precision of the date"),
    Target.YEAR: _("Year"),
    Target.MONTH: _("Month"),
    Target.QUARTER: _("Quarter"),
    Target.IS_ONGOING: _("Still going on (1 = yes)"),
    Target.COUNTRY: _("Country or countries"),
    Target.CITY: _("City or place"),
    Target.PLACE: _("Place: city and country together"),
    Target.IS_GLOBAL: _("Global (1 = yes)"),
    Target.LEVEL: _("Level"),
    Target.ACTORS: _("Who changed"),
    Target.ACTOR_REFERENCES: _("Actors (references)"),
    Target.ACTOR_TYPE: _("Actor type"),
    Target.CHANGE_TYPE: _("Type of change"),
    Target.STAGE: _("Stage"),
    Target.DIRECTION: _("Direction"),
    Target.EXPECTED: _("Expected"),
    Target.ROUTE: _("Influence route"),
    Target.PROGRAMMES: _("Programmes"),
    Target.LEAD_PROGRAMME: _("Lead programme"),
    Target.WORKER_GROUPS: _("Worker groups"),
    Target.GRANTS: _("Grants"),
    Target.SOURCES: _("Who told us"),
    Target.SOURCE_ORGANISATION: _("Organisation of who told us"),
    Target.EVIDENCE: _("Evidence"),
    Target.EVIDENCE_TOLD: _("Evidence, as our own file lists it"),
    Target.LANGUAGE: _("Language of the text"),
    Target.CONFIDENTIALITY: _("Confidentiality"),
    Target.PUBLIC_TEXT: _("Text that may be published"),
    Target.ROUND: _("Harvest round"),
    Target.STATE: _("State"),
}

TEXTS = frozenset(
    {
        Target.TITLE,
        Target.STATEMENT,
        Target.SIGNIFICANCE,
        Target.CONTRIBUTION_WIEGO,
        Target.CONTRIBUTION_OTHERS,
        Target.CONTRIBUTION_BOTH,
        Target.PUBLIC_TEXT,
    }
)
"""What is read as it stands."""
LONG = TEXTS - {Target.TITLE}
"""What people write sentences into."""
WHENS = frozenset({Target.DATE, Target.DATE_FROM, Target.DATE_TO, Target.YEAR, Target.MONTH, Target.QUARTER})
LISTS = {
    Target.ACTOR_TYPE: "actor_type",
    Target.CHANGE_TYPE: "change_type",
    Target.STAGE: "stage",
    Target.LEVEL: "level",
    Target.WORKER_GROUPS: "worker_group",
    Target.PROGRAMMES: "programme",
    Target.LEAD_PROGRAMME: "programme",
    Target.GRANTS: "grant",
    Target.DIRECTION: "direction",
    Target.EXPECTED: "expected",
    Target.ROUTE: "influence_route",
    Target.CONFIDENTIALITY: "confidentiality",
    Target.LANGUAGE: "language",
}
"""Answers that are chosen from a list, and the name of the list."""
SEVERAL = frozenset({Target.WORKER_GROUPS, Target.PROGRAMMES, Target.GRANTS})
"""Answers of which a record can have several."""
NOT_READ = frozenset({Target.ASIDE, Target.NUMBER, Target.EVIDENCE_TOLD, Target.STATE, Target.VERSION})
"""What stays attached as it is and becomes no answer."""
