"""A course whose notebook is not there."""

from __future__ import annotations

from pathlib import Path

from graders.kit.course import Course, Notebook

course = Course("file", "No file", "1", Path(__file__).parent, (Notebook("file", "No file", "no-such.ipynb", ()),))
