"""The invented recipients: who they are, where, how they are spelt, and how many rows each has."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

from bench.national_files import figures
from bench.national_files.places import GERMANY, TOWNS, Place, Places
from bench.national_files.spellings import another
from bench.national_files.words import Namer, words

# Share of each kind among the organisations that are neither hub nor municipality; ours.
_KINDS = {"company": 78, "association": 9, "institute": 5, "college": 4, "hospital": 4}
# Share of a kind's rows that lie in joint projects; ours, brought to the real total afterwards.
_JOINT = {
    "society": 0.75, "university": 0.7, "institute": 0.65, "college": 0.5, "hospital": 0.5,
    "company": 0.55, "association": 0.2, "municipality": 0.02, "foreign": 0.4,
}  # fmt: skip
_MUNICIPALITIES = 9_000  # in 40,000 organisations; ours (Germany has about 10,750)
_FOREIGN = 250
_MINISTRIES = 16
_OTHER = "another town"
_MOST_TRIES = 40
# How often the usual spelling is used once each has come; the real figures of the largest
# recipients are those of one spelling.
_USUAL, _USUAL_OF_HUBS = 0.7, 0.99
REDACTED = -1  # stands in a deck for a row whose recipient is not shown
_REDACTED_JOINT = 0.2
_UNITS = {"society": 70, "university": 40, "hospital": 12, "college": 8, "municipality": 3}


@dataclass(slots=True)
class Organisation:
    """One invented recipient. ``units`` are names and places of its institutes or offices."""

    id: str
    kind: str
    name: str
    place: Place
    rows: int = 0
    units: list[tuple[str, Place]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a recipient stands in the list, with the place that stands beside it."""

    text: str
    place: Place
    organisation: Organisation


