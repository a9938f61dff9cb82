"""How closely the explorers follow a slider, in the page: the figures that the browser's half wrote."""

from __future__ import annotations

from browser import run
from figures import Row, median, spread

__all__ = ["measure"]

MOST = 50.0
"""Milliseconds: what is slower no longer feels like moving the picture itself."""


def measure(moves: int) -> list[Row]:
    """Move a slider of every explorer to and fro, and say when the picture was redrawn."""
    (read,) = run("explorers.bench", MATH4ML_BENCH_MOVES=str(moves)).values()
    rows = []
    for name, figures in read.items():
        what = f"explorer {name}: from a step of a slider to the picture"
        rows += [
            Row(f"{what} written", median(figures["written"]), "ms", None, MOST, spread(figures["written"])),
            Row(f"{what} painted", median(figures["painted"]), "ms", None, None, spread(figures["painted"])),
        ]
    requests = [each for figures in read.values() for each in figures["request"]]
    return [*rows, Row("empty request in turns with these", median(requests), "ms", None, None, spread(requests))]
