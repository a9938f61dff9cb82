"""The probability notebook solved, as a learner might have solved it.

One source serves twice: a grader compares with these functions, and the text of one is shown when a learner asks for
the solution. So this is plain code, in the order of the notebook, and a function may use the ones above it.
"""

import numpy as np

__all__ = [
    "crossentropy",
    "divergence",
    "entropy",
    "fit_pmf",
    "gaussian_surprise",
    "is_pmf",
    "log_likelihood",
    "logsumexp",
    "my_pdf",
    "nats_to_bits",
    "run_gd",
    "softmax",
    "softmax_crossentropy",
    "sum_squared_error",
    "surprise",
]


def is_pmf(array):
    return bool(np.all(array >= 0) and np.isclose(np.sum(array), 1))


def my_pdf(x):
    return 2 * x


def surprise(p, i):
    return -np.log(p[i])


def log_likelihood(p, data):
    return np.sum(np.log(p[data]))


def fit_pmf(data, n):
    counts = np.array([np.sum(data == i) for i in range(n)])
    return counts / len(data)


def logsumexp(xs):
    largest = np.max(xs)
    return largest + np.log(np.sum(np.exp(xs - largest)))


def softmax(xs):
    return np.exp(xs - logsumexp(xs))


def entropy(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log(possible))


def nats_to_bits(nats):
    return nats / np.log(2)


def crossentropy(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log(q[happens]))


def divergence(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))


def softmax_crossentropy(logits, p):
    return logsumexp(logits) - np.sum(p * logits)


def gaussian_surprise(mu, data):
    return np.sum(0.5 * (data - mu) ** 2 + 0.5 * np.log(2 * np.pi))


def sum_squared_error(mu, data):
    return np.sum((data - mu) ** 2)


def run_gd(mu_0, data, f, learning_rate=0.1, n_steps=10):
    mu = mu_0
    h = 1e-5
    for _ in range(n_steps):
        slope = (f(mu + h, data) - f(mu - h, data)) / (2 * h)
        mu = mu - learning_rate * slope
    return mu
