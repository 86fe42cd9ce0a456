"""Tests of compiled gazetteers."""
