"""The factors of a singular value decomposition, and what it means that some are equal up to sign."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graders.svd.factors import equal_up_to_sign, factors_equal_up_to_sign, full_svd, thin_svd

A = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, -1.0]])


def test_both_decompositions_multiply_to_the_matrix_in_their_own_shapes() -> None:
    U, s, Vt = thin_svd(A)
    assert (U.shape, s.shape, Vt.shape) == ((2, 2), (2,), (2, 3))
    assert np.allclose(U * s @ Vt, A)
    U, s, Vt = full_svd(A)
    assert (U.shape, s.shape, Vt.shape) == ((2, 2), (2,), (3, 3))
    assert np.allclose(U * s @ Vt[:2], A)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ([1.0, -2.0], [-1.0, 2.0], True),
        ([1.0, -2.0], [1.0, 2.0 + 1e-12], True),
        ([1.0, -2.0], [1.0, 2.1], False),
        ([1.0], [1.0, 1.0], False),
        ([[1.0, 1.0]], [1.0, 1.0], False),
    ],
)
def test_arrays_are_equal_up_to_sign_when_their_shapes_and_sizes_are(one: Any, other: Any, equal: bool) -> None:
    assert equal_up_to_sign(np.array(one), np.array(other)) is equal


def test_factors_are_equal_up_to_sign_part_by_part() -> None:
    U, s, Vt = thin_svd(A)
    assert factors_equal_up_to_sign((-U, s, -Vt), (U, s, Vt))
    assert factors_equal_up_to_sign([U, s, -Vt], (U, s, Vt))
    assert not factors_equal_up_to_sign((U, s), (U, s, Vt))
    assert not factors_equal_up_to_sign((U, 2 * s, Vt), (U, s, Vt))
    assert not factors_equal_up_to_sign(U, (U, s, Vt))
