"""Errors that a person can act on. Each message is a sentence with its remedy."""

from __future__ import annotations


class InnonetzError(Exception):
    """Base of all errors whose message is shown as it is; ``exit_code`` is the command's.

    ``german`` is the same sentence in German; without it the English one serves both.
    """

    exit_code = 1

    def __init__(self, message: str, german: str = "") -> None:
        super().__init__(message)
        self.german = german or message

    def text(self, lang: str) -> str:
        """The sentence in ``de`` or ``en``."""
        return self.german if lang == "de" else str(self)


class StoreUnreachableError(InnonetzError):
    """The store cannot be reached, started or logged into."""

    exit_code = 3


class DiskFullError(StoreUnreachableError):
    """The store has no room left for what is to be written."""


class StatementError(InnonetzError):
    """A statement is wrong, forbidden or took too long."""

    exit_code = 2


class StatementRefusedError(StatementError):
    """The reading connection was asked to write or to read from elsewhere."""


class StatementTimeoutError(StatementError):
    """The time limit of the reading connection ended a statement."""


class WrongUseError(InnonetzError):
    """The caller named something that does not exist or does not fit."""

    exit_code = 2


class LostRowsError(InnonetzError):
    """A batch matched fewer end points than it had rows: the store is not as it was read."""


class RunningError(InnonetzError):
    """Another run holds the lock."""
