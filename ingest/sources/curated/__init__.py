"""The curated data set of the innovation network, shipped with the project in ``data/``."""
