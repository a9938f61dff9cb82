"""The surprisal of an outcome, or its Shannon information content.

For a pmf ``p`` of shape (n,) the surprisal of outcome i is ``-log(p[i])``, in nats: 0 for a certain outcome, infinite
for an impossible one. Probabilities of independent events multiply, so their surprisals add.

Source: MacKay, *Information Theory, Inference, and Learning Algorithms*, chapter 2; Shannon, *A Mathematical Theory of
Communication*, Bell System Technical Journal 27 (1948).
"""

from __future__ import annotations

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Prediction,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_number,
)
from graders.solutions import probability as solutions

from .pmf_samples import Rng, length, pmf

__all__ = ["surprise", "surprises_add"]

surprises_add = Prediction(
    "probability/surprises-add",
    title="Two surprises at once",
    goal="Predict the surprise of two independent events together.",
    name="both_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "One six makes you shrug, six sixes in a row make you look at the die. Is the second no more surprising?",
        "c": "Something certain is worth 0. It happens together with something worth 2. What would a product make of"
        " the two?",
    },
    misconceptions={"a": "surprise does not grow", "c": "surprises multiply"},
    hints=[
        "What should the surprise of ten such events be, compared with one?",
        "The chances multiply. Which function turns a product into a sum?",
    ],
    first_step="Read the three options and put the letter of one between quotes.",
    on_pass="Chances multiply, surprises add: 2.08 and 2.08 are 4.16. A loss that is a sum comes from here.",
)


def _drawn(rng: Rng) -> Inputs:
    n = length(rng)
    return example(pmf(rng, n), int(rng.integers(n)))


