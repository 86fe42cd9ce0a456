"""Consistency reports: which names a corpus spells how, where, since when, and by whom."""
