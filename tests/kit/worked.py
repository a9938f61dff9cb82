"""The worked example of the kit's own documentation, and a learner's side that answers in process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from graders.kit import (
    Case,
    Exercise,
    FunctionExercise,
    Misconception,
    Verdict,
    advance,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.kit.asks import Answer, Ask, Call, Missing, Name, Raised, Returned, Source


def reference_softmax(xs: Any) -> Any:
    es = np.exp(xs - np.max(xs))
    return es / es.sum()


def softmax_exercise(cases: Sequence[Case] | None = None) -> FunctionExercise:
    return FunctionExercise(
        "probability/softmax",
        title="Scores into probabilities",
        goal="Turn any scores into a probability mass function.",
        name="softmax",
        reference=reference_softmax,
        cases=cases
        or [
            Case("equal scores", given(np.zeros(3))),
            Case("a negative score", given(np.array([-1.0, 3.0]))),
            Case("any scores", lambda rng: [rng.normal(size=rng.integers(2, 8))], times=5),
            Case(
                "large scores",
                given(np.array([1000.0, 1001.0])),
                stretch=True,
                says="`[1000, 1001]` overflows. Can you make it survive?",
            ),
        ],
        criteria=[
            returns_array("keeps the shape", shape_of=0),
            is_finite(),
            leaves_arguments_alone(),
            holds("has no negative entry", lambda xs, p: np.all(p >= 0), "No entry of a pmf is negative."),
            holds("sums to one", lambda xs, p: np.isclose(p.sum(), 1), "The entries of a pmf sum to one."),
            agrees_with_reference(must="Its entries are proportional to $e^{x_i}$."),
        ],
        misconceptions=[
            Misconception(
                "divides by the sum without exponentiating",
                lambda xs: xs / xs.sum(),
                "You divide by the sum. What could you do to every score first, so that none of them is negative?",
            ),
            Misconception("forgets to normalise", lambda xs: np.exp(xs), "What do the entries of your result sum to?"),
            Misconception(
                "divides by the largest",
                lambda xs: np.exp(xs) / np.exp(xs).max(),
                "What must the entries sum to? What do you divide by?",
            ),
        ],
        hints=["What makes any number positive and keeps the order?", "Exponentiate, then divide by the sum."],
        first="Start with `np.exp(xs)`.",
        passing="Any scores will do now: this is how a network ends in probabilities.",
    )


def answer(ask: Ask, names: Mapping[str, Any]) -> Answer:
    """Answer as a kernel would, in process and without its guards."""
    name = ask.function if isinstance(ask, Call) else ask.name
    if name not in names:
        return Missing(name)
    if not isinstance(ask, Call):
        return Returned(names[name])

    def argument(value: Any) -> Any:
        if isinstance(value, Source):
            return eval(value.source, {})
        if isinstance(value, Name):
            return names[value.name]
        return value.copy() if isinstance(value, np.ndarray) else value

    args = [argument(value) for value in ask.args]
    try:
        value = names[name](*args, **{key: argument(value) for key, value in ask.kwargs.items()})
    except Exception as error:  # noqa: BLE001 - as a kernel does
        return Raised(type(error).__name__, str(error), 2, getattr(error, "name", None))
    changed = tuple(
        place
        for place, (before, after) in enumerate(zip(ask.args, args, strict=True))
        if isinstance(before, np.ndarray) and before.tobytes() != after.tobytes()
    )
    return Returned(value, changed)


def check(exercise: Exercise, seed: int = 0, **names: Any) -> tuple[Verdict, list[list[Answer]]]:
    """Check what a learner has under these names; return the verdict and all rounds of answers."""
    rounds: list[list[Answer]] = []
    with np.errstate(all="ignore"):
        while True:
            said = advance(exercise, seed, rounds)
            if isinstance(said, Verdict):
                return said, rounds
            rounds.append([answer(ask, names) for ask in said])


def verdict_on(exercise: Exercise, solution: Callable[..., Any], seed: int = 0) -> Verdict:
    """Check one function."""
    return check(exercise, seed, **{exercise.names[0]: solution})[0]
