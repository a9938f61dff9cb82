"""Probability mass functions.

An array ``p`` of shape (n,) is a pmf when ``p[i] >= 0`` for all i and ``sum(p) = 1``, but for rounding. No entry can
then exceed 1; entries may be 0.

Source: Cover and Thomas, *Elements of Information Theory*, chapter 2.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    charts,
    example,
    holds,
    leaves_arguments_alone,
    returns_bool,
)
from graders.solutions import probability as solutions

from .pmf_samples import Array, Rng, length, pmf

__all__ = ["is_pmf"]


def _exact(rng: Rng, n: int) -> Array:
    """Return a pmf that sums to one exactly, in any order: how near is near enough is for the cases by hand to ask."""
    p = np.round(pmf(rng, n) * 2**20)
    p[p.argmax()] += 2**20 - p.sum()
    exact: Array = p / 2**20
    return exact


def _overdrawn(rng: Rng) -> list[Array]:
    """Entries that sum to one, with one debt at any position."""
    n = length(rng, 3)
    array = pmf(rng, n)
    debtor = int(rng.integers(n))
    payer = (debtor + 1) % n
    moved = array[debtor] + rng.uniform(0.05, 0.5)
    array[debtor] -= moved
    array[payer] += moved
    return [array]


def _off_budget(rng: Rng) -> list[Array]:
    """No debts, and a budget that is missed by 0.003 up to a third, either way."""
    return [pmf(rng, length(rng)) * (1 + rng.choice([-1, 1]) * np.exp(rng.uniform(np.log(0.003), np.log(0.3))))]


def _spends_one(array: Array) -> bool:
    return abs(float(array.sum()) - 1) < 1e-6


def _forgiving(most: float) -> Callable[[Array], bool]:
    return lambda array: bool(np.all(array >= 0)) and abs(array.sum() - 1) < most


_BY_HAND = {
    "a coin": [0.5, 0.5],
    "not fair": [0.2, 0.3, 0.5],
    "certain": [1.0],
    "zeros are allowed": [0.0, 1.0, 0.0],
    "a sum that rounding spoils": [0.57, 0.35, 0.08],
    "ten tenths": [0.1] * 10,
    "a debt at the end": [1.5, -0.5],
    "a debt at the start": [-0.2, 0.7, 0.5],
    "a debt in the middle": [0.7, -0.2, 0.5],
    "a small debt at the end": [0.5, 0.7, -0.2],
    "a tiny debt": [1.005, -0.005],
    "a debt beside a whole budget": [0.5, 0.5, -0.5],
    "two debts": [1.5, -0.25, -0.25],
    "one and its opposite": [0.5, -0.5],
    "too little": [0.5, 0.4],
    "too much": [0.6, 0.7],
    "squares that sum to one": [0.6, 0.8],
    "nothing": [0.0, 0.0],
    "a whole number too much": [2.0],
    "a little too much": [0.5, 0.502],
    "a little too little": [0.498, 0.5],
}

is_pmf = FunctionExercise(
    "probability/is-pmf",
    title="A budget of one",
    goal="Say whether an array is a probability mass function.",
    reference=solutions.is_pmf,
    cases=[
        *(Case(name, example(np.array(entries))) for name, entries in _BY_HAND.items()),
        Case("any pmf", draw=lambda rng: [_exact(rng, length(rng))], times=3),
        Case("a long pmf", draw=lambda rng: [rng.permutation(np.repeat(_exact(rng, 3), 8) / 8)]),
        Case("any debt", draw=_overdrawn, times=3),
        Case("any other budget", draw=_off_budget, times=3),
        Case(
            "no entries at all",
            example(np.array([])),
            stretch=True,
            prompt="Is an empty array a pmf? How much of the budget does it spend?",
            on_reached="An empty array spends nothing, so it is no pmf. Your function knows.",
        ),
        Case(
            "an entry that is no number",
            example(np.array([np.nan, 1.0])),
            stretch=True,
            prompt="`nan` is not below zero, and it is no mass either. Does your function say `False` to it?",
            on_reached="It says no to `nan` as well.",
        ),
    ],
    criteria=[
        returns_bool(),
        leaves_arguments_alone(),
        holds(
            "says yes to a plain pmf",
            lambda array, said: said or not (np.all(array >= 0) and array.sum() == sum(array) == 1),
            "It has no negative entry and sums to one: that is a pmf.",
            "Which of your conditions says no to it?",
        ),
        holds(
            "lets rounding pass",
            lambda array, said: said or not (np.all(array >= 0) and _spends_one(array)),
            "On paper it sums to one; Python's sum misses by less than a billionth.",
            "How near to one is near enough for you?",
        ),
        holds(
            "catches debts",
            lambda array, said: not said or bool(np.all(array >= 0)),
            "No entry of a pmf is negative.",
            "What would a mass of -0.5 mean?",
        ),
        holds(
            "catches a wrong budget",
            lambda array, said: not said or _spends_one(array),
            "The entries of a pmf sum to one: no more, no less.",
            "What does your function do with the sum?",
        ),
        agrees_with_reference(),
    ],
    misconceptions=[
        Misconception(
            "only checks the sum",
            lambda array: bool(np.isclose(array.sum(), 1)),
            "The sum is one here. What else must be true of each entry?",
        ),
        Misconception(
            "asks for exactly one",
            lambda array: bool(np.all(array >= 0)) and array.sum() == 1,
            "Print `0.57 + 0.35 + 0.08`. Should the last digit decide?",
            also=(
                lambda array: bool(np.all(array >= 0)) and sum(array) == 1,
                lambda array: bool(np.all(array >= 0)) and math.fsum(array) == 1,
            ),
            theme=misconception_themes.EXACT_FLOATS,
        ),
        Misconception(
            "only checks the entries",
            lambda array: bool(np.all((array >= 0) & (array <= 1))),
            "Each entry is fine by itself. What must be true of all of them together?",
        ),
        Misconception(
            "lets some of the budget go",
            lambda array: bool(np.all(array >= 0)) and array.sum() < 1 + 1e-6,
            "If the masses sum to 0.9, what happens the rest of the time?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "lets the budget be overspent",
            lambda array: bool(np.all(array >= 0)) and array.sum() > 1 - 1e-6,
            "If the masses sum to 1.3, can all of them be chances of one and the same draw?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "forbids zeros",
            lambda array: bool(np.all(array > 0)) and abs(array.sum() - 1) < 1e-6,
            "A die that always lands on 3 has a pmf. What is the mass of its 1?",
        ),
        Misconception(
            "drops the signs",
            lambda array: abs(np.abs(array).sum() - 1) < 1e-6,
            "What happens to a mass of -0.5 when you take its absolute value?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "turns the answer round",
            lambda array: not (np.all(array >= 0) and abs(array.sum() - 1) < 1e-6),
            "For which arrays should it say `True`?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "looks at one entry only",
            lambda array: bool(array[0] >= 0) and abs(array.sum() - 1) < 1e-6,
            "Which entry does your condition look at? Where in the array could a debt hide from it?",
            also=(lambda array: bool(array[-1] >= 0) and abs(array.sum() - 1) < 1e-6,),
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "only bounds the entries above",
            lambda array: bool(np.all(array <= 1)) and abs(array.sum() - 1) < 1e-6,
            "No entry of yours is above one. Which of your conditions would notice a mass of -0.2?",
        ),
        Misconception(
            "forbids certainty",
            lambda array: bool(np.all((array >= 0) & (array < 1))) and abs(array.sum() - 1) < 1e-6,
            "What is the mass of something that is sure to happen? Does a pmf need a second outcome?",
            also=(lambda array: len(array) > 1 and bool(np.all(array >= 0)) and abs(array.sum() - 1) < 1e-6,),
        ),
        Misconception(
            "forgives too much",
            _forgiving(0.1),
            "How far from one may the sum be in yours? How far does rounding take it, in `0.57 + 0.35 + 0.08`?",
            also=(
                *map(_forgiving, (0.2, 0.05, 0.02, 0.01, 0.005)),
                lambda array: bool(np.all(array >= 0)) and round(array.sum()) == 1,
                lambda array: bool(np.all(array >= 0)) and int(array.sum() + 1e-9) == 1,
            ),
        ),
        Misconception(
            "takes the mean for the sum",
            lambda array: bool(np.all(array >= 0)) and abs(array.mean() - 1) < 1e-6,
            "What is the mean of `[0.5, 0.5]`? Is it the mean or the sum that must be one?",
            theme=misconception_themes.SUM_OR_MEAN,
        ),
        Misconception(
            "sums the squares",
            lambda array: bool(np.all(array >= 0)) and abs(np.sum(array**2) - 1) < 1e-6,
            "What is the sum of the squares of `[0.5, 0.5]`? And how much of the budget do these two spend?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "knows only fair ones",
            lambda array: bool(np.allclose(array, 1 / len(array))),
            "A bent coin lands on heads 7 times in 10. May its two masses be equal?",
        ),
        Misconception(
            "answers without looking",
            lambda array: True,
            "Your function says the same to every array. Which line looks at `array`?",
            also=(lambda array: False,),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "joins the two rules with or",
            lambda array: bool(np.all(array >= 0)) or abs(array.sum() - 1) < 1e-6,
            "Both rules must hold. What does yours say when only one of them does?",
        ),
        Misconception(
            "shares out anew before it looks",
            lambda array: bool(np.all(array / array.sum() >= 0)),
            "You divide by the sum first. Which array could still miss the budget after that?",
            theme=misconception_themes.NORMALISATION,
        ),
        Misconception(
            "forgives debts",
            lambda array: abs(np.maximum(array, 0).sum() - 1) < 1e-6,
            "You turn a debt into nothing, and then add up. Who pays it?",
        ),
        Misconception(
            "lets two debts cancel",
            lambda array: bool(np.prod(np.sign(array)) >= 0) and abs(array.sum() - 1) < 1e-6,
            "What is the sign of a product of two debts?",
            theme=misconception_themes.DROPPED_SIGN,
        ),
        Misconception(
            "gives the sum",
            lambda array: array.sum(),
            "That is how much of the budget is spent. Which question about it is answered by yes or no?",
        ),
        *common_mistakes.of_a_bool(),
    ],
    hints=[
        "Say the two rules of the budget in words. Which one does your code check?",
        "`np.all(array >= 0)` looks at every entry. For the sum, ask whether it is close to one.",
        "`np.isclose(array.sum(), 1)` forgives rounding. Both rules must hold: join them with `and`.",
    ],
    first_step="Start with one of the two rules: is any entry below zero?",
    on_pass="A pmf is a budget of one. Everything below spends it.",
    picture=lambda array, said: charts.pmf(array, label="the array"),
)
