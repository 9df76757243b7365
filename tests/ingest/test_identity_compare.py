"""Comparing two records: the traps of data-sources.md, 7.1 to 7.3, and what each rule weighs.

The names are real public ones. What is one body and what is not stands in the table of 7.2 or, for
the others, on the bodies' own sites; records with ids are made up.
"""

from __future__ import annotations

from typing import Any

import pytest

from ingest.identity.aliases import AliasIndex, Entry
from ingest.identity.compare import ACCEPT, SHOW, Comparison, compare
from ingest.identity.initials import explains
from ingest.identity.record import OrganisationRecord


def record(name: str, place: str = "", **own: Any) -> OrganisationRecord:
    return OrganisationRecord(own.pop("id", "x"), name, city=place, **own)


def compared(a: str, b: str, a_place: str = "", b_place: str = "") -> Comparison:
    """The comparison of two names, which must not depend on their order."""
    one, other = record(a, a_place, id="a"), record(b, b_place, id="b")
    found = compare(one, other)
    assert compare(other, one) == found
    return found


def codes(found: Comparison) -> set[str]:
    return {reason.code for reason in found.reasons}


FRAUNHOFER = "Fraunhofer-Gesellschaft zur Förderung der angewandten Forschung"
# data-sources.md, 7.2: the table of 26 pairs, places where it names them.
SAME = [
    (f"{FRAUNHOFER} e.V.", "Fraunhofer Gesellschaft z. Foerderung d. angew. Forschung "
                           "eingetragener Verein"),
    (f"{FRAUNHOFER} eingetragener Verein",
     "FRAUNHOFER GESELLSCHAFT ZUR FORDERUNG DER ANGEWANDTEN FORSCHUNG EV"),
    ("Technische Universität Dresden", "TECHNISCHE UNIVERSITAET DRESDEN"),
    ("Technische Universität Dresden", "TU Dresden"),
    ("Rheinisch-Westfälische Technische Hochschule Aachen", "RWTH Aachen University"),
    ("Karlsruher Institut für Technologie (KIT)", "KARLSRUHER INSTITUT FUER TECHNOLOGIE"),
    ("Robert Bosch Gesellschaft mit beschränkter Haftung", "ROBERT BOSCH GMBH"),
    ("Infineon Technologies Dresden GmbH & Co. KG",
     "Infineon Technologies Dresden GmbH und Co. Kommanditgesellschaft"),
    ("CUSTOMCELLS Itzehoe GmbH", "Custom Cells Itzehoe GmbH"),
    ("Leibniz-Institut für Photonische Technologien e.V.", "Leibniz-IPHT Jena"),
    ("Deutsches Zentrum für Luft- und Raumfahrt e.V. (DLR)",
     "DEUTSCHES ZENTRUM FUR LUFT - UND RAUMFAHRT EV"),
    ("Helmholtz-Zentrum Dresden-Rossendorf e. V.", "HELMHOLTZ-ZENTRUM DRESDEN-ROSSENDORF EV"),
    ("Hochschule Mittweida - University of Applied Sciences", "Hochschule Mittweida"),
    ("4flow AG", "4flow SE"),
    ("VDI/VDE Innovation + Technik GmbH", "VDI/VDE-IT GmbH"),
    ("Volkshochschule Oldenburg gGmbH", "Volkshochschule Oldenburg gemeinnützige GmbH"),
    ("Klinikum Oldenburg AöR", "Klinikum Oldenburg Anstalt des öffentlichen Rechts"),
    ("Oldenburg Tourismus & Marketing GmbH", "Oldenburg Tourismus und Marketing GmbH"),
    ("Charité - Universitätsmedizin Berlin", "CHARITE - UNIVERSITAETSMEDIZIN BERLIN KdöR"),
    ("Zentrum für Sonnenenergie- und Wasserstoff-Forschung Baden-Württemberg", "ZSW Stuttgart"),
    ("FH Aachen", "Fachhochschule Aachen"),
]  # fmt: skip
DIFFERENT = [
    ("Technische Universität Dresden", "", "Technische Universität Darmstadt", ""),
    ("Robert Bosch GmbH", "", "Bosch Rexroth AG", ""),
    ("Infineon Technologies AG", "", "Infineon Technologies Dresden GmbH & Co. KG", ""),
    ("Müller Maschinenbau GmbH", "Chemnitz", "Müller Maschinenbau GmbH & Co. KG", "Zwickau"),
    ("Stadt Oldenburg", "", "Stadt Oldenburg in Holstein", ""),
    ("Stadt Oldenburg", "Oldenburg", "Stadt Oldenburg in Holstein", "Oldenburg in Holstein"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_pairs_of_the_reference_table_that_are_one(a: str, b: str) -> None:
    found = compared(a, b)
    assert found.accepted, found
    assert found.decision == "suggest", "no place is known, so nothing is merged automatically"


@pytest.mark.parametrize(("a", "a_place", "b", "b_place"), DIFFERENT)
def test_pairs_of_the_reference_table_that_are_two(
    a: str, a_place: str, b: str, b_place: str
) -> None:
    assert not compared(a, b, a_place, b_place).accepted


def test_words_at_the_beginning_and_in_the_middle_are_no_legal_forms() -> None:
    """7.1: "in" is not "Inc.", "Verein" not e. V., "Stiftung" part of a name."""
    assert not compared("Verein Deutscher Ingenieure", "Deutscher Ingenieure").accepted
    assert not compared("Stiftung Warentest", "Warentest GmbH").accepted
    assert not compared("Institut in Berlin", "Institut Berlin Nord", "Berlin", "Berlin").accepted


def test_a_register_is_not_asked_over_another_legal_form() -> None:
    """7.2, note: without "Stiftung" both Bosch names would hit the record of the Stiftung."""
    register = AliasIndex([Entry("r1", ("Robert Bosch Stiftung GmbH", "Robert Bosch Stiftung"))])
    one, other = record("Robert Bosch GmbH"), record("Robert Bosch Stiftung")
    found = compare(one, other, register=register)
    assert not found.accepted
    assert "alias" not in codes(found)


def test_one_set_of_words_inside_the_other_never_merges() -> None:
    """7.3, rule 2: parent and subsidiary have a token_set of 100."""
    found = compared("Siemens AG", "Siemens Energy AG", "München", "München")
    assert found.decision != "same"
    assert not found.accepted
    assert "group_and_subsidiary" in codes(found)


@pytest.mark.parametrize("ending", ["Regelungen.", "Bestimmungen.", ""])
def test_a_withheld_name_is_nobody(ending: str) -> None:
    """7.3, rule 4, and 1.3: both endings occur. Not even a shared id makes two of them one."""
    text = f"Keine Anzeige aufgrund datenschutzrechtlicher {ending}"
    one = record(text, "Berlin", id="a", pic="1")
    found = compare(one, record(text, "Berlin", id="b", pic="1"))
    assert (found.decision, found.score) == ("different", 0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Müller GmbH", "MULLER GMBH"),  # 7.3, rule 5: u for ü as in CORDIS
        ("Müller GmbH", "MUELLER GMBH"),
        ("Müller GmbH", "Müller"),
        ("UNITE GmbH", "UNITE GbmH"),  # 7.3: real typing errors of Berlin's list
        ("UNITE gGmbH", "UNITE gGbmH"),
        ("Müller Gesellschaft mit beschränkter Haftung",
         "Müller Gesellschaft mit beschränkter Haftumg"),
        ("Müller GmbH & Co. KG", "Müller KG"),
    ],
)  # fmt: skip
def test_name_form_and_place_alike_merge(a: str, b: str) -> None:
    assert compared(a, b, "Jena", "Jena").decision == "same"


def test_what_a_merge_needs() -> None:
    """7.3, rule 1: equal key, same Kreis, compatible form; else a person decides."""
    assert compared("Müller GmbH", "Müller GmbH").decision != "same"
    assert compared("Müller GmbH", "Müller GmbH", "Jena", "Gera").decision != "same"
    assert compared("Müller GmbH", "Müller AG", "Jena", "Jena").decision != "same"
    assert compared("4flow AG", "4flow SE", "Berlin", "Berlin").decision == "suggest"
    one = record("Müller", "Jena", district="16053", id="a")
    assert compare(one, record("Müller", "Jena Nord", district="16053", id="b")).decision == "same"
    assert compare(one, record("Müller", "Jena", district="16052", id="b")).decision != "same"


def test_strong_ids() -> None:
    """7.3, rules 1 and 4."""
    one = record("Anton GmbH", "Jena", id="a", pic="999", ror="r")
    assert compare(one, record("Berta", id="b", pic="999")).decision == "same"
    found = compare(one, record("Anton GmbH", "Jena", id="b", pic="998"))
    assert found.decision != "same"
    assert "other_id" in codes(found)
    mixed = compare(one, record("Anton GmbH", "Jena", id="b", pic="999", ror="s"))
    assert mixed.decision != "same", "one id speaks for it, another against"


def test_a_name_without_latin_letters_matches_nothing() -> None:
    """7.3, rule 6: never an empty key."""
    assert compared("Завод", "工場", "Jena", "Jena").decision == "different"


@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ("Technische Universität Berlin", "Technische Universität Berlin - Die Präsidentin",
         "Berlin"),
        ("Berliner Elektronenspeicherring-Gesellschaft für Synchrotronstrahlung m.b.H. ( BESSY )",
         "BESSY GmbH", "Berlin"),
        ("Friedrich-Schiller-Universität Jena", "Universität Jena", "Jena"),
        ("Otto-von-Guericke-Universität Magdeburg", "OVGU Magdeburg", "Magdeburg"),
        ("Fraunhofer-Institut für Werkstoff- und Strahltechnik IWS", "Fraunhofer IWS", "Dresden"),
        ("Fraunhofer-Institut für Produktionstechnologie", "Fraunhofer IPT", "Aachen"),
        ("Max-Planck-Institut für Plasmaphysik", "MPI f. Plasmaphysik", "Garching"),
        ("Max-Planck-Institut für Molekulare Zellbiologie und Genetik",
         "Max Planck Institute of Molecular Cell Biology and Genetics", "Dresden"),
        ("Landeshauptstadt Dresden", "Stadtverwaltung Dresden", "Dresden"),
        ("Landratsamt Görlitz", "Landkreis Görlitz", "Görlitz"),
        ("Technische Universität Kaiserslautern", "TU Kaiserlautern", "Kaiserslautern"),
        ("Rheinische Fachhochschule Köln gGmbH", "RFH Köln", "Köln"),
        ("TU Ilmenau", "Technische Universität Ilmenau - Dezernat für Forschung", "Ilmenau"),
        ("Universität Rostock", "Universität Rostock - Zentrale Universitätsverwaltung", "Rostock"),
        ("SRH Hochschule Heidelberg", "SRH University Heidelberg", "Heidelberg"),
        ("Ostsächsische Sparkasse Dresden", "Sparkasse Dresden", "Dresden"),
        ("Handwerkskammer für München und Oberbayern", "HWK München", "München"),
        ("Deutsche Rentenversicherung Bund", "DRV Bund", "Berlin"),
    ],
)  # fmt: skip
def test_other_names_of_one_body(a: str, b: str, place: str) -> None:
    assert compared(a, b, place, place).accepted


