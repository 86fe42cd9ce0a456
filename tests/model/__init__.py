"""Tests of the transliteration model."""
