"""What people do to a gazetteer: propose names, add entities, confirm spellings, keep the style."""

from eknaam.authoring.edit import accept_entities, accept_spelling, add_entities, format_file
from eknaam.authoring.suggest import Suggested, Suggestion, suggest

__all__ = [
    "Suggested",
    "Suggestion",
    "accept_entities",
    "accept_spelling",
    "add_entities",
    "format_file",
    "suggest",
]
