"""The lists behind the pages: overview, clusters, programmes, chains, stages, sources, regions."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask

DATA = Path(__file__).parents[2] / "data"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def by_id(store: Store, question: str, **params: Any) -> dict[str, Row]:
    return {row["id"]: row for row in ask(store, question, params).rows}


def test_overview_counts_every_fact_once(loaded: Store) -> None:
    rows = ask(loaded, "overview").rows
    counts = {(r["sort"], r["label"]): r for r in rows}
    clusters = table("clusters")
    row = counts["node", "Cluster"]
    assert row["count"] == len(clusters)
    assert row["below_high"] == sum(c["confidence"] != "high" for c in clusters)
    assert counts["relationship", "IN_PROGRAMME"]["count"] == len(table("cluster_programmes"))
    total = loaded.read("MATCH (n) RETURN count(n) AS n").value()
    assert sum(r["count"] for r in rows if r["sort"] == "node") == total


def test_clusters_hold_every_initiative(loaded: Store) -> None:
    rows = by_id(loaded, "clusters")
    assert sorted(rows) == sorted(c["id"] for c in table("clusters"))
    row = rows["cluster-elektromobilitaet-sued-west"]
    # clusters.csv, cluster_programmes.csv
    assert (row["kind"], row["city"], row["states"], row["country"]) == (
        "cluster", "Stuttgart", ["BW"], "DE",
    )  # fmt: skip
    assert (row["founded"], row["member_count"]) == ("2007", 185)
    assert row["fields"] == ["elektromobilitaet"]
    assert row["field_names"] == ["Elektromobilität"]
    assert row["programmes"] == [
        "cluster-exzellenz-bw", "ecei-gold", "go-cluster", "spitzencluster",
    ]  # fmt: skip
    assert row["latitude"] == pytest.approx(48.78, abs=0.02)  # Stuttgart
    assert row["longitude"] == pytest.approx(9.18, abs=0.02)


def test_known_members_are_distinct_organisations(loaded: Store) -> None:
    # memberships.csv: medicalmountains-ag only manages it
    members = {
        m["organisation"]
        for m in table("memberships")
        if m["cluster"] == "medicalmountains" and m["role"] != "manages"
    }
    rows = by_id(loaded, "clusters")
    assert rows["medicalmountains"]["known_members"] == len(members) == 5
    assert rows["medicalmountains"]["member_count"] is None  # not known, not zero


def test_members_of_parts_count_each_organisation_once(loaded: Store) -> None:
    # cluster_links.csv: two parts, and mai-carbon is part of one of them
    parts = ["cfk-valley", "composites-united", "mai-carbon"]
    wholes = {"composites-germany", "composites-united", "cfk-valley", "mai-carbon"}
    found = {
        link["from"]
        for link in table("cluster_links")
        if link["to"] in wholes and link["kind"] == "part_of"
    }
    members = {
        m["organisation"]
        for m in table("memberships")
        if m["cluster"] in parts and m["role"] != "manages"
    }
    row = by_id(loaded, "clusters")["composites-germany"]
    assert row["parts"] == parts and found >= set(parts)
    assert (row["known_members"], row["members_of_parts"]) == (0, len(members))
    alone = by_id(loaded, "clusters")["medicalmountains"]
    assert (alone["members_of_parts"], alone["parts"]) == (0, [])
    # Parts without a known member are not named, parts of parts are: cool-silicon has members.
    assert by_id(loaded, "clusters")["silicon-europe"]["parts"] == [
        "cool-silicon", "silicon-saxony",
    ]  # fmt: skip


def test_a_cluster_in_two_laender_and_one_abroad(loaded: Store) -> None:
    rows = by_id(loaded, "clusters")
    assert rows["automotive-nordwest"]["states"] == ["HB", "NI"]  # clusters.csv: NI;HB
    assert rows["automotive-nordwest"]["latitude"] is None  # no city known
    assert (rows["cara"]["states"], rows["cara"]["country"]) == ([], "FR")


def test_programmes(loaded: Store) -> None:
    row = by_id(loaded, "programmes")["ecei-gold"]
    labels = [p for p in table("cluster_programmes") if p["programme"] == "ecei-gold"]
    assert (row["level"], row["initiatives"]) == ("label", len(labels))
    projects = [p for p in table("projects") if p["programme"] == "wir"]
    assert by_id(loaded, "programmes")["wir"]["projects"] == len(projects)


def test_programmes_tell_what_was_never_admitted(loaded: Store) -> None:
    # cluster_programmes.csv: of the 49 alliances of WIR!, 12 stand in the concept phase only
    early = {"concept", "finalist"}
    states: dict[str, set[str]] = {}
    for row in table("cluster_programmes"):
        if row["programme"] == "wir":
            states.setdefault(row["cluster"], set()).add(row["status"])
    never = sum(found <= early and "concept" in found for found in states.values())
    row = by_id(loaded, "programmes")["wir"]
    assert (row["initiatives"], row["concept_only"], row["finalist_only"]) == (49, 12, 0)
    assert (len(states), never) == (49, 12)
    covered = {r["programme"]: r for r in ask(loaded, "coverage").rows}
    for programme, told in by_id(loaded, "programmes").items():
        own = covered[programme]
        assert told["concept_only"] == own["concept_only"]
        assert told["initiatives"] == own["known"] + own["concept_only"] + own["finalist_only"]
    then = by_id(loaded, "programmes", as_of="2015")["wir"]
    assert (then["initiatives"], then["concept_only"]) == (0, 0)


def test_chains_and_stages(loaded: Store) -> None:
    stages = {s["id"]: s for s in table("stages") if s["chain"] == "batterie"}
    active = {a["organisation"] for a in table("stage_activities") if a["stage"] in stages}
    chain = by_id(loaded, "chains")["batterie"]
    assert (chain["stages"], chain["organisations"]) == (len(stages), len(active)) == (20, 28)
    rows = by_id(loaded, "stages", chain="batterie")
    assert sorted(rows) == sorted(stages)
    # stages.csv batterie-pack feeds batterie-fahrzeug;fahrzeug-hersteller;fahrzeug-nutzfahrzeug
    pack = rows["batterie-pack"]
    assert pack["feeds"] == ["batterie-fahrzeug", "fahrzeug-hersteller", "fahrzeug-nutzfahrzeug"]
    assert pack["feeds_other_chain"] == ["fahrzeug-hersteller", "fahrzeug-nutzfahrzeug"]
    assert (pack["position"], pack["tier"]) == (2, "1")
    # stage_activities.csv: elringklinger-ag and konzelmann-gmbh
    assert rows["batterie-zellkomponenten"]["organisations"] == 2
    assert [r["position"] for r in rows.values()] == sorted(r["position"] for r in rows.values())


def test_a_member_list_may_name_every_cluster_stage_and_competence(loaded: Store) -> None:
    rows = ask(loaded, "member_terms").rows
    for label, name in (
        ("Cluster", "clusters"),
        ("Stage", "stages"),
        ("Competence", "competences"),
    ):
        assert sorted(r["id"] for r in rows if r["label"] == label) == sorted(
            row["id"] for row in table(name)
        )
    # stages.csv and value_chains.csv
    (cell,) = (r for r in rows if r["id"] == "batterie-anodenmaterial")
    assert (cell["name"], cell["name_en"]) == ("Anodenmaterial", "Anode active material")
    assert cell["chain"] == next(
        c["label_de"] for c in table("value_chains") if c["id"] == "batterie"
    )


def test_sources_count_the_facts_that_name_them(loaded: Store) -> None:
    rows = by_id(loaded, "sources")
    assert set(rows) >= {s["id"] for s in table("sources")}
    # clusters.csv semeco and its row in cluster_programmes.csv, and what is made of the first:
    # its fields and its place
    row = rows["src-00736130b9"]
    assert row["facts"] >= 2
    assert (row["publisher"], row["kind"], row["retrieved_on"]) == (
        "COMPAMED", "page", "2026-11-21",
    )  # fmt: skip
    assert rows["src-00736130b9"]["sources"] == ["src-00736130b9"]


def test_only_some_sources_with_and_without_counting(loaded: Store) -> None:
    wanted = ["src-00736130b9", "src-04888081c3"]
    everything = by_id(loaded, "sources")
    some = by_id(loaded, "sources", ids=wanted)
    assert sorted(some) == sorted(wanted)
    assert all(some[i]["facts"] == everything[i]["facts"] for i in wanted)
    names = by_id(loaded, "sources", ids=",".join(wanted), count_facts=False)
    assert [names[i]["facts"] for i in wanted] == [None, None]
    with pytest.raises(WrongUseError, match="no source with the id 'manz-ag'"):
        ask(loaded, "sources", {"ids": ["manz-ag"]})


def test_regions_are_the_sixteen_laender(loaded: Store) -> None:
    rows = {r["code"]: r for r in ask(loaded, "regions").rows}
    assert len(rows) == 16
    inside = [c for c in table("clusters") if "HB" in c["state"].split(";")]
    assert rows["HB"]["initiatives"] == len(inside) == 6
    assert rows["HB"]["name"] == "Bremen"


def test_organisations_of_a_cluster(loaded: Store) -> None:
    rows = ask(loaded, "organisations_of", {"cluster": "medicalmountains"}).rows
    stated = [m for m in table("memberships") if m["cluster"] == "medicalmountains"]
    found = {(r["id"], r["role"], r["as_of"] or "", r["note"] or "") for r in rows}
    assert found == {(m["organisation"], m["role"], m["as_of"], m["note"]) for m in stated}
    assert (rows[0]["id"], rows[0]["tie"]) == ("medicalmountains-ag", "MANAGES")


# -- the state of a day ------------------------------------------------------------------------


def test_clusters_of_a_day(loaded: Store) -> None:
    today, then = by_id(loaded, "clusters"), by_id(loaded, "clusters", as_of="2012")
    # clusters.csv: cfk-valley and hamburg-aviation; memberships.csv: since 2004-05 and 2011-01
    founding = [m for m in table("memberships") if m["role"] == "founding_member"]
    for cluster, since in (("cfk-valley", "2004-05"), ("hamburg-aviation", "2011-01")):
        members = [m for m in founding if m["cluster"] == cluster and m["since"] == since]
        assert len(members) > 4
        assert then[cluster]["known_members"] >= len(members)
        assert then[cluster]["known_members"] <= today[cluster]["known_members"]
    # cluster_programmes.csv: spitzencluster 2012 to 2017; ecei-gold since 2014
    assert then["cluster-elektromobilitaet-sued-west"]["programmes"] == ["spitzencluster"]
    # clusters.csv: automotiveland-nrw was founded in 2019-04
    assert "automotiveland-nrw" in today
    assert "automotiveland-nrw" not in then
    answer = ask(loaded, "clusters", {"as_of": "2012"})
    assert any("ohne Datum" in n.de for n in answer.notices)
    assert any("später gegründete" in n.de for n in answer.notices)


def test_programmes_and_their_coverage_of_a_day(loaded: Store) -> None:
    stood = {
        c["cluster"]
        for c in table("cluster_programmes")
        if c["programme"] == "spitzencluster"
        and c["since"]
        and c["since"][:4] <= "2015"
        and (not c["until"] or c["until"][:4] >= "2015")
    }
    assert stood
    row = by_id(loaded, "programmes", as_of="2015")["spitzencluster"]
    assert row["initiatives"] == len(stood)
    assert by_id(loaded, "programmes")["spitzencluster"]["initiatives"] >= len(stood)
    covered = {r["programme"]: r for r in ask(loaded, "coverage", {"as_of": "2015"}).rows}
    assert covered["spitzencluster"]["known"] == len(stood)


def test_organisations_of_a_day(loaded: Store) -> None:
    # memberships.csv: bio-deutschland pfizer-pharma-gmbh board 2017-09 to 2019-09
    pfizer = {"cluster": "bio-deutschland", "as_of": "2018"}
    answer = ask(loaded, "organisations_of", pfizer)
    assert "pfizer-pharma-gmbh" in [r["id"] for r in answer.rows]
    assert any("ohne Datum" in n.de for n in answer.notices)
    later = ask(loaded, "organisations_of", {**pfizer, "as_of": "2020"})
    assert "pfizer-pharma-gmbh" not in [r["id"] for r in later.rows]
