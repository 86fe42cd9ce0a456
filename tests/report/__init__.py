"""Tests of eknaam.report."""
