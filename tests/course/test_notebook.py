"""The notebooks as they lie there: every exercise has its cell, and the prose keeps to what was promised of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from typing import Any

import nbformat
import pytest

from graders.kit import Exercise, Notebook
from math4ml_ext.course import course

from .conftest import EXERCISES, part_of, read

FUNCTIONS = [exercise for exercise in EXERCISES if exercise.form == "function"]
PREDICTIONS = [exercise for exercise in EXERCISES if exercise.form == "prediction"]


def tagged(notebook: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for cell in notebook.cells:
        for tag in cell.metadata.get("tags", []):
            if tag.startswith("check:"):
                found.setdefault(tag.removeprefix("check:"), []).append(cell)
    return found


def cells_of(exercise: Exercise) -> tuple[Any, Any]:
    """Return the cell of an exercise, and the one before it, which says what to do."""
    notebook = read(part_of(exercise))
    (cell,) = tagged(notebook)[exercise.id]
    return cell, notebook.cells[notebook.cells.index(cell) - 1]


def test_it_is_a_valid_notebook_of_a_format_with_cell_ids(notebook: Any) -> None:
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


def test_it_says_which_course_it_belongs_to(notebook: Any) -> None:
    assert notebook.metadata.math4ml == {"course": course.id, "version": course.version}


def test_it_asks_for_the_kernel_that_every_jupyter_has(notebook: Any) -> None:
    assert notebook.metadata.kernelspec.name == "python3"


def test_it_carries_no_outputs(notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)


def test_cell_ids_are_told_apart(notebook: Any) -> None:
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


def test_every_exercise_has_one_cell_and_every_tagged_cell_an_exercise(notebook: Any, part: Notebook) -> None:
    assert {name: len(cells) for name, cells in tagged(notebook).items()} == {one.id: 1 for one in part.exercises}


def test_the_exercises_come_in_the_order_of_their_cells(notebook: Any, part: Notebook) -> None:
    assert list(tagged(notebook)) == [exercise.id for exercise in part.exercises]


def test_the_cell_of_an_exercise_is_called_after_it(notebook: Any, part: Notebook) -> None:
    called = {name: cells[0].id for name, cells in tagged(notebook).items()}
    assert called == {one.id: f"{one.id.partition('/')[2]}-exercise" for one in part.exercises}


def test_there_are_exercises_enough_and_predictions_among_them(part: Notebook) -> None:
    assert len(part.exercises) >= 16
    assert [exercise.form for exercise in part.exercises].count("prediction") >= 4


def test_ids_and_names_are_told_apart() -> None:
    assert len({exercise.id for exercise in EXERCISES}) == len(EXERCISES)
    for part in course.notebooks:
        assert len({name for exercise in part.exercises for name in exercise.names}) == len(part.exercises)


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda one: one.id)
def test_a_function_is_a_stub_with_the_signature_of_its_reference(exercise: Exercise) -> None:
    cell, _ = cells_of(exercise)
    (stub,) = ast.parse(cell.source).body
    assert isinstance(stub, ast.FunctionDef)
    assert [ast.unparse(line) for line in stub.body] == ["..."]
    solutions = importlib.import_module(f"graders.solutions.{part_of(exercise).file.removesuffix('.ipynb')}")
    assert f"({ast.unparse(stub.args)})" == str(inspect.signature(getattr(solutions, stub.name)))


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda one: one.id)
def test_what_a_right_answer_must_survive_stands_before_its_cell(exercise: Exercise) -> None:
    _, goal = cells_of(exercise)
    assert "**To pass:**" in goal.source


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda one: one.id)
def test_stretch_goals_are_announced_where_there_are_any(exercise: Exercise) -> None:
    _, goal = cells_of(exercise)
    cases = getattr(exercise, "cases", None)
    has_any = cases is None or any(case.stretch for case in cases)
    assert ("**Stretch:**" in goal.source) is has_any


@pytest.mark.parametrize("exercise", PREDICTIONS, ids=lambda one: one.id)
def test_a_prediction_lists_its_options_and_holds_no_guess(exercise: Exercise) -> None:
    cell, goal = cells_of(exercise)
    assert re.findall(r"^- \*\*(.)\*\* - ", goal.source, re.MULTILINE) == list(exercise.options)
    assert cell.source.startswith(f"{exercise.name} = ...  # ")


def test_prose_is_short(notebook: Any) -> None:
    long = {cell.id: len(cell.source.split()) for cell in notebook.cells if cell.cell_type == "markdown"}
    assert {name: words for name, words in long.items() if words > 120} == {}


def test_an_exercise_follows_within_two_cells_of_prose(notebook: Any) -> None:
    kinds = "".join("m" if cell.cell_type == "markdown" else "c" for cell in notebook.cells[2:-1])
    assert "mmm" not in kinds


def test_no_sentence_raises_its_voice(notebook: Any) -> None:
    prose = [cell for cell in notebook.cells if cell.cell_type == "markdown"]
    assert [cell.id for cell in prose if re.search(r"!(?!=)", cell.source)] == []


def test_there_are_pictures_to_look_at(notebook: Any) -> None:
    drawn = [
        cell.id for cell in notebook.cells if cell.cell_type == "code" and re.search(r"plt\.|axes?\[", cell.source)
    ]
    assert len(set(drawn) - {"setup"}) >= 4


def test_all_it_imports_is_numpy_matplotlib_the_explorers_and_the_standard_library(notebook: Any) -> None:
    trees = [ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    found = plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    assert found >= {"matplotlib.pyplot", "numpy"}
    assert found <= {"math", "math4ml_ext", "matplotlib.pyplot", "numpy"}
