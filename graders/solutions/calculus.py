"""The calculus notebook solved, as a learner might have solved it.

One source serves twice: a grader compares with these functions, and the text of one is shown when a learner asks for
the solution. So this is plain code, in the order of the notebook, and a function may use the ones above it.
"""

import numpy as np

__all__ = [
    "best_step",
    "central_difference",
    "chain",
    "convergence_order",
    "fit_line",
    "forward_difference",
    "gd_step",
    "gradient",
    "gradient_descent",
    "is_little_o",
    "linear_approx",
    "lowest_valley",
    "mse_gradient",
]


def is_little_o(g):
    for side in [1, -1]:
        far = abs(g(side * 1e-12) / 1e-12)
        near = abs(g(side * 1e-24) / 1e-24)
        if near > 0.01 * far:
            return False
    return True


def linear_approx(f, df, x, epsilon):
    return f(x) + np.dot(df(x), epsilon)


def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h


def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def convergence_order(steps, errors):
    slope, _ = np.polyfit(np.log(steps), np.log(errors), 1)
    return slope


def best_step(f, slope, x, steps):
    errors = [abs(forward_difference(f, x, h) - slope) for h in steps]
    return steps[np.argmin(errors)]


def gradient(f, x):
    h = 1e-5
    slopes = [(f(x + h * basis_vector) - f(x - h * basis_vector)) / (2 * h) for basis_vector in np.eye(len(x))]
    return np.array(slopes)


def mse_gradient(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def chain(J_f, g, J_g, x):
    return J_f(g(x)) @ J_g(x)


def gd_step(x_t, df, learning_rate):
    return x_t - learning_rate * df(x_t)


def gradient_descent(x_0, df, learning_rate, n_steps):
    history = [x_0]
    for _ in range(n_steps):
        history.append(gd_step(history[-1], df, learning_rate))
    return np.array(history)


def fit_line(xs, ys):
    X = np.column_stack([xs, np.ones(len(xs))])
    history = gradient_descent(np.zeros(2), lambda w: mse_gradient(w, X, ys), 0.1, 200)
    return history[-1]


def lowest_valley(f, df, starts, learning_rate, n_steps):
    ends = [gradient_descent(start, df, learning_rate, n_steps)[-1] for start in starts]
    return min(ends, key=f)
