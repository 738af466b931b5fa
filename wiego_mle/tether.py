"""Runs one command for as long as its parent lives: `python tether.py SECONDS command …`.

The parent holds the writing end of this process's standard input. When the parent ends, in whatever
way, the system closes that end, reading returns, and the command is asked to stop, then made to.
Only the standard library is used, and the file is run by its path, so that starting it costs little.
"""

import os
import signal
import subprocess
import sys
import threading


def main(arguments: list[str]) -> int:
    """Start the command and return its exit code; a command ended by a signal counts as 128 + signal."""
    seconds_to_stop = float(arguments[0])
    command = subprocess.Popen(arguments[1:], stdin=subprocess.DEVNULL)
    parent_is_gone = threading.Event()

    def follow_parent() -> None:
        while os.read(0, 1024):
            pass
        parent_is_gone.set()
        command.terminate()
        try:
            command.wait(seconds_to_stop)
        except subprocess.TimeoutExpired:
            end_group()

    threading.Thread(target=follow_parent, daemon=True).start()
    code = command.wait()
    if parent_is_gone.is_set():
        end_group()
    return code if code >= 0 else 128 - code


def end_group() -> None:
    """Kill everything that the command started, and this process with it: nobody is left to ask."""
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
