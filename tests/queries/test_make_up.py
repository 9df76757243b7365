"""The make-up of clusters, regions, programmes and organisations in numbers."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries import make_up
from queries.answers import Answer, Row
from queries.catalogue import ask
from queries.measures import location_quotient
from queries.region_profile import judged
from queries.weights import weights
from tests.queries.shuffling import assert_same_under_shuffling

EXAMPLES = {
    "cluster_profile": "medicalmountains",
    "region_profile": "ags-14",
    "programme_profile": "rubin",
    "organisation_profile": "uniklinik-rwth-aachen",
}


def profile(store: Store, question: str, node: str, **more: str) -> Answer:
    return ask(store, question, {"id": node, **more})


def section(answer: Answer, name: str) -> dict[str, Row]:
    return {row["item"]: row for row in answer.rows if row["section"] == name}


def numbers(answer: Answer, name: str) -> dict[str, int]:
    return {item: row["number"] for item, row in section(answer, name).items()}


# -- the curated network -----------------------------------------------------------------------


def test_a_cluster(loaded: Store) -> None:
    answer = profile(loaded, "cluster_profile", "medicalmountains")
    # memberships.csv: six organisations in seven rows, of which medicalmountains-ag only manages;
    # clusters.csv: no number stated
    members = section(answer, "members")["known"]
    assert (members["number"], members["of"], members["share"]) == (5, None, None)
    # organisations.csv: biopro is an agency, two chambers
    assert numbers(answer, "member_kind") == {
        "agency": 1, "chamber": 2, "municipality": 1, "research_institute": 1,
    }  # fmt: skip
    # organisations.csv: all in BW
    assert numbers(answer, "member_land") == {"ags-08": 5}
    facts = section(answer, "member_kind")["chamber"]["facts"]
    assert [f["id"] for f in facts] == ["handwerkskammer-konstanz", "ihk-schwarzwald-baar-heuberg"]
    assert all(f["sources"] for f in facts)


def test_known_and_stated_members(loaded: Store) -> None:
    answer = profile(loaded, "cluster_profile", "biolago")
    # memberships.csv: 16 organisations, of which biolago-e-v only manages; clusters.csv:
    # member_count 160
    row = section(answer, "members")["known"]
    assert (row["number"], row["of"], row["share"]) == (15, 160, 0.0938)
    assert any("Von 160 angegebenen" in n.de for n in answer.notices)


def test_a_cluster_without_known_members_says_so(loaded: Store) -> None:
    every = ask(loaded, "clusters").rows
    empty = next(c["id"] for c in every if c["known_members"] == 0)
    answer = profile(loaded, "cluster_profile", empty)
    assert not section(answer, "member_kind")
    assert any("Kein Mitglied" in n.de for n in answer.notices)


def test_a_region_and_what_it_is_specialised_in(loaded: Store) -> None:
    answer = profile(loaded, "region_profile", "ags-14")
    fields = section(answer, "field")
    # clusters.csv: 46 initiatives with a field in SN, 272 in all Länder; mobilitaet 9 and 75,
    # raumentwicklung 6 and 16, gesundheit 4 and 41
    assert (fields["mobilitaet"]["number"], fields["mobilitaet"]["of"]) == (9, 46)
    assert fields["mobilitaet"]["quotient"] == 0.71
    assert fields["mobilitaet"]["expected"] == round(46 * 75 / 272, 1)
    assert fields["mobilitaet"]["verdict"] == "weaker"
    assert (fields["raumentwicklung"]["quotient"], fields["raumentwicklung"]["verdict"]) == (
        2.22, "stronger",
    )  # fmt: skip
    assert fields["gesundheit"]["verdict"] == "weaker"
    assert len(fields) == 11  # every general field, fields.csv without parent
    land = next(r for r in ask(loaded, "regions").rows if r["code"] == "SN")
    assert sum(numbers(answer, "initiative_kind").values()) == land["initiatives"]
    assert sum(numbers(answer, "organisation_kind").values()) == land["organisations"]
    assert section(answer, "projects")["known"]["number"] == land["projects"]


def test_a_country_holds_what_lies_in_its_laender(loaded: Store) -> None:
    rows = profile(loaded, "region_profile", "iso-DE").rows
    # clusters.csv: 309 of 337 rows have country DE, most of them with a Land
    assert {r["of"] for r in rows if r["section"] == "initiative_kind"} == {309}


def test_too_few_initiatives_give_no_verdict(loaded: Store) -> None:
    fields = section(profile(loaded, "region_profile", "ags-04"), "field")
    # clusters.csv: five initiatives with a field in HB, one of them energie (32 of 272)
    assert fields["energie"]["quotient"] == 1.7
    assert fields["energie"]["verdict"] is None
    # four of mobilitaet are enough
    assert fields["mobilitaet"]["verdict"] == "stronger"


def test_a_programme(loaded: Store) -> None:
    answer = profile(loaded, "programme_profile", "rubin")
    # cluster_programmes.csv: 16, of these four concept; figures.csv: only rounds, so not stated
    row = section(answer, "initiatives")["known"]
    assert (row["number"], row["of"]) == (12, None)
    assert numbers(answer, "status") == {
        "implementation": 9, "concept": 4, "ended": 2, "admitted": 1,
    }  # fmt: skip
    assert numbers(answer, "round") == {"1": 6, "2": 6, "3": 4}
    # rubin-isc 8 M and rubio 12 M, 14 without amount
    grants = section(answer, "grants")["known"]
    assert (grants["funding_eur"], grants["number"], grants["without_amount"]) == (
        20_000_000, 16, 14,
    )  # fmt: skip
    assert any("4 nur in der Konzeptphase" in n.de and "alle 16" in n.de for n in answer.notices)
    stated = section(profile(loaded, "programme_profile", "t-raum"), "initiatives")["known"]
    assert (stated["number"], stated["of"], stated["as_of"]) == (7, 12, "2022")
    assert not section(profile(loaded, "programme_profile", "ecei-gold"), "grants")


def test_an_organisation(loaded: Store) -> None:
    answer = profile(loaded, "organisation_profile", "uniklinik-rwth-aachen")
    # memberships.csv: partner of react; participations.csv: one project with 510,000 euros
    assert sum(numbers(answer, "initiative_kind").values()) == 1
    project = section(answer, "projects")["known"]
    assert (project["number"], project["funding_eur"], project["without_amount"]) == (1, 510_000, 0)
    managed = section(profile(loaded, "organisation_profile", "e-mobil-bw-gmbh"), "manages")
    # memberships.csv e-mobil-bw-gmbh: manages two, lead of scale-up-e-drive
    assert [f["id"] for f in managed["known"]["facts"]] == [
        "cluster-brennstoffzelle-bw", "cluster-elektromobilitaet-sued-west", "scale-up-e-drive",
    ]  # fmt: skip


def test_the_state_of_a_day(loaded: Store) -> None:
    # cluster_programmes.csv: cluster-elektromobilitaet-sued-west spitzencluster 2012 to 2017
    given = ("cluster_profile", "cluster-elektromobilitaet-sued-west")
    then = profile(loaded, *given, as_of="2013")
    assert set(section(then, "programme")) == {"spitzencluster"}
    assert section(then, "grants")["known"]["funding_eur"] == 40_000_000
    assert any("ohne Datum" in n.de for n in then.notices)
    with pytest.raises(WrongUseError, match="in no calendar"):
        profile(loaded, *given, as_of="2013-13")


@pytest.mark.parametrize(("question", "node"), EXAMPLES.items())
def test_order_does_not_change_the_answer(loaded_embedded: Store, question: str, node: str) -> None:
    assert_same_under_shuffling(loaded_embedded, question, {"id": node})


# -- made up -----------------------------------------------------------------------------------


def test_location_quotient() -> None:
    # 4 of 5 here, 75 of 272 everywhere
    assert location_quotient(4, 5, 75, 272) == pytest.approx(0.8 / (75 / 272))
    assert location_quotient(10, 20, 50, 100) == 1.0
    assert location_quotient(0, 5, 9, 272) == 0.0
    # nothing to compare with is not known, not zero
    assert location_quotient(0, 0, 9, 272) is None
    assert location_quotient(0, 5, 0, 272) is None


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((3, 10, 20, 100), "stronger"),  # 0.3 / 0.2 = 1.5
        ((2, 10, 10, 100), None),  # 2.0, but two and one are too few
        ((2, 20, 20, 100), "weaker"),  # 0.5, four to be expected
        ((4, 20, 20, 100), "alike"),  # 1.0
        ((0, 5, 10, 100), None),  # half an initiative to be expected
    ],
)
def test_a_quotient_is_judged_only_where_enough_is_known(
    counts: tuple[int, int, int, int], verdict: str | None
) -> None:
    assert judged(*counts, weights().specialisation)["verdict"] == verdict


def thing(node: str, **more: Any) -> Row:
    return {"id": node, "name": node, "sources": [f"src-{node}"], "confidence": "high", **more}


def test_a_thing_of_several_groups_counts_in_each_and_once_in_the_whole() -> None:
    things = [thing("a", g=["x", "y"]), thing("b", g=["x"]), thing("c", g=[])]
    rows = make_up.lines("s", things, lambda t: t["g"], {"x": ("X", "Ex")})
    assert [(r["item"], r["number"], r["of"]) for r in rows] == [
        ("x", 2, 3), ("y", 1, 3), ("unknown", 1, 3),
    ]  # fmt: skip
    assert (rows[0]["name"], rows[0]["name_en"], rows[0]["share"]) == ("X", "Ex", 0.6667)
    assert rows[0]["sources"] == ["src-a", "src-b"]


def test_unknown_amounts_are_no_zero() -> None:
    row = make_up.with_money("s", "known", [thing("a", funding_eur=None)])
    assert (row["funding_eur"], row["without_amount"], row["number"]) == (None, 1, 1)
    row = make_up.with_money(
        "s", "known", [thing("a", funding_eur=None), thing("b", funding_eur=0)]
    )
    assert (row["funding_eur"], row["without_amount"]) == (0, 1)
