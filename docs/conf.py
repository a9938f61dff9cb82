"""How Sphinx makes the pages of documentation: `make docs`."""

from __future__ import annotations

import importlib
import os.path
import re
from pathlib import Path, PurePosixPath
from types import FunctionType

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.highlighting import lexers
from sphinx.pycode import ModuleAnalyzer

from math4ml_ext import __version__

project = "Math4ML for Jupyter"
author = "Math4ML contributors"
copyright = f"2026, {author}"  # noqa: A001 - Sphinx's own name for it
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
# A name in single backticks is a link where it is documented, and plain code where it is not.
default_role = "py:obj"

myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
# The diagrams are drawn where the repository is shown. Drawing them here would take a script from elsewhere.
lexers["mermaid"] = TextLexer()

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_google_docstring = False
napoleon_use_rtype = False

html_theme = "furo"
html_title = f"{project} {version}"
html_copy_source = False
html_show_sphinx = False

ALIASES = re.compile(r"^\.\. aliases:: ([\w.]+)$", re.MULTILINE)
DOCS = Path(__file__).resolve().parent
LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)\s#]+)")
ELSEWHERE = {
    "project/benchmarks": "benchmarks/results.md",
    "project/changelog": "CHANGELOG.md",
    "project/conduct": "CODE_OF_CONDUCT.md",
    "project/contributing": "CONTRIBUTING.md",
    "project/release": "RELEASE.md",
    "project/reporting": "SECURITY.md",
}
"""Pages whose text is kept outside of `docs/`, where people and GitHub look for it."""


def take_from_elsewhere(_app: Sphinx, page: str, source: list[str]) -> None:
    """Put the text that is kept elsewhere into its page, and let every link lead to the page of what it leads to."""
    file = PurePosixPath(ELSEWHERE.get(page, f"docs/{page}.md"))
    text = (DOCS.parent / file).read_text(encoding="utf-8") if page in ELSEWHERE else source[0]
    pages = {path: f"docs/{name}.md" for name, path in ELSEWHERE.items()}

    def moved(link: re.Match[str]) -> str:
        target = os.path.normpath(file.parent / link[1])
        return os.path.relpath(pages.get(target, target), PurePosixPath("docs", page).parent)

    source[0] = ALIASES.sub(described, LINK.sub(moved, text))


def described(line: re.Match[str]) -> str:
    """Return the lines that describe what a module has beside classes and functions, which Sphinx leaves out."""
    module = importlib.import_module(line[1])
    documented = {name for _, name in ModuleAnalyzer.for_module(line[1]).find_attr_docs()}
    values = {name: getattr(module, name) for name in module.__all__ if name not in documented}
    return "\n".join(
        f".. py:data:: {line[1]}.{name}\n   :value: {str(value).replace('typing.', '')}\n"
        for name, value in values.items()
        if not isinstance(value, type | FunctionType)
    )


def setup(app: Sphinx) -> None:
    """Tell Sphinx of the above."""
    app.connect("source-read", take_from_elsewhere)
