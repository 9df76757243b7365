"""Which known ties are hidden to see whether the suggestions find them again.

Two ways, both of which keep a consortium whole on one side: by *member*, an organisation loses
every tie to an initiative and its whole family (parts, umbrella, successors and their projects);
by *year*, everything that began in that year or later is hidden, each project with all partners.
The parts are drawn by a fixed hash, so that every run hides the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

import networkx as nx

from graph.frames import Frames
from queries.weights import Record

MEMBER_OF = "Organisation-MEMBER_OF-Cluster"
MANAGES = "Organisation-MANAGES-Cluster"
TAKES_PART = "Organisation-TAKES_PART_IN-Project"
_FAMILY = ("Cluster-PART_OF-Cluster", "Cluster-SUCCESSOR_OF-Cluster")
Tie = tuple[str, str]


class Case(NamedTuple):
    """A hidden tie: this organisation is to be found for this initiative, and the other way."""

    cluster: str
    organisation: str


@dataclass(frozen=True)
class Split:
    """What is hidden, and what is to be found again."""

    name: str
    memberships: frozenset[Tie]
    participations: frozenset[Tie]
    cases: tuple[Case, ...]


@dataclass
class Facts:
    """The ties of the wanted graph that the check needs, as plain sets."""

    members: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    partners: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    since: dict[Tie, str] = field(default_factory=dict)
    start: dict[str, str] = field(default_factory=dict)
    projects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    family: dict[str, frozenset[str]] = field(default_factory=dict)

    def relatives(self, cluster: str) -> frozenset[str]:
        """The initiative with its parts, umbrellas, successors and theirs."""
        return self.family.get(cluster, frozenset({cluster}))

    def own_projects(self, cluster: str) -> set[str]:
        """The projects of the initiative and its family."""
        return {p for c in self.relatives(cluster) for p in self.projects.get(c, ())}

    def tied(self, cluster: str) -> set[str]:
        """Who belongs to the initiative or its family, or takes part in one of its projects."""
        own = {o for c in self.relatives(cluster) for o in self.members.get(c, ())}
        return own | {o for p in self.own_projects(cluster) for o in self.partners.get(p, ())}


def facts_of(frames: Frames) -> Facts:
    """Read the frames of a wanted graph."""
    facts = Facts()
    for table in (MEMBER_OF, MANAGES):
        frame = frames[table]
        for node, cluster, since in zip(
            frame["start_id"], frame["end_id"], frame["since"], strict=True
        ):
            facts.members[cluster].add(node)
            if since:
                facts.since[node, cluster] = min(facts.since.get((node, cluster), since), since)
    for node, project in _pairs(frames, TAKES_PART):
        facts.partners[project].add(node)
    for project, cluster in _pairs(frames, "Project-BELONGS_TO-Cluster"):
        facts.projects[cluster].add(project)
    projects = frames["Project"]
    starts = zip(projects["id"], projects["start"], strict=True)
    facts.start = {project: start for project, start in starts if start}
    graph = nx.Graph([pair for table in _FAMILY for pair in _pairs(frames, table)])
    for group in nx.connected_components(graph):
        facts.family |= dict.fromkeys(group, frozenset(group))
    return facts


def _pairs(frames: Frames, table: str) -> Iterable[Tie]:
    frame = frames[table]
    return list(zip(frame["start_id"], frame["end_id"], strict=True))


def part_of(organisation: str, family: Iterable[str], parts: int) -> int:
    """The part into which an organisation falls for a family of initiatives; always the same."""
    text = f"{organisation} {min(family)}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) % parts


def by_member(facts: Facts, part: int, rules: Record) -> Split:
    """Hide the organisations that fall into one part, with all ties to the family."""
    memberships: set[Tie] = set()
    participations: set[Tie] = set()
    cases = []
    for cluster, members in sorted(facts.members.items()):
        if len(members) < rules.members_from:
            continue
        relatives = facts.relatives(cluster)
        for node in sorted(members):
            if part_of(node, relatives, rules.parts) == part:
                cases.append(Case(cluster, node))
                memberships |= {(node, c) for c in relatives if node in facts.members.get(c, ())}
                own = facts.own_projects(cluster)
                participations |= {(node, p) for p in own if node in facts.partners.get(p, ())}
    return Split(f"member-{part}", frozenset(memberships), frozenset(participations), tuple(cases))


def by_year(facts: Facts, rules: Record) -> Split:
    """Hide what began in the year or later; found again is who then joined or worked together.

    A membership or project without a date stays visible: it may be later, which is said.
    """
    year = str(rules.year)
    memberships = frozenset(tie for tie, since in facts.since.items() if since >= year)
    late = {p for p, start in facts.start.items() if start >= year}
    participations = frozenset((o, p) for p in late for o in facts.partners.get(p, ()))
    before = visible(facts, Split("", memberships, participations, ()))
    cases = {
        Case(cluster, node)
        for node, cluster in memberships
        if len(before.members.get(cluster, ())) >= rules.members_from
    }
    of_member: dict[str, set[str]] = defaultdict(set)
    for cluster, members in before.members.items():
        if len(members) >= rules.members_from:
            for node in members:
                of_member[node].add(cluster)
    for project in late:
        together = facts.partners.get(project, set())
        for cluster in {c for node in together for c in of_member[node]}:
            cases |= {Case(cluster, node) for node in together - before.tied(cluster)}
    return Split("year", memberships, participations, tuple(sorted(cases)))


def visible(facts: Facts, split: Split) -> Facts:
    """The facts without what is hidden."""
    found = Facts(
        since={tie: s for tie, s in facts.since.items() if tie not in split.memberships},
        start=facts.start,
        projects=facts.projects,
        family=facts.family,
    )
    for cluster, members in facts.members.items():
        found.members[cluster] = {o for o in members if (o, cluster) not in split.memberships}
    for project, partners in facts.partners.items():
        found.partners[project] = {o for o in partners if (o, project) not in split.participations}
    return found


def without(frames: Frames, split: Split) -> Frames:
    """The frames of the wanted graph without what is hidden."""
    hidden = {MEMBER_OF: split.memberships, MANAGES: split.memberships,
              TAKES_PART: split.participations}  # fmt: skip
    kept = dict(frames)
    for table, ties in hidden.items():
        keep = [pair not in ties for pair in _pairs(frames, table)]
        kept[table] = frames[table][keep]
    return kept
