"""What a run did: counts in and out a step and source, as JSON, as text and for a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

Outcome = Literal["written", "unchanged", "kept", "failed"]


class SourceReport(BaseModel):
    """The account of one source; ``accepted`` tells whether this reading was published."""

    model_config = ConfigDict(extra="forbid")
    name: str
    title: str
    rows_in: int
    taken: int
    quarantined: int
    ignored: dict[str, int]
    files: dict[str, int]
    accepted: bool
    reason: str = ""
    quarantine_file: str = ""
    quarantine_reasons: dict[str, int] = {}


class TableReport(BaseModel):
    """Facts added, changed and removed in one table of the model."""

    model_config = ConfigDict(extra="forbid")
    table: str
    add: int
    change: int
    remove: int


class RunReport(BaseModel):
    """One run. ``run`` is the id of its inputs, the same for the same inputs."""

    model_config = ConfigDict(extra="forbid")
    run: str
    started: str
    seconds: float
    engine: str
    address: str
    data: str
    with_unverified: bool
    outcome: Outcome
    sources: list[SourceReport]
    tables: list[TableReport]
    facts: int
    merged: dict[str, str]
    conflicts: list[str]
    unplaced: list[str]
    remarks: list[str]
    planned: bool = False

    @property
    def add(self) -> int:
        return sum(t.add for t in self.tables)

    @property
    def change(self) -> int:
        return sum(t.change for t in self.tables)

    @property
    def remove(self) -> int:
        return sum(t.remove for t in self.tables)

    @property
    def quarantined(self) -> int:
        return sum(s.quarantined for s in self.sources)

    @property
    def exit_code(self) -> int:
        return 0 if self.outcome in ("written", "unchanged") else 1

    def totals(self) -> dict[str, int]:
        """Totals as ``add``, ``change``, ``remove``, ``quarantined``."""
        return {
            "add": self.add,
            "change": self.change,
            "remove": self.remove,
            "quarantined": self.quarantined,
        }


_TEXTS = {
    "en": {
        "source": "{title}: {rows_in} rows in, {taken} taken, {quarantined} in quarantine, "
        "{ignored} ignored by a rule",
        "rule": "  ignored: {count} × {rule}",
        "why": "  quarantine: {count} × {reason}",
        "file": "  see {file}",
        "not_accepted": "  NOT PUBLISHED: {reason}",
        "table": "  {table}: + {add}, changed {change}, gone {remove}",
        "merged": "{count} ids lead to another organisation (judgements and merge rules)",
        "unplaced": "{count} towns not clear, placed in their Land only: {names}",
        "conflict": "conflict: {text}",
        "remark": "note: {text}",
        "remarks": "{count} remarks about the data, see the report file",
        "written": "Written: + {add}, changed {change}, gone {remove} (run {run}, {seconds:.1f} s)",
        "planned": "A run would write: + {add}, changed {change}, gone {remove} (inputs {run})",
        "unchanged": "Nothing to write: the graph already is what the sources say "
        "(run {run}, {seconds:.1f} s)",
        "kept": "A source was not published, the graph keeps its last good state "
        "(run {run}, {seconds:.1f} s)",
        "failed": "Nothing was written: a source failed and no earlier good state is known "
        "(run {run}, {seconds:.1f} s)",
    },
    "de": {
        "source": "{title}: {rows_in} Zeilen gelesen, {taken} übernommen, {quarantined} in "
        "Quarantäne, {ignored} nach einer Regel ausgelassen",
        "rule": "  ausgelassen: {count} × {rule}",
        "why": "  Quarantäne: {count} × {reason}",
        "file": "  siehe {file}",
        "not_accepted": "  NICHT VERÖFFENTLICHT: {reason}",
        "table": "  {table}: + {add}, geändert {change}, entfallen {remove}",
        "merged": "{count} Kennungen führen zu einer anderen Organisation (Entscheidungen und "
        "Regeln)",
        "unplaced": "{count} Orte nicht eindeutig, nur dem Land zugeordnet: {names}",
        "conflict": "Widerspruch: {text}",
        "remark": "Hinweis: {text}",
        "remarks": "{count} Anmerkungen zu den Daten, siehe Berichtsdatei",
        "written": "Geschrieben: + {add}, geändert {change}, entfallen {remove} "
        "(Lauf {run}, {seconds:.1f} s)",
        "planned": "Ein Lauf würde schreiben: + {add}, geändert {change}, entfallen {remove} "
        "(Eingaben {run})",
        "unchanged": "Nichts zu schreiben: Der Graph entspricht bereits den Quellen "
        "(Lauf {run}, {seconds:.1f} s)",
        "kept": "Eine Quelle wurde nicht veröffentlicht, der Graph behält seinen letzten guten "
        "Stand (Lauf {run}, {seconds:.1f} s)",
        "failed": "Nichts wurde geschrieben: Eine Quelle ist ausgefallen, ein früherer guter "
        "Stand ist nicht bekannt (Lauf {run}, {seconds:.1f} s)",
    },
}


def as_text(report: RunReport, lang: str) -> Iterator[str]:
    """The report line by line, in ``de`` or ``en``."""
    t = _TEXTS[lang]
    for source in report.sources:
        yield from _source_lines(source, t)
    yield from _findings(report, t)
    outcome = "planned" if report.planned and report.outcome == "written" else report.outcome
    yield t[outcome].format(
        add=report.add,
        change=report.change,
        remove=report.remove,
        run=report.run,
        seconds=report.seconds,
    )
    for table in report.tables:
        if table.add + table.change + table.remove:
            yield t["table"].format(**table.model_dump())


def _source_lines(source: SourceReport, t: dict[str, str]) -> Iterator[str]:
    ignored = sum(source.ignored.values())
    yield t["source"].format(**{**source.model_dump(), "ignored": ignored})
    for rule, count in source.ignored.items():
        yield t["rule"].format(count=count, rule=rule)
    for reason, count in source.quarantine_reasons.items():
        yield t["why"].format(count=count, reason=reason)
    if source.quarantine_file:
        yield t["file"].format(file=source.quarantine_file)
    if not source.accepted:
        yield t["not_accepted"].format(reason=source.reason)


def _findings(report: RunReport, t: dict[str, str]) -> Iterator[str]:
    if report.merged:
        yield t["merged"].format(count=len(report.merged))
    if report.unplaced:
        names = ", ".join(report.unplaced[:8])
        yield t["unplaced"].format(count=len(report.unplaced), names=names)
    for text in report.conflicts[:10]:
        yield t["conflict"].format(text=text)
    for text in _about_lists(report)[:10]:
        yield t["remark"].format(text=text)
    if report.remarks:
        yield t["remarks"].format(count=len(report.remarks))


def _about_lists(report: RunReport) -> list[str]:
    """Remarks about the lists that clusters hand in: whoever filled one in can mend it."""
    files = [file for s in report.sources if s.name == "memberlist" for file in s.files]
    starts = tuple(f"{file}{sign}" for file in files for sign in (":", ", "))
    return [remark for remark in report.remarks if starts and remark.startswith(starts)]


def save(home: Path, report: RunReport) -> Path:
    """Write the report to ``runs/``; the file name sorts by time."""
    folder = home / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    stamp = report.started.replace(":", "").replace("-", "")
    path = folder / f"{stamp}_{report.run}.json"
    new = path.with_suffix(".new")
    new.write_text(report.model_dump_json(indent=1), encoding="utf-8")
    new.replace(path)
    return path


def load_reports(home: Path, most: int = 20) -> list[RunReport]:
    """The last reports, newest first; files of another version are passed over."""
    reports = []
    for path in sorted((home / "runs").glob("*.json"), reverse=True)[:most]:
        try:
            reports.append(RunReport.model_validate_json(path.read_text(encoding="utf-8")))
        except ValueError:
            continue  # written by another version of innonetz
    return reports
