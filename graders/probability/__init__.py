"""The graders of the probability notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .cross_entropy import confident_and_wrong, crossentropy
from .density import density_above_one, my_pdf
from .entropy import entropy, rare_events
from .gaussian_nll import gaussian_surprise
from .gradient_descent import run_gd, same_mean
from .information_units import nats_to_bits
from .kl_divergence import divergence, ruled_out
from .likelihood import log_likelihood, underflow
from .logsumexp import logsumexp
from .maximum_likelihood import fit_pmf, least_surprised_coin
from .pmf import is_pmf
from .softmax import shifted_scores, softmax
from .softmax_cross_entropy import softmax_crossentropy
from .squared_error import sum_squared_error
from .surprisal import surprise, surprises_add

__all__ = ["exercises"]

exercises: tuple[Exercise, ...] = (
    is_pmf,
    density_above_one,
    my_pdf,
    surprises_add,
    surprise,
    underflow,
    log_likelihood,
    least_surprised_coin,
    fit_pmf,
    logsumexp,
    shifted_scores,
    softmax,
    rare_events,
    entropy,
    nats_to_bits,
    confident_and_wrong,
    crossentropy,
    ruled_out,
    divergence,
    softmax_crossentropy,
    gaussian_surprise,
    sum_squared_error,
    same_mean,
    run_gd,
)
"""All exercises of the notebook, as a learner meets them."""
