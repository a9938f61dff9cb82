"""The chain rule for Jacobians.

If ``g`` maps R^n to R^m and ``f`` maps R^m to R^k, the Jacobian of ``f(g(x))`` at x is the product
``J_f(g(x)) @ J_g(x)``, of shapes (k, m) and (m, n). The outer Jacobian is taken at ``g(x)``, not at x, and stands on
the left.

Source: Spivak, *Calculus on Manifolds*, theorem 2-2; Rudin, *Principles of Mathematical Analysis*, theorem 9.15.
"""

from __future__ import annotations

from collections.abc import Callable

from graders import common_mistakes, misconception_themes
from graders.kit import (
    Case,
    FunctionExercise,
    Inputs,
    Misconception,
    Source,
    agrees_with_reference,
    example,
    is_finite,
    leaves_arguments_alone,
    returns_array,
)
from graders.solutions import calculus as solutions

from .functions import Array, Rng, array

__all__ = ["chain"]

Map = Callable[[Array], Array]

# A Jacobian must be an array, and the kernel evaluates these without numpy: `x * rows` makes one.
_DOUBLE = Source("lambda x: 2*x"), Source("lambda x: 0*x + [[2, 0], [0, 2]]")
_SQUARES = Source("lambda x: x**2"), Source("lambda x: x*[[2, 0], [0, 2]]")
_SWAP_AND_KEEP = Source("lambda x: x[[1, 0, 1]]"), Source("lambda x: 0*x + [[0, 1], [1, 0], [0, 1]]")
_PRODUCT = Source("lambda x: x[:1]*x[1:]"), Source("lambda x: x[::-1]*[[1, 1]]")
_MIX = Source("lambda x: x@[[1, 3], [2, 4]]"), Source("lambda x: 0*x + [[1, 2], [3, 4]]")

# Outer maps are known by their Jacobian alone, and look at the first entry only: at the wrong place they give wrong
# numbers rather than an error about shapes, which would hide what went wrong.
_ONE_FROM_TWO = Source("lambda u: u[:1]*[[2, 1]]")
_TWO_FROM_THREE = Source("lambda u: u[:1]*[[2, 0, 1], [0, 1, 3]]")
_TWO_FROM_TWO = Source("lambda u: u[:1]*[[1, 3], [1, 2]]")
_ONE_FROM_ONE = Source("lambda u: u[:1]*[[2]]")
_CONSTANT = Source("lambda u: 0*u[:1] + [[1, 2], [0, 1]]")


def _any_chain(rng: Rng) -> Inputs:
    a, b, c, d = (int(number) for number in rng.choice([-3, -2, 2, 3, 4], size=4))
    outer = Source(f"lambda u: u[:1] * [[{a}, {b}], [{c}, {d + 6}]]")
    return example(outer, *_SQUARES, rng.choice([-1.0, 1.0], size=2) * rng.integers(2, 5, size=2))


