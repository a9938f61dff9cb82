"""Any valid density: a curve of the learner's own, judged by what makes it one and by nothing else.

Nothing is known of its shape, so the curve is asked for heights, point by point, and its area is measured adaptively:
panels on which two rules disagree are split and asked about in a further round. A staircase, a tent and a density that
is infinite at an end all come out right to one part in a thousand. In an exercise::

    my_pdf = Script("probability/my-pdf", ..., names=("my_pdf",), script=any_density("my_pdf"))
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from . import charts
from .exercise import Exercise, Grading
from .format import show, show_call
from .queries import Answer, Call, Query, Returned
from .retired import renamed_fields
from .script import fails, passes, stopped
from .text import say, sentence
from .values import Read, UnreadableValue, read_number
from .verdict import Stretch, Verdict

__all__ = ["TOLERANCE", "Curve", "CurveMistake", "any_density"]

TOLERANCE = 1e-3
"""How far the area may be from one."""

CRITERIA = (
    "returns one number",
    "gives finite numbers",
    "gives the same height for the same place",
    "is never negative",
    "has an area of one",
)

_PANELS = 40
_ROUNDS = 6
_SPLITS = 15
"""Panels quartered in a round: that costs twelve calls each, and a half four, so three times as many are halved."""
_GRID = 2**20
"""Panels begin and end on a grid, so that no rounding keeps the nodes of a part from those known already."""

_ROUND_PLACES = (0.5, 0.25, 0.1, 0.9, 0.75)
"""Asked first, so that a mistake is shown at a place that is easy to type."""

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """What is known of the learner's curve.

    Parameters
    ----------
    x, y : array
        Places in rising order, and the heights there; ``nan`` where what came back is no number.
    values : tuple
        What came back, exactly, for the places asked last.
    area, doubt : float
        The area, and by how much it may be off; infinite where it was not measured.
    """

    x: Array
    y: Array
    values: tuple[Any, ...] = ()
    area: float = float("nan")
    doubt: float = float("inf")


@renamed_fields(asks="question")
@dataclass(frozen=True)
class CurveMistake:
    """A mistake that is told by the curve: its name, the question that leads out of it, and how it is recognised."""

    name: str
    question: str
    when: Callable[[Curve], bool]


@dataclass
class _Heights:
    """The heights known so far, by their place on a stretched axis.

    A place ``t`` of that axis stands for ``t^2 (3 - 2t)`` of the way. It stretches both ends so much that a density may
    be infinite there, like ``1 / (2 sqrt(x))``, and still be measured; and the ends themselves are never asked.
    """

    low: float
    high: float
    at: dict[float, float] = field(default_factory=dict)

    def place(self, t: float) -> float:
        return self.low + (self.high - self.low) * (t * t * (3 - 2 * t))

    def stretched(self, t: float) -> float:
        return (self.high - self.low) * 6 * t * (1 - t) * self.at[t] if 0 < t < 1 else 0.0

    def panel(self, left: float, right: float) -> tuple[float, float]:
        """Return the area of a panel by Simpson's rule on its halves, and how far the whole panel's differs."""
        a, b, c, d, e = (self.stretched(t) for t in _nodes(left, right))
        width = right - left
        fine = width * (a + 4 * b + 2 * c + 4 * d + e) / 12
        coarse = width * (a + 4 * c + e) / 6
        return fine, abs(fine - coarse)

    def curve(self, panels: Sequence[tuple[float, float]]) -> Curve:
        parts = [self.panel(*panel) for panel in panels]
        places = sorted(self.at)
        x, y = np.array([self.place(t) for t in places]), np.array([self.at[t] for t in places])
        return Curve(x, y, (), sum(area for area, _ in parts), sum(doubt for _, doubt in parts))

    def split(self, panels: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Quarter the panels that are most in doubt, or halve more of them. Their nodes fall on those already known."""
        doubts = {panel: self.panel(*panel)[1] for panel in panels}
        worst = sorted(panels, key=lambda panel: -doubts[panel])
        many = doubts[worst[_SPLITS]] > doubts[worst[0]] / 4
        worst, step = (worst[: 3 * _SPLITS], 2) if many else (worst[:_SPLITS], 1)
        parts = [pair for panel in worst for pair in itertools.pairwise(_nodes(*panel)[::step])]
        return [panel for panel in panels if panel not in worst] + parts


def _nodes(left: float, right: float) -> list[float]:
    inner = (left + (right - left) * quarter / 4 for quarter in (1, 2, 3))
    return [left, *inner, right]  # the ends exactly, so that neighbours share them