@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ("Stadt Oldenburg", "Stadt Oldenburg - Dezernat 4 - Amt für Verkehr", "Oldenburg"),
        ("Universität Stuttgart", "Universität Stuttgart - Institut für Flugzeugbau", "Stuttgart"),
        ("Universität Leipzig", "Universitätsklinikum Leipzig", "Leipzig"),
        ("Universität Hamburg", "Technische Universität Hamburg", "Hamburg"),
        ("Hochschule Augsburg", "Universität Augsburg", "Augsburg"),
        ("Forschungsinstitut für Rationalisierung e. V. an der RWTH Aachen", "RWTH Aachen",
         "Aachen"),
        ("Fraunhofer-Institut für Lasertechnik ILT",
         "Fraunhofer-Institut für Produktionstechnologie IPT", "Aachen"),
        ("Life Science Nord e.V.", "Life Science Nord Management GmbH", "Hamburg"),
        ("Stadt Görlitz", "Landkreis Görlitz", "Görlitz"),
        ("Meier Maschinenbau GmbH", "Maier Maschinenbau GmbH", "Jena"),
        ("EBZ GmbH", "RBZ GmbH", "Jena"),
        ("GLOBALFOUNDRIES Dresden Module One LLC & Co. KG",
         "GLOBALFOUNDRIES Dresden Module Two LLC & Co. KG", "Dresden"),
        ("Grundschule 12", "Grundschule 21", "Halle"),
        ("Hochschule Bielefeld", "Bielefeld University", "Bielefeld"),
        ("Handwerkskammer Karlsruhe", "Handwerkskammer Karlsruhe Service GmbH", "Karlsruhe"),
        ("IHK Karlsruhe", "Handwerkskammer Karlsruhe", "Karlsruhe"),
        ("Covestro AG", "Covestro Deutschland AG", "Leverkusen"),
    ],
)  # fmt: skip
def test_two_bodies_with_names_alike(a: str, b: str, place: str) -> None:
    assert not compared(a, b, place, place).accepted


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Frankfurt", "Frankfurt am Main", True),
        ("Frankfurt (Oder)", "Frankfurt am Main", False),
        ("Freiburg i. Br.", "Freiburg im Breisgau", True),
        ("Munich", "München", True),
        ("Magdeburg, Landeshauptstadt", "Magdeburg", True),
        ("Neustadt in Holstein", "Neustadt an der Weinstraße", False),
        ("Rothenburg ob der Tauber", "Rothenburg/O.L.", False),
    ],
)
def test_names_of_towns(a: str, b: str, one: bool) -> None:
    """The name "Stadtwerke" is borne in every town, so the town decides."""
    assert compared("Stadtwerke GmbH", "Stadtwerke GmbH", a, b).accepted == one


