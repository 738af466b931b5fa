"""Planted names, sources and restricted texts are found on no page, in no file, letter or log of others.

Addresses and models are discovered, so what is added later is asked as well. A find names the
person, the page and the column.
"""

from __future__ import annotations

import itertools
import logging
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation

from harvests.enums import LetterKind
from harvests.models import LetterCalendar
from harvests.tests.factories import RoundClosingFactory
from outcomes.enums import OutcomeState as S
from outcomes.letter_texts import text_of
from outcomes.models import Outcome
from outcomes.queries.frozen import record_of
from outcomes.queries.round_letters import standing_of
from outcomes.services.review import take_step
from outcomes.services.withheld import withhold_words
from outcomes.tests.records import complete_outcome
from wiego_mle.mailing.models import Letter
from wiego_mle.tests.access_world import World, world_of
from wiego_mle.tests.canaries import (
    SECRET,
    SURNAMES,
    found_in,
    models_about_an_outcome,
    plant,
    planted_in,
    words_of,
)
from wiego_mle.tests.test_access_matrix import ADDRESSES, KNOW_SOURCES, NOT_SO, _close

pytestmark = pytest.mark.django_db

ASKED = ("outsider", "colleague", "coder", "reviewer", "lead", "administrator", "reporter")

OWN_WORDS = {
    "outcomes:edit-section",
    "outcomes:evidence-edit",
    "outcomes:contribution-link-edit",
    "outcomes:contribution-edit",
    "outcomes:withheld",
}
"""Where the author of a record sees what they wrote; anybody else says first why they look."""
FILES = (
    ("outcomes:export", "csv"),
    ("outcomes:export", "xlsx"),
    ("outcomes:tables-file", 2024, "csv"),
    ("outcomes:tables-file", 2024, "xlsx"),
    ("outcomes:tables-file", 2025, "csv"),
    ("outcomes:tables-file", 2025, "xlsx"),
    ("rounds:cockpit-file", "here", "csv"),
    ("rounds:cockpit-file", "here", "xlsx"),
)


@pytest.fixture
def world(cast) -> World:
    """Return the records between which people differ most, a name of its own in every text of each."""
    made = world_of(cast)
    few = replace(made, records=made.telling)
    for record, surname in zip(few.records, SURNAMES, strict=False):
        by = cast.lead if record.place == "here" else cast.administrator
        if record.place == "elsewhere" and record.state == S.DRAFT:
            # Nobody of the cast reads it, so nothing of it may be anywhere, withheld or not.
            Outcome.objects.filter(pk=record.outcome.pk).update(**planted_in(Outcome, surname))
        else:
            plant(record.outcome, surname, by=by.principal)
        record.outcome.refresh_from_db()
    return few


def asked_of(world: World):
    """Return every address with the arguments that the matrix of access asks, each once."""
    for name, made in ADDRESSES.items():
        seen = set()
        for question in (make(name) for make in made(world)):
            if question.args not in seen:
                seen.add(question.args)
                yield name, question


def leaks_in(text: str, who: str, name: str) -> list[str]:
    """Return what somebody should not have found in an answer."""
    found = [
        find
        for surname in SURNAMES
        if (find := found_in(text, surname)) and not (who == "reporter" and name in OWN_WORDS)
    ]
    if who not in KNOW_SOURCES and SECRET in text:
        place = text.index(SECRET)
        found.append(text[max(0, place - 30) : place + 60])
    return [find.replace("\n", " ") for find in found]


@pytest.mark.embedded
def test_no_planted_name_is_found_on_any_page(world, caplog):
    caplog.set_level(logging.INFO)
    leaks, asked = [], 0
    clients = {who: getattr(world.cast, who).client for who in ASKED}
    for name, question in asked_of(world):
        address = reverse(name, args=question.args)
        for who, client in clients.items():
            client.raise_request_exception = False
            if question.get(who) == NOT_SO:
                continue
            response = client.get(address)
            asked += 1
            leaks += [
                f"{who} GET {address} ({name}): …{find}…" for find in leaks_in(words_of(response), who, name)
            ]
            _close(response)
    assert not leaks, f"{len(leaks)} leaks on {asked} pages:\n" + "\n".join(leaks[:60])
    assert asked > 500
    assert not any(found_in(caplog.text, surname) for surname in SURNAMES)


NEUTRAL = "The assembly licensed all vendors."


def found(value) -> bool:
    """Say whether a value that the test itself would type has a planted name."""
    return any(found_in(str(value), surname) for surname in SURNAMES)


@pytest.mark.embedded
def test_no_planted_name_is_in_an_answer_to_a_form(world):
    leaks = []
    clients = {who: getattr(world.cast, who).client for who in ("reviewer", "administrator", "colleague")}
    for name, question in asked_of(world):
        address = reverse(name, args=question.args)
        for who, client in clients.items():
            client.raise_request_exception = False
            typed = {name: NEUTRAL if found(value) else value for name, value in question.body.items()}
            for body in (typed, {}):
                with transaction.atomic():
                    response = client.post(address, body)
                    said = words_of(response)
                    transaction.set_rollback(True)
                leaks += [f"{who} POST {address} ({name}): …{find}…" for find in leaks_in(said, who, name)]
                _close(response)
    assert not leaks, f"{len(leaks)} leaks:\n" + "\n".join(leaks[:60])


