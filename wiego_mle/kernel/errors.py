"""The errors with which a service tells its caller that nothing was changed."""

from __future__ import annotations

from collections.abc import Mapping


class DomainError(Exception):
    """A change was not made; `str(error)` is a sentence for the person who asked."""


class Refused(DomainError):
    """The policy or a business condition says no; the message is the reason."""


class WrongState(DomainError):
    """The step does not start from the state in which the record is now."""


class Stale(DomainError):
    """The record was changed by somebody else since it was read."""


class Incomplete(DomainError):
    """Required answers are missing.

    `missing` maps a field name to the sentence that says what to do.
    """

    def __init__(self, message: str, missing: Mapping[str, str]):
        super().__init__(message)
        self.missing = dict(missing)
