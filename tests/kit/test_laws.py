"""What holds of every check, whatever comes back from the kernel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit import (
    Case,
    Exercise,
    FunctionExercise,
    Prediction,
    ValueExercise,
    Verdict,
    advance,
    agrees_with_reference,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_bool,
    returns_integer,
    returns_number,
    returns_string,
)
from graders.kit.check import GRADER_FAULT
from graders.kit.queries import (
    Answer,
    Missing,
    NotCallable,
    Opaque,
    Raised,
    Returned,
    Skipped,
    Stub,
    TimedOut,
    TooLarge,
    Unbound,
)
from graders.kit.testing import check, verdict_on

_PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}


def _function(reads: Any, reference: Any, draw: Any) -> FunctionExercise:
    return FunctionExercise(
        f"laws/{reads.__name__}",
        name="f",
        reference=reference,
        cases=[Case("drawn", draw=draw, times=2)],
        criteria=[
            reads(),
            is_finite(),
            leaves_arguments_alone(),
            holds("is odd", lambda x, y: isinstance(y, str) or np.all(np.asarray(y) % 2), "It is odd."),
            agrees_with_reference(),
        ],
        **_PARTS,
    )


def _vector(rng: np.random.Generator) -> list[Any]:
    return [rng.normal(size=rng.integers(1, 4))]


EXERCISES: list[Exercise] = [
    _function(returns_number, lambda x: float(np.sum(x)), _vector),
    _function(returns_integer, len, _vector),
    _function(returns_bool, lambda x: bool(np.sum(x) > 0), _vector),
    _function(returns_array, lambda x: 2 * x, _vector),
    _function(returns_string, lambda x: "a", _vector),
    ValueExercise(
        "laws/value", name="v", reference=lambda: {"a": [1, 2]}, criteria=[agrees_with_reference()], **_PARTS
    ),
    Prediction("laws/guess", name="g", options=("a", 2, True), answer="a", questions={2: "?", True: "?"}, **_PARTS),
]

_text = st.text(max_size=30)
_arrays = hnp.arrays(
    hnp.boolean_dtypes()
    | hnp.integer_dtypes(endianness="<")
    | hnp.floating_dtypes(endianness="<")
    | hnp.complex_number_dtypes(endianness="<", sizes=(64, 128)),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
)
_atoms = (
    st.none()
    | st.just(...)
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**4200), 2**63])
    | st.floats()
    | st.complex_numbers()
    | _text
    | st.builds(Opaque, _text, _text)
    | _arrays
    | _arrays.filter(lambda array: array.size > 0).map(lambda array: array.flat[0])
)
_values = st.recursive(
    _atoms,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(_text | st.integers(), inner, max_size=3)
        | st.sets(st.integers() | st.floats() | _text, max_size=4)
    ),
    max_leaves=8,
)
_answers: st.SearchStrategy[Answer] = (
    st.builds(Returned, _values, st.just(()) | st.just((0,)))
    | st.builds(Raised, _text, _text, st.none() | st.integers(1, 99), st.none() | _text)
    | st.builds(TimedOut, st.floats(0, 100), st.none() | st.integers(1, 99), st.sampled_from(["", "loop", "recursion"]))
    | st.builds(Missing, _text)
    | st.builds(Unbound, _text, st.tuples(_text), st.sampled_from(["nowhere", "elsewhere"]), _text, _text)
    | st.builds(Stub, _text)
    | st.builds(NotCallable, _text, _text)
    | st.builds(TooLarge, _text, st.integers(0), st.integers(0))
    | st.just(Skipped())
)


def answered_anyhow(exercise: Exercise, data: Any, seed: int, answers: Any) -> tuple[Verdict, list[list[Answer]]]:
    """Answer a check from `answers` until it ends."""
    rounds: list[list[Answer]] = []
    for _ in range(8):
        said = advance(exercise, seed, rounds)
        if isinstance(said, Verdict):
            return said, rounds
        # A few different answers to a round are as odd as a hundred.
        few = data.draw(st.lists(answers, min_size=1, max_size=3))
        rounds.append([few[place % len(few)] for place in range(len(said))])
    raise AssertionError("no verdict after eight rounds")


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@settings(max_examples=150)
@given(data=st.data(), seed=st.integers(0, 2**32), wholly_odd=st.booleans())
def test_any_answers_lead_to_a_verdict(exercise: Exercise, data: Any, seed: int, wholly_odd: bool) -> None:
    answers = _answers if wholly_odd else st.builds(Returned, _values)
    verdict, rounds = answered_anyhow(exercise, data, seed, answers)
    assert verdict.message != GRADER_FAULT
    assert verdict.message.plain()
    # Replayed, a check says the same at every step.
    assert repr(advance(exercise, seed, rounds)) == repr(verdict)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
@settings(max_examples=50)
@given(data=st.data())
def test_what_a_learner_wrote_never_enters_the_words(exercise: Exercise, data: Any) -> None:
    marked = st.builds(Returned, st.just("<script>") | st.just(Opaque("<script>", "<script>")) | st.just(["<script>"]))
    marked |= st.builds(Raised, st.just("<script>"), st.just("<script>"), st.just(1), st.just("<script>"))
    marked |= st.builds(NotCallable, st.just("<script>"), st.just("<script>"))
    verdict, _ = answered_anyhow(exercise, data, 0, marked)
    for said in (verdict.message, verdict.question, verdict.counterexample and verdict.counterexample.must):
        assert said is None or "<script>" not in said.text


@given(seed=st.integers(0, 2**32))
def test_the_same_seed_asks_the_same(exercise: FunctionExercise, seed: int) -> None:
    assert repr(advance(exercise, seed)) == repr(advance(exercise, seed))


def test_another_seed_asks_something_else(exercise: FunctionExercise) -> None:
    assert repr(advance(exercise, 1)) != repr(advance(exercise, 2))


@given(seed=st.integers(0, 2**32))
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.longdouble, ">f8"])
def test_a_right_answer_passes_in_any_float_type(exercise: FunctionExercise, dtype: Any, seed: int) -> None:
    assert verdict_on(exercise, lambda xs: exercise.reference(xs).astype(dtype), seed).outcome == "passed"


@given(seed=st.integers(0, 2**32))
@pytest.mark.parametrize("container", [list, tuple])
def test_a_right_answer_passes_as_a_list_or_tuple(exercise: FunctionExercise, container: Any, seed: int) -> None:
    verdict = verdict_on(exercise, lambda xs: container(exercise.reference(xs)), seed)
    assert (verdict.outcome, len(verdict.notes)) == ("passed", 1)


@given(seed=st.integers(0, 2**32))
@pytest.mark.parametrize("shape", [(1, -1), (-1, 1)])
def test_no_answer_passes_by_broadcasting(exercise: FunctionExercise, shape: tuple[int, int], seed: int) -> None:
    verdict = verdict_on(exercise, lambda xs: exercise.reference(xs).reshape(shape), seed)
    assert verdict.criterion == "keeps the shape"


def test_answers_are_not_changed_by_judging_them(exercise: FunctionExercise) -> None:
    _, rounds = check(exercise, {"softmax": lambda xs: xs / 2})
    before = repr(rounds)
    advance(exercise, 0, rounds)
    assert repr(rounds) == before
