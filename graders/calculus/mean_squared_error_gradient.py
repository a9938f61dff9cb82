"""The gradient of the mean squared error of a linear model.

For data ``X`` of shape (n, d), targets ``y`` of shape (n,) and weights ``w`` of shape (d,), the loss is
``L(w) = sum((X @ w - y) ** 2) / n`` and its gradient is ``2 / n * X.T @ (X @ w - y)``, of shape (d,). It is zero where
the residual is orthogonal to the columns of ``X``.

Source: Boyd and Vandenberghe, *Convex Optimization*; Bishop, *Pattern Recognition and Machine Learning*, section 3.1.
"""

from __future__ import annotations

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import calculus as solutions

from .functions import Rng, array

__all__ = ["mse_gradient"]


def _any_data(rng: Rng) -> Inputs:
    n, k = int(rng.integers(4, 6)), int(rng.integers(2, 4))
    X = rng.integers(-3, 4, size=(n, k)) + 0.5
    return example(rng.integers(-2, 3, size=k) + 0.25, X, rng.integers(-4, 5, size=n) + 0.0)


mse_gradient = FunctionExercise(
    "calculus/mse-gradient",
    title="By hand",
    goal="Write down the gradient of the mean squared error of `X @ w` against `y`.",
    reference=solutions.mse_gradient,
    cases=[
        Case("one observation", example(array(1), array([2]), array(5))),
        Case("two observations", example(array(1), array([2], [4]), array(5, 3))),
        Case("two weights", example(array(1, 2), array([1, 0], [0, 1], [1, 1]), array(3, 1, 2))),
        Case("as many weights as observations", example(array(1, -1), array([1, 2], [0, 3]), array(2, -2))),
        Case("it fits already", example(array(1, 2), array([1, 0], [0, 1], [1, 1]), array(1, 2, 3))),
        Case("three weights, two observations", example(array(1, 0, -1), array([1, 2, 0], [0, 1, 3]), array(4, 1))),
        Case("no weight yet", example(array(0, 0), array([1, 2], [3, 1], [0, 1]), array(1, 2, 3))),
        Case("four observations", example(array(2), array([1], [2], [-1], [3]), array(1, 0, 2, -2))),
        Case("whole numbers", example(np.array([2, 1]), np.array([[1, 2], [3, 0], [1, 1]]), np.array([1, 1, 2]))),
        Case("any data", draw=_any_data, times=2),
    ],
    criteria=[
        returns_array(
            "gives a slope for each weight",
            shape_of=0,
            requirement="It has a slope for each weight: as many entries as `w`.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            rtol=1e-4,
            atol=1e-4,
            requirement="It must be the slope of `mse(w, X, y)` along each weight.",
            question="What does `gradient(lambda w: mse(w, X, y), w)` say about the same numbers?",
        ),
    ],
    misconceptions=[
        Misconception(
            "forgets the 2 of the square",
            lambda w, X, y: X.T @ (X @ w - y) / len(y),
            "What is the slope of $r^2$: $r$, or another multiple of it?",
            theme=misconception_themes.DROPPED_FACTOR,
        ),
        Misconception(
            "sums instead of taking the mean",
            lambda w, X, y: 2 * X.T @ (X @ w - y),
            "Give all data twice: a mean does not change. Does your gradient?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "sums and forgets the 2",
            lambda w, X, y: X.T @ (X @ w - y),
            "Check a single observation against differences, then the same one twice. Which factors depend on which?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "has the other sign",
            lambda w, X, y: 2 / len(y) * X.T @ (y - X @ w),
            "If the predictions are too high and grow with `w`, does the error grow with `w`, or fall?",
            also=(lambda w, X, y: -1 / len(y) * X.T @ (X @ w - y), lambda w, X, y: 2 * X.T @ (y - X @ w)),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "divides by the number of weights",
            lambda w, X, y: 2 / len(w) * X.T @ (X @ w - y),
            "The mean is over the observations. How many of them are there?",
            also=(lambda w, X, y: 2 / X.size * X.T @ (X @ w - y), lambda w, X, y: X.T @ (X @ w - y) / len(w)),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "leaves the inputs out",
            lambda w, X, y: 2 / len(y) * (X @ w - y),
            "These are the misses, one for each observation. How does a weight reach into a miss?",
            also=(lambda w, X, y: 2 * (X @ w - y), lambda w, X, y: X @ w - y),
        ),
        Misconception(
            "gives one number for all weights",
            lambda w, X, y: 2 * np.mean(X @ w - y),
            "This is one number for all weights. By how much does each of them change the error?",
            also=(
                lambda w, X, y: np.full(len(w), 2 * np.mean(X @ w - y)),
                lambda w, X, y: np.mean(X @ w - y),
                lambda w, X, y: 2 * np.mean(X * (X @ w - y)[:, None]),
            ),
        ),
        Misconception(
            "gives the error itself",
            lambda w, X, y: np.mean((X @ w - y) ** 2),
            "This is the mean squared error. How does it change when one weight does?",
        ),
        Misconception(
            "sums over the weights",
            lambda w, X, y: 2 / len(y) * np.sum(X * (X @ w - y)[:, None], axis=1),
            "You have a number for each observation. Which axis should be added up to leave one for each weight?",
            also=(lambda w, X, y: 2 * np.mean(X * (X @ w - y)[:, None], axis=1),),
            theme=misconception_themes.AXES,
        ),
        Misconception(
            "does not transpose",
            lambda w, X, y: 2 / len(y) * X @ (X @ w - y),
            "A row of `X` holds one observation, a column one weight's inputs. Which of the two meets the misses?",
            also=(lambda w, X, y: 2 / len(y) * (X @ w - y) @ X.T, lambda w, X, y: 2 * X @ (X @ w - y)),
            theme=misconception_themes.TRANSPOSE,
        ),
        Misconception(
            "leaves the truth out",
            lambda w, X, y: 2 / len(y) * X.T @ (X @ w),
            "If the weights fit already, the gradient is 0. What must be in your brackets for that?",
            also=(lambda w, X, y: 2 / len(y) * X.T @ y,),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "subtracts at the wrong place",
            lambda w, X, y: 2 / len(y) * (X.T @ X @ w - np.sum(y)),
            "Each weight meets `y` through its own inputs. Where is `X` in what you subtract?",
            also=(lambda w, X, y: 2 / len(y) * (X.T @ X @ w) - X.T @ y,),
        ),
        Misconception(
            "squares the misses once more",
            lambda w, X, y: 2 / len(y) * X.T @ (X @ w - y) ** 2,
            "The slope of $r^2$ is $2r$. Where does the square go?",
            also=(lambda w, X, y: X.T @ (X @ w - y) ** 2 / len(y),),
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "takes the size of the misses",
            lambda w, X, y: 2 / len(y) * X.T @ np.abs(X @ w - y),
            "A prediction that is too low pulls the other way. Where did its sign go?",
            also=(lambda w, X, y: X.T @ np.sign(X @ w - y) / len(y),),
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "goes to the best weights at once",
            lambda w, X, y: np.linalg.lstsq(X, y, rcond=None)[0],
            "These weights are the best. How steep is it at the weights you were given?",
        ),
        Misconception(
            "takes a step",
            lambda w, X, y: w - 2 / len(y) * X.T @ (X @ w - y),
            "Here you have gone a step already. Which part of your line is the gradient alone?",
            also=(lambda w, X, y: w - 0.1 * 2 / len(y) * X.T @ (X @ w - y),),
        ),
        *common_mistakes.of_an_array(solutions.mse_gradient),
    ],
    hints=[
        "For one observation with inputs `x`: what is the slope of `(x @ w - y)**2` along `w[0]`?",
        "It is `2 * (x @ w - y) * x[0]`: twice the miss, times the input. Now the mean over all observations.",
        "All of it at once: `X.T @ (X @ w - y)` meets each input with each miss. Then the 2, and the mean.",
    ],
    first_step="Start with the misses: `X @ w - y`.",
    on_pass="One product for all weights, where differences needed two calls for each. That is what training uses.",
)
