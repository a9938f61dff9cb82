from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from math4ml_ext.audit.known import AnswersUnreadableError, Known, read_answers

TEXT = """\
# %% right: a loop
def f(x):
    return x

# %% wrong: plus one
def f(x): return x + 1
# %% wrong: minus | misconception: the other sign
f = lambda x: -x
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], list[Known]]:
    def parse(text: str) -> list[Known]:
        (tmp_path / "f.py").write_text(text, encoding="utf-8")
        return read_answers(tmp_path / "f.py")

    return parse


def test_each_answer_is_a_cell(read: Callable[[str], list[Known]]) -> None:
    assert read(TEXT) == [
        Known("right", "a loop", "def f(x):\n    return x\n\n"),
        Known("wrong", "plus one", "def f(x): return x + 1\n"),
        Known("wrong", "minus", "f = lambda x: -x\n", "the other sign"),
    ]


def test_what_comes_first_runs_before_each_answer(read: Callable[[str], list[Known]]) -> None:
    assert [known.source for known in read("import os\n# %% right: a\nf = 1\n# %% wrong: b\nf = 2\n")] == [
        "import os\nf = 1\n",
        "import os\nf = 2\n",
    ]


def test_a_file_without_answers_has_none(read: Callable[[str], list[Known]]) -> None:
    assert read("") == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("# %% rigth: a\n", "line 1: write"),
        ("\n# %% wrong\n", "line 2: write"),
        ("# %% right: a | misconception: b\n", "no misconception"),
        ("# %% right: a\n# %% right: a\n", "line 2: there is a right answer called 'a' already"),
    ],
)
def test_a_broken_rule_is_told_with_its_line(read: Callable[[str], list[Known]], text: str, part: str) -> None:
    with pytest.raises(AnswersUnreadableError, match=part):
        read(text)
