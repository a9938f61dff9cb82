"""The graders of the SVD notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .backwards import least_squares, pseudo_inverse, undo
from .maps import compose_steps, survivors
from .nearest import best_rank_k, error_of_rank_k
from .quotients import decompose
from .renaming import stretches
from .rounding import does_the_same
from .shares import busy_pictures, share_kept
from .steps import compact_svd, one_way
from .surviving import outer, rank
from .throwing import keeper, thrown_away

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
