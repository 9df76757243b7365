"""The rules of the house that the code itself can be asked about, by its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "ingest", "queries", "dashboard")
# Who may import whom; what is not ours may be imported by all.
MAY_IMPORT = {
    "graph": {"graph"},
    "ingest": {"ingest", "graph"},
    "queries": {"queries", "graph"},
    "dashboard": {"dashboard", "queries", "graph"},
    "innonetz.py": {
        "innonetz_identity",
        "innonetz_output",
        "innonetz_record",
        "innonetz_runs",
        "innonetz_texts",
        *PACKAGES,
    },
    "innonetz_identity.py": {
        "innonetz_output",
        "innonetz_runs",
        "innonetz_texts",
        "graph",
        "ingest",
        "queries",
    },
    "innonetz_output.py": {"innonetz_texts", "graph", "queries"},
    "innonetz_record.py": {"graph", "ingest", "queries"},
    "innonetz_runs.py": {"innonetz_output", "innonetz_texts", "graph", "ingest", "queries"},
    "innonetz_texts.py": {"graph"},
}
OURS = {
    *PACKAGES,
    "innonetz",
    "innonetz_identity",
    "innonetz_output",
    "innonetz_record",
    "innonetz_runs",
    "innonetz_texts",
    "tests",
    "bench",
}
_OUR_MODULE = re.compile(rf"(?:{'|'.join(OURS)})(?:\.\w+)+")
MOST_LINES = 400
# The one place where Cypher is put together; only identifiers of the model enter it there.
CYPHER_MAKER = "graph/statements.py"


def files(*places: str) -> list[Path]:
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return found


SOURCES = files(*MAY_IMPORT)
ALL = files(*MAY_IMPORT, "tests", "bench")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def imported(module: ast.Module) -> Iterator[str]:
    """Top-level names of every import, also of those inside functions and by importlib."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written from the top"
            yield str(node.module).partition(".")[0]
        elif isinstance(node, ast.Call) and _name(node.func) in ("import_module", "__import__"):
            text = _literal(node.args[0])
            # A name from a table of the same file: every module named there counts.
            found = [text] if text else [t for t in _texts(module) if _OUR_MODULE.fullmatch(t)]
            assert found, f"line {node.lineno}: what is imported must be readable"
            yield from (name.partition(".")[0] for name in found)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literal(node: ast.expr) -> str:
    """The text of a constant, or the constant beginning of an f-string."""
    if isinstance(node, ast.JoinedStr) and node.values:
        node = node.values[0]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_there_are_files_to_look_at() -> None:
    assert {named(path).partition("/")[0] for path in SOURCES} == set(MAY_IMPORT)
    assert len(SOURCES) > 40


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_imports_follow_the_arrows_of_the_design(path: Path) -> None:
    allowed = MAY_IMPORT[named(path).partition("/")[0]]
    assert set(imported(tree(path))) & OURS <= allowed


def test_a_forbidden_import_is_found_wherever_it_stands() -> None:
    lazy = "def f():\n    if True:\n        from dashboard.app import main\n"
    dynamic = "import importlib\nimportlib.import_module(f'queries.{name}')\n"
    assert set(imported(ast.parse(lazy))) == {"dashboard"}
    table = "import importlib\nPAGES = ['dashboard.x']\nimportlib.import_module(PAGES[0])\n"
    assert set(imported(ast.parse(dynamic))) == {"importlib", "queries"}
    assert set(imported(ast.parse(table))) == {"importlib", "dashboard"}


@pytest.mark.parametrize("path", ALL, ids=named)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


CLAUSES = ("MATCH (", "MERGE (", "CREATE (", "MATCH p", "UNWIND $", "UNWIND [", "OPTIONAL MATCH",
           "DETACH DELETE", "RETURN ", "SET n.", "DELETE ")  # fmt: skip


def _texts(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _puts_together(node: ast.AST) -> bool:
    """An f-string with a value in it, a sum, ``%`` or ``.format``/``.join``/``.replace``."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(value, ast.FormattedValue) for value in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("format", "replace", "join", "substitute")
    return False


def built_cypher(module: ast.Module) -> list[int]:
    """Lines on which a Cypher statement is put together."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.expr) and _puts_together(node)
        if any(clause in text for text in _texts(node) for clause in CLAUSES)
    ]


@pytest.mark.parametrize("path", [p for p in SOURCES if named(p) != CYPHER_MAKER], ids=named)
def test_cypher_is_not_put_together(path: Path) -> None:
    assert built_cypher(tree(path)) == []


@pytest.mark.parametrize(
    "code",
    [
        "f'MATCH (n:{label}) RETURN n'",
        "'MATCH (n) WHERE n.id = ' + name",
        "'MATCH (n:%s)' % label",
        "'MATCH (n:{})'.format(label)",
        "'MATCH (n:X)'.replace('X', label)",
        "' '.join(['MATCH (n)', condition, 'RETURN n'])",
    ],
)
def test_cypher_that_is_put_together_is_found(code: str) -> None:
    assert built_cypher(ast.parse(code)) != []
    assert built_cypher(ast.parse("store.read('MATCH (n) RETURN n', {'id': f'{a}-{b}'})")) == []


def test_the_maker_is_where_cypher_is_put_together() -> None:
    assert len(built_cypher(tree(ROOT / CYPHER_MAKER))) > 10


def _goes_on_up(last: ast.stmt) -> bool:
    leaves = isinstance(last, ast.Expr) and isinstance(last.value, ast.Call)
    return isinstance(last, ast.Raise) or (leaves and _name(last.value.func) == "_exit")


def blind(module: ast.Module) -> list[int]:
    """Lines of handlers for every exception there is, unless they raise it or end the process."""
    found = []
    for node in ast.walk(module):
        if not isinstance(node, ast.ExceptHandler):
            continue
        types = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        everything = any(t is None or _name(t) in ("Exception", "BaseException") for t in types)
        if everything and not _goes_on_up(node.body[-1]):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_handler_catches_everything(path: Path) -> None:
    assert blind(tree(path)) == []


def test_a_blind_handler_is_found() -> None:
    for what in ("", " Exception", " (ValueError, BaseException)"):
        assert blind(ast.parse(f"try:\n    f()\nexcept{what}:\n    pass\n")) == [3]
    assert blind(ast.parse("try:\n    f()\nexcept BaseException:\n    g()\n    raise\n")) == []
