"""What stood in the store after the last run, so that the next one sees at once that it still does.

Of every table one fingerprint of what stands is kept. When the same inputs are given
again, reading these from the store is all there is to do. Beside it the digests are kept that
were made, so that a run on other inputs makes only those of new rows.
"""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from graph import fact_numbers
from graph.difference import Difference
from graph.digested_rows import DigestedRows, KnownDigests
from graph.model import MODEL
from graph.standing import fingerprint, fingerprints, stood
from graph.store import Store


def _file(home: Path) -> Path:
    return home / "standing.json"


def _digests_file(home: Path) -> Path:
    return home / "cache" / "digests.npz"


def remember(home: Path, run: str, store: Store, changes: Difference) -> None:
    """Keep what stands in the store as the outcome of the run with that id, and its digests.

    ``changes`` are those that were written. What stands follows from them, and what somebody
    changed meanwhile the next run sees; only where others have facts the store is asked.
    """
    wanted = [part.wanted for part in changes.tables if part.wanted is not None]
    if any(part.foreign for part in changes.tables):
        tables = fingerprints(MODEL, store)
    else:
        tables = {rows.table.table: fingerprint(stood(rows)) for rows in wanted}
    new = _file(home).with_suffix(".new")
    new.write_text(json.dumps({"run": run, "tables": tables}), encoding="utf-8")
    new.replace(_file(home))
    _keep_digests(home, wanted)


def still_stands(home: Path, run: str, store: Store) -> bool:
    """Whether the last remembered run has that id and the store is as it left it."""
    try:
        kept = json.loads(_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    same_run = isinstance(kept, dict) and kept.get("run") == run
    return same_run and bool(kept.get("tables") == fingerprints(MODEL, store))


def _keep_digests(home: Path, wanted: list[DigestedRows]) -> None:
    path = _digests_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    arrays = {"rules": np.array(fact_numbers.rules(MODEL.tables))}
    for rows in wanted:
        arrays[f"contents {rows.table.table}"] = rows.contents
        arrays[f"digests {rows.table.table}"] = rows.digests()
    with new.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)
    new.replace(path)


def known_digests(home: Path) -> KnownDigests:
    """The digests of the last remembered run; none when they were made by other rules."""
    try:
        with np.load(_digests_file(home), allow_pickle=False) as kept:
            if str(kept["rules"]) != fact_numbers.rules(MODEL.tables):
                return KnownDigests()
            return KnownDigests(
                *(
                    {t.table: kept[f"{what} {t.table}"].astype(np.uint64) for t in MODEL}
                    for what in ("contents", "digests")
                )
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return KnownDigests()
