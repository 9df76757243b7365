"""The rows of a member list: what each cell may hold, and what is said when it does not fit.

A message begins with its kind in both languages, up to the first quote or semicolon, so that the
report of a run can count the kinds; then it says in English and in German which column holds what
and what is allowed. File and line stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from babel import Locale
from rapidfuzz import fuzz, process

from graph.member_list import ROLES
from graph.names import compact
from ingest.csvfiles import TextRow
from ingest.days import partial_date
from ingest.german import german
from ingest.official_ids import lei, register_number
from ingest.persons import looks_like_a_person
from ingest.places import LAENDER, Place, land_codes
from ingest.sources.memberlist.header import MemberHeader
from ingest.vocabulary import Terms, Vocabulary

_ROLE_OF = {compact(word): role for role, words in ROLES.items() for word in (role, *words)}
_ROLE_WORDS = ", ".join(words[0] for words in ROLES.values())
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_ADDRESSED = re.compile(r"\b(?:Herrn?|Frau)\s+\w", re.IGNORECASE)
_COUNTRIES = {
    compact(name): code
    for lang in ("de", "en")
    for code, name in Locale(lang).territories.items()
    if re.fullmatch("[A-Z]{2}", code) and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB")
}
_LIKE = 60
HIDDEN = "(nicht gezeigt / not shown)"


@dataclass(frozen=True)
class Member:
    """One membership as the cluster states it; ids are those of the data set."""

    cluster: str
    organisation: str
    place: Place
    role: str
    since: str
    until: str
    as_of: str
    stages: tuple[str, ...]
    competences: tuple[str, ...]
    product: str
    lei: str
    register: str
    source: str


class RowError(ValueError):
    """A row that does not fit; the message names every defect."""


@dataclass
class Checker:
    """Turns rows of one file into members; ``remarks`` are cells that were left out."""

    header: MemberHeader
    vocabulary: Vocabulary
    remarks: list[str] = field(default_factory=list)
    _defects: list[str] = field(default_factory=list)

    def member(self, row: TextRow) -> Member:
        """The membership of a row. Raises RowError."""
        cells = {name: row.cells.get(name, "") for name in self.header.headings}
        self._defects, told = [], len(self.remarks)
        if problem := _about_a_person(cells):
            raise RowError(problem)
        member = Member(
            cluster=self._one("cluster", cells, self.vocabulary.clusters),
            organisation=self._organisation(cells),
            place=self._place(row, cells),
            role=self._role(cells),
            since=self._date("since", cells),
            until=self._date("until", cells),
            as_of=self._date("as_of", cells),
            stages=self._several(row, "stage", cells, self.vocabulary.stages),
            competences=self._several(row, "competence", cells, self.vocabulary.competences),
            product=cells.get("product", ""),
            lei=self._official(row, "lei", cells, lei),
            register=self._official(row, "register", cells, register_number),
            source=cells.get("source", ""),
        )
        if member.since and member.until and member.until < member.since[: len(member.until)]:
            self._defects.append(
                f"ends before it starts (Ende vor Beginn): {member.until!r} is before "
                f"{member.since!r}. / {member.until!r} liegt vor {member.since!r}."
            )
        if self._defects:
            del self.remarks[told:]  # the row is not taken, so nothing of it was left out
            raise RowError(" | ".join(self._defects))
        return member

    def shown(self, row: TextRow) -> str:
        """The cells of the columns that are read, for the quarantine file; a person's are not."""
        cells = {name: row.cells.get(name, "") for name in self.header.headings}
        return HIDDEN if _about_a_person(cells) else "; ".join(cells.values())

    # -- cells -------------------------------------------------------------------------------

    def _where(self, name: str) -> tuple[str, str]:
        heading = self.header.headings.get(name, name)
        return f"in the column {heading!r}", f"in der Spalte {heading!r}"

    def _organisation(self, cells: dict[str, str]) -> str:
        name = " ".join(cells["organisation"].split())
        there, dort = self._where("organisation")
        if not compact(name):
            self._defects.append(
                f"no organisation (keine Organisation); {name!r} {there} names none. / {name!r} "
                f"{dort} nennt keine."
            )
        elif name.startswith("="):
            self._defects.append(
                f"a formula instead of a name (Formel statt Name): {name!r} {there}; write the "
                f"name as text. / {name!r} {dort}; den Namen als Text schreiben."
            )
        return name

    def _one(self, name: str, cells: dict[str, str], terms: Terms) -> str:
        text = cells[name]
        found = terms.find(text) if text else []
        if len(found) == 1:
            return found[0]
        self._defects.append(" / ".join(self._not_found(name, text, found, terms)))
        return ""

    def _several(
        self, row: TextRow, name: str, cells: dict[str, str], terms: Terms
    ) -> tuple[str, ...]:
        """Ids of the known entries of a cell; of an unknown one only a remark is left."""
        ids: list[str] = []
        text = cells.get(name, "")
        # A whole cell may be one name that has a semicolon in it.
        parts = [text] if len(terms.find(text)) == 1 else re.split(r"[;|\n]", text)
        for part in filter(None, (p.strip() for p in parts)):
            found = terms.find(part)
            if len(found) == 1:
                ids.append(found[0])
            else:
                self._remark(row, *self._not_found(name, part, found, terms))
        return tuple(dict.fromkeys(ids))

    def _not_found(self, name: str, text: str, found: list[str], terms: Terms) -> tuple[str, str]:
        """In English and in German."""
        there, dort = self._where(name)
        kinds = {"cluster": "Cluster", "stage": "Stufe", "competence": "Kompetenz"}
        if found:
            several = terms.shown(found)
            return (
                f"{name} is not clear ({kinds[name]} nicht eindeutig): {text!r} {there} may be "
                f"{several}; write the id in brackets.",
                f"{text!r} {dort} kann {several} sein; bitte die Kennung in eckigen Klammern "
                "schreiben.",
            )
        near = terms.nearest(text) if text else ""
        meant = f"Did you mean {near!r}?" if near else "See the list in the template."
        gemeint = f"Ist {near!r} gemeint?" if near else "Siehe die Liste in der Vorlage."
        return (
            f"unknown {name} ({kinds[name]} unbekannt): {text!r} {there} is not in the data set. "
            f"{meant}",
            f"{text!r} {dort} steht nicht im Datensatz. {gemeint}",
        )

    def _role(self, cells: dict[str, str]) -> str:
        text = cells["role"]
        if role := _ROLE_OF.get(compact(text)):
            return role
        there, dort = self._where("role")
        near = process.extractOne(
            compact(text), _ROLE_OF.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE
        )
        word = ROLES[_ROLE_OF[near[0]]][0] if near else ""
        meant, gemeint = (
            (f" Did you mean {word!r}?", f" Ist {word!r} gemeint?") if near else ("", "")
        )
        self._defects.append(
            f"unknown role (Rolle unbekannt): {text!r} {there}.{meant} Allowed: {_ROLE_WORDS}. / "
            f"{text!r} {dort}.{gemeint} Erlaubt: {_ROLE_WORDS}."
        )
        return ""

    def _date(self, name: str, cells: dict[str, str]) -> str:
        text = cells.get(name, "")
        try:
            return partial_date(text) if text else ""
        except ValueError:
            there, dort = self._where(name)
            self._defects.append(
                f"no date (kein Datum): {text!r} {there}. Allowed: 2024, 2024-05, 2024-05-31, "
                f"31.05.2024. / {text!r} {dort}. Erlaubt: 2024, 2024-05, 2024-05-31, 31.05.2024."
            )
            return ""

    def _official(
        self, row: TextRow, name: str, cells: dict[str, str], form: Callable[[str], str]
    ) -> str:
        """An id of a register in its one form; of a wrong one only a remark is left."""
        text = cells.get(name, "")
        try:
            return form(text) if text else ""
        except ValueError as error:
            there, dort = self._where(name)
            self._remark(row, f"{error}, {there}.", f"{german(str(error))}, {dort}.")
            return ""

    def _place(self, row: TextRow, cells: dict[str, str]) -> Place:
        city, text = cells.get("place", "") or None, cells.get("state", "")
        state = text if text in LAENDER else next(iter(land_codes([text])), "")
        if state:
            return Place(city, (state,), "DE")
        country = text if len(text) == 2 and text.isupper() else _COUNTRIES.get(compact(text), "")
        if country and country in _COUNTRIES.values():
            return Place(city, (), country)
        if text:
            there, dort = self._where("state")
            self._remark(
                row,
                f"unknown state or country (Land unbekannt): {text!r} {there}.",
                f"Land unbekannt: {text!r} {dort}.",
            )
        return Place(city, (), None)

    def _remark(self, row: TextRow, english: str, german: str) -> None:
        """Tell of a cell that was left out; ``ingest.remarks`` takes the two languages apart."""
        self.remarks.append(
            f"{row.file}, line {row.line}: {english} The membership was taken without it. / "
            f"{german} Die Mitgliedschaft wurde ohne diese Angabe übernommen."
        )


def _about_a_person(cells: dict[str, str]) -> str:
    """Why a row must not be shown or taken, without repeating what stands there."""
    if looks_like_a_person(cells.get("organisation", "")):
        return (
            "looks like a natural person (sieht nach einer Person aus); the graph holds "
            "organisations only: write the firm with its legal form. / Der Graph führt nur "
            "Organisationen: bitte die Firma mit Rechtsform angeben."
        )
    if any(_MAIL.search(cell) or _ADDRESSED.search(cell) for cell in cells.values()):
        return (
            "a cell names a person or a mail address (Person oder E-Mail-Adresse in einer Zelle); "
            "remove it. / Bitte entfernen."
        )
    return ""
