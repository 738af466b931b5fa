"""What a page that is being written says so far, as a draft to be compared with other outcomes."""

from __future__ import annotations

from dataclasses import replace

from django.http import QueryDict
from django.utils import timezone

from outcomes.forms.capture import SECTION_FORMS
from outcomes.forms.capture.new import OutcomeForm
from outcomes.forms.lead import LeadForm
from outcomes.forms.rough_date import read_rough_date
from outcomes.models import Outcome
from outcomes.queries.duplicates import Draft, draft_of, with_names_of
from wiego_mle.kernel.access import Principal

_PLAIN = ("title", "statement", "language", "city")
COMPARED = frozenset({"happened", "who", "when-where"})
"""The pages whose answers tell one change from another."""


def draft_typed_in(data: QueryDict, *, section: str, outcome: Outcome, by: Principal) -> Draft:
    """Return a record with what is typed on one of its pages; what is malformed there is left as saved."""
    form = SECTION_FORMS[section](data, outcome=outcome, by=by)
    form.is_valid()
    said = form.cleaned_data
    draft = replace(draft_of(outcome), **{name: said[name] for name in _PLAIN if name in said})
    if "actors" in said:
        draft = with_names_of(draft, said["actors"])
        if said.get("new_name"):
            draft = replace(draft, actor_names=(*draft.actor_names, said["new_name"]))
    if "countries" in said:
        draft = replace(draft, countries=frozenset(said["countries"]))
    period = getattr(form, "period", None)
    if period:
        draft = replace(draft, first=period.first, last=period.last, precision=period.precision.value)
    return draft


def draft_begun_in(data: QueryDict, *, by: Principal) -> Draft:
    """Return what a page says on which an outcome or a lead is begun."""
    is_lead = "what" in data
    form = (LeadForm if is_lead else OutcomeForm)(data, rounds=[], by=by)
    form.is_valid()
    said = form.cleaned_data
    if not is_lead:
        return Draft(title=said.get("title", ""), language=said.get("language", ""))
    when = read_rough_date(said.get("when", ""), today=timezone.localdate())
    return Draft(
        statement=said.get("what", ""),
        actor_names=(said["who"],) if said.get("who") else (),
        first=when.first if when else None,
        last=when.last if when else None,
        precision=when.precision.value if when else "",
    )
