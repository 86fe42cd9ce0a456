"""Makes proposals of what was counted: of which name each spelling is, and what it may be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import count as numbers_from
from typing import Final

from eknaam.authoring.suggest import identifier
from eknaam.discover.around import EVIDENCE, Evidence, Hint
from eknaam.discover.certainty import log_odds_of_name
from eknaam.discover.cluster import Cluster, cluster
from eknaam.discover.near import LISTED, fit_of_listed, form_of, probabilities
from eknaam.discover.proposal import Alternative, Listed, Proposal, Spelling
from eknaam.discover.sightings import Near
from eknaam.discover.tally import Example, Seen, SpellingKey, Tally
from eknaam.gazetteer import Gazetteer
from eknaam.lexicon.people import surnames
from eknaam.matching.names import letters
from eknaam.readings.vietnamese import drop_tone
from eknaam.records import Entity, Kind
from eknaam.text.fold import fold, key
from eknaam.text.script import script_of
from eknaam.unlisted import Form, Forms, Spelled, Tag

__all__ = ["propose"]

_EXAMPLES: Final = 5
_ALTERNATIVES: Final = 4
_WORTH_TELLING: Final = 0.02  # probability of an alternative
_PERSON_SYLLABLES: Final = 3
_LEAST: Final = 0.0  # the least log odds of a name, in nats, all places together
_LEAST_ALONE: Final = 3.0  # the same of spellings that were all taken for listed names
_CLEARER: Final = 1.0  # nats by which a form must explain a spelling better than a listed name
_NEAR: Final = 0.5  # the least probability of a listed entity whose spellings these are proposed as
_WORTH_NAMING: Final = 0.001  # probability of a listed entity
_WEIGHTS: Final[dict[Evidence, float]] = {
    "honorific": 3.0, "title": 3.0, "place-word": 3.0, "list": 1.5, "postposition": 1.0,
}  # fmt: skip


@dataclass(slots=True)
class _Group:
    """The spellings that differ only in blanks and signs: हाई फोंग and हाईफोंग."""

    seen: Seen = field(default_factory=Seen)
    variants: dict[SpellingKey, Seen] = field(default_factory=dict)

    @property
    def spelled(self) -> Spelled:
        """The most frequent of them."""
        return Spelled.of(
            min(self.variants, key=lambda each: (-self.variants[each].count, each))[0]
        )


def propose(
    tally: Tally,
    forms: Forms,
    *,
    min_count: int = 2,
    min_documents: int = 1,
    gazetteer: Gazetteer,
) -> list[Proposal]:
    """Make proposals of what was counted.

    Args:
        tally: the spellings.
        forms: weighs canonical forms.
        min_count: how often a name must stand there.
        min_documents: in how many documents.
        gazetteer: what is listed already.

    Returns:
        The proposals, the most frequent first.
    """
    groups = _groups(tally.spellings)
    order = sorted(
        groups, key=lambda each: (-groups[each].seen.evidence, -groups[each].seen.count, each)
    )
    begin = [each for each in order if groups[each].seen.evidence]
    more = [each for each in order if not groups[each].seen.evidence]
    listed = _Listed(gazetteer, forms)
    found: dict[object, _Found] = {}
    for number, one in enumerate(cluster(begin, more, forms)):
        spellings = _unlisted(one, groups, forms)
        mine = [groups[spelling] for spelling in spellings]
        if not any(group.seen.evidence for group in mine):
            continue
        variants = [each for group in mine for each in group.variants.items()]
        draft = _draft(one, variants)
        near = listed.near(
            draft, one, spellings, {each for group in mine for each in group.seen.near}
        )
        entity = near[0].id if near and near[0].probability >= _NEAR else None
        same = found.setdefault(entity or number, _Found(one, entity, near))
        same.variants += variants
    drafts = [_attached(each, gazetteer) for each in found.values()]
    enough = [
        each for each in drafts if each.count >= min_count and each.documents >= min_documents
    ]
    return list(_with_ids(sorted(enough, key=_rank), gazetteer))


@dataclass(slots=True)
class _Found:
    """Spellings of one name: of a listed entity, if its id is known, else of a new one."""

    cluster: Cluster
    entity: str | None
    near: tuple[Listed, ...]
    variants: list[tuple[SpellingKey, Seen]] = field(default_factory=list)


class _Listed:
    """Knows the listed names that proposals may be spellings of."""

    def __init__(self, gazetteer: Gazetteer, forms: Forms) -> None:
        self._gazetteer = gazetteer
        self._forms = forms
        self._by_letters: dict[str, list[tuple[Entity, Near]]] = {}
        for entity in gazetteer:
            for name in entity.names:
                form = form_of(name.text, name.tag)
                if form is not None:
                    near = Near(entity.id, name.text, name.tag)
                    self._by_letters.setdefault(form.letters, []).append((entity, near))

    def near(
        self, draft: Proposal, one: Cluster, spellings: Sequence[Spelled], near: Iterable[Near]
    ) -> tuple[Listed, ...]:
        """Return the listed entities of the kind of a draft that it may be, the likeliest first."""
        likely = dict.fromkeys((letters(draft.name), *(form.letters for form, _ in one.forms)))
        same = (near for each in likely for _, near in self._by_letters.get(each, ()))
        asked = [each for each in (*near, *same) if self._gazetteer[each.entity].kind == draft.kind]
        found = probabilities(one, spellings, asked, self._forms)
        return tuple(
            Listed(id_, self._gazetteer[id_].canonical, probability)
            for id_, probability in found.items()
            if probability >= _WORTH_NAMING
        )


def _attached(found: _Found, gazetteer: Gazetteer) -> Proposal:
    """Return the proposal, with the name of the listed entity that it belongs to."""
    proposal = replace(_draft(found.cluster, found.variants), near=found.near)
    if found.entity is None:
        return proposal
    listed = gazetteer[found.entity]
    return replace(
        proposal, id=listed.id, type=None, name=listed.canonical, tag=listed.canonical_tag
    )


def _unlisted(one: Cluster, groups: Mapping[Spelled, _Group], forms: Forms) -> list[Spelled]:
    """Return the spellings of a cluster that no listed name explains as well, if they are a name.

    What was always taken for listed names must outweigh that a listed name is named far oftener.
    """
    form = one.forms[0][0]
    own = {each: seen for each in one.spellings if (seen := groups[each].seen).odds > -math.inf}
    gains = {
        each: forms.fit(each, form) - max(fit_of_listed(each, n, forms) for n in seen.near)
        for each in one.spellings
        if (seen := groups[each].seen).odds == -math.inf
    }
    clearer = {each: gain for each, gain in gains.items() if _CLEARER < gain < math.inf}
    if log_odds_of_name(own, [form for form, _ in one.forms], forms) >= _LEAST:
        return [*own, *clearer]
    gained = sum(clearer.values()) + forms.log_prior(form) - LISTED
    return [*own, *clearer] if gained >= _LEAST_ALONE else []


def _groups(spellings: Mapping[SpellingKey, Seen]) -> dict[Spelled, _Group]:
    by_key: dict[tuple[str, bool], _Group] = {}
    for each in sorted(spellings):
        group = by_key.setdefault((key(each[0]), bool(each[1])), _Group())
        group.variants[each] = spellings[each]
        group.seen.add(spellings[each])
    groups: dict[Spelled, _Group] = {}
    for group in by_key.values():
        same = groups.setdefault(group.spelled, group)
        if same is not group:
            same.variants |= group.variants
            same.seen.add(group.seen)
    return groups


def _draft(found: Cluster, variants: Sequence[tuple[SpellingKey, Seen]]) -> Proposal:
    whole = Seen()
    for _, seen in variants:
        whole.add(seen)
    kind = _kind(whole.hints, found.forms[0][0])
    alternatives = _alternatives(found.forms, kind)
    spellings = sorted(
        (Spelling(text, lang, seen.count, seen.documents) for (text, lang), seen in variants),
        key=lambda each: (-each.count, each.lang, each.text),
    )
    evidence = Counter[Evidence]()
    for hint, times in whole.hints.items():
        evidence[hint.evidence] += times
    return Proposal(
        id="",
        kind=kind,
        type=_type(whole.hints) if kind == "place" else None,
        name=next((each.text for each in spellings if not each.lang), alternatives[0].name),
        tag=alternatives[0].tag,
        alternatives=alternatives,
        spellings=tuple(spellings),
        count=whole.count,
        documents=max(len(whole.ids), *(seen.documents for _, seen in variants)),
        evidence=tuple((each, evidence[each]) for each in EVIDENCE if evidence[each]),
        examples=tuple(_examples(variants)),
    )


def _kind(hints: Counter[Hint], form: Form) -> Kind:
    """Return the kind that more speaks for; a family name and two syllables more are a person's."""
    odds = 0.0
    for hint, times in sorted(hints.items()):
        weight = _WEIGHTS.get(hint.evidence, 0.0) * math.log1p(times)
        odds += weight if hint.kind == "person" else -weight
    if form.syllables[0] in _families() and len(form.syllables) >= _PERSON_SYLLABLES:
        odds += 1.0
    return "person" if odds > 0 else "place"


