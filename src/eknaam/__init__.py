"""One name for every Hindi and Urdu spelling of a Vietnamese or Chinese person or place.

What happens to a name, stage by stage::

    text -> script of each word -> folded letters -> reading -> candidates -> model -> decision
            text/script            text/fold         readings/  matching/     model/   matching/

`normalize_entity` walks it for one name (`matching/matcher.py`), `find_entities` for every place
in a text where a name may stand (`scanner/`). The entities come from a gazetteer
(`gazetteer/`), the words that stand around names from a lexicon (`lexicon/`). Run the other way,
`predict_spellings` says how a name would be spelled.
"""

from eknaam.api import find_entities, normalize_entity, predict_spellings
from eknaam.gazetteer import Gazetteer, load_gazetteer
from eknaam.normalizer import Normalizer
from eknaam.records import Candidate, Entity, Match, Mention, Name

__all__ = [
    "Candidate",
    "Entity",
    "Gazetteer",
    "Match",
    "Mention",
    "Name",
    "Normalizer",
    "find_entities",
    "load_gazetteer",
    "normalize_entity",
    "predict_spellings",
]

__version__ = "0.1.0"
