"""The maximum likelihood estimate of a pmf: relative frequencies.

Of all pmfs of n entries, ``p[i] = count(i) / N`` gives N independent outcomes the largest likelihood, and so the least
surprisal. An outcome that was never seen gets 0. With these frequencies ``f`` the surprisal per outcome of any pmf
``q`` is the cross-entropy ``H(f, q)``, which is least for ``q = f``.

Source: Fisher, *On the mathematical foundations of theoretical statistics*, Philosophical Transactions A 222 (1922);
Cover and Thomas, *Elements of Information Theory*, chapter 2 (information inequality).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    charts,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import probability as solutions

from .pmf_samples import Outcomes, Rng, length, outcomes, pmf

__all__ = ["fit_pmf", "least_surprised_coin"]


def _counts(data: Outcomes, n: int) -> Outcomes:
    return np.bincount(data, minlength=n)


least_surprised_coin = Prediction(
    "probability/least-surprised-coin",
    title="The least surprised coin",
    goal="Predict which coin is surprised least by 7 heads in 10.",
    name="coin_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "A fair coin pays 0.69 nats a throw. Could a bent one save more on 7 heads than it loses on 3 tails?",
        "c": "What is its surprise at the very first tail?",
    },
    misconceptions={"a": "believes in fairness", "c": "bets all on the commonest"},
    hints=[
        "What is the total surprise at 7 heads and 3 tails, for a chance of heads of 0.5, of 0.7, of 0.9?",
        "A coin that rules something out pays infinitely when it happens.",
    ],
    first_step="Read the three options and put the letter of one between quotes.",
    on_pass="The least surprised coin believes just what it saw: 7 in 10. The next exercise does that for any data.",
)


def _any_data(rng: Rng) -> Inputs:
    n = length(rng)
    return example(rng.choice(n, size=length(rng, 5, 30), p=pmf(rng, n)), n)


def _beside_the_data(data: Outcomes, n: int, p: Any) -> Mapping[str, Any] | None:
    """Return how often each outcome came beside what was made of it; the bars alone where they do not fit."""
    return charts.pair(_counts(data, n), p, names=("how often it came", "what came back")) or charts.pmf(p)


fit_pmf = FunctionExercise(
    "probability/fit-pmf",
    title="The least surprised pmf",
    goal="Give the pmf of `n` entries that is least surprised by `data`.",
    reference=solutions.fit_pmf,
    cases=[
        Case("a single 0", example(outcomes(0), 1)),
        Case("two sides, seen unequally", example(outcomes(1, 0, 1, 1), 2)),
        Case("one that never happened", example(outcomes(0, 2, 2, 2), 3)),
        Case("the last never happened", example(outcomes(1, 0, 1, 1, 0), 4)),
        Case("always the same", example(outcomes(1, 1, 1), 3)),
        Case("in any order", example(outcomes(2, 0, 1, 1, 0, 1, 3, 1), 4)),
        Case("any data", draw=_any_data, times=5),
    ],
    criteria=[
        returns_array(
            "has one entry for each outcome",
            shape=lambda data, n: (n,),
            requirement="There must be `n` entries: an outcome that never happened gets one too.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "has no negative entry",
            lambda data, n, p: np.all(p >= 0),
            "No entry of a pmf is negative.",
            "Can a count be negative?",
        ),
        holds(
            "sums to one",
            lambda data, n, p: abs(p.sum() - 1) < 1e-4,
            "The entries of a pmf sum to one.",
            "What could you divide the counts by, so that they do?",
        ),
        holds(
            "gives nothing to what never happened",
            lambda data, n, p: all(p[i] == 0 for i in range(n) if i not in data),
            "What never happened gets no mass: any mass on it is missing elsewhere, and costs surprise there.",
            "How often did that outcome happen? What is its share of all observations?",
        ),
        agrees_with_reference(
            requirement="The least surprised pmf believes just what it saw.",
            question="How often did each outcome happen?",
        ),
    ],
    misconceptions=[
        Misconception(
            "believes in fairness",
            lambda data, n: np.full(n, 1 / n),
            "Your pmf never looks at `data`. Which outcome happened most?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "gives counts",
            lambda data, n: _counts(data, n),
            "These are counts. What do they sum to, and what should they sum to?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "bets all on the commonest",
            lambda data, n: np.eye(n)[_counts(data, n).argmax()],
            "How surprised is your pmf by the first of the other outcomes?",
        ),
        Misconception(
            "divides by the number of outcomes",
            lambda data, n: _counts(data, n) / n,
            "You share among `n` outcomes. How many observations were counted?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "leaves out what never happened",
            lambda data, n: np.unique(data, return_counts=True)[1] / len(data),
            "Where in your array is the outcome that never happened? Which entry belongs to the last one then?",
        ),
        Misconception(
            "gives every outcome one for free",
            lambda data, n: (_counts(data, n) + 1) / (len(data) + n),
            "A careful habit. But is this data less surprising to a pmf that saves mass for what never came?",
            also=tuple(
                lambda data, n, free=free: (_counts(data, n) + free) / (len(data) + n * free)
                for free in (0.01, 0.1, 0.5, 0.001, 2)
            ),
        ),
        Misconception(
            "shares the data, not the counts",
            lambda data, n: data / data.sum(),
            "The numbers in `data` are names of outcomes. What should be counted?",
        ),
        Misconception(
            "lets the data decide the length",
            lambda data, n: np.bincount(data) / len(data),
            "How does your array know how many outcomes there are? Where does `n` come in?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "shares by exponentials",
            lambda data, n: np.exp(_counts(data, n)) / np.exp(_counts(data, n)).sum(),
            "A softmax is for scores of any sign. What are counts, and which outcome gets something for nothing?",
        ),
        Misconception(
            "changes the order",
            lambda data, n: np.sort(_counts(data, n) / len(data)),
            "Which outcome does your first entry belong to? And after you have put the entries in order?",
            also=(
                lambda data, n: -np.sort(-_counts(data, n) / len(data)),
                lambda data, n: _counts(data, n)[::-1] / len(data),
            ),
        ),
        Misconception(
            "counts outcomes from one",
            lambda data, n: np.array([np.mean(data == i) for i in range(1, n + 1)]),
            "Where in your array is outcome 0?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "has one entry too many or too few",
            lambda data, n: np.bincount(data, minlength=n + 1) / len(data),
            "For `n = 1`, how many entries has your array?",
            also=(lambda data, n: _counts(data, n)[: n - 1] / len(data),),
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "divides by the largest count",
            lambda data, n: _counts(data, n) / _counts(data, n).max(),
            "The commonest outcome gets all of the budget. What is left for the others?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "counts in percent",
            lambda data, n: 100 * _counts(data, n) / len(data),
            "Your entries sum to 100. What is the budget of a pmf?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "divides by one less",
            lambda data, n: _counts(data, n) / (len(data) - 1),
            "How many observations were counted? By how many do you divide?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "overlooks outcome 0",
            lambda data, n: np.where(np.arange(n) > 0, _counts(data, n) / len(data), 0),
            "What does an `if` make of the number 0? Is outcome 0 counted?",
        ),
        Misconception(
            "adds up as it goes",
            lambda data, n: np.cumsum(_counts(data, n)) / len(data),
            "Your last entry is 1 whatever the data. What does entry `i` count: outcome `i`, or all up to `i`?",
        ),
        Misconception(
            "notes only whether it happened",
            lambda data, n: (_counts(data, n) > 0) / np.sum(_counts(data, n) > 0),
            "An outcome that came once and one that came ten times get the same from you. What should differ?",
        ),
        Misconception(
            "makes a dictionary",
            lambda data, n: {i: float(np.mean(data == i)) for i in range(n)},
            "Your shares are right, under names. What makes an array of the values of a dictionary?",
        ),
        Misconception(
            "gives one number",
            lambda data, n: np.mean(data == 0),
            "That is one number. How many outcomes are to get a share?",
            also=(lambda data, n: np.mean(data) / n, lambda data, n: np.mean(data)),
        ),
        Misconception(
            "knows only coins",
            lambda data, n: np.array([1 - np.mean(data), np.mean(data)]),
            "The mean of zeros and ones is the share of ones. What is it when there is an outcome 2?",
        ),
        Misconception(
            "counts one observation only",
            lambda data, n: (np.arange(n) == data[0]) / len(data),
            "How often does the line with `return` run in your loop? How many observations were counted by then?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        *common_mistakes.of_an_array(solutions.fit_pmf),
    ],
    hints=[
        "Seven heads in ten made 0.7. What do the counts of three outcomes make?",
        "`np.sum(data == i)` counts how often outcome `i` happened.",
        "Count each outcome from 0 to `n - 1`, and divide by `len(data)`.",
    ],
    first_step="Start by counting how often outcome 0 happened.",
    on_pass="Counting and sharing out is maximum likelihood: no other pmf is less surprised by this data.",
    picture=lambda data, n, p: _beside_the_data(data, n, p),
)
