"""Surprise, entropy and cross-entropy of two pmfs made by hand."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np

from ._base import Explorer
from ._svg import Array, Picture

__all__ = ["Surprise"]

_OUTCOMES = 4


def _upright(name: str, value: float) -> widgets.FloatSlider:
    return widgets.FloatSlider(
        value=value,
        min=0,
        max=1,
        step=0.05,
        description=name,
        orientation="vertical",
        readout_format=".2f",
        layout=widgets.Layout(height="9em", width="5em"),
    )


def _pmf(sliders: list[widgets.FloatSlider]) -> Array:
    """Return the sliders' values, made to sum to one; all at zero counts as all equal."""
    weights = np.array([one.value for one in sliders])
    return weights / weights.sum() if weights.sum() > 0 else np.full(len(sliders), 1 / len(sliders))


class Surprise(Explorer):
    """Drag two pmfs into shape: what happens (p) and what the model says (q)."""

    def __init__(self) -> None:
        self.p = [_upright(f"p {k}", value) for k, value in enumerate((0.7, 0.2, 0.1, 0.0))]
        self.q = [_upright(f"q {k}", value) for k, value in enumerate((0.25,) * _OUTCOMES)]
        rows = [widgets.HBox(row) for row in (self.p, self.q)]
        both = widgets.HBox(rows)
        for row in (*rows, both):
            row.layout.flex_flow = "row wrap"
        super().__init__(both)

    def draw(self) -> tuple[str, str]:
        """Return both pmfs as bars, the surprise of each outcome under q above, and the three sums."""
        p, q = _pmf(self.p), _pmf(self.q)
        with np.errstate(divide="ignore", invalid="ignore"):
            surprises = -np.log(q)
            entropy = float(-np.sum(np.where(p > 0, p * np.log(p), 0.0)))
            cross = float(np.sum(np.where(p > 0, p * surprises, 0.0)))
        picture = Picture((-1.0, _OUTCOMES - 0.4), (-0.16, 1.25), 440, 300)
        picture.line([(-0.55, 0), (_OUTCOMES - 0.4, 0)], "line", 1).line([(-0.55, 0), (-0.55, 1.1)], "line", 1)
        for tick in (0.0, 0.5, 1.0):
            picture.text((-0.62, tick - 0.01), f"{tick:g}", anchor="end")
        for k in range(_OUTCOMES):
            picture.bar(k - 0.32, k + 0.02, p[k], "brand").bar(k + 0.04, k + 0.38, q[k], "warm", outline=True)
            picture.text((k + 0.03, -0.11), f"outcome {k}", anchor="middle")
            label = "∞" if np.isinf(surprises[k]) else f"{surprises[k]:.2f}"
            picture.text((k + 0.03, max(p[k], q[k]) + 0.04), f"-log q = {label}", "ink", "middle")
        picture.text((_OUTCOMES - 0.45, 1.17), "filled: p, what happens   outlined: q, the model", anchor="end")
        total = "infinite: the model rules out what happens" if np.isinf(cross) else f"{cross:.2f}"
        gap = (
            ""
            if np.isinf(cross)
            else f" The divergence, {max(cross - entropy, 0.0):.2f}, is what the wrong model costs."
        )
        words = f"Entropy of p {entropy:.2f}; cross-entropy {total}.{gap}"
        return picture.markup(f"Two pmfs over four outcomes. {words}"), words
