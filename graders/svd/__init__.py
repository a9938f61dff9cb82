"""The graders of the SVD notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .approximate_equality import does_the_same
from .compact_svd import compact_svd, one_way
from .function_decomposition import decompose
from .function_image import compose_steps, survivors
from .image_compression import busy_pictures, share_kept
from .least_squares import least_squares
from .low_rank_approximation import best_rank_k, error_of_rank_k
from .null_space import thrown_away
from .pseudo_inverse import pseudo_inverse, undo
from .rank import outer, rank
from .row_space_projector import keeper
from .singular_values import stretches

__all__ = ["exercises"]

exercises: tuple[Exercise, ...] = (
    survivors,
    decompose,
    compose_steps,
    outer,
    rank,
    thrown_away,
    keeper,
    stretches,
    compact_svd,
    does_the_same,
    one_way,
    best_rank_k,
    error_of_rank_k,
    busy_pictures,
    share_kept,
    pseudo_inverse,
    undo,
    least_squares,
)
"""All exercises of the notebook, as a learner meets them."""
