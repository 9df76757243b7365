"""Kinds of damage to a file of delimited text, plain or as a member of a zip.

Each is a pure function of bytes and a source of chance. None needs to know the format beyond
"lines with separators": what it does to a reader is what is to be found out.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Damage = Callable[[bytes, Random], bytes]

LONG_CELL = 10_000_000
BOMB_BYTES = 300_000_000  # unpacked; 300 kB on disk
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # fixed, so that the bytes are the same every time
_FORMULAS = (b'=HYPERLINK("x";"y")', b"=1+1", b"+1", b"-2+3", b"@SUM(A1)", b"=cmd|' /C x'!A0")
_DATES = (b"31.02.2020", b"00.00.0000", b"2020-13-45", b"1.1.20", b"31.12.9999", b"gestern",
          b"01.01.99999", b"-5.-5.-5", b"29.02.2023")  # fmt: skip
_AMOUNTS = (b"1.2.3,4,5", b"1e309", b"NaN", b"-1,00", b"1,234.56", b"\xa01 000,00", b"12 EUR",
            b"9" * 400, b"0x10", b"inf", b"1..000,00")  # fmt: skip

_DATE = re.compile(rb"\b\d{1,4}([.-])\d{1,2}\1\d{1,4}\b")
_AMOUNT = re.compile(rb'(?:=?")?[\d.]+,\d+"?')


@dataclass(frozen=True)
class Kind:
    """A kind of damage. ``whole`` ones damage a zip itself instead of the text in it."""

    name: str
    damage: Damage
    whole: bool = False


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _separator(content: bytes) -> bytes:
    first = content.split(b"\n", 1)[0]
    return max((b";", b",", b"\t"), key=first.count)


def _some_line(lines: list[bytes], chance: Random) -> int:
    """The index of a line that is not the header, or 0 when there is no other."""
    return chance.randrange(1, len(lines)) if len(lines) > 1 else 0


def _in_some_lines(change: Callable[[bytes, Random], bytes]) -> Damage:
    """A damage of up to five lines."""

    def damage(content: bytes, chance: Random) -> bytes:
        lines = _lines(content)
        for _ in range(chance.randint(1, 5)):
            if lines:
                i = _some_line(lines, chance)
                lines[i] = change(lines[i], chance)
        return b"".join(lines)

    return damage


def _cell(values: tuple[bytes, ...]) -> Callable[[bytes, Random], bytes]:
    """Puts one of the values into a cell of a line."""

    def change(line: bytes, chance: Random) -> bytes:
        separator = _separator(line)
        cells = line.split(separator)
        cells[chance.randrange(len(cells))] = chance.choice(values)
        return separator.join(cells)

    return change


def _like(values: tuple[bytes, ...], looks: Callable[[bytes], bool]) -> Damage:
    """Puts one of the values where a cell looks right for it."""

    def change(line: bytes, chance: Random) -> bytes:
        separator = _separator(line)
        cells = line.split(separator)
        fitting = [i for i, cell in enumerate(cells) if looks(cell)] or [0]
        i = chance.choice(fitting)
        wrapped = cells[i].startswith(b'="')
        value = chance.choice(values)
        cells[i] = b'="' + value + b'"' if wrapped else value
        return separator.join(cells)

    return _in_some_lines(change)


def _looks_like_date(cell: bytes) -> bool:
    return _DATE.search(cell) is not None


def _looks_like_amount(cell: bytes) -> bool:
    return _AMOUNT.fullmatch(cell.strip()) is not None


def cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def cut_in_front(content: bytes, chance: Random) -> bytes:
    return content[chance.randrange(len(content) + 1) :]


def doubled_rows(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    for _ in range(chance.randint(1, 20)):
        i = _some_line(lines, chance)
        lines.insert(chance.randint(min(1, i), len(lines)), lines[i])
    return b"".join(lines)


def doubled_file(content: bytes, _chance: Random) -> bytes:
    return content + content


def shuffled_rows(content: bytes, chance: Random) -> bytes:
    header, *rest = _lines(content)
    chance.shuffle(rest)
    return b"".join([header, *rest])


def shuffled_columns(content: bytes, chance: Random) -> bytes:
    """All columns in another order, header and rows alike."""
    separator = _separator(content)
    rows = [line.split(separator) for line in content.splitlines()]
    width = len(rows[0])
    order = chance.sample(range(width), width)
    moved = [[row[i] for i in order] if len(row) == width else row for row in rows]
    return b"\n".join(separator.join(row) for row in moved) + b"\n"


def _recoded(target: str, prefix: bytes = b"") -> Damage:
    def damage(content: bytes, _chance: Random) -> bytes:
        return prefix + _decoded(content).encode(target, errors="replace")

    return damage


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("iso-8859-15")


def twice_encoded(content: bytes, _chance: Random) -> bytes:
    """UTF-8 read as Latin and written as UTF-8 again."""
    return _decoded(content).encode("utf-8").decode("latin-1").encode("utf-8")


def wrong_bytes(content: bytes, chance: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        if damaged:
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _inserted(*pieces: bytes) -> Damage:
    """Puts pieces into the content at up to twenty places."""

    def damage(content: bytes, chance: Random) -> bytes:
        parts = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(parts) + 1)
            parts[at:at] = chance.choice(pieces)
        return bytes(parts)

    return damage


def long_cell(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    i = _some_line(lines, chance)
    separator = _separator(lines[i])
    cells = lines[i].split(separator)
    cells[chance.randrange(len(cells))] = b"x" * LONG_CELL
    lines[i] = separator.join(cells)
    return b"".join(lines)


def long_line(content: bytes, _chance: Random) -> bytes:
    """No line end at all."""
    return content.replace(b"\r", b"").replace(b"\n", b" ")


def other_separator(content: bytes, chance: Random) -> bytes:
    other = chance.choice([s for s in (b";", b",", b"\t", b"|") if s != _separator(content)])
    return content.replace(_separator(content), other)


def line_ends(content: bytes, chance: Random) -> bytes:
    end = chance.choice([b"\r\n", b"\r", b"\n\n", b"\x0b", b"\xc2\x85"])
    return content.replace(b"\r\n", b"\n").replace(b"\n", end)


def blank_lines(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    for _ in range(chance.randint(1, 20)):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice([b"\n", b"   \n", b";;;\n"]))
    return b"".join(lines)


def header_renamed(content: bytes, chance: Random) -> bytes:
    header, _, rest = content.partition(b"\n")
    separator = _separator(content)
    names = header.split(separator)
    i = chance.randrange(len(names))
    names[i] = chance.choice([b"", b"???", names[i].upper(), b" " + names[i], names[0], b'="'])
    return separator.join(names) + b"\n" + rest


def header_gone(content: bytes, _chance: Random) -> bytes:
    return content.partition(b"\n")[2]


def header_again(content: bytes, chance: Random) -> bytes:
    lines = _lines(content)
    lines.insert(_some_line(lines, chance), lines[0])
    return b"".join(lines)


def column_more(content: bytes, _chance: Random) -> bytes:
    separator = _separator(content)
    lines = content.splitlines()
    return b"\n".join(line + separator + b"x" for line in lines) + b"\n"


def column_less(content: bytes, chance: Random) -> bytes:
    separator = _separator(content)
    rows = [line.split(separator) for line in content.splitlines()]
    gone = chance.randrange(len(rows[0]))
    return b"\n".join(separator.join(r[:gone] + r[gone + 1 :]) for r in rows) + b"\n"


def empty(_content: bytes, _chance: Random) -> bytes:
    return b""


def web_page(_content: bytes, _chance: Random) -> bytes:
    return b"<!DOCTYPE html>\n<html><body>Sitzung abgelaufen</body></html>\n"


# -- zips ------------------------------------------------------------------------------------


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    """A zip of members; the same bytes for the same members."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name that comes twice is meant
        for name, content in members:
            info = zipfile.ZipInfo(name, _FIRST_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def members_of(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def bomb(content: bytes, chance: Random) -> bytes:
    """A member that is small on disk and enormous unpacked."""
    members = members_of(content)
    i = chance.randrange(len(members))
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for place, (name, own) in enumerate(members):
            with archive.open(zipfile.ZipInfo(name, _FIRST_TIME), "w", force_zip64=True) as member:
                member.write(own)
            if place == i:
                _fill(archive, name)
    return out.getvalue()


def _fill(archive: zipfile.ZipFile, name: str) -> None:
    """A second member of the same name made of one letter."""
    info = zipfile.ZipInfo(name, _FIRST_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    block = b"0" * 1_000_000
    with archive.open(info, "w", force_zip64=True) as member:
        for _ in range(BOMB_BYTES // len(block)):
            member.write(block)


def leaving_paths(content: bytes, chance: Random) -> bytes:
    names = ("../outside.csv", "/innonetz-outside.csv", "..\\outside.csv",
             "a/../../outside.csv", "C:\\outside.csv")  # fmt: skip
    members = members_of(content)
    i = chance.randrange(len(members))
    members[i] = (chance.choice(names), members[i][1])
    members.append((chance.choice(names), b"outside"))
    return zipped(members)


def member_gone(content: bytes, chance: Random) -> bytes:
    members = members_of(content)
    del members[chance.randrange(len(members))]
    return zipped(members)


def member_twice(content: bytes, chance: Random) -> bytes:
    members = members_of(content)
    return zipped([*members, chance.choice(members)])


def zip_in_zip(content: bytes, _chance: Random) -> bytes:
    return zipped([("inner.zip", content)])


_TEXT = (
    Kind("cut", cut), Kind("cut in front", cut_in_front), Kind("doubled rows", doubled_rows),
    Kind("doubled file", doubled_file), Kind("shuffled rows", shuffled_rows),
    Kind("shuffled columns", shuffled_columns), Kind("as UTF-8", _recoded("utf-8")),
    Kind("as UTF-8 with mark", _recoded("utf-8", b"\xef\xbb\xbf")),
    Kind("as UTF-16", _recoded("utf-16")), Kind("as cp1252", _recoded("cp1252")),
    Kind("as cp850", _recoded("cp850")), Kind("encoded twice", twice_encoded),
    Kind("wrong bytes", wrong_bytes), Kind("NUL bytes", _inserted(b"\0", b"\0" * 50)),
    Kind("control characters", _inserted(b"\x1a", b"\x07", b"\x1f", b"\x7f", b"\x0c")),
    Kind("quotes", _inserted(b'"', b'""', b'="', b"'")),
    Kind("separators", _inserted(b";", b",", b";;;;")),
    Kind("line ends inside", _inserted(b"\n", b"\r\n", b"\r")),
    Kind("long cell", long_cell), Kind("one line", long_line),
    Kind("other separator", other_separator), Kind("other line ends", line_ends),
    Kind("blank lines", blank_lines), Kind("wrong dates", _like(_DATES, _looks_like_date)),
    Kind("wrong amounts", _like(_AMOUNTS, _looks_like_amount)),
    Kind("formulas", _in_some_lines(_cell(_FORMULAS))),
    Kind("header renamed", header_renamed), Kind("header gone", header_gone),
    Kind("header again", header_again), Kind("column more", column_more),
    Kind("column less", column_less), Kind("empty", empty), Kind("web page", web_page),
)  # fmt: skip
_ZIP = (
    Kind("zip bomb", bomb, whole=True), Kind("paths that leave", leaving_paths, whole=True),
    Kind("member gone", member_gone, whole=True), Kind("member twice", member_twice, whole=True),
    Kind("zip in zip", zip_in_zip, whole=True), Kind("zip cut", cut, whole=True),
    Kind("zip with wrong bytes", wrong_bytes, whole=True),
    Kind("no zip", web_page, whole=True),
)  # fmt: skip


def kinds(*, archive: bool) -> tuple[Kind, ...]:
    """All kinds of damage to a text, and those of a zip when it is one."""
    return (*_TEXT, *_ZIP) if archive else _TEXT


def applied(kind: Kind, content: bytes, chance: Random, *, archive: bool) -> bytes:
    """The damaged content. In a zip a damage of text meets one member."""
    if kind.whole or not archive:
        return kind.damage(content, chance)
    members = members_of(content)
    i = chance.randrange(len(members))
    members[i] = (members[i][0], kind.damage(members[i][1], chance))
    return zipped(members)
