"""Evidence: how well a pmf explains data, and the pmf that explains it best."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    given,
    holds,
    is_finite,
    leaves_arguments_alone,
    pictures,
    returns_array,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmfs import Rng, length, pmf

__all__ = ["fit_pmf", "least_surprised_coin", "log_likelihood", "underflow"]


def _outcomes(*numbers: int) -> npt.NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)


def _drawn(rng: Rng) -> Inputs:
    n = length(rng)
    return given(pmf(rng, n), rng.integers(n, size=length(rng, 2, 9)))


underflow = Prediction(
    "probability/underflow",
    title="A product of a thousand small numbers",
    goal="Predict what Python makes of 0.1 multiplied by itself a thousand times.",
    name="underflow_guess",
    options=("a", "b", "c", "d"),
    answer="b",
    asks={
        "a": "A float has room for exponents down to about -308. Where would it put -1000?",
        "c": "Python says `OverflowError` to some numbers that are too large. Did it ever complain of one too small?",
        "d": "Each step divides by ten again. What comes after the smallest number there is?",
    },
    misconceptions={
        "a": "floats have no smallest number",
        "c": "too small is an error",
        "d": "floats stop at the smallest number",
    },
    hints=["What does `1e-200 * 1e-200` give? Try it.", "Numbers below about `5e-324` cannot be told from one number."],
    first="Read the four options and put the letter of one between quotes.",
    passing="The product sinks to 0.0 without a word. Its log is only -2302.6: logs keep it alive.",
)

log_likelihood = FunctionExercise(
    "probability/log-likelihood",
    title="The log of the likelihood",
    goal="Give the log of how likely `p` makes all of `data`.",
    reference=solutions.log_likelihood,
    cases=[
        Case("one throw", given(np.array([0.25, 0.75]), _outcomes(0))),
        Case("a repeated outcome", given(np.array([0.25, 0.75]), _outcomes(1, 1, 0))),
        Case("an outcome that is missing", given(np.array([0.2, 0.3, 0.5]), _outcomes(2, 0, 2))),
        Case("the last outcome", given(np.array([0.1, 0.2, 0.3, 0.4]), _outcomes(3, 2))),
        Case("a sure thing", given(np.array([1.0]), _outcomes(0, 0))),
        Case("two thousand throws", given(np.array([0.5, 0.5]), np.zeros(2000, dtype=np.int64))),
        Case("any pmf, any data", _drawn, times=5),
        Case("thousands of any outcomes", lambda rng: [pmf(rng, 4), rng.integers(4, size=3000)]),
        Case(
            "data that was ruled out",
            given(np.array([0.0, 1.0]), _outcomes(1, 0)),
            stretch=True,
            says="What if `p` gave no chance to something that happened? Does your function say `-np.inf`?",
            reached="Data that `p` ruled out gets `-np.inf`: no pmf is caught lying more clearly.",
        ),
        Case(
            "no data at all",
            given(np.array([0.5, 0.5]), _outcomes()),
            stretch=True,
            says="Without any data there is no surprise. Does your function say 0 to an empty array?",
            reached="No data, no surprise: it gives 0 for an empty array.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(
            must="On paper it is an ordinary number. Python lost it on the way.",
            asks="How small does the product of so many chances get? On which side of the log is it a sum?",
        ),
        leaves_arguments_alone(),
        holds(
            "is never above zero",
            lambda p, data, value: value <= 1e-9,
            "A likelihood is at most one, so its log is never above zero.",
            "Is every number inside your log a chance? Which sign does its log have?",
        ),
        holds(
            "falls with every observation",
            lambda p, data, value: value <= len(data) * np.log(p.max()) + 1e-6,
            "Each observation brings its own chance, below one: more data, lower log-likelihood.",
            "How many terms should your sum have?",
        ),
        agrees_with_reference(asks="Write down the chance of each observation. What do you do with their logs?"),
    ],
    misconceptions=[
        Misconception(
            "multiplies before taking the log",
            lambda p, data: np.log(np.prod(p[data])),
            "How small is the product when you take its log? Could you take logs first?",
        ),
        Misconception(
            "forgets the log",
            lambda p, data: np.prod(p[data]),
            "That is the likelihood itself. What is its log, and does it survive a thousand observations?",
        ),
        Misconception(
            "adds chances instead of logs",
            lambda p, data: np.log(np.sum(p[data])),
            "Chances of independent observations multiply. What does that make of their logs?",
        ),
        Misconception(
            "gives the surprise instead",
            lambda p, data: -np.sum(np.log(p[data])),
            "This is the total surprise. How does the log of the likelihood differ from it?",
        ),
        Misconception(
            "takes the mean",
            lambda p, data: np.mean(np.log(p[data])),
            "The log of a product of a hundred chances has a hundred terms. Is it their mean?",
        ),
        Misconception(
            "counts each outcome once",
            lambda p, data: np.sum(np.log(p[np.unique(data)])),
            "An outcome that comes again brings its chance again. How often does yours count it?",
        ),
        Misconception(
            "counts in bits",
            lambda p, data: np.sum(np.log2(p[data])),
            "Which base has your log? Which one did the house rules name?",
        ),
        Misconception(
            "adds up all of p",
            lambda p, data: np.sum(np.log(p)),
            "Which entries of `p` speak of what happened? Where does `data` come in?",
        ),
        Misconception(
            "counts positions from one",
            lambda p, data: np.sum(np.log(p[data - 1])),
            "Which entry of `p` belongs to outcome 0?",
        ),
    ],
    hints=[
        "What is the log of a product of two numbers?",
        "`p[data]` is the array of the chances of all observations, one by one.",
        "Take the log of every entry of `p[data]`, and add them up.",
    ],
    first="Start with the chances of what happened: `p[data]`.",
    passing="It survives any amount of data. Minus this number is the loss that training makes small.",
)

least_surprised_coin = Prediction(
    "probability/least-surprised-coin",
    title="The least surprised coin",
    goal="Predict which coin is surprised least by 7 heads in 10.",
    name="coin_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "A fair coin pays 0.69 nats a throw. Could a bent one save more on 7 heads than it loses on 3 tails?",
        "c": "What is its surprise at the very first tail?",
    },
    misconceptions={"a": "believes in fairness", "c": "bets all on the commonest"},
    hints=[
        "What is the total surprise at 7 heads and 3 tails, for a chance of heads of 0.5, of 0.7, of 0.9?",
        "A coin that rules something out pays infinitely when it happens.",
    ],
    first="Read the three options and put the letter of one between quotes.",
    passing="The least surprised coin believes just what it saw: 7 in 10. The next exercise does that for any data.",
)


def _any_data(rng: Rng) -> Inputs:
    n = length(rng)
    return given(rng.choice(n, size=length(rng, 5, 30), p=pmf(rng, n)), n)


fit_pmf = FunctionExercise(
    "probability/fit-pmf",
    title="The least surprised pmf",
    goal="Give the pmf of `n` entries that is least surprised by `data`.",
    reference=solutions.fit_pmf,
    cases=[
        Case("a single 0", given(_outcomes(0), 1)),
        Case("two sides, seen unequally", given(_outcomes(1, 0, 1, 1), 2)),
        Case("one that never happened", given(_outcomes(0, 2, 2, 2), 3)),
        Case("the last never happened", given(_outcomes(1, 0, 1, 1, 0), 4)),
        Case("always the same", given(_outcomes(1, 1, 1), 3)),
        Case("in any order", given(_outcomes(2, 0, 1, 1, 0, 1, 3, 1), 4)),
        Case("any data", _any_data, times=5),
    ],
    criteria=[
        returns_array(
            "has one entry for each outcome",
            shape=lambda data, n: (n,),
            must="There must be `n` entries: an outcome that never happened gets one too.",
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
            must="The least surprised pmf believes just what it saw.", asks="How often did each outcome happen?"
        ),
    ],
    misconceptions=[
        Misconception(
            "believes in fairness",
            lambda data, n: np.full(n, 1 / n),
            "Your pmf never looks at `data`. Which outcome happened most?",
        ),
        Misconception(
            "gives counts",
            lambda data, n: np.bincount(data, minlength=n),
            "These are counts. What do they sum to, and what should they sum to?",
        ),
        Misconception(
            "bets all on the commonest",
            lambda data, n: np.eye(n)[np.bincount(data, minlength=n).argmax()],
            "How surprised is your pmf by the first of the other outcomes?",
        ),
        Misconception(
            "divides by the number of outcomes",
            lambda data, n: np.bincount(data, minlength=n) / n,
            "You share among `n` outcomes. How many observations were counted?",
        ),
        Misconception(
            "leaves out what never happened",
            lambda data, n: np.unique(data, return_counts=True)[1] / len(data),
            "Where in your array is the outcome that never happened? Which entry belongs to the last one then?",
        ),
        Misconception(
            "gives every outcome one for free",
            lambda data, n: (np.bincount(data, minlength=n) + 1) / (len(data) + n),
            "A careful habit. But is this data less surprising to a pmf that saves mass for what never came?",
        ),
        Misconception(
            "shares the data, not the counts",
            lambda data, n: data / data.sum(),
            "The numbers in `data` are names of outcomes. What should be counted?",
        ),
    ],
    hints=[
        "Seven heads in ten made 0.7. What do the counts of three outcomes make?",
        "`np.sum(data == i)` counts how often outcome `i` happened.",
        "Count each outcome from 0 to `n - 1`, and divide by `len(data)`.",
    ],
    first="Start by counting how often outcome 0 happened.",
    passing="Counting and sharing out is maximum likelihood: no other pmf is less surprised by this data.",
    picture=lambda data, n, p: pictures.pmf(p),
)
