"""The application's own Celery, with one task that never ends the first time: for test_redelivery.py."""

import os
import time
from pathlib import Path

from wiego_mle.celery import app

app.conf.broker_transport_options = {
    **app.conf.broker_transport_options,
    "visibility_timeout": int(os.environ["VISIBILITY_TIMEOUT"]),
}
app.conf.task_default_queue = os.environ["QUEUE"]


@app.task(name="wiego_mle.tests.work", ignore_result=True)
def work(file: str) -> None:
    """Write down who starts when; stay busy if nobody was here before."""
    diary = Path(file)
    first = not diary.exists()
    with diary.open("a") as lines:
        lines.write(f"{os.getppid()} {time.time()}\n")
    if first:
        time.sleep(120)
