"""Solved notebooks in several styles: each is solved by right answers that were written differently.

Nothing is kept by hand: style 1 takes the first right answer of each exercise in `tests/answers`, style 2 the second,
and so on. So an answer is tried where it stands, with the cells that use it, and after earlier answers that are right
and are not ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graders.kit import Notebook
from math4ml_ext.audit.known import read_answers
from math4ml_ext.course import course
from math4ml_ext.kernels import KernelSession
from math4ml_ext.runner import check

from .conftest import ANSWERS

STYLES = (1, 2, 3, 4)
SECONDS = 60.0
TAG = "check:"


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelSession]:
    with KernelSession(cwd=str(course.folder)) as session:
        yield session


def answered(part: Notebook, style: int) -> dict[str, str]:
    """Return the source of one right answer to each exercise of a notebook."""
    found = {}
    for exercise in part.exercises:
        right = [known.source for known in read_answers(ANSWERS / f"{exercise.id}.py") if known.kind == "right"]
        found[exercise.id] = right[(style - 1) % len(right)]
    return found


@pytest.mark.parametrize("style", STYLES)
def test_solved_in_any_style_it_runs_from_top_to_bottom_and_passes_every_check(
    kernel: KernelSession, notebook: Any, part: Notebook, style: int
) -> None:
    answers = answered(part, style)
    by_id = {exercise.id: exercise for exercise in part.exercises}
    kernel.restart()
    fell_short: dict[str, Any] = {}
    checked = []
    for cell in notebook.cells:
        tags = [tag.removeprefix(TAG) for tag in cell.metadata.get("tags", []) if tag.startswith(TAG)]
        if cell.cell_type == "code":
            ran = kernel.run(answers[tags[0]] if tags else cell.source, SECONDS)
            if not ran.ok:
                fell_short[cell.id] = ran.error
        for exercise in tags:
            verdict = check(kernel, by_id[exercise], seed=style)
            checked.append(exercise)
            if verdict.outcome != "passed":
                fell_short[exercise] = verdict.message.plain()
    assert fell_short == {}
    assert checked == list(by_id)


def test_the_styles_differ(part: Notebook) -> None:
    functions = [exercise.id for exercise in part.exercises if exercise.form == "function"]
    for exercise in functions:
        assert len({answered(part, style)[exercise] for style in STYLES}) == len(STYLES)
