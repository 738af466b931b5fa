"""Telling a worker that something waits; when nobody hears it, a sweeper finds the row later."""

from __future__ import annotations

import logging

import kombu.exceptions
from celery import Task

log = logging.getLogger(__name__)


def ring(task: Task, pk: int) -> None:
    """Send a task the number of a row, once: the person who saved something waits for this line."""
    try:
        task.apply_async((pk,), retry=False)
    except (kombu.exceptions.OperationalError, kombu.exceptions.ConnectionError, ConnectionError):
        log.warning("The broker is down; the sweeper will find what waits for %s.", task.name)