def _families() -> frozenset[str]:
    return frozenset(drop_tone(fold(name)) for name, _ in surnames())


def _type(hints: Counter[Hint]) -> str | None:
    types = Counter[str]()
    for hint, times in hints.items():
        if hint.evidence == "place-word" and hint.type:
            types[hint.type] += times
    return min(types, key=lambda each: (-types[each], each), default=None)


def _alternatives(forms: Sequence[tuple[Form, float]], kind: Kind) -> tuple[Alternative, ...]:
    best = forms[0][1]
    weights: dict[tuple[str, Tag], float] = {}
    for form, score in forms:
        name = form.written(kind), form.tag
        weights[name] = weights.get(name, 0.0) + math.exp(score - best)
    whole = sum(weights.values())
    ranked = sorted(weights, key=lambda each: (-weights[each], each))
    found = [Alternative(*each, weights[each] / whole) for each in ranked]
    worth = [each for each in found[1:] if each.probability >= _WORTH_TELLING]
    return (found[0], *worth[: _ALTERNATIVES - 1])


def _examples(variants: Iterable[tuple[SpellingKey, Seen]]) -> list[Example]:
    """Return some places, first one of each spelling, the most frequent spellings first."""
    ranked = sorted(variants, key=lambda each: (-each[1].count, each[0]))
    places = (
        (number, rank, e)
        for rank, (_, s) in enumerate(ranked)
        for number, e in enumerate(s.examples)
    )
    return [example for _, _, example in nsmallest(_EXAMPLES, places)]


def _rank(proposal: Proposal) -> tuple[int, str, str]:
    return -proposal.count, proposal.name, proposal.spellings[0].text


def _with_ids(proposals: Iterable[Proposal], gazetteer: Gazetteer) -> Iterator[Proposal]:
    taken = {entity.id for entity in gazetteer}
    listed: dict[str, dict[str, None]] = {}
    for entity in gazetteer:
        for name in entity.names:
            if script_of(name.text) == "Latn":
                listed.setdefault(letters(name.text), {})[entity.id] = None
    for proposal in proposals:
        if proposal.is_addition:
            yield proposal
            continue
        wanted = identifier(proposal.name) or "name"
        tries = (wanted if number == 1 else f"{wanted}-{number}" for number in numbers_from(1))
        free = next(each for each in tries if each not in taken)
        taken.add(free)
        yield replace(proposal, id=free, alike=tuple(listed.get(letters(proposal.name), ())))
