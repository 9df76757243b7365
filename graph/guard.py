"""Which statements typed by a person the reading connection refuses.

The engine's own rights keep the reading connection from writing. They do not keep it from reading
files and addresses (LOAD CSV), users, settings and other people's statements, or from calling
procedures that end, clear or collect things. Two judges refuse those: the text, which is read the
same way for every engine, and, where the engine tells it, the plan it made of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from neo4j import ResultSummary

# Everything a statement may call; what an administrator installs beside it stays out of reach.
PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
        "db.index.vector.querynodes",
        "db.index.vector.queryrelationships",
    }
)
_NAMESPACES = frozenset(
    {"date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector"}
)
_STARTS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW")
_SHOWN = frozenset(
    {"CONSTRAINT", "CONSTRAINTS", "INDEX", "INDEXES", "FUNCTION", "FUNCTIONS"}
    | {"PROCEDURE", "PROCEDURES"}
)
_CHANGING = frozenset(
    {"CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "DROP"}
    | {"TERMINATE", "LOAD", "SHOW", "PROFILE"}
)
_PLANNED_SHOWS = frozenset({"ShowConstraints", "ShowIndexes", "ShowFunctions", "ShowProcedures"})
_BAD_OPERATORS = ("Load", "Show", "Terminate", "Transaction", "AdministrationCommand")

TOKEN = re.compile(
    r"//[^\r\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|\w+|\S", re.DOTALL
)
_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
# A refusal, or its reason, in English and German.
Refusal = tuple[str, str]


def refusal_of_text(statement: str) -> Refusal | None:
    """The sentence why a statement is refused by its text, or None."""
    # Some engines read \uXXXX before anything else, some only inside quotes: it must hold both ways
    plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), statement)
    for text in {statement, plain}:
        if reason := _reason(_Words(text)):
            return _refused(reason)
    return None


def _refused(reason: Refusal) -> Refusal:
    return (
        f"This connection only reads the graph: {reason[0]}. Nothing was changed.",
        f"Diese Verbindung liest nur: {reason[1]}. Nichts wurde geändert.",
    )


def refusal(summary: ResultSummary) -> Refusal | None:
    """The sentence why a statement is refused by the engine's plan of it, or None."""
    if summary.query_type not in (None, "r"):
        return _refused(
            (
                "the statement would write, change the schema or administer",
                "Die Anweisung würde schreiben, das Schema ändern oder verwalten",
            )
        )
    for name, details in _operators(summary.plan or {}):
        if name == "ProcedureCall":
            called = details.partition("(")[0].replace("`", "").strip().lower()
            if called not in PROCEDURES:
                return _refused(_not_callable(called))
        elif name.startswith(_BAD_OPERATORS) and name not in _PLANNED_SHOWS:
            return _refused(
                (f"the statement would run {name}", f"Die Anweisung würde {name} ausführen")
            )
    return None


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    arguments = plan.get("args", {})
    yield str(plan.get("operatorType", "")).split("@")[0], str(arguments.get("Details", ""))
    for child in plan.get("children", []):
        yield from _operators(child)


class _Words:
    """The words and signs of a statement without comments, strings and closing semicolons."""

    def __init__(self, statement: str) -> None:
        found = [t for t in TOKEN.findall(statement) if not t.startswith(("//", "/*"))]
        while found and found[-1] == ";":
            found.pop()
        self.tokens = [t if t[0] not in "'\"" or len(t) == 1 else "''" for t in found]
        self.start = self._after_prefix()

    def _after_prefix(self) -> int:
        at = 0
        while self.keyword(at) in ("CYPHER", "EXPLAIN"):
            at += 1
            while self.text(at).isdigit() or self.text(at + 1) == "=":
                at += 1 if self.text(at).isdigit() else 3
                if self.text(at) == "." and self.text(at + 1).isdigit():
                    at += 2
        return at

    def text(self, at: int) -> str:
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""

    def keyword(self, at: int) -> str:
        """The word at a place where the grammar reads it as a keyword, in capitals, or nothing."""
        word = self.text(at)
        if not word.isidentifier() or self.text(at + 1) == ":":
            return ""
        if self.text(at - 1) in (".", ":", "|", "&", "!", "$") or self.text(at - 1).upper() == "AS":
            return ""
        return word.upper()

    def dotted(self, at: int) -> tuple[str, int]:
        """The dotted name that begins at a place, in small letters, and the place behind it."""
        pieces = [self.text(at)]
        while self.text(at + 1) == "." and _names(self.text(at + 2)):
            at += 2
            pieces.append(self.text(at))
        return ".".join(p.strip("`") for p in pieces).lower(), at + 1


def _names(token: str) -> bool:
    return token.isidentifier() or (token.startswith("`") and len(token) > 1)


def _reason(words: _Words) -> Refusal | None:
    if ";" in words.tokens:
        return ("one statement at a time", "immer nur eine Anweisung auf einmal")
    first = words.keyword(words.start)
    if first == "PROFILE":
        return (
            "PROFILE runs the statement; use EXPLAIN to see its plan",
            "PROFILE führt die Anweisung aus; EXPLAIN zeigt ihren Plan",
        )
    if words.text(words.start) and first not in _STARTS:
        starts, found = ", ".join(_STARTS), words.text(words.start)
        return (
            f"a statement starts with {starts}, not with {found!r}",
            f"Eine Anweisung beginnt mit {starts}, nicht mit {found!r}",
        )
    if first == "SHOW" and not _shows_schema(words):
        return (
            "SHOW is for CONSTRAINTS, INDEXES, FUNCTIONS and PROCEDURES",
            "SHOW zeigt nur CONSTRAINTS, INDEXES, FUNCTIONS und PROCEDURES",
        )
    for at in range(words.start, len(words.tokens)):
        if reason := _reason_at(words, at):
            return reason
    return None


def _reason_at(words: _Words, at: int) -> Refusal | None:
    keyword = words.keyword(at)
    if keyword in _CHANGING and at > words.start:
        return (
            f"{keyword} is refused; if it is a name of yours, put it in `backticks`",
            f"{keyword} wird abgelehnt; einen Namen, der so heißt, in `Gravis` setzen",
        )
    if not _names(words.text(at)) or words.text(at - 1) == ".":
        return None
    if keyword == "CALL" and _names(words.text(at + 1)):
        name, _ = words.dotted(at + 1)
        return None if name in PROCEDURES else _not_callable(name)
    name, behind = words.dotted(at)
    if "." in name and words.text(behind) == "(" and words.keyword(at - 1) != "CALL":
        return None if name.partition(".")[0] in _NAMESPACES else _not_callable(name)
    return None


def _shows_schema(words: _Words) -> bool:
    for token in words.tokens[words.start + 1 :]:
        if token.upper() in _SHOWN:
            return True
        if token.upper() in ("YIELD", "WHERE", "RETURN"):
            return False
    return False


def _not_callable(name: str) -> Refusal:
    return (
        f"{name} is not among the procedures and functions that only read it",
        f"{name} gehört nicht zu den Prozeduren und Funktionen, die den Graphen nur lesen",
    )
