"""The course: its notebooks, as package data, and the exercises in them."""

from __future__ import annotations

from pathlib import Path

from graders import calculus, linear_algebra, probability, svd
from graders.kit import Course, Notebook

__all__ = ["course"]

course = Course(
    id="math4ml",
    title="Mathematics for machine learning",
    version="0.2.0",
    folder=Path(__file__).parent,
    notebooks=(
        Notebook(
            id="linear-algebra",
            title="Linear algebra: arrays are functions that act on arrays",
            file="linear_algebra.ipynb",
            exercises=linear_algebra.exercises,
            lecture="linear_algebra_lecture.ipynb",
        ),
        Notebook(
            id="svd",
            title="The SVD: every function in three steps",
            file="svd.ipynb",
            exercises=svd.exercises,
            lecture="svd_lecture.ipynb",
        ),
        Notebook(
            id="calculus",
            title="Calculus: a gradient is a good-enough answer",
            file="calculus.ipynb",
            exercises=calculus.exercises,
            lecture="calculus_lecture.ipynb",
        ),
        Notebook(
            id="probability",
            title="Probability: surprise is what losses measure",
            file="probability.ipynb",
            exercises=probability.exercises,
            lecture="probability_lecture.ipynb",
        ),
    ),
)
"""The course that comes with the package; found by its entry point."""
