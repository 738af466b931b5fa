"""What somebody does exactly between a look and the change that rests on it is neither lost nor overlooked."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError
from django.utils import timezone

from outcomes.importing.states import ImportState
from outcomes.models import IntendedQuote, InternalNote, Nomination, Outcome, Substantiator
from outcomes.models.evidence import ERASED
from outcomes.services.forgetting import erase_substantiator, forget_due
from outcomes.services.importing.undoing import undo_import
from outcomes.services.nominations import nominate
from outcomes.services.reserve import mark_quotes
from outcomes.tests.factories import (
    ImportRowFactory,
    InternalNoteFactory,
    NominationFactory,
    OutcomeFactory,
    SheetImportFactory,
    SubstantiatorFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.tests.together import just_before

pytestmark = pytest.mark.django_db


def test_who_is_proposed_while_people_are_forgotten_is_kept(cast):
    person = SubstantiatorFactory(name="Ama Boateng")
    other = SubstantiatorFactory()
    later = timezone.now() + timedelta(days=4000)
    with just_before(
        'UPDATE "outcomes_substantiator"',
        lambda: NominationFactory(outcome__round=cast.round, substantiator=person),
    ):
        assert forget_due(now=later) == 1
    names = dict(Substantiator.objects.values_list("pk", "name"))
    assert (names[person.pk], names[other.pk]) == ("Ama Boateng", ERASED)
    assert list(Entry.objects.values_list("subject_reference", flat=True)) == [other.reference]


def test_who_is_forgotten_at_this_moment_is_not_proposed(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    person = SubstantiatorFactory(email="ama@example.org")
    elsewhere = NominationFactory(outcome__round=cast.round, substantiator=person)
    answers = {"name": person.name, "email": person.email}
    said = {"relation": "ally", "conflict": "none", "independence": "She chairs the market."}
    with (
        just_before(
            'UPDATE "outcomes_substantiator"',
            lambda: erase_substantiator(substantiator=person, reason="She asked.", by=cast.lead.principal),
        ),
        pytest.raises(Stale),
    ):
        nominate(outcome=outcome, person=answers, said=said, by=cast.lead.principal)
    assert list(Nomination.objects.all()) == [elsewhere]


def test_a_quote_that_is_noted_twice_at_once_stands_on_the_trail_once(cast, together):
    outcomes = [OutcomeFactory(round=cast.round, accepted=True) for _number in range(3)]
    references = [each.reference for each in outcomes]

    def mark() -> int:
        return mark_quotes(harvest_round=cast.round, references=references, by=cast.lead.principal)

    assert sorted(together([mark, mark])) == [0, 3]
    assert IntendedQuote.objects.count() == 3
    assert Entry.objects.filter(act="outcome.to_be_quoted").count() == 3


def test_what_is_added_while_an_import_is_undone_is_never_removed_with_it(cast, together):
    made = SheetImportFactory(
        round=cast.round,
        state=ImportState.DONE,
        confirmed_by=cast.lead.person,
        confirmed_at=timezone.now(),
    )
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    ImportRowFactory(sheet_import=made, outcome=outcome, created=True, version_after=outcome.version)
    looked, added = threading.Event(), threading.Event()

    def let_somebody_write() -> None:
        looked.set()
        # On both engines whoever writes now has to wait for the end of this; so do not wait for them for ever.
        added.wait(timeout=2)

    def undo():
        # After the look whether something was built on it, before anything is removed.
        with just_before("SELECT COUNT(*) FROM (SELECT DISTINCT", let_somebody_write):
            return undo_import(sheet_import=made, version=made.version, by=cast.lead.principal)

    def write():
        looked.wait(timeout=30)
        note = InternalNoteFactory(outcome=outcome, by=cast.reviewer.person)
        added.set()
        return note

    undone, note = together([undo, write])
    if Outcome.objects.filter(pk=outcome.pk).exists():
        assert isinstance(undone, Refused | Stale)
        assert InternalNote.objects.filter(pk=note.pk).exists()
    else:
        assert isinstance(note, IntegrityError | OperationalError), "who wrote was told that it stands"
