"""How a density of the learner's own is judged: asked for heights, point by point, and its area measured.

Nothing is known of the shape, so the area is measured adaptively: panels on which two rules disagree are split and
asked about in a further round. A staircase, a tent and a density that is infinite at an end all come out right to one
part in a thousand.
"""

from __future__ import annotations

import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graders.kit import (
    Call,
    Exercise,
    Read,
    Refusal,
    Returned,
    Stretch,
    Verdict,
    fails,
    passes,
    pictures,
    read_number,
    say,
    show,
    show_call,
    stopped,
)
from graders.kit.asks import Answer, Ask
from graders.kit.text import sentence

from .pmfs import Array, Rng

__all__ = ["grade_density"]

CRITERIA = (
    "returns one number",
    "gives finite numbers",
    "gives the same height for the same place",
    "is never negative",
    "has an area of one",
)
TOLERANCE = 1e-3
"""How far the area may be from one, as the notebook says."""

_PANELS = 40
_ROUNDS = 6
_SPLITS = 15
_ROUND_PLACES = (0.5, 0.25, 0.1, 0.9, 0.75)
"""Asked first, so that a mistake is shown at a place that is easy to type."""


@dataclass
class _Heights:
    """The heights known so far, by their place on a stretched axis.

    A place ``t`` of that axis stands for ``x = t^2 (3 - 2t)``. It stretches both ends so much that a density may be
    infinite there, like ``1 / (2 sqrt(x))``, and still be measured; and the ends themselves are never asked.
    """

    at: dict[float, float] = field(default_factory=dict)

    def slope(self, t: float) -> float:
        return 6 * t * (1 - t)

    def stretched(self, t: float) -> float:
        return self.slope(t) * self.at[t] if 0 < t < 1 else 0.0

    def panel(self, left: float, right: float) -> tuple[float, float]:
        """Return the area of a panel by Simpson's rule on its halves, and how far the whole panel's differs."""
        a, b, c, d, e = (self.stretched(t) for t in _nodes(left, right))
        width = right - left
        fine = width * (a + 4 * b + 2 * c + 4 * d + e) / 12
        coarse = width * (a + 4 * c + e) / 6
        return fine, abs(fine - coarse)


def _nodes(left: float, right: float) -> list[float]:
    inner = (left + (right - left) * quarter / 4 for quarter in (1, 2, 3))
    return [left, *inner, right]  # the ends exactly, so that neighbours share them


def _place(t: float) -> float:
    return t * t * (3 - 2 * t)


def grade_density(exercise: Exercise, rng: Rng) -> Generator[list[Ask], list[Answer], Verdict]:
    """Ask for heights, then for more of them where the area is not yet certain."""
    heights = _Heights()
    inner = (np.arange(1, _PANELS) + rng.uniform(-0.3, 0.3, _PANELS - 1)) / _PANELS
    edges = [0.0, *inner.tolist(), 1.0]
    panels = list(itertools.pairwise(edges))
    extra = [*_ROUND_PLACES, 0.5, 0.25]
    for turn in range(_ROUNDS):
        wanted = sorted({t for panel in panels for t in _nodes(*panel) if 0 < t < 1 and t not in heights.at})
        places = [*(extra if turn == 0 else ()), *map(_place, wanted)]
        asks: list[Ask] = [Call("my_pdf", (place,)) for place in places]
        answers = yield asks
        verdict = stopped(exercise, asks, answers) or _unfit(places, answers)
        if verdict is not None:
            return verdict
        values = [_number(answer) for answer in answers]
        if turn == 0 and values[:2] != values[len(_ROUND_PLACES) : len(extra)]:
            return _moody(values[0], values[len(_ROUND_PLACES)])
        heights.at.update(zip(wanted, values[len(places) - len(wanted) :], strict=True))
        below = [(place, value) for place, value in zip(places, values, strict=True) if value < 0]
        if below:
            return _negative(below[0], heights)
        area, doubt = _area(heights, panels)
        if doubt < TOLERANCE / 10 or abs(area - 1) > TOLERANCE + 20 * doubt:
            break
        panels = _split(heights, panels)
    if abs(area - 1) > TOLERANCE + min(doubt, 5 * TOLERANCE):
        return _wrong_area(area, doubt, heights)
    return passes(exercise, CRITERIA, stretch=[_uneven(heights)])


def _area(heights: _Heights, panels: list[tuple[float, float]]) -> tuple[float, float]:
    parts = [heights.panel(*panel) for panel in panels]
    return sum(area for area, _ in parts), sum(doubt for _, doubt in parts)


