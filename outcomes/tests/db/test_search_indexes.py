"""Lists and searches have the indexes that keep them quick, each engine its own."""

from __future__ import annotations

import pytest
from django.db import connection

from harvests.models import DocumentPage
from outcomes.models import Outcome
from outcomes.queries.lists import ordered

pytestmark = pytest.mark.django_db


def plan_of(rows) -> str:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # A table of a test is too small for an index to be worth while.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_incremental_sort = off")
    return rows.explain()


@pytest.mark.parametrize(
    ("order", "index"),
    [
        ("-updated", "outcomes_latest_first"),
        ("title", "outcomes_by_title"),
        ("-title", "outcomes_by_title"),
        ("date", "outcomes_by_date"),
        ("state", "outcomes_by_state"),
    ],
)
def test_an_order_stands_in_an_index(order, index):
    if connection.vendor == "sqlite" and order == "date":
        pytest.skip("SQLite sorts undated rows first in its index and last only by sorting")

    assert index in plan_of(ordered(Outcome.objects.all(), order).values("pk")[:50])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no trigram index")
def test_words_are_looked_up_in_the_trigram_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off")
    rows = Outcome.objects.filter(search_text__contains="municipality").order_by()

    assert "outcomes_search_trigrams" in plan_of(rows)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no trigram index")
def test_words_in_documents_are_looked_up_in_a_trigram_index():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_indexscan = off")
    rows = DocumentPage.objects.filter(search_text__contains="municipality").order_by()

    assert "document_pages_trigrams" in plan_of(rows)


@pytest.mark.services
def test_queries_are_not_compiled(db):
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
