"""Alliances that titles of grants name, looked up among the clusters that the graph knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.frames import Frames
from graph.model import MODEL
from graph.names import compact, without_legal_form
from ingest.builder import FactBuilder

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
# "C³ – Carbon Concrete Composite" is known by either side of its dash.
_SIDES = re.compile(r"\s[–-]\s|:\s")


class AllianceMention(NamedTuple):
    """A grant whose title or number tells its programme, and mostly its alliance.

    ``programme`` is a curated id, ``alliance`` the name as published (may be empty).
    """

    project: str
    programme: str
    alliance: str
    fkz: str
    source: str


@dataclass
class AllianceTies:
    """BELONGS_TO and FUNDED_UNDER as frames by table, and in words what stayed unresolved."""

    frames: Frames
    unresolved: list[str] = field(default_factory=list)


def tie_alliances(mentions: Iterable[AllianceMention], frames: Frames) -> AllianceTies:
    """Tie projects to the alliances and programmes that their grants name.

    ``frames`` hold the known clusters, programmes and which cluster is in which programme. A name
    counts when it is, folded, a name of exactly one cluster of the programme, or else of exactly
    one cluster that is in no programme. Nothing is guessed.
    """
    facts = FactBuilder(MODEL)
    index = _Index(frames)
    programmes = set(frames["Programme"]["id"]) if "Programme" in frames else set()
    missed: dict[tuple[str, str], list[str]] = {}
    # A title is read, so what it says of the project is inferred.
    for mention in sorted(set(mentions)):
        evidence = ([mention.source], "medium")
        project = ("Project", mention.project)
        if mention.programme in programmes:
            facts.tie("FUNDED_UNDER", project, ("Programme", mention.programme), evidence)
        if not mention.alliance:
            continue
        if cluster := index.find(mention.programme, mention.alliance):
            facts.tie("BELONGS_TO", project, ("Cluster", cluster), evidence)
        else:
            missed.setdefault((mention.programme, mention.alliance), []).append(mention.fkz)
    found = {name: frame.drop_duplicates(["start_id", "end_id"], ignore_index=True)
             for name, frame in facts.frames().items() if "-" in name and len(frame)}  # fmt: skip
    return AllianceTies(found, [_told(*key, fkz) for key, fkz in sorted(missed.items())])


def _told(programme: str, alliance: str, grants: list[str]) -> str:
    return (
        f"alliance {alliance!r} of {programme} is not known as a cluster: {len(grants)} grants, "
        f"such as {min(grants)}, are tied to the programme only"
    )


class _Index:
    """Ids of clusters by folded name, within a programme; ``""`` holds those in none."""

    def __init__(self, frames: Frames) -> None:
        self._known: dict[tuple[str, str], set[str]] = {}
        if "Cluster" not in frames:
            return
        inside: dict[str, list[str]] = {}
        if (table := "Cluster-IN_PROGRAMME-Programme") in frames:
            ends = frames[table][["start_id", "end_id"]].itertuples(index=False, name=None)
            for cluster, programme in ends:
                inside.setdefault(cluster, []).append(programme)
        columns = ["id", "name", "short_name", "legal_name", "former_names"]
        for node, name, short, legal, former in frames["Cluster"][columns].itertuples(
            index=False, name=None
        ):
            for form in _forms((name, short, legal, *(former or ()))):
                for programme in inside.get(node, [""]):
                    self._known.setdefault((programme, form), set()).add(node)

    def find(self, programme: str, alliance: str) -> str:
        """The one cluster of that name, empty when there is none or more than one."""
        for scope in (programme, ""):
            for form in (compact(alliance), *_forms((alliance,))):
                found = self._known.get((scope, form), set())
                if len(found) == 1:
                    return next(iter(found))
                if found:
                    return ""
        return ""


def _forms(names: Iterable[str | None]) -> Iterator[str]:
    """Folded spellings of names: whole, without brackets, what stands in them, sides of a dash."""
    for name in filter(None, names):
        bare = _BRACKETS.sub("", name)
        for text in (name, bare, *_BRACKETS.findall(name), *_SIDES.split(bare)):
            for form in (compact(text), without_legal_form(text).replace(" ", "")):
                # "RUBIN-ISC" is called ISC after the name of its programme.
                yield from (f for f in (form, form.removeprefix("rubin")) if len(f) > 1)
