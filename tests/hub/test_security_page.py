"""docs/security.md lists every forgery that is tried, and nothing that is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "security.md").read_text(encoding="utf-8")


def tried() -> list[str]:
    files = [*HERE.glob("test_forgery*.py"), HERE.parent / "cli" / "test_regrade_attacks.py"]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    functions = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return [function.name for function in functions if function.name.startswith("test_")]


def test_every_forgery_is_in_the_table_once_and_every_one_in_the_table_is_tried() -> None:
    listed = re.findall(r"^\|.*\| `(test_\w+)` \|$", PAGE, re.MULTILINE)
    assert sorted(listed) == sorted(tried())
    assert len(listed) >= 25
