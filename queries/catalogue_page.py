"""The page docs/catalogue.md, made from the headers: ``python -m queries.catalogue_page``."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from queries.catalogue import catalogue
from queries.header import Header, Parameter

PAGE = Path(__file__).parent.parent / "docs" / "catalogue.md"
USERS = {"analyst": "Analyse", "policy": "Förderpolitik", "manager": "Clustermanagement"}
_INTRO = """\
# The catalogue of questions

Made from the headers in `queries/*.cypher` by `python -m queries.catalogue_page`: change those,
not this page. Dashboard, command line and exports all ask these questions, so an answer is the
same everywhere. Every row carries its sources; an answer that was cut says so.
"""


def page(headers: Sequence[Header]) -> str:
    """The whole page: a list of the questions, then one section a question."""
    lines = [_INTRO, "| question | title | asked by |", "|---|---|---|"]
    for header in headers:
        users = ", ".join(header.asked_by)
        title = f"{header.title_de} / {header.title_en}"
        lines.append(f"| [{header.name}](#{header.name}) | {_cell(title)} | {users} |")
    for header in headers:
        lines += ["", *_section(header)]
    return "\n".join(lines) + "\n"


def example(header: Header) -> str:
    """The command line that asks the question with its example."""
    words = ["innonetz", "ask", header.name]
    for name, value in header.example.items():
        text = ",".join(value) if isinstance(value, list) else str(value)
        words += [f"--{name}", text]
    return shlex.join(words)


def _section(header: Header) -> Iterator[str]:
    users = ", ".join(USERS[user] for user in header.asked_by)
    yield f"## {header.name}"
    yield ""
    yield f"**{header.title_de}** ({users}). {header.description_de}"
    yield ""
    yield f"**{header.title_en}** ({', '.join(header.asked_by)}). {header.description_en}"
    yield ""
    if header.parameters:
        yield "| parameter | type | default | meaning |"
        yield "|---|---|---|---|"
        for parameter in header.parameters:
            meaning = f"{parameter.description_de} / {parameter.description_en}"
            yield (
                f"| `--{parameter.name}` | {_type(parameter)} | {_default(parameter)} "
                f"| {_cell(meaning)} |"
            )
        yield ""
    yield "| column | meaning |"
    yield "|---|---|"
    for column in header.columns:
        yield f"| {column.name} | {_cell(f'{column.meaning_de} / {column.meaning_en}')} |"
    yield ""
    yield f"At most {header.limit} rows. Example: `{example(header)}`"


def _type(parameter: Parameter) -> str:
    text: str = parameter.type
    if parameter.labels:
        text += f" of {', '.join(parameter.labels)}"
    if parameter.values:
        text += f": {', '.join(parameter.values)}"
    if parameter.minimum is not None and parameter.maximum is not None:
        text += f", {parameter.minimum:g} to {parameter.maximum:g}"
    return text


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    return "" if parameter.default is None else str(parameter.default)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main(arguments: Sequence[str]) -> int:
    """Write the page; with ``--check`` only say whether it is up to date (exit code 1: no)."""
    text = page([entry.header for entry in catalogue().values()])
    if "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write("docs/catalogue.md is out of date: run python -m queries.catalogue_page\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
