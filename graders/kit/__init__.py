r"""The language graders are written in.

A grader reads like the definition it checks. Here is one whole exercise::

    from graders.kit import (
        Case, FunctionExercise, Misconception, agrees_with_reference, example, holds, is_finite,
        leaves_arguments_alone, returns_array,
    )
    from graders.solutions import probability as solutions

    softmax = FunctionExercise(
        "probability/softmax",
        title="Scores into probabilities",
        goal="Turn any scores into a probability mass function.",
        reference=solutions.softmax,                  # its name and its source are the learner's name and the solution
        cases=[
            Case("equal scores", example(np.zeros(3))),                      # written by hand: shown as it is
            Case("a negative score", example(np.array([-1.0, 3.0]))),
            Case("any scores", draw=lambda rng: [rng.normal(size=rng.integers(2, 8))], times=5), # drawn: made simpler
            Case(
                "large scores", example(np.array([1000.0, 1001.0])), stretch=True,
                prompt="`[1000, 1001]` overflows. Can you make it survive?",
            ),
        ],
        criteria=[
            returns_array("keeps the shape", shape_of=0),                    # the value is read before all else
            is_finite(),
            leaves_arguments_alone(),
            holds("has no negative entry", lambda xs, p: np.all(p >= 0), "No entry of a pmf is negative."),
            holds("sums to one", lambda xs, p: np.isclose(p.sum(), 1), "The entries of a pmf sum to one."),
            agrees_with_reference(requirement="Its entries are proportional to $e^{x_i}$."),
        ],
        misconceptions=[
            Misconception(
                "divides by the sum without exponentiating", lambda xs: xs / xs.sum(),
                "You divide by the sum. What could you do to every score first, so that none of them is negative?",
            ),
        ],
        hints=["What makes any number positive and keeps the order?", "Exponentiate, then divide by the sum."],
        first_step="Start with `np.exp(xs)`.",
        on_pass="Any scores will do now: this is how a network ends in probabilities.",
    )

What a check finds follows from the order of things: first the preconditions (the name is there, it was attempted, every
call ran to its end), then the criteria, in their order. The input that is shown is the first one written by hand on
which the criterion fails, else the simplest input found that fails in the same way.

Rules of thumb:

- ``example(...)`` writes down arguments as they are passed; a list is enough where all are positional; ``draw=`` is a
  function of a random generator that draws them. An argument may also be `Name` (one of the learner's functions, which
  ``uses=`` pairs with one of ours) or `Source` (an expression of the course's own, evaluated in the kernel without
  numpy).
- A predicate takes all arguments of the reference, defaults filled in, and then the value, read as a float, a bool or
  a float64 array. It is asked of readable, finite values only. Where it raises, the criterion does not hold; where it
  raises for the reference's own value too, or gives what is no truth value, the course is at fault: the learner is told
  that the check failed, and the log, ``math4ml try`` and ``math4ml audit`` say in which line.
- Every evaluation gets arguments of its own: arrays and lists are copied, a `Source` is evaluated anew. A random
  generator is handed in as ``Source("__import__('numpy').random.default_rng(3)")``.
- What cannot be looked into (a table, a generator, a function, an object) is the same as nothing else, and no answer
  with such a value in it passes. Ask for what matters of it as numbers, text, lists, dicts or arrays.
- Sentences are plain strings with `` `code` `` and ``$mathematics$``. ``requirement`` says what has to be true,
  never the answer.
- A misconception is recognised only when its wrong solution alone gives what the learner's function gave on every
  required input, so choose inputs that tell them apart; ``also=`` holds other ways to write the same mistake.
  ``math4ml audit`` proves it.
- Where the numbers need not be equal (singular vectors, a basis), ask for properties with `same_subspace`, `is_basis`
  and their like, and give a misconception its ``same=``. `has_order` asks how fast an error falls, `same_function`
  compares by probing.
- ``picture=`` draws the value that failed; `graders.kit.charts` has functions for it.
- `graders.kit.testing` tries a solution without a kernel: ``verdict_on(softmax, lambda xs: xs / xs.sum())``.
- `Prediction` is a committed guess, `ValueExercise` a value under a name, `Script` anything else; `any_density` is a
  script that lets any density pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cases import Case, Inputs, example
from .check import BadAnswers, advance
from .comparison import alike
from .course import Course, Notebook
from .criteria import (
    Criterion,
    agrees_with_reference,
    holds,
    is_finite,
    leaves_arguments_alone,
    returns_array,
    returns_bool,
    returns_integer,
    returns_number,
    returns_string,
)
from .densities import Curve, CurveMistake, any_density
from .exercise import Exercise, Grading
from .format import show, show_call
from .function import FunctionExercise, source_of
from .function_comparison import Difference, has_order, order_of, same_function, where_they_differ
from .misconceptions import Misconception, MisconceptionTheme
from .observation import Failure, Observation
from .prediction import Prediction
from .queries import Call, Name, Opaque, Returned, Source, Value
from .script import Script, fails, passes, stopped
from .subspace_comparison import (
    has_orthonormal_columns,
    is_basis,
    projector_onto,
    rank_of,
    same_least_squares,
    same_subspace,
    same_svd,
    same_up_to_signs,
)
from .text import Sentence, say
from .value import ValueExercise
from .values import Read, UnreadableValue, read_array, read_bool, read_integer, read_number, read_string
from .verdict import Counterexample, LearnerError, Stretch, Verdict

__all__ = [
    "BadAnswers",
    "Call",
    "Case",
    "Counterexample",
    "Course",
    "Criterion",
    "Curve",
    "CurveMistake",
    "Difference",
    "Exercise",
    "Failure",
    "FunctionExercise",
    "Grading",
    "Inputs",
    "LearnerError",
    "Misconception",
    "MisconceptionTheme",
    "Name",
    "Notebook",
    "Observation",
    "Opaque",
    "Prediction",
    "Read",
    "Returned",
    "Script",
    "Sentence",
    "Source",
    "Stretch",
    "UnreadableValue",
    "Value",
    "ValueExercise",
    "Verdict",
    "advance",
    "agrees_with_reference",
    "alike",
    "any_density",
    "example",
    "fails",
    "has_order",
    "has_orthonormal_columns",
    "holds",
    "is_basis",
    "is_finite",
    "leaves_arguments_alone",
    "order_of",
    "passes",
    "projector_onto",
    "rank_of",
    "read_array",
    "read_bool",
    "read_integer",
    "read_number",
    "read_string",
    "returns_array",
    "returns_bool",
    "returns_integer",
    "returns_number",
    "returns_string",
    "same_function",
    "same_least_squares",
    "same_subspace",
    "same_svd",
    "same_up_to_signs",
    "say",
    "show",
    "show_call",
    "source_of",
    "stopped",
    "where_they_differ",
]

if not TYPE_CHECKING:
    from .retired import renamed_names

    __getattr__ = renamed_names(
        __name__, {"Idea": "MisconceptionTheme", "Refusal": "UnreadableValue", "given": "example"}
    )
