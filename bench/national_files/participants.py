"""Invented participants of CORDIS projects, spelt and placed as CORDIS does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from bench.national_files.cordis_rows import comma
from bench.national_files.places import GERMANY, LAND_KEYS
from bench.national_files.population import Organisation, Population
from bench.national_files.words import Namer, words

_GERMAN_SHARE = 0.13  # of the organisation records; ours
_PERSONS = 200 / 78_842  # participants that are natural persons, in one load
_TWO_IDS = 0.005  # legal entities with two ids; ours
_NUTS = dict(zip(LAND_KEYS.values(), ("DEF", "DE6", "DE9", "DE5", "DEA", "DE7", "DEB", "DE1",
                                      "DE2", "DEC", "DE3", "DE4", "DE8", "DED", "DEE", "DEG"),
                 strict=True))  # fmt: skip
_NUTS_3 = {"DE2": ("DE212", "DE21H", "DE254"), "DEG": ("DEG04", "DEG0S", "DEG03"),
           "DEA": ("DEA23", "DEA2D", "DEA52"), "DED": ("DED21", "DED51")}  # fmt: skip
# Codes as CORDIS has them: EL and UK, XK and ZZ, none, and two in one cell.
_COUNTRIES = (
    ("FR", 16), ("IT", 15), ("ES", 15), ("UK", 13), ("NL", 9), ("BE", 8), ("EL", 7), ("AT", 5),
    ("SE", 5), ("PT", 4), ("PL", 4), ("CH", 4), ("FI", 4), ("DK", 4), ("NO", 3), ("IE", 3),
    ("US", 1), ("IL", 2), ("XK", 0.1), ("ZZ", 0.1), ("", 0.08), ("DE;HU", 0.03),
)  # fmt: skip
_ODD_COUNTRIES = ("EL", "UK", "XK", "ZZ", "", "DE;HU")
_TYPES = {"university": "HES", "college": "HES", "society": "REC", "institute": "REC",
          "company": "PRC", "hospital": "HES"}  # fmt: skip
_ROLES = {"participant": 86, "partner": 4, "associatedPartner": 6, "thirdParty": 4}
_LOST_DOTS = str.maketrans("ÄÖÜäöü", "AOUaou")
_WRITTEN_OUT = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE"})
_WITHOUT_ADDRESS = 2  # which of the forms of a person has neither street nor town
_MOST_DRAWS = 50
_DIGITS = ("NULL", "EINS", "ZWEI", "DREI", "VIER", "FUENF", "SECHS", "SIEBEN", "ACHT", "NEUN")


@dataclass(frozen=True, slots=True)
class Participant:
    """One organisation record; ``organisation`` is set when it is one of the population."""

    pic: str
    name: str
    short: str
    vat: str
    activity: str
    sme: str
    city: str
    country: str
    nuts: str
    person: bool
    organisation: Organisation | None


class Participants:
    """All organisation records of the three programmes, and the rows made of them."""

    def __init__(self, population: Population, number: int, seed: int) -> None:
        self._chance = Random(f"participants {seed}")
        self._namer = Namer(self._chance, words(Random(f"abroad {seed}")))
        self._countries, weights = zip(*_COUNTRIES, strict=True)
        self._weights = list(accumulate(weights))
        self.records: list[Participant] = []
        german = [o for o in population.organisations if o.place.state == GERMANY
                  and o.kind not in ("municipality", "ministry")]  # fmt: skip
        german = sorted(german, key=lambda o: -o.rows)[: int(number * _GERMAN_SHARE)]
        persons = max(round(_PERSONS * number), 3)
        for organisation in german:
            self._add(self._german(organisation))
            if self._chance.random() < _TWO_IDS:
                self._add(self._german(organisation))
        for i in range(persons):
            self._add(self._person(i))
        while len(self.records) < number:
            self._add(self._foreign())
        # A few come very often, Germans among them like all others.
        order = list(range(len(self.records)))
        self._chance.shuffle(order)
        self._until = list(accumulate(1 / (rank + 15) ** 0.8 for rank in range(len(order))))
        self._order = order

    def _add(self, record: Participant) -> None:
        self.records.append(record)

    def _pic(self) -> str:
        return f"9{len(self.records) * 7 + 11:08}"

    def _german(self, organisation: Organisation) -> Participant:
        name = organisation.name.upper() if self._chance.random() < 0.9 else organisation.name
        name = name.translate(_LOST_DOTS if self._chance.random() < 0.7 else _WRITTEN_OUT)
        return Participant(
            # Two ids of one legal entity: the tax number is the same, where it stands.
            self._pic(), name, name.partition(" ")[0][:12],
            f"DE9{organisation.id[-6:]:0>8}" if self._chance.random() < 0.9 else "",
            "" if self._chance.random() < 0.01 else _TYPES.get(organisation.kind, "OTH"),
            str(organisation.kind == "company" and organisation.rows < 30).lower(),
            organisation.place.town.translate(_LOST_DOTS), "DE",
            self._german_nuts(organisation.place.ags), False, organisation,
        )  # fmt: skip

    def _german_nuts(self, ags: str) -> str:
        """A code at any level and of several vintages, sometimes the country alone."""
        land = _NUTS.get(ags[:2], "DE")
        draw = self._chance.random()
        if draw < 0.1:
            return "DE"
        finer = _NUTS_3.get(land)
        if draw < 0.6 and finer:
            return finer[int(self._chance.random() * len(finer))]
        return land if draw < 0.9 else ""

    def _foreign(self) -> Participant:
        [country] = self._chance.choices(self._countries, cum_weights=self._weights)
        kind = self._chance.choices(("company", "university", "institute"), (60, 25, 15))[0]
        name = f"{self._namer.word()} {self._namer.pick(('SRL', 'SA', 'UNIVERSITY', 'BV', 'LTD'))}"
        return Participant(
            self._pic(), name.upper(), name.partition(" ")[0][:10], self._vat(country[:2]),
            _TYPES[kind], str(kind == "company").lower(), f"{self._namer.word()}ville",
            country, country[:2] + "1" if country and ";" not in country else country, False, None,
        )  # fmt: skip

    def _person(self, number: int) -> Participant:
        """A natural person: no real name may stand here, so a placeholder does.

        By turns each sign by which one can be told: surname in capitals, a title, no address, a
        sole trader's legal form, a name that is masked.
        """
        digits = " ".join(_DIGITS[int(digit)] for digit in str(number + 1))
        forms = (
            f"MUSTERPERSON {digits.title()}", f"DR. MUSTERPERSON {digits}",
            f"MUSTERPERSON {digits}", f"MUSTERPERSON {digits} E.K.", "XXXXX",
        )  # fmt: skip
        sign = number % len(forms)
        city = "" if sign == _WITHOUT_ADDRESS else "Beispielort"
        country = "DE" if number % 3 == 0 else "IT"
        return Participant(self._pic(), forms[sign], "", "", "PRC", "true", city, country, country,
                           True, None)  # fmt: skip

    def _vat(self, country: str) -> str:
        if self._chance.random() > 0.9 or not country.isalpha():
            return ""
        return f"{country}{int(self._chance.random() * 1e9):09}"

    def truth(self) -> list[tuple[str, str, str]]:
        """Id, name and organisation of every record that is one of the population."""
        return [(r.pic, r.name, r.organisation.id) for r in self.records if r.organisation]

    def drawn(self, size: int, chance: Random) -> list[Participant]:
        """So many different participants of one project."""
        chosen: dict[int, None] = {}
        for _ in range(_MOST_DRAWS):
            wanted = size - len(chosen)
            chosen |= dict.fromkeys(chance.choices(self._order, cum_weights=self._until, k=wanted))
            if len(chosen) == size:
                break
        return [self.records[i] for i in chosen]

    def row(
        self, project: dict[str, str], order: int, record: Participant, chance: Random,
        counts: Counter[str],
    ) -> dict[str, str]:  # fmt: skip
        """The cells of one participation; the first participant coordinates."""
        site = record.organisation.id if record.organisation else record.pic
        role = (
            "coordinator" if order == 1 else chance.choices(list(_ROLES), list(_ROLES.values()))[0]
        )
        money = chance.lognormvariate(12.3, 0.8)
        funded = role not in ("associatedPartner", "thirdParty")
        declared = f"{money:.2f}" if funded else ("0" if chance.random() < 0.5 else "")
        if record.country in _ODD_COUNTRIES:
            counts[f"country {record.country or 'blank'}"] += 1
        counts["persons"] += record.person
        return {
            "projectID": project["id"], "projectAcronym": project["acronym"],
            "organisationID": record.pic, "vatNumber": record.vat, "name": record.name,
            "shortName": record.short, "SME": record.sme, "activityType": record.activity,
            "street": "BEISPIELWEG 1" if record.city else "",
            "postCode": "00000" if record.city else "", "city": record.city,
            "country": record.country, "nutsCode": record.nuts,
            "geolocation": "50.0,10.0" if record.country else "",
            "organizationURL": f"https://www.{site}.example",
            "contentUpdateDate": "2026-08-01 12:00:00",
            "rcn": record.pic[2:], "order": str(order), "role": role,
            "ecContribution": declared if chance.random() < 0.95 else "",
            # The decimal mark is mixed inside one row.
            "netEcContribution": declared,
            "totalCost": comma(money * 1.3) if funded else "0",
            "endOfParticipation": "false", "active": "true",
        }  # fmt: skip
