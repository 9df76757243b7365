"""One measurement in a process of its own: ``python -m bench.worker '{"job": …}'``.

A process of its own gives each measurement its own peak of memory and lets it choose the codec
of the driver: hidden before the driver is imported, the Rust module counts as not installed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIMIT_SECONDS = 3_600
RUST_CODEC = "neo4j._rust"


class MeasurementError(RuntimeError):
    """A measurement could not be made; the message says in one sentence why."""


def measured(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job in a new process and return what it measured. Raises MeasurementError."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.worker", json.dumps(job)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip() or "it said nothing").splitlines()[-1]
        raise MeasurementError(f"The measurement {job} failed: {last}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def work(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job here."""
    from bench import kills, load, national, pages, peers, questions, readers

    jobs = {
        "load": load.one,
        "plain": load.plain,
        "questions": questions.one,
        "pages": pages.one,
        "national": national.pipeline,
        "national_frames": national.frames,
        "peer": peers.one,
        "readers": readers.one,
        "readers_run": readers.run_beside,
        "kills": kills.one,
        "ingest_once": kills.ingest_once,
    }
    return jobs[job["job"]](job)


def main() -> None:
    job = json.loads(sys.argv[1])
    if not job.get("rust", True):
        sys.modules[RUST_CODEC] = None  # type: ignore[assignment]  # an import of it now fails
    print(json.dumps(work(job)), flush=True)


if __name__ == "__main__":
    main()
