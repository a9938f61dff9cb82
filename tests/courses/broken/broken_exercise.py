"""A course of which one exercise lacks a part."""

from __future__ import annotations

from pathlib import Path

from graders.kit import Case, Course, FunctionExercise, Notebook, agrees_with_reference, example


def mean(xs: list[float]) -> float:
    return sum(xs) / len(xs)


mean_exercise = FunctionExercise(  # type: ignore[call-arg]
    "errs/mean",
    title="Mean",
    goal="",
    reference=mean,
    cases=[Case("two", example([1.0, 2.0]))],
    criteria=[agrees_with_reference()],
)
course = Course("errs", "Errs", "1", Path(__file__).parent, (Notebook("errs", "", "errs.ipynb", (mean_exercise,)),))
