"""Which initiatives are active in a value chain."""

from __future__ import annotations

from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.chain_clusters import score
from tests.queries.shuffling import assert_same_under_shuffling


def test_it_agrees_with_the_coverage(loaded: Store) -> None:
    for row in ask(loaded, "chain_clusters", {"chain": "batterie"}).rows[:3]:
        params = {"cluster": row["id"], "chain": "batterie"}
        covered = ask(loaded, "chain_coverage", params).rows
        held = [stage for stage in covered if stage["organisations"]]
        assert len(held) == row["stages"]
        assert len({o["id"] for s in held for o in s["organisations"]}) == row["organisations"]


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "chain_clusters", {"chain": "halbleiter"})


# -- by hand: made-up organisations ----------------------------------------------------------------


def tie(who: str, via: str, since: str | None = None, until: str | None = None) -> Row:
    return {
        "organisation": who, "stages": [f"s-{who}"], "via": via, "role": "member",
        "since": since, "until": until,
    }  # fmt: skip


def found(*ties: Row, as_of: str | None = None) -> tuple[dict[str, tuple[int, int]], list[str]]:
    above = [("part", "part"), ("part", "whole"), ("whole", "whole")]
    tables: Tables = {"ties": list(ties), "clusters": [{"via": v, "id": c} for v, c in above]}
    answer = score(tables, {"chain": "v", "as_of": as_of})
    rows = {row["id"]: (row["stages"], row["organisations"]) for row in answer.rows}
    return rows, [notice.de for notice in answer.notices]


def test_members_of_a_part_count_for_the_whole_and_once() -> None:
    rows, notices = found(tie("a", "part"), tie("a", "whole"), tie("b", "whole"))
    assert list(rows.items()) == [("whole", (2, 2)), ("part", (1, 1))]
    assert notices == []


def test_on_a_day_only_those_who_were_in() -> None:
    ties = (tie("a", "part", "2015", "2018"), tie("b", "whole", "2019"), tie("c", "whole"))
    rows, notices = found(*ties, as_of="2017")
    assert rows == {"part": (1, 1), "whole": (1, 1)}
    assert "1 Beziehung ohne Datum" in notices[0]
    rows, notices = found(*ties, as_of="2000")
    assert rows == {}
    assert "Von keiner Initiative" in notices[0]
