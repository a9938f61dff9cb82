"""A learner's side without a kernel, for tests of exercises: it answers queries from a dict of names, in process.

It has none of the agent's guards (time, size, stubs); ``math4ml audit`` uses the real agent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .arguments import content_of, fresh
from .check import advance
from .exercise import Exercise
from .queries import Answer, Call, Missing, NotCallable, Query, Raised, Returned
from .verdict import Verdict

__all__ = ["answer", "check", "verdict_on"]


def answer(query: Query, names: Mapping[str, Any]) -> Answer:
    """Answer one query from what `names` holds."""
    name = query.function if isinstance(query, Call) else query.name
    if name not in names:
        return Missing(name)
    if not isinstance(query, Call):
        return Returned(names[name])
    if not callable(names[name]):
        return NotCallable(name, type(names[name]).__name__)
    args = [_argument(value, names) for value in query.args]
    before = [content_of(arg) for arg in args]
    try:
        with np.errstate(all="ignore"):
            value = names[name](*args, **{key: _argument(value, names) for key, value in query.kwargs.items()})
    except Exception as error:  # noqa: BLE001 - as a kernel does
        return Raised(type(error).__name__, str(error), None, getattr(error, "name", None))
    return Returned(value, tuple(place for place, was in enumerate(before) if was and content_of(args[place]) != was))


def check(exercise: Exercise, names: Mapping[str, Any], seed: int = 0) -> tuple[Verdict, list[list[Answer]]]:
    """Check what a learner has under these names.

    Parameters
    ----------
    exercise : Exercise
        What is checked.
    names : mapping of str to object
        The learner's names and their values.
    seed : int
        What the inputs are drawn from.

    Returns
    -------
    verdict : Verdict
        What the check found.
    rounds : list of list
        The answers to the queries of each round.
    """
    rounds: list[list[Answer]] = []
    while True:
        said = advance(exercise, seed, rounds)
        if isinstance(said, Verdict):
            return said, rounds
        rounds.append([answer(query, names) for query in said])


def verdict_on(exercise: Exercise, solution: Callable[..., Any], seed: int = 0) -> Verdict:
    """Check one function under the exercise's own name.

    Parameters
    ----------
    exercise : Exercise
        What is checked.
    solution : callable
        What a learner may have written.
    seed : int
        What the inputs are drawn from.

    Returns
    -------
    Verdict

    Examples
    --------
    >>> from graders.kit import Case, FunctionExercise, agrees_with_reference, example, returns_number
    >>> def double(x):
    ...     return 2 * x
    >>> exercise = FunctionExercise(
    ...     "numbers/double",
    ...     title="Twice as much",
    ...     goal="Double a number.",
    ...     reference=double,
    ...     cases=[Case("a number", example(3.0)), Case("any", draw=lambda rng: [rng.normal()], times=3)],
    ...     criteria=[returns_number(), agrees_with_reference()],
    ...     on_pass="Doubling works for any number.",
    ... )
    >>> verdict_on(exercise, lambda x: x + x).outcome
    'passed'
    >>> verdict_on(exercise, lambda x: x**2).outcome
    'failed'
    """
    return check(exercise, {exercise.names[0]: solution}, seed)[0]


def _argument(value: Any, names: Mapping[str, Any]) -> Any:
    return fresh(value, names.__getitem__)
