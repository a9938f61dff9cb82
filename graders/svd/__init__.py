"""The graders of the SVD notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .maps import compose_steps, survivors
from .quotients import decompose
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
)
"""All exercises of the notebook, as a learner meets them."""
