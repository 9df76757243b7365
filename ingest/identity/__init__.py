"""Which records speak of one organisation: strong ids, equal names and places, judgements."""
