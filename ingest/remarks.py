"""Remarks of a run about the data, for those who keep it, in German and English.

Readers tell them in English; those about the lists that clusters hand in are in both languages at
once, the English half first, because cluster managers see them too. A test holds that no remark
lacks its German sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_RULES = {"project_name": "Projektname", "grant_stem": "Stamm des FKZ", "acronym": "Kurzname"}
_LABELS = {
    "Cluster": "die Initiative",
    "Organisation": "die Organisation",
    "Stage": "die Stufe",
    "Competence": "die Kompetenz",
    "Programme": "das Programm",
}
_GRANTS = {
    "grants whose recipient is not shown: the project stays, without this participant":
        "Zuwendungen ohne gezeigten Empfänger: Das Vorhaben bleibt, ohne diesen Beteiligten",
    "grants whose recipient is named like a person: kept without the name":
        "Zuwendungen, deren Empfänger wie eine Person heißt: ohne den Namen übernommen",
    "grants with an amount of 0,00 or none: taken as unknown":
        "Zuwendungen mit 0,00 oder ohne Betrag: als unbekannt übernommen",
    "grants to recipients abroad (key 99999999)":
        "Zuwendungen an Empfänger im Ausland (Schlüssel 99999999)",
    "grants within Germany without a municipality (key 00000000)":
        "Zuwendungen im Inland ohne Gemeinde (Schlüssel 00000000)",
    "grants without a municipality key": "Zuwendungen ohne Gemeindeschlüssel",
    "grants with a municipality key that no Kreis has: placed by town and Land":
        "Zuwendungen mit einem Gemeindeschlüssel, den kein Kreis hat: nach Ort und Land zugeordnet",
    "grants whose key lies in another Land than stated: the key counts":
        "Zuwendungen, deren Schlüssel in einem anderen Land liegt als angegeben: Es gilt der "
        "Schlüssel",
}  # fmt: skip
_PROJECTS_WITHOUT = {
    "fields of science": "Wissenschaftsfelder",
    "parts of the programmes": "Teile der Programme",
}
_NUMBER = r"(\d[\d,]*)"


def _n(number: str) -> str:
    """A number with the German sign between thousands."""
    return number.replace(",", ".")


def _of_rule(tied: str) -> str:
    """How many grants each rule tied: ``acronym 2, project_name 3``."""
    if tied == "none":
        return "keine"
    for english, german in _RULES.items():
        tied = re.sub(rf"\b{english}\b", german, tied)
    return tied


# A pattern of the English remark, and the German one made of its parts.
_GERMAN: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(\S+) is no table of this source and was not read",
     lambda m: f"{m[1]} ist keine Tabelle dieser Quelle und wurde nicht gelesen"),
    (r"management of (\S+): (\S+) stands only in (\S+)",
     lambda m: f"Management von {m[1]}: {m[2]} steht nur in {m[3]}"),
    (r"alliance (.+) of (\S+) is not known as a cluster: (\d+) grants, such as (\S+), are tied to "
     "the programme only",
     lambda m: f"Das Bündnis {m[1]} von {m[2]} ist nicht als Initiative bekannt: {m[3]} "
               f"Zuwendungen, zum Beispiel {m[4]}, sind nur dem Programm zugeordnet"),
    (rf"identity: {_NUMBER} pairs of {_NUMBER} records compared, {_NUMBER} ids joined to another, "
     rf"{_NUMBER} suggestions",
     lambda m: f"Identität: {_n(m[1])} Paare aus {_n(m[2])} Einträgen verglichen, {_n(m[3])} "
               f"Kennungen einer anderen zugeordnet, {_n(m[4])} Vorschläge"),
    (rf"identity: the {_NUMBER} least likely suggestions are not in the graph",
     lambda m: f"Identität: Die {_n(m[1])} unwahrscheinlichsten Vorschläge sind nicht im Graphen"),
    (rf"{_NUMBER} ({'|'.join(map(re.escape, _GRANTS))})",
     lambda m: f"{_n(m[1])} {_GRANTS[m[2]]}"),
    (r"grants tied into joint projects by rule: (.+); single (\d+)",
     lambda m: f"Zuwendungen nach Regel zu Verbünden geordnet: {_of_rule(m[1])}; einzeln {m[2]}"),
    (r"(.+) was read as (\S+)", lambda m: f"{m[1]} wurde als {m[2]} gelesen"),
    (rf"{_NUMBER} relationships of part and whole name a record that was not read",
     lambda m: f"{_n(m[1])} Beziehungen von Teil und Ganzem nennen einen Eintrag, der nicht "
               "gelesen wurde"),
    (rf"(\S+) was not handed in: the projects come without ({'|'.join(_PROJECTS_WITHOUT)})",
     lambda m: f"{m[1]} wurde nicht übergeben: Die Projekte kommen ohne "
               f"{_PROJECTS_WITHOUT[m[2]]}"),
    (r"(\S+): (\w+) ('.+'|\".+\") is no longer in the data set, what was said about it is left "
     "out: correct the list and hand it in again",
     lambda m: f"{m[1]}: {_LABELS.get(m[2], m[2])} {m[3]} ist nicht mehr im Datensatz; was darüber "
               "gesagt war, ist ausgelassen: die Liste berichtigen und erneut übergeben"),
)  # fmt: skip
_KNOWN = tuple((re.compile(english, re.DOTALL), german) for english, german in _GERMAN)

# Of a remark in both languages: where it stands, the English and the German half.
_TAKEN = "The membership was taken without it."
_BOTH = (
    (re.compile(rf"(.*), line (\d+): (.*{re.escape(_TAKEN)}) / (.*)", re.DOTALL), ", Zeile "),
    (re.compile(r"(.*?)()(: the column .*) / (Die Spalte .*)", re.DOTALL), ""),
)


def in_german(remark: str) -> str:
    """A remark in German; one that is not known here stays as it is."""
    for pattern, before_line in _BOTH:
        if match := pattern.fullmatch(remark):
            return f"{match[1]}{before_line}{match[2]}: {match[4]}"
    for known, german in _KNOWN:
        if match := known.fullmatch(remark):
            return german(match)
    return remark


def in_english(remark: str) -> str:
    """A remark without its German half, if it has one."""
    for pattern, _ in _BOTH:
        if match := pattern.fullmatch(remark):
            return remark[: match.start(4) - len(" / ")]
    return remark
