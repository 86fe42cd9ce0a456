"""Other Brahmic scripts, by way of Devanagari: their news is read by the same reading.

Bengali, Gurmukhi, Gujarati, Odia, Telugu and Kannada correspond to Devanagari letter by letter.
Tamil writes one letter for voiced and voiceless stops, so its stops are all read as voiceless;
Malayalam has letters for final consonants (chillu) that are taken apart first.
"""

from __future__ import annotations

from typing import Final

from eknaam.text.fold import fold

__all__ = ["SCRIPTS", "to_devanagari"]

SCRIPTS: Final = {
    "Beng": "bengali",
    "Guru": "gurmukhi",
    "Gujr": "gujarati",
    "Orya": "oriya",
    "Telu": "telugu",
    "Knda": "kannada",
    "Taml": "tamil",
    "Mlym": "malayalam",
}
"""ISO 15924 codes, and the names that indic-transliteration has for them."""

_Replacements = tuple[tuple[str, str], ...]
_BEFORE: Final[dict[str, _Replacements]] = {
    "Beng": (("\N{BENGALI LETTER KHANDA TA}", "ত্"),),
    "Guru": (
        ("\N{GURMUKHI ADDAK}", ""),
        ("\N{GURMUKHI TIPPI}", "\N{GURMUKHI SIGN BINDI}"),
    ),
    "Orya": (("\N{ORIYA LETTER WA}", "\N{ORIYA LETTER VA}"),),
    "Mlym": (
        ("\N{MALAYALAM LETTER CHILLU NN}", "ണ്"),
        ("\N{MALAYALAM LETTER CHILLU N}", "ന്"),
        ("\N{MALAYALAM LETTER CHILLU RR}", "റ്"),
        ("\N{MALAYALAM LETTER CHILLU L}", "ല്"),
        ("\N{MALAYALAM LETTER CHILLU LL}", "ള്"),
        ("\N{MALAYALAM LETTER CHILLU K}", "ക്"),
    ),
}
_AFTER: Final[dict[str, _Replacements]] = {
    # The nukta of য় is left as it is, and ওয় is how Bengali writes w.
    "Beng": (("\N{BENGALI SIGN NUKTA}", "़"), ("ोय़", "्व"), ("ओय़", "व"), ("य़", "य")),
    # indic-transliteration writes Tamil stops as voiced aspirates: குவாங் becomes घुवाङ्.
    "Taml": tuple(zip("घझढधभगजडदब", "कचटतपकचटतप", strict=True)),
}


def to_devanagari(word: str, script: str) -> str:
    """Write a folded word of another Brahmic script in Devanagari.

    Args:
        word: a word as `eknaam.text.fold.fold` gives it.
        script: one of `SCRIPTS`.

    Returns:
        The word in Devanagari, folded.

    Examples:
        >>> to_devanagari("কুয়াং", "Beng"), to_devanagari("ക്വാങ്", "Mlym")
        ('कुयां', 'क्वाङ्')
    """
    # Imported here: it takes 0.2 s, and most texts need none of it.
    from indic_transliteration import sanscript

    text = _replace(word, _BEFORE.get(script, ()))
    devanagari: str = sanscript.transliterate(text, SCRIPTS[script], sanscript.DEVANAGARI)
    return fold(_replace(devanagari, _AFTER.get(script, ())))


def _replace(text: str, replacements: _Replacements) -> str:
    for written, meant in replacements:
        text = text.replace(written, meant)
    return text
