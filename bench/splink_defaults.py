"""splink as one takes it from its manual: ready-made comparisons, parameters learnt from the data.

A name is compared by ``NameComparison`` (equal, or Jaro-Winkler from 0.92, 0.88 and 0.7), a town
by equality with term frequencies. u is estimated from random pairs, m by expectation
maximisation over two blocking rules, the share of equal pairs by a rule that is hardly ever
wrong. Pairs are looked at that share the town, the first six letters or the last six.
"""

from __future__ import annotations

import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from bench.clusters import Pair
from graph.names import words

SEED = 1
_RANDOM_PAIRS = 1_000_000
_EQUAL = "l.name = r.name and l.town = r.town"


def predicted(names: list[tuple[str, str]]) -> dict[Pair, float]:
    """The probability of every pair that blocking finds, from (name, town)."""
    frame = pd.DataFrame(
        {
            "unique_id": range(len(names)),
            "name": [words(name) for name, _ in names],
            "town": [words(town) or None for _, town in names],
        }
    )
    blocks = [block_on("town"), block_on("substr(name, 1, 6)"), block_on("substr(name, -6, 6)")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.NameComparison("name"),
            cl.ExactMatch("town").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=blocks,
    )
    linker = Linker(DuckDBAPI().register(frame), settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match([_EQUAL], recall=0.5)
    training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=SEED)
    for block in blocks[:2]:
        training.estimate_parameters_using_expectation_maximisation(block)
    table = linker.inference.predict().as_pandas_dataframe()
    columns = ("unique_id_l", "unique_id_r", "match_probability")
    found = zip(*(table[column].tolist() for column in columns), strict=True)
    return {(min(a, b), max(a, b)): float(score) for a, b, score in found}
