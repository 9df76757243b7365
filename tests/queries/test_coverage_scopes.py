"""Coverage of a value chain for a Land, a programme and the whole country, by tier, on a day."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row, Tables
from queries.catalogue import ask
from queries.chain_coverage import score
from tests.queries.shuffling import assert_same_under_shuffling
from tests.queries.test_chain_coverage import ASKED, ESW, by_stage, tables

# -- the curated network -------------------------------------------------------------


def in_scope(store: Store, **params: str) -> tuple[dict[str, Row], list[str]]:
    answer = ask(store, "chain_coverage", {"chain": "batterie", **params})
    return {row["stage"]: row for row in answer.rows}, [n.de for n in answer.notices]


def through(row: Row) -> dict[str, str | None]:
    return {o["id"]: o["via"] for o in row["organisations"]}


def test_a_land_has_who_sits_there_and_who_may(loaded: Store) -> None:
    rows, notices = in_scope(loaded, region="ags-08")
    # stage_activities.csv at batterie-forschung with organisations.csv: seats in BW are known of
    # these four; bmw has no known seat and belongs to no initiative of BW; the others sit elsewhere
    assert through(rows["batterie-forschung"]) == dict.fromkeys(
        [
            "karlsruher-institut-fuer-technologie-kit",
            "max-planck-institut-fuer-festkoerperforschung",
            "universitaet-ulm",
            "zentrum-fuer-sonnenenergie-und-wasserstoff-forschung-baden-wuerttember",
        ]
    )
    # organisations.csv: no seat of duerr-ag; memberships.csv: in ESW, of BW. grob has neither.
    assert through(rows["batterie-anlagen-zelle"]) == {"duerr-ag": ESW, "manz-ag": ESW}
    # Nobody counts all organisations of a Land: no stage is called empty.
    assert {row["state"] for row in rows.values()} == {"covered", "thin", "unknown"}
    # clusters.csv: 12 of 35 initiatives of BW state a number
    assert "35 Initiativen; 12 davon" in notices[0]
    assert "ihr Sitz nicht bekannt" in notices[1]


def test_the_whole_country_has_everyone_in_germany(loaded: Store) -> None:
    rows, _ = in_scope(loaded)
    # stage_activities.csv: 10 organisations at batterie-forschung, all with country DE
    assert len(rows["batterie-forschung"]["organisations"]) == 10
    assert through(rows["batterie-anlagen-zelle"]) == dict.fromkeys(
        ["duerr-ag", "grob-werke-gmbh-co-kg", "manz-ag"]
    )
    whole, _ = in_scope(loaded, region="iso-DE")
    assert rows == whole


def test_a_programme_has_the_members_of_its_initiatives(loaded: Store) -> None:
    rows, notices = in_scope(loaded, programme="spitzencluster")
    # memberships.csv with cluster_programmes.csv: both belong to ESW, a Spitzencluster
    assert through(rows["batterie-anlagen-zelle"]) == {"duerr-ag": ESW, "manz-ag": ESW}
    assert "15 Initiativen" in notices[0]  # cluster_programmes.csv: rows of spitzencluster
    own = by_stage(loaded, ESW, "batterie")
    for stage, row in own.items():
        assert {o["id"] for o in row["organisations"]} <= through(rows[stage]).keys()


def test_coverage_by_tier_adds_up(loaded: Store) -> None:
    for params in ({"cluster": ESW}, {"region": "ags-08"}, {}):
        rows = list(in_scope(loaded, **params)[0].values())
        for tier in ("oem", "1", "2", "3", "4"):
            own = [r for r in rows if r["tier"] == tier and not r["rest"]]
            (sums,) = {str(r["tier_coverage"]) for r in own}
            found = own[0]["tier_coverage"]
            assert found["stages"] == len(own)
            for state in ("covered", "thin", "empty", "unknown"):
                assert found[state] == sum(r["state"] == state for r in own), sums
            held = {o["id"] for r in own for o in r["organisations"]}
            assert found["organisations"] == len(held)
        assert all(r["tier_coverage"] is None for r in rows if r["tier"] == "cross")


def test_one_scope_at_a_time(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="not --cluster and --region"):
        in_scope(loaded_embedded, cluster=ESW, region="ags-08")


def test_order_of_reading_does_not_matter_for_scopes(loaded_embedded: Store) -> None:
    for given in ({"region": "ags-08"}, {"programme": "go-cluster"}, {}):
        params = {"chain": "batterie", **given}
        assert_same_under_shuffling(loaded_embedded, "chain_coverage", params)


# -- a day of the past -----------------------------------------------------------------------------


def test_undated_memberships_are_counted_apart(loaded: Store) -> None:
    rows, notices = in_scope(loaded, cluster=ESW, as_of="2021")
    # memberships.csv: none of the 23 rows of ESW carries a date
    assert {row["known_members"] for row in rows.values()} == {0}
    assert all(not row["organisations"] for row in rows.values())
    assert {row["state"] for row in rows.values()} == {"unknown"}
    assert "Stand 2021: 23 Beziehungen ohne Datum" in notices[-1]


def test_a_wrong_date_is_refused(loaded_embedded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        in_scope(loaded_embedded, cluster=ESW, as_of="gestern")


# -- scopes by hand: made-up initiatives -----------------------------------------------------------


def scoped(stated: list[int | None], **more: Any) -> Tables:
    """A programme of as many initiatives as numbers; each has the members a and b."""
    clusters = [f"c{i}" for i in range(len(stated))]
    ties = [
        {"via": c, "via_name": c, "role": "member", "since": "2018", "until": None,
         "sources": ["src-m"], "confidence": "high"}
        for c in clusters
    ]  # fmt: skip
    return {
        **tables(None),
        "members": [],
        "scope": [
            {"id": c, "status": "admitted", "since": "2019", "until": None} for c in clusters
        ],
        "cluster": [
            {"id": c, "name": c, "member_count": n, "member_count_as_of": "2018", "sources": []}
            for c, n in zip(clusters, stated, strict=True)
        ],
        "counted": [
            {"cluster": c, "members": [
                ["a", "member", "2018", None], ["b", "member", "2018", None],
                ["b", "board", None, None], ["gone", "member", "2018", "2019"],
                ["office", "manages", "2018", None],
            ]}
            for c in clusters
        ],
        "parts": [], "places": [],
        "active": [{"id": "a", "name": "A", "kind": "company", "seats": [], "ties": ties}],
        **more,
    }  # fmt: skip


def asked(found: Tables, **params: Any) -> tuple[dict[str, str], list[Row], list[str]]:
    answer = score(found, {**ASKED, "cluster": None, "programme": "p", **params})
    states = {row["stage"]: row["state"] for row in answer.rows}
    return states, answer.rows, [n.de for n in answer.notices]


@pytest.mark.parametrize(
    ("stated", "share", "state"),
    [
        ([4, 4], 0.5, "empty"),  # 2 + 2 of 8
        ([4, 5], 0.444, "unknown"),  # 2 + 2 of 9
        ([1, 5], 0.5, "empty"),  # capped: 1 + 2 of 6
        ([4, None], 0.5, "unknown"),  # one states no number
        ([None], None, "unknown"),
    ],
)
def test_a_programme_is_empty_only_when_all_state_enough(
    stated: list[int | None], share: float | None, state: str
) -> None:
    states, rows, _ = asked(scoped(stated))
    assert (rows[0]["share_known"], states["end"]) == (share, state)
    assert states["two"] == "thin"


def test_a_programme_on_a_day_has_those_admitted_by_then() -> None:
    found = scoped([4, 4])
    found["scope"][1]["since"] = "2022"
    found["scope"].append({"id": "c9", "status": "admitted", "since": None, "until": None})
    _, rows, notices = asked(found, as_of="2020")
    two = next(row for row in rows if row["stage"] == "two")
    assert [o["via"] for o in two["organisations"]] == ["c0"]
    assert "1 Initiative" in notices[0]
    assert "1 Beziehung ohne Datum" in notices[-1]


@pytest.mark.parametrize(
    ("seats", "via", "counts"),
    [
        ([("town", "municipality")], None, True),
        ([("land", "land")], None, True),
        ([("elsewhere", "land")], None, False),
        ([("iso-DE", "country")], "c0", True),  # in Germany: may well be here
        ([], "c0", True),
    ],
)
def test_a_known_seat_decides(seats: list[tuple[str, str]], via: str | None, counts: bool) -> None:
    found = scoped([4])
    found["places"] = [{"id": "town", "level": "municipality"}, {"id": "land", "level": "land"}]
    found["active"][0]["seats"] = [
        {"id": i, "level": level, "sources": ["src-l"], "confidence": "high"} for i, level in seats
    ]
    _, rows, notices = asked(found, programme=None, region="land")
    two = next(row for row in rows if row["stage"] == "two")
    assert through(two) == ({"a": via} if counts else {})
    assert any("1 Organisation zählt" in n for n in notices) == bool(via)


def test_a_region_without_initiatives_says_so() -> None:
    states, _, notices = asked({**scoped([]), "active": []}, programme=None, region="land")
    assert set(states.values()) == {"unknown", "rest"}
    assert "keine Initiative bekannt" in notices[0]
