"""What is said of a draft beside a thing: why the verdict is so, what would differ, what it
rests on.
"""

from __future__ import annotations

from typing import Any

from graph.names import words
from queries.answers import Notice, Row
from queries.draft import Draft
from queries.initiatives import Initiative, Network
from queries.likeness import Likeness
from queries.overlap_words import VERDICTS_EN, Words, fields_said, funding_said, region_said
from queries.weights import weights
from queries.wording import thousands

_MOST_NAMED = 4
_ENGLISH = frozenset(("the", "and", "of", "to", "with", "for", "is", "are", "that", "from", "by"))
_GERMAN = frozenset(("der", "die", "das", "und", "von", "mit", "fur", "ist", "sind", "dass", "zu"))
_MEASURES = {
    "members": ("Organisationen", "organisations"),
    "region": ("Orte und Länder", "places and Länder"),
    "fields": ("Themen", "fields"),
    "mention": ("Initiativen, Projekte und Programme", "initiatives, projects and programmes"),
}


def reason(
    draft: Draft, other: Initiative, net: Network, m: Any, text: float | None, word: str
) -> Words:
    """The verdict with its grounds, in one German and one English sentence."""
    own = draft.initiative
    parts = [_text(text), fields_said(own, other, net, m)]
    parts.append(_region(draft, other, m))
    parts.append(_members(own, other, net, m))
    parts.append(funding_said(own, other, net, m))
    said = [part for part in parts if part[0]]
    return (
        f"{word.capitalize()}: {', '.join(p[0] for p in said)}.",
        f"{VERDICTS_EN[word]}: {', '.join(p[1] for p in said)}.",
    )


def _text(text: float | None) -> Words:
    rules = weights().draft
    if text is None:
        return ("Text nicht verglichen", "text not compared")
    if text >= rules.text_far:
        return ("sehr ähnlicher Text", "very similar text")
    if text >= rules.text_near:
        return ("ähnlicher Text", "similar text")
    return ("kaum ähnlicher Text", "hardly similar text")


def _region(draft: Draft, other: Initiative, m: Any) -> Words:
    own = draft.initiative
    if not (own.towns or own.laender):
        return ("der Entwurf nennt keinen bekannten Ort", "the draft names no known place")
    if not (other.towns or other.laender or other.states):
        return ("Ort nicht bekannt", "place not known")
    return region_said(own, other, m)


def _members(own: Initiative, other: Initiative, net: Network, m: Any) -> Words:
    if not own.members:
        return ("", "")
    if m.members_shared is None:
        return ("hier ist kein Mitglied bekannt", "no member is known here")
    shared = sorted(net.names["Organisation"][i] for i in own.members.keys() & other.members.keys())
    if not shared:
        return ("keiner der genannten Partner", "none of the partners named")
    names = _listed(shared)
    return (f"dabei sind schon {names}", f"{names} take part already")


def differs(draft: Draft, other: Initiative, net: Network) -> Words:
    """What stands on one side only, as far as it is known of both."""
    own = draft.initiative
    de, en = [], []
    if own.fields and other.fields:
        for side, one, two in (
            (("nur im Entwurf: ", "only in the draft: "), own.fields, other.fields),
            (("nur dort: ", "only there: "), other.fields, own.fields),
        ):
            only = one - two
            if only:
                de.append(side[0] + _listed(sorted(net.names["Field"][f] for f in only)))
                en.append(side[1] + _listed(sorted(net.fields_en[f] for f in only)))
    here, there = ({**i.towns} or {**i.laender} for i in (own, other))
    if here and there and not here.keys() & there.keys():
        ours, theirs = _listed(sorted(here.values())), _listed(sorted(there.values()))
        de.append(f"Ort: {theirs} statt {ours}")
        en.append(f"place: {theirs} instead of {ours}")
    more = [net.names["Organisation"].get(i, i) for i in own.members.keys() - other.members.keys()]
    if more and other.members:
        de.append(f"dort nicht als beteiligt bekannt: {_listed(sorted(more))}")
        en.append(f"not known to take part there: {_listed(sorted(more))}")
    return ("; ".join(de), "; ".join(en))


def _listed(names: list[str]) -> str:
    left = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" (+ {left})" if left > 0 else "")


# -- sentences beside the rows ---------------------------------------------------------------


def notices_of(
    draft: Draft, net: Network, compared: Likeness, total: int, rows: list[Row]
) -> list[Notice]:
    """What the comparison rests on, and its limits."""
    found = [_basis(draft.basis, net.fields_en), *draft.notices]
    if compared.method == "letters":
        found.append(
            Notice(
                "Auf diesem Rechner fehlt das Sprachmodell: Die Texte wurden nur nach "
                "Buchstabengruppen verglichen, was umschriebene Entwürfe oft nicht erkennt.",
                "The language model is missing on this machine: texts were compared by groups of "
                "letters only, which often misses drafts in other words.",
            )
        )
    if _is_english(draft.text):
        found.append(_in_english())
    if 0 < compared.compared < total:
        found.append(
            Notice(
                f"Von {thousands(total)} Texten wurden die {compared.compared} verglichen, "
                "deren Wörter am nächsten liegen.",
                f"Of {thousands(total, 'en')} texts the {compared.compared} nearest by their words "
                "were compared.",
            )
        )
    if not compared.compared:
        found.append(
            Notice(
                "Es sind zu wenige Initiativen bekannt, um Texte zu vergleichen.",
                "Too few initiatives are known to compare texts.",
            )
        )
    if rows and all(row["verdict"] == "verschieden" for row in rows):
        found.append(
            Notice(
                "Nichts davon gleicht dem Entwurf. Das heißt nicht, dass es nichts Gleiches gibt: "
                "Bekannt ist nur, was hier erfasst ist.",
                "None of these is like the draft. That does not mean that nothing like it exists: "
                "known is only what is recorded here.",
            )
        )
    return found


def _is_english(text: str) -> bool:
    """Whether more small words of English than of German stand in a text."""
    own = words(text).split()
    return sum(w in _ENGLISH for w in own) > sum(w in _GERMAN for w in own)


def _in_english() -> Notice:
    return Notice(
        "Der Entwurf ist auf Englisch, fast alle Texte hier sind auf Deutsch: Jede Ähnlichkeit "
        "fällt dadurch niedriger aus, und ein Urteil oft zu schwach. Die Reihenfolge gilt.",
        "The draft is in English, nearly all texts here are in German: every likeness comes out "
        "lower for that, and a verdict often too weak. The order holds.",
    )


def _basis(basis: list[Row], english: dict[str, str]) -> Notice:
    de, en = [], []
    for measure, (word, word_en) in _MEASURES.items():
        # Berlin and Hamburg are a town and a Land.
        own = [row for row in basis if row["measure"] == measure]
        names = dict.fromkeys(row["what"] for row in own)
        names_en = dict.fromkeys(
            english[row["id"]] if measure == "fields" else row["what"] for row in own
        )
        de.append(f"{word}: {_listed(list(names)) or 'keine'}")
        en.append(f"{word_en}: {_listed(list(names_en)) or 'none'}")
    return Notice(f"Im Entwurf erkannt – {'; '.join(de)}.", f"Read in the draft – {'; '.join(en)}.")
