"""The header of a member list: which column means what, and which ones are not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from graph.member_list import COLUMNS, Column
from graph.names import compact
from ingest.csvfiles import HeaderError

_BY_HEADING = {
    compact(heading): column
    for column in COLUMNS
    for heading in (column.heading_de, column.heading_en, *column.synonyms)
}
# Words of headings of columns that are about persons: never read, whatever stands in them.
_ABOUT_PERSONS = (
    "ansprech", "kontakt", "contact", "mail", "telefon", "phone", "handy", "mobil", "fax",
    "vorname", "nachname", "familienname", "firstname", "lastname", "surname", "anrede",
    "salutation", "titel",
    "geschaftsfuhr", "vertreter", "person", "geburt", "unterschrift", "ceo",
)  # fmt: skip
# Words of headings about what is nobody's business but the firm's own.
_SECRET = (
    "umsatz", "turnover", "revenue", "preis", "price", "kunde", "customer", "kapazitat", "capacity",
    "stuckzahl", "menge", "gewinn", "profit",
)  # fmt: skip
_LIKE = 75


@dataclass
class MemberHeader:
    """Called with the cells of a header; remembers how the columns are headed in this file.

    ``headings`` are those of the columns read, by their name in the template; ``remarks`` tell of
    every column that is not read, in English and German.
    """

    file: str
    headings: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def __call__(self, cells: list[str]) -> Sequence[str]:
        """The names of the columns, "" for one that is not read. Raises HeaderError."""
        headings = [" ".join(cell.split()) for cell in cells]
        columns = [_BY_HEADING.get(compact(heading)) for heading in headings]
        names = [column.name if column else "" for column in columns]
        self._check(headings, columns)
        self.headings = {n: h for n, h in zip(names, headings, strict=True) if n}
        unread = [h for n, h in zip(names, headings, strict=True) if h and not n]
        self.remarks = [f"{self.file}: {_unread(heading)}" for heading in unread]
        if "postcode" in names:
            self.remarks.append(f"{self.file}: {_postcode(self.headings['postcode'])}")
        return names

    def _check(self, headings: list[str], columns: Sequence[Column | None]) -> None:
        found = [column.name for column in columns if column]
        missing = [c.heading_de for c in COLUMNS if c.needed and c.name not in found]
        if missing:
            there = ", ".join(repr(h) for h in headings if h) or "-"
            names = ", ".join(missing)
            raise HeaderError(
                f"the header lacks a column (Spalte fehlt): {names!r}; found {there}. Use the "
                f"template. / Gefunden: {there}. Bitte die Vorlage verwenden."
            )
        if double := sorted({name for name in found if found.count(name) > 1}):
            both = [h for h, c in zip(headings, columns, strict=True) if c and c.name == double[0]]
            raise HeaderError(
                f"two columns mean the same (zwei Spalten bedeuten dasselbe): {both[0]!r} and "
                f"{both[1]!r}; keep one. / Eine davon entfernen."
            )


def _unread(heading: str) -> str:
    form = compact(heading)
    if any(word in form for word in _ABOUT_PERSONS):
        return (
            f"the column {heading!r} is about persons and was not read. / Die Spalte {heading!r} "
            "betrifft Personen und wurde nicht gelesen."
        )
    if any(word in form for word in _SECRET):
        return (
            f"the column {heading!r} is about business secrets and was not read. / Die Spalte "
            f"{heading!r} betrifft Geschäftsgeheimnisse und wurde nicht gelesen."
        )
    known = {compact(c.heading_de): c.heading_de for c in COLUMNS}
    near = process.extractOne(form, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    meant = f" Did you mean {known[near[0]]!r}?" if near else ""
    gemeint = f" Ist {known[near[0]]!r} gemeint?" if near else ""
    return (
        f"the column {heading!r} is not one of the template and was not read.{meant} / Die Spalte "
        f"{heading!r} gehört nicht zur Vorlage und wurde nicht gelesen.{gemeint}"
    )


def _postcode(heading: str) -> str:
    return (
        f"the column {heading!r} was not taken over, the graph has no postcodes. / Die Spalte "
        f"{heading!r} wurde nicht übernommen, der Graph kennt keine Postleitzahlen."
    )
