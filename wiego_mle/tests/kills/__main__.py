"""`python -m wiego_mle.tests.kills`: run the experiment and print its figures; fails if one is not as it must be."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from wiego_mle.tests.kills.experiment import Experiment


def main() -> int:
    """Kill as often as KILLS says, or 200 times; with EMBEDDED=1 worker and web alone, on SQLite."""
    began = time.monotonic()
    # Whoever ends the experiment early ends its processes as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    def say(line: str) -> None:
        sys.stdout.write(f"[{time.monotonic() - began:5.0f} s] {line}\n")
        sys.stdout.flush()

    folder = Path(tempfile.mkdtemp(prefix="wiego-kills-"))
    say(f"Logs and journal: {folder}")
    result = Experiment(
        folder,
        kills=int(os.environ.get("KILLS", "200")),
        embedded=os.environ.get("EMBEDDED", "") == "1",
        seed=int(os.environ.get("SEED", "20261130")),
        say=say,
    ).run()
    for line in result.lines():
        say(line)
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
