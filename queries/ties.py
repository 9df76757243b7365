"""What all questions about ties say alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.errors import WrongUseError
from queries.answers import Notice, Row
from queries.wording import thousands

# Labels in the order in which a reader looks for them: search, and ids under several labels.
LABELS = (
    "Cluster", "Organisation", "Project", "Programme", "ValueChain", "Stage", "Field",
    "Competence", "Region", "Event", "Figure", "Source",
)  # fmt: skip
# One and several of each label, in German and English.
WORDS = {
    "Cluster": ("Initiative", "Initiativen", "initiative", "initiatives"),
    "Organisation": ("Organisation", "Organisationen", "organisation", "organisations"),
    "Project": ("Projekt", "Projekte", "project", "projects"),
    "Programme": ("Programm", "Programme", "programme", "programmes"),
    "ValueChain": (
        "Wertschöpfungskette", "Wertschöpfungsketten", "value chain", "value chains",
    ),
    "Stage": ("Stufe", "Stufen", "stage", "stages"),
    "Field": ("Themenfeld", "Themenfelder", "field", "fields"),
    "Competence": ("Kompetenz", "Kompetenzen", "competence", "competences"),
    "Region": ("Region", "Regionen", "region", "regions"),
    "Event": ("Veranstaltung", "Veranstaltungen", "event", "events"),
    "Figure": ("Zahl", "Zahlen", "figure", "figures"),
    "Source": ("Quelle", "Quellen", "source", "sources"),
}  # fmt: skip

# What the search by name does not find.
_SHOWN_BY = {
    "Figure": 'innonetz cypher "MATCH (f:Figure) RETURN f.id, f.name"',
    "Source": "innonetz ask sources",
}

# Ties that stand for a time: by dates of their own, or by those of their project or event.
# The others (field, place, stage …) hold as long as both ends do.
DATED = frozenset(
    {
        "MEMBER_OF", "MANAGES", "TAKES_PART_IN", "BELONGS_TO", "FUNDED_UNDER", "IN_PROGRAMME",
        "PART_OF", "SUCCESSOR_OF", "COOPERATES_WITH", "TOOK_PART_AT",
    }
)  # fmt: skip


def counted(counts: dict[str, int], language: str) -> str:
    """Numbers of things in words: "3 Projekte, 1 Programm"; labels in the usual order."""
    first = 0 if language == "de" else 2
    return ", ".join(
        f"{thousands(counts[label], language)} {WORDS[label][first + (counts[label] != 1)]}"
        for label in LABELS
        if counts.get(label)
    )


def chosen(things: list[Row]) -> Row:
    """The thing that counts where one id names several: that of the first label in LABELS."""
    return min(things, key=lambda thing: LABELS.index(str(thing["label"])))


def also_named(things: list[Row]) -> list[Notice]:
    """A notice where one id names several things."""
    shown, *others = sorted({str(t["label"]) for t in things}, key=LABELS.index)
    if not others:
        return []
    de, en = (", ".join(WORDS[label][i] for label in others) for i in (0, 2))
    return [
        Notice(
            f"Diese Kennung steht auch für: {de}. Gezeigt wird: {WORDS[shown][0]}. "
            "Mit --kind wählen Sie aus.",
            f"This id also names: {en}. Shown is the {WORDS[shown][2]}. Choose with --kind.",
        )
    ]


def nothing_there(params: dict[str, Any]) -> WrongUseError:
    """The error for an id that does not exist under the label that was asked for."""
    kind = params.get("kind")
    return unknown_id(params["id"], (kind,) if kind else ())


def unknown_id(node_id: str, labels: Sequence[str]) -> WrongUseError:
    """The error for an id that stands under none of these labels; without labels under none."""
    de = " oder ".join(WORDS[label][0] for label in labels)
    en = " or ".join(WORDS[label][2] for label in labels)
    command = _SHOWN_BY.get(labels[0] if labels else "", "innonetz ask find --text …")
    return WrongUseError(
        f"There is no {en or 'thing'} with the id {node_id!r}: '{command}' shows those there are.",
        f"Die Kennung {node_id!r} gibt es nicht{f' (gesucht: {de})' if de else ''}: "
        f"'{command}' zeigt, welche es gibt.",
    )


def role_of(properties: Row) -> str | None:
    """The one word that tells a tie closer: its role, status, kind or basis."""
    for name in ("role", "status", "kind", "basis"):
        if properties.get(name):
            return str(properties[name])
    return None
