"""The factors of a singular value decomposition: computed, read, and compared up to sign.

Every real matrix ``A`` of shape (m, n) is ``U @ diag(s) @ Vt``, where the columns of ``U`` and the rows of ``Vt`` are
orthonormal and the singular values ``s`` are sorted, largest first. With ``p = min(m, n)`` the *thin* decomposition has
``U`` of shape (m, p), ``s`` of shape (p,) and ``Vt`` of shape (p, n); in the *full* one ``U`` is (m, m) and ``Vt`` is
(n, n). Singular vectors are unique at most up to sign: ``u`` and ``v`` may turn round together.

Source: Golub and Van Loan, *Matrix Computations*; Trefethen and Bau, *Numerical Linear Algebra*, lectures 4 and 5.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.kit import (
    Failure,
    Observation,
    Read,
    alike,
    read_array,
    say,
)

from .matrices import Array

__all__ = [
    "Factors",
    "equal_up_to_sign",
    "factors_equal_up_to_sign",
    "full_svd",
    "read_factors",
    "singular_values",
    "thin_svd",
]

Factors = tuple[Array, Array, Array]
"""``U``, ``s`` and ``Vt``."""


def full_svd(A: Array) -> Factors:
    """Return the full decomposition: ``U`` of shape (m, m), ``s`` of shape (min(m, n),), ``Vt`` of shape (n, n)."""
    U, s, Vt = np.linalg.svd(A)
    return U, s, Vt


def thin_svd(A: Array) -> Factors:
    """Return the thin decomposition: ``U`` of shape (m, p), ``s`` of shape (p,), ``Vt`` of shape (p, n)."""
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U, s, Vt


def singular_values(A: Array) -> Array:
    """Return the singular values, largest first: shape (min(m, n),)."""
    s: Array = np.linalg.svd(A, compute_uv=False)
    return s


def equal_up_to_sign(one: Any, other: Any) -> bool:
    """Return whether two arrays have the same shape and the same entries, but for signs and rounding."""
    return np.shape(one) == np.shape(other) and np.allclose(np.abs(one), np.abs(other))


def factors_equal_up_to_sign(one: Any, other: Any) -> bool:
    """Return whether as many parts have the same entries, but for signs: a singular vector may point either way."""
    if not isinstance(one, (tuple, list)) or len(one) != len(other):
        return False
    return all(alike(np.abs(a), np.abs(b)) for a, b in zip(one, other, strict=True))


def read_factors(seen: Observation) -> Failure | None:
    """Read three arrays whose shapes fit together and fit `A`, or say what is in the way."""
    (A,) = seen.args
    value = seen.value
    failure = _misshapen(A, value)
    if failure is None:
        seen.value = tuple(_array(part) for part in value)
    seen.readable = failure is None
    return failure


def _array(part: Any) -> Array | None:
    read = read_array(part)
    return np.asarray(read.value) if isinstance(read, Read) else None


def _misshapen(A: Array, value: Any) -> Failure | None:
    parts = [_array(part) for part in value] if isinstance(value, (tuple, list)) and len(value) == 3 else []
    arrays = [part for part in parts if part is not None]
    if len(arrays) < 3:
        return Failure(
            say("It must be three arrays: `U`, `s` and `Vt`, in this order."),
            say("What stands after `return`? Are there two commas in it?"),
            "not three arrays",
        )
    U, s, Vt = arrays
    shapes = {name: str(part.shape) for name, part in (("u", U), ("s", s), ("vt", Vt))}
    if s.ndim != 1:
        return Failure(
            say("`s` must be a vector, the numbers alone. It has shape {s}.", **shapes),
            say("What turns the vector `s` into a matrix in yours? Can it stay as it is?"),
            "s is no vector",
        )
    m, n = A.shape
    if (U.shape, Vt.shape) == ((m, len(s)), (len(s), n)):
        return None
    return Failure(
        say("The shapes are {u}, {s} and {vt}. `U * s @ Vt` must fit together, and into the shape of `A`.", **shapes),
        say("Each thing that survives has a column of `U`, a number in `s`, and a row of `Vt`. Which have you cut?"),
        "shapes",
    )
