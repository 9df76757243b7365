"""The files a source is given: in a folder, alone, or in a zip archive, read as a stream.

Nothing is unpacked to the disk, so a path inside an archive can lead nowhere.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast

from graph.apply import Progress, silent
from graph.errors import WrongUseError
from ingest.vocabulary import Vocabulary

# A member of an archive may be this large, and this many times larger than it is packed: text
# packs to a tenth, seldom to a fiftieth; a bomb packs to a thousandth.
MOST_BYTES = 8 * 1024**3
MOST_RATIO = 250
_SMALL = 1024**2
_CHUNK = 1024**2
# What the directory of a damaged archive can raise: its version byte may ask for anything.
_DAMAGED = (zipfile.BadZipFile, NotImplementedError)


@dataclass(frozen=True)
class InputFile:
    """One file, or one member of a zip archive; ``name`` is how reports call it."""

    name: str
    path: Path
    member: str = ""
    size: int = 0

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The content as a stream of bytes. Raises WrongUseError when it cannot be read."""
        try:
            if not self.member:
                with self.path.open("rb") as stream:
                    yield stream
                return
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as inside:
                yield cast(BinaryIO, inside)
        except (*_DAMAGED, OSError, EOFError, RuntimeError, zlib.error) as error:
            raise _unreadable(self.name, error) from error


@dataclass(frozen=True)
class Inputs:
    """What a reader gets: the paths it was given, and whom to tell how far it is.

    ``with_unverified`` asks the curated source for its unconfirmed part as well. ``vocabulary`` is
    what the sources before have, for a source that says it uses it.
    """

    paths: tuple[Path, ...]
    with_unverified: bool = False
    progress: Progress = field(default=silent, compare=False)
    vocabulary: Vocabulary = field(default_factory=Vocabulary, compare=False)

    def files(self, patterns: Sequence[str]) -> list[InputFile]:
        """Every file and archive member whose own name fits a pattern, in a fixed order.

        Raises WrongUseError for a path that does not exist, an archive that cannot be read, or a
        member that is much larger than any real export.
        """
        return [f for path in self.paths for f in _below(path) if _fits(f, patterns)]

    def fingerprint(self) -> str:
        """A text that is the same as long as the same files with the same content are given."""
        digest = blake2b(f"{self.with_unverified}".encode(), digest_size=8)
        for path in self.paths:
            for file in _files(path):
                digest.update(file.name.encode() + b"\0")
                with file.open("rb") as stream:
                    while chunk := stream.read(_CHUNK):
                        digest.update(chunk)
        return digest.hexdigest()


def size_of(paths: Iterable[Path]) -> int:
    """The bytes of all files at these paths, archives as they are packed."""
    return sum(file.stat().st_size for path in paths for file in _files(path))


def _unreadable(name: str, error: Exception) -> WrongUseError:
    return WrongUseError(
        f"{name} cannot be read ({error}): fetch it again or unpack it, then run again.",
        f"{name} lässt sich nicht lesen ({error}): neu beziehen oder entpacken, dann noch einmal "
        "starten.",
    )


def _files(path: Path) -> list[Path]:
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    found = [p for p in found if p.is_file()]
    return [p for p in found if not p.name.startswith(".")]


def _below(path: Path) -> Iterator[InputFile]:
    if not path.exists():
        raise WrongUseError(
            f"There is no file or folder {path}: check the path.",
            f"Die Datei oder den Ordner {path} gibt es nicht: bitte den Pfad prüfen.",
        )
    for file in _files(path):
        if file.suffix.lower() == ".zip":
            yield from _members(file)
        else:
            yield InputFile(file.name, file, size=file.stat().st_size)


def _members(path: Path) -> Iterator[InputFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda m: m.filename)
    except (*_DAMAGED, OSError, UnicodeDecodeError) as error:
        raise _unreadable(path.name, error) from error
    for member in members:
        if member.is_dir():
            continue
        name = f"{path.name}/{Path(member.filename).name}"
        grown = member.file_size / max(member.compress_size, 1)
        if member.file_size > MOST_BYTES or (member.file_size > _SMALL and grown > MOST_RATIO):
            raise WrongUseError(
                f"{name} would unpack to {member.file_size:,} bytes, far more than a real export "
                "of its packed size: it was not read.",
                f"{name} würde entpackt {member.file_size:,} Bytes groß, weit mehr als ein "
                "echter Export dieser Größe: Die Datei wurde nicht gelesen.",
            )
        yield InputFile(name, path, member.filename, member.file_size)


def _fits(file: InputFile, patterns: Iterable[str]) -> bool:
    name = Path(file.member or file.path.name).name.lower()
    return not name.startswith(".") and any(fnmatch(name, pattern) for pattern in patterns)
