"""Work of the record that nobody waits for; each task may run twice."""

from __future__ import annotations

from celery import shared_task

from outcomes.services.files import sweep_files


@shared_task(name="outcomes.tasks.sweep_unused_files")
def sweep_unused_files() -> None:
    """Remove the files that an interrupted upload left behind."""
    sweep_files()
