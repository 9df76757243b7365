"""Write the vectors that travel with this package: ``python -m queries.draft_vectors``.

To be run after the curated data changed and was loaded (``innonetz ingest``): texts that the file
does not know are compared at first use, which takes about a tenth of a second each.
"""

from __future__ import annotations

import sys

from graph.store import Store
from queries import draft_titles, sentences
from queries.answers import Tables
from queries.catalogue import checked, question
from queries.draft import explained, told_fields
from queries.draft_texts import Thing, passages, titles
from queries.likeness import usual_drafts

READ = ("hierarchy", "clusters", "told", "funders", "titles", "ventures")


def told_of(store: Store) -> tuple[list[tuple[Thing, str]], list[str]]:
    """Every text of this graph that drafts are compared with: of things, and of fields."""
    entry = question("draft_check")
    params = checked(entry.header, entry.header.example)
    tables: Tables = {}
    for name in READ:
        every = titles(tables).ids() if name == "ventures" else []
        more = {"ventures": every, **draft_titles.parameters()}
        rows = store.read(entry.statements[name], params | more).dicts()
        tables[name] = [draft_titles.made(rows)] if name == "titles" else rows
    return passages(tables), list(told_fields(explained(tables["hierarchy"])))


def main() -> int:
    """Write the file from the graph that the environment names."""
    with Store.open() as store:
        of_things, of_fields = told_of(store)
        texts = [*(text for _, text in of_things), *of_fields]
        folder = store.settings.home / "cache"
        known = sentences.vectors(texts, folder)
        known |= sentences.vectors(usual_drafts(), folder, asked=True)
    wanted = {sentences.digest(text) for text in texts}
    wanted |= {sentences.digest(text, asked=True) for text in usual_drafts()}
    things = [thing for thing, _ in of_things]
    sentences.write({key: known[key] for key in wanted}, sentences.SHIPPED, things)
    return 0


if __name__ == "__main__":
    sys.exit(main())
