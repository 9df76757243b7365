"""Which grants are parts of one joint project: three rules, in this order.

The list has no number of the joint project. A grant is tied by the first rule that finds partners:

1. ``project_name``: the same text in the column Projekt, the same ministry, and a start within
   ``WINDOW`` months of the first, or the same stem of the grant number. (Short names come back
   years later and elsewhere.)
2. ``grant_stem``: the same stem, and running at the same time. (A letter also tells the phases of
   one body's work, which follow one another.) Two different texts in Projekt are never tied so.
3. ``acronym``: a title that speaks of parts, the same acronym in it, the same ministry, the same
   first two letters of the plan code, and a start within ``WINDOW`` months. A word that does not
   look like an acronym counts where the titles before the part are the same.

By rules 2 and 3 a grant also joins the project that an earlier rule has made, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.names import compact
from ingest.sources.foerderkatalog.grants import Grant
from ingest.sources.foerderkatalog.titles import acronym, last_word, speaks_of_parts, without_part

WINDOW = 12
PROJECT_NAME, GRANT_STEM, ACRONYM, SINGLE = "project_name", "grant_stem", "acronym", "single"


@dataclass(slots=True)
class Project:
    """Grants of one project by their position, each with the rule that tied it."""

    members: list[int] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def add(self, members: Iterable[int], rule: str) -> None:
        for member in members:
            self.members.append(member)
            self.rules.append(rule)


def tie(grants: Sequence[Grant]) -> list[Project]:
    """All projects, those of a single grant too; grants come in the order of their numbers."""
    ties = _Ties(grants)
    ties.by_name()
    ties.by_stem()
    ties.by_acronym()
    return ties.all()


class _Ties:
    """The projects found so far; ``of`` is the project of a grant, None while it is loose."""

    def __init__(self, grants: Sequence[Grant]) -> None:
        self._grants = grants
        self._of: list[Project | None] = [None] * len(grants)
        folded = cache(compact)  # a text stands in several grants
        self._texts = [folded(g.project) if g.project else "" for g in grants]

    def by_name(self) -> None:
        ministries = (g.frame.ministry for g in self._grants)
        named = [f"{t} {m}" if t else "" for t, m in zip(self._texts, ministries, strict=True)]
        for members in _alike(named):
            for part in self._near_or_one_stem(members):
                if len(part) > 1:
                    self._make(part, PROJECT_NAME)

    def by_stem(self) -> None:
        for members in _alike([g.stem for g in self._grants]):
            for part in _runs(members, self._start, self._at_the_same_time):
                self._join(part, GRANT_STEM)

    def by_acronym(self) -> None:
        for members in _alike([self._acronym_key(i) for i in range(len(self._grants))]):
            for part in _runs(members, self._start, self._near):
                self._join(part, ACRONYM)

    def all(self) -> list[Project]:
        """Every project once, in the order of its first grant; loose grants stand alone."""
        found: dict[int, Project] = {}
        for i, tied in enumerate(self._of):
            project = tied or Project([i], [SINGLE])
            found.setdefault(id(project), project)
        return list(found.values())

    def _make(self, members: Sequence[int], rule: str) -> None:
        self._add(Project(), members, rule)

    def _add(self, project: Project, members: Sequence[int], rule: str) -> None:
        project.add(members, rule)
        for member in members:
            self._of[member] = project

    def _join(self, members: Sequence[int], rule: str) -> None:
        """Tie the loose ones of these grants to each other or to the one project among them."""
        loose = [i for i in members if self._of[i] is None]
        projects = {id(p): p for p in (self._of[i] for i in members) if p is not None}
        if not loose or len(projects) > 1:
            return
        if len({self._texts[i] for i in members} - {""}) > 1:
            loose = [i for i in loose if not self._texts[i]]
        for project in projects.values():
            self._add(project, loose, rule)
        if not projects and len(loose) > 1:
            self._make(loose, rule)

    def _near_or_one_stem(self, members: Sequence[int]) -> Iterator[list[int]]:
        """Runs of grants that start near each other; runs that share a stem are one."""
        parts: list[list[int]] = []
        by_stem: dict[str, list[int]] = {}
        for run in _runs(members, self._start, self._near):
            stems = {self._grants[i].stem for i in run} - {""}
            known = {id(by_stem[s]): by_stem[s] for s in sorted(stems) if s in by_stem}
            part: list[int] = []
            for other in known.values():
                part += other
                parts = [p for p in parts if p is not other]
            part += run
            parts.append(part)
            by_stem.update((self._grants[i].stem, part) for i in part if self._grants[i].stem)
        yield from parts

    def _acronym_key(self, i: int) -> str:
        grant, project = self._grants[i], self._of[i]
        if project.members[0] != i if project else not speaks_of_parts(grant.title):
            return ""  # the first of a project stands for it
        name = compact(acronym(grant.title))
        if not name and last_word(grant.title):
            name = compact(without_part(grant.title))
        return f"{name} {grant.frame.ministry} {grant.frame.code[:2]}" if name else ""

    def _start(self, i: int) -> str:
        return self._grants[i].start or ""

    def _near(self, run: Sequence[int], i: int) -> bool:
        return _months(self._start(i)) - _months(self._start(run[0])) <= WINDOW

    def _at_the_same_time(self, run: Sequence[int], i: int) -> bool:
        return self._start(i) <= max(self._grants[j].end or "9" for j in run)


def _alike(keys: Sequence[str]) -> Iterator[list[int]]:
    """Positions that have the same key, where there are several; an empty key is none."""
    found: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if key:
            found.setdefault(key, []).append(i)
    return (members for members in found.values() if len(members) > 1)


def _runs(
    members: Iterable[int],
    start: Callable[[int], str],
    fits: Callable[[Sequence[int], int], bool],
) -> Iterator[list[int]]:
    """Cut grants, in the order of their start, where one no longer fits the run before it."""
    run: list[int] = []
    for i in sorted(members, key=start):
        if run and not fits(run, i):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) if day else 0
