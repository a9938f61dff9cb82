"""Cases: the inputs on which a function is tried, from the simplest to the wildest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from .retired import renamed_fields, renamed_names, warn_renamed
from .text import Words

__all__ = ["Case", "Draw", "Inputs", "example"]


@dataclass(frozen=True)
class Inputs:
    """The arguments of one call."""

    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


def example(*args: Any, **kwargs: Any) -> Inputs:
    """Write down the arguments of a call as they would be passed: ``example(0.0, data, f, n_steps=3)``."""
    return Inputs(args, kwargs)


Draw: TypeAlias = Callable[[np.random.Generator], "Inputs | Sequence[Any]"]


@renamed_fields(says="prompt", reached="on_reached")
@dataclass(frozen=True)
class Case:
    """One kind of input.

    Parameters
    ----------
    name : str
        What is special about it, "a negative score".
    example : Inputs or list
        The arguments, written by hand: ``example(...)`` or a list. Such an input is shown as it is.
    times : int
        How many inputs to draw.
    stretch : bool
        Whether it is a goal beyond the pass: it never withholds one, and counts for nothing else.
    prompt : str or Sentence
        What invites to the stretch goal, "``[1000, 1001]`` overflows. Can you make it survive?"
    on_reached : str or Sentence
        What is said when the stretch goal is reached.
    simpler : callable, optional
        From the arguments to simpler ones, the simplest first, where the general way of `shrink` does not know what
        inputs are valid.
    draw : callable
        Instead of an example: a function of a random generator that returns the arguments. A failing input that was
        drawn is made simpler before it is shown.
    """

    name: str
    example: Inputs | Sequence[Any] | None = None
    times: int = 1
    stretch: bool = False
    prompt: Words = ""
    on_reached: Words = ""
    simpler: Callable[..., Iterable[Inputs | Sequence[Any]]] | None = None
    draw: Draw | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        self._accept_retired_forms()
        if (self.draw is None) == (self.example is None):
            raise TypeError(f"case {self.name!r}: give either an example or draw=, a function that draws the arguments")
        if self.draw is None and not isinstance(self.example, (Inputs, list, tuple)):
            raise TypeError(
                f"case {self.name!r}: give the arguments as example(...) or a list, or draw= a function that draws them"
            )
        if self.times < 1 or (self.times > 1 and self.draw is None):
            raise ValueError(f"case {self.name!r}: only a drawn case can be tried several times")
        if self.example is not None:
            object.__setattr__(self, "example", as_inputs(self.example))

    def _accept_retired_forms(self) -> None:
        """Accept a function in the place of the example, and an example as ``draw``, as version 0.2.0 did."""
        example: object = self.example
        draw: object = self.draw
        if callable(example) and draw is None:
            warn_renamed("Case(name, function)", "Case(name, draw=function)")
            object.__setattr__(self, "draw", example)
            object.__setattr__(self, "example", None)
        elif isinstance(draw, (Inputs, list, tuple)) and example is None:
            warn_renamed("Case(name, draw=inputs)", "Case(name, inputs)")
            object.__setattr__(self, "example", draw)
            object.__setattr__(self, "draw", None)

    @property
    def by_hand(self) -> bool:
        """Whether the inputs were written down rather than drawn."""
        return self.draw is None

    def inputs(self, rng: np.random.Generator) -> list[Inputs]:
        """Return the inputs of this case for one check."""
        if self.draw is not None:
            return [as_inputs(self.draw(rng)) for _ in range(self.times)]
        assert self.example is not None
        return [as_inputs(self.example)]


def as_inputs(arguments: Inputs | Sequence[Any]) -> Inputs:
    """Return arguments, however they were written, as `Inputs`."""
    return arguments if isinstance(arguments, Inputs) else Inputs(tuple(arguments))


if not TYPE_CHECKING:
    __getattr__ = renamed_names(__name__, {"given": "example"})