def any_density(
    name: str,
    *,
    low: float = 0.0,
    high: float = 1.0,
    mistakes: Sequence[CurveMistake] = (),
    stretch: Callable[[Curve], Stretch] | None = None,
) -> Callable[[Exercise, np.random.Generator], Grading]:
    """Return a script that lets any density on an interval pass, and nothing else.

    Parameters
    ----------
    name : str
        The learner's function, from one place to the height there.
    low, high : float
        The interval.
    mistakes : sequence of CurveMistake
        One is named if it alone is recognised.
    stretch : callable, optional
        From the curve that passes to a goal beyond the pass.
    """

    def grade(exercise: Exercise, rng: np.random.Generator) -> Generator[list[Query], list[Answer], Verdict]:
        heights = _Heights(low, high)
        inner = (np.arange(1, _PANELS) + rng.uniform(-0.3, 0.3, _PANELS - 1)) / _PANELS
        inner = np.round(inner * _GRID) / _GRID
        panels = list(itertools.pairwise([0.0, *inner.tolist(), 1.0]))
        round_places = [low + (high - low) * part for part in _ROUND_PLACES]
        extra = [*round_places, *round_places, *map(heights.place, inner[::2].tolist())]
        negative: tuple[float, float] | None = None
        for turn in range(_ROUNDS):
            wanted = sorted({t for panel in panels for t in _nodes(*panel) if 0 < t < 1 and t not in heights.at})
            places = [*(extra if turn == 0 else ()), *map(heights.place, wanted)]
            queries: list[Query] = [Call(name, (place,)) for place in places]
            answers = yield queries
            verdict = stopped(exercise, queries, answers) or _unfit(name, places, answers)
            if verdict is not None:
                return _recognised(verdict, _as_asked(places, answers), mistakes)
            values = [_number(answer) for answer in answers]
            first: dict[float, float] = {}
            for place, value in zip(places, values, strict=True):
                if first.setdefault(place, value) != value:
                    return _moody(name, place, first[place], value)
            heights.at.update(zip(wanted, values[len(places) - len(wanted) :], strict=True))
            below = ((place, value) for place, value in zip(places, values, strict=True) if value < 0)
            negative = negative or next(below, None)
            curve = heights.curve(panels)
            if curve.doubt < TOLERANCE / 10 or abs(curve.area - 1) > TOLERANCE + 20 * curve.doubt:
                break
            panels = heights.split(panels)
        if negative is not None:
            return _recognised(_negative(name, negative, curve), curve, mistakes)
        if abs(curve.area - 1) > TOLERANCE + min(curve.doubt, 5 * TOLERANCE):
            return _recognised(_wrong_area(name, curve, low, high), curve, mistakes)
        return passes(exercise, CRITERIA, stretch=[stretch(curve)] if stretch is not None else ())

    return grade


def _recognised(verdict: Verdict, curve: Curve, mistakes: Sequence[CurveMistake]) -> Verdict:
    if verdict.outcome != "failed" or verdict.error is not None:
        return verdict
    found = [mistake for mistake in mistakes if _fits(mistake, curve)]
    if len(found) != 1:
        return verdict
    return replace(verdict, question=sentence(found[0].question), misconception=found[0].name)


def _fits(mistake: CurveMistake, curve: Curve) -> bool:
    try:
        return bool(mistake.when(curve))
    except Exception:  # noqa: BLE001 - odd values break conditions in many ways; none of them meets one
        return False


def _number(answer: Answer) -> float:
    read = read_number(answer.value) if isinstance(answer, Returned) else None
    return float("nan") if read is None or isinstance(read, UnreadableValue) else float(read.value)


def _as_asked(places: Sequence[float], answers: Sequence[Answer]) -> Curve:
    """Return what is known when some height is no finite number."""
    order = np.argsort(places, kind="stable")
    ordered = [answers[place] for place in order]
    values = tuple(answer.value for answer in ordered if isinstance(answer, Returned))
    return Curve(np.array(places)[order], np.array([_number(answer) for answer in ordered]), values)


def _unfit(name: str, places: Sequence[float], answers: Sequence[Answer]) -> Verdict | None:
    """Return the verdict on the first height that is no finite number."""
    for place, answer in zip(places, answers, strict=True):
        assert isinstance(answer, Returned)
        read = read_number(answer.value)
        if isinstance(read, Read) and np.isfinite(read.value):
            continue
        shown = show_call(name, [place]), show(answer.value)
        saw = say("{call} gave {returned}.", call=shown[0], returned=shown[1])
        if isinstance(read, UnreadableValue):
            return fails(
                CRITERIA[0],
                saw,
                read.requirement,
                total=len(CRITERIA),
                counterexample=shown,
                question=read.question or "",
            )
        requirement = "The height must be a finite number."
        question = "Which step can divide by zero or take the log of zero?"
        return fails(
            CRITERIA[1],
            saw,
            requirement,
            held=CRITERIA[:1],
            total=len(CRITERIA),
            counterexample=shown,
            question=question,
        )
    return None


def _moody(name: str, place: float, first: float, second: float) -> Verdict:
    call = show_call(name, [place])
    return fails(
        CRITERIA[2],
        say("{call} gave {first} and then {second}.", call=call, first=show(first), second=show(second)),
        "The same `x` must always get the same height.",
        held=CRITERIA[:2],
        total=len(CRITERIA),
        question="A density is a fixed curve. Chance comes in only when somebody draws from it. Where does yours use"
        " it?",
        misconception="draws instead of describing",
    )


def _negative(name: str, found: tuple[float, float], curve: Curve) -> Verdict:
    call, returned = show_call(name, [found[0]]), show(found[1])
    return fails(
        CRITERIA[3],
        say("{call} gave {returned}.", call=call, returned=returned),
        "A density is never negative.",
        held=CRITERIA[:3],
        total=len(CRITERIA),
        counterexample=(call, returned),
        question="What would a negative chance of landing there mean? What lifts the curve without changing its area?",
        picture=_picture(curve, None),
    )


def _wrong_area(name: str, curve: Curve, low: float, high: float) -> Verdict:
    about = "an area of {area}" if curve.doubt < 0.05 else "an area of {area} or more"
    saw = say(f"{{name}} covers {about} between {low:g} and {high:g}.", name=name, area=show(round(curve.area, 4)))
    return fails(
        CRITERIA[4],
        saw,
        "All that can happen must add up to 1.",
        held=CRITERIA[:4],
        total=len(CRITERIA),
        question="Which number, times every height, makes that area one?",
        picture=_picture(curve, curve.area),
    )


def _picture(curve: Curve, area: float | None) -> Mapping[str, Any] | None:
    """Return the curve, rounded to what an eye can tell apart, and its area."""
    x, y = np.round(curve.x, 3), np.round(curve.y, 3)
    return charts.curve(x, y, area=None if area is None else round(area, 3), label="your density")
