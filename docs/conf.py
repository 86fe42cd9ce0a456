"""Configuration of Sphinx."""

import eknaam

project = "eknaam"
author = "The eknaam developers"
copyright = "the eknaam developers"  # noqa: A001 - the name that Sphinx wants
version = release = eknaam.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"eknaam {release}"

myst_heading_anchors = 3
nitpicky = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
