"""The ways to find equal organisations that are compared: ours and three others.

Each gives (pair, score) for the pairs of a list of names with places that it can tell, and says
from which score a pair counts as found.
"""

from __future__ import annotations

import importlib.util
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from bench.clusters import Pair
from bench.hand_made import Named
from graph.names import without_legal_form
from ingest.identity.aliases import AliasIndex
from ingest.identity.blocking import candidate_pairs
from ingest.identity.compare import ACCEPT, Comparison, compare
from ingest.identity.record import OrganisationRecord

Scores = dict[Pair, float]
# Below this token_sort is not looked at: the best threshold lies far above.
_TOKEN_SORT_FLOOR = 60.0


@dataclass(frozen=True)
class Found:
    """What one way found: scores, from which one on a pair counts, and the seconds it took.

    ``threshold`` is None where the best one is to be chosen on the data. ``looked_at`` is the
    number of pairs that were compared.
    """

    method: str
    scores: Scores
    threshold: float | None
    seconds: float
    looked_at: int


def records(names: Sequence[Named]) -> list[OrganisationRecord]:
    """The names as records of organisations, with nothing but name and place."""
    return [OrganisationRecord(id=str(i), name=n.name, city=n.place) for i, n in enumerate(names)]


def ours(
    names: Sequence[Named], pairs: Iterable[Pair] | None = None, register: AliasIndex | None = None
) -> list[Found]:
    """Our rules, twice: what they merge alone, and with the suggestions from the threshold on.

    ``pairs`` are the pairs to decide; without them those that our blocking finds. ``register`` is
    an index of names that a register gives to one body.
    """
    begun = time.perf_counter()
    known = records(names)
    wanted = sorted(candidate_pairs(known) if pairs is None else set(pairs))
    decided: dict[Pair, Comparison] = {
        (a, b): compare(known[a], known[b], register=register) for a, b in wanted
    }
    seconds = time.perf_counter() - begun
    automatic = {pair: 1.0 for pair, found in decided.items() if found.decision == "same"}
    offered = {
        pair: max(found.score, ACCEPT) if found.decision == "same" else found.score
        for pair, found in decided.items()
        if found.decision != "different"
    }
    with_register = " and ROR's names" if register else ""
    suggestions = f"innonetz, suggestions from {ACCEPT:g}{with_register}"
    return [
        Found(f"innonetz, automatic{with_register}", automatic, 1.0, seconds, len(decided)),
        Found(suggestions, offered, ACCEPT, seconds, len(decided)),
    ]


def exact(names: Sequence[Named]) -> Found:
    """Equal normalised names (folded, without the legal form), whatever the place."""
    begun = time.perf_counter()
    groups: dict[str, list[int]] = defaultdict(list)
    for place, named in enumerate(names):
        groups[without_legal_form(named.name)].append(place)
    scores = {pair: 1.0 for items in groups.values() for pair in combinations(items, 2)}
    seconds = time.perf_counter() - begun
    return Found("equal normalised name", scores, 1.0, seconds, len(scores))


def token_sort(names: Sequence[Named]) -> Found:
    """rapidfuzz token_sort of all pairs of normalised names, whatever the place."""
    begun = time.perf_counter()
    texts = [without_legal_form(named.name) for named in names]
    matrix = process.cdist(
        texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_TOKEN_SORT_FLOOR,
        dtype=np.float32, workers=-1,
    )  # fmt: skip
    found = zip(*np.nonzero(np.triu(matrix, k=1)), strict=True)
    scores = {(int(a), int(b)): float(matrix[a, b]) for a, b in found}
    seconds = time.perf_counter() - begun
    return Found("rapidfuzz token_sort", scores, None, seconds, len(names) * (len(names) - 1) // 2)


def splink(names: Sequence[Named]) -> list[Found]:
    """splink trained on these names with its ready-made comparison of names, from 0.5 on and
    from its best threshold on; nothing where it is not installed."""
    if importlib.util.find_spec("splink") is None:
        return []
    from bench.splink_defaults import predicted

    begun = time.perf_counter()
    scores = predicted([(n.name, n.place) for n in names])
    seconds = time.perf_counter() - begun
    return [
        Found("splink, defaults, from 0.5", scores, 0.5, seconds, len(scores)),
        Found("splink, defaults", scores, None, seconds, len(scores)),
    ]


def columns(names: Sequence[Named]) -> list[Found]:
    """Our rules as columns (``ingest.identity.scale``), run by splink on DuckDB where it is
    installed."""
    if importlib.util.find_spec("splink") is None:
        return []
    from ingest.identity.scale import compared, duckdb_engine, rows

    begun = time.perf_counter()
    lines = compared(rows(records(names)), duckdb_engine()).as_record_list()
    scores = {}
    for line in lines:
        a, b = sorted((int(line["unique_id_l"]), int(line["unique_id_r"])))
        scores[a, b] = float(line["match_probability"])
    seconds = time.perf_counter() - begun
    return [Found(f"innonetz as columns, from {ACCEPT:g}", scores, ACCEPT, seconds, len(scores))]


def others(names: Sequence[Named]) -> list[Found]:
    """All other ways on these names."""
    return [*columns(names), exact(names), token_sort(names), *splink(names)]
