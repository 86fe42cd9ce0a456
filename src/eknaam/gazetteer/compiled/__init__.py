"""A gazetteer in one file that opens at once, whatever its size.

The file is mapped into memory and nothing of it is read before it is asked for. It is a
`Container`, a file of named sections; `strings` finds a text among sorted ones, `write` makes a
file of a gazetteer, `reader` is the gazetteer that reads it, and `verify` looks at every byte.
"""

from eknaam.gazetteer.compiled.reader import CompiledGazetteer, open_compiled
from eknaam.gazetteer.compiled.verify import verify_compiled
from eknaam.gazetteer.compiled.write import compile_gazetteer

__all__ = ["CompiledGazetteer", "compile_gazetteer", "open_compiled", "verify_compiled"]
