"""Small pictures as SVG text.

An explorer redraws on every step of a slider. A picture of a few kilobytes in the page's own colours is drawn in about
a millisecond and follows a change of theme by itself; a rendered bitmap does neither.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

__all__ = ["COLOURS", "Picture", "beside"]

Array = npt.NDArray[np.float64]
Range = tuple[float, float]

COLOURS = {
    "ink": "var(--jp-content-font-color1, #212121)",
    "note": "var(--jp-content-font-color2, #616161)",
    "soft": "var(--jp-content-font-color3, #757575)",
    "line": "var(--jp-border-color1, #bdbdbd)",
    "brand": "var(--jp-brand-color1, #1976d2)",
    "warm": "var(--jp-warn-color0, #b26a00)",
    "good": "var(--jp-success-color1, #2e7d32)",
    "page": "var(--jp-layout-color0, #ffffff)",
}
"""Names for the theme's colours, each with a fallback for pages that have no theme."""


class Picture:
    """A picture with coordinates of its own.

    Parameters
    ----------
    x, y : pair of float
        The ranges shown.
    width, height : int
        Size in CSS pixels. The picture shrinks with its column and never grows beyond this.
    """

    def __init__(self, x: Range, y: Range, width: int = 420, height: int = 300) -> None:
        self.x, self.y, self.width, self.height = x, y, width, height
        self._parts: list[str] = []

    def _place(self, points: npt.ArrayLike) -> Array:
        """Return points of shape (n, 2), in the picture's coordinates, as pixels."""
        at = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        # A curve may leave the picture by far; browsers do not agree on what to do with huge coordinates.
        at = np.clip(np.nan_to_num(at), -1e6, 1e6)
        across = (at[:, 0] - self.x[0]) / (self.x[1] - self.x[0]) * self.width
        down = (self.y[1] - at[:, 1]) / (self.y[1] - self.y[0]) * self.height
        return np.clip(np.column_stack([across, down]), -1e4, 1e4)

    def line(
        self, points: npt.ArrayLike, colour: str = "ink", width: float = 1.5, dashed: bool = False, fill: str = "none"
    ) -> Picture:
        """Draw a line through points of shape (n, 2); with `fill`, the area it encloses."""
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in self._place(points))
        dash = ' stroke-dasharray="4 3"' if dashed else ""
        inside = "none" if fill == "none" else COLOURS[fill]
        opacity = "" if fill == "none" else ' fill-opacity="0.18"'
        self._parts.append(
            f'<polyline points="{path}" fill="{inside}"{opacity} '
            f'stroke="{COLOURS[colour]}" stroke-width="{width}"{dash}/>'
        )
        return self

    def arrow(self, start: npt.ArrayLike, end: npt.ArrayLike, colour: str = "brand") -> Picture:
        """Draw an arrow from `start` to `end`."""
        (a, b), (c, d) = self._place(np.array([start, end], dtype=np.float64))
        angle = np.arctan2(d - b, c - a)
        left, right = angle + 2.7, angle - 2.7
        head = (
            f"{c:.1f},{d:.1f} {c + 9 * np.cos(left):.1f},{d + 9 * np.sin(left):.1f}"
            f" {c + 9 * np.cos(right):.1f},{d + 9 * np.sin(right):.1f}"
        )
        self._parts.append(
            f'<line x1="{a:.1f}" y1="{b:.1f}" x2="{c:.1f}" y2="{d:.1f}" stroke="{COLOURS[colour]}" stroke-width="2.5"/>'
            f'<polygon points="{head}" fill="{COLOURS[colour]}"/>'
        )
        return self

    def dots(self, points: npt.ArrayLike, colour: str = "brand", radius: float = 3.5) -> Picture:
        """Draw a dot at each of the points of shape (n, 2)."""
        for a, b in self._place(points):
            self._parts.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius}" fill="{COLOURS[colour]}"/>')
        return self

    def bar(self, left: float, right: float, top: float, colour: str = "brand", outline: bool = False) -> Picture:
        """Draw a bar from zero to `top`; with `outline` only its edge."""
        (a, b), (c, d) = self._place([(left, max(top, 0.0)), (right, min(top, 0.0))])
        paint = f'fill="none" stroke="{COLOURS[colour]}" stroke-width="2"' if outline else f'fill="{COLOURS[colour]}"'
        self._parts.append(
            f'<rect x="{a:.1f}" y="{b:.1f}" width="{c - a:.1f}" height="{max(d - b, 0.5):.1f}" {paint}/>'
        )
        return self

    def text(self, at: npt.ArrayLike, words: str, colour: str = "note", anchor: str = "start") -> Picture:
        """Write words with their baseline at a point."""
        ((a, b),) = self._place(at)
        self._parts.append(
            f'<text x="{a:.1f}" y="{b:.1f}" fill="{COLOURS[colour]}" text-anchor="{anchor}">{html.escape(words)}</text>'
        )
        return self

    def axes(self, ticks_x: Iterable[float] = (), ticks_y: Iterable[float] = ()) -> Picture:
        """Draw the axes where they cross the picture, with a few numbers."""
        zero_x = min(max(0.0, self.x[0]), self.x[1])
        zero_y = min(max(0.0, self.y[0]), self.y[1])
        self.line([(self.x[0], zero_y), (self.x[1], zero_y)], "line", 1)
        self.line([(zero_x, self.y[0]), (zero_x, self.y[1])], "line", 1)
        drop = (self.y[1] - self.y[0]) * 15 / self.height
        shift = (self.x[1] - self.x[0]) * 5 / self.width
        for tick in ticks_x:
            self.text((tick, zero_y - drop), f"{tick:g}", anchor="middle")
        for tick in ticks_y:
            self.text((zero_x + shift, tick), f"{tick:g}")
        return self

    def over(self, other: Picture) -> Picture:
        """Draw all that another picture of the same ranges and size has."""
        self._parts += other._parts
        return self

    def markup(self, says: str) -> str:
        """Return the SVG; `says` is what it shows, in words, for those who cannot see it."""
        return _svg(self.width, self.height, says, self._parts)

    def part(self, left: int) -> str:
        """Return the picture as a part of a wider one. What leaves it is cut off."""
        box = f'x="{left}" y="0" width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        return f"<svg {box}>{''.join(self._parts)}</svg>"


def beside(left: Picture, right: Picture, says: str, gap: int = 24) -> str:
    """Return two pictures as one SVG; they shrink together."""
    width, height = left.width + gap + right.width, max(left.height, right.height)
    return _svg(width, height, says, [left.part(0), right.part(left.width + gap)])


def _svg(width: int, height: int, says: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" '
        f'role="img" aria-label="{html.escape(says)}" '
        'style="max-width: 100%; height: auto; overflow: hidden; font: 12px var(--jp-ui-font-family, sans-serif); '
        f'background: {COLOURS["page"]}">' + "".join(parts) + "</svg>"
    )
