"""Mass: a pmf spends a budget of exactly one, and a density spreads it over infinitely many points."""

from __future__ import annotations

import math

import numpy as np

from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    Prediction,
    Script,
    agrees_with_reference,
    given,
    holds,
    leaves_arguments_alone,
    returns_bool,
    source_of,
)
from graders.solutions import probability as solutions

from .drawing import grade_density
from .pmfs import Array, Rng, length, pmf

__all__ = ["density_above_one", "is_pmf", "my_pdf"]


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
        *(Case(name, given(np.array(entries))) for name, entries in _BY_HAND.items()),
        Case("any pmf", lambda rng: [_exact(rng, length(rng))], times=3),
        Case("a long pmf", lambda rng: [rng.permutation(np.repeat(_exact(rng, 3), 8) / 8)]),
        Case("any debt", _overdrawn, times=3),
        Case("any other budget", _off_budget, times=3),
        Case(
            "no entries at all",
            given(np.array([])),
            stretch=True,
            says="Is an empty array a pmf? How much of the budget does it spend?",
            reached="An empty array spends nothing, so it is no pmf. Your function knows.",
        ),
        Case(
            "an entry that is no number",
            given(np.array([np.nan, 1.0])),
            stretch=True,
            says="`nan` is not below zero, and it is no mass either. Does your function say `False` to it?",
            reached="It says no to `nan` as well.",
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
        ),
        Misconception(
            "lets the budget be overspent",
            lambda array: bool(np.all(array >= 0)) and array.sum() > 1 - 1e-6,
            "If the masses sum to 1.3, can all of them be chances of one and the same draw?",
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
        ),
        Misconception(
            "turns the answer round",
            lambda array: not (np.all(array >= 0) and abs(array.sum() - 1) < 1e-6),
            "For which arrays should it say `True`?",
        ),
    ],
    hints=[
        "Say the two rules of the budget in words. Which one does your code check?",
        "`np.all(array >= 0)` looks at every entry. For the sum, ask whether it is close to one.",
        "`np.isclose(array.sum(), 1)` forgives rounding. Both rules must hold: join them with `and`.",
    ],
    first="Start with one of the two rules: is any entry below zero?",
    passing="A pmf is a budget of one. Everything below spends it.",
)

density_above_one = Prediction(
    "probability/density-above-one",
    title="A density of 3",
    goal="Predict whether a density may be above one.",
    name="density_guess",
    options=("a", "b", "c"),
    answer="b",
    asks={
        "a": "The height is not a chance: the area is. How wide may a block of height 3 be, if its area is to be one?",
        "c": "A block of height 3 from 0.5 to 0.8 has an area of 0.9. Does anything have to be paid back?",
    },
    misconceptions={"a": "takes a density for a chance", "c": "pays height back with debts"},
    hints=["What is the area of a block that is 3 high and 0.1 wide?", "Only the area is a chance. A height is not."],
    first="Read the three options and put the letter of one between quotes.",
    passing="Height is not chance, area is. A tall density must only be narrow enough.",
)

my_pdf = Script(
    "probability/my-pdf",
    title="A density of your own",
    goal="Invent a density on [0, 1]: never negative, with an area of one.",
    names=("my_pdf",),
    script=grade_density,
    solution=source_of(solutions.my_pdf),
    hints=[
        "Which shapes have an area that you know by heart?",
        "A triangle over [0, 1] has half the area of the box around it. How high must it be for an area of one?",
        "Take any shape that is never negative, find its area, and divide the height by it.",
    ],
    first="Start with a shape whose area you know: a block, or a triangle.",
    passing="Any shape will do, once its area is one. That is all a density has to be.",
)
