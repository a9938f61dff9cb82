"""The other forms of exercise, and a criterion of the course's own."""

from __future__ import annotations

import numpy as np

from graders import habits, ideas
from graders.kit import (
    Case,
    Counterexample,
    Criterion,
    CurveMistake,
    Failure,
    FunctionExercise,
    Idea,
    Misconception,
    Prediction,
    Refusal,
    Script,
    Stretch,
    ValueExercise,
    agrees_with_reference,
    any_density,
    fails,
    given,
    heatmaps,
    holds,
    is_finite,
    leaves_arguments_alone,
    passes,
    pictures,
    plots,
    read_number,
    returns_array,
    returns_number,
    same_subspace,
    say,
    show,
    show_call,
    stopped,
)
from graders.kit.asks import Ask, Call, Returned
from graders.kit.charts import MIME, bundle, chart
from graders.kit.comparers import ATOL, RTOL, alike
from graders.kit.functions import same_function
from graders.kit.ladder import call_text, not_ready
from graders.kit.subspaces import is_basis
from graders.kit.trial import Picture, Trial

assert Trial.__init__ is not None

SIZE = Idea("the size of a group", asks="How many share, when two are added to three?")


# -- a function, with everything that a case, a criterion and a misconception can be told ------------------------------


def shares(xs):
    return xs / xs.sum()


def _is_short(seen):
    read = read_number(len(seen.returned) if isinstance(seen.answer, Returned) else "nothing")
    if isinstance(read, Refusal):
        return Failure(must=read.must, asks=read.asks)
    if read.value <= len(seen.args[0]):
        return None
    failure = Failure(say("There are no more shares than people."), asks=say("Who gets the last share?"), way="long")
    return failure if failure.must.text and failure.asks.text else None


def _picture(xs, p) -> Picture:
    return pictures.pair(xs, p) or pictures.pmf(p)


share_exercise = FunctionExercise(
    "averages/shares",
    title="Each one's part",
    goal="Return which part of the whole each one has.",
    reference=shares,
    cases=[
        Case("equal incomes", given(np.ones(3))),
        Case("a list of arguments", [np.array([1.0, 3.0])]),
        Case("written by hand, by name", draw=given(np.array([2.0, 5.0, 3.0]))),
        Case("any incomes", lambda rng: [rng.uniform(1, 9, size=rng.integers(2, 8))], 4),
        Case("drawn, by name", draw=lambda rng: given(rng.uniform(1, 9, size=3)), times=2),
        Case(
            "a very large one",
            given(np.array([1e308, 1e308])),
            stretch=True,
            says="The sum of two huge numbers is larger than any float. Can you make it survive?",
            reached="Even the richest are shared.",
        ),
        Case("said in order", given(np.array([1.0, 4.0])), 1, True, "Can it do this too?", "It can do this too."),
    ],
    criteria=[
        returns_array("keeps the shape", shape_of=0, must="Each one has a part: the shape stays."),
        is_finite(must="Every part is a number.", asks="Which step divides by zero?"),
        leaves_arguments_alone(),
        Criterion("is no longer than the array", _is_short),
        holds("sums to one", lambda xs, p: np.isclose(p.sum(), 1), must="The parts make the whole.", asks="What of it?"),
        agrees_with_reference(must="Who has twice as much has twice the part.", asks="By what do you divide?"),
    ],
    misconceptions=[
        Misconception(
            "divides by the largest",
            solution=lambda xs: xs / xs.max(),
            asks="The largest has a part of one. What is left for the others?",
            idea=ideas.NORMALISATION,
        ),
        Misconception(
            "gives all the same",
            lambda xs: np.full(len(xs), 1 / len(xs)),
            "Who earns more has a larger part. Which numbers say how much?",
            also=[lambda xs: np.ones(len(xs)) / len(xs)],
            idea=SIZE,
        ),
        habits.of_any_size(
            "adds a little for safety",
            lambda xs, size: xs / (xs.sum() + size),
            habits.LITTLE,
            asks="What is added is not there to be shared. Who gets it?",
            idea=ideas.SAFETY,
        ),
        *habits.of_an_array(shares),
    ],
    hints=["What do all of them have together?", "Divide each by the sum."],
    first="Start with the sum of `xs`.",
    passing="Parts of a whole are the beginning of every probability.",
    picture=_picture,
)


