"""A course for tests: each exercise shows one thing that a check can do."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from graders.kit.course import Course, Notebook
from graders.kit.exercise import Exercise, Grading
from graders.kit.queries import Call, Returned, Value
from graders.kit.script import Script
from graders.kit.text import say
from graders.kit.verdict import Verdict


def _double(exercise: Exercise, rng: np.random.Generator) -> Grading:
    """Ask for one number; when the answer is wrong, ask again with a smaller one."""
    number = int(rng.integers(100, 1000))
    answer = (yield [Call("double", (number,))])[0]
    if isinstance(answer, Returned) and answer.value == 2 * number:
        return Verdict("passed", exercise.on_pass, held=("twice as much",), total=1)
    answer = (yield [Call("double", (1,))])[0]
    got = str(getattr(answer, "value", "nothing"))
    message = say("{call} gave {got}. It must be twice as much.", call="double(1)", got=got)
    return Verdict("failed", message, "twice as much", total=1, misconception="squares" if got == "1" else None)


def _echo(exercise: Exercise, rng: np.random.Generator) -> Grading:
    """Say what came back, whatever it is."""
    answer = (yield [Value("echo")])[0]
    return Verdict("failed", say("You wrote {value}.", value=getattr(answer, "value", answer)), "is silent", total=1)


def _endless(exercise: Exercise, rng: np.random.Generator) -> Grading:
    while True:
        yield [Value("more")]


def _broken(exercise: Exercise, rng: np.random.Generator) -> Grading:
    raise ZeroDivisionError("a mistake of the author's")
    yield


def _asks_oddly(exercise: Exercise, rng: np.random.Generator) -> Grading:
    yield [Call("f", (object(),))]
    return Verdict("passed", exercise.on_pass)


def _concludes_oddly(exercise: Exercise, rng: np.random.Generator) -> Grading:
    yield [Value("f")]
    return Verdict("passed", exercise.on_pass, picture={"text/plain": object()})


def _silent(exercise: Exercise, rng: np.random.Generator) -> Grading:
    return Verdict("passed", exercise.on_pass)
    yield


def _exercise(name: str, script: object, **more: object) -> Script:
    settings: dict[str, object] = {
        "title": name.title(),
        "goal": f"Write {name}.",
        "names": (name,),
        "script": script,
        "solution": f"{name} = ...",
        "on_pass": "That is it.",
        "hints": (),
    }
    return Script(f"tiny/{name}", **(settings | more))  # type: ignore[arg-type]


double = _exercise(
    "double",
    _double,
    goal="Twice as much.",
    solution="def double(x):\n    return 2 * x\n",
    hints=("What is twice 1?", "Add it to itself."),
)
exercises = (
    double,
    _exercise("echo", _echo, form="value"),
    _exercise("endless", _endless),
    _exercise("broken", _broken),
    _exercise("silent", _silent, solution=""),
    _exercise("odd-ask", _asks_oddly, names=("f",)),
    _exercise("odd-verdict", _concludes_oddly, names=("f",)),
)
course = Course(
    "tiny", "A tiny course", "1.0", Path(__file__).parent, (Notebook("one", "One", "tiny.ipynb", exercises),)
)
