"""What each distinct word of running text may begin or go on: decided once, then remembered.

A text is cut at its blanks into chunks. Almost all chunks are quiet: no name begins, ends or goes
on with them that has no louder word in it. So the common case is one look-up, and the new words of
a text are decided together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Final

from eknaam.lexicon import load_lexicon
from eknaam.lexicon.frequency import FREQUENT, zipf
from eknaam.matching.heard import NOTHING, Heard, Part
from eknaam.matching.matcher import SCRIPTS, Matcher
from eknaam.matching.names import letters
from eknaam.matching.parts import sign_of
from eknaam.matching.query import AUTONOMOUS_REGION
from eknaam.readings import Units, units_of
from eknaam.scanner.columns import LOUD, NEAR, STRANGE, look_up
from eknaam.scanner.forms import NO_FORM, NO_STARTS, Form, Memory, Piece, is_strange
from eknaam.scanner.judge import Judge
from eknaam.text.fold import fold, is_plain, key
from eknaam.text.script import COMMON, script_of
from eknaam.text.tokens import Word, words_of

__all__ = ["Vocabulary"]

_MOST_CHUNKS: Final = 100_000  # that are remembered; then everything is forgotten
_LONGEST: Final = 64  # code points; what is longer is no word of a name
_LONGEST_CHUNK: Final = 100


class Vocabulary:
    """Decides what words may be. Shared by threads: each text works with one memory throughout.

    Args:
        matcher: what knows the names.
        judge: what says how likely a word is a name by itself.
    """

    def __init__(self, matcher: Matcher, judge: Judge) -> None:
        self._matcher = matcher
        self._judge = judge
        self._memory = Memory()
        self._region_words = frozenset(
            words[0]
            for words, terms in load_lexicon().terms.items()
            if any(term.type == AUTONOMOUS_REGION for term in terms)
        )

    def pieces(self, chunks: list[str]) -> list[Piece]:
        """Return what is known of the chunks of a text, in order; the new ones are decided.

        Args:
            chunks: the chunks.
        """
        memory = self._memory  # other threads may replace it meanwhile
        if len(memory.pieces) > _MOST_CHUNKS:
            memory = self._memory = Memory()
        found: list[Piece] = []
        new = look_up(chunks, memory.pieces, found)
        if new:
            decided = self._decide(sorted({chunks[place] for place in new}), memory)
            for place in new:
                found[place] = decided[chunks[place]]
        return found

    def calls(self, left: Form, form: Form, right: Form) -> bool:
        """Whether a word may be a name, or a part of one, between its neighbours.

        Quick, and never wrongly no.
        """
        if form.alone or (form.alone_beside and (left.near_names or right.near_names)):
            return True
        return self._may_join(left, form) or self._may_join(form, right)

    def _may_join(self, left: Form, right: Form) -> bool:
        """Whether two words may stand side by side in a name."""
        if left.follows & right.firsts:
            return True
        spellings = self._matcher.spellings
        if left.begins_listed and spellings.begins_listed(left.folded + right.folded):
            return True
        if left.letters and right.letters:
            return spellings.begins_like_a_name(left.letters + right.letters)
        if left.begins:
            return False
        # Something may begin before the left word and go on with it.
        return bool(left.firsts and right.firsts) or left.folded in spellings.words

    def _decide(self, chunks: Sequence[str], memory: Memory) -> dict[str, Piece]:
        words = {chunk: _words_in(chunk) for chunk in chunks}
        texts = dict.fromkeys(word.text for found in words.values() for word in found)
        self._learn_words([text for text in texts if len(text) <= _LONGEST], memory)
        decided = {chunk: self._piece(chunk, found, memory) for chunk, found in words.items()}
        # Long ones do not come again.
        memory.pieces.update(
            (chunk, piece) for chunk, piece in decided.items() if len(chunk) <= _LONGEST_CHUNK
        )
        return decided

    def _piece(self, chunk: str, words: Sequence[Word], memory: Memory) -> Piece:
        forms = [memory.forms.get(word.text) or self._long_form(word.text) for word in words]
        signs = LOUD
        if len(chunk) <= _LONGEST_CHUNK:
            signs = LOUD * any(form.loud for form in forms)
            signs |= NEAR * any(form.near_names for form in forms)
            signs |= STRANGE * any(map(is_strange, forms))
        placed = zip(words, forms, strict=True)
        return signs, len(chunk), tuple((word.start, word.end, form) for word, form in placed)

    def _learn_words(self, words: Sequence[str], memory: Memory) -> None:
        new = {word: fold(word) for word in words if word not in memory.forms}
        scripts = {word: script_of(folded) for word, folded in new.items()}
        spelled: dict[str, dict[str, Units]] = {}
        for word, folded in new.items():
            script = SCRIPTS.get(scripts[word])
            if script is not None and (units := units_of(folded, scripts[word])):
                spelled.setdefault(script, {})[word] = units
        heard: dict[str, Heard] = {}
        for script, units_of_words in spelled.items():
            found = self._matcher.parts.of_words(script, list(units_of_words.values()))
            heard.update(zip(units_of_words, found, strict=True))
        for word, folded in new.items():
            sounds = heard.get(word, NOTHING)
            memory.forms[word] = self._form(word, folded, scripts[word], sounds)

    def _long_form(self, word: str) -> Form:
        """Return the form of a word that is too long for a name; a run of Han may hold names."""
        if script_of(word[:_LONGEST]) == "Hani":
            return self._form(word, fold(word), "Hani", NOTHING)
        return NO_FORM

    def _form(self, word: str, folded: str, script: str, heard: Heard) -> Form:
        near_names = folded in load_lexicon().words
        form = Form(word, folded, script, zipf(folded), near_names)
        if near_names and folded in self._region_words:
            form = form._replace(marks_region=True, alone=True, loud=True)
        if script == COMMON or not folded:
            return form
        if script == "Hani":
            holds = self._matcher.spellings.holds_listed_han(folded)
            return form._replace(begins=holds, alone=holds, loud=holds)
        if script not in SCRIPTS:
            return self._by_letters(form)
        return self._by_sound(form, heard)

    def _by_letters(self, form: Form) -> Form:
        """Return the form of a word in Latin letters, which is a name only if it is capitalised."""
        if not form.word[:1].isupper():
            return form
        spellings, plain = self._matcher.spellings, letters(form.folded)
        alone = spellings.is_listed(key(form.folded)) or spellings.is_like_a_name(plain)
        begins = alone or spellings.begins_like_a_name(plain)
        return form._replace(
            letters=plain,
            begins=begins,
            begins_listed=begins,
            goes_on=True,
            alone=alone,
            loud=begins,
        )

    def _by_sound(self, form: Form, heard: Heard) -> Form:
        spellings, spelled = self._matcher.spellings, key(form.folded)
        starts = self._starts(heard.parts) if heard is not NOTHING else NO_STARTS
        begins_listed = spellings.begins_listed(spelled)
        rarest = form.folded in spellings.rarest_words
        if heard is NOTHING and not begins_listed and not rarest:
            return form
        listed = begins_listed and spellings.is_listed(spelled)
        ends_name = self._matcher.parts.ends_name
        gain = max((gain for node, gain in starts.items() if ends_name(node)), default=None)
        sure = form.alone or listed
        return form._replace(
            heard=heard,
            starts=starts,
            begins=bool(starts) or begins_listed,
            begins_listed=begins_listed,
            firsts=sign_of(part[0] for part in heard.parts),
            follows=self._follows(starts),
            goes_on=heard is not NOTHING or form.folded in spellings.words,
            alone=sure or self._is_alone(form, heard, gain, beside=False),
            alone_beside=sure or self._is_alone(form, heard, gain, beside=True),
            loud=form.loud or listed or rarest or form.zipf < FREQUENT,
        )

    def _is_alone(self, form: Form, heard: Heard, gain: float | None, *, beside: bool) -> bool:
        if gain is None:
            return False
        return not self._judge.is_hopeless([heard], gain, form.zipf, form.script, beside=beside)

    def _follows(self, starts: Iterable[int]) -> int:
        going_on = self._matcher.parts.going_on
        return reduce(or_, map(going_on, starts), 0)

    def _starts(self, parts: Mapping[Part, float]) -> dict[int, float]:
        step = self._matcher.parts.step
        found = ((step(0, part), gain) for part, gain in parts.items())
        return {node: gain for node, gain in found if node is not None}


def _words_in(chunk: str) -> list[Word]:
    return [Word(0, len(chunk), chunk)] if is_plain(chunk) else list(words_of(chunk))
