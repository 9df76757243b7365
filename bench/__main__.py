"""``python -m bench [PART]``: measure and print one table a part."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import psutil

from bench import fault_runs, identity, kills, load, national, pages, questions, readers
from bench.engines import ENGINES, require
from bench.made_up import NODES
from bench.mangled import ROR
from bench.worker import MeasurementError
from graph.errors import InnonetzError
from tests.neo4j.server import Neo4jUnavailable

PARTS = ("load", "questions", "pages", "readers", "kills", "national", "faults", "identity")
UNAVAILABLE = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 2 when an engine or a measurement is not to be had."""
    wish = _parser().parse_args(arguments)
    results: dict[str, Any] = {"facts": facts(), "scale": wish.scale}
    try:
        for engine in _engines_of(wish):
            require(engine)
        print("\n".join(f"{k}: {v}" for k, v in results["facts"].items()), flush=True)
        for part in [wish.part] if wish.part else PARTS:
            _measure(part, wish, results)
    except (InnonetzError, Neo4jUnavailable, MeasurementError) as error:
        print(str(error), file=sys.stderr)
        return UNAVAILABLE
    finally:
        # What was measured before an interruption is kept too.
        if wish.json and len(results) > 2:
            wish.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def _engines_of(wish: argparse.Namespace) -> list[str]:
    return {"pages": ["embedded"], "faults": [], "identity": []}.get(wish.part, wish.engines)


def _measure(part: str, wish: argparse.Namespace, results: dict[str, Any]) -> None:
    if part == "load":
        results[part] = load.run(wish.engines, wish.scale, wish.repeat, _say)
        tables = load.tables(results[part])
    elif part == "national":
        results[part] = national.run(wish.engines, wish.rows or national.ROWS, wish.repeat, _say)
        tables = national.tables(results[part])
    elif part == "faults":
        results[part] = fault_runs.run(fault_runs.FILES, _say)
        tables = fault_runs.tables(results[part])
    elif part == "identity":
        results[part] = identity.run(wish.ror, _say)
        tables = identity.tables(results[part])
    elif part == "readers":
        rows = wish.rows or readers.ROWS
        results[part] = readers.run(wish.engines, rows, _say)
        tables = readers.tables(results[part])
    elif part == "kills":
        rows = wish.rows or kills.ROWS
        results[part] = kills.run(wish.engines, rows, wish.kills, _say)
        tables = kills.tables(results[part])
    elif part == "pages":
        results[part] = pages.run(_say)
        tables = pages.tables(results[part])
    else:
        results[part] = questions.run(wish.engines, wish.scale, _say)
        tables = questions.tables(results[part], wish.scale)
    for table in tables:
        print(f"\n{table.text()}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="one part only")
    parser.add_argument(
        "--scale", type=int, default=NODES, metavar="N", help="nodes of the made-up network"
    )
    parser.add_argument(
        "--rows",
        type=int,
        metavar="N",
        help="grants of the made-up country (each part has its own default)",
    )
    parser.add_argument("--engines", type=_engines, default=list(ENGINES), metavar="A,B")
    parser.add_argument(
        "--repeat", type=int, default=2, metavar="N", help="rounds of loading, in turned order"
    )
    parser.add_argument(
        "--ror", type=Path, default=ROR, metavar="FILE", help="a dump of ROR, for identity"
    )
    parser.add_argument(
        "--kills", type=int, default=kills.KILLS, metavar="N", help="runs that are killed"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    return parser


def _engines(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names or set(names) - set(ENGINES):
        raise argparse.ArgumentTypeError(f"{text!r}: name one or both of {','.join(ENGINES)}")
    return [engine for engine in ENGINES if engine in names]


def facts() -> dict[str, str]:
    """What the figures depend on: when, on what machine, with which versions."""
    packages = ("neo4j", "neo4j-rust-ext", "arcadedb-embedded", "pandas", "rapidfuzz", "splink")
    return {
        "measured": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processor cores, "
        f"{psutil.virtual_memory().total / 1e9:.0f} GB memory, {_load()} before the start",
        "python": platform.python_version(),
        "java": _java(),
        "packages": ", ".join(f"{p} {_version(p)}" for p in packages),
    }


def _load() -> str:
    return f"{psutil.getloadavg()[0]:.1f} processes at work"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _java() -> str:
    try:
        told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "not found"
    return told.stderr.splitlines()[0] if told.stderr else "says nothing"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
