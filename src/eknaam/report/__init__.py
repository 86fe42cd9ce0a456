"""Consistency reports: which names a corpus spells how, where, since when, and by whom."""

from eknaam.report.observation import Article
from eknaam.report.report import Report
from eknaam.report.source import TABLES, Row
from eknaam.report.write import write_data

__all__ = ["TABLES", "Article", "Report", "Row", "write_data"]
