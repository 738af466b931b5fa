"""A mail server that keeps what it takes and says when it is about to."""

from __future__ import annotations

import queue
import re
import socket
from contextlib import closing
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from wiego_mle.tests.kills.moments import Moment, Moments

LINK = re.compile(r"/answer/\S+")


def free_port() -> int:
    """Return a port on which nobody listens just now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """Takes every mail; each reader finds theirs in `arrived`, as a pair of address and link."""

    def __init__(self, moments: Moments) -> None:
        self.moments = moments
        self.taken: list[dict[str, str]] = []
        self.arrived: queue.Queue[tuple[str, str]] = queue.Queue()
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())
        self.url = f"smtp://127.0.0.1:{self._controller.port}"

    def start(self) -> None:
        """Listen."""
        self._controller.start()

    def stop(self) -> None:
        """Listen no more."""
        self._controller.stop()

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        """A letter is claimed, and nothing of it has left yet."""
        envelope.mail_from = address
        self.moments.reached(Moment.BEFORE_A_LETTER)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """The letter is here from now on, whatever becomes of the one who brought it."""
        mail = message_from_bytes(envelope.content, policy=policy.default)
        text = mail.get_body(("plain",)).get_content()
        self.taken.append({"id": mail["Message-ID"], "to": envelope.rcpt_tos[0], "subject": mail["Subject"]})
        if link := LINK.search(text):
            self.arrived.put((envelope.rcpt_tos[0], link[0]))
        self.moments.reached(Moment.LETTER_TAKEN)
        return "250 OK"

    async def handle_QUIT(self, server, session, envelope):  # noqa: N802
        """The one who brought the letter knows that it is here."""
        self.moments.reached(Moment.LETTER_CONFIRMED)
        return "221 Bye"
