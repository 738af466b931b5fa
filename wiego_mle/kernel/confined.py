"""Running a reader of hostile files in a child process that can do little harm, and ends in time.

What holds the child: limits on memory, processor, size of files, open files and core dumps, which it
sets on itself before it reads anything; a folder of its own; an empty environment; the end of its
whole process group when its time is over. Sockets and programs are refused to its Python code, and
where the kernel allows it, it has no network at all. It is no sandbox against a reader whose native
code was taken over: such code could still read what the user of the worker may read.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SECONDS = 10.0
ANSWER = "answer"
MOST_ANSWER_BYTES = 2 * 1024 * 1024
_ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1"}
_OUT_OF_TIME = (signal.SIGXCPU, signal.SIGKILL)


class OutOfTime(Exception):
    """The child did not end within its time."""


class Broken(Exception):
    """The child ended without an answer: it could not read the file, or was ended by a limit."""


@dataclass(frozen=True)
class Answer:
    """What the child said, and where it left the files that it made."""

    words: bytes
    folder: Path


def run_confined(
    script: Path, *words: str, source: IO[bytes], folder: Path, seconds: float = SECONDS
) -> Answer:
    """Let a script read `source` as its input and write into `folder`, and return what it answered.

    `folder` must be empty and private. The answer is a file as well, so that nothing that the child
    writes can fill the memory of this process.

    Raises:
        OutOfTime: it was still reading when its time was over.
        Broken: it ended without an answer.
    """
    with (folder / ANSWER).open("wb") as answer:
        child = subprocess.Popen(
            [sys.executable, "-I", str(script), *words],
            stdin=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_ENVIRONMENT,
            start_new_session=True,
        )
        try:
            code = child.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise OutOfTime from error
        finally:
            _end(child)
    if code < 0 and -code in _OUT_OF_TIME:
        raise OutOfTime
    if code != 0:
        raise Broken(code)
    return Answer(_read(folder / ANSWER), folder)


def _end(child: subprocess.Popen) -> None:
    """Kill the child and whatever it may have started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _read(answer: Path) -> bytes:
    if answer.stat().st_size > MOST_ANSWER_BYTES:
        raise Broken("the answer is too long")
    return answer.read_bytes()
