"""Probability densities on an interval.

A function ``f`` is a density on [0, 1] when ``f(x) >= 0`` and the integral of ``f`` from 0 to 1 is 1. The probability
of an interval is the area above it; a value ``f(x)`` is no probability, and may exceed 1. Any such function is a right
answer, so its area is integrated numerically.

Source: Bishop, *Pattern Recognition and Machine Learning*, section 1.2.1.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graders.kit import Curve, CurveMistake, Prediction, Script, Stretch, any_density, source_of
from graders.kit.text import sentence
from graders.solutions import probability as solutions

from .pmf_samples import Array

__all__ = ["density_above_one", "my_pdf"]


density_above_one = Prediction(
    "probability/density-above-one",
    title="A density of 3",
    goal="Predict whether a density may be above one.",
    name="density_guess",
    options=("a", "b", "c"),
    answer="b",
    questions={
        "a": "The height is not a chance: the area is. How wide may a block of height 3 be, if its area is to be one?",
        "c": "A block of height 3 from 0.5 to 0.8 has an area of 0.9. Does anything have to be paid back?",
    },
    misconceptions={"a": "takes a density for a chance", "c": "pays height back with debts"},
    hints=["What is the area of a block that is 3 high and 0.1 wide?", "Only the area is a chance. A height is not."],
    first_step="Read the three options and put the letter of one between quotes.",
    on_pass="Height is not chance, area is. A tall density must only be narrow enough.",
)


def _same(one: Array, other: Array) -> bool:
    return bool(np.max(np.abs(one - other)) < 1e-6)


def _measured(curve: Curve) -> bool:
    return bool(np.all(np.isfinite(curve.y)) and curve.doubt < 0.05)


def _is_flat(curve: Curve) -> bool:
    return _measured(curve) and bool(np.ptp(curve.y) < 1e-9)


def _shares_of_a_count(curve: Curve) -> bool:
    height = curve.y[0]
    return bool(_is_flat(curve) and 0 < height <= 0.1 and abs(1 / height - round(1 / height)) < 1e-6)


def _is_triangle(curve: Curve) -> bool:
    return _same(curve.y, curve.x) or _same(curve.y, 1 - curve.x)


def _peaks_at_one(curve: Curve) -> bool:
    """Say whether the highest point is at one, which keeps every curve but a block below an area of one."""
    peak = float(curve.y.max())
    shaped = _measured(curve) and float(np.ptp(curve.y)) > 0.1 and 0.98 < peak <= 1
    return shaped and float(curve.y.min()) >= 0 and not _is_triangle(curve) and not _reaches_past_the_ends(curve)


def _pays_with_debts(curve: Curve) -> bool:
    return _measured(curve) and bool(np.any(curve.y < 0)) and abs(curve.area - 1) < 0.01


def _misses_by_little(curve: Curve) -> bool:
    return (
        _measured(curve)
        and 0 < abs(curve.area - 1) < 0.03
        and float(np.ptp(curve.y)) > 1e-9
        and float(curve.y.min()) >= 0
    )


def _reaches_past_the_ends(curve: Curve) -> bool:
    """Say whether the heights are those of a whole bell, or of a whole exponential decay."""
    x, y = curve.x, curve.y
    if np.any(y <= 1e-12):
        return False
    bend, slope, start = np.polyfit(x, np.log(y), 2)
    if not _same(np.log(y), np.polyval([bend, slope, start], x)):
        return False
    if bend < -1e-6:
        return bool(abs(start - slope**2 / (4 * bend) - 0.5 * np.log(-bend / np.pi)) < 1e-4)
    return bool(abs(bend) < 1e-6 and slope < 0 and abs(start - np.log(-slope)) < 1e-6)


def _all_are(kind: type | tuple[type, ...]) -> Callable[[Curve], bool]:
    return lambda curve: bool(curve.values) and all(isinstance(value, kind) for value in curve.values)


def _boxes(curve: Curve, *, of_one: bool) -> bool:
    return _all_are((list, tuple, np.ndarray))(curve) and all((np.size(value) == 1) is of_one for value in curve.values)


_MISTAKES = (
    CurveMistake(
        "stops at height one",
        "The triangle fills half of a box of height one. How high must its tip be?",
        _is_triangle,
    ),
    CurveMistake(
        "never rises above one",
        "Your curve reaches 1 and goes no higher. May a density? How high must it be where it is narrow?",
        _peaks_at_one,
    ),
    CurveMistake(
        "hands out mass, not density",
        "You shared the budget among some number of points. How many points are there between 0 and 1?",
        _shares_of_a_count,
    ),
    CurveMistake(
        "takes any height for a block",
        "Your block is 1 wide. What is its area, and how high is the only block of that width with an area of one?",
        lambda curve: _is_flat(curve) and float(curve.y[0]) > 0 and not _shares_of_a_count(curve),
    ),
    CurveMistake(
        "leaves everything at zero",
        "All heights are zero. Where should the mass go?",
        lambda curve: _is_flat(curve) and float(curve.y[0]) == 0,
    ),
    CurveMistake(
        "lets mass fall outside",
        "Your curve has an area of one over all numbers. How much of that lies between 0 and 1?",
        lambda curve: _measured(curve) and _reaches_past_the_ends(curve),
    ),
    CurveMistake(
        "pays height back with debts",
        "Your total is one because some of it is owed. What would a chance of landing there of -0.1 mean?",
        _pays_with_debts,
    ),
    CurveMistake(
        "misses by a little",
        "You are near. Which number in your formula is rounded, or measured by eye, and what is it exactly?",
        lambda curve: _misses_by_little(curve) and not _peaks_at_one(curve) and not _reaches_past_the_ends(curve),
    ),
    CurveMistake(
        "grows without end",
        "How large is the area of yours from 0.001 on? And from 0.000001 on? Does it come to an end?",
        lambda curve: bool(np.all(np.isfinite(curve.y))) and curve.doubt >= 0.05 and curve.area > 2,
    ),
    CurveMistake(
        "is infinite over a stretch",
        "Your curve is infinite over a whole stretch. How high may a block be that is 0.1 wide?",
        lambda curve: int(np.isposinf(curve.y).sum()) > 2 and not bool(np.isnan(curve.y).any()),
    ),
    CurveMistake(
        "says whether x is inside",
        "Your function says yes or no. How high is the curve at `x`?",
        _all_are((bool, np.bool_)),
    ),
    CurveMistake("gives text", "That is text. Which step made text of the height?", _all_are(str)),
    CurveMistake(
        "wraps the number",
        "The height comes in a box: a list or an array of one. What takes it out of there?",
        lambda curve: _boxes(curve, of_one=True),
    ),
    CurveMistake(
        "gives a whole curve for one place",
        "You were asked for the height at one `x`, and gave many. Which of them belongs to it?",
        lambda curve: _boxes(curve, of_one=False),
    ),
    CurveMistake(
        "leaves the real numbers",
        "What is the square root of a negative number? For which `x` does yours take one?",
        lambda curve: any(isinstance(value, (complex, np.complexfloating)) for value in curve.values),
    ),
    CurveMistake(
        "shows instead of handing back",
        "Nothing comes back, for any `x`. Does your function show the height with `print`, or end in a `return`?",
        _all_are(type(None)),
    ),
    CurveMistake(
        "hands nothing back on one path",
        "Some places get a height, this one none. How high is the curve where you say nothing?",
        lambda curve: 0 < sum(value is None for value in curve.values) < len(curve.values),
    ),
)


def _uneven(curve: Curve) -> Stretch:
    if np.ptp(curve.y) > 1e-6:
        return Stretch("a shape of your own", True, sentence("Some places are likelier than others in yours."))
    return Stretch("a shape of your own", False, sentence("Every place is equally likely in yours. Can you tilt it?"))


my_pdf = Script(
    "probability/my-pdf",
    title="A density of your own",
    goal="Invent a density on [0, 1]: never negative, with an area of one.",
    names=("my_pdf",),
    script=any_density("my_pdf", mistakes=_MISTAKES, stretch=_uneven),
    solution=source_of(solutions.my_pdf),
    hints=[
        "Which shapes have an area that you know by heart?",
        "A triangle over [0, 1] has half the area of the box around it. How high must it be for an area of one?",
        "Take any shape that is never negative, find its area, and divide the height by it.",
    ],
    first_step="Start with a shape whose area you know: a block, or a triangle.",
    on_pass="Any shape will do, once its area is one. That is all a density has to be.",
)
