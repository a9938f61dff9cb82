"""When two answers of linear algebra are the same, though their numbers are not: other signs, another basis.

A singular vector may point either way, vectors of one singular value may be turned among themselves, and any basis of
a subspace is as good as any other. Shapes must still be the same: nothing is stretched to fit, and what is no array of
finite real numbers is the same as nothing.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from .comparison import ATOL, RTOL, alike, as_numbers

__all__ = [
    "has_orthonormal_columns",
    "is_basis",
    "projector_onto",
    "rank_of",
    "same_least_squares",
    "same_subspace",
    "same_svd",
    "same_up_to_signs",
]

Array = npt.NDArray[np.float64]

NOTHING = 1e-9
"""A singular value is taken for zero below this share of the largest one: rounding, not a direction."""

_EPSILON = float(np.finfo(np.float64).eps)


def rank_of(matrix: Any, nothing: float = NOTHING) -> int:
    """Return the numerical rank of a matrix: the number of its singular values that are not zero.

    Parameters
    ----------
    matrix : array_like
        Of shape ``(m, n)``. Finite real numbers.
    nothing : float
        Singular values below this share of the largest count as zero.

    Returns
    -------
    int

    Raises
    ------
    ValueError
        If `matrix` is no matrix of finite real numbers.

    Examples
    --------
    >>> rank_of([[1, 2], [2, 4]])
    1
    """
    read = _matrix(matrix)
    if read is None:
        raise ValueError("a rank is that of a matrix of finite real numbers")
    return _rank(np.linalg.svd(read, compute_uv=False), nothing)


def projector_onto(columns: Any, nothing: float = NOTHING) -> Array:
    """Return the orthogonal projector onto the span of the columns.

    Parameters
    ----------
    columns : array_like
        Of shape ``(m, n)``. Finite real numbers. The columns need not be independent.
    nothing : float
        Singular values below this share of the largest count as zero.

    Returns
    -------
    ndarray
        Of shape ``(m, m)``. The matrix ``U @ U.T``, for an orthonormal basis ``U`` of the span.

    Raises
    ------
    ValueError
        If `columns` is no matrix of finite real numbers.

    Examples
    --------
    >>> (projector_onto([[1, 2], [1, 2]]) * 2).round().astype(int).tolist()
    [[1, 1], [1, 1]]
    """
    read = _matrix(columns)
    if read is None:
        raise ValueError("the columns of a matrix of finite real numbers span a subspace")
    u, s, _ = np.linalg.svd(read, full_matrices=False)
    kept = u[:, : _rank(s, nothing)]
    projector: Array = kept @ kept.T
    return projector


def same_subspace(one: Any, other: Any, atol: float = RTOL) -> bool:
    """Say whether the columns of two matrices span the same subspace.

    Parameters
    ----------
    one, other : array_like
        Of shapes ``(m, n)`` and ``(m, k)``. The columns may differ in number, not in length.
    atol : float
        How far the entries of the two orthogonal projectors may be apart.

    Returns
    -------
    bool
        False also where one of the two is no matrix of finite real numbers.

    Examples
    --------
    >>> same_subspace([[1], [1]], [[-2, 3], [-2, 3]])
    True
    >>> same_subspace([[1], [1]], [[1], [2]])
    False
    """
    a, b = _matrix(one), _matrix(other)
    return a is not None and b is not None and len(a) == len(b) and _near(projector_onto(a), projector_onto(b), atol)


def is_basis(columns: Any, of: Any, atol: float = RTOL) -> bool:
    """Say whether columns are a basis of the span of other columns: the same span, and not one too many.

    Parameters
    ----------
    columns : array_like
        Of shape ``(m, n)``. What may be a basis.
    of : array_like
        Of shape ``(m, k)``. What spans the subspace.
    atol : float
        As of `same_subspace`.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_basis([[3], [3]], of=[[1, 2], [1, 2]])
    True
    >>> is_basis([[1, 2], [1, 2]], of=[[1], [1]])
    False
    """
    read = _matrix(columns)
    return read is not None and same_subspace(read, of, atol) and rank_of(read) == read.shape[1]


def has_orthonormal_columns(matrix: Any, atol: float = RTOL) -> bool:
    """Say whether the columns are orthonormal: ``matrix.T @ matrix`` is the identity.

    Parameters
    ----------
    matrix : array_like
        Of shape ``(m, n)``. The columns.
    atol : float
        How far an entry of the product may be off.

    Returns
    -------
    bool

    Examples
    --------
    >>> has_orthonormal_columns([[0.6, -0.8], [0.8, 0.6]])
    True
    >>> has_orthonormal_columns([[1, 1], [0, 1]])
    False
    """
    read = _matrix(matrix)
    if read is None or read.shape[1] > read.shape[0]:  # there are not so many right angles
        return False
    return _near(read.T @ read, np.eye(read.shape[1]), atol)


def same_up_to_signs(one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Say whether two matrices have the same columns in the same order, each of them up to its sign.

    Parameters
    ----------
    one, other : array_like
        Of shape ``(m, n)``. The matrices; of different shapes they are never the same.
    rtol, atol : float
        As of `alike`.

    Returns
    -------
    bool

    Examples
    --------
    >>> same_up_to_signs([[1, 2], [3, 4]], [[-1, 2], [-3, 4]])
    True
    >>> same_up_to_signs([[1, 2], [3, 4]], [[2, 1], [4, 3]])
    False
    """
    a, b = _matrix(one), _matrix(other)
    if a is None or b is None or a.shape != b.shape:
        return False
    return all(alike(x, y, rtol, atol) or alike(-x, y, rtol, atol) for x, y in zip(a.T, b.T, strict=True))


