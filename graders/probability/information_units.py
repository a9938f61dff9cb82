"""Units of information: nats and bits.

A surprisal is measured in nats by the natural logarithm and in bits by the logarithm to base 2. One bit is ``log(2)``
nats, about 0.693, so ``bits = nats / log(2)``; numbers and arrays of any shape alike.

Source: Cover and Thomas, *Elements of Information Theory*, section 2.1.
"""

from __future__ import annotations

import numpy as np

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Misconception,
    agrees_with_reference,
    example,
    holds,
    is_finite,
    returns_number,
)
from graders.solutions import probability as solutions

__all__ = ["nats_to_bits"]

nats_to_bits = FunctionExercise(
    "probability/nats-to-bits",
    title="Nats and bits",
    goal="Turn an amount of surprise from nats into bits.",
    reference=solutions.nats_to_bits,
    cases=[
        Case("a coin", example(float(np.log(2)))),
        Case("no surprise", example(0.0)),
        Case("one of eight", example(float(np.log(8)))),
        Case("one nat", example(1.0)),
        Case("ten nats", example(10.0)),
        Case("a thousand nats", example(1000.0)),
        Case("any amount", draw=lambda rng: [float(rng.uniform(0.1, 20))], times=3),
    ],
    criteria=[
        returns_number(),
        is_finite(),
        holds("gives nothing for nothing", lambda nats, bits: nats > 0 or abs(bits) < 1e-9, "No surprise is 0 bits."),
        holds(
            "counts a coin as one bit",
            lambda nats, bits: abs(nats - np.log(2)) > 1e-12 or abs(bits - 1) < 1e-4,
            "A fair coin is worth 0.693 nats, and that is exactly 1 bit.",
            "Which number must 0.693 be divided by to give 1?",
        ),
        agrees_with_reference(question="How many coins, of 0.693 nats each, make up that amount?"),
    ],
    misconceptions=[
        Misconception(
            "goes from bits to nats",
            lambda nats: nats * np.log(2),
            "A bit is smaller than a nat. Must the number get larger or smaller then?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "takes the log of the amount",
            lambda nats: np.log2(nats),
            "The amount is a log already. How do you change its base?",
        ),
        Misconception(
            "goes through an exponential",
            lambda nats: np.log2(np.exp(nats)),
            "How large is `np.exp(1000)` in Python? Must you leave the logs at all, to change their base?",
        ),
        Misconception(
            "divides by two",
            lambda nats: nats / 2,
            "A coin is worth 0.693 nats. Is half of that 1?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "changes nothing", lambda nats: nats, "A coin is worth 0.693 nats. How many bits should that be?"
        ),
        Misconception(
            "counts in decimal digits",
            lambda nats: nats / np.log(10),
            "You count in tenfold choices. How many outcomes has the choice behind one bit?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "multiplies by two",
            lambda nats: nats * 2,
            "A coin is worth 0.693 nats. Is twice that 1?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        common_mistakes.of_any_size(
            "rounds the constant",
            lambda nats, size: nats / size,
            (0.69, 0.7, 0.693, 0.6931),
            "Your constant has few digits. Which function gives all of them?",
            also=common_mistakes.for_each(lambda nats, size: nats * size, (1.44, 1.4, 1.443, 1.4427, 1.5)),
            theme=misconception_themes.ROUNDED_AWAY,
        ),
        Misconception(
            "mixes the bases",
            lambda nats: nats / np.log10(2),
            "How many nats is a coin, and how many decimal digits? Which of the two does yours divide by?",
            theme=misconception_themes.BASE_OF_LOG,
        ),
        Misconception(
            "turns the sign",
            lambda nats: -nats / np.log(2),
            "The amount you got is positive already. Where does the minus come from?",
            theme=misconception_themes.SIGN_OF_LOG,
        ),
        Misconception(
            "turns the fraction round",
            lambda nats: np.log(2) / nats,
            "Does more surprise make more bits in yours, or fewer?",
        ),
        Misconception(
            "takes away instead of dividing",
            lambda nats: nats - np.log(2),
            "Ten coins are worth 6.93 nats. How many bits are left when you take one coin away?",
        ),
        Misconception(
            "never looks at the amount",
            lambda nats: 1.0,
            "That is right for one coin. What about ten of them?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "goes back to the chance",
            lambda nats: np.exp(-nats),
            "That is the chance behind the surprise. Is an amount in another unit a chance?",
            also=(lambda nats: 2.0**-nats,),
        ),
        Misconception(
            "counts in bytes",
            lambda nats: nats * 8,
            "Eight bits make a byte. How many nats make a bit?",
            also=(lambda nats: nats / np.log(2) / 8, lambda nats: nats / np.log(2) * 8),
        ),
        Misconception(
            "gives at least one bit",
            lambda nats: max(1.0, nats / np.log(2)),
            "How many bits is no surprise? What keeps yours from saying so?",
        ),
        *common_mistakes.of_a_number(solutions.nats_to_bits),
    ],
    hints=[
        "How many coins make up 1.386 nats?",
        "One bit is $\\log 2$ nats. How often does it fit into the amount?",
        "Divide by `np.log(2)`.",
    ],
    first_step="Start with the coin: 0.693 nats are 1 bit.",
    on_pass="Same surprise, another unit. Papers use both, so it pays to look which.",
)
