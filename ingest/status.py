"""The state of the graph and of its sources, for the command line and the pages."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph import statements
from graph.model import MODEL
from graph.schema import NodeType
from graph.store import Store
from ingest import accepted
from ingest.report import RunReport, SourceReport, load_reports


def counts(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """Nodes per label and relationships per type that stand in the store."""
    nodes: Counter[str] = Counter()
    ties: Counter[str] = Counter()
    for table in MODEL:
        number = int(store.read(statements.count(table)).value())
        if isinstance(table, NodeType):
            nodes[table.label] += number
        else:
            ties[table.type] += number
    return dict(nodes), dict(ties)


# A source that is handed in once a year is found behind many runs of others.
_LOOKED_AT = 500


def status_of(store: Store) -> dict[str, Any]:
    """Engine, address without password, counts, last run, sources with their age in days."""
    nodes, ties = counts(store)
    reports = load_reports(store.settings.home, most=_LOOKED_AT)
    last = reports[0] if reports else None
    return {
        "engine": store.engine,
        "address": store.address,
        "data_folder": str(store.settings.home),
        "nodes": nodes,
        "relationships": ties,
        "last_run": _last(last) if last else None,
        "sources": _sources(reports, store.settings.home),
    }


def _last(report: RunReport) -> dict[str, Any]:
    return {
        "run": report.run,
        "started": report.started,
        "outcome": report.outcome,
        "seconds": round(report.seconds, 1),
        **report.totals(),
    }


def _sources(reports: list[RunReport], home: Path) -> list[dict[str, Any]]:
    """Each source with its rows in the graph, and with what was rejected since, if anything."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        for source in report.sources:
            entry = found.setdefault(source.name, _nothing_of(source))
            if entry["read"]:
                continue
            if source.accepted and accepted.is_kept(home, source.name):
                entry.update(rows=source.rows_in, read=report.started, age_days=_age(report))
            elif not source.accepted and not entry["rejected"]:
                entry["rejected"] = _rejected(source, report)
    return [entry for entry in found.values() if entry["read"] or entry["rejected"]]


def _nothing_of(source: SourceReport) -> dict[str, Any]:
    return {
        "name": source.name,
        "title": source.title,
        "rows": 0,
        "read": None,
        "age_days": None,
        "rejected": None,
    }


def _rejected(source: SourceReport, report: RunReport) -> dict[str, Any]:
    return {
        "rows": source.rows_in,
        "quarantined": source.quarantined,
        "read": report.started,
        "reason": source.reason,
        "quarantine_file": source.quarantine_file,
    }


def _age(report: RunReport) -> int:
    return (datetime.now(UTC) - datetime.fromisoformat(report.started)).days
