"""Proposals as a gazetteer that a person reads: entries, with what speaks for each above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Final

from eknaam.discover.around import Evidence
from eknaam.discover.proposal import Listed, Proposal
from eknaam.discover.tally import Example
from eknaam.gazetteer.yaml_text import entity_lines
from eknaam.text.visible import visible

__all__ = ["WORDS", "maybe", "proposal_lines", "proposal_record"]

WORDS: Final[dict[Evidence, str]] = {
    "honorific": "beside an honorific",
    "title": "beside a title",
    "place-word": "beside a generic word of place",
    "list": "in a list with known names",
    "latin": "in Latin letters",
}
"""What each kind of evidence is called."""

_SURE: Final = 0.995


def proposal_lines(proposals: Iterable[Proposal]) -> Iterator[str]:
    """Yield a gazetteer file in YAML, with the evidence as comments.

    Args:
        proposals: the proposals.
    """
    yield "# Names that may be missing, for a person to confirm. Put the names right (their marks\n"
    yield "# are not known), delete what is no name, and put the rest into a gazetteer:\n"
    yield "#     eknaam gazetteer accept house.yaml --from proposals.yaml\n"
    none = True
    for proposal in proposals:
        none = False
        yield "\n"
        yield from (f"# {visible(line)}\n" for line in _remarks(proposal))
        yield from (f"{line}\n" for _, line in entity_lines(proposal.to_entry()))
    if none:
        yield "\n[]\n"


def proposal_record(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as plain data: its fields, by their names."""
    return asdict(proposal) | {"evidence": dict(proposal.evidence)}


def _remarks(proposal: Proposal) -> Iterator[str]:
    yield f"{_times(proposal.count, 'mention')} in {_times(proposal.documents, 'document')}: " + (
        ", ".join(f"{WORDS[each]} ({times})" for each, times in proposal.evidence)
    )
    yield "spelled " + ", ".join(f"{each.text} ({each.count})" for each in proposal.spellings)
    if proposal.is_addition:
        yield f"{maybe(proposal.near[0])}: accepted, these become attested spellings of it"
    elif proposal.alternatives[0].probability < _SURE:
        forms = (f"{a.name} ({a.tag}, {a.probability:.2f})" for a in proposal.alternatives)
        yield "may be " + ", ".join(forms)
    if proposal.near and not proposal.is_addition:
        yield "; ".join(maybe(each) for each in proposal.near)
    if proposal.alike and not proposal.is_addition:
        yield f"perhaps a spelling of the listed {', '.join(proposal.alike)}: then give it that id"
    yield from map(_example, proposal.examples)


def maybe(listed: Listed) -> str:
    """Return what is said of a listed entity that spellings may belong to.

    Examples:
        >>> maybe(Listed("xi-jinping", "Xi Jinping", 0.9))
        'maybe a spelling of Xi Jinping (xi-jinping), 0.90'
    """
    return f"maybe a spelling of {listed.name} ({listed.id}), {listed.probability:.2f}"


def _example(example: Example) -> str:
    text = f"{example.before}⟦{example.text}⟧{example.after}"
    return f"  {example.document}:{example.start}: {' '.join(text.split())}"


def _times(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
