"""Which records become one organisation. Names and ids are made up."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from typing import Any

import pytest

from graph.frames import frame_of
from graph.model import MODEL
from ingest.identity.gather import domain_of, gather
from ingest.identity.judgements import Groups, Judgement, in_force
from ingest.identity.record import OrganisationRecord
from ingest.identity.resolve import known_ids, resolve
from ingest.places import Place, Seat


def body(node: str, name: str, **own: Any) -> OrganisationRecord:
    return OrganisationRecord(node, name, **{"country": "DE", **own})


def judged(a: str, b: str, decision: str, date: str = "2024-01-01") -> Judgement:
    return Judgement(a, b, f"Name {a}", f"Name {b}", decision, "", date)


def merged(*bodies: OrganisationRecord, judgements: tuple[Judgement, ...] = ()) -> dict[str, str]:
    return resolve(bodies, judgements).canonical


def test_a_shared_ror_id_makes_one() -> None:
    ror = "https://ror.org/000000001"
    a, b = body("b-uni", "Uni B", ror=ror), body("a-uni", "Universität B", ror=ror)
    found = resolve([a, b], [])
    assert found.canonical == {"b-uni": "a-uni"}
    assert found.reasons == {"b-uni": "same ROR id"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Müller GmbH", "MUELLER GMBH"),
        ("Müller GmbH", "Müller Gesellschaft mit beschränkter Haftung"),
        ("Müller e. V.", "Müller eV"),
        ("Müller GmbH & Co. KG", "Müller GmbH und Co. Kommanditgesellschaft"),
        ("Müller GmbH", "Müller"),
    ],
)
def test_name_town_and_form_alike_make_one(first: str, second: str) -> None:
    assert merged(body("a", first, city="Jena"), body("b", second, city="Jena")) == {"b": "a"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (body("a", "Müller GmbH", city="Jena"), body("b", "Müller AG", city="Jena")),
        (body("a", "Müller GmbH", city="Jena"), body("b", "Müller GmbH", city="Gera")),
        (body("a", "Müller GmbH", city="Jena"), body("b", "Müller GmbH")),
        (body("a", "Müller GmbH"), body("b", "Müller GmbH")),
        (body("a", "Müller", city="Jena", legal_form="GmbH"),
         body("b", "Müller", city="Jena", legal_form="e. V.")),
        (body("a", "Müller", city="Lauf"), body("b", "Müller", city="Lauf", country="AT")),
        (body("a", "Müller", city="Jena", ror="https://ror.org/1"),
         body("b", "Müller", city="Jena", ror="https://ror.org/2")),
        (body("a", "Завод", city="Jena"), body("b", "工場", city="Jena")),
    ],
    ids=["form", "town", "no-town", "no-towns", "stated-form", "country", "ror", "no-letters"],
)  # fmt: skip
def test_a_difference_keeps_two(first: OrganisationRecord, second: OrganisationRecord) -> None:
    assert merged(first, second) == {}


def test_one_town_name_in_two_laender_keeps_two() -> None:
    bavaria = body("a", "Müller", city="Neustadt", states=("BY",))
    thuringia = body("b", "Müller", city="Neustadt", states=("TH",))
    unknown = body("c", "Müller", city="Neustadt")
    assert merged(bavaria, thuringia) == {}
    assert merged(bavaria, replace(thuringia, states=("BY",))) == {"b": "a"}
    assert merged(bavaria, unknown) == {"c": "a"}
    assert merged(bavaria, thuringia, unknown) == {}, "c could be either"


def test_a_record_without_form_is_no_bridge_between_two_forms() -> None:
    """b could be either: that is a question for a person."""
    bodies = [
        body("a", "Müller GmbH", city="Jena"),
        body("b", "Müller", city="Jena"),
        body("c", "Müller AG", city="Jena"),
        body("d", "Mueller GmbH", city="Jena"),
    ]
    assert merged(*bodies) == {"d": "a"}


def test_the_stated_form_counts_more_than_the_name() -> None:
    one = body("a", "Müller", city="Jena", legal_form="GmbH")
    assert merged(one, body("b", "Müller GmbH", city="Jena")) == {"b": "a"}


@pytest.mark.parametrize("kind", ["ror", "pic", "vat", "lei", "register"])
def test_every_strong_id_joins_and_two_of_a_kind_forbid_it(kind: str) -> None:
    """data-sources.md, 7.3: rules 1 and 4."""
    one, two = body("a", "Anton", **{kind: "DE 123"}), body("b", "Berta", **{kind: "de123"})
    assert merged(one, two) == {"b": "a"}
    first = body("a", "Müller", city="Jena", **{kind: "1"})
    assert merged(first, body("b", "Müller", city="Jena", **{kind: "2"})) == {}


def test_two_ids_of_one_kind_do_not_meet_by_way_of_a_third_record() -> None:
    """b has the ROR id of a and the PIC of c; a and c have two VAT numbers."""
    bodies = (
        body("a", "Anton", ror="r", vat="1"), body("b", "Berta", ror="r", pic="p"),
        body("c", "Caesar", pic="p", vat="2"),
    )  # fmt: skip
    assert merged(*bodies) == {"b": "a"}
    assert merged(*bodies, judgements=(judged("a", "c", "same"),)) == {"b": "a", "c": "a"}


def test_one_kreis_is_one_place_whatever_the_town_is_called() -> None:
    """Kreis 16053 is Jena, 16052 Gera (official keys)."""
    jena = body("a", "Müller", city="Jena", district="16053")
    assert merged(jena, body("b", "Müller", city="Jena-Lobeda", district="16053")) == {"b": "a"}
    assert merged(jena, body("b", "Müller", city="Jena", district="16052")) == {}
    assert merged(jena, body("b", "Müller", district="16053")) == {"b": "a"}
    assert merged(jena, body("b", "Müller", city="Jena")) == {"b": "a"}


def test_units_are_one_only_where_their_bodies_are() -> None:
    """Two bodies in one town can each have an institute of one name."""
    first = body("u1", "Institut Quarz", city="Berlin", unit_of="fu")
    second = body("u2", "Institut Quarz", city="Berlin", unit_of="hu")
    assert merged(first, second) == {}
    assert merged(first, second, judgements=(judged("fu", "hu", "same"),)) == {
        "hu": "fu",
        "u2": "u1",
    }
    assert merged(first, body("x", "Institut Quarz", city="Berlin")) == {}


@pytest.mark.parametrize("name", ["Institut für Physik", "IPK", "Keine Anzeige aufgrund "
                                  "datenschutzrechtlicher Regelungen."])  # fmt: skip
def test_a_name_that_several_bodies_bear_joins_nothing(name: str) -> None:
    assert merged(body("a", name, city="Berlin"), body("b", name, city="Berlin")) == {}


def test_records_are_made_of_frame_seats_and_ties() -> None:
    table = MODEL.node("Organisation")
    row = {"id": "a", "name": "A GmbH", "kind": "company", "city": "Jena", "country": "DE",
           "short_name": "A", "former_names": ["B"], "website": "https://www.a.de/x"}  # fmt: skip
    frame = frame_of(table, [[row.get(c) for c in table.columns]])
    seat = Seat("Organisation", "a", Place("Jena", ("TH",), "DE", "16053"), (), "high")
    assert gather(frame, [seat], [("a", "z")]) == [
        OrganisationRecord(
            "a", "A GmbH", aliases=("A", "B"), city="Jena", district="16053", states=("TH",),
            country="DE", domain="a.de", unit_of="z",
        )
    ]  # fmt: skip
    assert domain_of("http://[broken") == ""


def test_many_records_take_seconds() -> None:
    """20,000 of one name in 200 towns: a quadratic rule would take minutes."""
    bodies = [body(f"o{i:05}", "Müller GmbH", city=f"Ort {i % 200}") for i in range(20_000)]
    start = time.process_time()
    assert len(merged(*bodies)) == 20_000 - 200
    assert time.process_time() - start < 20


def test_a_judgement_joins_what_no_rule_joins() -> None:
    found = resolve([body("a", "A"), body("b", "B")], [judged("b", "a", "same")])
    assert found.canonical == {"b": "a"}
    assert found.reasons == {"b": "judgement"}
    assert sorted(found.former) == [("a", "Name a"), ("a", "Name b")]


def test_the_id_with_a_record_stays() -> None:
    assert merged(body("z", "Z"), judgements=(judged("a", "z", "same"),)) == {"a": "z"}


def test_a_judgement_keeps_apart_what_a_rule_would_join() -> None:
    two = body("a", "Müller", city="Jena"), body("b", "Müller", city="Jena")
    assert merged(*two, judgements=(judged("a", "b", "different"),)) == {}
    assert merged(*two, judgements=(judged("b", "a", "different"),)) == {}
    assert merged(*two, judgements=(judged("a", "b", "unsure"),)) == {"b": "a"}


def test_one_different_pair_keeps_whole_groups_apart() -> None:
    """The four contradict each other: pairs are joined by their ids, so d stays alone."""
    decisions = [
        judged("a", "b", "same"), judged("c", "d", "same"), judged("b", "d", "different"),
        judged("a", "c", "same"),
    ]  # fmt: skip
    bodies = [body(x, x) for x in "abcd"]
    for order in itertools.permutations(decisions):
        assert merged(*bodies, judgements=order) == {"b": "a", "c": "a"}


def test_the_latest_decision_counts_and_the_earlier_line_may_stay() -> None:
    old, new = judged("a", "b", "same", "2023-05"), judged("b", "a", "different", "2024-02-01")
    two = body("a", "A"), body("b", "B")
    assert merged(*two, judgements=(new, old)) == merged(*two, judgements=(old, new)) == {}
    assert merged(*two, judgements=(old,)) == {"b": "a"}
    assert in_force([old, new]) == [new]


def test_on_one_day_the_careful_decision_counts() -> None:
    same, apart = judged("a", "b", "same"), judged("a", "b", "different")
    assert in_force([apart, same]) == in_force([same, apart]) == [apart]


def test_known_are_the_ids_that_lead_to_a_record() -> None:
    decisions = [
        judged("old", "a", "same"), judged("older", "old", "same"), judged("x", "y", "same"),
        judged("a", "other", "different"), judged("a", "third", "unsure"),
    ]  # fmt: skip
    assert known_ids({"a"}, decisions) == {"a", "old", "older"}


def test_groups_tell_whether_two_are_one() -> None:
    groups = Groups([("a", "c")])
    assert groups.join("a", "b")
    assert groups.join("b", "a")
    assert not groups.join("c", "b")
    assert groups.root("b") == "a"
    assert groups.root("c") == "c"
    assert groups.members() == {"a": ["a", "b"]}
