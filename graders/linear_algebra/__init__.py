"""The graders of the linear algebra notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .batches import apply_to_batch, run_both
from .composing import can_compose, compose_all, which_first
from .likeness import cosine_similarity
from .linear import is_linear, straight_line, to_matrix
from .makers import drop_matrix, make_repeater, swap
from .multiplying import matmul, power
from .shapes import count_dimensions, shape_of_transpose, which_input

__all__ = ["exercises"]

exercises: tuple[Exercise, ...] = (
    count_dimensions,
    shape_of_transpose,
    which_input,
    swap,
    drop_matrix,
    make_repeater,
    can_compose,
    matmul,
    which_first,
    compose_all,
    power,
    apply_to_batch,
    run_both,
    straight_line,
    is_linear,
    to_matrix,
    cosine_similarity,
)
"""All exercises of the notebook, as a learner meets them."""
