"""How good suggestions were: splits, ranks, simple rivals, and what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from queries import record_file
from queries.record import OURS, Outcome, beaten, hard_negatives, listed, rank, summary
from queries.record_splits import Case, Facts, by_member, by_year, part_of, visible
from queries.rivals import Rivals
from queries.weights import weights

RULES = weights().record.model_copy(update={"members_from": 2})


def facts(**groups: dict[str, str]) -> Facts:
    """Made up: who belongs to which initiative and project, letter by letter."""
    found = Facts()
    for name in ("members", "partners", "projects"):
        for place, letters in groups.get(name, {}).items():
            getattr(found, name)[place] = set(letters)
    for pair, since in groups.get("since", {}).items():
        found.since[pair[0], pair[1:]] = since
    found.start = dict(groups.get("start", {}))
    for family in groups.get("families", {}):
        found.family |= dict.fromkeys(family.split(), frozenset(family.split()))
    return found


# -- what is hidden ----------------------------------------------------------------------------


def test_every_member_is_hidden_in_exactly_one_part() -> None:
    some = facts(members={"C": "abcdefgh", "D": "xy"})
    parts = [by_member(some, part, RULES) for part in range(RULES.parts)]
    cases = [case for split in parts for case in split.cases]
    assert sorted(cases) == sorted(
        [Case("C", o) for o in "abcdefgh"] + [Case("D", o) for o in "xy"]
    )
    assert [by_member(some, 0, RULES).cases] == [parts[0].cases]  # the same in every run


def test_small_initiatives_are_not_checked() -> None:
    some = facts(members={"C": "ab", "D": "x"})
    clusters = {c.cluster for p in range(RULES.parts) for c in by_member(some, p, RULES).cases}
    assert clusters == {"C"}


def test_a_consortium_stays_whole() -> None:
    # b belongs to C and its part D and works in a project of D: all of it is hidden at once.
    some = facts(
        members={"C": "ab", "D": "bc"}, partners={"p": "ab", "q": "ab"}, projects={"D": "p"},
        families={"C D": ""},
    )  # fmt: skip
    part = part_of("b", ("C", "D"), RULES.parts)
    split = by_member(some, part, RULES)
    assert Case("C", "b") in split.cases and Case("D", "b") in split.cases
    assert {("b", "C"), ("b", "D")} <= split.memberships
    assert ("b", "p") in split.participations and ("b", "q") not in split.participations
    seen = visible(some, split)
    assert "b" not in seen.tied("C") and "b" in seen.partners["q"]


def test_by_year_a_project_is_hidden_with_all_partners() -> None:
    some = facts(
        members={"C": "abn", "D": "xy"}, partners={"old": "ax", "new": "ayz"},
        start={"old": "2015", "new": f"{RULES.year}-03"}, since={"nC": str(RULES.year)},
    )  # fmt: skip
    split = by_year(some, RULES)
    assert split.participations == {("a", "new"), ("y", "new"), ("z", "new")}
    # n joined C; through the new project C (by a) met y and z, and D (by y) met a and z
    assert set(split.cases) == {
        Case("C", "n"), Case("C", "y"), Case("C", "z"), Case("D", "a"), Case("D", "z"),
    }  # fmt: skip
    assert visible(some, split).members["C"] == {"a", "b"}


# -- ranks -------------------------------------------------------------------------------------


def test_the_rank_leaves_out_what_is_to_be_found_as_well() -> None:
    scores = listed(["a", "b", "c", "d"])
    assert rank(scores, "c") == 3
    assert rank(scores, "c", {"a", "c"}) == 2
    assert rank(scores, "x") is None


def test_equal_scores_share_the_mean_of_their_ranks() -> None:
    scores = {"a": 2.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": 0.0}
    assert rank(scores, "b") == 3  # the mean of 2, 3 and 4
    assert rank(scores, "e") is None  # nothing speaks for it


def test_hard_negatives_count_by_half_when_equal() -> None:
    assert beaten({"a": 2, "b": 1, "c": 2, "d": 3}, "a", ["b", "c", "d", "x"]) == 2.5 / 4
    assert beaten({"a": 1}, "a", []) is None


def test_hard_negatives_are_of_the_same_kind_and_the_likest_first() -> None:
    alike = {
        "t": ("company", "field", "land"), "same": ("company", "field", "land"),
        "half": ("company", "field", "x"), "far": ("company", "x", "x"),
        "other": ("school", "field", "land"),
    }  # fmt: skip
    found = hard_negatives("t", alike.keys(), alike, 2)
    assert found == ["same", "half"]
    assert hard_negatives("nobody", alike.keys(), alike, 2) == []


def test_the_summary_by_hand() -> None:
    def outcome(group: str, own: float | None, rival: float | None) -> Outcome:
        return Outcome("C", "o", (group,), {OURS: own, "town": rival}, {OURS: 1.0, "town": None})

    found = summary([outcome("a", 1, 2), outcome("a", 11, None), outcome("b", None, 4)], 10)
    assert found["all"]["cases"] == 3
    own = found["all"]["rankers"][OURS]
    assert own["hits"] == pytest.approx(1 / 3, abs=1e-4)
    assert own["mrr"] == pytest.approx((1 + 1 / 11) / 3, abs=1e-4)
    assert (own["found"], own["hard"]) == (pytest.approx(2 / 3, abs=1e-4), 1.0)
    town = found["all"]["rankers"]["town"]
    assert town["mrr"] == pytest.approx((1 / 2 + 1 / 4) / 3, abs=1e-4) and town["hard"] is None
    assert found["b"]["cases"] == 1


# -- rivals ------------------------------------------------------------------------------------


def test_the_rivals_by_hand() -> None:
    # C has the members a and b. x met a in project p (three partners) and both in initiative D.
    some = facts(members={"C": "ab", "D": "abx"}, partners={"p": "axy"})
    towns = {("c", "C"): {"jena"}, ("o", "y"): {"jena"}, ("o", "x"): {"ulm"}}
    found = Rivals(some, towns).organisations_for("C", {"x", "y", "z"})
    assert found["common_neighbours"] == {"x": 2.0, "y": 1.0}
    # a is tied to b, x, y, C and D; b to a, x, C and D
    assert found["resource_allocation"]["x"] == pytest.approx(1 / 5 + 1 / 4)
    assert found["resource_allocation"]["y"] == pytest.approx(1 / 5)
    assert found["memory"] == {"x": 3.0, "y": 1.0, "z": 0.0}
    assert found["degree"] == {"x": 2.0, "y": 1.0, "z": 0.0}
    assert found["town"] == {"x": 0.0, "y": 1.0, "z": 0.0}


def test_a_meeting_in_the_initiative_itself_is_no_memory_of_it() -> None:
    some = facts(members={"C": "abx"})
    assert Rivals(some, {}).clusters_for("x", {"C"})["memory"] == {"C": 0.0}


# -- in words ----------------------------------------------------------------------------------


def result(own: float, rival: float, cases: int) -> dict[str, Any]:
    measures = {"mrr": 0.0, "found": 1.0, "hard": None}
    rankers = {OURS: {"hits": own, **measures}, "town": {"hits": rival, **measures},
               "degree": {"hits": 0.0, **measures}}  # fmt: skip
    groups = {"all": {"cases": cases, "rankers": rankers}}
    return {"splits": {"member": {"missing_partners": groups}}, "rules": {"year": 2021}}


@pytest.mark.parametrize(
    ("own", "rival", "cases", "words"),
    [
        (0.2, 0.1, 100, "20 davon standen unter den ersten 10 Vorschlägen, mehr als mit der"),
        (0.1, 0.2, 100, "weniger als mit der besten einfachen Regel (gleicher Ort: 20)."),
        (0.1, 0.1, 100, "gleich viele wie mit der besten einfachen Regel"),
        (0.05, 0.2, 100, "Verstehen Sie die Vorschläge als Anregung"),
        (0.5, 0.2, 10, "zu wenige Fälle für ein Urteil"),
    ],
)
def test_the_record_is_told_also_where_a_rival_wins(
    own: float, rival: float, cases: int, words: str
) -> None:
    told = record_file.sentence(result(own, rival, cases), "missing_partners", "member")
    assert told is not None and words in told.de and told.en
    assert record_file.sentence(result(own, rival, 0), "missing_partners", "member") is None
    assert record_file.sentence(result(own, rival, cases), "missing_partners", "year") is None


def test_the_record_is_kept_and_read_back(tmp_path: Path) -> None:
    shipped = record_file.load(tmp_path)  # the one that came with innonetz
    assert shipped is not None and not shipped["development"]
    assert len(record_file.sentences(shipped)) == 5  # gaps are not checked by year
    assert shipped["rules"] == weights().record.model_dump()  # else it has to be made anew
    path = record_file.save(tmp_path, result(0.2, 0.1, 100))
    found = record_file.load(tmp_path)
    assert found is not None
    rows = record_file.table(found)
    assert [(r["ranker"], r["hits"], r["cases"]) for r in rows] == [
        (OURS, 0.2, 100), ("town", 0.1, 100), ("degree", 0.0, 100),
    ]  # fmt: skip
    assert [n.de.split(":")[0] for n in record_file.sentences(found)] == ["Partner für ein Cluster"]
    for broken in ("[]", "{"):
        path.write_text(broken, encoding="utf-8")
        assert record_file.load(tmp_path) == shipped
