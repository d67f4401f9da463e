"""The design's numbers, each beside its floor from the same run: ``make bench``."""
