"""Very many small rows are written as they are, over as many statements as they need."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from outcomes.models import Outcome, OutcomeCountry, OutcomeKey
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.kernel.bulk import insert_rows, update_rows

pytestmark = pytest.mark.django_db
MANY = 6000


def test_rows_are_inserted_in_few_statements():
    pk = OutcomeFactory().pk
    keys = [f"k{number}" for number in range(MANY)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        written = insert_rows(OutcomeKey, ("outcome", "key"), ((pk, key) for key in keys))
    assert written == MANY
    assert sorted(OutcomeKey.objects.filter(outcome=pk).values_list("key", flat=True)) == sorted(keys)
    assert 1 < len(queries) < MANY / 100


def test_texts_and_truth_values_are_kept_as_they_are_and_generated_columns_are_generated():
    outcome = OutcomeFactory()
    key = 'O\'Brien % "a" ;--é'[:12]
    insert_rows(OutcomeKey, ("outcome", "key"), [(outcome.pk, key)])
    assert OutcomeKey.objects.filter(outcome=outcome, key=key).exists()
    OutcomeCountry.objects.filter(outcome=outcome).delete()
    insert_rows(OutcomeCountry, ("outcome", "country"), [(outcome.pk, "GH")])
    assert outcome.countries.get().region == "africa"


def test_nothing_is_written_where_there_is_nothing():
    assert insert_rows(OutcomeKey, ("outcome", "key"), []) == 0
    update_rows(Outcome, ("version",), [])


def test_the_rules_of_the_database_hold():
    pk = OutcomeFactory().pk
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(OutcomeKey, ("outcome", "key"), [(pk, "twice"), (pk, "twice")])
    assert not OutcomeKey.objects.filter(key="twice").exists()


def test_only_the_rows_and_fields_that_are_named_are_changed():
    one, two, other = OutcomeFactory(), OutcomeFactory(), OutcomeFactory()
    update_rows(Outcome, ("version", "author"), [(one.pk, 7, one.author_id), (two.pk, 8, one.author_id)])
    told = dict(Outcome.objects.values_list("pk", "version"))
    assert (told[one.pk], told[two.pk], told[other.pk]) == (7, 8, other.version)
    assert Outcome.objects.get(pk=two.pk).author_id == one.author_id != other.author_id
    assert Outcome.objects.get(pk=two.pk).title == two.title
