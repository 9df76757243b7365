"""The fields of EuroSciVoc, as far as projects name them: a tree made of their paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from ingest.builder import FactBuilder
from ingest.sources.cordis.cells import CellError, project_id
from ingest.sources.cordis.projects import EVIDENCE

SCHEME = "EuroSciVoc"
_CODE = re.compile(r"[0-9]+(?:/[0-9]+)*")


@dataclass(frozen=True, slots=True)
class Subject:
    """One row of euroSciVoc.csv: the project, and the field by its code and its path of names."""

    project: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def subject(row: dict[str, str]) -> Subject:
    """Check one row by column name; a leading slash may stand or not. Raises CellError."""
    code = row["euroSciVocCode"].strip("/")
    if code and not _CODE.fullmatch(code):
        raise CellError(f"{code[:40]!r} cannot be a EuroSciVoc code: the line may be shifted")
    names = tuple(" ".join(p.split()) for p in row["euroSciVocPath"].split("/") if p.strip())
    if not names:
        raise CellError("a EuroSciVoc field without a path")
    return Subject(project_id(row["projectID"]), tuple(code.split("/")) if code else (), names)


class Fields:
    """Gathers the fields; ``add`` gives the id of one, ``emit`` the nodes with what is broader."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, ...], str] = {}
        self._names: dict[str, str] = {}  # the id of a field and its name
        self._broader: dict[str, str] = {}

    def add(self, found: Subject) -> str:
        """The id of a field: ``esv-`` with its code, where code and path have as many steps."""
        key = tuple(name.casefold() for name in found.names)
        if key in self._ids:
            return self._ids[key]
        whole = ""
        for steps in range(1, len(key) + 1):
            node = self._ids.get(key[:steps]) or _id(found, key, steps)
            self._ids[key[:steps]] = node
            self._names.setdefault(node, found.names[steps - 1])
            if whole and whole != node:
                self._broader.setdefault(node, whole)
            whole = node
        return whole

    def emit(self, facts: FactBuilder) -> None:
        """All fields that were named, and those above them."""
        for node, name in self._names.items():
            facts.node("Field", node, name, EVIDENCE, name_en=name, scheme=SCHEME)
        for node, whole in self._broader.items():
            facts.tie("BROADER", ("Field", node), ("Field", whole), EVIDENCE)


def _id(found: Subject, key: tuple[str, ...], steps: int) -> str:
    if len(found.codes) == len(key):
        return f"esv-{'.'.join(found.codes[:steps])}"
    return f"esv-{blake2b('/'.join(key[:steps]).encode(), digest_size=5).hexdigest()}"
