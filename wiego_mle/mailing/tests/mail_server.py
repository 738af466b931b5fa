"""A real mail server for tests, which can answer no, ask for patience, or hang up in the middle."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Handler:
    """Takes mails.

    `answers` maps a command to the line with which it is refused, `hang_up` names one to hang up on, and
    `keep_waiting` one that is never answered; `waiting` says that somebody waits.
    """

    def __init__(self):
        self.taken = []
        self.answers: dict[str, str] = {}
        self.hang_up = ""
        self.keep_waiting = ""
        self.waiting = False

    async def _never_answer(self) -> None:
        self.waiting = True
        await asyncio.sleep(30)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        """Answer to the sender's address."""
        if self.keep_waiting == "MAIL":
            await self._never_answer()
        if self.hang_up == "MAIL":
            server.transport.abort()
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        """Answer to the addressee."""
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Answer to the whole mail."""
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.taken.append(envelope)
        if self.keep_waiting == "DATA":
            await self._never_answer()
        if self.hang_up == "DATA":
            server.transport.abort()
        return "250 OK"


@pytest.fixture
def mail_server(settings) -> Iterator[Handler]:
    """Run a mail server to which all mail goes."""
    handler = Handler()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_TIMEOUT = 5
    yield handler
    controller.stop()


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