def test_initials() -> None:
    words = ("leibniz", "institut", "fur", "photonische", "technologien")
    assert explains("ipht", words) == {"institut", "photonische", "technologien"}
    assert explains("xyz", words) is None
    # one word of two parts gives two letters, the small word between may give one
    assert explains("bam", ("bundesanstalt", "fur", "materialforschung")) is not None


def test_the_score_follows_the_points() -> None:
    """rules.yml: score = 1 / (1 + 2^-points); +5 the name, +1.5 the place, +0.5 the form."""
    found = compared("Müller GmbH", "Mueller GmbH", "Jena", "Jena")
    assert {(r.code, r.weight) for r in found.reasons} == {
        ("same_name", 5.0), ("same_place", 1.5), ("same_legal_form", 0.5),
    }  # fmt: skip
    assert found.score == pytest.approx(1 / (1 + 2**-7), abs=1e-4)
    assert 0 < SHOW < ACCEPT < 1


def test_projects_and_websites_speak_for_a_pair() -> None:
    one = record("Anton Werk GmbH", "Jena", id="a", domain="anton.de")
    other = record("Anton Werk Anlagen GmbH", "Jena", id="b")
    bare = compare(one, other).score
    assert compare(one, other, shared_projects=2).score > bare
    same_site = record("Anton Werk Anlagen GmbH", "Jena", id="b", domain="ANTON.de")
    assert compare(one, same_site).score > bare


