"""Runs as the command line starts them.

The store and what a run needs are imported when they are used: most of the time of a short command
would else go into loading what it does not need.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import WrongUseError
from graph.settings import Settings
from innonetz_output import err, out, progress
from innonetz_texts import language, text

if TYPE_CHECKING:
    from graph.store import Store


def open_store(settings: Settings | None = None) -> Store:
    """The store of the settings, or of the environment."""
    from graph.store import Store

    return Store.open(settings)


def run_options(data: Path | None, named: list[str] | None = None, **more: Any) -> Any:
    """What to run. ``named`` are sources, each followed by the files it shall read, if any."""
    from ingest.options import DEFAULT_DATA, RunOptions, drop_folder_from_environment
    from ingest.sources import SOURCES

    inputs: dict[str, tuple[Path, ...]] = {}
    name = ""
    for word in named or ():
        # A second time it is a path: the folder of a source may be called like it.
        if not name or (word in SOURCES and word not in inputs):
            name = word
            inputs.setdefault(name, ())
        else:
            inputs[name] += (Path(word).expanduser(),)
    return RunOptions(
        data=(data or DEFAULT_DATA).resolve(),
        sources=tuple(inputs),
        inputs={source: paths for source, paths in inputs.items() if paths},
        drop_folder=drop_folder_from_environment(),
        **more,
    )


def load(store: Store, options: Any) -> Any:
    """Run the sources with progress bars, place new nodes and keep what questions look up.

    Gives the report.
    """
    from graph.networks import place_nodes
    from ingest.run import run
    from queries.catalogue import keep

    with progress() as tell:
        report = run(options, store, tell)
        if report.outcome != "failed":
            place_nodes(store, fresh=options.rebuild)
            keep(store, tell)
    return report


def drop_source(name: str, home: Path) -> None:
    """Drop what was handed in for a source. Raises WrongUseError when that is nothing."""
    from ingest import accepted
    from ingest.lock import one_run
    from ingest.sources import SOURCES

    with one_run(home):
        if not accepted.forget(home, name):
            known = ", ".join(n for n in SOURCES if accepted.handed_in(home, n)) or "-"
            raise WrongUseError(text("nothing_to_forget", name=name, known=known))


def write_import(options: Any, folder: Path) -> list[tuple[Path, int]]:
    """Write the wanted graph as import files and print the command; gives files and facts.

    Raises WrongUseError when a source failed that cannot be left out.
    """
    from graph.import_files import write_import_files
    from ingest.prepare import prepare_run
    from ingest.report import told

    settings = Settings.from_environment()
    with progress() as tell:
        prepared = prepare_run(options, settings.home, tell)
        failures = {name: told(why, language()) for name, why in prepared.failures.items()}
        if prepared.frames is None:
            reasons = "; ".join(f"{name}: {why}" for name, why in failures.items())
            raise WrongUseError(text("nothing_to_import", reasons=reasons))
        for name, why in failures.items():
            err.print(text("import_without", name=name, why=why), highlight=False, markup=False)
        found = write_import_files(
            prepared.frames, prepared.run, folder, settings.database or "neo4j", tell
        )
    out.print(text("import_command", folder=folder), highlight=False, markup=False)
    out.print(found.command, highlight=False, markup=False)
    return list(found.files)
