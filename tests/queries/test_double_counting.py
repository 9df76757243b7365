"""The members of a group of initiatives, added up and counted once."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries.answers import Answer, Row
from queries.catalogue import ask
from tests.queries.shuffling import assert_same_under_shuffling

# cluster_programmes.csv: ecei-gold with the position paper src-aa7b5b4bc7 among its sources
SIGNATORIES = {"programme": "ecei-gold", "source": "src-aa7b5b4bc7"}


def of(answer: Answer, sort: str) -> dict[str, Row]:
    return {row["id"]: row for row in answer.rows if row["sort"] == sort}


def test_the_nineteen_with_the_gold_label(loaded: Store) -> None:
    answer = ask(loaded, "double_counting", SIGNATORIES)
    whole = of(answer, "group")["ecei-gold"]
    # needs.md, section 7, seed 002: 19 signing clusters; memberships.csv without the role manages:
    # 205 memberships of 195 organisations in 15 of them
    assert (whole["initiatives"], whole["without_members"]) == (19, 4)
    assert (whole["added_up"], whole["counted_once"], whole["twice"]) == (205, 195, 10)
    # clusters.csv, member_count: afbw 109, biolago 160, ESW 185, cyberforum 1200, kimw 400,
    # life-science-nord 600, logistik-initiative-hamburg 500, mai-carbon 110, microtec 340,
    # photonics-bw 80, silicon-saxony 600, technologymountains 459, vdc-fellbach 100
    assert (whole["stated"], whole["stated_by"]) == (4843, 13)
    # figures.csv: "mehr als 6.300 Unternehmen"
    assert {f["value"] for f in whole["figures"]} == {19, 6300}
    assert "automotive-bw" in answer.notices[0].de and "4.843" in answer.notices[1].de


def test_who_is_counted_twice(loaded: Store) -> None:
    several = of(ask(loaded, "double_counting", SIGNATORIES), "organisation")
    assert len(several) == 9
    kit = several["karlsruher-institut-fuer-technologie-kit"]
    assert [o["id"] for o in kit["others"]] == [
        "cluster-elektromobilitaet-sued-west", "cyberforum", "microtec-suedwest",
    ]  # fmt: skip
    assert all(row["sources"] for row in several.values())
    numbers = [row["initiatives"] for row in several.values()]
    assert numbers == sorted(numbers, reverse=True)


def test_the_sums_reconcile(loaded: Store) -> None:
    for params in (SIGNATORIES, {"programme": "go-cluster"}, {"programme": "wir"}):
        answer = ask(loaded, "double_counting", params)
        (whole,) = of(answer, "group").values()
        each, several = of(answer, "initiative"), of(answer, "organisation")
        assert sum(row["added_up"] for row in each.values()) == whole["added_up"]
        only = sum(row["counted_once"] for row in each.values())
        assert only + len(several) == whole["counted_once"]
        assert sum(row["twice"] for row in several.values()) == whole["twice"]
        shared = {(a, o["id"], o["shared"]) for a, row in each.items() for o in row["others"]}
        assert shared == {(b, a, n) for a, b, n in shared}


def test_named_initiatives_make_a_group(loaded: Store) -> None:
    params = {"clusters": ["carbon-composites", "mai-carbon"]}
    answer = ask(loaded, "double_counting", params)
    (whole,) = (row for row in answer.rows if row["sort"] == "group")
    # the same seven as in the test of overlaps: 15 and 17 members
    assert (whole["added_up"], whole["counted_once"], whole["twice"]) == (32, 25, 7)
    assert (whole["id"], whole["figures"]) == (None, [])


def test_only_companies(loaded: Store) -> None:
    everyone = ask(loaded, "double_counting", SIGNATORIES).rows[0]
    companies = ask(loaded, "double_counting", {**SIGNATORIES, "kind": "company"}).rows[0]
    assert 0 < companies["counted_once"] < everyone["counted_once"]
    assert companies["initiatives"] == 19
    # The initiatives state their members of all kinds: no number of companies to compare with.
    told = ask(loaded, "double_counting", {**SIGNATORIES, "kind": "company"}).notices
    assert any("kein Mitglied der gewählten Art bekannt" in n.de for n in told)
    assert any("wie viele davon die gewählte Art haben" in n.de for n in told)


def test_stated_members_stand_beside_the_known_ones_of_the_same_initiatives(loaded: Store) -> None:
    answer = ask(loaded, "double_counting", {"programme": "ecei-gold"})
    whole = answer.rows[0]
    # clusters.csv: 17 of the 25 state their members, together 5,682; memberships.csv: of these 17
    # 196 are known, of all 25 are 233
    assert (whole["stated_by"], whole["stated"]) == (17, 5682)
    assert (whole["known_of_stated"], whole["counted_once"]) == (196, 233)
    assert any("17 Initiativen geben zusammen 5.682" in n.de and "196" in n.de
               for n in answer.notices)  # fmt: skip


def test_a_day_leaves_out_what_has_no_date(loaded: Store) -> None:
    # cluster_programmes.csv: of the label go-cluster most rows have no since
    today = ask(loaded, "double_counting", {"programme": "ecei-gold"}).rows[0]
    answer = ask(loaded, "double_counting", {"programme": "ecei-gold", "as_of": "2015"})
    # since 2015 or before, not over: biorn 2013, chemie-cluster-bayern 2013-03, ESW 2014,
    # hamburg-aviation 2014 (until 2027), its-owl 2014, photonics-bw 2013, silicon-saxony 2012-03,
    # software-cluster 2013-06, vdc-fellbach 2013-05; optonet only since 2023-03
    assert (today["initiatives"], answer.rows[0]["initiatives"]) == (25, 9)
    assert "2015" in answer.notices[-1].de


@pytest.mark.parametrize("params", [{}, {"programme": "ecei-gold", "as_of": "gestern"}])
def test_wrong_use_has_its_remedy(loaded: Store, params: dict[str, Any]) -> None:
    with pytest.raises(WrongUseError):
        ask(loaded, "double_counting", params)


def test_an_empty_group_says_so(loaded: Store) -> None:
    answer = ask(loaded, "double_counting", {"programme": "ecei-gold", "as_of": "1990"})
    assert answer.rows == []
    assert answer.notices[0].de and answer.notices[0].en


def test_order_of_reading_does_not_matter(loaded_embedded: Store) -> None:
    assert_same_under_shuffling(loaded_embedded, "double_counting", SIGNATORIES)
