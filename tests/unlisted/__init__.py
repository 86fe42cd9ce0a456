"""Tests of the model of names that no gazetteer has."""
