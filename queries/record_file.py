"""The record of the suggestions as a file in the data folder, with what it says in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from queries.answers import Notice
from queries.record import OURS, best_rival
from queries.weights import Record, weights

# Made by "innonetz check suggestions" on the data in data/, without its single cases.
SHIPPED = Path(__file__).with_name("record.json")
_QUESTIONS = {
    "missing_partners": ("Partner für ein Cluster", "Partners for a cluster"),
    "clusters_for": ("Cluster für eine Organisation", "Clusters for an organisation"),
    "chain_gaps": ("Wer eine offene Stufe besetzt", "Who fills an open stage"),
}
QUESTIONS = tuple(_QUESTIONS)
_RIVALS = {
    "degree": ("Zahl der Verbindungen", "number of ties"),
    "town": ("gleicher Ort", "same town"),
    "common_neighbours": ("gemeinsame Bekannte", "common neighbours"),
    "adamic_adar": ("Adamic–Adar", "Adamic–Adar"),
    "resource_allocation": ("Ressourcenzuteilung", "resource allocation"),
    "memory": ("wer sich schon traf", "who met before"),
    OURS: ("innonetz", "innonetz"),
}


def path_of(home: Path) -> Path:
    """Where the record of a data folder lies."""
    return home / "record" / "suggestions.json"


def save(home: Path, result: dict[str, Any]) -> Path:
    """Write the record; it replaces the earlier one."""
    path = path_of(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    new.replace(path)
    return path


def load(home: Path) -> dict[str, Any] | None:
    """The last record of a data folder, else the one made on the data that came with innonetz."""
    return _read(path_of(home)) or _read(SHIPPED)


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and "splits" in found else None


def ranker(name: str, language: str = "de") -> str:
    """The name of a ranker in words."""
    return _RIVALS.get(name, (name, name))[language != "de"]


def table(result: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a way of hiding, question, group and ranker."""
    return [
        {"split": split, "question": question, "group": group, "cases": found["cases"],
         "ranker": name, **measures}
        for split, questions in result["splits"].items()
        for question, groups in questions.items()
        for group, found in groups.items()
        for name, measures in found["rankers"].items()
    ]  # fmt: skip


def sentences(result: dict[str, Any]) -> list[Notice]:
    """One sentence a question and way of hiding."""
    found = [
        (name, sentence(result, name, split)) for name in QUESTIONS for split in ("member", "year")
    ]
    return [
        Notice(f"{_QUESTIONS[name][0]}: {told.de}", f"{_QUESTIONS[name][1]}: {told.en}")
        for name, told in found
        if told
    ]


def sentence(result: dict[str, Any], question: str, split: str) -> Notice | None:
    """How good the suggestions of a question were, and the best simple rival beside them.

    None when the question was not checked in this way.
    """
    rules = weights().record
    found = result["splits"].get(split, {}).get(question, {}).get("all")
    if not found or not found["cases"]:
        return None
    cases, rival = found["cases"], best_rival(found, "hits")
    # "hits" is a share of the cases; people read numbers of cases more easily.
    hit, beaten = (round(found["rankers"][name]["hits"] * cases) for name in (OURS, rival))
    compared = (hit > beaten) - (hit < beaten)
    de = ("gleich viele wie", "mehr als", "weniger als")[compared]
    en = ("as many as", "more than", "fewer than")[compared]
    lead, lead_en = _lead(split, cases, result["rules"]["year"])
    tail, tail_en = _caution(cases, hit / cases, rules)
    return Notice(
        f"{lead} {hit} davon standen unter den ersten {rules.first} Vorschlägen, {de} mit der "
        f"besten einfachen Regel ({ranker(rival)}: {beaten}).{tail}",
        f"{lead_en} {hit} of them stood among the first {rules.first} suggestions, {en} with the "
        f"best simple rule ({ranker(rival, 'en')}: {beaten}).{tail_en}",
    )


def _lead(split: str, cases: int, year: int) -> tuple[str, str]:
    if split == "year":
        return (
            f"Alles seit {year} wurde verborgen; {cases} Verbindungen kamen seither zustande.",
            f"Everything since {year} was hidden; {cases} ties came about since then.",
        )
    return (
        f"Zur Probe wurden {cases} bekannte Mitglieder verborgen.",
        f"As a test {cases} known members were hidden.",
    )


def _caution(cases: int, share: float, rules: Record) -> tuple[str, str]:
    if cases < rules.enough_cases:
        return (
            " Das sind zu wenige Fälle für ein Urteil.",
            " These are too few cases for a verdict.",
        )
    if share < rules.useful_from:
        return (
            " Verstehen Sie die Vorschläge als Anregung, nicht als Prognose.",
            " Take the suggestions as a hint, not as a forecast.",
        )
    return "", ""
