"""Cases: the inputs on which a function is tried, from the simplest to the wildest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np

from .text import Words

__all__ = ["Case", "Draw", "Inputs", "given"]


@dataclass(frozen=True)
class Inputs:
    """The arguments of one call."""

    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)


def given(*args: Any, **kwargs: Any) -> Inputs:
    """Write down the arguments of a call as they would be passed: ``given(0.0, data, f, n_steps=3)``."""
    return Inputs(args, kwargs)


Draw: TypeAlias = Callable[[np.random.Generator], "Inputs | Sequence[Any]"]


@dataclass(frozen=True)
class Case:
    """One kind of input.

    Parameters
    ----------
    name : str
        What is special about it, "a negative score".
    draw : Inputs, list or callable
        The arguments: written by hand as ``given(...)`` or a list, or drawn by a function of a random generator. A
        failing input that was drawn is made simpler before it is shown; one written by hand is shown as it is.
    times : int
        How many inputs to draw.
    stretch : bool
        Whether it is a goal beyond the pass: it never withholds one, and counts for nothing else.
    says : str or Sentence
        What invites to the stretch goal, "``[1000, 1001]`` overflows. Can you make it survive?"
    reached : str or Sentence
        What is said when the stretch goal is reached.
    simpler : callable, optional
        From the arguments to simpler ones, the simplest first, where the general way of `shrink` does not know what
        inputs are valid.
    """

    name: str
    draw: Inputs | Sequence[Any] | Draw
    times: int = 1
    stretch: bool = False
    says: Words = ""
    reached: Words = ""
    simpler: Callable[..., Iterable[Inputs | Sequence[Any]]] | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if not callable(self.draw) and not isinstance(self.draw, (Inputs, list, tuple)):
            raise TypeError(
                f"case {self.name!r}: give the arguments as given(...) or a list, or a function that draws them"
            )
        if self.times < 1 or (self.times > 1 and not callable(self.draw)):
            raise ValueError(f"case {self.name!r}: only a drawn case can be tried several times")
        if not callable(self.draw):
            object.__setattr__(self, "draw", as_inputs(self.draw))

    @property
    def by_hand(self) -> bool:
        """Whether the inputs were written down rather than drawn."""
        return not callable(self.draw)

    def inputs(self, rng: np.random.Generator) -> list[Inputs]:
        """Return the inputs of this case for one check."""
        if not callable(self.draw):
            return [as_inputs(self.draw)]
        return [as_inputs(self.draw(rng)) for _ in range(self.times)]


def as_inputs(arguments: Inputs | Sequence[Any]) -> Inputs:
    """Return arguments, however they were written, as `Inputs`."""
    return arguments if isinstance(arguments, Inputs) else Inputs(tuple(arguments))
