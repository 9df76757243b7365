"""The curated source as the run calls it: from the data folder to a reading."""

from __future__ import annotations

from pathlib import Path

from graph.properties import MANAGING_ROLES
from ingest.accounting import Reading
from ingest.inputs import Inputs
from ingest.source import SourceDescription
from ingest.sources.curated import rows as r
from ingest.sources.curated.facts import build
from ingest.sources.curated.read import Tables, judgements, read_tables

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))


def read(inputs: Inputs) -> Reading:
    """Read the data folder, the only path given. Raises WrongUseError when a table is missing."""
    (folder,) = inputs.paths
    tables, account = read_tables(folder, DESCRIPTION, with_unverified=inputs.with_unverified)
    facts = build(tables)
    return Reading(
        DESCRIPTION.name,
        facts.frames(),
        account,
        facts.seats,
        judgements(tables),
        [*_unread_files(folder), *_management_remarks(tables)],
    )


def _unread_files(folder: Path) -> list[str]:
    """Files that look like tables and are none: a misspelt name would lose its rows silently."""
    known = {*DESCRIPTION.files, *DESCRIPTION.optional_files}
    found = sorted(path.name for path in folder.glob("*.csv"))
    return [f"{name} is no table of this source and was not read" for name in found
            if name not in known]  # fmt: skip


def _management_remarks(tables: Tables) -> list[str]:
    """Where clusters.management and the managing memberships do not agree."""
    stated = {
        (body, t.row.id)
        for t in tables["clusters"]
        if isinstance(t.row, r.ClusterRow)
        for body in t.row.management
    }
    tied = {
        (t.row.organisation, t.row.cluster)
        for t in tables["memberships"]
        if isinstance(t.row, r.MembershipRow) and t.row.role in MANAGING_ROLES
    }
    clusters = {t.key[0] for t in tables["clusters"]}
    return [
        f"management of {cluster}: {body} stands only in {where}"
        for pairs, where in ((stated - tied, "clusters.csv"), (tied - stated, "memberships.csv"))
        for body, cluster in sorted(pairs)
        if cluster in clusters
    ]
