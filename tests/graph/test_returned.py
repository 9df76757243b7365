"""The columns of a statement, read from its text."""

from __future__ import annotations

import pytest

from graph.returned import returned_columns


@pytest.mark.parametrize(
    ("statement", "columns"),
    [
        ("MATCH (n) RETURN n.id AS id, n.name", ("id", "n.name")),
        ("MATCH (n) return distinct n.id  AS `a b` ORDER BY n.name, n.id LIMIT 3", ("a b",)),
        ("RETURN [1, 2] AS both, coalesce(a, b), {x: 1, y: 2} AS m;",
         ("both", "coalesce(a, b)", "m")),
        ("CALL { MATCH (n) RETURN n AS inner } RETURN inner AS outer // RETURN x", ("outer",)),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ("a",)),
        ("RETURN 'RETURN x, y' AS text", ("text",)),
        ("MATCH (n) RETURN *", ()),
        ("SHOW INDEXES", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_columns(statement: str, columns: tuple[str, ...]) -> None:
    assert returned_columns(statement) == columns
