"""Reading a JSON list of records one by one, so that a dump of any size needs little memory.

The list may be written on one line, with one record a line, or indented. A record that is no JSON
is given back as text with the reason, and reading goes on with the next one.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

# No record of a register is longer; what is longer is cut and given back as broken.
MOST_SIGNS = 4 * 1024**2
_CHUNK = 1024**2
_BETWEEN = re.compile(r"[\s,\[\]]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A record that ends within this many signs of what was read may only be cut off there.
_NEAR_END = 16
# The start of a record is looked for across two chunks; it is shorter than this.
_OVERLAP = 200
_FIRST_KEY = re.compile(r'\{\s*"(\w+)"\s*:')
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_DECODER = json.JSONDecoder()


class Piece(NamedTuple):
    """One record: the line it starts on, its value, or its text and why it is none."""

    line: int
    value: object
    text: str
    problem: str
    read: int  # bytes of the file that were read when it was found


@dataclass
class _Text:
    """The part of a file that is not yet done with."""

    stream: BinaryIO
    text: str = ""
    at: int = 0
    line: int = 1
    read: int = 0
    ended: bool = False
    open: bool = False

    def __post_init__(self) -> None:
        # A byte that is not UTF-8 becomes a surrogate, which no valid text has.
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="surrogateescape")

    def more(self) -> bool:
        """Read on; False at the end of the file."""
        if self.ended:
            return False
        chunk = self.stream.read(_CHUNK)
        self.ended = not chunk
        self.read += len(chunk)
        self.text = self.text[self.at :] + self._decoder.decode(chunk, final=self.ended)
        self.at = 0
        return not self.ended

    def pending(self) -> int:
        return len(self.text) - self.at

    def pass_to(self, end: int) -> None:
        self.line += self.text.count("\n", self.at, end)
        self.at = end

    def pass_between(self) -> bool:
        """Go to the next record; False when there is none."""
        while True:
            if between := _BETWEEN.match(self.text, self.at):
                signs = between.group()
                if "[" in signs or "]" in signs:
                    self.open = signs.rfind("[") > signs.rfind("]")
                self.pass_to(between.end())
            if self.pending():
                return True
            if not self.more():
                return False


class _NoRecordError(ValueError):
    """What stands here is no JSON; the message says why."""


def read_list(stream: BinaryIO) -> Iterator[Piece]:
    """The members of a JSON list, in order; also those of several lists one after the other.

    A file that ends before its list is closed gives one more piece that says so.
    """
    text = _Text(stream)
    start: re.Pattern[str] | None = None
    while text.pass_between():
        start = start or _start_of_record(text)
        try:
            value, end = _record(text)
        except _NoRecordError as error:
            yield _broken(text, start, str(error))
            continue
        raw = text.text[text.at : end]
        problem = _unsound(raw)
        yield Piece(text.line, None if problem else value, printable(raw), problem, text.read)
        text.pass_to(end)
    if text.open:
        problem = "the file ends before its list of records is closed: it was cut off"
        yield Piece(text.line, None, "", problem, text.read)


def _start_of_record(text: _Text) -> re.Pattern[str]:
    """How a record begins in this file, told from the first one."""
    line_start = text.text.rfind("\n", 0, text.at)
    indent = text.text[line_start + 1 : text.at]
    if line_start >= 0 and not indent.strip():
        return re.compile(rf"\n{re.escape(indent)}(?=\{{)")
    key = _FIRST_KEY.match(text.text, text.at)
    return re.compile(rf'\{{\s*"{re.escape(key.group(1) if key else "admin")}"\s*:')


def _broken(text: _Text, start: re.Pattern[str], problem: str) -> Piece:
    """What stands here up to the start of the next record, as text."""
    line, kept, skip = text.line, "", 1
    while True:
        found = start.search(text.text, text.at + skip)
        end = found.start() if found else max(text.at, len(text.text) - _OVERLAP)
        if end > text.at:
            kept += text.text[text.at : end][: MOST_SIGNS - len(kept)]
            text.pass_to(end)
            skip = 0
        if found:
            break
        if not text.more():
            kept += text.text[text.at :]
            text.pass_to(len(text.text))
            text.open = text.open and not kept.rstrip().endswith("]")
            break
    return Piece(line, None, printable(kept).rstrip(" ,\r\n\t"), problem, text.read)


def _unsound(raw: str) -> str:
    """Why the text of a record that is JSON cannot be used, or an empty text."""
    if _SURROGATE.search(raw):
        return "wrong encoding: a byte of the record is not UTF-8"
    if _ESCAPED_SURROGATE.search(raw) and _SURROGATE.search(
        json.dumps(_DECODER.decode(raw), ensure_ascii=False)
    ):
        return "wrong encoding: half a sign is escaped in the record"
    return ""


def printable(text: str) -> str:
    """A text that can be written as UTF-8: bytes that are none are shown as ``\\xe4``."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _record(text: _Text) -> tuple[object, int]:
    """The value that starts here and where it ends. Raises _NoRecordError."""
    while True:
        try:
            return _DECODER.raw_decode(text.text, text.at)
        except RecursionError as error:
            raise _NoRecordError("not a record: lists or objects within one another") from error
        except json.JSONDecodeError as error:
            cut = error.msg.startswith("Unterminated") or error.pos >= len(text.text) - _NEAR_END
            if cut and text.pending() > MOST_SIGNS:
                raise _NoRecordError("not a record: longer than any record") from error
            if cut and text.more():
                continue
            reason = "the file ends within the record" if cut else error.msg
            raise _NoRecordError(f"not a record: {reason}") from error
        except ValueError as error:  # a number of thousands of digits
            raise _NoRecordError(f"not a record: {error}") from error
