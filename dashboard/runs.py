"""The run reports in the user's data folder, as far as the dashboard shows them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.contradiction import Contradiction
from graph.harmless import as_it_was


@dataclass(frozen=True)
class SourceAccount:
    """What a run took from one source."""

    name: str
    title: str
    rows_in: int
    taken: int
    quarantined: int
    ignored: int
    accepted: bool
    reason: str
    quarantine_file: Path | None
    reason_de: str = ""


@dataclass(frozen=True)
class Change:
    """Facts added, changed and removed in one table of the model."""

    table: str
    add: int
    change: int
    remove: int


@dataclass(frozen=True)
class Run:
    """One run of the ingest."""

    run: str
    started: str
    seconds: float
    outcome: str
    sources: tuple[SourceAccount, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Contradiction | str, ...] = ()  # before 0.3 a sentence
    unplaced: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()  # German, English
    merged: int = 0
    facts: int = 0

    @property
    def add(self) -> int:
        return sum(c.add for c in self.changes)

    @property
    def change(self) -> int:
        return sum(c.change for c in self.changes)

    @property
    def remove(self) -> int:
        return sum(c.remove for c in self.changes)

    @property
    def quarantined(self) -> int:
        return sum(s.quarantined for s in self.sources)


def _account(data: dict[str, Any]) -> SourceAccount:
    file = data.get("quarantine_file")
    return SourceAccount(
        name=data["name"],
        title=data["title"],
        rows_in=data["rows_in"],
        taken=data["taken"],
        quarantined=data["quarantined"],
        ignored=sum(data["ignored"].values()),
        accepted=data["accepted"],
        reason=data.get("reason", ""),
        quarantine_file=Path(file) if file else None,
        reason_de=data.get("reason_de", ""),
    )


def _in_both(english: Sequence[str], german: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Remarks as pairs; a report of an earlier version has the English ones only."""
    return tuple(zip(german or english, english, strict=True))


def read_run(text: str) -> Run:
    """A report from its JSON. Raises ValueError, KeyError or TypeError when it is not one."""
    data = json.loads(text)
    return Run(
        run=data["run"],
        started=data["started"],
        seconds=float(data["seconds"]),
        outcome=data["outcome"],
        sources=tuple(_account(s) for s in data["sources"]),
        changes=tuple(
            Change(c["table"], c["add"], c["change"], c["remove"]) for c in data["tables"]
        ),
        conflicts=tuple(
            c if isinstance(c, str) else Contradiction.model_validate(c)
            for c in data.get("conflicts", ())
        ),
        unplaced=tuple(data.get("unplaced", ())),
        remarks=_in_both(data.get("remarks", ()), data.get("remarks_de", ())),
        merged=len(data.get("merged", ())),
        facts=int(data.get("facts", 0)),
    )


def runs(home: Path, most: int = 20) -> list[Run]:
    """The last runs, newest first; files that another version wrote are passed over."""
    found = []
    for path in sorted((home / "runs").glob("*.json"), reverse=True)[:most]:
        try:
            found.append(read_run(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            continue  # written by another version of innonetz
    return found


def version(home: Path) -> str:
    """Changes whenever a run ends: what cached answers are keyed by."""
    newest = max((home / "runs").glob("*.json"), default=None)
    return newest.name if newest else ""


def quarantine(run: Run, lang: str) -> list[dict[str, str]]:
    """The rows in quarantine of a run with their source: source, file, line, reason, row.

    The reason is in the language where the file has it.
    """
    rows = []
    for source in run.sources:
        if source.quarantine_file is None:
            continue
        try:
            with source.quarantine_file.open(encoding="utf-8", newline="") as file:
                read = [_read(row) for row in csv.DictReader(file)]
        except OSError:
            continue  # tidied away since
        for row in read:
            reason = row.get(f"reason_{lang}") or row["reason"]
            rows.append({"source": source.title, **row, "reason": reason})
    return rows


def _read(row: dict[str, str]) -> dict[str, str]:
    return {name: as_it_was(text or "") for name, text in row.items()}
