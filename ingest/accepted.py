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

import numpy as np
import numpy.typing as npt
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

_SEATS = pa.schema(
    [(name, pa.string()) for name in ("label", "id", "city", "country", "district", "confidence")]
    + [(name, pa.list_(pa.string())) for name in ("states", "sources")]
)
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
    publish(home, reading.source, fingerprint, write(home, reading, fingerprint), handed_in)


def folder_of(home: Path, source: str, name: str) -> Path:
    """The folder of that name among those of a source."""
    return _pointer(home, source).parent / f"{source}-{name}"


def write(home: Path, reading: Reading, name: str) -> Path:
    """Write a reading to a folder of that name, where it is of no effect until ``publish``."""
    folder = folder_of(home, reading.source, name)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = []
    for table in MODEL:
        frame = reading.frames.get(table.table)
        if frame is not None and len(frame):
            written.append(table.table)
            columns = {name: frame[name].tolist() for name in table.columns}
            pq.write_table(
                pa.table(columns, schema=_schema(table)), folder / f"{table.table}.parquet"
            )
    pq.write_table(_seat_table(reading.seats), folder / "seats.parquet")
    content = {
        "tables": written,
        "judgements": [asdict(judgement) for judgement in reading.judgements],
        "remarks": reading.remarks,
        "alliances": reading.alliances,
        "reference": reading.reference,
    }
    (folder / "reading.json").write_text(json.dumps(content), encoding="utf-8")
    account = reading.account
    counts = {
        "files": dict(account.files),
        "taken": account.taken,
        "ignored": dict(account.ignored),
        "quarantined": [asdict(row) for row in account.quarantined],
    }
    (folder / "account.json").write_text(json.dumps(counts), encoding="utf-8")
    return folder


def publish(
    home: Path, source: str, fingerprint: str, folder: Path, handed_in: Sequence[Path] = ()
) -> None:
    """Let what was written to a folder be the last good reading of a source; see ``save``."""
    pointer = _pointer(home, source)
    # Last and at once: a run that ends before leaves the earlier reading in force.
    new = pointer.with_suffix(".new")
    paths = [str(path.resolve()) for path in handed_in]
    told = {"folder": folder.name, "fingerprint": f"{fingerprint}{_model()}", "handed_in": paths}
    new.write_text(json.dumps(told), encoding="utf-8")
    new.replace(pointer)
    for old in pointer.parent.glob(f"{source}-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def drop(home: Path, source: str, folder: Path) -> None:
    """Remove what was written to a folder, unless it has been published."""
    if folder.name != _told(home, source).get("folder"):
        shutil.rmtree(folder, ignore_errors=True)


def _seat_table(seats: Sequence[Seat]) -> pa.Table:
    cells = zip(
        *(
            (s.label, s.id, s.place.city, s.place.country, s.place.district, s.confidence,
             s.place.states, s.sources)
            for s in seats
        ),
        strict=True,
    )  # fmt: skip
    columns = list(cells) or [()] * len(_SEATS)
    return pa.Table.from_arrays(
        [pa.array(c, f.type) for c, f in zip(columns, _SEATS, strict=True)], schema=_SEATS
    )


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


def account_of(home: Path, source: str) -> Account | None:
    """The account of the last good reading, or None when there is none. Quick, as it is small."""
    folder = kept_folder(home, source)
    return _account(folder) if folder else None


def _account(folder: Path) -> Account | None:
    try:
        cells = json.loads((folder / "account.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Account(
        Counter(cells["files"]),
        cells["taken"],
        [QuarantinedRow(**row) for row in cells["quarantined"]],
        Counter(cells["ignored"]),
    )


def _folder(home: Path, source: str) -> Path:
    return _pointer(home, source).parent / str(_told(home, source).get("folder"))


def kept_folder(home: Path, source: str) -> Path | None:
    """Where the last good reading of a source lies, or None when there is none."""
    return _folder(home, source) if fingerprint_of(home, source) else None


def load(home: Path, source: str) -> Reading | None:
    """The last good reading of a source, or None when there is none.

    One that is damaged, or of a version with another model, counts as none.
    """
    folder = kept_folder(home, source)
    return load_from(folder, source) if folder else None


def load_from(folder: Path, source: str) -> Reading | None:
    """The reading of a source that was written to a folder, or None when it is damaged."""
    account = _account(folder)
    if account is None:
        return None
    try:
        content = json.loads((folder / "reading.json").read_text(encoding="utf-8"))
        written = content.get("tables", [file.stem for file in folder.glob("*.parquet")])
        frames: Frames = {
            t.table: _frame(folder, t) if t.table in written else empty(t) for t in MODEL
        }
        seats = _seats(folder / "seats.parquet")
    except (OSError, ValueError, pa.ArrowException):
        return None
    return Reading(
        source,
        frames,
        account,
        seats,
        [Judgement(**j) for j in content["judgements"]],
        content["remarks"],
        content["reference"],
        [AllianceMention(*mention) for mention in content["alliances"]],
    )


def _frame(folder: Path, table: Table) -> pd.DataFrame:
    # Column by column as Python values: pandas would make 1.0 of a 1 beside an unknown.
    stored = pq.read_table(folder / f"{table.table}.parquet")
    columns = {name: pd.Series(_values(stored[name]), dtype=object) for name in table.columns}
    return pd.DataFrame(columns)


def _values(column: pa.ChunkedArray) -> Sequence[Any] | npt.NDArray[np.object_]:
    """A column as Python values; texts and lists that are equal are one object, to save memory."""
    if pa.types.is_string(column.type):
        coded = column.combine_chunks().dictionary_encode()
        texts = np.array([*coded.dictionary.to_pylist(), None], dtype=object)  # at -1: unknown
        found: npt.NDArray[np.object_] = texts[coded.indices.fill_null(-1).to_numpy()]
        return found
    values: list[Any] = column.to_pylist()
    if not pa.types.is_list(column.type):
        return values
    known: dict[tuple[Any, ...], list[Any]] = {}
    return [None if v is None else known.setdefault(tuple(v), v) for v in values]


def _seats(path: Path) -> list[Seat]:
    stored = pq.read_table(path, schema=_SEATS)
    # Thousands of seats share a place and its sources: one object serves them all.
    places: dict[tuple[Any, ...], Place] = {}
    evidence: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for label, node, city, country, district, confidence, states, sources in zip(
        *(stored[name].to_pylist() for name in _SEATS.names), strict=True
    ):
        where = (city, tuple(states), country, district)
        place = places.get(where) or places.setdefault(where, Place(*where))
        own = tuple(sources)
        found.append(Seat(label, node, place, evidence.setdefault(own, own), confidence))
    return found
