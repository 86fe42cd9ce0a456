"""The transliteration model: how likely a spelling is, given a name, and why.

It is a joint-sequence model (Bisani and Ney 2008): a name and its spelling are cut into chunks
of 0 to 3 and 0 to 2 units that belong together, and how likely two chunks are written together was
learned from public pairs by expectation maximisation. One table holds it for each orthography,
way of spelling (mode) and script.

============== =================================================================================
tables         a table of chunks, as data and as text
background     spellings without any name: what a stranger looks like
storage, load  the folder or file of all tables; the model as the rest of the project uses it
parameters     the tables as numbered arrays, smoothed
forward        the forward pass, which is compiled where that can be done
written        spellings as the forward pass takes them
align, batch   score one spelling against many names, and many spellings against a few each
explain        the likeliest alignment, for people
predict        the likeliest spellings of a name
chunks         units as numbers, and the chunks of many names at once
pairs, em      pairs to learn from; learning
lattice        all alignments of many pairs at once
phonology      what units sound like, for orthographies with few pairs (`pseudo`)
train          learns all tables, or adapts them
============== =================================================================================
"""

from eknaam.model.align import (
    IMPOSSIBLE,
    CompiledNames,
    compile_coded,
    compile_names,
    score_names,
    score_rows,
)
from eknaam.model.explain import Alignment, Step, explain
from eknaam.model.load import Model, load_model
from eknaam.model.parameters import Weights
from eknaam.model.predict import Prediction, predict, predict_spellings

__all__ = [
    "IMPOSSIBLE",
    "Alignment",
    "CompiledNames",
    "Model",
    "Prediction",
    "Step",
    "Weights",
    "compile_coded",
    "compile_names",
    "explain",
    "load_model",
    "predict",
    "predict_spellings",
    "score_names",
    "score_rows",
]
