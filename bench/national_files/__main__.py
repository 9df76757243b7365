"""``python -m bench.national_files FOLDER``: write made-up files and say what is in them."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from bench.national_files.catalogue import SEED, Wish, write_catalogue
from bench.national_files.changed import change
from bench.national_files.cordis import CordisWish, write_cordis
from bench.national_files.figures import ROWS
from bench.national_files.rows import HEADERS


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.national_files", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the Förderkatalog")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--header", choices=list(HEADERS), default="new")
    parser.add_argument("--encoding", default="iso-8859-15")
    parser.add_argument("--changed", type=float, metavar="SHARE", help="a later state beside it")
    parser.add_argument("--cordis", action="store_true", help="the archives of CORDIS too")
    wish = parser.parse_args()
    started = time.perf_counter()
    written = write_catalogue(wish.folder, Wish(wish.rows, wish.seed, wish.header, wish.encoding))
    _tell(f"{written.path}: {written.rows} rows", written.counts, started)
    if wish.changed:
        started = time.perf_counter()
        later = change(written.path, wish.changed, wish.seed)
        _tell(str(later.path), later.counts, started)
    if wish.cordis:
        started = time.perf_counter()
        archives = write_cordis(wish.folder, CordisWish(wish.rows / ROWS, wish.seed))
        _tell(", ".join(path.name for path in archives.paths), archives.counts, started)


def _tell(what: str, counts: Counter[str], started: float) -> None:
    print(f"{what}, {time.perf_counter() - started:.1f} s")
    for name, number in sorted(counts.items()):
        print(f"  {name}: {number}")


if __name__ == "__main__":
    main()
