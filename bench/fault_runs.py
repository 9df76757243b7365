"""A thousand damaged files through the readers of all sources: one table a source."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.faults import (
    CountRows,
    Outcome,
    lines_below_header,
    mutations,
    reading_of,
    summary,
    tried,
)
from bench.national_files import CordisWish, Wish, write_catalogue, write_cordis
from bench.national_files.catalogue import SMALLEST
from bench.table import Table
from graph.member_list import TEMPLATE
from ingest.options import DEFAULT_DATA
from ingest.sources import SOURCES
from ingest.sources.efre.layout import layouts

FILES = 1_000
SEED = 20_261_122
ROWS = 60  # of a sample: damages are many, and each is read from the start
Say = Callable[[str], None]


@dataclass(frozen=True)
class Sample:
    """A small whole file of a source: its name, its content, and who can count its rows."""

    source: str
    name: str
    content: bytes
    count_rows: CountRows | None = None


def samples(folder: Path) -> list[Sample]:
    """Made-up files of the sources that there are; each as an operator would hand it in."""
    made = (_catalogue(folder, "new", "iso-8859-15"), _catalogue(folder, "old", "cp1252"),
            _cordis(folder), _ror(), _members(), _operations())  # fmt: skip
    return [sample for sample in made if sample.source in SOURCES]


def _catalogue(folder: Path, header: str, encoding: str) -> Sample:
    own = folder / header
    written = write_catalogue(own, Wish(SMALLEST, header=header, encoding=encoding))
    lines = written.path.read_bytes().splitlines(keepends=True)
    content = b"".join(lines[: ROWS + 1])
    return Sample("foerderkatalog", f"foerderkatalog_{header}.csv", content, lines_below_header)


def _cordis(folder: Path) -> Sample:
    path = write_cordis(folder / "cordis", CordisWish(0.0005)).paths[0]
    return Sample("cordis", path.name, path.read_bytes())


def _ror() -> Sample:
    """Real records: they are free of rights, and shipped."""
    records = json.loads((DEFAULT_DATA / "ror" / "ror-de-v2.json").read_text(encoding="utf-8"))
    content = json.dumps(records[:ROWS], ensure_ascii=False, indent=1).encode()
    return Sample("ror", "v2.0-ror-data.json", content)


def _members() -> Sample:
    """A made-up member list of the made-up cluster that ``bench.faults`` knows."""
    header = ";".join(column.heading_de for column in TEMPLATE)
    cells = {
        "cluster": "cl-a", "organisation": "Erfundene {n} GmbH", "place": "Jena", "state": "TH",
        "role": "Mitglied", "since": "01.03.2020", "product": "Teile",
        "source": "https://a.example", "as_of": "2026-05",
    }  # fmt: skip
    row = ";".join(cells.get(column.name, "") for column in TEMPLATE)
    lines = [header, *(row.format(n=n) for n in range(ROWS))]
    return Sample("memberlist", "mitglieder.csv", "\n".join(lines).encode())


def _operations() -> Sample:
    """A made-up list of operations in the first layout."""
    layout = layouts(())[0]
    cells = {
        "beneficiary": "Erfundene {n} GmbH", "name": "Vorhaben {n}", "start": "01.03.2020",
        "end": "28.02.2023", "total": "1.234,56", "eu": "617,28", "fund": "EFRE-SER",
        "location": "0340300000",
    }  # fmt: skip
    header = ";".join(headings[0] for headings in layout.columns.values())
    row = ";".join(cells.get(name, "") for name in layout.columns)
    lines = [header, *(row.format(n=n) for n in range(ROWS))]
    return Sample("efre", "liste-der-vorhaben.csv", "\n".join(lines).encode("cp1252"))


def run(count: int, say: Say) -> dict[str, list[dict[str, Any]]]:
    """Try ``count`` damaged files, shared among the samples; outcomes by name of the file."""
    found: dict[str, list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory(prefix="innonetz-faults-") as name:
        own = samples(Path(name) / "samples")
        for i, sample in enumerate(own):
            share = count // len(own) + (i < count % len(own))
            say(f"faults: {share} damaged copies of {sample.name}")
            outcomes = tried_on(sample, share, Path(name) / "tried" / str(i))
            found[sample.name] = [asdict(outcome) for outcome in outcomes]
    return found


def tried_on(sample: Sample, count: int, folder: Path) -> list[Outcome]:
    """So many damages of one sample."""
    archive = sample.name.endswith(".zip")
    return tried(
        reading_of(SOURCES[sample.source]), sample.content, sample.name, folder,
        list(mutations(SEED, count, archive=archive)), count_rows=sample.count_rows,
    )  # fmt: skip


def tables(found: dict[str, list[dict[str, Any]]]) -> list[Table]:
    """One table a file, with a line a kind of damage."""
    return [
        summary(f"Damaged copies of {name}", [Outcome(**outcome) for outcome in outcomes])
        for name, outcomes in found.items()
    ]
