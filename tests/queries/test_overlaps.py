"""Which initiatives overlap, in four separate measures."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask
from queries.fields import Hierarchy
from queries.initiatives import Initiative, Network, formerly
from queries.overlap_measures import Measures, funding, measure, region
from queries.overlap_words import decided
from queries.overlaps import RULES as DECIDING
from queries.overlaps import VERDICTS, deciding_rule, verdict
from queries.weights import weights
from queries.wording import half_up
from tests.queries.shuffling import assert_same_under_shuffling

RULES = weights().overlap
ESW = "cluster-elektromobilitaet-sued-west"


def pair(store: Store, a: str, b: str) -> Row:
    (row,) = ask(store, "overlaps", {"cluster": a, "other": b}).rows
    return row


# -- the curated network -----------------------------------------------------------------------


def test_carbon_composites_and_mai_carbon(loaded: Store) -> None:
    row = pair(loaded, "mai-carbon", "carbon-composites")
    # memberships.csv without the role manages: 15 in carbon-composites, 17 in mai-carbon, seven
    # in both: airbus-helicopters, arrk-engineering, audi, ihk-schwaben, sgl-group,
    # universitaet-augsburg, voith-composites
    assert row["members_shared"] == 7
    assert (row["members_known_a"], row["members_known_b"]) == (15, 17)
    assert row["members"] == round(7 / 25, 3)
    assert row["members_containment"] == round(7 / 15, 3)
    # clusters.csv: both leichtbau, both Augsburg
    assert (row["fields"], row["fields_shared"]) == (1.0, 1)
    assert (row["region"], row["distance_km"], row["same_land"]) == (1.0, 0.0, True)
    # cluster_programmes.csv: both go-cluster; ecei-gold is a label and does not count
    assert row["programmes_shared"] == 1
    assert row["funding"] < 0.2
    assert row["verdict"] == "doppelt"
    assert row["reason"].startswith("Doppelt: gleiche Themen (Leichtbau und Faserverbund)")
    assert row["reason_en"].startswith(
        "Duplicate: the same fields (Lightweight construction and composites)"
    )


def test_a_part_is_marked(loaded: Store) -> None:
    # cluster_links.csv: mai-carbon,composites-united,part_of,regionale Abteilung
    row = pair(loaded, "composites-united", "mai-carbon")
    assert row["relation"] == "part_of"
    assert "Teil" in row["reason"]
    assert any(f["measure"] == "relation" for f in row["facts"])


def test_the_same_field_elsewhere_is_neighbouring(loaded: Store) -> None:
    # clusters.csv: ESW in Stuttgart and e-mobilitaetscluster-regensburg, both elektromobilitaet
    row = pair(loaded, ESW, "e-mobilitaetscluster-regensburg")
    assert row["verdict"] == "benachbart"
    assert 200 < row["distance_km"] < 230
    assert row["members"] is None  # of Regensburg no member is known
    assert row["members_shared"] is None


def test_joint_projects_complement(loaded: Store) -> None:
    # projects.csv: h2rivers and hyfab; fields elektromobilitaet and wasserstoff
    row = pair(loaded, ESW, "cluster-brennstoffzelle-bw")
    assert row["joint_projects"] == 2
    assert row["verdict"] == "ergänzend"


def test_a_shared_manager_is_no_shared_member(loaded: Store) -> None:
    # memberships.csv: e-mobil-bw-gmbh manages both
    assert not pair(loaded, ESW, "cluster-brennstoffzelle-bw")["members_shared"]


def test_one_pair_is_the_same_from_both_sides(loaded: Store) -> None:
    assert pair(loaded, ESW, "cara") == pair(loaded, "cara", ESW)


def test_a_cluster_sees_the_same_as_the_whole(loaded_embedded: Store) -> None:
    whole = ask(loaded_embedded, "overlaps", {"limit": 1000, "min_measures": 2}).rows
    params = {"cluster": "carbon-composites", "min_measures": 2}
    own = ask(loaded_embedded, "overlaps", params).rows
    assert own
    assert own == [r for r in whole if "carbon-composites" in (r["a_id"], r["b_id"])]


def test_what_holds_for_every_pair(loaded: Store) -> None:
    answer = ask(loaded, "overlaps")
    assert answer.truncated and len(answer.rows) == 200
    assert "200" in answer.notices[0].de
    for row in answer.rows:
        assert row["a_id"] < row["b_id"]
        for name in ("members", "fields", "region", "funding"):
            assert row[name] is None or 0 <= row[name] <= 1
        assert row["measures_high"] >= 1
        assert row["facts"] and row["sources"]
        assert row["reason"].endswith(".") and row["reason_en"].endswith(".")
        if row["distance_km"] is None and row["same_land"] is None:
            assert row["region"] in (None, 0.0)
    order = [VERDICTS.index(row["verdict"]) for row in answer.rows]
    assert order == sorted(order)


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "overlaps", {"limit": 300})


def test_labels_make_no_overlap(loaded: Store) -> None:
    for row in ask(loaded, "overlaps", {"cluster": "mai-carbon", "min_measures": 0}).rows:
        assert not [f for f in row["facts"] if (f["id"] or "").startswith("ecei-")]


def test_nothing_found_comes_with_its_reason(loaded: Store) -> None:
    answer = ask(loaded, "overlaps", {"cluster": "plant3", "min_measures": 4})
    assert answer.rows == []
    assert answer.notices[0].de and answer.notices[0].en


# -- by hand -----------------------------------------------------------------------------------

SEEN: tuple[list[str], str] = (["src-1"], "high")
HIERARCHY = Hierarchy({"health": None, "drugs": "health", "devices": "health", "ships": None})


def initiative(node: str, **own: Any) -> Initiative:
    own["members"] = dict.fromkeys(own.get("members", ()), SEEN)
    own["projects"] = dict.fromkeys(own.get("projects", ()), SEEN)
    programmes = own.get("programmes", {})
    own["programmes"] = {p: (round_, SEEN) for p, round_ in programmes.items()}
    own["fields"] = frozenset(own.get("fields", ()))
    return Initiative(node, node.upper(), SEEN, **own)


def net(*initiatives: Initiative, total: int = 100) -> Network:
    found = {i.id: i for i in initiatives}
    return Network(found, HIERARCHY, {}, {"large": 100, "small": 10}, total)


def test_four_measures_by_hand() -> None:
    a = initiative("a", members="pqr", fields=["drugs"], projects=["x"], seats=[(50.0, 8.0)])
    b = initiative("b", members="qrst", fields=["devices"], projects=["x"], seats=[(51.0, 8.0)])
    found = measure(a, b, net(a, b), RULES)
    assert (found.members, found.members_shared, found.members_containment) == (0.4, 2, 0.667)
    assert (found.fields, found.fields_shared) == (0.2, 0)
    assert (found.region, found.distance_km) == (0.0, 111.2)  # beyond the reach of 100 km
    assert found.same_land is None
    assert (found.funding, found.joint_projects) == (0.5, 1)
    assert measure(b, a, net(a, b), RULES) == found


def test_what_is_not_known_of_one_side_is_not_zero() -> None:
    a, b = initiative("a", members="p", fields=["drugs"], projects=["x"]), initiative("b")
    found = measure(a, b, net(a, b), RULES)
    values = (found.members, found.members_shared, found.fields, found.region, found.funding)
    assert values == (None, None, None, None, None)


def test_region_by_hand() -> None:
    bonn = {"towns": {"t": "Bonn"}, "laender": {"nw": "NW"}, "seats": [(50.0, 7.0)]}
    a, b = initiative("a", **bonn), initiative("b", **bonn)
    assert region(a, b, 0.0, RULES) == 1
    near = initiative("n", laender={"nw": "NW"})
    assert region(a, near, None, RULES) == RULES.same_land
    assert region(a, near, 20.0, RULES) == pytest.approx(0.8)
    other = initiative("o", laender={"he": "HE"})
    assert region(a, other, 20.0, RULES) == pytest.approx(0.8)  # across the border
    assert region(a, other, None, RULES) == 0
    assert region(a, initiative("f", countries={"FR": "Frankreich"}), None, RULES) == 0
    assert region(a, initiative("d", countries={"DE": "Deutschland"}), None, RULES) is None


def test_funding_by_hand() -> None:
    def value(one: dict[str, str | None], two: dict[str, str | None]) -> float | None:
        a, b = initiative("a", programmes=one), initiative("b", programmes=two)
        return funding(a, b, net(a, b), RULES)

    # small: 10 of 100 initiatives, specificity 0.5; large: all, specificity 0
    assert value({"small": "1"}, {"small": "1"}) == pytest.approx(0.5)
    assert value({"small": "1"}, {"small": "2"}) == pytest.approx(0.3)
    assert value({"small": None}, {"small": None}) == pytest.approx(0.3)
    assert value({"large": "1"}, {"large": "1"}) == 0
    assert value({"small": "1"}, {"large": "1"}) == 0
    assert value({"small": "1"}, {}) is None


def measures(**own: Any) -> Measures:
    nothing = dict.fromkeys(Measures._fields)
    return Measures(**{**nothing, "programmes_shared": 0, "joint_projects": 0, **own})


@pytest.mark.parametrize(
    ("own", "word"),
    [
        ({"fields": 1.0, "region": 0.6}, "doppelt"),
        ({"fields": 1.0, "members_shared": 2, "members_containment": 0.5}, "doppelt"),
        ({"fields": 1.0, "members_shared": 1, "members_containment": 1.0}, "benachbart"),
        ({"fields": 1.0, "region": None}, "benachbart"),
        ({"fields": 0.2, "region": 0.6}, "ergänzend"),
        ({"fields": 0.2, "members_shared": 1}, "ergänzend"),
        ({"fields": 0.0, "members_shared": 2, "members_containment": 0.5}, "ergänzend"),
        ({"fields": 0.0, "joint_projects": 1}, "ergänzend"),
        ({"fields": 0.2, "region": 0.0}, "verschieden"),
        ({"fields": 0.0, "region": 1.0}, "verschieden"),
        ({"fields": None, "region": 1.0, "joint_projects": 2}, None),
    ],
)
def test_the_rules_of_the_verdict(own: dict[str, Any], word: str | None) -> None:
    assert verdict(measures(**own), RULES) == word


@pytest.mark.parametrize(
    ("own", "rule"),
    [
        (
            {"fields": 1.0, "region": 0.6, "members": 0.04, "members_shared": 1},
            "Themen 100 % gleich (ab 75 %) und nah beieinander (Region 60 %, ab 50 %)",
        ),
        (
            {"fields": 1.0, "members": 0.04, "members_shared": 2, "members_containment": 0.625},
            "Themen 100 % gleich (ab 75 %) und viele gemeinsame Mitglieder (2, das sind 63 % der "
            "bekannten der kleineren Seite, ab 30 %)",
        ),
        ({"fields": 0.0, "joint_projects": 1}, "ein gemeinsames Projekt"),
        ({"fields": None}, "ohne bekanntes Thema kein Urteil"),
    ],
)
def test_the_rule_that_decided_is_told(own: dict[str, Any], rule: str) -> None:
    found = measures(**own)
    said, _ = decided(found, deciding_rule(found, RULES), RULES)
    assert said.replace("\u00a0", " ") == rule


def test_every_rule_has_its_words() -> None:
    found = measures(fields=0.5, members_shared=2, members_containment=0.5, region=0.5)
    assert len({decided(found, rule, RULES) for rule in DECIDING}) == len(DECIDING)


# -- formerly ------------------------------------------------------------------------------------


def test_who_has_left_a_programme_is_told(loaded: Store) -> None:
    # cluster_programmes.csv: carbon-composites is in go-cluster no longer, mai-carbon still is
    row = pair(loaded, "mai-carbon", "carbon-composites")
    name = row["a_name"]
    assert f"(clusterpolitische Exzellenzmaßnahme) – {name} nur früher" in row["reason"]
    assert f" – {name} only formerly" in row["reason_en"]


def test_a_programme_is_left_when_every_admission_is_over() -> None:
    assert formerly([("p", "ended", None), ("p", "admitted", None)], "2026-01-01") == set()
    assert formerly([("p", "ended", None), ("p", None, "2025")], "2026-01-01") == {"p"}
    assert formerly([("p", "label", "2026")], "2026-01-01") == set()


# -- at a day ------------------------------------------------------------------------------------


def at(store: Store, a: str, b: str, day: str) -> Row:
    (row,) = ask(store, "overlaps", {"cluster": a, "other": b, "as_of": day}).rows
    return row


def test_relations_and_projects_stand_only_at_their_time(loaded: Store) -> None:
    # cluster_links.csv: mai-carbon,composites-united,part_of since 2019
    assert at(loaded, "composites-united", "mai-carbon", "2018")["relation"] is None
    assert at(loaded, "composites-united", "mai-carbon", "2020-06-30")["relation"] == "part_of"
    # projects.csv: hyfab since 2019-12, h2rivers without a begin until 2024
    pair_2020 = at(loaded, ESW, "cluster-brennstoffzelle-bw", "2020-06-30")
    assert pair_2020["joint_projects"] == 1
    assert at(loaded, ESW, "cluster-brennstoffzelle-bw", "2019-11")["joint_projects"] == 0


def test_undated_ties_are_told_apart(loaded: Store) -> None:
    params = {"cluster": "carbon-composites", "other": "mai-carbon", "as_of": "2015-01-01"}
    answer = ask(loaded, "overlaps", params)
    # memberships.csv: none of the 15 and 17 memberships has a begin
    assert answer.rows[0]["members"] is None
    assert "ohne Datum" in answer.notices[-1].de


def test_a_wrong_day_is_refused(loaded: Store) -> None:
    with pytest.raises(WrongUseError, match="is no date"):
        ask(loaded, "overlaps", {"as_of": "gestern"})


def test_halves_are_rounded_up() -> None:
    assert [half_up(v) for v in (12.5, 13.5, 100 * 0.145, 0.49, 0)] == [13, 14, 15, 0, 0]