chain = FunctionExercise(
    "calculus/chain",
    title="One after the other",
    goal="Give the Jacobian at `x` of the function that does `g` first and `f` on what comes out.",
    reference=solutions.chain,
    cases=[
        Case("squares, then mixed", example(_TWO_FROM_TWO, *_SQUARES, array(2, 1))),
        Case("mixed, then mixed", example(_TWO_FROM_TWO, *_MIX, array(1, 2))),
        Case("always the same", example(_CONSTANT, *_MIX, array(1, 2))),
        Case("two numbers to one", example(_ONE_FROM_TWO, *_DOUBLE, array(1, 3))),
        Case("two numbers to one to one", example(_ONE_FROM_ONE, *_PRODUCT, array(2, 3))),
        Case("two to three to two", example(_TWO_FROM_THREE, *_SWAP_AND_KEEP, array(2, 5))),
        Case("below zero", example(_TWO_FROM_TWO, *_SQUARES, array(-3, 2))),
        Case("small numbers", example(_ONE_FROM_TWO, *_SQUARES, array(0.125, 0.375))),
        Case("at zero", example(_TWO_FROM_TWO, *_SQUARES, array(0, 2))),
        Case("any chain", draw=_any_chain, times=3),
    ],
    criteria=[
        returns_array(
            "takes what g takes and gives what f gives",
            requirement="It has a row for each number that `f` gives, and a column for each that `g` takes.",
        ),
        is_finite(),
        leaves_arguments_alone(),
        agrees_with_reference(
            requirement="A small step goes through `g` first, then through `f`.",
            question="Which place does `f` get to see: `x`, or what `g` makes of it?",
        ),
    ],
    misconceptions=[
        Misconception(
            "looks at the outer slope in the wrong place",
            lambda J_f, g, J_g, x: J_f(x) @ J_g(x),
            "`f` never meets `x`. At which place does it work, after `g` has?",
        ),
        Misconception(
            "multiplies in the wrong order",
            lambda J_f, g, J_g, x: J_g(x) @ J_f(g(x)),
            "In `A @ B @ x` the right one acts first. Which of the two functions does?",
            also=(lambda J_f, g, J_g, x: J_g(x) @ J_f(x), lambda J_f, g, J_g, x: (J_f(g(x)) @ J_g(x)).T),
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
        Misconception(
            "multiplies entry by entry",
            lambda J_f, g, J_g, x: J_f(g(x)) * J_g(x),
            "Each output of `f` hears of each input through all that `g` gives. Does `*` add those ways up?",
            also=(lambda J_f, g, J_g, x: J_f(x) * J_g(x),),
            theme=misconception_themes.ENTRY_BY_ENTRY,
        ),
        Misconception(
            "adds the two",
            lambda J_f, g, J_g, x: J_f(g(x)) + J_g(x),
            "A gear of 2 after a gear of 3: do the wheels turn 5 times, or 6?",
            also=(lambda J_f, g, J_g, x: J_f(x) + J_g(x),),
        ),
        Misconception(
            "forgets the inner function",
            lambda J_f, g, J_g, x: J_f(g(x)),
            "This says what a step in `g(x)` does to `f`. And what does a step in `x` do to `g(x)`?",
            also=(lambda J_f, g, J_g, x: J_f(x),),
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "forgets the outer function",
            lambda J_f, g, J_g, x: J_g(x),
            "This is how `g` moves. What does `f` make of that?",
            theme=misconception_themes.NEVER_LOOKED_AT,
        ),
        Misconception(
            "looks at the inner slope in the wrong place",
            lambda J_f, g, J_g, x: J_f(g(x)) @ J_g(g(x)),
            "At `x` the inner function starts. Where do you ask for its slope?",
            also=(lambda J_f, g, J_g, x: J_f(x) @ J_g(g(x)),),
        ),
        Misconception(
            "goes through the slope of g",
            lambda J_f, g, J_g, x: J_f(J_g(x) @ x),
            "`J_g(x)` says how `g` changes. What says where `g` arrives?",
            also=(lambda J_f, g, J_g, x: J_f(J_g(x) @ x) @ J_g(x), lambda J_f, g, J_g, x: J_f(J_g(x))),
        ),
        Misconception(
            "gives what a step along x does",
            lambda J_f, g, J_g, x: J_f(g(x)) @ J_g(x) @ x,
            "You have multiplied by a step already. What is left if you do not?",
            also=(
                lambda J_f, g, J_g, x: J_f(g(x)) @ (J_g(x) @ x),
                lambda J_f, g, J_g, x: J_f(g(x)) @ g(x),
            ),
            theme=misconception_themes.MACHINE_OR_RESULT,
        ),
        Misconception(
            "transposes one of them",
            lambda J_f, g, J_g, x: J_f(g(x)) @ J_g(x).T,
            "Do the shapes fit as they are? A matrix has a column for each number it takes.",
            also=(lambda J_f, g, J_g, x: J_f(g(x)).T @ J_g(x), lambda J_f, g, J_g, x: J_g(x).T @ J_f(g(x)).T),
            theme=misconception_themes.TRANSPOSE,
        ),
        *common_mistakes.of_an_array(solutions.chain),
    ],
    hints=[
        "A small step at `x`: what does `g` make of it, and then `f`? Which matrix acts first?",
        "First `J_g(x)`, then the Jacobian of `f` at the place where `f` is called: at `g(x)`.",
        "The product of the two with `@`. What acts first stands on the right.",
    ],
    first_step="Start with the Jacobian of `f` at the place where `f` is called.",
    on_pass="Composition of functions is the product of their Jacobians. A network's gradient is a long product.",
)
