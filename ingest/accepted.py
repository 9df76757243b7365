"""The last good reading of each source, kept so that a failing source keeps what it had."""

from __future__ import annotations

import gzip
import json
import zlib
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graph.frames import frame_of
from graph.model import MODEL
from ingest.accounting import Account, Reading
from ingest.identity.judgements import Judgement
from ingest.places import Place, Seat


def _file(home: Path, source: str) -> Path:
    return home / "accepted" / f"{source}.json.gz"


def _columns() -> dict[str, list[str]]:
    return {t.table: list(t.columns) for t in MODEL}


def save(home: Path, reading: Reading) -> None:
    """Keep a reading as the last good one of its source."""
    content: dict[str, Any] = {
        "columns": _columns(),
        "frames": {
            name: frame.to_numpy().tolist() for name, frame in reading.frames.items() if len(frame)
        },
        "seats": [asdict(seat) for seat in reading.seats],
        "judgements": [asdict(judgement) for judgement in reading.judgements],
        "files": dict(reading.account.files),
    }
    path = _file(home, reading.source)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    # Level 1 and no time stamp: quick, and the same content gives the same file.
    new.write_bytes(gzip.compress(json.dumps(content).encode(), compresslevel=1, mtime=0))
    new.replace(path)


def load(home: Path, source: str) -> Reading | None:
    """The last good reading of a source, or None when there is none.

    One that is damaged, or of a version with another model, counts as none.
    """
    try:
        content = json.loads(gzip.decompress(_file(home, source).read_bytes()))
    except (OSError, EOFError, zlib.error, ValueError):
        return None
    if content.get("columns") != _columns():
        return None
    frames = {t.table: frame_of(t, content["frames"].get(t.table, [])) for t in MODEL}
    files: Counter[str] = Counter(content["files"])
    seats = [
        Seat(
            s["label"],
            s["id"],
            Place(s["place"]["city"], tuple(s["place"]["states"]), s["place"]["country"]),
            tuple(s["sources"]),
            s["confidence"],
        )
        for s in content["seats"]
    ]
    judgements = [Judgement(**j) for j in content["judgements"]]
    return Reading(source, frames, Account(files, sum(files.values())), seats, judgements)
