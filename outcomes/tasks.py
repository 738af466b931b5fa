"""Work of the record that nobody waits for; each task may run twice."""

from __future__ import annotations

import time

from celery import shared_task
from django.utils import timezone

from outcomes.queries.copies import due
from outcomes.queries.import_targets import due_imports
from outcomes.services.copies import make_copy
from outcomes.services.files import sweep_files
from outcomes.services.importing.reading import read_import
from outcomes.services.importing.writing import write_import
from outcomes.services.notices import send_digests
from outcomes.services.round_letters import write_due_letters

SWEEP_SECONDS = 60
"""A sweep stops taking files after this time; the next one goes on."""


@shared_task(name="outcomes.tasks.sweep_unused_files")
def sweep_unused_files() -> None:
    """Remove the files that an interrupted upload left behind."""
    sweep_files()


@shared_task(name="outcomes.tasks.make_served_copy")
def make_served_copy(copy_id: int) -> None:
    """Make the copy of one file."""
    make_copy(copy_id)


@shared_task(name="outcomes.tasks.sweep_copies")
def sweep_copies() -> None:
    """Make the copies that are due and of which no message told, as long as the time lasts."""
    end = time.monotonic() + SWEEP_SECONDS
    for copy_id in due(timezone.now()).values_list("pk", flat=True)[:200]:
        make_copy(copy_id)
        if time.monotonic() > end:
            return


@shared_task(name="outcomes.tasks.tell_of_questions")
def tell_of_questions() -> None:
    """Write the letters of the day to those for whom it has become eight o'clock."""
    send_digests(now=timezone.now())


@shared_task(name="outcomes.tasks.write_round_letters")
def write_round_letters() -> None:
    """Write the letters of rounds whose time has come."""
    write_due_letters(now=timezone.now())


@shared_task(name="outcomes.tasks.work_on_import")
def work_on_import(import_id: int) -> None:
    """Read or write one import, whichever it waits for."""
    read_import(import_id)
    write_import(import_id)


@shared_task(name="outcomes.tasks.sweep_imports")
def sweep_imports() -> None:
    """Go on with the imports that are due and of which no message told."""
    for import_id in due_imports(timezone.now()).values_list("pk", flat=True)[:20]:
        work_on_import(import_id)
