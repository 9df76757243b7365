"""What a list that is handed in may name: the clusters, stages and competences of the data set.

A reader gets it with its inputs, made from what the sources before it said; so it is right for
every data folder, and a reader stays a function of its inputs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from graph.frames import Frames
from graph.member_list import listed
from graph.model import MODEL
from graph.names import compact, without_legal_form
from graph.schema import RelationshipTable
from ingest.accounting import Reading

LABELS = ("Cluster", "Stage", "Competence")
_NAMES = ("name", "name_en", "short_name", "legal_name", "former_names")
# "Zellfertigung [batterie-zelle]", as the template lists what is allowed.
_WITH_ID = re.compile(r".*\[([^\[\]]+)\]\s*")
# Below this likeness (0 to 100) a name is no help as a suggestion.
_LIKE = 60
_SHOWN = 4  # of several things of one name


def _bare(text: str) -> str:
    return compact(without_legal_form(text))


@dataclass(frozen=True)
class Terms:
    """Things that can be named by id or by one of their names."""

    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()
    _ids: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    _ids_bare: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for node_id, names in self.entries:
            for text in {node_id, *names}:
                for ids, form in ((self._ids, compact(text)), (self._ids_bare, _bare(text))):
                    found = ids.setdefault(form, [])
                    if node_id not in found:
                        found.append(node_id)

    def find(self, text: str) -> list[str]:
        """Ids that a text may mean: none, the one, or several of the same name.

        Where nothing has the very name, one without its legal form counts if only one thing has it.
        """
        marked = _WITH_ID.fullmatch(text)
        exact = marked.group(1).strip() if marked else text.strip()
        if any(exact == node_id for node_id, _ in self.entries):
            return [exact]
        if found := self._ids.get(compact(text)):
            return found
        bare = _bare(text)
        # Not a name that is a legal form and nothing else.
        alike = self._ids_bare.get(bare, []) if bare else []
        return alike if len(alike) == 1 else []

    def shown(self, ids: Sequence[str]) -> str:
        """The first of these entries as the template lists them."""
        names = dict(self.entries)
        told = [listed((names[i] or (i,))[0], i) for i in ids[:_SHOWN]]
        return ", ".join([*told, "…"] if len(ids) > _SHOWN else told)

    def nearest(self, text: str) -> str:
        """The entry whose name or id is most like a text, empty when none is like it.

        Legal forms do not count: of a short name and its "e.V." they would be half the letters.
        """
        forms = {without_legal_form(name): i for i, names in self.entries for name in (*names, i)}
        asked = without_legal_form(text)
        found = process.extractOne(asked, forms.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
        found = found or process.extractOne(
            asked, forms.keys(), scorer=fuzz.WRatio, score_cutoff=_LIKE
        )
        return self.shown([forms[found[0]]]) if found else ""


@dataclass(frozen=True)
class Vocabulary:
    """Clusters, stages and competences by id and name."""

    clusters: Terms = field(default_factory=Terms)
    stages: Terms = field(default_factory=Terms)
    competences: Terms = field(default_factory=Terms)

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Vocabulary:
        """What these readings have of it, in a fixed order."""
        frames = [reading.frames for reading in readings]
        return cls(*(_terms(frames, label) for label in LABELS))


def _terms(frames: Sequence[Frames], label: str) -> Terms:
    columns = [c for c in _NAMES if c in MODEL.node(label).columns]
    found: dict[str, dict[str, None]] = {}
    for part in frames:
        frame = part.get(label)
        if frame is None:
            continue
        for node_id, *cells in frame[["id", *columns]].itertuples(index=False, name=None):
            names = found.setdefault(node_id, {})
            for cell in cells:
                names.update(dict.fromkeys(cell if isinstance(cell, list) else [cell]))
    return Terms(tuple((i, tuple(n for n in found[i] if n)) for i in sorted(found)))


def without_lost_ties(
    readings: Sequence[Reading], sources: Iterable[str]
) -> tuple[list[Reading], list[str]]:
    """The readings without ties of these sources to a thing that no reading has any more.

    That happens to a list that was read earlier and whose file is gone, when a cluster it names has
    left the data set. The second result tells each thing that was lost.
    """
    known = {
        label: {i for r in readings if label in r.frames for i in r.frames[label]["id"]}
        for label in LABELS
    }
    named, lost, kept = set(sources), set(), []
    for reading in readings:
        frames = dict(reading.frames)
        for table in MODEL.relationship_tables if reading.source in named else ():
            for end, column in _ends(table):
                frame = frames.get(table.table)
                if frame is None:
                    continue
                there = frame[column].isin(known[end])
                lost |= {(reading.source, end, i) for i in frame.loc[~there, column]}
                frames[table.table] = frame[there].reset_index(drop=True)
        kept.append(replace(reading, frames=frames))
    return kept, [
        f"{source}: {end} {i!r} is no longer in the data set, what was said about it is left out: "
        "correct the list and hand it in again"
        for source, end, i in sorted(lost)
    ]


def _ends(table: RelationshipTable) -> list[tuple[str, str]]:
    ends = ((table.start, "start_id"), (table.end, "end_id"))
    return [(label, column) for label, column in ends if label in LABELS]
