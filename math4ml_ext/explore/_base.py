"""What all explorers share: controls, a picture, a line of words, and a clean end."""

from __future__ import annotations

import html
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import ipywidgets as widgets

__all__ = ["CLASS", "Explorer", "slider"]

CLASS = "math4ml-explore"
"""By this the page knows an explorer, and gives the handles of its sliders their names."""


def slider(name: str, value: float, low: float, high: float, step: float, **more: Any) -> widgets.FloatSlider:
    """Return a slider with its name beside it; arrow keys move it by `step`."""
    return widgets.FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        description=name,
        readout_format=more.pop("readout_format", ".2f"),
        style={"description_width": "8.5em"},
        layout=widgets.Layout(width="26em", max_width="100%"),
        **more,
    )


class Explorer(widgets.VBox):
    """Controls above a picture above one line of words.

    A subclass hands its controls to ``__init__`` and says in `draw` what they make of the picture. Making a new one
    closes the one of its kind that was open, so that a cell that is run again leaves nothing behind.
    """

    _open: ClassVar[dict[type, Explorer]] = {}

    def __init__(self, *controls: widgets.Widget) -> None:
        earlier = Explorer._open.pop(type(self), None)
        if earlier is not None:
            earlier.close()
        self.picture = widgets.HTML()
        self.caption = widgets.HTML()
        self._controls = controls
        self._still = False
        super().__init__([*controls, self.picture, self.caption])
        self.add_class(CLASS)
        for control in self._sources():
            control.observe(self._redraw, names="value")
        Explorer._open[type(self)] = self
        self._redraw()

    def _sources(self) -> list[widgets.Widget]:
        """Return the controls that have a value, those inside boxes too."""
        found: list[widgets.Widget] = []
        waiting = list(self._controls)
        while waiting:
            control = waiting.pop(0)
            waiting[:0] = getattr(control, "children", ())
            if "value" in control.traits() and not isinstance(control, widgets.HTML):
                found.append(control)
        return found

    @abstractmethod
    def draw(self) -> tuple[str, str]:
        """Return the picture as SVG and one line of words about it, as plain text."""

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Move several controls, and draw nothing until the last of them is where it belongs."""
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    def _redraw(self, _change: object = None) -> None:
        if self._still:
            return
        picture, words = self.draw()
        self.picture.value = picture
        self.caption.value = f'<span role="status">{html.escape(words)}</span>'

    def close(self) -> None:
        """Close the explorer and every widget that belongs to it."""
        inner: list[widgets.Widget] = [self.picture, self.caption, *self._controls]
        while inner:
            widget = inner.pop()
            inner.extend(getattr(widget, "children", ()))
            for part in ("layout", "style"):
                if part in widget.traits():
                    getattr(widget, part).close()
            widget.close()
        if Explorer._open.get(type(self)) is self:
            del Explorer._open[type(self)]
        self.layout.close()
        super().close()
