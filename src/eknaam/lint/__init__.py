"""The linter: what is wrong with the names of a text, and how it is put right."""

from eknaam.lint.engine import ALL_CODES, House, Linted, Linter, house_spellings
from eknaam.lint.rule import Defect, Example, Rule
from eknaam.lint.rules import RULES, rule_by_name

__all__ = [
    "ALL_CODES",
    "RULES",
    "Defect",
    "Example",
    "House",
    "Linted",
    "Linter",
    "Rule",
    "house_spellings",
    "rule_by_name",
]
