"""Averages: the course, its notebooks, and the exercises in them."""

from __future__ import annotations

from pathlib import Path

from averages_course.forms import bell_exercise, far_exercise, frame_exercise, share_exercise, sloped_exercise
from averages_course.graders import mean_exercise, pull_exercise
from averages_course.spread import spread_exercise
from graders.kit import Course, Notebook

course = Course(
    id="averages",
    title="Averages",
    version="0.1.0",
    folder=Path(__file__).parent,
    notebooks=(
        Notebook(
            "averages",
            "Averages",
            "averages.ipynb",
            (
                mean_exercise,
                pull_exercise,
                spread_exercise,
                share_exercise,
                far_exercise,
                frame_exercise,
                bell_exercise,
                sloped_exercise,
            ),
        ),
    ),
)
