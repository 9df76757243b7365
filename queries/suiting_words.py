"""Why two initiatives suit each other, and what each would bring: in facts and in sentences."""

from __future__ import annotations

from queries.answers import Row
from queries.suiting import Comparison, Fit, Side, reasons_hold
from queries.weights import weights
from queries.wording import half_up


def brought(giver: Side, taker: Side, net: Comparison, found: Fit) -> Row:
    """Fields that the taker lacks, and stages of the common chain where none of it is known."""
    fields = giver.fields - taker.fields
    own, other = (side.stages.get(found.chain or "", {}) for side in (giver, taker))
    stages = sorted(own.keys() - other.keys(), key=lambda s: (net.stages[s]["position"], s))
    return {
        "fields": net.named(fields),
        "stages": [
            {
                "id": stage,
                "name": net.stages[stage]["name"],
                "name_en": net.stages[stage]["name_en"],
                "organisations": own[stage],
            }
            for stage in stages
        ],
    }


def reasons(a: Side, b: Side, net: Comparison, found: Fit) -> tuple[list[str], list[str]]:
    """Each reason that reaches its mark as a sentence, then how far apart the seats are."""
    held = reasons_hold(found.fields, found.stages, weights().suiting)
    said = []
    if "fields" in held:
        same = net.named(a.fields & b.fields)
        de, en = (", ".join(one[key] for one in same) for key in ("name", "name_en"))
        said.append((f"Beide arbeiten zu: {de}.", f"Both work on: {en}."))
    if "stages" in held:
        said.append(_complement(a, b, net, found))
    said.append(_distance(found.distance_km))
    return [de for de, _ in said], [en for _, en in said]


def _complement(a: Side, b: Side, net: Comparison, found: Fit) -> tuple[str, str]:
    gives, gets = (
        len(brought(giver, taker, net, found)["stages"]) for giver, taker in ((a, b), (b, a))
    )
    back = "ist es eine" if gets == 1 else f"sind es {gets}"
    chain = next(s for s in net.stages.values() if s["chain"] == found.chain)
    return (
        f"In der Kette „{chain['chain_name']}“ bringt {a.name} {_stages(gives)} von "
        f"{b.name} niemand bekannt ist; umgekehrt {back}.",
        f"In the chain “{chain['chain_name_en']}” {a.name} brings {_stages_en(gives)} where "
        f"nobody of {b.name} is known; the other way round it is {gets}.",
    )


def _stages(number: int) -> str:
    return "eine Stufe ein, an der" if number == 1 else f"{number} Stufen ein, an denen"


def _stages_en(number: int) -> str:
    return "one stage" if number == 1 else f"{number} stages"


def _distance(km: float | None) -> tuple[str, str]:
    if km is None:
        return (
            "Wie weit die Sitze auseinanderliegen, ist nicht bekannt.",
            "How far apart the seats are is not known.",
        )
    if km < 1:
        return ("Beide haben ihren Sitz am selben Ort.", "Both have their seat in the same town.")
    return (
        f"Die Sitze liegen {half_up(km)} km auseinander.",
        f"The seats are {half_up(km)} km apart.",
    )
