"""How well equal organisations are found: on hand-made pairs and on spoilt names of ROR.

Our rules stand beside an exact comparison, rapidfuzz and splink. "Best threshold" means chosen on
the data it is measured on: an upper bound that nobody reaches who does not know the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import hand_made, mangled
from bench.clusters import (
    Pair,
    Rates,
    b_cubed,
    best_threshold,
    grouped,
    largest,
    pairs_inside,
    rates,
)
from bench.hand_made import Labelled, Named
from bench.matchers import Found, others, ours, records
from bench.table import Table, number, seconds
from bench.worker import MeasurementError
from ingest.identify import alias_index_of_ror
from ingest.identity.aliases import AliasIndex
from ingest.identity.blocking import candidate_pairs

Say = Callable[[str], None]
Job = dict[str, Any]
PARTS = ("all", hand_made.PRACTICE, hand_made.HELD_BACK)
LARGEST = 8
_SHOWN_NAMES = 6
# Ways that the table of traps leaves out, which is wide as it is.
_NOT_BY_TRAP = ("equal", "splink", "innonetz as columns")


@dataclass(frozen=True)
class Method:
    """One way with the threshold that counts here; ``upper_bound`` when chosen on these data."""

    found: Found
    threshold: float
    upper_bound: bool

    @property
    def name(self) -> str:
        if not self.upper_bound:
            return self.found.method
        return f"{self.found.method}, best threshold {self.threshold:.4g} (upper bound)"

    def accepts(self, pair: Pair) -> bool:
        """Whether this pair counts as one organisation."""
        score = self.found.scores.get(pair)
        return score is not None and score >= self.threshold

    def accepted(self) -> list[Pair]:
        """All pairs that count as one organisation."""
        return [pair for pair, score in self.found.scores.items() if score >= self.threshold]


def _method(found: Found, right: Callable[[Pair], bool], wanted: int, of: Iterable[Pair]) -> Method:
    if found.threshold is not None:
        return Method(found, found.threshold, upper_bound=False)
    scored = [(found.scores[pair], right(pair)) for pair in of if pair in found.scores]
    return Method(found, best_threshold(scored, wanted), upper_bound=True)


def run(ror: Path, say: Say) -> Job:
    """Measure both sets; ``ror`` is a dump of ROR. Raises MeasurementError when it is missing."""
    if not ror.is_file():
        raise MeasurementError(f"There is no {ror}: name a dump of ROR with --ror FILE.")
    say("identity: hand-made pairs")
    pairs = on_pairs(*hand_made.read(), alias_index_of_ror(ror))
    say("identity: spoilt names")
    return {"pairs": pairs, "spoilt": on_spoilt(mangled.items(ror))}


# -- hand-made pairs -------------------------------------------------------------------------


def on_pairs(names: Sequence[Named], pairs: Sequence[Labelled], register: AliasIndex) -> Job:
    """Every way on the labelled pairs: by part, and by trap; ours also with ROR's names."""
    same = {p.pair for p in pairs if p.same}
    asked = [p.pair for p in pairs]
    methods = [
        _method(found, same.__contains__, len(same), asked)
        for found in [*ours(names, asked), ours(names, asked, register)[1], *others(names)]
    ]
    parts = {
        part: {m.name: _on_part(m, len(names), _of_part(pairs, part)) for m in methods}
        for part in PARTS
    }
    traps = {
        trap: {m.name: _on_trap(m, [p for p in pairs if p.trap == trap]) for m in methods}
        for trap in sorted({p.trap for p in pairs})
    }
    groups = {
        m.name: _named_groups(names, _groups_of(m, len(names), pairs), _truth(names, pairs))
        for m in methods[:2]
    }
    looked_at = set(candidate_pairs(records(names)))
    blocking = {"same": len(same), "found": len(same & looked_at), "looked_at": len(looked_at)}
    return {"parts": parts, "traps": traps, "groups": groups, "blocking": blocking}


def _of_part(pairs: Sequence[Labelled], part: str) -> list[Labelled]:
    return [p for p in pairs if part in ("all", p.part)]


def _truth(names: Sequence[Named], pairs: Sequence[Labelled]) -> list[int]:
    return hand_made.true_groups(len(names), list(pairs))


def _groups_of(method: Method, size: int, pairs: Sequence[Labelled]) -> list[int]:
    return grouped(size, (p.pair for p in pairs if method.accepts(p.pair)))


def _on_part(method: Method, size: int, pairs: list[Labelled]) -> Job:
    accepted = [p.same for p in pairs if method.accepts(p.pair)]
    pair_rates = rates(len(accepted), sum(accepted), sum(p.same for p in pairs))
    named = sorted({i for p in pairs for i in p.pair})
    found, true = _groups_of(method, size, pairs), hand_made.true_groups(size, pairs)
    cubed = b_cubed([found[i] for i in named], [true[i] for i in named])
    return {"pairs": len(pairs), **_shares(pair_rates), "b_cubed": _shares(cubed)}


def _on_trap(method: Method, pairs: list[Labelled]) -> Job:
    accepted = [p.same for p in pairs if method.accepts(p.pair)]
    same = sum(p.same for p in pairs)
    return {
        "same": same,
        "different": len(pairs) - same,
        "right": sum(accepted),
        "wrong": len(accepted) - sum(accepted),
    }


# -- spoilt names ----------------------------------------------------------------------------


