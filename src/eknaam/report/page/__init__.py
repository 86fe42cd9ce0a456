"""The page of a report: one HTML file that opens without a network.

Nothing of a document is ever in its script: the page is tables and drawings that were made before,
and the script hides, orders and opens what is there. So there is no data to be read by a program
and no text that could become one; a Content-Security-Policy names the one script and the one style
by their hashes and forbids everything else.
"""

from __future__ import annotations

from eknaam.report.page.bounds import Bounds
from eknaam.report.page.render import render_page

__all__ = ["Bounds", "render_page"]
