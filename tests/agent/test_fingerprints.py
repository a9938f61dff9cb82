from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from math4ml_ext import agent

BASE = """
import math
import numpy as np
data = np.arange(4.0)
scale = 2
table = {"a": [1, 2], "b": {3}}

class Model:
    rate = 0.1
    def predict(self, x): return self.rate * x

model = Model()

def helper(x, power=2):
    return x ** power

def f(x):
    def inner(y): return y * scale
    return helper(inner(x)) + data.sum() + model.predict(x) + table["a"][0]
"""


def mark(learner: Callable[..., Any], source: str = BASE) -> str:
    return str(learner(source).fingerprint("f"))


def test_it_is_the_same_for_the_same_code(learner: Callable[..., Any]) -> None:
    assert mark(learner) == mark(learner)


def test_comments_blank_lines_and_the_place_do_not_count(learner: Callable[..., Any]) -> None:
    moved = "# a comment\n\n\n" + BASE.replace("    return helper", "\n    # why\n    return helper")
    assert mark(learner, moved) == mark(learner)


def test_a_name_it_does_not_use_does_not_count(learner: Callable[..., Any]) -> None:
    assert mark(learner, BASE + "\nunrelated = 5\n") == mark(learner)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("helper(inner(x))", "helper(inner(x) + 0)"),
        ("x ** power", "x * power"),
        ("power=2", "power=3"),
        ("y * scale", "y + scale"),
        ("scale = 2", "scale = 3"),
        ("scale = 2", "scale = 2.0"),
        ("np.arange(4.0)", "np.arange(5.0)"),
        ("np.arange(4.0)", "np.arange(4)"),
        ('"a": [1, 2]', '"a": [1, 3]'),
        ("rate = 0.1", "rate = 0.2"),
        ("self.rate * x", "self.rate + x"),
        ("model = Model()", "model = Model(); model.rate = 7"),
        ("def helper", "def helping"),
        ("table[", "math.pi + table["),
    ],
)
def test_a_change_of_anything_it_depends_on_counts(learner: Callable[..., Any], old: str, new: str) -> None:
    assert BASE.count(old)
    assert mark(learner, BASE.replace(old, new)) != mark(learner)


def test_an_entry_changed_in_place_counts(learner: Callable[..., Any]) -> None:
    asked = learner(BASE)
    before = asked.fingerprint("f")
    asked.run("data[2] = 7")
    assert asked.fingerprint("f") != before


def test_answering_does_not_change_it(learner: Callable[..., Any]) -> None:
    asked = learner(BASE + "\nrng = np.random.default_rng(0)\ndef g(): return rng.random() + f(1)\n")
    before = asked.fingerprint("g")
    asked.call("g")
    assert asked.fingerprint("g") == before


@pytest.mark.parametrize(
    "source",
    [
        "def f(): return f()",
        "def f(): return g()\ndef g(): return f()",
        "v = []\nv.append(v)\ndef f(): return v",
        "class A: pass\na = A()\na.a = a\ndef f(): return a",
        "import functools\nf = functools.partial(max, 1, key=len)",
        "import functools\n@functools.lru_cache\ndef f(x): return x",
        "class A:\n    @staticmethod\n    def s(): return 1\n    p = property(lambda self: 3)\nf = A().s\ng = A",
        "class A:\n    @classmethod\n    def c(cls): return 1\nf = A().c",
        "f = 10**5000",
        "f = '\\ud800'",
        "f = iter([])",
        "import numpy as np\nf = np.array([None, 1])",
        "import numpy as np\nf = np.zeros(10**7)",
        "f = [[0] * 1000] * 10_000",
    ],
)
def test_it_never_fails(learner: Callable[..., Any], source: str) -> None:
    assert len(mark(learner, source)) == 32
    assert mark(learner, source) == mark(learner, source)


def test_what_is_not_there_has_one_too(learner: Callable[..., Any]) -> None:
    assert mark(learner, "") != mark(learner, "f = None")


def test_groups_of_names_can_be_asked_for_at_once(learner: Callable[..., Any]) -> None:
    asked = learner(BASE)
    request = json.dumps({"names": [["f"], ["helper"], ["f"]]})
    first, second, third = agent.fingerprint(request, asked.namespace).data["fingerprints"]
    assert first == third == asked.fingerprint("f")
    assert first != second


def test_how_a_docstring_is_set_does_not_count(learner: Callable[..., Any]) -> None:
    set_anew = [
        'def f(x):\n    """Double it.\n\n    So."""\n    return 2 * x',
        "def f(x):\n  '''Double it.\n\n  So.\n  '''\n  return 2 * x",
    ]
    marks = {learner(source).fingerprint("f") for source in set_anew}
    assert len(marks) == 1
    assert learner('def f(x):\n    "Other."\n    return 2 * x').fingerprint("f") not in marks