surprise = FunctionExercise(
    "probability/surprise",
    title="Surprise",
    goal="Say how surprising it is, in nats, that outcome `i` of a pmf `p` happens.",
    reference=solutions.surprise,
    cases=[
        Case("a coin", example(np.array([0.5, 0.5]), 0)),
        Case("a rare outcome", example(np.array([0.25, 0.75]), 0)),
        Case("a common outcome", example(np.array([0.25, 0.75]), 1)),
        Case("the last of three", example(np.array([0.2, 0.3, 0.5]), 2)),
        Case("the second of three", example(np.array([0.2, 0.7, 0.1]), 1)),
        Case("a sure thing", example(np.array([1.0]), 0)),
        Case("one in ten thousand", example(np.array([0.9999, 0.0001]), 1)),
        Case("one in a million", example(np.array([0.999999, 0.000001]), 1)),
        Case("any pmf", draw=_drawn, times=5),
        Case(
            "the impossible happens",
            example(np.array([0.0, 1.0]), 0),
            stretch=True,
            prompt="What has no chance is worth infinite surprise. Does your function say `np.inf`?",
            on_reached="The impossible is worth infinite surprise, and your function says so.",
        ),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        leaves_arguments_alone(),
        holds(
            "is never below zero",
            lambda p, i, nats: nats >= -1e-6,
            "Surprise is an amount: it is never below zero.",
            "What is the sign of the log of a number below one?",
        ),
        holds(
            "is zero for what is certain",
            lambda p, i, nats: p[i] < 1 or abs(nats) < 1e-6,
            "What was certain surprises nobody: that is worth 0.",
            "For which chance is the log zero?",
        ),
        holds(
            "counts half a chance as $\\log 2$ nats",
            lambda p, i, nats: np.any(p != 0.5) or abs(nats - np.log(2)) < 2e-5,
            "A chance of one half is worth about 0.693 nats.",
            "Which function of $1/2$ gives 0.693?",
        ),
        agrees_with_reference(
            rtol=2e-5, atol=5e-7, question="Which entry of `p` should count here, and through which function?"
        ),
    ],
    misconceptions=[
        Misconception(
            "forgets the minus sign",
            lambda p, i: np.log(p[i]),
            "Is the log of a number below one positive or negative? And an amount of surprise?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "gives the chance itself",
            lambda p, i: p[i],
            "That is how likely it was. Should something more likely be more surprising?",
        ),
        Misconception(
            "takes the chance away from one",
            lambda p, i: 1 - p[i],
            "Two events of chance one half: what does `1 - p` give for each, and for both together? Do they add?",
        ),
        Misconception(
            "divides one by the chance",
            lambda p, i: 1 / p[i],
            "What does it give for something certain? How could that become 0, and products become sums?",
        ),
        Misconception(
            "counts in bits",
            lambda p, i: -np.log2(p[i]),
            "A coin gives you 1. What would it give in nats, with the natural log?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "counts in decimal digits",
            lambda p, i: -np.log10(p[i]),
            "Which base has your log? Which one belongs to nats?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "weighs the surprise by its chance",
            lambda p, i: -p[i] * np.log(p[i]),
            "You multiply by the chance. That makes an average over many draws; how many outcomes happened here?",
            theme=misconception_themes.WEIGHTS,
        ),
        Misconception(
            "counts positions from one",
            lambda p, i: -np.log(p[i - 1]),
            "Which entry of `p` does Python call number 0?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "adds up all outcomes",
            lambda p, i: -np.sum(np.log(p)),
            "Only outcome `i` happened. Which entry of `p` speaks of it?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "counts from the end",
            lambda p, i: -np.log(p[-i]),
            "For which `i` does `p[-i]` give the last entry, and for which should it?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "looks one place too far",
            lambda p, i: -np.log(p[(i + 1) % len(p)]),
            "Which entry of `p` does Python call number 0? Which one does yours look at for `i = 0`?",
            theme=misconception_themes.OFF_BY_ONE,
        ),
        Misconception(
            "never looks at i",
            lambda p, i: -np.log(p[0]),
            "Yours gives the same for every `i`. Which outcome happened, and where does your function hear of it?",
            also=(
                lambda p, i: -np.log(p.max()),
                lambda p, i: -np.log(p.min()),
                lambda p, i: np.log(len(p)),
                lambda p, i: np.log(2),
            ),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "gives the surprise of every outcome",
            lambda p, i: -np.log(p),
            "These are the surprises of all that could have happened. Which one did happen?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "takes the surprise of the opposite",
            lambda p, i: -np.log(1 - p[i]),
            "How likely is it that outcome `i` does not happen? Whose surprise is yours?",
        ),
        common_mistakes.of_any_size(
            "adds a little for safety",
            lambda p, i, size: -np.log(p[i] + size),
            (*common_mistakes.LITTLE, 1e-7, 1e-8, 1e-9),
            "What does your extra add to a chance of one in a million? What should something certain be worth?",
            theme=misconception_themes.SAFETY,
        ),
        common_mistakes.of_any_size(
            "lifts small chances",
            lambda p, i, size: -np.log(max(p[i], size)),
            (1e-3, 0.1, 0.05, 0.01, 1e-4, 1e-5),
            "In yours nothing is rarer than some limit. How surprising should one in a million be?",
            theme=misconception_themes.SAFETY,
        ),
        Misconception(
            "takes the pmf for scores",
            lambda p, i: -np.log(np.exp(p[i]) / np.exp(p).sum()),
            "`p` is a pmf already. What do exponentials make of its masses?",
        ),
        Misconception(
            "squares the log",
            lambda p, i: np.log(p[i]) ** 2,
            "A square has no sign, that is true. Do the squares of two surprises add as surprises should?",
            theme=misconception_themes.SQUARE_OR_ROOT,
        ),
        Misconception(
            "adds one inside the log",
            lambda p, i: -np.log1p(p[i]),
            "`log1p` takes the log of one more. For which chance is yours 0, and for which should it be?",
        ),
        Misconception(
            "compares with a fair guess",
            lambda p, i: -np.log(p[i]) - np.log(len(p)),
            "You take away the surprise of a fair die. Did the goal ask how much more surprising this was?",
        ),
        Misconception(
            "takes an exponential for the log",
            lambda p, i: np.exp(-p[i]),
            "`exp` and `log` undo each other. Which of the two turns products into sums?",
        ),
        *common_mistakes.of_a_number(solutions.surprise),
    ],
    hints=[
        "Which function is 0 at 1, grows as its argument shrinks, and turns products into sums, but for its sign?",
        "Pick the chance `p[i]` first. Then take its natural log, and mind the sign.",
        "`np.log(p[i])` is never above zero. A minus in front makes it an amount.",
    ],
    first_step="Start with the chance of what happened: `p[i]`.",
    on_pass="Surprises of independent events add. That is why losses are sums.",
)
