"""What is never committed: addresses of registries, paths of somebody's machine, files too long to have one duty."""

from __future__ import annotations

import re
from pathlib import Path

URL = "https?:/{2}"
REGISTRY = re.compile(
    rf"""resolved["']?:?\s*["']?{URL}|(index-url|registry)["']?\s*[=:]\s*["']?{URL}|{URL}\S+[.]tgz""",
)
GENERATED = re.compile(r"\A(//|#|/\*) Generated ")
LONGEST = 400
ONE_FILE_BY_DESIGN = {"math4ml_ext/agent.py"}
"""The agent is sent to a kernel as one text."""


def texts(root: Path, tracked: list[Path], *suffixes: str):
    """Yield every tracked text file that ends so, with its text."""
    for path in tracked:
        if not suffixes or path.suffix in suffixes:
            content = (root / path).read_bytes()
            if b"\0" not in content:
                yield path, content.decode("utf-8")


def test_no_file_names_a_package_registry(root, tracked):
    assert [str(path) for path, text in texts(root, tracked) if REGISTRY.search(text)] == []


def test_no_file_holds_a_path_of_this_machine(root, tracked):
    here = re.compile("|".join(rf"(?<![\w.~-]){re.escape(str(folder))}/" for folder in (root, Path.home())))
    assert [str(path) for path, text in texts(root, tracked) if here.search(text)] == []


def test_no_source_file_is_too_long_to_have_one_duty(root, tracked):
    ours = [path for path in tracked if path.parts[:2] != ("tests", "answers")]
    sources = texts(root, ours, ".py", ".ts", ".css", ".mjs")
    lengths = {str(path): text.count("\n") for path, text in sources if not GENERATED.match(text)}
    assert {path for path, length in lengths.items() if length > LONGEST} <= ONE_FILE_BY_DESIGN
