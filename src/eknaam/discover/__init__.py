"""Names that no gazetteer has: found in documents, brought together, proposed.

The way of a document: its known names (`Normalizer.find`); the words that sound like a Vietnamese
or Chinese name (`sounds`, `windows`, against `ordinary` text), with what stands beside them
(`around`, `collect`); counts of spellings over all documents (`tally`); spellings of one name
together (`cluster`, by their `canonical` forms); proposals (`propose`), written as a gazetteer
(`write`).
"""

from eknaam.discover.canonical import Form
from eknaam.discover.find import Discovery
from eknaam.discover.proposal import Alternative, Proposal, Spelling
from eknaam.discover.tally import Example
from eknaam.discover.write import proposal_lines, proposal_record

__all__ = [
    "Alternative",
    "Discovery",
    "Example",
    "Form",
    "Proposal",
    "Spelling",
    "proposal_lines",
    "proposal_record",
]
