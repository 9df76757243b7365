"""A bridge for notebooks that use py2neo: one call, the same graph, reading only.

py2neo is no longer maintained; innonetz itself uses the official driver everywhere.
"""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from graph.embedded import READER, EmbeddedEngine
from graph.embedded_server import DATABASE
from graph.errors import StoreUnreachableError
from graph.settings import Settings

if TYPE_CHECKING:
    from py2neo import Graph


def connect(settings: Settings | None = None) -> Graph:
    """A ``py2neo.Graph`` on the store that the environment names.

    >>> from graph.notebook import connect
    >>> graph = connect()
    >>> graph.run("MATCH (c:Cluster) RETURN c.name LIMIT 5").to_data_frame()

    On the embedded engine it logs in as the user that can only read; the engine is found running
    or started, and stopped when the notebook ends. Raises StoreUnreachableError.
    """
    import py2neo
    from py2neo.errors import ConnectionUnavailable

    settings = settings or Settings.from_environment()
    try:
        if settings.embedded:
            engine = EmbeddedEngine.attach(
                settings.store_folder, settings.heap, settings.query_seconds
            )
            atexit.register(engine.close)
            own = engine.connection
            graph = py2neo.Graph(own.uri, auth=(READER, own.reader_password), name=DATABASE)
            graph.innonetz_engine = engine  # lives as long as the graph does
            return graph
        return py2neo.Graph(
            settings.uri,
            auth=(settings.user, settings.password),
            name=settings.database or None,
        )
    except ConnectionUnavailable as error:
        where = "the embedded engine" if settings.embedded else settings.safe_address
        raise StoreUnreachableError(
            f"{where} cannot be reached by py2neo: check that it runs and that NEO4J_URI, "
            "NEO4J_USER and NEO4J_PASSWORD are right.",
            f"py2neo erreicht {where} nicht: prüfen, ob der Server läuft und NEO4J_URI, NEO4J_USER "
            "und NEO4J_PASSWORD stimmen.",
        ) from error
