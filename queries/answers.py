"""What a question gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from queries.wording import one_full_stop

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
# The rows of every statement of a question, by the statement's name.
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Notice:
    """One sentence a reader needs beside the rows: a limit, a reason for an empty list."""

    de: str
    en: str

    def __post_init__(self) -> None:
        for language in ("de", "en"):
            object.__setattr__(self, language, one_full_stop(getattr(self, language)))


@dataclass
class Scored:
    """Rows of a scoring function with what has to be said about them.

    ``truncated`` says that the function itself left rows out; a notice then tells which.
    """

    rows: list[Row]
    notices: list[Notice] = field(default_factory=list)
    truncated: bool = False


@dataclass(frozen=True)
class Answer:
    """An answer: ``rows`` are dicts with exactly ``columns``; ``truncated`` says rows were cut."""

    question: str
    params: dict[str, Any]
    columns: tuple[str, ...]
    rows: list[Row]
    truncated: bool = False
    notices: tuple[Notice, ...] = ()

    def frame(self) -> pd.DataFrame:
        """The rows as a table with the question's columns, in their order."""
        import pandas as pd  # needed by who asks for a table; the commands print rows

        return pd.DataFrame(self.rows, columns=list(self.columns))

    def as_json(self) -> dict[str, Any]:
        """The documented form: question, params, columns, rows, truncated."""
        return {
            "question": self.question,
            "params": self.params,
            "columns": list(self.columns),
            "rows": self.rows,
            "truncated": self.truncated,
        }
