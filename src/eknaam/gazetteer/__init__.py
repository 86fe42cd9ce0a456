"""The gazetteer: entities with their names, read from files that people write and check.

`Gazetteer` is an immutable collection of entities; `load_gazetteer` reads the one that is
shipped, or a YAML or JSON Lines file, which is checked whole before anything of it is used.
"""

from eknaam.gazetteer.collection import Gazetteer
from eknaam.gazetteer.load import check_gazetteer, load_gazetteer
from eknaam.gazetteer.problems import SharedSpellingWarning

__all__ = ["Gazetteer", "SharedSpellingWarning", "check_gazetteer", "load_gazetteer"]
