"""A course whose graders take too much of something, for an answer that says of what."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from graders.kit.course import Course, Notebook
from graders.kit.exercise import Exercise, Grading
from graders.kit.queries import Returned, Value
from graders.kit.script import Script
from graders.kit.text import say
from graders.kit.verdict import Verdict


def _spin() -> None:
    while True:
        pass


def _hoard() -> None:
    hoard = []
    while True:
        hoard.append(np.ones(1_000_000))


def _multiply() -> None:
    """Take long in one call, deep in C."""
    sum(range(10**12))


def _grow() -> None:
    _hoards.append(np.ones(4_500_000))


_hoards: list[Any] = []

DOES: dict[str, Callable[[], Any]] = {
    "spin": _spin,
    "multiply": _multiply,
    "sleep": lambda: time.sleep(3600),
    "hoard": _hoard,
    "grow": _grow,
    "exit": lambda: os._exit(3),
    "raise": lambda: 1 / 0,
    "leave": lambda: sys.exit(3),
    "crash": lambda: os.kill(os.getpid(), 11),
    "log": lambda: logging.getLogger("graders").error("the course has something to say"),
    "pid": lambda: os.getpid(),
    "environment": lambda: sorted(os.environ),
}


def _heavy(exercise: Exercise, rng: np.random.Generator) -> Grading:
    answer = (yield [Value("what")])[0]
    what = answer.value if isinstance(answer, Returned) else ""
    made = DOES[what]() if what in DOES else "x" * int(what) if isinstance(what, int) else what
    return Verdict("passed", say("It made {made}.", made=str(made)), picture={"text/plain": str(made)})


exercise = Script(
    "heavy/what",
    title="What",
    goal="Say what is to be done.",
    names=("what",),
    script=_heavy,
    solution="what = 1",
    on_pass="That is it.",
    form="value",
)
course = Course(
    "heavy", "A heavy course", "1.0", Path(__file__).parent, (Notebook("one", "One", "heavy.ipynb", (exercise,)),)
)
