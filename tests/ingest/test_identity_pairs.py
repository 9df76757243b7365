"""The hand-made pairs are what they claim to be, and what is merged alone is right on them.

The goal for suggestions from the threshold on, an F1 of 0.97, is not asserted: the held back half
does not reach it. `python -m bench identity` prints what is reached.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.clusters import Rates, rates
from bench.hand_made import COLUMNS, HELD_BACK, PRACTICE, Labelled, part_of, read, rows, true_groups
from ingest.identity.compare import Comparison, compare
from ingest.identity.form import name_form, name_key
from ingest.identity.record import OrganisationRecord

KINDS = {
    "abbreviation", "acronym", "case", "conjunction", "conversion", "english_name",
    "group_and_subsidiary", "institute_and_body", "legal_form", "place_spelling", "redaction",
    "rename", "same_name_other_town", "same_town", "similar_name", "spacing", "typing_error",
    "umlaut", "unit_suffix", "word_order",
}  # fmt: skip
Decided = list[tuple[Labelled, Comparison]]


@pytest.fixture(scope="module")
def decided() -> Decided:
    names, pairs = read()
    records = [
        OrganisationRecord(str(i), named.name, city=named.place) for i, named in enumerate(names)
    ]
    return [(pair, compare(records[pair.a], records[pair.b])) for pair in pairs]


def test_the_key_of_a_name_needs_no_form() -> None:
    """Among the names are acronyms beside a name, which are no part of its key."""
    names = {named.name for named in read()[0]} | {"Quarzlabor Nord (QLN)", "QLN", "", "(GmbH)"}
    assert {name: name_key(name) for name in names} == {n: name_form(n).key for n in names}
    assert name_key("Quarzlabor Nord (QLN)") == name_key("Quarz-Labor Nord GmbH")


def test_there_are_enough_pairs_and_half_of_them_are_the_same() -> None:
    lines = rows()
    assert len(lines) >= 600
    assert Counter(line["same"] for line in lines) == {
        "yes": len(lines) / 2, "no": len(lines) / 2
    }  # fmt: skip


def test_every_line_is_whole_and_every_kind_of_trap_is_there() -> None:
    for line in rows():
        assert tuple(line) == COLUMNS
        assert line["a_name"] and line["b_name"] and line["note"]
    assert {line["trap"] for line in rows()} == KINDS


def test_the_parts_follow_from_the_names_and_are_about_as_large() -> None:
    lines = rows()
    assert all(line["part"] == part_of(line) for line in lines)
    for part in (PRACTICE, HELD_BACK):
        of = [line["same"] for line in lines if line["part"] == part]
        assert 0.4 < len(of) / len(lines) < 0.6
        assert 0.4 < of.count("yes") / len(of) < 0.6


def test_no_pair_stands_there_twice_and_none_contradicts_the_others() -> None:
    names, pairs = read()
    assert len({p.pair for p in pairs}) == len(pairs)
    groups = true_groups(len(names), pairs)
    assert [names[p.a] for p in pairs if not p.same and groups[p.a] == groups[p.b]] == []


def reached(decided: Decided, part: str, *, suggestions: bool) -> Rates:
    found = [
        pair.same
        for pair, told in decided
        if pair.part == part and (told.accepted if suggestions else told.decision == "same")
    ]
    wanted = sum(pair.same for pair, _ in decided if pair.part == part)
    return rates(len(found), sum(found), wanted)


@pytest.mark.parametrize("part", [PRACTICE, HELD_BACK])
def test_what_is_merged_alone_is_right(decided: Decided, part: str) -> None:
    found = reached(decided, part, suggestions=False)
    assert found.precision is not None and found.precision >= 0.995
    assert found.recall is not None and found.recall >= 0.25


def test_withheld_names_are_never_even_suggested(decided: Decided) -> None:
    told = {found.decision for pair, found in decided if pair.trap == "redaction"}
    assert told == {"different"}


# -- further sets, written before the rules were changed for them ----------------------------------

FRESH = Path(__file__).with_name("identity_pairs_fresh.csv")
SEALED = Path(__file__).with_name("identity_pairs_sealed.csv")
LATER = Path(__file__).with_name("identity_pairs_later.csv")


@pytest.mark.parametrize(
    ("file", "part", "pairs", "same", "least"),
    [
        (FRESH, "first", 400, 200, 0.94),
        (FRESH, "second", 300, 150, 0.97),
        (FRESH, "third", 300, 150, 0.94),
        (SEALED, "fourth", 200, 100, 0.97),
        (SEALED, "sealed", 200, 100, 0.95),
        (LATER, "fifth", 178, 89, 0.98),
        (LATER, "sixth", 160, 91, 0.95),
    ],
)
def test_the_further_sets(file: Path, part: str, pairs: int, same: int, least: float) -> None:
    """Not a goal but what is reached: see identity_pairs.md."""
    names, labelled = read(file)
    own = [pair for pair in labelled if pair.part == part]
    assert len(own) == pairs and sum(pair.same for pair in own) == same
    found = [
        (
            pair,
            compare(*(OrganisationRecord(str(i), names[i].name, city=names[i].place)
                      for i in (pair.a, pair.b))),
        )
        for pair in own
    ]  # fmt: skip
    merged = reached(found, part, suggestions=False)
    assert merged.precision == 1.0
    assert (reached(found, part, suggestions=True).f1 or 0.0) >= least
