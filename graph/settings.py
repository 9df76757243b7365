"""Where the graph and the user's data folder are: read from the environment once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from platformdirs import user_data_path


@dataclass(frozen=True)
class Settings:
    """Settings of one process.

    ``home`` is the user's data folder (store, quarantine, runs, logs). ``uri`` empty means the
    embedded engine; ``query_seconds`` is the time limit of the reading connection.
    """

    home: Path
    uri: str = ""
    user: str = "neo4j"
    password: str = ""
    database: str = ""
    heap: str = "1g"
    query_seconds: float = 20.0

    @classmethod
    def from_environment(cls) -> Settings:
        """INNONETZ_HOME, INNONETZ_HEAP and the four NEO4J_ variables; unset ones take defaults."""
        home = os.environ.get("INNONETZ_HOME")
        return cls(
            home=Path(home).expanduser() if home else user_data_path("innonetz", appauthor=False),
            uri=os.environ.get("NEO4J_URI", "").strip(),
            user=os.environ.get("NEO4J_USER", "neo4j"),
            password=os.environ.get("NEO4J_PASSWORD", ""),
            database=os.environ.get("NEO4J_DATABASE", ""),
            heap=os.environ.get("INNONETZ_HEAP", "1g"),
        )

    @property
    def embedded(self) -> bool:
        return not self.uri

    @property
    def store_folder(self) -> Path:
        return self.home / "store"

    @property
    def safe_address(self) -> str:
        """The address without user and password, fit for a report."""
        parts = urlsplit(self.uri)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
