"""Facts of the seed documents, loaded and asked back."""

from __future__ import annotations

from graph.store import Store
from queries.answers import Row
from queries.catalogue import ask

ESW = "cluster-elektromobilitaet-sued-west"


def facts(store: Store, node: str) -> list[Row]:
    return ask(store, "profile", {"id": node}).rows


def tied(rows: list[Row], fact: str, direction: str, **more: str) -> set[str]:
    return {
        r["other_id"]
        for r in rows
        if r["fact"] == fact
        and r["direction"] == direction
        and all(r[key] == value for key, value in more.items())
    }


def value(rows: list[Row], fact: str) -> str | None:
    found = next(r["value"] for r in rows if r["section"] == "core" and r["fact"] == fact)
    return None if found is None else str(found)


def test_e_mobil_bw_manages_two_clusters(loaded: Store) -> None:
    # seed 001; memberships.csv e-mobil-bw-gmbh, role manages
    rows = facts(loaded, "e-mobil-bw-gmbh")
    assert tied(rows, "MANAGES", "out", role="manages") == {ESW, "cluster-brennstoffzelle-bw"}


def test_programmes_of_the_cluster_elektromobilitaet_sued_west(loaded: Store) -> None:
    # seed 001; cluster_programmes.csv
    rows = {r["other_id"]: r for r in facts(loaded, ESW) if r["fact"] == "IN_PROGRAMME"}
    assert (rows["go-cluster"]["since"], rows["go-cluster"]["role"]) == ("2014", "admitted")
    top = rows["spitzencluster"]
    assert (top["since"], top["until"], top["funding_eur"]) == ("2012", "2017", 40_000_000)
    assert (rows["ecei-gold"]["since"], rows["ecei-gold"]["role"]) == ("2014", "label")
    assert value(facts(loaded, ESW), "founded") == "2007"


def test_bergisch_smart_mobility_and_its_eight_partners(loaded: Store) -> None:
    # seed 001; projects.csv bergisch-smart-mobility, participations.csv role partner
    rows = facts(loaded, "bergisch-smart-mobility")
    assert tied(rows, "TAKES_PART_IN", "in", role="partner") == {
        "aptiv-services-deutschland-gmbh",
        "wsw-mobil-gmbh",
        "bergische-universitaet-wuppertal",
        "neue-effizienz-gmbh",
        "bergische-struktur-und-wirtschaftsfoerderungsgesellschaft-mbh",
        "stadt-remscheid",
        "stadt-solingen",
        "stadt-wuppertal",
    }
    assert (value(rows, "start"), value(rows, "end")) == ("2019-07", "2021-12")
    assert (value(rows, "volume_eur"), value(rows, "funding_eur")) == ("24000000", "13000000")
    assert tied(rows, "FUNDED_UNDER", "out") == {"digitale-modellregionen-nrw"}


def test_the_nineteen_who_signed_the_gold_label_paper(loaded: Store) -> None:
    # seed 002; events.csv positionspapier-gold-label, cluster_programmes.csv ecei-gold
    signed = tied(facts(loaded, "positionspapier-gold-label"), "TOOK_PART_AT", "in")
    assert signed == {
        "afbw", "automotive-bw", "biolago", "biom", "biorn", ESW, "cyberforum",
        "hamburg-at-work", "kimw", "life-science-nord", "logistik-initiative-hamburg",
        "mai-carbon", "mannheim-medical-technology-cluster", "medicalmountains",
        "microtec-suedwest", "photonics-bw", "silicon-saxony", "technologymountains",
        "vdc-fellbach",
    }  # fmt: skip
    assert len(signed) == 19
    gold = facts(loaded, "ecei-gold")
    assert signed <= tied(gold, "IN_PROGRAMME", "in", role="label")
    shown = {r["value"] for r in gold if r["section"] == "figure"}
    assert {"19 Cluster", "6300 Unternehmen"} <= shown  # figures.csv


def test_ems_achse_and_its_neighbours(loaded: Store) -> None:
    # seed 000; cluster_links.csv kompetenzzentrum-automotive-ems-achse part_of since 2016
    centre = facts(loaded, "kompetenzzentrum-automotive-ems-achse")
    part = next(r for r in centre if r["other_id"] == "wachstumsregion-ems-achse")
    assert (part["fact"], part["direction"], part["since"]) == ("PART_OF", "out", "2016")
    # memberships.csv stadt-emden, role manages
    assert "stadt-emden" in tied(centre, "MANAGES", "in", role="manages")
    # cluster_links.csv automotive-nordwest and autos: Nachbarnetzwerk
    region = facts(loaded, "wachstumsregion-ems-achse")
    beside = tied(region, "COOPERATES_WITH", "in", value="Nachbarnetzwerk")
    assert beside == {"automotive-nordwest", "autos"}
    # memberships.csv automotive-agentur-niedersachsen advises them and ITS mobility
    agency = tied(facts(loaded, "automotive-agentur-niedersachsen"), "MEMBER_OF", "out")
    assert {"automotive-nordwest", "autos", "kompetenzzentrum-automotive-ems-achse"} <= agency


def test_lineage_from_allfratech_to_emcc_and_innotherms(loaded: Store) -> None:
    # seed 004; projects.csv allfratech, emcc, innotherms; cluster_links.csv cara
    ours, theirs = facts(loaded, ESW), facts(loaded, "cara")
    years = {
        r["other_id"]: (r["since"], r["until"])
        for r in theirs
        if r["fact"] == "BELONGS_TO" and r["other_id"] in tied(ours, "BELONGS_TO", "in")
    }
    assert years["allfratech"] == ("2017", "2021")
    assert years["emcc"] == years["innotherms"] == ("2019", "2021")
    joint = next(r for r in theirs if r["role"] == "joint_project" and r["other_id"] == ESW)
    assert (joint["value"], joint["since"], joint["until"]) == ("AllFraTech", "2017", "2021")


def test_the_five_exhibitors_stand_at_their_stages(loaded: Store) -> None:
    # seed 004; stage_activities.csv, memberships.csv
    stages = {
        "comemso-gmbh": {"batterie-pruefung"},
        "coperion-gmbh": {"batterie-anlagen-elektrode"},
        "elringklinger-ag": {"batterie-modul", "batterie-zellkomponenten"},
        "konzelmann-gmbh": {"batterie-zellkomponenten"},
        "manz-ag": {"batterie-anlagen-modul", "batterie-anlagen-zelle"},
    }
    for node, expected in stages.items():
        rows = facts(loaded, node)
        battery = {s for s in tied(rows, "ACTIVE_AT", "out") if s.startswith("batterie-")}
        assert battery == expected
        assert ESW in tied(rows, "MEMBER_OF", "out", role="member")
    # events.csv battery-show-europe-2023
    show = facts(loaded, "battery-show-europe-2023")
    assert (value(show, "start"), value(show, "end")) == ("2023-05-23", "2023-05-25")
    assert ESW in tied(show, "TOOK_PART_AT", "in")


def test_suppliers_of_the_bergisches_staedtedreieck(loaded: Store) -> None:
    # seed 003; figures.csv: 800 in NRW, 250 of them in the region of the Zukunftssalon
    land = [r["value"] for r in facts(loaded, "ags-05") if r["section"] == "figure"]
    assert "800 Unternehmen" in land
    salon = facts(loaded, "bergischer-zukunftssalon-automotive")
    assert "250 Unternehmen" in [r["value"] for r in salon if r["section"] == "figure"]
