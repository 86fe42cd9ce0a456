"""Configuration of Sphinx."""

import eknaam

project = "eknaam"
author = "The eknaam developers"
copyright = "the eknaam developers"  # noqa: A001 - the name that Sphinx wants
version = release = eknaam.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"eknaam {release}"
html_static_path = ["_static"]
html_css_files = ["eknaam.css"]
html_copy_source = False
html_show_sourcelink = False

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nitpicky = False
smartquotes = False  # they would turn --option into –option

# Copy what a reader types: no prompts, and no output of commands.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
