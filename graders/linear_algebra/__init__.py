"""The graders of the linear algebra notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .batches import apply_to_batch
from .blackbox import to_matrix
from .composing import compose_all, which_first
from .currying import give_one
from .dropping import drop_matrix
from .lengths import norm
from .likeness import cosine_similarity
from .linear import is_linear, straight_line
from .loopless import matmul_no_loops
from .multiplying import matmul
from .pipelines import four_steps
from .powers import power
from .products import dot
from .repeating import make_repeater
from .rows import row_or_column
from .shapes import count_dimensions, shape_of_transpose, which_input
from .signatures import can_compose
from .stacking import run_both
from .swapping import swap

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
