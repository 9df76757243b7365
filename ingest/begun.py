"""The names of the last run, which the next one compares again: they are begun with early."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.beside import Beside
from ingest import accepted
from ingest.identity.beside import MANY_RECORDS, begin
from ingest.sources import SOURCES


def begun_search(home: Path) -> Beside | None:
    """The process of the search for suggestions, begun with the names of kept readings.

    None where these are few. Names of a reference are left out: they are not suggested.
    """
    files: list[Path] = []
    rows = 0
    for source in SOURCES:
        folder = accepted.kept_folder(home, source)
        try:
            if folder and not json.loads((folder / "reading.json").read_text("utf-8"))["reference"]:
                rows += pq.read_metadata(folder / "Organisation.parquet").num_rows
                files.append(folder / "Organisation.parquet")
        except (OSError, ValueError, KeyError, pa.ArrowException):
            continue
    return begin(files) if rows >= MANY_RECORDS else None
