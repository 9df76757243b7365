"""How long every question of the catalogue takes on both engines: first time and warm.

On the curated set each is asked with the example of its header; on the made-up network with
made-up ids in the places of the example's: of ordinary things (around the median number of
relationships, the median of AROUND of them), of large ones (as many relationships as the largest of
the smaller network), and of the largest. The made-up network is taken in two sizes, so that one
sees which questions grow with it; the largest thing of the larger network is itself ten times as
large. Both are left as a run leaves them: with a mark, and with what questions keep. A question
that fails is printed as such.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from bench.engines import fresh
from bench.made_up import SMALLEST, made_up
from bench.table import Table, number
from bench.worker import measured
from graph.apply import apply, prepare, silent
from graph.difference import difference
from graph.errors import InnonetzError, StatementTimeoutError
from graph.frames import Frames
from graph.model import MODEL
from graph.schema import RelationshipTable
from graph.state import new_mark, set_mark
from graph.store import Store
from ingest.options import RunOptions
from ingest.run import run as ingest
from queries.catalogue import ask, catalogue, keep
from queries.header import Header

WARM = 5
ORDINARY, LARGE, LARGEST = "ordinary", "large", "largest"
# A single ordinary thing may by chance sit beside the largest one.
AROUND = 5
CURATED, SMALL, FULL = "curated", "made up, a tenth", "made up"
NETWORKS = (CURATED, SMALL, FULL)
# Below this many milliseconds a ratio of two times says nothing.
SHORTEST = 10.0
_TEXT = "Erfunden Batterie Werk"
Job = dict[str, Any]
Say = Callable[[str], None]


# -- in the process of a measurement ---------------------------------------------------------


def one(job: Job) -> Job:
    """Load, then ask everything: ``{engine, what, scale, small}`` → ``{answers}``."""
    with fresh(job["engine"]) as store:
        if job["what"] == "curated":
            ingest(RunOptions(), store)
            asked = [(q.header, "example", [dict(q.header.example)]) for q in catalogue().values()]
        else:
            frames = made_up(job["scale"])
            prepare(MODEL, store)
            apply(difference(MODEL, frames, store), store, "in-bench")
            _finished(store)
            asked = _made_up_parameters(frames, made_up(job["small"]))
            del frames
        # What the measurement itself holds is none of the questions' business: without this, Python
        # walks through the tables of the made-up network while it answers.
        gc.collect()
        gc.freeze()
        return {"answers": [_timed(store, h.name, case, params) for h, case, params in asked]}


def _finished(store: Store) -> None:
    """Leave the store as ``innonetz ingest`` does: marked, and with what questions keep."""
    set_mark(store, new_mark("in-bench"))
    keep(store, silent)


def _timed(store: Store, name: str, case: str, things: list[dict[str, Any]]) -> Job:
    """Ask each thing once cold and WARM times more; ``ms`` is the median of their warm medians.

    ``first_ms`` and ``rows`` are those of the first thing.
    """
    answer: Job = {"question": name, "case": case, "rows": None, "problem": ""}
    each = [_milliseconds(store, name, params, answer) for params in things]
    medians = [statistics.median(times[1:]) for times in each if times[1:]]
    answer["first_ms"] = each[0][0] if each[0] else None
    answer["ms"] = statistics.median(medians) if medians else None
    return answer


def _milliseconds(store: Store, name: str, params: dict[str, Any], answer: Job) -> list[float]:
    found: list[float] = []
    try:
        for _ in range(1 + WARM):
            started = time.perf_counter()
            rows = len(ask(store, name, params).rows)
            found.append((time.perf_counter() - started) * 1000)
            answer["rows"] = rows if answer["rows"] is None else answer["rows"]
    except StatementTimeoutError:
        answer["problem"] = f"ended after {store.settings.query_seconds:g} s"
    except (InnonetzError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        # A question that fails is shown in the table, not hidden and not the end of the run.
        answer["problem"] = f"{type(error).__name__}: {error}"
    return found


def _made_up_parameters(
    frames: Frames, smaller: Frames
) -> list[tuple[Header, str, list[dict[str, Any]]]]:
    places = Places(frames, smaller)
    asked = []
    for question in catalogue().values():
        header = question.header
        ordinary = [stand_ins(header, places, ORDINARY, nth) for nth in range(AROUND)]
        largest = stand_ins(header, places, LARGEST)
        if largest == ordinary[0]:
            asked.append((header, "no id", [largest]))
        else:
            large = [stand_ins(header, places, LARGE, nth) for nth in range(AROUND)]
            asked += [
                (header, ORDINARY, ordinary), (header, LARGE, large), (header, LARGEST, [largest]),
            ]  # fmt: skip
    return asked


class Places:
    """Which things of a network are ordinary, large and largest, by their relationships."""

    def __init__(self, frames: Frames, smaller: Frames) -> None:
        self._degrees = {node.label: degrees(frames, node.label) for node in MODEL.nodes}
        self._smaller = {node.label: degrees(smaller, node.label) for node in MODEL.nodes}

    def ids(self, label: str) -> list[str]:
        """Ids of a label by falling number of relationships, without those that have none."""
        return list(self._degrees[label])

    def first(self, label: str, case: str, nth: int) -> int:
        """Where among the ``ids`` the ``nth`` thing of a case stands."""
        sizes = list(self._degrees[label].values())
        if case == LARGEST:
            return 0
        if case == ORDINARY:
            return len(sizes) // 2 + nth
        like = list(self._smaller[label].values())
        wanted = like[min(nth, len(like) - 1)]
        return min(range(len(sizes)), key=lambda i: abs(sizes[i] - wanted))


def degrees(frames: Frames, label: str) -> dict[str, int]:
    """Relationships by id of a label, falling; without things that have none."""
    found: Counter[str] = Counter()
    for table in MODEL:
        if isinstance(table, RelationshipTable):
            if table.start == label:
                found.update(frames[table.table]["start_id"])
            if table.end == label:
                found.update(frames[table.table]["end_id"])
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def stand_ins(header: Header, places: Places, case: str, nth: int = 0) -> dict[str, Any]:
    """The example of a question with made-up ids and text in the places of the real ones.

    ``nth`` chooses among the things of a case.
    """
    params, used = dict(header.example), Counter[str]()
    for parameter in header.parameters:
        if parameter.name not in params:
            continue
        if parameter.type in ("id", "ids"):
            label = parameter.labels[0] if parameter.labels else "Cluster"
            ids = places.ids(label)
            single = parameter.type == "id"
            number = 1 if single else len(params[parameter.name])
            first = places.first(label, case, nth) + used[label]
            chosen = ids[min(first, len(ids) - number) :][:number]
            params[parameter.name] = chosen[0] if single else chosen
            used[label] += number
        elif parameter.name == "text":
            params[parameter.name] = _TEXT
    return params


# -- in the process of the command -----------------------------------------------------------


def run(engines: list[str], scale: int, say: Say) -> dict[str, dict[str, list[Job]]]:
    """Answers by network and engine."""
    sizes = {CURATED: 0, SMALL: max(scale // 10, SMALLEST), FULL: scale}
    results: dict[str, dict[str, list[Job]]] = {}
    for network in NETWORKS:
        size = sizes[network]
        for engine in engines:
            say(f"questions: {network}, {engine}")
            what = "made_up" if size else "curated"
            job = {"job": "questions", "engine": engine, "what": what, "scale": size,
                   "small": sizes[SMALL]}  # fmt: skip
            results.setdefault(network, {})[engine] = measured(job)["answers"]
    return results


def tables(results: dict[str, dict[str, list[Job]]], scale: int) -> list[Table]:
    """One table a network, a line a question, the engines side by side; then the growth."""
    titles = {
        CURATED: "Questions on the curated set (milliseconds)",
        SMALL: "Questions on a made-up network of a tenth of that size (milliseconds)",
        FULL: f"Questions on the made-up network of {number(scale)} nodes (milliseconds)",
    }
    found = [_table(titles[network], by_engine) for network, by_engine in results.items()]
    both = SMALL in results and FULL in results
    return [*found, *([_growth(results[SMALL], results[FULL])] if both else [])]


def _growth(small: dict[str, list[Job]], full: dict[str, list[Job]]) -> Table:
    """Warm time on the full network as a multiple of that on a tenth of it."""
    engines = list(full)
    lines = []
    for i, answer in enumerate(full[engines[0]]):
        cells = [_ratio(small[engine][i]["ms"], full[engine][i]["ms"]) for engine in engines]
        lines.append([answer["question"], answer["case"], *cells])
    return Table(
        f"Growth: warm time on the full network / on a tenth (both at least {SHORTEST:.0f} ms)",
        ["question", "asked with", *engines],
        lines,
    )


def _ratio(small: float | None, full: float | None) -> str:
    return f"{max(full, SHORTEST) / max(small, SHORTEST):.1f}" if small and full else "-"


def _table(title: str, by_engine: dict[str, list[Job]]) -> Table:
    columns = ["question", "asked with", "rows"]
    columns += [f"{engine} {c}" for engine in by_engine for c in ("first", "warm")]
    lines = []
    for answers in zip(*by_engine.values(), strict=True):
        lead = answers[0]
        rows = " / ".join(dict.fromkeys(number(a["rows"]) for a in answers))
        times = [cell for a in answers for cell in _cells(a)]
        lines.append([lead["question"], lead["case"], rows, *times])
    return Table(title, [*columns, "problem"], [
        [*line, "; ".join(dict.fromkeys(a["problem"] for a in answers if a["problem"]))]
        for line, answers in zip(lines, zip(*by_engine.values(), strict=True), strict=True)
    ])  # fmt: skip


def _cells(answer: Job) -> tuple[str, str]:
    if answer["problem"]:
        return "failed", "failed"
    return number(answer["first_ms"]), number(answer["ms"])
