"""The graders of the calculus notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .chain_rule import chain
from .convergence_order import convergence_order
from .finite_differences import central_difference, forward_difference, one_side_or_two
from .gradient_descent import four_rates, gradient_descent
from .gradient_descent_step import gd_step
from .linear_approximation import error_of_a_line, linear_approx
from .linear_regression import fit_line
from .little_o import is_little_o, vanishing_order
from .local_minima import flat_start, kink, lowest_valley
from .mean_squared_error_gradient import mse_gradient
from .numerical_gradient import gradient
from .rounding_error import best_step, too_small

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