def test_a_unit_is_never_its_body() -> None:
    body = record("Universität Jena", "Jena", id="a")
    unit = record("Universität Jena", "Jena", id="b", unit_of="a")
    found = compare(body, unit)
    assert found.decision == "different"
    assert "unit_of" in codes(found)


def test_names_a_register_gives_to_one_body() -> None:
    one = record("Quarzlabor Nord", "Kiel", id="a", aliases=("QLN",))
    assert compare(one, record("QLN", "Kiel", id="b")).accepted
    register = AliasIndex([Entry("r1", ("Quarzlabor Nord", "Institut für Kristalle"),
                                 frozenset({"kiel"}))])  # fmt: skip
    kiel, ulm = record("Institut für Kristalle", "Kiel"), record("Institut für Kristalle", "Ulm")
    assert compare(record("Quarzlabor Nord", "Kiel"), kiel, register=register).accepted
    assert not compare(record("Quarzlabor Nord", "Kiel"), ulm).accepted


def test_reasons_speak_both_languages() -> None:
    found = compared("Müller GmbH", "Müller AG", "Jena", "Jena")
    reason = next(r for r in found.reasons if r.code == "other_legal_form")
    assert reason.weight < 0
    assert (reason.german, reason.english) == (
        "andere Rechtsform (ag / gmbh)",
        "other legal form (ag / gmbh)",
    )


