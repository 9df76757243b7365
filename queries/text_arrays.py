"""Many texts as two arrays, so that they can be kept in a file and looked at without reading it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
_LINE = b"\n"


def text_arrays(name: str, parts: list[str]) -> Arrays:
    """Texts as one, each before a line's end, and where each begins."""
    encoded = [part.encode() + _LINE for part in parts]
    starts = np.zeros(len(parts) + 1, dtype=np.int64)
    np.cumsum([len(part) for part in encoded], out=starts[1:])
    return {name: np.frombuffer(b"".join(encoded), dtype=np.uint8), f"{name}_starts": starts}


def part_of(arrays: Arrays, name: str, number: int) -> str:
    """One of the texts."""
    first, end = arrays[f"{name}_starts"][number : number + 2]
    return bytes(arrays[name][first : end - 1]).decode()
