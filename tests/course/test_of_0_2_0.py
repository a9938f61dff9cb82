"""Learners' data of version 0.2.0: the ids in their notebooks and databases name the same exercises as ever."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from math4ml_ext.course import course

HERE = Path(__file__).parent
DATABASES = sorted((HERE.parent / "store" / "fixtures").glob("*.sqlite"))
NAMES: dict[str, list[str]] = json.loads((HERE / "exercises_0_2_0.json").read_text(encoding="utf-8"))
"""What each exercise of 0.2.0 asked learners to define, by the id in the tag of its cell."""


@pytest.mark.parametrize("exercise_id", NAMES)
def test_a_cell_tagged_in_0_2_0_is_checked_for_the_names_it_defines(exercise_id: str) -> None:
    exercise = course.find(exercise_id)
    assert exercise is not None
    assert [*exercise.names] == NAMES[exercise_id]


@pytest.mark.parametrize("database", DATABASES, ids=lambda path: path.stem)
def test_every_exercise_in_an_old_database_is_found(database: Path) -> None:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        ids = {row[0] for row in connection.execute("SELECT exercise FROM checks WHERE course = ?", [course.id])}
    assert ids
    assert [one for one in ids if course.find(one) is None] == []
