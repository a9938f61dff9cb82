"""What was renamed since version 0.2.0: each old name works, and says in the author's line what it is called now."""

from __future__ import annotations

import functools
import importlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders import kit
from graders.kit.retired import renamed_fields, renamed_keywords

MODULES = {
    "graders.habits": "graders.common_mistakes",
    "graders.ideas": "graders.misconception_themes",
    "graders.kit.asks": "graders.kit.queries",
    "graders.kit.comparers": "graders.kit.comparison",
    "graders.kit.functions": "graders.kit.function_comparison",
    "graders.kit.heatmaps": "graders.kit.charts",
    "graders.kit.ladder": "graders.kit.preconditions",
    "graders.kit.pictures": "graders.kit.charts",
    "graders.kit.plots": "graders.kit.charts",
    "graders.kit.subspaces": "graders.kit.subspace_comparison",
    "graders.kit.trial": "graders.kit.evaluation",
}
"""Retired modules, each with the one that holds its names now."""

NAMES: dict[tuple[str, str], tuple[str, str]] = {
    ("graders.kit", "Idea"): ("graders.kit", "MisconceptionTheme"),
    ("graders.kit", "Refusal"): ("graders.kit", "UnreadableValue"),
    ("graders.kit", "given"): ("graders.kit", "example"),
    ("graders.kit.asks", "Ask"): ("graders.kit.queries", "Query"),
    ("graders.kit.cases", "given"): ("graders.kit.cases", "example"),
    ("graders.kit.misconceptions", "Idea"): ("graders.kit.misconceptions", "MisconceptionTheme"),
    ("graders.kit.trial", "Trial"): ("graders.kit.evaluation", "Evaluation"),
    ("graders.kit.values", "Refusal"): ("graders.kit.values", "UnreadableValue"),
}
"""Retired names that are called otherwise in the module that holds them now."""

EXERCISE = {"title": "t", "goal": "g"}
KEYWORDS: list[tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any], dict[str, str]]] = [
    (kit.Case, ("one", [1.0]), {"says": "Dare?", "reached": "Dared."}, {"says": "prompt", "reached": "on_reached"}),
    (
        kit.Misconception,
        ("doubles",),
        {"solution": abs, "asks": "Twice?", "idea": None},
        {"solution": "wrong_solution", "asks": "question", "idea": "theme"},
    ),
    (kit.MisconceptionTheme, ("signs",), {"asks": "Which?"}, {"asks": "question"}),
    (kit.CurveMistake, ("is flat",), {"asks": "How?", "when": bool}, {"asks": "question"}),
    (kit.Failure, (), {"must": kit.say("a"), "asks": kit.say("b")}, {"must": "requirement", "asks": "question"}),
    (kit.UnreadableValue, (), {"must": kit.say("a"), "asks": None}, {"must": "requirement", "asks": "question"}),
    (
        kit.Prediction,
        ("t/guess",),
        {
            **EXERCISE,
            "name": "guess",
            "options": (1, 2),
            "answer": 1,
            "asks": {2: "Why?"},
            "first": "a",
            "passing": "b",
        },
        {"asks": "questions", "first": "first_step", "passing": "on_pass"},
    ),
    (
        kit.Script,
        ("t/f",),
        {**EXERCISE, "names": ["f"], "script": iter, "solution": "", "first": "a", "passing": "b"},
        {"first": "first_step", "passing": "on_pass"},
    ),
    (
        kit.ValueExercise,
        ("t/v",),
        {**EXERCISE, "name": "v", "reference": int, "criteria": [], "solution": "", "first": "a", "passing": "b"},
        {"first": "first_step", "passing": "on_pass"},
    ),
    (
        kit.FunctionExercise,
        ("t/abs",),
        {**EXERCISE, "reference": abs, "cases": [kit.Case("one", [1.0])], "criteria": [], "solution": ""}
        | {"first": "a", "passing": "b"},
        {"first": "first_step", "passing": "on_pass"},
    ),
]
"""What is made with retired keywords: the arguments, and which of them are called what now."""


def imported(module: str) -> Any:
    """Import a module as if for the first time in this process; a retired one warns."""
    sys.modules.pop(module, None)
    if module in MODULES:
        with pytest.warns(DeprecationWarning, match=rf"^{module} is now {MODULES[module]};"):
            return importlib.import_module(module)
    return importlib.import_module(module)


@pytest.mark.parametrize("old", MODULES)
def test_a_retired_module_warns_and_has_all_that_it_had(old: str) -> None:
    module, new = imported(old), importlib.import_module(MODULES[old])
    names = [name for name in module.__all__ if (old, name) not in NAMES]
    assert names
    for name in names:
        with pytest.warns(DeprecationWarning, match=rf"^{old}\.{name} is now {MODULES[old]}") as told:
            assert getattr(module, name) is getattr(new, name)
        assert [one.filename for one in told] == [__file__]
    with pytest.raises(AttributeError):
        _ = module.no_such_name


@pytest.mark.parametrize(("old", "new"), NAMES.items(), ids=[".".join(old) for old in NAMES])
def test_a_retired_name_is_the_new_one_and_warns(old: tuple[str, str], new: tuple[str, str]) -> None:
    module = imported(old[0])
    with pytest.warns(DeprecationWarning, match=rf"^{old[0]}\.{old[1]} is now ") as told:
        value = getattr(module, old[1])
    assert value is getattr(importlib.import_module(new[0]), new[1])
    assert [one.filename for one in told] == [__file__]


