"""How each kind of thing looks: one colour, one shape and one word, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.texts import t


@dataclass(frozen=True)
class Look:
    """Look of a kind.

    ``symbol`` is the shape in charts, ``sign`` the same shape in a text, ``ink`` the name of the
    colour in Streamlit's labels (serve.py gives these names the same colours).
    """

    key: str
    colour: str
    symbol: str
    sign: str
    ink: str

    @property
    def word(self) -> str:
        return t(f"look.{self.key}")

    @property
    def words(self) -> str:
        """The plural."""
        return t(f"look.{self.key}.many")


PENTAGON = "path://M50,0L98,35L79,91L21,91L2,35Z"
DOWN = "path://M0,8L100,8L50,95Z"
RIGHT = "path://M8,0L95,50L8,100Z"
# Every colour has a contrast of at least 5 : 1 on white, so it may be used for text as well.
LOOKS = {
    look.key: look
    for look in (
        Look("cluster", "#004B87", "rect", "■", "primary"),
        Look("company", "#B34700", "circle", "●", "orange"),
        Look("research", "#007A5A", "triangle", "▲", "green"),
        Look("public", "#6B6B00", "diamond", "◆", "yellow"),
        Look("project", "#A0428A", PENTAGON, "⬟", "violet"),
        Look("programme", "#0072B2", DOWN, "▼", "blue"),
        Look("stage", "#4A5568", RIGHT, "▶", "gray"),
        Look("field", "#4A5568", "emptyCircle", "○", "gray"),
        Look("region", "#4A5568", "emptyDiamond", "◇", "gray"),
        Look("event", "#4A5568", "emptyRect", "□", "gray"),
        Look("other", "#4A5568", "emptyTriangle", "△", "gray"),
    )
}
_BY_LABEL = {
    "Cluster": "cluster",
    "Project": "project",
    "Programme": "programme",
    "Stage": "stage",
    "ValueChain": "stage",
    "Field": "field",
    "Competence": "field",
    "Region": "region",
    "Event": "event",
}
# Things that have a printable profile, and how the address calls their kind.
PROFILED = {
    "Cluster": "initiative",
    "Organisation": "organisation",
    "Region": "region",
    "Programme": "programm",
}
_RESEARCH = {"university", "applied_university", "research_institute", "school", "hospital"}


def look(label: str, kind: str | None = None) -> Look:
    """The look of a node by its label and, for organisations, its kind."""
    if label == "Organisation":
        if kind == "company":
            return LOOKS["company"]
        return LOOKS["research" if kind in _RESEARCH else "public"]
    return LOOKS[_BY_LABEL.get(label, "other")]


def profile_kind(label: str, kind: str | None = None) -> str:
    """How the address of a printable profile calls this thing; empty when it has none.

    Of the regions the Länder have one.
    """
    return "" if label == "Region" and kind != "land" else PROFILED.get(label, "")


def kind_word(label: str, kind: str | None = None) -> str:
    """What a thing is, in one or two words: its kind where the model has one, else its label."""
    from dashboard.texts import word

    group = {"Organisation": "organisation_kind", "Cluster": "cluster_kind"}.get(label)
    return word(group, kind) if group and kind else t(f"label.{label}")
