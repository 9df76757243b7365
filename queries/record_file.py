"""The record of the suggestions as a file in the data folder, with what it says in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from queries.answers import Notice
from queries.record import OURS, best_rival
from queries.weights import Record

QUESTIONS = ("missing_partners", "clusters_for", "chain_gaps")
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
    """The last record; None when the suggestions were never checked on this data folder."""
    try:
        found = json.loads(path_of(home).read_text(encoding="utf-8"))
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


def sentence(result: dict[str, Any], question: str, rules: Record) -> Notice | None:
    """How good the suggestions of a question were, and the best simple rival beside them.

    None when the question was not checked.
    """
    found = result["splits"].get("member", {}).get(question, {}).get("all")
    if not found or not found["cases"]:
        return None
    own = found["rankers"][OURS]
    name = best_rival(found, "hits")
    other = found["rankers"][name]
    # "hits" is a share of the cases; people read numbers of cases more easily.
    hit, cases = round(own["hits"] * found["cases"]), found["cases"]
    beaten = round(other["hits"] * cases)
    better = (hit > beaten) - (hit < beaten)
    de = ("gleich viele", "mehr", "weniger")[better]
    en = ("as many", "more", "fewer")[better]
    few = cases < rules.enough_cases
    weak = own["hits"] < rules.useful_from
    tail = " Das sind zu wenige Fälle für ein Urteil." if few else ""
    tail_en = " These are too few cases for a verdict." if few else ""
    if weak and not few:
        tail += " Verstehen Sie die Vorschläge als Anregung, nicht als Prognose."
        tail_en += " Take the suggestions as a hint, not as a forecast."
    return Notice(
        f"Zur Probe wurden {cases} bekannte Verbindungen verborgen: {hit} davon standen wieder "
        f"unter den ersten {rules.first} Vorschlägen. Das sind {de} als mit der besten einfachen "
        f"Regel ({ranker(name)}: {beaten})." + tail,
        f"As a test {cases} known ties were hidden: {hit} of them stood among the first "
        f"{rules.first} suggestions again. That is {en} than with the best simple rule "
        f"({ranker(name, 'en')}: {beaten})." + tail_en,
    )
