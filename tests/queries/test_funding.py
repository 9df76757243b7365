"""Known funding by part: what the parts, several and unknown add up to."""

from __future__ import annotations

import random
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Answer, Row, Tables
from queries.catalogue import ask, checked, question
from queries.funding import FACTS_MOST, KEPT
from tests.queries.shuffling import assert_same_under_shuffling, scored

PARTS = ("region", "programme", "year", "field")
KINDS = ("initiatives", "projects")
# projects.csv: the twelve rows with a funding_eur
PROJECTS_EUR = (
    13_000_000 + 1_800_000 + 412_000 + 1_800_000 + 10_000_000 + 17_000_000 + 20_000_000
    + 7_750_000 + 538_787 + 950_000 + 2_800_000 + 25_000_000
)  # fmt: skip


def asked(store: Store, **params: Any) -> Answer:
    return ask(store, "funding", params)


def row(answer: Answer, part: str) -> Row:
    (found,) = [r for r in answer.rows if part in (r["part"], r["kind"])]
    return found


def reconciles(rows: list[Row]) -> bool:
    """Whether parts, several and unknown add up to the total, in numbers and euros."""
    total, rest = rows[0], rows[1:]
    return total["kind"] == "total" and all(
        total[name] == sum(r[name] for r in rest)
        for name in ("things", "with_amount", "without_amount")
    ) and (total["funding_eur"] or 0) == sum(r["funding_eur"] or 0 for r in rest)  # fmt: skip


# -- the curated network -----------------------------------------------------------------------


def test_projects_by_programme(loaded: Store) -> None:
    answer = asked(loaded, by="programme", of="projects")
    total = answer.rows[0]
    # projects.csv: 178 rows, twelve with funding_eur
    assert (total["things"], total["with_amount"], total["without_amount"]) == (178, 12, 166)
    assert total["funding_eur"] == PROJECTS_EUR == 101_050_787
    # of the programme wir only lt-strategie-1 has an amount
    assert row(answer, "wir")["funding_eur"] == 538_787
    # programme empty: emile 10 M, plasmagraininnovation 0.95 M, tdg-makerlab 25 M, 21 without
    unknown = row(answer, "unknown")
    assert (unknown["things"], unknown["with_amount"]) == (24, 3)
    assert unknown["funding_eur"] == 35_950_000
    assert reconciles(answer.rows)
    assert "166 von 178" in answer.notices[0].de


def test_the_year_is_that_of_the_begin(loaded: Store) -> None:
    answer = asked(loaded, by="year", of="projects")
    # projects.csv: bergisch-smart-mobility 2019-07 and lt-strategie-1 2019-07-01
    assert row(answer, "2019")["funding_eur"] == 13_000_000 + 538_787
    years = [r["part"] for r in answer.rows if r["kind"] == "part"]
    assert years == sorted(years)
    assert row(answer, "unknown")["things"] == 108


def test_initiatives_by_year_and_programme(loaded: Store) -> None:
    # cluster_programmes.csv, since 2012 with an amount: bioeconomy-cluster and
    # cluster-elektromobilitaet-sued-west, both spitzencluster with 40 M
    by_year = asked(loaded, by="year", of="initiatives")
    assert row(by_year, "2012")["funding_eur"] == 80_000_000
    by_programme = asked(loaded, by="programme", of="initiatives")
    assert row(by_programme, "spitzencluster")["funding_eur"] == 80_000_000
    # a label gives no money
    assert not any(r["part"].startswith("ecei") for r in by_programme.rows if r["part"])
    assert any("Finalisten" in n.de for n in by_programme.notices)


def test_what_lies_in_two_laender_is_not_divided(loaded: Store) -> None:
    # clusters.csv: bioeconomy-cluster has the state ST;SN; its 40 M stand under several
    answer = asked(loaded, by="region", of="initiatives", programme="spitzencluster")
    several = row(answer, "several")
    assert [f["id"] for f in several["facts"] if f["funding_eur"]] == ["bioeconomy-cluster"]
    assert several["funding_eur"] == 40_000_000
    saxony = next(r for r in answer.rows if r["code"] == "SN")
    assert saxony["shared_eur"] == 40_000_000
    assert saxony["funding_eur"] is None  # no amount of Saxony alone is known: not zero
    fact = next(f for f in saxony["facts"] if f["id"] == "bioeconomy-cluster")
    assert fact["also"] == ["Sachsen-Anhalt"]


def test_fields_are_the_general_ones_and_open_to_their_narrower_ones(loaded: Store) -> None:
    # projects.csv with funding_eur below energie: h2rhein-neckar, h2rivers, hyfab-2 (wasserstoff)
    general = asked(loaded, by="field", of="projects")
    assert row(general, "energie")["funding_eur"] == 17_000_000 + 20_000_000 + 7_750_000
    narrower = asked(loaded, by="field", of="projects", field="energie")
    assert row(narrower, "wasserstoff")["funding_eur"] == 44_750_000
    inside = row(general, "energie")
    assert narrower.rows[0]["things"] == inside["things"] + inside["things_shared"]


