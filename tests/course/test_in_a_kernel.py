"""The notebooks in a real kernel: untouched one runs from top to bottom, solved it passes every check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest

from graders.kit import Exercise, Notebook, Verdict
from math4ml_ext.course import course
from math4ml_ext.kernels import KernelSession
from math4ml_ext.runner import check

SECONDS = 60.0


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelSession]:
    with KernelSession(cwd=str(course.folder)) as session:
        yield session


def run(
    kernel: KernelSession, notebook: Any, part: Notebook, solutions: dict[str, str]
) -> tuple[dict[str, Any], dict[str, Verdict]]:
    """Run all cells, the exercises replaced by solutions; return what stopped, and the verdict after each exercise."""
    kernel.restart()
    stopped, verdicts = {}, {}
    exercises: dict[str, Exercise] = {exercise.id: exercise for exercise in part.exercises}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        (exercise,) = [exercises[tag.removeprefix("check:")] for tag in cell.metadata.get("tags", [])] or [None]
        source = cell.source if exercise is None else solutions.get(exercise.id, cell.source)
        result = kernel.run(source, SECONDS)
        if not result.ok:
            stopped[cell.id] = result.error
        if exercise is not None:
            verdicts[exercise.id] = check(kernel, exercise, seed=7)
    return stopped, verdicts


def test_untouched_it_runs_from_top_to_bottom_and_nothing_is_called_wrong(
    kernel: KernelSession, notebook: Any, part: Notebook
) -> None:
    stopped, verdicts = run(kernel, notebook, part, {})
    assert stopped == {}
    assert {name: verdict.outcome for name, verdict in verdicts.items()} == {
        exercise.id: "not-attempted" for exercise in part.exercises
    }


def test_no_cell_leaves_a_name_that_a_slip_in_an_answer_would_find(
    kernel: KernelSession, notebook: Any, part: Notebook
) -> None:
    run(kernel, notebook, part, {})
    stubs = [ast.parse(cell.source).body[0] for cell in notebook.cells if "check:" in str(cell.metadata.get("tags"))]
    names = {arg.arg for stub in stubs if isinstance(stub, ast.FunctionDef) for arg in stub.args.args}
    assert names
    assert kernel.evaluate(f"sorted({names!r} & set(globals()))") == "[]"


def test_solved_it_runs_from_top_to_bottom_and_passes_every_check(
    kernel: KernelSession, notebook: Any, part: Notebook
) -> None:
    stopped, verdicts = run(kernel, notebook, part, {exercise.id: exercise.solution for exercise in part.exercises})
    assert stopped == {}
    assert {name: verdict.outcome for name, verdict in verdicts.items()} == {
        exercise.id: "passed" for exercise in part.exercises
    }


def test_half_written_answers_do_not_stop_the_cells_that_look_at_them(
    kernel: KernelSession, notebook: Any, part: Notebook
) -> None:
    broken = {
        exercise.id: f"def {exercise.names[0]}(*args, **kwargs):\n    raise ValueError('still thinking')\n"
        for exercise in part.exercises
        if exercise.form == "function"
    }
    stopped, _ = run(kernel, notebook, part, broken)
    assert stopped == {}
