"""Every rule's own examples, and what must hold for all rules."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import ModuleType

import pytest

import eknaam
from eknaam import Gazetteer, Normalizer
from eknaam.lint import RULES, Example, Linter, Rule, house_spellings, rule_by_name
from eknaam.lint.engine import _PRECEDENCE
from eknaam.lint.rule import rule_of

MQM = {
    "accuracy/mistranslation", "accuracy/omission", "accuracy/untranslated",
    "linguistic-conventions/character-encoding", "linguistic-conventions/spelling",
    "terminology/inconsistent-use-of-terminology",
    "terminology/inconsistent-with-terminology-resource", "terminology/wrong-term",
}  # fmt: skip

WRONG = [(rule, example) for rule in RULES.values() for example in rule.wrong]
RIGHT = [(rule, example) for rule in RULES.values() for example in rule.right]


@cache
def shipped() -> Normalizer:
    """Return a normalizer over the shipped gazetteer."""
    return Normalizer()


def normalizer_for(rule: Rule) -> Normalizer:
    """Return a normalizer with the names that a rule's examples add."""
    if not rule.names:
        return shipped()
    entities = {entity.id: entity for entity in eknaam.load_gazetteer()}
    for entity_id, name in rule.names:
        entity = entities[entity_id]
        entities[entity_id] = replace(entity, names=(*entity.names, name))
    return Normalizer(Gazetteer(entities.values()))


def reported(rule: Rule, example: Example) -> list[list[tuple[int, int]]]:
    """Return the spans that a rule reports in each document of an example."""
    normalizer = normalizer_for(rule)
    house = house_spellings(example.documents, normalizer) if rule.scope == "corpus" else {}
    linter = Linter(normalizer, {rule.code}, house=house)
    found = []
    for document in example.documents:
        others = [other for other in example.documents if other is not document]
        linted = linter.lint(document, others if rule.scope == "versions" else ())
        assert all(finding.rule == rule.code for finding in linted.findings)
        found.append([(finding.start, finding.end) for finding in linted.findings])
    return found


@pytest.mark.parametrize(
    ("rule", "example"), WRONG, ids=[f"{r.code}-{e.lines[0]}" for r, e in WRONG]
)
def test_what_a_rule_calls_wrong_is_reported_at_its_place(rule, example):
    """Every marked span is reported, and no other."""
    assert reported(rule, example) == [list(spans) for spans in example.spans]


@pytest.mark.parametrize(
    ("rule", "example"), RIGHT, ids=[f"{r.code}-{e.lines[0]}" for r, e in RIGHT]
)
def test_what_a_rule_calls_right_is_not_reported(rule, example):
    """An example of what is right has no finding of the rule."""
    assert not any(example.spans)
    assert not any(reported(rule, example))


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_is_complete(rule):
    """A code, a kind, an MQM type, a summary that is a sentence, and a place in the precedence."""
    assert rule.mqm in MQM
    assert rule.summary.endswith(".")
    assert rule.code in _PRECEDENCE
    assert rule_by_name(rule.kind) is rule is rule_by_name(rule.code.lower())


def test_a_rule_without_examples_cannot_be_registered():
    """A module that shows only what is wrong is refused."""
    module = ModuleType("no_examples", "What it reports.\n\nWrong:\n\n    hi  «हनोई»\n")
    module.CODE, module.KIND, module.MQM, module.check = "EK999", "x", "y", lambda _: ()
    with pytest.raises(ValueError, match="no_examples: expected examples"):
        rule_of(module)
