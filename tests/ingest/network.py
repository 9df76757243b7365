"""A small network, made up from end to end, as tables on disk, and the means to change them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from graph import statements
from graph.model import MODEL
from graph.store import Store
from ingest.sources.curated.rows import TABLES, columns

Cells = dict[str, str]
FIRMS = 40


def _firms(number: int) -> list[Cells]:
    """Firms in Jena and Bremen; firm-40 is a part of firm-01."""
    towns = (("Jena", "TH"), ("Bremen", "HB"))
    return [
        {"id": f"firm-{n:02}", "name": f"Erfundene Firma {n:02} GmbH", "kind": "company",
         "city": towns[n % 2][0], "state": towns[n % 2][1], "country": "DE",
         "part_of": "firm-01" if n == FIRMS else "", "ror": ""}
        for n in range(1, number + 1)
    ]  # fmt: skip


def _memberships(firms: int) -> list[Cells]:
    """firm-01 manages cl-a; all others are members, even ones of cl-a, odd ones of cl-b."""
    managing = [{"organisation": "firm-01", "cluster": "cl-a", "role": "manages"}]
    members = [
        {"organisation": f"firm-{n:02}", "cluster": "cl-b" if n % 2 else "cl-a", "role": "member",
         "since": "2020"}
        for n in range(2, firms + 1)
    ]  # fmt: skip
    return managing + members


def _network(firms: int) -> dict[str, list[Cells]]:
    return {
        "sources": [
            {"id": "src-a", "title": "Erfundene Quelle A", "kind": "page", "licence": "unknown"},
            {"id": "src-b", "title": "Erfundene Quelle B", "kind": "register"},
        ],
        "programmes": [
            {"id": "prog-a", "name": "Programm A", "level": "federal", "start": "2019",
             "end": "2025-06", "budget_eur": "1000000"},
            {"id": "prog-b", "name": "Programm B", "level": "land", "state": "TH"},
        ],
        "fields": [
            {"id": "feld-a", "label_de": "Feld A"},
            {"id": "feld-b", "label_de": "Feld B", "parent": "feld-a"},
        ],
        "competences": [
            {"id": "komp-a", "label_de": "Können A"},
            {"id": "komp-b", "label_de": "Können B", "parent": "komp-a"},
        ],
        "value_chains": [{"id": "kette", "label_de": "Kette", "end_product_de": "Ding"}],
        "stages": [
            {"id": "stufe-1", "chain": "kette", "position": "1", "tier": "oem",
             "label_de": "Stufe 1", "fields": "feld-a"},
            {"id": "stufe-2", "chain": "kette", "position": "2", "tier": "1",
             "label_de": "Stufe 2", "feeds": "stufe-1"},
        ],
        "organisations": _firms(firms),
        "clusters": [
            {"id": "cl-a", "name": "Cluster A", "kind": "cluster", "state": "TH", "city": "Jena",
             "country": "DE", "management": "firm-01", "fields": "feld-a;feld-b"},
            {"id": "cl-b", "name": "Cluster B", "kind": "alliance", "state": "HB",
             "country": "DE"},
            {"id": "cl-c", "name": "Cluster C", "kind": "network"},
        ],
        "cluster_programmes": [
            {"cluster": "cl-a", "programme": "prog-a", "round": "1", "status": "admitted"},
            {"cluster": "cl-b", "programme": "prog-b", "status": "ended", "since": "2020",
             "until": "2022"},
        ],
        "memberships": _memberships(firms),
        "projects": [
            {"id": "pro-a", "name": "Projekt A", "programme": "prog-a", "clusters": "cl-a",
             "start": "2021-01", "end": "2023-12-31", "status": "ended", "fields": "feld-b",
             "region": "Thüringen", "funding_eur": "500000"},
            {"id": "pro-b", "name": "Projekt B", "status": "running"},
        ],
        "participations": [
            {"organisation": "firm-02", "project": "pro-a", "role": "coordinator"},
            {"organisation": "firm-03", "project": "pro-a", "role": "partner"},
        ],
        "cluster_links": [{"from": "cl-a", "to": "cl-b", "kind": "agreement", "what": "Vertrag"}],
        "stage_competences": [{"stage": "stufe-2", "competence": "komp-b"}],
        "stage_activities": [
            {"organisation": "firm-04", "stage": "stufe-2", "product_de": "Teil",
             "competences": "komp-b", "basis": "source"},
        ],
        "events": [
            {"id": "tag-a", "name": "Tag A", "start": "2022-05-01", "end": "2022-05-02",
             "clusters": "cl-a", "organisations": "firm-05", "city": "Jena", "country": "DE"},
        ],
        "figures": [{"id": "zahl-a", "subject": "cl-a", "metric": "Mitglieder", "value": "21"}],
        "judgements": [
            {"a_id": "firm-01", "b_id": "firm-02", "a_name": "Firma 1", "b_name": "Firma 2",
             "decision": "unsure", "date": "2024-01-31"},
        ],
    }  # fmt: skip


def write_network(folder: Path, firms: int = FIRMS) -> Path:
    """Write the network; every fact is read from src-a with high confidence."""
    folder.mkdir(parents=True)
    for name, rows in _network(firms).items():
        write_table(folder, name, [{"sources": "src-a", "confidence": "high"} | r for r in rows])
    return folder


def read_table(folder: Path, name: str) -> list[Cells]:
    """The rows of a table as the csv module reads them."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(folder: Path, name: str, rows: Iterable[Cells]) -> None:
    """Write a table with the header it needs; cells not named are empty, others not written."""
    path = folder / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = sorted(
        columns(TABLES[name.rpartition("/")[2]]), key=lambda c: c in ("sources", "confidence")
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, "", "ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def edit(folder: Path, name: str, where: Callable[[Cells], bool], /, **cells: str) -> None:
    """Change the cells of the one row that the condition picks."""
    rows = read_table(folder, name)
    (row,) = (r for r in rows if where(r))
    row.update(cells)
    write_table(folder, name, rows)


def drop(folder: Path, name: str, where: Callable[[Cells], bool]) -> int:
    """Remove the rows that the condition picks; returns how many."""
    rows = read_table(folder, name)
    kept = [r for r in rows if not where(r)]
    write_table(folder, name, kept)
    return len(rows) - len(kept)


def add(folder: Path, name: str, /, **cells: str) -> None:
    """Add a row, read from src-a with high confidence unless the cells say otherwise."""
    row = {"sources": "src-a", "confidence": "high"} | cells
    write_table(folder, name, [*read_table(folder, name), row])


def facts(store: Store) -> dict[tuple[str, ...], list[Any]]:
    """Every fact of the graph with its bookkeeping, by table and key; doubles fail."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for table in MODEL:
        width = 3 if "-" in table.table else 1
        for row in store.read(statements.everything(table)).value():
            key = (table.table, *row[:width])
            assert key not in found, f"stands twice: {key}"
            found[key] = row
    return found


def changed(
    before: dict[tuple[str, ...], list[Any]], after: dict[tuple[str, ...], list[Any]]
) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Keys that came, keys whose fact differs in anything, keys that went."""
    both = before.keys() & after.keys()
    return (
        after.keys() - before.keys(),
        {key for key in both if before[key] != after[key]},
        before.keys() - after.keys(),
    )
