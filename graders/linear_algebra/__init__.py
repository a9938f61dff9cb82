"""The graders of the linear algebra notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .batch import apply_to_batch
from .bilinear_map import give_one
from .block_matrices import run_both
from .coordinate_projection import drop_matrix
from .cosine_similarity import cosine_similarity
from .dot_product import dot
from .linearity import is_linear, straight_line
from .matrix_composition import compose_all, which_first
from .matrix_from_function import to_matrix
from .matrix_multiplication import matmul
from .matrix_pipeline import four_steps
from .matrix_power import power
from .norm import norm
from .permutation_matrix import swap
from .repeated_identity import make_repeater
from .row_and_column_vectors import row_or_column
from .shape_checking import can_compose
from .shapes import count_dimensions, shape_of_transpose, which_input
from .vectorized_multiplication import matmul_no_loops

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
