"""The pages of documentation can be made without a warning, hold every public name, and their examples run."""

from __future__ import annotations

import doctest
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import graders.kit
from graders.kit import charts, testing
from math4ml_ext import protocol, wire

KIT = (graders.kit, charts, testing)
HREF = re.compile(r'(?:href|src)="(?!\w+:|#)([^"#?]+)')


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, made as `make docs` makes them."""
    folder = tmp_path_factory.mktemp("site")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    (options,) = re.findall(r"^\tsphinx-build (.+) docs build/docs$", makefile, re.MULTILINE)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        *options.split(),
        "--doctree-dir",
        folder / "trees",
        "docs",
        folder / "html",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder / "html"


def missing(page: Path, *modules: object) -> list[str]:
    """Return the public names of these modules that a page does not describe."""
    anchors = set(re.findall(r'id="([\w.]+)"', page.read_text(encoding="utf-8")))
    described = {anchor.rpartition(".")[2] for anchor in anchors}
    return [name for module in modules for name in module.__all__ if name not in described]


def test_the_reference_has_every_name_of_the_grading_language(site: Path):
    assert missing(site / "reference" / "kit.html", *KIT) == []


def test_the_reference_has_every_message(site: Path):
    assert missing(site / "reference" / "protocol.html", protocol, wire) == []


def test_every_link_between_the_pages_leads_to_one(site: Path):
    pages = [page for page in site.rglob("*.html") if page.name != "search.html"]
    assert len(pages) > 20
    links = {(page, link) for page in pages for link in HREF.findall(page.read_text(encoding="utf-8"))}
    assert [f"{page.name} -> {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_what_is_kept_outside_of_the_pages_is_on_them(site: Path):
    for page, words in {
        "changelog": "All notable changes",
        "reporting": "Reporting a vulnerability",
        "release": "trusted publisher",
        "conduct": "How we treat each other",
    }.items():
        assert words in (site / "project" / f"{page}.html").read_text(encoding="utf-8")


def test_no_page_asks_another_site_for_anything_but_the_script_that_sets_mathematics(site: Path):
    remote = re.compile(r"<(?:script|img|link|iframe)\b[^>]*(?:src|href)=\"((?:https?:)?//[^\"]+)")
    asked = {url for page in site.rglob("*.html") for url in remote.findall(page.read_text(encoding="utf-8"))}
    assert [url for url in asked if "/mathjax@" not in url] == []


def examples() -> list[doctest.DocTest]:
    """Return the examples in the docstrings of the grading language."""
    finder = doctest.DocTestFinder()
    kit = Path(graders.kit.__file__).parent
    files = [
        file.relative_to(kit.parents[1]) for file in sorted(kit.rglob("*.py")) if ">>> " in file.read_text("utf-8")
    ]
    names = [".".join(file.with_suffix("").parts) for file in files]
    return [one for name in names for one in finder.find(importlib.import_module(name), name) if one.examples]


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_every_example_in_a_docstring_runs(example: doctest.DocTest):
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=said.append)
    assert "".join(said) == ""
