"""Names that no gazetteer has: how Vietnamese and Chinese names are built, and how they sound.

| module | what is in it |
| --- | --- |
| `syllables` | every syllable, and the table in which they are compared |
| `counts` | how often syllables stand in the names of a gazetteer |
| `inventory` | the syllables of surnames, given names and places, each with its probability |
| `hearing` | which syllables a word of Hindi or Urdu may spell |
| `ordinary` | how likely a word is in ordinary text |
| `odds` | how much likelier neighbouring words are a name than ordinary text |
| `forms` | the likely canonical form of spellings |
"""

from eknaam.unlisted.forms import Form, Forms, Spelled
from eknaam.unlisted.hearing import Hearing
from eknaam.unlisted.inventory import Inventory, build_inventory
from eknaam.unlisted.odds import MOST_WORDS, NameOdds, Odds
from eknaam.unlisted.ordinary import LATIN_LETTER, Ordinary
from eknaam.unlisted.syllables import TAGS, Tag

__all__ = [
    "LATIN_LETTER",
    "MOST_WORDS",
    "TAGS",
    "Form",
    "Forms",
    "Hearing",
    "Inventory",
    "NameOdds",
    "Odds",
    "Ordinary",
    "Spelled",
    "Tag",
    "build_inventory",
]
