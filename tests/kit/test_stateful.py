"""Arguments with a state: a generator, an open file, an iterator. Every evaluation gets its own, ours and theirs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
import pytest

from graders.kit import (
    Case,
    Exercise,
    FunctionExercise,
    Misconception,
    Source,
    Verdict,
    advance,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    returns_number,
)
from graders.kit.arguments import content_of, evaluate, fresh
from graders.kit.queries import Answer
from math4ml_ext import agent, codec
from math4ml_ext.protocol import KernelReply, KernelRequest, encode

RNG = Source("__import__('numpy').random.default_rng(3)")
FILE = Source("__import__('io').StringIO('item,price\\ntea,2\\nmilk,4\\n')")
ITERATOR = Source("iter([3, 1, 2])")
LIST = Source("[3, 1, 2]")

PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}


def estimate_pi(rng: Any, n: int) -> float:
    x, y = rng.random(n), rng.random(n)
    return float(4 * np.mean(x**2 + y**2 <= 1))


def rng_of(seed: Any) -> Source:
    return Source(f"__import__('numpy').random.default_rng({int(seed)})")


PI = FunctionExercise(
    "tests/pi",
    name="estimate_pi",
    reference=estimate_pi,
    cases=[
        Case("ten points", example(RNG, 10)),
        Case("a hundred points", example(RNG, 100)),
        Case("any points", draw=lambda rng: [rng_of(rng.integers(1000)), int(rng.integers(20, 60))], times=4),
    ],
    criteria=[
        returns_number(),
        holds(
            "uses the generator", lambda rng, n, y: rng.random() == evaluate(RNG.source).random() or True, "It does."
        ),
        holds("is between 0 and 4", lambda rng, n, y: 0 <= y <= 4, "It is four times a share."),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception("forgets the four", lambda rng, n: estimate_pi(rng, n) / 4, "Which part of the square is it?"),
        Misconception("takes half the points", lambda rng, n: estimate_pi(rng, n // 2), "How many points?"),
        Misconception("draws pairs", lambda rng, n: _in_pairs(rng, n), "In which order are they drawn?"),
    ],
    **PARTS,
)


def _in_pairs(rng: Any, n: int) -> float:
    return float(4 * np.mean(np.sum(rng.random((n, 2)) ** 2, axis=1) <= 1))


def total_price(file: Any) -> float:
    next(file)
    return float(sum(float(line.split(",")[1]) for line in file))


TOTAL = FunctionExercise(
    "tests/total",
    name="total_price",
    reference=total_price,
    cases=[Case("two things", example(FILE))],
    criteria=[
        returns_number(),
        holds("is the sum", lambda file, y: y > 0 and file.read().startswith("item"), "It is more than nothing."),
        holds("is the sum again", lambda file, y: file.read().startswith("item"), "It is more than nothing."),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception("counts the lines", lambda file: float(len(list(file))), "What stands in a line?"),
        Misconception("takes the last", lambda file: float(list(file)[-1].split(",")[1]), "And the others?"),
    ],
    **PARTS,
)


def through_the_agent(exercise: Exercise, answer: Callable[..., Any], seed: int) -> tuple[Verdict, list[list[Answer]]]:
    """Check as in a kernel: the agent makes the arguments, and the wire carries them."""
    rounds: list[list[Answer]] = []
    while True:
        said = advance(exercise, seed, rounds)
        if isinstance(said, Verdict):
            return said, rounds
        request = encode(KernelRequest(ask=codec.queries_to_wire(said))).decode()
        reply = agent.answer(request, {exercise.names[0]: answer}).data
        rounds.append(codec.answers_from_wire(msgspec.convert(json.loads(json.dumps(reply)), KernelReply).answers))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    ("exercise", "answer", "outcome", "misconception"),
    [
        (PI, estimate_pi, "passed", None),
        (
            PI,
            lambda rng, n: 4 * sum(x * x + y * y <= 1 for x, y in zip(rng.random(n), rng.random(n), strict=True)) / n,
            "passed",
            None,
        ),
        (PI, lambda rng, n: estimate_pi(rng, n) / 4, "failed", "forgets the four"),
        (PI, lambda rng, n: estimate_pi(rng, n // 2), "failed", "takes half the points"),
        (PI, _in_pairs, "failed", "draws pairs"),
        (PI, lambda rng, n: estimate_pi(np.random.default_rng(0), n), "failed", None),
        (TOTAL, total_price, "passed", None),
        (TOTAL, lambda file: float(len(file.readlines())), "failed", "counts the lines"),
        (TOTAL, lambda file: float(file.read().split(",")[-1]), "failed", "takes the last"),
        (TOTAL, lambda file: 2.0, "failed", None),
    ],
)
def test_an_exercise_with_a_state_is_graded_like_any_other(
    exercise: FunctionExercise, answer: Callable[..., Any], outcome: str, misconception: str | None, seed: int
) -> None:
    verdict, rounds = through_the_agent(exercise, answer, seed)
    assert (verdict.outcome, verdict.misconception) == (outcome, misconception)
    # Every step is replayed from the beginning, by whichever process comes next.
    for step in range(len(rounds) + 1):
        assert repr(advance(exercise, seed, rounds[:step])) == repr(advance(exercise, seed, rounds[:step]))


def test_each_evaluation_begins_anew() -> None:
    drawn = [evaluate(RNG.source).random() for _ in range(3)]
    assert len(set(drawn)) == 1
    assert [list(evaluate(ITERATOR.source)) for _ in range(2)] == [[3, 1, 2]] * 2
    assert [evaluate(FILE.source).read() for _ in range(2)] == ["item,price\ntea,2\nmilk,4\n"] * 2


@pytest.mark.parametrize(
    "source",
    [
        "(lambda held: lambda x: held.append(x) or len(held))([])",
        "lambda x, held=[]: held.append(x) or len(held)",
        "lambda x, *, held=[]: held.append(x) or len(held)",
        "[].append",
        "iter([1, 2, 3]).__next__",
        "__import__('functools').partial(lambda held, x: held.append(x) or len(held), [])",
    ],
)
def test_a_function_with_a_state_is_made_anew(source: str) -> None:
    assert evaluate(source) is not evaluate(source)


def test_a_function_without_one_is_made_once() -> None:
    assert evaluate("lambda x: x ** 2") is evaluate("lambda x: x ** 2")
    assert evaluate("len") is evaluate("len")


def greedy(held: Any) -> float:
    """Return the sum, and leave nothing of the argument as it was."""
    total = float(sum(held))
    held[:] = [0] * len(held)
    return total


@pytest.mark.parametrize("argument", [np.array([3.0, 1.0, 2.0]), [3.0, 1.0, 2.0], LIST, [1.0, 2.0, 3]])
def test_nothing_of_ours_changes_an_argument_for_the_others(argument: Any) -> None:
    def clear(held: Any, y: float) -> bool:
        whole = list(held) in ([3, 1, 2], [1, 2, 3])
        held[:] = [9] * len(held)
        return whole

    def look(seen: Sequence[Any]) -> bool:
        return clear(seen[0].args[0], 0.0) and clear(seen[0].args[0], 0.0)

    exercise = FunctionExercise(
        "tests/greedy",
        name="f",
        reference=greedy,
        cases=[Case("some", example(argument))],
        criteria=[
            returns_number(),
            holds("is whole", clear, "It is whole."),
            holds("is whole still", clear, "It is whole."),
            agrees_with_reference(),
        ],
        misconceptions=[
            Misconception("changes and doubles", lambda held: 2 * greedy(held), "?"),
            Misconception("sees the numbers", None, "?", when=lambda seen: look(seen) and seen[0].value > 100),
        ],
        **PARTS,
    )
    for _ in range(2):
        assert through_the_agent(exercise, greedy, 0)[0].outcome == "passed"
        assert through_the_agent(exercise, lambda held: 2 * greedy(held), 0)[0].misconception == "changes and doubles"
        assert through_the_agent(exercise, lambda held: 200.0, 0)[0].misconception == "sees the numbers"
        assert through_the_agent(exercise, lambda held: 2 * float(sum(held)), 0)[0].misconception is None


@pytest.mark.parametrize("argument", [[3, 1, 2], LIST, np.array([3, 1, 2])])
def test_a_change_of_the_argument_is_seen_however_it_was_written(argument: Any) -> None:
    def in_place(xs: Any) -> Any:
        xs.sort()
        return float(xs[0])

    exercise = FunctionExercise(
        "tests/least",
        name="f",
        reference=lambda xs: float(min(xs)),
        cases=[Case("some", example(argument))],
        criteria=[returns_number(), leaves_arguments_alone(), agrees_with_reference()],
        misconceptions=[Misconception("sorts it", in_place, "Whose list is it?")],
        **PARTS,
    )
    verdict, _ = through_the_agent(exercise, in_place, 0)
    assert (verdict.outcome, verdict.misconception) == ("failed", "sorts it")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1], [1.0]),
        ([1, 2], (1, 2)),
        ([True], [1]),
        (np.zeros(2000), np.where(np.arange(2000) == 1000, 1.0, 0.0)),
        ([np.zeros(2000)], [np.where(np.arange(2000) == 1000, 1.0, 0.0)]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (["a"], ["b"]),
        ([0.0], [-0.0]),
    ],
)
def test_what_is_changed_reads_otherwise(one: Any, other: Any) -> None:
    assert content_of(one) != content_of(other)
    assert content_of(one) == content_of(fresh(one))


def test_nan_is_no_change() -> None:
    assert content_of([float("nan"), np.full(2, np.nan)]) == content_of([float("nan"), np.full(2, np.nan)])


def test_what_is_in_a_list_is_made_anew_too() -> None:
    def total(parts: Any) -> float:
        parts[1][0] = float(parts[0].random() + parts[1].sum())
        return float(parts[1][0] + parts[2]["by"](1))

    exercise = FunctionExercise(
        "tests/parts",
        name="f",
        reference=total,
        cases=[Case("some", example([RNG, np.ones(2), {"by": Source("lambda x: 2 * x")}]))],
        criteria=[returns_number(), agrees_with_reference()],
        misconceptions=[Misconception("twice", lambda parts: 2 * total(parts), "?")],
        **PARTS,
    )
    assert through_the_agent(exercise, total, 0)[0].outcome == "passed"
    assert through_the_agent(exercise, lambda parts: 2 * total(parts), 0)[0].misconception == "twice"
