"""The loops of the search, compiled and as they are, against what they say."""

from __future__ import annotations

from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eknaam.matching import beam
from eknaam.matching.trie import Trie, build_trie
from tests.plain import plain_form

SYLLABLES, SLOTS, PLACES = 5, 4, 6
forms = pytest.mark.parametrize("form", [beam, plain_form(beam)], ids=["as it runs", "plain"])
seeds = st.integers(0, 2**32 - 1)


def _trie(chance: np.random.Generator) -> Trie:
    """Return a trie of random names of up to three syllables."""
    ends = np.cumsum(chance.integers(1, 4, 12))
    syllables = chance.integers(0, SYLLABLES, ends[-1]).astype(np.uint32)
    kinds = (1 << chance.integers(0, 3, 12)).astype(np.uint8)
    return build_trie(syllables, ends, kinds, chance.random(12))


@forms
def test_promises_are_the_best_that_may_follow(form: ModuleType) -> None:
    """A syllable promises the most that it and the rest of the spelling gain together."""

    @settings(max_examples=20)
    @given(seeds)
    def check(seed: int) -> None:
        chance = np.random.default_rng(seed)
        gains = np.triu(chance.random((SLOTS, PLACES, PLACES))).astype(np.float32)
        rest = chance.random(PLACES).astype(np.float32)
        found = np.empty((SLOTS, PLACES), dtype=np.float32)
        form.promise(gains, rest, found)
        np.testing.assert_allclose(found, (gains * rest).max(axis=2), rtol=1e-6)

    check()


@forms
def test_grown_beginnings_are_products(form: ModuleType) -> None:
    """A syllable leads from each place of the spelling to each place behind it."""

    @settings(max_examples=20)
    @given(seeds)
    def check(seed: int) -> None:
        chance = np.random.default_rng(seed)
        gains = np.triu(chance.random((SLOTS, PLACES, PLACES))).astype(np.float32)
        alphas = chance.random((3, PLACES)).astype(np.float32)
        parents, slots = chance.integers(0, 3, 7), chance.integers(0, SLOTS, 7, dtype=np.int32)
        grown = np.zeros((7, PLACES), dtype=np.float32)
        form.grow(alphas, parents, slots, gains, grown)
        expected = np.einsum("nj,njk->nk", alphas[parents], gains[slots])
        np.testing.assert_allclose(grown, expected, rtol=1e-5)

    check()


def _looked_at(
    form: ModuleType, trie: Trie, nodes: np.ndarray, seed: int
) -> tuple[tuple[int, int], list[np.ndarray], tuple[np.ndarray, ...]]:
    """Return the counts, what was written, and the rows and slots that it was worked out from."""
    chance = np.random.default_rng(seed)
    slots = chance.integers(0, SLOTS, SYLLABLES, dtype=np.int32)
    alphas = chance.random((len(nodes), PLACES)).astype(np.float32)
    wholes, promises = chance.random((2, SLOTS, PLACES)).astype(np.float32)
    room = len(trie)
    ended, parents, going_on = np.empty((3, room), dtype=np.int64)
    gained, hopes = np.empty((2, room), dtype=np.float32)
    counts = form.expand(
        nodes, alphas, trie.children, trie.labels, trie.firsts, trie.kinds, 3, slots, wholes,
        promises, ended, gained, parents, going_on, hopes,
    )  # fmt: skip
    written = [ended[: counts[0]], gained[: counts[0]]]
    written += [parents[: counts[1]], going_on[: counts[1]], hopes[: counts[1]]]
    return counts, written, (slots, alphas, wholes, promises)


@forms
def test_children_are_those_that_may_explain_something(form: ModuleType) -> None:
    """Children with a syllable that was heard and a kind that is asked for, and no others."""

    @settings(max_examples=30)
    @given(seeds)
    def check(seed: int) -> None:
        trie = _trie(np.random.default_rng(seed))
        nodes = np.arange(min(3, len(trie)))
        _, written, (slots, alphas, wholes, promises) = _looked_at(form, trie, nodes, seed)
        ends, ons = [], []
        for place, node in enumerate(nodes.tolist()):
            for child in range(int(trie.children[node]), int(trie.children[node + 1])):
                slot = slots[trie.labels[child]]
                if slot and trie.kinds[child] & 3:
                    if trie.names_at(child):
                        ends.append((child, alphas[place] @ wholes[slot]))
                    if trie.following(child):
                        ons.append((place, child, alphas[place] @ promises[slot]))
        for found, expected in ((written[:2], ends), (written[2:], ons)):
            columns = zip(*expected, strict=True) if expected else ([] for _ in found)
            for mine, column in zip(found, columns, strict=True):
                np.testing.assert_allclose(mine, list(column), rtol=1e-5)

    check()


@forms
@pytest.mark.parametrize("damage", ["a child before its parent", "a syllable that is none"])
def test_a_damaged_trie_is_told(form: ModuleType, damage: str) -> None:
    """What would lead out of the arrays, or in a circle, is not followed."""
    trie = _trie(np.random.default_rng(0))
    children, labels = trie.children.copy(), trie.labels.copy()
    if damage == "a child before its parent":
        children[0] = 0
    else:
        labels[1:] = 2**32 - 1
    damaged = Trie(labels, children, trie.firsts, trie.names, trie.kinds, trie.priors)
    counts, _, _ = _looked_at(form, damaged, np.zeros(1, dtype=np.int64), 1)
    assert counts[0] == -1
