"""One folder a source, each with source.yml and a pure read. The order is that of precedence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.accounting import Reading
from ingest.source import SourceDescription
from ingest.sources.curated import source as curated


class Read(Protocol):
    """Reads a folder into records."""

    def __call__(self, folder: Path, *, with_unverified: bool = False) -> Reading: ...


@dataclass(frozen=True)
class Source:
    """A source: its description and its reader."""

    description: SourceDescription
    read: Read


SOURCES: dict[str, Source] = {"curated": Source(curated.DESCRIPTION, curated.read)}
