"""How one name is written in many ways: legal forms, umlauts, case, short forms, errors."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str]

_FORMS = (
    ("Gesellschaft mit beschränkter Haftung", ("GmbH", "mbH", "Gesellschaft mbH", "G.m.b.H.")),
    ("gemeinnützige GmbH", ("gGmbH", "Gemeinnützige Gesellschaft mit beschränkter Haftung")),
    ("GmbH & Co. KG", ("GmbH & Co. Kommanditgesellschaft", "GmbH und Co. KG", "GmbH & Co KG",
                       "GmbH&Co.KG")),
    ("gGmbH", ("gemeinnützige GmbH", "gem. GmbH")),
    ("GmbH", ("Gesellschaft mit beschränkter Haftung", "GMBH", "G.m.b.H.")),
    ("SE & Co. KG", ("SE und Co. KG",)),
    ("Aktiengesellschaft", ("AG",)),
    ("AG", ("Aktiengesellschaft", "A.G.", "SE")),
    ("eingetragener Verein", ("e.V.", "e. V.", "eV", "e.V")),
    ("e. V.", ("e.V.", "eingetragener Verein")),
    ("e.V.", ("e. V.", "eingetragener Verein", "eV")),
    ("AöR", ("Anstalt des öffentlichen Rechts", "A.ö.R.")),
    ("UG (haftungsbeschränkt)", ("UG", "Unternehmergesellschaft (haftungsbeschränkt)")),
    ("KG", ("Kommanditgesellschaft",)),
    ("OHG", ("oHG", "Offene Handelsgesellschaft")),
    ("GbR", ("Gesellschaft bürgerlichen Rechts",)),
)  # fmt: skip
_SHORT = (
    ("Technische Universität", "TU"), ("Technische Hochschule", "TH"), ("Universität", "Univ."),
    ("Fachhochschule", "FH"), ("Hochschule", "HS"), ("Institut für", "Inst. f."),
    ("zur Förderung der", "z. Förderung d."), ("Gesellschaft", "Ges."), ("Zentrum", "Zentr."),
    (" und ", " u. "), ("Forschungszentrum", "FZ"), ("Gemeinde", "Gde."),
    ("Entwicklung", "Entw."), ("International", "Int."), ("Technologies", "Tech."),
)  # fmt: skip
_OFFICES = (
    " - Die Präsidentin", " - Der Kanzler", " - Verwaltung", " - Drittmittelstelle",
    " - Geschäftsführung", " (Hauptverwaltung)", " - Zentrale",
)  # fmt: skip
_WIDE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_BARE = str.maketrans("äöüÄÖÜ", "aouAOU")


def legal_form(name: str, chance: Random) -> str:
    """The legal form written in another way."""
    for form, others in _FORMS:
        if name.endswith(form):
            return name.removesuffix(form) + others[int(chance.random() * len(others))]
    return name


def without_form(name: str, _chance: Random) -> str:
    """The name without its legal form."""
    for form, _ in _FORMS:
        if name.endswith(" " + form):
            return name.removesuffix(form).rstrip(" ,")
    return name


def wide_umlauts(name: str, _chance: Random) -> str:
    """ü becomes ue."""
    return name.translate(_WIDE)


def bare_umlauts(name: str, _chance: Random) -> str:
    """ü becomes u, as in CORDIS."""
    return name.translate(_BARE)


def upper_case(name: str, _chance: Random) -> str:
    """All capitals."""
    return name.upper()


def short_form(name: str, _chance: Random) -> str:
    """Usual words cut short."""
    for word, short in _SHORT:
        if word in name:
            return name.replace(word, short, 1)
    return name


def office(name: str, chance: Random) -> str:
    """An office of the same body hung on."""
    return name + _OFFICES[int(chance.random() * len(_OFFICES))]


def signs(name: str, chance: Random) -> str:
    """Hyphens, ampersands, commas and blanks that come and go."""
    pairs = ((" & ", " und "), (" und ", " & "), ("-", " "), (" GmbH", ", GmbH"), (" ", "  "))
    start = int(chance.random() * len(pairs))
    for old, new in (*pairs[start:], *pairs[:start]):
        if old in name:
            return name.replace(old, new, 1)
    return name


def typing_error(name: str, chance: Random) -> str:
    """Two letters swapped, one left out, or one doubled; never the first."""
    places = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    if not places:
        return name
    i = places[int(chance.random() * len(places))]
    kind = chance.random()
    if kind < 0.4:
        return name[:i] + name[i + 1] + name[i] + name[i + 2 :]
    return name[:i] + name[i + 1 :] if kind < 0.7 else name[: i + 1] + name[i:]


def acronym(name: str, _chance: Random) -> str:
    """The initials of the name in brackets."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return f"{name} ({initials})" if len(initials) > 2 else name


# How often each kind is drawn; ours, the real shares are not known.
_CHANGES: tuple[tuple[Change, int], ...] = (
    (legal_form, 30), (without_form, 8), (wide_umlauts, 12), (bare_umlauts, 3), (upper_case, 8),
    (short_form, 12), (office, 8), (signs, 12), (typing_error, 6), (acronym, 4),
)  # fmt: skip
_KINDS = [change for change, _ in _CHANGES]
_WEIGHTS = [weight for _, weight in _CHANGES]


def another(name: str, chance: Random) -> str:
    """One other spelling of a name, by one kind of change or two; may be the name itself."""
    for change in chance.choices(_KINDS, _WEIGHTS, k=2 if chance.random() < 0.2 else 1):
        name = change(name, chance)
    return name
