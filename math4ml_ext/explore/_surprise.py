"""Surprise, entropy and cross-entropy of two pmfs made by hand."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import ipywidgets as widgets
import numpy as np

from ._base import Explorer
from ._svg import Array, Picture

__all__ = ["Surprise"]

_OUTCOMES = 4
_WORLD, _BELIEF = (0.7, 0.2, 0.1, 0.0), (0.25, 0.25, 0.25, 0.25)

_CLASS = "math4ml-explore-bars"
_LOOK = f"""<style>
.{_CLASS} .widget-label {{ flex: none; overflow: visible; padding: 0; }}
.{_CLASS} .noUi-target.noUi-vertical {{
  width: 30px; border: 0; border-radius: 2px; box-shadow: none; background: var(--jp-layout-color2, #eeeeee);
  clip-path: inset(-8px -8px 0 -8px);
}}
.{_CLASS} .noUi-vertical .noUi-handle {{
  width: 34px; height: 8px; inset: -8px -2px auto auto; border-radius: 3px; box-shadow: none; cursor: ns-resize;
  border: 1px solid var(--jp-layout-color0, #ffffff); background: var(--jp-content-font-color1, #212121);
}}
.{_CLASS} .noUi-vertical .noUi-handle:focus-visible {{ outline: 2px solid var(--jp-brand-color1, #1976d2); }}
.{_CLASS} .noUi-vertical .noUi-handle::before {{
  content: ""; position: absolute; inset: 7px 1px auto 1px; width: auto; height: 30em;
  background: var(--jp-brand-color1, #1976d2);
}}
.{_CLASS}-belief.{_CLASS} .noUi-vertical .noUi-handle::before {{ background: var(--jp-warn-color0, #b26a00); }}
.{_CLASS} .noUi-vertical .noUi-handle::after {{ display: none; }}
</style>"""
"""Sliders that look like the bars of a chart, in the theme's own colours."""


def _bar(name: str, mass: float) -> widgets.FloatSlider:
    return widgets.FloatSlider(
        value=mass,
        min=0,
        max=1,
        step=0.01,
        description=name,
        orientation="vertical",
        readout_format=".2f",
        layout=widgets.Layout(height="13em", width="4.5em"),
    )


def _shared(shape: Array, place: int, mass: float) -> Array:
    """Return the pmf, in whole hundredths, with `mass` at `place` and the rest shared out as `shape` shares it."""
    left = 100 - round(100 * mass)
    others = np.where(np.arange(len(shape)) == place, 0.0, shape)
    if others.sum() == 0:
        others = np.where(np.arange(len(shape)) == place, 0.0, 1.0)
    parts = left * others / others.sum()
    whole = np.floor(parts + 1e-9)
    largest = np.argsort(whole - parts, kind="stable")
    whole[largest[: round(left - whole.sum())]] += 1
    whole[place] = 100 - left
    pmf: Array = whole / 100
    return pmf


class Surprise(Explorer):
    """Drag the bars of two pmfs: what happens (p) and what the model says (q). The rest of the budget follows."""

    def __init__(self) -> None:
        self.p = [_bar(f"p {k}", mass) for k, mass in enumerate(_WORLD)]
        self.q = [_bar(f"q {k}", mass) for k, mass in enumerate(_BELIEF)]
        self._last: dict[int, tuple[int, Array]] = {}
        charts = []
        for which, (bars, title) in enumerate(((self.p, "p: what happens"), (self.q, "q: what the model says"))):
            row = widgets.HBox(bars)
            row.add_class(_CLASS)
            if which:
                row.add_class(f"{_CLASS}-belief")
            charts.append(widgets.VBox([widgets.HTML(title), row]))
        both = widgets.HBox(charts)
        both.layout.flex_flow = "row wrap"
        super().__init__(widgets.HTML(_LOOK), both)

    def pmfs(self) -> tuple[Array, Array]:
        """Return the two pmfs as the bars stand."""
        return np.array([bar.value for bar in self.p]), np.array([bar.value for bar in self.q])

    def _redraw(self, change: Any = None) -> None:
        """Draw once the other bars have made room; the picture leaves first, since it is what the eye waits for."""
        if self._still:
            return
        with ExitStack() as held:
            for bar in (*self.p, *self.q):
                held.enter_context(bar.hold_sync())
            if change is not None:
                self._settle(change["owner"])
            super()._redraw()

    def _settle(self, moved: widgets.FloatSlider) -> None:
        """Let the other bars of a chart share what the one that was moved leaves, as they did before it was touched."""
        which, bars = (0, self.p) if moved in self.p else (1, self.q)
        place = bars.index(moved)
        last, shape = self._last.get(which, (None, None))
        if last != place or shape is None:
            shape = np.array([bar.value for bar in bars])
            self._last[which] = place, shape
        with self._together():
            for bar, mass in zip(bars, _shared(shape, place, moved.value), strict=True):
                bar.value = float(mass)

    def draw(self) -> tuple[str, str]:
        """Return what each outcome costs, and the cross-entropy as the entropy and what comes on top."""
        p, q = self.pmfs()
        with np.errstate(divide="ignore", invalid="ignore"):
            surprises = -np.log(q)
            entropy = float(-np.sum(np.where(p > 0, p * np.log(p), 0.0)))
            cross = float(np.sum(np.where(p > 0, p * surprises, 0.0)))
        picture = Picture((-1.0, _OUTCOMES - 0.4), (-0.78, 1.22), 440, 330)
        picture.line([(-0.55, 0), (_OUTCOMES - 0.4, 0)], "line", 1).line([(-0.55, 0), (-0.55, 1.1)], "line", 1)
        for tick in (0.0, 0.5, 1.0):
            picture.text((-0.62, tick - 0.02), f"{tick:g}", anchor="end")
        for k in range(_OUTCOMES):
            picture.bar(k - 0.32, k + 0.02, p[k], "brand").bar(k + 0.04, k + 0.38, q[k], "warm", outline=True)
            picture.text((k + 0.03, -0.1), f"outcome {k}", anchor="middle")
            label = "∞" if np.isinf(surprises[k]) else f"{surprises[k]:.2f}"
            picture.text((k + 0.03, max(p[k], q[k]) + 0.03), f"-log q = {label}", "ink", "middle")
        self._draw_sums(picture, entropy, cross)
        gap = max(cross - entropy, 0.0)
        if np.isinf(cross):
            words = f"Entropy of p {entropy:.2f}; cross-entropy infinite: the model rules out what happens."
        else:
            words = (
                f"Entropy of p {entropy:.2f}; cross-entropy {cross:.2f}."
                f" The divergence, {gap:.2f}, is what the wrong model costs."
            )
        masses = ", ".join(f"{mass:.2f}" for mass in p), ", ".join(f"{mass:.2f}" for mass in q)
        shown = f"Two pmfs over four outcomes: p is {masses[0]}; q is {masses[1]}. {words}"
        return picture.markup(shown), words

    @staticmethod
    def _draw_sums(picture: Picture, entropy: float, cross: float) -> None:
        """Draw the cross-entropy as a bar of two parts, a nat and a third to each unit of the picture."""
        start, unit, most = -0.55, 0.75, _OUTCOMES - 0.55
        end = most if np.isinf(cross) else min(start + unit * cross, most)
        middle = min(start + unit * entropy, end)
        picture.text((start, -0.34), "cross-entropy: the entropy of p, and what the wrong model adds")
        picture.line([(start, -0.48), (middle, -0.48)], "brand", 16).line([(middle, -0.48), (end, -0.48)], "warm", 16)
        if start + unit * cross > most:
            picture.arrow((end - 0.02, -0.48), (end + 0.14, -0.48), "warm")
        picture.text((start, -0.7), f"{entropy:.2f}", "ink")
        on_top = "∞" if np.isinf(cross) else f"+ {max(cross - entropy, 0.0):.2f}"
        picture.text((max(middle + 0.05, start + 0.45), -0.7), on_top, "ink")