# -- a value -----------------------------------------------------------------------------------------------------------


def make_frame():
    return np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])


frame_exercise = ValueExercise(
    "averages/frame",
    title="A basis",
    goal="Make `frame`, whose two columns span the plane of the first two axes.",
    name="frame",
    reference=make_frame,
    criteria=[
        returns_array(must="It must have three rows and two columns."),
        holds("is a basis", lambda B: is_basis(B, make_frame()), "Its columns are a basis of that plane."),
    ],
    misconceptions=[
        Misconception(
            "takes the last two axes",
            lambda: np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]),
            asks="Which axes span the plane? Count from the first.",
            same=same_subspace,
        ),
    ],
    hints=["Which vectors point along the first two axes?"],
    first="Start with `np.zeros((3, 2))`.",
    passing="Any basis will do: there are many.",
    picture=lambda B: heatmaps.heatmap(B),
)


# -- a script ----------------------------------------------------------------------------------------------------------


def _far(exercise, rng):
    numbers = [0.0, 1.0, float(rng.uniform(2, 9))]
    asks: list[Ask] = [Call("far", (number,)) for number in numbers]
    answers = yield asks
    verdict = not_ready(exercise, answers) or stopped(exercise, asks, answers)
    if verdict is not None:
        return verdict
    for number, ask, answer in zip(numbers, asks, answers, strict=True):
        assert call_text(ask) == show_call("far", [number])
        read = read_number(answer.value)
        if isinstance(read, Refusal):
            saw = say("{call} gave {returned}.", call=call_text(ask), returned=show(answer.value))
            return fails("returns one number", saw, must=read.must, total=2, asks=read.asks or "")
        if not alike(read.value, 2 * number, RTOL, ATOL):
            return fails(
                "is twice as far",
                say("{call} gave {returned}.", call=call_text(ask), returned=show(answer.value)),
                must="It must be twice as far.",
                held=("returns one number",),
                total=2,
                counterexample=(call_text(ask), show(answer.value)),
                asks="What does twice mean for 0?",
                picture=bundle([chart([{"x": number}], {"type": "bar"}, {}, 100)], "how far it went"),
            )
    assert Counterexample("f(1)", "2", must=say("It must be 2.")).must == say("It must be 2.")
    assert MIME and same_function(lambda x: x, lambda x: x, [0.0])
    goal = Stretch("far away", True, says=say("{passing}", passing=exercise.passing.plain()))
    return passes(exercise, ("returns one number", "is twice as far"), stretch=[goal] if goal.says.text else ())


far_exercise = Script(
    "averages/far",
    title="Twice as far",
    goal="Return a number that is twice as far from zero.",
    names=("far",),
    script=_far,
    solution="def far(x):\n    return 2 * x\n",
    hints=["What is twice 3?"],
    first="Start with `return`.",
    passing="Twice as far is still on the same side.",
)

bell_exercise = Script(
    "averages/bell",
    title="A curve of your own",
    goal="Write any density on the numbers from 0 to 1.",
    names=("bell",),
    script=any_density(
        "bell",
        mistakes=[CurveMistake("is one half", asks="Half of what must there be?", when=lambda c: c.y.max() == 0.5)],
    ),
    solution="def bell(x):\n    return 1.0\n",
    hints=["Which constant has an area of one?"],
    first="Start with a constant.",
    passing="Whatever has an area of one will do.",
)


# -- a guess -----------------------------------------------------------------------------------------------------------

sloped_exercise = Prediction(
    "averages/sloped",
    title="Steeper",
    goal="Predict where the line ends.",
    name="sloped_guess",
    options=(1, 2),
    answer=lambda: 2 if plots.line_through([0.0, 1.0], [0.0, 2.0], [2.0, 0.0]) else 1,
    asks={1: "By how much does it rise in one step?"},
    misconceptions={1: "forgets the slope"},
    hints=["Draw it."],
    first="Replace the `...` by a number.",
    passing="It ends where the slope leads.",
)
