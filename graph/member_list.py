"""The template in which a cluster hands in its members: its columns and its words for roles.

Declared once for the reader (ingest) and for the empty template (dashboard).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a member list: headings, other headings that are understood, and its meaning.

    Headings are compared without case, blanks and umlauts. One that is not ``offered`` does not
    stand in the empty template.
    """

    name: str
    heading_de: str
    heading_en: str
    synonyms: tuple[str, ...]
    meaning_de: str
    meaning_en: str
    needed: bool = False
    offered: bool = True


COLUMNS = (
    Column(
        "cluster", "Cluster", "Cluster",
        ("Clustername", "Cluster-ID", "Netzwerk", "Initiative", "Bündnis", "Network", "Alliance"),
        "Kennung oder Name der Initiative, wie sie in innonetz steht",
        "id or name of the initiative as it stands in innonetz",
        needed=True,
    ),
    Column(
        "organisation", "Organisation", "Organisation",
        ("Organization", "Name", "Firma", "Firmenname", "Unternehmen", "Einrichtung",
         "Organisationsname", "Name der Organisation", "Mitgliedsunternehmen", "Company",
         "Organisation name", "Organization name", "Institution"),
        "Name der Firma oder Einrichtung mit Rechtsform; nie der Name einer Person",
        "name of the firm or body with its legal form; never the name of a person",
        needed=True,
    ),
    Column(
        "place", "Ort", "Place",
        ("Stadt", "Sitz", "Standort", "City", "Town", "Location"),
        "Ort des Sitzes", "town of the seat",
    ),
    Column(
        "state", "Land", "State",
        ("Bundesland", "Staat", "Country", "Federal state", "Region"),
        "Bundesland (Sachsen oder SN), im Ausland der Staat (Österreich oder AT)",
        "state of Germany (Sachsen or SN), abroad the country (Austria or AT)",
    ),
    Column(
        "postcode", "PLZ", "Postcode",
        ("Postleitzahl", "Zip", "Zip code", "Postal code"),
        "Postleitzahl; darf dastehen, wird aber nicht übernommen",
        "postcode; may stand there, but is not taken over",
        offered=False,
    ),
    Column(
        "role", "Rolle", "Role",
        ("Funktion", "Mitgliedsart", "Art der Mitgliedschaft", "Mitgliedschaft", "Membership",
         "Kind of membership"),
        "Rolle aus der Liste, zum Beispiel Mitglied", "role of the list, for example member",
        needed=True,
    ),
    Column(
        "since", "seit", "since",
        ("von", "Beginn", "Beitritt", "Mitglied seit", "Eintritt", "from", "Member since",
         "joined"),
        "Beginn: JJJJ, JJJJ-MM, JJJJ-MM-TT oder TT.MM.JJJJ",
        "start: YYYY, YYYY-MM, YYYY-MM-DD or DD.MM.YYYY",
    ),
    Column(
        "until", "bis", "until",
        ("Ende", "Austritt", "Mitglied bis", "to", "Member until", "left"),
        "Ende, in denselben Formen", "end, in the same forms",
    ),
    Column(
        "stage", "Stufe", "Stage",
        ("Wertschöpfungsstufe", "Stufen", "Value chain stage", "Stages"),
        "Stufe der Wertschöpfungskette aus der Liste; für eine weitere Stufe die Zeile wiederholen",
        "stage of the value chain from the list; repeat the row for a further stage",
    ),
    Column(
        "competence", "Kompetenz", "Competence",
        ("Kompetenzen", "Competences", "Competence(s)", "Fähigkeit", "Skill", "Skills"),
        "Kompetenz aus der Liste; mehrere mit Semikolon trennen",
        "competence of the list; separate several by semicolons",
    ),
    Column(
        "product", "Produkt", "Product",
        ("Produkte", "Leistung", "Leistungen", "Products", "Service"),
        "was die Organisation auf dieser Stufe herstellt oder tut",
        "what the organisation makes or does at this stage",
    ),
    Column(
        "lei", "LEI", "LEI",
        ("LEI-Code", "LEI-Nummer", "LEI Code", "Legal Entity Identifier"),
        "Legal Entity Identifier der Organisation, 20 Zeichen; hilft, sie wiederzuerkennen",
        "Legal Entity Identifier of the organisation, 20 signs; helps to recognise it",
    ),
    Column(
        "register", "Registernummer", "Register number",
        ("Handelsregister", "Handelsregisternummer", "Registereintrag", "Vereinsregister",
         "HRB", "Register", "Registration number", "Company number"),
        "Registernummer mit Gericht, zum Beispiel HRB 12345, Amtsgericht Stuttgart",
        "register number with its court, for example HRB 12345, Amtsgericht Stuttgart",
    ),
    Column(
        "source", "Quelle", "Source",
        ("Nachweis", "Beleg", "Link", "URL", "Adresse der Quelle", "Reference"),
        "Adresse oder Dokument, in dem die Mitgliedschaft steht",
        "address or document in which the membership stands",
    ),
    Column(
        "as_of", "Stand", "As of",
        ("Stichtag", "Datum", "Date", "Status date"),
        "Tag, an dem die Angabe galt", "day for which the statement holds",
    ),
)  # fmt: skip

TEMPLATE = tuple(column for column in COLUMNS if column.offered)

# Role of the model: the German and the English word of the template, and other words for it.
ROLES: dict[str, tuple[str, ...]] = {
    "member": ("Mitglied", "Member", "Vollmitglied", "ordentliches Mitglied", "Fördermitglied",
               "Mitgliedsunternehmen", "Clustermitglied", "full member"),
    "board": ("Vorstand", "Board", "Beirat", "Vorstand oder Beirat", "Kuratorium", "Aufsichtsrat",
              "advisory board"),
    "founding_member": ("Gründungsmitglied", "Founding member", "Gründer", "founder"),
    "partner": ("Partner", "Partner", "Netzwerkpartner", "Kooperationspartner",
                "assoziierter Partner", "assoziiertes Mitglied", "network partner",
                "associated partner"),
    "project_partner": ("Projektpartner", "Project partner"),
    "host": ("Gastgeber", "Host"),
    "participant": ("Teilnehmer", "Participant", "teilnehmende Organisation"),
    "other": ("Sonstige", "Other", "sonstiges", "weitere Rolle", "andere", "other role"),
    "manages": ("Geschäftsstelle", "Management", "Clustermanagement", "Management des Clusters",
                "führt die Geschäftsstelle", "manages", "cluster management", "runs the office"),
    "lead": ("Leitung", "Lead", "Federführung", "Konsortialführung", "führt das Bündnis",
             "leads the alliance"),
}  # fmt: skip

SHEET_DE, SHEET_EN = "Mitglieder", "Members"


def listed(name: str, node_id: str) -> str:
    """How the template lists an allowed value, to be read and to be clear: ``Name [id]``."""
    return f"{name} [{node_id}]"
