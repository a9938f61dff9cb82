"""The SVD notebook solved, as a learner might have solved it.

One source serves twice: a grader compares with these functions, and the text of one is shown when a learner asks for
the solution. So this is plain code, in the order of the notebook, and a function may use the ones above it.
"""

import numpy as np

__all__ = [
    "best_rank_k",
    "compact_svd",
    "compose_steps",
    "decompose",
    "does_the_same",
    "error_of_rank_k",
    "keeper",
    "least_squares",
    "pseudo_inverse",
    "rank",
    "share_kept",
    "stretches",
    "thrown_away",
]


def decompose(f, domain):
    keep, rename, place = {}, {}, {}
    stands_for = {}
    for x in domain:
        y = f(x)
        if y not in stands_for:
            slot = len(rename)
            stands_for[y] = x
            rename[x] = slot
            place[slot] = y
        keep[x] = stands_for[y]
    return keep, rename, place


def compose_steps(keep, rename, place):
    return {x: place[rename[keep[x]]] for x in keep}


def rank(A):
    s = np.linalg.svd(A, compute_uv=False)
    return int(np.sum(s > 1e-10 * s[0]))


def thrown_away(A):
    U, s, Vt = np.linalg.svd(A)
    return Vt[rank(A) :].T


def keeper(A):
    U, s, Vt = np.linalg.svd(A)
    kept = Vt[: rank(A)]
    return kept.T @ kept


def stretches(A, V):
    return np.linalg.norm(A @ V, axis=0)


def compact_svd(A):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    r = rank(A)
    return U[:, :r], s[:r], Vt[:r]


def does_the_same(A, U, s, Vt):
    product = U * s @ Vt
    if product.shape != A.shape:
        return False
    return bool(np.linalg.norm(product - A) <= 1e-9 * np.linalg.norm(A))


def best_rank_k(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * s[:k] @ Vt[:k]


def error_of_rank_k(A, k):
    s = np.linalg.svd(A, compute_uv=False)
    return np.sqrt(np.sum(s[k:] ** 2))


def share_kept(picture, k):
    s = np.linalg.svd(picture, compute_uv=False)
    return np.sum(s[:k] ** 2) / np.sum(s**2)


def pseudo_inverse(A):
    U, s, Vt = compact_svd(A)
    return Vt.T / s @ U.T


def least_squares(A, b):
    return pseudo_inverse(A) @ b