def on_spoilt(items: Sequence[mangled.Item]) -> Job:
    """Every way on all names of ROR and their spoilt copies."""
    names = [Named(item.name, item.town) for item in items]
    true = [item.true for item in items]
    wanted = pairs_inside(true)

    def right(pair: Pair) -> bool:
        return true[pair[0]] == true[pair[1]]

    methods = [
        _method(found, right, wanted, found.scores) for found in [*ours(names), *others(names)]
    ]
    return {
        "names": len(names),
        "organisations": len(set(true)),
        "same": wanted,
        "methods": {m.name: _on_all(m, true, wanted) for m in methods},
        "models": {model: _links(items, model, methods) for model in mangled.MODELS},
        "groups": {
            m.name: _named_groups(names, grouped(len(names), m.accepted()), true)
            for m in methods[:2]
        },
    }


def _on_all(method: Method, true: list[int], wanted: int) -> Job:
    accepted = method.accepted()
    right = sum(true[a] == true[b] for a, b in accepted)
    groups = grouped(len(true), accepted)
    return {
        **_shares(rates(len(accepted), right, wanted)),
        "b_cubed": _shares(b_cubed(groups, true)),
        "looked_at": method.found.looked_at,
        "seconds": method.found.seconds,
    }


def _links(items: Sequence[mangled.Item], model: str, methods: Sequence[Method]) -> Job:
    """For one model of errors: how many copies each way ties to their own original."""
    originals = {item.true: i for i, item in enumerate(items) if item.model == "as it is"}
    links = [(originals[item.true], i) for i, item in enumerate(items) if item.model == model]
    tied = {m.name: sum(m.accepts(link) for link in links) for m in methods}
    return {"copies": len(links), "tied": tied}


# -- what is shown ---------------------------------------------------------------------------


def _shares(found: Rates) -> Job:
    return {"precision": found.precision, "recall": found.recall, "f1": found.f1}


def _named_groups(names: Sequence[Named], groups: list[int], true: Sequence[int]) -> list[Job]:
    return [
        {
            "names": [names[i].name for i in members],
            "organisations": len({true[i] for i in members}),
        }
        for members in largest(groups, LARGEST)
    ]


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _cells(found: Job) -> list[str]:
    both = (found, found["b_cubed"])
    return [_share(one[rate]) for one in both for rate in ("precision", "recall", "f1")]


_RATES = ["precision", "recall", "F1", "B³ precision", "B³ recall", "B³ F1"]


def tables(results: Job) -> list[Table]:
    """The figures as tables of text."""
    pairs, spoilt = results["pairs"], results["spoilt"]
    return [
        *(_part_table(part, pairs["parts"][part]) for part in PARTS),
        _trap_table(pairs["traps"]),
        _blocking_table(pairs["blocking"]),
        _spoilt_table(spoilt),
        _model_table(spoilt["models"]),
        *_group_tables("hand-made pairs", pairs["groups"]),
        *_group_tables("spoilt names", spoilt["groups"]),
    ]


def _part_table(part: str, methods: Job) -> Table:
    size = next(iter(methods.values()))["pairs"]
    which = "all" if part == "all" else part.replace("_", " ")
    return Table(
        f"**Hand-made pairs, {which} ({size})**",
        ["way", *_RATES],
        [[name, *_cells(found)] for name, found in methods.items()],
    )


def _trap_table(traps: Job) -> Table:
    methods = [m for m in next(iter(traps.values())) if not m.startswith(_NOT_BY_TRAP)]
    rows = []
    for trap, found in traps.items():
        first = found[methods[0]]
        told = [f"{found[m]['right']} + {found[m]['wrong']} wrong" for m in methods]
        rows.append([trap, str(first["same"]), str(first["different"]), *told])
    return Table(
        "**By trap: found right and wrong**", ["trap", "same", "different", *methods], rows
    )


def _blocking_table(blocking: Job) -> Table:
    return Table(
        "**Blocking among all names of the hand-made pairs**",
        ["equal pairs", "of them compared", "pairs compared"],
        [[number(blocking[column]) for column in ("same", "found", "looked_at")]],
    )


def _spoilt_table(spoilt: Job) -> Table:
    title = (
        f"**Spoilt names of ROR: {number(spoilt['names'])} names of "
        f"{number(spoilt['organisations'])} organisations, {number(spoilt['same'])} equal pairs**"
    )
    rows = [
        [name, *_cells(found), number(found["looked_at"]), seconds(found["seconds"])]
        for name, found in spoilt["methods"].items()
    ]
    return Table(title, ["way", *_RATES, "pairs compared", "seconds"], rows)


def _model_table(models: Job) -> Table:
    methods = list(next(iter(models.values()))["tied"])
    rows = [
        [
            model,
            str(found["copies"]),
            *(_part_of(found["tied"][m], found["copies"]) for m in methods),
        ]
        for model, found in models.items()
    ]
    return Table(
        "**Share of the copies tied to their own original**", ["error", "copies", *methods], rows
    )


def _part_of(some: int, of: int) -> str:
    return _share(some / of if of else None)


def _group_tables(where: str, groups: Job) -> list[Table]:
    return [
        Table(
            f"**Largest groups, {where}: {method}**",
            ["names", "number of names", "organisations in truth"],
            [[_some(g["names"]), str(len(g["names"])), str(g["organisations"])] for g in found],
        )
        for method, found in groups.items()
    ]


def _some(names: list[str]) -> str:
    shown = " / ".join(names[:_SHOWN_NAMES])
    more = len(names) - _SHOWN_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
