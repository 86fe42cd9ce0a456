"""Language tags (BCP 47): whether one is well-formed, and whether it names an Indic language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import regex

from eknaam.text.subtags import LANGUAGES, REGIONS

__all__ = [
    "INDIC_LANGUAGES",
    "INDIC_SCRIPTS",
    "is_indic",
    "is_language",
    "is_well_formed",
    "recommended_case",
]

INDIC_LANGUAGES: Final = frozenset(
    {
        *("hi", "ur", "bn", "pa", "gu", "or", "te", "kn", "ta", "ml"),
        *("mr", "ne", "sa", "as", "ks", "sd", "si"),
    }
)
"""The languages of India, Pakistan, Bangladesh, Nepal and Sri Lanka that the project reads."""

INDIC_SCRIPTS: Final = frozenset(
    {
        *("Deva", "Beng", "Guru", "Gujr", "Orya", "Telu", "Knda", "Taml", "Mlym", "Sinh"),
        *("Arab", "Aran"),  # what Urdu, Kashmiri and Sindhi are written in
    }
)
"""The scripts (ISO 15924) of those languages."""

_OTHER_SCRIPTS: Final = frozenset(("Aran", "Hans", "Hant", "Jpan", "Kore", "Zxxx"))
"""Codes of ISO 15924 that are no scripts of Unicode."""

_LONGEST_CODE: Final = 3  # letters of a language that there is; longer ones are only reserved

# RFC 5646, section 2.1, without the grandfathered tags, which have all been replaced.
_LANGTAG: Final = re.compile(
    r"""
    (?P<language> [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4} | [a-z]{5,8} )
    (?: - (?P<script> [a-z]{4} ) )?
    (?: - (?P<region> [a-z]{2} | [0-9]{3} ) )?
    (?P<variants> (?: - (?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )* )
    (?P<extensions> (?: - [0-9a-wy-z] (?: - [a-z0-9]{2,8} )+ )* )
    (?: - x (?: - [a-z0-9]{1,8} )+ )?
    | x (?: - [a-z0-9]{1,8} )+
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


@lru_cache(maxsize=1024)
def is_well_formed(tag: str) -> bool:
    """Tell whether a tag follows the grammar of RFC 5646.

    Variants and extensions must not be repeated, as section 2.2 asks.

    Examples:
        >>> is_well_formed("zh-Latn-pinyin"), is_well_formed("ur_PK"), is_well_formed("")
        (True, False, False)
        >>> is_well_formed("zh-Latn-pinyin-pinyin")
        False
    """
    match = _LANGTAG.fullmatch(tag)
    if match is None:
        return False
    variants = (match["variants"] or "").lower().split("-")[1:]
    singletons = re.findall(r"-([0-9a-z])(?=-)", (match["extensions"] or "").lower())
    return len(set(variants)) == len(variants) and len(set(singletons)) == len(singletons)


@lru_cache(maxsize=1024)
def is_language(tag: str) -> bool:
    """Tell whether a tag is well-formed, and its language, script and region are known.

    Any three letters are taken for a language.

    Examples:
        >>> [is_language(tag) for tag in ("hi", "zh-Latn-pinyin", "ur-Aran-PK", "hindi", "hi_IN")]
        [True, True, True, False, False]
        >>> [is_language(tag) for tag in ("qq", "hi-Devn", "hi-ZY", "hi-356", "bho")]
        [False, False, False, True, True]
    """
    match = _LANGTAG.fullmatch(tag)
    if match is None or match["language"] is None or not is_well_formed(tag):
        return False
    language, script, region = match["language"].split("-")[0], match["script"], match["region"]
    return (
        _is_code(language.lower())
        and (script is None or _is_script(script.title()))
        and (region is None or region.isdigit() or region.upper() in REGIONS)
    )


def _is_code(language: str) -> bool:
    return len(language) == _LONGEST_CODE or language in LANGUAGES


def _is_script(code: str) -> bool:
    try:
        regex.compile(rf"\p{{Script={code}}}")
    except regex.error:
        return code in _OTHER_SCRIPTS
    return True


@lru_cache(maxsize=1024)
def recommended_case(tag: str) -> str:
    """Return a tag in the recommended case: language lower, Script title, REGION upper.

    Examples:
        >>> recommended_case("ZH-hans-cn"), recommended_case("zh-latn-PINYIN")
        ('zh-Hans-CN', 'zh-Latn-pinyin')
        >>> recommended_case("en-x-AB-Latn")
        'en-x-ab-latn'
    """
    parts = tag.lower().split("-")
    for number, part in enumerate(parts[1:], 1):
        if len(part) == 1:  # an extension or private use: all lower case from here on
            break
        if len(part) == 4 and part.isalpha():  # noqa: PLR2004 - a script has four letters
            parts[number] = part.title()
        elif len(part) == 2:  # noqa: PLR2004 - a region has two letters
            parts[number] = part.upper()
    return "-".join(parts)


@lru_cache(maxsize=1024)
def is_indic(tag: str) -> bool:
    """Tell whether a tag names an Indic language, or any language in an Indic script.

    Examples:
        >>> [tag for tag in ("hi", "ur-Aran", "vi", "und-Deva", "zh-Hant") if is_indic(tag)]
        ['hi', 'ur-Aran', 'und-Deva']
    """
    match = _LANGTAG.fullmatch(tag)
    if match is None or match["language"] is None:
        return False
    script = (match["script"] or "").title()
    return match["language"].lower() in INDIC_LANGUAGES or script in INDIC_SCRIPTS
