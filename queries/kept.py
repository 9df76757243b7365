"""What hangs on the graph alone is read and reckoned once after a run, and kept in the data folder.

A shelf holds what was kept of one state of the graph, which its mark names (``graph/state.py``).
Tables lie there as JSON, arrays as files that are mapped into memory and not read. Where there is
no mark, nothing is kept; where the data folder is closed, it is kept while the process lasts.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import threading
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from graph import names
from queries.answers import Notice, Row

if TYPE_CHECKING:  # NumPy and the driver are large, and the list of questions needs neither
    from numpy.typing import NDArray

    from graph.store import Store

    Arrays = dict[str, NDArray[Any]]

FOLDER = "kept"
# Of several graphs that share a data folder, and of those that stood before.
_SHELVES = 3
# An answer that took longer without a shelf says why.
SLOW_SECONDS = 1.0
_MARK_FILE = "mark.txt"


class Shelf:
    """What was kept of one state of the graph."""

    def __init__(self, home: Path, mark: str) -> None:
        self.mark = mark
        self.closed = False  # the data folder cannot be written
        self._folder = home / "cache" / FOLDER / digest(mark)
        self._known: dict[str, Any] = {}
        self._lock = threading.RLock()

    def table(self, key: str, read: Callable[[], list[Row]]) -> list[Row]:
        """The rows kept under a key; read, and kept, when they are not there yet.

        All who ask get the same rows: to change one raises TypeError.
        """
        file = self._folder / f"{key}.json"
        with self._lock:
            if key not in self._known:
                found = _json(file)
                if found is None:
                    found = read()
                    self._keep(file, lambda path: _write_json(path, found))
                # Copies for everybody would cost more than most answers.
                self._known[key] = [cast(Row, MappingProxyType(row)) for row in found]
            return list(self._known[key])

    def arrays(self, key: str, make: Callable[[], Arrays]) -> Arrays:
        """The arrays kept under a key; made, and kept, when they are not there yet."""
        folder = self._folder / key
        with self._lock:
            if key not in self._known:
                found = _mapped(folder)
                if not found:
                    found = make()
                    self._keep(folder, lambda path: _write_arrays(path, found))
                self._known[key] = found
            arrays: Arrays = self._known[key]
            return arrays

    def _keep(self, place: Path, write: Callable[[Path], None]) -> None:
        """Write beside the place and move there in one step: nobody reads half a file."""
        try:
            new = not self._folder.exists()
            self._folder.mkdir(parents=True, exist_ok=True)
            if new:
                (self._folder / _MARK_FILE).write_text(self.mark, encoding="utf-8")
                _tidy(self._folder)
            with tempfile.TemporaryDirectory(dir=self._folder) as name:
                made = Path(name) / "new"
                write(made)
                for old in self._folder.glob(f"{place.name.partition('-')[0]}-*"):
                    _remove(old)  # a broken one, or made by other code
                made.replace(place)
        except OSError:
            self.closed = True


_SHELF: dict[tuple[Path, str], Shelf] = {}


def shelf_of(store: Store) -> Shelf | None:
    """The shelf of the state in which the graph stands; None when that bears no mark."""
    from graph.state import mark_of

    mark = mark_of(store)
    if mark is None:
        return None
    key = store.settings.home, mark
    if key not in _SHELF:
        while len(_SHELF) >= _SHELVES:
            _SHELF.pop(next(iter(_SHELF)))
        _SHELF[key] = Shelf(*key)
    return _SHELF[key]


def digest(*texts: str) -> str:
    """A short name for what was made from these texts."""
    return blake2b("\n".join(texts).encode(), digest_size=10).hexdigest()


@cache
def code() -> str:
    """The code that makes what is kept: after a change it is made anew."""
    files = sorted([*Path(__file__).parent.glob("*.py"), Path(names.__file__)])
    return digest(*(file.read_text(encoding="utf-8") for file in files))


def why_slow(shelf: Shelf | None) -> Notice | None:
    """Why an answer had to be reckoned without what is kept; None when it had not."""
    if shelf is None:
        return Notice(
            "Das dauerte länger, weil nichts Vorbereitetes da ist: Ein Lauf ist im Gang, oder der "
            "Bestand kam nicht durch innonetz ingest in den Speicher.",
            "This took longer because nothing is prepared: a run is at work, or the graph was not "
            "filled by innonetz ingest.",
        )
    if shelf.closed:
        return Notice(
            "Das dauerte länger, weil nichts Vorbereitetes bleibt: Der Datenordner lässt sich "
            "nicht beschreiben.",
            "This took longer because nothing prepared stays: the data folder cannot be written.",
        )
    return None


# -- files -----------------------------------------------------------------------------------


def _json(file: Path) -> list[Row] | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, list) else None


def _write_json(path: Path, rows: list[Row]) -> None:
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _mapped(folder: Path) -> Arrays:
    import numpy as np

    try:
        every = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        return {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in every}
    except (OSError, ValueError, TypeError):
        return {}


def _write_arrays(folder: Path, arrays: Arrays) -> None:
    import numpy as np

    folder.mkdir()
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    (folder / "names.json").write_text(json.dumps(list(arrays)), encoding="utf-8")


def _tidy(own: Path) -> None:
    """Remove what was kept of states long gone."""
    others = [path for path in own.parent.iterdir() if path.is_dir() and path != own]
    others.sort(key=lambda path: -path.stat().st_mtime)
    for path in others[_SHELVES - 1 :]:
        _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # another process may read it yet
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
