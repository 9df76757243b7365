"""The state of the graph and of its sources, for the command line and the pages."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from graph import statements
from graph.model import MODEL
from graph.schema import NodeType
from graph.store import Store
from ingest.report import RunReport, load_reports


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


def status_of(store: Store) -> dict[str, Any]:
    """Engine, address without password, counts, last run, sources with their age in days."""
    nodes, ties = counts(store)
    reports = load_reports(store.settings.home)
    last = reports[0] if reports else None
    return {
        "engine": store.engine,
        "address": store.address,
        "data_folder": str(store.settings.home),
        "nodes": nodes,
        "relationships": ties,
        "last_run": _last(last) if last else None,
        "sources": _sources(reports),
    }


def _last(report: RunReport) -> dict[str, Any]:
    return {
        "run": report.run,
        "started": report.started,
        "outcome": report.outcome,
        "seconds": round(report.seconds, 1),
        **report.totals(),
    }


def _sources(reports: list[RunReport]) -> list[dict[str, Any]]:
    """The last accepted reading of each source."""
    found: dict[str, dict[str, Any]] = {}
    for report in reports:
        read_on = datetime.fromisoformat(report.started)
        for source in report.sources:
            if source.accepted and source.name not in found:
                found[source.name] = {
                    "name": source.name,
                    "title": source.title,
                    "rows": source.rows_in,
                    "read": report.started,
                    "age_days": (datetime.now(UTC) - read_on).days,
                }
    return list(found.values())
