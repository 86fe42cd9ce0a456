"""One name for every Hindi and Urdu spelling of a Vietnamese or Chinese person or place.

What happens to a name, stage by stage::

    text -> script of each word -> folded letters -> reading -> candidates -> model -> decision
            text/script            text/fold         readings/  matching/     model/   matching/

`normalize_entity` walks it for one name (`matching/matcher.py`), `analyze_text` for every place
in a text where a name may stand, listed or not (`scanner/`, `unlisted/`); `find_entities` shows
what of it is listed. `lint_text` and `fix_text` judge what was found (`lint/`), and
`build_report` counts it over many documents (`report/`). The entities come from a gazetteer
(`gazetteer/`), the words that stand around names from a lexicon (`lexicon/`). Run the other way,
`predict_spellings` says how a name would be spelled.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from eknaam.version import __version__

if TYPE_CHECKING:
    from eknaam.api import (
        analyze_text,
        build_report,
        discover_names,
        find_entities,
        fix_text,
        lint_documents,
        lint_text,
        normalize_entity,
        predict_spellings,
    )
    from eknaam.gazetteer import Gazetteer, load_gazetteer
    from eknaam.normalizer import Normalizer
    from eknaam.records import (
        BareTitle,
        Candidate,
        Entity,
        Finding,
        Match,
        Mention,
        Name,
        UnlistedName,
    )
    from eknaam.scanner import Analysis

__all__ = [
    "Analysis",
    "BareTitle",
    "Candidate",
    "Entity",
    "Finding",
    "Gazetteer",
    "Match",
    "Mention",
    "Name",
    "Normalizer",
    "UnlistedName",
    "__version__",
    "analyze_text",
    "build_report",
    "discover_names",
    "find_entities",
    "fix_text",
    "lint_documents",
    "lint_text",
    "load_gazetteer",
    "normalize_entity",
    "predict_spellings",
]


_MODULES = {
    "eknaam.gazetteer": ("Gazetteer", "load_gazetteer"),
    "eknaam.normalizer": ("Normalizer",),
    "eknaam.records": (
        "BareTitle", "Candidate", "Entity", "Finding", "Match", "Mention", "Name", "UnlistedName",
    ),
    "eknaam.scanner": ("Analysis",),
}  # fmt: skip
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import what is public when it is first asked for (PEP 562): `import eknaam` is quick."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_MODULE_OF.get(name, "eknaam.api")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return what is public; the rooms are not."""
    return sorted({*__all__, "__doc__", "__file__", "__name__", "__path__"})