def test_no_file_has_a_planted_name_or_a_source(world):
    leaks, rows = [], 0
    for name, *args in FILES:
        address = reverse(name, args=args)
        for who in ASKED:
            response = getattr(world.cast, who).client.post(address)
            said = words_of(response)
            rows += "OH-" in said
            leaks += [
                f"{who} {address}: …{find}…" for surname in SURNAMES if (find := found_in(said, surname))
            ]
            if SECRET in said:
                leaks.append(f"{who} {address}: a source")
            _close(response)
    assert not leaks, "\n".join(leaks[:40])
    assert rows > 10


def letters_to_come(world: World):
    """Return every letter that the rounds could write at this moment, to whom, and its kind."""
    now = timezone.now()
    for round_ in (world.cast.round, world.cast.other_round):
        calendar = LetterCalendar(round=round_, running_since=now, opened_at=now)
        standing = standing_of(calendar, now)
        for person in standing.people.values():
            for kind, language in itertools.product(LetterKind, ("en", "es", "fr", "pt")):
                with translation.override(language):
                    words = text_of(standing, kind, person, {}, language=language)
                yield kind, person, f"{words.subject} {words.body}"


def test_no_letter_of_a_round_has_a_planted_name(world):
    leaks, listed = [], 0
    for kind, person, said in letters_to_come(world):
        listed += "OH-" in said
        leaks += [
            f"{kind} to {person}: …{find}…" for surname in SURNAMES if (find := found_in(said, surname))
        ]
        leaks += [f"{kind} to {person}: a source"] * (SECRET in said)
    assert not leaks, "\n".join(leaks[:40])
    assert listed > 10


def test_no_page_about_letters_or_the_closing_of_a_round_has_a_planted_name(world):
    content = record_of(world.cast.round)
    assert not any(found_in(content, surname) for surname in SURNAMES)
    closing = RoundClosingFactory(round=world.cast.round, content=content)
    # So that every record differs from what was frozen and is listed.
    Outcome.objects.filter(round=world.cast.round).update(version=F("version") + 1)
    addresses = [reverse("rounds:closing", args=["here", closing.number])]
    for kind in LetterKind:
        address = reverse("rounds:letter-words", args=["here", kind, "en"])
        addresses += [f"{address}?person={member.reference}" for member in team_of(world)]
    leaks, opened = [], 0
    for address in addresses:
        for who in ASKED:
            response = getattr(world.cast, who).client.get(address)
            opened += response.status_code == 200
            leaks += [f"{who} {address}: …{find}…" for find in leaks_in(words_of(response), who, address)]
            _close(response)
    assert not leaks, "\n".join(leaks[:40])
    assert opened > 40


def team_of(world: World) -> list:
    """Return the people of the round who get letters, each once."""
    return [world.cast.reporter.person, world.cast.reviewer.person, world.cast.lead.person]


def test_nobody_finds_a_record_by_a_withheld_name(world):
    withheld = [record for record in world.records if record.outcome.withheld]
    assert len(withheld) > 5
    for record, surname in zip(world.records, SURNAMES, strict=False):
        for who in ("reporter", "lead", "administrator", "outsider"):
            client = getattr(world.cast, who).client
            for address in ("outcomes:list", "outcomes:contribution-list"):
                page = client.get(reverse(address), {"q": surname})
                # The readers of a draft that withholds nothing find it by its words.
                assert not page.context["rows"] or not record.outcome.withheld, (who, address, surname)


def test_no_letter_has_a_withheld_name(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    Outcome.objects.filter(pk=outcome.pk).update(title="Zoraida Quispe keeps her stall")
    withhold_words(outcome=outcome, words="Zoraida Quispe", why="Her stall.", by=cast.lead.principal)
    for language in ("en", "es", "fr", "pt"):
        type(cast.reporter.person).objects.update(language=language)
        fresh = Outcome.objects.select_related("round").get(pk=outcome.pk)
        step = "return" if fresh.state == S.SUBMITTED else "resubmit"
        take_step(
            outcome=fresh,
            step=step,
            reason="Is ZORAIDA QUISPE's stall meant?",
            by=(cast.reviewer if step == "return" else cast.reporter).principal,
        )
    letters = list(Letter.objects.all())
    assert letters
    for letter in letters:
        assert not found_in(f"{letter.subject} {letter.body}", "Quispe"), letter.body


def test_every_model_about_an_outcome_is_planted():
    planted = sum(len(planted_in(model, "Quispe")) for model in (*models_about_an_outcome(), Outcome))
    assert planted * 7 >= 50
    assert {
        "Evidence",
        "EvidenceText",
        "Source",
        "ReviewDecision",
        "ContributionLink",
        "OutcomeLink",
        "OutcomeMerge",
        "NotTheSame",
        "OutcomeVersion",
        "QuestionMessage",
        "InternalNote",
        "CoachDismissal",
        "ServedCopy",
        "Purge",
    } <= {model.__name__ for model in models_about_an_outcome()}
