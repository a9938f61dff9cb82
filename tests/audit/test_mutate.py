from __future__ import annotations

import ast

import pytest

from graders import probability
from graders.kit import Exercise
from math4ml_ext.audit.mutate import mutants


def changed(body: str, parameters: str = "x") -> set[str]:
    """The bodies of all mutants of a function of one line."""
    found = mutants(f"def f({parameters}):\n    return {body}\n")
    return {mutant.source.splitlines()[1].strip().removeprefix("return ") for mutant in found}


@pytest.mark.parametrize(
    ("body", "among"),
    [
        ("x + 1", {"x - 1", "x", "1", "x + 2", "x + -1", "x + 0", "-(x + 1)"}),
        ("x - 1", {"x + 1", "1 - x"}),
        ("x / 2", {"x * 2", "2 / x"}),
        ("x ** 2", {"x * 2", "2 ** x"}),
        ("-x", {"x"}),
        ("x > 0", {"x >= 0", "x < 0"}),
        ("x > 0 and x < 1", {"x > 0 or x < 1", "x > 0", "x < 1"}),
        ("not x", {"x"}),
        ("True", {"False"}),
        ("np.log(x)", {"x", "np.log2(x)", "np.log1p(x)"}),
        ("np.sum(x, axis=1)", {"np.sum(x)", "np.mean(x, axis=1)", "np.sum(x, axis=0)"}),
        ("g(x, 1)", {"g(1, x)"}),
    ],
)
def test_one_thing_is_changed(body: str, among: set[str]) -> None:
    assert among <= changed(body)


def test_one_parameter_stands_for_another() -> None:
    assert {"p * np.log(p)", "q * np.log(q)"} <= changed("p * np.log(q)", "p, q")


def test_a_line_that_adds_up_is_left_out() -> None:
    sources = [mutant.source for mutant in mutants("def f(x):\n    t = 0\n    t += x\n    return t\n")]
    assert "def f(x):\n    t = 0\n    pass\n    return t\n" in sources


def test_a_mutant_says_where_and_what() -> None:
    assert "line 2: `+` becomes `-`" in [mutant.name for mutant in mutants("def f(x):\n    return x + 1\n")]


@pytest.mark.parametrize("exercise", probability.exercises, ids=lambda exercise: exercise.id)
def test_every_mutant_is_a_program_unlike_the_original_and_unlike_the_others(exercise: Exercise) -> None:
    sources = [mutant.source for mutant in mutants(exercise.solution)]
    assert len(set(sources)) == len(sources)
    original = ast.dump(ast.parse(exercise.solution))
    assert all(ast.dump(ast.parse(source)) != original for source in sources)
