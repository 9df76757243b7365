"""The text of a document that a person hands in: .txt or .docx, read without trusting it."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from graph.errors import WrongUseError
from queries.header import Header

MOST_BYTES = 5_000_000
MOST_UNPACKED = 20_000_000
SUFFIXES = (".txt", ".docx")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


def with_files(header: Header, params: dict[str, str]) -> dict[str, str]:
    """Parameters of which a ``file`` holds the text of the file that was named."""
    files = {p.name for p in header.parameters if p.type == "file"}
    return {n: text_of_file(Path(v)) if n in files else v for n, v in params.items()}


def text_of_file(path: Path) -> str:
    """The text of a file. Raises WrongUseError when it is not there, too large or unreadable."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongUseError(
            f"The file {str(path)!r} cannot be read: {error.strerror}.",
            f"Die Datei {str(path)!r} lässt sich nicht lesen.",
        ) from error
    return text_of(path.name, data)


def text_of(name: str, data: bytes) -> str:
    """The text of a document by its name and content. Raises WrongUseError when it is none."""
    if len(data) > MOST_BYTES:
        raise WrongUseError(
            f"{name!r} is larger than {MOST_BYTES // 1_000_000} MB: hand in the text alone.",
            f"{name!r} ist größer als {MOST_BYTES // 1_000_000} MB: Geben Sie nur den Text ab.",
        )
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise WrongUseError(
            f"{name!r} is neither .txt nor .docx.", f"{name!r} ist weder .txt noch .docx."
        )
    found = _plain(data) if suffix == ".txt" else _word(name, data)
    text = "\n".join(line for line in (" ".join(p.split()) for p in found.splitlines()) if line)
    if not text:
        raise WrongUseError(f"{name!r} holds no text.", f"{name!r} enthält keinen Text.")
    return text


def _plain(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _word(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            with package.open("word/document.xml") as file:
                # What the package says of its size is not believed.
                body = file.read(MOST_UNPACKED + 1)
            if len(body) > MOST_UNPACKED:
                raise ValueError("its text is too large")
        return _paragraphs(body)
    except (
        zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, RuntimeError,
        NotImplementedError, EOFError, zlib.error,
    ) as error:  # fmt: skip
        raise WrongUseError(
            f"{name!r} is no readable Word document.",
            f"{name!r} ist kein lesbares Word-Dokument.",
        ) from error


def _paragraphs(body: bytes) -> str:
    """The text of the body; deleted text and field codes are other elements and stay out."""
    parser = expat.ParserCreate(namespace_separator=" ")
    pieces: list[str] = []
    inside = [False]

    def start(element: str, _: dict[str, str]) -> None:
        inside[0] = element == _W + "t"
        if element in (_W + "tab", _W + "br", _W + "cr"):
            pieces.append(" ")

    def end(element: str) -> None:
        inside[0] = False
        if element == _W + "p":
            pieces.append("\n")

    def characters(text: str) -> None:
        if inside[0]:
            pieces.append(text)

    def refuse(*_: object) -> None:
        raise ValueError("a Word document has no document type of its own")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(body, True)
    return "".join(pieces)
