"""No exercise of the course makes much of little: whatever is sent for all its questions, a check stays small."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit.check import advance
from graders.kit.queries import Answer, Returned
from graders.kit.verdict import Verdict
from math4ml_ext import wire
from math4ml_ext.codec import value_from_wire, value_to_wire
from math4ml_ext.course import course

EXERCISES = [exercise for notebook in course.notebooks for exercise in notebook.exercises]

MOST = 64_000_000
"""Bytes. A value may have a million, and a table of texts sixteen."""

ROUNDS = 8


def text_among(count: int, length: int, wrap: Callable[[wire.WireValue], wire.WireValue]) -> wire.WireValue:
    """One long text and many short entries, in lists: numpy's table of it has ``4 * count * length`` bytes."""
    return wire.ListValue([wire.StrValue("x" * length), *[wrap(wire.StrValue("y"))] * count])


VALUES: dict[str, Callable[[], wire.WireValue]] = {
    "a long text among short ones": lambda: text_among(2_000, 20_000, lambda entry: entry),
    "rows of texts": lambda: wire.ListValue([text_among(20, 20_000, lambda entry: entry)] * 40),
    "columns of texts": lambda: wire.TupleValue(
        [wire.ListValue([wire.StrValue("x" * length)]) for length in (20_000, *[1] * 2_000)]
    ),
    "as much text as may be": lambda: text_among(999, 4_000, lambda entry: entry),
    "a long column": lambda: value_to_wire(np.ones((60_000, 1))),
    "a large matrix": lambda: value_to_wire(np.ones((250, 250))),
    "a long list": lambda: wire.ListValue([wire.FloatValue("1.0")] * 2_000),
    "many rows of nothing": lambda: wire.ArrayValue("<f8", [10_000, 0], ""),
}


def sent(value: wire.WireValue, seed: int, exercise: Any) -> Verdict | None:
    """Answer every question of a check with one value."""
    returned, rounds = Returned(value_from_wire(value)), list[list[Answer]]()
    for _ in range(ROUNDS):
        step = advance(exercise, seed, rounds)
        if isinstance(step, Verdict):
            return step
        rounds.append([returned] * len(step))
    return None


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_value_takes_no_more_memory_than_it_was_sent_with(exercise: Any, name: str) -> None:
    value = VALUES[name]()
    tracemalloc.start(1)
    try:
        verdict = sent(value, 1, exercise)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST, f"{peak:,} bytes"
    assert verdict is not None
    assert verdict.outcome in {"failed", "not-attempted"}, verdict.message.plain()
