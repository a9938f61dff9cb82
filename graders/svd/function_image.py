"""The image of a function on a finite set, and the composition of its quotient, bijection and inclusion.

The image of ``f: X -> Y`` is the set of values ``{f(x) for x in X}``; its size is the rank of ``f``. The three parts of
a function, each a dict, compose to it: ``f(x) = place[rename[keep[x]]]`` for every x.

Source: Aluffi, *Algebra: Chapter 0*, chapter I.
"""

from __future__ import annotations

from typing import Any

from graders import misconception_themes
from graders.kit import (
    Case,
    Criterion,
    Failure,
    FunctionExercise,
    Misconception,
    Observation,
    Prediction,
    Returned,
    agrees_with_reference,
    example,
    holds,
    leaves_arguments_alone,
    say,
)
from graders.solutions import svd as solutions

from .matrices import CHOOSE, Rng, is_function

__all__ = ["compose_steps", "survivors"]

survivors = Prediction(
    "svd/survivors",
    title="What survives?",
    goal="Predict how many different things come out of a function on five numbers.",
    name="survivors_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "What come out for -2 and for 2? Once it is squared, can anybody tell which of them went in?",
        "c": "Two pairs become one each. Which number is in neither pair, and what becomes of it?",
    },
    misconceptions={"a": "counts what goes in", "c": "forgets the one that has no partner"},
    hints=["What does it give for each of the five?", "4, 1, 0, 1, 4. How many different ones are there?"],
    first_step=CHOOSE,
    on_pass="Three survive: 0, 1 and 4. The sign is what the function does not care about.",
)


def _reads_map(seen: Observation) -> Failure | None:
    if isinstance(seen.value, dict):
        return None
    seen.readable = False
    if is_function(seen.value):
        requirement, question = (
            "It must be a dict: a check cannot look into a function.",
            "Which inputs does the dict list?",
        )
    else:
        requirement, question = (
            "It must be one dict, from each input to what comes out.",
            "What are the keys of that dict?",
        )
    return Failure(say(requirement), say(question), "no dict")


_LETTERS = "abcdefgh"


def _any_maps(rng: Rng) -> list[Any]:
    n, r = int(rng.integers(3, 7)), int(rng.integers(2, 4))
    labels = [*range(r), *(int(one) for one in rng.integers(r, size=n - r))]
    names = [int(one) for one in 10 + rng.permutation(r)]
    outputs = [_LETTERS[one] for one in rng.permutation(8)[:r]]
    inputs = [int(one) for one in 100 + rng.permutation(n)]
    rename = dict(zip(range(r), names, strict=True))
    return [dict(zip(inputs, labels, strict=True)), rename, dict(zip(names, outputs, strict=True))]


