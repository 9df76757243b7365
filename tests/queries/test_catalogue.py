"""The framework of the catalogue, and what holds for every question in it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graph.errors import WrongUseError
from graph.store import Store
from queries import catalogue as framework
from queries.answers import Answer, Row, Scored, Tables
from queries.catalogue import Question, ask, catalogue, checked, parse, question
from queries.header import Header

NAMES = sorted(catalogue())
HEADER = """/*
name: {name}
title_de: Titel
title_en: title
description_de: Text
description_en: text
asked_by: [{user}]
{more}columns:
  - {{name: id, meaning_de: Kennung, meaning_en: id}}
*/
MATCH (n:Cluster) RETURN n.id AS id ORDER BY id
"""


def header(**more: Any) -> Header:
    words = {"title_de": "t", "title_en": "t", "description_de": "d", "description_en": "d"}
    columns = [{"name": "n", "meaning_de": "Zahl", "meaning_en": "number"}]
    given = {"name": "q", "asked_by": ["analyst"], "columns": columns, **words, **more}
    return Header.model_validate(given)


def parameter(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "description_de": "d", "description_en": "what", **more}


# -- files -------------------------------------------------------------------------------------


def read(name: str = "q", user: str = "analyst", more: str = "") -> tuple[Header, dict[str, str]]:
    return parse(HEADER.format(name=name, user=user, more=more), Path("q.cypher"))


def test_a_file_is_a_header_and_a_statement() -> None:
    found, statements = read()
    assert found.column_names == ("id",)
    assert statements == {"rows": "MATCH (n:Cluster) RETURN n.id AS id ORDER BY id"}


def test_several_statements_stand_under_their_names() -> None:
    text = HEADER.format(name="q", user="analyst", more="")
    text = text.replace("MATCH", "// statement: one\nMATCH") + "// statement: two\nRETURN 2 AS n\n"
    _, statements = parse(text, Path("q.cypher"))
    assert list(statements) == ["one", "two"]
    assert statements["two"] == "RETURN 2 AS n"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": "other"}, "its name is 'other'"),
        ({"user": "nobody"}, "asked_by"),
        ({"more": "stranger: 1\n"}, "stranger"),
        ({"more": "limit: 0\n"}, "limit"),
        ({"more": "example: {x: 1}\n"}, "example names unknown parameters"),
        ({"more": "title_de: [\n"}, "is not a question"),
    ],
)
def test_a_wrong_header_is_refused_with_its_reason(change: dict[str, str], reason: str) -> None:
    with pytest.raises(WrongUseError, match=re.escape(reason)):
        read(**change)


def test_a_file_without_header_is_refused() -> None:
    with pytest.raises(WrongUseError, match="does not begin with a header"):
        parse("MATCH (n) RETURN n", Path("q.cypher"))


def test_a_column_stands_once() -> None:
    column = {"name": "n", "meaning_de": "Zahl", "meaning_en": "number"}
    with pytest.raises(ValueError, match="stands twice"):
        header(columns=[column, column])


def test_an_unknown_question_names_the_known_ones() -> None:
    with pytest.raises(WrongUseError, match=r"no question 'nix'.*clusters"):
        question("nix")


# -- parameters --------------------------------------------------------------------------------

ASKED = header(
    parameters=[
        parameter("chain", "id", required=True),
        parameter("limit", "integer", default=20, minimum=1, maximum=300),
        parameter("share", "number"),
        parameter("open", "boolean", default=True),
        parameter("ids", "ids"),
        parameter("kind", "text", values=["a", "b"]),
    ]
)


def test_parameters_become_their_types_and_defaults() -> None:
    given = {"chain": " batterie ", "share": "0.5", "open": "nein", "ids": "a, b;c", "kind": "b"}
    assert checked(ASKED, given) == {
        "chain": "batterie",
        "limit": 20,
        "share": 0.5,
        "open": False,
        "ids": ["a", "b", "c"],
        "kind": "b",
    }


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "needs --chain"),
        ({"chain": ""}, "needs --chain"),
        ({"chain": "x", "colour": "red"}, "no parameter 'colour'; it has: --chain"),
        ({"chain": "x", "limit": "many"}, "--limit 'many' does not fit, expected: whole number"),
        ({"chain": "x", "limit": 301}, "must lie between 1"),
        ({"chain": "x", "limit": "0"}, "must lie between 1 and 300."),
        ({"chain": "x", "limit": 10**20}, "does not fit, expected: whole number"),
        ({"chain": "x", "open": "perhaps"}, "expected: yes or no"),
        ({"chain": "x", "kind": "c"}, "one of a, b"),
    ],
)
def test_a_wrong_parameter_is_refused_with_its_remedy(given: dict[str, Any], reason: str) -> None:
    with pytest.raises(WrongUseError, match=re.escape(reason)):
        checked(ASKED, given)


def test_an_unknown_id_is_refused(loaded: Store) -> None:
    with pytest.raises(WrongUseError, match="no value chain with the id 'nix'"):
        ask(loaded, "stages", {"chain": "nix"})


def test_an_id_of_another_kind_is_refused(loaded: Store) -> None:
    # clusters.csv: acod is a cluster
    with pytest.raises(WrongUseError, match="no value chain with the id 'acod'"):
        ask(loaded, "stages", {"chain": "acod"})


# -- answers -----------------------------------------------------------------------------------


def use(monkeypatch: pytest.MonkeyPatch, entry: Question) -> None:
    monkeypatch.setattr(framework, "catalogue", lambda: {"q": entry})


@pytest.mark.parametrize(("rows", "cut"), [(2, False), (3, False), (4, True)])
def test_the_row_after_the_limit_tells_that_an_answer_is_cut(
    loaded: Store, monkeypatch: pytest.MonkeyPatch, rows: int, cut: bool
) -> None:
    statement = f"UNWIND range(1, {rows}) AS n RETURN n ORDER BY n"
    use(monkeypatch, Question(header(limit=3), {"rows": statement}))
    answer = ask(loaded, "q")
    assert [row["n"] for row in answer.rows] == list(range(1, min(rows, 3) + 1))
    assert answer.truncated is cut
    assert bool(answer.notices) is cut


def test_a_statement_can_use_what_an_earlier_one_read(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parameters(name: str, tables: Tables, params: dict[str, Any]) -> dict[str, Any] | None:
        if name == "never":
            return None
        return {"more": tables["first"][0]["n"]} if name == "second" else {}

    def score(tables: Tables, params: dict[str, Any]) -> Scored:
        assert tables["never"] == []
        return Scored([{"n": row["n"], "left": "out"} for row in tables["second"]], truncated=True)

    statements = {
        "first": "RETURN 7 AS n",
        "second": "RETURN $more + 1 AS n",
        "never": "not Cypher",
    }
    functions = SimpleNamespace(score=score, parameters=parameters)
    use(monkeypatch, Question(header(), statements, lambda: functions))
    answer = ask(loaded, "q")
    assert answer.rows == [{"n": 8}]  # exactly the columns of the header
    assert answer.truncated


def test_a_statement_that_reads_too_much_says_so(
    loaded: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def score(tables: Tables, params: dict[str, Any]) -> Scored:
        return Scored(tables["rows"])

    monkeypatch.setattr(framework, "STATEMENT_ROWS", 2)
    statement = "UNWIND range(1, 5) AS n RETURN n ORDER BY n"
    functions = SimpleNamespace(score=score)
    use(monkeypatch, Question(header(), {"rows": statement}, lambda: functions))
    answer = ask(loaded, "q")
    assert len(answer.rows) == 2
    assert "2 rows were looked at" in answer.notices[0].en


# -- every question ----------------------------------------------------------------------------

FORBIDDEN = re.compile(
    r"\b(MERGE|CREATE|SET|DELETE|DETACH|REMOVE|FOREACH|LOAD|DROP|USE|APOC|GDS|SHORTEST)\b"
    r"|\bCALL\s+(?![\s({])[a-z]|\bCALL\s*\{",
    re.IGNORECASE,
)
UNBOUNDED = re.compile(r"\[[^\]]*\*\s*(\d+\s*)?(\.\.\s*)?\]|\)\s*[+*]\s*[-(]|\{\d*,\}")
AGGREGATE_IN_PROJECTION = re.compile(r"\w\s*\{\s*\.[^}]*\b(count|sum|collect|min|max|avg)\s*\(")


def bare(statement: str) -> str:
    """The statement without comments and texts."""
    statement = re.sub(r"//[^\n]*|/\*.*?\*/", " ", statement, flags=re.DOTALL)
    return re.sub(r"'[^']*'|\"[^\"]*\"", "''", statement)


@pytest.mark.parametrize("name", NAMES)
def test_statements_stay_in_the_shared_subset(name: str) -> None:
    for statement in question(name).statements.values():
        text = bare(statement)
        assert not FORBIDDEN.search(text), FORBIDDEN.search(text)
        assert not UNBOUNDED.search(text), UNBOUNDED.search(text)
        assert not AGGREGATE_IN_PROJECTION.search(text)
        assert "ORDER BY" in text, f"{name}: rows without an order differ between engines"


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a)-[:X*]->(b) RETURN a",
        "MATCH (a)-[:X*2..]->(b) RETURN a",
        "MATCH p = (a)-[*]-(b) RETURN p",
        "CALL db.labels()",
        "CALL { RETURN 1 }",
        "LOAD CSV FROM 'x' AS row",
        "match (n) set n.x = 1",
    ],
)
def test_the_check_of_the_subset_bites(text: str) -> None:
    assert FORBIDDEN.search(bare(text)) or UNBOUNDED.search(bare(text))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_header_is_there_in_both_languages(name: str) -> None:
    found = question(name).header
    texts = [found.title_de, found.title_en, found.description_de, found.description_en]
    for column in found.columns:
        texts += [column.meaning_de, column.meaning_en]
    for given in found.parameters:
        texts += [given.description_de, given.description_en]
    assert all(text.strip() for text in texts)
    assert "sources" in found.column_names


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_of_a_statement_is_declared_or_made(name: str) -> None:
    entry = question(name)
    used = {w for s in entry.statements.values() for w in re.findall(r"\$(\w+)", bare(s))}
    if entry.parameters is None:
        assert used <= {p.name for p in entry.header.parameters}


@pytest.fixture(scope="module")
def examples(loaded_embedded: Store, loaded_neo4j: Store) -> dict[str, tuple[Answer, Answer]]:
    """Every question asked with its example, on both engines."""
    stores = (loaded_embedded, loaded_neo4j)
    return {n: tuple(ask(s, n, e.header.example) for s in stores) for n, e in catalogue().items()}  # type: ignore[misc]


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(
    name: str, examples: dict[str, tuple[Answer, Answer]]
) -> None:
    embedded, neo4j = examples[name]
    assert embedded.rows, "an example gives rows"
    assert embedded.rows == neo4j.rows
    assert embedded == neo4j


def source_lists(value: Any) -> list[Any]:
    if isinstance(value, dict):
        own = [value["sources"]] if "sources" in value else []
        return own + [s for v in value.values() for s in source_lists(v)]
    return [s for v in value for s in source_lists(v)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", NAMES)
def test_every_row_carries_its_evidence(
    name: str, examples: dict[str, tuple[Answer, Answer]]
) -> None:
    for row in examples[name][0].rows:
        lists = source_lists(row)
        assert lists
        assert all(isinstance(s, list) and all(i.startswith("src-") for i in s) for s in lists)
        confidence: Row = {"confidence": None, **row}
        assert confidence["confidence"] in ("high", "medium", "low", None)
        if confidence["confidence"]:
            assert row["sources"], "a fact has a source"


@pytest.mark.parametrize("name", NAMES)
def test_a_second_asking_gives_the_same_answer(
    name: str, loaded_embedded: Store, examples: dict[str, tuple[Answer, Answer]]
) -> None:
    assert ask(loaded_embedded, name, question(name).header.example) == examples[name][0]
