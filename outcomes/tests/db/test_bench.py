"""The measuring command: it prints figures as JSON and leaves nothing behind."""

from __future__ import annotations

import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcomes.models import Outcome
from outcomes.scale.clock import Work, measured
from outcomes.scale.imports import ImportWork
from outcomes.scale.register import Register


def test_measuring_counts_queries_and_bytes_and_orders_times(db):
    def work(number: int) -> int:
        Outcome.objects.count()
        return 10 + number

    figures = measured(work, repeat=5)
    assert (figures.queries, figures.repeated) == (1, 5)
    assert figures.bytes_sent == 10 + 6
    assert 0 < figures.p50_ms <= figures.p95_ms
    assert figures.peak_mb > 10


def test_what_is_prepared_for_a_repetition_is_not_measured(db):
    def prepare(number: int) -> list[int]:
        return [*Outcome.objects.values_list("pk", flat=True), number]

    def work(prepared: list[int]) -> int:
        Outcome.objects.count()
        return prepared[-1]

    figures = measured(Work(work, prepare=prepare), repeat=3)
    assert (figures.queries, figures.repeated, figures.bytes_sent) == (1, 3, 4)


def test_spreadsheets_of_the_bench_are_new_and_written_in_statements_for_many_rows(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    Register.prepared()
    work = ImportWork()
    work.rows = 40
    read = work.named()["spreadsheet: read and held against what is there"]
    write = work.named()["spreadsheet: confirmed and written"]
    assert read.do(read.prepare(1)) > 0
    needed, written = [], 0
    for rows in (40, 80):
        work.rows = rows
        prepared = write.prepare(rows)
        assert prepared.counts["error"] == 0
        written += prepared.counts["new"] + prepared.counts["warning"]
        with CaptureQueriesContext(connection) as queries:
            write.do(prepared)
        needed.append(len(queries))
    assert Outcome.objects.count() == written > 40
    # Only statements that are full make more of them: SQLite takes a thousand values in one.
    assert needed[1] - needed[0] < 30


@pytest.mark.slow
@pytest.mark.embedded
def test_bench_measures_in_a_database_of_its_own(db, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    printed = StringIO()
    call_command("bench", outcomes=30, repeat=1, only=["save of a record"], stdout=printed, stderr=StringIO())
    told = json.loads(printed.getvalue())
    assert told["engine"].startswith(connection.vendor)
    (figures,) = told["figures"].values()
    assert figures["queries"] > 5
    assert not Outcome.objects.exists()
    assert list(Path(tmp_path).iterdir()) == []
