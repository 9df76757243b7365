"""The step between reading and assembling: which records are one, and which may be.

What is one is decided by ``ingest.identity.resolve``; what may be one comes into the graph as a
suggestion (MAY_BE) with its reasons, and every organisation of several records names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import pandas as pd

from graph.beside import Beside
from graph.errors import WrongUseError
from graph.frames import Frames
from graph.model import MODEL
from ingest.accounting import Reading
from ingest.builder import FactBuilder
from ingest.code import fingerprint_of_code
from ingest.identity.aliases import AliasIndex, Entry
from ingest.identity.beside import Question, Search
from ingest.identity.gather import gather
from ingest.identity.judgements import Judgement
from ingest.identity.participations import Participations
from ingest.identity.places import towns_of
from ingest.identity.record import OrganisationRecord
from ingest.identity.resolve import Identities, resolve
from ingest.identity.suggest import Suggestion, Suggestions
from ingest.identity.told_apart import ToldApart
from ingest.inputs import Inputs
from ingest.sources.ror import source as ror

# The table of the suggestions, the last that a run knows.
MAY_BE = "Organisation-MAY_BE-Organisation"
_PART_OF = "Organisation-PART_OF-Organisation"
_TAKES_PART = "Organisation-TAKES_PART_IN-Project"
# Suggestions that come into the graph; more than a person will ever look at.
MOST_SUGGESTIONS = 20_000


@dataclass
class Identified:
    """The records of all sources, which of them are one, and the search for which may be."""

    records: list[OrganisationRecord] = field(default_factory=list)
    identities: Identities = field(default_factory=Identities)
    search: Search | None = None

    @property
    def suggestions(self) -> Suggestions:
        """Which records may be one; waits until the search is over."""
        return self.search.result() if self.search else Suggestions()

    def stop(self) -> None:
        """End the search when nobody waits for it any more."""
        if self.search:
            self.search.stop()


def identify(
    readings: Sequence[Reading],
    judgements: Iterable[Judgement],
    before: ToldApart | None = None,
    begun: Beside | None = None,
) -> Identified:
    """Decide which records of the readings are one organisation, in the order of precedence.

    Records of a reference (ROR) join others by their ids and names, and lend their aliases to the
    comparison, but are not themselves suggested. ``before`` are the pairs that an earlier
    run told apart, which spare most of the comparing where its rules and register were the same;
    those of this one are ``suggestions.told_apart``. In a large network the search for
    suggestions is still under way when this returns: stop it (``stop``) when it is not
    waited for. ``begun`` is its process where that has been started already.
    """
    decisions = list(judgements)
    own = [(r.reference, _records(r, place)) for place, r in enumerate(readings)]
    named = [record for reference, records in own if not reference for record in records]
    register = [record for reference, records in own if reference for record in records]
    records = [*named, *register]
    identities = resolve(records, decisions)
    rules = _rules(register)
    question = Question(
        named,
        Participations(pair for r in readings for pair in _participations(r)),
        decisions,
        identities.canonical,
        list(_entries(register)),
        before if before and before.rules == rules else ToldApart(rules),
    )
    return Identified(records, identities, Search(question, begun))


def _rules(register: Iterable[OrganisationRecord]) -> str:
    """Fingerprint of all that a comparison depends on beside the two records."""
    digest = blake2b(fingerprint_of_code().encode(), digest_size=16)
    for record in register:
        digest.update(repr(record).encode())
    return digest.hexdigest()


def _records(reading: Reading, precedence: int) -> list[OrganisationRecord]:
    frames = reading.frames
    parts = frames[_PART_OF]
    part_of = zip(parts["start_id"], parts["end_id"], strict=True)
    return gather(frames["Organisation"], reading.seats, part_of, precedence)


def _entries(register: Iterable[OrganisationRecord]) -> Iterator[Entry]:
    for record in register:
        towns = frozenset(word for town in towns_of(record.city) for word in town.head.split())
        yield Entry(record.id, (record.name, *record.aliases), towns)


def alias_index_of_ror(path: Path) -> AliasIndex:
    """The names of a dump of ROR, read as the source is. Raises WrongUseError."""
    records = _records(ror.read(Inputs((path,))), 0)
    if not records:
        raise WrongUseError(
            f"{path} has no record of ROR: take the JSON file of schema 2.",
            f"{path} enthält keinen Eintrag von ROR: die JSON-Datei nach Schema 2 verwenden.",
        )
    return AliasIndex(_entries(records))


def _participations(reading: Reading) -> Iterator[tuple[str, str]]:
    frame = reading.frames[_TAKES_PART]
    return zip(frame["start_id"], frame["end_id"], strict=True)


def add_records(organisations: pd.DataFrame, found: Identified) -> None:
    """Note at each organisation of the wanted graph the records it was joined from."""
    known = _records_of(found, set(organisations["id"]))
    records = [known.get(node) for node in organisations["id"]]
    organisations["records"] = pd.Series(records, index=organisations.index, dtype=object)


def add_suggestions(frames: Frames, found: Identified) -> list[str]:
    """Put the suggestions into the wanted graph, once the search is over.

    Returns what the report should say: how many pairs were compared, and what was left out.
    """
    organisations = frames["Organisation"]
    sources = dict(zip(organisations["id"], organisations["sources"], strict=True))
    facts = FactBuilder(MODEL)
    canonical = found.identities.canonical
    for suggestion in found.suggestions.pairs[:MOST_SUGGESTIONS]:
        a, b = (canonical.get(i, i) for i in (suggestion.a.id, suggestion.b.id))
        if a in sources and b in sources:
            a, b = sorted((a, b))
            evidence = (sorted({*sources[a], *sources[b]}), "low")
            facts.tie(
                "MAY_BE", ("Organisation", a), ("Organisation", b), evidence,
                score=suggestion.comparison.score, **_reasons(suggestion),
            )  # fmt: skip
    frames[MAY_BE] = facts.frames()[MAY_BE]
    return _told(found)


def _told(found: Identified) -> list[str]:
    pairs, suggestions = len(found.suggestions.pairs), found.suggestions
    told = [
        f"identity: {suggestions.compared + suggestions.remembered:,} pairs of "
        f"{len(found.records):,} records compared, "
        f"{len(found.identities.canonical):,} ids joined to another, {pairs:,} suggestions"
    ]
    if pairs > MOST_SUGGESTIONS:
        left = pairs - MOST_SUGGESTIONS
        told.append(f"identity: the {left:,} least likely suggestions are not in the graph")
    return told


def _records_of(found: Identified, standing: set[str]) -> dict[str, list[str]]:
    """The records of every organisation that has several, the one whose id stays first."""
    identities = found.identities
    groups: dict[str, list[OrganisationRecord]] = {}
    for record in found.records:
        stays = identities.canonical.get(record.id, record.id)
        if stays in standing:
            groups.setdefault(stays, []).append(record)
    return {
        stays: [
            "\t".join((r.id, r.name, r.city, identities.reasons.get(r.id, "kept")))
            for r in sorted(records, key=lambda r: (r.id != stays, r.id))
        ]
        for stays, records in groups.items()
        if len(records) > 1
    }


def _reasons(suggestion: Suggestion) -> dict[str, list[str]]:
    reasons = sorted(suggestion.comparison.reasons, key=lambda r: -abs(r.weight))
    sides = {"speaks_for": [r for r in reasons if r.weight > 0]}
    sides["speaks_against"] = [r for r in reasons if r.weight <= 0]
    german = {side: [r.german for r in own] for side, own in sides.items()}
    return german | {f"{side}_en": [r.english for r in own] for side, own in sides.items()}
