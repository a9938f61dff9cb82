from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graders.kit import example
from graders.kit.shrink import LIMIT, cost, key, simpler

_numbers = st.floats(-50, 50).map(lambda number: round(number, 3))
_vectors = hnp.arrays(float, st.integers(1, 6), elements=_numbers)
_pmfs = hnp.arrays(float, st.integers(2, 6), elements=st.floats(0.01, 1)).map(lambda weights: weights / weights.sum())
_odd = st.sampled_from(
    [None, True, "text", ..., {"a": 1}, [], [[1], [2]], np.nan, np.array([]), np.array(["a"]), 10**30]
)


@drawn(st.lists(_vectors | _pmfs | _numbers | st.integers(-9, 99) | _odd, min_size=1, max_size=3))
def test_every_candidate_is_simpler_and_comes_in_order(args: list[Any]) -> None:
    found = simpler(example(*args))
    assert len(found) <= LIMIT
    costs = [cost(candidate) for candidate in found]
    assert costs == sorted(costs)
    assert all(one < cost(example(*args)) for one in costs)


@drawn(st.lists(_vectors | _numbers | _odd, min_size=1, max_size=3))
def test_no_candidate_comes_twice(args: list[Any]) -> None:
    keys = [key(candidate) for candidate in simpler(example(*args))]
    assert len(set(keys)) == len(keys)


@drawn(st.lists(_vectors | _pmfs | _numbers | _odd, min_size=1, max_size=3))
def test_simplifying_twice_gives_the_same(args: list[Any]) -> None:
    assert list(map(key, simpler(example(*args)))) == list(map(key, simpler(example(*args))))


@drawn(st.lists(_vectors | _pmfs | _numbers | _odd, min_size=1, max_size=3))
def test_arguments_are_not_changed(args: list[Any]) -> None:
    before = repr(args)
    simpler(example(*args))
    assert repr(args) == before


@drawn(_pmfs)
def test_a_pmf_stays_one(pmf: Any) -> None:
    for candidate in simpler(example(pmf)):
        (shrunk,) = candidate.args
        assert shrunk.min() > 0
        assert shrunk.sum() == pytest.approx(1)


@drawn(hnp.arrays(float, st.integers(2, 6), elements=st.floats(0.5, 50)))
def test_what_is_positive_stays_positive(xs: Any) -> None:
    assert all(candidate.args[0].min() > 0 for candidate in simpler(example(xs)))


@drawn(hnp.arrays(float, (2, 5), elements=_numbers))
def test_arrays_of_one_length_keep_one_length(pair: Any) -> None:
    for candidate in simpler(example(*pair)):
        assert len(candidate.args[0]) == len(candidate.args[1])


@drawn(hnp.arrays(float, (4, 3), elements=_numbers), hnp.arrays(float, 3, elements=_numbers))
def test_a_matrix_still_fits_its_vector(matrix: Any, vector: Any) -> None:
    for candidate in simpler(example(matrix, vector)):
        assert (candidate.args[0] @ candidate.args[1]).shape == (len(candidate.args[0]),)


@drawn(hnp.arrays(np.int64, st.integers(1, 6), elements=st.integers(-9, 9)))
def test_whole_numbers_stay_whole(xs: Any) -> None:
    assert all(candidate.args[0].dtype == np.int64 for candidate in simpler(example(xs)))


@drawn(st.lists(_numbers, min_size=2, max_size=6))
def test_a_list_stays_a_list(xs: list[float]) -> None:
    assert all(isinstance(candidate.args[0], list) for candidate in simpler(example(xs)))


def test_arguments_by_name_keep_their_names() -> None:
    assert all(set(candidate.kwargs) == {"n"} for candidate in simpler(example(np.arange(5.0), n=7)))


def test_scores_that_happen_to_be_positive_may_be_negative_like_their_relatives() -> None:
    scores, relatives = example(np.array([1.5, 2.5])), [example(np.array([-1.5, 3.5]))]
    assert not any(candidate.args[0].min() < 0 for candidate in simpler(scores))
    assert any(candidate.args[0].min() < 0 for candidate in simpler(scores, relatives))
