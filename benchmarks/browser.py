"""What a learner waits for, measured in the page: the figures that the browser's half of the benchmarks wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from figures import Row, median, spread

__all__ = ["measure", "run"]

UI_TESTS = Path(__file__).parents[1] / "ui-tests"


def _clicks(what: str, figures: dict[str, list[float]], *, target: float | None) -> list[Row]:
    """A click against the empty request and the empty POST that were measured in turns with it."""
    least = median(figures["request"]) + median(figures["post"])
    written = figures["written"]
    return [
        Row(f"{what}: written", median(written), "ms", least, target, spread(written)),
        Row(f"{what}: painted", median(figures["painted"]), "ms", None, None, spread(figures["painted"])),
    ]


def run(spec: str, **settings: str) -> dict[str, Any]:
    """Run one file of the browser's half, with settings of its own, and read what it wrote."""
    with tempfile.TemporaryDirectory(prefix="math4ml-bench-") as folder:
        environment = {**os.environ, "PYTHON": sys.executable, "MATH4ML_BENCH_OUT": folder, **settings}
        command = ["npx", "playwright", "test", "--config", "benchmarks.config.ts", spec]
        subprocess.run(command, cwd=UI_TESTS, env=environment, check=True)
        return {path.stem: json.loads(path.read_text()) for path in Path(folder).glob("*.json")}


def measure(clicks: int, loads: int) -> list[Row]:
    """Measure clicks on Check, and how long a notebook takes to load."""
    read = run("browser.bench", MATH4ML_BENCH_CLICKS=str(clicks), MATH4ML_BENCH_LOADS=str(loads))
    passed, delayed = read["click-passed"], read["click-delayed-passed"]
    load, course = read["load"], read["course"]
    return [
        *_clicks("click to a pass (softmax), against empty request + empty POST", passed, target=1.5),
        *_clicks("click to a counterexample (softmax)", read["click-not-yet"], target=None),
        Row("empty request in the page, TCP_NODELAY on", median(passed["request"]), "ms", None, None, ""),
        Row("empty request in the page, TCP_NODELAY off", median(delayed["request"]), "ms", None, None, ""),
        Row("empty POST in the page", median(passed["post"]), "ms", None, None, ""),
        Row(
            "click to a pass, TCP_NODELAY on against off",
            median(passed["written"]),
            "ms",
            median(delayed["written"]),
            None,
            spread(delayed["written"]),
        ),
        Row(
            "notebook of 200 tagged cells ready, extension on against off",
            median(load["on"]),
            "ms",
            median(load["off"]),
            1.05,
            spread(load["on"]),
        ),
        Row(
            "the four notebooks open with the panel up, extension on against off",
            median(course["on"]),
            "ms",
            median(course["off"]),
            1.05,
            spread(course["on"]),
        ),
    ]
