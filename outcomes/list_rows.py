"""The lines of a list of outcomes, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from outcomes.conversation import short_turn_words
from outcomes.credibility import Grade
from outcomes.enums import OutcomeState
from outcomes.masking import shown
from outcomes.models import Outcome
from outcomes.queries.lists import Vocabulary
from outcomes.queries.questions import Counts
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.partial_dates import day_in_words


@dataclass(frozen=True)
class ListRow:
    """One line of the list in words."""

    url: str
    title: str
    reference: str
    is_restricted: bool
    state: str
    waits: str
    programme: str
    grants: str
    where: str
    when: str
    round: str
    changed: str
    strength: str = ""
    is_new_to_reader: bool = False


def list_rows(
    outcomes: Iterable[Outcome],
    lists: Vocabulary,
    *,
    counts: Mapping[int, Counts],
    changed: Collection[int] = (),
    grades: Mapping[int, Grade] = MappingProxyType({}),
    grants: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> list[ListRow]:
    """Return outcomes, loaded by `queries.lists.printed_in_list`, as the lines of a list.

    `counts` holds how many questions of each are open or answered, `changed` the keys of those that
    others changed since the reader looked, `grades` how strong the evidence of the accepted ones is,
    `grants` what the grants are called that paid.
    """
    word_for_global = _("global")
    page = reverse("outcomes:detail", args=[_ANY])
    return [
        _list_row(
            outcome,
            lists,
            url=page.replace(_ANY, outcome.reference),
            word_for_global=word_for_global,
            counts=counts.get(outcome.pk, Counts()),
            grade=grades.get(outcome.pk, Grade.C0),
            grants="; ".join(grants.get(outcome.pk, ())),
            is_new_to_reader=outcome.pk in changed,
        )
        for outcome in outcomes
    ]


_ANY = "ANY-REFERENCE"
"""Stands in an address for the reference of each row: asking for the address fifty times takes long."""


def _list_row(
    outcome: Outcome,
    lists: Vocabulary,
    *,
    url: str,
    word_for_global: str,
    counts: Counts,
    grade: Grade,
    grants: str,
    is_new_to_reader: bool,
) -> ListRow:
    places = [country_name(code) for code in outcome.country_codes]
    if outcome.is_global:
        places.append(word_for_global)
    return ListRow(
        url=url,
        title=shown(outcome, "title"),
        reference=outcome.reference,
        is_restricted=outcome.is_restricted,
        state=state_tag(outcome),
        waits=short_turn_words(outcome.state, counts),
        programme=", ".join(lists.programme_labels[key] for key in outcome.leading_programmes),
        grants=grants,
        where=", ".join(places),
        when=outcome.period.words() if outcome.period else "",
        round=lists.round_references[outcome.round_id],
        changed=day_in_words(timezone.localdate(outcome.updated_at), "j M Y"),
        strength=grade_sign(grade),
        is_new_to_reader=is_new_to_reader,
    )


def grade_sign(grade: Grade) -> str:
    """Return the sign of a grade with its words for who points at it or listens; nothing before acceptance."""
    return "" if grade == Grade.C0 else _sign(grade.short, str(grade.label))


@lru_cache(maxsize=100)
def _sign(short: str, words: str) -> str:
    return format_html(
        '<span title="{}"><span aria-hidden="true">{}</span><span class="visually-hidden">{}</span></span>',
        words,
        short,
        words,
    )


def state_tag(outcome: Outcome) -> str:
    """Return the state as an outlined word; a text that came back is told apart from a first one.

    The element is that of components/tag.html, made here because a list prints fifty of them.
    """
    if outcome.state == OutcomeState.SUBMITTED and outcome.is_resubmission:
        return _tag("resubmitted", _("Submitted again"))
    return _tag(outcome.state, str(OutcomeState(outcome.state).label))


@lru_cache(maxsize=200)
def _tag(name: str, words: str) -> str:
    return format_html('<span class="tag tag-{}">{}</span>', name, words)
