"""The words of a letter of a round to one person, with its placeholders filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.enums import REMINDERS, LetterKind
from harvests.models import LetterWording
from harvests.queries.letters import shipped_words
from harvests.queries.teams import principal_for
from harvests.shipped_letters import Words
from harvests.wording import filled
from outcomes.enums import Confidentiality, Confirmation, StandsAs
from outcomes.enums import OutcomeState as S
from outcomes.masking import shown
from outcomes.models import Outcome
from outcomes.policy import EARLY
from outcomes.queries.fates import CARRIED, LEFT, Fate, fates_in, followed
from outcomes.queries.round_letters import Standing, waiting_rows
from wiego_mle.accounts.models import User
from wiego_mle.kernel.written import date_format

MOST_LISTED = 20
"""A longer list ends with how many more there are; the page behind the link shows all."""


class Filled(NamedTuple):
    """Subject and text of a letter to one person, and the outcomes whose titles stand in it."""

    subject: str
    body: str
    outcomes: tuple[Outcome, ...] = ()


def text_of(
    standing: Standing,
    kind: LetterKind | str,
    person: User,
    wordings: Mapping[tuple[str, str], LetterWording],
    *,
    language: str = "",
) -> Filled:
    """Return subject and text of a letter in the active language, which is the person’s or `language`."""
    language = language or person.language
    words = wordings.get((kind, language)) or shipped_words(kind, language)
    return filled_in(standing, kind, person, words)


def filled_in(standing: Standing, kind: LetterKind | str, person: User, words: Words) -> Filled:
    """Return given words with what is known about the round and the person in place of the placeholders."""
    values = _values(standing, kind, person)
    lines, named = _list(standing, kind, person)
    values |= {"list": _listed(lines), "number": _outcomes(len(lines))}
    body = filled(words.body, values).strip()
    return Filled(
        filled(words.subject, values),
        f"{body}\n\n-- \n{_footer(standing)}\n",
        tuple(named[:MOST_LISTED]),
    )


def _footer(standing: Standing) -> str:
    return _(
        "You get this letter because you take part in “%(round)s”. Working days, absences and how often "
        "letters come: %(address)s"
    ) % {"round": standing.round.name, "address": _address("people:working-time")}


def _values(standing: Standing, kind: LetterKind | str, person: User) -> dict[str, str]:
    reader = standing.readers.get(person.pk)
    deadline = reader.deadline if reader and kind in REMINDERS else standing.round.collecting_to
    return {
        "name": person.name,
        "round": standing.round.name,
        "deadline": date_format(deadline, "DATE_FORMAT"),
        "lead": ", ".join(lead.name for lead in standing.leads),
        "link": _link(standing, kind),
        "reply": _address("rounds:reply", standing.round.reference),
    }


def _list(standing: Standing, kind: LetterKind | str, person: User) -> tuple[list[str], list[Outcome]]:
    """Return the lines of the list in a letter, and the outcomes of which they tell."""
    if kind == LetterKind.WAITING:
        reader = standing.readers.get(person.pk)
        rows = list(waiting_rows(standing.round, person.pk, reader.roles if reader else frozenset()))
        return [_waiting_line(outcome) for outcome in rows], rows
    if kind == LetterKind.CLOSING:
        every = fates_in(principal_for(person), standing.round)
        fates = followed([fate for fate in every if fate.kind != S.WITHDRAWN])
        return [_fate_line(fate) for fate in fates], [fate.outcome for fate in fates]
    return (_open_things(standing) if kind == LetterKind.ESCALATION else []), []


def _link(standing: Standing, kind: LetterKind | str) -> str:
    reference = standing.round.reference
    if kind == LetterKind.WAITING:
        return f"{_address('outcomes:review-queue')}?round={reference}"
    if kind == LetterKind.CLOSING:
        return f"{_address('outcomes:list')}?round={reference}"
    if kind == LetterKind.ESCALATION:
        return _address("rounds:detail", reference)
    return _address("outcomes:home")


def _address(name: str, *args) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=args)}"


def _title(outcome: Outcome) -> str:
    """Return reference and title; of a restricted outcome no word leaves the application.

    Nor of one that was never sent: who looks after letters may read this one, and not the draft.
    """
    if outcome.is_restricted or outcome.state in EARLY:
        return outcome.reference
    return f"{outcome.reference} “{shown(outcome, 'title')}”"


def _waiting_line(outcome: Outcome) -> str:
    return _("%(title)s, sent on %(day)s") % {
        "title": _title(outcome),
        "day": date_format(outcome.submitted_at, "DATE_FORMAT"),
    }


def _fate_line(fate: Fate) -> str:
    return f"{_title(fate.outcome)}: {_fate(fate)}"


def _fate(fate: Fate) -> str:
    """Return what became of an outcome; reasons are read after signing in, where all of it can be read."""
    outcome = fate.outcome
    if fate.kind == CARRIED:
        return _("carried over to “%(round)s”, where it goes on") % {"round": fate.to_round.name}
    if fate.kind == LEFT:
        return _("left unfinished; it is kept and not counted")
    if outcome.state == S.SET_ASIDE and fate.twin:
        return _("set aside, it tells of the same change as %(reference)s") % {"reference": fate.twin}
    if outcome.state == S.SET_ASIDE:
        return _("set aside (%(kind)s); it is kept and can be read") % {
            "kind": outcome.get_set_aside_kind_display()
        }
    if outcome.state == S.ACCEPTED:
        return "; ".join((_("accepted"), *_later(fate)))
    return _("not finished; it stays yours (%(state)s)") % {"state": outcome.get_state_display()}


def _later(fate: Fate) -> Iterator[str]:
    """Yield what became of an accepted outcome later; what did not confirm it is read after signing in.

    That somebody outside was asked about a restricted outcome is told to nobody by mail.
    """
    if fate.outcome.confidentiality == Confidentiality.RESTRICTED:
        return
    if fate.confirmation == Confirmation.TWO_SIDES:
        yield _("confirmed from two independent sides outside")
    elif fate.confirmation == Confirmation.ONE_PERSON:
        yield _("confirmed by an independent person outside")
    elif fate.confirmation in (Confirmation.CONTESTED, Confirmation.NOT_CONFIRMED):
        yield _("people outside answered")
    if fate.places:
        titles = ", ".join(f"“{place.title}”" for place in fate.places if place.stands_as != StandsAs.NUMBER)
        if titles:
            yield _("it stands in %(editions)s") % {"editions": titles}
        else:
            yield _("counted in a published edition")


def _open_things(standing: Standing) -> list[str]:
    lines = []
    for each in standing.silent:
        told = {
            "name": each.person.name,
            "day": date_format(each.deadline, "DATE_FORMAT"),
            "number": each.unfinished,
        }
        if each.unfinished:
            lines.append(
                ngettext(
                    "%(name)s: %(number)d text is unfinished, the deadline was %(day)s",
                    "%(name)s: %(number)d texts are unfinished, the deadline was %(day)s",
                    each.unfinished,
                )
                % told
            )
        else:
            lines.append(_("%(name)s: nothing came, the deadline was %(day)s") % told)
    if standing.waits_long:
        lines.append(
            ngettext(
                "%(number)d outcome has waited for a decision for more than two weeks",
                "%(number)d outcomes have waited for a decision for more than two weeks",
                standing.waits_long,
            )
            % {"number": standing.waits_long}
        )
    lines += [
        _("%(name)s has time until %(day)s")
        % {"name": each.person.name, "day": date_format(each.deadline, "DATE_FORMAT")}
        for each in standing.more_time
    ]
    return lines


def _outcomes(number: int) -> str:
    return ngettext("%(number)d outcome", "%(number)d outcomes", number) % {"number": number}


def _listed(lines: list[str]) -> str:
    more = len(lines) - MOST_LISTED
    shown_lines = [f"– {line}" for line in lines[:MOST_LISTED]]
    if more > 0:
        shown_lines.append(
            ngettext("… and %(number)d more", "… and %(number)d more", more) % {"number": more}
        )
    return "\n".join(shown_lines)