class Population:
    """All recipients of a list of ``rows`` rows; the same for the same seed."""

    def __init__(self, rows: int, seed: int) -> None:
        self._chance = Random(f"population {seed}")
        self.scale = rows / figures.ROWS
        self.rows = rows
        made = words(self._chance)
        self._namer = Namer(self._chance, made)
        self._places = Places(self._chance, made)
        self._taken: dict[tuple[str, str], str] = {}
        self.organisations: list[Organisation] = []
        self.spellings: list[Spelling] = []
        self._found()
        self._spell()
        self._units()

    # -- organisations -----------------------------------------------------------------------

    def _found(self) -> None:
        """Hubs first, then those for whom a number of rows is set aside, then all others."""
        wanted = max(round(figures.ORGANISATIONS * self.scale), 200)
        for rows, town, kind in figures.HUBS:
            self._add(kind, TOWNS[town], max(round(rows * self.scale), 1))
        self._group("ministry", min(_MINISTRIES, wanted // 12), self._part(figures.TRANSFER_ROWS))
        abroad = sum(figures.ABROAD_ROWS.values())
        self._group("foreign", max(self._part(_FOREIGN), 4), max(self._part(abroad), 4))
        municipal = sum(figures.ADMINISTERED_ROWS[pair] for pair in figures.MUNICIPAL)
        self._group("municipality", self._part(_MUNICIPALITIES), self._part(municipal))
        done = sum(o.rows for o in self.organisations)
        rest = self.rows - done - self._part(figures.REDACTED_ROWS)
        self._group("", wanted - len(self.organisations), rest)

    def _part(self, number: int) -> int:
        return max(round(number * self.scale), 1)

    def _group(self, kind: str, number: int, rows: int) -> None:
        """So many organisations sharing so many rows: a few have many, most have one or two."""
        counts = [1] * number
        weights = list(accumulate(1 / (i + 25) ** 1.1 for i in range(number)))
        more = max(rows - number, 0)
        for i in self._chance.choices(range(number), cum_weights=weights, k=more):
            counts[i] += 1
        lands = self._quotas() if not kind or kind == "municipality" else {}
        kinds, shares = list(_KINDS), list(_KINDS.values())
        for i, count in enumerate(sorted(counts, reverse=True)):
            own = kind or self._chance.choices(kinds, shares)[0]
            self._add(own, self._place(own, i, lands, count), count)

    def _quotas(self) -> dict[tuple[str, str], float]:
        """Rows of each Land and large town that are not given away yet."""
        left: Counter[tuple[str, str]] = Counter()
        for land, rows in figures.LAND_ROWS.items():
            left[land, _OTHER] = round(rows * self.scale)
        for town, rows in figures.TOWN_ROWS.items():
            left[TOWNS[town].land, town] = round(rows * self.scale)
            left[TOWNS[town].land, _OTHER] -= round(rows * self.scale)
        for organisation in self.organisations:
            place = organisation.place
            if place.state == GERMANY:
                key = (place.land, place.town)
                left[key if key in left else (place.land, _OTHER)] -= organisation.rows
        return {key: max(float(number), 0.01) for key, number in left.items()}

    def _place(
        self, kind: str, number: int, left: dict[tuple[str, str], float], rows: int
    ) -> Place:
        if kind == "foreign":
            return self._places.abroad(number)
        if kind == "ministry":
            return self._places.seat(list(figures.LAND_ROWS)[number])
        keys = [k for k in left if k[1] == _OTHER] if kind == "municipality" else list(left)
        [(land, town)] = self._chance.choices(keys, [left[key] for key in keys])
        left[land, town] = max(left[land, town] - rows, 0.01)
        if town != _OTHER:
            return TOWNS[town]
        if kind == "municipality":
            return self._places.municipality(land)
        real = [p for p in TOWNS.values() if p.land == land and p.town not in figures.TOWN_ROWS]
        if real and self._chance.random() < 0.35:
            return real[int(self._chance.random() * len(real))]
        return self._places.seat(land)

    def _add(self, kind: str, place: Place, rows: int) -> None:
        identity = f"org-{len(self.organisations):06}"
        name = self._name(kind, place)
        while not self._free(name, place, identity):
            name = self._namer.name(kind, place.town)
        self.organisations.append(Organisation(identity, kind, name, place, rows))

    def _name(self, kind: str, place: Place) -> str:
        """A new name; now and then that of another organisation elsewhere, or of its mother."""
        older = self.organisations[int(self._chance.random() * len(self.organisations))] if (
            self.organisations) else None  # fmt: skip
        if kind == "company" and older and older.kind == "company":
            draw = self._chance.random()
            lead = older.name.split(" ")[0]
            if draw < 0.012:
                return older.name  # the same name in another town
            if draw < 0.02:
                return f"{older.name.rsplit(' ', 1)[0]} {self._namer.form()}"
            if draw < 0.06:
                return f"{lead} {self._namer.branch()} {place.town} GmbH & Co. KG"
        return self._namer.name(kind, place.town)

    def _free(self, text: str, place: Place, identity: str) -> bool:
        """Whether nobody else stands in the list by this text and town; then it is taken."""
        return self._taken.setdefault((text, place.town), identity) == identity

    # -- spellings ---------------------------------------------------------------------------

    def _spell(self) -> None:
        """One spelling for each organisation, and others for those with several rows."""
        spare = round(figures.SPELLINGS * self.scale) - len(self.organisations)
        several = [o for o in self.organisations if o.rows > 1]
        weights = list(accumulate(min(o.rows, 400) ** 0.7 for o in several))
        drawn = Counter(self._chance.choices(range(len(several)), cum_weights=weights, k=spare * 3))
        more = {several[i].id: number for i, number in drawn.items()}
        for organisation in self.organisations:
            self.spellings.append(Spelling(organisation.name, organisation.place, organisation))
        for organisation in sorted(several, key=lambda o: -o.rows):
            number = min(-(-more.get(organisation.id, 0) // 3), organisation.rows - 1, spare)
            spare -= self._others(organisation, number)
        for organisation in several:
            if spare <= 0:
                return
            spare -= self._others(organisation, 1)

    def _others(self, organisation: Organisation, number: int) -> int:
        """Up to so many further spellings of an organisation; how many there are."""
        found = 0
        place = organisation.place
        moved = organisation.kind == "company" and self._chance.random() < 0.03
        if number and moved:
            place = self._places.seat(place.land)  # moved: the old and the new town both stand
        for _ in range(_MOST_TRIES):
            if found >= number:
                break
            text = another(organisation.name, self._chance)
            if (text, place.town) not in self._taken and self._free(text, place, organisation.id):
                self.spellings.append(Spelling(text, place, organisation))
                found += 1
        return found

    def _units(self) -> None:
        """Institutes, faculties and offices, which stand as executing bodies."""
        towns = list(TOWNS.values())
        for organisation in self.organisations:
            most = _UNITS.get(organisation.kind, 0)
            for number in range(1, min(most, organisation.rows // 4) + 1):
                name = self._namer.unit(organisation.kind, organisation.name, number)
                place = organisation.place
                if organisation.kind == "society":
                    place = towns[int(self._chance.random() * len(towns))]
                organisation.units.append((name, place))

    # -- rows --------------------------------------------------------------------------------

    def decks(self) -> tuple[array[int], array[int]]:
        """For each row of a joint project, and for each other row, the number of its spelling.

        The lengths are exact; REDACTED stands for a recipient that is not shown.
        """
        joint, single = array("l"), array("l")
        by_organisation: dict[str, list[int]] = {}
        for number, spelling in enumerate(self.spellings):
            by_organisation.setdefault(spelling.organisation.id, []).append(number)
        random = self._chance.random
        hubs = {o.id for o in self.organisations[: len(figures.HUBS)]}
        for organisation in self.organisations:
            own = by_organisation[organisation.id]
            share = _JOINT.get(organisation.kind, 0.0)
            usual = _USUAL_OF_HUBS if organisation.id in hubs else _USUAL
            for i in range(organisation.rows):
                # The first spelling is the usual one; each of the others comes at least once.
                number = own[i] if i < len(own) else own[0] if random() < usual else (
                    own[int(random() * len(own))])  # fmt: skip
                (joint if random() < share else single).append(number)
        for _ in range(self.rows - len(joint) - len(single)):
            (joint if random() < _REDACTED_JOINT else single).append(REDACTED)
        self._chance.shuffle(joint)
        self._chance.shuffle(single)
        wanted = round(figures.JOINT_ROWS * self.scale)
        while len(joint) > wanted:
            single.append(joint.pop())
        kept = array("l")
        while len(joint) < wanted:
            number = single.pop()
            kind = "" if number == REDACTED else self.spellings[number].organisation.kind
            (kept if kind in ("municipality", "ministry") else joint).append(number)
        single.extend(kept)
        self._chance.shuffle(single)
        return joint, single
