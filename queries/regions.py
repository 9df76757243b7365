"""The Länder side by side, and what has no known Land and so stands in none of them."""

from __future__ import annotations

from typing import Any

from queries.answers import Notice, Row, Scored, Tables
from queries.wording import thousands

_KINDS = {
    "Cluster": ("Initiativen", "initiatives"),
    "Organisation": ("Organisationen", "organisations"),
    "Project": ("Projekten", "projects"),
}


def score(tables: Tables, params: dict[str, Any]) -> Scored:
    """One row a Land, in order of their names."""
    del params
    return Scored(tables["lands"], unplaced_notice(tables["unplaced"]))


def unplaced_notice(rows: list[Row]) -> list[Notice]:
    """The sentence about things without a known Land.

    ``rows`` have label, number of these things, and of those without a known Land.
    """
    told = [(row["without"], row["number"], _KINDS[row["label"]]) for row in rows if row["without"]]
    if not told:
        return []
    de = ", ".join(f"{thousands(n)} von {thousands(of)} {w[0]}" for n, of, w in told)
    en = ", ".join(f"{thousands(n, 'en')} of {thousands(of, 'en')} {w[1]}" for n, of, w in told)
    return [
        Notice(
            f"Ohne bekanntes Land sind {de}: Sie können hierher gehören, eine kleine Zahl oder 0 "
            "heißt deshalb nicht, dass es nicht mehr gibt.",
            f"Without a known Land are {en}: they may belong here, so a small number or 0 does not "
            "mean that there are no more.",
        )
    ]