def _split(heights: _Heights, panels: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Quarter the panels that are most in doubt. Their nodes fall on those already known."""
    worst = sorted(panels, key=lambda panel: -heights.panel(*panel)[1])[:_SPLITS]
    quarters = [pair for panel in worst for pair in itertools.pairwise(_nodes(*panel))]
    return [panel for panel in panels if panel not in worst] + quarters


def _number(answer: Answer) -> float:
    read = read_number(answer.value) if isinstance(answer, Returned) else None
    return float("nan") if read is None or isinstance(read, Refusal) else float(read.value)


def _unfit(places: list[float], answers: list[Answer]) -> Verdict | None:
    """Return the verdict on the first height that is no finite number."""
    for place, answer in zip(places, answers, strict=True):
        assert isinstance(answer, Returned)
        read = read_number(answer.value)
        if isinstance(read, Read) and np.isfinite(read.value):
            continue
        call, returned = show_call("my_pdf", [place]), show(answer.value)
        saw = say("{call} gave {returned}.", call=call, returned=returned)
        if isinstance(read, Refusal):
            return fails(
                CRITERIA[0], saw, read.must, total=len(CRITERIA), counterexample=(call, returned), asks=read.asks or ""
            )
        return fails(
            CRITERIA[1],
            saw,
            "The height must be a finite number.",
            held=CRITERIA[:1],
            total=len(CRITERIA),
            counterexample=(call, returned),
            asks="Which step can divide by zero or take the log of zero?",
        )
    return None


def _moody(first: float, second: float) -> Verdict:
    call = show_call("my_pdf", [_ROUND_PLACES[0]])
    return fails(
        CRITERIA[2],
        say("{call} gave {first} and then {second}.", call=call, first=show(first), second=show(second)),
        "The same `x` must always get the same height.",
        held=CRITERIA[:2],
        total=len(CRITERIA),
        asks="A density is a fixed curve. Chance comes in only when somebody draws from it. Where does yours use it?",
        misconception="draws instead of describing",
    )


def _negative(found: tuple[float, float], heights: _Heights) -> Verdict:
    call, returned = show_call("my_pdf", [found[0]]), show(found[1])
    return fails(
        CRITERIA[3],
        say("{call} gave {returned}.", call=call, returned=returned),
        "A density is never negative.",
        held=CRITERIA[:3],
        total=len(CRITERIA),
        counterexample=(call, returned),
        asks="What would a negative chance of landing there mean? What lifts the curve without changing its area?",
        picture=_picture(heights, None),
    )


def _wrong_area(area: float, doubt: float, heights: _Heights) -> Verdict:
    name, asks = _mistake(heights) or (None, "Which number, times every height, makes that area one?")
    if area == 0:
        asks = "All heights are zero. Where should the mass go?"
    about = "an area of {area}" if doubt < 0.05 else "an area of {area} or more"
    return fails(
        CRITERIA[4],
        say(f"{{name}} covers {about} between 0 and 1.", name="my_pdf", area=show(round(area, 4))),
        "All that can happen must add up to 1.",
        held=CRITERIA[:4],
        total=len(CRITERIA),
        asks=asks,
        misconception=name,
        picture=_picture(heights, area),
    )


def _mistake(heights: _Heights) -> tuple[str, str] | None:
    """Return the mistake that explains every height, and its question."""
    x = np.array([_place(t) for t in heights.at])
    y = np.array(list(heights.at.values()))
    if _same(y, x) or _same(y, 1 - x):
        return "stops at height one", "The triangle fills half of a box of height one. How high must its tip be?"
    if _same(y, np.full_like(y, y[0])) and 0 < y[0] <= 0.1 and abs(1 / y[0] - round(1 / y[0])) < 1e-6:
        return (
            "hands out mass, not density",
            "You shared the budget among some number of points. How many points are there between 0 and 1?",
        )
    if _reaches_past_the_ends(x, y):
        return (
            "lets mass fall outside",
            "Your curve has an area of one over all numbers. How much of that lies between 0 and 1?",
        )
    return None


def _reaches_past_the_ends(x: Array, y: Array) -> bool:
    """Say whether the heights are those of a whole bell, or of a whole exponential decay."""
    if np.any(y <= 1e-12):
        return False
    bend, slope, start = np.polyfit(x, np.log(y), 2)
    if not _same(np.log(y), np.polyval([bend, slope, start], x)):
        return False
    if bend < -1e-6:
        return bool(abs(start - slope**2 / (4 * bend) - 0.5 * np.log(-bend / np.pi)) < 1e-4)
    return bool(abs(bend) < 1e-6 and slope < 0 and abs(start - np.log(-slope)) < 1e-6)


def _same(one: Array, other: Array) -> bool:
    return bool(np.max(np.abs(one - other)) < 1e-6)


def _picture(heights: _Heights, area: float | None) -> Mapping[str, Any] | None:
    """Return the curve, rounded to what an eye can tell apart, and its area."""
    places = sorted(heights.at)
    x, y = np.round([_place(t) for t in places], 3), np.round([heights.at[t] for t in places], 3)
    return pictures.curve(x, y, area=None if area is None else round(area, 3), label="your density")


def _uneven(heights: _Heights) -> Stretch:
    values: Array = np.array(list(heights.at.values()))
    if np.ptp(values) > 1e-6:
        return Stretch("a shape of your own", True, sentence("Some places are likelier than others in yours."))
    return Stretch("a shape of your own", False, sentence("Every place is equally likely in yours. Can you tilt it?"))
