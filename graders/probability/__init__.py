"""The graders of the probability notebook, in its reading order."""

from __future__ import annotations

from graders.kit import Exercise

from .belief import confident_and_wrong, crossentropy
from .classifier import softmax_crossentropy
from .descent import run_gd, same_mean
from .drawing import density_above_one, my_pdf
from .entropy import entropy, rare_events
from .evidence import log_likelihood, underflow
from .exponentials import logsumexp
from .fitting import fit_pmf, least_surprised_coin
from .gaussian import gaussian_surprise
from .mass import is_pmf
from .price import divergence, ruled_out
from .scores import shifted_scores, softmax
from .squares import sum_squared_error
from .surprises import surprise, surprises_add
from .units import nats_to_bits

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
