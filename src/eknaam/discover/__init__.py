"""Names that no gazetteer has: found in documents, brought together, proposed.

The way of a document: its one reading (`Normalizer.analyze`); the places of unlisted names in it,
with what stands beside them (`around`, `sightings`); counts of spellings over all documents
(`tally`); spellings of one name together (`cluster`); how sure it is that they are a name
(`certainty`); which of these belong to a listed name after all (`near`); proposals (`propose`),
written as a gazetteer (`write`).
"""

from eknaam.discover.find import Discovery
from eknaam.discover.proposal import Alternative, Listed, Proposal, Spelling
from eknaam.discover.tally import Example
from eknaam.discover.write import proposal_lines, proposal_record
from eknaam.unlisted import Form

__all__ = [
    "Alternative",
    "Discovery",
    "Example",
    "Form",
    "Listed",
    "Proposal",
    "Spelling",
    "proposal_lines",
    "proposal_record",
]
