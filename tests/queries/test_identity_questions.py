"""Which records are one and which may be, asked of the curated network."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import pytest

from graph.store import Rows, Store
from queries import identity_groups
from queries.answers import Answer, Row
from queries.catalogue import ask, question
from queries.spelling import spelt


def test_a_group_names_its_records_and_rules(loaded: Store) -> None:
    """data/organisations.csv names the ROR id 0260qqv98, data/ror has that record."""
    rows = ask(loaded, "identity_groups", {"id": "barkhausen-institut"}).rows
    assert [(r["record"], r["record_place"], r["rule"]) for r in rows] == [
        ("barkhausen-institut", "Dresden", "kept"),
        ("ror-0260qqv98", "Dresden", "same ROR id"),
    ]
    assert {(r["name"], r["size"]) for r in rows} == {("Barkhausen Institut", 2)}


def test_an_equal_name_at_one_place_is_a_rule(loaded: Store) -> None:
    """data/organisations.csv: two rows of one name in Riesa, without a legal form."""
    kept = "berufsakademie-sachsen-staatliche-studienakademie-riesa"
    rows = ask(loaded, "identity_groups", {"id": kept}).rows
    assert [(r["record"], r["rule"]) for r in rows] == [
        (kept, "kept"),
        ("staatliche-studienakademie-riesa", "same name, place and legal form"),
    ]


def test_the_largest_groups_come_first(loaded: Store) -> None:
    rows = ask(loaded, "identity_groups", {"groups": 5}).rows
    sizes = [r["size"] for r in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert len({r["id"] for r in rows}) == 5
    everything = ask(loaded, "identity_groups", {"groups": 2_000})
    number = len({r["id"] for r in everything.rows})
    told = ask(loaded, "identity_groups", {"groups": 5}).notices[0].de
    assert f"die 5 größten von {number} Organisationen" in told and not everything.notices


def group(node: str, records: int) -> Row:
    texts = [f"{node}-{i}\t{node}\tUlm\tsame ROR id" for i in range(records)]
    return {"id": node, "name": node, "records": texts, "sources": ["s"]}


def asked(*groups: Row) -> Answer:
    columns = ("id", "name", "records", "sources")
    listed = Rows(columns, [[one[c] for c in columns] for one in groups])
    counted = Rows(("total",), [[len(groups)]])
    store = Mock(read=lambda text, *_, **__: counted if "count(o)" in text else listed)
    return ask(store, "identity_groups", {"groups": 10_000})


def test_an_answer_that_is_full_leaves_out_whole_groups_and_says_so() -> None:
    """Made up: 2,000 + 2,000 + 1,000 rows are 5,000, so the fourth group has no room."""
    found = asked(*(group(n, s) for n, s in (("a", 2000), ("b", 2000), ("c", 1000), ("d", 2))))
    assert len(found.rows) == 5_000 and found.truncated
    assert [r["id"] for r in found.rows[-1000:]] == ["c"] * 1000
    assert "die 3 größten von 4 Organisationen" in found.notices[0].de
    cut = asked(*(group(n, s) for n, s in (("a", 3000), ("b", 2001))))
    assert [r["id"] for r in cut.rows] == ["a"] * 3000
    assert "die größte von 2 Organisationen" in cut.notices[0].de


def test_all_rows_that_fit_come_without_a_notice() -> None:
    found = asked(*(group(f"g{i:04}", 2) for i in range(2_500)))
    assert len(found.rows) == 5_000 and not found.truncated and not found.notices


def test_a_group_larger_than_an_answer_is_cut_and_told() -> None:
    found = asked(group("a", 5_001), group("b", 2))
    assert len(found.rows) == 5_000 and found.truncated
    told = " ".join(n.de for n in found.notices)
    assert "die größte von 2 Organisationen" in told and "ersten 5.000 Zeilen, es gibt mehr" in told


def test_the_limit_stands_in_the_header_only(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = question("identity_groups")
    smaller = replace(entry, header=entry.header.model_copy(update={"limit": 3}))
    monkeypatch.setattr(identity_groups, "question", {"identity_groups": smaller}.__getitem__)
    tables = {"groups": [group("a", 2), group("b", 2)], "total": [{"total": 2}]}
    found = identity_groups.score(tables, {"id": ""})
    assert [r["id"] for r in found.rows] == ["a", "a"] and found.truncated


def test_what_a_person_is_unsure_of_stays_a_suggestion(loaded: Store) -> None:
    """data/judgements.csv: whether "Porsche" is the Dr. Ing. h.c. F. Porsche AG is unsure."""
    answer = ask(loaded, "identity_suggestions", {"id": "porsche"})
    names = {frozenset((r["a_name"], r["b_name"])) for r in answer.rows}
    assert frozenset(("Porsche", "Dr. Ing. h.c. F. Porsche AG")) in names
    for row in answer.rows:
        assert 0 <= row["score"] <= 1 and row["sources"]
        assert "eine Person war sich nicht sicher" in row["for_de"] + row["against_de"]
        assert len(row["for_de"]) == len(row["for_en"])


def test_words_of_a_reason_are_spelt_as_published(loaded: Store) -> None:
    """data/organisations.csv: Hochschule für Logopädie St. Gallen, Porsche Leipzig GmbH."""
    rows = ask(loaded, "identity_suggestions", {"k": 200}).rows
    against = {text for row in rows for text in row["against_de"]}
    assert "nur ein Name hat „Logopädie“" in against and "nur ein Name hat „Leipzig“" in against
    assert not any("logopadie" in text or "leipzig" in text for text in against)
    assert "only one name has 'Logopädie'" in {text for row in rows for text in row["against_en"]}


def test_only_words_of_the_names_are_respelt() -> None:
    names = ("Zentrum für Eine Büchse AG", "Müller's Prüfstände GmbH")
    assert spelt("nur ein Name hat „fur buchse“", names) == "nur ein Name hat „für Büchse“"
    assert spelt("der eine Name hat „systeme“", names) == "der eine Name hat „systeme“"
    assert spelt("eine Person war sich nicht sicher", names) == "eine Person war sich nicht sicher"
    assert spelt("andere Rechtsform (ag / gmbh)", names) == "andere Rechtsform (AG / GmbH)"
    assert spelt("Abkürzung pruf. = prufstande", names) == "Abkürzung pruf. = Prüfstände"
    assert spelt("only one name has 'muller'", names) == "only one name has 'Müller'"


def test_no_suggestion_comes_with_its_reason(loaded: Store) -> None:
    answer = ask(loaded, "identity_suggestions", {"id": "e-mobil-bw-gmbh"})
    assert answer.rows == [] and "Kein Paar" in answer.notices[0].de
    single = ask(loaded, "identity_groups", {"id": "e-mobil-bw-gmbh"})
    assert single.rows == [] and "nichts zusammengeführt" in single.notices[0].de
