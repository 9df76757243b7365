"""Write the vectors that travel with this package: ``python -m queries.draft_vectors``.

To be run after the curated data changed and was loaded (``innonetz ingest``): texts that the file
does not know are compared at first use, which takes about a tenth of a second each.
"""

from __future__ import annotations

import sys

from graph.store import Store
from queries import sentences
from queries.answers import Tables
from queries.catalogue import checked, question
from queries.draft import told_fields
from queries.draft_check import passages

READ = ("hierarchy", "clusters", "ventures", "funders")


def texts_of(store: Store) -> list[str]:
    """Every text of this graph that drafts are compared with."""
    entry = question("draft_check")
    params = checked(entry.header, entry.header.example)
    tables: Tables = {n: store.read(entry.statements[n], params).dicts() for n in READ}
    return [*(text for _, text in passages(tables)), *told_fields(tables["hierarchy"])]


def main() -> int:
    """Write the file from the graph that the environment names."""
    with Store.open() as store:
        texts = texts_of(store)
        known = sentences.vectors(texts, store.settings.home / "cache")
    wanted = {sentences.digest(text) for text in texts}
    sentences.write({key: known[key] for key in wanted}, sentences.SHIPPED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
