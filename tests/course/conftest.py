"""The course as its tests see it: the notebook, its exercises, answers to them, and the agent that carries them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import nbformat
import numpy as np
import pytest

from graders.kit import Exercise, Verdict, advance
from graders.kit.asks import Answer
from math4ml_ext import agent, codec
from math4ml_ext.course import course
from math4ml_ext.protocol import KernelReply, KernelRequest, encode

EXERCISES = course.notebooks[0].exercises
ANSWERS = Path(__file__).parents[1] / "answers"

Judge = Callable[..., Verdict]


@pytest.fixture(scope="session")
def notebook() -> Any:
    return nbformat.read(Path(course.folder, course.notebooks[0].file), as_version=4)


@pytest.fixture
def judge() -> Judge:
    """Check a cell's source as an answer, through the kernel's own agent."""

    def check(exercise: Exercise, source: str, seed: int = 0) -> Verdict:
        namespace: dict[str, Any] = {"__name__": "__main__", "np": np, "math": math}
        for one in EXERCISES[: EXERCISES.index(exercise)]:
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
        request = encode(KernelRequest(ask=codec.asks_to_wire(said))).decode()
        reply = msgspec.convert(agent.answer(request, namespace).data, KernelReply)
        rounds.append(codec.answers_from_wire(reply.answers))
