"""The rules, one module each, in the order of their codes."""

from __future__ import annotations

from typing import Final

from eknaam.lint.rule import Rule, rule_of
from eknaam.lint.rules import (
    ambiguous_name,
    inconsistent_across_documents,
    inconsistent_name,
    missing_in_version,
    missing_name,
    mixed_script,
    nonpreferred_name,
    outdated_name,
    rejected_name,
    truncated_name,
    unknown_name,
    unnormalized_text,
    untransliterated_name,
)

__all__ = ["RULES", "rule_by_name"]

RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for rule in map(
        rule_of,
        (
            inconsistent_name,
            nonpreferred_name,
            rejected_name,
            truncated_name,
            missing_name,
            untransliterated_name,
            ambiguous_name,
            unknown_name,
            outdated_name,
            mixed_script,
            unnormalized_text,
            inconsistent_across_documents,
            missing_in_version,
        ),
    )
}
"""The rules by their codes."""


def rule_by_name(name: str) -> Rule | None:
    """Return the rule of a code or of a kind.

    Examples:
        >>> rule_by_name("truncated-name").code, rule_by_name("ek104").kind
        ('EK104', 'truncated-name')
    """
    found = RULES.get(name.upper())
    return found or next((rule for rule in RULES.values() if rule.kind == name.lower()), None)