def test_an_abbreviation_is_told_with_its_word() -> None:
    found = compared("Quarzlabor Prod. Nord", "Quarzlabor Produktion Nord", "Jena", "Jena")
    (reason,) = (r for r in found.reasons if r.code == "abbreviation")
    assert reason.german == "Abkürzung prod. = produktion"


# -- names that are cut, told more about, or only a brand ----------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "place"),
    [
        ("Deutsches Zentrum für Neurodegenerative Erkran",
         "Deutsches Zentrum für Neurodegenerative Erkrankungen e.V.", "Bonn"),
        ("Strategische Partnerschaft Sens", "Strategische Partnerschaft Sensorik e.V.",
         "Regensburg"),
    ],
)  # fmt: skip
def test_a_name_may_be_cut_off(a: str, b: str, place: str) -> None:
    found = compared(a, b, place, place)
    assert found.accepted and "cut_off" in codes(found)


def test_a_short_name_or_a_whole_word_is_not_cut_off() -> None:
    assert not compared("Zentrum für Wasser", "Zentrum für Wasserstoff", "Ulm", "Ulm").accepted
    assert not compared("Institut für Natur", "Institut für Naturstoffe", "Ulm", "Ulm").accepted


def test_behind_the_legal_form_a_body_says_what_it_does() -> None:
    told = "Silicon Saxony e. V. - Hightech-Netzwerk Sachsen"
    assert compared("Silicon Saxony e.V.", told, "Dresden", "Dresden").accepted
    # a foundation is a body of its own, and so is a unit
    assert not compared("Software AG", "Software AG - Stiftung", "Darmstadt", "Darmstadt").accepted


def test_a_former_name_in_brackets_is_one_of_its_names() -> None:
    told = "Eppendorf SE (vormals Eppendorf Gerätebau Netheler + Hinz GmbH)"
    assert compared("Eppendorf SE", told, "Hamburg", "Hamburg").decision == "same"
    former = compared("Eppendorf Gerätebau Netheler + Hinz GmbH", told, "Hamburg", "Hamburg")
    assert former.accepted and "alias" in codes(former)


def test_a_brand_beside_the_name_of_the_firm() -> None:
    assert compared("STIHL", "ANDREAS STIHL AG & Co. KG", "Waiblingen", "Waiblingen").accepted
    assert compared("item", "item Industrietechnik GmbH", "Solingen", "Solingen").accepted
    assert not compared("Siemens", "Siemens Healthineers AG", "München", "München").accepted


def test_the_german_daughter_of_a_firm_is_another() -> None:
    found = compared("KUKA AG", "KUKA Deutschland GmbH", "Augsburg", "Augsburg")
    assert not found.accepted and "group_and_subsidiary" in codes(found)


def test_two_seats_in_the_name() -> None:
    a, b = "HS Emden/Leer", "Hochschule Emden-Leer"
    assert compared(a, b, "Emden", "Leer").accepted
    assert not compared("Stadtwerke Ulm", "Stadtwerke Neu-Ulm", "Ulm", "Neu-Ulm").accepted
