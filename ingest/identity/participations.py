"""Which organisations take part in which projects, as far as the comparison asks for it."""

from __future__ import annotations

from collections.abc import Iterable


class Participations:
    """In how many projects both of two organisations take part."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """``pairs`` are ids (organisation, project)."""
        numbers: dict[str, int] = {}  # a number is shorter than an id, and there are many
        self._projects: dict[str, set[int]] = {}
        for organisation, project in pairs:
            number = numbers.setdefault(project, len(numbers))
            self._projects.setdefault(organisation, set()).add(number)

    def __call__(self, a: str, b: str) -> int:
        return len(self._projects.get(a, _NONE) & self._projects.get(b, _NONE))


_NONE: frozenset[int] = frozenset()
