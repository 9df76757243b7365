"""The columns that a statement returns, read from its text.

The embedded engine names no columns where it finds no rows, and an empty table without a header
looks like a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.guard import TOKEN

_OPENING, _CLOSING = "([{", ")]}"
_ENDS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", ";"})
_Piece = list[re.Match[str]]


def returned_columns(statement: str) -> tuple[str, ...]:
    """The columns of the last RETURN outside brackets; none for ``*`` and without a RETURN."""
    names = tuple(_name(piece, statement) for piece in _pieces(_after_return(statement)) if piece)
    return () if "*" in names else names


def _after_return(statement: str) -> list[tuple[re.Match[str], int]]:
    """The tokens behind the last RETURN, each with the number of brackets it stands in."""
    found: list[tuple[re.Match[str], int]] = []
    depth, inside = 0, False
    for token in TOKEN.finditer(statement):
        word = token.group()
        if word.startswith(("//", "/*")):
            continue
        depth -= word in _CLOSING
        if depth == 0 and word.upper() == "RETURN":
            found, inside = [], True
        elif depth == 0 and word.upper() in _ENDS:
            inside = False
        elif inside and not (not found and word.upper() == "DISTINCT"):
            found.append((token, depth))
        depth += word in _OPENING
    return found


def _pieces(tokens: list[tuple[re.Match[str], int]]) -> Iterator[_Piece]:
    """What stands between the commas outside brackets."""
    piece: _Piece = []
    for token, depth in tokens:
        if token.group() == "," and depth == 0:
            yield piece
            piece = []
        else:
            piece.append(token)
    yield piece


def _name(piece: _Piece, statement: str) -> str:
    """The name behind AS, else the expression as it is written, as Neo4j names its columns."""
    if len(piece) > 2 and piece[-2].group().upper() == "AS":
        return piece[-1].group().strip("`")
    return statement[piece[0].start() : piece[-1].end()]