def test_as_of_counts_what_was_running(loaded: Store) -> None:
    # projects.csv with funding_eur: bergisch-smart-mobility 2019-07 … 2021-12, lt-strategie-1
    # 2019-07-01 … 2022-08-31, recycling-2-0 2016-09 without end; the rest later or undated
    answer = asked(loaded, by="programme", of="projects", as_of="2020")
    assert answer.rows[0]["funding_eur"] == 13_000_000 + 538_787 + 2_800_000
    assert any("ohne Datum" in n.de for n in answer.notices)
    with pytest.raises(WrongUseError, match="is no date"):
        asked(loaded, as_of="gestern")


def test_nothing_known_is_said(loaded: Store) -> None:
    answer = asked(loaded, of="projects", year=1901)
    assert answer.rows == []
    assert "nicht, dass es keine gab" in answer.notices[0].de


@pytest.mark.parametrize("of", KINDS)
@pytest.mark.parametrize("by", PARTS)
def test_parts_add_up_and_the_total_is_the_same(loaded_embedded: Store, by: str, of: str) -> None:
    rows = asked(loaded_embedded, by=by, of=of).rows
    assert reconciles(rows)
    other = asked(loaded_embedded, by="programme", of=of).rows[0]
    assert {k: other[k] for k in ("things", "funding_eur", "sources")} == {
        k: rows[0][k] for k in ("things", "funding_eur", "sources")
    }
    for one in rows[1:]:
        assert len(one["facts"]) == one["things"] + one["things_shared"]


@pytest.mark.parametrize("of", KINDS)
def test_order_does_not_change_the_answer(loaded_embedded: Store, of: str) -> None:
    assert_same_under_shuffling(loaded_embedded, "funding", {"by": "field", "of": of})


# -- made up -----------------------------------------------------------------------------------


def made_up(seed: int) -> Tables:
    """Fifty grants with none to three Länder and fields, dated or not, half without amount."""
    chance = random.Random(seed)
    lands, fields = ["r1", "r2", "r3"], ["f1", "f2", "f11", "f12", "f21"]
    grants = [
        {
            "id": f"c{i % 40}",
            "label": "Cluster",
            "name": f"C{i}",
            "key": str(i),
            "status": chance.choice(["ended", "finalist", None]),
            "since": chance.choice([None, "2019", "2020-03"]),
            "until": None,
            "funding_eur": chance.choice([None, chance.randrange(3000, 10**8)]),
            "note": None,
            "programme": chance.choice(["p1", "p2"]),
            "programme_name": "P",
            "places": [
                [r, chance.choice([None, 1000])]
                for r in sorted(chance.sample(lands, chance.randrange(4)))
            ],
            "fields": sorted(chance.sample(fields, chance.randrange(4))),
            "sources": [f"src-{i}"],
            "confidence": "high",
        }
        for i in range(50)
    ]
    return {
        "initiatives": grants,
        "projects": [],
        "districts": [],
        "regions": [{"id": r, "name": r, "level": "land", "code": r.upper()} for r in lands],
        "fields": [
            {"id": f, "name": f, "name_en": f, "broader": f[:2] if len(f) > 2 else None}
            for f in fields
        ],
    }


def projects(*told: Row) -> Tables:
    """The tables of projects as they are kept, from rows like those of initiatives."""
    listed = [
        [j["id"], j["name"], j["status"], j["since"], j["until"], j["funding_eur"],
         j["confidence"], j["sources"]]
        for j in {j["id"]: j for j in told}.values()
    ]  # fmt: skip
    ties = {
        "project_places": [(r, None, j["id"], euros) for j in told for r, euros in j["places"]],
        "project_fields": [(f, None, j["id"], None) for j in told for f in j["fields"]],
        "project_programmes": [
            (j["programme"], j["programme_name"], j["id"], None) for j in told if j["programme"]
        ],
    }
    rows = {
        table: [
            {"id": one, "name": name, "projects": [[j, euros]]} for one, name, j, euros in found
        ]
        for table, found in ties.items()
    }
    rows["project_programmes"] = [
        {
            "id": one,
            "name": "P",
            "projects": [p for r in rows["project_programmes"] if r["id"] == one
                         for p in r["projects"]],
        }
        for one in sorted({r["id"] for r in rows["project_programmes"]})
    ]  # fmt: skip
    rows["projects"] = [{"year": "", "projects": listed}]
    return {table: [KEPT[table](found)] for table, found in rows.items()}


