"""What is said of initiatives, projects and programmes, and how alike a draft is to each.

Of a large network the titles of all projects are kept (``draft_titles.py``), and the details are
read of those only whose words are nearest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from queries import sentences
from queries.answers import Row, Tables
from queries.draft_titles import Titles
from queries.likeness import Likeness, compared_by_words, compares_all, likeness

Thing = tuple[str, str]  # label and id
LABELS = ("Cluster", "Project", "Programme")
TABLES = {"Cluster": "clusters", "Project": "ventures", "Programme": "funders"}
# So many projects of an initiative stand in its text.
_PROJECTS_TOLD = 6


def titles(tables: Tables) -> Titles:
    """All projects of the network."""
    return Titles(tables["titles"][0])


def total(tables: Tables) -> int:
    """How many initiatives, projects and programmes there are."""
    return len(titles(tables)) + len(tables["clusters"]) + len(tables["funders"])


def ventures(tables: Tables, draft: str, wanted: Iterable[str]) -> list[str]:
    """The projects whose details are read: all of a small network.

    Of a large one those whose vectors travel with the package, the nearest by their words, and
    the wanted ones.
    """
    every = titles(tables)
    if compares_all(total(tables)):
        return every.ids()
    near = every.nearest(draft, compared_by_words())
    return sorted({*every.shipped(), *near, *wanted})


def compared(tables: Tables, draft: str) -> tuple[list[Thing], Likeness]:
    """What was read of initiatives, projects and programmes, and how alike it is to the draft."""
    told = passages(tables, sentences.things())
    return [thing for thing, _ in told], likeness(draft, tuple(text for _, text in told))


def passages(tables: Tables, shipped: Collection[Thing] = ()) -> list[tuple[Thing, str]]:
    """What is said of every initiative, project and programme, in one text each.

    The text of an initiative whose vector travels with the package (``shipped``) tells of its
    projects those that do too, so that the vector serves in every network; all others are compared
    by themselves and lift their initiative.
    """
    told: list[tuple[Thing, str]] = []
    fields = {r["id"]: f"{r['name']}: {r['definition'] or ''}" for r in tables["hierarchy"]}
    projects = {row["cluster"]: _own_titles(row, shipped) for row in tables["told"]}
    for row in _sorted(tables["clusters"]):
        own = [row["name"], _place(row), *_of(fields, row), row["note"]]
        own += projects.get(row["id"], [])[:_PROJECTS_TOLD]
        told.append((("Cluster", row["id"]), _joined(own)))
    for row in _sorted(tables["ventures"]):
        own = [row["name"], row["title"], row["region_text"], *_of(fields, row), row["note"]]
        told.append((("Project", row["id"]), _joined(own)))
    for row in _sorted(tables["funders"]):
        own = [row["name"], row["aim"], row["for_whom"], row["region_limit"], row["note"]]
        told.append((("Programme", row["id"]), _joined(own)))
    return told


def _own_titles(row: Row, shipped: Collection[Thing]) -> list[str]:
    every = ("Cluster", row["cluster"]) not in shipped
    return sorted(t for node, t in row["titles"] if every or ("Project", node) in shipped)


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: str(row["id"]))


def _place(row: Row) -> str:
    laender = sorted(name for _, level, name, *_ in row["regions"] if level == "land")
    return ", ".join(part for part in (row["city"], *laender) if part)


def _of(fields: dict[str, str], row: Row) -> list[str]:
    return [fields[node] for node in sorted(row["fields"]) if node in fields]


def _joined(parts: Iterable[str | None]) -> str:
    return ". ".join(dict.fromkeys(part.rstrip(".") for part in parts if part))


def standing(tables: Tables, draft: str) -> dict[Thing, float | None]:
    """How alike each thing is; an initiative as far as the best of its projects."""
    things, found = compared(tables, draft)
    values = dict(zip(things, found.values, strict=True))
    for row in tables["ventures"]:
        for cluster in row["clusters"]:
            both = [values[thing] for thing in (("Cluster", cluster), ("Project", row["id"]))]
            values["Cluster", cluster] = max((v for v in both if v is not None), default=None)
    return values


def nearest(values: dict[Thing, float | None], most: int) -> list[Thing]:
    """The nearest of each kind by their text."""
    near: list[Thing] = []
    for label in LABELS:
        own = [(-v, thing) for thing, v in values.items() if thing[0] == label and v is not None]
        near += [thing for _, thing in sorted(own)[:most]]
    return sorted(near)
