"""What a cell's source says that it defines, read without running it; and what in it reaches behind other cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from math4ml_ext.audit.known import read_answers
from math4ml_ext.cli.bindings import is_same_program, not_answered
from math4ml_ext.cli.catalogue import Catalogue
from math4ml_ext.cli.hooks import hooks_of, imports_of
from math4ml_ext.cli.notebook import Cell, read

ANSWERS = Path(__file__).parents[1] / "answers"
PLACES = [place for place in Catalogue.load() if place.course.id == "math4ml"]
SOFTMAX = next(place.exercise for place in PLACES if place.exercise.id == "probability/softmax")

STUBS = [
    "def softmax(xs):\n    ...",
    "def softmax(xs):\n    pass",
    'def softmax(xs):\n    """To do."""\n    return None',
    "def softmax(xs):\n    return ...",
    "def softmax(xs):\n    return ____",
    "def softmax(xs):\n    result = None\n    return result",
    "def softmax(xs):\n    raise NotImplementedError",
    "def softmax(xs):\n    raise NotImplementedError('later')",
    "async def softmax(xs): ...",
    "softmax = lambda xs: None",
    "softmax = ...",
    "softmax = ____",
    "softmax, other = None, 3",
    "%%time\ndef softmax(xs):\n    ...",
]
UNBOUND = [
    "",
    "# nothing",
    "sofmax = 3",
    "def outer():\n    def softmax(xs): return xs",
    "class Answer:\n    def softmax(self, xs): return xs",
    "print('softmax')",
    "%%writefile softmax.py\ndef softmax(xs): return xs",
    "%%solve\ndef softmax(xs): return xs",
    "exec('def softmax(xs): return xs')",
    "softmax: object",
]
ATTEMPTS = [
    "def softmax(xs): return xs",
    "import numpy as np\nsoftmax = np.vectorize(abs)",
    "from scipy.special import softmax",
    "if True:\n    def softmax(xs): return xs",
    "try:\n    softmax = 3\nexcept ValueError:\n    pass",
    "for softmax in (1, 2): pass",
    "with open('x') as softmax: pass",
    "(softmax := 3)",
    "a, (softmax, *b) = 1, (2, 3)",
    "def softmax(xs):\n    ...\nsoftmax = abs",
    "%%time\n\ndef softmax(xs): return xs",
    "%matplotlib inline\ndef softmax(xs): return xs",
    "!ls\nsoftmax = await something",
    "class softmax:\n    pass",
]
HOOKS = {
    "get_ipython().events.register('post_run_cell', print)": "get_ipython",
    "ip = get_ipython()": "get_ipython",
    "from IPython import get_ipython as g": "get_ipython",
    "import IPython": "import IPython",
    "import sys\nsys.settrace(None)": ".settrace",
    "import sys\nsys.meta_path.append(None)": ".meta_path",
    "import sys as s\ns.modules['numpy'] = 3": ".modules",
    "from sys import modules": "modules",
    "import gc": "import gc",
    "import ctypes.util": "import ctypes.util",
    "from graders import solutions": "import graders",
    "from math4ml_ext import course": "import math4ml_ext.course",
    "import math4ml_ext.checks": "import math4ml_ext.checks",
    "exec('x = 1')": "exec",
    "eval('1')": "eval",
    "globals()['softmax'] = abs": "globals",
    "print.__self__": ".__self__",
    "().__class__.__base__.__subclasses__()": ".__subclasses__",
    "getattr(print, '__se' + 'lf__')": "getattr",
    "getattr(print, '__self__')": "getattr __self__",
    "%load_ext mine": "%load_ext",
    "%time exec('x = 1')": "exec",
    "%%time\nexec('x = 1')": "exec",
    "%%capture\nimport gc": "import gc",
    "%%timeit\nget_ipython()": "get_ipython",
    "%%writefile mine.py\nx = 1": "%writefile",
    "open('numpy.py', 'w').write('x = 1')": "numpy.py",
    "import a_module_that_is_not_there": "import a_module_that_is_not_there",
    "def later():\n    global softmax\n    softmax = abs": "global softmax",
    "import threading": "import threading",
    "import pickle": "import pickle",
    "import __main__": "import __main__",
}
HARMLESS = [
    "import numpy as np\nimport matplotlib.pyplot as plt\n%matplotlib inline",
    "from math4ml_ext import explore\nexplore.grid()",
    "from math4ml_ext.explore import grid",
    "from IPython.display import display",
    "import sys\nsys.setrecursionlimit(1000)",
    "%timeit -n 10 sum(range(10))",
    "%time x = 1",
    "!pip list",
    "files = !ls",
    "class Account:\n    def __init__(self): self.kernel = 3",
    "getattr(np, 'exp')",
    "import helpers",
    "np?",
]


def cell(source: str, number: int = 1) -> Cell:
    return Cell(source, "", number)


@pytest.mark.parametrize("source", [*STUBS, *UNBOUND])
def test_a_cell_that_answers_nothing_is_not_attempted(source: str) -> None:
    verdict = not_answered(cell(source), SOFTMAX, None)
    assert verdict is not None
    assert verdict.outcome == "not-attempted"


@pytest.mark.parametrize("source", ATTEMPTS)
def test_a_cell_that_defines_the_name_is_judged(source: str) -> None:
    assert not_answered(cell(source), SOFTMAX, "def softmax(xs):\n    ...") is None


def test_a_name_that_is_not_there_is_told() -> None:
    verdict = not_answered(cell("sofmax = 3"), SOFTMAX, None)
    assert verdict is not None
    assert verdict.message.plain() == "This cell does not define `softmax`."


def test_every_cell_of_the_course_is_not_attempted_as_it_is_delivered_and_reaches_behind_none() -> None:
    for file in {Path(place.course.folder, place.notebook.file) for place in PLACES}:
        cells = read(file).cells
        by_id = {place.exercise.id: place.exercise for place in PLACES}
        for one in cells:
            for exercise in one.exercises:
                assert not_answered(one, by_id[exercise], None) or not_answered(one, by_id[exercise], one.source)
        assert hooks_of(cells, [()] * len(cells)) == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.exercise.id)
def test_every_right_answer_that_is_known_is_an_attempt(place) -> None:
    delivered = next(
        one.source
        for one in read(Path(place.course.folder, place.notebook.file)).cells
        if place.exercise.id in one.exercises
    )
    for known in read_answers(ANSWERS / f"{place.exercise.id}.py"):
        if known.kind == "right":
            assert not_answered(cell(known.source), place.exercise, delivered) is None, known.source
            assert hooks_of([cell(known.source)], [place.exercise.names]) == [], known.source


@pytest.mark.parametrize(("source", "what"), HOOKS.items())
def test_what_reaches_behind_cells_is_found(source: str, what: str) -> None:
    found = hooks_of([cell(source, 3), cell("softmax = abs")], [(), ("softmax",)], ["helpers"])
    assert what in [hook.what for hook in found]
    assert {hook.cell for hook in found} == {3}


@pytest.mark.parametrize("source", HARMLESS)
def test_what_notebooks_do_every_day_is_not(source: str) -> None:
    assert hooks_of([cell(source)], [()], ["helpers"]) == []


def test_the_line_is_that_of_the_cell() -> None:
    (hook,) = hooks_of([cell("\n%%time\nx = 1\n\neval('x')")], [()])
    assert (hook.line, hook.what) == (5, "eval")


def test_imports_are_told() -> None:
    assert imports_of([cell("import os, numpy as np\nfrom scipy.special import expit")]) == {
        "os",
        "numpy",
        "scipy.special",
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1", "x=1  # one", True),
        ("x = 1", "x = 2", False),
        ("x = (", "x = (", False),
    ],
)
def test_spacing_and_comments_make_no_other_program(one: str, other: str, same: bool) -> None:
    assert is_same_program(one, other) is same
