"""Work of the record that nobody waits for; each task may run twice."""

from __future__ import annotations

import time

from celery import shared_task
from django.utils import timezone

from outcomes.queries import documents
from outcomes.queries.copies import due
from outcomes.queries.editions import editions_due, files_due
from outcomes.queries.import_targets import due_imports
from outcomes.services.copies import make_copy
from outcomes.services.document_reading import read_document
from outcomes.services.files import sweep_files
from outcomes.services.forgetting import forget_due
from outcomes.services.importing.reading import read_import
from outcomes.services.importing.writing import write_import
from outcomes.services.link_wishes import grant_wishes
from outcomes.services.notices import send_digests
from outcomes.services.request_changes import expire_requests, note_letters
from outcomes.services.request_reminders import remind_requests
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


@shared_task(name="outcomes.tasks.read_document_version")
def read_document_version(version_id: int) -> None:
    """Read the pages of one version of a document."""
    read_document(version_id)


@shared_task(name="outcomes.tasks.sweep_documents")
def sweep_documents() -> None:
    """Read the documents that are due and of which no message told, as long as the time lasts."""
    end = time.monotonic() + SWEEP_SECONDS
    for version_id in documents.due(timezone.now()).values_list("pk", flat=True)[:50]:
        read_document(version_id)
        if time.monotonic() > end:
            return


@shared_task(name="outcomes.tasks.build_edition")
def build_edition(edition_id: int) -> None:
    """Collect one edition."""
    from outcomes.editions.building import build

    build(edition_id)


@shared_task(name="outcomes.tasks.write_edition_file")
def write_edition_file(file_id: int) -> None:
    """Write one file of an edition."""
    from outcomes.editions.building import write

    write(file_id)


@shared_task(name="outcomes.tasks.sweep_editions")
def sweep_editions() -> None:
    """Build the editions and write the files that are due and of which no message told, as long as the time lasts."""
    end = time.monotonic() + SWEEP_SECONDS
    for edition_id in editions_due(timezone.now()).values_list("pk", flat=True)[:20]:
        build_edition(edition_id)
        if time.monotonic() > end:
            return
    for file_id in files_due(timezone.now()).values_list("pk", flat=True)[:80]:
        write_edition_file(file_id)
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


@shared_task(name="outcomes.tasks.grant_link_wishes")
def grant_link_wishes(_wish_id: int | None = None) -> None:
    """Send the link once more to those who asked for it; the number only rings the bell."""
    grant_wishes()


@shared_task(name="outcomes.tasks.sweep_requests")
def sweep_requests() -> None:
    """Note which letters of requests went and whose time is over, and grant wishes of which no message told."""
    now = timezone.now()
    note_letters(now=now)
    expire_requests(now=now)
    grant_wishes(now=now)


@shared_task(name="outcomes.tasks.forget_people")
def forget_people() -> None:
    """Forget people outside whose rounds have been closed as long as they say."""
    forget_due(now=timezone.now())


@shared_task(name="outcomes.tasks.remind_outside")
def remind_outside() -> None:
    """Remind people outside who were asked and have not answered, where the day has come."""
    remind_requests(now=timezone.now())


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
