"""What kind of body a name speaks of: from its words and its legal form, never by asking elsewhere.

The rules are tried from top to bottom and the first that fits counts, since words overlap: a
"Universitätsklinikum" is a hospital before it is a university, an "Institut der Universität" an
institute. How well that works on names whose kind people set is held by tests/ingest/test_kinds.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.names import legal_form as form_of
from graph.names import words

# Bodies of private law. A word of another kind in their name mostly says what they deal in.
_COMPANY_FORMS = frozenset(
    {"gmbh", "ag", "se", "kg", "kgaa", "ohg", "gbr", "ug", "eg", "ek", "partg", "inc", "ltd", "bv",
     "nv", "sa", "co"}
)  # fmt: skip
_ASSOCIATION_FORMS = frozenset({"ev"})

# All expressions are searched in ``graph.names.words``: lower case, base letters, blanks.
_HOSPITAL = (
    r"klinik(?:um|en|a)?\b", r"krankenhaus", r"krankenanstalt", r"\bcharite\b", r"\bhospital",
    r"universitatsmedizin",
)  # fmt: skip
_MINISTRY = (
    r"ministerium\b", r"\bministry\b", r"^senatsverwaltung\b", r"\bsenatskanzlei\b",
    r"staatskanzlei\b", r"^behorde fur\b", r"^(?:der |die )?senator(?:in)?\b",
)  # fmt: skip
_UNIT_FIRST = (
    r"^(?:(?:forschungs|an)?institut|lehrstuhl|professur|arbeitsgruppe|medienzentrum|\w*anstalt)\b",
    r"(?:institut|factory|zentrum|anstalt)\b.* (?:der|tu|rwth)\b.*(?:universitat|\btu |\brwth )",
    r"^\w+ (?:der|rwth) (?:rwth|tu)\b",
)  # fmt: skip
_UNIVERSITY = (
    r"rheinisch westfalische technische hochschule", r"^technische hochschule (?:darmstadt|aachen)",
    r"\b(?:medizinische|tierarztliche|padagogische|kirchliche) hochschule\b",
    r"(?:kunst|musik|sport|wirtschafts)hochschule\b(?! fur)",
    r"\bhochschule fur (?:musik|bildende|kunst|gestaltung|schauspiel|politik)",
    r"universit(?:at|y|e|atea)\b", r"^(?:rwth|tu|eth)\b",
    r"\bkarlsruher institut fur technologie\b", r"\bbergakademie\b", r"\bpolitecnico\b",
    r"^\w*universiteit\b", r"\blaw school\b",
)  # fmt: skip
_APPLIED = (
    r"university of applied sciences", r"(?:^|\s)(?:fach)?hochschule\b", r"\bberufsakademie\b",
    r"\bstudienakademie\b", r"^(?:fh|htw|haw|hawk|htwg|htwk|oth|dhbw|hs)\b",
)  # fmt: skip
_CHAMBER = (r"\bihk\b", r"\bhwk\b", r"kammer(?:tag)?\b", r"^kreishandwerkerschaft\b")
_MUNICIPALITY = (
    r"^(?:\w+ )?(?:stadt|gemeinde|landeshauptstadt|hansestadt|universitatsstadt|kreisstadt|"
    r"bundesstadt|lutherstadt|ortsgemeinde|verbandsgemeinde|samtgemeinde|einheitsgemeinde|"
    r"verwaltungsgemeinschaft|markt|marktgemeinde|flecken|landkreis|kreis|bezirksamt|bezirk|"
    r"stadteregion|gemeindeverwaltungsverband|kreisverwaltung|stadtverwaltung|"
    r"landschaftsverband) (?!marketing\b)\w",
    r"^frei(?:e|er) (?:und )?hansestadt\b", r"^region hannover$", r"^\w+(?: \w+)?kreis$",
    r"^(?:ilm|saale|main \w+|lahn \w+|rhein \w+) kreis$", r"^amt \w+", r"^regionalverband\b",
    r"^magistrat der stadt\b",
)  # fmt: skip
_SCHOOL = (
    r"(?:^|\s)(?!hoch)\w*(?<!hoch)schule\b", r"volkshochschule\b", r"\bgymnasium\b",
    r"berufskolleg\b", r"bildungswerk\b", r"bildungszentrum\b", r"bildungszentren\b",
    r"bildungsgesellschaft\b", r"bildungsstatte\b", r"bildungsakademie\b", r"kompetenzcampus\b",
    r"\bcentre of aviation training\b",
)  # fmt: skip
_RESEARCH = (
    r"^fraunhofer\b", r"^max planck\b", r"^leibniz\b", r"\bhelmholtz\b",
    r"^max delbruck\b", r"^hahn schickard\b", r"forschungszentrum\b", r"forschungsinstitut",
    r"forschungsanstalt", r"forschungsgesellschaft", r"forschungsgemeinschaft\b",
    r"forschungseinrichtung", r"forschungsstelle\b", r"forschungscampus\b", r"forschungsfabrik\b",
    r"institut(?:e|es|s)?\b", r"\binstitutes?\b", r"\bsynchrotron\b",
    r"\bresearch cent(?:er|re)\b", r"\bdlr\b", r"deutsches zentrum fur", r"^bundesanstalt fur",
    r"bundesanstalt$", r"\bzentrum fur .*forschung\b", r"\btestzentrum\b",
    r"\btransferzentrum\b", r"materialpruf", r"\bakademie der wissenschaften\b",
    r"^cern\b", r"^embl\b", r"\bcentre national\b",
    r"^gesellschaft fur (?:schwerionenforschung|angewandte)",
)  # fmt: skip
_CLEAR_AGENCY = (r"^wirtschaftsforder", r"^projekttrager\b")
_AGENCY = (
    r"wirtschaftsforder", r"entwicklungsgesellschaft\b",
    r"entwicklungs und \w*gesellschaft\b", r"agentur\b(?! fur arbeit)", r"\bagency\b",
    r"grunderzentrum\b", r"\btechnologiezentrum\b", r"\binnovationszentrum\b",
    r"technologiepark\b", r"^metropolregion\b", r"landesgesellschaft\b",
    r"\b(?:investitions|infrastruktur|aufbau|forder)\w*bank\b", r"cluster management",
    r"cluster development", r"^tgz\b", r"standortmarketing", r"\bregionalmanagement\b",
    r"\btransferagentur\b", r"\binnovationsforderung\b", r"\binnovationsregion\b",
    r"\bmanagement$", r"\bwissenschaftszentrum\b", r"\bbusiness$", r"\binnovativ$",
    r"\binternational$", r"\bzukunft\b.*gmbh$", r"^invest in\b",
)  # fmt: skip
_ASSOCIATION = (
    r"verein(?:e|igung|igungen)?\b", r"verband(?:e|es)?\b",
    r"^bundesverband", r"innung\b", r"^ig metall\b", r"gewerkschaft",
    r"^arbeitsgemeinschaft\b", r"^arbeitskreis\b", r"\bwohlfahrt", r"^deutsche\w* rote\w* kreuz",
    r"^caritas", r"^diakonie\b", r"^vdi\b", r"^dvgw\b", r"\bstifterverband\b", r"initiativkreis\b",
    r"bauernverband", r"\bassociation\b",
)  # fmt: skip
_FOUNDATION = (r"stiftung\b", r"\bfoundation\b")
_NETWORK = (r"netzwerk\b", r"\bnetwork\b", r"cluster\b", r"kreativwirtschaft")
# Offices and bodies for which the model has no kind of their own; a company may be called so too.
_OTHER = (
    r"(?<!ver)amt\b", r"^agentur fur arbeit\b", r"\bkommission\b", r"\bmuseum\b", r"^land ",
    r"^freistaat ", r"kirche\b", r"kirchengemeinde\b", r"\bbotschaft\b", r"^bundesrepublik\b",
    r"\bzweckverband\b", r"\btechcenter\b", r"\bkonferenz\b", r"archiv\b", r"bibliothek\b",
    r"^region\b",
)  # fmt: skip
_COMPANY = (
    r"stadtwerk", r"^(?:\w+ )?(?:wasser|verkehrs)betriebe\b", r"sparkasse\b", r"landesbank\b",
    r"werke?\b", r"technik\b", r"\bsystems?\b", r"\btechnolog(?:ies|y)\b",
    r"\bingenieurburo\b", r"\bsoftware\b", r"\belectronics?\b", r"\bpharma",
    r"\bconsult", r"maschinenbau\b", r"\bgroup\b", r"\bgruppe\b", r"\bsolutions\b",
    r"\bautomotive\b", r"\bengineering\b", r"\bcomponents\b",
    r"\bindustr(?:ie|ies)\b", r"\bservices?\b", r"\bholding\b", r"\bmotors\b",
    r"\bbiotech\b", r"\benergie\b", r"\bmedical\b", r"\brechtsanwalte\b",
)  # fmt: skip


def _any(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e})" for e in expressions))


_FORM_INSIDE = re.compile(r"\b(?:gmbh|ag und co|se und co|kgaa|ohg|gbr|partgmbb)\b")
_CLEAR = (
    ("hospital", _any(_HOSPITAL)),
    ("ministry", _any(_MINISTRY)),
    ("research_institute", _any(_UNIT_FIRST)),
    ("university", _any(_UNIVERSITY)),
)
_BY_NAME = (
    ("school", re.compile(r"volkshochschule\b")),
    ("agency", _any(_CLEAR_AGENCY)),
    ("applied_university", _any(_APPLIED)),
    ("chamber", _any(_CHAMBER)),
    ("municipality", _any(_MUNICIPALITY)),
    ("research_institute", _any(_RESEARCH)),
    ("foundation", _any(_FOUNDATION)),
    ("school", _any(_SCHOOL)),
    ("other", _any(_OTHER)),
    ("agency", _any(_AGENCY)),
    ("association", _any(_ASSOCIATION)),
    ("network", _any(_NETWORK)),
    ("company", _any(_COMPANY)),
)
# Of a company by its form only these words make another kind.
_OF_A_COMPANY = (
    ("hospital", _any(_HOSPITAL)),
    ("university", re.compile(r"^(?:private )?universitat\b")),
    ("applied_university", _any(_APPLIED)),
    ("research_institute", _any(_RESEARCH)),
    ("school", _any(_SCHOOL)),
    ("agency", _any(_AGENCY)),
)
_OF_AN_ASSOCIATION = (("research_institute", _any(_RESEARCH)), ("foundation", _any(_FOUNDATION)))


@cache
def kind_of(name: str, legal_form: str = "") -> str:
    """The kind (one of ``graph.model.ORGANISATION_KINDS``) of a body with that name.

    ``legal_form`` is its form where a source states it apart. A name that says nothing gives
    "other": nothing is guessed.
    """
    text = words(name)
    forms = set(f"{form_of(legal_form) or words(legal_form)} {form_of(name)}".split())
    if forms & _ASSOCIATION_FORMS:
        return _first(_OF_AN_ASSOCIATION, text) or "association"
    # "X GmbH Werk Y": a form inside the name counts where none stands at its end.
    if forms & _COMPANY_FORMS or (not forms and _FORM_INSIDE.search(text)):
        return _first(_OF_A_COMPANY, text) or "company"
    return _first((*_CLEAR, *_BY_NAME), text) or "other"


def _first(rules: Iterable[tuple[str, re.Pattern[str]]], text: str) -> str:
    return next((kind for kind, expression in rules if expression.search(text)), "")