def same_svd(one: Any, other: Any, tolerance: float = RTOL) -> bool:
    """Say whether two triples ``(U, s, Vt)`` are the same three steps.

    The same singular values, in any order if their vectors follow them. Pairs of singular vectors may change their sign
    together, and be turned among those of one singular value; where that is zero, ``U`` and ``Vt`` each for itself.

    Parameters
    ----------
    one, other : tuple of array_like
        Of shapes ``(m, k)``, ``(k,)`` and ``(k, n)``. The triples.
    tolerance : float
        How far the singular values may be apart, relative to the largest.

    Returns
    -------
    bool

    Examples
    --------
    >>> import numpy as np
    >>> U, s, Vt = np.linalg.svd([[3.0, 0.0], [0.0, 2.0]])
    >>> same_svd((-U, s, -Vt), (U, s, Vt))
    True
    >>> same_svd((-U, s, Vt), (U, s, Vt))
    False
    """
    first, second = _triple(one), _triple(other)
    if first is None or second is None or [part.shape for part in first] != [part.shape for part in second]:
        return False
    (u, s, vt), (w, t, xt) = _in_order(first), _in_order(second)
    scale = max(float(np.max(np.abs(t), initial=0.0)), ATOL)
    if not _near(s, t, tolerance * scale):
        return False
    return all(
        _same_pairs(u[:, start:stop], vt[start:stop], w[:, start:stop], xt[start:stop], t[start] > NOTHING * scale)
        for start, stop in _runs(t, tolerance * scale)
    )


def same_least_squares(A: Any, one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Say whether two solutions of ``A @ x = b`` by least squares are the same, as far as `A` lets anybody know.

    Rounding moves a solution by the square of the condition number of `A` where it was found by the normal equations,
    a way that is as right as any other; that much is granted, up to a hundredth.

    Parameters
    ----------
    A : array_like
        Of shape ``(m, n)``. The matrix.
    one, other : array_like
        Of shape ``(n,)``. The solutions.
    rtol, atol : float
        What is granted in any case.

    Returns
    -------
    bool

    Examples
    --------
    >>> same_least_squares([[1, 0], [0, 1], [0, 0]], [2.0, 3.0], [2.0, 3.0 + 1e-9])
    True
    """
    a, x, y = _matrix(A), as_numbers(one), as_numbers(other)
    if a is None or x is None or y is None or x.shape != y.shape or x.ndim != 1 or len(x) != a.shape[1]:
        return False
    if x.dtype.kind == "c" or y.dtype.kind == "c" or not (np.isfinite(x).all() and np.isfinite(y).all()):
        return False
    s = np.linalg.svd(a, compute_uv=False)
    kept = s[: _rank(s, NOTHING)]
    condition = float(kept[0] / kept[-1]) if kept.size else 1.0
    granted = max(rtol, min(100 * _EPSILON * condition**2, 1e-2))
    return bool(np.linalg.norm(x - y) <= atol + granted * np.linalg.norm(y))


def _matrix(value: Any) -> Array | None:
    numbers = as_numbers(value)
    if numbers is None or numbers.ndim != 2 or numbers.dtype.kind == "c" or not np.isfinite(numbers).all():
        return None
    return numbers


def _rank(s: npt.NDArray[np.floating[Any]], nothing: float) -> int:
    largest = float(np.max(s, initial=0.0))
    return int(np.sum(s > nothing * largest)) if largest > 0 else 0


def _near(one: Array, other: Array, atol: float) -> bool:
    return one.shape == other.shape and bool(np.all(np.abs(one - other) <= atol))


def _triple(value: Any) -> tuple[Array, Array, Array] | None:
    """Read three steps whose shapes fit together."""
    if not isinstance(value, (tuple, list)) or len(value) != 3:
        return None
    u, s, vt = _matrix(value[0]), as_numbers(value[1]), _matrix(value[2])
    if u is None or vt is None or s is None or s.ndim != 1 or s.dtype.kind == "c" or not np.isfinite(s).all():
        return None
    return (u, s, vt) if u.shape[1] == len(s) == len(vt) else None


def _in_order(triple: tuple[Array, Array, Array]) -> tuple[Array, Array, Array]:
    u, s, vt = triple
    order = np.argsort(-s, kind="stable")
    return u[:, order], s[order], vt[order]


def _runs(s: Array, gap: float) -> list[tuple[int, int]]:
    """Return where runs of equal singular values begin and end."""
    starts = [place for place in range(len(s)) if place == 0 or s[place - 1] - s[place] > gap]
    return list(zip(starts, [*starts[1:], len(s)], strict=True))


def _same_pairs(u: Array, vt: Array, w: Array, xt: Array, matters: bool) -> bool:
    """Say whether the vectors of one singular value are the same but for a turn."""
    near = math.sqrt(RTOL)  # the nearer two singular values are, the less is known of their vectors
    same = _near(u @ u.T, w @ w.T, near) and _near(vt.T @ vt, xt.T @ xt, near)
    return same and (not matters or _near(u @ vt, w @ xt, near))
