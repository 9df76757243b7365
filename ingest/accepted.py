"""The last good reading of each source, kept as Parquet.

It serves twice: a source that fails keeps what it had, and files that have not changed are not
read again.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from graph.frames import Frames, empty
from graph.model import MODEL
from graph.schema import PropertyType, Table
from ingest.accounting import Account, QuarantinedRow, Reading
from ingest.alliances import AllianceMention
from ingest.identity.judgements import Judgement
from ingest.places import Place, Seat

_ARROW = {
    PropertyType.TEXT: pa.string(),
    PropertyType.TEXTS: pa.list_(pa.string()),
    PropertyType.INTEGER: pa.int64(),
    PropertyType.NUMBER: pa.float64(),
    PropertyType.DATE: pa.string(),
}


def _schema(table: Table) -> pa.Schema:
    kinds = {p.name: _ARROW[p.type] for p in table.content}
    return pa.schema([(name, kinds.get(name, pa.string())) for name in table.columns])


def _model() -> str:
    """A short text that tells one shape of the tables from another."""
    columns = json.dumps({t.table: list(t.columns) for t in MODEL})
    return f"-{blake2b(columns.encode(), digest_size=4).hexdigest()}"


def _pointer(home: Path, source: str) -> Path:
    return home / "accepted" / f"{source}.json"


def save(home: Path, reading: Reading, fingerprint: str, handed_in: Sequence[Path] = ()) -> None:
    """Keep a reading as the last good one of its source.

    ``handed_in`` are the paths somebody named for it, none for what comes with the project.
    """
    pointer = _pointer(home, reading.source)
    folder = pointer.parent / f"{reading.source}-{fingerprint}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for table in MODEL:
        frame = reading.frames.get(table.table)
        if frame is not None and len(frame):
            columns = {name: frame[name].tolist() for name in table.columns}
            written = pa.table(columns, schema=_schema(table))
            pq.write_table(written, folder / f"{table.table}.parquet")
    content = {
        "seats": [asdict(seat) for seat in reading.seats],
        "judgements": [asdict(judgement) for judgement in reading.judgements],
        "remarks": reading.remarks,
        "alliances": reading.alliances,
        "reference": reading.reference,
        "files": dict(reading.account.files),
        "taken": reading.account.taken,
        "ignored": dict(reading.account.ignored),
        "quarantined": [asdict(row) for row in reading.account.quarantined],
    }
    (folder / "reading.json").write_text(json.dumps(content), encoding="utf-8")
    # Last and at once: a run that ends before leaves the earlier reading in force.
    new = pointer.with_suffix(".new")
    paths = [str(path.resolve()) for path in handed_in]
    told = {"folder": folder.name, "fingerprint": f"{fingerprint}{_model()}", "handed_in": paths}
    new.write_text(json.dumps(told), encoding="utf-8")
    new.replace(pointer)
    for old in pointer.parent.glob(f"{reading.source}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def _told(home: Path, source: str) -> dict[str, Any]:
    try:
        told = json.loads(_pointer(home, source).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def handed_in(home: Path, source: str) -> tuple[Path, ...]:
    """The paths somebody named when a source was last read, empty when nobody did."""
    return tuple(Path(path) for path in _told(home, source).get("handed_in", ()))


def fingerprint_of(home: Path, source: str) -> str:
    """Fingerprint of what the kept reading of a source was made from; empty without one.

    A reading of another model counts as none. Quick: the reading itself is not opened.
    """
    text = str(_told(home, source).get("fingerprint", ""))
    return text.removesuffix(_model()) if text.endswith(_model()) else ""


def is_kept(home: Path, source: str) -> bool:
    """Whether a reading of a source was published, also one that this version cannot use."""
    return _pointer(home, source).exists()


def forget(home: Path, source: str) -> bool:
    """Drop what is kept of a source; tells whether there was anything."""
    pointer = _pointer(home, source)
    known = is_kept(home, source)
    pointer.unlink(missing_ok=True)
    for old in pointer.parent.glob(f"{source}-*"):
        shutil.rmtree(old, ignore_errors=True)
    return known


def load(home: Path, source: str) -> Reading | None:
    """The last good reading of a source, or None when there is none.

    One that is damaged, or of a version with another model, counts as none.
    """
    if not fingerprint_of(home, source):
        return None
    folder = _pointer(home, source).parent / str(_told(home, source).get("folder"))
    try:
        content = json.loads((folder / "reading.json").read_text(encoding="utf-8"))
        frames: Frames = {t.table: _frame(folder, t) for t in MODEL}
    except (OSError, ValueError, pa.ArrowException):
        return None
    account = Account(
        Counter(content["files"]),
        content["taken"],
        [QuarantinedRow(**row) for row in content["quarantined"]],
        Counter(content["ignored"]),
    )
    return Reading(
        source,
        frames,
        account,
        [_seat(s) for s in content["seats"]],
        [Judgement(**j) for j in content["judgements"]],
        content["remarks"],
        content["reference"],
        [AllianceMention(*mention) for mention in content.get("alliances", [])],
    )


def _frame(folder: Path, table: Table) -> pd.DataFrame:
    path = folder / f"{table.table}.parquet"
    if not path.exists():
        return empty(table)
    # Column by column as Python values: pandas would make 1.0 of a 1 beside an unknown.
    stored = pq.read_table(path)
    columns = {name: pd.Series(stored[name].to_pylist(), dtype=object) for name in table.columns}
    return pd.DataFrame(columns)


def _seat(cells: dict[str, Any]) -> Seat:
    place = cells["place"]
    return Seat(
        cells["label"],
        cells["id"],
        Place(place["city"], tuple(place["states"]), place["country"], place["district"]),
        tuple(cells["sources"]),
        cells["confidence"],
    )
