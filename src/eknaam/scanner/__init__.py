"""Names in running text.

The way of a text: chunks between blanks, of which a set look-up leaves the loud ones
(`vocabulary`); regions of words around these (`regions`); windows of words that may be a name,
with the odds of each (`windows`, and what stands around it: `context`); the most probable of the
segmentations that the windows allow (`segmentation`); what the rest of the text says (`coherence`,
`short_forms`).
"""

from eknaam.scanner.scanner import Scanner

__all__ = ["Scanner"]
