"""The doorbell and the sweeper: tasks get numbers only and may run twice."""

from __future__ import annotations

import logging
import time

import kombu.exceptions
from celery import shared_task
from django.utils import timezone

from wiego_mle.mailing.queries import due
from wiego_mle.mailing.services import deliver_letter

log = logging.getLogger(__name__)

SWEEP_SECONDS = 20
"""A sweep stops taking letters after this time; the next one, ten seconds later, goes on."""


def ring(letter_id: int) -> None:
    """Tell the worker that a letter waits; if the broker is down the sweeper finds the letter."""
    try:
        # Without a second try: the person who saved something waits for this line.
        deliver.apply_async((letter_id,), retry=False)
    except (kombu.exceptions.OperationalError, kombu.exceptions.ConnectionError, ConnectionError):
        log.warning("The broker is down; the sweeper will find the letter.")


@shared_task(name="wiego_mle.mailing.tasks.deliver")
def deliver(letter_id: int) -> None:
    """Deliver one letter."""
    deliver_letter(letter_id)


@shared_task(name="wiego_mle.mailing.tasks.sweep")
def sweep() -> None:
    """Deliver the letters that are due and of which no message told, as long as the time lasts."""
    end = time.monotonic() + SWEEP_SECONDS
    for letter_id in due(timezone.now()).values_list("pk", flat=True)[:500]:
        deliver_letter(letter_id)
        if time.monotonic() > end:
            return
