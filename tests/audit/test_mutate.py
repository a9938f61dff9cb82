from __future__ import annotations

import ast

import pytest

from graders.kit import Exercise
from math4ml_ext.audit.mutate import MANY, mutants
from math4ml_ext.course import course

each = pytest.mark.parametrize(
    "exercise", [one for one in course if one.form != "prediction"], ids=lambda exercise: exercise.id
)


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
        ("np.sum(x, axis=0)", {"np.sum(x, axis=1)", "np.sum(x, axis=-1)"}),
        ("g(x, 1)", {"g(1, x)", "g(x)"}),
        ("A @ B", {"A * B", "B @ A", "A", "B"}),
        ("A.T", {"A"}),
        ("x[1:]", {"x", "x[:]", "x[1 + 1:]", "x[2:]", "x[0:]"}),
        ("x[i]", {"x[i + 1]", "x[i - 1]"}),
        ("A[i, j]", {"A[j, i]"}),
        ("x.shape[0]", {"x.shape[1]", "x.shape[-1]", "x.shape"}),
        ("x.copy()", {"x"}),
        ("sum(x)", {"max(x)", "x"}),
        ("a if x else b", {"a", "b", "b if x else a"}),
        ("[g(i) for i in range(n) if i]", {"[g(i) for i in range(n)]", "[g(i) for i in range(n + 1) if i]"}),
        ("(a, b)", {"(b, a)"}),
        ("x", {"-x", "x + 1", "x * 2", "x * 1.001", "np.trunc(x)", "x[::-1]"}),
    ],
)
def test_one_thing_is_changed(body: str, among: set[str]) -> None:
    assert among <= changed(body)


def test_one_parameter_stands_for_another() -> None:
    assert {"p * np.log(p)", "q * np.log(q)"} <= changed("p * np.log(q)", "p, q")


def bodies(body: str) -> set[str]:
    """The bodies of all mutants of a function of several lines."""
    found = mutants("def f(x):\n" + "".join(f"    {line}\n" for line in body.splitlines()))
    return {"\n".join(line[4:] for line in mutant.source.splitlines()[1:]) for mutant in found}


def test_a_line_is_left_out() -> None:
    assert {"pass\nt += x\nreturn t", "t = 0\npass\nreturn t"} <= bodies("t = 0\nt += x\nreturn t")


def test_a_loop_has_a_round_too_few_or_one_alone_or_goes_backwards() -> None:
    assert {
        "for i in list(x)[1:]:\n    g(i)",
        "for i in list(x)[:-1]:\n    g(i)",
        "for i in reversed(list(x)):\n    g(i)",
        "for i in x:\n    g(i)\n    break",
    } <= bodies("for i in x:\n    g(i)")


def test_a_condition_is_turned_round_or_not_asked() -> None:
    assert {
        "if not x:\n    g()",
        "if True:\n    g()",
        "if False:\n    g()",
        "if x:\n    pass",
    } <= bodies("if x:\n    g()")


def test_where_there_are_few_a_result_is_misread_and_one_name_for_another() -> None:
    assert {"p = x\nreturn x", "p = x\nreturn np.transpose(p)"} <= bodies("p = x\nreturn p")


def test_a_mutant_says_where_and_what() -> None:
    assert "line 2: `+` becomes `-`" in [mutant.name for mutant in mutants("def f(x):\n    return x + 1\n")]


@each
def test_every_mutant_is_a_program_unlike_the_original_and_unlike_the_others(exercise: Exercise) -> None:
    sources = [mutant.source for mutant in mutants(exercise.solution)]
    assert len(set(sources)) == len(sources)
    original = ast.dump(ast.parse(exercise.solution))
    assert all(ast.dump(ast.parse(source)) != original for source in sources)


@each
def test_there_are_at_least_twenty(exercise: Exercise) -> None:
    assert len(mutants(exercise.solution)) >= MANY
