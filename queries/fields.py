"""Similarity of fields in a hierarchy of two levels or more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from queries.answers import Row
from queries.weights import Overlap


@dataclass(frozen=True)
class Hierarchy:
    """Each field with its broader one; a field without one is general."""

    broader: dict[str, str | None]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Hierarchy:
        """From rows with ``id`` and ``broader``."""
        return cls({row["id"]: row["broader"] for row in rows})

    def similarity(self, a: str, b: str, rules: Overlap) -> float:
        """Similarity of two fields: the same, one broader than the other, or siblings."""
        above_a, above_b = self.broader.get(a), self.broader.get(b)
        if a == b:
            return rules.same_field if above_a else rules.same_general_field
        if b == above_a or a == above_b:
            return rules.broader_field
        return rules.sibling_field if above_a and above_a == above_b else 0.0

    def upwards(self, field: str) -> list[str]:
        """The field, its broader one and so on up to the general one."""
        chain = [field]
        while (above := self.broader.get(chain[-1])) and above not in chain:
            chain.append(above)
        return chain

    def families(self, fields: Collection[str]) -> set[str]:
        """The fields with their broader ones: what related fields have in common."""
        above = {self.broader.get(f) for f in fields}
        return set(fields) | {f for f in above if f}

    def related(self, fields: Collection[str]) -> set[str]:
        """All fields of the same families: any other one is not similar at all."""
        families = self.families(fields)
        return families | {f for f, above in self.broader.items() if above in families}


def best_match(a: Set[str], b: Set[str], hierarchy: Hierarchy, rules: Overlap) -> float | None:
    """Best-match average: ``(Σ_a max_b s(a,b) + Σ_b max_a s(a,b)) / (|A| + |B|)``.

    None when a side has no known field. Source: Pesquita et al., Semantic similarity in
    biomedical ontologies (2009), there for sets of terms of a hierarchy.
    """
    if not a or not b:
        return None
    similarities = [[hierarchy.similarity(one, two, rules) for two in b] for one in a]
    best: list[float] = [*map(max, similarities), *map(max, zip(*similarities, strict=True))]
    return sum(sorted(best)) / (len(a) + len(b))


def disjoint_match(rules: Overlap) -> float:
    """What ``best_match`` gives at most for two sets that have no field in common."""
    return max(rules.broader_field, rules.sibling_field)
