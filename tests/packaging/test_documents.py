"""What the documents point to is there."""

from __future__ import annotations

import re
from pathlib import Path

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_every_link_to_a_file_of_the_project_leads_somewhere(root: Path, tracked: list[Path]):
    broken = [
        f"{document} -> {link}"
        for document in tracked
        if document.suffix == ".md"
        for link in LINK.findall((root / document).read_text(encoding="utf-8"))
        if "://" not in link and not (root / document.parent / link).exists()
    ]
    assert broken == []


def test_every_command_of_make_that_a_document_names_is_there(root: Path):
    commands = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in ("README.md", "docs/contribute.md", "docs/architecture.md"):
        named = re.findall(r"(?:`|^)make ([a-z-]+)", (root / document).read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= commands
