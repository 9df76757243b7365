"""What a run is asked to do."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class RunOptions:
    """What to run: the data folder, the sources (none named = all), and the switches.

    ``inputs`` are the paths handed in for a source by name; a source without any looks into its
    own folder below ``drop_folder``.
    """

    data: Path = DEFAULT_DATA
    sources: tuple[str, ...] = ()
    with_unverified: bool = False
    rebuild: bool = False
    inputs: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    drop_folder: Path | None = None


def drop_folder_from_environment() -> Path | None:
    """The folder named by INNONETZ_SOURCES: one folder a source, for files that are handed in."""
    named = os.environ.get("INNONETZ_SOURCES", "")
    return Path(named).expanduser() if named else None
