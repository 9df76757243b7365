"""Who is a known member of an initiative: the one rule that every count of members follows.

An organisation that only runs the office of an initiative (role ``manages``) is shown as its
manager and is no member; with another role beside it, or as ``lead``, it is one. A membership that
is over counts no more. Why: docs/decisions/members.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from queries.answers import Row
from queries.dates import over, standing

OFFICE_ROLES = frozenset({"manages"})


def is_office(role: str | None) -> bool:
    """Whether a tie in this role runs the office only; a seat has no role and is none."""
    return role in OFFICE_ROLES


def of_members(rows: Iterable[Row]) -> list[Row]:
    """The rows whose ``role`` makes a member."""
    return [row for row in rows if not is_office(row["role"])]


def known_number(ties: Iterable[Sequence[str | None]], as_of: str | None, day: str | None) -> int:
    """Known members of one initiative, from its ties as [organisation, role, since, until].

    With ``as_of`` those of that day, else those whose tie is not over on ``day``.
    """
    return len({tie[0] for tie in ties if _counts(tie, as_of, day)})


def undated_number(ties: Iterable[Sequence[str | None]], as_of: str) -> int:
    """Memberships of which it is not known whether they stood on that day."""
    return sum(
        standing(since, until, as_of) == "undated"
        for _, role, since, until in ties
        if not is_office(role)
    )


def _counts(tie: Sequence[str | None], as_of: str | None, day: str | None) -> bool:
    _, role, since, until = tie
    if is_office(role):
        return False
    return standing(since, until, as_of) == "standing" if as_of else not over(until, day)
