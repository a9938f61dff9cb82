"""The graders of the linear algebra notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .batches import apply_to_batch, run_both
from .composing import can_compose, compose_all, which_first
from .currying import give_one
from .lengths import norm
from .likeness import cosine_similarity
from .linear import is_linear, straight_line, to_matrix
from .loopless import matmul_no_loops
from .makers import drop_matrix, make_repeater, swap
from .multiplying import matmul, power
from .pipelines import four_steps
from .products import dot
from .rows import row_or_column
from .shapes import count_dimensions, shape_of_transpose, which_input

__all__ = ["exercises"]

exercises: tuple[Exercise, ...] = (
    count_dimensions,
    row_or_column,
    shape_of_transpose,
    which_input,
    swap,
    drop_matrix,
    make_repeater,
    can_compose,
    matmul,
    matmul_no_loops,
    which_first,
    four_steps,
    compose_all,
    power,
    apply_to_batch,
    run_both,
    straight_line,
    is_linear,
    to_matrix,
    give_one,
    dot,
    norm,
    cosine_similarity,
)
"""All exercises of the notebook, as a learner meets them."""
