"""A contradiction between records, in its parts and in one sentence.

Reports of runs hold the parts; the command line shows the sentence, the dashboard a table of the
parts. What counts stands first among the values.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

_SENTENCES = {
    "de": "{subject}: Bei {field} gilt {kept}; {others}",
    "en": "{subject}: for {field} {kept} counts; {others}",
}
_OTHER = {"de": "ein anderer Eintrag sagt {said}", "en": "another record says {said}"}
_AND = {"de": " und ", "en": " and "}


class Statement(BaseModel):
    """One of the values that contradict each other, with the sources that state it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: str | int | float | bool
    sources: list[str] = Field(default_factory=list)


class Contradiction(BaseModel):
    """What records say differently of one thing or tie.

    ``table`` is that of the model. ``ids`` and ``names`` are of the thing, of a tie of both its
    ends; ``key`` is what tells ties of the same ends apart. The first of ``values`` counts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    table: str
    ids: list[str]
    names: list[str]
    key: str = ""
    field: str
    values: list[Statement]

    @property
    def label(self) -> str:
        """The label of the thing, of a tie that of its start."""
        return self.table.partition("-")[0]

    @property
    def tie(self) -> str:
        """The type of the tie, empty for a thing."""
        return self.table.split("-")[1] if "-" in self.table else ""

    def sentence(self, lang: str) -> str:
        """The contradiction in ``de`` or ``en``, values and fields as the model writes them."""
        kept, *others = (_said(statement) for statement in self.values)
        return _SENTENCES[lang].format(
            subject=self._subject(_AND[lang]),
            field=self.field,
            kept=kept,
            others=_AND[lang].join(_OTHER[lang].format(said=said) for said in others),
        )

    def _subject(self, joint: str) -> str:
        named = joint.join(
            f"{name} [{node}]" for node, name in zip(self.ids, self.names, strict=True)
        )
        return " ".join(part for part in (self.tie, named, self.key) if part)


def _said(statement: Statement) -> str:
    sources = f" ({', '.join(statement.sources)})" if statement.sources else ""
    return f"{statement.value!r}{sources}"


def first_sentences(
    contradictions: Sequence[Contradiction | str], lang: str, most: int
) -> list[str]:
    """The first ones in words; reports of versions before 0.3 have a sentence instead of parts."""
    return [c if isinstance(c, str) else c.sentence(lang) for c in contradictions[:most]]