@pytest.mark.parametrize("by", PARTS)
@pytest.mark.parametrize("seed", range(5))
def test_made_up_grants_add_up(by: str, seed: int) -> None:
    tables = made_up(seed)
    params = checked(question("funding").header, {"by": by})
    rows = scored("funding", tables, params).rows
    assert reconciles(rows)
    counted = [
        g
        for g in tables["initiatives"]
        if g["status"] != "finalist" or g["funding_eur"] is not None
    ]
    assert rows[0]["things"] == len(counted)
    assert rows[0]["funding_eur"] == sum(g["funding_eur"] or 0 for g in counted)
    # A shared grant stands once in the total and once in each of its parts.
    shared = sum(r["things_shared"] for r in rows)
    several = [r for r in rows if r["kind"] == "several"]
    assert shared == sum(len(f["also"]) for r in several for f in r["facts"])


def test_stated_shares_are_divided_among_the_laender() -> None:
    """A joint project of 100 euros: 60 to two Kreise of r1, 30 to r2, 10 to nowhere known."""
    tables = made_up(0)
    base = {**tables["initiatives"][0], "label": "Project", "key": "", "status": None}
    places = [["k1", 40], ["k2", 20], ["r2", 30]]
    tables |= projects(
        {**base, "id": "j1", "funding_eur": 100, "places": places},
        {**base, "id": "j2", "funding_eur": 7, "places": [["k1", 7]]},
        {**base, "id": "j3", "funding_eur": 5, "places": [["r1", None], ["r2", None]]},
    )
    tables["districts"] = [{"id": k, "land": "r1"} for k in ("k1", "k2")]
    params = checked(question("funding").header, {"by": "region", "of": "projects"})
    rows = scored("funding", tables, params).rows
    columns = ("part", "things", "funding_eur", "things_shared", "shared_eur")
    assert [tuple(r.get(c) for c in columns) for r in rows] == [
        (None, 3, 112, 0, None),
        ("r1", 1, 67, 2, 5), ("r2", 0, 30, 2, 5),
        (None, 2, 15, 0, None),
    ]  # fmt: skip
    assert [(f["id"], f["funding_eur"]) for f in rows[1]["facts"]] == [
        ("j1", 60), ("j2", 7), ("j3", 5)]  # fmt: skip
    assert scored("funding", tables, {**params, "region": "r1"}).rows[0]["things"] == 3


def test_a_project_that_comes_between_two_statements_is_left_out() -> None:
    """While a run is at work nothing is kept, and ties may be read later than projects."""
    tables = made_up(0)
    base = {**tables["initiatives"][0], "label": "Project", "status": None, "places": [["r1", 5]]}
    early, late = ({**base, "id": node, "funding_eur": 5} for node in ("j1", "j2"))
    tables |= {**projects(early, late), "projects": projects(early)["projects"]}
    params = checked(question("funding").header, {"by": "region", "of": "projects"})
    rows = scored("funding", tables, params).rows
    assert [(r["kind"], r["things"], r["funding_eur"]) for r in rows] == [
        ("total", 1, 5), ("part", 1, 5)]  # fmt: skip
    tables |= {**projects(early), "projects": projects()["projects"]}
    assert scored("funding", tables, params).rows == []


def test_of_many_grants_the_largest_are_told_and_all_are_counted() -> None:
    """Made up: more projects of one year than are told, each of as many euros as its number."""
    tables = made_up(0)
    base = {**tables["initiatives"][0], "label": "Project", "status": None, "since": "2020"}
    number = FACTS_MOST + 50
    tables |= projects(*({**base, "id": f"j{i:04}", "funding_eur": i + 1} for i in range(number)))
    params = checked(question("funding").header, {"by": "year", "of": "projects"})
    answer = scored("funding", tables, params)
    total, year = answer.rows
    assert total["things"] == year["things"] == number
    assert year["funding_eur"] == number * (number + 1) // 2
    told = [f["funding_eur"] for f in year["facts"]]
    assert told == list(range(number, number - FACTS_MOST, -1))
    assert any(f"die {FACTS_MOST} größten" in n.de for n in answer.notices)


def test_a_project_under_two_programmes_counts_once() -> None:
    tables = made_up(0)
    base = {**tables["initiatives"][0], "label": "Project", "key": "", "status": None}
    tables |= projects(
        *({**base, "id": "j", "programme": p, "funding_eur": 100} for p in ("p1", "p2"))
    )
    tables["initiatives"] = []
    params = checked(question("funding").header, {"by": "programme", "of": "projects"})
    rows = scored("funding", tables, params).rows
    assert [(r["kind"], r["things"], r["funding_eur"], r["shared_eur"]) for r in rows] == [
        ("total", 1, 100, None), ("part", 0, None, 100), ("part", 0, None, 100),
        ("several", 1, 100, None),
    ]  # fmt: skip
