"""The graders of the calculus notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .approximating import error_of_a_line, linear_approx
from .by_hand import mse_gradient
from .chaining import chain
from .differences import central_difference, forward_difference, one_side_or_two
from .falling import convergence_order
from .fitting import fit_line
from .gradients import gradient
from .rounding import best_step, too_small
from .steps import gd_step
from .valleys import flat_start, kink, lowest_valley
from .vanishing import is_little_o, vanishing_order
from .walking import four_rates, gradient_descent

__all__ = ["exercises"]

exercises: tuple[Exercise, ...] = (
    vanishing_order,
    is_little_o,
    error_of_a_line,
    linear_approx,
    forward_difference,
    central_difference,
    one_side_or_two,
    convergence_order,
    too_small,
    best_step,
    gradient,
    mse_gradient,
    chain,
    gd_step,
    four_rates,
    gradient_descent,
    fit_line,
    kink,
    flat_start,
    lowest_valley,
)
"""All exercises of the notebook, as a learner meets them."""
