from __future__ import annotations

from pathlib import Path

import pytest

from graders.kit import Course, FunctionExercise, Notebook


def course(*exercises: FunctionExercise) -> Course:
    notebook = Notebook("probability", "Probability", "probability.ipynb", exercises)
    return Course("tests", "Tests", "1", Path(), (notebook,))


def test_a_course_yields_its_exercises_in_order(exercise: FunctionExercise) -> None:
    assert list(course(exercise)) == [exercise]


def test_an_exercise_is_found_by_its_id(exercise: FunctionExercise) -> None:
    assert course(exercise).find("probability/softmax") is exercise
    assert course(exercise).find("probability/other") is None


def test_two_exercises_of_one_id_are_refused(exercise: FunctionExercise, drawn: FunctionExercise) -> None:
    with pytest.raises(ValueError, match="probability/softmax"):
        course(exercise, drawn)
