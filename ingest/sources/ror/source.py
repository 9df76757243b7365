"""ROR as the run calls it: from a dump (zipped or not) to a reading that serves as a reference."""

from __future__ import annotations

from pathlib import Path

from graph.errors import WrongUseError
from ingest.accounting import Account, QuarantinedRow, Reading
from ingest.inputs import InputFile, Inputs
from ingest.source import SourceDescription
from ingest.sources.ror.dump import Piece, read_list
from ingest.sources.ror.facts import RorFacts
from ingest.sources.ror.record import RecordError, record_of

DESCRIPTION = SourceDescription.load(Path(__file__).with_name("source.yml"))
DOUBLE = "second record of one id"
NO_SUCCESSOR = "withdrawn, without exactly one successor"
_TOLD_EVERY = 500  # records between two steps of the progress bar


def read(inputs: Inputs) -> Reading:
    """Read dumps of schema 2.x. Raises WrongUseError when no JSON file is given."""
    files = _newest_schema(inputs.files(DESCRIPTION.files))
    if not files:
        raise WrongUseError(
            "ror: no JSON file was found. Hand in the ROR data dump as it comes, a zip archive "
            "with a file such as v2.0-2026-01-01-ror-data.json.",
            "ror: Es wurde keine JSON-Datei gefunden. Den Datenabzug von ROR übergeben, wie er "
            "kommt: ein Zip-Archiv mit einer Datei wie v2.0-2026-01-01-ror-data.json.",
        )
    account, collected = Account(), RorFacts()
    for file in files:
        _read_file(file, inputs, account, collected)
    facts = collected.finish()
    remarks = []
    if collected.loose:
        remarks.append(
            f"{collected.loose} relationships of part and whole name a record that was not read"
        )
    return Reading(
        DESCRIPTION.name, facts.frames(), account, facts.seats, collected.judgements, remarks,
        reference=True,
    )  # fmt: skip


def _newest_schema(files: list[InputFile]) -> list[InputFile]:
    """Archives of 2024 and 2025 hold each record twice, in schema 1 and 2: only 2 is read."""
    second = [f for f in files if "schema_v2" in f.name.lower()]
    return second or files


def _read_file(file: InputFile, inputs: Inputs, account: Account, collected: RorFacts) -> None:
    account.files.setdefault(file.name, 0)
    with file.open() as stream:
        for number, piece in enumerate(read_list(stream), start=1):
            account.files[file.name] += 1
            _take(file, piece, account, collected)
            if number % _TOLD_EVERY == 0:
                inputs.progress(file.name, piece.read, max(file.size, piece.read))
    inputs.progress(file.name, max(file.size, 1), max(file.size, 1))


def _take(file: InputFile, piece: Piece, account: Account, collected: RorFacts) -> None:
    """Count one record exactly once: taken, ignored by a rule, or in quarantine."""
    problem = piece.problem
    if not problem:
        try:
            record = record_of(piece.value)
        except RecordError as error:
            problem = str(error)
    if problem:
        account.quarantined.append(QuarantinedRow(file.name, piece.line, problem, piece.text))
    elif collected.knows(record.id):
        account.ignored[DOUBLE] += 1
    elif record.status != "withdrawn":
        collected.add(record)
        account.taken += 1
    elif collected.redirect(record):
        account.taken += 1
    else:
        account.ignored[NO_SUCCESSOR] += 1
