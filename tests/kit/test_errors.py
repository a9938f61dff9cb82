from __future__ import annotations

import textwrap

import numpy as np
import pytest

from graders.kit.asks import Raised
from graders.kit.errors import explain, question_for


def raised_by(code: str) -> Raised:
    """The answer for what `code` raises, in the words of the Python and numpy that run here."""
    namespace = {"np": np, "a": np.ones(2), "x": 1.0, "nothing": None, "one": lambda x: x, "text": "a"}
    try:
        exec(textwrap.dedent(code), namespace)
    except Exception as error:  # noqa: BLE001 - whichever it is
        return Raised(type(error).__name__, str(error), 2, getattr(error, "name", None))
    raise AssertionError(f"{code!r} raised nothing")


UNBOUND = """
    def f():
        if False:
            total = 1
        return total
    f()
"""


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("lg(x)", "defines `lg`"),
        ("exp(x)", "`np`"),
        ("zeros(1)", "in `np`"),
        ("math.pi", "import"),
        (UNBOUND, "never get a value"),
        ("one(1, 2)", "`def` line"),
        ("one()", "`def` line"),
        ("one(y=1)", "`def` line"),
        ("a(0)", "before a `(`"),
        ("x[0]", "before a `[`"),
        ("nothing + 1", "`None`"),
        ("import math; math.log(a)", "one number"),
        ("list(x)", "one number instead of many"),
        ("text - 1", "types"),
        ("[1] + 2", "types"),
        ("[1, 2][x]", "index"),
        ("1 if a > 0 else 2", "`np.all`"),
        ("a + np.ones(3)", "shapes"),
        ("a @ np.ones(3)", "shapes"),
        ("import math; math.log(0)", "no answer"),
        ("p, q, r = a", "left"),
        ("np.array([[1], [2, 3]])", "same shape"),
        ("max([])", "nothing in the array"),
        ("np.max(np.array([]))", "nothing in the array"),
        ("float('x')", "text"),
        ("a[5]", "last index"),
        ("{}['a']", "keys"),
        ("1 / 0", "right of the division"),
        ("n = np.arange(3); n -= 0.5", "whole numbers"),
        ("np.exp(text)", "types"),
        ("np.add(text, x)", "types"),
        ("import math; math.exp(1000)", "How large"),
        ("[1].sum()", "numpy array"),
        ("np.logarithm", "module spells"),
        ("nothing.sum()", "`return`"),
        ("text.mean()", "before the dot"),
        ("import nonsense_module", "installed"),
        ("def f(:", "bracket"),
        ("def f():\nreturn 1", "moved in"),
        ("assert x > 2", "assertions"),
        ("def f(x): return f(x)\nf(1)", "without end"),
    ],
)
def test_a_common_error_has_a_question_that_leads_on(code: str, part: str) -> None:
    question = question_for(raised_by(code))
    assert question is not None
    assert part in question.plain()
    assert "?" in question.plain()


def test_an_uncommon_error_has_no_question() -> None:
    assert question_for(Raised("MyOwnError", "what")) is None


def test_an_error_without_text_is_named() -> None:
    assert explain(Raised("KeyError", "", 3), "f(1)").plain() == "`f(1)` stopped at line 3: `KeyError`."


def test_an_error_without_a_line_says_only_that_it_stopped() -> None:
    assert explain(Raised("ValueError", "no"), "f(1)").plain() == "`f(1)` stopped: `ValueError`, `no`."


def test_a_long_text_over_many_lines_becomes_one_short_line() -> None:
    text = explain(Raised("ValueError", "a long\n story " * 100, 1), "f(1)").plain()
    assert "\n" not in text
    assert len(text) < 220


def test_the_sizes_in_a_product_that_does_not_fit_are_not_cut_off() -> None:
    try:
        np.ones((2, 3)) @ np.ones((2, 3))
    except ValueError as error:
        text = explain(Raised("ValueError", str(error), 1), "f(1)").plain()
    assert text.endswith(
        "`matmul: Input operand 1 has a mismatch in its core dimension 0 (size 2 is different from 3)`."
    )


def test_what_the_learner_wrote_stays_out_of_the_sentence() -> None:
    said = explain(Raised("ValueError", "<img src=x onerror=alert(1)>", 1), "f('<b>')")
    assert "<" not in said.text


@pytest.mark.parametrize(("name", "text"), [("total", "`total`"), (None, "that name")])
def test_a_name_without_a_value_is_named_where_it_is_known(name: str | None, text: str) -> None:
    question = question_for(Raised("UnboundLocalError", "", 2, name))
    assert question is not None
    assert text in question.plain()


@pytest.mark.parametrize("name", [None, "", "x" * 500, "{line}"])
def test_any_name_can_be_missing(name: str | None) -> None:
    raised = Raised("NameError", "name is not defined", 1, name)
    assert explain(raised, "f()").plain()
    assert question_for(raised) is not None