compose_steps = FunctionExercise(
    "svd/compose-steps",
    title="And back together",
    goal="Run the three steps one after the other, for every input, and list what comes out.",
    reference=solutions.compose_steps,
    cases=[
        Case("two inputs, one output", example({"cat": "a", "dog": "a"}, {"a": 0}, {0: 3})),
        Case("nothing is lost", example({1: "x", 2: "y"}, {"x": 1, "y": 0}, {0: "no", 1: "yes"})),
        Case("some are lost", example({-1: 1, 0: 0, 1: 1}, {1: "one", 0: "none"}, {"none": 0, "one": 10})),
        Case("names that are not in order", example({5: 50, 6: 60, 7: 50}, {60: 1, 50: 0}, {1: 36, 0: 25})),
        Case("a single input", example({"x": "x"}, {"x": 0}, {0: 5})),
        Case("labels that look like inputs", example({0: 1, 1: 0, 2: 1}, {0: 1, 1: 0}, {0: 2, 1: 1})),
        Case("any three steps", draw=_any_maps, times=4),
    ],
    criteria=[
        Criterion("returns one dict", _reads_map, reads=True),
        leaves_arguments_alone(),
        holds(
            "has every input",
            lambda keep, rename, place, whole: whole.keys() == keep.keys(),
            "Its keys must be the inputs: the keys of `keep`, all of them.",
            "Which dict do the inputs go into first? What are its keys?",
        ),
        agrees_with_reference(
            requirement="Each input must lead through all three steps to what comes out.",
            question="Take one input in your hand. What does `keep` make of it, and who gets that?",
        ),
    ],
    misconceptions=[
        Misconception(
            "stops after two steps",
            lambda keep, rename, place: {x: rename[keep[x]] for x in keep},
            "Yours ends at a name. Which step puts it in its place?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "stops after the first step",
            lambda keep, rename, place: dict(keep),
            "Yours ends at a label. Which two steps are still to come?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "goes by the labels",
            lambda keep, rename, place: {keep[x]: place[rename[keep[x]]] for x in keep},
            "Your keys are labels. Which keys does somebody look for who has an input in hand?",
        ),
        Misconception(
            "turns it round",
            lambda keep, rename, place: {place[rename[keep[x]]]: x for x in keep},
            "Yours leads from what comes out to what went in. What happens to two inputs with one output?",
            theme=misconception_themes.TURNED_ROUND,
        ),
        Misconception(
            "pairs them off by position",
            lambda keep, rename, place: dict(zip(keep, place.values())),  # noqa: B905 - that is the mistake
            "Yours pairs the first with the first. Does the order in a dict say what belongs together?",
        ),
        Misconception(
            "forgets to rename",
            lambda keep, rename, place: {x: place.get(keep[x]) for x in keep},
            "Yours looks up a label in `place`. What are the keys of `place`?",
            also=(lambda keep, rename, place: {x: place[keep[x]] for x in keep},),
        ),
        Misconception(
            "lists what comes out",
            lambda keep, rename, place: [place[rename[keep[x]]] for x in keep],
            "The outputs are right. Who says which input each of them belongs to?",
            also=(
                lambda keep, rename, place: {place[rename[keep[x]]] for x in keep},
                lambda keep, rename, place: [(x, place[rename[keep[x]]]) for x in keep],
            ),
        ),
        Misconception(
            "pours all three into one",
            lambda keep, rename, place: {**keep, **rename, **place},
            "One dict holds all pairs now. What does it give for an input: what comes out, or a label?",
        ),
        Misconception(
            "has one input only",
            lambda keep, rename, place: {next(iter(keep)): place[rename[keep[next(iter(keep))]]]},
            "The first input is done. Where does your loop go on to the second?",
            theme=misconception_themes.STOPS_EARLY,
        ),
        Misconception(
            "skips the first step",
            lambda keep, rename, place: {x: place[rename[x]] for x in keep},
            "Yours looks up an input in `rename`. What has to happen to it first?",
        ),
        Misconception(
            "gives all the last output",
            lambda keep, rename, place: {x: [place[rename[keep[x]]] for x in keep][-1] for x in keep},
            "Every input gets the same. Which line of your loop is run for the last input only?",
        ),
        Misconception(
            "hands over a function",
            None,
            "Your function would do it, but nobody can look inside. Which inputs would you try it on, to list them?",
            when=lambda seen: all(is_function(one.returned) for one in seen),
        ),
        Misconception(
            "writes into a step",
            None,
            "After your call one of the three dicts is another. Who else still needs it as it was?",
            when=lambda seen: all(isinstance(one.answer, Returned) and one.answer.changed for one in seen),
            theme=misconception_themes.INPLACE,
        ),
        Misconception(
            "runs the steps in the other order",
            lambda keep, rename, place: {x: keep[rename[place[x]]] for x in place},
            "In yours the last step acts first. In `f(g(x))`, which of the two gets `x`?",
            theme=misconception_themes.ORDER_OF_PRODUCTS,
        ),
    ],
    hints=[
        "What is `keep[x]`, and which dict takes it as a key?",
        "The three look-ups stand inside each other: the first step is the innermost.",
        "For every `x` in `keep`: `place[rename[keep[x]]]`.",
    ],
    first_step="Start with one input: `x = next(iter(keep))`. Follow it through the three dicts.",
    on_pass="Three look-ups inside each other: that is composition, and `U @ S @ Vt @ x` will read the same.",
)
