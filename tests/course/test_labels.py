"""Labels and names that do not cross: two of them may look the same, and nothing is said of the learner's steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graders.kit import Opaque
from graders.kit.testing import verdict_on

from .conftest import EXERCISES

decompose = next(one for one in EXERCISES if one.id == "svd/decompose")

Maps = tuple[dict[Any, Any], ...]


def hidden_labels(f: Callable[[Any], Any], domain: list[Any]) -> Maps:
    label = Opaque("object", "<object>")
    return dict.fromkeys(domain, label), {label: 0}, {0: f(domain[-1])}


def hidden_in_a_tuple(f: Callable[[Any], Any], domain: list[Any]) -> Maps:
    keep, rename, place = hidden_labels(f, domain)
    return {x: (label, 1) for x, label in keep.items()}, {(label, 1): 0 for label in rename}, place


def hidden_names(f: Callable[[Any], Any], domain: list[Any]) -> Maps:
    name = Opaque("Fraction", "<Fraction>")
    keep = {x: f(x) for x in domain}
    return keep, dict.fromkeys(keep.values(), name), {name: f(domain[-1])}


@pytest.mark.parametrize("steps", [hidden_labels, hidden_in_a_tuple, hidden_names])
def test_what_a_check_cannot_look_into_is_called_that_and_no_mistake(steps: Callable[..., Maps]) -> None:
    verdict = verdict_on(decompose, steps)
    assert verdict.outcome == "failed"
    assert verdict.misconception is None
    assert "cannot look into a label or a name" in verdict.message.plain()
