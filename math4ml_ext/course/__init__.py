"""The course: its notebooks, as package data, and the exercises in them."""

from __future__ import annotations

from pathlib import Path

from graders import probability
from graders.kit import Course, Notebook

__all__ = ["course"]

course = Course(
    id="math4ml",
    title="Mathematics for machine learning",
    version="0.1.0",
    folder=Path(__file__).parent,
    notebooks=(
        Notebook(
            id="probability",
            title="Probability: surprise is what losses measure",
            file="probability.ipynb",
            exercises=probability.exercises,
        ),
    ),
)
"""The course that comes with the package; found by its entry point."""
