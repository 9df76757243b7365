"""What stood in the store after the last run, so that the next one sees at once that it still does.

Of every table one fingerprint of all keys and digests is kept. When the same inputs are given
again, reading these from the store is all there is to do.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from graph.difference import standing_texts
from graph.model import MODEL
from graph.store import Store


def _file(home: Path) -> Path:
    return home / "standing.json"


def _fingerprints(store: Store) -> dict[str, str]:
    found = {}
    for table in MODEL:
        texts = sorted(standing_texts(store, table))
        found[table.table] = blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()
    return found


def remember(home: Path, run: str, store: Store) -> None:
    """Keep what stands in the store as the outcome of the run with that id."""
    new = _file(home).with_suffix(".new")
    new.write_text(json.dumps({"run": run, "tables": _fingerprints(store)}), encoding="utf-8")
    new.replace(_file(home))


def still_stands(home: Path, run: str, store: Store) -> bool:
    """Whether the last remembered run has that id and the store is as it left it."""
    try:
        kept = json.loads(_file(home).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    same_run = isinstance(kept, dict) and kept.get("run") == run
    return same_run and bool(kept.get("tables") == _fingerprints(store))
