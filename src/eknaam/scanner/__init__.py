"""Names in running text: the one reading of a text, as an `Analysis`.

The modules in the order in which a text goes through them:

| module | what is in it |
| --- | --- |
| `scanner` | the order of the stages |
| `analysis` | what comes out |
| `vocabulary`, `forms` | what each distinct word may begin; decided when it is first seen |
| `passage`, `columns` | the words of a text, side by side, and where it may name something |
| `windows`, `runs` | words that may be a listed name |
| `judge` | how likely words are a listed name, by their sound or letters |
| `context` | what stands beside words: titles, generic words of place, postpositions |
| `topic` | where a text speaks of Viet Nam or China |
| `unlisted` | words that may be a name which the gazetteer lacks |
| `weights` | how much better a listed name explains words than ordinary text, in nats |
| `segmentation` | the readings that are likeliest taken together |
| `strangers` | what is said of unlisted names; which of them are listed ones after all |
| `rivalry` | how sure a listed name remains beside an unlisted one of the same words |
| `belief` | which listed names are believed, by what else stands around |
| `coherence`, `homes` | which of two entities is meant, by the country that a text speaks of |
| `short_forms` | persons called by a part of their name |
| `faint` | unlisted names that are too unlikely in one text alone |
| `bare_titles` | honorifics and titles that no name follows |
| `parallel` | many texts in several processes |
"""

from eknaam.scanner.analysis import Analysis
from eknaam.scanner.scanner import Scanner

__all__ = ["Analysis", "Scanner"]
