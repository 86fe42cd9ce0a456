"""Documents: texts from files of many formats, with the way back to the file.

`read_documents` reads text, Markdown, HTML, JSON Lines and CSV. A document's text is what a reader
sees; `Document.origin` knows where each of its characters stands in the file, and how a
replacement has to be written there. Nothing here knows of names.
"""

from eknaam.documents.files import (
    STDIN,
    decode,
    files_of,
    lang_of_name,
    read_document,
    split_lines,
)
from eknaam.documents.places import Lines, Place, Places
from eknaam.documents.read import (
    FORMATS,
    Fields,
    Format,
    Reading,
    format_of_name,
    parse_text,
    read_documents,
)
from eknaam.documents.record import Document, OffsetMap, Origin

__all__ = [
    "FORMATS",
    "STDIN",
    "Document",
    "Fields",
    "Format",
    "Lines",
    "OffsetMap",
    "Origin",
    "Place",
    "Places",
    "Reading",
    "decode",
    "files_of",
    "format_of_name",
    "lang_of_name",
    "parse_text",
    "read_document",
    "read_documents",
    "split_lines",
]
