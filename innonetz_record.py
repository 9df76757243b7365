"""``innonetz check suggestions``: hide known ties, ask the questions, see what is found again."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import log2
from pathlib import Path
from typing import Any

from graph.apply import apply, prepare
from graph.difference import difference
from graph.errors import InnonetzError
from graph.frames import Frames
from graph.model import MODEL
from graph.settings import Settings
from graph.store import Store
from ingest.options import RunOptions
from ingest.prepare import prepare_run
from queries.catalogue import ask
from queries.partner_facts import RESEARCH
from queries.record import OURS, Outcome, beaten, hard_negatives, listed, rank, summary
from queries.record_splits import Case, Facts, Split, by_member, by_year, facts_of, visible, without
from queries.rivals import Rivals
from queries.weights import weights

Tell = Callable[[str, int, int], None]
_MOST = 200
_AT_A_STAGE = 50
Scores = dict[str, dict[str, float]]


@dataclass
class _Setting:
    """What does not change from one way of hiding to the next."""

    facts: Facts
    kinds: dict[str, str]
    towns: dict[tuple[str, str], set[str]]
    stages: dict[str, list[tuple[str, str]]]
    alike: dict[str, tuple[Any, ...]]
    alike_clusters: dict[str, tuple[Any, ...]]
    suggested: Counter[bool] = field(default_factory=Counter)


def check_suggestions(
    options: RunOptions, home: Path, tell: Tell, *, development: bool = False
) -> dict[str, Any]:
    """The record: Hits@k, MRR and hard negatives of the suggestions beside simple rivals.

    The first part is for trying (``development``); all others and the split by year are hidden
    until the rules are set. The ties are hidden in a copy, the user's graph is not touched.
    """
    rules = weights().record
    prepared = prepare_run(options, home)
    if prepared.frames is None:
        raise InnonetzError(
            "A source failed, so there is no wanted graph to hide ties in: see 'innonetz plan'.",
            "Eine Quelle ist ausgefallen, daher gibt es keinen Graphen, in dem sich Verbindungen "
            "verbergen ließen: siehe „innonetz plan“.",
        )
    frames = prepared.frames
    setting = _setting(frames)
    splits = (
        [by_member(setting.facts, 0, rules)]
        if development
        else [
            *(by_member(setting.facts, part, rules) for part in range(1, rules.parts)),
            by_year(setting.facts, rules),
        ]
    )
    outcomes: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    with (
        tempfile.TemporaryDirectory(prefix="innonetz-check-") as folder,
        Store.open(Settings(home=Path(folder))) as store,
    ):
        prepare(MODEL, store)
        for number, split in enumerate(splits):
            tell("check", number, len(splits))
            apply(difference(MODEL, without(frames, split), store), store, "check")
            for question, found in _asked(store, setting, split).items():
                outcomes[split.name.partition("-")[0]][question] += found
        tell("check", len(splits), len(splits))
    return _result(prepared.run, setting, outcomes, development)


def _result(
    run: str,
    setting: _Setting,
    outcomes: dict[str, dict[str, list[Outcome]]],
    development: bool,
) -> dict[str, Any]:
    rules = weights().record
    research = sum(kind in RESEARCH for kind in setting.kinds.values())
    shown = setting.suggested.total()
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "inputs": run,
        "development": development,
        "rules": rules.model_dump(),
        "splits": {
            split: {name: summary(found, rules.first) for name, found in questions.items()}
            for split, questions in outcomes.items()
        },
        "make_up": {
            "suggested": shown,
            "research_among_suggested": round(setting.suggested[True] / shown, 4)
            if shown
            else None,
            "research_in_data": round(research / len(setting.kinds), 4),
            "small_companies": None,
        },
        "cases": {
            split: {name: [_case(o) for o in found] for name, found in questions.items()}
            for split, questions in outcomes.items()
        },
    }


def _case(outcome: Outcome) -> dict[str, Any]:
    own = outcome.ranks[OURS]
    return {"for": outcome.subject, "hidden": outcome.target, "rank": own}


# -- the network -------------------------------------------------------------------------------


def _setting(frames: Frames) -> _Setting:
    facts = facts_of(frames)
    organisations = frames["Organisation"]
    kinds = dict(zip(organisations["id"], organisations["kind"], strict=True))
    regions = frames["Region"]
    level = dict(zip(regions["id"], regions["level"], strict=True))
    towns: dict[tuple[str, str], set[str]] = defaultdict(set)
    lands: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, short in (("Organisation", "o"), ("Cluster", "c")):
        for node, region in _pairs(frames, f"{label}-LOCATED_IN-Region"):
            if level[region] == "municipality":
                towns[short, node].add(region)
            elif level[region] == "land":
                lands[short, node].add(region)
    chain_of = dict(_pairs(frames, "Stage-OF-ValueChain"))
    stages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for node, stage in _pairs(frames, "Organisation-ACTIVE_AT-Stage"):
        if (stage, chain_of[stage]) not in stages[node]:
            stages[node].append((stage, chain_of[stage]))
    fields = _fields(frames, facts)
    ties = Counter(
        o for group in (facts.members, facts.partners) for s in group.values() for o in s
    )
    clusters = frames["Cluster"]
    cluster_kinds = dict(zip(clusters["id"], clusters["kind"], strict=True))
    return _Setting(
        facts,
        kinds,
        towns,
        stages,
        {
            o: (kind, _main(fields["o", o]), _first(lands["o", o]), int(log2(1 + ties[o])))
            for o, kind in kinds.items()
        },
        {
            c: (
                kind,
                _main(fields["c", c]),
                _first(lands["c", c]),
                int(log2(1 + len(facts.members.get(c, ())))),
            )
            for c, kind in cluster_kinds.items()
        },
    )


def _pairs(frames: Frames, table: str) -> Iterable[tuple[str, str]]:
    frame = frames[table]
    return list(zip(frame["start_id"], frame["end_id"], strict=True))


def _fields(frames: Frames, facts: Facts) -> dict[tuple[str, str], Counter[str]]:
    """How often each field stands with an initiative, and with what an organisation does."""
    of: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    about: dict[str, dict[str, list[str]]] = {}
    for label in ("Cluster", "Project", "Stage"):
        found: dict[str, list[str]] = defaultdict(list)
        for node, topic in _pairs(frames, f"{label}-ABOUT-Field"):
            found[node].append(topic)
        about[label] = found
    for cluster, topics in about["Cluster"].items():
        of["c", cluster].update(topics)
    for label, groups in (("Cluster", facts.members), ("Project", facts.partners)):
        for place, organisations in groups.items():
            for node in organisations:
                of["o", node].update(about[label].get(place, ()))
    for node, stage in _pairs(frames, "Organisation-ACTIVE_AT-Stage"):
        of["o", node].update(about["Stage"].get(stage, ()))
    return of


def _main(counts: Counter[str]) -> str:
    return min(counts, key=lambda f: (-counts[f], f), default="")


def _first(regions: set[str]) -> str:
    return min(regions, default="")


# -- asking --------------------------------------------------------------------------------------


def _asked(store: Store, setting: _Setting, split: Split) -> dict[str, list[Outcome]]:
    """What each question finds again of what a split hides."""
    seen = visible(setting.facts, split)
    rivals = Rivals(seen, setting.towns)
    by_cluster: dict[str, list[Case]] = defaultdict(list)
    by_organisation: dict[str, list[Case]] = defaultdict(list)
    for case in split.cases:
        by_cluster[case.cluster].append(case)
        by_organisation[case.organisation].append(case)
    known = {o for group in (seen.members, seen.partners) for s in group.values() for o in s}
    found: dict[str, list[Outcome]] = defaultdict(list)
    for _, cases in sorted(by_cluster.items()):
        found["missing_partners"] += _partners(store, setting, rivals, cases, known)
        if split.name != "year":
            found["chain_gaps"] += _gaps(store, setting, rivals, cases, known)
    for _, cases in sorted(by_organisation.items()):
        found["clusters_for"] += _clusters(store, setting, rivals, cases, known)
    return found


def _groups(setting: _Setting, organisation: str, known: set[str]) -> tuple[str, ...]:
    kind = setting.kinds[organisation]
    made = "research" if kind in RESEARCH else "company" if kind == "company" else "other"
    return (made, "known" if organisation in known else "newcomer")


def _partners(
    store: Store, setting: _Setting, rivals: Rivals, cases: list[Case], known: set[str]
) -> list[Outcome]:
    cluster = cases[0].cluster
    answer = ask(store, "missing_partners", {"cluster": cluster, "limit": _MOST})
    first = [row["kind"] in RESEARCH for row in answer.rows[: weights().record.first]]
    setting.suggested.update(first)
    pool = setting.kinds.keys() - rivals.facts.tied(cluster)
    scores = {OURS: listed([row["id"] for row in answer.rows])}
    scores |= rivals.organisations_for(cluster, pool)
    free = pool - setting.facts.tied(cluster)
    targets = {case.organisation for case in cases}
    return [
        _outcome(cluster, o, scores, targets, hard_negatives(o, free, setting.alike, _most()),
                 _groups(setting, o, known))
        for o in sorted(targets)
    ]  # fmt: skip


def _clusters(
    store: Store, setting: _Setting, rivals: Rivals, cases: list[Case], known: set[str]
) -> list[Outcome]:
    organisation = cases[0].organisation
    answer = ask(store, "clusters_for", {"organisation": organisation, "limit": _MOST})
    joined = {c for c, members in rivals.facts.members.items() if organisation in members}
    pool = setting.alike_clusters.keys() - joined
    scores = {OURS: listed([row["id"] for row in answer.rows])}
    scores |= rivals.clusters_for(organisation, pool)
    truly = {c for c, members in setting.facts.members.items() if organisation in members}
    targets = {case.cluster for case in cases}
    groups = _groups(setting, organisation, known)
    return [
        _outcome(organisation, c, scores, targets,
                 hard_negatives(c, pool - truly, setting.alike_clusters, _most()), groups)
        for c in sorted(targets)
    ]  # fmt: skip


def _gaps(
    store: Store, setting: _Setting, rivals: Rivals, cases: list[Case], known: set[str]
) -> list[Outcome]:
    """For each stage that a hidden member holds: does the stage stand open, with the member?"""
    cluster, found = cases[0].cluster, []
    wanted = [(c.organisation, *at) for c in cases for at in setting.stages.get(c.organisation, ())]
    answers: dict[str, dict[str, Any]] = {}
    for organisation, stage, chain in sorted(wanted):
        if chain not in answers:
            asked = {"cluster": cluster, "chain": chain, "k": _AT_A_STAGE}
            answers[chain] = {r["stage"]: r for r in ask(store, "chain_gaps", asked).rows}
        if stage not in answers[chain]:
            continue  # still covered by others, or a rest stage: no gap
        ids = [c["id"] for c in answers[chain][stage]["candidates"]]
        at_stage = {o for o, held in setting.stages.items() if (stage, chain) in held}
        pool = at_stage - rivals.facts.tied(cluster)
        scores = {OURS: listed(ids)} | rivals.organisations_for(cluster, pool)
        targets = {o for o, s, _ in wanted if s == stage}
        negatives = sorted(pool - setting.facts.tied(cluster))
        groups = _groups(setting, organisation, known)
        found.append(
            _outcome(f"{cluster} {stage}", organisation, scores, targets, negatives, groups)
        )
    return found


def _most() -> int:
    return weights().record.negatives


def _outcome(
    subject: str,
    target: str,
    scores: Scores,
    targets: set[str],
    negatives: list[str],
    groups: tuple[str, ...],
) -> Outcome:
    return Outcome(
        subject,
        target,
        groups,
        {name: rank(own, target, targets) for name, own in scores.items()},
        {name: beaten(own, target, negatives) for name, own in scores.items()},
    )
