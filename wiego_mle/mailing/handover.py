"""Handing one letter to the mail server, and telling apart the three ways in which that can end."""

from __future__ import annotations

import smtplib
from contextlib import suppress

from django.core.mail import EmailMessage, get_connection

from wiego_mle.mailing.enums import Failure
from wiego_mle.mailing.models import Letter


class NotHandedOver(Exception):
    """The letter certainly did not go; `again` says whether a later try may succeed."""

    def __init__(self, failure: Failure, *, again: bool, server_words: str = ""):
        super().__init__(failure)
        self.failure = failure
        self.again = again
        self.server_words = server_words


class Needless(Exception):
    """The letter need not go any more: what its link opened has ended or was done meanwhile."""


class Doubtful(Exception):
    """The letter may or may not have gone: the connection broke off before the server had answered."""


def hand_over(letter: Letter, text: str) -> None:
    """Give a letter with its final text to the mail server; returning means that the server has taken it.

    Raises:
        NotHandedOver: the server could not be reached, or has answered no.
        Doubtful: nobody can say.
    """
    connection = get_connection()
    message = EmailMessage(
        letter.subject,
        text,
        to=[letter.to_address],
        # The same for every try, so that a mailbox can notice a second copy.
        headers={
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotHandedOver(Failure.UNREACHABLE, again=True, server_words=_words(error)) from error
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        raise _answered_no(code, answer) from error
    except smtplib.SMTPResponseException as error:
        raise _answered_no(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPNotSupportedError as error:
        raise NotHandedOver(Failure.REFUSED, again=False, server_words=_words(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        # Where it broke off is not known: perhaps after the server had taken the letter.
        raise Doubtful(_words(error)) from error
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


def _answered_no(code: int, answer: bytes | str) -> NotHandedOver:
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    if 400 <= code < 500:
        return NotHandedOver(Failure.POSTPONED, again=True, server_words=f"{code} {words}")
    return NotHandedOver(Failure.REFUSED, again=False, server_words=f"{code} {words}")


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
