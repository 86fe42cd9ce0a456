"""Matching: from a name as it stands in text to the entity that it means."""
