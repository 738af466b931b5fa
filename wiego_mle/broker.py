"""Celery's file-system transport, made safe to read while somebody writes."""

import time
import uuid
from pathlib import Path

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Lets a message appear complete or not at all.

    The library's channel writes a message under its final name, so a worker that looks at that moment
    takes an empty file: the message is lost, with an error. Decision 0004 has the figures.
    A folder that cannot be used raises ChannelError, which callers meet as the OperationalError that
    they expect of a broker that is down.
    """

    def _put(self, queue: str, payload: dict, **kwargs) -> None:
        """Write under a name that no reader looks for, then rename; names sort by time across restarts."""
        message = Path(self.data_folder_out) / f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg"
        draft = message.with_name(f"{message.name}.draft")
        try:
            draft.write_text(dumps(payload))
            draft.replace(message)
        except OSError as error:
            raise ChannelError(f"Cannot write the message {message}") from error

    def _size(self, queue: str) -> int:
        """Count what waits; asked before a message is written."""
        try:
            return super()._size(queue)
        except OSError as error:
            raise ChannelError(f"Cannot read the folder {self.data_folder_in}") from error


class Transport(filesystem.Transport):
    """The transport of an installation without Redis."""

    Channel = Channel