@pytest.mark.parametrize(("make", "args", "old", "names"), KEYWORDS, ids=[one[0].__name__ for one in KEYWORDS])
def test_what_is_made_with_retired_keywords_has_its_parts_under_both_names(
    make: Callable[..., Any], args: tuple[Any, ...], old: dict[str, Any], names: dict[str, str]
) -> None:
    made = make(*args, **{names.get(name, name): value for name, value in old.items()})
    with pytest.warns(DeprecationWarning, match=rf"{make.__name__}\(\w+=\.\.\.\) is now \w+=;") as told:
        likewise = make(*args, **old)
    assert {(str(one.message).partition(";")[0], one.filename) for one in told} == {
        (f"{make.__name__}({before}=...) is now {after}=", __file__) for before, after in names.items()
    }
    for before, after in names.items():
        assert getattr(likewise, after) == getattr(made, after)
        with pytest.warns(DeprecationWarning, match=rf"^{make.__name__}\.{before} is now {make.__name__}\.{after};"):
            assert getattr(likewise, before) == getattr(made, after)


@pytest.mark.parametrize(
    "criterion",
    [
        kit.returns_number,
        kit.returns_integer,
        kit.returns_bool,
        kit.returns_string,
        kit.returns_array,
        kit.is_finite,
        functools.partial(kit.holds, "holds", bool),
        kit.agrees_with_reference,
    ],
)
def test_a_criterion_takes_its_words_by_their_retired_names(criterion: Callable[..., kit.Criterion]) -> None:
    label = criterion.func.__name__ if isinstance(criterion, functools.partial) else criterion.__name__
    with pytest.warns(DeprecationWarning, match=rf"^{label}\(must=\.\.\.\) is now requirement=;"):
        made = criterion(must="It must.")
    assert isinstance(made, kit.Criterion)
    if label in ("is_finite", "holds", "agrees_with_reference"):
        with pytest.warns(DeprecationWarning, match=rf"^{label}\(asks=\.\.\.\) is now question=;"):
            assert isinstance(criterion(requirement="It must.", asks="Why?"), kit.Criterion)


def test_a_script_fails_and_stops_by_retired_names_as_by_the_new_ones() -> None:
    with pytest.warns(DeprecationWarning, match=r"^fails\((must|asks)=\.\.\.\) is now (requirement|question)=;"):
        verdict = kit.fails("is even", "It is 3.", must="It must be even.", asks="What is 3 % 2?")
    assert verdict == kit.fails("is even", "It is 3.", "It must be even.", question="What is 3 % 2?")
    exercise = kit.Script("t/f", **EXERCISE, names=["f"], script=iter, solution="", on_pass="Good.")
    with pytest.warns(DeprecationWarning, match=r"^stopped\(asks=\.\.\.\) is now queries=;"):
        assert kit.stopped(exercise, asks=[kit.Call("f")], answers=[kit.Returned(1)]) is None


def test_a_function_in_the_place_of_an_example_draws_and_an_example_may_be_called_draw() -> None:
    def draw(rng: np.random.Generator) -> list[float]:
        return [float(rng.integers(9))]

    with pytest.warns(DeprecationWarning, match=r"^Case\(name, function\) is now Case\(name, draw=function\);") as told:
        assert kit.Case("any", draw, 4) == kit.Case("any", draw=draw, times=4)
    assert [one.filename for one in told] == [__file__]
    for inputs in ([1.0], kit.example(1.0)):
        with pytest.warns(DeprecationWarning, match=r"^Case\(name, draw=inputs\) is now Case\(name, inputs\);"):
            assert kit.Case("one", draw=inputs) == kit.Case("one", inputs)
    with pytest.raises(TypeError, match="either an example or draw="):
        kit.Case("both", kit.example(1.0), draw=draw)
    with pytest.raises(TypeError, match="either an example or draw="):
        kit.Case("neither")


def test_what_was_never_there_is_still_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = kit.no_such_name
    with pytest.raises(ImportError):
        importlib.import_module("graders.kit.no_such_module")


def test_a_call_with_a_retired_keyword_warns_and_one_with_both_is_refused() -> None:
    @renamed_keywords(asks="question")
    def ask(question: str = "?", *, times: int = 1) -> str:
        return question * times

    with pytest.warns(DeprecationWarning, match=r"ask\(asks=\.\.\.\) is now question=;") as told:
        assert ask(asks="what?", times=2) == "what?what?"
    assert [one.filename for one in told] == [__file__]
    with pytest.raises(TypeError, match="both question= and its retired name asks="):
        ask(question="what?", asks="who?")
    with pytest.raises(TypeError, match="whose"):
        ask(whose="what?")


def test_a_dataclass_answers_to_the_retired_names_of_its_fields() -> None:
    import dataclasses

    @renamed_fields(asks="question")
    @dataclasses.dataclass(frozen=True)
    class Mistake:
        name: str
        question: str = ""

    with pytest.warns(DeprecationWarning, match=r"Mistake\(asks=\.\.\.\) is now question=;"):
        mistake = Mistake("one", asks="what?")
    assert mistake == Mistake("one", "what?")
    with pytest.warns(DeprecationWarning, match=r"Mistake\.asks is now Mistake\.question;"):
        assert mistake.asks == "what?"
    with pytest.warns(DeprecationWarning, match=r"Mistake\(asks=\.\.\.\) is now question=;"):
        assert dataclasses.replace(mistake, asks="who?") == Mistake("one", "who?")
    assert [field.name for field in dataclasses.fields(Mistake)] == ["name", "question"]
