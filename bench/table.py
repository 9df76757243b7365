"""Tables of text: figures on the right, words on the left, readable as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """A title, column names and rows of text."""

    title: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)

    def text(self) -> str:
        """The table as Markdown with aligned columns."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.columns))]
        rule = ["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]
        return "\n".join([f"{self.title}", "", *(_row(r, widths) for r in (lines[0], rule))] + [
            _row(line, widths) for line in self.rows
        ])  # fmt: skip


def _row(cells: list[str], widths: list[int]) -> str:
    first = cells[0].ljust(widths[0])
    rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return "| " + " | ".join([first, *rest]) + " |"


def number(value: float | None) -> str:
    """A whole number with blanks between thousands; a hyphen when there is none."""
    return "-" if value is None else f"{value:,.0f}".replace(",", " ")


def seconds(value: float | None) -> str:
    """Seconds with three significant figures; a hyphen when there are none."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
