"""Cypher made from the model: constraints, creation, change, removal, reading back.

Only identifiers of the model enter a text; every value travels as a parameter. All texts stay
inside the Cypher that Neo4j 5 and the embedded engine run alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import Model, NodeType, Property, RelationshipTable, Table

# Joins id, key and digest of one fact in the list that is read back: never part of an id.
SEPARATOR = "\u001f"
ANY_NODES = "MATCH (n) RETURN count(n) AS n"


def constraints(model: Model) -> Iterator[str]:
    """One uniqueness constraint a label, safe to repeat."""
    for node in model.nodes:
        yield (
            f"CREATE CONSTRAINT {node.label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"
        )


def _assignments(properties: tuple[Property, ...], offset: int) -> str:
    return ", ".join(f"{p.name}: row[{i + offset}]" for i, p in enumerate(properties))


def create(table: Table) -> str:
    """Rows ``[*columns, digest]`` become new facts; returns their number as ``n``."""
    if isinstance(table, NodeType):
        width = len(table.content)
        return (
            "UNWIND $rows AS row\n"
            f"CREATE (n:{table.label} {{{_assignments(table.content, 0)}, digest: row[{width}], "
            "first_run: $run, changed_run: $run})\n"
            "RETURN count(*) AS n"
        )
    width = len(table.content) + 2
    return (
        "UNWIND $rows AS row\n"
        f"MATCH (a:{table.start} {{id: row[0]}}) MATCH (b:{table.end} {{id: row[1]}})\n"
        f"CREATE (a)-[r:{table.type} {{{_assignments(table.content, 2)}, digest: row[{width}], "
        "first_run: $run, changed_run: $run}]->(b)\n"
        "RETURN count(*) AS n"
    )


def _match(table: Table) -> str:
    if isinstance(table, NodeType):
        return f"MATCH (f:{table.label} {{id: row[0]}})\n"
    # What bears no digest was written by somebody else, and may have any key.
    return (
        f"MATCH (:{table.start} {{id: row[0]}})-[f:{table.type} {{key: row[2]}}]->"
        f"(:{table.end} {{id: row[1]}}) WHERE f.digest IS NOT NULL\n"
    )


def change(table: Table) -> str:
    """Rows ``[*columns, digest]`` replace the content of standing facts; returns ``n``."""
    first = 1 if isinstance(table, NodeType) else 3
    sets = [f"f.{name} = row[{i}]" for i, name in enumerate(table.columns) if i >= first]
    sets += [f"f.digest = row[{len(table.columns)}]", "f.changed_run = $run"]
    if isinstance(table, NodeType):
        sets.append("f.first_run = coalesce(f.first_run, $run)")  # a foreign node is taken over
    return f"UNWIND $rows AS row\n{_match(table)}SET {', '.join(sets)}\nRETURN count(*) AS n"


def remove(table: Table) -> str:
    """Rows ``[id]`` or ``[start_id, end_id, key]`` are removed; returns ``n``."""
    return f"UNWIND $rows AS row\n{_match(table)}DELETE f\nRETURN count(*) AS n"


def loose_ends(node: NodeType) -> str:
    """Removes what still hangs on nodes that are about to go, whoever wrote it."""
    return (
        f"UNWIND $rows AS row\nMATCH (f:{node.label} {{id: row[0]}})-[r]-()\n"
        "DELETE r\nRETURN count(*) AS n"
    )


def standing(table: Table) -> str:
    """All keys and digests of a table as one list of texts: ``facts``."""
    if isinstance(table, NodeType):
        return (
            f"MATCH (n:{table.label}) "
            "RETURN collect(coalesce(n.id, '') + $separator + coalesce(n.digest, '')) AS facts"
        )
    return (
        f"MATCH (a:{table.start})-[r:{table.type}]->(b:{table.end}) "
        "RETURN collect(coalesce(a.id, '') + $separator + coalesce(b.id, '') + $separator + "
        "coalesce(r.key, '') + $separator + coalesce(r.digest, '')) AS facts"
    )


def digests(table: RelationshipTable) -> str:
    """The digests of all ties of a table as one list: ``facts``."""
    return (
        f"MATCH (:{table.start})-[r:{table.type}]->(:{table.end}) "
        "RETURN collect(coalesce(r.digest, '')) AS facts"
    )


def everything(table: Table) -> str:
    """All facts of a table as rows in the order of ``read_columns``: ``facts``."""
    names = ", ".join(f"f.{p}" for p in read_columns(table) if p not in ("start_id", "end_id"))
    if isinstance(table, NodeType):
        return f"MATCH (f:{table.label}) RETURN collect([{names}]) AS facts"
    return (
        f"MATCH (a:{table.start})-[f:{table.type}]->(b:{table.end}) "
        f"RETURN collect([a.id, b.id, {names}]) AS facts"
    )


def one(table: Table) -> str:
    """The content of one fact, keyed by ``$row`` (id, or both ends and key), in column order."""
    names = [f"f.{p} AS {p}" for p in table.columns if p not in ("start_id", "end_id")]
    if isinstance(table, NodeType):
        return f"MATCH (f:{table.label} {{id: $row[0]}}) RETURN {', '.join(names)}"
    return (
        f"MATCH (a:{table.start} {{id: $row[0]}})-[f:{table.type} {{key: $row[2]}}]->"
        f"(b:{table.end} {{id: $row[1]}}) "
        f"RETURN a.id AS start_id, b.id AS end_id, {', '.join(names)}"
    )


def read_columns(table: Table) -> tuple[str, ...]:
    """Columns of ``everything``: content and bookkeeping, without what is derived."""
    return (*table.columns, "first_run", "changed_run", "digest")


def count(table: Table) -> str:
    """The number of facts of a table as ``n``."""
    if isinstance(table, NodeType):
        return f"MATCH (n:{table.label}) RETURN count(n) AS n"
    return f"MATCH (:{table.start})-[r:{table.type}]->(:{table.end}) RETURN count(r) AS n"


def labels_of(model: Model) -> str:
    """The label of each id in ``$ids``, found through the constraint of every label."""
    return "\nUNION ALL\n".join(
        f"UNWIND $ids AS id MATCH (n:{node.label} {{id: id}}) "
        f"RETURN n.id AS id, '{node.label}' AS label"
        for node in model.nodes
    )


def named_things(model: Model) -> str:
    """Id, label, name and kind of each id in ``$ids``."""
    return "\nUNION ALL\n".join(
        f"UNWIND $ids AS id MATCH (n:{node.label} {{id: id}}) "
        f"RETURN n.id AS id, '{node.label}' AS label, n.name AS name, "
        f"{'n.kind' if any(p.name == 'kind' for p in node.own) else 'null'} AS kind"
        for node in model.nodes
    )


def drawn_nodes(node: NodeType) -> str:
    """Id, name, kind, x and y of all nodes of a label as one list: ``facts``."""
    has_kind = any(p.name == "kind" for p in node.own)
    kind = "f.kind" if has_kind else "null"
    return f"MATCH (f:{node.label}) RETURN collect([f.id, f.name, {kind}, f.x, f.y]) AS facts"


def place(node: NodeType) -> str:
    """Rows ``[id, x, y]`` set the drawn position, which is derived and bears no digest."""
    return (
        f"UNWIND $rows AS row\nMATCH (n:{node.label} {{id: row[0]}})\n"
        "SET n.x = row[1], n.y = row[2]\nRETURN count(*) AS n"
    )


# The mark of the last finished run, see graph/state.py: on the first source, or on none.
MARK = (
    "MATCH (s:Source) WHERE s.finished IS NOT NULL RETURN s.finished AS mark ORDER BY mark LIMIT 2"
)
UNMARK = "MATCH (s:Source) WHERE s.finished IS NOT NULL SET s.finished = null RETURN count(*) AS n"
SET_MARK = (
    "MATCH (s:Source) WITH s ORDER BY s.id LIMIT 1 SET s.finished = $mark RETURN count(*) AS n"
)


def rebuild_slice() -> tuple[str, str]:
    """Two statements that empty the store in small slices: relationships first, then nodes."""
    return (
        "MATCH ()-[r]->() WITH r LIMIT $slice DELETE r RETURN count(*) AS n",
        "MATCH (n) WITH n LIMIT $slice DELETE n RETURN count(*) AS n",
    )


# What stands in a store, whoever wrote it: for the checks.
ENDS_IN_STORE = (
    "MATCH (a)-[r]->(b) RETURN labels(a)[0] AS start, type(r) AS kind, labels(b)[0] AS end, "
    "count(*) AS n ORDER BY start, kind, end"
)
LABELS_IN_STORE = "MATCH (n) RETURN labels(n) AS labels, count(n) AS n"
NODE_PROPERTIES_IN_STORE = (
    "MATCH (n) WITH labels(n)[0] AS name, keys(n) AS names UNWIND names AS property "
    "RETURN name, property, count(*) AS n ORDER BY name, property"
)
RELATIONSHIP_PROPERTIES_IN_STORE = (
    "MATCH ()-[r]->() WITH type(r) AS name, keys(r) AS names UNWIND names AS property "
    "RETURN name, property, count(*) AS n ORDER BY name, property"
)
