"""CORDIS: projects of Horizon Europe, Horizon 2020 and FP7 with their participants."""
