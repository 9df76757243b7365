"""What a run did: counts in and out a step and source, as JSON, as text and for a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from graph.contradiction import Contradiction, first_sentences
from ingest.german import german
from ingest.remarks import in_english, in_german

Outcome = Literal["written", "unchanged", "kept", "failed"]


class SourceReport(BaseModel):
    """The account of one source; ``accepted`` tells whether this reading was published.

    Of one that was not ``in_place`` tells whether its earlier reading stands in for it.
    """

    model_config = ConfigDict(extra="forbid")
    name: str
    title: str
    rows_in: int
    taken: int
    quarantined: int
    ignored: dict[str, int]
    files: dict[str, int]
    accepted: bool
    in_place: bool = False
    reason: str = ""
    reason_de: str = ""
    quarantine_file: str = ""
    quarantine_reasons: dict[str, int] = {}
    quarantine_reasons_de: dict[str, int] = {}


class TableReport(BaseModel):
    """Facts added, changed and removed in one table of the model."""

    model_config = ConfigDict(extra="forbid")
    table: str
    add: int
    change: int
    remove: int


class RunReport(BaseModel):
    """One run. ``run`` is the id of its inputs, the same for the same inputs.

    Because of the sources ``missing`` nothing was written.
    """

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
    conflicts: Sequence[Contradiction | str]  # before 0.3 a sentence
    unplaced: list[str]
    remarks: list[str]
    remarks_de: list[str] = []
    planned: bool = False
    missing: list[str] = []

    @model_validator(mode="after")
    def _remarks_in_both(self) -> RunReport:
        """The readers tell remarks in English, some in both languages at once."""
        if not self.remarks_de:
            self.remarks_de = [in_german(remark) for remark in self.remarks]
            self.remarks = [in_english(remark) for remark in self.remarks]
        return self

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
        "in_place": "  The graph keeps what it had of it. Correct the rows or the file and run the "
        "same command again; innonetz ingest --forget {name} takes the source out of the graph.",
        "left_out": "  Of {rows_in} rows handed in for {name} nothing is in the graph and nothing "
        "is kept. Correct the rows or the file and run the same command again; to do without the "
        "source there is nothing to forget, only take the file out of the folder that "
        "INNONETZ_SOURCES names, if it lies there.",
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
        "kept": "Not published: {rejected}. Of the others: + {add}, changed {change}, gone "
        "{remove} (run {run}, {seconds:.1f} s)",
        "failed": "Nothing was written: the graph cannot do without {missing}, and no earlier "
        "good reading can stand in. Correct the rows or the file and run the same command again "
        "(run {run}, {seconds:.1f} s)",
    },
    "de": {
        "source": "{title}: {rows_in} Zeilen gelesen, {taken} übernommen, {quarantined} in "
        "Quarantäne, {ignored} nach einer Regel ausgelassen",
        "rule": "  ausgelassen: {count} × {rule}",
        "why": "  Quarantäne: {count} × {reason}",
        "file": "  siehe {file}",
        "not_accepted": "  NICHT VERÖFFENTLICHT: {reason}",
        "in_place": "  Der Graph behält, was er davon hatte. Die Zeilen oder die Datei berichtigen "
        "und denselben Befehl erneut ausführen; innonetz ingest --forget {name} nimmt die Quelle "
        "aus dem Graphen.",
        "left_out": "  Von {rows_in} für {name} übergebenen Zeilen steht nichts im Graphen, und "
        "nichts ist gemerkt. Die Zeilen oder die Datei berichtigen und denselben Befehl erneut "
        "ausführen; soll die Quelle wegbleiben, ist nichts zu verwerfen, nur die Datei aus dem "
        "Ordner zu nehmen, den INNONETZ_SOURCES nennt, falls sie dort liegt.",
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
        "kept": "Nicht veröffentlicht: {rejected}. Aus den übrigen: + {add}, geändert {change}, "
        "entfallen {remove} (Lauf {run}, {seconds:.1f} s)",
        "failed": "Nichts wurde geschrieben: Ohne {missing} geht es nicht, und kein früher gut "
        "Gelesenes kann dafür einstehen. Die Zeilen oder die Datei berichtigen und denselben "
        "Befehl erneut ausführen (Lauf {run}, {seconds:.1f} s)",
    },
}


def as_text(report: RunReport, lang: str) -> Iterator[str]:
    """The report line by line, in ``de`` or ``en``."""
    t = _TEXTS[lang]
    for source in report.sources:
        yield from _source_lines(source, lang)
        if not source.accepted and report.outcome != "failed":
            yield t["in_place" if source.in_place else "left_out"].format(**source.model_dump())
    yield from _findings(report, lang)
    outcome = "planned" if report.planned and report.outcome == "written" else report.outcome
    rejected = ", ".join(s.name for s in report.sources if not s.accepted)
    yield t[outcome].format(
        rejected=rejected,
        missing=", ".join(report.missing),
        add=report.add,
        change=report.change,
        remove=report.remove,
        run=report.run,
        seconds=report.seconds,
    )
    for table in report.tables:
        if table.add + table.change + table.remove:
            yield t["table"].format(**table.model_dump())


def told(sentence: str, lang: str) -> str:
    """A sentence of a reader in ``de`` or ``en``."""
    return german(sentence) if lang == "de" else sentence


def _source_lines(source: SourceReport, lang: str) -> Iterator[str]:
    t = _TEXTS[lang]
    counted = source.quarantine_reasons_de if lang == "de" else source.quarantine_reasons
    reasons = counted or source.quarantine_reasons  # a report of an earlier version
    ignored = sum(source.ignored.values())
    yield t["source"].format(**{**source.model_dump(), "ignored": ignored})
    for rule, count in source.ignored.items():
        yield t["rule"].format(count=count, rule=told(rule, lang))
    for reason, count in reasons.items():
        yield t["why"].format(count=count, reason=reason)
    if source.quarantine_file:
        yield t["file"].format(file=source.quarantine_file)
    if not source.accepted:
        yield t["not_accepted"].format(reason=told(source.reason, lang))


def _findings(report: RunReport, lang: str) -> Iterator[str]:
    t = _TEXTS[lang]
    if report.merged:
        yield t["merged"].format(count=len(report.merged))
    if report.unplaced:
        names = ", ".join(report.unplaced[:8])
        yield t["unplaced"].format(count=len(report.unplaced), names=names)
    for text in first_sentences(report.conflicts, lang, 10):
        yield t["conflict"].format(text=text)
    for text in _about_lists(report, lang)[:10]:
        yield t["remark"].format(text=text)
    if report.remarks:
        yield t["remarks"].format(count=len(report.remarks))


def _about_lists(report: RunReport, lang: str) -> list[str]:
    """Remarks about the lists that clusters hand in: whoever filled one in can mend it."""
    files = [file for s in report.sources if s.name == "memberlist" for file in s.files]
    starts = tuple(f"{file}{sign}" for file in files for sign in (":", ", "))
    remarks = report.remarks_de if lang == "de" else report.remarks
    return [remark for remark in remarks if starts and remark.startswith(starts)]


def save(home: Path, report: RunReport) -> Path:
    """Write the report to ``runs/``; the file name sorts by time and is never taken twice."""
    folder = home / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    stamp = report.started.replace(":", "").replace("-", "")
    turn = len(list(folder.glob(f"{stamp}*.json")))  # two runs may start within one second
    path = folder / f"{stamp}_{turn}_{report.run}.json"
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
