"""Work of the record that nobody waits for; each task may run twice."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from outcomes.services.files import sweep_files
from outcomes.services.notices import send_digests


@shared_task(name="outcomes.tasks.sweep_unused_files")
def sweep_unused_files() -> None:
    """Remove the files that an interrupted upload left behind."""
    sweep_files()


@shared_task(name="outcomes.tasks.tell_of_questions")
def tell_of_questions() -> None:
    """Write the letters of the day to those for whom it has become eight o'clock."""
    send_digests(now=timezone.now())
