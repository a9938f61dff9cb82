"""The two halves of the extension have one name and one version, wherever they are written."""

from __future__ import annotations

import json
import re
from importlib.metadata import metadata, version

import math4ml_ext


def test_python_says_the_version_that_was_installed():
    assert math4ml_ext.__version__ == version("math4ml-ext")


def test_the_front_end_has_the_same_name_and_version(root):
    manifest = json.loads((root / "package.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["version"]) == (metadata("math4ml-ext")["Name"], version("math4ml-ext"))


def test_the_changelog_speaks_of_this_version(root):
    headings = re.findall(r"^## \[?([\w.]+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert version("math4ml-ext") in headings
