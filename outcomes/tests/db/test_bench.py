"""The measuring command: it prints figures as JSON and leaves nothing behind."""

from __future__ import annotations

import json
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from outcomes.models import Outcome
from outcomes.scale.clock import measured


def test_measuring_counts_queries_and_bytes_and_orders_times(db):
    def work(number: int) -> int:
        Outcome.objects.count()
        return 10 + number

    figures = measured(work, repeat=5)
    assert (figures.queries, figures.repeated) == (1, 5)
    assert figures.bytes_sent == 10 + 6
    assert 0 < figures.p50_ms <= figures.p95_ms
    assert figures.peak_mb > 10


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
