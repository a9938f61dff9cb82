from __future__ import annotations

import numpy as np
import pytest

from graders.kit.errors import explain, question_for
from graders.kit.queries import Raised


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


@pytest.mark.parametrize("name", [None, "", "x" * 500, "{line}"])
def test_any_name_can_be_missing(name: str | None) -> None:
    raised = Raised("NameError", "name is not defined", 1, name)
    assert explain(raised, "f()").plain()
    assert question_for(raised) is not None
