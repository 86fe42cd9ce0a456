"""The linter: what is wrong with the names of a text, and how it is put right."""

from eknaam.lint.engine import ALL_CODES, House, Linted, Linter, house_spellings
from eknaam.lint.fix import FixResult, Skipped, fix_source
from eknaam.lint.rule import Defect, Example, Rule
from eknaam.lint.rules import RULES, rule_by_name

__all__ = [
    "ALL_CODES",
    "RULES",
    "Defect",
    "Example",
    "FixResult",
    "House",
    "Linted",
    "Linter",
    "Rule",
    "Skipped",
    "fix_source",
    "house_spellings",
    "rule_by_name",
]
