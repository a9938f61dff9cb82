"""The course as its tests see it: its notebooks, their exercises, answers to them, and the agent that carries them."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import numpy as np
import pytest

from graders.kit import Exercise, Notebook, Verdict, advance
from graders.kit.queries import Answer
from math4ml_ext import agent, codec
from math4ml_ext.course import course
from math4ml_ext.protocol import KernelReply, KernelRequest, encode

EXERCISES = tuple(exercise for one in course.notebooks for exercise in one.exercises)
ANSWERS = Path(__file__).parents[1] / "answers"

Judge = Callable[..., Verdict]


def part_of(exercise: Exercise) -> Notebook:
    """Return the notebook of the course in which an exercise stands."""
    return next(one for one in course.notebooks if exercise in one.exercises)


@functools.cache
def read(part: Notebook) -> Any:
    """Return the cells of a notebook."""
    return nbformat.read(Path(course.folder, part.file), as_version=4)


@pytest.fixture(scope="session", params=course.notebooks, ids=lambda one: one.id)
def part(request: pytest.FixtureRequest) -> Notebook:
    found: Notebook = request.param
    return found


@pytest.fixture(scope="session")
def notebook(part: Notebook) -> Any:
    return read(part)


@pytest.fixture
def judge() -> Judge:
    """Check a cell's source as an answer, through the kernel's own agent."""

    def check(exercise: Exercise, source: str, seed: int = 0) -> Verdict:
        namespace: dict[str, Any] = {"__name__": "__main__", "np": np, "math": math}
        beside = part_of(exercise).exercises
        for one in beside[: beside.index(exercise)]:
            exec(one.solution, namespace)
        with np.errstate(all="ignore"):
            exec(compile(source, "<cell>", "exec"), namespace)
        return _checked(exercise, namespace, seed)

    return check


def _checked(exercise: Exercise, namespace: dict[str, Any], seed: int) -> Verdict:
    rounds: list[Sequence[Answer]] = []
    while True:
        said = advance(exercise, seed, rounds)
        if isinstance(said, Verdict):
            return said
        request = encode(KernelRequest(ask=codec.queries_to_wire(said))).decode()
        reply = msgspec.convert(agent.answer(request, namespace).data, KernelReply)
        rounds.append(codec.answers_from_wire(reply.answers))
