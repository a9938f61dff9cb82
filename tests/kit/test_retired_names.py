"""What was renamed since version 0.2.0: each old name works, and says in the author's line what it is called now."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import numpy as np
import pytest

from graders import kit
from graders.kit.retired import renamed_fields, renamed_keywords

MODULES = {
    "graders.kit.asks": "graders.kit.queries",
}
"""Retired modules, each with the one that holds its names now."""

NAMES: dict[tuple[str, str], tuple[str, str]] = {
    ("graders.kit", "given"): ("graders.kit", "example"),
    ("graders.kit.asks", "Ask"): ("graders.kit.queries", "Query"),
    ("graders.kit.cases", "given"): ("graders.kit.cases", "example"),
}
"""Retired names that are called otherwise in the module that holds them now."""


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
