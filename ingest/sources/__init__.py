"""One folder a source, each with source.yml and a pure read. The order is that of precedence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.source import SourceDescription
from ingest.sources.cordis import source as cordis
from ingest.sources.curated import source as curated
from ingest.sources.efre import source as efre
from ingest.sources.foerderkatalog import source as foerderkatalog
from ingest.sources.memberlist import source as memberlist
from ingest.sources.ror import source as ror


class Read(Protocol):
    """Reads what a source is given into facts. Raises WrongUseError when it cannot be read."""

    def __call__(self, inputs: Inputs) -> Reading: ...


@dataclass(frozen=True)
class Source:
    """A source: its description and its reader.

    ``shipped`` is its place in the data folder ("" = the folder itself) when it comes with the
    project; None when somebody has to hand the files in. With ``uses_vocabulary`` it gets the
    clusters, stages and competences of the sources before it.
    """

    description: SourceDescription
    read: Read
    shipped: str | None = None
    uses_vocabulary: bool = False

    @property
    def base(self) -> bool:
        """Whether the other sources build on it: without it there is nothing to load."""
        return self.shipped == ""

    def default(self, data: Path) -> Path | None:
        """Where its files lie when nobody names others; None when there are none."""
        place = None if self.shipped is None else data / self.shipped
        # The curated tables have to be there: that they are missing is for the reader to say.
        return place if place is not None and (self.base or place.exists()) else None


SOURCES: dict[str, Source] = {
    "curated": Source(curated.DESCRIPTION, curated.read, shipped=""),
    "memberlist": Source(memberlist.DESCRIPTION, memberlist.read, uses_vocabulary=True),
    "foerderkatalog": Source(foerderkatalog.DESCRIPTION, foerderkatalog.read),
    "cordis": Source(cordis.DESCRIPTION, cordis.read),
    "efre": Source(efre.DESCRIPTION, efre.read),
    "ror": Source(ror.DESCRIPTION, ror.read, shipped="ror"),
}
