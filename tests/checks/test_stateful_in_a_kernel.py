"""A Monte Carlo exercise and a file that is handed in, in a real kernel: graded like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders.kit import Case, FunctionExercise, Misconception, Source, agrees_with_reference, example, returns_number
from math4ml_ext.kernels import KernelSession
from math4ml_ext.runner import check, clean_kernel, run_cell

SECONDS = 60.0
PARTS: dict[str, Any] = {"title": "t", "goal": "g", "solution": "", "on_pass": "Good."}


def estimate_pi(rng: Any, n: int) -> float:
    x, y = rng.random(n), rng.random(n)
    return float(4 * np.mean(x**2 + y**2 <= 1))


def rng_of(seed: int) -> Source:
    return Source(f"__import__('numpy').random.default_rng({seed})")


PI = FunctionExercise(
    "tests/pi",
    name="estimate_pi",
    reference=estimate_pi,
    cases=[
        Case("ten points", example(rng_of(3), 10)),
        Case("any points", draw=lambda rng: [rng_of(int(rng.integers(1000))), int(rng.integers(20, 60))], times=4),
    ],
    criteria=[returns_number(), agrees_with_reference()],
    misconceptions=[Misconception("forgets the four", lambda rng, n: estimate_pi(rng, n) / 4, "Which part is it?")],
    **PARTS,
)

TOTAL = FunctionExercise(
    "tests/total",
    name="total_price",
    reference=lambda file: float(sum(float(line.split(",")[1]) for line in file)),
    cases=[Case("two things", example(Source("__import__('io').StringIO('tea,2\\nmilk,4\\n')")))],
    criteria=[returns_number(), agrees_with_reference()],
    misconceptions=[Misconception("counts the lines", lambda file: float(len(list(file))), "What stands in a line?")],
    **PARTS,
)

PI_RIGHT = """\
def estimate_pi(rng, n):
    x, y = rng.random(n), rng.random(n)
    return 4 * ((x ** 2 + y ** 2) <= 1).mean()
"""
TOTAL_RIGHT = """\
def total_price(file):
    return sum(float(line.strip().split(",")[1]) for line in file.readlines())
"""


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KernelSession]:
    folder: Path = tmp_path_factory.mktemp("kernel")
    with clean_kernel(folder) as session:
        yield session


@pytest.mark.parametrize(
    ("exercise", "source", "outcome", "misconception"),
    [
        (PI, PI_RIGHT, "passed", None),
        (PI, PI_RIGHT.replace("4 *", "1 *"), "failed", "forgets the four"),
        (
            PI,
            "import numpy as np\n" + PI_RIGHT.replace("    x,", "    rng = np.random.default_rng(0)\n    x,"),
            "failed",
            None,
        ),
        (TOTAL, TOTAL_RIGHT, "passed", None),
        (TOTAL, "def total_price(file):\n    return float(len(file.readlines()))\n", "failed", "counts the lines"),
    ],
)
def test_what_has_a_state_is_graded_like_any_other(
    kernel: KernelSession, exercise: FunctionExercise, source: str, outcome: str, misconception: str | None
) -> None:
    assert run_cell(kernel, source, seconds=SECONDS) is None
    for seed in range(5):
        verdict = check(kernel, exercise, seed=seed)
        assert (verdict.outcome, verdict.misconception) == (outcome, misconception)
