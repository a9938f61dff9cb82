"""The notebooks as the course has them: what learners must not get is refused, and what the cells define is known."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from graders.kit import Case, Course, FunctionExercise, Notebook, agrees_with_reference, example, returns_number
from math4ml_ext import audit
from math4ml_ext.audit.setting import copy_of

from .conftest import GUESS, total_exercise

STUB = "def total(xs):\n    ...\n"
SOLVED = "def total(xs):\n    return sum(xs)\n"
CELL = "tiny.ipynb, cell"
SETUP = "import numpy as np\nimport statistics\nweights = [1.0, 2.0]"


def cell(source: str, *tags: str) -> Any:
    return new_code_cell(source, metadata={"tags": list(tags)} if tags else {})


GUESSED = cell("guess = ...", "check:tiny/guess")


@pytest.fixture
def course(tmp_path: Path) -> Callable[..., Course]:
    """Return a function that makes a course of `tiny/total` and `tiny/guess` with a notebook of these cells."""

    def make(*cells: Any, exercises: Any = None) -> Course:
        folder = tmp_path / "course"
        folder.mkdir(exist_ok=True)
        whole = new_notebook(cells=[new_markdown_cell("# Tiny"), cell(SETUP), *cells])
        (folder / "tiny.ipynb").write_text(nbformat.writes(whole), encoding="utf-8")
        return Course(
            "tests",
            "Tests",
            "1",
            folder,
            (Notebook("tiny", "Tiny", "tiny.ipynb", exercises or (total_exercise(), GUESS)),),
        )

    return make


def total(source: str, *tags: str) -> Any:
    return cell(source, "check:tiny/total", *tags)


def test_a_notebook_as_it_should_be_has_no_faults_and_other_tags_are_fine(course: Callable[..., Course]) -> None:
    untouched = course(total(STUB, "hard", "hide-input"), cell("print(total([1.0]))", "demo"), GUESSED)
    assert audit.look_through(untouched) == []
    assert audit.run(untouched, seeds=2, processes=1, mutants=False).ok


@pytest.mark.parametrize(
    "stub",
    [
        STUB,
        "def total(xs):\n    '''Add them up.'''\n",
        "def total(xs):\n    raise NotImplementedError\n",
        "def total(xs):\n    # your code\n    return ...\n",
        "def total(xs):\n    pass\n",
        "",
        "# total(xs)",
    ],
)
def test_a_start_that_says_nothing_is_no_attempt(course: Callable[..., Course], stub: str) -> None:
    assert audit.look_through(course(total(stub), GUESSED)) == []


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([total(SOLVED), GUESSED], "tiny.ipynb, cell 3 (check:tiny/total) holds a solution. Learners would get it."),
        (
            [total("def total(xs):\n    return max(xs)\n"), GUESSED],
            f"{CELL} 3 (check:tiny/total) is not empty: checked as it is, it fails. `total([1, 2, 6])` gave `6`.",
        ),
        (
            [total(STUB), cell("guess = 'b'", "check:tiny/guess")],
            "tiny.ipynb, cell 4 (check:tiny/guess) is not empty: checked as it is, it fails.",
        ),
        (
            [total(STUB), cell("guess = 'a'", "check:tiny/guess")],
            f"{CELL} 4 (check:tiny/guess) holds a solution.",
        ),
        (
            [total(STUB), cell(SOLVED), GUESSED],
            f"{CELL} 4 holds a solution of tiny/total. Learners would get it.",
        ),
        (
            [cell(SOLVED), total(STUB), GUESSED],
            f"{CELL} 3 holds a solution of tiny/total. Learners would get it.",
        ),
        ([total(STUB)], "tiny.ipynb: no cell has the tag check:tiny/guess."),
        (
            [cell(STUB, "check:tiny/totl"), GUESSED],
            "tiny.ipynb: no cell has the tag check:tiny/total. Cell 3 has 'check:tiny/totl'.",
        ),
        (
            [cell(STUB, "Check: tiny/total"), GUESSED],
            "tiny.ipynb: no cell has the tag check:tiny/total. Cell 3 has 'Check: tiny/total'.",
        ),
        (
            [total(STUB), total(STUB), GUESSED],
            "tiny.ipynb: cells 3, 4 all have the tag check:tiny/total. One cell answers an exercise.",
        ),
        (
            [total(STUB), GUESSED, cell("more = ...", "check:tiny/more")],
            "tiny.ipynb, cell 5 has the tag check:tiny/more, and this notebook has no such exercise.",
        ),
        (
            [new_markdown_cell("total", metadata={"tags": ["check:tiny/total"]}), GUESSED],
            "tiny.ipynb, cell 3 has the tag check:tiny/total, and is not a code cell.",
        ),
        (
            [cell("numbers = [1, 2\n"), total(STUB), GUESSED],
            "tiny.ipynb, cell 3 stops: SyntaxError in line 1",
        ),
        (
            [cell("import numpy as np\n\nnp.medain([1])"), total(STUB), GUESSED],
            "tiny.ipynb, cell 3 stops: AttributeError in line 3: ",
        ),
    ],
)
def test_what_learners_must_not_get_is_refused(course: Callable[..., Course], cells: list[Any], says: str) -> None:
    made = course(*cells)
    faults = audit.look_through(made)
    assert len(faults) in (1, 2)
    assert any(fault.startswith(says) for fault in faults), faults
    report = audit.run(made, seeds=1, processes=1, mutants=False)
    assert not report.ok
    assert set(faults) <= set(report.problems)


def test_outputs_that_were_kept_are_refused(course: Callable[..., Course]) -> None:
    shown = cell("1 + 1")
    shown["outputs"] = [new_output("stream", text="2")]
    assert audit.look_through(course(total(STUB), shown, GUESSED)) == [
        "tiny.ipynb: cells keep outputs: 4. Clear them: learners would see what yours gave."
    ]


def test_what_no_notebook_is_is_said(course: Callable[..., Course]) -> None:
    made = course(total(STUB), GUESSED)
    Path(made.folder, "tiny.ipynb").write_text("{")
    assert audit.look_through(made) == ["tiny.ipynb is no notebook of format 4."]


def test_answers_know_what_the_notebooks_cells_define(course: Callable[..., Course], answers: Any) -> None:
    setup = cell(
        "%matplotlib inline\nfrom helpers import twice\n\ndef weighted(xs):\n    return total(xs) / sum(weights)\n"
    )
    table = cell("rows = open('rows.txt').read().split()")
    made = replace(course(setup, table, total(STUB), GUESSED), files=("helpers.py",))
    (Path(made.folder) / "helpers.py").write_text("def twice(x):\n    return 2 * x\n")
    (Path(made.folder) / "rows.txt").write_text("1 2 3")
    folder = answers(
        "# %% right: with what the cells have\n"
        "def total(xs):\n    assert len(rows) == 3\n    return twice(statistics.fmean(xs) * len(xs)) / 2\n"
        "# %% right: appends to what another answer must not meet\n"
        "weights.append(0.0)\nassert len(weights) == 3\ndef total(xs):\n    return np.sum(xs)\n"
        "# %% right: the same again\n"
        "weights.append(0.0)\nassert len(weights) == 3\ndef total(xs):\n    return np.sum(xs)\n"
        "# %% wrong: a helper of the notebook's calls this answer and not the solution\n"
        "total = max\nassert weighted([3.0, 3.0]) == 1.0\n"
    )
    before = (Path.cwd(), list(sys.path))
    report = audit.run(made, seeds=2, answers=folder, processes=1, mutants=False)
    assert report.problems == []
    assert "assert" not in " ".join(one.says for one in report.exercises[0].of("wrong"))
    assert (Path.cwd(), sys.path) == before
    assert "helpers" not in sys.modules


def test_a_name_that_no_cell_defines_is_not_there(course: Callable[..., Course], answers: Any) -> None:
    """A learner's notebook without this import would refuse the answer: the audit must too."""
    folder = answers("# %% right: with math\ndef total(xs):\n    return math.fsum(xs)\n")
    report = audit.run(course(total(STUB), GUESSED), seeds=1, answers=folder, processes=1, mutants=False)
    assert [problem[:34] for problem in report.problems] == ["tiny/total: right refused: right '"]


