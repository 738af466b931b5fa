"""The questions about an outcome, one form per page of the task list."""

from __future__ import annotations

from outcomes.forms.capture.base import Question, SectionForm, version_of
from outcomes.forms.capture.classification import ClassificationForm
from outcomes.forms.capture.confidentiality import ConfidentialityForm
from outcomes.forms.capture.texts import ContributionForm, HappenedForm, OthersForm, SignificanceForm
from outcomes.forms.capture.when_where import WhenWhereForm
from outcomes.forms.capture.who import WhoForm

SECTION_FORMS: dict[str, type[SectionForm]] = {
    form.section_key: form
    for form in (
        HappenedForm,
        WhoForm,
        WhenWhereForm,
        SignificanceForm,
        ContributionForm,
        OthersForm,
        ClassificationForm,
        ConfidentialityForm,
    )
}
"""The form of each page; sources and evidence are lists of records of their own."""

__all__ = ["SECTION_FORMS", "Question", "SectionForm", "WhoForm", "version_of"]
