"""The linear algebra notebook solved, as a learner might have solved it.

One source serves twice: a grader compares with these functions, and the text of one is shown when a learner asks for
the solution. So this is plain code, in the order of the notebook, and a function may use the ones above it.
"""

import numpy as np

__all__ = [
    "apply_to_batch",
    "can_compose",
    "compose_all",
    "cosine_similarity",
    "dot",
    "drop_matrix",
    "four_steps",
    "give_one",
    "is_linear",
    "make_repeater",
    "matmul",
    "matmul_no_loops",
    "norm",
    "power",
    "row_or_column",
    "run_both",
    "shape_of_transpose",
    "to_matrix",
]


def row_or_column(array):
    if array.ndim == 2 and array.shape[0] == 1:
        return "row"
    if array.ndim == 2 and array.shape[1] == 1:
        return "column"
    return "neither"


def shape_of_transpose(matrix):
    m, n = matrix.shape
    return (n, m)


def drop_matrix(n, i):
    return np.delete(np.eye(n), i, axis=0)


def make_repeater(k, n):
    return np.vstack([np.eye(n)] * k)


def can_compose(A, B):
    return A.shape[1] == B.shape[0]


def matmul(A, B):
    product = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            product[i, j] = np.sum(A[i] * B[:, j])
    return product


def matmul_no_loops(A, B):
    products = A[:, :, None] * B[None, :, :]
    return products.sum(axis=1)


def four_steps(first, second, third, fourth):
    return fourth @ third @ second @ first


def compose_all(matrices):
    composed = matrices[0]
    for matrix in matrices[1:]:
        composed = matrix @ composed
    return composed


def power(A, n):
    if n == 0:
        return np.eye(len(A))
    half = power(A, n // 2)
    if n % 2 == 0:
        return half @ half
    return half @ half @ A


def apply_to_batch(F, batch):
    return F @ batch


def run_both(A, B):
    return np.vstack([A, B])


def is_linear(f, n):
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, y = rng.normal(size=(2, n))
        a = rng.normal()
        if not np.allclose(f(a * x + y), a * f(x) + f(y)):
            return False
    return True


def to_matrix(f, n):
    columns = [f(basis_vector) for basis_vector in np.eye(n)]
    return np.column_stack(columns)


def give_one(T, x):
    return T @ x


def dot(u, v):
    return np.sum(u * v)


def norm(v):
    return np.sqrt(np.sum(v * v))


def cosine_similarity(u, v):
    return np.dot(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))