def test_cells_that_wait_ask_or_draw_do_not_hold_up_the_audit(course: Callable[..., Course]) -> None:
    odd = cell("import asyncio\nawait asyncio.sleep(0)\n%time x = 1\ndisplay(x)\n!ls\nget_ipython().magic('time')")
    assert audit.look_through(course(odd, total(STUB), GUESSED)) == []


def test_only_what_is_asked_for_is_looked_through(course: Callable[..., Course]) -> None:
    made = course(total(STUB), cell("1 / 0"), cell("guess = 'a'", "check:tiny/guess"))
    report = audit.run(made, seeds=1, processes=1, mutants=False, exercises=["tiny/total"])
    assert report.problems == []


def test_earlier_exercises_are_answered_by_their_solutions(course: Callable[..., Course]) -> None:
    twice = FunctionExercise(
        "tiny/twice",
        title="",
        goal="",
        reference=lambda xs: 2 * sum(xs),
        name="twice",
        solution="def twice(xs):\n    return 2 * total(xs)\n",
        cases=[Case("two", example([1.0, 2.5]))],
        criteria=[returns_number(), agrees_with_reference()],
        on_pass="",
    )
    made = course(total(STUB), cell("def twice(xs): ...", "check:tiny/twice"), exercises=(total_exercise(), twice))
    assert audit.run(made, seeds=1, processes=1, mutants=False).problems == []


def test_each_answer_gets_data_of_its_own_and_shares_what_is_no_data() -> None:
    class Picture:
        def __deepcopy__(self, _: object) -> Picture:
            raise AssertionError("a picture was copied")

    picture = Picture()
    namespace = {"table": {"a": [1, (2, [3])]}, "axes": [picture], "grid": np.array([picture]), "xs": np.zeros(2)}
    copied = copy_of(namespace)
    copied["table"]["a"][1][1].append(4)
    copied["xs"][0] = 1
    assert namespace["table"] == {"a": [1, (2, [3])]}
    assert namespace["xs"][0] == 0
    assert copied["axes"][0] is picture
    assert copied["grid"][0] is picture
