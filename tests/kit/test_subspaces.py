"""Bases, singular vectors and least squares: the same but for what nobody can choose, and never by stretching."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.kit.subspace_comparison import (
    has_orthonormal_columns,
    is_basis,
    projector_onto,
    rank_of,
    same_least_squares,
    same_subspace,
    same_svd,
    same_up_to_signs,
)

seeds = st.integers(0, 2**32 - 1)
lengths = st.integers(1, 5)
quick = settings(deadline=None)


def turned(rng: np.random.Generator, n: int) -> Any:
    """An orthogonal matrix."""
    return np.linalg.qr(rng.normal(size=(n, n)))[0]


def of_rank(rng: np.random.Generator, m: int, n: int, r: int) -> Any:
    """A matrix of this rank, with singular values from r down to 1."""
    return turned(rng, m)[:, :r] * np.arange(r, 0, -1.0) @ turned(rng, n)[:r]


# -- subspaces ---------------------------------------------------------------------------------------------------------


@quick
@given(lengths, lengths, st.data(), seeds)
def test_the_rank_is_found_again(m: int, n: int, data: st.DataObject, seed: int) -> None:
    r = data.draw(st.integers(0, min(m, n)))
    assert rank_of(of_rank(np.random.default_rng(seed), m, n, r)) == r


@quick
@given(st.integers(1, 5), st.data(), seeds)
def test_a_projector_does_nothing_the_second_time_and_stands_at_a_right_angle(
    n: int, data: st.DataObject, seed: int
) -> None:
    columns = of_rank(np.random.default_rng(seed), n, 4, data.draw(st.integers(0, min(n, 4))))
    P = projector_onto(columns)
    assert np.allclose(P @ P, P)
    assert np.allclose(P, P.T)
    assert np.allclose(P @ columns, columns)


@quick
@given(st.integers(1, 5), st.data(), seeds)
def test_any_basis_of_a_subspace_is_right(n: int, data: st.DataObject, seed: int) -> None:
    rng = np.random.default_rng(seed)
    r = data.draw(st.integers(0, n))
    basis = turned(rng, n)[:, :r]
    mixed = basis @ (turned(rng, r) * 10.0 ** rng.integers(-2, 3, size=r)) if r else basis
    assert same_subspace(mixed, basis)
    assert is_basis(mixed, basis)


@quick
@given(st.integers(2, 5), st.data(), seeds)
def test_one_vector_too_many_spans_the_same_and_is_no_basis(n: int, data: st.DataObject, seed: int) -> None:
    rng = np.random.default_rng(seed)
    basis = turned(rng, n)[:, : data.draw(st.integers(1, n))]
    more = np.column_stack([basis, basis.sum(axis=1)])
    assert same_subspace(more, basis)
    assert not is_basis(more, basis)


@quick
@given(st.integers(2, 5), st.data(), seeds)
def test_a_subspace_is_neither_a_part_of_it_nor_what_is_left_over(n: int, data: st.DataObject, seed: int) -> None:
    r = data.draw(st.integers(1, n - 1))
    Q = turned(np.random.default_rng(seed), n)
    assert not same_subspace(Q[:, :r], Q[:, : r - 1])
    assert not same_subspace(Q[:, :r], Q[:, r:])


def test_subspaces_of_different_spaces_are_never_the_same() -> None:
    assert not same_subspace(np.zeros((3, 0)), np.zeros((2, 0)))
    assert not same_subspace(np.ones((1, 3)), np.ones((3, 1)))


@quick
@given(st.integers(1, 5), seeds)
def test_orthonormal_columns_are_told_from_others(n: int, seed: int) -> None:
    Q = turned(np.random.default_rng(seed), n)
    assert has_orthonormal_columns(Q)
    assert has_orthonormal_columns(Q[:, : n // 2])
    assert not has_orthonormal_columns(1.01 * Q)
    assert not has_orthonormal_columns(np.column_stack([Q[:, 0], Q]))


def test_a_million_columns_are_refused_without_a_table_of_them_all() -> None:
    assert not has_orthonormal_columns(np.ones((1, 1_000_000)))


# -- singular vectors --------------------------------------------------------------------------------------------------


@quick
@given(st.integers(1, 5), lengths, st.data(), seeds)
def test_each_column_may_point_either_way(m: int, n: int, data: st.DataObject, seed: int) -> None:
    columns = np.random.default_rng(seed).normal(size=(m, n))
    signs = np.array(data.draw(st.lists(st.sampled_from([-1.0, 1.0]), min_size=n, max_size=n)))
    assert same_up_to_signs(columns * signs, columns)
    assert not same_up_to_signs(columns * 2, columns)
    assert not same_up_to_signs(columns[:, 1:], columns)


@quick
@given(lengths, lengths, st.data(), seeds)
def test_three_steps_are_the_same_with_pairs_of_signs_changed_and_in_another_order(
    m: int, n: int, data: st.DataObject, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    r = data.draw(st.integers(1, min(m, n)))
    U, s, Vt = turned(rng, m)[:, :r], np.arange(r, 0, -1.0), turned(rng, n)[:r]
    signs = rng.choice([-1.0, 1.0], size=r)
    order = rng.permutation(r)
    other = ((U * signs)[:, order], s[order], (Vt * signs[:, None])[order])
    assert same_svd(other, (U, s, Vt))
    assert same_svd((U, s, Vt), other)


@quick
@given(st.integers(2, 5), seeds)
def test_vectors_of_one_singular_value_may_be_turned_together(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    U, s, Vt = turned(rng, n), np.full(n, 3.0), turned(rng, n)
    R = turned(rng, n)
    assert same_svd((U @ R, s, R.T @ Vt), (U, s, Vt))


@quick
@given(st.integers(2, 5), seeds)
def test_where_nothing_is_left_each_side_turns_for_itself(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    U, s, Vt = turned(rng, n), np.zeros(n), turned(rng, n)
    assert same_svd((U @ turned(rng, n), s, turned(rng, n) @ Vt), (U, s, Vt))


@quick
@given(st.integers(2, 5), seeds)
def test_one_sign_alone_is_another_function(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    U, s, Vt = turned(rng, n), np.arange(n, 0, -1.0), turned(rng, n)
    one = np.ones(n)
    one[0] = -1
    assert not same_svd((U * one, s, Vt), (U, s, Vt))
    assert not same_svd((U, s, Vt.T[::-1]), (U, s, Vt))


@quick
@given(st.integers(2, 5), seeds)
def test_other_singular_values_or_swapped_vectors_are_other_steps(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    U, s, Vt = turned(rng, n), np.arange(n, 0, -1.0), turned(rng, n)
    assert not same_svd((U, 1.01 * s, Vt), (U, s, Vt))
    assert not same_svd((U[:, ::-1], s, Vt), (U, s, Vt))
    assert not same_svd((U, s[::-1], Vt), (U, s, Vt))


# -- least squares -----------------------------------------------------------------------------------------------------


@quick
@given(st.floats(0, 5), seeds)
def test_the_normal_equations_are_as_right_as_the_svd(power: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    A = turned(rng, 6)[:, :3] * [1.0, 10 ** (-power / 2), 10**-power] @ turned(rng, 3)
    b = rng.normal(size=6)
    best = np.linalg.lstsq(A, b, rcond=None)[0]
    assert same_least_squares(A, np.linalg.solve(A.T @ A, A.T @ b), best)


@quick
@given(seeds)
def test_another_solution_is_told_from_rounding(seed: int) -> None:
    rng = np.random.default_rng(seed)
    A, b = of_rank(rng, 6, 3, 3), rng.normal(size=6)
    best = np.linalg.lstsq(A, b, rcond=None)[0]
    assert not same_least_squares(A, 1.001 * best, best)
    assert not same_least_squares(A, best + 0.001 * np.linalg.norm(best), best)


# -- no comparer broadcasts, or falls over -----------------------------------------------------------------------------

_odd = [
    None,
    "text",
    1.0,
    [1, 2],
    np.ones(3),
    np.ones((1, 3)),
    np.ones((3, 1)),
    np.full((3, 3), np.nan),
    np.full((3, 3), 1j),
    np.ones((3, 3, 3)),
    [[1], [2, 3]],
    (1, 2, 3),
    (np.eye(2), np.ones(3), np.eye(2)),
]


@pytest.mark.parametrize("odd", _odd, ids=range(len(_odd)))
def test_what_has_another_shape_is_another_thing(odd: Any) -> None:
    assert not same_subspace(odd, np.eye(3))
    assert not is_basis(odd, np.eye(3))
    assert not same_up_to_signs(odd, np.ones((3, 3)))
    assert not same_svd(odd, (np.eye(3), np.ones(3), np.eye(3)))
    assert not same_svd((np.eye(3), odd, np.eye(3)), (np.eye(3), 2 * np.ones(3), np.eye(3)))
    assert not same_least_squares(np.eye(3), odd, np.zeros(3))


@pytest.mark.parametrize("shape", [(1,), (3, 1), (1, 3), ()])
def test_a_solution_of_another_shape_is_not_stretched(shape: tuple[int, ...]) -> None:
    assert not same_least_squares(np.eye(3), np.ones(shape), np.ones(3))


def test_what_spans_nothing_is_refused_aloud() -> None:
    with pytest.raises(ValueError, match="span a subspace"):
        projector_onto(np.ones(3))
    with pytest.raises(ValueError, match="a rank is"):
        rank_of("text")
