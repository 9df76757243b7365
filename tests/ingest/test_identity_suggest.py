"""Blocking and suggestions. All records are made up."""

from __future__ import annotations

import time
from random import Random

import pytest

from ingest.identity.blocking import LARGEST_BLOCK, blocks, candidate_indices, candidate_pairs
from ingest.identity.form import form_of
from ingest.identity.judgements import Judgement
from ingest.identity.record import OrganisationRecord
from ingest.identity.suggest import Suggestions, suggest


def body(node: str, name: str, city: str = "Jena", **own: str) -> OrganisationRecord:
    return OrganisationRecord(node, name, city=city, **own)


def judged(a: str, b: str, decision: str) -> Judgement:
    return Judgement(a, b, a, b, decision, "", "2024-01-01")


def ids(found: Suggestions) -> list[tuple[str, str]]:
    return [(s.a.id, s.b.id) for s in found.pairs]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (body("a", "Quarzwerk Nord GmbH"), body("b", "Quarzwerk Nord Aktiengesellschaft", "Ulm")),
        (body("a", "Institut für Quarz und Kristalle"), body("b", "IQK")),
        (body("a", "Quarzwerk Nord"), body("b", "Quarzwrek Nord")),
        (body("a", "Anton", pic="9"), body("b", "Berta", pic="9")),
        (body("a", "Anton", domain="x.de"), body("b", "Berta", domain="X.de")),
        (body("a", "Anton", aliases=("Berta",)), body("b", "Berta", "Ulm")),
        # known_bodies.yml
        (body("a", "Bayer MaterialScience AG"), body("b", "Covestro Deutschland AG", "Köln")),
    ],
    ids=["rare-word", "initials", "typing-error", "strong-id", "website", "alias", "known-body"],
)
def test_what_may_be_one_meets_in_a_block(a: OrganisationRecord, b: OrganisationRecord) -> None:
    others = [body(f"x{i}", f"Firma{i} Glas GmbH", f"Ort{i}") for i in range(50)]
    records = [a, *others, b]
    pairs = list(candidate_pairs(records))
    assert (0, len(records) - 1) in pairs
    assert len(pairs) == len(set(pairs))
    assert all(i < j for i, j in pairs)


def test_a_block_that_stays_too_large_is_left_out_and_counted() -> None:
    many = [form_of(body(f"{i}", "Volkshochschule", "Ort")) for i in range(LARGEST_BLOCK + 10)]
    found = blocks(many)
    assert (found.largest, found.groups) == (0, [])
    assert found.left_out > 0
    assert found.left_out_records >= LARGEST_BLOCK + 10
    assert len(candidate_indices(many, found)) == 0
    spread = [form_of(body(f"{i}", "Volkshochschule", f"Ort {i // 2}")) for i in range(100)]
    found = blocks(spread)
    assert found.divided > 0
    assert found.left_out == 0
    assert len(candidate_indices(spread, found)) == 50, "the two of each town"


def test_suggestions_are_sorted_and_say_why() -> None:
    records = [
        body("a", "Quarzwerk Nord GmbH"),
        body("b", "Quarzwerk Nord GmbH", "Ulm"),
        body("c", "Quarzwerk Nord AG"),
        body("d", "Ganz Anderes GmbH"),
    ]
    found = suggest(records)
    scores = [s.comparison.score for s in found.pairs]
    assert scores == sorted(scores, reverse=True)
    assert ids(found)[0] == ("a", "c")
    assert all(s.comparison.reasons for s in found.pairs)
    assert "d" not in {node for pair in ids(found) for node in pair}
    assert found.compared == found.candidates == 3
    assert ids(suggest(list(reversed(records)))) == ids(found)


def test_what_is_decided_is_not_suggested_again() -> None:
    """A judgement about one pair counts for the whole groups of both."""
    records = [body("a", "Quarzwerk Nord GmbH"), body("b", "Quarzwerk Nord AG"),
               body("c", "Quarzwerk Nord GmbH", "Jena")]  # fmt: skip
    canonical = {"c": "a"}
    assert ids(suggest(records, canonical=canonical)) == [("a", "b")]
    for decision in ("same", "different"):
        judgements = [judged("b", "c", decision)]
        assert ids(suggest(records, canonical=canonical, judgements=judgements)) == []
    unsure = suggest(records, canonical=canonical, judgements=[judged("b", "c", "unsure")])
    assert [r.code for s in unsure.pairs for r in s.comparison.reasons][-1] == "unsure"


def test_shared_projects_come_as_table_or_as_function() -> None:
    records = [body("a", "Quarzwerk Nord Anlagen GmbH"), body("b", "Quarzwerk Nord GmbH")]
    bare = suggest(records).pairs
    table = suggest(records, shared_projects={("a", "b"): 3}).pairs
    asked = suggest(records, shared_projects=lambda a, b: 3 if (a, b) == ("a", "b") else 0).pairs
    assert table == asked
    assert table[0].comparison.score > (bare[0].comparison.score if bare else 0)


def test_the_largest_groups_are_told() -> None:
    records = [body(node, f"Quarzwerk Nord {form}") for node, form in
               (("a", "GmbH"), ("b", "AG"), ("c", "SE"))]  # fmt: skip
    found = suggest([*records, body("d", "Quarzwerk Nord GmbH", "Jena")], canonical={"d": "a"})
    assert found.largest_groups == [("a", "b", "c", "d")]


def _made_up(count: int) -> list[OrganisationRecord]:
    chance = Random(7)
    syllables = ["bra", "ku", "lo", "mi", "ta", "ver", "zo", "nel", "dor", "fin", "gam", "hus"]
    trades = ["Maschinenbau", "Elektronik", "Optik", "Software", "Anlagenbau", "Consulting"]
    records = []
    for i in range(count):
        word = "".join(chance.choices(syllables, k=4)).capitalize()
        name = f"{word} {chance.choice(trades)} GmbH"
        records.append(body(f"{i:05}", name, f"Ort {chance.randrange(300)}"))
    return records


def test_pairs_grow_as_the_records_do() -> None:
    """Four times the records may need at most six times the pairs, and no record many."""
    small, large = (suggest(_made_up(count)) for count in (1_000, 4_000))
    assert large.compared <= 6 * max(small.compared, 1_000)
    assert large.compared < 20 * 4_000


def test_four_thousand_records_take_seconds() -> None:
    records = _made_up(4_000)
    start = time.process_time()
    suggest(records)
    assert time.process_time() - start < 30
